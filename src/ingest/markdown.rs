//! Markdown, by pulldown-cmark: the document's text is what a reader sees, without the markup.
//!
//! Blocks are parted by a blank line in the text, the items of a tight list by a line end. Further paragraphs
//! of an item are items that go on where the one before left off. Footnotes stand at the end, in the order in
//! which they are referred to. Nothing recurs, so no nesting is too deep.
//!
//! A table of which pulldown-cmark would have to make up very many cells is not read as one: the parser gives up in its
//! middle and then loses track of what stands in what (`tables`).

mod html;
mod line_index;
mod metadata;
mod tables;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::table::{Alignment, Table};
use super::writer::Writer;
use super::{Notice, Refused};
use crate::document::{BlockKind, Document, Mark, Meta};

use html::HtmlToken;
use line_index::LineIndex;

/// What becomes of this much Markdown, in MiB, is surely shorter than 4 GiB.
const LARGEST: u32 = 1024;

/// Reads Markdown. What is larger than a GiB is refused.
pub(super) fn read(text: &str, origin: &str, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    if text.len() >> 20 >= LARGEST as usize {
        return Err(Refused::TooMuch(LARGEST));
    }
    let mut meta = Meta { origin: origin.to_owned(), ..Meta::default() };
    let body = metadata::take(text.trim_start_matches('\u{feff}'), &mut meta);
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    if tables::are_mostly_empty(body) {
        options.remove(Options::ENABLE_TABLES);
        notices.push(Notice("Its tables have far more cells than text; they are shown as written.".to_owned()));
    }
    let mut reader =
        MarkdownReader { writer: Writer::new(meta), lines: LineIndex::of(text, body), ..MarkdownReader::default() };
    reader.events(Parser::new_ext(body, options).into_offset_iter());
    reader.footnotes();
    Ok(reader.writer.build(notices))
}

/// Turns events into text and blocks.
#[derive(Debug, Default)]
struct MarkdownReader<'t> {
    writer: Writer,
    lines: LineIndex,
    /// The table that is being read: where its cells' text began, and what there is of it.
    table: Option<(usize, Table)>,
    /// Where the cell that is being read began.
    cell: usize,
    /// Where the text of every image that is being read began; one may hold others.
    images: Vec<usize>,
    /// The HTML block that is being read.
    html: Option<String>,
    /// Whether what is read is not to be shown.
    hidden: bool,
    /// The number of every footnote, by its label.
    numbers: HashMap<CowStr<'t>, usize>,
    /// The footnote that is being put aside, and how many definitions are open.
    aside: Option<(DeferredFootnote<'t>, usize)>,
    /// The footnotes that were put aside.
    notes: Vec<DeferredFootnote<'t>>,
}

/// A footnote that is to be written at the end.
#[derive(Debug)]
struct DeferredFootnote<'t> {
    label: CowStr<'t>,
    events: Vec<(Event<'t>, Range<usize>)>,
}

impl<'t> MarkdownReader<'t> {
    /// Reads events, each with the bytes of the source that it comes from.
    fn events(&mut self, events: impl Iterator<Item = (Event<'t>, Range<usize>)>) {
        for (event, bytes) in events {
            match (self.aside.take(), event) {
                (None, Event::Start(Tag::FootnoteDefinition(label))) => {
                    self.aside = Some((DeferredFootnote { label, events: Vec::new() }, 1));
                }
                (None, event) => {
                    // The bytes of an end are those of the whole; only of HTML the text is written there.
                    if !matches!(event, Event::End(tag) if tag != TagEnd::HtmlBlock) {
                        self.writer.source_line(self.lines.line(bytes.start));
                    }
                    self.event(event);
                }
                (Some((note, 1)), Event::End(TagEnd::FootnoteDefinition)) => self.notes.push(note),
                (Some((mut note, depth)), event) => {
                    let depth = match event {
                        Event::Start(Tag::FootnoteDefinition(_)) => depth + 1,
                        Event::End(TagEnd::FootnoteDefinition) => depth - 1,
                        _ => depth,
                    };
                    note.events.push((event, bytes));
                    self.aside = Some((note, depth));
                }
            }
        }
    }

    /// Writes the footnotes that were put aside; one may hold others.
    fn footnotes(&mut self) {
        while !self.notes.is_empty() {
            let mut notes: Vec<(usize, DeferredFootnote<'t>)> =
                std::mem::take(&mut self.notes).into_iter().map(|note| (self.number(&note.label), note)).collect();
            notes.sort_by_key(|(number, _)| *number);
            for (number, note) in notes {
                self.writer.prefix(format!("[{number}] "));
                self.events(note.events.into_iter());
                self.writer.end();
            }
        }
    }

    fn number(&mut self, label: &CowStr<'t>) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.clone()).or_insert(next)
    }

    fn event(&mut self, event: Event<'t>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) if !self.hidden => {
                self.writer.open_mark(Mark::Code);
                self.text(&text);
                self.writer.close_mark();
            }
            Event::Html(html) | Event::InlineHtml(html) => self.markup(&html),
            Event::FootnoteReference(label) => {
                let number = self.number(&label);
                self.text(&format!("[{number}]"));
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inline(HtmlToken::Break),
            Event::Rule => {
                self.writer.begin(BlockKind::Rule);
                self.writer.text("* * *");
                self.writer.end();
            }
            // The rest belongs to extensions that are off.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'t>) {
        match tag {
            Tag::Paragraph => self.writer.begin(BlockKind::Paragraph),
            Tag::Heading { level, .. } => self.writer.begin_heading(level_of(level)),
            Tag::CodeBlock(_) => self.writer.begin(BlockKind::Code),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::BlockQuote(_) => self.writer.open_quote(),
            Tag::List(first) => self.writer.open_list(first),
            Tag::Item => self.writer.open_item(),
            Tag::Table(alignments) => {
                self.writer.begin(BlockKind::Table);
                let alignments = alignments.into_iter().map(alignment_of).collect();
                self.table = Some((self.writer.len(), Table { alignments, rows: Vec::new() }));
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some((_, table)) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => self.cell = self.writer.len(),
            Tag::Emphasis => self.writer.open_mark(Mark::Emphasis),
            Tag::Strong => self.writer.open_mark(Mark::Strong),
            Tag::Strikethrough => self.writer.open_mark(Mark::Strikethrough),
            Tag::Link { link_type, dest_url, .. } => {
                if link_type == LinkType::Email {
                    self.writer.open_link(&format!("mailto:{dest_url}"));
                } else {
                    self.writer.open_link(&dest_url);
                }
            }
            Tag::Image { .. } => {
                self.text("[image: ");
                self.images.push(self.writer.len());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => {
                self.hidden = false;
                self.writer.end();
            }
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::BlockQuote(_) => self.writer.close_quote(),
            TagEnd::List(_) => self.writer.close_list(),
            TagEnd::Item => {
                self.hidden = false;
                self.writer.close_item();
            }
            TagEnd::Table => {
                if let Some((start, table)) = self.table.take() {
                    self.writer.rewrite(start, |raw| table.lay_out(raw));
                }
                self.writer.end();
            }
            TagEnd::TableCell => {
                self.hidden = false;
                let end = self.writer.len();
                if let Some((start, table)) = &mut self.table
                    && let Some(row) = table.rows.last_mut()
                {
                    row.push(self.cell - *start..end - *start);
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => self.writer.close_mark(),
            TagEnd::Image => {
                if let Some(start) = self.images.pop().filter(|_| !self.hidden) {
                    self.writer.take_back(start, ": ".len());
                }
                self.text("]");
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.hidden {
            self.writer.text(text);
        }
    }

    /// Keeps a line of an HTML block for its end, and writes what inline HTML says.
    fn markup(&mut self, html: &str) {
        if let Some(block) = &mut self.html {
            block.push_str(html);
            return;
        }
        for token in html::tokens(html) {
            self.inline(token);
        }
    }

    /// Writes a piece of HTML that stands in a line of text.
    fn inline(&mut self, token: HtmlToken) {
        match token {
            HtmlToken::Hidden(hidden) => self.hidden = hidden,
            HtmlToken::Break if self.hidden => {}
            HtmlToken::Break if self.table.is_some() => self.text(" "),
            HtmlToken::Break => self.writer.line_break(),
            HtmlToken::Paragraph => self.text(" "),
            HtmlToken::Image(alt) if alt.is_empty() => self.text("[image]"),
            HtmlToken::Image(alt) => self.text(&format!("[image: {alt}]")),
            HtmlToken::Text(text) => self.text(&text),
        }
    }

    /// Writes the HTML block that ends here, a paragraph for each of its own.
    fn html_block(&mut self) {
        for token in html::tokens(&self.html.take().unwrap_or_default()) {
            match token {
                HtmlToken::Paragraph => self.writer.end(),
                HtmlToken::Hidden(_) => {}
                HtmlToken::Text(text) if text.trim().is_empty() && !self.writer.is_open() => {}
                token => self.inline(token),
            }
        }
        self.writer.end();
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn alignment_of(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::Right => Alignment::Right,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Left | pulldown_cmark::Alignment::None => Alignment::Left,
    }
}
