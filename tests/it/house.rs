//! The rules of the house that a compiler does not check: the order of layers and rooms, circles, methods on the types
//! of others, threads and IO, documentation, sizes, shared names, one version of what measures cells.
//!
//! The constants below are the rules; `house/rules.rs` reads the imports and says what breaks them.

mod breaches;
mod circles;
mod items;
mod paths;
mod rules;
mod tokens;
mod tree;

use std::fs;
use std::path::Path;

use tree::Tree;

/// The modules in the order in which they build on each other: each names only those before it.
const LAYERS: [&str; 11] =
    ["document", "ingest", "analysis", "store", "load", "wording", "export", "reader", "view", "app", "cli"];

/// The layer that is a stack of rooms.
const ROOMED: &str = "analysis";

/// Its rooms, folders or files, in the order in which they build on each other. The layer's own file is the way in and
/// names them all.
const ROOMS: [&str; 15] = [
    "result",
    "text",
    "confidence",
    "cancel",
    "candidate",
    "network",
    "said",
    "who",
    "find",
    "argument",
    "figures",
    "rules",
    "model",
    "reassert",
    "reading",
];

const TERMINAL: &[&str] = &["ratatui", "crossterm", "terminal_colorsaurus"];
const FILES: &[&str] = &["std::fs", "tempfile"];
const STREAMS: &[&str] = &["std::io"];
const NETWORK: &[&str] = &["std::net", "ureq", "rustls"];
const THREADS: &[&str] = &["std::thread"];
const CLOCKS: &[&str] = &["std::time", "core::time"];
const PROCESS: &[&str] = &["std::env", "std::process", "rustix", "signal_hook", "etcetera"];

/// What a layer must not name, beside the layers above it.
const FORBIDDEN: &[(&str, &[&[&str]])] = &[
    ("document", &[TERMINAL, FILES, STREAMS, NETWORK, THREADS, CLOCKS, PROCESS]),
    ("ingest", &[TERMINAL, FILES, NETWORK, THREADS, CLOCKS, PROCESS]),
    ("analysis", &[TERMINAL, FILES, STREAMS, NETWORK, THREADS, CLOCKS, PROCESS]),
    ("store", &[TERMINAL, NETWORK]),
    ("load", &[TERMINAL]),
    ("wording", &[TERMINAL, FILES, STREAMS, NETWORK, THREADS, CLOCKS, PROCESS]),
    ("export", &[TERMINAL, FILES, NETWORK, THREADS, CLOCKS, PROCESS]),
    ("reader", &[TERMINAL, FILES, STREAMS, NETWORK, THREADS, CLOCKS, PROCESS]),
    ("view", &[&["crossterm"], FILES, STREAMS, NETWORK, THREADS, CLOCKS, PROCESS]),
];

/// A file that may name what its layer must not.
struct Exception {
    file: &'static str,
    word: &'static str,
    #[expect(dead_code, reason = "for whoever reads the table")]
    reason: &'static str,
}

const ALLOWED: &[Exception] = &[Exception {
    file: "analysis/network/encoder",
    word: "std::thread",
    reason: "windows are read in several threads at once; how many changes nothing in the result",
}];

/// Files that may import each other in a circle.
const LARGEST_CIRCLE: usize = 2;

/// Lines that a source file has at most; one that grows beyond is split along a seam.
const LONGEST_FILE: usize = 500;

/// Of a hundred declarations of types, how many may share their name with one in another file. Only ever lowered.
const SHARED_NAMES: usize = 3;

/// How many functions may take a `bool`, where an enum would say what is meant. Only ever lowered.
const WITH_BOOL: usize = 25;

fn at_root(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn assert_keeps(rule: fn(&Tree) -> Vec<String>) {
    let breaches = rule(Tree::of_this_crate());
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn layers_name_only_what_lies_below_them() {
    assert_keeps(rules::layers);
    assert_keeps(rules::places);
}

#[test]
fn every_layer_is_declared_in_order() {
    let lib = at_root("src/lib.rs");
    let declared: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, LAYERS);
}

#[test]
fn rooms_name_only_what_lies_below_them() {
    assert_keeps(rules::rooms);
    let tree = Tree::of_this_crate();
    for room in ROOMS {
        assert!(tree.files.contains_key(&format!("{ROOMED}/{room}")), "{ROOMED} has no room {room}");
    }
}

#[test]
fn threads_clocks_and_io_stay_where_the_table_says() {
    assert_keeps(rules::forbidden);
    assert_keeps(rules::needless_exceptions);
}

#[test]
fn files_import_each_other_in_no_large_circle() {
    assert_keeps(rules::file_circles);
}

#[test]
fn methods_stand_with_their_type() {
    assert_keeps(rules::inherent_impls);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    assert_keeps(rules::files);
}

#[test]
fn a_name_means_one_type() {
    let shared = rules::shared_type_names(Tree::of_this_crate());
    assert!(
        shared <= SHARED_NAMES,
        "{shared} % of the types share their name with another: more than {SHARED_NAMES} %"
    );
}

#[test]
fn an_enum_says_what_a_bool_does_not() {
    let found = rules::functions_with_bool(Tree::of_this_crate());
    let count = found.len();
    assert!(count <= WITH_BOOL, "{count} functions take a bool, more than {WITH_BOOL}:\n{}", found.join("\n"));
}

#[test]
fn one_crate_measures_cells() {
    let lock = at_root("Cargo.lock");
    assert_eq!(lock.matches("name = \"unicode-width\"").count(), 1);
    assert_eq!(lock.matches("name = \"crossterm\"").count(), 1);
}
