//! The lines of a plain text, and what the look of one says.

use crate::document::{Span, line_end};

/// So many lines without a blank one are no paragraph.
const LONG_GROUP: usize = 2048;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextLine<'t> {
    /// What stands in it, without white space around it.
    pub(super) text: &'t str,
    /// Byte offset of the line's first byte, white space included.
    pub(super) begin: usize,
    /// Byte offset of [`Self::text`].
    pub(super) start: usize,
    /// How many columns it is indented, with a tab stop every four.
    pub(super) indent: usize,
}

impl TextLine<'_> {
    /// The bytes of [`Self::text`].
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.end())
    }

    /// Byte offset of the end of [`Self::text`].
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its length in characters.
    pub(super) fn width(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether its length in characters is more than `limit`; quick for very long lines.
    pub(super) fn is_longer_than(&self, limit: usize) -> bool {
        self.text.len() > limit && (self.text.len() > limit * 4 || self.width() > limit)
    }

    /// The length in characters of its first word.
    pub(super) fn first_word(&self) -> usize {
        self.text.chars().take_while(|c| !c.is_whitespace()).count()
    }

    /// Whether it ends as sentences do, quotation marks and brackets after the full stop included.
    pub(super) fn ends_sentence(&self) -> bool {
        ends_sentence(self.text)
    }

    /// How it begins, quotation marks and brackets before the first letter left out.
    pub(super) fn opening(&self) -> InitialCase {
        let first = self.text.chars().find(|&c| !is_quotation_mark(c) && !matches!(c, '(' | '['));
        match first {
            Some(c) if c.is_lowercase() => InitialCase::Lower,
            Some(c) if c.is_uppercase() => InitialCase::Upper,
            _ => InitialCase::Other,
        }
    }
}

/// The letter a line begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum InitialCase {
    /// A lower-case letter.
    Lower,
    /// An upper-case letter.
    Upper,
    /// A digit, a sign, or a letter of a script without case.
    Other,
}

/// Whether `text` ends as sentences do, quotation marks and brackets after the full stop included.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c| is_quotation_mark(c) || matches!(c, ')' | ']' | '*' | '_'))
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
}

/// Whether `c` opens or closes a quotation.
pub(super) fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '„' | '‚' | '«' | '»' | '‹' | '›' | '`')
}

/// Goes through the lines of a text.
#[derive(Clone, Debug)]
pub(super) struct TextLines<'t> {
    rest: &'t str,
    offset: usize,
    end: char,
}

impl<'t> TextLines<'t> {
    /// The lines of `text`; a byte order mark before the first is in none. Lines end with "\n" or "\r\n", or
    /// with "\r" in a text that has no other line ends.
    pub(super) fn new(text: &'t str) -> Self {
        let rest = text.trim_start_matches('\u{feff}');
        Self { rest, offset: text.len() - rest.len(), end: line_end(text) }
    }

    /// Fills `group` with the next lines that no blank line parts; it stays empty at the end of the text. Past
    /// [`LONG_GROUP`] lines the end of a sentence parts lines as well, so that a group never takes much memory.
    pub(super) fn group(&mut self, group: &mut Vec<TextLine<'t>>) {
        group.clear();
        for line in self {
            match line {
                Some(line) => {
                    group.push(line);
                    let excess = group.len().saturating_sub(LONG_GROUP);
                    if excess > 0 && (line.ends_sentence() || excess > LONG_GROUP) {
                        return;
                    }
                }
                None if group.is_empty() => {}
                None => return,
            }
        }
    }

    /// Byte offset up to which the text has been gone through.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }
}

impl<'t> Iterator for TextLines<'t> {
    /// A line, or None if it is blank.
    type Item = Option<TextLine<'t>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let begin = self.offset;
        let (line, rest) = self.rest.split_once(self.end).unwrap_or((self.rest, ""));
        self.offset += self.rest.len() - rest.len();
        self.rest = rest;
        let text = line.trim();
        let start = begin + (text.as_ptr() as usize - line.as_ptr() as usize);
        let columns = |at: usize, c: char| if c == '\t' { at / 4 * 4 + 4 } else { at + 1 };
        let indent = line.chars().take_while(|c| c.is_whitespace()).fold(0, columns);
        Some((!text.is_empty()).then_some(TextLine { text, begin, start, indent }))
    }
}
