//! How far two readings of one article agree, mark by mark.
//!
//! A mark counts as found if the other reading has the same one on words that overlap it by half of the shorter of the
//! two: readers who cut a sentence elsewhere still agree on what it does. Marks are matched one to one, in the order of
//! the text: two marks on the halves of one sentence meet one mark on the whole of it once, and the second is wrong.
//! What is plain is no mark, and is not counted. Precision is how many of the program's marks are met, recall how many of
//! the reader's.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use ascribe::analysis::{CueStance, Stance};
use ascribe::document::Span;
use ascribe::reader::Family;

use super::gold::{Article, Reading};

/// The families in the order in which they are shown.
const FAMILIES: [&str; 15] = [
    "question",
    "directive",
    "hedged",
    "boosted",
    "reason",
    "conclusion",
    "concession",
    "contrast",
    "condition",
    "example",
    "checkable",
    "endorsed",
    "distanced",
    "denied",
    "scare quote",
];

/// What a family of the reader's is called here.
pub(super) fn name(family: Family) -> String {
    if family == Family::Scare { "scare quote".to_owned() } else { format!("{family:?}").to_lowercase() }
}

/// By family: how many marks each reading has, and how many of them both.
#[derive(Clone, Copy, Default)]
struct Count {
    found: usize,
    gold: usize,
    both: usize,
}

/// How far two readings agree.
#[derive(Default)]
pub(super) struct Table(BTreeMap<&'static str, Count>);

impl Table {
    /// Counts in what `found` and `gold` mark in one article.
    pub(super) fn add(&mut self, found: &Reading, gold: &Reading) {
        for family in FAMILIES {
            let (found, gold) = (marks(found, family), marks(gold, family));
            let count = self.0.entry(family).or_default();
            count.found += found.len();
            count.gold += gold.len();
            count.both += pairs(&found, &gold).len();
        }
    }

    /// How many marks of a family were found, and how many of these are right.
    pub(super) fn found(&self, family: &str) -> (usize, usize) {
        self.0.get(family).map_or((0, 0), |it| (it.found, it.both))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for family in FAMILIES {
            let it = self.0.get(family).copied().unwrap_or_default();
            let Count { found, gold, both } = it;
            let (precision, recall) = (percent(both, found), percent(both, gold));
            writeln!(f, "{family:<12} P {precision} ({both} of {found})  R {recall} ({both} of {gold})")?;
        }
        Ok(())
    }
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "  –".to_owned() } else { format!("{:3}", (part * 200 + whole) / (whole * 2)) }
}

/// Where a reading has the marks of a family.
fn marks(reading: &Reading, family: &str) -> Vec<Span> {
    if family == "scare quote" {
        return reading.scare_quotes.clone();
    }
    let cues = reading.cues.iter().filter(|(_, stance)| cue_name(*stance) == family).map(|(span, _)| *span);
    let asserted = reading.assertions.iter().filter(|it| {
        let role = it.role.map(|role| format!("{role:?}").to_lowercase());
        stance_name(it.stance) == family || role.as_deref() == Some(family) || it.checkable && family == "checkable"
    });
    let mut marks: Vec<Span> = cues.chain(asserted.map(|it| it.span)).collect();
    marks.sort_unstable();
    marks
}

fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Plain => "plain",
        Stance::Hedged => "hedged",
        Stance::Boosted => "boosted",
        Stance::Question => "question",
        Stance::Directive => "directive",
    }
}

fn cue_name(stance: CueStance) -> &'static str {
    match stance {
        CueStance::Neutral => "neutral",
        CueStance::Endorsed => "endorsed",
        CueStance::Distanced => "distanced",
        CueStance::Denied => "denied",
    }
}

/// Which of the marks found meets which of the reader's, by their places in the lists; each at most one.
fn pairs(found: &[Span], gold: &[Span]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (nth, mark) in found.iter().enumerate() {
        let meets = |it: &Span| mark.intersection(*it).is_some_and(|both| both.len() * 2 >= mark.len().min(it.len()));
        let is_free = |index: &usize| pairs.iter().all(|(_, taken)| taken != index);
        let met = gold.iter().enumerate().filter(|(_, it)| meets(it)).map(|(index, _)| index).find(is_free);
        pairs.extend(met.map(|met| (nth, met)));
    }
    pairs
}

/// Writes the marks that only one of them has, by family.
pub(super) fn differences(article: &Article, found: &Reading, out: &mut String) {
    for family in FAMILIES {
        let (found, gold) = (marks(found, family), marks(&article.reading, family));
        let pairs = pairs(&found, &gold);
        let wrong =
            (0..found.len()).filter(|nth| pairs.iter().all(|(it, _)| it != nth)).map(|nth| (found[nth], "wrong"));
        let missed =
            (0..gold.len()).filter(|nth| pairs.iter().all(|(_, it)| it != nth)).map(|nth| (gold[nth], "missed"));
        for (mark, verdict) in wrong.chain(missed) {
            let words = article.text[mark.start()..mark.end()].replace('\n', " ");
            writeln!(out, "{} {verdict} {family}: {words}", article.name).unwrap();
        }
    }
}

#[test]
fn a_mark_is_met_once() {
    // Marks of the program, of the reader, and which meet.
    type Row = (&'static [(usize, usize)], &'static [(usize, usize)], &'static [(usize, usize)]);
    let table: [Row; 5] = [
        (&[(0, 10)], &[(0, 10)], &[(0, 0)]),
        (&[(0, 5), (5, 10)], &[(0, 10)], &[(0, 0)]),
        (&[(0, 10)], &[(0, 5), (5, 10)], &[(0, 0)]),
        (&[(0, 5), (5, 10)], &[(0, 5), (5, 10)], &[(0, 0), (1, 1)]),
        (&[(0, 10), (20, 30)], &[(6, 26)], &[(1, 0)]),
    ];
    let spans = |spans: &[(usize, usize)]| spans.iter().map(|(start, end)| Span::new(*start, *end)).collect::<Vec<_>>();
    for (found, gold, expected) in table {
        assert_eq!(pairs(&spans(found), &spans(gold)), expected, "{found:?} {gold:?}");
    }
}
