//! Cues that are no verbs: "in his view", "her claim that", "is confident that".

use std::ops::Range;

use super::super::class::Class;
use super::super::paragraph::Paragraph;
use super::super::source;
use super::super::tag::Tag;
use super::super::token::Shape;

/// Nouns that make "in …’s" say whose words these are.
const VIEWS: [&str; 12] = [
    "view",
    "opinion",
    "words",
    "eyes",
    "judgment",
    "judgement",
    "telling",
    "estimation",
    "account",
    "mind",
    "reading",
    "phrase",
];

/// A cue that is no verb, with its source, and where its content begins or its aside ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NounCue {
    pub(super) source: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) content: Place,
}

/// Where the content of such a cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// After the cue, from this index.
    After(usize),
    /// Around the aside that begins with its preposition at the first index and ends before the second.
    Around(usize, usize),
}

/// The cue whose noun stands at `at`, if it is one; `low` and `high` bound its sentence.
pub(super) fn cue(paragraph: &Paragraph<'_>, at: usize, low: usize, high: usize) -> Option<NounCue> {
    if paragraph.tags[at] != Tag::Noun || at == low || paragraph.is_quoted(at) {
        return None;
    }
    let source = owner(paragraph, at, low)?;
    let lead = source.start.checked_sub(1).filter(|&it| it >= low);
    let view = VIEWS.iter().any(|it| paragraph.reads(at, it));
    if let Some(lead) = lead.filter(|&it| view && paragraph.reads(it, "in")) {
        return Some(NounCue { source, cue: at..at + 1, content: Place::Around(lead, at + 1) });
    }
    let that = at + 1 < high && paragraph.tags[at + 1] == Tag::That;
    let is = at + 2 < high && paragraph.tokens[at + 1].is(Class::BE) && paragraph.tags[at + 2] == Tag::That;
    if !paragraph.tokens[at].is(Class::CUE_NOUN) || !(that || is) {
        return None;
    }
    let content = if that { at + 1 } else { at + 2 };
    Some(NounCue { source, cue: at..content, content: Place::After(content) })
}

/// Who has the noun at `at`: "his", "the mayor’s".
fn owner(paragraph: &Paragraph<'_>, at: usize, low: usize) -> Option<Range<usize>> {
    let mut end = at;
    while end > low && at - end < 2 && paragraph.tags[end - 1] == Tag::Noun {
        end -= 1;
    }
    let before = end.checked_sub(1).filter(|&it| it >= low && !paragraph.is_quoted(it))?;
    match paragraph.tags[before] {
        Tag::Possessive => Some(before..end),
        Tag::Genitive => {
            let range = source::before(paragraph, before, low)?;
            Some(range.start..end)
        }
        _ => None,
    }
}

/// For "is confident that": where "that" or the clause after the adjective begins, given the index after
/// the verb.
pub(super) fn adjective(paragraph: &Paragraph<'_>, after: usize, high: usize) -> Option<usize> {
    let at = (after..high.min(after + 3)).find(|&it| paragraph.tags[it] != Tag::Adverb)?;
    let adjective = paragraph.tokens[at].is(Class::CUE_ADJECTIVE) && !paragraph.is_quoted(at);
    let that = at + 1 < high && paragraph.tags[at + 1] == Tag::That;
    (adjective && that && paragraph.shape(at) == Some(Shape::Lower)).then_some(at + 1)
}
