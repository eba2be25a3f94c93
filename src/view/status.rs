//! The line at the foot: a prompt, or a message, or who is speaking and where one is.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::paint::{Pen, clear};
use super::{Theme, waiting};
use crate::reader::{Activity, Area, BalanceSheet, Message, Prompt, Reader, Status, fit, one_line, width};

/// A screen of fewer columns cuts what stands in lists.
const NARROW: u16 = 64;

/// Draws the line; where the cursor stands, if a line is being typed.
pub(super) fn draw(reader: &Reader, theme: &Theme, area: Area, buffer: &mut Buffer) -> Option<Position> {
    if area.height == 0 {
        return None;
    }
    if let Some(prompt) = reader.prompt() {
        return Some(prompt_line(reader, prompt, theme, area, buffer));
    }
    let status = reader.status();
    let mut pen = Pen::new(buffer, theme, area, 0);
    let ground = theme.style("ui.status", None);
    let left = left(reader, &status, area);
    let whole = left.whole();
    let is_speaker = matches!(left, LeftSide::Speaker(_));
    if is_speaker || width(&whole) + width(status.mode_name()) + 4 <= pen.left() {
        badge(reader, status.mode_name(), &mut pen);
    }
    let keys = pending_keys(reader);
    let parts = status.position.parts();
    let wanted = if is_speaker { width(&whole).min(pen.left() / 2) } else { width(&whole) };
    let mut right = None;
    if let Some(link) = status.link.as_ref().filter(|_| is_speaker) {
        // A link is told only where nothing has to make room for it.
        let linked = [&[link.to_string()], parts.as_slice()].concat();
        right = all_parts(&keys, &linked, pen.left().saturating_sub(width(&whole) + 2));
    }
    let right = right.unwrap_or_else(|| most_parts(&keys, &parts, pen.left().saturating_sub(wanted + 2)));
    let room = pen.left().saturating_sub(width(&right) + 2);
    pen.write(" ", ground);
    pen.write(&left.fit(room), left.style(theme));
    let x = pen.end - u16::try_from(width(&right)).expect("the screen is narrower");
    let (here, end) = (pen.x, pen.end);
    pen.end = x;
    pen.x = here;
    pen.fill(ground);
    pen.end = end;
    pen.write(&right, theme.style("ui.status.place", None));
    None
}

/// What stands at the left.
enum LeftSide<'a> {
    Message(&'a Message),
    /// The row that is chosen in what lies over the page, in full.
    Chosen(&'a str),
    Activity(&'a Activity),
    Speaker(&'a Status),
}

/// What is told but once comes before all that always stands here.
fn left<'a>(reader: &'a Reader, status: &'a Status, area: Area) -> LeftSide<'a> {
    if let Some(message) = reader.message() {
        return LeftSide::Message(message);
    }
    // Where the screen is narrow a list is cut; the row that is chosen is told here in full.
    let chosen = reader.overlay().and_then(|overlay| overlay.list.rows.get(overlay.list.selected));
    if let Some(row) = chosen.filter(|_| area.width < NARROW) {
        return LeftSide::Chosen(&row.text);
    }
    // The figure that is chosen is told in words, which no row has room for.
    if let Some(entry) = reader.balance().and_then(BalanceSheet::chosen) {
        return LeftSide::Chosen(&entry.told);
    }
    // Where there is no article, the page has room for what goes on.
    match &status.doing {
        Some(doing) if !waiting::is_drawn(reader) => LeftSide::Activity(doing),
        _ => LeftSide::Speaker(status),
    }
}

impl LeftSide<'_> {
    /// All of it.
    fn whole(&self) -> String {
        match self {
            Self::Message(message) => message.text.clone(),
            Self::Chosen(text) => (*text).to_owned(),
            Self::Activity(doing) => doing.fit(usize::MAX),
            Self::Speaker(status) => status.speaker_in_full(),
        }
    }

    /// As much of it as there is room for.
    fn fit(&self, columns: usize) -> String {
        match self {
            Self::Message(message) => fit(&message.text, columns),
            Self::Chosen(text) => fit(text, columns),
            Self::Activity(doing) => doing.fit(columns),
            Self::Speaker(status) => status.speaker_in(columns),
        }
    }

    fn style(&self, theme: &Theme) -> Style {
        match self {
            Self::Message(Message { is_error: true, .. }) => theme.style("ui.error", None),
            Self::Message(_) | Self::Activity(_) => theme.style("ui.message", None),
            Self::Chosen(_) | Self::Speaker(_) => theme.style("ui.status", None),
        }
    }
}

/// The highlight mode, in the hue of who is speaking.
fn badge(reader: &Reader, mode: &str, pen: &mut Pen<'_>) {
    let said = reader.article().and_then(|article| {
        let id = article.focus().attribution?;
        Some(article.index.hue(article.analysis.attributions[id.0 as usize].source_id))
    });
    let tag = if said.is_some() { "ui.status.badge" } else { "ui.status.badge.author" };
    if pen.left() >= 36 && !mode.is_empty() {
        pen.write(&format!(" {mode} "), pen.theme.style(tag, said));
    }
}

/// The keys of a command that is not complete, with the space behind them.
fn pending_keys(reader: &Reader) -> String {
    let keys = reader.pending_keys();
    if keys.is_empty() { keys } else { format!("{keys}   ") }
}

/// What stands at the right with all its parts, and the key of the help if there is room for it.
fn all_parts(keys: &str, parts: &[String], room: usize) -> Option<String> {
    let position = parts.join(" · ");
    let help = if position.is_empty() { "? help" } else { "   ? help" };
    let forms = [format!("{keys}{position}{help} "), format!("{keys}{position} ")];
    forms.into_iter().find(|form| width(form) <= room)
}

/// The same with as many parts as there is room for. How far one has come stands last and stays longest.
fn most_parts(keys: &str, parts: &[String], room: usize) -> String {
    if let Some(all) = all_parts(keys, parts, room) {
        return all;
    }
    for from in 1..parts.len() {
        let fewer = format!("{keys}{} ", parts[from..].join(" · "));
        if width(&fewer) <= room {
            return fewer;
        }
    }
    if width(keys) <= room { keys.to_owned() } else { String::new() }
}

fn prompt_line(reader: &Reader, prompt: &Prompt, theme: &Theme, area: Area, buffer: &mut Buffer) -> Position {
    let above = Area { y: area.y.saturating_sub(1), height: 1, ..area };
    if let Some(told) = prompt.fullness().filter(|_| area.y > 0) {
        let mut pen = Pen::new(buffer, theme, above, 0);
        pen.write(" ", theme.style("ui.error", None));
        pen.write(&fit(&told, pen.left()), theme.style("ui.error", None));
        pen.fill(theme.style("ui.error", None));
    } else if !prompt.choices.is_empty() && area.y > 0 {
        choices(prompt, theme, above, buffer);
    }
    let style = theme.style("ui.prompt", None);
    let count = reader.status().position.to_string();
    let mut pen = Pen::new(buffer, theme, area, 0);
    let label = prompt.asks.label();
    let room = pen.left().saturating_sub(width(label) + 1);
    // A line that is too long shows its end, where it is typed.
    let before = one_line_kept(prompt.before_cursor());
    let mut start = 0;
    let mut columns = width(&before);
    for cell in crate::reader::cells(&before) {
        if columns <= room {
            break;
        }
        columns -= cell.width;
        start = cell.start + cell.len;
    }
    pen.write(label, style);
    pen.write(before.get(start..).unwrap_or_default(), style);
    let cursor = Position { x: pen.x.min(area.x + area.width.saturating_sub(1)), y: pen.y };
    let text = prompt.text();
    pen.write(text.get(prompt.before_cursor().len()..).unwrap_or_default(), style);
    let found = width(&count) + 1;
    let at = pen.x;
    pen.fill(style);
    if usize::from(area.width.saturating_sub(at)) > found + 2 {
        pen.x = pen.end - u16::try_from(found).expect("the screen is narrower");
        pen.write(&count, theme.style("ui.status.place", None));
    }
    cursor
}

/// A line that is typed, spaces at its ends kept.
fn one_line_kept(text: &str) -> String {
    let core = one_line(text);
    let spaces = text.len() - text.trim_end().len();
    if core.is_empty() { " ".repeat(text.len()) } else { core + &" ".repeat(spaces) }
}

/// What completion offers, the one that was taken among it.
fn choices(prompt: &Prompt, theme: &Theme, area: Area, buffer: &mut Buffer) {
    clear(buffer, Area { height: 1, ..area });
    let ground = theme.style("ui.choice", None);
    let mut pen = Pen::new(buffer, theme, area, 0);
    let taken = prompt.chosen().unwrap_or(0);
    // Begin late enough that the one that was taken is shown.
    let mut first = taken;
    let mut columns = 0;
    while first > 0 && columns + width(&prompt.choices[first]) + 2 < usize::from(area.width) / 2 {
        columns += width(&prompt.choices[first]) + 2;
        first -= 1;
    }
    for (index, choice) in prompt.choices.iter().enumerate().skip(first) {
        let style: Style = if index == taken { theme.style("ui.choice.taken", None) } else { ground };
        pen.write(" ", ground);
        pen.write(choice, style);
        pen.write(" ", ground);
    }
    pen.fill(ground);
}
