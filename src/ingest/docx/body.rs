//! The text of a document, or of its notes: XML as Word writes it → paragraphs.
//!
//! It is read event by event, for it is ten times as long as its text. What was deleted under tracked changes is passed
//! over, as are comments and the doubles of text boxes that are kept for old programs; text boxes come behind the
//! paragraph or table that they hang on. Nothing recurs.

use std::collections::HashMap;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};

use super::blocks::Blocks;
use super::field::ComplexField;
use super::grids::grids;
use super::numbering::{LEVELS, Numbering};
use super::paragraph::{ParagraphMark, ParagraphState};
use super::part::{attribute, is_passed_over};
use super::styles::{ParagraphKind, RunFormat, Styles, outline};
use super::symbol::symbol;
use crate::ingest::{Hints, Refused, xml};

/// How many text boxes stand in each other at most.
const DEEPEST_BOX: u8 = 4;
/// How many links, or fields, stand in each other at most. Every word looks at all of them.
const DEEPEST_FIELD: usize = 32;
/// The longest instruction of a field in bytes; no address is longer.
const LONGEST_INSTRUCTION: usize = 4096;
/// How many events are read before somebody asks whether to go on.
const BREATH: usize = 4096;
/// How many columns a cell is wide at most.
const WIDEST: usize = 16;

/// What documents and notes have in common.
#[derive(Debug)]
pub(super) struct Body<'x, 'w> {
    pub(super) blocks: Blocks<'w>,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// The notes that the text refers to, in order: which kind, and its number in the file.
    pub(super) notes: Vec<(&'static str, String)>,
    /// The numbers that these notes have here.
    numbers: HashMap<(&'static str, String), usize>,
    /// Where links lead, by the names that the text has for them.
    pub(super) links: Rc<HashMap<String, String>>,
    hints: &'w Hints<'w>,
    paragraph: ParagraphState,
    run: RunFormat,
    /// Whether nothing but the number of a note was written yet.
    at_note: bool,
    /// The links that are open; one may lead nowhere.
    open_links: Vec<Option<String>>,
    fields: Vec<ComplexField>,
    target: TextTarget,
    /// How many tables are open, and which of them is laid out.
    tables: usize,
    laid_out: Option<usize>,
    span: usize,
    /// Text boxes that are to be read yet, and how deep they stand in others.
    boxes: Vec<(&'x str, u8)>,
}

/// What characters are read for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum TextTarget {
    #[default]
    Nothing,
    Text,
    Instruction,
}

impl<'x, 'w> Body<'x, 'w> {
    pub(super) fn new(blocks: Blocks<'w>, styles: Styles, numbering: Numbering, hints: &'w Hints<'w>) -> Self {
        Self {
            blocks,
            styles,
            numbering,
            notes: Vec::new(),
            numbers: HashMap::new(),
            links: Rc::default(),
            hints,
            paragraph: ParagraphState::default(),
            run: RunFormat::default(),
            at_note: false,
            open_links: Vec::new(),
            fields: Vec::new(),
            target: TextTarget::Nothing,
            tables: 0,
            laid_out: None,
            span: 1,
            boxes: Vec::new(),
        }
    }

    /// Reads a part of the document, and says whether it was read to its end. The note of this number begins with it.
    pub(super) fn read(&mut self, text: &'x str, note: Option<usize>) -> Result<bool, Refused> {
        self.blocks.end_all();
        // What was read before may have been cut off in a table.
        (self.tables, self.laid_out) = (0, None);
        if let Some(number) = note {
            self.blocks.writer.prefix(format!("[{number}] "));
        }
        self.at_note = note.is_some();
        let whole = self.events(text, 0)?;
        self.drain_boxes()?;
        self.blocks.end_all();
        Ok(whole)
    }

    fn events(&mut self, text: &'x str, depth: u8) -> Result<bool, Refused> {
        let grids = grids(text, self.hints)?;
        let mut reader = xml::lenient(text);
        for nth in 1_usize.. {
            if nth.is_multiple_of(BREATH) {
                self.hints.go_on()?;
            }
            let event = match reader.read_event() {
                Ok(Event::Eof) => return Ok(true),
                Ok(event) => event,
                Err(_) => return Ok(false),
            };
            match event {
                Event::Start(start) => match xml::local(start.name().into_inner()) {
                    "txbxContent" => {
                        let Ok(inside) = reader.read_to_end(start.name()) else { return Ok(false) };
                        self.put_aside(text, inside, depth);
                    }
                    name if is_passed_over(name) => {
                        if reader.read_to_end(start.name()).is_err() {
                            return Ok(false);
                        }
                    }
                    "tbl" => {
                        self.tables += 1;
                        if grids.contains(&reader.buffer_position()) {
                            self.begin_grid();
                        }
                    }
                    _ => self.start(&start),
                },
                Event::Empty(start) => {
                    self.start(&start);
                    self.end(xml::local(start.name().into_inner()), depth)?;
                }
                Event::End(end) => self.end(xml::local(end.name().into_inner()), depth)?,
                Event::Text(text) if self.target != TextTarget::Nothing => self.characters(&text.into_inner()),
                Event::CData(text) if self.target != TextTarget::Nothing => self.characters(&text.into_inner()),
                Event::GeneralRef(name) if self.target != TextTarget::Nothing => self.characters(&xml::resolve(&name)),
                _ => {}
            }
        }
        Ok(true)
    }

    /// Keeps a text box for the end of the paragraph.
    fn put_aside(&mut self, text: &'x str, inside: std::ops::Range<u64>, depth: u8) {
        let range = usize::try_from(inside.start).ok().zip(usize::try_from(inside.end).ok());
        if let Some(inside) = range.and_then(|(start, end)| text.get(start..end)).filter(|_| depth < DEEPEST_BOX) {
            self.boxes.push((inside, depth + 1));
        }
    }

    /// Reads the text boxes that hang on what was read.
    fn drain_boxes(&mut self) -> Result<(), Refused> {
        while !self.boxes.is_empty() {
            let boxes = std::mem::take(&mut self.boxes);
            for (inside, depth) in boxes {
                self.blocks.end_all();
                (self.tables, self.laid_out, self.fields) = (0, None, Vec::new());
                self.events(inside, depth)?;
            }
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let name = start.name();
        let value = || attribute(start, "val");
        match xml::local(name.into_inner()) {
            "p" => self.paragraph = ParagraphState::default(),
            "pPr" => self.paragraph.in_properties = true,
            "pStyle" => self.paragraph.style = self.styles.get(&value().unwrap_or_default()),
            "outlineLvl" => self.paragraph.level = outline(value().as_deref()),
            "numId" => self.paragraph.list = value(),
            "ilvl" => self.paragraph.depth = value().and_then(|it| it.parse().ok()),
            "del" if self.paragraph.in_properties => self.paragraph.mark = ParagraphMark::Deleted,
            "del" => self.paragraph.mark = ParagraphMark::Kept,
            "r" => self.run = RunFormat::default(),
            "rStyle" if !self.paragraph.in_properties => {
                self.run = self.styles.get(&value().unwrap_or_default()).format;
            }
            name @ ("b" | "i" | "strike" | "dstrike" | "vanish") if !self.paragraph.in_properties => {
                self.run.set(name, value().as_deref());
            }
            "t" => self.target = TextTarget::Text,
            "instrText" => self.target = TextTarget::Instruction,
            "tab" if !self.paragraph.in_properties => self.words("\t"),
            "br" | "cr" => self.line_break(attribute(start, "type").as_deref()),
            "noBreakHyphen" => self.words("\u{2011}"),
            "sym" => {
                let [font, code] = ["font", "char"].map(|name| attribute(start, name).unwrap_or_default());
                self.words(symbol(&font, &code).encode_utf8(&mut [0; 4]));
            }
            "docPr" => {
                if let Some(text) = attribute(start, "descr").filter(|text| !text.trim().is_empty()) {
                    self.words(&format!("[image: {}]", text.split_whitespace().collect::<Vec<_>>().join(" ")));
                }
            }
            name => self.start_outer(name, start),
        }
    }

    /// Begins what stands around paragraphs and runs.
    fn start_outer(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "hyperlink" => {
                let link = attribute(start, "id").and_then(|id| self.links.get(&id).cloned());
                push(&mut self.open_links, link);
            }
            "fldSimple" => {
                let instruction = attribute(start, "instr").unwrap_or_default();
                push(&mut self.fields, ComplexField { instruction, is_result: true });
            }
            "fldChar" => match attribute(start, "fldCharType").as_deref() {
                Some("begin") => push(&mut self.fields, ComplexField::default()),
                Some("separate") => self.fields.last_mut().into_iter().for_each(|field| field.is_result = true),
                _ => drop(self.fields.pop()),
            },
            "footnoteReference" => self.note("footnote", start),
            "endnoteReference" => self.note("endnote", start),
            "tbl" => self.tables += 1,
            "tr" if self.laid_out == Some(self.tables) => self.blocks.begin_row(),
            "tc" if self.laid_out == Some(self.tables) => {
                self.span = 1;
                self.blocks.begin_cell();
            }
            "gridSpan" if self.laid_out == Some(self.tables) => {
                self.span = attribute(start, "val").and_then(|it| it.parse().ok()).unwrap_or(1).min(WIDEST);
            }
            _ => {}
        }
    }

    /// Lays out the innermost table, unless it stands in one that is laid out: then it is text of a cell.
    fn begin_grid(&mut self) {
        if self.laid_out.is_none() {
            self.laid_out = Some(self.tables);
            self.blocks.begin_table();
        }
    }

    fn end(&mut self, name: &str, depth: u8) -> Result<(), Refused> {
        match name {
            "p" => {
                self.blocks.end(self.paragraph.mark);
                if self.tables == 0 && depth == 0 && !self.boxes.is_empty() {
                    self.drain_boxes()?;
                }
            }
            "pPr" => self.paragraph.in_properties = false,
            "t" | "instrText" => self.target = TextTarget::Nothing,
            "hyperlink" => drop(self.open_links.pop()),
            "fldSimple" => drop(self.fields.pop()),
            "tc" if self.laid_out == Some(self.tables) => self.blocks.end_cell(self.span),
            "tbl" => {
                if self.laid_out == Some(self.tables) {
                    self.laid_out = None;
                    self.blocks.end_table();
                }
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 && depth == 0 {
                    self.drain_boxes()?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn characters(&mut self, text: &str) {
        if self.target == TextTarget::Instruction {
            if let Some(field) = self.fields.last_mut().filter(|it| it.instruction.len() < LONGEST_INSTRUCTION) {
                field.instruction.push_str(text);
            }
        } else if text.contains(['\n', '\r']) {
            self.words(&text.replace(['\n', '\r'], " "));
        } else {
            self.words(text);
        }
    }

    /// Writes words, unless they are hidden or belong to an instruction.
    fn words(&mut self, text: &str) {
        // Word parts the number from the note.
        let text = if self.at_note { text.trim_start() } else { text };
        if text.is_empty() {
            return;
        }
        if self.run.hidden || self.fields.iter().any(|field| !field.is_result) || !self.begin() {
            return;
        }
        self.at_note = false;
        let link = self.fields.iter().rev().find_map(ComplexField::link);
        let link = link.or_else(|| self.open_links.iter().rev().find_map(Clone::clone));
        self.blocks.text(text, &RunFormat { link, ..self.run.clone() });
    }

    fn line_break(&mut self, kind: Option<&str>) {
        if !self.run.hidden && !matches!(kind, Some("page" | "column")) && self.begin() {
            self.blocks.line_break(&self.run);
        }
    }

    fn note(&mut self, kind: &'static str, start: &BytesStart<'_>) {
        let Some(id) = attribute(start, "id") else { return };
        let number = *self.numbers.entry((kind, id.clone())).or_insert_with(|| {
            self.notes.push((kind, id));
            self.notes.len()
        });
        let format = std::mem::take(&mut self.run);
        self.words(&format!("[{number}]"));
        self.run = format;
    }

    /// Begins the paragraph if no word of it was written yet. False if its words are not shown.
    fn begin(&mut self) -> bool {
        let paragraph = &self.paragraph;
        let kind = paragraph.level.unwrap_or(paragraph.style.kind);
        if kind == ParagraphKind::Contents {
            return false;
        }
        if paragraph.is_begun {
            return true;
        }
        let of_style = paragraph.style.list.clone();
        let list = paragraph.list.clone().or_else(|| of_style.as_ref().map(|(list, _)| list.clone()));
        let depth = paragraph.depth.or(of_style.map(|(_, depth)| depth)).unwrap_or(0).min(LEVELS - 1);
        // A heading with a number is no item.
        let list = list.filter(|_| matches!(kind, ParagraphKind::Body | ParagraphKind::Quote));
        let item = list.and_then(|list| self.numbering.next(&list, depth));
        self.blocks.begin(kind, item);
        self.paragraph.is_begun = true;
        true
    }
}

/// Notes one more of what stands in each other, if there are not too many.
fn push<T>(stack: &mut Vec<T>, one: T) {
    if stack.len() < DEEPEST_FIELD {
        stack.push(one);
    }
}
