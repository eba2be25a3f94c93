//! How articles are shown by the person's choice: highlight mode, marks, width of the text, theme.

use super::marks::Marks;
use super::mode::{Highlight, Mode};
use super::visibility::Visibility;
use crate::analysis::SourceId;

/// Columns that running text takes at most, until the reader wants it otherwise.
pub(super) const MEASURE: u16 = 66;

/// What the person chose of the looks of articles.
#[derive(Debug)]
pub(super) struct Appearance {
    pub(super) highlight: Highlight,
    /// The mode to come back to from one source only.
    mode_before: Mode,
    /// Columns that running text takes at most.
    pub(super) measure: u16,
    pub(super) theme: String,
}

impl Appearance {
    /// What there is before anything is chosen but the theme.
    pub(super) fn new(theme: String) -> Self {
        Self {
            highlight: Highlight { mode: Mode::default(), shown: Visibility::default(), marks: Marks::default() },
            mode_before: Mode::default(),
            measure: MEASURE,
            theme,
        }
    }

    /// Whether one source alone is shown.
    pub(super) fn shows_one_source(&self) -> bool {
        matches!(self.highlight.mode, Mode::Source(_))
    }

    /// Changes the mode; one that is left for a source is come back to.
    pub(super) fn set_mode(&mut self, mode: Mode) {
        if !self.shows_one_source() {
            self.mode_before = self.highlight.mode;
        }
        self.highlight.mode = mode;
    }

    /// The mode to come back to from one source only.
    pub(super) fn mode_before(&self) -> Mode {
        self.mode_before
    }

    /// Shows all sources again, if one alone is shown; whether it was.
    pub(super) fn leave_source(&mut self) -> bool {
        let did = self.shows_one_source();
        if did {
            self.highlight.mode = self.mode_before;
        }
        did
    }

    /// Keeps showing the same source when sources are numbered anew, or all of them if it is gone.
    pub(super) fn renumber(&mut self, renamed: impl Fn(SourceId) -> Option<SourceId>) {
        if let Mode::Source(id) = self.highlight.mode {
            self.highlight.mode = renamed(id).map_or(self.mode_before, Mode::Source);
        }
    }
}
