//! A list over the page, in a frame.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::paint::{Pen, clear};
use crate::reader::{Area, Half, Overlay, RowLook, Size, fit, overlay_rows, width};

/// Columns for what a row is that are of any use.
const LEAST_ABOUT: usize = 14;

pub(super) fn draw(overlay: &Overlay, size: Size, theme: &Theme, buffer: &mut Buffer) {
    let area = overlay.area(size);
    if area.height < 2 || area.width < 4 {
        return;
    }
    clear(buffer, area);
    let room = usize::from(area.width - 4);
    let (about, hint) = foot(overlay, room);
    frame([&title(overlay, room), &about, &hint], theme, area, buffer);
    let lead = overlay.lead_columns.min(usize::from(area.width) / 3);
    let shown = overlay.list.rows.iter().enumerate().skip(overlay.list.top).take(overlay_rows(area));
    for (nth, (index, row)) in shown.enumerate() {
        let y = u16::try_from(nth + 1).expect("a screen is small");
        let inner = Area { x: area.x + 1, width: area.width - 2, ..area };
        let mut pen = Pen::new(buffer, theme, inner, y);
        let is_chosen = index == overlay.list.selected && row.choice.is_some();
        let ground = if is_chosen { theme.style("ui.overlay.selected", None) } else { Style::new() };
        let start = pen.x;
        pen.fill(ground);
        pen.x = start;
        pen.write(if is_chosen { "▸" } else { " " }, theme.style("ui.reading", None).patch(ground));
        let (lead_tag, tag) = match overlay.look(index) {
            RowLook::Heading => ("", "ui.overlay.heading"),
            RowLook::Plain => ("ui.overlay.lead", "ui.overlay"),
            RowLook::Assertion => ("ui.overlay.sign", "ui.overlay"),
            RowLook::Others => ("ui.overlay.sign", "ui.overlay.others"),
        };
        if lead > 0 && !lead_tag.is_empty() {
            // Signs keep their columns; whatever is too wide is cut.
            let text = if width(&row.lead) > lead { fit(&row.lead, lead) } else { row.lead.clone() };
            pen.write(&text, theme.style(lead_tag, None).patch(ground));
            pen.write(&" ".repeat(lead + 2 - width(&text)), ground);
        }
        let branch = overlay.branch(index);
        pen.write(branch, theme.style("ui.overlay.border", None).patch(ground));
        pen.write(&" ".repeat((usize::from(row.indent) * 2).saturating_sub(width(branch))), ground);
        match overlay.half(index) {
            Some(half) => halves(&mut pen, &row.text, half, overlay.half_columns(area), ground),
            None => pen.write(&fit(&row.text, pen.left().saturating_sub(1)), theme.style(tag, None).patch(ground)),
        }
    }
}

/// Writes a row with two halves, `columns` wide each; the one that is not chosen has no ground.
fn halves(pen: &mut Pen<'_>, left: &str, (right, is_right): (&Half, bool), columns: usize, ground: Style) {
    let style = pen.theme.style("ui.overlay", None);
    let [on_left, on_right] = [!is_right, is_right].map(|is| if is { style.patch(ground) } else { style });
    let border = pen.theme.style("ui.overlay.border", None);
    let left = fit(left, columns);
    pen.write(&left, on_left);
    pen.write(&" ".repeat(columns - width(&left)), on_left);
    let sign = if right.sign == "│" { border } else { pen.theme.style("ui.overlay.sign", None) };
    pen.write(&format!(" {} ", right.sign), sign);
    let (end, half) = (pen.end, pen.x + u16::try_from(columns).expect("a screen is small"));
    pen.end = half.min(end);
    let from = pen.x;
    pen.fill(on_right);
    pen.x = from;
    pen.write(&fit(&right.text, columns), on_right);
    pen.end = end;
}

/// Draws the frame of what lies over the page: in its upper edge the heading, in its lower one what the chosen row is
/// and, if there is room, a hint.
pub(super) fn frame([title, about, hint]: [&str; 3], theme: &Theme, area: Area, buffer: &mut Buffer) {
    let style = theme.style("ui.overlay.border", None);
    let line = "─".repeat(usize::from(area.width) - 2);
    Pen::new(buffer, theme, area, 0).write(&format!("╭{line}╮"), style);
    for row in 1..area.height - 1 {
        let mut pen = Pen::new(buffer, theme, area, row);
        pen.write("│", style);
        pen.go(area.x + area.width - 1);
        pen.write("│", style);
    }
    Pen::new(buffer, theme, area, area.height - 1).write(&format!("╰{line}╯"), style);
    let (x, end) = (area.x + 2, area.x + area.width - 2);
    Pen { x, end, ..Pen::new(buffer, theme, area, 0) }.write(title, theme.style("ui.overlay.heading", None));
    let mut pen = Pen { x, end, ..Pen::new(buffer, theme, area, area.height - 1) };
    pen.write(about, theme.style("ui.overlay.sign", None));
    if pen.left() >= width(hint) {
        pen.x = pen.end - u16::try_from(width(hint)).expect("the hint is short");
        pen.write(hint, style);
    }
}

/// What stands in the upper edge; where there is no room, without the name of the list.
fn title(overlay: &Overlay, room: usize) -> String {
    let title: &str = &overlay.title;
    let rest = title.split_once(" · ").map_or(title, |(_, rest)| rest);
    let title = if width(title) + 2 > room { rest } else { title };
    format!(" {} ", fit(title, room.saturating_sub(2)))
}

/// What stands in the lower edge: what the chosen row is, and as much of the keys as there is room for beside it. Both
/// are there, cut, rather than one alone, if more than a word or two is left of what is cut.
fn foot(overlay: &Overlay, room: usize) -> (String, String) {
    let padded = |text: &str| if text.is_empty() { String::new() } else { format!(" {text} ") };
    let (about, hints) = (padded(&overlay.about), overlay.hints().map(padded));
    let beside = |hint: &&String| width(&about) + width(hint) < room;
    let shortest = || hints.iter().rev().find(|hint| !hint.is_empty() && width(hint) + LEAST_ABOUT <= room);
    let hint = hints.iter().find(beside).or_else(shortest).cloned().unwrap_or_default();
    let about = fit(&overlay.about, room.saturating_sub(width(&hint) + 2));
    (padded(&about), hint)
}
