//! The paths in Rust code: those that `use` imports, and those that stand in full where they are needed.

use super::tokens::{closing, is_word};

/// `a::b::c`, in its parts. The last may be `*`.
pub(super) type Path = Vec<String>;

/// One name that a `use` brings in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Import {
    pub(super) path: Path,
    /// What it is called here: its last part, or what stands behind `as`.
    pub(super) name: String,
}

/// All imports of a file, wherever they stand in it, and all other paths of more than one part.
pub(super) fn imports_and_paths(tokens: &[&str]) -> (Vec<Import>, Vec<Path>) {
    let (mut imports, mut paths) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] == "use" && !tokens[at + 1..].starts_with(&["<"]) {
            at = use_tree(tokens, at + 1, &[], &mut imports);
        } else if is_word(tokens[at]) {
            let path = path_at(tokens, at);
            at += 2 * path.len() - 1;
            if path.len() > 1 {
                paths.push(path);
            }
        } else {
            at += 1;
        }
    }
    (imports, paths)
}

/// Reads one tree of a `use`, whose names begin with `prefix`; returns where it ends.
fn use_tree(tokens: &[&str], from: usize, prefix: &[String], imports: &mut Vec<Import>) -> usize {
    let mut path = prefix.to_vec();
    let mut at = from;
    while at < tokens.len() {
        match tokens[at] {
            "::" => at += 1,
            "{" => return use_group(tokens, at, &path, imports),
            "as" => {
                imports.push(Import { path, name: tokens[at + 1].to_owned() });
                return at + 2;
            }
            "self" if !path.is_empty() => at += 1,
            word if is_word(word) || word == "*" => {
                path.push(word.to_owned());
                at += 1;
            }
            _ => break,
        }
    }
    if let Some(name) = path.last().cloned() {
        imports.push(Import { path, name });
    }
    at
}

/// Reads the trees between two braces; returns where the group ends.
fn use_group(tokens: &[&str], open: usize, prefix: &[String], imports: &mut Vec<Import>) -> usize {
    let end = closing(tokens, open);
    let mut at = open + 1;
    while at < end {
        if tokens[at] == "," {
            at += 1;
        } else {
            at = use_tree(tokens, at, prefix, imports);
        }
    }
    end + 1
}

/// The words from here on that `::` joins.
pub(super) fn path_at(tokens: &[&str], from: usize) -> Path {
    let mut path = vec![tokens[from].to_owned()];
    let mut at = from;
    while at + 2 < tokens.len() && tokens[at + 1] == "::" && is_word(tokens[at + 2]) {
        at += 2;
        path.push(tokens[at].to_owned());
    }
    path
}

#[test]
fn a_use_is_read_name_by_name() {
    let table = [
        ("use std::fs;", "std::fs"),
        ("use std::{iter, panic, thread};", "std::iter, std::panic, std::thread"),
        ("pub(crate) use a::{b, c::{d, self}, e as f,};", "a::b, a::c::d, a::c, a::e as f"),
        ("use super::super::x::Y;", "super::super::x::Y"),
        ("use self::x::{self as y, z::*};", "self::x as y, self::x::z::*"),
        ("use ::std::io::{self, Write as _};", "std::io, std::io::Write as _"),
        ("use crate::{\n    a::B,\n    // c::D,\n    e, \n};", "crate::a::B, crate::e"),
        ("fn f() { use std::env::var; var(\"use std::fs;\") }", "std::env::var"),
    ];
    for (code, expected) in table {
        let (imports, _) = imports_and_paths(&super::tokens::tokens(code));
        let mut told = Vec::new();
        for Import { path, name } in &imports {
            let renamed = path.last() != Some(name);
            told.push(if renamed { format!("{} as {name}", path.join("::")) } else { path.join("::") });
        }
        assert_eq!(told.join(", "), expected, "{code}");
    }
}

#[test]
fn paths_are_found_where_they_stand_in_code() {
    let table = [
        ("fn f() -> std::io::Result<()> { std::thread::scope(|s| g(s)) }", "std::io::Result, std::thread::scope"),
        ("let x = <A as crate::b::C>::d::<e::F>(g.h);", "crate::b::C, e::F"),
        ("/// See std::fs.\nlet x: &'a str = 'c'; /* std::fs */ r#\"std::fs\"#", ""),
        ("use a::{b, c}; b::x(); c::y!()", "b::x, c::y"),
    ];
    for (code, expected) in table {
        let (_, paths) = imports_and_paths(&super::tokens::tokens(code));
        assert_eq!(paths.iter().map(|path| path.join("::")).collect::<Vec<_>>().join(", "), expected, "{code}");
    }
}
