//! Lines joined to one paragraph: what a line end stood for, spaces or nothing, and hyphens that only broke a word.

use std::collections::HashSet;
use std::ops::Range;

use super::line::{PdfLine, RAISED, RunStyle};

/// How many words with a hyphen are remembered.
const REMEMBERED: usize = 100_000;
/// What keeps its hyphen before most words, where the file itself does not show how the word is written.
const KEEPS_HYPHEN: [&str; 8] = ["half", "much", "quasi", "self", "three", "two", "vice", "well"];
/// What stands between two hyphens ("state-of-the-art").
const LINKS: [&str; 14] = ["a", "and", "as", "at", "by", "for", "in", "of", "on", "or", "out", "the", "to", "up"];

/// The text of a paragraph that is being put together.
#[derive(Clone, Debug, Default)]
pub(super) struct JoinedParagraph {
    pub(super) text: String,
    pub(super) runs: Vec<(Range<usize>, RunStyle)>,
}

/// The words with a hyphen in them that were met inside of lines.
#[derive(Debug, Default)]
pub(super) struct Compounds(HashSet<String>);

impl Compounds {
    /// Remembers the words of a line.
    pub(super) fn learn(&mut self, line: &str) {
        for word in line.split_whitespace().filter(|word| word.contains('-')) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.contains('-') && self.0.len() < REMEMBERED {
                self.0.insert(word.to_lowercase());
            }
        }
    }

    /// Whether a hyphen at the end of a line belongs to the word that `before` and `after` make.
    fn keep(&self, before: &str, after: &str) -> bool {
        let (before, after) = (before.to_lowercase(), after.to_lowercase());
        let last = before.rsplit('-').next().unwrap_or_default();
        let linked = last.len() < before.len() && LINKS.contains(&last);
        linked || KEEPS_HYPHEN.contains(&before.as_str()) || self.0.contains(&format!("{before}-{after}"))
    }
}

impl JoinedParagraph {
    /// Adds a line.
    pub(super) fn add(&mut self, line: &PdfLine, compounds: &Compounds) {
        self.end_line(&line.text, compounds);
        let start = self.text.len();
        self.text.push_str(&line.text);
        let end = self.text.len();
        for (run, style) in &line.runs {
            let run = start + run.start..(start + run.end).min(end);
            match self
                .runs
                .last_mut()
                .filter(|(last, other)| last.end + 1 >= start && run.start == start && other == style)
            {
                Some((last, _)) => last.end = run.end,
                None => self.runs.push((run, style.clone())),
            }
        }
    }

    /// Puts between two lines what belongs there.
    fn end_line(&mut self, next: &str, compounds: &Compounds) {
        let lower = next.starts_with(char::is_lowercase);
        let Some(last) = self.text.chars().last() else { return };
        let kept = self.text.trim_end_matches(['-', '‐']);
        let after_letter = kept.ends_with(char::is_alphabetic) && self.text.len() - kept.len() == last.len_utf8();
        match last {
            // Typesetters put this one where they break a word; people type the other.
            '‐' if after_letter && lower => self.cut(kept.len()),
            '-' if after_letter && lower => {
                let before = kept.rsplit(char::is_whitespace).next().unwrap_or_default();
                let before = before.trim_start_matches(|c: char| !c.is_alphanumeric());
                let after = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                if !compounds.keep(before, after) {
                    self.cut(kept.len());
                }
            }
            '-' | '‐' if kept.ends_with(char::is_alphanumeric) => {}
            '—' if !self.text.ends_with(" —") => {}
            last if is_unspaced(last) && next.starts_with(is_unspaced) => {}
            _ => self.text.push(' '),
        }
    }

    fn cut(&mut self, length: usize) {
        self.text.truncate(length);
        for (run, _) in &mut self.runs {
            run.end = run.end.min(length);
        }
    }

    /// Whether it ends as a sentence does.
    pub(super) fn ends_sentence(&self) -> bool {
        let end = self.text.trim_end_matches(RAISED).trim_end_matches(['”', '"', '’', '\'', ')', ']', '»']);
        end.ends_with(['.', '!', '?', ':', '…'])
    }
}

/// Whether a character is of Chinese or Japanese, which put no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> PdfLine {
        PdfLine::plain(text)
    }

    #[test]
    fn lines_are_joined_by_what_their_ends_stand_for() {
        let mut compounds = Compounds::default();
        compounds.learn("a ferry-house, “Quay-side” and - alone");
        for (first, second, joined) in [
            ("the harbour", "was full", "the harbour was full"),
            ("the har-", "bour was full", "the harbour was full"),
            ("the har‐", "bour was full", "the harbour was full"),
            ("a well-", "known man", "a well-known man"),
            ("the ferry-", "house burnt", "the ferry-house burnt"),
            ("on the quay-", "side", "on the quay-side"),
            ("a state-of-the-", "art crane", "a state-of-the-art crane"),
            ("a self-re-", "specting man", "a self-respecting man"),
            ("a self-re‐", "specting man", "a self-respecting man"),
            ("the Anglo-", "American line", "the Anglo-American line"),
            ("from 1990-", "2000", "from 1990-2000"),
            ("he paused —", "and left", "he paused — and left"),
            ("he paused—", "and left", "he paused—and left"),
            ("to and -", "fro", "to and - fro"),
            ("港は静か", "だった。", "港は静かだった。"),
            ("港は", "quiet", "港は quiet"),
        ] {
            let mut paragraph = JoinedParagraph::default();
            paragraph.add(&line(first), &compounds);
            paragraph.add(&line(second), &compounds);
            assert_eq!(paragraph.text, joined);
        }
    }
}
