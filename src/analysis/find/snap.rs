//! Whole words, quotation marks and brackets: the network tags pieces of words, and sometimes stops one mark short.

use std::ops::Range;

use crate::document::Span;

use super::holder;
use crate::analysis::candidate::Candidate;
use crate::analysis::text::{Paragraph, Quotation, Shape};

/// How many tokens a bracket may hold that is closed after all.
const LONGEST_BRACKET: usize = 8;

/// Mends the ends of an attribution's spans. `paragraphs` are those that it may stand in.
pub(super) fn snap(candidate: &mut Candidate, paragraphs: &[Paragraph<'_>]) {
    let mend = |span: &mut Span, mend: fn(&Paragraph<'_>, Range<usize>) -> Range<usize>| {
        let Some(paragraph) = holder(paragraphs, *span).and_then(|it| paragraphs.get(it)) else { return };
        let tokens = paragraph.tokens_in(*span);
        let mended = mend(paragraph, tokens.clone());
        *span = paragraph.span(mended).unwrap_or(*span);
    };
    for span in &mut candidate.content {
        mend(span, whole_quotation);
    }
    for span in candidate.source.iter_mut().chain(&mut candidate.cue) {
        mend(span, whole_bracket);
    }
}

/// A content with all the words of a quotation takes the marks around them, and what stands before the closing one;
/// a mark that belongs to other words is left off.
fn whole_quotation(paragraph: &Paragraph<'_>, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens.clone();
    let near = |it: &&Quotation| !it.nested && it.open < tokens.end && tokens.start < it.end;
    for quotation in paragraph.quotations.iter().filter(near) {
        let inner = quotation.inner();
        let words_end =
            (inner.clone()).rev().find(|&it| paragraph.tokens[it].is_word()).map_or(inner.start, |it| it + 1);
        if start <= inner.start && words_end <= end {
            start = start.min(quotation.open);
            end = end.max(quotation.end);
        } else if end == quotation.open + 1 {
            end = quotation.open;
        } else if quotation.closed && start + 1 == quotation.end {
            start = quotation.end;
        }
    }
    start..end.max(start)
}

/// A source or a cue with one half of a bracket takes the other half if it is near, and else leaves it.
fn whole_bracket(paragraph: &Paragraph<'_>, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens.clone();
    let is = |at: usize, shape: Shape| paragraph.shape(at) == Some(shape);
    let mut open = None;
    for at in tokens.clone() {
        if is(at, Shape::Open) {
            open = Some(at);
        } else if is(at, Shape::Close) && open.take().is_none() {
            let before = (at.saturating_sub(LONGEST_BRACKET)..start).rev().find(|&it| is(it, Shape::Open));
            match before {
                Some(before) => start = before,
                None if at == start => start = at + 1,
                None if at + 1 == end => end = at,
                None => {}
            }
        }
    }
    if let Some(open) = open {
        let close = (end..paragraph.tokens.len().min(open + LONGEST_BRACKET)).find(|&it| is(it, Shape::Close));
        match close {
            Some(close) => end = close + 1,
            None if open > start => end = open,
            None => start = open + 1,
        }
    }
    start..end.max(start)
}
