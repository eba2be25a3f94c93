//! What the network found in a text, for whoever asks for one part of it after another and then for the whole.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::Span;

use super::encoder::{Passage, Unit};
use super::model::Model;
use super::raw::Raw;

/// What the network found in one document so far. Asking again gives the same without asking the network; it changes
/// nothing in what is found.
#[derive(Debug, Default)]
pub struct Memory {
    /// By the blocks that were read together.
    units: HashMap<Range<usize>, Vec<Raw>>,
    /// By the content that was read as a text of its own.
    contents: HashMap<Vec<Span>, Vec<Raw>>,
}

impl Memory {
    /// What the network finds in units, several at a time, each with the blocks it is made of. `passages` are all the
    /// paragraphs that the units were made from.
    pub(super) fn read(
        &mut self,
        model: &Model,
        passages: &[Passage],
        units: &[(Range<usize>, Unit)],
    ) -> Vec<Vec<Raw>> {
        let new: Vec<_> = units.iter().filter(|(blocks, _)| !self.units.contains_key(blocks)).collect();
        for new in new.chunks(model.threads.get()) {
            let read = model.encoder.read_all(passages, new.iter().map(|(_, unit)| unit));
            self.units.extend(new.iter().map(|(blocks, _)| blocks.clone()).zip(read));
        }
        units.iter().map(|(blocks, _)| self.units.get(blocks).cloned().unwrap_or_default()).collect()
    }

    /// What the network finds inside a content, whose paragraph is `passage`.
    pub(super) fn read_inside(&mut self, model: &Model, passage: &Passage, content: &[Span]) -> Vec<Raw> {
        let read = || model.encoder.read_alone(passage.within(content));
        self.contents.entry(content.to_vec()).or_insert_with(read).clone()
    }
}
