//! Quotations that go on with an attribution made before them.

use std::ops::Range;

use super::super::content;
use super::super::paragraph::Paragraph;
use super::super::quotation::Quotation;
use super::Found;

/// Gives quotations that follow an attributed quotation without a cue of their own to the same
/// attribution: “…,” she said. “…” They stand in the sentence after its, or after one so given.
pub(super) fn join(paragraph: &Paragraph<'_>, found: &mut [Found]) {
    let mut next = 0;
    let mut speaker: Option<(usize, usize)> = None;
    let mut until = 0;
    for (nth, sentence) in paragraph.sentences.iter().enumerate() {
        if sentence.start < until {
            speaker = speaker.map(|(it, _)| (it, nth));
            continue;
        }
        let mut free = true;
        while let Some(here) = found.get(next).filter(|it| it.cue.start < sentence.end) {
            free &= !holds(here, sentence.start);
            if quotes(paragraph, here) {
                speaker = Some((next, nth));
            }
            next += 1;
        }
        let ahead = found.get(next).is_some_and(|it| holds(it, sentence.start));
        let quotation = whole(paragraph, sentence).filter(|_| free && !ahead);
        let near = speaker.filter(|&(_, spoke)| spoke < nth && nth - spoke <= 1);
        let near = near.filter(|&(it, _)| !holds(&found[it], sentence.start));
        if let (Some(quotation), Some((speaking, _))) = (quotation, near) {
            found[speaking].content.push(quotation.open..quotation.end);
            until = quotation.end;
            speaker = Some((speaking, nth));
        }
    }
}

/// Whether a token lies in the content.
fn holds(found: &Found, at: usize) -> bool {
    found.content.iter().any(|it| it.contains(&at))
}

fn quotes(paragraph: &Paragraph<'_>, found: &Found) -> bool {
    found.content.iter().any(|it| paragraph.is_quoted(it.start) || paragraph.is_quoted(it.end - 1))
}

/// The quotation that begins a sentence and ends one, with nothing but marks beside it.
pub(super) fn whole(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Quotation> {
    let quotation = paragraph.quotation_at(sentence.start).filter(|it| it.open == sentence.start && !it.single)?;
    let last = paragraph.sentences.partition_point(|it| it.end < quotation.end);
    let ends = paragraph.sentences.get(last).is_some_and(|it| it.end <= quotation.end + 1);
    (ends && (content::ends_inside(paragraph, quotation.end) || !quotation.closed)).then_some(quotation)
}

/// The quotation that opens the paragraph and belongs to nobody yet.
pub(super) fn opening(paragraph: &Paragraph<'_>, found: &[Found]) -> Option<Range<usize>> {
    let quotation = whole(paragraph, paragraph.sentences.first()?)?;
    let taken = found.iter().any(|it| holds(it, quotation.open));
    (!taken).then_some(quotation.open..quotation.end)
}

/// The attribution that the paragraph ends with, if it ends with a quotation of it.
pub(super) fn closing(paragraph: &Paragraph<'_>, found: &[Found]) -> Option<usize> {
    let end = paragraph.tokens.len();
    let last = |it: &Found| {
        it.content.last().map_or(0, |it| it.end).max(it.cue.end).max(it.source.as_ref().map_or(0, |it| it.end))
    };
    let nth = (0..found.len()).filter(|&it| quotes(paragraph, &found[it])).max_by_key(|&it| last(&found[it]))?;
    (last(&found[nth]) + 2 >= end).then_some(nth)
}

/// Whether a paragraph is nothing but the quotation that opens it.
pub(super) fn is_all(paragraph: &Paragraph<'_>, opening: Option<&Range<usize>>) -> bool {
    opening.is_some_and(|it| it.end >= paragraph.tokens.len())
}
