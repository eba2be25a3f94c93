//! The rows of an article from top to bottom, laid out only where somebody looks.
//!
//! A text of any size opens at once and scrolls at one speed: rows are never numbered from the top. A place is
//! a block and a row in it, and every walk begins at a byte offset.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::layout::{Line, lay_out};
use crate::document::{BlockId, BlockKind, Document, Span};

/// How many blocks are kept laid out; beyond that, all are forgotten and begun anew.
const KEPT: usize = 2_000;

/// A row of the article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct RowAt {
    block: BlockId,
    row: usize,
}

/// What stands in a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    /// Nothing.
    Blank,
    /// What is known about the article: words, minutes, origin.
    About,
    /// Text.
    Line(Line),
}

/// An article laid out at some width, as far as anybody looked.
#[derive(Debug)]
pub(super) struct Flow {
    document: Arc<Document>,
    columns: usize,
    lines: HashMap<BlockId, Rc<[Line]>>,
    /// The block after which what is known about the article is told; none: before the first.
    about_after: Option<BlockId>,
}

impl Flow {
    /// The rows of `document` in `columns` columns. It must have a block.
    pub(super) fn new(document: Arc<Document>, columns: usize) -> Self {
        let front = document.block_ids().take_while(|id| document.block(*id).kind.is_front_matter());
        let about_after = front.last();
        Self { document, columns, lines: HashMap::new(), about_after }
    }

    /// Forgets the layout if the width is another one.
    pub(super) fn set_columns(&mut self, columns: usize) {
        if self.columns != columns {
            self.columns = columns;
            self.lines.clear();
        }
    }

    /// The row of the line that holds the byte at `offset`, or else of the last line before it.
    pub(super) fn row_of(&mut self, offset: usize) -> RowAt {
        let block = self.document.block_at(offset).expect("an open article has a block");
        let lines = self.lines(block);
        let line = lines.partition_point(|line| line.span.start() <= offset).saturating_sub(1);
        RowAt { block, row: self.above(block) + line }
    }

    /// What stands in a row.
    pub(super) fn row(&mut self, at: RowAt) -> Row {
        let above = self.above(at.block);
        let lines = self.lines(at.block);
        match at.row.checked_sub(above).map(|line| lines.get(line)) {
            Some(Some(line)) => Row::Line(*line),
            None if self.about_after.is_none() && at.block == BlockId(0) && at.row == 0 => Row::About,
            Some(None) if at.row == above + lines.len() => Row::About,
            _ => Row::Blank,
        }
    }

    /// The row after this one.
    pub(super) fn next(&mut self, at: RowAt) -> Option<RowAt> {
        if at.row + 1 < self.height(at.block) {
            return Some(RowAt { row: at.row + 1, ..at });
        }
        let block = BlockId(at.block.0 + 1);
        ((block.0 as usize) < self.document.blocks().len()).then_some(RowAt { block, row: 0 })
    }

    /// The row before this one.
    pub(super) fn previous(&mut self, at: RowAt) -> Option<RowAt> {
        if at.row > 0 {
            return Some(RowAt { row: at.row - 1, ..at });
        }
        let block = BlockId(at.block.0.checked_sub(1)?);
        Some(RowAt { block, row: self.height(block) - 1 })
    }

    /// The row that lies `rows` further down (up, if negative), or as far as there are any.
    pub(super) fn step(&mut self, mut at: RowAt, rows: isize) -> RowAt {
        for _ in 0..rows.unsigned_abs() {
            let next = if rows > 0 { self.next(at) } else { self.previous(at) };
            match next {
                Some(row) => at = row,
                None => break,
            }
        }
        at
    }

    /// `rows` rows from `at` on, fewer at the end of the article.
    pub(super) fn rows_from(&mut self, at: RowAt, rows: usize) -> Vec<Row> {
        let mut found = Vec::with_capacity(rows);
        let mut next = Some(at);
        while let Some(row) = next.filter(|_| found.len() < rows) {
            found.push(self.row(row));
            next = self.next(row);
        }
        found
    }

    /// The highest row from which a screen of `rows` rows can be filled, if that is above `at`; else `at`.
    pub(super) fn fill(&mut self, at: RowAt, rows: usize) -> RowAt {
        let shown = self.rows_from(at, rows).len();
        self.step(at, -isize::try_from(rows - shown).expect("a screen is small"))
    }

    /// The first row of text at or after `at`, or else the last before it.
    pub(super) fn text_near(&mut self, at: RowAt) -> Line {
        let mut next = Some(at);
        while let Some(row) = next {
            if let Row::Line(line) = self.row(row) {
                return line;
            }
            next = self.next(row);
        }
        self.text_before(at).expect("an open article has a line")
    }

    /// The first line of text below a row.
    pub(super) fn text_after(&mut self, at: RowAt) -> Option<Line> {
        self.text_towards(at, Self::next)
    }

    /// The last line of text above a row.
    pub(super) fn text_before(&mut self, at: RowAt) -> Option<Line> {
        self.text_towards(at, Self::previous)
    }

    fn text_towards(&mut self, mut at: RowAt, step: fn(&mut Self, RowAt) -> Option<RowAt>) -> Option<Line> {
        loop {
            at = step(self, at)?;
            if let Row::Line(line) = self.row(at) {
                return Some(line);
            }
        }
    }

    /// From the first byte on these rows to the last.
    pub(super) fn span(rows: &[Row]) -> Span {
        let lines = rows.iter().filter_map(|row| match row {
            Row::Line(line) => Some(line.span),
            Row::Blank | Row::About => None,
        });
        lines.reduce(Span::hull).unwrap_or_default()
    }

    /// How many rows a block takes.
    fn height(&mut self, block: BlockId) -> usize {
        self.above(block) + self.lines(block).len() + usize::from(self.about_after == Some(block))
    }

    /// How many rows of a block stand above its text.
    fn above(&self, id: BlockId) -> usize {
        let Some(before) = id.0.checked_sub(1) else {
            return if self.about_after.is_none() { 2 } else { 0 };
        };
        let (before, block) = (self.document.block(BlockId(before)), self.document.block(id));
        let is_item = |kind| matches!(kind, BlockKind::ListItem { .. });
        let together = block.continues
            || (is_item(before.kind) && is_item(block.kind))
            || (before.kind.is_front_matter() && block.kind.is_front_matter());
        usize::from(!together)
    }

    fn lines(&mut self, block: BlockId) -> Rc<[Line]> {
        if self.lines.len() > KEPT {
            self.lines.clear();
        }
        let (document, columns) = (&self.document, self.columns);
        Rc::clone(self.lines.entry(block).or_insert_with(|| lay_out(document, block, columns).into()))
    }
}
