//! A paragraph, as far as its properties and its words were read.

use super::styles::{ParagraphKind, ResolvedStyle};

/// What became of the mark that ends a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum ParagraphMark {
    #[default]
    Kept,
    /// The next paragraph goes on in this one.
    Deleted,
}

/// The paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct ParagraphState {
    pub(super) style: ResolvedStyle,
    /// What it says itself of its level and list.
    pub(super) level: Option<ParagraphKind>,
    pub(super) list: Option<String>,
    pub(super) depth: Option<usize>,
    /// Whether its properties are being read.
    pub(super) in_properties: bool,
    pub(super) is_begun: bool,
    pub(super) mark: ParagraphMark,
}
