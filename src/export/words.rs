//! The words of an article on one line, for people, in more than one format.

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
}
