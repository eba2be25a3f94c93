//! What the paragraphs and tables of a document are, as blocks of the text.

use std::ops::Range;

use super::numbering::NumberingItem;
use super::paragraph::ParagraphMark;
use super::styles::{ParagraphKind, RunFormat};
use crate::document::{BlockKind, Mark};
use crate::ingest::table::{Table, TableText};
use crate::ingest::writer::Writer;

/// Writes paragraphs one after the other and keeps lists, quotations, code and tables together.
#[derive(Debug)]
pub(super) struct Blocks<'w> {
    pub(super) writer: &'w mut Writer,
    /// How many lists are open, each with an item.
    lists: usize,
    /// What the paragraph before was, or the one that is open.
    kind: ParagraphKind,
    /// Whether the paragraph before goes on: its end was deleted.
    joined: bool,
    has_title: bool,
    /// The marks that are open.
    format: RunFormat,
    marks: usize,
    /// The table that is being written, and where its text began.
    table: Option<(usize, Table)>,
    /// Where the cell began.
    cell: usize,
}

impl<'w> Blocks<'w> {
    pub(super) fn new(writer: &'w mut Writer) -> Self {
        Self {
            writer,
            lists: 0,
            kind: ParagraphKind::Body,
            joined: false,
            has_title: false,
            format: RunFormat::default(),
            marks: 0,
            table: None,
            cell: 0,
        }
    }

    /// Begins a paragraph, which may be an item of a list.
    pub(super) fn begin(&mut self, kind: ParagraphKind, item: Option<NumberingItem>) {
        if self.table.is_some() {
            if self.writer.len() > self.cell {
                self.writer.text(" ");
            }
            return;
        }
        if std::mem::take(&mut self.joined) && self.writer.is_open() {
            return;
        }
        if self.kind == ParagraphKind::Code && kind == ParagraphKind::Code {
            return self.writer.text("\n");
        }
        let quote = kind == ParagraphKind::Quote;
        if (self.kind == ParagraphKind::Quote) != quote {
            self.end_all();
            if quote {
                self.writer.open_quote();
            }
        }
        self.kind = kind;
        if let Some(item) = item {
            return self.item(item);
        }
        self.end_lists();
        match kind {
            // A document has one title.
            ParagraphKind::Title if self.has_title => self.writer.begin(BlockKind::Heading(1)),
            ParagraphKind::Title => {
                self.has_title = true;
                self.writer.begin(BlockKind::Title);
            }
            ParagraphKind::Author => self.writer.begin(BlockKind::Byline),
            ParagraphKind::Date => self.writer.begin(BlockKind::Dateline),
            ParagraphKind::Heading(level) if self.has_title => self.writer.begin(BlockKind::Heading(level)),
            ParagraphKind::Heading(level) => self.writer.begin_heading(level),
            ParagraphKind::Code => self.writer.begin(BlockKind::Code),
            ParagraphKind::Body | ParagraphKind::Quote | ParagraphKind::Contents => {
                self.writer.begin(BlockKind::Paragraph);
            }
        }
    }

    fn item(&mut self, item: NumberingItem) {
        while self.lists > item.depth {
            self.end_list();
        }
        while self.lists < item.depth {
            self.begin_list(None);
        }
        // Each item is a list of its own that begins with its number, for Word counts on over whatever stands between.
        self.begin_list(item.number);
    }

    fn begin_list(&mut self, number: Option<u64>) {
        self.writer.open_list(number);
        self.writer.open_item();
        self.lists += 1;
    }

    fn end_list(&mut self) {
        self.writer.close_item();
        self.writer.close_list();
        self.lists -= 1;
    }

    fn end_lists(&mut self) {
        while self.lists > 0 {
            self.end_list();
        }
    }

    /// Ends the paragraph, but for code that may go on, and for one that goes on in the next.
    pub(super) fn end(&mut self, paragraph_mark: ParagraphMark) {
        self.mark(&RunFormat::default());
        self.joined = paragraph_mark == ParagraphMark::Deleted;
        if self.table.is_none() && self.kind != ParagraphKind::Code && !self.joined {
            self.writer.end();
        }
    }

    /// Ends whatever is open, a table that was cut off too.
    pub(super) fn end_all(&mut self) {
        self.mark(&RunFormat::default());
        self.end_table();
        self.joined = false;
        self.writer.end();
        self.end_lists();
        if std::mem::take(&mut self.kind) == ParagraphKind::Quote {
            self.writer.close_quote();
        }
    }

    /// Writes words that look so.
    pub(super) fn text(&mut self, text: &str, format: &RunFormat) {
        self.mark(format);
        self.writer.text(text);
    }

    pub(super) fn line_break(&mut self, format: &RunFormat) {
        self.mark(format);
        if self.kind == ParagraphKind::Code { self.writer.text("\n") } else { self.writer.line_break() }
    }

    /// Opens and closes marks so that what follows looks so.
    fn mark(&mut self, format: &RunFormat) {
        if self.format == *format {
            return;
        }
        for _ in 0..std::mem::take(&mut self.marks) {
            self.writer.close_mark();
        }
        let link = format.link.as_deref().and_then(|address| self.writer.link(address));
        let on = |on: bool, mark| on.then_some(mark);
        let looks =
            [on(format.bold, Mark::Strong), on(format.italic, Mark::Emphasis), on(format.struck, Mark::Strikethrough)];
        for mark in link.into_iter().chain(looks.into_iter().flatten()) {
            self.writer.open_mark(mark);
            self.marks += 1;
        }
        self.format = format.clone();
    }

    pub(super) fn begin_table(&mut self) {
        self.end_all();
        self.writer.begin(BlockKind::Table);
        self.table = Some((self.writer.len(), Table::default()));
    }

    pub(super) fn begin_row(&mut self) {
        if let Some((_, table)) = &mut self.table {
            table.rows.push(Vec::new());
        }
    }

    pub(super) fn begin_cell(&mut self) {
        self.cell = self.writer.len();
    }

    /// Ends a cell that is so many columns wide.
    pub(super) fn end_cell(&mut self, columns: usize) {
        self.mark(&RunFormat::default());
        let Some((start, table)) = &mut self.table else { return };
        let (from, to) = (self.cell - *start, self.writer.len() - *start);
        if let Some(row) = table.rows.last_mut() {
            let rest: Range<usize> = to..to;
            let empty = self.writer.empty_cells(columns.saturating_sub(1));
            row.extend(std::iter::once(from..to).chain(std::iter::repeat_n(rest, empty)));
        }
    }

    pub(super) fn end_table(&mut self) {
        if let Some((start, mut table)) = self.table.take() {
            table.rows.retain(|row| !row.is_empty());
            let empty = || TableText { text: String::new(), moved: Vec::new() };
            self.writer.rewrite(start, |raw| if raw.trim().is_empty() { empty() } else { table.lay_out(raw) });
            self.writer.end();
        }
    }
}
