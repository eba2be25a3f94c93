//! The text of a document as it is written, with its blocks and marks: what formats with markup have in common.

use std::sync::Arc;

use crate::document::{Block, BlockKind, Builder, Document, Mark, Meta, Span};

use super::address::Addresses;
use super::table::TableText;
use super::{Notice, front_matter, split};

/// Less text than this, in bytes, may stand above a title: badges, an image.
const ABOVE_TITLE: usize = 300;
/// Lines that end with a hard break and are no longer than this, in bytes, are verse.
const VERSE: usize = 80;
/// The longest title or name, in characters.
const LONGEST_NAME: usize = 1000;
/// How many cells of tables nothing is written in that stand there because another reaches over several columns or rows. A
/// cell of a few bytes can ask for thousands of them.
const MOST_EMPTY_CELLS: usize = 1 << 18;

/// Writes text and notes where its blocks and marks are.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    blocks: Vec<Block>,
    marks: Vec<(Span, Mark)>,
    meta: Meta,
    open: Option<OpenBlock>,
    /// The marks that are open, with where they began, innermost last; None for a link that lost its address.
    open_marks: Vec<(usize, Option<Mark>)>,
    addresses: Addresses,
    /// How many empty cells tables have.
    empty_cells: usize,
    quotes: usize,
    /// For every list that is open: the next item's number.
    lists: Vec<Option<u64>>,
    items: Vec<OpenItem>,
    prefix: Option<String>,
    has_title: bool,
    /// The line of the source that is being read, beginning at 1.
    line: usize,
    /// From which byte of the text on what was written came from which line, in order.
    lines: Vec<(usize, usize)>,
}

/// The block that is being written.
#[derive(Debug)]
struct OpenBlock {
    kind: BlockKind,
    continues: bool,
    /// Where the text ended before it, and where it begins after what parts the two.
    before: usize,
    start: usize,
    /// How many marks there were.
    marks: usize,
    breaks: usize,
}

#[derive(Debug)]
struct OpenItem {
    number: Option<u64>,
    /// Whether no block of it was begun yet.
    fresh: bool,
}

impl Writer {
    pub(super) fn new(meta: Meta) -> Self {
        Self { meta, ..Self::default() }
    }

    /// How many bytes are written.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether the text is at the beginning of a line.
    pub(super) fn ends_line(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Whether a block is being written.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What is known of the article so far.
    pub(super) fn meta(&mut self) -> &mut Meta {
        &mut self.meta
    }

    /// Tells which line of the source, beginning at 1, what is written next comes from.
    pub(super) fn source_line(&mut self, line: usize) {
        self.line = line;
    }

    /// Notes where the text that is written next comes from.
    fn note_line(&mut self) {
        let offset = self.text.len();
        // What was written there may have been taken back.
        while self.lines.pop_if(|(start, _)| *start >= offset).is_some() {}
        if self.lines.last().is_none_or(|(_, line)| *line != self.line) {
            self.lines.push((offset, self.line));
        }
    }

    /// Notes that the text from `start` on has a line for each of the source, beginning with `line`.
    fn note_lines(&mut self, start: usize, line: usize) {
        let written = self.text.get(start..).unwrap_or_default();
        self.lines
            .extend(written.match_indices('\n').enumerate().map(|(nth, (at, _))| (start + at + 1, line + nth + 1)));
    }

    /// What the next block is to begin with.
    pub(super) fn prefix(&mut self, prefix: String) {
        self.prefix = Some(prefix);
    }

    /// Begins a block after a blank line. A paragraph in an item is an item.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.begin_after("\n\n", kind);
    }

    /// Begins a block in the line after the one before: they belong together.
    pub(super) fn begin_below(&mut self, kind: BlockKind) {
        self.begin_after("\n", kind);
        if let Some(open) = &mut self.open {
            open.continues = true;
        }
    }

    /// Begins a heading; the first one of level 1 is the title.
    pub(super) fn begin_heading(&mut self, level: u8) {
        let is_title = level == 1 && !self.has_title && self.text.len() < ABOVE_TITLE && self.quotes == 0;
        self.has_title |= is_title;
        self.begin(if is_title { BlockKind::Title } else { BlockKind::Heading(level) });
    }

    fn begin_after(&mut self, gap: &str, kind: BlockKind) {
        self.end();
        let before = self.text.len();
        if before > 0 {
            self.text.push_str(gap);
        }
        let start = self.text.len();
        self.note_line();
        self.text.push_str(&self.prefix.take().unwrap_or_default());
        let depth = u8::try_from(self.items.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let (mut kind, mut continues) = (kind, false);
        if let Some(item) = self.items.last_mut() {
            if kind == BlockKind::Paragraph {
                kind = BlockKind::ListItem { depth, number: item.number };
                continues = !item.fresh;
            }
            item.fresh = false;
        }
        self.open = Some(OpenBlock { kind, continues, before, start, marks: self.marks.len(), breaks: 0 });
    }

    /// Ends the block that is being written, if there is one.
    pub(super) fn end(&mut self) {
        let Some(open) = self.open.take() else { return };
        let body = self.text.get(open.start..).unwrap_or_default();
        let kept = body.trim_end().len();
        if kept == 0 {
            self.text.truncate(open.before);
            self.marks.truncate(open.marks);
            return;
        }
        let end = open.start + kept;
        self.text.truncate(end);
        for (span, _) in self.marks.iter_mut().skip(open.marks) {
            *span = Span::new(span.start().min(end), span.end().min(end));
        }
        let kind = self.kind(&open, end);
        let quoted = u8::try_from(self.quotes).unwrap_or(u8::MAX);
        let block = Block { span: Span::new(open.start, end), kind, quoted, continues: open.continues };
        split::push(&mut self.blocks, &self.text, &block);
    }

    /// What a block turns out to be now that its text is known; what it tells about the article is noted.
    fn kind(&mut self, open: &OpenBlock, end: usize) -> BlockKind {
        let body = self.text.get(open.start..end).unwrap_or_default();
        let on_top = self.quotes == 0
            && self.blocks.last().map_or(self.meta.title.is_some(), |block| block.kind.is_front_matter());
        match open.kind {
            BlockKind::Title | BlockKind::Byline | BlockKind::Dateline => {
                let known = match open.kind {
                    BlockKind::Title => &mut self.meta.title,
                    BlockKind::Byline => &mut self.meta.byline,
                    _ => &mut self.meta.date,
                };
                let line = || body.split_whitespace().collect::<Vec<_>>().join(" ");
                known.get_or_insert_with(|| line().chars().take(LONGEST_NAME).collect());
                open.kind
            }
            BlockKind::Paragraph => {
                let about = if on_top { front_matter::read(body, &mut self.meta) } else { None };
                let verse = open.breaks > 0 && body.lines().all(|line| line.len() <= VERSE);
                about.unwrap_or(if verse { BlockKind::Verse } else { BlockKind::Paragraph })
            }
            kind => kind,
        }
    }

    /// Writes text, into a new paragraph or item if no block is open.
    pub(super) fn text(&mut self, text: &str) {
        self.open_for_text();
        self.note_line();
        let start = self.text.len();
        self.text.push_str(text);
        self.note_lines(start, self.line);
    }

    fn open_for_text(&mut self) {
        if self.open.is_none() {
            let after_item = matches!(self.blocks.last(), Some(Block { kind: BlockKind::ListItem { .. }, .. }));
            let tight = after_item && !self.items.is_empty();
            self.begin_after(if tight { "\n" } else { "\n\n" }, BlockKind::Paragraph);
        }
    }

    /// Ends a line where the author wanted that; in a title and the like it is a space.
    pub(super) fn line_break(&mut self) {
        if let Some(open) = &mut self.open {
            open.breaks += 1;
            let line = matches!(open.kind, BlockKind::Paragraph | BlockKind::ListItem { .. });
            self.text.push(if line { '\n' } else { ' ' });
        }
    }

    /// Takes back the last `count` bytes if they are the last before `at`, so nothing was written since.
    pub(super) fn take_back(&mut self, at: usize, count: usize) {
        if at == self.text.len() {
            self.text.truncate(at - count);
        }
    }

    pub(super) fn open_mark(&mut self, mark: Mark) {
        self.open_for_text();
        self.open_marks.push((self.text.len(), Some(mark)));
    }

    /// Opens a link. Where its address cannot be kept its words are written all the same.
    pub(super) fn open_link(&mut self, address: &str) {
        self.open_for_text();
        let mark = self.link(address);
        self.open_marks.push((self.text.len(), mark));
    }

    pub(super) fn close_mark(&mut self) {
        if let Some((start, Some(mark))) = self.open_marks.pop() {
            self.marks.push((Span::new(start, self.text.len().max(start)), mark));
        }
    }

    /// The mark of a link that leads to `address`; see [`Writer::address`].
    pub(super) fn link(&mut self, address: &str) -> Option<Mark> {
        self.address(address).map(Mark::Link)
    }

    /// The address of a link, shared with all links that lead there. None if it is too long, or if the document has
    /// too many; [`Writer::build`] tells how many links that befell.
    pub(super) fn address(&mut self, address: &str) -> Option<Arc<str>> {
        self.addresses.keep(address)
    }

    /// Counts links of which the address was too long to be made.
    pub(super) fn lose_links(&mut self, links: usize) {
        self.addresses.lose(links);
    }

    /// How many of some empty cells a table may have: all, until the document has far too many of them.
    pub(super) fn empty_cells(&mut self, wanted: usize) -> usize {
        let granted = wanted.min(MOST_EMPTY_CELLS - self.empty_cells);
        self.empty_cells += granted;
        granted
    }

    pub(super) fn open_quote(&mut self) {
        self.end();
        self.quotes += 1;
    }

    pub(super) fn close_quote(&mut self) {
        self.end();
        self.quotes -= 1;
    }

    pub(super) fn open_list(&mut self, first: Option<u64>) {
        self.end();
        self.lists.push(first);
    }

    pub(super) fn close_list(&mut self) {
        self.end();
        self.lists.pop();
    }

    /// Sets the number of the next item of the list that is open.
    pub(super) fn number(&mut self, number: u64) {
        if let Some(next) = self.lists.last_mut() {
            *next = Some(number);
        }
    }

    pub(super) fn open_item(&mut self) {
        self.end();
        let number = self.lists.last_mut().and_then(|next| {
            let number = *next;
            *next = next.map(|it| it.saturating_add(1));
            number
        });
        self.items.push(OpenItem { number, fresh: true });
    }

    pub(super) fn close_item(&mut self) {
        self.end();
        self.items.pop();
    }

    /// Puts something else in the place of what was written of the open block since `start`, and moves its marks along.
    /// If that block has ended, what was written stays.
    pub(super) fn rewrite(&mut self, start: usize, lay_out: impl FnOnce(&str) -> TableText) {
        if self.open.as_ref().is_none_or(|open| open.start > start) {
            return;
        }
        let laid = lay_out(&self.text.split_off(start));
        self.text.push_str(&laid.text);
        while self.lines.pop_if(|(at, _)| *at > start).is_some() {}
        if let Some((_, line)) = self.lines.last() {
            self.note_lines(start, *line);
        }
        let marks = self.open.as_ref().map_or(0, |open| open.marks);
        for (span, _) in self.marks.iter_mut().skip(marks) {
            let old = span.start().saturating_sub(start);
            let cell = laid.moved.partition_point(|(cell, _)| cell.start <= old).checked_sub(1);
            if let Some((cell, new)) = cell.and_then(|at| laid.moved.get(at)) {
                // What was marked in a cell that is left out has no place any more.
                let end = start + new + cell.len();
                let moved = (start + new + (old - cell.start)).min(end);
                *span = Span::new(moved, (moved + span.len()).min(end));
            }
        }
    }

    /// The finished document, with what else is known about it; see [`Writer::build`].
    pub(super) fn build_with(mut self, meta: Meta, notices: &mut Vec<Notice>) -> Document {
        let title = meta.title.or_else(|| self.meta.title.take());
        self.meta = Meta { title, ..meta };
        self.build(notices)
    }

    /// The finished document. What it lost is told in `notices`.
    pub(super) fn build(mut self, notices: &mut Vec<Notice>) -> Document {
        self.end();
        notices.extend(self.addresses.notice());
        let mut builder = Builder::new(self.text);
        for block in self.blocks {
            builder.push(block);
        }
        for (span, mark) in self.marks {
            builder.mark(span, mark);
        }
        for (offset, line) in self.lines {
            builder.source_line(offset, line);
        }
        builder.build(self.meta)
    }
}
