//! What Readability lost of an article: what stands between its heading and its text, and its notes.
//!
//! Readability takes the element with the most prose and what resembles that beside it. The sentence under the title
//! and the first picture often stand above that element, corrections and footnotes below it.

use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Html, Node};

use super::about::About;
use super::junk;
use super::names::{heading, is_block, one_line, short_text};
use super::page::NOTE;

/// The longest sentence under a title, and the longest caption, in bytes.
const LONGEST: usize = 600;
/// The longest note in bytes.
const LONGEST_NOTES: usize = 64 * 1024;
/// How many bytes of the text of an article are compared.
const COMPARED: usize = 1 << 20;

/// An article with what was lost of it; None if nothing was. `page` is what Readability was given, `content` and
/// `html` what it gave.
pub(super) fn restored(page: &Html, content: &Html, html: &str, about: &About) -> Option<String> {
    let found = letters(content.tree.root());
    let head = head(page, &found, about);
    let notes = notes(page, &found);
    (!head.is_empty() || !notes.is_empty()).then(|| head + html + &notes)
}

/// What stands between the heading of an article and the first paragraph that was found.
fn head(page: &Html, found: &str, about: &About) -> String {
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
            below = name == "h1" || short_text(node, LONGEST) == about.title;
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
        let is_title = about.title.as_deref().is_some_and(|it| bare(it) == letters);
        if junk::is_standfirst(element) && !is_title {
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
