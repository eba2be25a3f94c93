//! Speakers before a colon: transcripts, interviews, "Jane Roe: “…”".

use std::ops::Range;

use super::super::paragraph::Paragraph;
use super::super::raw::Raw;
use super::super::tag::Tag;
use super::super::token::Shape;

/// How many words the name before a colon may have.
const LONGEST_NAME: usize = 5;

/// "ROE: I never said so.", "Q: Did you say so?" and "Jane Roe: “I never said so.”" at the begin of a paragraph,
/// where `found` does not say otherwise.
pub(super) fn label(paragraph: &Paragraph<'_>, found: &[Raw]) -> Option<Raw> {
    let high = paragraph.tokens.len().min(LONGEST_NAME + 1);
    let colon = (0..high).find(|&it| paragraph.shape(it) == Some(Shape::Colon)).filter(|&it| it > 0)?;
    let letter = colon == 1 && (paragraph.reads(0, "q") || paragraph.reads(0, "a")) && paragraph.is_capital(0);
    let named = letter || (0..colon).all(|it| paragraph.tags[it] == Tag::Name);
    if !named || colon + 2 >= paragraph.tokens.len() || paragraph.is_quoted(0) {
        return None;
    }
    let (range, confidence) = match paragraph.quotation_at(colon + 1).filter(|it| it.open == colon + 1) {
        Some(quotation) => (quotation.open..quotation.end, 0.8),
        None if letter || (0..colon).all(|it| paragraph.is_upper(it)) => (colon + 1..paragraph.trimmed(colon + 1), 0.7),
        None => return None,
    };
    let span = |range: Range<usize>| paragraph.span(range);
    let (source, cue, content) = (span(0..colon)?, span(colon..colon + 1)?, span(range)?);
    let said = |it: &Raw| it.source.iter().chain(&it.cue).any(|span| span.overlaps(source.hull(cue)));
    let free = !found.iter().any(said);
    free.then(|| Raw { source: vec![source], cue: Some(cue), content: vec![content], confidence })
}
