//! Finding the article of a page, by legible's port of Mozilla's Readability.
//!
//! What it finds is held against the page: where it is a small part of the prose, or nothing of what is marked as the
//! article, further tries are made, and the one with most prose is taken.

use std::panic::catch_unwind;

use legible::Options;
use scraper::{ElementRef, Html, Node};

use super::elements::{heading, short_text};
use super::metadata::ArticleMetadata;
use super::parse::parse_again;
use super::prose::PageProse;
use super::structure;
use crate::ingest::{Hints, Refused};

/// Elements that a page has at most; of more, Readability would take many seconds.
const MOST_ELEMENTS: usize = 100_000;
/// An article that is shorter than this, in characters, is looked for once more with less left out. Readability's own
/// value is 500, but the boxes that it would bring back are gone already.
const SHORT: usize = 200;
/// A paragraph is prose from this many bytes on.
const PROSE: usize = 80;

/// Readability's own value of that.
const LONGER: usize = 500;
/// What was found is at least this part of the page's prose, or something else is tried.
const PART: usize = 3;

/// The article of a page.
#[derive(Debug)]
pub(super) struct ExtractedArticle {
    /// As HTML, a piece of a page, and as a tree.
    pub(super) html: String,
    pub(super) content: Html,
    /// Who wrote it, if that stood in a line of its own.
    pub(super) byline: Option<String>,
}

/// The article of a page, if there is one; `tree` is the page once more. A page that Readability stumbles over has none.
pub(super) fn find(
    page: &str,
    tree: &Html,
    metadata: &ArticleMetadata,
    hints: &Hints<'_>,
) -> Result<Option<ExtractedArticle>, Refused> {
    let prose = PageProse::of(tree);
    let holder = structure::holder(tree, &prose).and_then(|id| tree.tree.get(id)).and_then(ElementRef::wrap);
    let marked = holder.map(|it| prose.hashes_in(*it));
    let Some(first) = read(page, SHORT, hints)? else {
        let held = holder.map(|it| plain(it.html(), hints)).transpose()?;
        return Ok(held.filter(|it| is_one(&it.content, metadata)));
    };
    let words = words_of(&first);
    let first_words = words.words();
    let is_small = first_words * PART < prose.words();
    let known = words.hashes();
    let holds_none = marked.as_ref().is_some_and(|it| it.is_disjoint(&known));
    if !is_small && !holds_none {
        return Ok(Some(first).filter(|it| is_one(&it.content, metadata)));
    }
    hints.go_on()?;
    let mut tries: Vec<ExtractedArticle> = Vec::new();
    tries.extend(read(page, LONGER, hints)?);
    if let Some(holder) = holder {
        tries.extend(read(&format!("<html><body>{}</body></html>", holder.html()), SHORT, hints)?);
        tries.push(plain(holder.html(), hints)?);
    }
    // What is marked as the article counts for more than what is not, however long that is.
    let of_marked = |found: &PageProse| marked.as_ref().is_none_or(|it| !it.is_disjoint(&found.hashes()));
    let (mut best, mut most) = (first, (!holds_none, first_words));
    for found in tries {
        let words = words_of(&found);
        let rank = (of_marked(&words), words.words());
        if rank > most && is_one(&found.content, metadata) {
            (best, most) = (found, rank);
        }
    }
    Ok(Some(best).filter(|it| is_one(&it.content, metadata)))
}

fn words_of(found: &ExtractedArticle) -> PageProse {
    PageProse::of(&found.content)
}

/// What Readability finds, if it is at least so many characters long, or nothing longer is to be found.
fn read(page: &str, shortest: usize, hints: &Hints<'_>) -> Result<Option<ExtractedArticle>, Refused> {
    let options = Options { max_elems_to_parse: MOST_ELEMENTS, char_threshold: shortest, ..Options::default() };
    let Ok(Ok(found)) = catch_unwind(|| legible::parse(page, None, Some(options))) else { return Ok(None) };
    let content = parse_again(&found.content, hints)?;
    Ok(Some(ExtractedArticle { html: found.content, content, byline: found.byline }))
}

/// An element as it stands.
fn plain(html: String, hints: &Hints<'_>) -> Result<ExtractedArticle, Refused> {
    let content = parse_again(&html, hints)?;
    Ok(ExtractedArticle { html, content, byline: None })
}

/// Whether what was found is one article and no list of others: a front page has as many headings that lead elsewhere
/// as paragraphs of prose, and does not call itself an article.
fn is_one(content: &Html, metadata: &ArticleMetadata) -> bool {
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
    prose > 0 && (metadata.is_article || leads < 3 || leads * 2 < prose)
}
