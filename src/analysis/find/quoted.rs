//! Quotations that go on with an attribution made before them.

use std::ops::Range;

use super::super::content;
use super::super::paragraph::Paragraph;
use super::super::quotation::Quotation;
use super::Found;

/// Gives quotations that follow an attributed quotation without a cue of their own to the same
/// attribution: “…,” she said. “…”
pub(super) fn join(paragraph: &Paragraph<'_>, found: &mut [Found]) {
    for sentence in &paragraph.sentences {
        let Some(quotation) = whole(paragraph, sentence) else { continue };
        if is_taken(found, quotation) {
            continue;
        }
        let before = found.iter_mut().rev().filter(|it| last(it) <= quotation.open).max_by_key(|it| last(it));
        if let Some(before) = before.filter(|it| adjoins(paragraph, it, quotation)) {
            before.content.push(quotation.open..quotation.end);
        }
    }
}

/// One past the last token of an attribution.
fn last(found: &Found) -> usize {
    let content = found.content.last().map_or(0, |it| it.end);
    let source = found.source.as_ref().map_or(0, |it| it.end);
    content.max(source).max(found.cue.end)
}

fn is_taken(found: &[Found], quotation: Quotation) -> bool {
    found.iter().any(|it| it.content.iter().any(|part| part.start < quotation.end && quotation.open < part.end))
}

/// The quotation that begins a sentence and ends one, with nothing but marks beside it.
fn whole(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Quotation> {
    let quotation = paragraph.quotation_at(sentence.start).filter(|it| it.open == sentence.start && !it.single)?;
    let ends = paragraph.sentences.iter().any(|it| it.contains(&(quotation.end - 1)) && it.end <= quotation.end + 1);
    (ends && (content::ends_inside(paragraph, quotation.end) || !quotation.closed)).then_some(quotation)
}

/// Whether a quotation comes right after the sentence of an attribution that quotes.
fn adjoins(paragraph: &Paragraph<'_>, found: &Found, quotation: Quotation) -> bool {
    let quotes = found.content.iter().any(|it| paragraph.is_quoted(it.start) || paragraph.is_quoted(it.end - 1));
    let end = last(found);
    let gap = (end..quotation.open).filter(|&it| paragraph.tokens[it].is_word()).count();
    let sentences = paragraph.sentences.partition_point(|it| it.start <= quotation.open)
        - paragraph.sentences.partition_point(|it| it.start < end);
    quotes && sentences <= 1 && gap <= 12
}

/// The quotation that opens the paragraph and belongs to nobody yet.
pub(super) fn opening(paragraph: &Paragraph<'_>, found: &[Found]) -> Option<Range<usize>> {
    let quotation = whole(paragraph, paragraph.sentences.first()?)?;
    (!is_taken(found, quotation)).then_some(quotation.open..quotation.end)
}

/// The attribution that the paragraph ends with, if it ends with a quotation of it.
pub(super) fn closing(paragraph: &Paragraph<'_>, found: &[Found]) -> Option<usize> {
    let end = paragraph.tokens.len();
    let nth = (0..found.len()).max_by_key(|&it| last(&found[it]))?;
    let quotes = !found[nth].content.is_empty() && found[nth].content.iter().any(|it| paragraph.is_quoted(it.end - 1));
    (quotes && last(&found[nth]) + 2 >= end).then_some(nth)
}

/// Whether a paragraph is nothing but the quotation that opens it.
pub(super) fn is_all(paragraph: &Paragraph<'_>, opening: Option<&Range<usize>>) -> bool {
    opening.is_some_and(|it| it.end >= paragraph.tokens.len())
}
