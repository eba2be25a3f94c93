//! The head of an article: lines that only tell its title, author and date are taken out of its text, and what they
//! tell is noted if nothing else told it.

use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};

use super::BodyExtent;
use super::elements::{is_block, short_text};
use super::metadata::ArticleMetadata;
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

/// Takes the lines out of the top of an article that say nothing but what is known, or is known from now on; of a page
/// that is wanted whole, only one that repeats the title.
pub(super) fn take(content: &mut Html, metadata: &mut ArticleMetadata, extent: BodyExtent) {
    let mut lines = 0;
    let mut dropped: Vec<NodeId> = Vec::new();
    for node in content.tree.root().descendants() {
        let Some(element) = node.value().as_element() else { continue };
        if !is_block(element.name()) || node.children().any(|it| holds_block(it)) {
            continue;
        }
        // A figure in a table may look like a time.
        if matches!(element.name(), "td" | "th" | "pre" | "dd" | "dt" | "caption" | "li") {
            break;
        }
        let text = short_text(node, LINE);
        lines += usize::from(text.as_ref().is_none_or(|it| !it.is_empty()));
        let Some(text) = text.filter(|_| lines <= MOST) else { break };
        if extent == BodyExtent::Page {
            if metadata.title.as_ref() == Some(&text) {
                dropped.push(node.id());
                break;
            }
        } else if !text.is_empty() && (learn(&text, metadata) || KnownWords::of(metadata).is_all_of(&text)) {
            dropped.push(node.id());
        }
    }
    for id in dropped {
        if let Some(mut node) = content.tree.get_mut(id) {
            node.detach();
        }
    }
}

/// Notes the author or the date that a line tells, if nothing else told them.
fn learn(line: &str, metadata: &mut ArticleMetadata) -> bool {
    let byline = front_matter::byline(line);
    let date = byline.as_ref().map_or_else(|| front_matter::date(line), |(_, date)| date.clone());
    let learnt = (byline.is_some() && metadata.byline.is_none()) || (date.is_some() && metadata.date.is_none());
    metadata.byline = metadata.byline.take().or(byline.map(|(names, _)| names));
    metadata.date = metadata.date.take().or(date);
    learnt
}

fn holds_block(node: NodeRef<'_, Node>) -> bool {
    node.descendants().take(100).filter_map(|it| it.value().as_element()).any(|it| is_block(it.name()))
}

/// What is known of an article, in words.
#[derive(Debug)]
struct KnownWords {
    title: Vec<String>,
    names: Vec<String>,
}

impl KnownWords {
    fn of(metadata: &ArticleMetadata) -> Self {
        let names = [&metadata.byline, &metadata.site, &metadata.date].into_iter().flatten();
        Self {
            title: metadata.title.as_deref().map(words).unwrap_or_default(),
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
