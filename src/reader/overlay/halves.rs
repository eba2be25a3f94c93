//! Rows with two halves, where things stand side by side and either can be chosen.

use super::{Choice, Overlay};
use crate::reader::Area;
use crate::reader::command::ComparisonSide;

/// Columns between the two halves of a row: a sign with a blank on either side.
const BETWEEN: usize = 3;

/// The right half of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Half {
    /// What stands between the two.
    pub sign: &'static str,
    /// What stands in it; empty where only the left half holds something.
    pub text: String,
    /// What choosing it does.
    pub choice: Choice,
}

/// The right halves of a list.
#[derive(Clone, Debug, Default)]
pub(in crate::reader) struct Halves {
    /// By row; none where one thing has the whole row.
    pub(in crate::reader) rows: Vec<Option<Half>>,
    /// Which half is chosen of a row that has both.
    pub(super) side: ComparisonSide,
}

impl Halves {
    /// The half that is chosen of the nth row, if it has any, where `has_left` says whether its left half holds something.
    fn chosen(&self, index: usize, has_left: bool) -> Option<&Half> {
        let half = self.rows.get(index)?.as_ref()?;
        (!half.text.is_empty() && (self.side == ComparisonSide::There || !has_left)).then_some(half)
    }
}

impl Overlay {
    /// The right half of the nth row, and whether it is the one that is chosen where the row is.
    pub fn half(&self, index: usize) -> Option<(&Half, bool)> {
        let halves = self.halves()?;
        let half = halves.rows.get(index)?.as_ref()?;
        Some((half, halves.chosen(index, self.has_left(index)).is_some()))
    }

    /// Columns of each half of a row in `area`, its frame counted.
    pub fn half_columns(&self, area: Area) -> usize {
        let lead = if self.lead_columns > 0 { self.lead_columns + 2 } else { 0 };
        // The frame, the sign of the chosen row, what the row is set in, a blank before the frame.
        usize::from(area.width).saturating_sub(2 + 1 + lead + 2 + BETWEEN + 1) / 2
    }

    /// The first column of the right halves.
    pub(in crate::reader) fn right_from(&self, area: Area) -> usize {
        let lead = if self.lead_columns > 0 { self.lead_columns + 2 } else { 0 };
        usize::from(area.x) + 2 + lead + 2 + self.half_columns(area) + BETWEEN
    }

    /// What choosing the right half of the nth row does, if that is the one that is chosen.
    pub(super) fn right_choice(&self, index: usize) -> Option<Choice> {
        self.halves()?.chosen(index, self.has_left(index)).map(|half| half.choice.clone())
    }

    fn has_left(&self, index: usize) -> bool {
        self.list.rows.get(index).is_some_and(|row| !row.text.is_empty())
    }
}
