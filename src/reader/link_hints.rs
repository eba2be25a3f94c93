//! Link hints: a letter or two on every link that is on the screen; typing them chooses it.
//!
//! A label lies over the blank before its link where there is one, and else over the link's first letters. No text
//! moves for it, and no line is laid out anew.

use std::collections::BTreeMap;

use super::areas::{Areas, GUTTER};
use super::cells::cells;
use super::link::{Link, short};
use super::page::Page;
use super::{Key, KeyCode, Line, Row};
use crate::document::{Document, Span};

/// The letters of labels: those under the fingers, then all that no key of the hints has.
const HOME: &str = "asdfjklgh";
const ALL: &str = "asdfjklghqwertuipzxcvbnm";

/// What is done with the link that is chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    /// Go there.
    Follow,
    /// Hand it to the browser.
    Browse,
    /// Copy its address.
    Copy,
}

/// The links to choose among.
#[derive(Clone, Debug)]
pub struct LinkHints {
    all: Vec<LinkHint>,
    typed: String,
    purpose: Purpose,
}

/// A link that can be chosen, and where its label stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkHint {
    /// What is typed to choose it.
    pub label: String,
    /// The row of the page, from its top.
    pub row: u16,
    /// The first column, from the left edge of the page.
    pub column: u16,
    address: String,
}

/// What a key did to the hints.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum HintOutcome {
    /// A label is still to be chosen.
    Open,
    /// They are to go away.
    Ended,
    /// They are to go away: no link has this label.
    Unknown(String),
    /// The link with this address was chosen.
    Chosen(String, Purpose),
}

impl LinkHints {
    /// Hints on those of some links that are on the page. None if there are none.
    pub(super) fn new(
        document: &Document,
        page: &Page,
        areas: &Areas,
        links: &[Link<'_>],
        purpose: Purpose,
    ) -> Option<Self> {
        let mut rows: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
        for link in links {
            if let Some((row, column)) = place(document, page, link.span) {
                rows.entry(row).or_default().push((column, link.address));
            }
        }
        let mut labels = labels(rows.values().map(Vec::len).sum()).into_iter();
        let edge = usize::from(areas.page.width);
        let mut hints = Vec::new();
        for (row, links) in rows {
            let labelled: Vec<(usize, String, &str)> =
                links.into_iter().zip(&mut labels).map(|((column, address), label)| (column, label, address)).collect();
            let columns = apart(labelled.iter().map(|(column, label, _)| (*column, label.len())), edge);
            for ((_, label, address), column) in labelled.into_iter().zip(columns) {
                let Some(column) = column.and_then(|it| u16::try_from(it).ok()) else { continue };
                let row = u16::try_from(row).expect("a screen is small");
                hints.push(LinkHint { label, row, column, address: address.to_owned() });
            }
        }
        (!hints.is_empty()).then_some(Self { all: hints, typed: String::new(), purpose })
    }

    /// Those that can still be chosen.
    pub fn left(&self) -> impl Iterator<Item = &LinkHint> {
        self.all.iter().filter(|hint| hint.label.starts_with(&self.typed))
    }

    /// How many letters of their labels were typed.
    pub fn typed(&self) -> usize {
        self.typed.len()
    }

    /// Takes a key.
    pub(super) fn press(&mut self, key: Key) -> HintOutcome {
        match key {
            Key { code: KeyCode::Char('o'), ctrl: false, alt: false } => self.turn(Purpose::Browse),
            Key { code: KeyCode::Char('y'), ctrl: false, alt: false } => self.turn(Purpose::Copy),
            Key { code: KeyCode::Char(letter), ctrl: false, alt: false } if letter.is_ascii_lowercase() => {
                self.typed.push(letter);
                self.chosen()
            }
            Key { code: KeyCode::Backspace, .. } if self.typed.pop().is_some() => HintOutcome::Open,
            _ => HintOutcome::Ended,
        }
    }

    /// Changes what is done with the link; the same key once more follows it after all.
    fn turn(&mut self, purpose: Purpose) -> HintOutcome {
        self.purpose = if self.purpose == purpose { Purpose::Follow } else { purpose };
        HintOutcome::Open
    }

    fn chosen(&self) -> HintOutcome {
        match self.left().next() {
            None => HintOutcome::Unknown(self.typed.clone()),
            Some(hint) if hint.label == self.typed => HintOutcome::Chosen(hint.address.clone(), self.purpose),
            Some(_) => HintOutcome::Open,
        }
    }

    /// What is going on: what the letters do, or else where those lead that are left.
    pub(super) fn told(&self) -> String {
        let addresses = || self.left().map(|hint| format!("{} {}", hint.label, short(&hint.address)));
        match (self.typed.as_str(), self.purpose) {
            ("", Purpose::Follow) => "follow which?".to_owned(),
            ("", Purpose::Browse) => "browser: which?".to_owned(),
            ("", Purpose::Copy) => "copy which?".to_owned(),
            _ => addresses().collect::<Vec<_>>().join(" · "),
        }
    }

    /// The keys beside the letters.
    pub(super) fn keys(&self) -> &'static str {
        match (self.typed.is_empty(), self.purpose) {
            (false, _) => "Esc cancels",
            (true, Purpose::Follow) => "o browser · y copy",
            (true, Purpose::Browse) => "o here · y copy",
            (true, Purpose::Copy) => "y here · o browser",
        }
    }
}

/// So many labels, all of one length, so that none begins another: as short as can be, of letters of the home row as
/// long as these suffice for that.
fn labels(count: usize) -> Vec<String> {
    let kinds = (1..).flat_map(|length| [(HOME, length), (ALL, length)]);
    let suffices = |(letters, length): &(&str, u32)| letters.len().saturating_pow(*length) >= count;
    let (letters, length) = kinds.into_iter().find(suffices).unwrap_or((ALL, 1));
    let letters: Vec<char> = letters.chars().collect();
    let letter = |index: usize, place: u32| letters[index / letters.len().pow(place) % letters.len()];
    (0..count).map(|index| (0..length).rev().map(|place| letter(index, place)).collect()).collect()
}

/// The row of the page in which a link begins, as far as it is on the screen, and the column there for its label.
fn place(document: &Document, page: &Page, words: Span) -> Option<(usize, usize)> {
    page.rows.iter().enumerate().find_map(|(index, row)| {
        let Row::Line(line) = row.row else { return None };
        let start = line.span.intersection(words)?.start();
        Some((index, column(document, line, start)))
    })
}

/// The column of the blank before a byte of a line, or else of the byte itself, from the left edge of the page.
fn column(document: &Document, line: Line, start: usize) -> usize {
    let before = cells(document.slice(line.span)).take_while(|cell| line.span.start() + cell.start < start);
    // Before the first word there is the gutter, or what the line is set in by.
    let (columns, is_blank) = before
        .filter(|cell| cell.width > 0)
        .fold((0, true), |(columns, _), cell| (columns + cell.width, cell.symbol == " "));
    usize::from(GUTTER) + line.indent + columns - usize::from(is_blank)
}

/// Columns for labels of one row, each with the column where it would stand and how wide it is: moved as little as
/// can be so that none covers another or goes beyond the edge. None where there are more than the row holds.
fn apart(labels: impl Iterator<Item = (usize, usize)>, edge: usize) -> Vec<Option<usize>> {
    let mut free = 0;
    let placed: Vec<(usize, usize)> = labels
        .map(|(column, width)| {
            let column = column.max(free);
            free = column + width;
            (column, width)
        })
        .collect();
    let mut limit = Some(edge);
    let mut columns: Vec<Option<usize>> = placed
        .into_iter()
        .rev()
        .map(|(column, width)| {
            limit = limit.and_then(|limit| limit.checked_sub(width)).map(|last| last.min(column));
            limit
        })
        .collect();
    columns.reverse();
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_are_short_and_near() {
        for (count, first, last) in [
            (1, "a", "a"),
            (9, "a", "h"),
            (10, "a", "q"),
            (24, "a", "m"),
            (25, "aa", "dl"),
            (81, "aa", "hh"),
            (82, "aa", "fq"),
            (577, "aaa", "gsa"),
        ] {
            let labels = labels(count);
            assert_eq!((labels[0].as_str(), labels[count - 1].as_str()), (first, last), "{count}");
        }
        assert!(labels(0).is_empty());
    }

    #[test]
    fn keys() {
        let hint = |label: &str| LinkHint { label: label.to_owned(), row: 0, column: 0, address: label.to_uppercase() };
        let chosen = |address: &str, purpose| HintOutcome::Chosen(address.to_owned(), purpose);
        for (keys, expected) in [
            ("a", HintOutcome::Open),
            ("a s", chosen("AS", Purpose::Follow)),
            ("o a s", chosen("AS", Purpose::Browse)),
            ("o o a s", chosen("AS", Purpose::Follow)),
            ("a y s", chosen("AS", Purpose::Copy)),
            ("s Backspace a a", chosen("AA", Purpose::Follow)),
            ("s", HintOutcome::Unknown("s".to_owned())),
            ("a d", HintOutcome::Unknown("ad".to_owned())),
            ("Backspace", HintOutcome::Ended),
            ("a Esc", HintOutcome::Ended),
            ("^O", HintOutcome::Ended),
            ("A", HintOutcome::Ended),
            ("3", HintOutcome::Ended),
        ] {
            let mut hints =
                LinkHints { all: vec![hint("aa"), hint("as")], typed: String::new(), purpose: Purpose::Follow };
            let pressed = Key::sequence(keys).expect("keys").into_iter().map(|key| hints.press(key)).last();
            assert_eq!(pressed, Some(expected), "{keys}");
        }
    }

    #[test]
    fn labels_of_a_row_stand_apart() {
        for (labels, edge, expected) in [
            (&[(3, 1), (9, 1)][..], 20, &[Some(3), Some(9)][..]),
            (&[(3, 2), (4, 2), (5, 2)], 20, &[Some(3), Some(5), Some(7)]),
            (&[(3, 2), (18, 2), (19, 2)], 20, &[Some(3), Some(16), Some(18)]),
            (&[(1, 2), (2, 2), (3, 2)], 5, &[None, Some(1), Some(3)]),
            (&[], 5, &[]),
        ] {
            assert_eq!(apart(labels.iter().copied(), edge), expected, "{labels:?}");
        }
    }

    proptest! {
        #[test]
        fn no_label_begins_another(count in 0usize..3_000) {
            let mut labels = labels(count);
            labels.sort_unstable();
            prop_assert_eq!(labels.len(), count);
            prop_assert!(labels.windows(2).all(|pair| !pair[1].starts_with(pair[0].as_str())));
            prop_assert!(labels.iter().all(|label| !label.contains(['o', 'y'])));
        }

        #[test]
        fn no_label_covers_another(row in prop::collection::vec((0usize..60, 1usize..3), 0..20), edge in 0usize..70) {
            let mut row = row;
            row.sort_unstable();
            let columns = apart(row.iter().copied(), edge);
            let mut free = 0;
            for (column, (_, width)) in columns.into_iter().zip(&row).filter_map(|(column, it)| Some((column?, it))) {
                prop_assert!(column >= free && column + width <= edge);
                free = column + width;
            }
        }
    }
}
