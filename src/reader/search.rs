//! Searching the text: across lines, with smart case, straight quotation marks finding curly ones.

use regex::{Regex, RegexBuilder};

use crate::document::{Document, Span};

/// Matches at most; beyond that the count is told as "many".
pub(super) const MOST_MATCHES: usize = 100_000;

/// A search and what it found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was searched for; empty for nothing.
    pub query: String,
    /// Where it stands, in order.
    pub matches: Vec<Span>,
}

impl Search {
    /// Finds `query` everywhere in the document. Upper case in the query makes case count.
    pub fn new(document: &Document, query: &str) -> Self {
        let matches = pattern(query).map_or_else(Vec::new, |pattern| {
            let found = pattern.find_iter(document.text()).take(MOST_MATCHES);
            found.map(|found| Span::new(found.start(), found.end())).collect()
        });
        Self { query: query.to_owned(), matches }
    }

    /// The match `count` matches after (before, if negative) the byte at `offset`, beginning again at the
    /// other end; its place in the order comes with it.
    pub fn step(&self, offset: usize, count: isize) -> Option<(usize, Span)> {
        let total = isize::try_from(self.matches.len()).ok().filter(|total| *total > 0)?;
        let first = if count > 0 {
            self.matches.partition_point(|found| found.start() <= offset)
        } else {
            self.matches.partition_point(|found| found.start() < offset)
        };
        let first = isize::try_from(first).expect("fewer matches than bytes");
        let index = (first + count - isize::from(count > 0)).rem_euclid(total);
        let index = usize::try_from(index).expect("a remainder is not negative");
        Some((index, self.matches[index]))
    }

    /// The first match at or after the byte at `offset`, or else the first of all.
    pub fn from(&self, offset: usize) -> Option<(usize, Span)> {
        let index = self.matches.partition_point(|found| found.start() < offset);
        let index = if index < self.matches.len() { index } else { 0 };
        Some((index, *self.matches.get(index)?))
    }

    /// The matches that share a byte with `span`.
    pub fn matches_in(&self, span: Span) -> &[Span] {
        let from = self.matches.partition_point(|found| found.end() <= span.start());
        let until = self.matches.partition_point(|found| found.start() < span.end());
        self.matches.get(from..until).unwrap_or_default()
    }
}

/// The pattern that finds `query`; none if there is nothing to find.
fn pattern(query: &str) -> Option<Regex> {
    let words: Vec<String> = query.split_whitespace().map(word_pattern).collect();
    if words.is_empty() {
        return None;
    }
    let folds = !query.chars().any(char::is_uppercase);
    // The size limit is far above what a query that a person types can need; a longer one finds nothing.
    RegexBuilder::new(&words.join(r"\s+")).case_insensitive(folds).size_limit(4 << 20).build().ok()
}

/// The pattern of one word: itself, where a plain mark finds its typographic sisters.
fn word_pattern(word: &str) -> String {
    let sisters = |c| match c {
        '\'' => "['‘’]".to_owned(),
        '"' => "[\"“”„«»]".to_owned(),
        '-' => "[-‐‑‒–—]".to_owned(),
        c => regex::escape(&c.to_string()),
    };
    word.chars().map(sisters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Meta};

    #[test]
    fn finds() {
        let text = "The Ministry’s “last-\nditch” plan.\n\nA ministry said so. MINISTRY.";
        let document = Builder::new(text.to_owned()).build(Meta::default());
        let table: [(&str, &[&str]); 8] = [
            ("ministry", &["Ministry", "ministry", "MINISTRY"]),
            ("Ministry", &["Ministry"]),
            ("ministry's", &["Ministry’s"]),
            ("\"last- ditch\"", &["“last-\nditch”"]),
            ("plan. a", &["plan.\n\nA"]),
            (".*", &[]),
            ("  ", &[]),
            ("said", &["said"]),
        ];
        for (query, expected) in table {
            let search = Search::new(&document, query);
            let found: Vec<&str> = search.matches.iter().map(|span| document.slice(*span)).collect();
            assert_eq!(found, expected, "{query}");
        }
    }

    #[test]
    fn steps_around() {
        let search = Search { query: String::new(), matches: vec![Span::new(2, 3), Span::new(5, 6), Span::new(9, 10)] };
        let table = [(0, 1, 0), (2, 1, 1), (9, 1, 0), (5, -1, 0), (0, -1, 2), (0, 2, 1), (9, -2, 0), (3, 7, 1)];
        for (offset, count, expected) in table {
            let index = search.step(offset, count).map(|(index, _)| index);
            assert_eq!(index, Some(expected), "{count} from {offset}");
        }
    }
}
