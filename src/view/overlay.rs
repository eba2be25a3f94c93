//! A list over the page, in a frame.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::paint::{Pen, clear};
use crate::reader::{Area, Overlay, Size, fit, overlay_rows, width};

pub(super) fn draw(overlay: &Overlay, size: Size, theme: &Theme, buffer: &mut Buffer) {
    let area = overlay.area(size);
    if area.height < 2 || area.width < 4 {
        return;
    }
    clear(buffer, area);
    frame(overlay.title, " Enter chooses · Esc closes ", theme, area, buffer);
    let lead = overlay.rows.iter().map(|row| width(&row.lead)).max().unwrap_or(0).min(usize::from(area.width) / 3);
    let shown = overlay.rows.iter().enumerate().skip(overlay.top).take(overlay_rows(area));
    for (nth, (index, row)) in shown.enumerate() {
        let y = u16::try_from(nth + 1).expect("a screen is small");
        let inner = Area { x: area.x + 1, width: area.width - 2, ..area };
        let mut pen = Pen::new(buffer, theme, inner, y);
        let is_chosen = index == overlay.selected && row.choice.is_some();
        let ground = if is_chosen { theme.style("ui.overlay.selected", None) } else { Style::new() };
        let start = pen.x;
        pen.fill(ground);
        pen.x = start;
        pen.write(if is_chosen { "▸" } else { " " }, theme.style("ui.reading", None).patch(ground));
        let tag = if row.choice.is_some() { "ui.overlay" } else { "ui.overlay.heading" };
        if lead > 0 && row.choice.is_some() {
            let text = fit(&row.lead, lead);
            pen.write(&text, theme.style("ui.overlay.lead", None).patch(ground));
            pen.write(&" ".repeat(lead + 2 - width(&text)), ground);
        }
        pen.write(&"  ".repeat(usize::from(row.indent)), ground);
        pen.write(&fit(&row.text, pen.left().saturating_sub(1)), theme.style(tag, None).patch(ground));
    }
}

/// Draws the frame of what lies over the page, with its heading and, if there is room, a hint.
pub(super) fn frame(title: &str, hint: &str, theme: &Theme, area: Area, buffer: &mut Buffer) {
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
    let mut pen = Pen { x: area.x + 2, end: area.x + area.width - 2, ..Pen::new(buffer, theme, area, 0) };
    pen.write(&format!(" {title} "), theme.style("ui.overlay.heading", None));
    if usize::from(area.width) > width(hint) + 6 {
        let x = area.x + area.width - 2 - u16::try_from(width(hint)).expect("the hint is short");
        let mut pen = Pen { x, ..Pen::new(buffer, theme, area, area.height - 1) };
        pen.write(hint, style);
    }
}
