//! Coming back to an article that was edited, or that one left for another.

use std::sync::Arc;

use ascribe::ingest::Format;
use ascribe::reader::{Event, FileId, Opened};
use ascribe::store::Record;

use crate::marked::marked;
use crate::session::Session;

const BEFORE: &str = "First words here.\n\nSecond words there.\n\nThird words where?\n\nFourth “words” every “where.”";

/// A reader of a text that has been moved about in, to which the edited text then comes.
fn reloaded(keys: &str, after: &str) -> Session {
    let mut session = Session::new(marked(BEFORE, Format::Plain, &[], &[]), 60, 12);
    session.press(keys);
    let document = Arc::clone(&marked(after, Format::Plain, &[], &[]).document);
    session.send(Event::Opened(Opened { file: FileId(0), document, notices: Vec::new(), record: Record::default() }));
    session
}

#[test]
fn the_same_words_stay_at_the_reading_line_and_at_the_marks() {
    let above = format!("New words above.\n\nMore of them, and Third words.\n\n{BEFORE}");
    let within = BEFORE.replace("Second", "One and a half.\n\nSecond");
    let swapped = "Third words where?\n\nFirst words here.\n\nSecond words there.";
    for (keys, after, then, words) in [
        ("} }", BEFORE, "", "Third words where? Fourth"),
        ("} }", &above, "", "Third words where? Fourth"),
        ("} }", &within, "", "Third words where? Fourth"),
        ("} }", swapped, "", "Third words where? First"),
        ("} } m x g g", &above, "", "First words here. Second"),
        ("} } m x g g", &above, "' x", "Third words where? Fourth"),
        ("} } m x g g", swapped, "' x", "Third words where? First"),
        ("} G g g", &above, "^O", "Fourth “words” every “where.”"),
        ("G m x", "Short “é”", "", "Short “é”"),
        ("G m x g g", "Short “é”", "' x y e", "Short “é”"),
    ] {
        let mut session = reloaded(keys, after);
        session.press(then);
        assert_eq!(session.words_at(), words, "{keys}, then {then}, in {after}");
        session.press("y e r");
    }
}

#[test]
fn what_is_told_is_over_once_the_article_is_open() {
    for (keys, file, told) in
        [("", 0, Some("reloaded")), ("J", 1, None), ("L j Enter", 1, None), ("J", 0, Some("reloaded"))]
    {
        let mut session = Session::harbour(80, 24);
        session.press(keys);
        let document = Arc::clone(&session.reader.article().unwrap().document);
        let record = Record::default();
        session.send(Event::Opened(Opened { file: FileId(file), document, notices: Vec::new(), record }));
        assert_eq!(session.reader.message().map(|it| it.text.as_str()), told, "{keys}, then file {file}");
    }
}

#[test]
fn leaving_for_another_article_keeps_place_and_marks() {
    let mut session = Session::harbour(80, 24);
    session.press("] q ] q m x ] q");
    let words = session.words_at();
    session.open(FileId(1), Record::default());
    assert_eq!(session.words_at(), "The Harbour Nobody Wanted");
    session.open(FileId(0), Record::default());
    assert_eq!(session.words_at(), words);
    session.press("k k ' x");
    assert_eq!(session.words_at(), "the guild was “crying");
}
