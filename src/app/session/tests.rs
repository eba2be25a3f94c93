//! What the main loop does, without a terminal.

use std::sync::mpsc;

use super::*;
use crate::reader::{Settings, Size};
use crate::view::Background;

/// A terminal that notes what is done to it.
#[derive(Default)]
struct Notes(Vec<String>);

impl Notes {
    fn note(&mut self, what: impl Into<String>) {
        self.0.push(what.into());
    }
}

impl Tty for Notes {
    fn draw(&mut self, _: &Reader, _: &Theme) -> io::Result<()> {
        self.note("draw");
        Ok(())
    }
    fn clear(&mut self) -> io::Result<()> {
        self.note("clear");
        Ok(())
    }
    fn size(&self) -> io::Result<Size> {
        Ok(Size { columns: 80, rows: 24 })
    }
    fn capture_mouse(&mut self) -> io::Result<()> {
        self.note("mouse true");
        Ok(())
    }
    fn release_mouse(&mut self) -> io::Result<()> {
        self.note("mouse false");
        Ok(())
    }
    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.note(format!("copy {text}"));
        Ok(())
    }
    fn enter(&mut self) -> io::Result<()> {
        self.note("enter");
        Ok(())
    }
    fn leave(&mut self) -> io::Result<()> {
        self.note("leave");
        Ok(())
    }
}

/// A session with one article that is no file, and its inbox.
fn session() -> (Session, Receiver<Message>) {
    let (sender, inbox) = mpsc::channel();
    let article = Input::Bytes { name: "article".to_owned(), bytes: b"Some words."[..].into() };
    let session = Session {
        reader: Reader::new(Settings { files: vec![article], ..Settings::default() }),
        theme: Theme::pick(Background::Dark, Depth::True),
        depth: Depth::True,
        analyst: Analyst::start(&sender, None).expect("a thread starts"),
        loader: Arc::default(),
        // Nobody reads keys.
        gate: Gate::new(mpsc::channel().0),
        loan: Loan::default(),
        sender,
        opening: Opening::default(),
        beside: None,
        additions: Additions::default(),
        has_asked: false,
        away: false,
        panics: false,
    };
    (session, inbox)
}

#[test]
fn effects_reach_the_terminal() {
    let (mut session, _inbox) = session();
    let mut tty = Notes::default();
    for (effect, noted) in [
        (Effect::Copy("words".to_owned()), "copy words"),
        (Effect::Mouse(false), "mouse false"),
        (Effect::Redraw, "clear"),
    ] {
        assert_eq!(session.carry_out(&mut tty, effect).expect("it only notes"), None);
        assert_eq!(tty.0.pop().as_deref(), Some(noted));
    }
    for effect in [Effect::Quit, Effect::QuitNow] {
        assert_eq!(session.carry_out(&mut tty, effect).expect("it only notes"), Some(End::Quit));
    }
}

#[test]
fn what_cannot_be_done_is_told() {
    let (mut session, inbox) = session();
    let mut tty = Notes::default();
    for (effect, sentence) in [
        (Effect::Edit { file: FileId(0), line: 1 }, "this article is not a file, so it cannot be edited"),
        (Effect::Theme("mauve\n".to_owned()), "there is no theme “mauve␊”"),
        (Effect::Browse("file:///etc/passwd".to_owned()), "this is not a web address: file:///etc/passwd"),
    ] {
        assert_eq!(session.carry_out(&mut tty, effect).expect("it only notes"), None);
        let Ok(Message::Event(Event::Failed(told))) = inbox.recv() else { panic!("{sentence}: nothing is told") };
        assert_eq!(told, sentence);
    }
    assert_eq!(tty.0, [""; 0], "the terminal was not lent");
}

#[test]
fn only_the_last_opening_counts() {
    // Wanted one after another, before any is read; then the files that are read, each with what comes of it.
    for (wanted, read) in [
        (&[0][..], &[(0, "shown")][..]),
        (&[0, 0, 0, 0], &[(0, "dropped"), (0, "shown")]),
        (&[0, 7], &[(0, "dropped"), (7, "shown")]),
    ] {
        let (mut session, inbox) = session();
        let mut tty = Notes::default();
        for file in wanted {
            session.open(FileId(*file));
        }
        let mut done = Vec::new();
        while done.len() < read.len() {
            let Ok(Message::Loaded { file, number, event }) = inbox.recv() else {
                panic!("{wanted:?}: nothing else comes")
            };
            let before = session.reader.message().cloned();
            let end = session.take(&mut tty, Message::Loaded { file, number, event }).expect("it only notes");
            // With nothing to show, an article that cannot be read ends the session.
            let shows =
                session.reader.article().is_some() || end.is_some() || session.reader.message() != before.as_ref();
            done.push((file.0, if shows { "shown" } else { "dropped" }));
        }
        done.sort_unstable();
        assert_eq!(done, read, "{wanted:?}");
        assert!(inbox.try_iter().all(|message| !matches!(message, Message::Loaded { .. })), "{wanted:?}");
    }
}

#[test]
fn what_to_compare_with_is_read_beside_the_page() {
    let (mut session, inbox) = session();
    let mut tty = Notes::default();
    let (document, analysis) = (Arc::new(Document::default()), Arc::new(Analysis::default()));
    for (file, expected) in [(0, Ok("Some words.")), (7, Err("there is no such article"))] {
        let (document, analysis) = (Arc::clone(&document), Arc::clone(&analysis));
        let effect = Effect::Compare { file: FileId(file), document, analysis, shown: Visibility::default() };
        assert_eq!(session.carry_out(&mut tty, effect).expect("it only notes"), None);
        let Ok(Message::Beside { number, read }) = inbox.recv() else { panic!("nothing is read") };
        assert!(session.is_beside(number));
        let read = read.map(|pair| pair.there.text().to_owned());
        assert_eq!(read, expected.map(str::to_owned).map_err(str::to_owned));
    }
}

#[test]
fn a_comparison_that_is_called_off_is_told_nothing_of() {
    let (mut session, inbox) = session();
    let mut tty = Notes::default();
    let (document, analysis) = (Arc::new(Document::default()), Arc::new(Analysis::default()));
    // The article is called off, or another one; the same one while it is being opened, too.
    for (called_off, is_opened, still_counts) in [(7, false, false), (0, false, true), (7, true, true)] {
        let (document, analysis) = (Arc::clone(&document), Arc::clone(&analysis));
        let effect = Effect::Compare { file: FileId(7), document, analysis, shown: Visibility::default() };
        assert_eq!(session.carry_out(&mut tty, effect).expect("it only notes"), None);
        let beside = session.beside.as_ref().map(|it| it.job.clone()).expect("it is being read");
        if is_opened {
            assert!(session.opening.want(FileId(7), Extent::Article).is_some());
        }
        let effect = Effect::CallOff(FileId(called_off));
        assert_eq!(session.carry_out(&mut tty, effect).expect("it only notes"), None);
        assert_eq!(session.is_beside(beside.number), still_counts);
        assert_eq!(beside.stop.load(Ordering::Relaxed), !still_counts);
        let Ok(Message::Beside { number, read }) = inbox.recv() else { panic!("nothing is read") };
        session.take(&mut tty, Message::Beside { number, read }).expect("it only notes");
        assert_eq!(session.reader.message().is_some(), still_counts, "{called_off}");
        session.call_off_comparison();
    }
}

#[test]
fn signals_end_the_session_or_draw_it_anew() {
    let (mut session, _inbox) = session();
    let mut tty = Notes::default();
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        let end = session.take(&mut tty, Message::Signal(signal)).expect("it only notes");
        assert_eq!(end, Some(End::Signal(signal)));
    }
    session.away = true;
    // One to stop that came twice stops once.
    for signal in [SIGTSTP, SIGCONT] {
        assert_eq!(session.take(&mut tty, Message::Signal(signal)).expect("it only notes"), None);
    }
    assert_eq!(tty.0, ["leave", "enter"]);
    assert!(!session.away);
}

#[test]
fn a_terminal_that_is_gone_ends_the_session() {
    let (mut session, inbox) = session();
    let gone = Message::InputEnded(io::ErrorKind::UnexpectedEof.into());
    session.sender.send(gone).expect("the test holds the inbox");
    let mut tty = Notes::default();
    let end = session.run(&mut tty, Event::Told("welcome".to_owned()), &inbox);
    assert_eq!(end.expect_err("it is gone").kind(), io::ErrorKind::UnexpectedEof);
    assert_eq!(tty.0, ["draw"]);
}
