//! The table of what can be looked up, `tests/it/argument/checkable.txt`.

use super::figures;
use crate::analysis::argument::ArgumentWords;
use crate::analysis::text::{Lexicon, NextParagraph, Paragraph, word_list};

const TABLE: &str = include_str!("../../../../tests/it/argument/checkable.txt");

/// A row with all that can be looked up in brackets: "fact Fares rose by [4 percent]."
fn read(sentence: &str, words: &ArgumentWords, lexicon: &Lexicon) -> String {
    let text: String = sentence.chars().filter(|it| !matches!(it, '[' | ']')).collect();
    let paragraph = Paragraph::read(&text, &[(&text, 0)], NextParagraph::Other, lexicon);
    let found = figures(&paragraph, 0..paragraph.tokens.len(), words);
    let mut marked = text.clone();
    for span in found.iter().rev() {
        marked.insert(span.end(), ']');
        marked.insert(span.start(), '[');
    }
    format!("{} {marked}", if found.is_empty() { "none" } else { "fact" })
}

#[test]
fn the_table_of_checkable_words_is_read_right() {
    let lexicon = Lexicon::embedded();
    let words = ArgumentWords::embedded(&lexicon);
    let rows: Vec<&str> = word_list::lines(TABLE).collect();
    assert!(rows.len() >= 50, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for row in rows {
        let (_, sentence) = row.split_once(' ').expect("a verdict and a sentence");
        let found = read(sentence, &words, &lexicon);
        if found != row {
            wrong.push(format!("{row}\n   {found}"));
        }
    }
    assert!(wrong.is_empty(), "not as the table says:\n{}", wrong.join("\n"));
}
