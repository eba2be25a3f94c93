//! The side panel: sources, their statements, the shares of the voices.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::paint::{Pen, clear};
use crate::reader::{Area, Hue, PanelArea, PanelRow, Reader, ShownRow, Side, fit, width};
use crate::wording::Signed;

pub(super) fn draw(reader: &Reader, theme: &Theme, panel: PanelArea, buffer: &mut Buffer) {
    clear(buffer, panel.area);
    match panel.side {
        Side::Right => heading_beside(reader, theme, panel.area, buffer),
        Side::Below => heading_below(reader, theme, panel.area, buffer),
    }
    for (row, shown) in (0..panel.list.height).zip(&reader.panel().rows) {
        entry(shown, &mut Pen::new(buffer, theme, panel.list, row));
    }
    if let Some(area) = panel.shares.filter(|_| reader.article().is_some()) {
        shares(reader, theme, area, buffer);
    }
}

/// The border at the left, and the heading in the first row.
fn heading_beside(reader: &Reader, theme: &Theme, area: Area, buffer: &mut Buffer) {
    for row in 0..area.height {
        Pen::new(buffer, theme, area, row).write("│", theme.style("ui.border", None));
    }
    if area.height == 0 {
        return;
    }
    let inner = Area { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let mut pen = Pen::new(buffer, theme, inner, 0);
    pen.write(" SOURCES", theme.style("ui.panel.heading", None));
    right(&mut pen, &order(reader), theme.style("ui.panel.order", None));
}

/// The heading in the border above, with the shares of the voices, for which there is no room elsewhere.
fn heading_below(reader: &Reader, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, theme, area, 0);
    let border = theme.style("ui.border", None);
    while pen.left() > 0 {
        pen.write("─", border);
    }
    pen.x = area.x + 1;
    pen.write(" SOURCES ", theme.style("ui.panel.heading", None));
    let order = format!(" {} ", order(reader));
    let attributed = reader.panel().shares.attributed.min(100);
    let shares = format!(" author {} %   attributed {attributed} % ", 100 - attributed);
    if pen.left() >= width(&shares) + width(&order) + 3 {
        pen.x += 1;
        pen.write(&shares, theme.style("ui.panel.order", None));
    }
    right(&mut pen, &order, theme.style("ui.panel.order", None));
}

/// In which order the sources stand, or that there are none.
fn order(reader: &Reader) -> String {
    let panel = reader.panel();
    let is_empty = reader.article().is_some_and(|article| article.complete) && panel.speaking.is_empty();
    if is_empty { "nobody is quoted".to_owned() } else { format!("{} ▾", panel.order.label()) }
}

/// Writes text so that it ends one column before the edge, if there is room for it.
fn right(pen: &mut Pen<'_>, text: &str, style: Style) {
    let columns = width(text) + 1;
    if pen.left() >= columns {
        pen.go(pen.end - u16::try_from(columns).expect("the panel is narrow"));
        pen.write(text, style);
    }
}

fn entry(row: &ShownRow, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let ground = match (row.selected, row.in_focus) {
        (true, _) => theme.style("ui.panel.selected", None),
        (false, true) => theme.style("ui.panel.focus", None),
        (false, false) => Style::new(),
    };
    let start = pen.x;
    pen.fill(ground);
    pen.x = start;
    // What is selected keeps no colours of its own, so that it stays readable on its ground.
    let on = |tag: &str, hue: Option<Hue>| if row.selected { ground } else { theme.style(tag, hue).patch(ground) };
    match &row.row {
        PanelRow::Source { kind, name, hue, statements, share } => {
            pen.write(" ", ground);
            pen.write(kind.sign(), on("ui.share.source", Some(*hue)));
            pen.write(" ", ground);
            let share = if *share == 0 { "<1".to_owned() } else { share.to_string() };
            let numbers = format!("{statements:>4} {share:>4} %");
            let room = pen.left().saturating_sub(width(&numbers) + 1);
            pen.write(&fit(name, room), on("ui.panel.name", Some(*hue)));
            right(pen, &numbers, on("ui.panel.number", None));
        }
        PanelRow::Statement { text, is_denied, is_unsure } => {
            let mark = match (is_denied, is_unsure) {
                (false, false) => "",
                (false, true) => "?",
                (true, false) => "not",
                (true, true) => "not?",
            };
            pen.write(&format!("{mark:>4} "), on("ui.panel.number", None));
            pen.write(&fit(text, pen.left().saturating_sub(1)), on("ui.panel.statement", None));
        }
        PanelRow::Detail { mention, cue } => {
            pen.write("     ", ground);
            // Where both do not fit the mention is cut: the name stands above, the cue nowhere else.
            let cue = if mention.is_empty() || cue.is_empty() { cue.clone() } else { format!(" · {cue}") };
            let room = pen.left().saturating_sub(1);
            let mention = fit(mention, room.saturating_sub(width(&cue)));
            pen.write(&fit(&(mention + &cue), room), on("ui.panel.detail", None));
        }
    }
}

/// The bar of the voices and what it says in numbers.
fn shares(reader: &Reader, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let shares = &reader.panel().shares;
    Pen::new(buffer, theme, area, 0).write(" VOICES", theme.style("ui.panel.heading", None));
    let mut pen = Pen::new(buffer, theme, area, 1);
    pen.write(" ", Style::new());
    let columns = pen.left().saturating_sub(1);
    let total: usize = shares.bar.iter().map(|(_, words)| words).sum();
    let (mut words_so_far, start) = (0, pen.x);
    for (nth, (hue, words)) in shares.bar.iter().enumerate() {
        words_so_far += words;
        let until = start + u16::try_from((words_so_far * columns).checked_div(total).unwrap_or(0)).expect("narrow");
        let tag = if hue.is_some() { "ui.share.source" } else { "ui.share.author" };
        let glyph = match (theme.has_colours(), nth % 3) {
            (true, _) => "█",
            (false, 0) => "░",
            (false, 1) => "▓",
            (false, _) => "▒",
        };
        while pen.x < until {
            pen.write(glyph, theme.style(tag, *hue));
        }
    }
    let mut pen = Pen::new(buffer, theme, area, 2);
    pen.write(&format!(" author {} %", 100 - shares.attributed.min(100)), theme.style("ui.panel.name", None));
    pen.write(&format!("   attributed {} %", shares.attributed), theme.style("ui.panel.order", None));
}
