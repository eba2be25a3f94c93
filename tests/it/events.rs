//! What happens outside: articles read again, results that come late, other sizes.

use std::sync::Arc;

use ascribe::analysis::{Analysis, Voice};
use ascribe::document::{Document, Span};
use ascribe::ingest::{Format, Hints, ingest};
use ascribe::reader::{Effect, Event, FileId, Key, Mode, Opened, Size};
use ascribe::store::Record;
use ascribe::view::{Depth, Theme};

use crate::marked::{Marked, harbour};
use crate::session::Session;

fn open(session: &mut Session, document: &Arc<Document>) {
    let (document, record) = (Arc::clone(document), Record::default());
    session.send(Event::Opened(Opened { file: FileId(0), document, notices: Vec::new(), record }));
}

fn edited(change: impl Fn(String) -> String) -> Arc<Document> {
    let text = change(harbour().document.text().to_owned());
    Arc::new(ingest(text.into_bytes(), &Hints::named("harbour.txt", Some(Format::Plain))).unwrap().0)
}

#[test]
fn reading_again_keeps_the_place_by_its_words() {
    type Change = fn(String) -> String;
    let table: [(&str, Change, &str); 4] = [
        ("nothing", |text| text, "the guild was “crying"),
        ("text above", |text| text.replace("The city", "A new first sentence. The city"), "the guild was “crying"),
        ("text below", |text| text.replace("Only the", "By now only the"), "the guild was “crying"),
        ("less above", |text| text.replace("Last week", ""), "the guild was “crying"),
    ];
    for (name, change, expected) in table {
        let mut session = Session::harbour(80, 24);
        session.press("] q m a ] q g g ' a ] q");
        open(&mut session, &edited(change));
        assert_eq!(session.words_at(), expected, "{name} was changed");
        session.press("G ' a");
        assert_eq!(session.words_at(), "“We have run out", "the mark after {name} was changed");
    }
}

#[test]
fn a_text_that_became_short_is_read_from_its_last_paragraph() {
    let mut session = Session::harbour(80, 24);
    session.press("G");
    open(&mut session, &edited(|_| "Only this is left, “und das ist gut”".to_owned()));
    session.press("y r");
    assert_eq!(session.words_at(), "Only this is left,", "the paragraph that is nearest");
}

#[test]
fn results_for_another_text_are_dropped() {
    let mut session = Session::harbour(80, 24);
    let Marked { document, .. } = harbour();
    let before = session.reader.panel().speaking.len();
    session.send(Event::analysed(document, Arc::new(Analysis::default()), true));
    assert_eq!(session.reader.panel().speaking.len(), before);
}

#[test]
fn the_only_source_stays_the_same_somebody_when_results_number_it_anew() {
    let Marked { document, analysis } = harbour();
    let mut session =
        Session::new(Marked { document: Arc::clone(&document), analysis: Arc::clone(&analysis) }, 100, 24);
    session.press("] q & Tab Enter Tab");
    let mut renumbered = Analysis::clone(&analysis);
    let last = u32::try_from(renumbered.sources.len() - 1).unwrap();
    renumbered.sources.reverse();
    for source in &mut renumbered.sources {
        source.id.0 = last - source.id.0;
    }
    for id in renumbered.attributions.iter_mut().filter_map(|said| said.source_id.as_mut()) {
        id.0 = last - id.0;
    }
    session.send(Event::analysed(document, Arc::new(renumbered), true));
    let Mode::Source(id) = session.reader.highlight().mode else { panic!("one source is still shown alone") };
    let article = session.reader.article().unwrap();
    assert_eq!(article.analysis.sources[id.0 as usize].name, "Mara Lindqvist");
}

#[test]
fn late_results_move_no_text() {
    let Marked { document, analysis } = harbour();
    let mut session =
        Session::new(Marked { document: Arc::clone(&document), analysis: Arc::new(Analysis::default()) }, 80, 24);
    session.press("d j");
    let rows = |session: &Session| session.reader.page().rows.iter().map(|row| row.row).collect::<Vec<_>>();
    let (before, at) = (rows(&session), session.reader.article().unwrap().at());
    session.send(Event::analysed(document, analysis, true));
    assert_eq!(rows(&session), before);
    assert_eq!(session.reader.article().unwrap().at(), at);
}

#[test]
fn sizes_that_are_no_sizes_are_survived() {
    let mut session = Session::harbour(80, 24);
    for (columns, rows) in [(0, 0), (1, 1), (3, 2), (0, 10), (10, 0), (19, 4), (300, 100), (2000, 1)] {
        for keys in ["j", "] q Tab", "?", "Esc B G", "Esc t", "Esc : h", "Esc G", "S", "Q"] {
            session.send(Event::Resize(Size { columns, rows }));
            session.press(keys);
        }
    }
    session.send(Event::Resize(Size { columns: 80, rows: 24 }));
    assert!(session.reader.page().reading.is_some());
}

#[test]
fn what_comes_onto_the_screen_before_the_worker_is_asked_for() {
    let text = "A paragraph of some words, none of them said by anybody.\n\n".repeat(20_000);
    let document = Arc::new(ingest(text.into_bytes(), &Hints::named("long.txt", Some(Format::Plain))).unwrap().0);
    let mut session = Session::harbour(80, 24);
    let asked = |session: &mut Session, keys: &str| {
        session.effects.clear();
        session.press(keys);
        let parts = session.effects.iter().filter_map(|effect| match effect {
            Effect::AnalysePart { part, .. } => Some(*part),
            _ => None,
        });
        parts.collect::<Vec<_>>()
    };
    open(&mut session, &document);
    let mut known = Span::default();
    for (keys, asks) in [("Esc", 0), ("d", 1), ("Space", 1), ("T", 0), ("G", 1), ("g g", 1)] {
        let parts = asked(&mut session, keys);
        assert_eq!(parts.len(), asks, "{keys}");
        known = parts.first().copied().unwrap_or(known);
        assert!(asks == 0 || known.covers(session.reader.page().span), "{keys}");
    }
    let part = Analysis { voices: vec![(Span::new(0, document.text().len()), Voice::Author)], ..Analysis::default() };
    let whole = |complete| Event::analysed(Arc::clone(&document), Arc::new(part.clone()), complete);
    session.send(whole(true));
    assert_eq!(asked(&mut session, "G"), [], "all of it is known");
    session.send(whole(false));
    assert!(session.reader.article().unwrap().complete, "a part that comes late takes nothing away");
}

#[test]
fn what_is_not_known_yet_is_told() {
    let Marked { document, analysis } = harbour();
    let mut session = Session::harbour(100, 24);
    open(&mut session, &document);
    let first = document.blocks()[0].span;
    let whole = first.hull(document.blocks()[document.blocks().len() - 1].span);
    let half = first.hull(document.blocks()[4].span);
    for (known, keys, speaker, place) in [
        (vec![], "g g", "finding out who is speaking …", "said 0/7 · quote 0/3 · 0 %"),
        (vec![first], "g g", "headline", "analysing 2 % · said 0/7 · quote 0/3 · 0 %"),
        (vec![half], "] q", "Mara Lindqvist · direct · “told” · sure", "analysing 45 % · said 2/7 · quote 1/3 · 24 %"),
        (vec![half], "G", "finding out who is speaking …", "analysing 45 % · said 7/7 · quote 3/3 · 100 %"),
        (vec![whole], "g g", "headline", "matching names · said 0/7 · quote 0/3 · 0 %"),
    ] {
        session.send(Event::analysed_so_far(Arc::clone(&document), Arc::clone(&analysis), known));
        session.press(keys);
        let status = session.reader.status();
        assert_eq!(
            (status.speaker_in_full(), status.position.to_string()),
            (speaker.to_owned(), place.to_owned()),
            "{keys}"
        );
    }
}

/// What is known, what is pressed then, where one is afterwards, and what the status line says is going on.
type Stage<'a> = (&'a [Span], &'a str, &'a str, &'a str);

/// Jumps in a text of which only some is analysed: what is known, what is pressed while that is so, where one is then,
/// and what the status line says.
#[test]
fn a_jump_waits_for_what_is_not_analysed_yet() {
    const BELOW: &str = "the text below is still being analysed; the jump will follow · Esc cancels it";
    const ABOVE: &str = "the text above is still being analysed; the jump will follow · Esc cancels it";
    let Marked { document, analysis } = harbour();
    let blocks = document.blocks();
    let parts = |from: usize, to: usize| blocks[from].span.hull(blocks[to].span);
    let (title, most, last) = (parts(0, 0), parts(0, blocks.len() - 2), parts(blocks.len() - 1, blocks.len() - 1));
    let whole = parts(0, blocks.len() - 1);
    let table: [&[Stage<'_>]; 8] = [
        &[(&[title], ")", "The Harbour Nobody Wanted", BELOW), (&[whole], "", "that the council will", "")],
        // Each press counts.
        &[(&[title], ") )", "The Harbour Nobody Wanted", BELOW), (&[whole], "", "“We have run out", "")],
        // More than there are: the last one, but only once it is known that there are no more.
        &[(&[most], "9 ] q", "The Harbour Nobody Wanted", BELOW), (&[whole], "", "“Four metres at low", "")],
        &[(&[title], ")", "The Harbour Nobody Wanted", BELOW), (&[title], "Esc", "The Harbour Nobody Wanted", "")],
        // Esc closes what lies open first.
        &[(&[title], ") / Esc", "The Harbour Nobody Wanted", BELOW), (&[whole], "", "that the council will", "")],
        // Who goes elsewhere meanwhile is left there.
        &[(&[title], ") j", "By Ines Falk The", BELOW), (&[whole], "", "By Ines Falk The", "")],
        &[(&[last], "G ( (", "to print every page.", ABOVE), (&[whole], "", "the last dredging cost", "")],
        &[(&[title], "x", "The Harbour Nobody Wanted", BELOW), (&[whole], "", "So the council should", "")],
    ];
    for stages in table {
        let mut session = Session::harbour(100, 24);
        open(&mut session, &document);
        for (known, keys, words, doing) in stages {
            session.send(Event::analysed_so_far(Arc::clone(&document), Arc::clone(&analysis), known.to_vec()));
            session.press(keys);
            let told = session.reader.status().doing.map(|doing| format!("{} · {}", doing.what, doing.keys));
            assert_eq!(
                (session.words_at().as_str(), told.unwrap_or_default().as_str()),
                (*words, *doing),
                "{stages:?}"
            );
        }
    }
}

#[test]
fn what_a_jump_waits_for_is_analysed_first() {
    let text = "A paragraph of some words, none of them said by anybody.\n\n".repeat(20_000);
    let document = Arc::new(ingest(text.into_bytes(), &Hints::named("long.txt", Some(Format::Plain))).unwrap().0);
    let mut session = Session::harbour(80, 24);
    open(&mut session, &document);
    let nothing =
        Analysis { voices: vec![(Span::new(0, document.text().len()), Voice::Author)], ..Analysis::default() };
    let nothing = Arc::new(nothing);
    let mut end = document.blocks()[40].span.end();
    for _ in 0..3 {
        let known = Span::new(0, end);
        session.effects.clear();
        session.send(Event::analysed_so_far(Arc::clone(&document), Arc::clone(&nothing), vec![known]));
        session.press("] q");
        let asked = session.effects.iter().find_map(|effect| match effect {
            Effect::AnalysePart { part, .. } => Some(*part),
            _ => None,
        });
        let asked = asked.expect("what the jump waits for is asked for");
        assert!(asked.start() < end && asked.end() > end + 1_000, "{asked:?} goes on after {end}");
        end = asked.end();
    }
    session.send(Event::analysed(document, nothing, true));
    assert_eq!(session.reader.message().unwrap().text, "nobody is quoted in this article");
}

/// The row that is chosen in the list over the page, and where it stands on the screen.
fn chosen(session: &Session) -> (String, usize) {
    let overlay = session.reader.overlay().expect("a list is open");
    (overlay.list.rows[overlay.list.selected].text.clone(), overlay.list.selected - overlay.list.top)
}

/// What of an analysis has its place before a byte of the text, as if the worker had come so far.
fn until(analysis: &Analysis, end: usize) -> Arc<Analysis> {
    let mut part = Analysis::clone(analysis);
    part.assertions.retain(|it| it.span.start() < end);
    Arc::new(part)
}

#[test]
fn the_argument_fills_in_as_results_arrive() {
    let Marked { document, analysis } = harbour();
    let mut session = Session::harbour(100, 24);
    session.press("5 .");
    open(&mut session, &document);
    session.press("t t");
    assert_eq!(chosen(&session).0, "Looking for the author's assertions …");
    let mut told = Vec::new();
    for (keys, complete) in [("", false), ("k k", false), ("", true)] {
        let end = if complete { document.text().len() } else { document.text().find("Is the mud").unwrap() };
        session.send(Event::analysed(Arc::clone(&document), until(&analysis, end), complete));
        session.press(keys);
        told.push((session.reader.overlay().unwrap().title.to_string(), chosen(&session)));
    }
    let (titles, rows): (Vec<String>, Vec<(String, usize)>) = told.into_iter().unzip();
    assert_eq!(
        titles,
        ["ARGUMENT · 6 assertions so far", "ARGUMENT · 6 assertions so far", "ARGUMENT · 14 assertions"]
    );
    assert_eq!(
        rows[0].0, "but it is not nothing either: the permits name the same firm four times.",
        "the nearest so far"
    );
    assert_eq!(rows[1], rows[2], "the choice stays on its row, and the row where it is");
}

#[test]
fn an_article_without_assertions_has_no_argument() {
    let Marked { document, .. } = harbour();
    let mut session = Session::harbour(100, 24);
    open(&mut session, &document);
    session.send(Event::analysed(Arc::clone(&document), Arc::new(Analysis::default()), true));
    session.press("t t s r G");
    assert_eq!(chosen(&session).0, "The author makes no assertions in this article.");
    session.press("Enter");
    assert!(session.reader.overlay().is_some(), "there is nowhere to go");
}

#[test]
fn letters_that_come_together_are_searched_for_once_and_to_the_same_end() {
    let theme = Theme::named("dark", Depth::True).unwrap();
    for keys in [
        "/ s h i p s",
        "/ s h i p s Enter",
        "/ s h i p s Esc",
        "/ s h i p s Backspace ^U p e",
        ": h e l p Enter",
        "G / q q q",
    ] {
        let mut one_by_one = Session::harbour(100, 24);
        one_by_one.press(keys);
        let mut together = Session::harbour(100, 24);
        let keys_pressed = Key::sequence(keys).unwrap();
        let (last, before) = keys_pressed.split_last().unwrap();
        together.reader.expect_more(true);
        for key in before {
            together.send(Event::Key(*key));
            assert_eq!(together.reader.article().unwrap().search.query, "", "{keys}: nobody sees it yet");
        }
        together.reader.expect_more(false);
        together.send(Event::Key(*last));
        assert_eq!(together.screen(&theme), one_by_one.screen(&theme), "{keys}");
        let query = |session: &Session| session.reader.article().unwrap().search.query.clone();
        assert_eq!(query(&together), query(&one_by_one), "{keys}");
    }
}

#[test]
fn quitting_with_something_unsaved_takes_a_second_key() {
    for (keys, effects) in
        [("q", "[QuitNow]"), ("Q", "[QuitNow]"), ("j q", "[Quit]"), ("Esc q", "[Quit]"), (": q u i t Enter", "[Quit]")]
    {
        let mut session = Session::harbour(100, 24);
        session.send(Event::Unsaved("a note could not be saved: the disk is full".to_owned()));
        let told = session.reader.message().unwrap().text.clone();
        assert_eq!(told, "a note could not be saved: the disk is full. Quit anyway? q quits, any other key stays");
        session.press(keys);
        assert_eq!(format!("{:?}", session.effects), effects, "{keys}");
    }
}
