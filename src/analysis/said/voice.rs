//! Flattening nested contents to runs: every byte of the text has one voice, the innermost.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::analysis::result::{Attribution, AttributionId, Voice};
use crate::document::Span;

/// A content as the sweep sees it; the greatest one that holds a byte is its voice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct VoiceLayer {
    start: usize,
    end: Reverse<usize>,
    depth: u32,
    id: AttributionId,
}

/// The voices of a text of `length` bytes: sorted runs that cover it once.
pub(crate) fn voices(length: usize, attributions: &[Attribution]) -> Vec<(Span, Voice)> {
    let mut layers: Vec<VoiceLayer> = layers(attributions);
    layers.sort_unstable();
    let mut runs = Runs { at: 0, runs: Vec::new() };
    let mut active: BinaryHeap<VoiceLayer> = BinaryHeap::new();
    let mut upcoming = layers.into_iter().peekable();
    while runs.at < length {
        while let Some(layer) = upcoming.next_if(|it| it.start <= runs.at) {
            active.push(layer);
        }
        while active.peek().is_some_and(|it| it.end.0 <= runs.at) {
            active.pop();
        }
        let change = upcoming.peek().map_or(length, |it| it.start).min(length);
        match active.peek() {
            Some(top) => runs.push(top.end.0.min(change), Voice::Attributed(top.id)),
            None => runs.push(change, Voice::Author),
        }
    }
    runs.runs
}

fn layers(attributions: &[Attribution]) -> Vec<VoiceLayer> {
    let mut depths: Vec<u32> = vec![0; attributions.len()];
    let mut layers = Vec::new();
    for (nth, attribution) in attributions.iter().enumerate() {
        let mut outer = attribution.within;
        while let Some(id) = outer {
            depths[nth] += 1;
            outer = attributions.get(id.0 as usize).and_then(|it| it.within).filter(|_| depths[nth] < 64);
        }
        let id = AttributionId(u32::try_from(nth).expect("fewer attributions than bytes"));
        layers.extend(attribution.content.iter().map(|span| VoiceLayer {
            start: span.start(),
            end: Reverse(span.end()),
            depth: depths[nth],
            id,
        }));
    }
    layers
}

struct Runs {
    at: usize,
    runs: Vec<(Span, Voice)>,
}

impl Runs {
    /// Goes on to `end` in a voice; joins the run to the one before if the voice is the same.
    fn push(&mut self, end: usize, voice: Voice) {
        if end <= self.at {
            return;
        }
        let span = Span::new(self.at, end);
        match self.runs.last_mut() {
            Some((last, known)) if *known == voice => *last = last.hull(span),
            _ => self.runs.push((span, voice)),
        }
        self.at = end;
    }
}
