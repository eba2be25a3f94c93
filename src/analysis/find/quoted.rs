//! Quotations that go on with an attribution made before them.

use std::ops::Range;

use crate::analysis::candidate::Candidate;
use crate::analysis::text::{Paragraph, Quotation, Shape};
use crate::document::Span;

/// Gives quotations that follow an attributed quotation without a cue of their own to the same attribution: “…,” she
/// said. “…” They stand in the sentence after its, or after one so given. `found` is sorted by where cues stand,
/// `held` are the contents of all attributions in and near the paragraph. Gives what was so given.
pub(super) fn join(paragraph: &Paragraph<'_>, found: &mut [Candidate], held: &[Span]) -> Vec<Span> {
    let mut given = Vec::new();
    let mut next = 0;
    let mut speaker: Option<(usize, usize)> = None;
    let mut until = 0;
    for (nth, sentence) in paragraph.sentences.iter().enumerate() {
        if sentence.start < until {
            speaker = speaker.map(|(it, _)| (it, nth));
            continue;
        }
        let Some(span) = paragraph.span(sentence.clone()) else { continue };
        let stands_here = |it: &Candidate| it.place().is_some_and(|place| place.start() < span.end());
        while let Some(here) = found.get(next).filter(|it| stands_here(it)) {
            if quotes(paragraph, here) {
                speaker = Some((next, nth));
            }
            next += 1;
        }
        let free = !holds(held, span.start()) && !found.iter().any(|it| it.holds(span.start()));
        let quotation = whole(paragraph, sentence).filter(|_| free);
        let near = speaker.filter(|&(_, spoke)| spoke < nth && nth - spoke <= 1);
        if let (Some(quotation), Some((speaking, _))) = (quotation, near)
            && let Some(span) = paragraph.span(quotation.open..quotation.end)
        {
            found[speaking].content.push(span);
            given.push(span);
            until = quotation.end;
            speaker = Some((speaking, nth));
        }
    }
    given
}

/// Whether the byte at `offset` lies in one of the contents.
fn holds(contents: &[Span], offset: usize) -> bool {
    contents.iter().any(|it| it.contains(offset))
}

/// Whether a content begins or ends in quotation marks.
fn quotes(paragraph: &Paragraph<'_>, candidate: &Candidate) -> bool {
    candidate
        .content
        .iter()
        .map(|it| paragraph.tokens_in(*it))
        .any(|it| !it.is_empty() && (paragraph.is_quoted(it.start) || paragraph.is_quoted(it.end - 1)))
}

/// The quotation that begins a sentence and ends one, with nothing but marks beside it.
fn whole(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Quotation> {
    let quotation = paragraph.quotation_at(sentence.start).filter(|it| it.open == sentence.start && !it.single)?;
    let last = paragraph.sentences.partition_point(|it| it.end < quotation.end);
    let ends = paragraph.sentences.get(last).is_some_and(|it| it.end <= quotation.end + 1);
    (ends && (paragraph.ends_inside(quotation.end) || !quotation.closed)).then_some(quotation)
}

/// The quotation that opens the paragraph and belongs to nobody yet.
pub(super) fn opening(paragraph: &Paragraph<'_>, found: &[Candidate], held: &[Span]) -> Option<Span> {
    let quotation = whole(paragraph, paragraph.sentences.first()?)?;
    let span = paragraph.span(quotation.open..quotation.end)?;
    let taken = holds(held, span.start()) || found.iter().any(|it| it.holds(span.start()));
    (!taken && !is_direction(paragraph, &quotation)).then_some(span)
}

/// Whether a quotation is what a transcript tells beside what is said: "(LAUGHTER.)"
fn is_direction(paragraph: &Paragraph<'_>, quotation: &Quotation) -> bool {
    let Range { start, end } = quotation.inner();
    let close = (start..end).find(|&it| paragraph.shape(it) == Some(Shape::Close));
    paragraph.shape(start) == Some(Shape::Open)
        && close.is_some_and(|close| (close + 1..end).all(|it| paragraph.shape(it) == Some(Shape::Stop)))
}

/// The attribution that the paragraph ends with, if it ends with a quotation of it.
pub(super) fn closing(paragraph: &Paragraph<'_>, found: &[Candidate]) -> Option<usize> {
    let last = |it: &Candidate| {
        let spans = it.content.iter().chain(&it.cue).chain(&it.source);
        spans.map(|it| paragraph.tokens_in(*it).end).max().unwrap_or(0)
    };
    let nth = (0..found.len()).filter(|&it| quotes(paragraph, &found[it])).max_by_key(|&it| last(&found[it]))?;
    (last(&found[nth]) + 2 >= paragraph.tokens.len()).then_some(nth)
}

/// Whether a paragraph is nothing but the quotation that opens it.
pub(super) fn is_all(paragraph: &Paragraph<'_>, opening: Option<Span>) -> bool {
    opening.zip(paragraph.tokens.last()).is_some_and(|(opening, last)| last.span.end() <= opening.end())
}
