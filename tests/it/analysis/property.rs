//! What holds for any text.

use std::sync::LazyLock;

use ascribe::analysis::{Analysis, Cancel, Kind, Model, analyse};
use ascribe::document::{Block, BlockKind, Builder, Document, Meta, Span};
use proptest::prelude::*;

static MODEL: LazyLock<Model> = LazyLock::new(Model::embedded);

/// Pieces that the engine looks at, in any order.
const PIECES: &[&str] = &[
    "said",
    "says",
    " Jane Roe ",
    "he",
    "the paper",
    "according to",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "—",
    " - ",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‘",
    "«",
    "»",
    "''",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{feff}",
    "that",
    "to",
    "as",
    "and",
    "but",
    "who",
    "which",
    "Mr.",
    "U.S.",
    "No. 1",
    "told",
    "expects",
    "is",
    "was",
    "by",
    "in",
    "view",
    "claim",
    "many",
    "officials",
    "the",
    "a",
    "’s",
    "...",
    "e\u{301}",
    "漢字",
    "🦀",
    "\u{200d}",
    "\u{0}",
    "Tuesday",
    "adding",
    "wants",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(PIECES), 0..120).prop_map(|it| it.concat()),
        prop::collection::vec(prop::sample::select(PIECES), 0..120).prop_map(|it| it.join(" ")),
    ]
}

/// A document of paragraphs between line breaks, some of which go on where the one before ended.
fn document(text: &str, continues: bool) -> Document {
    let mut builder = Builder::new(text.to_owned());
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        let span = Span::new(start, start + piece.len());
        builder.push(Block { span, kind: BlockKind::Paragraph, quoted: 0, continues: continues && start > 0 });
        start += piece.len();
    }
    builder.build(Meta::default())
}

fn spans(analysis: &Analysis) -> Vec<Span> {
    let mut spans: Vec<Span> = analysis.sentences.iter().map(|it| it.span).collect();
    spans.extend(analysis.voices.iter().map(|it| it.0));
    spans.extend(&analysis.scare_quotes);
    for assertion in &analysis.assertions {
        spans.push(assertion.span);
        spans.extend(assertion.sign);
        spans.extend(assertion.connective);
        spans.extend(assertion.checkable);
    }
    for attribution in &analysis.attributions {
        spans.extend(&attribution.content);
        spans.extend(attribution.cue);
        spans.extend(attribution.source.iter().flat_map(|it| &it.spans));
    }
    spans.extend(analysis.sources.iter().flat_map(|it| &it.mentions));
    spans
}

proptest! {
    #[test]
    fn the_analysis_is_well_formed(text in text(), continues in any::<bool>()) {
        let document = document(&text, continues);
        let analysis = analyse(&document, &MODEL, &Cancel::default());
        for span in spans(&analysis) {
            prop_assert!(!span.is_empty());
            prop_assert!(text.get(span.start()..span.end()).is_some());
        }
        prop_assert!(analysis.assertions.is_sorted_by(|one, next| one.span.end() <= next.span.start()));
        let mut at = 0;
        for (span, _) in &analysis.voices {
            prop_assert_eq!(span.start(), at);
            at = span.end();
        }
        prop_assert_eq!(at, text.len());
        for pair in analysis.sentences.windows(2) {
            prop_assert!(pair[0].span.end() <= pair[1].span.start());
        }
        for block in document.blocks() {
            let mut inside = analysis.sentences.iter().filter(|it| it.span.overlaps(block.span)).peekable();
            prop_assert!(inside.peek().is_some());
            prop_assert!(inside.all(|it| block.span.covers(it.span)));
        }
    }

    #[test]
    fn attributions_and_sources_agree(text in text()) {
        let document = document(&text, false);
        let analysis = analyse(&document, &MODEL, &Cancel::default());
        for (nth, attribution) in analysis.attributions.iter().enumerate() {
            prop_assert!(!attribution.content.is_empty());
            prop_assert!((0.0..=1.0).contains(&attribution.confidence));
            let mut outer = attribution.within;
            for _ in 0..=analysis.attributions.len() {
                outer = outer.and_then(|it| analysis.attributions[it.0 as usize].within);
            }
            prop_assert!(outer.is_none(), "attribution {} stands within itself", nth);
        }
        for (nth, source) in analysis.sources.iter().enumerate() {
            prop_assert_eq!(source.id.0 as usize, nth);
            // Nobody names people in general.
            prop_assert!(!source.mentions.is_empty() || source.kind == Kind::Vague);
            prop_assert!(!source.attributions.is_empty() && !source.name.is_empty());
            for id in &source.attributions {
                prop_assert_eq!(analysis.attributions[id.0 as usize].source_id, Some(source.id));
            }
        }
        let words: usize = analysis.sources.iter().map(|it| it.words).sum();
        prop_assert!(words <= document.words());
    }

    #[test]
    fn the_same_text_gives_the_same_analysis(text in text()) {
        let document = document(&text, false);
        let twice = [(); 2].map(|()| analyse(&document, &Model::embedded(), &Cancel::default()));
        prop_assert_eq!(&twice[0], &twice[1]);
    }
}
