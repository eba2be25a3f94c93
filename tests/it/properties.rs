//! What holds for any text, any keys and any size of the screen.

use std::sync::Arc;

use ascribe::analysis::{Act, Analysis, Balance, Cancel, Model, analyse};
use ascribe::document::{BlockId, Document, Span, control_symbol};
use ascribe::ingest::{Format, Hints, ingest};
use ascribe::reader::{COMMANDS, Event, Key, KeyCode, Size, lay_out};
use ascribe::view::{Depth, Theme};
use proptest::prelude::*;

use crate::marked::Marked;
use crate::session::Session;

/// Text as articles have it, and as nobody wishes they had.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-z]{1,9}",
        2 => "[A-Z][a-z]{1,9}",
        2 => prop::sample::select(vec![" ", " ", "\n", "\n\n", "\r\n", "\t", "  ", ". ", ", ", "? "]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["“", "”", "\"", "’", "‘", "'", "—", "-", ":", "said", "told", "he", "according to"])
            .prop_map(|it| format!("{it} ")),
        1 => prop::sample::select(vec!["日本語", "👩‍👩‍👧", "e\u{301}", "\u{1b}[31m", "\u{202e}", "\u{9b}", "\0", "\u{200b}", "\u{feff}", "\u{301}", "# ", "> ", "- ", "1. ", "```\n"])
            .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.join(""))
}

fn document(text: &str, format: Format) -> Option<Arc<Document>> {
    ingest(text.as_bytes().to_vec(), &Hints::named("any", Some(format))).ok().map(|(document, _)| Arc::new(document))
}

fn analysed(document: &Document) -> Analysis {
    analyse(document, &Model::embedded(), &Cancel::default())
}

fn any_key() -> impl Strategy<Value = Key> {
    let bound = COMMANDS.iter().flat_map(|row| row.sequences().flat_map(|keys| Key::sequence(keys).unwrap()));
    let bound: Vec<Key> = bound.filter(|key| *key != Key::char('c')).collect();
    prop_oneof![
        8 => prop::sample::select(bound),
        2 => prop::sample::select(vec![Key::plain(KeyCode::Enter), Key::plain(KeyCode::Esc), Key::char('3'), Key::char('a')]),
        1 => any::<char>().prop_map(Key::char),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever speaks, all words are counted, and each once.
    #[test]
    fn the_balance_adds_up(text in any_text(), markdown in any::<bool>(), statements in any::<bool>()) {
        let format = if markdown { Format::Markdown } else { Format::Plain };
        let Some(document) = document(&text, format) else { return Ok(()) };
        let analysis = analysed(&document);
        let balance = Balance::among(&document, &analysis, |said| !statements || said.act == Act::Statement);
        let runs: usize = analysis.voices.iter().map(|(span, _)| document.words_in(*span)).sum();
        let thirds: usize = balance.thirds.iter().map(|third| third.words).sum();
        let attributed: usize = balance.thirds.iter().map(|third| third.attributed.words).sum();
        prop_assert_eq!(balance.words, document.words());
        prop_assert_eq!((runs, thirds), (balance.words, balance.words));
        prop_assert_eq!(balance.author.words + balance.attributed.words, balance.words);
        prop_assert_eq!(attributed, balance.attributed.words);
    }

    /// Every byte that is not white space stands in exactly one line, in order, and no line is too wide.
    #[test]
    fn layout_covers_the_text(text in any_text(), columns in 1usize..100, markdown in any::<bool>()) {
        let format = if markdown { Format::Markdown } else { Format::Plain };
        let Some(document) = document(&text, format) else { return Ok(()) };
        for (index, block) in document.blocks().iter().enumerate() {
            let id = BlockId(u32::try_from(index).unwrap());
            let lines = lay_out(&document, id, columns);
            prop_assert!(!lines.is_empty());
            let mut at = block.span.start();
            for line in &lines {
                prop_assert!(at <= line.span.start(), "{:?} begins before {at}", line);
                let skipped = document.slice(Span::new(at, line.span.start()));
                prop_assert!(skipped.trim().is_empty(), "{skipped:?} is in no line");
                at = line.span.end();
            }
            prop_assert!(document.slice(Span::new(at, block.span.end())).trim().is_empty());
        }
    }

    /// No character that a terminal obeys reaches the buffer, at any size, whatever was pressed.
    #[test]
    fn nothing_obeyed_reaches_the_screen(
        text in any_text(),
        sizes in prop::collection::vec((20u16..200, 5u16..60), 1..4),
        keys in prop::collection::vec(any_key(), 0..40),
    ) {
        let Some(document) = document(&text, Format::Plain) else { return Ok(()) };
        let analysis = Arc::new(analysed(&document));
        let mut session = Session::new(Marked { document, analysis }, sizes[0].0, sizes[0].1);
        let theme = Theme::named("dark", Depth::True).unwrap();
        for (index, key) in keys.into_iter().enumerate() {
            session.send(Event::Key(key));
            if index % 8 == 0 {
                let (columns, rows) = sizes[index / 8 % sizes.len()];
                session.send(Event::Resize(Size { columns, rows }));
            }
            let screen = session.screen(&theme);
            for cell in screen.content() {
                let obeyed = cell.symbol().chars().find(|c| control_symbol(*c).is_some());
                prop_assert_eq!(obeyed, None, "{:?}", cell.symbol());
            }
        }
    }

    /// A new width keeps the same words at the reading line.
    #[test]
    fn a_resize_keeps_the_place(text in any_text(), keys in prop::collection::vec(any_key(), 0..12), columns in 20u16..200, rows in 5u16..60) {
        let Some(document) = document(&text, Format::Plain) else { return Ok(()) };
        let analysis = Arc::new(analysed(&document));
        let mut session = Session::new(Marked { document, analysis }, 80, 24);
        for key in keys {
            session.send(Event::Key(key));
        }
        let before = session.reader.article().unwrap().at();
        session.send(Event::Resize(Size { columns, rows }));
        prop_assert_eq!(session.reader.article().unwrap().at(), before);
        let page = session.reader.page();
        prop_assert!(page.reading.is_some(), "the reading line is on the screen");
    }
}
