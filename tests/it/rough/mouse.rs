//! The mouse, in a table: what it does where, and what comes of it.

use ascribe::reader::{Area, Event, MouseAction, MouseEvent, PanelRow};

use crate::session::Session;

/// Where something is done: in an area, so many columns and rows from its corner.
#[derive(Clone, Copy, Debug)]
enum On {
    Text(u16, u16),
    Gutter(u16),
    Overview(u16),
    Panel(u16),
    Status,
    Screen(u16, u16),
}

fn at(session: &Session, on: On) -> (u16, u16) {
    let areas = session.reader.areas();
    let cell = |area: Area, x, y| (area.x + x, area.y + y);
    match on {
        On::Text(x, y) => cell(areas.text, x, y),
        On::Gutter(y) => cell(areas.page, 0, y),
        On::Overview(y) => cell(areas.overview, 0, y.min(areas.overview.height - 1)),
        On::Panel(y) => cell(areas.panel.unwrap().area, 5, y),
        On::Status => cell(areas.status, 3, 0),
        On::Screen(x, y) => (x, y),
    }
}

/// What a person would notice: the words at the reading line, what is chosen in the panel, what lies open.
fn state(session: &Session) -> String {
    let reader = &session.reader;
    let panel = reader.panel().rows.iter().find(|row| row.selected).map(|row| match &row.row {
        PanelRow::Source { name, .. } => format!("panel: {name}"),
        PanelRow::Statement { text, .. } => format!("panel: {text}"),
        PanelRow::Detail { cue, .. } => format!("panel: {cue}"),
    });
    let overlay = reader.overlay().map(|it| format!("{}: {}", it.title, it.list.rows[it.list.selected].text));
    [Some(session.words_at()), panel, overlay].into_iter().flatten().collect::<Vec<_>>().join(" | ")
}

#[test]
fn what_it_does_where() {
    use MouseAction::{Drag, Press, WheelDown, WheelUp};
    type Row = (&'static str, &'static [(MouseAction, On)], &'static str);
    let table: &[Row] = &[
        ("", &[(WheelDown, On::Text(9, 9))], "“We have run out"),
        ("", &[(WheelDown, On::Text(9, 9)), (WheelUp, On::Text(9, 9))], "What is said “We"),
        ("", &[(WheelDown, On::Overview(3)); 2], "the guild was “crying"),
        ("", &[(WheelDown, On::Status); 40], "That would be a"),
        ("G", &[(WheelUp, On::Text(0, 0)); 40], "The Harbour Nobody Wanted"),
        ("", &[(Press, On::Text(0, 9))], "What is said “We"),
        ("", &[(Press, On::Gutter(9))], "What is said “We"),
        ("", &[(Press, On::Text(60, 6))], "“We have run out"),
        ("", &[(Press, On::Text(0, 0))], "The Harbour Nobody Wanted"),
        ("", &[(Press, On::Overview(0))], "The Harbour Nobody Wanted"),
        ("", &[(Press, On::Overview(99))], "That would be a"),
        ("", &[(Press, On::Overview(10)), (Drag, On::Overview(2))], "The city has argued"),
        ("", &[(Press, On::Overview(99)), (Drag, On::Screen(0, 2))], "By Ines Falk The"),
        ("", &[(Press, On::Text(9, 9)), (Drag, On::Overview(20))], "What is said “We"),
        (
            "",
            &[(Press, On::Overview(10)), (Drag, On::Overview(2)), (Drag, On::Overview(3)), (Press, On::Status)],
            "the Harbor Post reported",
        ),
        ("", &[(Press, On::Overview(9)), (Press, On::Status), (Drag, On::Overview(2))], "the guild was “crying"),
        ("", &[(Press, On::Status)], "The Harbour Nobody Wanted"),
        ("", &[(Press, On::Panel(0))], "The Harbour Nobody Wanted"),
        ("", &[(Press, On::Panel(3))], "“We have run out"),
        ("", &[(Press, On::Panel(3)), (Press, On::Panel(3))], "“Four metres at low"),
        ("", &[(Press, On::Panel(30))], "The Harbour Nobody Wanted"),
        ("", &[(WheelDown, On::Panel(3))], "The Harbour Nobody Wanted | panel: Mara Lindqvist"),
        ("Tab j", &[(Press, On::Text(0, 9))], "What is said “We"),
        (
            "?",
            &[(WheelDown, On::Text(9, 9))],
            "The Harbour Nobody Wanted | HELP: previous quotation in quotation marks",
        ),
        ("t", &[(Press, On::Screen(40, 8))], "What is said “We"),
        ("t", &[(Press, On::Screen(40, 10))], "The Harbour Nobody Wanted"),
        ("t", &[(Press, On::Screen(40, 0))], "The Harbour Nobody Wanted"),
        ("t", &[(Press, On::Screen(2, 5))], "The Harbour Nobody Wanted"),
        ("t", &[(Press, On::Overview(15)), (Drag, On::Overview(9))], "The Harbour Nobody Wanted"),
        ("t", &[(Press, On::Screen(2, 2))], "The Harbour Nobody Wanted"),
        ("t", &[(Press, On::Screen(97, 2))], "The Harbour Nobody Wanted"),
        ("L", &[(Press, On::Status)], "The Harbour Nobody Wanted"),
        ("/ t h e", &[(Press, On::Text(0, 15))], "The Harbour Nobody Wanted"),
        ("a n", &[(Press, On::Panel(3))], "The Harbour Nobody Wanted"),
        ("/ t h e", &[(WheelDown, On::Text(0, 15))], "The Harbour Nobody Wanted"),
    ];
    for (keys, done, expected) in table {
        let mut session = Session::harbour(101, 24);
        session.press(keys);
        for (action, on) in *done {
            let (column, row) = at(&session, *on);
            session.send(Event::Mouse(MouseEvent { column, row, action: *action }));
        }
        assert_eq!(state(&session), *expected, "{keys:?} {:?} …", done[0]);
    }
}

#[test]
fn dragging_the_overview_is_one_jump_to_come_back_from() {
    let mut session = Session::harbour(100, 24);
    session.press("5 j");
    let before = session.words_at();
    for (action, row) in [(MouseAction::Press, 20), (MouseAction::Drag, 15), (MouseAction::Drag, 12)] {
        let (column, row) = at(&session, On::Overview(row));
        session.send(Event::Mouse(MouseEvent { column, row, action }));
    }
    session.press("^O");
    assert_eq!(session.words_at(), before);
}
