//! Building a document, and the invariants that a built one keeps.

use super::{Block, BlockKind, Document, Mark, Meta, Span};

/// Makes a [`Document`] of a text and spans into it; the only way to make one.
///
/// What it upholds: every span lies on character boundaries inside the text, blocks are in order, do not
/// overlap, and neither begin nor end with white space; an empty block or mark is left out.
#[derive(Debug)]
pub struct Builder {
    document: Document,
}

impl Builder {
    /// A document with this text and nothing else yet.
    pub fn new(text: String) -> Self {
        Self { document: Document { text, ..Document::default() } }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.document.text
    }

    /// Adds a paragraph of some kind; see [`Builder::push`].
    #[track_caller]
    pub fn block(&mut self, span: Span, kind: BlockKind) {
        self.push(Block { span, kind, quoted: 0, continues: false });
    }

    /// Adds a block after those added before; white space around it is cut off, and a block of nothing
    /// else is left out. Lines that are kept keep the indent of their first line.
    ///
    /// Panics if the span lies outside the text, cuts a character, or begins before the last block ends.
    #[track_caller]
    pub fn push(&mut self, mut block: Block) {
        let text = self.document.slice(block.span);
        let body = if block.kind.keeps_lines() {
            text.trim_end().trim_start_matches(['\n', '\r', '\u{feff}'])
        } else {
            text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        };
        if body.trim().is_empty() {
            return;
        }
        let start = block.span.start() + (body.as_ptr() as usize - text.as_ptr() as usize);
        block.span = Span::new(start, start + body.len());
        let last = self.document.blocks.last().map_or(0, |it| it.span.end());
        assert!(last <= start, "block at {:?} begins before {last}, where the last one ends", block.span);
        self.document.words += words(body);
        self.document.blocks.push(block);
    }

    /// Marks a stretch of text; an empty one is left out.
    ///
    /// Panics if the span lies outside the text or cuts a character.
    #[track_caller]
    pub fn mark(&mut self, span: Span, mark: Mark) {
        if !self.document.slice(span).is_empty() {
            self.document.marks.push((span, mark));
        }
    }

    /// Notes that the text from the byte `offset` on came from this line of the file, beginning at 1. The offsets
    /// do not decrease. Without any note the text is taken for the file itself.
    pub fn source_line(&mut self, offset: usize, line: usize) {
        self.document.lines.push(offset, line);
    }

    /// The finished document.
    pub fn build(mut self, meta: Meta) -> Document {
        self.document.marks.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
        self.document.longest_mark = self.document.marks.iter().map(|(span, _)| span.len()).max().unwrap_or(0);
        self.document.meta = meta;
        self.document
    }
}

/// How many words stand in `text`: runs of anything but white space. Built to be vectorised, because every byte
/// of a large file passes here before the first line is on the screen.
fn words(text: &str) -> usize {
    if has_wide_space(text.as_bytes()) {
        return text.split_whitespace().count();
    }
    let bytes = text.as_bytes();
    let is_space = |byte: u8| byte == b' ' || byte.wrapping_sub(b'\t') < 5;
    let begins = bytes.iter().zip(bytes.iter().skip(1)).filter(|&(&before, &byte)| is_space(before) & !is_space(byte));
    begins.count() + usize::from(bytes.first().is_some_and(|&byte| !is_space(byte)))
}

/// Whether UTF-8 may hold white space beyond ASCII. What only resembles it does no harm.
fn has_wide_space(bytes: &[u8]) -> bool {
    let two = |it: &[u8]| matches!(it, [0xc2, 0x85 | 0xa0] | [0xe1, 0x9a] | [0xe2, 0x81]);
    let three = |it: &[u8]| matches!(it, [0xe2, 0x80, ..=0x8a | 0xa8 | 0xa9 | 0xaf] | [0xe3, 0x80, 0x80]);
    // Most of a text is ASCII even where quotation marks are not, and that is told sixty-four bytes at a time.
    (0..bytes.len()).step_by(64).any(|at| {
        let end = bytes.len().min(at + 64);
        let is_ascii = bytes.get(at..end).is_none_or(<[u8]>::is_ascii);
        // A character may go on behind the piece.
        let piece = bytes.get(at..bytes.len().min(end + 2)).unwrap_or_default();
        !is_ascii && (piece.windows(2).any(two) || piece.windows(3).any(three))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::words;

    proptest! {
        #[test]
        fn words_are_what_white_space_parts(
            text in "[a“é \t\n\u{b}\u{1c}\u{85}\u{a0}\u{1680}\u{2003}\u{200b}\u{2029}\u{205f}\u{3000}]{0,90}",
        ) {
            prop_assert_eq!(words(&text), text.split_whitespace().count());
        }
    }
}
