//! The labels of links, over the page.

use ratatui::buffer::Buffer;

use super::Theme;
use super::paint::{Pen, clear};
use crate::reader::{Area, Areas, LinkHint, LinkHints};

pub(super) fn draw(hints: &LinkHints, theme: &Theme, areas: Areas, buffer: &mut Buffer) {
    for LinkHint { label, row, column, .. } in hints.left() {
        let width = u16::try_from(label.len()).expect("a label is a few letters");
        let area = Area { x: areas.page.x + column, y: areas.page.y + row, width, height: 1 };
        // Half of a wide character would cover the label, or be left behind it.
        clear(buffer, area);
        let mut pen = Pen::new(buffer, theme, area, 0);
        let (typed, rest) = label.split_at(hints.typed());
        pen.write(typed, theme.style("link.hint.typed", None));
        pen.write(rest, theme.style("link.hint", None));
    }
}
