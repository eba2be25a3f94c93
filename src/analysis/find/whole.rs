//! Quotations are said as a whole.
//!
//! In `PolNeAR`'s training part nearly every quotation of four words or more that somebody outside it says a part of is
//! theirs from mark to mark (7 494 of 7 504), and nearly every one of six words or more is said by somebody (97 % to
//! 98 %).

use crate::analysis::candidate::Candidate;
use crate::analysis::confidence;
use crate::analysis::said::scare;
use crate::analysis::text::{Paragraph, Quotation};
use crate::document::Span;

/// How many words a quotation has at least that is said as a whole.
const SHORTEST_WHOLE: usize = 4;

/// How many words a quotation has at least that somebody says, even if nobody was found who does: fewer may be scare
/// quotes.
const SHORTEST_SAID: usize = scare::LONGEST_SCARE + 1;

/// Gives each quotation as a whole to the attribution with the most of it, unless that stands in the quotation itself.
pub(super) fn extend(paragraph: &Paragraph<'_>, found: &mut [Candidate]) {
    let mut pieces: Vec<(Span, usize)> =
        found.iter().enumerate().flat_map(|(nth, it)| it.content.iter().map(move |span| (*span, nth))).collect();
    pieces.sort_unstable_by_key(|it| (it.0.start(), it.0.end(), it.1));
    let mut before = 0;
    for (whole, inner) in quotations(paragraph, SHORTEST_WHOLE) {
        before += pieces[before..].iter().take_while(|it| it.0.end() <= inner.start()).count();
        let here = pieces[before..].iter().take_while(|it| it.0.start() < inner.end());
        let outside =
            |candidate: &Candidate| candidate.cue.iter().chain(&candidate.source).all(|it| !it.overlaps(whole));
        let shared = |it: &&(Span, usize)| it.0.intersection(inner).map_or(0, Span::len);
        let most = here.filter(|it| shared(it) > 0 && outside(&found[it.1])).max_by_key(shared);
        if let Some(&(_, nth)) = most {
            take(&mut found[nth].content, whole, inner);
        }
    }
}

/// Puts `whole` in the place of what of a content overlaps `inner`, together with what that has beyond it.
fn take(content: &mut Vec<Span>, whole: Span, inner: Span) {
    let mut hull = whole;
    content.retain(|it| {
        let overlaps = it.overlaps(inner);
        if overlaps {
            hull = hull.hull(*it);
        }
        !overlaps
    });
    content.push(hull);
    content.sort_unstable();
}

/// The quotations that share nothing with what is `known`, as words of somebody who is not named.
pub(super) fn unattributed(paragraph: &Paragraph<'_>, known: impl Iterator<Item = Span>) -> Vec<Candidate> {
    let mut known: Vec<Span> = known.collect();
    known.sort_unstable();
    let mut known = known.into_iter().peekable();
    let mut until = 0;
    let mut unattributed = Vec::new();
    for (whole, inner) in quotations(paragraph, SHORTEST_SAID) {
        while let Some(content) = known.next_if(|it| it.start() < inner.end()) {
            until = until.max(content.end());
        }
        if until <= inner.start() {
            unattributed.push(Candidate {
                source: Vec::new(),
                cue: None,
                content: vec![whole],
                confidence: confidence::NOBODY_NAMED,
            });
        }
    }
    unattributed
}

/// The outermost quotations of so many words at least that may be said by somebody, with and without their marks.
fn quotations(paragraph: &Paragraph<'_>, shortest: usize) -> impl Iterator<Item = (Span, Span)> {
    let long = move |it: &&Quotation| {
        it.inner().filter(|&at| paragraph.tokens[at].is_word()).take(shortest).count() == shortest
    };
    let ended = |it: &&Quotation| it.closed || it.end == paragraph.tokens.len();
    let outermost = paragraph.quotations.iter().filter(|it| !it.nested && !it.single);
    let speech = outermost.filter(ended).filter(long).filter(|it| !scare::is_title(paragraph, it));
    speech.filter_map(|it| Some((paragraph.span(it.open..it.end)?, paragraph.span(it.inner())?)))
}
