//! Tables: lines whose parts stand in columns too narrow for prose.

use super::line::{LineCell, PdfLine};
use crate::document::BlockKind;
use crate::ingest::table::Table;
use crate::ingest::writer::Writer;

/// The least rows of a table.
const ROWS: usize = 3;
/// The most rows that are laid out together; a longer table is several.
const MOST: usize = 100;
/// The most columns; lines with more words far apart than this are no table.
const WIDEST: usize = 200;

/// How many lines from the first on are the rows of a table.
pub(super) fn rows(lines: &[PdfLine]) -> usize {
    let Some(first) = lines.first() else { return 0 };
    let count = lines.iter().take(MOST).take_while(|line| line.cells.len() > 1 && line.column == first.column).count();
    let table = lines.get(..count).unwrap_or_default();
    let widest = table.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    if count >= ROWS && widest <= WIDEST && columns(table).len() == widest { count } else { 0 }
}

/// Where the columns of some rows begin and end.
fn columns(table: &[PdfLine]) -> Vec<(f64, f64)> {
    let mut cells: Vec<(f64, f64)> =
        table.iter().flat_map(|line| &line.cells).map(|cell| (cell.left, cell.right)).collect();
    cells.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (left, right) in cells {
        match columns.last_mut().filter(|(_, end)| left < *end) {
            Some((_, end)) => *end = end.max(right),
            None => columns.push((left, right)),
        }
    }
    columns
}

/// Writes rows as a table.
pub(super) fn write(lines: &[PdfLine], writer: &mut Writer) {
    let columns = columns(lines);
    writer.begin(BlockKind::Table);
    let start = writer.len();
    let mut table = Table { alignments: Vec::new(), rows: Vec::new() };
    let mut length = 0;
    for line in lines {
        let mut row = Vec::new();
        for (left, right) in &columns {
            let inside = |cell: &&LineCell| cell.left >= *left - 0.01 && cell.right <= *right + 0.01;
            let text = line.cells.iter().find(inside).and_then(|cell| line.text.get(cell.text.clone()));
            let text = text.unwrap_or_default().trim();
            if !text.is_empty() {
                writer.text(text);
            }
            row.push(length..length + text.len());
            length += text.len();
        }
        table.rows.push(row);
    }
    writer.rewrite(start, |raw| table.lay_out(raw));
    writer.end();
}
