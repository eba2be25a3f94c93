//! Tables of data, laid out; tables that only arrange a page are read cell by cell.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use crate::document::BlockKind;
use crate::ingest::html::elements::short_text;
use crate::ingest::table::{Alignment, Table};

use super::inline::InlineWriter;

/// A cell of a table without a header is data if it is no longer than this, in bytes.
const CELL: usize = 120;
/// How many nodes of a table are looked at to tell what it is.
const NODES: usize = 5000;
/// How many columns a cell spans at most.
const WIDEST: usize = 50;

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    table: Table,
    /// Where its text begins; None before the first row.
    start: Option<usize>,
    cell: usize,
    span: usize,
    /// For every column how many more rows a cell above reaches down.
    reaching: Vec<usize>,
    /// How many columns of the first rows have their alignment.
    aligned: Vec<Option<Alignment>>,
}

/// Whether a table holds data in rows and columns.
pub(super) fn is_grid(table: NodeRef<'_, Node>) -> bool {
    let says = |name: &str| table.value().as_element().and_then(|it| it.attr(name)).unwrap_or_default();
    if matches!(says("role"), "presentation" | "none") {
        return false;
    }
    let (mut rows, mut cells, mut first, mut even, mut short, mut headed) = (0_usize, 0_usize, 0, true, true, false);
    for node in table.descendants().skip(1).take(NODES) {
        let Some(element) = node.value().as_element() else { continue };
        match element.name() {
            "table" => return false,
            "tr" => {
                even &= rows < 2 || cells == first;
                if rows == 1 {
                    first = cells;
                }
                (rows, cells) = (rows + 1, 0);
            }
            "th" | "td" => {
                cells += 1;
                headed |= element.name() == "th";
                short &= short_text(node, CELL).is_some();
            }
            "caption" | "thead" => headed = true,
            "div" | "ul" | "ol" | "blockquote" | "pre" => short &= headed,
            _ => {}
        }
    }
    if rows == 1 {
        first = cells;
    }
    // Of a long table the last row that was looked at may be cut.
    even &= rows < 2 || cells == first || table.descendants().nth(NODES).is_some();
    rows > 0 && if headed { short } else { rows > 1 && first > 1 && even && short }
}

impl Grid {
    /// Whether a row was read.
    pub(super) fn is_begun(&self) -> bool {
        self.start.is_some()
    }

    pub(super) fn open_row(&mut self, line: &mut InlineWriter<'_>) {
        if self.start.is_none() {
            line.begin(BlockKind::Table);
            self.start = Some(line.writer.len());
        }
        self.table.rows.push(Vec::new());
    }

    pub(super) fn open_cell(&mut self, element: &Element, line: &mut InlineWriter<'_>) {
        if self.table.rows.is_empty() {
            self.open_row(line);
        }
        self.fill(line);
        let number = |name: &str| element.attr(name).and_then(|it| it.trim().parse::<usize>().ok()).unwrap_or(1).max(1);
        let column = self.table.rows.last().map_or(0, Vec::len);
        self.span = number("colspan").min(WIDEST);
        self.aligned.resize(self.aligned.len().max(column + self.span), None);
        self.reaching.resize(self.reaching.len().max(column + self.span), 0);
        for reach in self.reaching.iter_mut().skip(column).take(self.span) {
            *reach = number("rowspan").min(1000) - 1;
        }
        if let Some(slot) = self.aligned.get_mut(column).filter(|_| element.name() == "td") {
            *slot = slot.or(match element.attr("data-align") {
                Some("right") => Some(Alignment::Right),
                Some("center") => Some(Alignment::Center),
                _ => None,
            });
        }
        line.pause();
        self.cell = line.writer.len();
    }

    /// Fills the columns that cells of the rows above reach down to.
    fn fill(&mut self, line: &mut InlineWriter<'_>) {
        let Some(row) = self.table.rows.last_mut() else { return };
        let here = line.writer.len() - self.start.unwrap_or(0);
        while let Some(reach) = self.reaching.get_mut(row.len()).filter(|it| **it > 0) {
            if line.writer.empty_cells(1) == 0 {
                break;
            }
            *reach -= 1;
            row.push(here..here);
        }
    }

    pub(super) fn close_cell(&mut self, line: &mut InlineWriter<'_>) {
        line.pause();
        let start = self.start.unwrap_or(0);
        let cell = self.cell - start..line.writer.len() - start;
        let end = cell.end..cell.end;
        if let Some(row) = self.table.rows.last_mut() {
            row.push(cell);
            row.extend(std::iter::repeat_n(end, line.writer.empty_cells(self.span - 1)));
        }
    }

    pub(super) fn lay_out(mut self, line: &mut InlineWriter<'_>) {
        if let Some(start) = self.start {
            line.pause();
            self.table.alignments = self.aligned.iter().map(|it| it.unwrap_or_default()).collect();
            self.table.rows.retain(|row| !row.is_empty());
            line.writer.rewrite(start, |raw| self.table.lay_out(raw));
        }
        line.end();
    }
}
