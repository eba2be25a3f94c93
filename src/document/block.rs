//! The paragraphs of a document and what each of them is.

use super::Span;

/// Index into [`super::Document::blocks`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BlockId(pub u32);

/// A stretch of text that is laid out by itself: a paragraph, a heading, an item of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// Its text, without the white space around it. Line breaks inside are spaces unless
    /// [`BlockKind::keeps_lines`].
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// How many block quotes it stands in.
    pub quoted: u8,
    /// Whether it goes on where the block before left off: no blank line stands between them.
    /// Very long paragraphs are cut into such pieces so that one of them is always quick to lay out.
    pub continues: bool,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// The title of the article.
    Title,
    /// Who wrote it, as it stands at the top.
    Byline,
    /// When it was published, as it stands at the top.
    Dateline,
    /// A heading inside the article, 1 (highest) to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem {
        /// How many lists it stands in, beginning at 0.
        depth: u8,
        /// Its number, in a numbered list.
        number: Option<u64>,
    },
    /// A table's row or a whole table, columns already padded; lines are kept.
    Table,
    /// Program text; lines are kept.
    Code,
    /// Verse, or anything else whose line breaks matter; lines are kept.
    Verse,
    /// A rule between sections; its text is whatever stands for it in the source.
    Rule,
    /// What a page's machinery left behind ("OG Image:"): shown, never attributed.
    Litter,
}

impl BlockKind {
    /// Whether the line breaks of the source are kept.
    pub fn keeps_lines(self) -> bool {
        matches!(self, Self::Table | Self::Code | Self::Verse)
    }

    /// Whether somebody may be speaking in it: prose, verse, headlines and items, but no code or litter.
    pub fn speaks(self) -> bool {
        !matches!(self, Self::Byline | Self::Dateline | Self::Table | Self::Code | Self::Rule | Self::Litter)
    }

    /// Whether it stands above the article: title, byline or date.
    pub fn is_front_matter(self) -> bool {
        matches!(self, Self::Title | Self::Byline | Self::Dateline)
    }
}
