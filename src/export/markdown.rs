//! Words of an article inside Markdown, where none of them is to mean anything.

use super::words::symbols;

/// The text on one line with a backslash before every mark that Markdown or HTML could read, and symbols for what would
/// be obeyed. Such a text may stand anywhere in a line: in an item, in a cell of a table, in emphasis.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        // What opens a line could be an item or a heading: "1." "+".
        let opens = out.is_empty();
        let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_number = opens && number.len() < word.len() && number.starts_with(['.', ')']);
        for (nth, c) in symbols(word).enumerate() {
            let always =
                matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$' | '!');
            let first = opens && nth == 0 && matches!(c, '+' | '-' | '=' | ':');
            if always || first || is_number && matches!(c, '.' | ')') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    #[test]
    fn nothing_of_it_means_anything() {
        for (text, expected) in [
            ("Plain words, “quoted” – (twice).", "Plain words, “quoted” – (twice)."),
            ("*bold* _slant_ `code`", r"\*bold\* \_slant\_ \`code\`"),
            ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
            ("a|b [x](y) &amp; \\", r"a\|b \[x\](y) \&amp; \\"),
            ("1. item", r"1\. item"),
            ("- item\n# head", r"\- item \# head"),
            ("\u{1b}[0m\u{202e}", r"␛\[0m⇄"),
        ] {
            let written = escaped(text);
            assert_eq!(written, expected, "{text:?}");
            let mut read = String::new();
            for event in Parser::new_ext(&written, Options::all()) {
                match event {
                    Event::Text(words) => read.push_str(&words),
                    Event::Start(Tag::Paragraph) | Event::End(_) => {}
                    other => panic!("{text:?} means {other:?}"),
                }
            }
            assert_eq!(read, crate::export::words::shown(text), "{text:?}");
        }
    }
}
