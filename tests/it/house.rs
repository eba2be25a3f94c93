//! The rules of the house that a compiler does not check: layers, documentation, sizes, one version of what
//! measures cells.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order in which they build on each other: each names only those before it.
const LAYERS: [&str; 11] =
    ["document", "ingest", "analysis", "store", "load", "wording", "export", "reader", "view", "app", "cli"];

/// What a layer must not name, beside the layers above it.
const FORBIDDEN: [(&str, &[&str]); 9] = [
    ("document", &["ratatui", "crossterm", "std::fs", "std::net", "std::env", "std::thread", "std::time", "std::io"]),
    ("ingest", &["ratatui", "crossterm", "std::fs", "std::net", "std::env", "std::thread", "std::time"]),
    ("analysis", &["ratatui", "crossterm", "std::fs", "std::net", "std::env", "std::thread", "std::time", "std::io"]),
    ("store", &["ratatui", "crossterm", "std::net"]),
    ("load", &["ratatui", "crossterm", "std::thread"]),
    ("wording", &["ratatui", "crossterm", "std::fs", "std::net", "std::env", "std::thread", "std::time", "std::io"]),
    ("export", &["ratatui", "crossterm", "std::fs", "std::net", "std::env", "std::thread", "std::time"]),
    ("reader", &["ratatui", "crossterm", "std::fs", "std::net", "std::env", "std::thread", "std::time", "std::io"]),
    ("view", &["crossterm", "std::fs", "std::net", "std::env", "std::thread", "std::time", "std::io"]),
];

/// Lines that a source file has at most; one that grows beyond is split along a seam.
const LONGEST_FILE: usize = 500;

fn source_files() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.sort();
    found
}

/// The layer of a file: the folder or file right under `src`. `lib.rs` and `main.rs` are in none.
fn layer_of(path: &Path) -> Option<&'static str> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let first = path.strip_prefix(root).unwrap().components().next().unwrap();
    let name = first.as_os_str().to_str().unwrap().trim_end_matches(".rs");
    LAYERS.into_iter().find(|layer| *layer == name)
}

/// A file without its line comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The layers that some code names: `crate::x`, and what stands in `use crate::{…}`.
fn named_layers(code: &str) -> BTreeSet<&'static str> {
    let mut named = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let inside = if rest.starts_with('{') { &rest[..rest.find("};").unwrap_or(rest.len())] } else { rest };
        let words = inside.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        let words: Vec<&str> = if rest.starts_with('{') { words.collect() } else { words.take(1).collect() };
        named.extend(LAYERS.iter().filter(|layer| words.contains(layer)));
    }
    named
}

fn breaches(layer: &str, code: &str) -> Vec<String> {
    let rank = |name: &str| LAYERS.iter().position(|layer| *layer == name).unwrap();
    let above = named_layers(code).into_iter().filter(|named| rank(named) > rank(layer));
    let mut found: Vec<String> = above.map(|named| format!("{layer} names {named}, which stands above it")).collect();
    let forbidden = FORBIDDEN.iter().find(|(it, _)| *it == layer).map_or(&[][..], |(_, words)| words);
    let shipped = code.split("#[cfg(test)]").next().unwrap();
    found.extend(forbidden.iter().filter(|word| shipped.contains(*word)).map(|word| format!("{layer} names {word}")));
    found
}

#[test]
fn layers_name_only_what_lies_below_them() {
    for path in source_files() {
        if let Some(layer) = layer_of(&path) {
            assert_eq!(breaches(layer, &code(&path)), Vec::<String>::new(), "{}", path.display());
        }
    }
}

#[test]
fn a_breach_is_found() {
    let table = [
        ("analysis", "use crate::view::Theme;", "analysis names view, which stands above it"),
        (
            "document",
            "use crate::{\n  document::Span,\n  reader::Key,\n};",
            "document names reader, which stands above it",
        ),
        ("ingest", "fn x() { std::fs::read(y) }", "ingest names std::fs"),
        ("reader", "let x: crate::app::Options;", "reader names app, which stands above it"),
    ];
    for (layer, code, expected) in table {
        assert_eq!(breaches(layer, code), [expected]);
    }
    assert_eq!(breaches("cli", "use crate::app; use crate::{document, export};"), Vec::<String>::new());
}

#[test]
fn every_layer_is_declared_in_order() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let declared: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, LAYERS);
}

#[test]
fn files_are_short_and_tell_what_they_are() {
    for path in source_files() {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines: split it", path.display());
        assert!(text.starts_with("//! "), "{} does not begin by telling what it is", path.display());
        assert_ne!(path.file_name().unwrap(), "mod.rs", "{}", path.display());
        let empty = text.lines().position(|line| line.trim() == "///" || line.trim() == "//!");
        let is_end = |line: usize| text.lines().nth(line + 1).is_none_or(|next| !next.trim_start().starts_with("//"));
        assert!(empty.is_none_or(|line| !is_end(line)), "{} has an empty comment", path.display());
    }
}

#[test]
fn one_crate_measures_cells() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    assert_eq!(lock.matches("name = \"unicode-width\"").count(), 1);
    assert_eq!(lock.matches("name = \"crossterm\"").count(), 1);
}
