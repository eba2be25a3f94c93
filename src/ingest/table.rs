//! Tables, laid out as text.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

/// The widest a column is padded to, in cells; what is longer sticks out.
const WIDEST: usize = 60;

/// On which side of a column its cells stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Alignment {
    #[default]
    Left,
    Center,
    Right,
}

/// A table of which the cells' text is known.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// How each column is aligned.
    pub(super) alignments: Vec<Alignment>,
    /// The cells of every row, the header first, as bytes of the text they were written to.
    pub(super) rows: Vec<Vec<Range<usize>>>,
}

/// A table laid out.
#[derive(Debug)]
pub(super) struct TableText {
    /// Its lines.
    pub(super) text: String,
    /// For every cell in order: where it was, and where it is in [`Self::text`].
    pub(super) moved: Vec<(Range<usize>, usize)>,
}

impl Table {
    /// Lays the table out; `raw` is the text that its cells are bytes of.
    pub(super) fn lay_out(&self, raw: &str) -> TableText {
        let widths = self.widths(raw);
        let mut laid = TableText { text: String::new(), moved: Vec::new() };
        for (nth, row) in self.rows.iter().enumerate() {
            if nth > 0 {
                laid.text.push('\n');
            }
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    laid.text.push_str(" │ ");
                }
                let text = raw.get(cell.clone()).unwrap_or_default();
                let room = widths.get(column).copied().unwrap_or(0).saturating_sub(text.width());
                let before = match self.alignments.get(column) {
                    Some(Alignment::Right) => room,
                    Some(Alignment::Center) => room / 2,
                    _ => 0,
                };
                pad(&mut laid.text, before, " ");
                laid.moved.push((cell.clone(), laid.text.len()));
                laid.text.push_str(text);
                if column + 1 < row.len() {
                    pad(&mut laid.text, room - before, " ");
                }
            }
            if nth == 0 && self.rows.len() > 1 {
                laid.text.push('\n');
                rule(&mut laid.text, &widths);
            }
        }
        laid
    }

    /// The width of every column in cells; none if padding would make the table far larger than it is.
    fn widths(&self, raw: &str) -> Vec<usize> {
        let columns = self.rows.first().map_or(0, Vec::len);
        let mut widths = vec![0; columns];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = raw.get(cell.clone()).map_or(0, UnicodeWidthStr::width).min(WIDEST).max(*width);
            }
        }
        let padded = widths.iter().sum::<usize>().saturating_mul(self.rows.len());
        if padded > raw.len().saturating_mul(16) + 64 * 1024 { vec![0; columns] } else { widths }
    }
}

fn rule(text: &mut String, widths: &[usize]) {
    for (column, &width) in widths.iter().enumerate() {
        if column > 0 {
            text.push_str("─┼─");
        }
        pad(text, width, "─");
    }
}

fn pad(text: &mut String, count: usize, with: &str) {
    for _ in 0..count {
        text.push_str(with);
    }
}
