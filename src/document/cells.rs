//! Terminal cells: what is shown for each character of an article.
//!
//! Nothing of an article reaches the terminal as a command: control characters and bidirectional overrides
//! become visible symbols here, and layout measures what is shown, not what is stored.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::character::control_symbol;

/// One grapheme cluster of a text as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell<'a> {
    /// Where the cluster begins, in bytes from the start of the text.
    pub start: usize,
    /// Its length in bytes.
    pub len: usize,
    /// What is drawn for it; empty if nothing is.
    pub symbol: Cow<'a, str>,
    /// How many columns that takes.
    pub width: usize,
    /// Whether the symbol stands for something that must not be sent as it is.
    pub is_control: bool,
}

/// Columns that a tab takes where lines are kept.
const TAB: &str = "    ";
/// Characters at most in one cluster; what is piled on beyond them is not drawn.
const LONGEST_CLUSTER: usize = 12;

/// The cells of one line of text. A run of white space with a line break in it is shown as one space;
/// other spaces are kept.
pub fn cells(text: &str) -> Cells<'_> {
    Cells { text, at: 0, run: (0, false) }
}

/// Columns that `text` takes on one line; see [`cells`].
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    cells(text).map(|cell| cell.width).sum()
}

/// `text` on one line with nothing in it that a terminal would obey; for names, titles and messages.
pub fn one_line(text: &str) -> String {
    cells(text.trim()).map(|cell| cell.symbol).collect()
}

/// `text` with the [`control_symbol`] of each character that has one, line breaks and tabs too, and all others as
/// they stand; for what must be told exactly, on a line that somebody else lays out: names of files, arguments.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| control_symbol(c).unwrap_or(c)).collect()
}

/// `text` as [`printable`], as much of it as a sentence may quote of what others wrote: 100 characters.
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 100;
    let mut shown: String = text.chars().take(LONGEST).map(|c| control_symbol(c).unwrap_or(c)).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// `text`, or its beginning and its end with an ellipsis between them if it has more than `longest` characters.
pub fn shortened(text: &str, longest: usize) -> String {
    let length = text.chars().count();
    if length <= longest {
        return text.to_owned();
    }
    let left = longest.saturating_sub(1);
    let beginning = text.chars().take(left - left / 2);
    let end = text.chars().skip(length - left / 2);
    beginning.chain(['…']).chain(end).collect()
}

/// `text` as [`one_line`], cut with an ellipsis where it is wider than `columns`.
pub fn fit(text: &str, columns: usize) -> String {
    let line = one_line(text);
    if width(&line) <= columns {
        return line;
    }
    let mut left = columns.saturating_sub(1);
    let mut cut: String = cells(&line)
        .take_while(|cell| {
            let fits = cell.width <= left;
            left = left.saturating_sub(cell.width);
            fits
        })
        .map(|cell| cell.symbol)
        .collect();
    cut.truncate(cut.trim_end().len());
    if columns > 0 {
        cut.push('…');
    }
    cut
}

/// `text` as [`fit`], filled up with spaces to `columns`.
pub fn fit_and_fill(text: &str, columns: usize) -> String {
    let mut line = fit(text, columns);
    let blank = columns.saturating_sub(width(&line));
    line.push_str(&" ".repeat(blank));
    line
}

/// Iterator over the cells of a text; see [`cells`].
#[derive(Clone, Debug)]
pub struct Cells<'a> {
    text: &'a str,
    /// Where the next cluster begins.
    at: usize,
    /// Where the run of white space ends that was looked at last, and whether a line break is in it: such a run is
    /// shown as one space.
    run: (usize, bool),
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        let start = self.at;
        let rest = self.text.get(start..)?;
        if let Some((plain, _)) = rest.split_at_checked(1).filter(|(_, after)| self.is_plain(rest, after)) {
            self.at += 1;
            return Some(Cell { start, len: 1, symbol: Cow::Borrowed(plain), width: 1, is_control: false });
        }
        let grapheme = rest.graphemes(true).next()?;
        self.at += grapheme.len();
        let (symbol, is_control) = if grapheme.chars().all(char::is_whitespace) {
            (self.space(start, grapheme), false)
        } else {
            drawn(grapheme)
        };
        let width = symbol.width();
        Some(Cell { start, len: grapheme.len(), symbol, width, is_control })
    }
}

impl<'a> Cells<'a> {
    /// Whether the first byte of `rest` is a cell of its own and looks like itself, as most of a text does:
    /// Unicode's rules need not be asked. `after` is what follows it.
    fn is_plain(&self, rest: &str, after: &str) -> bool {
        let next = after.as_bytes().first();
        match rest.as_bytes().first() {
            Some(b'!'..=b'~') => next.is_none_or(u8::is_ascii),
            Some(b' ') => self.at >= self.run.0 && next.is_some_and(u8::is_ascii_graphic),
            _ => false,
        }
    }

    /// What is drawn for white space: nothing inside a run that holds a line break, except for its first.
    fn space(&mut self, start: usize, grapheme: &'a str) -> Cow<'a, str> {
        let is_first = start >= self.run.0;
        if is_first {
            let rest = self.text.get(start..).unwrap_or_default();
            let run = rest.split_at(rest.len() - rest.trim_start().len()).0;
            self.run = (start + run.len(), run.contains(is_line_break));
        }
        if self.run.1 {
            return Cow::Borrowed(if is_first { " " } else { "" });
        }
        Cow::Borrowed(match grapheme {
            "\t" => TAB,
            "\u{3000}" => grapheme,
            _ => " ",
        })
    }
}

/// Whether a character ends a line in some text files.
fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What is drawn for a cluster that is not white space, and whether it stands for a control character.
fn drawn(grapheme: &str) -> (Cow<'_, str>, bool) {
    let first = grapheme.chars().next().expect("a cluster has a character");
    if let Some(symbol) = control_symbol(first) {
        return (Cow::Owned(symbol.to_string()), true);
    }
    if grapheme.width() == 0 {
        // Marks with nothing to stand on are shown; joiners, soft hyphens and the like are not.
        let visible = grapheme.chars().any(|c| !is_ignorable(c));
        return (Cow::Borrowed(if visible { "◌" } else { "" }), false);
    }
    if grapheme.chars().nth(LONGEST_CLUSTER).is_some() || grapheme.chars().any(|c| control_symbol(c).is_some()) {
        let kept = grapheme.chars().filter(|c| control_symbol(*c).is_none()).take(LONGEST_CLUSTER);
        return (Cow::Owned(kept.collect()), false);
    }
    (Cow::Borrowed(grapheme), false)
}

/// Whether a character has no appearance of its own: soft hyphen, joiners, variation selectors, tags.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shows_instead_of_sending() {
        let table = [
            ("plain", "plain"),
            ("two  spaces", "two  spaces"),
            ("one\n   two", "one two"),
            ("one\r\ntwo", "one two"),
            ("\u{1b}[31mred\u{7}", "␛[31mred␇"),
            ("\u{9b}1m", "�1m"),
            ("a\u{202e}b", "a⇄b"),
            ("soft\u{ad}hyphen\u{200b}", "softhyphen"),
            ("\u{301}lone", "◌lone"),
            ("e\u{301}te\u{301}", "e\u{301}te\u{301}"),
            ("no\u{a0}break", "no break"),
        ];
        for (text, expected) in table {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_printed_name_shows_every_character() {
        let table = [
            ("Détente  中 👩.txt", "Détente  中 👩.txt"),
            ("a\u{1b}[31mb\n", "a␛[31mb␊"),
            ("a\tb\r\n c ", "a␉b␍␊ c "),
            ("\u{7f}\u{9b}2J\0", "␡�2J␀"),
            ("txt.\u{202e}exe\u{2066}", "txt.⇄exe⇄"),
            ("\u{61c}\u{200e}\u{200f}\u{85}", "⇄⇄⇄�"),
            ("👩\u{200d}👧", "👩\u{200d}👧"),
        ];
        for (name, expected) in table {
            assert_eq!(printable(name), expected, "{name:?}");
        }
    }

    #[test]
    fn what_others_wrote_is_cut_in_sentences() {
        let long = "é\u{1b}".repeat(60);
        assert_eq!(quoted("a\u{1b}b"), "a␛b");
        assert_eq!(quoted(&"é".repeat(100)), "é".repeat(100));
        assert_eq!(quoted(&long), format!("{}…", "é␛".repeat(50)));
        for (longest, expected) in [(0, "…"), (1, "…"), (2, "a…"), (3, "a…f"), (4, "ab…f"), (5, "ab…éf"), (6, "abcdéf")]
        {
            assert_eq!(shortened("abcdéf", longest), expected, "{longest}");
        }
    }

    #[test]
    fn measures_what_is_shown() {
        let table = [("abc", 3), ("日本", 4), ("👩‍👩‍👧", 2), ("e\u{301}", 1), ("\u{1b}", 1), ("a\n\n b", 3), ("", 0)];
        for (text, expected) in table {
            assert_eq!(width(text), expected, "{text:?}");
        }
    }

    #[test]
    fn cuts_with_an_ellipsis() {
        let table =
            [("short", 5, "short"), ("longer", 5, "long…"), ("日本語", 4, "日…"), ("a b", 2, "a…"), ("abc", 0, "")];
        for (text, columns, expected) in table {
            assert_eq!(fit(text, columns), expected, "{text:?} in {columns}");
        }
    }

    #[test]
    fn lines_are_cut_or_filled() {
        for (line, columns, expected) in
            [("ab", 4, "ab  "), ("abcd", 4, "abcd"), ("abcde", 4, "abc…"), ("ab cd", 4, "ab… "), ("中文字", 4, "中… ")]
        {
            assert_eq!(fit_and_fill(line, columns), expected, "{line}");
        }
    }

    proptest! {
        #[test]
        fn cells_are_the_clusters_of_the_text(text in "[ab ~\r\n\t\u{300}\u{200d}\u{1f469}\u{1f1e6}é\u{1}]{0,20}") {
            let clusters: Vec<_> = text.grapheme_indices(true).map(|(start, it)| (start, it.len())).collect();
            prop_assert_eq!(cells(&text).map(|it| (it.start, it.len)).collect::<Vec<_>>(), clusters);
        }
    }

    #[test]
    fn piled_up_marks_are_cut() {
        let pile = format!("a{}", "\u{300}".repeat(5_000));
        assert_eq!(one_line(&pile).chars().count(), LONGEST_CLUSTER);
    }
}
