//! Speakers before a colon: transcripts, interviews, "Jane Roe: “…”".

use std::ops::Range;

use super::super::paragraph::Paragraph;
use super::super::raw::Raw;
use super::super::tag::Tag;
use super::super::token::Shape;

/// How many words the name before a colon may have.
const LONGEST_NAME: usize = 5;

/// "ROE: I never said so.", "Q: Did you say so?" and "Jane Roe: “I never said so.”" at the begin of a paragraph. Gives
/// the attribution if `found` has none with these words; in a transcript one that has them is given all that is said.
pub(super) fn label(paragraph: &Paragraph<'_>, found: &mut [Raw]) -> Option<Raw> {
    let high = paragraph.tokens.len().min(LONGEST_NAME + 1);
    let colon = (0..high).find(|&it| paragraph.shape(it) == Some(Shape::Colon)).filter(|&it| it > 0)?;
    let letter = colon == 1 && (paragraph.reads(0, "q") || paragraph.reads(0, "a")) && paragraph.is_capital(0);
    let named = letter || (0..colon).all(|it| paragraph.tags[it] == Tag::Name);
    if !named || colon + 2 >= paragraph.tokens.len() || paragraph.is_quoted(0) {
        return None;
    }
    let span = |range: Range<usize>| paragraph.span(range);
    let (source, cue) = (span(0..colon)?, span(colon..colon + 1)?);
    let said = |it: &&mut Raw| it.source.iter().chain(&it.cue).any(|span| span.overlaps(source.hull(cue)));
    let said = found.iter_mut().find(said);
    if let Some(quotation) = paragraph.quotation_at(colon + 1).filter(|it| it.open == colon + 1) {
        let content = vec![span(quotation.open..quotation.end)?];
        return said.is_none().then_some(Raw { source: vec![source], cue: Some(cue), content, confidence: 0.8 });
    }
    if !letter && !(0..colon).all(|it| paragraph.is_upper(it)) {
        return None;
    }
    let content = vec![span(paragraph.trimmed(colon + 1..paragraph.tokens.len()))?];
    match said {
        // Somebody whom the label names may go on to quote somebody else: that stays what it is.
        Some(said) if said.cue.is_none_or(|it| it.overlaps(cue)) => {
            said.content = content;
            None
        }
        Some(_) => None,
        None => Some(Raw { source: vec![source], cue: Some(cue), content, confidence: 0.7 }),
    }
}
