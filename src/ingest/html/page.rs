//! A page without what is surely no part of its article, as HTML for Readability to choose from.
//!
//! Readability judges by classes and by how dense links are, and knows neither pull quotes nor newsletters inside an
//! article. What can be told from the whole page is told here, before: boxes are left out, notes and corrections kept
//! from being taken for a footer, images and videos become the words that stand for them.

use std::collections::HashSet;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::about::About;
use super::junk::{self, Kind};
use super::names::{is_block, is_hidden, one_line, short_text};
use super::parse::{LINE, is_void};
use super::shape::Shape;

/// How deep elements nest at most in what is written; Readability's time grows with the depth.
const DEEPEST: usize = 100;
/// The longest line, in bytes, that may be machinery, a byline, or a pull quote.
const LINE_LENGTH: usize = 400;
/// The attributes that anything after this looks at.
const ATTRIBUTES: [&str; 20] = [
    "id",
    "name",
    "href",
    "role",
    "rel",
    "itemprop",
    "lang",
    "start",
    "value",
    "reversed",
    "colspan",
    "rowspan",
    "alttext",
    "class",
    "epub:type",
    "summary",
    "type",
    "datetime",
    "data-align",
    LINE,
];

/// Writes a page without what is no part of its article; with `whole`, only without what is never shown.
pub(super) fn write(tree: &Html, about: &About, whole: bool) -> String {
    let page = Page { about, shape: (!whole).then(|| Shape::of(tree, about)), seen: HashSet::new() };
    page.write(tree)
}

struct Page<'p> {
    about: &'p About,
    /// None if all of the page is wanted.
    shape: Option<Shape>,
    /// The elements that are left out; kept for nothing but not to be asked twice.
    seen: HashSet<NodeId>,
}

/// What becomes of an element.
enum Fate {
    /// It is written under a name, with its classes or without.
    Keep(&'static str, bool),
    /// It is written as it is.
    As,
    /// Its content is written without it.
    Unwrap,
    /// Other words stand for it.
    Words(String),
    Gone,
}

impl Page<'_> {
    fn write(mut self, tree: &Html) -> String {
        let mut out = String::from("<!DOCTYPE html>");
        // The names of the elements that are open, empty where only the content is written.
        let mut open: Vec<String> = Vec::new();
        let mut depth = 0;
        let mut gone: Option<NodeId> = None;
        for edge in tree.tree.root().traverse() {
            match edge {
                Edge::Open(node) if gone.is_none() => match node.value() {
                    Node::Text(text) => escape(text, &mut out),
                    Node::Element(element) => {
                        let fate = if depth > DEEPEST { Fate::Unwrap } else { self.fate(node, element) };
                        let (name, classes) = match fate {
                            Fate::As => (element.name(), true),
                            Fate::Keep(name, classes) => (name, classes),
                            Fate::Unwrap => ("", false),
                            Fate::Words(words) => {
                                escape(&words, &mut out);
                                gone = Some(node.id());
                                continue;
                            }
                            Fate::Gone => {
                                gone = Some(node.id());
                                continue;
                            }
                        };
                        if !name.is_empty() {
                            begin(name, element, classes, &mut out);
                            depth += 1;
                        }
                        if name == "html" {
                            self.head(&mut out);
                        }
                        open.push(name.to_owned());
                    }
                    _ => {}
                },
                Edge::Close(node) if gone == Some(node.id()) => gone = None,
                Edge::Close(node) if gone.is_none() && node.value().is_element() => {
                    let name = open.pop().unwrap_or_default();
                    if !name.is_empty() {
                        depth -= 1;
                        if !is_void(&name) {
                            out.extend(["</", &name, ">"]);
                        }
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// A head that says what is known, so that Readability need not guess.
    fn head(&self, out: &mut String) {
        out.push_str("<head><title>");
        escape(self.about.title.as_deref().unwrap_or_default(), out);
        out.push_str("</title>");
        if let Some(byline) = &self.about.byline {
            out.push_str("<meta name=\"author\" content=\"");
            escape(byline, out);
            out.push_str("\">");
        }
        out.push_str("</head>");
    }

    fn fate(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Fate {
        let name = element.name();
        if let Some(words) = words_for(element) {
            return words;
        }
        if is_hidden(element) {
            return Fate::Gone;
        }
        if matches!(name, "html" | "body") {
            return Fate::Keep(if name == "html" { "html" } else { "body" }, false);
        }
        let Some(shape) = &self.shape else { return Fate::As };
        let kind = junk::kind(element);
        if shape.is_dropped(node.id()) || (matches!(kind, Kind::Box | Kind::Comments) && shape.may_go(node.id(), kind))
        {
            return Fate::Gone;
        }
        if kind == Kind::PullQuote && short_text(node, LINE_LENGTH).is_some_and(|it| shape.repeats(&it)) {
            return Fate::Gone;
        }
        if is_block(name) || matches!(name, "span" | "a") {
            if self.seen.insert(node.id()) && self.is_machinery(node, element) {
                return Fate::Gone;
            }
        }
        let in_quote =
            || node.ancestors().take(4).any(|it| it.value().as_element().is_some_and(|it| it.name() == "blockquote"));
        match name {
            _ if kind == Kind::Note && matches!(name, "footer" | "aside" | "section" | "div") => {
                Fate::Keep("div", false)
            }
            "footer" if in_quote() => Fate::Keep("p", false),
            "amp-fit-text" | "amp-carousel" | "amp-accordion" | "amp-layout" | "amp-list" => Fate::Keep("div", false),
            _ => Fate::As,
        }
    }

    /// Whether an element is a line that a page's machinery says, or one that only repeats who wrote the article.
    fn is_machinery(&self, node: NodeRef<'_, Node>, element: &Element) -> bool {
        let Some(text) = short_text(node, LINE_LENGTH).filter(|it| !it.is_empty()) else { return false };
        let is_link = |it: &NodeRef<'_, Node>| it.value().as_element().is_some_and(|it| it.name() == "a");
        let links = node.descendants().filter(is_link).filter_map(|it| short_text(it, LINE_LENGTH));
        let is_inline = !is_block(element.name());
        if !is_inline && junk::is_line(&text, links.map(|it| it.len()).sum()) {
            return true;
        }
        let Some(byline) = &self.about.byline else { return false };
        let is_byline = element.attr("rel") == Some("author")
            || element.attr("itemprop").is_some_and(|it| it.contains("author"))
            || junk::is_byline(element);
        is_byline && text.chars().count() < 100 && text.contains(byline.as_str())
    }
}

/// The words that stand for an image, a video or a formula, if it is one.
fn words_for(element: &Element) -> Option<Fate> {
    let told = |what: &str, text: Option<&str>| {
        let text = text.map(one_line).filter(|it| !it.is_empty());
        text.map_or(Fate::Gone, |text| Fate::Words(format!(" [{what}: {text}] ")))
    };
    let title = || element.attr("title").or_else(|| element.attr("aria-label"));
    Some(match element.name() {
        "img" | "amp-img" | "amp-anim" => told("image", element.attr("alt")),
        "iframe" | "video" | "amp-video" | "amp-youtube" => told("video", title()),
        "audio" => told("audio", title()),
        "math" => Fate::Words(element.attr("alttext").map(one_line)?),
        _ => return None,
    })
}

fn begin(name: &str, element: &Element, classes: bool, out: &mut String) {
    out.push('<');
    out.push_str(name);
    for (attribute, value) in element.attrs() {
        let wanted = ATTRIBUTES.contains(&attribute) && (classes || !matches!(attribute, "class" | "role"));
        // An address or a name is never that long; a picture in an attribute is.
        if wanted && value.len() <= 8 * 1024 {
            out.extend([" ", attribute, "=\""]);
            escape(value, out);
            out.push('"');
        }
    }
    if let Some(side) = alignment(element) {
        out.extend([" data-align=\"", side, "\""]);
    }
    out.push('>');
}

/// On which side the text of a cell stands, where the page says so.
fn alignment(element: &Element) -> Option<&'static str> {
    if !matches!(element.name(), "td" | "th" | "col") {
        return None;
    }
    let style = element
        .attr("style")
        .and_then(|it| it.split_once("text-align"))
        .map(|(_, it)| it.trim_start_matches([':', ' ']));
    let said = style.or_else(|| element.attr("align"))?.trim_start().to_ascii_lowercase();
    ["right", "center"].into_iter().find(|side| said.starts_with(side))
}

fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (reference, after) = match from.as_bytes() {
            [b'&', ..] => ("&amp;", from.get(1..)),
            [b'<', ..] => ("&lt;", from.get(1..)),
            [b'>', ..] => ("&gt;", from.get(1..)),
            _ => ("&quot;", from.get(1..)),
        };
        out.push_str(reference);
        rest = after.unwrap_or_default();
    }
    out.push_str(rest);
}
