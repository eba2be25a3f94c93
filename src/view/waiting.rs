//! The page while the first article is on its way: what is being done, and how to quit.

use ratatui::buffer::Buffer;

use super::Theme;
use super::paint::Pen;
use crate::reader::{Areas, Reader, fit, width};

/// Rows that it takes.
const ROWS: u16 = 2;

/// Whether it is the page's to tell.
pub(super) fn is_drawn(reader: &Reader) -> bool {
    reader.article().is_none() && reader.areas().page.height > ROWS
}

pub(super) fn draw(reader: &Reader, theme: &Theme, areas: Areas, buffer: &mut Buffer) {
    let Some(doing) = reader.status().doing.filter(|_| is_drawn(reader)) else { return };
    let top = (areas.page.height - ROWS) / 3;
    for (row, text, tag) in [(top, doing.what.as_str(), "ui.overlay"), (top + 1, doing.keys, "ui.about")] {
        let mut pen = Pen::new(buffer, theme, areas.page, row);
        let text = fit(text, pen.left());
        let before = (pen.left() - width(&text)) / 2;
        pen.go(pen.x + u16::try_from(before).expect("the screen is narrow"));
        pen.write(&text, theme.style(tag, None));
    }
}
