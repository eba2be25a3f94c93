//! A source file as tokens: no comments, nothing of what stands in literals, tests apart from the code that ships.

use std::sync::LazyLock;

use regex::Regex;

/// What stands for any literal of text.
const LITERAL: &str = "\"\"";

static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    let comment = r"(?<comment>//[^\n]*|/\*(?s:.*?)\*/)";
    let raw = r###"[bc]?r"[^"]*"|[bc]?r#"(?s:.*?)"#|[bc]?r##"(?s:.*?)"##"###;
    let string = r#"[bc]?"(?:\\(?s:.)|[^"\\])*""#;
    let character = r"b?'(?:\\u\{\w+\}|\\x\w\w|\\.|[^\\'])'";
    Regex::new(&format!(r"{comment}|(?<literal>{raw}|{string}|{character})|'\w+|(?:r#)?\w+|::|\S")).unwrap()
});

/// The tokens of a Rust file: words, `::`, lifetimes, `""` for a literal of text, and single characters.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for token in TOKEN.captures_iter(text) {
        if token.name("comment").is_some() {
            continue;
        }
        found.push(if token.name("literal").is_some() { LITERAL } else { token.get(0).unwrap().as_str() });
    }
    found
}

/// Tokens in two parts: what ships, and the items under `#[cfg(test)]`.
pub(super) fn without_tests<'a>(tokens: &[&'a str]) -> (Vec<&'a str>, Vec<&'a str>) {
    let attribute = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut shipped, mut tests) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(&attribute) {
            let end = end_of_item(tokens, at + attribute.len());
            tests.extend(&tokens[at..end]);
            at = end;
        } else {
            shipped.push(tokens[at]);
            at += 1;
        }
    }
    (shipped, tests)
}

/// Where the item that begins here ends: behind its `;`, or behind the brace that closes it.
fn end_of_item(tokens: &[&str], from: usize) -> usize {
    for at in from..tokens.len() {
        match tokens[at] {
            ";" => return at + 1,
            "{" => return closing(tokens, at) + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// The bracket that closes the one here; the last token if there is none. Angle brackets count, but not those of `->`.
pub(super) fn closing(tokens: &[&str], open: usize) -> usize {
    let (opens, closes) = match tokens[open] {
        "{" => ("{", "}"),
        "(" => ("(", ")"),
        "<" => ("<", ">"),
        other => panic!("{other} opens nothing"),
    };
    let mut depth = 0;
    for at in open..tokens.len() {
        if tokens[at] == opens {
            depth += 1;
        } else if tokens[at] == closes && tokens[at - 1] != "-" {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len() - 1
}

/// Whether this token is a word: a name, a keyword or a number.
pub(super) fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}
