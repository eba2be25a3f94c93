//! Shows of each rule that it finds a breach: made-up files in, sentences out.

use super::tree::Tree;
use super::{ALLOWED, Exception, rules};

/// A rule, some files, and what the rule says of them, one sentence a line.
type Row<'a> = (fn(&Tree) -> Vec<String>, &'a [(&'a str, &'a str)], &'a str);

fn check(rows: &[Row<'_>]) {
    for (rule, files, expected) in rows {
        assert_eq!(rule(&Tree::of(files)).join("\n"), *expected, "{files:?}");
    }
}

#[test]
fn an_import_of_an_upper_layer_is_found() {
    check(&[
        (
            rules::layers,
            &[("analysis", "use crate::view::Theme;")],
            "analysis: analysis names view, which stands above it",
        ),
        (
            rules::layers,
            &[("document", "use crate::{\n  document::Span,\n  reader::Key,\n};")],
            "document: document names reader, which stands above it",
        ),
        (
            rules::layers,
            &[("reader/key", "fn f(x: crate::app::Options) {}")],
            "reader/key: reader names app, which stands above it",
        ),
        (
            rules::layers,
            &[("reader/key", "use super::super::{cli::{self as x, Args}};")],
            "reader/key: reader names cli, which stands above it",
        ),
        (
            rules::layers,
            &[("ingest", "#[cfg(test)]\nmod tests { use crate::analysis::Model; }")],
            "ingest: ingest names analysis, which stands above it",
        ),
        // What a layer passes on counts for where it is declared.
        (
            rules::layers,
            &[
                ("document", "use crate::ingest::Thing as Other;"),
                ("ingest", "pub use crate::view::Thing;"),
                ("view", "pub struct Thing;"),
            ],
            "document: document names ingest, which stands above it\n\
             document: document names view, which stands above it\n\
             ingest: ingest names view, which stands above it",
        ),
        (rules::layers, &[("cli", "use crate::app; use crate::{document, export}; // crate::x")], ""),
        (rules::places, &[("lib", ""), ("main", ""), ("view/page", ""), ("util", "")], "util is in no layer"),
    ]);
}

#[test]
fn an_import_of_an_upper_room_is_found() {
    check(&[
        (
            rules::rooms,
            &[
                ("analysis/text/token", "use crate::analysis::{result::Span, who::{Name, recent}};"),
                ("analysis/result", "pub struct Span;"),
                ("analysis/who", "pub struct Name;"),
            ],
            "analysis/text/token: text names analysis/who, which stands above it",
        ),
        (
            rules::rooms,
            &[("analysis/text/token", "fn f() { super::super::who::x() }"), ("analysis/who", "")],
            "analysis/text/token: text names analysis/who, which stands above it",
        ),
        // The way in may pass on what lies below; what it declares itself is above all rooms.
        (
            rules::rooms,
            &[
                ("analysis", "pub use result::Source; pub struct Own;"),
                ("analysis/result", "pub struct Source;"),
                ("analysis/who", "use crate::analysis::{Own, Source};"),
            ],
            "analysis/who: who names analysis, which stands above it",
        ),
        (
            rules::rooms,
            &[
                ("analysis", "pub use model::Model;"),
                ("analysis/model", "pub struct Model;"),
                ("analysis/who", "use super::Model;"),
            ],
            "analysis/who: who names analysis/model, which stands above it",
        ),
        (rules::rooms, &[("analysis/who", "use super::text; use super::text::token;"), ("analysis/text", "")], ""),
        (rules::places, &[("analysis", ""), ("analysis/text/x", ""), ("analysis/x", "")], "analysis/x is in no room"),
    ]);
}

#[test]
fn a_thread_a_clock_or_a_file_is_found() {
    check(&[
        (rules::forbidden, &[("ingest", "fn x() { std::fs::read(y) }")], "ingest names std::fs"),
        (
            rules::forbidden,
            &[("analysis/who", "use std::{iter, panic, thread};\nfn x() { thread::scope(f) }")],
            "analysis/who names std::thread",
        ),
        (rules::forbidden, &[("reader/x", "use std as s; fn x() { s::time::now() }")], "reader/x names std::time"),
        (rules::forbidden, &[("view", "use std::fs::*;")], "view names std::fs"),
        (rules::forbidden, &[("document", "use std::io::{self};")], "document names std::io"),
        (rules::forbidden, &[("export", "fn f(x: ratatui::Frame) {}")], "export names ratatui"),
        (rules::forbidden, &[("app", "use std::fs;"), ("view", "#[cfg(test)]\nuse std::fs;\nuse std::fmt;")], ""),
        (rules::forbidden, &[("reader", "// std::fs\nconst X: &str = \"std::fs\";")], ""),
    ]);
}

#[test]
fn an_exception_holds_for_its_file_and_must_be_needed() {
    for Exception { file, word, .. } in ALLOWED {
        let code = format!("use {word};");
        let tree = Tree::of(&[(file, &code), ("analysis/another", &code)]);
        assert_eq!(rules::forbidden(&tree), [format!("analysis/another names {word}")]);
        let sentence = format!("{file} may name {word}, but does not: take it out of the table");
        assert!(!rules::needless_exceptions(&tree).contains(&sentence));
        assert!(rules::needless_exceptions(&Tree::of(&[(file, "")])).contains(&sentence));
    }
}

#[test]
fn a_circle_is_found() {
    check(&[
        (
            rules::file_circles,
            &[
                ("reader/a", "use super::b::X;"),
                ("reader/b", "use crate::reader::{c, d};"),
                ("reader/c", "use super::a;"),
                ("reader/d", "use super::a;"),
                ("reader/e", "use super::a;"),
            ],
            "4 files import each other in a circle: reader/a, reader/b, reader/c, reader/d",
        ),
        // Two may, and so may parents, and files of several layers (another rule sees to those).
        (rules::file_circles, &[("reader/a", "use super::b;"), ("reader/b", "use super::a;")], ""),
        (
            rules::file_circles,
            &[("app", "use a::X; use b::Y;"), ("app/a", "use super::b;"), ("app/b", "use super::Z;")],
            "",
        ),
        (
            rules::file_circles,
            &[("app/a", "use crate::cli::b;"), ("cli/b", "use crate::cli::c;"), ("cli/c", "use crate::app::a;")],
            "",
        ),
    ]);
}

#[test]
fn methods_on_the_types_of_others_are_found() {
    check(&[
        (
            rules::inherent_impls,
            &[
                ("analysis", "pub use result::Kind;"),
                ("analysis/result", "pub enum Kind {}"),
                ("export", "pub use crate::analysis::Kind;"),
                ("export/names", "use super::Kind; impl Kind { fn name() {} } impl Named for Kind {}"),
                ("view/names", "impl crate::analysis::Kind {}"),
            ],
            "export/names puts methods on Kind, which analysis/result declares\n\
             view/names puts methods on crate::analysis::Kind, which analysis/result declares",
        ),
        (
            rules::inherent_impls,
            &[("analysis/text", "pub struct Token;"), ("analysis/who", "use super::text::Token; impl Token {}")],
            "analysis/who puts methods on Token, which analysis/text declares",
        ),
        (
            rules::inherent_impls,
            &[("reader", "pub struct Reader;"), ("reader/act", "use super::Reader; impl<'a> Reader<'a> {}")],
            "",
        ),
    ]);
}

#[test]
fn files_that_are_not_in_order_are_found() {
    let long = format!("//! Long.\n{}", "\n".repeat(super::LONGEST_FILE));
    let expected = format!("view/long has {} lines: split it along a seam", super::LONGEST_FILE + 1);
    check(&[
        (rules::files, &[("view/long", &long)], &expected),
        (rules::files, &[("view/x", "use a;\n")], "view/x does not begin by saying what it is"),
        (rules::files, &[("view/mod", "//! View.\n")], "view/mod: a module is a file of its own name"),
        (
            rules::files,
            &[("view/x", "//! View.\n//!\n//! More.\n///\nfn f() {}")],
            "view/x has a comment that ends with an empty line",
        ),
        (
            rules::files,
            &[("view/x", "//! View: super::super.\nuse super::super::y;")],
            "view/x says super::super: begin with crate",
        ),
        (rules::files, &[("view/x", "//! View.\n//!\n//! More.\nuse super::y;")], ""),
    ]);
}

#[test]
fn shared_names_and_bools_are_counted() {
    let tree = Tree::of(&[
        ("a", "pub struct Row; enum Side {} fn f(&self, on: bool) {}"),
        ("b", "struct Row; struct Row2; type Item = u8; fn g(on: u8) -> bool {}"),
    ]);
    assert_eq!(rules::shared_type_names(&tree), 40);
    assert_eq!(rules::functions_with_bool(&tree), ["a: f"]);
}
