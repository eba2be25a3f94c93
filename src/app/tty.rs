//! The terminal, as far as the main loop needs it.

use std::io;

use crate::reader::{Reader, Size};
use crate::view::Theme;

/// The terminal, as far as the main loop needs it.
pub(super) trait Tty {
    /// Draws a frame.
    fn draw(&mut self, reader: &Reader, theme: &Theme) -> io::Result<()>;
    /// Clears the screen; the next frame draws every cell.
    fn clear(&mut self) -> io::Result<()>;
    /// How large it is now.
    fn size(&self) -> io::Result<Size>;
    /// From now on the mouse is the reader's.
    fn capture_mouse(&mut self) -> io::Result<()>;
    /// From now on the mouse is the terminal's.
    fn release_mouse(&mut self) -> io::Result<()>;
    /// Puts text on the clipboard.
    fn copy(&mut self, text: &str) -> io::Result<()>;
    /// Takes the terminal over and clears the screen.
    fn enter(&mut self) -> io::Result<()>;
    /// Gives the terminal back as it was.
    fn leave(&mut self) -> io::Result<()>;
}
