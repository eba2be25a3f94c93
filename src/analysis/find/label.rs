//! Speakers before a colon: transcripts, interviews, "Jane Roe: “…”".

use std::ops::Range;

use crate::document::Span;

use super::super::paragraph::Paragraph;
use super::super::quotation::Quotation;
use super::super::raw::Raw;
use super::super::tag::Tag;
use super::super::token::Shape;

/// How many words the name before a colon may have.
const LONGEST_NAME: usize = 5;

/// "ROE: I never said so.", "Q: Did you say so?" and "Jane Roe: “I never said so.”" at the begin of a paragraph, which
/// may be one of a quoted transcript and open with a mark. Adds the attribution unless `found` has one with these words;
/// in a transcript one that has them is given all that is said. Gives what the label says to be said.
pub(super) fn label(paragraph: &Paragraph<'_>, found: &mut Vec<Raw>) -> Option<Span> {
    let label = Label::of(paragraph)?;
    let colon = label.name.end;
    let (source, cue) = (paragraph.span(label.name.clone())?, paragraph.span(colon..colon + 1)?);
    let content = paragraph.span(label.content(paragraph)?)?;
    let said = |it: &&mut Raw| it.source.iter().chain(&it.cue).any(|span| span.overlaps(source.hull(cue)));
    match found.iter_mut().find(said) {
        // Somebody whom the label names may go on to quote somebody else: that stays what it is.
        Some(said) if label.transcript && said.cue.is_none_or(|it| it.overlaps(cue)) => said.content = vec![content],
        Some(_) => return None,
        None => found.push(Raw {
            source: vec![source],
            cue: Some(cue),
            content: vec![content],
            confidence: if label.transcript { 0.7 } else { 0.8 },
        }),
    }
    Some(content)
}

/// The name of a speaker before a colon.
struct Label {
    name: Range<usize>,
    /// Whether all that follows in the paragraph is said, rather than a quotation.
    transcript: bool,
}

impl Label {
    /// The label that a paragraph begins with.
    fn of(paragraph: &Paragraph<'_>) -> Option<Self> {
        let whole = |it: &Quotation| it.open == 0 && !it.single && (!it.closed || it.end == paragraph.tokens.len());
        let first = match paragraph.quotation_at(0) {
            Some(quotation) => whole(&quotation).then_some(1)?,
            None => 0,
        };
        let high = paragraph.tokens.len().min(first + LONGEST_NAME + 1);
        let colon = (first + 1..high).find(|&it| paragraph.shape(it) == Some(Shape::Colon))?;
        let name = first..colon;
        let letter = name.len() == 1
            && (paragraph.reads(first, "q") || paragraph.reads(first, "a"))
            && paragraph.is_capital(first);
        let named = letter || name.clone().all(|it| paragraph.tags[it] == Tag::Name);
        let capitals = letter || name.clone().all(|it| paragraph.is_upper(it));
        let quotes = first == 0 && paragraph.quotation_at(colon + 1).is_some_and(|it| it.open == colon + 1);
        (named && colon + 2 < paragraph.tokens.len() && (capitals || quotes))
            .then_some(Self { name, transcript: !quotes })
    }

    /// What is said.
    fn content(&self, paragraph: &Paragraph<'_>) -> Option<Range<usize>> {
        let said = self.name.end + 1;
        if !self.transcript {
            return paragraph.quotation_at(said).map(|it| it.open..it.end);
        }
        let end = paragraph.quotation_at(0).map_or(paragraph.tokens.len(), |it| it.inner().end.max(said));
        Some(paragraph.trimmed(said..end))
    }
}
