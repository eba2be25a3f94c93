//! Drawing: [`draw`] paints the state of a [`Reader`] and changes nothing. [`Theme`] is the only place with colours.

mod theme;

use ratatui::Frame;

pub use theme::{Background, Depth, Theme};

use crate::reader::Reader;

/// Paints the whole screen.
pub fn draw(reader: &Reader, theme: &Theme, frame: &mut Frame<'_>) {
    let _ = (reader, theme);
    frame.render_widget("ascribe", frame.area());
}
