//! Lines → paragraphs, headings, items, tables and notes.
//!
//! Where one paragraph ends and the next begins is told by what typesetters do: a gap, an indent, a line that ends
//! although the next word would have fitted, another size or weight. Across columns and pages a paragraph goes on
//! unless something says otherwise.

use std::collections::HashMap;

use super::line::PdfLine;
use super::notes;
use super::paragraph::{Compounds, JoinedParagraph};
use super::typography::{Typography, same};
use super::{grid, item};
use crate::document::{BlockKind, Mark};
use crate::ingest::writer::Writer;

/// A gap of this share of the usual leading parts paragraphs.
const GAP: f64 = 1.3;
/// An indent of this share of the size does.
const INDENT: f64 = 0.8;
/// How much room beside the next word a line must have left to count as ended, as a share of the size.
const ROOM: f64 = 1.0;
/// The longest heading in bytes, and in lines if only its weight makes it one.
const HEADING: usize = 300;
const BOLD_HEADING: usize = 160;
const BOLD_LINES: usize = 3;
/// A paragraph of more than this many bytes is text and no name or date above it.
const PROSE: usize = 120;

/// Puts paragraphs together and writes them.
#[derive(Debug)]
pub(super) struct Assembler {
    writer: Writer,
    typography: Typography,
    outline: HashMap<String, u8>,
    /// Who wrote it, if the file says so.
    author: Option<String>,
    compounds: Compounds,
    open: Option<OpenParagraph>,
    /// The notes from the feet of the pages, in order.
    notes: Vec<JoinedParagraph>,
    page: usize,
    has_title: bool,
    /// Whether a paragraph of the body's size or a heading was written.
    has_text: bool,
    /// The number of the last item, if the last block was one.
    number: Option<u64>,
    /// How many paragraphs began with an indent, and how many after a gap.
    indented: usize,
    gapped: usize,
}

/// The paragraph that is open.
#[derive(Debug)]
struct OpenParagraph {
    paragraph: JoinedParagraph,
    first: PdfLine,
    last: PdfLine,
    page: usize,
    lines: usize,
    bold: bool,
    is_item: bool,
}

/// Why a line begins a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Start {
    Indent,
    Gap,
    Other,
}

impl Assembler {
    pub(super) fn new(
        writer: Writer,
        typography: Typography,
        outline: HashMap<String, u8>,
        author: Option<String>,
    ) -> Self {
        Self {
            writer,
            typography,
            outline,
            author,
            compounds: Compounds::default(),
            open: None,
            notes: Vec::new(),
            page: 0,
            has_title: false,
            has_text: false,
            number: None,
            indented: 0,
            gapped: 0,
        }
    }

    /// How many bytes are written.
    pub(super) fn len(&self) -> usize {
        self.writer.len()
    }

    /// Takes in the lines of the next page.
    pub(super) fn page(&mut self, mut lines: Vec<PdfLine>) {
        self.page += 1;
        for line in &lines {
            self.compounds.learn(&line.text);
        }
        for mut note in notes::take(&mut lines, &self.typography, &self.compounds) {
            // The notes of all pages are held to the end.
            for (_, style) in &mut note.runs {
                style.address = style.address.take().and_then(|address| self.writer.address(&address));
            }
            self.notes.push(note);
        }
        let mut rest = lines.as_slice();
        while let Some((line, after)) = rest.split_first() {
            let rows = grid::rows(rest);
            if rows > 0 {
                let (table, after) = rest.split_at(rows);
                self.flush();
                grid::write(table, &mut self.writer);
                rest = after;
            } else {
                self.line(line);
                rest = after;
            }
        }
    }

    fn line(&mut self, line: &PdfLine) {
        let start = self.open.as_ref().map_or(Some(Start::Other), |open| self.start(open, line));
        match start {
            Some(Start::Indent) => self.indented += 1,
            Some(Start::Gap) => self.gapped += 1,
            _ => {}
        }
        if start.is_some() {
            self.flush();
        }
        let page = self.page;
        let expected = self.number.map_or(1, |number| number + 1);
        let open = self.open.get_or_insert_with(|| OpenParagraph {
            paragraph: JoinedParagraph::default(),
            first: line.clone(),
            last: line.clone(),
            page,
            lines: 0,
            bold: line.bold,
            is_item: item::mark(&line.text, expected).is_some() && !line.bold,
        });
        open.paragraph.add(line, &self.compounds);
        open.last.clone_from(line);
        (open.page, open.lines) = (page, open.lines + 1);
    }

    /// Why a line begins a new paragraph, if it does.
    fn start(&self, open: &OpenParagraph, line: &PdfLine) -> Option<Start> {
        let last = &open.last;
        let expected = self.number_after(open);
        let is_item =
            item::mark(&line.text, expected).is_some_and(|it| it.number.is_none() || open.is_item || ended(last, line));
        if !same(last.size, line.size) || is_item || item::is_leader(&line.text) || item::is_leader(&last.text) {
            return Some(Start::Other);
        }
        if open.bold && !line.bold {
            return Some(Start::Other);
        }
        if open.page != self.page || last.column != line.column {
            return self.start_elsewhere(open, line);
        }
        let down = (last.y - line.y) / line.size;
        if down > self.typography.leading.max(1.0) * GAP || down < -0.5 {
            return Some(Start::Gap);
        }
        if self.typography.is_large(line.size) {
            // Above the text, names and dates stand below each other in large type.
            let is_apart = self.is_above(open) && !self.is_title(line.size) && ended(last, line);
            return is_apart.then_some(Start::Other);
        }
        if !open.bold && line.bold && ended(last, line) {
            return Some(Start::Other);
        }
        if open.is_item {
            let out = line.left < open.first.left - INDENT * line.size;
            return (out || ended(last, line)).then_some(Start::Other);
        }
        let step = (line.left - last.left) / line.size;
        let hangs = open.lines == 1 && !ended(last, line);
        if step > INDENT && !(hangs && (last.left - last.column_left).abs() < 1.0 && self.indented == 0) {
            return Some(Start::Indent);
        }
        if step < -INDENT && open.lines > 1 {
            return Some(Start::Other);
        }
        ended(last, line).then_some(Start::Other)
    }

    /// The same of a line in another column or on another page.
    fn start_elsewhere(&self, open: &OpenParagraph, line: &PdfLine) -> Option<Start> {
        if self.typography.is_large(line.size) || line.bold {
            return Some(Start::Other);
        }
        if line.text.starts_with(char::is_lowercase) || open.last.text.ends_with(['-', '‐', ',']) {
            return None;
        }
        if line.left - line.column_left > INDENT * line.size {
            return Some(Start::Indent);
        }
        let spaced = self.gapped > self.indented;
        // A line that is all there is of its paragraph tells nothing about the width of its column.
        let whole = open.paragraph.ends_sentence() && (spaced || open.lines == 1);
        (whole || ended(&open.last, line)).then_some(Start::Other)
    }

    fn number_after(&self, open: &OpenParagraph) -> u64 {
        let number = item::mark(&open.first.text, self.number.map_or(1, |number| number + 1));
        number.filter(|_| open.is_item).and_then(|it| it.number).or(self.number).map_or(1, |number| number + 1)
    }

    /// Writes the paragraph that is open.
    fn flush(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        open.paragraph.text.truncate(open.paragraph.text.trim_end().len());
        if open.paragraph.text.is_empty() {
            return;
        }
        if let Some(kind) = self.heading(&open) {
            self.number = None;
            self.writer.begin(kind);
            self.writer.text(&open.paragraph.text);
            self.writer.end();
            self.has_title |= kind == BlockKind::Title;
            self.has_text |= !kind.is_front_matter();
            return;
        }
        self.has_text |= !self.typography.is_large(open.first.size) && open.paragraph.text.len() > PROSE;
        let expected = self.number.map_or(1, |number| number + 1);
        if let Some(mark) = item::mark(&open.paragraph.text, expected).filter(|_| open.is_item) {
            self.number = mark.number.or(self.number);
            self.writer.open_list(mark.number);
            self.writer.open_item();
            write(&mut self.writer, &open.paragraph, mark.length);
            self.writer.close_item();
            self.writer.close_list();
            return;
        }
        self.number = None;
        write(&mut self.writer, &open.paragraph, 0);
        self.writer.end();
    }

    /// What heading a paragraph is, if it is one.
    fn heading(&self, open: &OpenParagraph) -> Option<BlockKind> {
        let (text, size) = (&open.paragraph.text, open.first.size);
        if text.len() > HEADING || !text.contains(char::is_alphanumeric) {
            return None;
        }
        if open.page == 1 && !self.has_title && self.is_title(size) {
            return Some(BlockKind::Title);
        }
        if self.is_above(open) && self.author.as_ref() == Some(text) {
            return Some(BlockKind::Byline);
        }
        let key = outline_key(text);
        if let Some(level) = self.outline.get(&key) {
            return Some(BlockKind::Heading((level + u8::from(self.typography.title.is_some())).min(6)));
        }
        let bold = open.bold && open.lines <= BOLD_LINES && text.len() <= BOLD_HEADING;
        let spoken = text.ends_with(['.', ',', ';', ':']) && !item::is_numbered(text);
        let large = self.typography.is_large(size) && (open.bold || !self.is_above(open));
        let has_words = text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        (has_words && (large || (bold && !spoken && !self.typography.is_small(size))))
            .then(|| BlockKind::Heading(self.typography.level(size)))
    }

    fn is_title(&self, size: f64) -> bool {
        self.typography.title.is_some_and(|title| same(title, size))
    }

    /// Whether a paragraph stands between the title and the text.
    fn is_above(&self, open: &OpenParagraph) -> bool {
        open.page == 1 && self.has_title && !self.has_text
    }

    /// What was written, with the notes at its end, and whether it has a title.
    pub(super) fn finish(mut self) -> Writer {
        self.flush();
        if !self.notes.is_empty() {
            self.writer.begin(BlockKind::Rule);
            self.writer.text("* * *");
            self.writer.end();
        }
        for note in &self.notes {
            self.writer.begin(BlockKind::Paragraph);
            write(&mut self.writer, note, 0);
            self.writer.end();
        }
        self.writer
    }
}

/// Whether a line ended before its column did, though the first word of the next would have fitted; not if a sentence
/// goes on.
fn ended(last: &PdfLine, next: &PdfLine) -> bool {
    let goes_on =
        next.text.starts_with(char::is_lowercase) && !last.text.ends_with(['.', '!', '?', ':', ';', '”', '"']);
    !goes_on && last.right + next.first_word + (0.25 + ROOM) * next.size < last.column_right
}

/// A heading as it is looked up in the outline: without its number, spaces and case.
pub(super) fn outline_key(title: &str) -> String {
    let title =
        title.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\u{a0}' | '\u{2003}'));
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Writes a paragraph with its marks, from the byte `from` on.
fn write(writer: &mut Writer, paragraph: &JoinedParagraph, from: usize) {
    let mut at = from;
    for (run, style) in &paragraph.runs {
        let (start, end) = (run.start.max(at), run.end);
        let (Some(before), Some(inside)) = (paragraph.text.get(at..start), paragraph.text.get(start..end)) else {
            continue;
        };
        if !before.is_empty() {
            writer.text(before);
        }
        let marks = [
            style.bold.then_some(Mark::Strong),
            style.italic.then_some(Mark::Emphasis),
            style.address.as_deref().and_then(|address| writer.link(address)),
        ];
        let count = marks.iter().flatten().count();
        marks.into_iter().flatten().for_each(|mark| writer.open_mark(mark));
        writer.text(inside);
        (0..count).for_each(|_| writer.close_mark());
        at = end;
    }
    if let Some(rest) = paragraph.text.get(at..).filter(|rest| !rest.is_empty()) {
        writer.text(rest);
    }
}
