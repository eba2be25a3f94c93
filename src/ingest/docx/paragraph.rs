//! A paragraph, as far as its properties and its words were read.

use super::styles::{ParagraphKind, ResolvedStyle};

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
    pub(super) goes_on: bool,
}
