//! Words and turns of phrase that tell something as they stand, from the word lists of `assets/argument`.
//!
//! Unlike the words of cues they are not found in all their forms: "suggests that" hedges, "suggesting a date" does
//! not. Entries end at a comma; "be" stands for all its forms, "a|b" for either word. An adverb may stand between two
//! words of an entry, a negation may not.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::analysis::text::{Class, Paragraph, Tag, word_list};

const CLAUSES: &str = include_str!("../../../assets/argument/clauses.txt");

/// The forms that "be" stands for, once they were needed.
static BE: LazyLock<WordChoice> = LazyLock::new(|| {
    let be = word_list::sections(CLAUSES).filter(|(section, _)| *section == "be");
    be.flat_map(|(_, line)| word_list::entries(line)).collect()
});

/// Words, of which any may stand in a place of a turn of phrase.
type WordChoice = Vec<&'static str>;

/// Words and turns of phrase, each with what it tells.
#[derive(Debug)]
pub(super) struct Turns<T> {
    turns: Vec<(Vec<WordChoice>, T)>,
    /// The turns by their first word, so that most words of a text meet none.
    by_first: HashMap<&'static str, Vec<usize>>,
}

impl<T> Default for Turns<T> {
    fn default() -> Self {
        Self { turns: Vec::new(), by_first: HashMap::new() }
    }
}

impl<T: Copy> Turns<T> {
    /// Takes in the entries of a line.
    pub(super) fn add(&mut self, line: &'static str, told: T) {
        for entry in line.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            let words = entry.split_whitespace().flat_map(split_clitic);
            let parts: Vec<WordChoice> = words.map(part).collect();
            for first in parts.first().into_iter().flatten() {
                self.by_first.entry(first).or_default().push(self.turns.len());
            }
            self.turns.push((parts, told));
        }
    }

    /// What the longest turn tells that begins with the first token of `range`, and where it ends.
    pub(super) fn find(&self, paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<(T, usize)> {
        let first = paragraph.lower(range.start)?;
        let begun = self.by_first.get(first.as_str())?.iter().filter_map(|it| self.turns.get(*it));
        let fitting = begun.filter_map(|(parts, told)| {
            let end = end_of(parts, paragraph, range.clone())?;
            Some((parts.len(), *told, end))
        });
        fitting.max_by_key(|(length, ..)| *length).map(|(_, told, end)| (told, end))
    }
}

/// The words of an entry as they are cut in a text: "let's" is two.
fn split_clitic(word: &'static str) -> impl Iterator<Item = &'static str> {
    let cut = ["'s", "'ve", "'d"].iter().find_map(|it| word.strip_suffix(it).filter(|rest| !rest.is_empty()));
    let (head, clitic) = word.split_at(cut.map_or(word.len(), str::len));
    [head, clitic].into_iter().filter(|it| !it.is_empty())
}

fn part(word: &'static str) -> WordChoice {
    word.split('|').flat_map(|it| if it == "be" { BE.clone() } else { vec![it] }).collect()
}

/// Where the turn that begins with the first token of `range` ends; that token is known to fit.
fn end_of(parts: &[WordChoice], paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<usize> {
    parts.iter().skip(1).try_fold(range.start + 1, |at, part| {
        let fits = |at: usize| at < range.end && paragraph.lower(at).is_some_and(|it| part.contains(&it.as_str()));
        let passes = || paragraph.tag(at) == Some(Tag::Adverb) && !paragraph.tokens[at].is(Class::NEGATION);
        if fits(at) {
            return Some(at + 1);
        }
        (passes() && fits(at + 1)).then_some(at + 2)
    })
}
