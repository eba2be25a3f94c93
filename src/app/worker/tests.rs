//! The worker with an engine that is as slow as a test wants it to be.

use std::sync::mpsc::TryRecvError;

use super::*;
use crate::document::{BlockKind, Builder};
use crate::ingest::{Format, Hints, ingest};
use crate::store::{Anchor, Correction};

/// An engine that begins a part, says so, and ends it when it is told to or called off.
struct Bench {
    analyst: Analyst,
    begun: Receiver<Next>,
    go: Sender<()>,
    inbox: Receiver<Message>,
}

impl Bench {
    fn new() -> Self {
        let (sender, inbox) = mpsc::channel();
        let (begins, begun) = mpsc::channel();
        let (go, ends) = mpsc::channel();
        let engine = move |_: &Document, next, _: &mut Memory, cancel: &Cancel| {
            // A test that has ended neither listens nor waits.
            let _ = begins.send(next);
            while !cancel.is_set() && ends.try_recv() == Err(TryRecvError::Empty) {
                thread::yield_now();
            }
            Analysis::default()
        };
        Self { analyst: Analyst::with(sender, engine).expect("a thread starts"), begun, go, inbox }
    }

    /// What was begun; then it may end.
    fn step(&self) -> Next {
        let next = self.begun();
        self.go.send(()).expect("the engine waits");
        next
    }

    fn begun(&self) -> Next {
        self.begun.recv().expect("the engine goes on")
    }

    /// How many bytes are known of which text, or nothing if all of it is.
    fn told(&self) -> (Arc<Document>, Option<usize>) {
        match self.inbox.recv() {
            Ok(Message::Event(Event::Analysed { document, complete, known, .. })) => {
                (document, (!complete).then(|| known.iter().map(|span| span.len()).sum()))
            }
            other => panic!("not an analysis: {other:?}"),
        }
    }
}

/// A text of paragraphs of 1 000 bytes.
fn text(paragraphs: usize) -> Arc<Document> {
    let mut builder = Builder::new(format!("{}\n\n", "x".repeat(998)).repeat(paragraphs));
    for nth in 0..paragraphs {
        builder.block(page(nth), BlockKind::Paragraph);
    }
    Arc::new(builder.build(crate::document::Meta::default()))
}

/// The nth paragraph.
fn page(nth: usize) -> Span {
    Span::new(nth * 1000, nth * 1000 + 998)
}

/// Some paragraphs as a part.
fn part(first: usize, last: usize) -> Next {
    Next::Part(page(first).hull(page(last)))
}

#[test]
fn the_page_is_told_first_and_a_short_text_then_as_a_whole() {
    let mut bench = Bench::new();
    bench.analyst.ask(text(10), page(0));
    assert_eq!([bench.step(), bench.step()], [part(0, 3), Next::Whole]);
    assert_eq!([bench.told().1, bench.told().1], [Some(3998), None]);
}

#[test]
fn a_jump_is_answered_before_the_rest() {
    let mut bench = Bench::new();
    let text = text(100);
    bench.analyst.ask(Arc::clone(&text), page(0));
    assert_eq!(bench.step(), part(0, 3));
    assert_eq!(bench.told().1, Some(3998));
    assert_eq!(bench.begun(), part(4, 7));
    // This is called off and done later: it was not told to end.
    bench.analyst.look(&text, page(50));
    assert_eq!(bench.step(), part(50, 53));
    assert_eq!(bench.told().1, Some(2 * 3998));
    assert_eq!([bench.step(), bench.step()], [part(46, 49), part(54, 57)]);
}

#[test]
fn a_long_text_is_told_as_it_grows_and_as_a_whole_at_last() {
    let mut bench = Bench::new();
    bench.analyst.ask(text(80), page(0));
    let mut parts = 0;
    while bench.step() != Next::Whole {
        parts += 1;
    }
    let told: Vec<_> = std::iter::from_fn(|| bench.told().1).collect();
    assert_eq!(parts, 20);
    // The page; nine parts; the other eight; the last three.
    assert_eq!(told, [3998, 9 * 4000 - 2, 17 * 4000 - 2, 80_000 - 2]);
}

#[test]
fn another_text_is_not_kept_waiting() {
    let mut bench = Bench::new();
    let (first, passed_over, last) = (text(100), text(50), text(3));
    bench.analyst.ask(Arc::clone(&first), page(0));
    assert_eq!(bench.begun(), part(0, 3));
    bench.analyst.ask(passed_over, page(0));
    bench.analyst.ask(Arc::clone(&last), page(0));
    while bench.begun() != Next::Whole {}
    // Looking at what was given up calls nothing off.
    bench.analyst.look(&first, page(90));
    bench.go.send(()).expect("the engine waits");
    let (document, left) = bench.told();
    assert!(Arc::ptr_eq(&document, &last), "nothing is told of the others");
    assert_eq!(left, None);
}

#[test]
fn quitting_waits_for_nothing() {
    let mut bench = Bench::new();
    bench.analyst.ask(text(100), page(0));
    bench.begun();
    // The engine hangs for good, and yet this returns.
    drop(bench.analyst);
}

/// Parts put together hold what the whole holds, but for who is who.
#[test]
fn parts_come_to_the_same_words_as_the_whole() {
    let said = "“The bridge is late,” said Ada Bell, who runs the works.\n\nThe mayor said the money was gone. \
        According to the Harbor Post, officials said it never came. Nobody knows.\n\n";
    let text = said.repeat(200);
    let (document, _) =
        ingest(text.into_bytes(), &Hints::named("bridge.txt", Some(Format::Plain))).expect("it is text");
    let document = Arc::new(document);
    let (sender, inbox) = mpsc::channel();
    let mut analyst = Analyst::start(&sender, None).expect("a thread starts");
    let middle = document.blocks()[200].span;
    analyst.ask(Arc::clone(&document), middle);
    let mut before: Option<Arc<Analysis>> = None;
    loop {
        let Ok(Message::Event(Event::Analysed { analysis, complete, .. })) = inbox.recv() else {
            panic!("no analysis")
        };
        if complete {
            let before = before.expect("parts came first");
            let bare = |it: &Analysis| -> Vec<_> {
                it.attributions.iter().map(|it| (it.source.clone(), it.cue, it.content.clone(), it.within)).collect()
            };
            assert!(bare(&before) == bare(&analysis), "the same is said by the same words");
            let names = |it: &Analysis| it.sources.iter().filter(|it| it.name == "Ada Bell").count();
            assert_eq!((names(&before), names(&analysis)), (1, 1));
            return;
        }
        let ends = analysis.voices.iter().fold(0, |end, (run, _)| {
            assert_eq!(run.start(), end, "voices tile the text");
            run.end()
        });
        assert_eq!(ends, document.text().len());
        before = Some(analysis);
    }
}

#[test]
fn a_panic_is_told() {
    assert_eq!(guarded(|| 7), Ok(7));
    assert_eq!(guarded(|| panic!("no {}", "way\u{7}")), Err::<(), _>("no way␇".to_owned()));
    assert_eq!(guarded(|| panic!("plain")), Err::<(), _>("plain".to_owned()));
}

fn pair(there: &Arc<Document>) -> Pair {
    let here = (text(1), Arc::new(Analysis::default()));
    let (file, shown) = (crate::reader::FileId(1), crate::reader::Visibility::default());
    Pair { file, here, there: Arc::clone(there), corrections: Vec::new(), shown, cancel: Cancel::default() }
}

#[test]
fn a_comparison_is_told_unless_something_else_is_wanted() {
    let mut bench = Bench::new();
    let there = text(3);
    // The first is called off by the second, that by another text.
    bench.analyst.compare(pair(&text(1)));
    assert_eq!(bench.begun(), Next::Whole);
    let place = Anchor { start: 0, quote: "x".repeat(998) };
    let correction = Correction { place, speaker: Some("Ida Brandt".to_owned()) };
    bench.analyst.compare(Pair { corrections: vec![correction], ..pair(&there) });
    assert_eq!(bench.step(), Next::Whole);
    match bench.inbox.recv() {
        Ok(Message::Event(Event::Compared(compared))) => {
            assert!(Arc::ptr_eq(&compared.there.0, &there));
            assert_eq!(compared.there.1.sources[0].name, "Ida Brandt", "what the reader corrected there counts");
        }
        other => panic!("not a comparison: {other:?}"),
    }
    bench.analyst.compare(pair(&there));
    assert_eq!(bench.begun(), Next::Whole);
    let wanted = text(1);
    bench.analyst.ask(Arc::clone(&wanted), page(0));
    assert_eq!(bench.step(), Next::Whole);
    assert!(Arc::ptr_eq(&bench.told().0, &wanted), "of the comparison nothing is told");
}
