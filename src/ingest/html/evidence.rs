//! Whether an element whose class or id sounds like a box beside the article is one.
//!
//! A word is not enough where the element holds prose: programs make ids of headings ("related-work"), search engines
//! ask publishers to mark what is paid for as `paywall`, and what is lost so is lost in silence.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::boilerplate::{self, Classification, ElementKind, classify};
use super::elements::short_text;
use super::prose::Measure;
use super::structure::PageStructure;

/// How many nodes of an element are looked at for comments.
const NODES: usize = 2000;
/// A box asks for something in at most this many bytes, and so many words of prose.
const PLEA: usize = 600;
const PLEA_WORDS: usize = 60;
/// A box has at most this many words of prose, unless two things speak for it; comments may have any number.
const LARGE: usize = 150;
/// So many words of prose stand for each field and button of a form, at most.
const PER_CONTROL: usize = 60;

/// Whether an element is a box beside the article, or what readers wrote below it, and all of it may go.
pub(super) fn is_box(structure: &PageStructure, node: NodeRef<'_, Node>, element: &Element) -> bool {
    let (classification, is_doubtful) = classify(node, element);
    if !matches!(classification.kind, ElementKind::Box | ElementKind::Comments)
        || !structure.may_go(node.id(), classification.kind)
    {
        return false;
    }
    let inside = structure.prose.measure(node.id());
    if classification.is_sure || !(inside.has_prose() || is_doubtful) {
        return true;
    }
    let signs = signs(structure, node, element, classification, inside);
    if classification.kind == ElementKind::Comments {
        let is_most = inside.words * 2 > structure.prose.words();
        return signs >= 1 + usize::from(is_most) + usize::from(is_doubtful);
    }
    signs >= 1 + usize::from(inside.words > LARGE) + usize::from(is_doubtful)
}

/// How many things beside the first word speak for a box.
fn signs(
    structure: &PageStructure,
    node: NodeRef<'_, Node>,
    element: &Element,
    classification: Classification,
    inside: Measure,
) -> usize {
    let Measure { words, letters, linked, controls, times } = inside;
    let further = classification.words.saturating_sub(1).min(2);
    let is_aside = matches!(element.name(), "aside" | "footer" | "form" | "dialog");
    let has_form = controls > 0 && words < controls * PER_CONTROL;
    let has_links = linked * 4 >= letters;
    let outside = structure.is_outside(node);
    let is_plea = words <= PLEA_WORDS && short_text(node, PLEA).is_some_and(|text| boilerplate::asks(&text));
    let thread = if classification.kind == ElementKind::Comments { thread(node) + usize::from(times > 1) } else { 0 };
    further
        + thread
        + [is_aside, has_form, has_links, outside, is_plea, !inside.has_prose()].into_iter().filter(|it| *it).count()
}

/// Whether an element is a thread of comments: parts that are called so, links to answer them.
fn thread(node: NodeRef<'_, Node>) -> usize {
    let (mut called, mut answers) = (0, 0);
    for inner in node.descendants().skip(1).take(NODES) {
        let Some(element) = inner.value().as_element() else { continue };
        let names = || ["class", "id"].into_iter().filter_map(|name| element.attr(name));
        called += usize::from(names().any(|it| it.to_ascii_lowercase().contains("comment")));
        let is_link = matches!(element.name(), "a" | "button");
        let says = || short_text(inner, 20).map(|it| it.to_lowercase());
        answers += usize::from(
            is_link && says().is_some_and(|it| matches!(it.as_str(), "reply" | "report" | "like" | "quote")),
        );
    }
    usize::from(called > 1) + usize::from(answers > 1)
}
