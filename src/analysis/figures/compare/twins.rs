//! What one source says in two articles, put beside each other: the same quotation, cut differently by each paper,
//! finds its twin by the words that both have.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, VecDeque};

use super::StatementPair;
use crate::analysis::result::{AttributionId, Form};

/// How alike two statements are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// They have the same words.
    Same,
    /// One is a part of the other, or they have most of the telling words of the shorter one in common.
    Alike,
    /// Their words are the same or alike, and one of the two is denied.
    Contrary,
}

/// A statement as it is compared.
#[derive(Debug)]
pub(super) struct Utterance {
    pub(super) id: AttributionId,
    pub(super) form: Form,
    pub(super) denied: bool,
    pub(super) words: Vec<String>,
}

impl Utterance {
    /// Whether some of it stands in quotation marks.
    fn is_quoted(&self) -> bool {
        self.form != Form::Indirect
    }
}

/// How many letters a word has that tells one statement from another.
const TELLING: usize = 4;
/// How many telling words two statements share at least to be taken for one, unless one is a part of the other.
const FEWEST: usize = 3;
/// How many words such a part has at least: in one piece, and where other words stand between.
const SHORTEST: usize = 3;
const INSIDE: usize = 5;
/// Words in more statements than this are not what one that is alike is looked for by.
const COMMON: usize = 32;

/// The words of a text, without marks and in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_lowercase)
}

/// The statements of one source in two articles: twins first, in the order of the first article, then all others, each
/// in a row of its own.
pub(super) fn beside(here: &[Utterance], there: &[Utterance]) -> Vec<StatementPair> {
    let mut twins = Twins { here, there, other: vec![None; here.len()], taken: vec![false; there.len()] };
    twins.pair_equal(Likeness::Same, |it| (it.denied, it.is_quoted()));
    twins.pair_equal(Likeness::Same, |it| (it.denied, false));
    twins.pair_alike(Likeness::Alike);
    // What is said in both comes before what one says and the other denies.
    twins.pair_equal(Likeness::Contrary, |_| (false, false));
    twins.pair_alike(Likeness::Contrary);
    twins.rows()
}

/// Who has found a twin and who has not yet.
struct Twins<'a> {
    here: &'a [Utterance],
    there: &'a [Utterance],
    /// For each of `here` which of `there` is its twin.
    other: Vec<Option<(usize, Likeness)>>,
    /// Whether one of `there` is a twin.
    taken: Vec<bool>,
}

impl<'a> Twins<'a> {
    /// Those of the first article without a twin.
    fn left_here(&self) -> Vec<(usize, &'a Utterance)> {
        self.here.iter().enumerate().filter(|(nth, _)| self.other.get(*nth) == Some(&None)).collect()
    }

    /// Those of the second.
    fn left_there(&self) -> Vec<(usize, &'a Utterance)> {
        self.there.iter().enumerate().filter(|(nth, _)| self.taken.get(*nth) == Some(&false)).collect()
    }

    fn pair(&mut self, here: usize, there: usize, likeness: Likeness) {
        if let (Some(other @ None), Some(taken @ false)) = (self.other.get_mut(here), self.taken.get_mut(there)) {
            *other = Some((there, likeness));
            *taken = true;
        }
    }

    /// Pairs those with the same words and the same `key`, in order. Linear, however many are equal.
    fn pair_equal(&mut self, likeness: Likeness, key: impl Fn(&Utterance) -> (bool, bool)) {
        let mut waiting: HashMap<_, VecDeque<usize>> = HashMap::new();
        for (nth, said) in self.left_there().into_iter().filter(|(_, it)| !it.words.is_empty()) {
            waiting.entry((&said.words, key(said))).or_default().push_back(nth);
        }
        for (nth, said) in self.left_here() {
            if let Some(other) = waiting.get_mut(&(&said.words, key(said))).and_then(VecDeque::pop_front) {
                self.pair(nth, other, likeness);
            }
        }
    }

    /// Pairs those that have enough words in common, the best first.
    fn pair_alike(&mut self, likeness: Likeness) {
        let mut candidates = candidates(&self.left_here(), &self.left_there(), likeness == Likeness::Contrary);
        candidates.sort_by_key(|it| (!it.quoted, Reverse(it.score), it.here, it.there));
        for it in candidates {
            self.pair(it.here, it.there, likeness);
        }
    }

    fn rows(&self) -> Vec<StatementPair> {
        let twins = self.here.iter().zip(&self.other).filter_map(|(said, other)| {
            let (other, likeness) = (*other)?;
            Some(StatementPair {
                here: Some(said.id),
                there: Some(self.there.get(other)?.id),
                likeness: Some(likeness),
            })
        });
        let alone = self.left_here().into_iter().map(|(_, it)| (Some(it.id), None));
        let rest = self.left_there().into_iter().map(|(_, it)| (None, Some(it.id)));
        let others = alone.chain(rest).map(|(here, there)| StatementPair { here, there, likeness: None });
        twins.chain(others).collect()
    }
}

/// Two statements that may be twins.
struct TwinPair {
    here: usize,
    there: usize,
    /// Whether there are quotation marks in both.
    quoted: bool,
    score: Score,
}

/// How much two statements have in common: parts in a thousand of the shorter one, then words.
type Score = (usize, usize);

/// Those that are alike; of which one is denied, or else both or neither.
fn candidates(here: &[(usize, &Utterance)], there: &[(usize, &Utterance)], one_is_denied: bool) -> Vec<TwinPair> {
    let set = |said: &Utterance| said.words.iter().cloned().collect::<BTreeSet<String>>();
    let others: Vec<BTreeSet<String>> = there.iter().map(|(_, it)| set(it)).collect();
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, words) in others.iter().enumerate() {
        for word in words {
            by_word.entry(word).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for &(nth, said) in here {
        let words = set(said);
        let known = words.iter().filter_map(|it| by_word.get(it.as_str())).filter(|it| it.len() <= COMMON);
        let near: BTreeSet<usize> = known.flatten().copied().collect();
        let pairs = near.into_iter().filter_map(|at| Some((there.get(at)?, others.get(at)?)));
        let pairs = pairs.filter(|((_, other), _)| (said.denied != other.denied) == one_is_denied);
        found.extend(pairs.filter_map(|(&(at, other), theirs)| {
            let score = alike((said, &words), (other, theirs))?;
            Some(TwinPair { here: nth, there: at, quoted: said.is_quoted() && other.is_quoted(), score })
        }));
    }
    found
}

/// How much two statements have in common, if they are alike.
fn alike(
    (one, words): (&Utterance, &BTreeSet<String>),
    (other, theirs): (&Utterance, &BTreeSet<String>),
) -> Option<Score> {
    let telling = |it: &&String| it.chars().count() >= TELLING || it.contains(char::is_numeric);
    let common = words.intersection(theirs).count();
    let shared = words.intersection(theirs).filter(telling).count();
    let fewer = words.len().min(theirs.len()).max(1);
    let score = (common * 1000 / fewer, common);
    let shorter = words.iter().filter(telling).count().min(theirs.iter().filter(telling).count());
    let is_most = shared >= FEWEST && shared * 5 >= shorter * 3;
    let is_inside = common == fewer && common >= INSIDE;
    let is_cut = || is_part(&one.words, &other.words) || is_part(&other.words, &one.words);
    (is_most || is_inside || is_cut()).then_some(score)
}

/// Whether all words of one statement stand in the other one after another. They are looked for as one string, which is
/// linear however often a word comes again.
fn is_part(short: &[String], long: &[String]) -> bool {
    let joined = |words: &[String]| format!(" {} ", words.join(" "));
    (SHORTEST..=long.len()).contains(&short.len()) && joined(long).contains(&joined(short))
}
