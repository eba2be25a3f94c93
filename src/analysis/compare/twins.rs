//! What one source says in two articles, put beside each other: the same quotation, cut differently by each paper,
//! finds its twin by the words that both have.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::super::{AttributionId, Form};
use super::Beside;

/// How alike two statements are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// They have the same words.
    Same,
    /// One is a part of the other, or they have most of the telling words of the shorter one in common.
    Alike,
}

/// A statement as it is compared.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) id: AttributionId,
    pub(super) form: Form,
    pub(super) words: Vec<String>,
}

/// How many letters a word has that tells one statement from another.
const TELLING: usize = 4;
/// How many telling words two statements share at least to be taken for one, unless one is a part of the other.
const FEWEST: usize = 3;
/// How many words such a part has at least: in one piece, and where other words stand between.
const SHORTEST: usize = 3;
const INSIDE: usize = 5;
/// Words in more statements than this are not what a twin is looked for by.
const COMMON: usize = 32;

/// The words of a text, without marks and in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_lowercase)
}

/// The statements of one source in two articles: twins first, in the order of the first article, then all others, which
/// are each alone in what they say.
pub(super) fn beside(here: &[Said], there: &[Said]) -> Vec<Beside> {
    let mut candidates = candidates(here, there);
    candidates.sort_by_key(|it| (!it.quoted, Reverse(it.score), it.here, it.there));
    let mut twin: HashMap<usize, (usize, Likeness)> = HashMap::new();
    let mut taken = BTreeSet::new();
    for it in candidates {
        if !twin.contains_key(&it.here) && taken.insert(it.there) {
            twin.insert(it.here, (it.there, it.likeness));
        }
    }
    let (mut rows, mut alone) = (Vec::new(), Vec::new());
    for (nth, said) in here.iter().enumerate() {
        match twin.get(&nth).and_then(|(other, likeness)| Some((there.get(*other)?.id, *likeness))) {
            Some((other, likeness)) => {
                rows.push(Beside { here: Some(said.id), there: Some(other), likeness: Some(likeness) });
            }
            None => alone.push(said.id),
        }
    }
    let rest: Vec<AttributionId> =
        there.iter().enumerate().filter(|(nth, _)| !taken.contains(nth)).map(|(_, it)| it.id).collect();
    let others = (0..alone.len().max(rest.len())).map(|nth| Beside {
        here: alone.get(nth).copied(),
        there: rest.get(nth).copied(),
        likeness: None,
    });
    rows.extend(others);
    rows
}

/// Two statements that may be twins.
struct Candidate {
    here: usize,
    there: usize,
    /// Whether there are quotation marks in both.
    quoted: bool,
    /// How much they have in common: parts in a thousand of the shorter one, then words.
    score: (usize, usize),
    likeness: Likeness,
}

fn candidates(here: &[Said], there: &[Said]) -> Vec<Candidate> {
    let sets =
        |all: &[Said]| all.iter().map(|it| it.words.iter().cloned().collect()).collect::<Vec<BTreeSet<String>>>();
    let (own, others) = (sets(here), sets(there));
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (nth, words) in others.iter().enumerate() {
        for word in words {
            by_word.entry(word).or_default().push(nth);
        }
    }
    let mut found = Vec::new();
    for (nth, (said, words)) in here.iter().zip(&own).enumerate() {
        let known = words.iter().filter_map(|it| by_word.get(it.as_str())).filter(|it| it.len() <= COMMON);
        let near: BTreeSet<usize> = known.flatten().copied().collect();
        let pairs = near.into_iter().filter_map(|at| Some((at, there.get(at)?, others.get(at)?)));
        found.extend(pairs.filter_map(|(at, other, theirs)| {
            let (score, likeness) = likeness((said, words), (other, theirs))?;
            let quoted = said.form != Form::Indirect && other.form != Form::Indirect;
            Some(Candidate { here: nth, there: at, quoted, score, likeness })
        }));
    }
    found
}

fn likeness(
    (one, words): (&Said, &BTreeSet<String>),
    (other, theirs): (&Said, &BTreeSet<String>),
) -> Option<((usize, usize), Likeness)> {
    let telling = |it: &&String| it.chars().count() >= TELLING || it.contains(char::is_numeric);
    let common = words.intersection(theirs).count();
    let shared = words.intersection(theirs).filter(telling).count();
    let fewer = words.len().min(theirs.len()).max(1);
    let score = (common * 1000 / fewer, common);
    if one.words == other.words {
        return Some((score, Likeness::Same));
    }
    let shorter = words.iter().filter(telling).count().min(theirs.iter().filter(telling).count());
    let is_most = shared >= FEWEST && shared * 5 >= shorter * 3;
    let is_cut = is_part(&one.words, &other.words) || is_part(&other.words, &one.words);
    let is_inside = common == fewer && common >= INSIDE;
    (is_most || is_cut || is_inside).then_some((score, Likeness::Alike))
}

/// Whether all words of one statement stand in the other one after another.
fn is_part(short: &[String], long: &[String]) -> bool {
    short.len() >= SHORTEST && long.windows(short.len()).any(|it| it == short)
}
