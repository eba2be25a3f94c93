//! `:compare`: another article beside the one that is open.

use std::fmt::Write as _;
use std::sync::Arc;

use ascribe::analysis::{Comparison, Kind};
use ascribe::ingest::Format;
use ascribe::reader::{ArticleComparison, Effect, Event, FileId, Opened, Size};
use ascribe::store::Record;
use ascribe::view::{Depth, Theme};
use expect_test::expect_file;

use crate::marked::{Marked, marked};
use crate::session::{Session, styled};

/// Another article on the harbour.
fn other() -> Marked {
    let text = "Other ships\n\n‹s1:Lindqvist› ‹c1:said› ‹q1:the quay was dry›. ‹s2:Ida Brandt› ‹c2:said› ‹q2:“not at all \
                \u{202e}dry”›.\n";
    let speakers = [("Lindqvist", Kind::Person, &[1][..]), ("Ida Brandt", Kind::Person, &[2])];
    marked(text, Format::Plain, &speakers, &[])
}

/// What the worker would say to what was asked.
fn answer(session: &Session, other: &Marked) -> Event {
    let asked = session.effects.iter().find_map(|effect| match effect {
        Effect::Compare { file, document, analysis, shown } => {
            Some((*file, Arc::clone(document), Arc::clone(analysis), *shown))
        }
        _ => None,
    });
    let (file, document, analysis, shown) = asked.expect("a comparison was asked for");
    let pair = ((&*document, &*analysis), (&*other.document, &*other.analysis));
    let comparison = Comparison::among(pair.0, pair.1, |it| shown.shows(it));
    let there = (Arc::clone(&other.document), Arc::clone(&other.analysis));
    Event::Compared(ArticleComparison {
        file,
        here: (document, analysis),
        there,
        shown,
        comparison: Arc::new(comparison),
    })
}

/// The other article, read.
fn opened(other: &Marked) -> Event {
    let document = Arc::clone(&other.document);
    Event::Opened(Opened { file: FileId(1), document, notices: vec![], record: Record::default() })
}

fn compared() -> (Session, Marked) {
    let (mut session, other) = (Session::harbour(100, 40), other());
    session.press(": c o m p a r e Enter");
    let answer = answer(&session, &other);
    session.send(answer);
    session.effects.clear();
    (session, other)
}

/// Goes down in the list to the row with these words and chooses it.
fn choose(session: &mut Session, words: &str) {
    let overlay = session.reader.overlay().unwrap();
    let wanted = overlay.list.rows.iter().position(|row| row.text.contains(words)).unwrap();
    let steps = overlay.list.rows[overlay.list.selected..wanted].iter().filter(|row| row.choice.is_some()).count();
    session.press(&format!("{}Enter", "j ".repeat(steps)));
}

#[test]
fn the_list_says_who_is_where() {
    let (session, _) = compared();
    let mut told = String::new();
    for (index, row) in session.reader.overlay().unwrap().list.rows.iter().enumerate() {
        let mut text = format!("{:>8} {}{}", row.lead, "  ".repeat(row.indent.into()), row.text);
        if let Some((half, _)) = session.reader.overlay().unwrap().half(index) {
            let _ = write!(text, " {} {}", half.sign, half.text);
        }
        let _ = writeln!(told, "{}", text.trim_end());
    }
    expect_file!["comparison/list.txt"].assert_eq(&told);
    let screen = styled(&session.screen(&Theme::named("dark", Depth::True).unwrap()));
    expect_file!["screens/state-comparison.txt"].assert_eq(&screen);
}

#[test]
fn what_is_said_stands_below_each_other_on_a_narrow_screen() {
    let (mut session, other) = (Session::harbour(80, 24), other());
    session.press(": c o m p a r e Enter");
    let answer = answer(&session, &other);
    session.send(answer);
    let leads = |session: &Session| {
        let rows = session.reader.overlay().unwrap().list.rows.iter();
        rows.map(|row| row.lead.clone()).filter(|it| it.contains("here")).collect::<Vec<_>>()
    };
    assert_eq!(leads(&session), ["here", "here", "there"]);
    session.send(Event::Resize(Size { columns: 120, rows: 36 }));
    assert_eq!(leads(&session), Vec::<String>::new(), "there is room now");
    session.send(Event::Resize(Size { columns: 80, rows: 24 }));
    assert_eq!(leads(&session), ["here", "here", "there"]);
}

#[test]
fn either_side_can_be_chosen() {
    for (keys, is_there) in [("Enter", false), ("l Enter", true), ("l h Enter", false), ("Right Enter", true)] {
        let (mut session, _) = compared();
        session.press("j");
        session.press(keys);
        assert_eq!(matches!(session.effects.as_slice(), [Effect::Open(FileId(1))]), is_there, "{keys}");
        assert!(session.reader.overlay().is_none(), "{keys}");
    }
}

#[test]
fn only_what_was_asked_for_last_is_shown() {
    let (mut session, other) = (Session::harbour(100, 40), other());
    session.press(": c o m p a r e Enter");
    let first = answer(&session, &other);
    session.effects.clear();
    // Attitudes are hidden, and it is asked once more, before the first answer comes.
    session.press("A : c o m p a r e Enter");
    let last = answer(&session, &other);
    session.effects.clear();
    session.send(first.clone());
    assert!(session.reader.overlay().is_none(), "it is not what was asked for");
    assert!(matches!(session.effects.as_slice(), [Effect::Compare { .. }]), "it may have called the last off");
    session.send(last);
    assert!(session.reader.overlay().is_some());
    session.press("Esc");
    session.effects.clear();
    session.send(first);
    assert!(session.reader.overlay().is_none() && session.effects.is_empty(), "nobody waits for it");
}

#[test]
fn rows_lead_here_and_there() {
    let (mut session, other) = compared();
    choose(&mut session, "Ida Brandt");
    assert!(matches!(session.effects.as_slice(), [Effect::Open(FileId(1))]), "{:?}", session.effects);
    session.send(opened(&other));
    assert_eq!(session.words_at(), "“not at all \u{202e}dry”.");

    let (mut session, _) = compared();
    choose(&mut session, "Four metres");
    assert_eq!(session.words_at(), "“Four metres at low");
    assert!(session.effects.is_empty() && session.reader.overlay().is_none());
    session.press(": c o m p a r e Enter");
    assert!(session.effects.is_empty(), "it is known already");
    assert!(session.reader.overlay().is_some());
}

#[test]
fn a_text_that_has_changed_since_is_opened_where_it_was_left() {
    let (mut session, _) = compared();
    choose(&mut session, "Ida Brandt");
    session.send(opened(&marked("É\n\nNot a word of it is left.\n", Format::Plain, &[], &[])));
    assert_eq!(session.words_at(), "É Not a word");
}

#[test]
fn a_comparison_disturbs_nobody() {
    let (mut session, other) = (Session::harbour(100, 40), other());
    session.press(": c o m p a r e Enter");
    let event = answer(&session, &other);
    session.press("/ s h");
    session.send(event.clone());
    assert!(session.reader.overlay().is_none() && session.reader.prompt().is_some(), "a search is being typed");
    session.press("Esc");
    session.open(FileId(0), Record::default());
    session.send(opened(&other));
    session.send(event);
    assert!(session.reader.overlay().is_none(), "another article is open");
    session.press(": c o m p a r e Enter");
    assert!(session.reader.message().unwrap().text.contains("still being analysed"));
}

#[test]
fn what_nobody_waits_for_is_only_announced() {
    // Nothing is done; somebody reads on; the balance is opened, by keys or before.
    for (before, meanwhile, is_shown) in [("", "", true), ("", "j", false), ("", "B", false), ("B Esc", "", true)] {
        let (mut session, other) = (Session::harbour(100, 40), other());
        session.press(format!("{before} : c o m p a r e Enter {meanwhile}").trim());
        assert!(session.reader.status().position.is_comparing, "{meanwhile}");
        let event = answer(&session, &other);
        session.send(event);
        assert!(!session.reader.status().position.is_comparing, "{meanwhile}");
        assert_eq!(session.reader.overlay().is_some(), is_shown, "{meanwhile}");
        let told = session.reader.message().map(|it| it.text.clone());
        assert_eq!(told.is_some_and(|it| it == "the comparison is ready; :compare shows it"), !is_shown);
        session.effects.clear();
        if !is_shown {
            session.press("Esc Esc : c o m p a r e Enter");
            assert!(session.reader.overlay().is_some() && session.effects.is_empty(), "{meanwhile}");
        }
    }
}

#[test]
fn what_cannot_be_compared_is_no_longer_waited_for() {
    let mut session = Session::harbour(100, 40);
    session.press(": c o m p a r e Enter");
    session.send(Event::NotCompared("there is no file other.txt".to_owned()));
    assert!(!session.reader.status().position.is_comparing);
    assert!(session.reader.message().unwrap().is_error);
}

#[test]
fn one_comes_back_from_there() {
    let (mut session, other) = compared();
    choose(&mut session, "Ida Brandt");
    session.send(opened(&other));
    assert_eq!(session.reader.message().unwrap().text, "^O goes back to harbour.md");
    session.effects.clear();
    // A jump that was made there is undone first.
    session.press("g g ^O");
    assert!(session.effects.iter().all(|it| !matches!(it, Effect::Open(_))), "{:?}", session.effects);
    session.press("^O");
    assert!(session.effects.is_empty(), "the article is there: {:?}", session.effects);
    assert_eq!(session.words_at(), "The Harbour Nobody Wanted");
    session.press("^O");
    assert_eq!(session.words_at(), "The Harbour Nobody Wanted", "it is no circle");
    session.press("A-Right");
    assert_eq!(session.words_at(), "“not at all \u{202e}dry”.");
}

#[test]
fn what_could_not_be_opened_leads_nowhere_later() {
    let (mut session, other) = compared();
    choose(&mut session, "Ida Brandt");
    session.send(Event::OpenFailed { file: FileId(1), message: "it is gone".to_owned() });
    session.send(opened(&other));
    assert_eq!(session.words_at(), "Other ships Lindqvist said");
}

#[test]
fn an_article_to_compare_with_tells_how_far_it_is_and_can_be_called_off() {
    let mut session = Session::harbour(100, 40);
    session.press(": c o m p a r e Enter");
    session.send(Event::Arriving { file: FileId(0), progress: "nobody’s".to_owned() });
    assert_eq!(session.reader.status().doing, None);
    session.send(Event::Arriving { file: FileId(1), progress: "120 kB of 1.0 MB from example.org".to_owned() });
    let doing = session.reader.status().doing.map(|it| format!("{} · {}", it.what, it.keys));
    assert_eq!(doing.as_deref(), Some("comparing · 120 kB of 1.0 MB from example.org · Esc cancels it"));
    assert_eq!(session.reader.message(), None, "nothing hides it");
    session.effects.clear();
    session.press("Esc");
    assert!(matches!(session.effects.as_slice(), [Effect::CallOff(FileId(1))]), "{:?}", session.effects);
    assert_eq!(session.reader.message().unwrap().text, "the comparison with other.txt was cancelled");
    let status = session.reader.status();
    assert!(status.doing.is_none() && !status.position.is_comparing, "{status:?}");
    session.effects.clear();
    session.press("Esc");
    assert!(session.effects.is_empty(), "there is nothing more to call off");
    session.press(": c o m p a r e Enter");
    assert!(matches!(session.effects.as_slice(), [Effect::Compare { .. }]), "it is asked for anew");
    assert_eq!(session.reader.status().doing, None, "nothing of it has come yet");
}

#[test]
fn what_is_hidden_is_not_compared() {
    let (mut session, other) = compared();
    session.press("Esc A : c o m p a r e Enter");
    assert!(!session.effects.is_empty(), "something else is shown now");
    let event = answer(&session, &other);
    let Event::Compared(ArticleComparison { shown, .. }) = &event else { panic!("{event:?}") };
    assert!(!shown.attitudes);
    session.send(event);
    assert_eq!(session.reader.overlay().unwrap().title, "COMPARISON · here: harbour.md · there: other.txt");
}
