//! The headings of a chapter, so that the outline of the reader shows what the contents of the book name.

use std::collections::{HashMap, HashSet};

use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};

use super::contents::TocEntry;
use crate::ingest::html::elements::heading;
use crate::ingest::xml;

/// How far out the paragraph of a place is looked for, and how far in and on its heading.
const NEAR: usize = 8;

/// Gives the headings of a chapter the level at which the contents name it, and makes headings of names that have none.
///
/// `shift` is how many levels deeper the chapter before went than its own markup; the result is this chapter's.
pub(super) fn align(tree: &mut Html, entries: &[TocEntry], shift: i16) -> i16 {
    let page = ChapterHeadings::of(tree);
    let mut made = Vec::new();
    let mut at_top = None;
    let mut is_begun = false;
    for entry in entries {
        let level = entry.depth.min(6);
        let place = entry.fragment.as_ref().and_then(|id| page.ids.get(id).copied());
        // A chapter begins once.
        if place.is_none() && std::mem::replace(&mut is_begun, true) {
            continue;
        }
        let named = place.map_or_else(|| page.has_title(&entry.label), |at| page.has_heading_near(tree, at));
        if !named {
            made.push((place, level, entry.label.clone()));
            at_top = at_top.max(place.is_none().then_some(level));
        }
    }
    let own = page.headings.iter().map(|(_, level, _)| i16::from(*level)).min();
    let wanted = entries.iter().map(|entry| i16::from(entry.depth)).min();
    let wanted = at_top.map(|level| i16::from(level) + 1).or(wanted);
    let shift = own.zip(wanted).map_or(shift, |(own, wanted)| wanted - own);
    for (id, level, _) in &page.headings {
        let level = (i16::from(*level) + shift).clamp(1, 6);
        rename(tree, *id, &format!("h{level}"));
    }
    // The last first, so that two at one place keep their order.
    for (place, level, label) in made.into_iter().rev() {
        page.make(tree, place, level, &label);
    }
    shift
}

/// What of a page matters for its headings.
#[derive(Debug, Default)]
struct ChapterHeadings {
    body: Option<NodeId>,
    /// The first paragraph or the like with text.
    first: Option<NodeId>,
    ids: HashMap<String, NodeId>,
    /// The headings with text in them, their levels and their text.
    headings: Vec<(NodeId, u8, String)>,
    heading_ids: HashSet<NodeId>,
    /// The elements in order, and the place of each.
    order: Vec<NodeId>,
    places: HashMap<NodeId, usize>,
}

impl ChapterHeadings {
    fn of(tree: &Html) -> Self {
        let mut page = Self::default();
        for (node, element) in xml::elements(tree.tree.root()) {
            let id = node.id();
            if element.name() == "body" {
                page.body.get_or_insert(id);
            }
            page.ids.extend(element.attr("id").map(|name| (name.to_owned(), id)));
            page.places.insert(id, page.order.len());
            page.order.push(id);
            let text = heading(element.name()).map(|level| (level, xml::line(node)));
            page.headings.extend(text.filter(|(_, text)| !text.is_empty()).map(|(level, text)| (id, level, text)));
        }
        page.heading_ids = page.headings.iter().map(|(id, _, _)| *id).collect();
        let body = page.body.and_then(|body| tree.tree.get(body));
        let mut texts = body.into_iter().flat_map(|body| body.descendants());
        let first = texts.find(|node| node.value().as_text().is_some_and(|text| !text.trim().is_empty()));
        page.first = first.and_then(block_around);
        page
    }

    /// Whether the page has a title of its own: a high heading, or any that says the same.
    fn has_title(&self, label: &str) -> bool {
        self.headings.iter().any(|(_, level, text)| *level <= 2 || is_same(text, label))
    }

    /// Whether a heading stands around a place, in it, or right behind it.
    fn has_heading_near(&self, tree: &Html, place: NodeId) -> bool {
        let around = tree.tree.get(place).into_iter().flat_map(|node| node.ancestors().take(NEAR));
        let behind = self.places.get(&place).and_then(|from| self.order.get(*from..)).unwrap_or_default();
        around.map(|node| node.id()).chain(behind.iter().take(NEAR).copied()).any(|id| self.heading_ids.contains(&id))
    }

    /// Makes a heading of the paragraph at a place, or in front of it.
    fn make(&self, tree: &mut Html, place: Option<NodeId>, level: u8, label: &str) {
        let name = format!("h{level}");
        let block = match place {
            Some(place) => tree.tree.get(place).and_then(block_around),
            None => self.first,
        };
        let says_it = |id: &NodeId| tree.tree.get(*id).is_some_and(|node| is_equal(&xml::line(node), label));
        if let Some(id) = block.filter(says_it) {
            return rename(tree, id, &name);
        }
        let at = if place.is_some() { block } else { self.body };
        let Some(mut node) = at.and_then(|id| tree.tree.get_mut(id)) else { return };
        let is_body = node.value().as_element().is_some_and(|it| matches!(it.name(), "body" | "section" | "div"));
        let mut heading =
            if is_body { node.prepend(xml::element(&name)) } else { node.insert_before(xml::element(&name)) };
        heading.append(xml::text(label));
    }
}

fn rename(tree: &mut Html, id: NodeId, name: &str) {
    if let Some(mut node) = tree.tree.get_mut(id)
        && let Node::Element(element) = node.value()
    {
        element.name.local = name.into();
    }
}

/// The paragraph or the like in which a node stands, or which it is.
fn block_around(node: NodeRef<'_, Node>) -> Option<NodeId> {
    let is_block = |node: &NodeRef<'_, Node>| {
        let names = ["p", "div", "section", "li", "blockquote", "table", "body"];
        node.value().as_element().is_some_and(|it| names.contains(&it.name()))
    };
    std::iter::once(node).chain(node.ancestors().take(NEAR)).find(is_block).map(|node| node.id())
}

/// The letters and digits of some words, in small letters.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_equal(a: &str, b: &str) -> bool {
    letters(a) == letters(b)
}

/// Whether one says what the other says, or more.
fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    a.contains(&b) || b.contains(&a)
}
