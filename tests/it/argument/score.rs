//! How far two readings of one article agree, mark by mark.
//!
//! A mark counts as found if the other reading has the same one on words that overlap it by half of the shorter of the
//! two: readers who cut a sentence elsewhere still agree on what it does.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use ascribe::analysis::{CueStance, Stance};
use ascribe::document::Span;

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

/// By family: how many marks there are, and how many of them the other reading has too.
#[derive(Clone, Copy, Default)]
struct Count {
    found: usize,
    found_right: usize,
    gold: usize,
    gold_met: usize,
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
            count.found_right += found.iter().filter(|it| is_met(**it, &gold)).count();
            count.gold += gold.len();
            count.gold_met += gold.iter().filter(|it| is_met(**it, &found)).count();
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for family in FAMILIES {
            let it = self.0.get(family).copied().unwrap_or_default();
            let precision = percent(it.found_right, it.found);
            let recall = percent(it.gold_met, it.gold);
            writeln!(
                f,
                "{family:<12} P {precision} ({} of {})  R {recall} ({} of {})",
                it.found_right, it.found, it.gold_met, it.gold
            )?;
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
    cues.chain(asserted.map(|it| it.span)).collect()
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

fn is_met(mark: Span, others: &[Span]) -> bool {
    let enough = |it: &Span| mark.intersection(*it).is_some_and(|both| both.len() * 2 >= mark.len().min(it.len()));
    others.iter().any(enough)
}

/// Writes the marks that only one of them has, by family.
pub(super) fn differences(article: &Article, found: &Reading, out: &mut String) {
    for family in FAMILIES {
        let (found, gold) = (marks(found, family), marks(&article.reading, family));
        let lines = found.iter().map(|it| (it, &gold, "wrong")).chain(gold.iter().map(|it| (it, &found, "missed")));
        for (mark, _, verdict) in lines.filter(|(mark, others, _)| !is_met(**mark, others)) {
            let words = article.text[mark.start()..mark.end()].replace('\n', " ");
            writeln!(out, "{} {verdict} {family}: {words}", article.name).unwrap();
        }
    }
}
