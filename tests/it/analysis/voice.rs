//! Whose words are whose: runs of voices, the author's in square brackets, a number for an attribution.

use std::num::NonZero;

use ascribe::analysis::{Analysis, Cancel, Memory, Model, Voice, analyse, analyse_part};
use ascribe::document::{BlockKind, Builder, Document, Meta, Span};

use super::{document, read};

fn runs(text: &str) -> Vec<String> {
    let document = document(text);
    let voices = read(&document).voices;
    let run = |&(span, voice): &(Span, Voice)| match voice {
        Voice::Author => format!("[{}]", document.slice(span)),
        Voice::Attributed(id) => format!("{} {}", id.0, document.slice(span)),
    };
    voices.iter().map(run).collect()
}

#[test]
fn the_innermost_voice_wins() {
    assert_eq!(
        runs("Town officials, according to the Gazette, say they expect a flood."),
        ["0 Town officials", "[, according to the Gazette, ]", "0 say ", "1 they expect a flood", "[.]"]
    );
    assert_eq!(runs("Nobody spoke."), ["[Nobody spoke.]"]);
}

#[test]
fn each_word_counts_once_for_the_voice_of_its_first_byte() {
    let document = document("Jane Roe said the deal was dead. “Good,” said Tom Finch.");
    let words: Vec<_> = read(&document).sources.iter().map(|it| (it.name.clone(), it.words)).collect();
    assert_eq!(words, [("Jane Roe".to_owned(), 4), ("Tom Finch".to_owned(), 1)]);
}

#[test]
fn only_blocks_that_speak_are_attributed() {
    let text = "Jane Roe said it was dead.";
    for (kind, expected) in [
        (BlockKind::Paragraph, 1),
        (BlockKind::Heading(2), 1),
        (BlockKind::Verse, 1),
        (BlockKind::Code, 0),
        (BlockKind::Litter, 0),
        (BlockKind::Byline, 0),
    ] {
        let mut builder = Builder::new(text.to_owned());
        builder.block(Span::new(0, text.len()), kind);
        let analysis = read(&builder.build(Meta::default()));
        assert_eq!(analysis.attributions.len(), expected, "{kind:?}");
        assert_eq!(analysis.sentences.len(), 1, "{kind:?}");
    }
}

#[test]
fn a_part_is_analysed_by_itself() {
    let document = document("Jane Roe said it was dead.\n\nTom Finch said it was alive.");
    let part = document.blocks()[1].span;
    let analysis = analyse_part(&document, part, &Model::embedded(), &mut Memory::default(), &Cancel::default());
    assert_eq!(analysis.sources.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Tom Finch"]);
    assert_eq!(analysis.voices.first().map(|it| it.1), Some(Voice::Author));
    assert_eq!(analysis.voices.last().map(|it| it.0.end()), Some(document.text().len()));
}

/// A text that fills several windows.
fn long() -> Document {
    let pairs = ["Jane Roe said the harbor was full.", "“It is late,” said Tom Finch. He feared the worst."];
    let text: Vec<String> = (0..70).map(|it| format!("{} {it}.", pairs[it % 2].repeat(1 + it % 7))).collect();
    document(&text.join("\n\n"))
}

#[test]
fn threads_find_what_one_finds() {
    let document = long();
    let [one, three] = [1, 3].map(|threads| {
        let model = Model::embedded().with_threads(NonZero::new(threads).expect("at least one"));
        analyse(&document, &model, &Cancel::default())
    });
    assert_eq!(one, three);
    assert!(!one.attributions.is_empty());
}

#[test]
fn a_part_is_read_as_the_whole_is() {
    let document = long();
    let model = Model::embedded();
    let shapes = |part: Span, analysis: &Analysis| -> Vec<(Option<Span>, Vec<Span>)> {
        let inside = analysis.attributions.iter().filter(|it| part.covers(it.hull()));
        inside.map(|it| (it.cue, it.content.clone())).collect()
    };
    let whole = analyse(&document, &model, &Cancel::default());
    let mut memory = Memory::default();
    for block in document.blocks().iter().step_by(9) {
        let part = analyse_part(&document, block.span, &model, &mut memory, &Cancel::default());
        assert_eq!(shapes(block.span, &part), shapes(block.span, &whole), "{:?}", block.span);
        assert!(!shapes(block.span, &part).is_empty());
    }
    assert_eq!(analyse_part(&document, document.whole(), &model, &mut memory, &Cancel::default()), whole);
}

#[test]
fn a_cancelled_analysis_leaves_all_to_the_author() {
    let document = document("Jane Roe said it was dead.");
    let cancel = Cancel::default();
    cancel.set();
    let analysis = analyse(&document, &Model::embedded(), &cancel);
    assert_eq!(analysis.voices, [(Span::new(0, document.text().len()), Voice::Author)]);
}
