//! What rough use turned up: screens that are hardly there, articles that mean harm, the mouse everywhere.

mod mouse;
mod reload;

use ascribe::ingest::Format;
use ascribe::reader::{Event, HighlightTag, Size};
use ascribe::view::{Depth, Theme};
use ratatui::style::Modifier;

use crate::marked::marked;
use crate::session::Session;

/// What can lie over the page, by what is pressed for it.
const STATES: [&str; 14] = [
    "",
    "?",
    "t",
    "t t",
    "t t s r",
    "L",
    "] q c",
    "/ t h e",
    ": h Tab Tab",
    "a n o t e",
    "S",
    "Tab j Enter",
    "] q c G Enter x",
    "M : s Enter",
];

#[test]
fn no_screen_is_too_small_for_anything_that_may_be_open() {
    let theme = Theme::named("dark", Depth::True).unwrap();
    for keys in STATES {
        let mut session = Session::harbour(120, 36);
        session.press(keys);
        let before = session.words_at();
        for (columns, rows) in (0..=21).flat_map(|columns| (0..=6).map(move |rows| (columns, rows))) {
            session.send(Event::Resize(Size { columns, rows }));
            session.screen(&theme);
        }
        session.send(Event::Resize(Size { columns: 120, rows: 36 }));
        assert_eq!(session.words_at(), before, "{keys}");
    }
}

/// An article of one paragraph of somebody's making, as it stands on the screen.
fn screen(text: &str, columns: u16, rows: u16) -> Vec<String> {
    let session = Session::new(marked(text, Format::Markdown, &[], &[]), columns, rows);
    let screen = session.screen(&Theme::named("plain", Depth::None).unwrap());
    let row = |y| (0..columns).map(|x| screen[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
    (0..rows).map(row).collect()
}

#[test]
fn a_quotation_nested_without_end_leaves_room_for_its_words() {
    let screen = screen(&format!("{} deep", ">".repeat(300)), 30, 6);
    assert_eq!(screen[2], " ▸  │ │ │ │ │ │ deep         ▒");
}

#[test]
fn the_last_line_is_the_end() {
    for (keys, place) in [("", "0 %"), ("G", "100 %"), ("G k", "94 %"), ("G g g", "0 %"), ("5 0 %", "46 %")] {
        let mut session = Session::harbour(100, 16);
        session.press(keys);
        let shown = session.reader.status().position.to_string();
        assert_eq!(shown.rsplit(" · ").next(), Some(place), "{keys}");
    }
}

#[test]
fn an_outline_with_nothing_in_it_is_not_shown() {
    for (text, shown) in [
        ("One.\n\nTwo.", "2 rows"),
        ("A rose,\\\na road,\\\nno rows.", "1 rows"),
        ("# One\n\n## Two", "2 rows"),
        ("- one\n- two", "there are no headings or paragraphs to list"),
        ("    code", "there are no headings or paragraphs to list"),
    ] {
        let mut session = Session::new(marked(text, Format::Markdown, &[], &[]), 80, 24);
        session.press("t");
        let rows = session.reader.overlay().map(|overlay| format!("{} rows", overlay.list.rows.len()));
        let told = session.reader.message().map(|message| message.text.clone());
        assert_eq!(rows.or(told).as_deref(), Some(shown), "{text}");
    }
}

#[test]
fn what_lies_over_the_page_covers_what_is_under_it() {
    let theme = Theme::named("dark", Depth::True).unwrap();
    // Every second column of a page of wide characters is the middle of one.
    for columns in [90, 91, 92, 93] {
        let mut session = Session::new(marked(&"日本".repeat(2_000), Format::Plain, &[], &[]), columns, 24);
        session.press("?");
        let screen = session.screen(&theme);
        let left = (columns - 84) / 2;
        for y in 1..22 {
            assert_eq!(screen[(left, y)].symbol(), "│", "{columns} columns, row {y}");
            assert_eq!(screen[(left - 1, y)].symbol().chars().next(), Some(' '), "{columns} columns, row {y}");
        }
    }
    // The names that complete a command are not drawn in the colours of the words behind them.
    let mut session = Session::harbour(80, 12);
    session.press("] q : h Tab");
    let screen = session.screen(&theme);
    let taken = (0..80).map(|x| &screen[(x, 10)]).filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    let colours: Vec<_> = taken.map(|cell| cell.fg).collect();
    assert!(colours.len() > 3 && colours.windows(2).all(|pair| pair[0] == pair[1]), "{colours:?}");
}

#[test]
fn a_match_is_seen_inside_the_focus() {
    let mut session = Session::harbour(80, 24);
    session.press("} } / t h e Enter");
    let runs = session.reader.page().rows.iter().flat_map(|row| &row.runs);
    let both: Vec<_> = runs
        .filter(|run| [HighlightTag::Focus, HighlightTag::Match].iter().all(|tag| run.tags.contains(tag)))
        .collect();
    assert!(!both.is_empty() && both.iter().all(|run| run.tags.last() == Some(&HighlightTag::Match)), "{both:?}");
}
