//! What is put in words for people in more than one format: numbers, bars, and the words of an article on one
//! line.

use std::borrow::Cow;

use crate::analysis::Attribution;
use crate::document::{Document, control_symbol};

/// Words of an article on one line: a symbol for each character that would be obeyed, single spaces.
pub(super) fn shown(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(symbols(word));
    }
    line
}

/// The characters of a text, a symbol for each that would be obeyed.
pub(super) fn symbols(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(|c| control_symbol(c).unwrap_or(c))
}

/// What an attribution holds, on one line: its pieces with an ellipsis between them, "not" before what the source is
/// said not to say.
pub(super) fn content(document: &Document, said: &Attribution) -> String {
    let pieces: Vec<String> = said.content.iter().map(|span| shown(document.slice(*span))).collect();
    let not = if said.denied { "not: " } else { "" };
    format!("{not}{}", pieces.join(" … "))
}

/// So many of something: "1 statement", "2 statements".
pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// A bar for a part of a whole, in eighths of a cell, with spaces up to `columns`.
pub(super) fn bar(part: usize, whole: usize, columns: usize) -> String {
    let eighths = (part.min(whole) * columns * 8 + whole / 2).checked_div(whole).unwrap_or(0);
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
    let mut bar = "█".repeat(eighths / 8) + rest;
    bar.extend(std::iter::repeat_n(' ', columns - eighths.div_ceil(8)));
    bar
}

/// A line in so many columns: cut with an ellipsis, or filled up with spaces.
pub(super) fn fit(line: &str, columns: usize) -> String {
    use textwrap::core::display_width;
    let mut cut: Cow<'_, str> = line.into();
    if display_width(line) > columns {
        let mut text = String::new();
        for c in line.chars() {
            let width = display_width(&text) + display_width(c.encode_utf8(&mut [0; 4]));
            if width + 1 > columns {
                break;
            }
            text.push(c);
        }
        cut = Cow::Owned(text.trim_end().to_owned() + "…");
    }
    let left = columns.saturating_sub(display_width(&cut));
    format!("{cut}{}", " ".repeat(left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_shown_and_not_obeyed() {
        for (text, expected) in [
            ("  one\r\n\ttwo  ", "one two"),
            ("\u{1b}[31mred\u{7} \u{202e}x", "␛[31mred␇ ⇄x"),
            ("\u{9b}2J\u{7f}", "�2J␡"),
            ("👩\u{200d}👧 Détente", "👩\u{200d}👧 Détente"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn bars() {
        for (part, whole, drawn) in
            [(0, 0, "    "), (0, 9, "    "), (1, 3, "█▍  "), (1, 2, "██  "), (2, 3, "██▋ "), (9, 9, "████")]
        {
            assert_eq!(bar(part, whole, 4), drawn, "{part} of {whole}");
        }
    }

    #[test]
    fn lines_are_cut_or_filled() {
        for (line, columns, expected) in
            [("ab", 4, "ab  "), ("abcd", 4, "abcd"), ("abcde", 4, "abc…"), ("ab cd", 4, "ab… "), ("中文字", 4, "中… ")]
        {
            assert_eq!(fit(line, columns), expected, "{line}");
        }
    }
}
