//! A tree of HTML → text, blocks and marks. Nothing recurs, so no nesting is too deep.

mod footnotes;
mod generated;
mod grid;
mod inline;
mod list;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::elements::{heading, is_block, is_hidden, one_line, short_text};
use super::parse::LINE;
use super::replaced::{Replacement, replacement};
use crate::document::{BlockKind, Mark};
use crate::ingest::address::{Base, Resolved};
use crate::ingest::writer::Writer;

use footnotes::Footnotes;
use generated::{Quotes, Script};
use grid::Grid;
use inline::InlineWriter;
use list::ListCounter;

/// Writes what a tree holds. Addresses are relative to `base`; `language` is that of the text where
/// the tree names no other.
pub(in crate::ingest) fn write(tree: &Html, base: &Base, language: Option<&str>, writer: &mut Writer) {
    let mut walk = TreeWalk {
        base,
        notes: Footnotes::of(tree),
        line: InlineWriter::new(writer),
        quotes: Quotes::new(language),
        lists: Vec::new(),
        grids: Vec::new(),
        pre: 0,
        soft: 0,
    };
    // What ends each element that is open, and the element that is passed over.
    let mut open: Vec<Vec<EndAction>> = Vec::new();
    let mut passed: Option<NodeId> = None;
    for edge in tree.tree.root().traverse() {
        match edge {
            Edge::Open(node) if passed.is_none() => match node.value() {
                Node::Text(text) => walk.text(text),
                Node::Element(element) => match walk.open(node, element) {
                    Some(ends) => open.push(ends),
                    None => passed = Some(node.id()),
                },
                _ => {}
            },
            Edge::Close(node) if passed == Some(node.id()) => passed = None,
            Edge::Close(node) if passed.is_none() && node.value().is_element() => {
                for end in open.pop().into_iter().flatten() {
                    walk.close(end);
                }
            }
            _ => {}
        }
    }
    walk.line.end();
}

/// What is to be done where an element ends.
#[derive(Clone, Copy, Debug)]
enum EndAction {
    Block,
    /// A block inside which others only part words: a heading, a cell.
    Soft,
    Mark,
    Quote,
    List,
    Item,
    Pre,
    Table,
    Cell,
    /// The closing of a `<q>`.
    Quotation,
    /// The reading beside a character.
    Reading,
}

#[derive(Debug)]
struct TreeWalk<'w> {
    base: &'w Base,
    notes: Footnotes,
    line: InlineWriter<'w>,
    quotes: Quotes,
    lists: Vec<ListCounter>,
    grids: Vec<Grid>,
    /// How many elements are open that keep white space.
    pre: usize,
    /// How many are open inside which blocks only part words.
    soft: usize,
}

impl TreeWalk<'_> {
    fn text(&mut self, text: &str) {
        if self.pre > 0 { self.line.verbatim(text) } else { self.line.text(text) }
    }

    /// Begins an element and tells what ends it; None if nothing of what is in it is to be written any more.
    fn open(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Option<Vec<EndAction>> {
        let is_late_caption =
            element.name() == "caption" && self.in_grid() && self.grids.last().is_some_and(Grid::is_begun);
        if let Some(words) = replacement(node, element) {
            self.replace(&words);
            return None;
        }
        if is_hidden(element) || is_late_caption || self.notes.is_way_back(node.id()) {
            return None;
        }
        if let Some(line) = element.attr(LINE).and_then(|it| it.parse().ok()) {
            self.line.source(line);
        }
        if let Some(words) = self.words_for(node, element) {
            self.line.text(&words);
            return None;
        }
        let mut ends = Vec::new();
        if let Some(label) = self.notes.label(node.id()).filter(|_| self.soft == 0 && !self.in_grid()) {
            let label = format!("[{label}] ");
            self.line.begin_note(label);
            ends.push(EndAction::Block);
            if element.name() == "li" {
                return Some(ends);
            }
        }
        if let Some(mark) = self.mark(element) {
            self.line.open_mark(mark);
            ends.push(EndAction::Mark);
        }
        self.element(node, element, &mut ends);
        Some(ends)
    }

    /// Begins what an element is by its name.
    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element, ends: &mut Vec<EndAction>) {
        let name = element.name();
        match name {
            "br" if self.pre > 0 => self.line.verbatim("\n"),
            "br" if self.soft > 0 => self.line.text(" "),
            "br" => self.line.line_break(),
            "q" => {
                let sign = self.quotes.open(node);
                self.line.text(sign);
                ends.push(EndAction::Quotation);
            }
            "rt" => {
                self.line.text("(");
                ends.push(EndAction::Reading);
            }
            "td" | "th" if self.in_grid() => {
                if let Some(grid) = self.grids.last_mut() {
                    grid.open_cell(element, &mut self.line);
                }
                self.soft += 1;
                ends.push(EndAction::Cell);
            }
            "tr" if self.in_grid() => {
                if let Some(grid) = self.grids.last_mut() {
                    grid.open_row(&mut self.line);
                }
            }
            "caption" if self.in_grid() => {
                self.line.begin(BlockKind::Paragraph);
                self.soft += 1;
                ends.extend([EndAction::Soft, EndAction::Block]);
            }
            _ if self.in_grid() => {}
            _ if self.soft > 0 => {
                if is_block(name) {
                    self.part();
                    self.soft += 1;
                    ends.push(EndAction::Soft);
                }
            }
            _ => self.block(node, element, ends),
        }
    }

    /// Writes what stands for an element.
    fn replace(&mut self, words: &Replacement) {
        match words {
            Replacement::Words(words) => self.text(words),
            Replacement::Lines(lines) => {
                for line in lines {
                    if self.soft > 0 || self.in_grid() {
                        self.part();
                        self.line.text(line);
                        self.part();
                    } else {
                        self.line.begin(BlockKind::Paragraph);
                        self.line.text(line);
                        self.line.end();
                    }
                }
            }
        }
    }

    /// Parts words where a block begins or ends inside what is one block.
    fn part(&mut self) {
        if self.pre > 0 { self.line.new_line() } else { self.line.text(" ") }
    }

    /// Whether the innermost table is laid out as one, and no cell of it is open.
    fn in_grid(&self) -> bool {
        self.soft == 0 && !self.grids.is_empty()
    }

    fn block(&mut self, node: NodeRef<'_, Node>, element: &Element, ends: &mut Vec<EndAction>) {
        let name = element.name();
        match name {
            "p" => {
                self.line.begin(BlockKind::Paragraph);
                ends.push(EndAction::Block);
            }
            "dt" => {
                self.line.begin(BlockKind::Paragraph);
                self.line.open_mark(Mark::Strong);
                ends.extend([EndAction::Mark, EndAction::Block]);
            }
            "pre" => {
                self.pre += 1;
                self.soft += 1;
                self.line.begin(BlockKind::Code);
                ends.push(EndAction::Pre);
            }
            "blockquote" => {
                self.line.end();
                self.line.writer.open_quote();
                ends.push(EndAction::Quote);
            }
            "ul" | "ol" | "menu" | "dir" => {
                let list = ListCounter::of(node, element);
                self.line.end();
                self.line.writer.open_list(list.is_numbered().then_some(1));
                self.lists.push(list);
                ends.push(EndAction::List);
            }
            "li" => {
                self.line.end();
                if let Some(number) = self.lists.last_mut().and_then(|list| list.number(element)) {
                    self.line.writer.number(number);
                }
                self.line.writer.open_item();
                ends.push(EndAction::Item);
            }
            "hr" => {
                self.line.begin(BlockKind::Rule);
                self.line.text("* * *");
                self.line.end();
            }
            "table" if grid::is_grid(node) => {
                self.line.end();
                self.grids.push(Grid::default());
                ends.push(EndAction::Table);
            }
            _ => {
                if let Some(level) = heading(name) {
                    self.line.begin(BlockKind::Heading(level));
                    self.soft += 1;
                    ends.extend([EndAction::Soft, EndAction::Block]);
                } else if is_block(name) {
                    self.line.end();
                    ends.push(EndAction::Block);
                }
            }
        }
    }

    fn close(&mut self, end: EndAction) {
        match end {
            EndAction::Block => self.line.end(),
            EndAction::Soft => {
                self.soft -= 1;
                if self.soft > 0 {
                    self.part();
                }
            }
            EndAction::Mark => self.line.close_mark(),
            EndAction::Quote => {
                self.line.end();
                self.line.writer.close_quote();
            }
            EndAction::List => {
                self.line.end();
                self.line.writer.close_list();
                self.lists.pop();
            }
            EndAction::Item => {
                self.line.end();
                self.line.writer.close_item();
            }
            EndAction::Pre => {
                self.pre -= 1;
                self.soft -= 1;
                self.line.end();
            }
            EndAction::Table => {
                if let Some(grid) = self.grids.pop() {
                    grid.lay_out(&mut self.line);
                }
            }
            EndAction::Cell => {
                self.soft -= 1;
                if let Some(grid) = self.grids.last_mut() {
                    grid.close_cell(&mut self.line);
                }
            }
            EndAction::Quotation => {
                let sign = self.quotes.close();
                self.line.glue(sign);
            }
            EndAction::Reading => self.line.glue(")"),
        }
    }

    /// The words that stand for an element and all that is in it, if it is not read as it stands.
    fn words_for(&self, node: NodeRef<'_, Node>, element: &Element) -> Option<String> {
        let bracketed = |what: &str, text: Option<&str>| {
            let text = text.map(one_line).filter(|it| !it.is_empty());
            text.map_or_else(String::new, |text| format!("[{what}: {text}]"))
        };
        let title = || element.attr("title").or_else(|| element.attr("aria-label"));
        match element.name() {
            "a" => self.notes.reference(node.id()).map(|label| format!("[{label}]")),
            "img" => Some(bracketed("image", element.attr("alt"))),
            "video" | "iframe" => Some(bracketed("video", title())),
            "audio" => Some(bracketed("audio", title())),
            "rp" => Some(String::new()),
            name @ ("sup" | "sub") if !node.children().any(|it| it.value().is_element()) => {
                let script = if name == "sup" { Script::Super } else { Script::Sub };
                generated::scripted(&short_text(node, 20)?, script)
            }
            _ => None,
        }
    }

    fn mark(&mut self, element: &Element) -> Option<Mark> {
        if self.pre > 0 && element.name() != "a" {
            return None;
        }
        Some(match element.name() {
            "em" | "i" | "cite" | "dfn" | "var" => Mark::Emphasis,
            "strong" | "b" => Mark::Strong,
            "s" | "del" | "strike" => Mark::Strikethrough,
            "code" | "kbd" | "samp" | "tt" => Mark::Code,
            "a" => return self.link(element.attr("href")?),
            _ => return None,
        })
    }

    /// A link to a web address, or to one of mail or a telephone. Places in the page itself are no addresses, and
    /// scripts, files and data lead nowhere.
    fn link(&mut self, href: &str) -> Option<Mark> {
        let href = href.trim_matches(|c: char| c <= ' ');
        if href.is_empty() || href.starts_with('#') {
            return None;
        }
        match self.base.resolve(href) {
            Resolved::Whole(url) if matches!(url.scheme(), "http" | "https" | "mailto" | "tel") => {
                self.line.writer.link(url.as_str())
            }
            Resolved::Relative => self.line.writer.link(&one_line(href)),
            Resolved::TooLong if !is_data(href) => {
                self.line.writer.lose_links(1);
                None
            }
            Resolved::Whole(_) | Resolved::TooLong | Resolved::Malformed => None,
        }
    }
}

/// Whether an address is a page or a program itself and leads nowhere.
fn is_data(href: &str) -> bool {
    let begins = |scheme: &str| href.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
    begins("data:") || begins("javascript:")
}
