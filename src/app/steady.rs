//! Keeping the columns on terminals that have ideas of their own about the width of a character.
//!
//! Terminals do not agree on how many columns a family of emoji, a flag or a syllable of Devanagari takes. After
//! such a cluster the cursor stands where the terminal believes, not where the layout does, and whatever is written
//! next, the overview and the panel too, is pushed aside. So the cursor is moved after every cluster of that kind,
//! and a row that holds one, or held one, is written whole: what is left of a cluster that took more columns than
//! thought is then covered by what stands there.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

/// A backend that draws on another one so that every cell stands in its column.
#[derive(Debug)]
pub(super) struct Steady<B> {
    inner: B,
    /// What stands on the screen, by row, as far as it was ever written.
    rows: BTreeMap<u16, SteadyRow>,
}

#[derive(Default, Debug)]
struct SteadyRow {
    cells: Vec<Cell>,
    has_doubtful: bool,
}

impl<B: Backend> Steady<B> {
    pub(super) fn new(inner: B) -> Self {
        Self { inner, rows: BTreeMap::new() }
    }

    /// Notes what is to stand in a row from now on; whether the row is to be written whole.
    fn note(&mut self, y: u16, content: &[(u16, u16, &Cell)]) -> bool {
        let row = self.rows.entry(y).or_default();
        let before = row.has_doubtful;
        for (x, _, cell) in content {
            let x = usize::from(*x);
            // What stood in the columns that a wide character covers is gone.
            let end = x + cell.symbol().width().max(1);
            row.cells.resize_with(row.cells.len().max(end), Cell::default);
            row.cells[x..end].fill_with(Cell::default);
            row.cells[x].clone_from(cell);
        }
        row.has_doubtful = row.cells.iter().any(|cell| is_doubtful(cell.symbol()));
        before || row.has_doubtful
    }

    /// Writes a row from its first cell to its last.
    fn write_row(&mut self, y: u16) -> Result<(), B::Error> {
        let Some(row) = self.rows.get(&y) else { return Ok(()) };
        let mut sure = Vec::new();
        let mut next = 0;
        for (x, cell) in row.cells.iter().enumerate() {
            let x = u16::try_from(x).expect("it came from a column");
            if x < next {
                continue;
            }
            let columns = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
            next = x.saturating_add(columns);
            if !is_doubtful(cell.symbol()) {
                sure.push((x, y, cell));
                continue;
            }
            // A terminal that takes it for narrower than it is would leave what stood in its last column.
            let mut blank = cell.clone();
            blank.set_symbol(" ");
            let blanks = (x..next).map(|x| (x, y, &blank));
            self.inner.draw(std::mem::take(&mut sure).into_iter().chain(blanks))?;
            self.inner.draw(std::iter::once((x, y, cell)))?;
        }
        self.inner.draw(sure.into_iter())
    }
}

/// Whether terminals may differ on how many columns `symbol` takes. They agree on letters of Latin, Greek and
/// Cyrillic, on punctuation, lines and blocks, and on Chinese, Japanese and Korean.
fn is_doubtful(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let first = chars.next().unwrap_or(' ');
    chars.next().is_some()
        || !matches!(first,
            '\0'..='\u{58f}' | '\u{1e00}'..='\u{25ff}' | '\u{2e80}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
            | '\u{ff01}'..='\u{ff60}' | '\u{fffd}' | '\u{20000}'..='\u{3fffd}')
}

impl<B: Backend> Backend for Steady<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Self::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let content: Vec<_> = content.collect();
        let mut sure = Vec::with_capacity(content.len());
        let mut whole = Vec::new();
        for row in content.chunk_by(|one, other| one.1 == other.1) {
            let y = row.first().map_or(0, |(_, y, _)| *y);
            if self.note(y, row) {
                whole.push(y);
            } else {
                sure.extend_from_slice(row);
            }
        }
        self.inner.draw(sure.into_iter())?;
        whole.into_iter().try_for_each(|y| self.write_row(y))
    }

    fn hide_cursor(&mut self) -> Result<(), Self::Error> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), Self::Error> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, Self::Error> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Self::Error> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), Self::Error> {
        self.rows.clear();
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), Self::Error> {
        // The reader always has the whole screen; no smaller region is ever cleared.
        self.rows.clear();
        self.inner.clear_region(region)
    }

    fn size(&self) -> Result<Size, Self::Error> {
        self.inner.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, Self::Error> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<(), Self::Error> {
        Backend::flush(&mut self.inner)
    }
}

impl<B: Write> Write for Steady<B> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;

    /// A terminal on which every doubtful cluster takes `columns` columns. Like crossterm it moves the cursor only
    /// where a cell is not next to the one before.
    #[derive(Debug)]
    struct Odd {
        columns: usize,
        shown: Vec<String>,
    }

    impl Backend for Odd {
        type Error = Infallible;

        fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
        where
            I: Iterator<Item = (u16, u16, &'a Cell)>,
        {
            let (mut cursor, mut next) = (0, None);
            for (x, _, cell) in content {
                cursor = if next == Some(x) { cursor } else { usize::from(x) };
                next = Some(x + 1);
                let symbol = cell.symbol();
                let columns = if is_doubtful(symbol) { self.columns } else { symbol.width() };
                self.shown.resize(self.shown.len().max(cursor + columns), " ".to_owned());
                for column in cursor..cursor + columns {
                    self.shown[column] = if column == cursor { symbol.to_owned() } else { String::new() };
                }
                cursor += columns;
            }
            Ok(())
        }

        fn hide_cursor(&mut self) -> Result<(), Infallible> {
            Ok(())
        }

        fn show_cursor(&mut self) -> Result<(), Infallible> {
            Ok(())
        }

        fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
            Ok(Position::ORIGIN)
        }

        fn set_cursor_position<P: Into<Position>>(&mut self, _: P) -> Result<(), Infallible> {
            Ok(())
        }

        fn clear(&mut self) -> Result<(), Infallible> {
            self.shown.clear();
            Ok(())
        }

        fn clear_region(&mut self, _: ClearType) -> Result<(), Infallible> {
            self.clear()
        }

        fn size(&self) -> Result<Size, Infallible> {
            Ok(Size::new(12, 1))
        }

        fn window_size(&mut self) -> Result<WindowSize, Infallible> {
            Ok(WindowSize { columns_rows: Size::new(12, 1), pixels: Size::ZERO })
        }

        fn flush(&mut self) -> Result<(), Infallible> {
            Ok(())
        }
    }

    #[test]
    fn every_cell_stands_in_its_column_whatever_the_terminal_thinks() {
        let frames = ["one two", "कि👩‍👩‍👧x", "aकिb", "रीरीरी", "☎️ 🇩🇪 ﷽", "", "日本🏴 é", "one two"];
        for columns in [1, 2, 4] {
            let mut steady = Steady::new(Odd { columns, shown: Vec::new() });
            let mut before = Buffer::empty(Rect::new(0, 0, 12, 1));
            for frame in frames {
                let mut now = Buffer::empty(before.area);
                now.set_string(0, 0, frame, ratatui::style::Style::new());
                now.set_string(11, 0, "│", ratatui::style::Style::new());
                let Ok(()) = steady.draw(before.diff(&now).into_iter());
                let shown = &steady.inner.shown;
                for (x, cell) in now.content.iter().enumerate().filter(|(_, cell)| !is_doubtful(cell.symbol())) {
                    // A cluster may lie over the blank behind it, but never over a letter.
                    let is_blank = cell.symbol() == " ";
                    assert!(shown[x] == cell.symbol() || is_blank && shown[x].is_empty(), "{frame}: {shown:?}");
                }
                before = now;
            }
        }
    }
}
