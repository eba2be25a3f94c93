//! Footnotes: what refers to them, where they stand, and the ways back from them.

use std::collections::{HashMap, HashSet};

use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};

use crate::ingest::html::elements::{PLACE, short_text};

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// The label of every link that refers to a note.
    references: HashMap<NodeId, String>,
    /// The label of every element that is a note.
    labels: HashMap<NodeId, String>,
    /// The links from notes back to the text.
    back: HashSet<NodeId>,
}

impl Footnotes {
    pub(super) fn of(tree: &Html) -> Self {
        let mut places: HashMap<&str, NodeRef<'_, Node>> = HashMap::new();
        let mut links = Vec::new();
        for node in tree.tree.root().descendants() {
            let Some(element) = node.value().as_element() else { continue };
            let name = element.attr("name").filter(|_| element.name() == "a");
            for place in [element.attr("id"), element.attr(PLACE), name].into_iter().flatten() {
                places.entry(place).or_insert(node);
            }
            let place = element.attr("href").and_then(|it| it.strip_prefix('#')).filter(|_| element.name() == "a");
            links.extend(place.map(|place| (node, place)));
        }
        let mut notes = Self::default();
        for (link, place) in &links {
            if !is_reference(*link) || notes.is_in_note(*link) {
                continue;
            }
            let Some(label) = label(*link) else { continue };
            if let Some(note) = places.get(place).and_then(|it| note_around(*it)) {
                if note.descendants().take(50).any(|it| it.id() == link.id()) {
                    continue;
                }
                notes.labels.entry(note.id()).or_insert_with(|| label.clone());
            }
            notes.references.insert(link.id(), label);
        }
        let back =
            links.iter().filter(|(link, _)| notes.is_in_note(*link) && is_sign(*link)).map(|(link, _)| link.id());
        notes.back = back.collect();
        notes
    }

    /// The label of a link to a note.
    pub(super) fn reference(&self, node: NodeId) -> Option<&str> {
        self.references.get(&node).map(String::as_str)
    }

    /// The label of a note.
    pub(super) fn label(&self, node: NodeId) -> Option<&str> {
        self.labels.get(&node).map(String::as_str)
    }

    /// Whether a link only leads from a note back to the text.
    pub(super) fn is_way_back(&self, node: NodeId) -> bool {
        self.back.contains(&node)
    }

    fn is_in_note(&self, node: NodeRef<'_, Node>) -> bool {
        node.ancestors().take(8).any(|it| self.labels.contains_key(&it.id()))
    }
}

/// What a link to a note shows, without brackets: a number, a letter, an asterisk.
fn label(link: NodeRef<'_, Node>) -> Option<String> {
    let text = short_text(link, 20)?;
    let label = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | '.'));
    let is_number = label.len() <= 4 && label.bytes().all(|byte| byte.is_ascii_digit());
    let is_sign = label.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶')) && label.chars().count() <= 3;
    let is_letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_lowercase());
    (!label.is_empty() && (is_number || is_sign || is_letter)).then(|| label.to_owned())
}

/// Whether a link stands where a reference to a note does: raised, or called so.
fn is_reference(link: NodeRef<'_, Node>) -> bool {
    let is_raised = |node: NodeRef<'_, Node>| node.value().as_element().is_some_and(|it| it.name() == "sup");
    if link.ancestors().take(2).any(is_raised) || link.children().any(is_raised) {
        return true;
    }
    let called = |name: &str| link.value().as_element().and_then(|it| it.attr(name)).unwrap_or_default();
    called("role") == "doc-noteref"
        || called("epub:type") == "noteref"
        || ["class", "id", "rel", "href"].iter().any(|name| {
            let called = called(name).to_ascii_lowercase();
            ["footnote", "fnref", "noteref", "cite_ref", "cite_note", "#fn", "#note", "endnote"]
                .iter()
                .any(|it| called.contains(it))
        })
}

/// The block that a place in a page stands in, if that is small enough to be a note.
fn note_around<'t>(place: NodeRef<'t, Node>) -> Option<NodeRef<'t, Node>> {
    let is_note = |node: &NodeRef<'t, Node>| {
        node.value().as_element().is_some_and(|it| matches!(it.name(), "li" | "p" | "dd" | "dt" | "div" | "aside"))
    };
    std::iter::once(place).chain(place.ancestors()).take(4).find(is_note)
}

/// Whether a link shows only a sign: an arrow, a caret, the number of the note, "back".
fn is_sign(link: NodeRef<'_, Node>) -> bool {
    short_text(link, 40).is_some_and(|text| {
        let words = text.to_lowercase();
        !words.contains(char::is_alphabetic)
            || label(link).is_some()
            || ["back", "jump", "return"].iter().any(|it| words.starts_with(it))
    })
}
