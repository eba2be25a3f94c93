//! The tables of signs in sentences, `tests/it/argument`.

use super::{StanceWords, signs};
use crate::analysis::result::Stance;
use crate::analysis::text::{Lexicon, NextParagraph, Paragraph, word_list};

/// Each family, its table, and how many rows it has to have at least.
const TABLES: [(&str, usize); 4] = [
    (include_str!("../../../../tests/it/argument/hedges.txt"), 40),
    (include_str!("../../../../tests/it/argument/boosters.txt"), 30),
    (include_str!("../../../../tests/it/argument/directives.txt"), 40),
    (include_str!("../../../../tests/it/argument/questions.txt"), 20),
];

/// A row with the sign that counts in brackets: "hedged The plan [may] fail."
fn read(sentence: &str, words: &StanceWords, lexicon: &Lexicon) -> String {
    let text: String = sentence.chars().filter(|it| !matches!(it, '[' | ']')).collect();
    let paragraph = Paragraph::read(&text, &[(&text, 0)], NextParagraph::Other, lexicon);
    let first = signs(&paragraph, 0..paragraph.tokens.len(), words).first().copied();
    let verdict = match first.map(|(stance, _)| stance) {
        Some(Stance::Hedged) => "hedged",
        Some(Stance::Boosted) => "boosted",
        Some(Stance::Question) => "question",
        Some(Stance::Directive) => "directive",
        Some(Stance::Plain) | None => "plain",
    };
    let mut marked = text.clone();
    if let Some((_, span)) = first {
        marked.insert(span.end(), ']');
        marked.insert(span.start(), '[');
    }
    format!("{verdict} {marked}")
}

#[test]
fn the_tables_of_signs_are_read_right() {
    let lexicon = Lexicon::embedded();
    let words = StanceWords::embedded();
    let mut wrong = Vec::new();
    for (table, least) in TABLES {
        let rows: Vec<&str> = word_list::lines(table).collect();
        assert!(rows.len() >= least, "{} rows", rows.len());
        for row in rows {
            let (_, sentence) = row.split_once(' ').expect("a verdict and a sentence");
            let found = read(sentence, &words, &lexicon);
            if found != row {
                wrong.push(format!("{row}\n   {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "not as the tables say:\n{}", wrong.join("\n"));
}
