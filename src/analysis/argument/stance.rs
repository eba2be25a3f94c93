//! Stance: the words that tell how firmly something is asserted.

use std::ops::Range;

use crate::document::Span;

use super::super::paragraph::Paragraph;
use super::super::token::Shape;
use super::Stance;

/// The signs in a range of tokens, those first that count for more.
pub(super) fn signs(paragraph: &Paragraph<'_>, range: Range<usize>) -> Vec<(Stance, Span)> {
    let asks = |at: &usize| paragraph.shape(*at) == Some(Shape::Exclamation) && paragraph.reads(*at, "?");
    let mark = range.rev().take(3).find(asks).and_then(|at| paragraph.span(at..at + 1));
    mark.map(|span| (Stance::Question, span)).into_iter().collect()
}
