//! Finding the article of a page, by legible's port of Mozilla's Readability.

use std::panic::catch_unwind;

use legible::Options;
use scraper::{Html, Node};

use super::about::About;
use super::names::{heading, short_text};

/// Elements that a page has at most; of more, Readability would take many seconds.
const MOST_ELEMENTS: usize = 100_000;
/// An article that is shorter than this, in characters, is looked for once more with less left out. Readability's own
/// value is 500, but the boxes that it would bring back are gone already.
const SHORT: usize = 200;
/// A paragraph is prose from this many bytes on.
const PROSE: usize = 80;

/// The article of a page.
#[derive(Debug)]
pub(super) struct Found {
    /// As HTML, a piece of a page.
    pub(super) content: String,
    /// Who wrote it, if that stood in a line of its own.
    pub(super) byline: Option<String>,
}

/// The article of a page, if there is one. A page that Readability stumbles over has none.
pub(super) fn find(page: &str) -> Option<Found> {
    let options = Options { max_elems_to_parse: MOST_ELEMENTS, char_threshold: SHORT, ..Options::default() };
    let found = catch_unwind(|| legible::parse(page, None, Some(options))).ok()?.ok()?;
    Some(Found { content: found.content, byline: found.byline })
}

/// Whether what was found is one article and no list of others: a front page has as many headings that lead elsewhere
/// as paragraphs of prose, and does not call itself an article.
pub(super) fn is_one(content: &Html, about: &About) -> bool {
    let (mut leads, mut prose) = (0, 0);
    for node in content.tree.root().descendants() {
        let Node::Element(element) = node.value() else { continue };
        if heading(element.name()).is_some() {
            let inside = node.descendants().take(20).chain(node.ancestors().take(3));
            leads += usize::from(inside.filter_map(|it| it.value().as_element()).any(|it| it.name() == "a"));
        } else if element.name() == "p" {
            prose += usize::from(short_text(node, 10 * PROSE).is_none_or(|it| it.len() >= PROSE));
        }
    }
    prose > 0 && (about.is_article || leads < 3 || leads * 2 < prose)
}
