//! What stands around and inside articles and is no part of them, told by the words of its class and id, and by what
//! it says. The words are in `assets/web/machinery.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use scraper::node::Element;

/// The words, by the section that they stand in.
static WORDS: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let mut sections: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut section = "";
    for line in include_str!("../../../assets/web/machinery.txt").lines().filter(|it| !it.starts_with('#')) {
        if let Some(heading) = line.strip_prefix('[') {
            section = heading.split(':').next().unwrap_or_default();
        } else if matches!(section, "leads" | "lines") {
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

/// The words of an element's class and id, small: "relatedArticles c-box__ad" is "related articles c box ad".
fn words(element: &Element) -> Vec<String> {
    let mut words = vec![String::new()];
    for value in ["class", "id"].iter().filter_map(|name| element.attr(name)) {
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
pub(super) enum Kind {
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

/// What an element is by its name, classes and role.
pub(super) fn kind(element: &Element) -> Kind {
    let words = words(element);
    let has = |section: &str| words.iter().any(|word| is_in(section, word));
    let pair = |a: &str, b: &str| words.windows(2).any(|it| matches!(it, [x, y] if x == a && y == b));
    let role = element.attr("role").unwrap_or_default();
    if has("notes") || matches!(role, "doc-endnotes" | "doc-footnote" | "note") {
        return Kind::Note;
    }
    if words.iter().any(|it| it.starts_with("pullquote")) || pair("pull", "quote") {
        return Kind::PullQuote;
    }
    if has("comments") {
        return Kind::Comments;
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
    let classes = || element.attr("class").into_iter().chain(element.attr("id")).flat_map(str::split_ascii_whitespace);
    let is_class = || classes().any(|class| is_in("classes", &class.to_ascii_lowercase()));
    let is_amp = || element.name().strip_prefix("amp-").is_some_and(|name| !is_amp_content(name));
    let is_box = element.name() == "nav" || is_landmark || has("boxes") || is_class() || is_amp();
    if is_box { Kind::Box } else { Kind::Other }
}

/// Whether an AMP element shows something of an article.
fn is_amp_content(name: &str) -> bool {
    matches!(name, "img" | "anim" | "carousel" | "fit-text" | "accordion" | "layout" | "list" | "video" | "youtube")
}

/// Whether a class or the id of an element says that it names who wrote the article.
pub(super) fn is_byline(element: &Element) -> bool {
    let names = ["byline", "author", "authors", "contributor", "contributors"];
    words(element).iter().any(|word| names.contains(&word.as_str()))
}

/// Whether a class or the id of an element says that it is the sentence under the title.
pub(super) fn is_standfirst(element: &Element) -> bool {
    words(element).iter().any(|word| is_in("standfirst", word))
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
    use scraper::{Html, Node};

    use super::*;

    #[test]
    fn boxes_are_told_by_their_classes() {
        for (html, expected) in [
            ("<div class='c-box c-related__list'>", Kind::Box),
            ("<div id=relatedArticles>", Kind::Box),
            ("<section class='sr-only'>", Kind::Box),
            ("<div role=complementary>", Kind::Box),
            ("<amp-ad>", Kind::Box),
            ("<amp-img>", Kind::Other),
            ("<div class=article-header>", Kind::Other),
            ("<p class='shareholder adhoc relatedness'>", Kind::Other),
            ("<aside class='pull-quote'>", Kind::PullQuote),
            ("<footer class=article-footnotes>", Kind::Note),
            ("<ol id=commentlist>", Kind::Comments),
        ] {
            let tree = Html::parse_fragment(html);
            let elements = tree.tree.root().descendants().filter_map(|it| Node::as_element(it.value()));
            assert_eq!(elements.last().map(kind), Some(expected), "{html}");
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
