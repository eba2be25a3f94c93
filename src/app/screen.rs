//! The terminal as a screen: taking it over, drawing on it, giving it back.

use std::fmt;
use std::io::{self, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{SavePosition, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode, size,
};
use crossterm::{Command, execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use crate::reader::{Reader, Size};
use crate::view::{self, Theme};

use super::clipboard;
use super::steady::Steady;
use super::tty::Tty;

/// The terminal while the reader has it; dropping it gives it back.
#[derive(Debug)]
pub(super) struct Screen {
    terminal: Terminal<Steady<CrosstermBackend<Frames>>>,
    /// Shared with the panic hook, so that the terminal is given back once.
    taken: Arc<AtomicBool>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal's input over: nothing that arrives is echoed any more. [`Tty::enter`] takes the rest.
    ///
    /// From now on a panic of this thread gives the terminal back before it is told, and a panic of any other
    /// thread is not told at all: that thread's owner catches it.
    pub(super) fn open(mouse: bool) -> io::Result<Self> {
        let terminal = Terminal::new(Steady::new(CrosstermBackend::new(Frames::default())))?;
        let screen = Self { terminal, taken: Arc::new(AtomicBool::new(false)), mouse };
        hook(Arc::clone(&screen.taken));
        screen.take_input()?;
        // Whoever leaves the alternate screen for a reader that died before it entered it comes back to here.
        execute!(io::stdout(), SavePosition)?;
        Ok(screen)
    }

    fn take_input(&self) -> io::Result<()> {
        enable_raw_mode()?;
        self.taken.store(true, Ordering::SeqCst);
        Ok(())
    }
}

impl Tty for Screen {
    fn draw(&mut self, reader: &Reader, theme: &Theme) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| view::draw(reader, theme, frame))?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    fn clear(&mut self) -> io::Result<()> {
        // `Terminal::clear` asks the terminal where its cursor is, and the input thread would get the answer.
        let Size { columns, rows } = self.size()?;
        self.terminal.resize(Rect::new(0, 0, columns, rows))
    }

    fn size(&self) -> io::Result<Size> {
        let (columns, rows) = size()?;
        Ok(Size { columns, rows })
    }

    fn capture_mouse(&mut self) -> io::Result<()> {
        self.mouse = true;
        execute!(self.terminal.backend_mut(), ListenToMouse)
    }

    fn release_mouse(&mut self) -> io::Result<()> {
        self.mouse = false;
        execute!(self.terminal.backend_mut(), DisableMouseCapture)
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        let text = clipboard::harmless(text);
        execute!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(&text))?;
        clipboard::tell_tmux(text);
        Ok(())
    }

    fn enter(&mut self) -> io::Result<()> {
        // First of all: in the background of a shell this stops the process, before anything is shown.
        self.take_input()?;
        execute!(self.terminal.backend_mut(), EnterAlternateScreen, EnableBracketedPaste)?;
        if self.mouse {
            self.capture_mouse()?;
        }
        self.clear()
    }

    fn leave(&mut self) -> io::Result<()> {
        give_back(&self.taken)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // There is nobody left to tell, and perhaps no terminal.
        let _ = self.leave();
    }
}

/// Asks for presses, the wheel and movement with a button down (1002), in cells however large the screen is
/// (1006). Unlike crossterm's own command it does not ask for every movement, which would wake the program
/// whenever the mouse crosses the window.
struct ListenToMouse;

impl Command for ListenToMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1002h\x1b[?1006h")
    }
}

/// Gives the terminal back as it was, if it is taken.
fn give_back(taken: &AtomicBool) -> io::Result<()> {
    if !taken.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    // The settings first: writing may fail, or wait for a terminal that was told to pause.
    let settings = disable_raw_mode();
    leave_screen(&mut io::stdout()).and(settings)
}

/// Takes back everything that [`Tty::enter`] asks a terminal for.
fn leave_screen(out: &mut impl Write) -> io::Result<()> {
    execute!(out, EndSynchronizedUpdate, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show)
}

/// Makes a terminal usable to which a reader that died may have written half a frame. `CAN` ends whatever sequence was
/// not written to its end.
pub(super) fn reset(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\x18")?;
    queue!(out, ResetColor)?;
    leave_screen(out)
}

fn hook(taken: Arc<AtomicBool>) {
    let this = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == this {
            let _ = give_back(&taken);
            before(info);
        }
    }));
}

/// Collects what is drawn and writes it at once. Unlike a `BufWriter`, it writes nothing when it is dropped:
/// after a panic the rest of a frame would land on the screen that was just given back.
#[derive(Default, Debug)]
struct Frames {
    waiting: Vec<u8>,
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        let written = stdout.write_all(&self.waiting).and_then(|()| stdout.flush());
        self.waiting.clear();
        written
    }
}
