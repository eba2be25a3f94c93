//! The head of an article: lines that only repeat its title, author and date are taken out of its text, and the
//! sentence under its title is put in if it was lost.

use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};

use super::about::About;
use super::junk;
use super::names::{heading, is_block, is_hidden, one_line, short_text};
use crate::ingest::front_matter;

/// A line that is longer than this, in bytes, is text: the head is over.
const LINE: usize = 200;
/// How many lines a head has at most.
const MOST: usize = 12;
/// Words that stand beside names and dates at the top of an article and tell nothing themselves.
const LABELS: &[&str] = &[
    "by",
    "and",
    "on",
    "at",
    "in",
    "for",
    "the",
    "of",
    "published",
    "updated",
    "posted",
    "written",
    "first",
    "last",
    "modified",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "reading",
    "time",
    "comments",
    "comment",
    "share",
    "shares",
    "today",
    "ago",
    "hours",
    "hour",
    "days",
    "day",
    "words",
    "reporter",
    "staff",
    "correspondent",
    "am",
    "pm",
    "print",
    "views",
];

/// Takes the lines out of the top of an article that say nothing but what is known.
pub(super) fn drop_known(content: &mut Html, about: &About) {
    let known = Known::of(about);
    let mut lines = 0;
    let mut dropped: Vec<NodeId> = Vec::new();
    for node in content.tree.root().descendants() {
        let Some(element) = node.value().as_element() else { continue };
        if !is_block(element.name()) || node.children().any(|it| holds_block(it)) {
            continue;
        }
        // A figure in a table may look like a time.
        if matches!(element.name(), "td" | "th" | "pre" | "dd" | "dt" | "caption" | "hr") {
            break;
        }
        let text = short_text(node, LINE);
        lines += usize::from(text.as_ref().is_none_or(|it| !it.is_empty()));
        let Some(text) = text.filter(|_| lines <= MOST) else { break };
        if !text.is_empty() && known.is_all_of(&text) {
            dropped.push(node.id());
        }
    }
    for id in dropped {
        if let Some(mut node) = content.tree.get_mut(id) {
            node.detach();
        }
    }
}

fn holds_block(node: NodeRef<'_, Node>) -> bool {
    node.descendants().take(100).filter_map(|it| it.value().as_element()).any(|it| is_block(it.name()))
}

/// What is known of an article, in words.
#[derive(Debug)]
struct Known {
    title: Vec<String>,
    names: Vec<String>,
}

impl Known {
    fn of(about: &About) -> Self {
        let names = [&about.byline, &about.site, &about.date].into_iter().flatten();
        Self {
            title: about.title.as_deref().map(words).unwrap_or_default(),
            names: names.flat_map(|it| words(it)).collect(),
        }
    }

    /// Whether a line repeats the title, or names no more than the author, the site and a date.
    fn is_all_of(&self, line: &str) -> bool {
        let words = words(line);
        if words == self.title || front_matter::date(line).is_some() {
            return true;
        }
        let is_time = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 4;
        let is_month = |word: &str| front_matter::date(&format!("1 {word} 2000")).is_some();
        words
            .iter()
            .all(|word| self.names.contains(word) || LABELS.contains(&word.as_str()) || is_time(word) || is_month(word))
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_lowercase).collect()
}

/// The sentence under the title of a page, if it stands there but not in what was found of the article.
pub(super) fn lost_standfirst(page: &Html, content: &Html, about: &About) -> Option<String> {
    let mut hidden: Option<NodeId> = None;
    for node in page.tree.root().descendants() {
        let Some(element) = node.value().as_element() else { continue };
        if hidden.is_some_and(|id| node.ancestors().take(20).any(|it| it.id() == id)) {
            continue;
        }
        hidden = is_hidden(element).then(|| node.id());
        let is_text = element.name() == "p" || element.name() == "div" || heading(element.name()).is_some();
        if hidden.is_some() || !is_text || !junk::is_standfirst(element) {
            continue;
        }
        let text = short_text(node, 500).filter(|it| it.split(' ').count() >= 4)?;
        let found = letters(content);
        let is_known = about.title.as_ref().is_some_and(|title| words(title) == words(&text));
        return (!is_known && !found.contains(&words(&text).concat())).then_some(text);
    }
    None
}

/// The letters of the first few kilobytes of a text, small.
fn letters(content: &Html) -> String {
    let mut letters = String::new();
    for text in content.tree.root().descendants().filter_map(|it| it.value().as_text()) {
        letters.push_str(&words(&one_line(text)).concat());
        if letters.len() > 8 * 1024 {
            break;
        }
    }
    letters
}
