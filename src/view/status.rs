//! The line at the foot: a prompt, or a message, or who is speaking and where one is.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::paint::{Pen, clear};
use super::{Theme, waiting};
use crate::reader::{Area, Message, Prompt, Reader, fit, one_line, width};

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
    // Where the screen is narrow a list is cut; the row that is chosen is told here in full.
    let chosen = reader.overlay().and_then(|overlay| overlay.rows.get(overlay.selected));
    let listed = chosen.filter(|_| area.width < NARROW).map(|row| row.text.as_str());
    // The figure that is chosen is told in words, which no row has room for.
    let listed = listed.or_else(|| Some(reader.balance()?.chosen()?.told.as_str()));
    let message = reader.message().map(|Message { text, is_error, .. }| {
        (text.as_str(), theme.style(if *is_error { "ui.error" } else { "ui.message" }, None))
    });
    // Where there is no article, the page has room for what goes on.
    let doing = status.doing.as_ref().filter(|_| !waiting::is_drawn(reader));
    let whole = doing.map(|doing| doing.fit(usize::MAX));
    let going_on = whole.as_deref().map(|text| (text, theme.style("ui.message", None)));
    // What is told but once comes before all that always stands here.
    let told = message.or(listed.map(|text| (text, ground))).or(going_on);
    let (text, style) = told.unwrap_or((status.speaker.as_str(), ground));
    if told.is_none() || width(text) + width(status.mode) + 4 <= pen.left() {
        badge(reader, status.mode, &mut pen);
    }
    let wanted = if told.is_some() { width(text) } else { width(text).min(pen.left() / 2) };
    let room = pen.left().saturating_sub(wanted + 2);
    // A link is told only where nothing has to make room for it.
    let link = status.link.as_deref().filter(|_| told.is_none());
    let beside =
        |link: &str| place(reader, &format!("{link} · {}", status.place), pen.left().saturating_sub(width(text) + 2));
    let linked = link.and_then(|link| Some(beside(link)).filter(|place| place.contains(link)));
    let place = linked.unwrap_or_else(|| place(reader, &status.place, room));
    let room = pen.left().saturating_sub(width(&place) + 2);
    pen.write(" ", ground);
    let text = match (doing.filter(|_| message.is_none() && listed.is_none()), told) {
        (Some(doing), _) => doing.fit(room),
        (None, Some(_)) => fit(text, room),
        (None, None) => status.speaker_in(room),
    };
    pen.write(&text, style);
    let x = pen.end - u16::try_from(width(&place)).expect("the screen is narrower");
    let (here, end) = (pen.x, pen.end);
    pen.end = x;
    pen.x = here;
    pen.fill(ground);
    pen.end = end;
    pen.write(&place, theme.style("ui.status.place", None));
    None
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

/// What stands at the right, as much of it as there is room for.
fn place(reader: &Reader, place: &str, room: usize) -> String {
    let keys = reader.pending_keys();
    let keys = if keys.is_empty() { keys } else { format!("{keys}   ") };
    let parts: Vec<&str> = place.split(" · ").collect();
    let help = if place.is_empty() { "? help" } else { "   ? help" };
    // How far one has come stands last and stays longest.
    let fewer = (0..parts.len()).map(|from| format!("{keys}{} ", parts.get(from..).unwrap_or_default().join(" · ")));
    let mut forms = std::iter::once(format!("{keys}{place}{help} ")).chain(fewer).chain([keys.clone()]);
    forms.find(|form| width(form) <= room).unwrap_or_default()
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
    let count = reader.status().place;
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
