//! What a character is, by its Unicode category: the same answers as Python's `str` and `unicodedata` give in training.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::char::is_combining_mark;

/// Whether a character is a letter: category L. Python's `isalpha`.
pub(super) fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphabetic() && !c.is_numeric() && !is_combining_mark(c) && !is_circled(c)
}

/// Whether a character is a letter or a number: categories L and N. Python's `isalnum`.
pub(super) fn is_letter_or_number(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

/// Whether a character is an accent or the like that takes no room of its own: category Mn.
pub(super) fn is_accent(c: char) -> bool {
    static ACCENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\p{Mn}$").expect("a pattern"));
    matches!(c, '\u{300}'..='\u{36f}')
        || c > '\u{36f}' && is_combining_mark(c) && ACCENT.is_match(c.encode_utf8(&mut [0; 4]))
}

/// Whether a character takes no room and means nothing to a reader: soft hyphens, joiners, marks of direction.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{feff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// Letters in circles and squares: symbols, though Unicode calls them alphabetic.
fn is_circled(c: char) -> bool {
    matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}')
}

#[cfg(test)]
mod tests {
    use super::{is_accent, is_invisible, is_letter, is_letter_or_number};

    #[test]
    fn characters_are_told_by_category() {
        // Letter, letter or number, accent, invisible.
        let table = [
            ('a', [true, true, false, false]),
            ('É', [true, true, false, false]),
            ('漢', [true, true, false, false]),
            ('7', [false, true, false, false]),
            ('½', [false, true, false, false]),
            ('Ⅷ', [false, true, false, false]),
            ('Ⓐ', [false, false, false, false]),
            ('\u{301}', [false, false, true, false]),
            // A vowel sign without room of its own, and one with: Devanagari u and aa.
            ('\u{941}', [false, false, true, false]),
            ('\u{93e}', [false, false, false, false]),
            ('\u{200d}', [false, false, false, true]),
            ('’', [false, false, false, false]),
        ];
        for (c, expected) in table {
            assert_eq!([is_letter(c), is_letter_or_number(c), is_accent(c), is_invisible(c)], expected, "{c:?}");
        }
    }
}
