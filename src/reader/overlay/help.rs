//! The help: commands, keys, and the signs that need a word.

use super::{Choice, Overlay, OverlayRow, heading};
use crate::reader::command::{COMMANDS, Group, KeyContext};
use crate::reader::marks;
use crate::reader::page::Bar;

/// What stands before a statement in the panel that is denied, and what it means.
const DENIED: (&str, &str) = ("not", "denied: the source does not say or think it");

/// What stands before a source in the panel that is nobody one could ask, and what it means.
const VAGUE: (&str, &str) = ("◌", "nobody in particular: “many”, “critics”");

/// The help: every command with its keys, by group, and what needs a word of the signs of its group.
pub(in crate::reader) fn help() -> Overlay {
    let mut rows = Vec::new();
    for group in Group::ALL {
        if !rows.is_empty() {
            rows.push(heading(""));
        }
        rows.push(heading(group.title()));
        rows.extend(COMMANDS.iter().filter(|row| row.group() == group).map(|row| {
            let keys = row.sequences().map(|keys| keys.replace(' ', "")).collect::<Vec<_>>().join(" ");
            let lead = if keys.is_empty() { format!(":{}", row.name) } else { keys };
            // What is done by keys in a list can be done only there.
            let is_of_page = row.context == KeyContext::Page;
            let choice = if is_of_page { Choice::Command(row.command) } else { Choice::Nothing };
            OverlayRow { text: row.help.to_owned(), lead, indent: 0, choice: Some(choice) }
        }));
        rows.extend(signs(group));
    }
    Overlay::new("HELP", rows, 0)
}

/// The signs that belong to a group of commands, with what they mean.
fn signs(group: Group) -> Vec<OverlayRow> {
    let explained = |(sign, text): (&str, String)| OverlayRow {
        text,
        lead: sign.to_owned(),
        indent: 0,
        choice: Some(Choice::Nothing),
    };
    let voices = Bar::MEANINGS.into_iter().chain([DENIED, VAGUE]).map(|(sign, meaning)| (sign, meaning.to_owned()));
    let (title, signs): (_, Vec<_>) = match group {
        Group::Voices => ("Signs for who is speaking", voices.map(explained).collect()),
        Group::Argument => (
            "Signs for what the author does; the margin shows the strongest on each line",
            marks::meanings().map(explained).collect(),
        ),
        _ => return Vec::new(),
    };
    [heading(""), heading(title)].into_iter().chain(signs).collect()
}
