//! A web page, its article, and all of it: keys in, screen out.

use std::sync::Arc;

use ascribe::ingest::{Format, Hints, ingest};
use ascribe::reader::{Effect, Event, FileId, Opened};
use ascribe::store::Record;
use ascribe::view::Theme;
use expect_test::expect_file;

use crate::cli::runs::Folder;
use crate::session::Session;

const PAGE: &str = "<!DOCTYPE html><title>The tolls of Harrow</title>
<article><h1>The tolls of Harrow</h1>
<p>The warden counted the barges before the frost, and nobody asked why, since nobody was awake.</p>
<p>A clerk wrote down what the ferryman remembered of both ledgers, which was not much in the end.</p></article>
<div class='comments-area'><h2>Comments</h2><div class=comment><p>I was awake and I saw the warden, who counted nothing at all.</p></div>
<div class=comment><p>So was I, and I would swear to it.</p></div></div>";

/// What comes when all of the page is read, or its article.
fn come(session: &mut Session, whole: bool) {
    let hints = Hints { whole, ..Hints::named("tolls.html", Some(Format::Html)) };
    let (document, notices) = ingest(PAGE.as_bytes().to_vec(), &hints).unwrap();
    let document = Arc::new(document);
    session.send(Event::Opened(Opened { file: FileId(0), document, notices, record: Record::default() }));
}

/// What is read anew by the keys.
fn asked(session: &mut Session, keys: &str) -> Vec<String> {
    session.effects.clear();
    session.press(keys);
    let asked = session.effects.iter().filter_map(|it| match it {
        Effect::Open(file) => Some(format!("open {}", file.0)),
        Effect::OpenWhole(file) => Some(format!("open {} whole", file.0)),
        _ => None,
    });
    asked.collect()
}

fn screen(session: &Session) -> String {
    let buffer = session.screen(&Theme::named("plain", ascribe::view::Depth::None).unwrap());
    let rows = buffer.content.chunks(usize::from(buffer.area.width));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned() + "\n")
        .collect()
}

#[test]
fn a_page_is_shown_whole_and_its_article_alone_again() {
    let mut session = Session::empty(&["tolls.html"], 76, 20);
    come(&mut session, false);
    expect_file!["screens/whole-article.txt"].assert_eq(&screen(&session));
    session.press("j j j");
    let before = session.words_at();
    assert_eq!(asked(&mut session, ": w h o l e Enter"), ["open 0 whole"]);
    come(&mut session, true);
    assert_eq!(session.words_at(), before, "the place is kept");
    expect_file!["screens/whole-page.txt"].assert_eq(&screen(&session));
    assert_eq!(asked(&mut session, ": w h o Tab Enter"), ["open 0"]);
    come(&mut session, false);
    assert_eq!(session.words_at(), before, "the place is kept");
    assert_eq!(asked(&mut session, ": w h o l e Enter"), ["open 0 whole"]);
    come(&mut session, true);
    // To read it again is to read its article.
    assert_eq!(asked(&mut session, "r"), ["open 0"]);
    come(&mut session, false);
    assert_eq!(asked(&mut session, ": w h o l e Enter"), ["open 0 whole"]);
}

#[test]
fn what_is_no_page_is_told() {
    let mut session = Session::empty(&["tolls.txt"], 76, 20);
    come(&mut session, false);
    assert_eq!(asked(&mut session, ": w h o l e Enter"), ["open 0 whole"]);
    let message = "tolls.txt is not a web page; all of it is already shown".to_owned();
    session.send(Event::OpenFailed { file: FileId(0), message: message.clone() });
    assert_eq!(session.reader.message().map(|it| it.text.clone()), Some(message));
    assert_eq!(asked(&mut session, ": w h o l e Enter"), ["open 0 whole"], "it is still the article alone");
}

#[test]
fn an_option_takes_pages_whole() {
    let folder = Folder::new();
    let comment = "I was awake and I saw the warden";
    let notice = "standard input: 22 words of this page were left out; --whole shows them all.";
    let to_pipe =
        "standard input: 22 words of this page were left out; `ascribe analyze --text --whole` shows them all.";
    for (arguments, is_whole, told, said) in [
        ("analyze --text -", false, vec![notice], ""),
        ("analyze --text --whole -", true, vec![], ""),
        ("analyze -", false, vec![], "22 words of this page were left out; --whole shows them all."),
        ("analyze --whole -", true, vec![], ""),
        ("report -", false, vec![], "22 words of this page were left out"),
        ("-", false, vec![to_pipe], ""),
    ] {
        let run = folder.pipe(PAGE.as_bytes(), arguments).told(0, &told);
        assert!(run.out.contains(said), "{arguments}: {}", run.out);
        assert_eq!(run.out.contains("left out"), !said.is_empty(), "{arguments}");
        // What analyses print of the text is what somebody says in it.
        let prints_text = arguments.contains("--text") || arguments == "-";
        assert!(!prints_text || run.out.contains(comment) == is_whole, "{arguments}: {}", run.out);
    }
    folder.write("tolls.html", PAGE.as_bytes());
    for (option, is_whole) in [("", false), ("--whole", true)] {
        let run = folder.run(&format!("compare --width 200 {option} tolls.html tolls.html")).told(0, &[]);
        assert_eq!(run.out.contains("left out"), !is_whole, "{}", run.out);
    }
}
