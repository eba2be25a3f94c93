//! What the reader draws, with styles: every size in every theme, and everything that can lie over the page.

use ascribe::view::{Depth, Theme};
use expect_test::expect_file;

use crate::marked::doubtful;
use crate::session::{Session, styled};

/// What is pressed in an article of which some is unsure and some denied.
const DOUBTS: [(&str, &str); 5] = [
    ("unsure", "] q ] q"),
    ("denied", "/ t w i c e Enter Esc"),
    ("denied-unsure", "/ p r i n t Enter Esc"),
    ("unsure-hidden", "] q ] q U Esc"),
    ("both-hidden", "} } } } A U Esc"),
];

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (40, 12), (20, 5)];
const THEMES: [(&str, Depth); 4] =
    [("dark", Depth::True), ("light", Depth::True), ("dark", Depth::Ansi), ("plain", Depth::None)];

/// What is pressed, and a name for what comes of it.
const STATES: [(&str, &str); 18] = [
    ("panel-keys", "] q Tab j Enter"),
    ("source-only", "] q &"),
    ("author-only", "v v"),
    ("quotations", "V"),
    ("off", "V V"),
    ("no-attitudes", "A"),
    ("help", "?"),
    ("help-signs", "? f f"),
    ("outline", "t"),
    ("argument", "4 . t t"),
    ("argument-folded", "] q ] q t t"),
    ("argument-filtered", "4 . t t s s s r"),
    ("files", "L"),
    ("search", "/ s h i p s"),
    ("searched", "/ s h i p s Enter"),
    ("command", ": h i Tab"),
    ("correction", "] q c"),
    ("bottom", "G"),
];

#[test]
fn every_size_in_every_theme() {
    for (columns, rows) in SIZES {
        for (name, depth) in THEMES {
            let mut session = Session::harbour(columns, rows);
            session.press("] q ] q");
            let screen = styled(&session.screen(&Theme::named(name, depth).unwrap()));
            let few = if depth == Depth::Ansi { "-16" } else { "" };
            expect_file![format!("screens/{columns}x{rows}-{name}{few}.txt")].assert_eq(&screen);
        }
    }
}

/// The panel below the article, where there is no room beside it.
#[test]
fn panel_below() {
    for (columns, rows, name, keys) in [
        (80, 24, "dark", "S ) )"),
        (80, 24, "light", ") Tab j j"),
        (80, 24, "plain", "S V )"),
        (40, 12, "dark", "S ) )"),
        (20, 5, "dark", "S ) )"),
    ] {
        let depth = if name == "plain" { Depth::None } else { Depth::True };
        let mut session = Session::harbour(columns, rows);
        session.press(keys);
        let screen = styled(&session.screen(&Theme::named(name, depth).unwrap()));
        expect_file![format!("screens/panel-below-{columns}x{rows}-{name}.txt")].assert_eq(&screen);
    }
}

#[test]
fn the_balance() {
    for (columns, rows, name, keys) in [
        (120, 36, "dark", "B j j"),
        (80, 24, "light", "B"),
        (80, 24, "plain", "B G"),
        (40, 12, "dark", "B l G"),
        (20, 5, "dark", "B j"),
    ] {
        let depth = if name == "plain" { Depth::None } else { Depth::True };
        let mut session = Session::harbour(columns, rows);
        session.press(keys);
        let screen = styled(&session.screen(&Theme::named(name, depth).unwrap()));
        expect_file![format!("screens/state-balance-{columns}x{rows}-{name}.txt")].assert_eq(&screen);
    }
}

#[test]
fn doubts() {
    for (name, depth) in THEMES {
        let theme = Theme::named(name, depth).unwrap();
        let few = if depth == Depth::Ansi { "-16" } else { "" };
        let mut session = Session::new(doubtful(), 100, 30);
        session.press("] q ] q");
        expect_file![format!("screens/doubt-{name}{few}.txt")].assert_eq(&styled(&session.screen(&theme)));
    }
    let theme = Theme::named("dark", Depth::True).unwrap();
    for (name, keys) in DOUBTS {
        let mut session = Session::new(doubtful(), 100, 24);
        session.press(keys);
        expect_file![format!("screens/state-{name}.txt")].assert_eq(&styled(&session.screen(&theme)));
    }
}

/// The argument at every size, and without colours.
#[test]
fn argument() {
    for (columns, rows) in SIZES {
        let (name, depth) = if columns == 120 { ("plain", Depth::None) } else { ("light", Depth::True) };
        let mut session = Session::harbour(columns, rows);
        session.press("5 . t t");
        let screen = styled(&session.screen(&Theme::named(name, depth).unwrap()));
        expect_file![format!("screens/argument-{columns}x{rows}-{name}.txt")].assert_eq(&screen);
    }
}

#[test]
fn everything_over_the_page() {
    let theme = Theme::named("dark", Depth::True).unwrap();
    for (name, keys) in STATES {
        let mut session = Session::harbour(100, 24);
        session.press(keys);
        expect_file![format!("screens/state-{name}.txt")].assert_eq(&styled(&session.screen(&theme)));
    }
}
