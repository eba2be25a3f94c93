//! The balance over the page: what it says agrees with the panel, and the mouse finds its rows.

use std::sync::Arc;

use ascribe::analysis::Analysis;
use ascribe::reader::{Event, MouseAction, MouseEvent, PanelRow, SheetEntry, SheetRow, Size};
use ascribe::view::{Depth, Theme};

use crate::marked::{Marked, doubtful, harbour};
use crate::session::{Session, styled};

fn entries(session: &Session) -> Vec<SheetEntry> {
    let rows = session.reader.balance().unwrap().list.rows.iter();
    let entry = |row: &SheetRow| if let SheetRow::Entry(entry) = row { Some(entry.clone()) } else { None };
    rows.filter_map(entry).collect()
}

/// An article in which nobody is named for what the audit says.
fn nameless() -> Marked {
    let Marked { document, analysis } = harbour();
    let mut analysis = Analysis::clone(&analysis);
    analysis.attributions[5].source_id = None;
    (analysis.sources[4].words, analysis.sources[4].attributions) = (0, Vec::new());
    Marked { document, analysis: Arc::new(analysis) }
}

#[test]
fn shares_are_those_of_the_panel() {
    for article in [harbour, doubtful, nameless] {
        for keys in ["Esc", "A", "U", "A U", "7 0 U U A"] {
            let mut session = Session::new(article(), 120, 36);
            session.press(keys);
            session.press("B");
            let panel = session.reader.panel();
            let entries = entries(&session);
            let share = |label: &str| entries.iter().find(|it| it.label == label).map(|it| it.share.clone());
            let attributed = panel.shares.attributed;
            assert_eq!(share("author"), Some(format!("{} %", 100 - attributed)), "{keys}");
            assert_eq!(share("attributed"), Some(format!("{attributed} %")), "{keys}");
            let all: usize = panel.shares.bar.iter().map(|(_, words)| words).sum();
            assert_eq!(all, session.reader.article().unwrap().document.words(), "{keys}");
            for row in &panel.rows {
                if let PanelRow::Source { name, share: of_panel, statements, .. } = &row.row {
                    let entry = entries.iter().find(|it| it.label == *name).unwrap();
                    let told = if *of_panel == 0 { "<1 %".to_owned() } else { format!("{of_panel} %") };
                    assert_eq!((&entry.share, &entry.count), (&told, &statements.to_string()), "{name} after {keys}");
                }
            }
        }
    }
}

#[test]
fn what_is_found_late_is_counted_while_it_is_open() {
    let Marked { document, analysis } = harbour();
    let mut session = Session::new(Marked { document: Arc::clone(&document), analysis: Arc::default() }, 80, 24);
    session.press("B G");
    session.send(Event::analysed(document, analysis, true));
    let told: Vec<String> = entries(&session).iter().map(|it| format!("{} {}", it.label, it.share)).collect();
    assert!(told.contains(&"Mara Lindqvist 9 %".to_owned()), "{told:?}");
}

#[test]
fn a_press_goes_to_the_places_of_a_row() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (20, 5)] {
        let mut session = Session::harbour(columns, rows);
        session.press("B j");
        let size = Size { columns, rows };
        let sheet = session.reader.balance().unwrap();
        let area = sheet.area(size);
        let (nth, lines) = sheet.columns(size).into_iter().enumerate().next_back().unwrap();
        let line = lines.iter().skip(sheet.list.top).position(|it| *it == Some(sheet.list.selected)).unwrap_or(1);
        let index = lines.get(sheet.list.top + line).copied().flatten().unwrap();
        let SheetRow::Entry(entry) = sheet.list.rows[index].clone() else { panic!("a figure stands there") };
        let right = area.width / 2 * u16::from(nth > 0);
        let (column, row) = (area.x + 3 + right, area.y + 1 + u16::try_from(line).unwrap());
        session.send(Event::Mouse(MouseEvent { column, row, action: MouseAction::Press }));
        assert!(session.reader.balance().is_none(), "{columns}x{rows}");
        assert_eq!(session.reader.article().unwrap().search.query, entry.label, "{columns}x{rows}");
    }
}

#[test]
fn a_bar_is_as_long_as_the_figure_beside_it() {
    for article in [harbour, doubtful, nameless] {
        let mut session = Session::new(article(), 120, 36);
        session.press("B");
        for entry in entries(&session) {
            let parts: usize = entry.bar.parts.iter().map(|(part, _)| part).sum();
            let told: usize = entry.share.trim_start_matches('<').trim_end_matches(" %").parse().unwrap();
            let drawn = parts * 100 / entry.bar.whole;
            assert!(drawn.abs_diff(told) <= 1, "{}: {} beside a bar of {drawn} %", entry.label, entry.share);
        }
    }
}

#[test]
fn rows_beyond_the_edges_are_told() {
    for (columns, rows, keys, above, below) in [
        (120, 36, "B", "", ""),
        (80, 12, "B", "", "▾ "),
        (80, 12, "B G", "▴ ", "▾ "),
        (40, 12, "B", "", "▾ "),
        (40, 12, "B G", "▴ ", ""),
        (40, 12, "B d d", "▴ ", "▾ "),
    ] {
        let mut session = Session::harbour(columns, rows);
        session.press(keys);
        let sheet = session.reader.balance().unwrap();
        let beyond = sheet.beyond(Size { columns, rows });
        let screen = session.screen(&Theme::named("dark", Depth::None).unwrap());
        let text = styled(&screen);
        for (sign, rows) in [(above, beyond[0]), (below, beyond[1])] {
            assert_eq!(sign.is_empty(), rows == 0, "{columns} after {keys}: {beyond:?}");
            assert!(sign.is_empty() || text.contains(&format!("{sign}{rows} more")), "{columns} after {keys}: {text}");
        }
        assert!(text.contains("Enter"), "there is a hint: {text}");
    }
}

#[test]
fn a_row_without_places_keeps_the_sheet_open() {
    let Marked { document, .. } = harbour();
    let mut session = Session::new(Marked { document, analysis: Arc::default() }, 80, 24);
    session.press("B j Enter");
    assert_eq!(session.reader.balance().and_then(|it| Some(it.chosen()?.label.clone())).as_deref(), Some("attributed"));
    assert_eq!(session.reader.message().map(|it| it.text.as_str()), Some("attributed: nothing to go to"));
}
