//! The notes of an e-book: `[1]` in the text, and the notes at the end of their chapter as `[1] …`.
//!
//! Notes are told by `epub:type` and `role`, or by their looks: a number, an asterisk or the like that is raised or in
//! brackets and leads somewhere. Numbers stay those of the book. A note of the same chapter that stands aside of the text
//! is moved to the chapter's end; notes in a chapter of their own stay there.

use std::collections::{HashMap, HashSet};

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::contents::kinds;
use super::package::resolve;
use crate::ingest::archive::Archive;
use crate::ingest::xml;

/// How far out the paragraph of a place is looked for.
const OUTWARDS: usize = 8;
/// How many nodes of a note are looked at for where it begins.
const INWARDS: usize = 100;

/// The notes that the chapters so far refer to.
#[derive(Debug, Default)]
pub(super) struct BookNotes {
    /// Their numbers, by path and fragment.
    numbers: HashMap<(String, String), usize>,
}

/// A chapter whose notes are being seen to.
struct Chapter<'c> {
    tree: &'c mut Html,
    path: &'c str,
    body: Option<NodeId>,
    /// The places that links can lead to, in order.
    ids: Vec<(String, NodeId)>,
    /// The numbers that its notes have.
    used: HashSet<usize>,
    next: usize,
}

impl BookNotes {
    /// Puts numbers in the place of references, and in front of the notes. Links within the book become mere text.
    pub(super) fn renumber(&mut self, tree: &mut Html, path: &str, archive: &Archive<'_>) {
        let mut ids = Vec::new();
        let mut links = Vec::new();
        let mut body = None;
        for (node, element) in xml::elements(tree.tree.root()) {
            body = body.or_else(|| (element.name() == "body").then(|| node.id()));
            let name = element.attr("name").filter(|_| element.name() == "a");
            ids.extend(element.attr("id").or(name).map(|id| (id.to_owned(), node.id())));
            links.extend(element.attr("href").map(|href| (node.id(), href.to_owned())));
        }
        let known: HashSet<String> = ids.iter().map(|(id, _)| id.clone()).collect();
        let mut chapter = Chapter { tree, path, body, ids, used: HashSet::new(), next: 1 };
        for (id, href) in links {
            if is_outward(&href) {
                continue;
            }
            let (to, fragment) = resolve(path, &href);
            let leads = |fragment: &String| if to == path { known.contains(fragment) } else { archive.has(&to) };
            match fragment.filter(leads) {
                Some(_) if self.is_way_back(&chapter, id) => chapter.empty(id),
                Some(fragment) => {
                    let number = chapter
                        .mark_of(id)
                        .map(|mark| *self.numbers.entry((to, fragment)).or_insert_with(|| chapter.number(&mark)));
                    chapter.replace(id, number);
                }
                None => chapter.replace(id, None),
            }
        }
        self.number_notes(&mut chapter);
    }

    /// The number of the note that a node is, if it is one.
    fn of(&self, path: &str, node: NodeRef<'_, Node>) -> Option<usize> {
        let id = node.value().as_element()?.id()?;
        self.numbers.get(&(path.to_owned(), id.to_owned())).copied()
    }

    /// Whether a link leads from a note back to where it is referred to.
    fn is_way_back(&self, chapter: &Chapter<'_>, id: NodeId) -> bool {
        let Some((node, element)) = chapter.element(id) else { return false };
        if kinds(element).any(|kind| kind == "backlink") || element.attr("class").is_some_and(|it| it.contains("back"))
        {
            return true;
        }
        let line = xml::line(node);
        let is_arrow = line.chars().all(|c| matches!(c, '↩' | '↑' | '^' | '←' | '⏎' | '\u{fe0e}' | '\u{fe0f}'));
        let within = || std::iter::once(node).chain(node.ancestors().take(OUTWARDS));
        let mark = line.trim_end_matches('.');
        (is_arrow || is_mark(mark)) && within().any(|node| self.of(chapter.path, node).is_some())
    }

    fn number_notes(&self, chapter: &mut Chapter<'_>) {
        if self.numbers.is_empty() {
            return;
        }
        let mut seen = HashSet::new();
        for (id, node) in std::mem::take(&mut chapter.ids) {
            let number = self.numbers.get(&(chapter.path.to_owned(), id)).copied();
            if let Some((number, block)) = number.zip(chapter.block_around(node))
                && seen.insert(block)
            {
                chapter.number_note(block, number);
            }
        }
    }
}

impl Chapter<'_> {
    fn element(&self, id: NodeId) -> Option<(NodeRef<'_, Node>, &Element)> {
        let node = self.tree.tree.get(id)?;
        Some((node, node.value().as_element()?))
    }

    /// Takes the text out of a link; others may lead to it.
    fn empty(&mut self, id: NodeId) {
        if let Some(mut node) = self.tree.tree.get_mut(id) {
            *node.value() = xml::element("span");
            while let Some(mut child) = node.first_child() {
                child.detach();
            }
        }
    }

    /// The sign by which a link refers to a note, if it looks as if it did.
    fn mark_of(&self, id: NodeId) -> Option<String> {
        let (node, element) = self.element(id)?;
        let line = xml::line(node);
        let mark = line.trim_matches(['[', ']', '(', ')']).to_owned();
        if kinds(element).any(|kind| kind == "noteref") {
            return Some(mark);
        }
        let is_raised = || {
            let around = node.parent().into_iter().chain(node.children());
            around.filter_map(|it| it.value().as_element()).any(|it| it.name() == "sup")
        };
        let is_called = || element.attr("class").is_some_and(|class| class.contains("note"));
        (is_mark(&mark) && (is_raised() || mark.len() < line.len() || is_called())).then_some(mark)
    }

    /// The number of a note that is new: what its sign says, if no other has it.
    fn number(&mut self, mark: &str) -> usize {
        let mut number = mark.parse().ok().filter(|number| *number > 0).unwrap_or(self.next);
        while !self.used.insert(number) {
            number = self.next;
            self.next += 1;
        }
        self.next = self.next.max(number.saturating_add(1));
        number
    }

    /// Makes mere text of a link; it is the number of a note, if there is one.
    fn replace(&mut self, id: NodeId, number: Option<usize>) {
        if number.is_some() {
            self.empty(id);
        }
        let Some(mut node) = self.tree.tree.get_mut(id) else { return };
        *node.value() = xml::element("span");
        let Some(number) = number else { return };
        node.append(xml::text(&format!("[{number}]")));
        // What is in brackets need not be raised.
        if let Some(mut parent) = node.parent()
            && parent.value().as_element().is_some_and(|it| it.name() == "sup")
        {
            *parent.value() = xml::element("span");
        }
    }

    /// The paragraph or the like in which a node stands, or which it is.
    fn block_around(&self, id: NodeId) -> Option<NodeId> {
        let node = self.tree.tree.get(id)?;
        let is_block = |node: &NodeRef<'_, Node>| node.value().as_element().is_some_and(|it| is_block(it.name()));
        std::iter::once(node).chain(node.ancestors().take(OUTWARDS)).find(is_block).map(|node| node.id())
    }

    /// Puts its number in front of a note, and the note at the end if it stands aside of the text.
    fn number_note(&mut self, block: NodeId, number: usize) {
        self.take_mark(block, number);
        let Some((node, element)) = self.element(block) else { return };
        let is_aside = element.name() == "aside" || kinds(element).any(|it| matches!(it, "footnote" | "endnote"));
        let is_item = element.name() == "li";
        let list = node.parent().filter(|_| is_item).map(|list| list.id());
        let is_last =
            std::iter::once(node).chain(node.ancestors().take(OUTWARDS)).all(|it| it.next_sibling().is_none());
        // The number is the note's, not the item's.
        for id in list.into_iter().chain((is_aside || is_item).then_some(block)) {
            if let Some(mut node) = self.tree.tree.get_mut(id) {
                *node.value() = xml::element("div");
            }
        }
        if let Some(body) = self.body.filter(|body| is_aside && !is_item && !is_last && self.is_in(block, *body))
            && let Some(mut body) = self.tree.tree.get_mut(body)
        {
            body.append_id(block);
        }
    }

    /// Whether a node stands in another and not too deep.
    fn is_in(&self, node: NodeId, outer: NodeId) -> bool {
        self.tree.tree.get(node).is_some_and(|node| node.ancestors().take(8 * OUTWARDS).any(|it| it.id() == outer))
    }

    /// Puts `[1]` in the place of the sign that a note begins with.
    fn take_mark(&mut self, block: NodeId, number: usize) {
        let Some(node) = self.tree.tree.get(block) else { return };
        let texts = node.descendants().take(INWARDS).filter(|node| node.value().is_text());
        let texts: Vec<NodeId> = texts.map(|node| node.id()).collect();
        for id in texts {
            let Some(mut node) = self.tree.tree.get_mut(id) else { return };
            let Node::Text(text) = node.value() else { continue };
            let rest = without_mark(&text.text, number).to_owned();
            if rest.is_empty() {
                node.detach();
                continue;
            }
            *node.value() = xml::text(&rest);
            // In front of the emphasis that the note may begin with.
            let mut first = id;
            while let Some(parent) = self.tree.tree.get(first).and_then(|it| it.parent())
                && parent.id() != block
                && parent.value().as_element().is_some_and(|it| !is_block(it.name()))
            {
                first = parent.id();
            }
            if let Some(mut first) = self.tree.tree.get_mut(first) {
                first.insert_before(xml::text(&format!("[{number}] ")));
            }
            return;
        }
    }
}

/// Whether a link leads out of the book, to where a browser goes.
fn is_outward(href: &str) -> bool {
    let scheme = href.split_once(':').map(|(scheme, _)| scheme.trim().to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
}

/// Whether words are the sign of a note: a number, or an asterisk and the like.
fn is_mark(words: &str) -> bool {
    let digits = words.len() <= 4 && words.bytes().all(|byte| byte.is_ascii_digit());
    let signs =
        words.chars().count() <= 3 && words.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '‖' | '#'));
    !words.is_empty() && (digits || signs)
}

/// The words of a note behind its own sign.
fn without_mark(text: &str, number: usize) -> &str {
    let text = text.trim_start();
    let open = text.trim_start_matches(['[', '(']);
    let sign = |c: char| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '‖');
    let behind = match open.strip_prefix(&number.to_string()) {
        Some(behind) if !behind.starts_with(|c: char| c.is_alphanumeric()) => behind,
        _ if open.starts_with(sign) => open.trim_start_matches(sign),
        _ => return text.trim_start_matches(['.', ':', ')', ']']).trim_start(),
    };
    behind.trim_start_matches(['.', ':', ')', ']']).trim_start()
}

fn is_block(name: &str) -> bool {
    matches!(name, "p" | "li" | "aside" | "div" | "dd" | "dt" | "td" | "section" | "blockquote" | "body")
}
