//! Links: labels on the screen, following, the way back, pages on their way.

use std::fmt::Write as _;
use std::sync::Arc;

use ascribe::document::Document;
use ascribe::ingest::{Format, Hints, ingest};
use ascribe::reader::{Effect, Event, FileId, Opened, Row, Size};
use ascribe::store::Record;
use ascribe::view::{Depth, Theme};
use expect_test::expect_file;
use proptest::prelude::*;

use crate::marked::marked;
use crate::session::{Session, styled};

/// A page with links of every shape: over lines, over a heading, side by side, in a list, in a quotation.
const NEWS: &str = "\
# Bridge stays shut

By Ann Holt

The bridge will stay shut until May, [the board of the harbour, which met behind closed doors and for longer than it \
had meant to](https://example.org/board), said on Monday. [One](https://example.org/1)[two](https://example.org/2), and \
“[three](https://example.org/3)”.

## [What was found](https://example.org/cracks)

Cracks were found in [two piers](https://example.org/piers#two), [as the engineer wrote](mailto:lund@example.org). A \
part of [this page](#who-pays) tells who pays.

- [Ferry](https://example.org/ferry)
- The [tunnel](tunnel.md), which [nobody wants](javascript:alert(1))

## Who pays

Nobody has said so. The council has [promised](https://example.org/board#promise) an answer.
";

fn news(columns: u16, rows: u16) -> Session {
    Session::new(marked(NEWS, Format::Markdown, &[], &[]), columns, rows)
}

/// A page from the network, not analysed yet.
fn page(text: &str, address: &str) -> Arc<Document> {
    let hints = Hints { address: Some(address), ..Hints::named(address, Some(Format::Markdown)) };
    Arc::new(ingest(text.as_bytes().to_vec(), &hints).unwrap().0)
}

fn come(session: &mut Session, file: usize, document: &Arc<Document>) {
    let (file, document) = (FileId(file), Arc::clone(document));
    session.send(Event::Opened(Opened { file, document, notices: Vec::new(), record: Record::default() }));
}

fn told(session: &Session) -> String {
    session.reader.message().map(|it| it.text.clone()).unwrap_or_default()
}

fn doing(session: &Session) -> String {
    session.reader.status().doing.map(|it| it.fit(80)).unwrap_or_default()
}

/// What the app is to do, but for analysing.
fn asked(session: &mut Session) -> String {
    let asked = session.effects.drain(..).filter_map(|effect| match effect {
        Effect::Analyse { .. } | Effect::AnalysePart { .. } => None,
        Effect::Follow { file, address } => Some(format!("follow {address} as {}", file.0)),
        Effect::Open(file) => Some(format!("open {}", file.0)),
        Effect::CallOff(file) => Some(format!("call off {}", file.0)),
        other => Some(format!("{other:?}")),
    });
    asked.collect::<Vec<_>>().join(", ")
}

#[test]
fn hints_on_the_screen() {
    for (columns, rows, name, keys) in [
        (80, 24, "dark", "F"),
        (80, 24, "light", "F o"),
        (80, 24, "plain", "F"),
        (40, 12, "dark", "F"),
        (40, 12, "plain", "h F"),
    ] {
        let depth = if name == "plain" { Depth::None } else { Depth::True };
        let mut session = news(columns, rows);
        session.press(keys);
        let screen = styled(&session.screen(&Theme::named(name, depth).unwrap()));
        expect_file![format!("screens/hints-{columns}x{rows}-{name}.txt")].assert_eq(&screen);
    }
}

#[test]
fn of_many_labels_those_are_left_that_begin_with_what_was_typed() {
    let words = ["one", "a", "日本", "four", "日", "x"];
    let link = |nth: usize| format!("[{}](https://example.org/{nth})", words[nth % words.len()]);
    let text: Vec<String> = (0..40).map(link).collect();
    let mut session = Session::new(marked(&text.join(" "), Format::Markdown, &[], &[]), 80, 12);
    session.press("F s");
    let screen = styled(&session.screen(&Theme::named("dark", Depth::True).unwrap()));
    expect_file!["screens/hints-typed.txt"].assert_eq(&screen);
    session.press("d");
    assert_eq!(asked(&mut session), "follow https://example.org/11 as 2");
}

#[test]
fn what_labels_and_keys_lead_to() {
    let mut table = String::new();
    for keys in [
        "F a",
        "F s",
        "F d",
        "F f",
        "F g",
        "F h",
        "F q",
        "F w",
        "F e",
        "F o w",
        "F y f",
        "F z",
        "F Esc",
        "Enter",
        "o",
        "/ O n e Enter Enter",
        "/ t h r e e Enter Enter",
        "h Enter",
        "h o",
        "/ C r a c k s Enter Enter",
        "/ C r a c k s Enter o",
        "/ C r a c k s Enter o d",
        "/ t e l l s Enter Enter",
        "G Enter",
        "G Enter Esc Enter",
        ": o Space e x a m p l e . o r g Enter",
        ": o Space n o t e s . t x t Enter",
        ": o Space a : / / b @ c Enter",
        ": o Space h t t p s : / / a : b @ c Enter",
    ] {
        let mut session = news(80, 40);
        session.press(keys);
        let labels = session.reader.hints().map(|hints| hints.left().count()).unwrap_or_default();
        let labels = if labels == 0 { String::new() } else { format!("{labels} labels") };
        let parts = [format!("“{}”", session.words_at()), labels, doing(&session), told(&session), asked(&mut session)];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        let _ = writeln!(table, "{keys:<28} → {}", parts.join(" | "));
    }
    expect_file!["keys/links.txt"].assert_eq(&table);
}

#[test]
fn a_page_is_followed_and_left_again() {
    let mut session = news(80, 24);
    let cracks = page(
        "# Cracks\n\nIn two piers.\n\n[Back](https://example.org/news), or [on](https://example.org/ferry).",
        "https://example.org/cracks",
    );
    session.press("h Enter");
    assert_eq!(asked(&mut session), "follow https://example.org/cracks as 2");
    assert_eq!(doing(&session), "opening https://example.org/cracks · Esc cancels it");
    session.send(Event::Arriving { file: FileId(2), progress: "12 kB of example.org".to_owned() });
    session.send(Event::Arriving { file: FileId(7), progress: "nobody’s".to_owned() });
    session.press("j m a");
    assert_eq!(told(&session), "bookmark a set", "keys work meanwhile");
    session.press("j");
    assert_eq!(doing(&session), "12 kB of example.org · Esc cancels it", "and wipe nothing");
    let left = session.words_at();
    come(&mut session, 2, &cracks);
    assert_eq!(
        (session.words_at().as_str(), told(&session).as_str()),
        ("Cracks In two piers.", "^O goes back to harbour.md")
    );
    assert_eq!(doing(&session), "");

    // Jumps on the page are taken back first; then the way leads back, and forward to where one was.
    session.press("} G ^O");
    assert_eq!(session.words_at(), "In two piers. Back,");
    session.press("^O ^O");
    assert_eq!((session.words_at(), asked(&mut session).as_str()), (left.clone(), ""), "without a request");
    session.press("A-Right");
    assert_eq!((session.words_at().as_str(), asked(&mut session).as_str()), ("In two piers. Back,", ""));
    session.press("A-Right A-Right A-Right");
    assert_eq!(told(&session), "nothing to go forward to");

    // A link to what is there goes there; the page it leads from is remembered anew.
    session.press("^O ^O H Enter");
    assert_eq!((session.words_at().as_str(), asked(&mut session).as_str()), ("In two piers. Back,", ""));
    session.press("^O");
    assert_eq!(session.words_at(), "What was found Cracks");
    session.press("A-Right");
    session.press("L");
    let rows = &session.reader.overlay().unwrap().list.rows;
    let listed: Vec<String> =
        rows.iter().map(|row| format!("{}{}{}", row.lead, "  ".repeat(row.indent.into()), row.text)).collect();
    assert_eq!(listed, ["harbour.md", "other.txt", "▸  Cracks"]);
}

#[test]
fn a_page_that_does_not_come_is_not_on_the_list() {
    let failed = Event::OpenFailed { file: FileId(2), message: "no such host: example.org".to_owned() };
    for (name, events, keys, expected) in [
        ("failed", vec![failed.clone()], "", "no such host: example.org"),
        ("called off", vec![], "Esc", "https://example.org/cracks was cancelled"),
        // Whoever is told something else calls off with the second.
        ("called off late", vec![failed], "m a Esc", ""),
    ] {
        let mut session = news(80, 24);
        session.press("h Enter");
        for event in events {
            session.send(event);
        }
        session.press(keys);
        assert_eq!((told(&session).as_str(), doing(&session).as_str()), (expected, ""), "{name}");
        session.press("L");
        assert_eq!(session.reader.overlay().unwrap().list.rows.len(), 2, "{name}");
        asked(&mut session);
        session.press("Esc J");
        assert_eq!(asked(&mut session), "open 1", "{name}");
        session.press("J");
        assert_eq!(told(&session), "this is the last article", "{name}");
        // The same link tries it again, under the same id.
        session.press("Enter");
        assert_eq!(asked(&mut session), "call off 1, open 2", "{name}");
    }
}

#[test]
fn another_wish_calls_off_the_first() {
    let mut session = news(80, 24);
    session.press("h Enter : o Space h t t p s : / / e x a m p l e . o r g Enter");
    let first = "follow https://example.org/cracks as 2";
    assert_eq!(asked(&mut session), format!("{first}, call off 2, follow https://example.org/ as 3"));
    let other = page("# Other\n\nWords.", "https://example.org/");
    come(&mut session, 3, &other);
    for keys in ["J J", "L j j Enter", ": o Space h t t p s : / / e x a m p l e . o r g Enter"] {
        session.press("K K");
        session.open(FileId(0), Record::default());
        session.press("h H Enter");
        assert_eq!(asked(&mut session), "open 2", "it is tried again");
        session.press(keys);
        let asked = asked(&mut session);
        assert!(asked.starts_with("call off 2") && session.words_at() == "Other Words.", "{keys}: {asked}");
    }
}

#[test]
fn a_page_opens_at_the_part_that_its_link_names() {
    let piers = page("# Piers\n\nOne.\n\n## Two\n\nThe second.", "https://example.org/piers");
    let mut session = news(80, 40);
    session.press("F k");
    assert_eq!(asked(&mut session), "follow https://example.org/piers as 2");
    come(&mut session, 2, &piers);
    assert_eq!(session.words_at(), "Two The second.");
    session.press("^O");
    assert_eq!(session.words_at(), "Bridge stays shut By");
}

#[test]
fn what_was_found_meanwhile_is_there_on_the_way_back() {
    let mut session = news(80, 24);
    let cracks = page("# Cracks\n\nIn two piers.", "https://example.org/cracks");
    session.press("h Enter");
    come(&mut session, 2, &cracks);
    session.press("^O");
    session.effects.clear();
    let analysis = Arc::new(ascribe::analysis::Analysis::default());
    session.send(Event::analysed(Arc::clone(&cracks), analysis, true));
    session.press("A-Right");
    assert!(session.reader.article().unwrap().complete && session.effects.is_empty(), "{:?}", session.effects);
    // A page that is chosen from the list is there, too; a file is read again.
    session.press("K");
    assert_eq!(asked(&mut session), "open 1");
}

#[test]
fn on_a_long_way_back_what_there_was_no_room_for_is_read_again() {
    let mut session = news(80, 24);
    let pages: Vec<Arc<Document>> = (2..40)
        .map(|nth| page(&format!("# Page {nth}\n\nThe first.\n\nThe second."), &format!("https://example.org/{nth}")))
        .collect();
    session.press("} }");
    for (nth, document) in (2..).zip(&pages) {
        session.press(": o Space");
        session.send(Event::Paste(format!("https://example.org/{nth}")));
        session.press("Enter");
        come(&mut session, nth, document);
        session.press("j j");
    }
    let stood = session.words_at();
    session.effects.clear();
    let mut read_again = Vec::new();
    for file in (0..39).rev().filter(|file| *file != 1) {
        session.press("^O");
        let asked = asked(&mut session);
        if !asked.is_empty() {
            assert_eq!(asked, format!("open {file}"));
            // Until it comes, or if it does not, one stays and can try again.
            let failed = Event::OpenFailed { file: FileId(file), message: "there is no network".to_owned() };
            session.send(failed);
            assert_eq!((session.words_at(), told(&session).as_str()), (stood.clone(), "there is no network"));
            session.press("^O");
            match file {
                0 => session.open(FileId(0), Record::default()),
                _ => come(&mut session, file, &pages[file - 2]),
            }
            read_again.push(file);
        }
        let expected = if file == 0 { "The bridge will stay" } else { &stood };
        assert_eq!(session.words_at(), expected, "{file}");
        session.effects.clear();
    }
    assert_eq!(read_again, [6, 5, 4, 3, 2, 0]);
    session.press("^O");
    assert_eq!(told(&session), "nothing to go back to");
    session.press("A-Right");
    assert_eq!((session.words_at(), asked(&mut session).as_str()), (stood, ""));
}

#[test]
fn what_the_status_line_tells_of_links() {
    for (keys, columns, expected) in [
        ("h", 100, Some("→ example.org/cracks")),
        ("h", 40, None),
        ("/ C r a c k s Enter", 100, Some("→ 2 links")),
        ("", 100, None),
        ("j j j j / F e r r y Enter", 100, Some("→ example.org/ferry")),
    ] {
        let mut session = news(columns, 24);
        session.press(keys);
        let screen = session.screen(&Theme::named("plain", Depth::None).unwrap());
        let status: String = (0..columns).map(|x| screen[(x, 23)].symbol()).collect();
        match expected {
            Some(link) => assert!(status.contains(link), "{keys}: {status}"),
            None => assert!(!status.contains('→'), "{keys}: {status}"),
        }
    }
}

#[test]
fn what_stands_below_a_heading_that_is_a_link_leads_where_that_does() {
    let list = page(
        "# [The list](https://example.org/home)\n\nNews of the quay.\n\n## [Dredging](https://example.org/dredging)\n\n\
         Ann Holt, 4 March\n\nA barge left.\n\nMore is [told](https://example.org/told) here.\n\n## Ferry\n\nIt is late.\n\n\
         ## Read [on](https://example.org/on)\n\nThere is more.\n\n## [Here](#here)\n\nThe end.",
        "https://example.org/list",
    );
    let follows = |name: &str| format!("follow https://example.org/{name} as 2");
    let browses = |name: &str| format!("Browse(\"https://example.org/{name}\")");
    for (words, leads) in [
        ("The list", Some("home")),
        ("News of", None),
        ("Dredging", Some("dredging")),
        ("Ann Holt", Some("dredging")),
        ("A barge", Some("dredging")),
        ("More is", Some("told")),
        ("Ferry", None),
        ("It is late", None),
        ("Read on", Some("on")),
        ("There is", None),
        ("The end", None),
    ] {
        let mut session = news(100, 40);
        come(&mut session, 1, &list);
        let typed: Vec<String> = words.split(' ').map(|word| word.chars().flat_map(|c| [c, ' ']).collect()).collect();
        session.press(&format!("/ {}Enter", typed.join("Space ")));
        session.effects.clear();
        let status = session.reader.status().link.map(|link| link.to_string());
        assert_eq!(status, leads.map(|name| format!("→ example.org/{name}")), "{words}");
        session.press("o");
        // Where nothing leads anywhere, that is the page itself.
        assert_eq!(asked(&mut session), browses(leads.unwrap_or("list")), "{words}");
        session.press("Enter");
        assert_eq!(asked(&mut session), leads.map(follows).unwrap_or_default(), "{words}");
    }
}

#[test]
fn the_first_article_may_be_on_its_way() {
    let theme = Theme::named("dark", Depth::True).unwrap();
    let address = "https://example.org/cracks";
    for (columns, rows) in [(100, 24), (40, 12), (20, 3), (20, 1)] {
        let mut session = Session::empty(&[address, "other.txt"], columns, rows);
        session.screen(&theme);
        session.send(Event::Begin(FileId(0)));
        session.send(Event::Arriving { file: FileId(0), progress: format!("contacting for {address}") });
        expect_file![format!("screens/waiting-{columns}x{rows}.txt")].assert_eq(&styled(&session.screen(&theme)));
    }
    for (keys, effects, says) in [
        ("j", "", "no article is open yet"),
        ("F", "", "no article is open yet"),
        ("Enter B", "", "no article is open yet"),
        ("S Tab", "", ""),
        ("J", "call off 0, open 1", ""),
        ("Esc", "", "there is nothing else to show yet; q quits"),
        ("Esc Esc Esc q", "Quit", ""),
        ("q", "Quit", ""),
        ("? Esc L Esc : x Esc / a Esc", "", "no article is open yet"),
    ] {
        let mut session = Session::empty(&[address, "other.txt"], 100, 24);
        session.send(Event::Begin(FileId(0)));
        session.press(keys);
        session.screen(&theme);
        assert_eq!(asked(&mut session), effects, "{keys}");
        if !says.starts_with('(') {
            assert!(told(&session).is_empty() || told(&session) == says, "{keys}: {}", told(&session));
        }
    }
}

#[test]
fn labels_end_with_what_they_stand_on() {
    for what in ["size", "article", "mouse"] {
        let mut session = news(80, 24);
        session.press("F");
        match what {
            "size" => session.send(Event::Resize(Size { columns: 60, rows: 20 })),
            "article" => session.open(FileId(0), Record::default()),
            _ => session.send(Event::Mouse(ascribe::reader::MouseEvent {
                column: 5,
                row: 5,
                action: ascribe::reader::MouseAction::WheelDown,
            })),
        }
        assert!(session.reader.hints().is_none(), "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Labels stand apart, on the page, and change nothing but the cells that they lie on.
    #[test]
    fn hints_move_no_text(
        words in prop::collection::vec(("[a-z日é]{1,9}", 0u8..6), 1..300),
        columns in 20u16..120,
        rows in 4u16..40,
        down in 0usize..4,
    ) {
        let written = words.iter().enumerate().map(|(nth, (word, kind))| match kind {
            0..2 => format!("[{word}](https://example.org/{nth}) "),
            2 => format!("[{word}](https://example.org/{nth})"),
            3 => format!("{word}\n\n- "),
            _ => format!("{word} "),
        });
        let text: String = written.collect();
        let mut session = Session::new(marked(&text, Format::Markdown, &[], &[]), columns, rows);
        session.press(&"d ".repeat(down));
        let theme = Theme::named("plain", Depth::None).unwrap();
        let laid = |session: &Session| session.reader.page().rows.iter().map(|it| it.row).collect::<Vec<Row>>();
        let (before, page, at) = (session.screen(&theme), laid(&session), session.reader.article().unwrap().at());
        session.press("F");
        let after = session.screen(&theme);
        prop_assert_eq!(laid(&session), page);
        prop_assert_eq!(session.reader.article().unwrap().at(), at);
        let Some(hints) = session.reader.hints() else { return Ok(()) };
        let area = session.reader.areas().page;
        let mut covered = Vec::new();
        for hint in hints.left() {
            let cells = (0..u16::try_from(hint.label.len()).unwrap()).map(|nth| (area.x + hint.column + nth, area.y + hint.row));
            let shown: String = cells.clone().map(|cell| after[cell].symbol()).collect();
            prop_assert_eq!(&shown, &hint.label);
            covered.extend(cells);
        }
        let count = covered.len();
        covered.sort_unstable();
        covered.dedup();
        prop_assert_eq!(covered.len(), count, "no label covers another");
        for (x, y) in (0..columns).flat_map(|x| (0..rows - 1).map(move |y| (x, y))) {
            // Of a wide character that a label covers in part nothing is left.
            let is_near = [x.saturating_sub(1), x, x + 1].iter().any(|x| covered.contains(&(*x, y)));
            prop_assert!(is_near || before[(x, y)] == after[(x, y)], "{x} {y}");
        }
        session.press("Esc");
        prop_assert_eq!(session.screen(&theme), before);
    }
}
