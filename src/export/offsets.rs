//! Byte offsets → numbers of Unicode scalar values.

use crate::document::Span;

/// How many bytes lie between two remembered counts.
const STRIDE: usize = 1024;

/// Turns byte offsets into a text into counts of the Unicode scalar values before them.
///
/// Made in one pass over the text; each look-up then counts at most [`STRIDE`] bytes, in whatever order the
/// offsets come.
#[derive(Debug)]
pub(super) struct Offsets<'a> {
    text: &'a [u8],
    /// The scalar values before every `STRIDE`-th byte; none if the text is ASCII, where the two are one.
    counts: Option<Vec<usize>>,
}

impl<'a> Offsets<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let counts = (!bytes.is_ascii()).then(|| {
            let before = bytes.chunks(STRIDE).scan(0, |count, chunk| {
                let start = *count;
                *count += scalars(chunk);
                Some(start)
            });
            before.collect()
        });
        Self { text: bytes, counts }
    }

    /// How many scalar values begin before the byte at `offset`. Panics if it lies outside the text.
    pub(super) fn scalars_before(&self, offset: usize) -> usize {
        let Some(counts) = &self.counts else { return offset };
        let stride = (offset / STRIDE).min(counts.len() - 1);
        counts[stride] + scalars(&self.text[stride * STRIDE..offset])
    }

    /// The first scalar value of a span and the one after its last.
    pub(super) fn range(&self, span: Span) -> (usize, usize) {
        (self.scalars_before(span.start()), self.scalars_before(span.end()))
    }
}

/// How many scalar values begin in some bytes of UTF-8.
fn scalars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counts_as_std_does(piece in ".{0,40}", times in 1_usize..80) {
            let text = piece.repeat(times);
            let offsets = Offsets::new(&text);
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for (nth, at) in ends.enumerate() {
                prop_assert_eq!(offsets.scalars_before(at), nth);
            }
        }
    }
}
