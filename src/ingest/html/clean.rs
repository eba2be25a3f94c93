//! A page without what is surely no part of its article, as HTML for Readability to choose from.
//!
//! Readability judges by classes and by how dense links are, and knows neither pull quotes nor newsletters inside an
//! article. What can be told from the whole page is told here, before: boxes are left out, notes and corrections kept
//! from being taken for a footer, images and videos become the words that stand for them.

mod serializer;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::BodyExtent;
use super::boilerplate::{self, ElementKind};
use super::elements::{heading, is_block, is_hidden, one_line, short_text};
use super::evidence;
use super::metadata::ArticleMetadata;
use super::replaced::{Replacement, replacement};
use super::structure::{LINE_LENGTH, PageStructure};
use crate::ingest::{Hints, Refused};

pub(super) use serializer::NUMBER;
use serializer::{HtmlSerializer, Names};

/// The attribute that marks what belongs to an article though it may stand outside of it.
pub(super) const NOTE: &str = "data-note";
/// How deep elements nest at most in what is written; Readability's time grows with the depth.
const DEEPEST: usize = 100;
/// How many steps are taken between two looks at whether anybody waits.
const STEPS: usize = 10_000;

/// Writes a page without what is no part of its article; of a page that is wanted whole, without what is never shown.
/// Fails only if nobody waits for it.
pub(super) fn write(
    tree: &Html,
    metadata: &ArticleMetadata,
    extent: BodyExtent,
    hints: &Hints<'_>,
) -> Result<String, Refused> {
    let page =
        PageCleaner { metadata, structure: (extent == BodyExtent::Article).then(|| PageStructure::of(tree, metadata)) };
    let mut output = HtmlSerializer::default();
    output.html.push_str("<!DOCTYPE html>");
    let mut gone: Option<NodeId> = None;
    for (nth, edge) in tree.tree.root().traverse().enumerate() {
        if nth % STEPS == 0 {
            hints.go_on()?;
        }
        match edge {
            Edge::Open(node) if gone.is_none() => match node.value() {
                Node::Text(text) => output.text(text),
                Node::Element(element) if !page.open(node, element, &mut output) => gone = Some(node.id()),
                _ => {}
            },
            Edge::Close(node) if gone == Some(node.id()) => gone = None,
            Edge::Close(node) if gone.is_none() && node.value().is_element() => output.close(),
            _ => {}
        }
    }
    Ok(output.html)
}

#[derive(Debug)]
struct PageCleaner<'p> {
    metadata: &'p ArticleMetadata,
    /// None if all of the page is wanted.
    structure: Option<PageStructure>,
}

/// What becomes of an element.
#[derive(Debug)]
enum Fate {
    /// It is written as it is.
    Keep,
    /// It is written under another name and without its classes.
    Call(&'static str),
    /// It belongs to the article wherever it stands.
    Note,
    /// It is written without what Readability may take for a sign that it is no part of the article.
    Vouch,
    /// Other words stand for it.
    Words(String),
    /// Lines of their own stand for it.
    Lines(Vec<String>),
    Gone,
}

impl PageCleaner<'_> {
    /// Opens an element; false if nothing of what is in it is to be written any more.
    fn open(&self, node: NodeRef<'_, Node>, element: &Element, output: &mut HtmlSerializer) -> bool {
        match self.fate(node, element) {
            Fate::Gone => return false,
            Fate::Words(words) => {
                output.text(&words);
                return false;
            }
            Fate::Lines(lines) => {
                for line in lines {
                    output.html.push_str("<p>");
                    output.text(&line);
                    output.html.push_str("</p>");
                }
                return false;
            }
            _ if output.depth > DEEPEST => output.pass(),
            Fate::Keep => output.open(element.name(), element, Names::All, ""),
            Fate::Vouch => output.open(element.name(), element, Names::Harmless, ""),
            Fate::Call(name) => output.open(name, element, Names::None, ""),
            Fate::Note => output.open("div", element, Names::None, NOTE),
        }
        if element.name() == "html" {
            self.head(output);
        }
        true
    }

    /// A head that says what is known, so that Readability need not guess.
    fn head(&self, output: &mut HtmlSerializer) {
        output.html.push_str("<head><title>");
        output.text(self.metadata.title.as_deref().unwrap_or_default());
        output.html.push_str("</title>");
        if let Some(byline) = &self.metadata.byline {
            output.html.push_str("<meta name=\"author\"");
            output.attribute("content", byline);
            output.html.push('>');
        }
        output.html.push_str("</head>");
    }

    fn fate(&self, node: NodeRef<'_, Node>, element: &Element) -> Fate {
        let name = element.name();
        if let Some(words) = words_for(node, element) {
            return words;
        }
        if is_hidden(element) {
            return Fate::Gone;
        }
        if matches!(name, "html" | "body") {
            return Fate::Call(if name == "html" { "html" } else { "body" });
        }
        let Some(structure) = &self.structure else { return Fate::Keep };
        let kind = boilerplate::classify(node, element).0.kind;
        if is_outside(structure, node, element, kind) || self.is_machinery(structure, node, element) {
            return Fate::Gone;
        }
        match name {
            "footer" | "aside" | "section" | "div" if kind == ElementKind::Note => Fate::Note,
            "footer" if is_in_quote(node) => Fate::Call("p"),
            "amp-fit-text" | "amp-carousel" | "amp-accordion" | "amp-layout" | "amp-list" => Fate::Call("div"),
            _ if vouches(structure, node, name) => Fate::Vouch,
            _ => Fate::Keep,
        }
    }

    /// Whether an element is a line that a page's machinery says, or one that only repeats who wrote the article.
    fn is_machinery(&self, structure: &PageStructure, node: NodeRef<'_, Node>, element: &Element) -> bool {
        let is_line = is_block(element.name());
        if !is_line && !matches!(element.name(), "span" | "a") {
            return false;
        }
        let Some(text) = short_text(node, LINE_LENGTH).filter(|it| !it.is_empty()) else { return false };
        if is_line && is_lead(structure.links(node.id()), &text) {
            return true;
        }
        let Some(byline) = &self.metadata.byline else { return false };
        let is_byline = element.attr("rel") == Some("author")
            || element.attr("itemprop").is_some_and(|it| it.contains("author"))
            || boilerplate::is_byline(element);
        is_byline && text.chars().count() < 100 && text.contains(byline.as_str())
    }
}

/// Whether an element is a box beside the article, or repeats a sentence of it.
fn is_outside(structure: &PageStructure, node: NodeRef<'_, Node>, element: &Element, kind: ElementKind) -> bool {
    let is_repeated = || short_text(node, LINE_LENGTH).is_some_and(|it| structure.repeats(&it));
    match kind {
        ElementKind::Box | ElementKind::Comments if evidence::is_box(structure, node, element) => true,
        ElementKind::PullQuote if is_repeated() => true,
        _ => structure.is_further(node.id()) || (element.name() == "td" && structure.is_beside(node)),
    }
}

/// Whether the names of an element are kept from Readability, which would drop it for a part of a word: it holds prose,
/// or is a heading or part of one, and nothing speaks against it.
fn vouches(structure: &PageStructure, node: NodeRef<'_, Node>, name: &str) -> bool {
    let holds = || structure.prose.measure(node.id()).words > 0;
    let around = || node.ancestors().take(2).filter_map(|it| it.value().as_element());
    let is_heading = heading(name).is_some() || around().any(|it| heading(it.name()).is_some());
    (is_heading || (is_block(name) && holds())) && !structure.is_outside(node)
}

/// Whether a line is one of a page's machinery: by what it says, or because all of it runs a script. So many
/// bytes of it are links, and so many of those run a script.
fn is_lead((linked, scripted): (usize, usize), text: &str) -> bool {
    scripted >= text.len() || boilerplate::is_line(text, linked)
}

fn is_in_quote(node: NodeRef<'_, Node>) -> bool {
    node.ancestors().take(4).filter_map(|it| it.value().as_element()).any(|it| it.name() == "blockquote")
}

/// The words that stand for an image, a video or a formula, if it is one.
fn words_for(node: NodeRef<'_, Node>, element: &Element) -> Option<Fate> {
    let bracketed = |what: &str, text: Option<&str>| {
        let text = text.map(one_line).filter(|it| !it.is_empty());
        text.map_or(Fate::Gone, |text| Fate::Words(format!(" [{what}: {text}] ")))
    };
    let title = || element.attr("title").or_else(|| element.attr("aria-label"));
    Some(match element.name() {
        "img" | "amp-img" | "amp-anim" => bracketed("image", element.attr("alt")),
        "iframe" | "video" | "amp-video" | "amp-youtube" => bracketed("video", title()),
        "audio" => bracketed("audio", title()),
        _ => match replacement(node, element)? {
            Replacement::Words(words) => Fate::Words(words),
            Replacement::Lines(lines) => Fate::Lines(lines),
        },
    })
}
