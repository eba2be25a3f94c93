//! What stands around and inside articles and is no part of them, told by the words of its class and id, and by what
//! it says. The words are in `assets/web/machinery.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::elements::{heading, short_text};
use super::slug::is_slug;

/// How many nodes of an element are looked at for its headings, and how many of these are compared with its id.
const NODES: usize = 200;
const HEADINGS: usize = 3;
/// The longest heading, in bytes.
const HEADING: usize = 300;

/// The words, by the section that they stand in.
static WORDS: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let mut sections: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut section = "";
    for line in include_str!("../../../assets/web/machinery.txt").lines().filter(|it| !it.starts_with('#')) {
        if let Some(heading) = line.strip_prefix('[') {
            section = heading.split(':').next().unwrap_or_default();
        } else if matches!(section, "leads" | "lines" | "asks") {
            sections.entry(section).or_default().extend(Some(line).filter(|it| !it.is_empty()));
        } else {
            sections.entry(section).or_default().extend(line.split_whitespace());
        }
    }
    sections
});

/// Whether some words stand in a section of the list.
fn is_in(section: &str, words: &str) -> bool {
    WORDS.get(section).is_some_and(|it| it.contains(words))
}

/// The words of some of an element's attributes, small: "relatedArticles c-box__ad" is "related articles c box ad".
fn words(element: &Element, attributes: &[&str]) -> Vec<String> {
    let mut words = vec![String::new()];
    for value in attributes.iter().filter_map(|name| element.attr(name)) {
        let mut was_small = false;
        for c in value.chars().take(500) {
            if !c.is_alphanumeric() || (was_small && c.is_uppercase()) {
                words.push(String::new());
            }
            was_small = c.is_lowercase();
            if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
                word.extend(c.to_lowercase());
            }
        }
        words.push(String::new());
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What the name of an element, its classes and its role say about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ElementKind {
    /// Part of the article, whatever it stands in: footnotes, corrections.
    Note,
    /// A quotation of the article itself, put up large.
    PullQuote,
    /// What readers wrote below the article, which may be longer than that.
    Comments,
    /// No part of an article, unless that stands in it.
    Box,
    /// What can be part of one.
    Other,
}

/// What an element is by its name, classes, id and role, and how much says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Classification {
    pub(super) kind: ElementKind,
    /// How many different words of the list stand in its classes and its id; two for a whole class of the list.
    pub(super) words: usize,
    /// Whether its name or its role says it, which nobody gives to a part of an article.
    pub(super) is_sure: bool,
}

/// What an element is by its classes, its id and its name; and whether its id may be made of a heading that would stand
/// on a box as well as in an article: "Comments".
pub(super) fn classify(node: NodeRef<'_, Node>, element: &Element) -> (Classification, bool) {
    let all = classify_by(element, NamedBy::ClassAndId);
    let by_class = classify_by(element, NamedBy::Class);
    let Some(id) = element.attr("id").filter(|_| all != by_class) else { return (all, false) };
    let headings = headings(node);
    let Some(heading) = headings.iter().find(|heading| is_slug(id, heading)) else { return (all, false) };
    let is_doubtful = by_class.kind == ElementKind::Other && is_label(heading);
    if is_doubtful { (all, true) } else { (by_class, false) }
}

/// The headings that an id may be made of: those around it, the element itself, the first ones
/// in it, the one before it.
fn headings(node: NodeRef<'_, Node>) -> Vec<String> {
    let is_heading = |it: &NodeRef<'_, Node>| it.value().as_element().is_some_and(|it| heading(it.name()).is_some());
    let before = node.prev_siblings().find(|it| it.value().is_element());
    let inside = node.ancestors().take(2).chain(node.descendants().take(NODES)).chain(before);
    inside.filter(is_heading).take(HEADINGS).filter_map(|it| short_text(it, HEADING)).collect()
}

/// Which attributes an element is classified by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum NamedBy {
    Class,
    ClassAndId,
}

/// What an element is by its name, its role and some of its attributes, and how much says so.
fn classify_by(element: &Element, named_by: NamedBy) -> Classification {
    let attributes = match named_by {
        NamedBy::Class => &["class"][..],
        NamedBy::ClassAndId => &["class", "id"],
    };
    let words = words(element, attributes);
    let has = |section: &str| words.iter().any(|word| is_in(section, word));
    let count = |section: &str| words.iter().filter(|word| is_in(section, word)).collect::<HashSet<_>>().len();
    let pair = |a: &str, b: &str| words.windows(2).any(|it| matches!(it, [x, y] if x == a && y == b));
    let role = element.attr("role").unwrap_or_default();
    let only = |kind| Classification { kind, words: 0, is_sure: false };
    if has("notes") || matches!(role, "doc-endnotes" | "doc-footnote" | "note") {
        return only(ElementKind::Note);
    }
    if words.iter().any(|it| it.starts_with("pullquote")) || pair("pull", "quote") {
        return only(ElementKind::PullQuote);
    }
    if has("comments") {
        return Classification { words: count("comments") + count("boxes"), ..only(ElementKind::Comments) };
    }
    let is_landmark = matches!(
        role,
        "navigation"
            | "search"
            | "dialog"
            | "alertdialog"
            | "contentinfo"
            | "menu"
            | "menubar"
            | "toolbar"
            | "complementary"
            | "banner"
    );
    let classes = attributes.iter().filter_map(|it| element.attr(it)).flat_map(str::split_ascii_whitespace);
    let whole = classes.filter(|class| is_in("classes", &class.to_ascii_lowercase())).count();
    let is_amp = element.name().strip_prefix("amp-").is_some_and(|name| !is_amp_content(name));
    let is_sure = element.name() == "nav" || is_landmark || is_amp;
    let words = count("boxes") + 2 * whole;
    if is_sure || words > 0 {
        Classification { kind: ElementKind::Box, words, is_sure }
    } else {
        only(ElementKind::Other)
    }
}

/// Whether all words of a heading are those of boxes and comments: "Comments (12)", "Related articles".
pub(super) fn is_label(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|it| {
            is_in("boxes", it) || is_in("comments", it) || is_in("labels", it) || it.bytes().all(|c| c.is_ascii_digit())
        })
}

/// Whether a text asks its reader for something that no article does: an address, a consent, money.
pub(super) fn asks(text: &str) -> bool {
    let lower = text.to_lowercase();
    WORDS.get("asks").is_some_and(|it| it.iter().any(|phrase| lower.contains(phrase)))
}

/// The classes, or the id, of what is known to be part of an article, without those that Readability takes for a
/// sign of the contrary, wherever in a word it finds that: "community" in "consumer-community-price".
pub(super) fn harmless(value: &str) -> String {
    let is_harmful = |token: &str| {
        let token = token.to_ascii_lowercase();
        WORDS.get("readability").is_some_and(|it| it.iter().any(|part| token.contains(part)))
    };
    value.split_ascii_whitespace().filter(|it| !is_harmful(it)).collect::<Vec<_>>().join(" ")
}

/// Whether an AMP element shows something of an article.
fn is_amp_content(name: &str) -> bool {
    matches!(name, "img" | "anim" | "carousel" | "fit-text" | "accordion" | "layout" | "list" | "video" | "youtube")
}

/// Whether a class or the id of an element says that it names who wrote the article.
pub(super) fn is_byline(element: &Element) -> bool {
    let names = ["byline", "author", "authors", "contributor", "contributors"];
    words(element, &["class", "id"]).iter().any(|word| names.contains(&word.as_str()))
}

/// Whether a class or the id of an element says that it is the sentence under the title.
pub(super) fn is_standfirst(element: &Element) -> bool {
    words(element, &["class", "id"]).iter().any(|word| is_in("standfirst", word))
}

/// Whether a line of text is none of an article: what a page's machinery says, or a link elsewhere with a lead.
/// `linked` is how many of its letters lead somewhere.
pub(super) fn is_line(text: &str, linked: usize) -> bool {
    let lower = text.to_lowercase();
    let lower = lower.trim_matches(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '-' | '|' | '›' | '»' | '↓'));
    let leads = || WORDS.get("leads").is_some_and(|it| it.iter().any(|lead| lower.starts_with(lead)));
    // "Sign up to speak", he said: a sentence that only begins so leads nowhere.
    is_in("lines", lower) || (linked * 2 > text.len() && leads())
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn boxes_are_told_by_their_classes() {
        for (html, expected) in [
            ("<div class='c-box c-related__list'>", ElementKind::Box),
            ("<div id=relatedArticles>", ElementKind::Box),
            ("<section class='sr-only'>", ElementKind::Box),
            ("<div role=complementary>", ElementKind::Box),
            ("<amp-ad>", ElementKind::Box),
            ("<amp-img>", ElementKind::Other),
            ("<div class=article-header>", ElementKind::Other),
            ("<p class='shareholder adhoc relatedness'>", ElementKind::Other),
            ("<aside class='pull-quote'>", ElementKind::PullQuote),
            ("<footer class=article-footnotes>", ElementKind::Note),
            ("<ol id=commentlist>", ElementKind::Comments),
        ] {
            let tree = Html::parse_fragment(html);
            let elements = tree.tree.root().descendants().filter_map(|it| Node::as_element(it.value()));
            assert_eq!(elements.last().map(|it| classify_by(it, NamedBy::ClassAndId).kind), Some(expected), "{html}");
        }
    }

    #[test]
    fn lines_that_lead_elsewhere_are_told() {
        for (text, linked, expected) in [
            ("Advertisement", 0, true),
            ("— Loading… —", 0, true),
            ("Read more: The lock that never closed", 26, true),
            ("Read more slowly, she said.", 0, false),
            ("Subscribe to our paper", 22, true),
            ("The river rises", 15, false),
        ] {
            assert_eq!(is_line(text, linked), expected, "{text}");
        }
    }
}
