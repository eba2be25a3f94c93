//! The text of an article and its shape: paragraphs, headings, emphasis, what is known about it.
//!
//! A [`Document`] never changes once built and is shared behind an `Arc`. This module is the one place
//! that slices text; everywhere else a [`Span`] stands for a piece of it.

mod block;
mod builder;
mod cells;
mod character;
mod cover;
mod lines;
mod span;

pub use block::{Block, BlockId, BlockKind};
pub use builder::Builder;
pub use cells::{Cell, cells, fit, fit_and_fill, one_line, printable, quoted, shortened, width};
pub use character::{control_symbol, is_command};
pub use cover::{Covered, flatten};
pub use lines::line_end;
pub use span::Span;

use std::sync::Arc;

use lines::SourceLines;

/// An article: its text, its blocks in order, its marks and what is known about it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    blocks: Vec<Block>,
    marks: Vec<(Span, Mark)>,
    /// The longest mark, in bytes.
    longest_mark: usize,
    meta: Meta,
    words: usize,
    lines: SourceLines,
}

/// What a stretch of text is marked as in the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Emphasis, usually italic.
    Emphasis,
    /// Strong emphasis, usually bold.
    Strong,
    /// Struck out.
    Strikethrough,
    /// Program text inside a sentence.
    Code,
    /// A link and where it leads. The address is the article's own and unchecked; links with the same one share it.
    Link(Arc<str>),
}

/// What is known about an article beside its text. All of it comes from the article and is unchecked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Meta {
    /// The title, on one line.
    pub title: Option<String>,
    /// Who wrote it ("Gordon G. Chang"), without a leading "By".
    pub byline: Option<String>,
    /// The date as the article gives it.
    pub date: Option<String>,
    /// Where it came from, for people: a file's name or "standard input".
    pub origin: String,
    /// The web address of the article, if it is known.
    pub address: Option<String>,
    /// What published it ("The Harbour Post").
    pub site: Option<String>,
    /// The language it is written in, as a tag of BCP 47 ("en-GB").
    pub language: Option<String>,
}

impl Document {
    /// The same document from this web address, if it tells no other itself.
    #[must_use]
    pub fn with_address(mut self, address: Option<&str>) -> Self {
        self.meta.address = self.meta.address.or_else(|| address.map(str::to_owned));
        self
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the whole text stands.
    pub fn whole(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// The blocks in the order of the text; they do not overlap, and none is empty.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The marks, sorted by start; they may nest.
    pub fn marks(&self) -> &[(Span, Mark)] {
        &self.marks
    }

    /// What is known about the article.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// How many words stand in the blocks: runs of anything but white space.
    pub fn words(&self) -> usize {
        self.words
    }

    /// How many words of the blocks begin in a span.
    pub fn words_in(&self, span: Span) -> usize {
        let from = self.blocks.partition_point(|block| block.span.end() <= span.start());
        let here = self.blocks.iter().skip(from).take_while(|block| block.span.start() < span.end());
        let begin = |block: &Block| {
            let inside = block.span.intersection(span).unwrap_or_default();
            let before = self.slice(Span::new(block.span.start(), inside.start().max(block.span.start())));
            let goes_on = !before.is_empty() && !before.ends_with(char::is_whitespace);
            let text = self.slice(inside);
            text.split_whitespace().count() - usize::from(goes_on && !text.starts_with(char::is_whitespace))
        };
        here.map(begin).sum()
    }

    /// The line of the file, beginning at 1, from which the byte at `offset` of the text came. Where the text is
    /// not the file itself, as in Markdown, this is the line in which its words begin there.
    pub fn source_line(&self, offset: usize) -> usize {
        self.lines.at(&self.text, offset)
    }

    /// The text of a span. Panics if it lies outside the text or cuts a character.
    #[track_caller]
    #[expect(clippy::string_slice, reason = "the one place that does; spans lie on character boundaries")]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start()..span.end()]
    }

    /// The block with this index. Panics if there is none.
    #[track_caller]
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }

    /// The block that holds the byte at `offset`, or else the last one that begins before it, or else the
    /// first. None only if there are no blocks.
    pub fn block_at(&self, offset: usize) -> Option<BlockId> {
        let after = self.blocks.partition_point(|block| block.span.start() <= offset);
        let index = after.saturating_sub(1);
        (!self.blocks.is_empty()).then(|| BlockId(u32::try_from(index).expect("fewer blocks than bytes")))
    }

    /// The ids of all blocks, in order.
    pub fn block_ids(&self) -> impl DoubleEndedIterator<Item = BlockId> + ExactSizeIterator + use<> {
        (0..u32::try_from(self.blocks.len()).expect("fewer blocks than bytes")).map(BlockId)
    }

    /// The marks that share a byte with `span`.
    pub fn marks_in(&self, span: Span) -> impl Iterator<Item = &(Span, Mark)> {
        let from = self.marks.partition_point(|(mark, _)| mark.start() + self.longest_mark <= span.start());
        let until = self.marks.partition_point(|(mark, _)| mark.start() < span.end());
        self.marks[from.min(until)..until].iter().filter(move |(mark, _)| mark.overlaps(span))
    }
}
