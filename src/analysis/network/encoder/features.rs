//! What an uncased vocabulary loses, for each word piece: the same numbers as `training/ascribe_training/features.py`.

use super::letters::{is_letter, is_letter_or_number};
use super::pieces::WordPiece;

/// Case, quote and place of a piece.
pub(super) type Features = [i32; 3];

/// Outside quotation marks.
pub(super) const OUTSIDE: i32 = 0;
/// Inside quotation marks.
pub(super) const INSIDE: i32 = 1;
/// An opening mark.
pub(super) const OPENING: i32 = 2;
/// A closing mark.
pub(super) const CLOSING: i32 = 3;

/// The first piece of a paragraph.
pub(super) const FIRST: i32 = 0;
/// A piece in the first [`BEGIN`] characters.
pub(super) const EARLY: i32 = 1;
/// A piece further on.
pub(super) const FURTHER: i32 = 2;
/// A piece of a headline.
const IN_HEADLINE: i32 = 3;

/// A paragraph of fewer characters that does not end like a sentence reads like a headline.
const HEADLINE: usize = 200;
/// How many characters the begin of a paragraph has.
pub(super) const BEGIN: usize = 40;

/// The features of the pieces of a paragraph, whose text is given.
pub(super) fn features(text: &str, pieces: &[WordPiece]) -> Vec<Features> {
    let headline = is_headline(text);
    let mut found = Vec::with_capacity(pieces.len());
    let mut characters = text.char_indices().peekable();
    let mut marks = QuoteState::default();
    let (mut passed, mut here, mut quote) = (0, None, OUTSIDE);
    for (nth, piece) in pieces.iter().enumerate() {
        while here.is_none_or(|at| at < piece.start) {
            let Some((at, c)) = characters.next() else { break };
            here = Some(at);
            quote = marks.next(c, characters.peek().map(|it| it.1));
            passed += 1;
        }
        let place = if headline {
            IN_HEADLINE
        } else if nth == 0 {
            FIRST
        } else if passed <= BEGIN {
            EARLY
        } else {
            FURTHER
        };
        found.push([case(text, piece), quote, place]);
    }
    found
}

/// Whether a paragraph is short and does not end like a sentence.
fn is_headline(text: &str) -> bool {
    let text = text.trim_end();
    let ends = text.ends_with(['.', '?', '!', ':', ';', ',', '"', '”', '’', ')', ']', '»', '…']);
    !ends && text.chars().take(HEADLINE).count() < HEADLINE
}

/// Follows the double quotation marks of a text. A mark of either shape opens if none is open; two single ones are a
/// double mark, as news agencies still send them.
#[derive(Default)]
struct QuoteState {
    inside: bool,
    /// What the first of two single marks was, for the second.
    second: Option<i32>,
}

impl QuoteState {
    fn next(&mut self, c: char, after: Option<char>) -> i32 {
        if let Some(first) = self.second.take() {
            return first;
        }
        match c {
            '“' | '„' | '«' => self.open(),
            '”' | '»' => self.close(),
            '"' => self.turn(),
            '\'' | '`' if after == Some(c) => {
                let first = self.turn();
                self.second = Some(first);
                first
            }
            '‘' => OPENING,
            _ if self.inside => INSIDE,
            _ => OUTSIDE,
        }
    }

    /// A mark that looks the same on either side.
    fn turn(&mut self) -> i32 {
        if self.inside { self.close() } else { self.open() }
    }

    fn open(&mut self) -> i32 {
        self.inside = true;
        OPENING
    }

    fn close(&mut self) -> i32 {
        self.inside = false;
        CLOSING
    }
}

/// 0 no letter, 1 lower case, 2 capitalised, 3 capitals, 4 the lower-case rest of a word.
fn case(text: &str, piece: &WordPiece) -> i32 {
    let mut shown = text.get(piece.start..piece.end).unwrap_or_default().chars();
    let Some(first) = shown.next().filter(|&it| is_letter(it)) else { return 0 };
    if !first.is_uppercase() {
        let before = text.get(..piece.start).and_then(|it| it.chars().next_back());
        return if before.is_some_and(is_letter_or_number) { 4 } else { 1 };
    }
    let mut rest = shown.peekable();
    if rest.peek().is_some() && !rest.any(char::is_lowercase) { 3 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::features;
    use crate::analysis::network::encoder::pieces::WordPiece;

    /// A piece for every letter run and every mark, cut before the letters in `cuts`.
    fn pieces(text: &str, cuts: &str) -> Vec<WordPiece> {
        let mut pieces: Vec<WordPiece> = Vec::new();
        for (start, c) in text.char_indices().filter(|(_, it)| !it.is_whitespace()) {
            let end = start + c.len_utf8();
            match pieces.last_mut().filter(|it| it.end == start && c.is_alphanumeric() && !cuts.contains(c)) {
                Some(last) if text.get(last.start..last.end).is_some_and(|it| it.ends_with(char::is_alphanumeric)) => {
                    last.end = end;
                }
                _ => pieces.push(WordPiece { number: 0, start, end }),
            }
        }
        pieces
    }

    #[test]
    fn pieces_have_case_quote_and_place() {
        let table: [(&str, &str, &[[i32; 3]]); 5] = [
            ("Roe said, “No.”", "", &[[2, 0, 0], [1, 0, 1], [0, 0, 1], [0, 2, 1], [2, 1, 1], [0, 1, 1], [0, 3, 1]]),
            ("The FBI’s 7", "", &[[2, 0, 3], [3, 0, 3], [0, 0, 3], [1, 0, 3], [0, 0, 3]]),
            (
                "Roes \"A ROe\".",
                "e",
                &[[2, 0, 0], [4, 0, 1], [0, 2, 1], [2, 1, 1], [3, 1, 1], [4, 1, 1], [0, 3, 1], [0, 0, 1]],
            ),
            (
                "‘tis “‘so’ ”.",
                "",
                &[[0, 2, 0], [1, 0, 1], [0, 2, 1], [0, 2, 1], [1, 1, 1], [0, 1, 1], [0, 3, 1], [0, 0, 1]],
            ),
            (
                "''It's,'' he.",
                "",
                &[
                    [0, 2, 0],
                    [0, 2, 1],
                    [2, 1, 1],
                    [0, 1, 1],
                    [1, 1, 1],
                    [0, 1, 1],
                    [0, 3, 1],
                    [0, 3, 1],
                    [1, 0, 1],
                    [0, 0, 1],
                ],
            ),
        ];
        for (text, cuts, expected) in table {
            assert_eq!(features(text, &pieces(text, cuts)), expected, "{text:?}");
        }
    }

    #[test]
    fn the_fortieth_character_still_belongs_to_the_begin() {
        for (spaces, expected) in [(37, [0, 1, 1, 2]), (38, [0, 1, 2, 2])] {
            let text = format!("é.{}a.", " ".repeat(spaces));
            let places: Vec<i32> = features(&text, &pieces(&text, "")).iter().map(|it| it[2]).collect();
            assert_eq!(places, expected);
        }
    }

    #[test]
    fn a_headline_is_short_and_ends_without_a_mark() {
        for (text, headline) in [
            ("A city votes".to_owned(), true),
            ("A city votes ".to_owned(), true),
            ("A city votes.".to_owned(), false),
            ("A city votes…\u{a0}".to_owned(), false),
            ("é".repeat(199), true),
            ("é".repeat(200), false),
        ] {
            let place = features(&text, &pieces(&text, ""))[0][2];
            assert_eq!(place == 3, headline, "{text:?}");
        }
    }
}
