//! Keys in, state out: every default binding has a row in `keys/table.txt`.
//!
//! A row is what is pressed and, after an arrow, what differs afterwards: the words at the reading line, what
//! is told, what lies open, what the app is to do. `UPDATE_EXPECT=1 cargo test` writes the file anew; read the
//! difference before committing it.

use std::fmt::Write as _;

use ascribe::reader::{COMMANDS, Command, Effect, Event, FindCommand, Key, KeyContext, PanelRow, Reader};
use expect_test::expect_file;

use crate::session::Session;

/// What is pressed, a line each. The last key of a line, or the last keys, are what it tests.
const PRESSED: &str = include_str!("keys/pressed.txt");

#[test]
fn every_row() {
    let mut table = String::new();
    for keys in rows() {
        let mut session = Session::harbour(100, 16);
        session.press(keys);
        let _ = writeln!(table, "{keys:<28} → {}", state(&session));
    }
    expect_file!["keys/table.txt"].assert_eq(&table);
}

#[test]
fn every_default_binding_has_a_row() {
    let pressed: Vec<Vec<Key>> = rows().map(|keys| Key::sequence(keys).unwrap()).collect();
    for row in COMMANDS.iter().filter(|row| row.context != KeyContext::Comparison) {
        for keys in row.sequences() {
            let wanted = Key::sequence(keys).unwrap();
            // A row tests what it ends with; only after a mark and a search something has to follow.
            let asks = matches!(row.command, Command::Find(FindCommand::SetBookmark | FindCommand::Search));
            let holds = |it: &[Key]| it.windows(wanted.len()).any(|keys| keys == wanted);
            let opened = pressed.iter().filter(|it| opening(row.context).is_none_or(|keys| it.starts_with(&keys)));
            let tested = opened.clone().any(|it| it.ends_with(&wanted) || asks && holds(it));
            assert!(tested, "{keys} ({}) is in no row of keys/pressed.txt", row.name);
        }
    }
}

/// The keys that open what rows of a context apply to. A comparison comes from outside; it has tests of its own.
fn opening(context: KeyContext) -> Option<Vec<Key>> {
    let keys = match context {
        KeyContext::Page | KeyContext::Comparison => return None,
        KeyContext::Panel => ") Tab",
        KeyContext::Lists | KeyContext::List => "?",
        KeyContext::Headings => "t",
        KeyContext::Argument => "t t",
        KeyContext::Balance => "B",
    };
    Some(Key::sequence(keys).unwrap())
}

#[test]
fn every_command_can_be_typed() {
    for row in COMMANDS.iter().filter(|row| row.context == KeyContext::Page) {
        let mut session = Session::harbour(100, 16);
        session.press(":");
        session.send(Event::Paste(row.name.to_owned()));
        session.press("Enter");
        let told = session.reader.message().map(|message| message.text.clone()).unwrap_or_default();
        assert!(!told.contains("no command"), ":{} is unknown", row.name);
    }
}

fn rows() -> impl Iterator<Item = &'static str> {
    PRESSED.lines().filter(|line| !line.is_empty() && !line.starts_with("//"))
}

/// What a person would notice.
fn state(session: &Session) -> String {
    let reader = &session.reader;
    let mut told = vec![format!("“{}”", session.words_at())];
    told.extend(selected(reader));
    told.extend(
        reader
            .overlay()
            .map(|overlay| format!("[{}: {}]", overlay.title, overlay.list.rows[overlay.list.selected].text)),
    );
    told.extend(reader.balance().and_then(|sheet| Some(format!("[{}: {}]", sheet.title, sheet.chosen()?.told))));
    let search = reader.article().map(|article| &article.search).filter(|search| search.is_list);
    told.extend(search.map(|search| format!("going through {}", search.query)));
    told.extend(reader.prompt().map(|prompt| format!("{}{}", prompt.asks.label(), prompt.text())));
    told.extend(reader.hints().map(|hints| {
        let labels: Vec<&str> = hints.left().map(|hint| hint.label.as_str()).collect();
        format!("labels {}", labels.join(" "))
    }));
    told.extend(reader.status().doing.map(|doing| format!("{} · {}", doing.what, doing.keys)));
    let pending = reader.pending_keys();
    told.extend((!pending.is_empty()).then(|| format!("waiting after {pending}")));
    told.extend(
        reader.message().map(|message| format!("{}{}", if message.is_error { "error: " } else { "" }, message.text)),
    );
    told.extend(session.effects.iter().map(effect));
    told.join(" | ")
}

/// What is chosen in the panel.
fn selected(reader: &Reader) -> Option<String> {
    let chosen = reader.panel().rows.iter().find(|row| row.selected)?;
    Some(match &chosen.row {
        PanelRow::Source { name, statements, share, .. } => format!("panel: {name} {statements} {share} %"),
        PanelRow::Statement { text, .. } => format!("panel: {text}"),
        PanelRow::Detail { cue, .. } => format!("panel: {cue}"),
    })
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Open(file) => format!("open file {}", file.0),
        Effect::OpenWhole(file) => format!("open file {} whole", file.0),
        Effect::Follow { file, address } => format!("follow {address} as file {}", file.0),
        Effect::Take { file, path } => format!("take {path} as file {}", file.0),
        Effect::CallOff(file) => format!("call off file {}", file.0),
        Effect::GiveUp(sentence) => format!("give up: {sentence}"),
        Effect::Analyse { .. } => "analyse".to_owned(),
        Effect::AnalysePart { .. } => "analyse a part".to_owned(),
        Effect::Compare { file, .. } => format!("compare with file {}", file.0),
        Effect::Copy(text) => format!("copy {text:?}"),
        Effect::Edit { file, line } => format!("edit file {} at line {line}", file.0),
        Effect::Browse(address) => format!("browse {address}"),
        Effect::Save { record, .. } => format!(
            "save {:?} {:?}",
            record.notes.iter().map(|note| (&note.place.quote, &note.text)).collect::<Vec<_>>(),
            record.corrections.iter().map(|it| (&it.place.quote, &it.speaker)).collect::<Vec<_>>()
        ),
        Effect::Mouse(on) => format!("mouse {on}"),
        Effect::Theme(name) => format!("theme {name}"),
        Effect::Suspend => "suspend".to_owned(),
        Effect::Redraw => "redraw".to_owned(),
        Effect::Quit => "quit".to_owned(),
        Effect::QuitNow => "quit now".to_owned(),
    }
}
