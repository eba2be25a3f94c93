//! The scroll bar: what is on the screen in full blocks, the rest in narrow ones, in the hues of the voices.

use ratatui::buffer::Buffer;

use super::Theme;
use super::paint::Pen;
use crate::reader::{Area, Reader};

pub(super) fn draw(reader: &Reader, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let Some(article) = reader.article() else { return };
    let length = article.document.text().len().max(1);
    let rows = reader.overview().len();
    let blocks = article.document.blocks();
    let (page, first, last) = (reader.page().span, blocks[0].span, blocks[blocks.len() - 1].span);
    // White space around the text is shown with the text.
    let start = if page.start() <= first.start() { 0 } else { page.start() };
    let end = if last.end() <= page.end() { length } else { page.end() };
    for (index, hue) in reader.overview().iter().enumerate().take(usize::from(area.height)) {
        let is_shown = index * length / rows < end && start < (index + 1) * length / rows;
        let (tag, glyph) = match (hue, is_shown, theme.has_colours()) {
            (Some(_), true, _) => ("ui.overview.source", "█"),
            (Some(_), false, _) => ("ui.overview.source", "▐"),
            (None, true, true) => ("ui.overview.author", "█"),
            (None, false, true) => ("ui.overview.author.far", "▐"),
            (None, true, false) => ("ui.overview.author", "▒"),
            (None, false, false) => ("ui.overview.author", "│"),
        };
        let row = u16::try_from(index).expect("a screen is small");
        let mut pen = Pen::new(buffer, theme, area, row);
        pen.write(glyph, theme.style(tag, *hue));
    }
}
