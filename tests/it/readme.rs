//! What people are told is so: the README's key table is the program's, and `--help` lists every format.

use std::fmt::Write as _;

use ascribe::ingest::Format;
use ascribe::reader::{COMMANDS, Group, KeyContext};
use expect_test::expect_file;

const BEGIN: &str = "<!-- keys: made from the table of commands; a test compares them -->\n";
const END: &str = "<!-- end of keys -->";

#[test]
fn the_key_table_is_the_table_of_commands() {
    let readme = include_str!("../../README.md");
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    expect_file!["../../README.md"].assert_eq(&format!("{before}{BEGIN}{}{END}{after}", keys()));
}

#[test]
fn help_lists_every_format() {
    let names: Vec<&str> = Format::names().collect();
    let (last, others) = names.split_last().unwrap();
    let listed = format!("{} or {last}", others.join(", "));
    let arguments = include_str!("../../src/cli/args.rs");
    assert!(arguments.contains(&listed), "--input-format does not say that it takes {listed}");
}

/// The commands with their keys, a table for each group.
fn keys() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let _ = writeln!(text, "\n| {} | keys | command |\n|---|---|---|", group.title());
        for row in COMMANDS.iter().filter(|row| row.group() == group) {
            let keys = row.sequences().map(|keys| code(&keys.replace(' ', "").replace('|', "\\|")));
            let keys = keys.collect::<Vec<_>>().join(" ");
            // In the panel and in lists nothing is typed.
            let name = if row.context == KeyContext::Page { format!("`:{}`", row.name) } else { String::new() };
            let _ = writeln!(text, "| {} | {keys} | {name} |", row.help);
        }
    }
    text + "\n"
}

/// Keys as Markdown shows them as they are.
fn code(keys: &str) -> String {
    if keys.contains('`') { format!("`` {keys} ``") } else { format!("`{keys}`") }
}
