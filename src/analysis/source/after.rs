//! Subjects that stand after their verb.

use std::ops::Range;

use super::super::class::Class;
use super::super::paragraph::Paragraph;
use super::super::tag::Tag;
use super::super::token::Shape;
use super::LONGEST;

/// The noun phrase that begins at `start`, as the subject after a verb ("said Jane Roe, a lawyer,"). It
/// does not reach over `high`.
pub(in crate::analysis) fn after(paragraph: &Paragraph<'_>, start: usize, high: usize) -> Option<Range<usize>> {
    let high = high.min(start + LONGEST);
    let mut at = start;
    while at < high && !paragraph.is_quoted(at) {
        let next = match paragraph.tags[at] {
            Tag::Noun | Tag::Name | Tag::Number | Tag::Genitive | Tag::Possessive | Tag::Determiner => at + 1,
            Tag::Pronoun if at == start => at + 1,
            Tag::Adverb if at > start && paragraph.tags[at - 1] == Tag::Determiner => at + 1,
            Tag::Preposition if at > start && attaches_after(paragraph, at, high) => at + 1,
            Tag::And if at > start && nominal_at(paragraph, at + 1, high) => at + 1,
            Tag::Ing | Tag::Verb if at > start && reduced_after(paragraph, at, high) => at + 1,
            Tag::Relative if at > start && !attributes(paragraph, at + 1, high) => clause_end(paragraph, at, high),
            Tag::Mark if at > start => match paragraph.tokens[at].shape {
                Shape::Open => closing_bracket(paragraph, at, high).unwrap_or(at),
                Shape::Comma if joins_after(paragraph, at, high) => clause_end(paragraph, at + 1, high),
                _ => at,
            },
            _ => at,
        };
        if next == at {
            break;
        }
        at = next;
    }
    (at > start).then_some(start..at)
}

fn nominal_at(paragraph: &Paragraph<'_>, at: usize, high: usize) -> bool {
    at < high
        && !paragraph.is_quoted(at)
        && matches!(paragraph.tags[at], Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Number)
}

/// Whether a preposition after a name belongs to it: "of Ohio", but not "in a statement" or "on Monday".
fn attaches_after(paragraph: &Paragraph<'_>, at: usize, high: usize) -> bool {
    let upcoming = paragraph.tokens.get(at + 1..(at + 4).min(high)).unwrap_or_default();
    let outside = upcoming.iter().any(|it| it.is(Class::MANNER | Class::TIME));
    nominal_at(paragraph, at + 1, high) && !outside && !paragraph.tokens[at].is(Class::SUBORDINATOR)
}

/// Whether a participle after a noun describes it: "a lawyer representing", "a man named".
fn reduced_after(paragraph: &Paragraph<'_>, at: usize, high: usize) -> bool {
    let ing = paragraph.tags[at] == Tag::Ing;
    paragraph.tags[at - 1] == Tag::Noun && at + 1 < high && (ing || paragraph.tags[at + 1] == Tag::Preposition)
}

/// Whether the comma at `at` opens an apposition or a relative clause.
fn joins_after(paragraph: &Paragraph<'_>, at: usize, high: usize) -> bool {
    if at + 1 >= high || paragraph.is_quoted(at + 1) || paragraph.tokens[at + 1].is(Class::TIME | Class::MANNER) {
        return false;
    }
    match paragraph.tags[at + 1] {
        Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Name | Tag::Noun => {
            !(at + 1..clause_end(paragraph, at + 1, high)).any(|it| is_finite(paragraph, it))
        }
        Tag::Relative => !attributes(paragraph, at + 2, high),
        _ => false,
    }
}

/// Whether a finite verb stands at `at`, and no relative clause makes it part of a noun phrase.
fn is_finite(paragraph: &Paragraph<'_>, at: usize) -> bool {
    matches!(paragraph.tags[at], Tag::Auxiliary | Tag::Verb)
        && !paragraph.tags.get(..at).is_some_and(|it| it.iter().rev().take(3).any(|&it| it == Tag::Relative))
        && paragraph.tag(at + 1) != Some(Tag::Preposition)
}

/// Whether a verb that may attribute something stands within a few tokens.
pub(super) fn attributes(paragraph: &Paragraph<'_>, at: usize, high: usize) -> bool {
    (at..high.min(at + 4)).any(|it| {
        paragraph.tags[it] == Tag::Verb
            && paragraph.tokens.get(it + 1).is_some_and(|next| {
                next.is(Class::RELATIVE | Class::PRONOUN) || matches!(next.shape, Shape::Quote(_) | Shape::Comma)
            })
    })
}

/// Where a parenthesis that begins at `at` ends: at a comma, a dash, a quotation or the end.
fn clause_end(paragraph: &Paragraph<'_>, at: usize, high: usize) -> usize {
    (at..high)
        .find(|&it| {
            paragraph.is_quoted(it)
                || matches!(
                    paragraph.tokens[it].shape,
                    Shape::Comma | Shape::Dash | Shape::Stop | Shape::Semicolon | Shape::Colon | Shape::Exclamation
                )
        })
        .unwrap_or(high)
}

fn closing_bracket(paragraph: &Paragraph<'_>, open: usize, high: usize) -> Option<usize> {
    (open + 1..high.min(open + 12)).find(|&at| paragraph.shape(at) == Some(Shape::Close)).map(|at| at + 1)
}
