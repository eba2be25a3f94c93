//! What the encoder reads: the pieces of a paragraph with their features and their places in the document.

use std::ops::Range;

use crate::document::Span;

use super::features::{self, Features};
use super::pieces::Vocabulary;

/// A paragraph, or the words of a content, cut into pieces.
#[derive(Debug, Default)]
pub(crate) struct Passage {
    pub(super) numbers: Vec<i32>,
    pub(super) features: Vec<Features>,
    /// Where in the document each piece stands.
    spans: Vec<Span>,
    /// Pieces before which words of the document are left out.
    gaps: Vec<usize>,
}

impl Passage {
    /// Cuts a paragraph that consists of blocks, each with its offset in the document. They are read as one text.
    pub(super) fn of(blocks: &[(&str, usize)], vocabulary: &Vocabulary) -> Self {
        let mut joined = String::new();
        // Where each block begins, in the joined text and in the document.
        let mut begins = Vec::with_capacity(blocks.len());
        for &(text, base) in blocks {
            if !joined.is_empty() {
                joined.push('\n');
            }
            begins.push((joined.len(), base));
            joined.push_str(text);
        }
        let pieces = vocabulary.cut(&joined);
        let features = features::features(&joined, &pieces);
        let place = |at: usize| {
            let block = begins.partition_point(|it| it.0 <= at).saturating_sub(1);
            begins.get(block).map_or(at, |&(begin, base)| base + (at - begin))
        };
        // No piece runs over a line break, so both of its ends stand in the block in which it begins.
        let span = |start: usize, end: usize| Span::new(place(start), place(start) + (end - start));
        Self {
            numbers: pieces.iter().map(|it| it.number).collect(),
            features,
            spans: pieces.iter().map(|it| span(it.start, it.end)).collect(),
            gaps: Vec::new(),
        }
    }

    /// The pieces that lie in some spans of the document, as if they were a paragraph of their own. Quotation marks
    /// around them are left off: inside them their text is the plain one.
    pub(crate) fn within(&self, spans: &[Span]) -> Self {
        let mut found = Self::default();
        let mut passed = 0;
        for span in spans {
            let part = self.inside_marks(*span);
            let plain = !part.clone().any(|at| self.is_quote(at, features::OUTSIDE));
            found.gaps.push(found.len());
            for at in part {
                let (Some(&number), Some(&[case, quote, _]), Some(&place)) =
                    (self.numbers.get(at), self.features.get(at), self.spans.get(at))
                else {
                    continue;
                };
                let quote = if plain && quote == features::INSIDE { features::OUTSIDE } else { quote };
                let in_text = match passed {
                    0 => features::FIRST,
                    1..features::BEGIN => features::EARLY,
                    _ => features::FURTHER,
                };
                found.numbers.push(number);
                found.features.push([case, quote, in_text]);
                found.spans.push(place);
                // What stood between the pieces is not known here: bytes and a space each are near enough.
                passed += place.len() + 1;
            }
        }
        found
    }

    /// The pieces in a span, without the quotation marks that begin and end them.
    fn inside_marks(&self, span: Span) -> Range<usize> {
        let first = self.spans.partition_point(|it| it.start() < span.start());
        let last = self.spans.partition_point(|it| it.end() <= span.end()).max(first);
        let first = first + usize::from(first < last && self.is_quote(first, features::OPENING));
        first..last - usize::from(first < last && self.is_quote(last - 1, features::CLOSING))
    }

    fn is_quote(&self, at: usize, kind: i32) -> bool {
        self.features.get(at).is_some_and(|it| it[1] == kind)
    }

    /// The stretches of the document that some pieces stand for.
    pub(super) fn places(&self, pieces: Range<usize>) -> Vec<Span> {
        let first = self.gaps.partition_point(|&it| it <= pieces.start);
        let cuts = self.gaps.iter().skip(first).copied().take_while(|&it| it < pieces.end);
        let mut places = Vec::new();
        let mut from = pieces.start;
        for to in cuts.chain([pieces.end]) {
            let part = self.spans.get(from..to).unwrap_or_default();
            places.extend(part.first().zip(part.last()).map(|(first, last)| first.hull(*last)));
            from = to;
        }
        places
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Span;

    use super::Passage;
    use crate::analysis::network::encoder::pieces::Vocabulary;

    const LIST: &str = "[UNK]\n[CLS]\n[SEP]\n\"\n,\n.\nroe\nsaid\nno\nand\nyes";

    fn passage(blocks: &[(&str, usize)]) -> Passage {
        Passage::of(blocks, &Vocabulary::read(LIST).expect("the marks are there"))
    }

    #[test]
    fn a_piece_knows_its_place_in_the_document() {
        let passage = passage(&[("“No,”", 100), ("Roe", 120), ("said.", 130)]);
        assert_eq!(passage.numbers, [3, 8, 4, 3, 6, 7, 5]);
        let places = |pieces| passage.places(pieces);
        assert_eq!(places(0..4), [Span::new(100, 109)]);
        assert_eq!(places(4..5), [Span::new(120, 123)]);
        assert_eq!(places(4..7), [Span::new(120, 135)]);
        assert_eq!(places(2..2), []);
    }

    #[test]
    fn a_content_is_read_as_a_paragraph_of_its_own() {
        let text = "“No,” Roe said, “and yes.”";
        let whole = passage(&[(text, 10)]);
        let at = |words: &str| 10 + text.find(words).expect("the words are there");
        let quotes = [Span::new(at("“No"), at(" Roe")), Span::new(at("“and"), 10 + text.len())];
        let inner = whole.within(&quotes);
        assert_eq!(inner.numbers, [8, 4, 9, 10, 5]);
        assert_eq!(inner.features, [[2, 0, 0], [0, 0, 1], [1, 0, 1], [1, 0, 1], [0, 0, 1]]);
        assert_eq!(inner.places(1..4), [Span::new(at(",”"), at(",”") + 1), Span::new(at("and"), at(".”"))]);
        // A quotation inside stays one.
        let whole = whole.within(&[Span::new(10, at("yes"))]);
        assert_eq!(whole.features.iter().map(|it| it[1]).collect::<Vec<_>>(), [1, 1, 3, 0, 0, 0, 2, 1]);
    }
}
