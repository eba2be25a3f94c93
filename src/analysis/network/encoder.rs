//! The trained engine: a small network that tags the words of sources, cues and contents and says which belong
//! together.
//!
//! A paragraph is cut into pieces of words ([`pieces`]), each with features of its own ([`features`]). The network
//! sees whole paragraphs at once, as far as they fit a window ([`windows`]). What it says is turned into spans
//! ([`decode`]) and these into attributions ([`link`]). All of it is a port of `training/ascribe_training`: the same
//! text gives the same numbers.

#[cfg(test)]
mod cancelling;
mod confidence;
mod decode;
mod features;
mod letters;
mod link;
mod passage;
mod pieces;
mod runtime;
mod windows;

use std::ops::Range;
use std::{iter, panic, thread};

pub(crate) use passage::Passage;
pub(crate) use windows::{Unit, units};

use confidence::Confidence;
use decode::{Moves, SpanLabel, TAGS};
use features::Features;
use link::{LinkedSpans, Linker, WindowScores};
use pieces::Vocabulary;
pub(crate) use runtime::Failed;
use runtime::{Rten, Runtime};
use windows::OVERLAP;

use crate::analysis::cancel::Cancel;
use crate::analysis::candidate::Candidate;
use crate::document::Span;

const NETWORK: &[u8] = include_bytes!("../../../assets/model/model.onnx");
const PIECES: &str = include_str!("../../../assets/model/pieces.txt");
const CONFIDENCE: &str = include_str!("../../../assets/model/confidence.txt");

/// The network and what is needed to talk to it.
#[derive(Debug)]
pub(crate) struct Encoder {
    vocabulary: Vocabulary,
    runtime: Box<dyn Runtime>,
    confidence: Confidence,
    moves: Moves,
}

impl Encoder {
    /// The network that ships with the program.
    pub(crate) fn embedded() -> Self {
        Self::load(NETWORK, PIECES, CONFIDENCE).expect("the files that ship with the program fit it")
    }

    /// Loads a network, its list of pieces and its table of confidence. Fails if one of them is malformed.
    pub(crate) fn load(network: &'static [u8], pieces: &'static str, confidence: &str) -> Result<Self, Failed> {
        let vocabulary = Vocabulary::read(pieces).ok_or(Failed("the list of pieces lacks a mark".to_owned()))?;
        let confidence = Confidence::read(confidence).ok_or(Failed("the table of confidence is none".to_owned()))?;
        Ok(Self { vocabulary, runtime: Box::new(Rten::load(network)?), confidence, moves: Moves::new() })
    }

    /// Cuts a paragraph that consists of blocks, each with its offset in the document.
    pub(crate) fn passage(&self, blocks: &[(&str, usize)]) -> Passage {
        Passage::of(blocks, &self.vocabulary)
    }

    /// The attributions in the paragraphs of each unit, by their cues; contents without a cue come last. One whose cue
    /// introduces nothing has no content. `passages` are all the paragraphs that the units were made from. Every unit
    /// is read in a thread of its own, the first in this one; that changes nothing in what is found.
    ///
    /// A window on which the network fails is read as if nobody said anything in it. Once `cancel` is set, no further
    /// window is read, and what is returned is worth nothing.
    pub(crate) fn read_all<'u>(
        &self,
        passages: &[Passage],
        units: impl IntoIterator<Item = &'u Unit>,
        cancel: &Cancel,
    ) -> Vec<Vec<Candidate>> {
        let mut units = units.into_iter();
        let Some(first) = units.next() else { return Vec::new() };
        thread::scope(|scope| {
            let others: Vec<_> = units.map(|it| scope.spawn(|| self.read(passages, it, cancel))).collect();
            let first = self.read(passages, first, cancel);
            let joined = others.into_iter().map(|it| it.join().unwrap_or_else(|panic| panic::resume_unwind(panic)));
            iter::once(first).chain(joined).collect()
        })
    }

    fn read(&self, passages: &[Passage], unit: &Unit, cancel: &Cancel) -> Vec<Candidate> {
        let passages = unit.of(passages);
        let (tags, seen) = self.scores(passages, unit, cancel);
        let linker = Linker { seen: &seen, tags: &tags };
        let links = linker.links(&self.marks(passages, &linker));
        links.iter().filter_map(|it| self.candidate(passages, it)).collect()
    }

    /// Where each piece of a text stands, in bytes, and its tag: "B-source" and the like, "O" for none. Every line is
    /// a paragraph.
    pub(crate) fn tags(&self, text: &str) -> Vec<(Span, String)> {
        let lines = text.split_inclusive('\n').scan(0, |at, line| {
            let begin = *at;
            *at += line.len();
            Some((line.trim_end_matches('\n'), begin))
        });
        let passages: Vec<Passage> = lines.map(|it| self.passage(&[it])).filter(|it| it.len() > 0).collect();
        let mut tagged = Vec::new();
        for unit in units(passages.iter().map(Passage::len)) {
            let passages = unit.of(&passages);
            let (tags, seen) = self.scores(passages, &unit, &Cancel::default());
            let first = tagged.len();
            let places = passages.iter().flat_map(|it| (0..it.len()).flat_map(|at| it.places(at..at + 1)));
            tagged.extend(places.map(|it| (it, "O".to_owned())));
            for (role, span) in self.marks(passages, &Linker { seen: &seen, tags: &tags }) {
                for (at, (_, tag)) in span.clone().zip(tagged.iter_mut().skip(first + span.start)) {
                    *tag = decode::name(role, &span, at);
                }
            }
        }
        tagged
    }

    /// The log probabilities of the tags of each piece of a unit, and its windows; of no more windows once `cancel` is
    /// set.
    fn scores(&self, passages: &[Passage], unit: &Unit, cancel: &Cancel) -> (Vec<[f32; TAGS]>, Vec<WindowScores>) {
        let base = unit.windows.first().map_or(0, |it| it.start);
        let count = passages.iter().map(Passage::len).sum();
        let mut tags = vec![[0.0; TAGS]; count];
        let mut seen = Vec::with_capacity(unit.windows.len());
        let mut before = 0;
        for window in unit.windows.iter().filter(|it| !it.is_empty()) {
            if cancel.is_set() {
                break;
            }
            let window = window.start - base..window.end - base;
            let Ok(scores) = self.run(passages, window.clone()) else { continue };
            let begin = if window.start < before { window.start + OVERLAP / 2 } else { window.start };
            let rows = scores.tags.iter().skip(1 + begin - window.start);
            for (tags, row) in tags.iter_mut().take(window.end).skip(begin).zip(rows) {
                *tags = decode::log_softmax(*row);
            }
            before = window.end;
            seen.push(WindowScores { pieces: window, content: scores.content, cue: scores.cue });
        }
        (tags, seen)
    }

    /// The spans of a unit: by the tags, then once more with what the pointers know.
    fn marks(&self, passages: &[Passage], linker: &Linker<'_>) -> Vec<(SpanLabel, Range<usize>)> {
        self.spans(passages, &linker.pulled(&self.spans(passages, linker.tags)))
    }

    /// The spans of the best tags, paragraph by paragraph.
    fn spans(&self, passages: &[Passage], tags: &[[f32; TAGS]]) -> Vec<(SpanLabel, Range<usize>)> {
        let mut spans = Vec::new();
        let mut first = 0;
        for passage in passages {
            let last = first + passage.len();
            let path = self.moves.best_path(tags.get(first..last).unwrap_or_default());
            spans.extend(decode::spans(&path, first));
            first = last;
        }
        spans
    }

    /// The attributions in a text that is no paragraph of the document. Worth nothing once `cancel` is set.
    pub(crate) fn read_alone(&self, passage: Passage, cancel: &Cancel) -> Vec<Candidate> {
        let units = units([passage.len()]);
        let passages = [passage];
        units.iter().flat_map(|it| self.read(&passages, it, cancel)).collect()
    }

    /// Runs the network on a window; `window` counts the pieces from the first of `passages`.
    fn run(&self, passages: &[Passage], window: Range<usize>) -> Result<runtime::Scores, Failed> {
        let count = window.len() + 2;
        let mut numbers: Vec<i32> = Vec::with_capacity(count);
        let mut features: Vec<Features> = Vec::with_capacity(count);
        numbers.push(self.vocabulary.classify);
        features.push(Features::default());
        numbers.extend(passages.iter().flat_map(|it| &it.numbers).skip(window.start).take(window.len()));
        features.extend(passages.iter().flat_map(|it| &it.features).skip(window.start).take(window.len()));
        numbers.push(self.vocabulary.separate);
        features.push(Features::default());
        let scores = self.runtime.run(&numbers, &features);
        debug_assert!(scores.is_ok(), "the network failed: {scores:?}");
        scores
    }

    /// What a link stands for in the document; none if its cue is torn apart.
    fn candidate(&self, passages: &[Passage], link: &LinkedSpans) -> Option<Candidate> {
        let places = |pieces: &Range<usize>| {
            let mut first = 0;
            for passage in passages {
                if pieces.start < first + passage.len() {
                    return passage.places(pieces.start - first..pieces.end - first);
                }
                first += passage.len();
            }
            Vec::new()
        };
        let cue = link.cue.as_ref().map(places);
        if cue.as_ref().is_some_and(|it| it.len() != 1) {
            return None;
        }
        Some(Candidate {
            source: link.source.iter().flat_map(places).collect(),
            cue: cue.and_then(|it| it.first().copied()),
            content: link.content.iter().flat_map(places).collect(),
            confidence: self.confidence.of(link.confidence),
        })
    }
}
