//! The tables of clauses, `tests/it/argument/*.txt`.
//!
//! A row is a sentence as it should be cut. " | " stands where it is, " ~ " where it is unless the two sides are put
//! in the same way, " ^ " where it is if what follows is put in a way of its own. A clause with a role begins with it
//! and a colon; its connective stands in [ ], or in { } where it stands in a clause before. A row that begins with "!"
//! shows what the program reads wrong today.

use super::{Clause, cut};
use crate::analysis::argument::ArgumentWords;
use crate::analysis::argument::role::Joint;
use crate::analysis::argument::tests::name;
use crate::analysis::result::Role;
use crate::analysis::text::{Lexicon, NextParagraph, Paragraph, word_list};

const TABLES: [(&str, &str); 7] = [
    ("reason", include_str!("../../../../tests/it/argument/reason.txt")),
    ("conclusion", include_str!("../../../../tests/it/argument/conclusion.txt")),
    ("concession", include_str!("../../../../tests/it/argument/concession.txt")),
    ("contrast", include_str!("../../../../tests/it/argument/contrast.txt")),
    ("condition", include_str!("../../../../tests/it/argument/condition.txt")),
    ("example", include_str!("../../../../tests/it/argument/example.txt")),
    ("clauses", include_str!("../../../../tests/it/argument/clauses.txt")),
];

const ROLES: [Role; 6] =
    [Role::Reason, Role::Conclusion, Role::Concession, Role::Contrast, Role::Condition, Role::Example];

/// A row without its marks.
fn plain(row: &str) -> String {
    let mut text = row.replace(" | ", " ").replace(" ~ ", " ").replace(" ^ ", " ");
    for role in ROLES {
        text = text.replace(&format!("{}: ", name(role)), "");
    }
    text.replace(['[', ']', '{', '}'], "")
}

/// The clauses as a row of a table.
fn marked(text: &str, clauses: &[Clause]) -> String {
    let mut inserts: Vec<(usize, String)> = Vec::new();
    for clause in clauses {
        let start = clause.span.start();
        match clause.joint {
            Joint::Sentence => {}
            Joint::Turn => inserts.push((start, "| ".to_owned())),
            Joint::Same => inserts.push((start, "~ ".to_owned())),
            Joint::Tail => inserts.push((start, "^ ".to_owned())),
        }
        if let Some((role, words)) = clause.role {
            inserts.push((start, format!("{}: ", name(role))));
            let (open, close) = if words.start() < start { ("{", "}") } else { ("[", "]") };
            inserts.push((words.start(), open.to_owned()));
            inserts.push((words.end(), close.to_owned()));
        }
    }
    inserts.sort_by_key(|it| it.0);
    let mut row = String::new();
    let mut from = 0;
    for (at, mark) in inserts {
        row.push_str(text.get(from..at).unwrap_or_default());
        row.push_str(&mark);
        from = at;
    }
    row + text.get(from..).unwrap_or_default()
}

#[test]
fn the_tables_of_clauses_are_read_right() {
    let lexicon = Lexicon::embedded();
    let words = ArgumentWords::embedded(&lexicon);
    let mut surprises = Vec::new();
    for (table, rows) in TABLES {
        for line in word_list::lines(rows) {
            let row = line.trim_start_matches("! ");
            let text = plain(row);
            let paragraph = Paragraph::read(&text, &[(&text, 0)], NextParagraph::Other, &lexicon);
            let clauses: Vec<Clause> =
                paragraph.sentences.iter().cloned().flat_map(|it| cut(&paragraph, it, &words)).collect();
            let found = marked(&text, &clauses);
            if (found == row) == line.starts_with("! ") {
                surprises.push(format!("{table}: {line}\n   found {found}"));
            }
        }
    }
    assert!(surprises.is_empty(), "{} rows not as the tables say:\n{}", surprises.len(), surprises.join("\n"));
}
