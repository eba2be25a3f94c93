//! A tree of HTML → text, blocks and marks.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use crate::document::{BlockKind, Mark};
use crate::ingest::writer::Writer;

/// Writes what a tree holds. Nothing recurs, so no nesting is too deep.
pub(in crate::ingest) fn write(tree: &Html, writer: &mut Writer) {
    let mut walk = Walk { writer, hidden: 0, pre: 0 };
    for edge in tree.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(element),
                Node::Text(text) => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
    }
}

#[derive(Debug)]
struct Walk<'w> {
    writer: &'w mut Writer,
    /// How many elements are open whose text is not shown.
    hidden: usize,
    /// How many are open that keep white space.
    pre: usize,
}

impl Walk<'_> {
    fn open(&mut self, element: &Element) {
        if is_hidden(element.name()) {
            self.hidden += 1;
        }
        if self.hidden > 0 {
            return;
        }
        if let Some(mark) = mark_of(element) {
            return self.writer.open_mark(mark);
        }
        match element.name() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.writer.begin(BlockKind::Heading(level_of(element.name()))),
            "pre" => {
                self.pre += 1;
                self.writer.begin(BlockKind::Code);
            }
            "blockquote" => self.writer.open_quote(),
            "ul" => self.writer.open_list(None),
            "ol" => self.writer.open_list(Some(1)),
            "li" => self.writer.open_item(),
            "br" => self.writer.line_break(),
            "hr" => {
                self.writer.begin(BlockKind::Rule);
                self.writer.text("* * *");
                self.writer.end();
            }
            name if is_block(name) => self.writer.end(),
            _ => {}
        }
    }

    fn close(&mut self, element: &Element) {
        if is_hidden(element.name()) {
            self.hidden -= 1;
            return;
        }
        if self.hidden > 0 {
            return;
        }
        if mark_of(element).is_some() {
            return self.writer.close_mark();
        }
        match element.name() {
            "pre" => {
                self.pre -= 1;
                self.writer.end();
            }
            "blockquote" => self.writer.close_quote(),
            "ul" | "ol" => self.writer.close_list(),
            "li" => self.writer.close_item(),
            name if is_block(name) => self.writer.end(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 || (!self.writer.is_open() && text.trim().is_empty()) {
            return;
        }
        if self.pre > 0 {
            return self.writer.text(text);
        }
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            let space = c.is_ascii_whitespace();
            if !(space && folded.ends_with(' ')) {
                folded.push(if space { ' ' } else { c });
            }
        }
        self.writer.text(&folded);
    }
}

fn mark_of(element: &Element) -> Option<Mark> {
    Some(match element.name() {
        "em" | "i" | "cite" => Mark::Emphasis,
        "strong" | "b" => Mark::Strong,
        "s" | "del" => Mark::Strikethrough,
        "code" | "kbd" | "samp" => Mark::Code,
        "a" => Mark::Link(element.attr("href")?.to_owned()),
        _ => return None,
    })
}

fn level_of(name: &str) -> u8 {
    name.bytes().last().map_or(1, |digit| digit.saturating_sub(b'0'))
}

fn is_hidden(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "head" | "noscript" | "svg")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "main"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "tr"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
            | "center"
            | "form"
            | "address"
            | "body"
            | "html"
    )
}
