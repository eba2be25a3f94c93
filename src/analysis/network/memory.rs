//! What the network found in a text, for whoever asks for one part of it after another and then for the whole.

use std::collections::HashMap;
use std::num::NonZero;
use std::ops::Range;

use super::encoder::{Encoder, Passage, Unit};
use crate::analysis::cancel::Cancel;
use crate::analysis::candidate::Candidate;
use crate::document::Span;

/// What the network found in one document so far. Asking again gives the same without asking the network; it changes
/// nothing in what is found.
#[derive(Debug, Default)]
pub struct Memory {
    /// By the blocks that were read together.
    units: HashMap<Range<usize>, Vec<Candidate>>,
    /// By the content that was read as a text of its own.
    contents: HashMap<Vec<Span>, Vec<Candidate>>,
}

impl Memory {
    /// What the network finds in units, several at a time, each with the blocks it is made of. `passages` are all the
    /// paragraphs that the units were made from. Once `cancel` is set, nothing more is read or remembered, and what is
    /// returned is worth nothing.
    pub(crate) fn read(
        &mut self,
        encoder: &Encoder,
        threads: NonZero<usize>,
        passages: &[Passage],
        units: &[(Range<usize>, Unit)],
        cancel: &Cancel,
    ) -> Vec<Vec<Candidate>> {
        let new: Vec<_> = units.iter().filter(|(blocks, _)| !self.units.contains_key(blocks)).collect();
        for new in new.chunks(threads.get()) {
            let read = encoder.read_all(passages, new.iter().map(|(_, unit)| unit), cancel);
            if cancel.is_set() {
                return Vec::new();
            }
            self.units.extend(new.iter().map(|(blocks, _)| blocks.clone()).zip(read));
        }
        units.iter().map(|(blocks, _)| self.units.get(blocks).cloned().unwrap_or_default()).collect()
    }

    /// What the network finds inside a content, whose paragraph is `passage`. Once `cancel` is set, nothing more is read
    /// or remembered.
    pub(crate) fn read_inside(
        &mut self,
        encoder: &Encoder,
        passage: &Passage,
        content: &[Span],
        cancel: &Cancel,
    ) -> Vec<Candidate> {
        if let Some(known) = self.contents.get(content) {
            return known.clone();
        }
        let read = encoder.read_alone(passage.within(content), cancel);
        if cancel.is_set() {
            return Vec::new();
        }
        self.contents.insert(content.to_vec(), read.clone());
        read
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Model;
    use crate::analysis::analyse_part;
    use crate::analysis::cancel::Cancel;
    use crate::document::{BlockKind, Builder, Meta};

    /// How many bytes of contents the network read once more in a text that is one paragraph.
    fn read_again(text: &str, model: &Model) -> usize {
        let mut builder = Builder::new(text.to_owned());
        builder.block(Span::new(0, text.len()), BlockKind::Paragraph);
        let document = builder.build(Meta::default());
        let mut memory = Memory::default();
        analyse_part(&document, document.whole(), model, &mut memory, &Cancel::default());
        memory.contents.keys().flatten().map(|it| it.len()).sum()
    }

    #[test]
    fn what_is_read_inside_grows_with_the_text_and_not_with_its_square() {
        let model = Model::embedded();
        let read = [20, 40, 80].map(|times| {
            let text = "according to Ann Holt, ".repeat(times);
            let text = text.trim_end();
            let read = read_again(text, &model);
            assert!(read > text.len(), "contents that overlap are read: {read} bytes of {}", text.len());
            read / times
        });
        assert!(read.iter().all(|it| *it <= read[0] * 2), "bytes for each time: {read:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_is_read_inside_more_than_a_few_times(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "according to Ann Holt, ", "Roe said ", "that the ferry, ", "“is late,” ", "said Roe. ", "he claims ",
                    "the mayor was told by Brandt ", "because ", "of the harbour ",
                ]),
                1..60,
            ),
        ) {
            let text = pieces.concat();
            let read = read_again(text.trim_end(), &Model::embedded());
            prop_assert!(read <= 4 * text.len(), "{read} bytes of {}", text.len());
        }
    }
}
