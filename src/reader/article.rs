//! The article that is open: its text, what is known of it, and the place that was reached.
//!
//! The place is one number, the byte under the reading line. The rows on the screen follow from it, so that a
//! new width, a new analysis or a new panel never moves the text under the reader's eyes.

use std::sync::Arc;

use super::FileId;
use super::correction::corrected;
use super::direction::Direction;
use super::edit::Edit;
use super::flow::{Flow, Row, RowAt};
use super::history::Location;
use super::index::{Focus, Index, Stops, sentence_at};
use super::jump_list::JumpList;
use super::layout::Line;
use super::recently_closed::SavedPosition;
use super::search::Search;
use super::visibility::Visibility;
use crate::analysis::{Analysis, Sentence, Voice};
use crate::document::{BlockId, Document, Span};
use crate::store::{Anchor, Record};

/// The article that is open.
#[derive(Debug)]
pub struct Article {
    /// Which file it is.
    pub file: FileId,
    /// Its text; has at least one block.
    pub document: Arc<Document>,
    /// Whether it is all of a web page, and not the article of it alone.
    pub(super) is_whole: bool,
    /// What the reader added to it.
    pub record: Record,
    /// Who says what, with the reader's corrections.
    pub analysis: Arc<Analysis>,
    /// The same, arranged for reading.
    pub index: Arc<Index>,
    /// Where keys stop in what is shown of it.
    pub stops: Arc<Stops>,
    /// Whether the worker is done.
    pub complete: bool,
    /// What it has done, in order, while it is not.
    known: Vec<Span>,
    /// The search and its matches.
    pub search: Search,
    /// Places to come back to.
    pub jumps: JumpList,
    /// Where the notes of the record stand in this text, those that are found, with their places in the record.
    pub notes: Vec<(Span, usize)>,
    /// As the engine found it.
    found: Arc<Analysis>,
    /// The index of that.
    found_index: Arc<Index>,
    flow: Flow,
    at: usize,
    /// What the last jump led to, and the byte in it that was gone to. It is shown whole, if there is room, as long as
    /// the reading line is in it.
    target: Option<(Span, usize)>,
    /// Whether the reading line is the last one.
    is_at_end: bool,
}

/// Rows of text above the reading line on a screen of `height` rows.
const fn rows_above(height: usize) -> usize {
    height / 3
}

fn signed(n: usize) -> isize {
    isize::try_from(n).expect("rows on a screen are few")
}

impl Article {
    /// Opens an article at its top. Until the worker has found something the author says everything.
    pub(super) fn new(file: FileId, document: Arc<Document>, record: Record, columns: usize) -> Self {
        let everything = Span::new(0, document.text().len());
        let sentences = document.blocks().iter().map(|block| Sentence { span: block.span }).collect();
        let voices = vec![(everything, Voice::Author)];
        let found = Arc::new(Analysis { sentences, voices, ..Analysis::default() });
        let index = Arc::new(Index::new(&document, &found));
        let at = document.blocks().first().map_or(0, |block| block.span.start());
        let mut article = Self {
            file,
            is_whole: false,
            record,
            analysis: Arc::clone(&found),
            index: Arc::clone(&index),
            stops: Arc::default(),
            complete: false,
            known: Vec::new(),
            search: Search::default(),
            jumps: JumpList::default(),
            notes: Vec::new(),
            found,
            found_index: index,
            flow: Flow::new(Arc::clone(&document), columns),
            at,
            target: None,
            is_at_end: false,
            document,
        };
        article.arrange();
        article
    }

    /// Takes what the worker found.
    pub(super) fn set_analysis(
        &mut self,
        (found, index): (Arc<Analysis>, Arc<Index>),
        known: Vec<Span>,
        complete: bool,
    ) {
        self.found = found;
        self.found_index = index;
        self.known = known;
        self.complete = complete;
        self.arrange();
    }

    /// Whether the worker is done with the words under the reading line.
    pub fn is_known_here(&self) -> bool {
        let after = self.known.partition_point(|span| span.start() <= self.at);
        let here = after.checked_sub(1).and_then(|before| self.known.get(before));
        self.complete || here.is_some_and(|span| span.contains(self.at))
    }

    /// Where what the worker has done ends in one direction, beginning at the reading line: a byte offset; none if all
    /// the text in that direction is done.
    pub(super) fn known_until(&self, direction: Direction) -> Option<usize> {
        if self.complete {
            return None;
        }
        let Some(known) = self.known.iter().find(|span| span.contains(self.at)) else { return Some(self.at) };
        let blocks = self.document.blocks();
        match direction {
            Direction::Forward => {
                let end = blocks.last().map_or(0, |block| block.span.end());
                (known.end() < end).then_some(known.end())
            }
            Direction::Backward => {
                let start = blocks.first().map_or(0, |block| block.span.start());
                (known.start() > start).then_some(known.start())
            }
        }
    }

    /// How much of the text the worker has done, in hundredths, while it is not done and something is known.
    pub fn analysed_percent(&self) -> Option<usize> {
        let known: usize = self.known.iter().map(|span| span.len()).sum();
        let blocks = self.document.blocks();
        let all = blocks.first().zip(blocks.last()).map(|(first, last)| first.span.hull(last.span).len())?;
        (!self.complete && known > 0).then(|| (known * 100).checked_div(all).unwrap_or(0))
    }

    /// Finds the notes of the record in the text.
    pub(super) fn find_notes(&mut self) {
        let notes = self.record.notes.iter().enumerate();
        self.notes = notes.filter_map(|(nth, note)| Some((note.place.find(self.document.text())?, nth))).collect();
    }

    /// Applies the corrections of the record to what was found.
    pub(super) fn arrange(&mut self) {
        if self.record.corrections.is_empty() {
            self.analysis = Arc::clone(&self.found);
            self.index = Arc::clone(&self.found_index);
        } else {
            self.analysis = Arc::new(corrected(&self.document, &self.found, &self.record.corrections));
            self.index = Arc::new(Index::new(&self.document, &self.analysis));
        }
    }

    /// Looks up where keys stop while this much is shown.
    pub(super) fn show(&mut self, shown: Visibility) {
        self.stops = self.index.stops(&self.document, &self.analysis, shown);
    }

    /// Lays the text out in so many columns.
    pub(super) fn set_columns(&mut self, columns: usize) {
        self.flow.set_columns(columns);
    }

    /// The byte under the reading line.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Who and what is in focus.
    pub fn focus(&self) -> Focus {
        self.index.focus(&self.document, &self.analysis, self.at)
    }

    /// Which note of the record stands on some words.
    pub(super) fn note_on(&self, words: &[Span]) -> Option<usize> {
        let on_words = |place: &Span| words.iter().any(|span| span.overlaps(*place));
        self.notes.iter().find(|(place, _)| on_words(place)).map(|(_, nth)| *nth)
    }

    /// Goes to a byte of the text; one that lies in no block counts for the block before it.
    pub(super) fn go(&mut self, offset: usize) {
        self.target = None;
        let block = self.document.block_at(offset).expect("an open article has a block");
        let span = self.document.block(block).span;
        let inside = offset.clamp(span.start(), span.end() - 1);
        // Of a text that was edited meanwhile the byte may lie inside a character.
        let is_boundary = |offset: &usize| self.document.text().is_char_boundary(*offset);
        self.at = (span.start()..=inside).rev().find(is_boundary).unwrap_or(span.start());
    }

    /// Goes to a byte of the text and remembers where one was.
    pub(super) fn jump(&mut self, offset: usize) {
        let before = self.at;
        self.go(offset);
        self.left(before);
    }

    /// Goes to a byte at which a statement, quoted words or an assertion begins, and remembers where one was; what
    /// begins there is shown whole, if there is room.
    pub(super) fn jump_to(&mut self, start: usize) {
        self.jump(start);
        let sentence = sentence_at(&self.document, &self.analysis, start);
        let target = self.index.passage_at(&self.analysis, start).unwrap_or(sentence);
        self.target = Some((target, self.at));
    }

    /// The rows on a screen of `height` rows, and which of them is the reading line.
    pub(super) fn rows(&mut self, height: usize) -> (Vec<Row>, Option<usize>) {
        let top = self.top(height);
        let rows = self.flow.rows_from(top, height);
        let row = self.flow.row_of(self.at);
        self.is_at_end = self.flow.text_after(row).is_none();
        let reading = std::iter::successors(Some(top), |at| self.flow.next(*at)).take(height).position(|at| at == row);
        (rows, reading)
    }

    /// Moves the reading line by so many lines of text.
    pub(super) fn move_lines(&mut self, direction: Direction, count: usize) {
        for _ in 0..count {
            let row = self.flow.row_of(self.at);
            let line = match direction {
                Direction::Forward => self.flow.text_after(row),
                Direction::Backward => self.flow.text_before(row),
            };
            let Some(line) = line else { break };
            self.stop_at(line);
        }
    }

    /// Moves the rows on a screen of `height` rows by so many; at an end the reading line goes there.
    pub(super) fn scroll(&mut self, direction: Direction, rows: usize, height: usize) {
        let top = self.top(height);
        self.target = None;
        let moved = self.flow.step(top, direction.signed(rows));
        let moved = self.flow.fill(moved, height);
        if moved == top {
            let end = match direction {
                Direction::Forward => self.document.text().len(),
                Direction::Backward => 0,
            };
            let row = self.flow.row_of(end);
            let line = self.flow.text_near(row);
            self.stop_at(line);
        } else {
            let row = self.flow.step(moved, signed(rows_above(height)));
            let line = self.flow.text_near(row);
            self.stop_at(line);
        }
    }

    /// Puts the reading line on the text that stands in a row of the screen.
    pub(super) fn go_to_row(&mut self, row: usize, height: usize) {
        let top = self.top(height);
        self.target = None;
        let at = self.flow.step(top, signed(row));
        let line = self.flow.text_near(at);
        self.stop_at(line);
    }

    /// Goes so far into the article, in hundredths, and remembers where one was.
    pub(super) fn go_to_percent(&mut self, percent: usize) {
        let before = self.at;
        self.drag_to_percent(percent);
        self.left(before);
    }

    /// Goes so far into the article, in hundredths.
    pub(super) fn drag_to_percent(&mut self, percent: usize) {
        self.target = None;
        let length = self.document.text().len();
        let row = self.flow.row_of(length / 100 * percent + length % 100 * percent / 100);
        let line = self.flow.text_near(row);
        self.stop_at(line);
    }

    /// Goes to the nth block, beginning at 1, or the last one.
    pub(super) fn go_to_block(&mut self, nth: usize) {
        let last = self.document.blocks().len() - 1;
        let block = self.document.blocks()[nth.saturating_sub(1).min(last)].span;
        self.jump(block.start());
    }

    /// Goes to the last line.
    pub(super) fn go_to_end(&mut self) {
        let before = self.at;
        self.target = None;
        let row = self.flow.row_of(self.document.text().len());
        let line = self.flow.text_near(row);
        self.stop_at(line);
        self.left(before);
    }

    /// Which block the reading line is in.
    pub fn block(&self) -> BlockId {
        self.document.block_at(self.at).expect("an open article has a block")
    }

    /// How far into the article the reading line is, in hundredths.
    pub fn percent(&self) -> usize {
        let blocks = self.document.blocks();
        let (first, last) = (&blocks[0].span, &blocks[blocks.len() - 1].span);
        // The last line counts as the end: nobody reads beyond it.
        if self.is_at_end {
            return 100;
        }
        let done = self.at.saturating_sub(first.start());
        done * 100 / (last.end() - first.start())
    }

    /// The words at a byte that lies in a block, by which the place is found again when the text has changed.
    fn place(&self, at: usize) -> Anchor {
        let block = self.document.block_at(at).map_or(Span::default(), |id| self.document.block(id).span);
        let rest = self.document.slice(Span::new(at, block.end().max(at)));
        Anchor { start: at, quote: rest.split_inclusive(char::is_whitespace).take(12).collect() }
    }

    /// Where one stands in it, to come back to.
    pub(super) fn location(&self) -> Location {
        Location { file: self.file, at: self.at, depth: self.jumps.depth() }
    }

    /// Takes over place, search, bookmarks and jumps of the same article as it was before it was read again; `places` are
    /// others in it that somebody remembers.
    pub(super) fn come_back<'p>(&mut self, before: &Self, places: impl Iterator<Item = &'p mut usize>) {
        self.jumps = before.jumps.clone();
        let text = self.document.text();
        let edit = Edit::between(before.document.text(), text);
        let paragraph = |near| self.document.block_at(near).map_or(near, |id| self.document.block(id).span.start());
        let moved = |at| match edit.moved(at) {
            Ok(moved) => moved,
            Err(near) => before.place(at).find(text).map_or_else(|| paragraph(near), Span::start),
        };
        self.jumps.shift(moved);
        places.for_each(|place| *place = moved(*place));
        let at = moved(before.at);
        self.go(at);
        self.search = before.search.again(&self.document);
    }

    /// What is kept of it where there is no room for all of it.
    pub(super) fn saved_position(self) -> SavedPosition {
        SavedPosition { place: self.place(self.at), jumps: self.jumps }
    }

    /// Takes over what was kept of it when it was not kept whole.
    pub(super) fn come_back_to(&mut self, saved: SavedPosition) {
        self.jumps = saved.jumps;
        let found = saved.place.find(self.document.text());
        self.go(found.map_or(saved.place.start, Span::start));
    }

    /// Remembers the place before a jump, if it led anywhere.
    fn left(&mut self, before: usize) {
        if self.at != before {
            self.jumps.leave(before);
        }
    }

    fn stop_at(&mut self, line: Line) {
        self.at = self.index.stop_in(&self.analysis, line.span);
    }

    /// The first row on a screen of `height` rows.
    fn top(&mut self, height: usize) -> RowAt {
        let row = self.flow.row_of(self.at);
        let usual = self.flow.step(row, -signed(rows_above(height)));
        let top = match self.target {
            Some((target, gone_to)) if target.contains(self.at) => self.top_for(target, gone_to, usual, height),
            _ => usual,
        };
        self.flow.fill(top, height)
    }

    /// The first row of a screen that shows all of `target`, as near to the `usual` one as can be; a target that is
    /// higher than the screen is shown from its beginning on.
    fn top_for(&mut self, target: Span, gone_to: usize, usual: RowAt, height: usize) -> RowAt {
        let first = self.flow.row_of(target.start());
        let last = self.flow.row_of(target.end() - 1);
        let lowest = self.flow.step(last, 1 - signed(height)).min(first);
        if self.at != gone_to && usual > first {
            // One has read on by lines: what was above goes, as it does everywhere.
            return usual;
        }
        usual.clamp(lowest, first)
    }
}
