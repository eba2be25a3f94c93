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

    /// The finished document.
    pub fn build(mut self, meta: Meta) -> Document {
        self.document.marks.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
        self.document.meta = meta;
        self.document
    }
}

/// How many words stand in `text`: runs of anything but white space. Quick where the text is ASCII.
fn words(text: &str) -> usize {
    let (mut words, mut inside) = (0, false);
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (plain, other) = rest.split_at(ascii);
        for byte in plain.bytes() {
            let is_word = !matches!(byte, b' ' | b'\t'..=b'\r');
            words += usize::from(is_word && !inside);
            inside = is_word;
        }
        let mut chars = other.chars();
        if let Some(first) = chars.next() {
            let is_word = !first.is_whitespace();
            words += usize::from(is_word && !inside);
            inside = is_word;
        }
        rest = chars.as_str();
    }
    words
}
