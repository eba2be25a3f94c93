//! A list of rows of which one is chosen: moving the choice over rows that cannot be, and scrolling after it.

use super::command::ListMotion;
use super::direction::Direction;

/// Rows, which of them is chosen, and from which line on they are shown.
#[derive(Clone, Debug)]
pub struct SelectableList<R> {
    /// The rows.
    pub rows: Vec<R>,
    /// Which row is chosen.
    pub selected: usize,
    /// The first line that is shown.
    pub top: usize,
}

/// A row of a list.
pub trait ListRow {
    /// Whether the row can be chosen; headings cannot.
    fn can_be_chosen(&self) -> bool;
}

/// What a command did to a list of things to choose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum ListOutcome<C> {
    /// It stays open; perhaps the choice moved.
    Open,
    /// It is to be closed.
    Closed,
    /// It stays as it is, and this is why.
    Told(&'static str),
    /// This was chosen.
    Chosen(C),
}

impl<R> Default for SelectableList<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), selected: 0, top: 0 }
    }
}

impl<R: ListRow> SelectableList<R> {
    /// A list with this row chosen, or the next one that can be.
    pub(super) fn new(rows: Vec<R>, selected: usize) -> Self {
        let mut list = Self { rows, selected, top: 0 };
        list.settle(Direction::Forward);
        list
    }

    /// The row at an index, if it can be chosen.
    pub(super) fn choosable(&self, index: usize) -> Option<&R> {
        self.rows.get(index).filter(|row| row.can_be_chosen())
    }

    /// Moves the choice; a page has so many rows.
    pub(super) fn go(&mut self, motion: ListMotion, page: usize) {
        match motion {
            ListMotion::Line(direction) => self.step(direction, 1),
            ListMotion::Page(direction) => self.step(direction, page),
            ListMotion::First => self.step(Direction::Backward, usize::MAX),
            ListMotion::Last => self.step(Direction::Forward, usize::MAX),
        }
    }

    /// Moves the choice by so many rows.
    pub(super) fn step(&mut self, direction: Direction, count: usize) {
        self.selected = direction.stepped(self.selected, count, self.rows.len());
        self.settle(direction);
    }

    /// Goes on from a row that cannot be chosen to the next that can, or else back.
    pub(super) fn settle(&mut self, direction: Direction) {
        let can_be_chosen = |index: &usize| self.choosable(*index).is_some();
        let after = (self.selected..self.rows.len()).find(can_be_chosen);
        let before = (0..=self.selected).rev().find(can_be_chosen);
        let settled = match direction {
            Direction::Forward => after.or(before),
            Direction::Backward => before.or(after),
        };
        self.selected = settled.unwrap_or(0);
    }

    /// Scrolls so that the lines `from..=until`, of `lines` in all, are among the `height` that are shown; the last of
    /// them at any rate.
    pub(super) fn scroll_to(&mut self, from: usize, until: usize, lines: usize, height: usize) {
        self.top = self.top.min(from).max((until + 1).saturating_sub(height));
        self.top = self.top.min(lines.saturating_sub(height));
    }
}
