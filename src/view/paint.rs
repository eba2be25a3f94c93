//! The only place that writes text into the buffer.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use crate::reader::{Area, Cell, cells, width};

/// A place in the buffer at which to go on writing, and where to stop.
pub(super) struct Pen<'a> {
    pub(super) buffer: &'a mut Buffer,
    pub(super) theme: &'a Theme,
    /// The next column.
    pub(super) x: u16,
    /// The row.
    pub(super) y: u16,
    /// The first column that is not to be written.
    pub(super) end: u16,
}

impl<'a> Pen<'a> {
    /// A pen at the start of the nth row of an area.
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme, area: Area, row: u16) -> Self {
        Self { buffer, theme, x: area.x, y: area.y + row, end: area.x + area.width }
    }

    /// Columns that are left.
    pub(super) fn left(&self) -> usize {
        usize::from(self.end.saturating_sub(self.x))
    }

    /// Writes text, whatever it holds, as far as there is room; a wide character is not cut.
    pub(super) fn write(&mut self, text: &str, style: Style) {
        for cell in cells(text) {
            self.put(&cell, style);
        }
    }

    /// Writes one cell of a text; nothing more once one did not fit.
    pub(super) fn put(&mut self, cell: &Cell<'_>, style: Style) {
        if cell.width > self.left() {
            self.x = self.end;
        } else {
            let style = if cell.is_control { style.patch(self.theme.style("control", None)) } else { style };
            // Most of a text is ASCII, which ratatui need not take apart once more.
            if cell.symbol.len() == 1 {
                self.buffer[(self.x, self.y)].set_symbol(&cell.symbol).set_style(style);
            } else {
                self.buffer.set_stringn(self.x, self.y, &cell.symbol, cell.width, style);
            }
            self.x += u16::try_from(cell.width).expect("a cell is narrow");
        }
    }

    /// Moves on to a column.
    pub(super) fn go(&mut self, x: u16) {
        self.x = x.min(self.end);
    }

    /// Gives the rest of the row a style and blanks.
    pub(super) fn fill(&mut self, style: Style) {
        while self.x < self.end {
            self.buffer[(self.x, self.y)].set_symbol(" ").set_style(style);
            self.x += 1;
        }
    }
}

/// Makes an area blank.
pub(super) fn clear(buffer: &mut Buffer, area: Area) {
    for y in area.y..area.y + area.height {
        // Of a wide character that reaches in from the left nothing is left either: it would cover the first column.
        if let Some(before) = area.x.checked_sub(1).filter(|_| area.width > 0)
            && width(buffer[(before, y)].symbol()) > 1
        {
            buffer[(before, y)].reset();
        }
        for x in area.x..area.x + area.width {
            buffer[(x, y)].reset();
        }
    }
}
