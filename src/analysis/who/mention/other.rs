//! Mentions that are neither names nor sources: "the clerk", "Ada Holt and Tom Finch". They say nothing, but a
//! pronoun may stand for them.

use super::name::{is_part, run_end};
use super::{Named, Noun, noun};
use crate::analysis::result::Kind;
use crate::analysis::text::{Class, Paragraph, Shape, Tag};

/// The description that an article or a possessive at `at` opens, and where it ends. None where it only says more
/// of somebody who is named beside it.
pub(super) fn description(paragraph: &Paragraph<'_>, at: usize) -> Option<(Named, usize)> {
    let end =
        (at + 1..paragraph.tokens.len().min(at + 6)).take_while(|&it| paragraph.tags[it] == Tag::Noun).last()? + 1;
    let head = &paragraph.tokens[end - 1];
    let known = Class::ROLE | Class::GROUP | Class::ORGANIZATION | Class::DOCUMENT;
    if !head.is(known) || head.is(Class::TIME) {
        return None;
    }
    let apposition = at >= 2 && paragraph.shape(at - 1) == Some(Shape::Comma) && is_part(paragraph, at - 2);
    let predicate = at >= 1 && (paragraph.tags[at - 1] == Tag::Auxiliary || paragraph.reads(at - 1, "as"));
    let comma = paragraph.shape(end) == Some(Shape::Comma);
    let named = paragraph.tag(end) == Some(Tag::Name) || comma && paragraph.tag(end + 1) == Some(Tag::Name);
    if apposition || predicate || named || paragraph.is_quoted(at) {
        return None;
    }
    noun(paragraph, at, end).map(|it| (Named::Noun(it), end))
}

/// "the cellist and the ghost", if it ends with the description that begins at `at`.
pub(super) fn pair(paragraph: &Paragraph<'_>, first: usize, end: usize) -> Option<Named> {
    let second = end + 1;
    let last = (second + 1..second + 5).take_while(|&it| paragraph.tag(it) == Some(Tag::Noun)).last()?;
    let led = paragraph.reads(end, "and") && matches!(paragraph.tag(second), Some(Tag::Determiner | Tag::Possessive));
    let one = |at: usize| paragraph.tokens[at].is(Class::ROLE);
    if !led || !one(end - 1) && !one(last) {
        return None;
    }
    let span = paragraph.span(first + 1..last + 1)?;
    let head = paragraph.tokens[last].span;
    Some(Named::Noun(Noun {
        span,
        head,
        kind: Kind::Group,
        indefinite: true,
        owned: false,
        gender: None,
        opens: false,
    }))
}

/// "Ada Holt and Tom Finch", if a name run that begins at `at` opens it.
pub(super) fn couple(paragraph: &Paragraph<'_>, at: usize) -> Option<Named> {
    let end = run_end(paragraph, at);
    let second = end + 1;
    if paragraph.tag(end) != Some(Tag::And) || !paragraph.reads(end, "and") {
        return None;
    }
    let named = |it: usize| paragraph.tokens[it].is(Class::MALE_NAME | Class::FEMALE_NAME | Class::TITLE);
    if second >= paragraph.tokens.len() || !is_part(paragraph, second) || !named(second) || !named(at) {
        return None;
    }
    let last = run_end(paragraph, second);
    let span = paragraph.span(at..last)?;
    let head = paragraph.tokens[last - 1].span;
    Some(Named::Noun(Noun::several(span, head)))
}
