//! Drawing: [`draw`] paints the state of a [`Reader`] and changes nothing. [`Theme`] is the only place with
//! colours.

mod balance;
mod colour;
mod hints;
mod overlay;
mod overview;
mod page;
mod paint;
mod panel;
mod status;
mod theme;
mod waiting;

use ratatui::Frame;

pub use colour::Depth;
pub use theme::{Background, Theme};

use crate::reader::Reader;

/// Paints the whole screen.
pub fn draw(reader: &Reader, theme: &Theme, frame: &mut Frame<'_>) {
    // A resize may be on its way: what the reader laid out for another size is not drawn outside this one.
    let size = reader.size();
    if (frame.area().width, frame.area().height) != (size.columns, size.rows) {
        return;
    }
    let areas = reader.areas();
    let buffer = frame.buffer_mut();
    page::draw(reader, theme, areas, buffer);
    waiting::draw(reader, theme, areas, buffer);
    if let Some(hints) = reader.hints() {
        hints::draw(hints, theme, areas, buffer);
    }
    overview::draw(reader, theme, areas.overview, buffer);
    if let Some(panel) = areas.panel {
        panel::draw(reader, theme, panel, buffer);
    }
    if let Some(overlay) = reader.overlay() {
        overlay::draw(overlay, size, theme, buffer);
    } else if let Some(sheet) = reader.balance() {
        balance::draw(sheet, size, theme, buffer);
    }
    if let Some(cursor) = status::draw(reader, theme, areas.status, buffer) {
        frame.set_cursor_position(cursor);
    }
}
