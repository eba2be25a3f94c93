//! Searching the text: across lines, with smart case, straight quotation marks finding curly ones.

use regex::{Regex, RegexBuilder};

use super::direction::Direction;
use crate::document::{Document, Span};

/// Matches at most; beyond that the count is told with a plus sign.
const MOST_MATCHES: usize = 100_000;
/// How much is looked through for each key while a query is typed, in bytes: some 20 ms' worth at worst.
const STRETCH: usize = 16 << 20;

/// A search and what it found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was searched for; empty for nothing.
    pub query: String,
    /// Where it stands, in order.
    pub matches: Vec<Span>,
    /// Whether there may be more of them than were looked for.
    pub is_cut: bool,
    /// Whether these are places that were found in another way; the query is what they are called.
    pub is_list: bool,
}

/// As many words of a place are marked as tell where it is.
const MARKED_WORDS: usize = 3;

impl Search {
    /// Finds `query` everywhere in the document. Upper case in the query makes case count.
    pub fn new(document: &Document, query: &str) -> Self {
        Self::within(document, query, Span::new(0, document.text().len()))
    }

    /// Finds `query` as far behind the byte at `offset` as a key may wait for: everywhere, but in a huge text.
    pub fn ahead(document: &Document, query: &str, offset: usize) -> Self {
        Self::within(document, query, ahead(document, offset, STRETCH))
    }

    /// Goes through places as through matches. Of each its first words are marked.
    pub fn places(document: &Document, name: &str, places: &[Span]) -> Self {
        let first_words = |span: &Span| {
            let words = document.slice(*span).split_inclusive(char::is_whitespace).take(MARKED_WORDS);
            let last = words.clone().last().map_or(0, |word| word.len() - word.trim_end().len());
            Span::new(span.start(), span.start() + words.map(str::len).sum::<usize>() - last)
        };
        let mut matches: Vec<Span> = places.iter().map(first_words).collect();
        matches.sort_unstable();
        matches.dedup_by_key(|place| place.start());
        // Matches do not overlap: what is nested begins the next one.
        for index in 1..matches.len() {
            let next = matches[index].start();
            let before = &mut matches[index - 1];
            *before = Span::new(before.start(), before.end().min(next));
        }
        Self { query: name.to_owned(), matches, is_cut: false, is_list: true }
    }

    /// The same search in a text that has changed; a list of places says nothing about it.
    pub fn again(&self, document: &Document) -> Self {
        if self.is_list { Self::default() } else { Self::new(document, &self.query) }
    }

    fn within(document: &Document, query: &str, part: Span) -> Self {
        let matches: Vec<Span> = pattern(query).map_or_else(Vec::new, |pattern| {
            let found = pattern.find_iter(document.slice(part));
            let found = found.map(|found| Span::new(part.start() + found.start(), part.start() + found.end()));
            found.filter(in_blocks(document, part)).take(MOST_MATCHES).collect()
        });
        let is_cut = matches.len() == MOST_MATCHES || part.len() < document.text().len();
        Self { query: query.to_owned(), matches, is_cut, is_list: false }
    }

    /// The match `count` matches from the byte at `offset` in a direction, beginning again at the other end; its place
    /// in the order comes with it.
    pub fn step(&self, offset: usize, direction: Direction, count: usize) -> Option<(usize, Span)> {
        let total = self.matches.len();
        if total == 0 {
            return None;
        }
        let index = match direction {
            Direction::Forward => {
                let next = self.matches.partition_point(|found| found.start() <= offset);
                (next + count.saturating_sub(1)) % total
            }
            Direction::Backward => {
                let before = self.matches.partition_point(|found| found.start() < offset);
                (before + total - count % total) % total
            }
        };
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

/// Whether a span begins in a block; asked of spans in order. What stands in none, such as the number of an item,
/// is not shown as text and cannot be gone to.
fn in_blocks(document: &Document, part: Span) -> impl FnMut(&Span) -> bool {
    let blocks = document.blocks();
    let mut next = blocks.partition_point(|block| block.span.end() <= part.start());
    move |found| {
        while blocks.get(next).is_some_and(|block| block.span.end() <= found.start()) {
            next += 1;
        }
        blocks.get(next).is_some_and(|block| block.span.start() <= found.start())
    }
}

/// All of a text of no more than `most` bytes, of another about so much from `offset` on: whole blocks.
fn ahead(document: &Document, offset: usize, most: usize) -> Span {
    let length = document.text().len();
    if length <= most {
        return Span::new(0, length);
    }
    let block_at = |offset| document.block_at(offset).map(|id| document.block(id).span).unwrap_or_default();
    block_at(offset).hull(block_at((offset + most).min(length)))
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
    use crate::document::{BlockKind, Builder, Meta};

    #[test]
    fn finds() {
        let text = "The Ministry’s “last-\nditch” plan.\n\n- A ministry said so. MINISTRY.";
        let mut builder = Builder::new(text.to_owned());
        builder.block(Span::new(0, text.find("\n\n").expect("two paragraphs")), BlockKind::Paragraph);
        // The hyphen before the second is an item's mark: it stands in no block.
        let item = text.find("A min").expect("an item");
        builder.block(Span::new(item, text.len()), BlockKind::ListItem { depth: 0, number: None });
        let document = builder.build(Meta::default());
        let table: [(&str, &[&str]); 9] = [
            ("ministry", &["Ministry", "ministry", "MINISTRY"]),
            ("Ministry", &["Ministry"]),
            ("ministry's", &["Ministry’s"]),
            ("\"last- ditch\"", &["“last-\nditch”"]),
            ("plan. - a", &["plan.\n\n- A"]),
            ("-", &["-"]),
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
    fn goes_through_places() {
        let text = "one two three four five";
        let mut builder = Builder::new(text.to_owned());
        builder.block(Span::new(0, text.len()), BlockKind::Paragraph);
        let document = builder.build(Meta::default());
        let places = [(8, 13), (0, 23), (4, 7), (0, 3)].map(|(start, end)| Span::new(start, end));
        let search = Search::places(&document, "numbers", &places);
        let found: Vec<&str> = search.matches.iter().map(|span| document.slice(*span)).collect();
        assert_eq!(found, ["one", "two", "three"], "in order, each once, none over another");
        let whole = Search::places(&document, "numbers", &[document.whole()]);
        assert_eq!(document.slice(whole.matches[0]), "one two three");
        assert_eq!(whole.again(&document).matches, [], "of another text it says nothing");
    }

    #[test]
    fn looks_ahead_by_blocks() {
        let mut builder = Builder::new("one\n\ntwo\n\nthree\n\nfour".to_owned());
        for (start, end) in [(0, 3), (5, 8), (10, 15), (17, 21)] {
            builder.block(Span::new(start, end), BlockKind::Paragraph);
        }
        let document = builder.build(Meta::default());
        let table = [
            (0, 99, 0..21),
            (6, 21, 0..21),
            (0, 4, 0..3),
            (6, 4, 5..15),
            (12, 5, 10..21),
            (12, 20, 10..21),
            (20, 1, 17..21),
        ];
        for (offset, most, expected) in table {
            assert_eq!(ahead(&document, offset, most), Span::new(expected.start, expected.end), "{most} from {offset}");
        }
    }

    #[test]
    fn steps_around() {
        let matches = vec![Span::new(2, 3), Span::new(5, 6), Span::new(9, 10)];
        let search = Search { matches, ..Search::default() };
        for (offset, direction, count, expected) in [
            (0, Direction::Forward, 1, 0),
            (2, Direction::Forward, 1, 1),
            (9, Direction::Forward, 1, 0),
            (5, Direction::Backward, 1, 0),
            (0, Direction::Backward, 1, 2),
            (0, Direction::Forward, 2, 1),
            (9, Direction::Backward, 2, 0),
            (3, Direction::Forward, 7, 1),
        ] {
            let index = search.step(offset, direction, count).map(|(index, _)| index);
            assert_eq!(index, Some(expected), "{direction:?} {count} from {offset}");
        }
    }
}
