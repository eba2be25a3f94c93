//! What Readability lost of an article: what stands between its heading and its text, and its notes.
//!
//! Readability takes the element with the most prose and what resembles that beside it. The sentence under the title
//! and the first picture often stand above that element, corrections and footnotes below it. And it drops sections that
//! are short beside the others, or that it takes for menus: prose that stands among what it found is put back.

use std::collections::{HashMap, HashSet};

use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Html, Node};

use super::boilerplate;
use super::clean::{NOTE, NUMBER};
use super::elements::{heading, is_block, one_line, short_text};
use super::metadata::ArticleMetadata;
use super::prose::{PageProse, ProseBlock};

/// The longest sentence under a title, and the longest caption, in bytes.
const LONGEST: usize = 600;
/// The longest note in bytes.
const LONGEST_NOTES: usize = 64 * 1024;
/// How many bytes of the text of an article are compared.
const COMPARED: usize = 1 << 20;

/// An article with what was lost of it; None if nothing was. `page` is what Readability was given, `content` and
/// `html` what it gave.
pub(super) fn restored(page: &Html, content: &Html, html: &str, metadata: &ArticleMetadata) -> Option<String> {
    let found = letters(content.tree.root());
    let head = head(page, &found, metadata);
    let notes = notes(page, &found);
    (!head.is_empty() || !notes.is_empty()).then(|| head + html + &notes)
}

/// What stands between the heading of an article and the first paragraph that was found.
fn head(page: &Html, found: &str, metadata: &ArticleMetadata) -> String {
    let mut lost = String::new();
    let mut below = false;
    // What stands inside an element that was taken already.
    let mut taken: Option<NodeId> = None;
    for node in page.tree.root().descendants() {
        let Some(element) = node.value().as_element() else { continue };
        if taken.is_some_and(|id| node.ancestors().any(|it| it.id() == id)) {
            continue;
        }
        let name = element.name();
        if !below && heading(name).is_some() {
            below = name == "h1" || short_text(node, LONGEST) == metadata.title;
            continue;
        }
        if !below || !is_block(name) {
            continue;
        }
        let text = short_text(node, LONGEST);
        let letters = text.as_deref().map(bare);
        let is_found = letters.as_ref().is_some_and(|it| it.len() > 60 && found.contains(it));
        if name == "h1" || (name == "p" && (is_found || text.is_none())) {
            break;
        }
        let Some(letters) = letters.filter(|it| !it.is_empty() && !found.contains(it)) else { continue };
        let is_title = metadata.title.as_deref().is_some_and(|it| bare(it) == letters);
        if boilerplate::is_standfirst(element) && !is_title {
            lost.extend(["<p>", &escaped(&text.unwrap_or_default()), "</p>"]);
            taken = Some(node.id());
        } else if name == "figure" {
            lost.extend(ElementRef::wrap(node).map(|it| it.html()));
            taken = Some(node.id());
        }
    }
    lost
}

/// The notes that were not found.
fn notes(page: &Html, found: &str) -> String {
    let mut lost = String::new();
    for node in page.tree.root().descendants() {
        let Some(element) = ElementRef::wrap(node).filter(|it| it.value().attr(NOTE).is_some()) else { continue };
        let is_inner = node.ancestors().filter_map(|it| it.value().as_element()).any(|it| it.attr(NOTE).is_some());
        let letters = letters(node);
        if !is_inner && letters.len() > 20 && !found.contains(&letters) && lost.len() < LONGEST_NOTES {
            lost.push_str(&element.html());
        }
    }
    lost
}

/// Puts back the prose that stands in the page among what was found, each piece behind what it stands behind there.
/// `page` is what Readability was given, `content` what is left of it.
pub(super) fn put_back(page: &Html, content: &mut Html) {
    let prose = PageProse::of(page);
    let found = PageProse::of(content).hashes();
    let is_found = |run: &ProseBlock| run.sentences.iter().any(|it| it.is_prose && found.contains(&it.hash));
    let Some(scope) = scope(page, prose.runs.iter().filter(|it| is_found(it)).map(|it| it.owner)) else { return };
    // What holds something that was found: of that nothing is put back as a whole.
    let mut held: HashSet<NodeId> = HashSet::new();
    for run in prose.runs.iter().filter(|run| run.sentences.iter().any(|it| found.contains(&it.hash))) {
        let Some(owner) = page.tree.get(run.owner) else { continue };
        let above = std::iter::once(owner).chain(owner.ancestors()).map(|it| it.id());
        let _ = above.take_while(|&id| held.insert(id)).count();
    }
    let mut places = numbered(content);
    let mut before: Option<NodeId> = None;
    let mut taken: HashSet<NodeId> = HashSet::new();
    for run in &prose.runs {
        let Some(owner) = page.tree.get(run.owner) else { continue };
        let is_within = owner.ancestors().any(|it| it.id() == scope);
        let is_lost = is_within && run.words() > 0 && !run.sentences.iter().any(|it| found.contains(&it.hash));
        if !is_lost {
            if number(owner).is_some_and(|it| places.contains_key(it)) {
                before = Some(run.owner);
            }
            continue;
        }
        let Some(piece) = piece(owner, scope, &held, &prose) else { continue };
        if !taken.insert(piece.id()) {
            continue;
        }
        let after = before.and_then(|id| page.tree.get(id)).and_then(|it| end_of(it, piece, content, &places));
        let copied = graft(content, piece, after);
        if let (Some(number), Some(copied)) = (number(owner), copied) {
            places.insert(number.to_owned(), copied);
            before = Some(run.owner);
        }
    }
}

/// The innermost element that holds all of some.
fn scope(page: &Html, elements: impl Iterator<Item = NodeId>) -> Option<NodeId> {
    let mut common: Option<Vec<NodeId>> = None;
    for element in elements {
        let node = page.tree.get(element)?;
        let mut path: Vec<NodeId> = node.ancestors().map(|it| it.id()).collect();
        path.reverse();
        match &mut common {
            None => common = Some(path),
            Some(common) => {
                let shared = common.iter().zip(&path).take_while(|(a, b)| a == b).count();
                common.truncate(shared);
            }
        }
    }
    common.and_then(|path| path.last().copied())
}

/// The elements of what was found, by their numbers in the page.
fn numbered(content: &Html) -> HashMap<String, NodeId> {
    let nodes = content.tree.root().descendants();
    nodes.filter_map(|node| Some((number(node)?.to_owned(), node.id()))).collect()
}

fn number(node: NodeRef<'_, Node>) -> Option<&str> {
    node.value().as_element()?.attr(NUMBER)
}

/// The largest element around a paragraph that was lost of which nothing was found; None if it is one that stands
/// beside the text, or holds more links than a paragraph does.
fn piece<'p>(
    owner: NodeRef<'p, Node>,
    scope: NodeId,
    held: &HashSet<NodeId>,
    prose: &PageProse,
) -> Option<NodeRef<'p, Node>> {
    let is_beside = |node: &NodeRef<'_, Node>| {
        let element = node.value().as_element();
        element.is_some_and(|it| matches!(it.name(), "aside" | "footer" | "form" | "nav" | "dialog") || is_note(it))
    };
    let mut piece = owner;
    for node in std::iter::once(owner).chain(owner.ancestors()) {
        if node.id() == scope || held.contains(&node.id()) {
            break;
        }
        if is_beside(&node) {
            return None;
        }
        let inside = prose.measure(node.id());
        if inside.linked * 4 < inside.letters {
            piece = node;
        }
    }
    let inside = prose.measure(piece.id());
    (inside.linked * 4 < inside.letters && !held.contains(&piece.id())).then_some(piece)
}

fn is_note(element: &scraper::node::Element) -> bool {
    element.attr(NOTE).is_some()
}

/// The element of what was found behind which a piece of the page belongs that comes after `before`: that itself, or
/// what it stands in and the piece does not, such as a list.
fn end_of(
    before: NodeRef<'_, Node>,
    piece: NodeRef<'_, Node>,
    content: &Html,
    places: &HashMap<String, NodeId>,
) -> Option<NodeId> {
    let around: HashSet<NodeId> = piece.ancestors().map(|it| it.id()).collect();
    let inside = std::iter::once(before).chain(before.ancestors()).take_while(|it| !around.contains(&it.id()));
    let mut end = inside.filter_map(|it| places.get(number(it)?)).last().copied()?;
    // What Readability put around it, and nothing else stands in.
    while let Some(parent) = content.tree.get(end).and_then(|it| it.parent()) {
        let is_only =
            parent.value().is_element() && parent.children().filter(|it| it.value().is_element()).count() == 1;
        let is_numbered = number(parent).is_some();
        if !is_only || is_numbered || parent.value().as_element().is_some_and(|it| matches!(it.name(), "html" | "body"))
        {
            break;
        }
        end = parent.id();
    }
    Some(end)
}

/// Copies an element of the page into what was found, behind an element there or else to its beginning.
fn graft(content: &mut Html, piece: NodeRef<'_, Node>, after: Option<NodeId>) -> Option<NodeId> {
    let value = piece.value().clone();
    let copy = if let Some(mut after) = after.and_then(|id| content.tree.get_mut(id)) {
        after.insert_after(value).id()
    } else {
        let first = content.tree.root().descendants().find(|it| number(*it).is_some())?.id();
        content.tree.get_mut(first)?.insert_before(value).id()
    };
    let mut open = vec![(piece, copy)];
    while let Some((from, to)) = open.pop() {
        for child in from.children() {
            let id = content.tree.get_mut(to)?.append(child.value().clone()).id();
            open.push((child, id));
        }
    }
    Some(copy)
}

/// The letters of a text, small.
fn letters(node: NodeRef<'_, Node>) -> String {
    let mut letters = String::new();
    for text in node.descendants().filter_map(|it| it.value().as_text()) {
        letters.push_str(&bare(text));
        if letters.len() > COMPARED {
            break;
        }
    }
    letters
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn escaped(text: &str) -> String {
    one_line(text).replace('&', "&amp;").replace('<', "&lt;")
}
