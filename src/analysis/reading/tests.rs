//! An analysis that is called off on its way.

use super::*;
use crate::analysis::network::Encoder;
use crate::analysis::result::Voice;
use crate::analysis::{analyse, analyse_part};
use crate::document::{BlockKind, Builder, Meta};

/// Paragraphs of which several fit a window, and one that fills several windows.
fn document() -> Document {
    let said = "“It is late,” said Tom Finch. He feared that the harbor was full, according to Jane Roe. ";
    let mut text = String::new();
    let mut spans = Vec::new();
    for nth in 0..60 {
        let start = text.len();
        text.push_str(&said.repeat(if nth == 20 { 30 } else { 1 + nth % 3 }));
        spans.push(Span::new(start, text.len()));
        text.push_str("\n\n");
    }
    let mut builder = Builder::new(text);
    for span in spans {
        builder.block(span, BlockKind::Paragraph);
    }
    builder.build(Meta::default())
}

/// Everything that is told of an attribution but who is who, which all of the text decides.
fn shapes(analysis: &Analysis, before: usize) -> Vec<(Option<Span>, Vec<Span>, Act)> {
    let read = analysis.attributions.iter().filter(|it| it.hull().end() <= before);
    read.map(|it| (it.cue, it.content.clone(), it.act)).collect()
}

#[test]
fn what_breaks_off_holds_all_that_was_read_before_and_nothing_after() {
    let document = document();
    let whole = analyse(&document, &Model::embedded(), &Cancel::default());
    assert_eq!(whole.broke_off, None);
    let mut reached = Vec::new();
    for (threads, windows) in [(1, 1), (1, 8), (1, 15), (2, 9)] {
        let cancel = Cancel::default();
        let encoder = Encoder::cancelling(cancel.clone(), windows);
        let model = Model { encoder, ..Model::embedded() }.with_threads(threads.try_into().expect("not 0"));
        let mut memory = Memory::default();
        let part = analyse_part(&document, document.whole(), &model, &mut memory, &cancel);
        let at = part.broke_off.expect("there are more windows");
        assert!(document.blocks().iter().any(|it| it.span.start() == at), "{at} is the beginning of a block");
        assert_eq!(shapes(&part, usize::MAX), shapes(&whole, at), "{windows} windows");
        assert!(part.sentences.iter().all(|it| it.span.end() <= at));
        let mut end = 0;
        for (span, voice) in &part.voices {
            assert_eq!(span.start(), end, "voices tile the text");
            assert!(*voice == Voice::Author || span.end() <= at, "nobody speaks in what was not read");
            end = span.end();
        }
        assert_eq!(end, document.text().len());
        // Nothing that is half done is remembered.
        let again = analyse_part(&document, document.whole(), &Model::embedded(), &mut memory, &Cancel::default());
        assert_eq!(again, whole, "{windows} windows");
        reached.push(at);
    }
    assert!(reached.iter().any(|it| *it > 0), "{reached:?}");
}
