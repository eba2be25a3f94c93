//! Words of an article inside HTML: the one place where they are escaped.

use crate::document::control_symbol;

/// The text with nothing in it that a browser reads as more than text: not as a tag, the end of an attribute, or a turn
/// of direction. White space is one space; what else would be obeyed is a symbol.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_space(c) {
            out.push(' ');
            while chars.next_if(|it| is_space(*it)).is_some() {}
        } else {
            push(&mut out, c);
        }
    }
    out
}

/// The same with line breaks and spaces as they stand, for code and verse.
pub(super) fn escaped_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.replace("\r\n", "\n").chars() {
        if matches!(c, '\n' | '\t') { out.push(c) } else { push(&mut out, c) }
    }
    out
}

/// White space that a browser draws as one space anyway; a no-break space is none.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn push(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        c => out.push(control_symbol(c).unwrap_or(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        for (text, inline, lines) in [
            ("Détente “quoted” 👩\u{200d}👧", "Détente “quoted” 👩\u{200d}👧", "Détente “quoted” 👩\u{200d}👧"),
            ("</p><script>", "&lt;/p&gt;&lt;script&gt;", "&lt;/p&gt;&lt;script&gt;"),
            ("\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;", "&quot; onload=&#39;x&#39; &amp;amp;"),
            ("one\r\n\t two", "one two", "one\n\t two"),
            ("\u{1b}[0m\0\u{7f}\u{9b}", "␛[0m␀␡�", "␛[0m␀␡�"),
            ("txt.\u{202e}exe\u{2066}\u{200f}", "txt.⇄exe⇄⇄", "txt.⇄exe⇄⇄"),
            ("no\u{a0}break", "no\u{a0}break", "no\u{a0}break"),
        ] {
            assert_eq!((escaped(text).as_str(), escaped_lines(text).as_str()), (inline, lines), "{text:?}");
        }
    }
}
