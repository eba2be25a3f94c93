//! Which tables of a document are laid out in columns.
//!
//! A table with one column is a frame around text, and one with long cells is a page with columns: interviews, calendars
//! of meetings and curricula are written so. Those are read cell by cell, as paragraphs. Which is which is known only at
//! a table's end, so the text is looked through once before it is read.

use std::collections::HashSet;

use quick_xml::events::Event;

use super::part::is_passed_over;
use crate::ingest::{Hints, Refused, xml};

/// The longest that cells of a grid are on average, in characters; empty ones do not count.
const LONG: usize = 60;
/// How many events are read before somebody asks whether to go on.
const BREATH: usize = 4096;

/// A table that is open, as far as it was looked through.
#[derive(Debug, Default)]
struct TableScan {
    /// Where its first tag ends, in bytes.
    at: u64,
    columns: usize,
    /// The cells with text, and their characters.
    cells: usize,
    characters: usize,
    /// Whether a cell has several paragraphs and is long with them.
    is_long: bool,
    cell: CellScan,
}

/// The cell that is open.
#[derive(Clone, Copy, Debug, Default)]
struct CellScan {
    characters: usize,
    /// The paragraphs with text, and what was counted where the last of them began.
    paragraphs: usize,
    before: usize,
}

impl TableScan {
    fn end_paragraph(&mut self) {
        self.cell.paragraphs += usize::from(self.cell.characters > self.cell.before);
        self.cell.before = self.cell.characters;
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.cells += usize::from(cell.characters > 0);
        self.characters += cell.characters;
        self.is_long |= cell.paragraphs > 1 && cell.characters > LONG;
    }

    fn is_grid(&self) -> bool {
        self.columns > 1 && !self.is_long && self.characters <= self.cells * LONG
    }
}

/// Where the first tags of the tables end that are grids, in bytes of `text`. Tables in text boxes are not looked at.
pub(super) fn grids(text: &str, hints: &Hints<'_>) -> Result<HashSet<u64>, Refused> {
    let mut grids = HashSet::new();
    // Most documents have no tables and need not be looked through.
    if !text.contains("gridCol") {
        return Ok(grids);
    }
    let mut open: Vec<TableScan> = Vec::new();
    let mut is_text = false;
    let mut reader = xml::lenient(text);
    for nth in 1_usize.. {
        if nth.is_multiple_of(BREATH) {
            hints.go_on()?;
        }
        let Ok(event) = reader.read_event() else { break };
        match &event {
            Event::Start(start) => match xml::local(start.name().into_inner()) {
                "tbl" => open.push(TableScan { at: reader.buffer_position(), ..TableScan::default() }),
                "t" => is_text = true,
                name if name == "txbxContent" || is_passed_over(name) => {
                    if reader.read_to_end(start.name()).is_err() {
                        break;
                    }
                }
                name => note(&mut open, name),
            },
            Event::Empty(start) => note(&mut open, xml::local(start.name().into_inner())),
            Event::Text(words) if is_text => {
                if let Some(seen) = open.last_mut() {
                    seen.cell.characters += words.chars().count();
                }
            }
            Event::End(end) => match xml::local(end.name().into_inner()) {
                "t" => is_text = false,
                "p" => open.last_mut().into_iter().for_each(TableScan::end_paragraph),
                "tc" => open.last_mut().into_iter().for_each(TableScan::end_cell),
                "tbl" => close(&mut open, &mut grids),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    // Of a damaged table counts what there is of it.
    while !open.is_empty() {
        close(&mut open, &mut grids);
    }
    Ok(grids)
}

fn note(open: &mut [TableScan], name: &str) {
    if name == "gridCol" {
        open.last_mut().into_iter().for_each(|seen| seen.columns += 1);
    }
}

/// Ends a table; its text is text of the cell that it stands in.
fn close(open: &mut Vec<TableScan>, grids: &mut HashSet<u64>) {
    let Some(mut seen) = open.pop() else { return };
    seen.end_cell();
    if seen.is_grid() {
        grids.insert(seen.at);
    }
    if let Some(outer) = open.last_mut() {
        outer.cell.characters += seen.characters;
        outer.end_paragraph();
    }
}
