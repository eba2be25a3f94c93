//! The balance over the page: figures with bars, in one column or two.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::overlay::frame;
use super::paint::{Pen, clear};
use crate::reader::{Area, BalanceSheet, Ink, Meter, SheetEntry, SheetRow, Size, fit, overlay_rows, width};
use crate::wording::{Rounding, Signed, eighths, last_cell};

/// What keys do, the longest first.
const HINTS: [&str; 3] =
    [" Enter goes there, n continues · Esc closes ", " Enter goes there · Esc closes ", " Enter · Esc "];
/// Columns of a share and of a count.
const SHARE: usize = 6;
const COUNT: usize = 6;
/// A row of fewer columns has no bar and no count.
const NARROW: usize = 30;
/// A row of so many columns has room for a longer label.
const ROOMY: usize = 44;

pub(super) fn draw(sheet: &BalanceSheet, size: Size, theme: &Theme, buffer: &mut Buffer) {
    let area = sheet.area(size);
    if area.height < 2 || area.width < 4 {
        return;
    }
    clear(buffer, area);
    let room = usize::from(area.width - 4);
    let [above, below] = sheet.beyond(size);
    let more = |sign, rows| if rows > 0 { format!("{sign} {rows} more ") } else { String::new() };
    let padded = |text: String| if text.is_empty() { text } else { format!(" {text}") };
    let (above, below) = (more('▴', above), padded(more('▾', below)));
    let title = format!(" {} {above}", fit(&sheet.title, room.saturating_sub(width(&above) + 2)).trim_end());
    let hint = HINTS.iter().find(|hint| width(hint) + width(&below) <= room).unwrap_or(&"");
    frame([&title, &below, hint], theme, area, buffer);
    let columns = sheet.columns(size);
    let inside = area.width - 2;
    let wide = inside / u16::try_from(columns.len()).expect("columns are few").max(1);
    for (nth, lines) in columns.iter().enumerate() {
        let left = wide * u16::try_from(nth).expect("columns are few");
        let column = Area { x: area.x + 1 + left, width: wide, ..area };
        let shown = lines.iter().skip(sheet.list.top).take(overlay_rows(area));
        for (y, index) in shown.enumerate() {
            let y = u16::try_from(y + 1).expect("a screen is small");
            let pen = Pen::new(buffer, theme, column, y);
            match index.and_then(|index| Some((index, sheet.list.rows.get(index)?))) {
                Some((_, SheetRow::Heading(text, counts))) => heading(text, counts, pen),
                Some((index, SheetRow::Entry(entry))) => row(entry, index == sheet.list.selected, pen),
                None => {}
            }
        }
    }
}

fn heading(text: &str, counts: &str, mut pen: Pen<'_>) {
    let theme = pen.theme;
    let all = pen.left();
    let is_narrow = all < NARROW;
    pen.write(" ", Style::new());
    pen.write(&fit(text, pen.left().saturating_sub(1)), theme.style("ui.overlay.heading", None));
    // The two never run into each other.
    if !is_narrow && width(text) + width(counts) + 3 <= all {
        pen.go(pen.end - u16::try_from(width(counts) + 1).expect("the heading is short"));
        pen.write(counts, theme.style("ui.overlay.border", None));
    }
}

fn row(entry: &SheetEntry, is_chosen: bool, mut pen: Pen<'_>) {
    let theme = pen.theme;
    let ground = if is_chosen { theme.style("ui.overlay.selected", None) } else { Style::new() };
    let on = |tag: &str| theme.style(tag, None).patch(ground);
    let (start, all) = (pen.x, pen.left());
    pen.fill(ground);
    pen.x = start;
    pen.write(if is_chosen { "▸" } else { " " }, on("ui.reading"));
    if let Some((kind, hue)) = entry.sign {
        let tag = if hue.is_some() { "ui.share.source" } else { "ui.overlay.border" };
        pen.write(kind.sign(), theme.style(tag, hue).patch(ground));
        pen.write(" ", ground);
    }
    let count = if all < NARROW { 0 } else { COUNT };
    let numbers = SHARE + count + 1;
    let label = match all {
        ROOMY.. => (all * 2 / 5).clamp(18, 26),
        NARROW.. => all * 9 / 20,
        _ => all.saturating_sub(numbers),
    };
    let after_label = start + u16::try_from(label).expect("a screen is small");
    pen.write(&fit(&entry.label, usize::from(after_label.saturating_sub(pen.x))), on("ui.overlay"));
    let end = pen.end.saturating_sub(u16::try_from(numbers).expect("columns are few"));
    if after_label + 1 < end {
        pen.go(after_label + 1);
        bar(&entry.bar, usize::from(end - after_label - 1), &mut pen, ground);
    }
    pen.go(end);
    pen.write(&format!("{:>SHARE$}", entry.share), on("ui.overlay"));
    if count > 0 {
        pen.write(&format!("{:>COUNT$}", entry.count), on("ui.panel.number"));
    }
}

/// Draws a bar that would take so many columns if it were full.
fn bar(meter: &Meter, columns: usize, pen: &mut Pen<'_>, ground: Style) {
    let (start, mut amount) = (pen.x, 0);
    let parts: Vec<&(usize, Ink)> = meter.parts.iter().filter(|(amount, _)| *amount > 0).collect();
    for (nth, (part, ink)) in parts.iter().enumerate() {
        amount += part;
        let (style, glyph) = look(*ink, pen.theme);
        let style = style.patch(ground);
        let until = eighths(amount, meter.whole, columns, Rounding::Down);
        // A shaded cell cannot be cut, nor one at which another part begins.
        let is_cut = nth + 1 == parts.len() && glyph == "█";
        let cells = if is_cut { until / 8 } else { (until + 4) / 8 };
        let until_cell = start + u16::try_from(cells).expect("a screen is small");
        while pen.x < until_cell {
            pen.write(glyph, style);
        }
        let rest = if is_cut { last_cell(until) } else { "" };
        pen.write(rest, style);
        if nth + 1 == parts.len() && pen.x == start {
            // What there is of it is seen, be it ever so little.
            pen.write(last_cell(1), style);
        }
    }
}

fn look(ink: Ink, theme: &Theme) -> (Style, &'static str) {
    let (tag, hue, shade) = match ink {
        Ink::Author => ("ui.share.author", None, "█"),
        Ink::Quoted(hue) => ("ui.share.source", Some(hue), "█"),
        Ink::Partly(hue) => ("ui.share.source.partly", Some(hue), "▓"),
        Ink::Told(hue) => ("ui.share.source.told", Some(hue), "▒"),
        Ink::Figure => ("ui.share.figure", None, "█"),
    };
    (theme.style(tag, hue), if theme.has_colours() { "█" } else { shade })
}
