//! The contents of an e-book: which place is called what, and how deep in the book it stands.

use std::collections::{HashMap, HashSet};

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::package::{Package, resolve};
use crate::ingest::archive::Archive;
use crate::ingest::xml;

/// How many places of a chapter are named.
const MOST_ENTRIES: usize = 10_000;

/// A place that the contents name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct TocEntry {
    /// Where in the chapter; none is its beginning.
    pub(super) fragment: Option<String>,
    /// On one line.
    pub(super) label: String,
    /// Beginning at 1.
    pub(super) depth: u8,
}

/// What the contents name in every chapter, by its path, in their order; what they call cover, title page or contents
/// is added to what the package leaves out.
pub(super) fn read(archive: &mut Archive<'_>, package: &mut Package) -> HashMap<String, Vec<TocEntry>> {
    let mut entries = HashMap::new();
    if let Some((path, text)) = package.nav.clone().and_then(|path| Some((path.clone(), archive.text(&path)?))) {
        nav(&xml::page(&text).tree, &path, &mut entries, &mut package.left_out);
    }
    package.left_out.extend(package.nav.clone());
    if entries.is_empty()
        && let Some((path, text)) = package.ncx.clone().and_then(|path| Some((path.clone(), archive.text(&path)?)))
    {
        ncx(&xml::data(&text), &path, &mut entries);
    }
    entries
}

/// The kinds of an element as `epub:type` and `role` give them, without the prefix of the latter.
pub(super) fn kinds(element: &Element) -> impl Iterator<Item = &str> {
    let types = element.attr("epub:type").unwrap_or_default().split_whitespace();
    types.chain(element.attr("role").unwrap_or_default().split_whitespace().filter_map(|it| it.strip_prefix("doc-")))
}

/// Reads the lists of EPUB 3: links in items of lists in a `nav`.
fn nav(tree: &Html, path: &str, entries: &mut HashMap<String, Vec<TocEntry>>, left_out: &mut HashSet<String>) {
    let (mut is_contents, mut is_landmarks, mut depth) = (false, false, 0_u8);
    for edge in tree.tree.root().traverse() {
        let (Edge::Open(node) | Edge::Close(node)) = edge;
        let Node::Element(element) = node.value() else { continue };
        let opens = matches!(edge, Edge::Open(_));
        match element.name() {
            "nav" => {
                is_contents = opens && kinds(element).any(|kind| kind == "toc");
                is_landmarks = opens && kinds(element).any(|kind| kind == "landmarks");
                depth = 0;
            }
            "ol" | "ul" => depth = if opens { depth.saturating_add(1) } else { depth.saturating_sub(1) },
            "a" if opens => {
                let Some(href) = element.attr("href") else { continue };
                let (path, fragment) = resolve(path, href);
                if is_contents {
                    note(entries, path, TocEntry { fragment, label: xml::line(node), depth: depth.max(1) });
                } else if is_landmarks && kinds(element).any(|it| matches!(it, "cover" | "titlepage" | "toc")) {
                    left_out.insert(path);
                }
            }
            _ => {}
        }
    }
}

/// Reads the points of EPUB 2: each has a label and a place, and may hold others.
fn ncx(tree: &Html, path: &str, entries: &mut HashMap<String, Vec<TocEntry>>) {
    let mut depth = 0_u8;
    let mut label = String::new();
    for edge in tree.tree.root().traverse() {
        let (Edge::Open(node) | Edge::Close(node)) = edge;
        let Node::Element(element) = node.value() else { continue };
        match (edge, element.name()) {
            (Edge::Open(_), "navPoint") => depth = depth.saturating_add(1),
            (Edge::Close(_), "navPoint") => depth = depth.saturating_sub(1),
            (Edge::Open(_), "navLabel") => label = xml::line(node),
            (Edge::Open(_), "content") if depth > 0 => {
                let Some(href) = element.attr("src") else { continue };
                let (path, fragment) = resolve(path, href);
                note(entries, path, TocEntry { fragment, label: std::mem::take(&mut label), depth });
            }
            _ => {}
        }
    }
}

fn note(entries: &mut HashMap<String, Vec<TocEntry>>, path: String, entry: TocEntry) {
    let entries = entries.entry(path).or_default();
    if !entry.label.is_empty() && entries.len() < MOST_ENTRIES {
        entries.push(entry);
    }
}
