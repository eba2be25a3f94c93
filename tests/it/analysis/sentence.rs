//! Where sentences end: `|` stands between two.

use super::{document, read};

const CASES: &[&str] = &[
    "The vote is over.|Nobody cheered.",
    "Sen. Ada Holt left early.|Rep. Lund stayed.",
    "Mr. J. R. Finch and Dr. Amy Poe met Gov. Hale at St. Mary’s.",
    "The U.S. Senate voted.|It was late.",
    "He flew back to the U.S.|The talks went on.",
    "She came at 9 a.m. on Monday.|He came at noon.",
    "It closed at 5 p.m.|The crowd went home.",
    "No. 1 is gone, and so is No. 22.|What now?",
    "He said no.|Then he left.",
    "Harbor Inc. sold it to Dell & Sons Co. for $2.5 million.",
    "He has a Ph.D. in law.|He never used it.",
    "“Why now?” she asked.|Nobody knew.",
    "“Why now?” Ada Holt asked.|Nobody knew.",
    "“Stop!”|The guard ran.",
    "“It is over.”|“It is not.”",
    "“It is over.|It is done,” he said.|He sat down.",
    "Wait... what?|Yes.",
    "It grew by 3.14 percent.|That was all.",
    "See example.com for more.|Or do not.",
    "It rained (hard).|We stayed.",
    "They won (at last.)|We left.",
    "1. First of all, this.|2. Then that.",
    "The line\nis broken here.|The next\r\nis too.",
    "He left.|“Good,” she said.",
    "Is it true?!|Who knows…|Nobody.",
    "Ada Holt Jr. spoke first.|She was brief.",
    "Prices fell, e.g. for oil.|Gas rose.",
    "one sentence without a stop",
];

#[test]
fn sentences_end_where_they_should() {
    let mut failures = Vec::new();
    for case in CASES {
        let document = document(&case.replace('|', " "));
        let found: Vec<&str> = read(&document).sentences.iter().map(|it| document.slice(it.span)).collect();
        if found.join("|") != *case {
            failures.push(format!("expected  {case}\n   found  {}", found.join("|")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_block_has_sentences_and_none_crosses_its_end() {
    let document =
        document("A paragraph without a stop\n\nAnother one. With two.\n\n“An open quotation. It\n\n“goes on.”");
    let analysis = read(&document);
    for block in document.blocks() {
        let inside = analysis.sentences.iter().filter(|it| it.span.overlaps(block.span));
        assert!(inside.clone().count() > 0);
        assert!(inside.clone().all(|it| block.span.covers(it.span)));
    }
}
