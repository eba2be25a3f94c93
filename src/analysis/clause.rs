//! Verb groups of a sentence and their subjects.

use std::ops::Range;

use super::class::Class;
use super::paragraph::Paragraph;
use super::source;
use super::tag::Tag;
use super::token::Shape;
use super::verb::Forms;

/// How a verb group stands in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mood {
    /// "has said"
    Finite,
    /// "is expected"
    Passive,
    /// "to say"
    Infinitive,
    /// "saying"
    Participle,
}

/// A main verb with its auxiliaries and adverbs. All indices are of tokens.
#[derive(Clone, Debug)]
pub(super) struct VerbGroup {
    /// The first auxiliary or adverb, or the main verb.
    pub(super) start: usize,
    /// The main verb.
    pub(super) head: usize,
    pub(super) mood: Mood,
    /// The words of its subject; for an infinitive or a participle the subject of what governs it.
    pub(super) subject: Option<Range<usize>>,
    /// Whether the subject stands right before the group.
    pub(super) own_subject: bool,
}

/// The verb groups of a sentence outside quotation marks, in order.
pub(super) fn verb_groups(paragraph: &Paragraph<'_>, sentence: Range<usize>) -> Vec<VerbGroup> {
    let mut groups: Vec<VerbGroup> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match group_at(paragraph, at, &sentence) {
            Some(mut group) => {
                find_subject(paragraph, &sentence, &groups, &mut group);
                at = group.head + 1;
                groups.push(group);
            }
            None => at += 1,
        }
    }
    groups
}

/// The verb group that begins at `at`.
fn group_at(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> Option<VerbGroup> {
    let (tags, tokens) = (&paragraph.tags, &paragraph.tokens);
    if paragraph.is_quoted(at) || !matches!(tags[at], Tag::Auxiliary | Tag::Verb | Tag::Ing | Tag::To) {
        return None;
    }
    let (mut head, mut cursor) = (at, at);
    let mut be = false;
    while cursor < sentence.end && !paragraph.is_quoted(cursor) {
        match tags[cursor] {
            Tag::Auxiliary => {
                be = tokens[cursor].is(Class::BE);
                head = cursor;
            }
            Tag::Adverb if cursor + 1 < sentence.end => {}
            Tag::To if cursor == at => {}
            Tag::Verb | Tag::Ing => {
                head = cursor;
                break;
            }
            _ => break,
        }
        cursor += 1;
    }
    let mut start = at;
    while start > sentence.start && tags[start - 1] == Tag::Adverb && !paragraph.is_quoted(start - 1) {
        start -= 1;
    }
    let participle = tokens[head].verb.is_some_and(|it| it.forms.any(Forms::PARTICIPLE));
    let mood = match tags[at] {
        Tag::To => Mood::Infinitive,
        Tag::Ing => Mood::Participle,
        _ if be && participle && tags[head] == Tag::Verb => Mood::Passive,
        _ => Mood::Finite,
    };
    Some(VerbGroup { start, head, mood, subject: None, own_subject: false })
}

fn find_subject(paragraph: &Paragraph<'_>, sentence: &Range<usize>, earlier: &[VerbGroup], group: &mut VerbGroup) {
    let cue = |it: &&VerbGroup| paragraph.tokens[it.head].verb.is_some_and(|it| it.cue);
    let attributes = cue(&&*group) && group.mood != Mood::Infinitive;
    let somebody = |it: &VerbGroup| it.subject.clone().filter(|it| !relative(paragraph, it));
    let speaker = || {
        let mut speakers = earlier.iter().filter(cue).filter_map(somebody);
        if group.mood == Mood::Participle { speakers.next() } else { speakers.next_back() }.filter(|_| attributes)
    };
    let inherited = || speaker().or_else(|| earlier.iter().rev().find_map(somebody));
    if matches!(group.mood, Mood::Infinitive | Mood::Participle) {
        group.subject = inherited();
        if group.subject.is_none() && group.mood == Mood::Participle && attributes {
            group.subject = opening(paragraph, sentence, group.start);
        }
        return;
    }
    group.subject = source::before(paragraph, group.start, sentence.start);
    group.own_subject = group.subject.is_some();
    if group.subject.is_none() && continues(paragraph, group.start, sentence.start) {
        group.subject = inherited();
    }
}

/// The noun phrase that opens a sentence, for a participle after a comma or a dash: "Roe balked, saying".
fn opening(paragraph: &Paragraph<'_>, sentence: &Range<usize>, participle: usize) -> Option<Range<usize>> {
    let low = participle.checked_sub(1).filter(|&it| it > sentence.start)?;
    let marked = matches!(paragraph.tokens[low].shape, Shape::Comma | Shape::Dash);
    let first = sentence.clone().find(|&it| !matches!(paragraph.tags[it], Tag::And | Tag::But | Tag::Mark))?;
    let noun = matches!(
        paragraph.tags[first],
        Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Noun | Tag::Number
    );
    let range = source::after(paragraph, first, low)?;
    let unknown_verb = |&it: &usize| paragraph.tags[it] == Tag::Noun && paragraph.ends_with(it, &["ed"]);
    let after_name = |it: &usize| paragraph.tags[it - 1] == Tag::Name && unknown_verb(it);
    let range = first..(first + 1..range.end).find(after_name).unwrap_or(range.end);
    let ends = range.end < low && paragraph.shape(range.end) != Some(Shape::Comma);
    (marked && noun && ends && !paragraph.tokens[first].is(Class::EXPLETIVE)).then_some(range)
}

/// Whether a subject is "who" or "which".
fn relative(paragraph: &Paragraph<'_>, subject: &Range<usize>) -> bool {
    subject.len() == 1 && paragraph.tags[subject.start] == Tag::Relative
}

/// Whether the verb group at `start` shares the subject of the one before: "and said", ", but denied".
fn continues(paragraph: &Paragraph<'_>, start: usize, low: usize) -> bool {
    start > low
        && (matches!(paragraph.tags[start - 1], Tag::And | Tag::But)
            || matches!(paragraph.tokens[start - 1].shape, Shape::Comma | Shape::Dash | Shape::Close))
}
