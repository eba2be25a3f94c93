//! Hard sentences: `hard.txt` holds those of news with the gold, `hard.opinion.txt` those of opinion prose, and the files
//! that end in `today.txt` what the program makes of them, so that a change shows which sentences it gets right and which
//! it loses.

use std::fmt::Write as _;

use ascribe::analysis::{Act, Attribution};
use ascribe::document::Span;
use expect_test::{ExpectFile, expect_file};

use super::{document, marked, read, roles, unmarked};

/// How many sentences a table has to hold at least.
const FEWEST: usize = 40;

/// Who says what, without the order: source, cue, what the cue does, content.
type Relation = (Vec<Span>, Vec<Span>, String, Vec<Span>);

/// The rows of a table: each its heading and its text with marks.
fn rows(table: &str) -> impl Iterator<Item = (&str, String)> {
    table.split("\n= ").skip(1).map(|row| {
        let (heading, text) = row.split_once('\n').expect("a heading and a text");
        (heading, text.trim().replace('¶', "\n\n"))
    })
}

/// What the cue of an attribution does beyond saying, as it stands in its mark.
fn deed(attribution: &Attribution) -> String {
    let held = if attribution.act == Act::Attitude { " held" } else { "" };
    let denied = if attribution.denied { " denied" } else { "" };
    format!("{held}{denied}")
}

fn found(attributions: &[Attribution]) -> Vec<Relation> {
    let relation = |it: &Attribution| {
        let [(_, source), (_, cue), (_, content)] = roles(it);
        (source, cue, deed(it), content)
    };
    sorted(attributions.iter().map(relation).collect())
}

/// The relations that the marks of a row stand for.
fn gold(marked: &str) -> Vec<Relation> {
    let marked = marked.strip_prefix("# ").unwrap_or(marked);
    let mut relations: Vec<(String, Relation)> = Vec::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut at = 0;
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('<') {
        at += before.len();
        let (mark, after) = after.split_once('>').expect("a mark ends with >");
        rest = after;
        let Some(closing) = mark.strip_prefix('/') else {
            open.push((mark, at));
            continue;
        };
        let place = open.iter().rposition(|(it, _)| it.split(' ').next() == Some(closing)).expect("it was opened");
        let (mark, start) = open.remove(place);
        let (role, number) = closing.split_at(1);
        let index = relations.iter().position(|(it, _)| it == number).unwrap_or_else(|| {
            relations.push((number.to_owned(), Relation::default()));
            relations.len() - 1
        });
        let relation = &mut relations[index].1;
        let span = Span::new(start, at);
        match role {
            "s" => relation.0.push(span),
            "q" => {
                relation.1.push(span);
                mark.strip_prefix(closing).unwrap_or_default().clone_into(&mut relation.2);
            }
            "c" => relation.3.push(span),
            _ => panic!("{mark} is no mark"),
        }
    }
    sorted(relations.into_iter().map(|(_, relation)| relation).collect())
}

fn sorted(mut relations: Vec<Relation>) -> Vec<Relation> {
    relations.sort_by_key(|(source, cue, deed, content)| {
        let starts = |spans: &[Span]| spans.iter().map(|it| (it.start(), it.end())).collect::<Vec<_>>();
        (starts(content), starts(cue), starts(source), deed.clone())
    });
    relations
}

#[test]
fn hard_sentences_of_news_are_read_as_they_were() {
    check(include_str!("hard.txt"), &expect_file!["hard.today.txt"]);
}

#[test]
fn hard_sentences_of_opinion_prose_are_read_as_they_were() {
    check(include_str!("hard.opinion.txt"), &expect_file!["hard.opinion.today.txt"]);
}

/// Reads the sentences of a table and compares what comes of them with what came of them before.
fn check(table: &str, before: &ExpectFile) {
    let mut today = String::new();
    let (mut right, mut all) = (0, 0);
    for (heading, text) in rows(table) {
        let document = document(&unmarked(&text));
        let analysis = read(&document);
        let is_right = found(&analysis.attributions) == gold(&text);
        (right, all) = (right + usize::from(is_right), all + 1);
        let shown = |text: &str| text.replace("\n\n", "¶");
        writeln!(today, "= {heading}\ngold   {}", shown(&text)).expect("a string takes all");
        if !is_right {
            let wrong = marked(&document, &analysis, deed);
            writeln!(today, "wrong  {}", shown(&wrong)).expect("a string takes all");
        }
        today.push('\n');
    }
    writeln!(today, "right: {right} of {all}").expect("a string takes all");
    assert!(all >= FEWEST, "{all} rows");
    before.assert_eq(&today);
}
