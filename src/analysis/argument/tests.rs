//! What the author asserts beside what others say: the table `tests/it/argument/reports.txt`.

use super::{ArgumentWords, Clause, Manner, assertions, clause};
use crate::analysis::result::{Act, Attribution, CueStance, Form, Mention, Role};
use crate::analysis::said::act::tests::Row;
use crate::analysis::text::{Lexicon, word_list};
use crate::document::{Builder, Meta};

const REPORTS: &str = include_str!("../../../tests/it/argument/reports.txt");

/// The assertions in a sentence, as the table puts them.
fn asserted(act: Act, row: &Row, words: &ArgumentWords, lexicon: &Lexicon) -> String {
    let paragraph = row.paragraph(lexicon);
    let sentences = paragraph.sentences.iter().cloned();
    let clauses: Vec<Clause> = sentences.flat_map(|it| clause::cut(&paragraph, it, words)).collect();
    let manner = Manner::of(&paragraph, row.cue, !row.source.is_empty(), &row.content, &words.cue_stances);
    let attribution = Attribution {
        source: (!row.source.is_empty()).then(|| Mention { spans: row.source.clone() }),
        cue: Some(row.cue),
        content: row.content.clone(),
        form: Form::Indirect,
        act,
        denied: false,
        cue_stance: CueStance::Neutral,
        source_id: None,
        within: None,
        confidence: 1.0,
    };
    let document = Builder::new(row.text.clone()).build(Meta::default());
    let told = assertions(&document, &clauses, &[attribution], &[manner]).into_iter().map(|it| {
        let role = it.role.map_or(String::new(), |it| format!("{}: ", name(it)));
        role + document.slice(it.span)
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { "-".to_owned() } else { told.join(" / ") }
}

/// A role as tables name it.
pub(super) fn name(role: Role) -> String {
    format!("{role:?}").to_lowercase()
}

#[test]
fn reports_are_no_assertions() {
    let lexicon = Lexicon::embedded();
    let words = ArgumentWords::embedded(&lexicon);
    let mut wrong = Vec::new();
    for line in word_list::lines(REPORTS) {
        let (act, rest) = line.split_once(' ').expect("an act");
        let (expected, marked) = rest.split_once(" = ").expect("what is asserted, and a sentence");
        let act = if act == "S" { Act::Statement } else { Act::Attitude };
        let found = asserted(act, &Row::parse(marked), &words, &lexicon);
        if found != expected {
            wrong.push(format!("{line}\n   found {found}"));
        }
    }
    assert!(wrong.is_empty(), "wrong:\n{}", wrong.join("\n"));
}
