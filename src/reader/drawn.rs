//! What is made to be drawn, from all the rest of the state.

use super::index::Hue;
use super::page::Page;
use crate::document::Span;

/// What the view draws of the article, and what was asked for to draw it.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The rows of the article that stand on the screen.
    pub(super) page: Page,
    /// The hues of the overview, one a row; none is the author's.
    pub(super) overview: Vec<Option<Hue>>,
    /// The part of the text that was last asked to be analysed first.
    pub(super) asked: Span,
    /// Whether the overview and the panel's order are up to date.
    is_fresh: bool,
}

impl Drawn {
    /// Says that something has changed on which the overview and the panel's order depend.
    pub(super) fn outdate(&mut self) {
        self.is_fresh = false;
    }

    /// Whether the overview and the panel's order have to be made anew.
    pub(super) fn is_stale(&self) -> bool {
        !self.is_fresh
    }

    /// Says that they were.
    pub(super) fn freshen(&mut self) {
        self.is_fresh = true;
    }
}
