//! What every theme keeps to.

use ascribe::reader::{GUTTER_BAR, HighlightTag, Hue, Row, THEMES};
use ascribe::view::{Depth, Theme};
use ratatui::style::{Modifier, Style};

use crate::session::Session;

const DEPTHS: [Depth; 4] = [Depth::None, Depth::Ansi, Depth::Indexed, Depth::True];

fn themes() -> impl Iterator<Item = (String, Theme)> {
    let named =
        |name: &'static str| DEPTHS.map(|depth| (format!("{name} at {depth:?}"), Theme::named(name, depth).unwrap()));
    Theme::names().flat_map(named)
}

#[test]
fn the_reader_and_the_view_know_the_same_themes() {
    assert_eq!(Theme::names().collect::<Vec<_>>(), THEMES);
}

#[test]
fn every_tag_has_a_look_in_every_theme() {
    for (name, theme) in themes() {
        for tag in HighlightTag::ALL {
            assert!(theme.knows(tag.name()), "{} has no look in {name}", tag.name());
        }
        // A label must be seen where there are no colours, and what was typed of it be told from the rest.
        let [label, typed] = ["link.hint", "link.hint.typed"].map(|tag| theme.style(tag, None));
        assert!(label != typed && (label.bg.is_some() || label.add_modifier.contains(Modifier::REVERSED)), "{name}");
    }
}

/// Somebody who sees no colours can tell by the gutter alone whether a line holds attributed words.
#[test]
fn the_author_and_the_quoted_differ_without_colour() {
    for (name, theme) in themes() {
        let session = Session::harbour(100, 40);
        let screen = session.screen(&theme);
        let areas = session.reader.areas();
        let mut seen = [0, 0];
        for (index, row) in session.reader.page().rows.iter().enumerate() {
            let attributed =
                |tag: &HighlightTag| tag.name().starts_with("voice.quote") || tag.name().starts_with("voice.attitude");
            let is_attributed = row.runs.iter().any(|run| run.tags.iter().any(attributed));
            let gutter = screen[(areas.page.x + GUTTER_BAR, areas.page.y + u16::try_from(index).unwrap())].symbol();
            if matches!(row.row, Row::Line(_)) {
                assert_eq!(gutter != " ", is_attributed, "row {index} of {name}");
                seen[usize::from(is_attributed)] += 1;
            }
        }
        assert!(seen.iter().all(|count| *count > 3), "both were seen: {seen:?}");
    }
}

/// What is unsure looks neither like what is sure nor like an attitude, whoever says it.
#[test]
fn the_unsure_differ_from_the_sure() {
    for (name, theme) in themes() {
        for hue in (0..8).map(Hue::Nth) {
            let look = |tags: &[HighlightTag]| {
                let styles = tags.iter().map(|tag| theme.style(tag.name(), Some(hue)));
                styles.fold(Style::new(), Style::patch)
            };
            for tag in [HighlightTag::Direct, HighlightTag::Mixed, HighlightTag::Indirect, HighlightTag::Attitude] {
                assert_ne!(look(&[tag, HighlightTag::Unsure]), look(&[tag]), "{} in {name}", tag.name());
            }
        }
    }
}

/// Without colours the very words are told apart too, not only the lines.
#[test]
fn without_colours_attributed_words_are_underlined() {
    let theme = Theme::named("plain", Depth::None).unwrap();
    let author = theme.style(HighlightTag::Author.name(), None);
    for tag in [
        HighlightTag::Direct,
        HighlightTag::Mixed,
        HighlightTag::Indirect,
        HighlightTag::Attitude,
        HighlightTag::Unsure,
    ] {
        assert_ne!(theme.style(tag.name(), None).add_modifier, author.add_modifier, "{}", tag.name());
    }
}
