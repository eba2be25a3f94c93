//! The shape of a page: where its prose, its headings and its articles stand.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::boilerplate::{self, ElementKind};
use super::elements::{is_hidden, one_line, short_text};
use super::metadata::ArticleMetadata;
use super::prose::PageProse;

/// Text in an element is prose from this many bytes on; what is shorter is a label.
const PROSE: usize = 80;
/// The longest line, in bytes, that may be machinery, a byline, or a pull quote.
pub(super) const LINE_LENGTH: usize = 400;
/// What is marked as the article has at least this many words of prose.
const FEWEST: usize = 30;
/// How many pull quotes are looked for in the text at most; each costs a search of the whole page.
const MOST_QUOTES: usize = 50;

/// Where the prose, the headings and the articles of a page stand.
#[derive(Debug, Default)]
pub(super) struct PageStructure {
    /// What stands in every element.
    pub(super) prose: PageProse,
    /// The element that is marked as the article, or as what the page is about, if much of the prose stands in it.
    holder: Option<NodeId>,
    /// What stands around that.
    around: HashSet<NodeId>,
    /// The bytes of long text inside every element that holds some.
    long: HashMap<NodeId, usize>,
    /// All long text of the page, in bytes.
    total: usize,
    /// The elements that hold the heading, the body or notes of the article.
    holders: HashSet<NodeId>,
    /// Further articles, below the one that was asked for.
    further: HashSet<NodeId>,
    /// How many bytes of text in every element are links, and how many of those run a script.
    links: HashMap<NodeId, (usize, usize)>,
    /// The letters of the page's text, small.
    letters: String,
    searched: Cell<usize>,
}

impl PageStructure {
    pub(super) fn of(tree: &Html, metadata: &ArticleMetadata) -> Self {
        let mut structure = Self { prose: PageProse::of(tree), ..Self::default() };
        structure.holder = holder(tree, &structure.prose);
        if let Some(holder) = structure.holder.and_then(|id| tree.tree.get(id)) {
            structure.around = holder.ancestors().map(|it| it.id()).collect();
        }
        structure.measure(tree);
        structure.measure_links(tree);
        for node in tree.tree.root().descendants() {
            let Node::Element(element) = node.value() else { continue };
            let is_body = element.attr("itemprop").is_some_and(|it| it.contains("articleBody"));
            if matches!(element.name(), "h1" | "main")
                || is_body
                || boilerplate::classify(node, element).0.kind == ElementKind::Note
            {
                let above = std::iter::once(node).chain(node.ancestors()).map(|it| it.id());
                let _ = above.take_while(|&id| structure.holders.insert(id)).count();
            }
        }
        structure.find_further(tree, metadata);
        structure
    }

    /// Measures the prose of every element and gathers the letters of the page.
    fn measure(&mut self, tree: &Html) {
        let mut open: Vec<usize> = Vec::new();
        let mut hidden: Option<NodeId> = None;
        for edge in tree.tree.root().traverse() {
            match edge {
                Edge::Open(node) if hidden.is_none() => match node.value() {
                    Node::Element(element) if is_hidden(element) || element.name() == "svg" => hidden = Some(node.id()),
                    Node::Element(_) => open.push(0),
                    Node::Text(text) => {
                        if let Some(here) = open.last_mut().filter(|_| text.len() >= PROSE) {
                            *here += text.len();
                        }
                        self.letters.extend(text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
                    }
                    _ => {}
                },
                Edge::Close(node) if hidden == Some(node.id()) => hidden = None,
                Edge::Close(node) if hidden.is_none() && node.value().is_element() => {
                    let inside = open.pop().unwrap_or_default();
                    if inside > 0 {
                        self.long.insert(node.id(), inside);
                    }
                    match open.last_mut() {
                        Some(above) => *above += inside,
                        None => self.total += inside,
                    }
                }
                _ => {}
            }
        }
    }

    /// Measures the links in every element, of which text longer than a line is none.
    fn measure_links(&mut self, tree: &Html) {
        let mut open: Vec<(usize, usize)> = Vec::new();
        for edge in tree.tree.root().traverse() {
            match edge {
                Edge::Open(node) => open.extend(node.value().as_element().map(|element| measure_link(node, element))),
                Edge::Close(node) if node.value().is_element() => {
                    let inside = open.pop().unwrap_or_default();
                    if inside.0 > 0 {
                        self.links.insert(node.id(), inside);
                    }
                    if let Some((linked, scripted)) = open.last_mut() {
                        *linked += inside.0;
                        *scripted += inside.1;
                    }
                }
                Edge::Close(_) => {}
            }
        }
    }

    /// How many bytes of the text in an element are links, and how many of those run a script.
    pub(super) fn links(&self, node: NodeId) -> (usize, usize) {
        self.links.get(&node).copied().unwrap_or_default()
    }

    /// Finds the articles that a page without end shows below the one that was asked for: each has a heading of the
    /// first level.
    fn find_further(&mut self, tree: &Html, metadata: &ArticleMetadata) {
        let is_article = |node: &NodeRef<'_, Node>| node.value().as_element().is_some_and(|it| it.name() == "article");
        let mut articles: Vec<(NodeId, String)> = Vec::new();
        for node in tree.tree.root().descendants() {
            let Some("h1") = node.value().as_element().map(Element::name) else { continue };
            let Some(article) = node.ancestors().filter(is_article).last() else { continue };
            if articles.last().is_none_or(|(id, _)| *id != article.id()) {
                articles.push((article.id(), short_text(node, 1000).unwrap_or_default()));
            }
        }
        let titled = articles.iter().position(|(_, heading)| metadata.title.as_ref() == Some(heading)).unwrap_or(0);
        self.further.extend(articles.iter().enumerate().filter(|(nth, _)| *nth != titled).map(|(_, (id, _))| *id));
        if let Some((titled, _)) = articles.get(titled) {
            self.further.remove(titled);
        }
    }

    /// Whether a cell of a table that arranges a page holds no prose and stands beside the one that holds most.
    pub(super) fn is_beside(&self, cell: NodeRef<'_, Node>) -> bool {
        let prose = |node: NodeRef<'_, Node>| self.long.get(&node.id()).copied().unwrap_or(0);
        let beside = cell.parent().into_iter().flat_map(|row| row.children().take(20));
        prose(cell) == 0 && beside.map(prose).any(|it| it > 4 * PROSE && it * 3 > self.total * 2)
    }

    /// Whether an element is an article that nobody asked for.
    pub(super) fn is_further(&self, node: NodeId) -> bool {
        self.further.contains(&node)
    }

    /// Whether an element that looks like no part of the article may be left out: neither the heading, the body nor a
    /// note stands in it, nor half of all prose. Comments may be longer than what they are about.
    pub(super) fn may_go(&self, node: NodeId, kind: ElementKind) -> bool {
        let prose = self.long.get(&node).copied().unwrap_or(0);
        !self.holders.contains(&node) && (kind == ElementKind::Comments || prose * 2 <= self.total)
    }

    /// Whether an element stands outside of what is marked as the article; false where nothing is.
    pub(super) fn is_outside(&self, node: NodeRef<'_, Node>) -> bool {
        let Some(holder) = self.holder else { return false };
        let is_inside = || std::iter::once(node).chain(node.ancestors()).any(|it| it.id() == holder);
        !self.around.contains(&node.id()) && !is_inside()
    }

    /// Whether the page has some words a second time.
    pub(super) fn repeats(&self, text: &str) -> bool {
        let letters: String =
            one_line(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        self.searched.set(self.searched.get() + 1);
        self.searched.get() <= MOST_QUOTES && self.letters.matches(letters.as_str()).nth(1).is_some()
    }
}

/// The element that is marked as the article: `itemprop=articleBody`, `<article>` or else the main part of the page. At
/// least a third of the page's prose stands in it; of several, one in the other, it is the innermost that holds most.
pub(super) fn holder(tree: &Html, prose: &PageProse) -> Option<NodeId> {
    let mut found: Option<(NodeId, usize)> = None;
    for node in tree.tree.root().descendants() {
        let Node::Element(element) = node.value() else { continue };
        let is_body = element.attr("itemprop").is_some_and(|it| it.contains("articleBody"));
        let is_marked = is_body || matches!(element.name(), "article" | "main") || element.attr("role") == Some("main");
        if !is_marked {
            continue;
        }
        let words = prose.measure(node.id()).words;
        let is_more = found.is_none_or(|(_, most)| words * 5 >= most * 4);
        if words >= FEWEST && is_more {
            found = Some((node.id(), words.max(found.map_or(0, |(_, most)| most))));
        }
    }
    found.filter(|(id, _)| prose.measure(*id).words * 3 >= prose.words()).map(|(id, _)| id)
}

/// How many bytes of text a link has, and how many of them run a script; none if it is no link.
fn measure_link(node: NodeRef<'_, Node>, element: &Element) -> (usize, usize) {
    if element.name() != "a" {
        return (0, 0);
    }
    let length = short_text(node, LINE_LENGTH).map_or(0, |it| it.len());
    let is_script = element.attr("href").unwrap_or_default().trim_start().starts_with("javascript:");
    (length, if is_script { length } else { 0 })
}
