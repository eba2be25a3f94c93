//! What is known of keys and the mouse between two events.

use std::collections::BTreeMap;

use super::keymap::Keymap;
use super::prompt::Asks;

/// Lines of a history at most.
const LONGEST_HISTORY: usize = 100;

/// The keys pressed of a sequence, the lines typed before, what is held down.
#[derive(Debug, Default)]
pub(super) struct Typing {
    pub(super) keymap: Keymap,
    lines: BTreeMap<Asks, Vec<String>>,
    /// Whether more keys have come already; see [`Reader::expect_more`](super::Reader::expect_more).
    pub(super) more_follows: bool,
    /// Whether the mouse is held down on the overview.
    pub(super) holds_overview: bool,
}

impl Typing {
    /// The lines that were typed for a purpose, the newest last.
    pub(super) fn lines(&self, asks: Asks) -> &[String] {
        self.lines.get(&asks).map_or(&[], Vec::as_slice)
    }

    /// Keeps a line among those of its purpose, unless it is blank or the last one again.
    pub(super) fn remember(&mut self, asks: Asks, line: &str) {
        let lines = self.lines.entry(asks).or_default();
        if !line.trim().is_empty() && lines.last().is_none_or(|last| last != line) {
            lines.push(line.to_owned());
        }
        if lines.len() > LONGEST_HISTORY {
            lines.remove(0);
        }
    }
}
