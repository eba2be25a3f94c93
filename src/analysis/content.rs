//! How far a content reaches.

use super::class::Class;
use super::paragraph::Paragraph;
use super::tag::Tag;
use super::token::{Shape, Token};
use super::verb::Forms;

/// What kind of content is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Extent {
    /// A clause that a verb of saying governs.
    Clause,
    /// An object or an infinitive.
    Phrase,
}

/// Where the content that begins at `from` ends, at most at `high`, the end of its sentence. Marks that
/// close the sentence or the clause are left off.
pub(super) fn end(paragraph: &Paragraph<'_>, from: usize, high: usize, extent: Extent) -> usize {
    let mut at = from;
    while at < high {
        if let Some(quotation) = paragraph.quotation_at(at) {
            at = quotation.end.max(at + 1);
            if at > high {
                return trimmed(paragraph, from, at);
            }
            if ends_inside(paragraph, at) && at < high {
                break;
            }
            continue;
        }
        if breaks(paragraph, at, high, extent, from) {
            match parenthesis_end(paragraph, at, high).filter(|_| extent == Extent::Clause) {
                Some(end) => at = end,
                None => break,
            }
        }
        at += 1;
    }
    trimmed(paragraph, from, at.min(high).max(from))
}

/// For the comma before a relative clause inside a subject the comma after it: ", which was late, failed".
fn parenthesis_end(paragraph: &Paragraph<'_>, comma: usize, high: usize) -> Option<usize> {
    let free = |at: usize| paragraph.shape(at) == Some(Shape::Comma) && !paragraph.is_quoted(at);
    if !free(comma) || paragraph.tag(comma + 1) != Some(Tag::Relative) {
        return None;
    }
    let close = (comma + 3..high.min(comma + 24)).find(|&at| free(at))?;
    matches!(paragraph.tag(close + 1), Some(Tag::Auxiliary | Tag::Verb)).then_some(close)
}

/// Whether the quotation that ends before `at` ends with a comma or the like inside its marks.
pub(super) fn ends_inside(paragraph: &Paragraph<'_>, at: usize) -> bool {
    at >= 2
        && matches!(paragraph.tokens[at - 1].shape, Shape::Quote(_))
        && matches!(
            paragraph.tokens[at - 2].shape,
            Shape::Comma | Shape::Stop | Shape::Exclamation | Shape::Ellipsis | Shape::Dash
        )
}

/// Leaves off the marks at the end that belong to the sentence, not to the content.
pub(super) fn trimmed(paragraph: &Paragraph<'_>, from: usize, mut end: usize) -> usize {
    while end > from {
        let at = end - 1;
        let mark = matches!(
            paragraph.tokens[at].shape,
            Shape::Comma | Shape::Stop | Shape::Semicolon | Shape::Dash | Shape::Colon | Shape::Open | Shape::Other
        );
        if !mark || paragraph.is_quoted(at) {
            break;
        }
        end -= 1;
    }
    end
}

fn breaks(paragraph: &Paragraph<'_>, at: usize, high: usize, extent: Extent, from: usize) -> bool {
    let token = &paragraph.tokens[at];
    match token.shape {
        Shape::Semicolon => true,
        Shape::Dash => extent == Extent::Phrase || breaks_after_comma(paragraph, at + 1, high, extent),
        Shape::Colon => false,
        Shape::Close => !has_open(paragraph, from, at),
        Shape::Comma if at == from + 1 && extent == Extent::Clause => false,
        Shape::Comma if extent == Extent::Phrase && in_list(paragraph, at, high) => false,
        Shape::Comma => breaks_after_comma(paragraph, at + 1, high, extent),
        _ if token.is(Class::ACCORDING) => true,
        _ if extent == Extent::Phrase && at > from => breaks_phrase(paragraph, at, high),
        _ => false,
    }
}

fn has_open(paragraph: &Paragraph<'_>, from: usize, at: usize) -> bool {
    (from..at).rev().take(40).any(|it| paragraph.shape(it) == Some(Shape::Open))
}

/// Whether the comma at `at` parts two members of a list that ends with "and".
fn in_list(paragraph: &Paragraph<'_>, at: usize, high: usize) -> bool {
    if at > 0 && paragraph.tags[at - 1] == Tag::And {
        return true;
    }
    let next = paragraph.tag(at + 1);
    if !matches!(next, Some(Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Number)) {
        return false;
    }
    let inside = (at + 1..high.min(at + 24)).take_while(|&it| {
        let verbal = matches!(
            paragraph.tags[it],
            Tag::Verb | Tag::Auxiliary | Tag::Relative | Tag::Subordinator | Tag::But | Tag::Pronoun
        );
        let mark = matches!(paragraph.tokens[it].shape, Shape::Semicolon | Shape::Colon | Shape::Dash);
        !verbal && !mark && !paragraph.is_quoted(it)
    });
    let and = inside.filter(|&it| paragraph.tags[it] == Tag::And).last();
    and.is_some_and(|it| !matches!(paragraph.tag(it + 1), Some(Tag::Verb | Tag::Auxiliary | Tag::Adverb)))
}

/// Whether what stands after a comma is no part of the content before it.
fn breaks_after_comma(paragraph: &Paragraph<'_>, at: usize, high: usize, extent: Extent) -> bool {
    if at >= high || paragraph.is_quoted(at) {
        return false;
    }
    let token = &paragraph.tokens[at];
    match paragraph.tags[at] {
        _ if token.is(Class::ACCORDING) => true,
        Tag::Ing => is_cue(token),
        Tag::But => paragraph.tag(at + 1) != Some(Tag::That),
        Tag::Relative => true,
        Tag::Subordinator | Tag::And | Tag::Determiner => extent == Extent::Phrase,
        Tag::Preposition if token.is(Class::AS) => true,
        Tag::Adverb => paragraph.tags.get(at + 1) == Some(&Tag::Ing) && is_cue(&paragraph.tokens[at + 1]),
        _ => false,
    }
}

fn is_cue(token: &Token) -> bool {
    token.verb.is_some_and(|it| it.cue && it.forms.any(Forms::ING))
}

/// Whether a phrase ends before `at`: another clause begins there.
fn breaks_phrase(paragraph: &Paragraph<'_>, at: usize, high: usize) -> bool {
    match paragraph.tags[at] {
        Tag::Subordinator | Tag::But => true,
        Tag::And => at + 1 < high && matches!(paragraph.tags[at + 1], Tag::Verb | Tag::Auxiliary | Tag::Adverb),
        _ => false,
    }
}
