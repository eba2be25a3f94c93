//! What rough use turned up: screens that are hardly there, articles that mean harm, the mouse everywhere.

mod mouse;
mod reload;

use ascribe::ingest::Format;
use ascribe::reader::{Event, Size};
use ascribe::view::{Depth, Theme};

use crate::marked::marked;
use crate::session::Session;

/// What can lie over the page, by what is pressed for it.
const STATES: [&str; 12] = [
    "",
    "?",
    "t",
    "L",
    ") c",
    "/ t h e",
    ": h Tab Tab",
    "a n o t e",
    "S",
    "Tab j Enter",
    ") c G Enter x",
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
    assert_eq!(screen[2], "▸  │ │ │ │ │ │ deep          ▒");
}

#[test]
fn the_last_line_is_the_end() {
    for (keys, place) in [("", "0 %"), ("G", "100 %"), ("G k", "94 %"), ("G g g", "0 %"), ("5 0 %", "46 %")] {
        let mut session = Session::harbour(100, 16);
        session.press(keys);
        let shown = session.reader.status().place;
        assert_eq!(shown.rsplit(" · ").next(), Some(place), "{keys}");
    }
}

#[test]
fn an_outline_with_nothing_in_it_is_not_shown() {
    for (text, shown) in [
        ("One.\n\nTwo.", "2 rows"),
        ("A rose,\\\na road,\\\nno rows.", "1 rows"),
        ("# One\n\n## Two", "2 rows"),
        ("- one\n- two", "there are neither headings nor paragraphs to list"),
        ("    code", "there are neither headings nor paragraphs to list"),
    ] {
        let mut session = Session::new(marked(text, Format::Markdown, &[], &[]), 80, 24);
        session.press("t");
        let rows = session.reader.overlay().map(|overlay| format!("{} rows", overlay.rows.len()));
        let told = session.reader.message().map(|message| message.text.clone());
        assert_eq!(rows.or(told).as_deref(), Some(shown), "{text}");
    }
}
