//! Titles, summaries and contents of entries as text.

use super::LONGEST_LINE;
use super::markup_tokens::{MarkupToken, markup_tokens};
use crate::document::Meta;
use crate::ingest::address::Base;
use crate::ingest::html;
use crate::ingest::writer::Writer;

/// The most of what an element or a member says that is looked at, in bytes.
pub(super) const LONGEST_VALUE: usize = 1024 * 1024;
/// How many bytes of HTML are read to make a line of it.
pub(super) const LONGEST_MARKUP: usize = 8 * 1024;
/// Something that a feed says: text, or HTML.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Markup {
    pub(super) text: String,
    pub(super) is_html: bool,
}

impl Markup {
    pub(super) fn plain(text: String) -> Self {
        Self { text, is_html: false }
    }

    pub(super) fn html(text: String) -> Self {
        Self { text, is_html: true }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Keeps the first `most` bytes.
    pub(super) fn truncate(&mut self, most: usize) {
        self.text.truncate(self.text.floor_char_boundary(most));
    }

    /// Its beginning on one line, without markup.
    pub(super) fn line(&self) -> String {
        let start = self.text.get(..self.text.floor_char_boundary(LONGEST_MARKUP)).unwrap_or_default();
        if !self.is_html || !start.contains(['<', '&']) {
            return one_line(start);
        }
        let mut writer = Writer::new(Meta::default());
        Self::html(start.to_owned()).write(&Base::Unknown, &mut writer);
        // Of the links in it nothing is kept.
        one_line(writer.build(&mut Vec::new()).text())
    }

    /// How many words stand in it, markup left out.
    pub(super) fn words(&self) -> usize {
        if !self.is_html {
            return self.text.split_whitespace().count();
        }
        let (mut words, mut inside) = (0, false);
        for piece in markup_tokens(&self.text) {
            match piece {
                MarkupToken::Tag(tag) => inside &= tag.is_inline(),
                MarkupToken::Text(text) => {
                    let text = text.replace("&nbsp;", " ").replace("&#160;", " ");
                    let goes_on = inside && !text.starts_with(char::is_whitespace);
                    let begun = text.split_whitespace().count();
                    words += begun - usize::from(goes_on && begun > 0);
                    inside = if text.is_empty() { inside } else { !text.ends_with(char::is_whitespace) };
                }
            }
        }
        words
    }

    /// Writes the whole of it; addresses in it are relative to `base`.
    pub(super) fn write(&self, base: &Base, writer: &mut Writer) {
        if self.is_html {
            return html::write(&self.text, base, writer);
        }
        let text = self.text.replace("\r\n", "\n");
        for paragraph in text.split("\n\n").map(str::trim).filter(|it| !it.is_empty()) {
            writer.text(paragraph);
            writer.end();
        }
    }
}

/// Some text on one line, cut to what a title or a name may have.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(4 * LONGEST_LINE));
    for word in text.split_whitespace() {
        if line.len() > 4 * LONGEST_LINE {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if let Some((end, _)) = line.char_indices().nth(LONGEST_LINE) {
        line.truncate(end);
    }
    line
}

/// The first words of a line, at most so many and so many characters, with "…" if that is not all.
pub(super) fn first_words(line: &str, words: usize, characters: usize) -> String {
    let by_words = line.match_indices(' ').nth(words.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let by_width = line.char_indices().nth(characters).map_or(line.len(), |(at, _)| at);
    let end = by_words.min(by_width);
    if end == line.len() {
        return line.to_owned();
    }
    let kept = line.get(..end).unwrap_or_default();
    // A word that would be cut is left out, unless there is nothing but that word.
    let whole = if by_width < by_words { kept.rsplit_once(' ').map_or(kept, |(before, _)| before) } else { kept };
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.', '-', '–', '—', ' ', '…']))
}

#[cfg(test)]
mod tests {
    use super::{Markup, first_words};

    #[test]
    fn words_of_html_are_those_that_would_be_seen() {
        for (html, words) in [
            ("", 0),
            ("one two", 2),
            ("<p>one</p><p>two</p>", 2),
            ("o<b>n</b>e t<a href='x y z'>wo</a>", 2),
            ("one<br>two<img src='a b c'>&nbsp;three", 3),
            ("<p>\n one\n</p>\n", 1),
            ("a < b <unclosed", 2),
        ] {
            assert_eq!(Markup::html(html.to_owned()).words(), words, "{html}");
        }
        assert_eq!(Markup::plain("a <b> c".to_owned()).words(), 3);
    }

    #[test]
    fn first_words_end_where_a_word_ends() {
        for (line, words, characters, first) in [
            ("one two three", 3, 99, "one two three"),
            ("one two, three", 2, 99, "one two…"),
            ("one two three", 9, 9, "one two…"),
            ("日本語の長い文", 9, 3, "日本語…"),
            ("", 2, 2, ""),
        ] {
            assert_eq!(first_words(line, words, characters), first);
        }
    }
}
