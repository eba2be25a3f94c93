//! Reading keys, pastes and the mouse, in a thread that takes nothing while the reader does not listen.
//!
//! The thread waits for leave, reads what is there, sends it in one batch and waits for leave again. So the
//! person's editor, or the shell after a suspend, gets every key that is meant for it.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use rustix::event::{PollFd, PollFlags, poll};

use crate::load::guarded;
use crate::reader::{Event, Key, KeyCode, MouseAction, MouseEvent};

use super::late_reply::LateReply;
use super::message::Message;

/// A batch is sent on when it has this many events, though there may be more: the screen should move.
const BATCH: usize = 1024;

/// Nobody types so many keys ahead. Behind more of them, `^C` is meant for the program and not for a line that is typed.
const PILE: usize = 256;

/// How long crossterm is given to say whether it has more. It takes no time if it has; with no time at all it
/// would not look.
const MORE: Duration = Duration::from_millis(1);

/// Gives the input thread leave to read.
#[derive(Debug)]
pub(super) struct Gate {
    leave: Sender<()>,
    asked: bool,
}

impl Gate {
    /// Leave goes to the other end of `leave`.
    pub(super) fn new(leave: Sender<()>) -> Self {
        Self { leave, asked: false }
    }

    /// Gives leave for one batch, unless the last one is still awaited.
    pub(super) fn open(&mut self) {
        if !self.asked {
            self.asked = true;
            // A thread that ended has said so in the inbox.
            let _ = self.leave.send(());
        }
    }

    /// Notes that the batch came.
    pub(super) fn came(&mut self) {
        self.asked = false;
    }
}

/// Starts the thread; it waits for leave.
pub(super) fn start(inbox: Sender<Message>) -> io::Result<Gate> {
    let (leave, given) = mpsc::channel();
    let read = move || {
        let ended = guarded(|| listen(&given, &inbox)).map_err(io::Error::other);
        if let Err(error) | Ok(Err(error)) = ended {
            let _ = inbox.send(Message::InputEnded(error));
        }
    };
    thread::Builder::new().name("input".to_owned()).spawn(read)?;
    Ok(Gate::new(leave))
}

/// Sends a batch each time that leave is given, until nobody listens. Fails when there is no terminal any more.
fn listen(given: &Receiver<()>, inbox: &Sender<Message>) -> io::Result<()> {
    let terminal = if io::stdin().is_terminal() { None } else { Some(File::open("/dev/tty")?) };
    let stdin = io::stdin();
    let terminal = terminal.as_ref().map_or(stdin.as_fd(), File::as_fd);
    let mut batch = Batch::default();
    while given.recv().is_ok() {
        while batch.events.is_empty() {
            read(terminal, &mut batch)?;
        }
        if inbox.send(Message::Input(std::mem::take(&mut batch.events))).is_err() {
            break;
        }
    }
    Ok(())
}

/// Waits until something is there and reads it. The batch may still be empty then.
fn read(terminal: BorrowedFd<'_>, batch: &mut Batch) -> io::Result<()> {
    if !event::poll(MORE)? {
        batch.piled = 0;
        wait(terminal)?;
        batch.take(event::read()?);
    }
    while batch.events.len() < BATCH && event::poll(MORE)? {
        batch.take(event::read()?);
    }
    Ok(())
}

/// Waits until something can be read from the terminal.
///
/// Fails if it was closed: crossterm would read nothing from it for ever, as fast as it can.
fn wait(terminal: BorrowedFd<'_>) -> io::Result<()> {
    let mut fds = [PollFd::from_borrowed_fd(terminal, PollFlags::IN)];
    while let Err(error) = poll(&mut fds, None) {
        if error != rustix::io::Errno::INTR {
            return Err(error.into());
        }
    }
    let closed = PollFlags::HUP | PollFlags::ERR;
    if fds[0].revents().intersects(closed) { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

/// What was read, in order, ready for the reader.
#[derive(Default, Debug)]
struct Batch {
    events: Vec<Event>,
    reply: LateReply,
    /// How many events came since the terminal last had nothing to read, in the batches before, too.
    piled: usize,
}

impl Batch {
    /// Adds what the terminal sent, if it means something to the reader.
    fn take(&mut self, event: event::Event) {
        self.piled += 1;
        if let event::Event::Key(event) = event {
            let key = key(event);
            if key == Some(Key::ctrl('c')) && self.piled > PILE {
                self.events = vec![Event::Interrupted];
                return;
            }
            let keys = key.map(|key| self.reply.pass(key)).unwrap_or_default();
            self.events.extend(keys.into_iter().map(Event::Key));
            return;
        }
        self.events.extend(self.reply.release().into_iter().map(Event::Key));
        let Some(event) = other(event) else { return };
        // Only where the mouse was dragged to counts.
        if let Some(last) = self.events.last_mut()
            && is_drag(last)
            && is_drag(&event)
        {
            *last = event;
        } else {
            self.events.push(event);
        }
    }
}

fn is_drag(event: &Event) -> bool {
    matches!(event, Event::Mouse(MouseEvent { action: MouseAction::Drag, .. }))
}

/// The key that was pressed or repeated; none for what the reader has no name for.
fn key(event: event::KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let code = match event.code {
        event::KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
        event::KeyCode::Char(c) => KeyCode::Char(c),
        event::KeyCode::F(n) => KeyCode::F(n),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => KeyCode::BackTab,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        _ => return None,
    };
    Some(Key { code, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT) })
}

/// What is no key: a paste, the mouse.
///
/// A new size is the signal's to tell: crossterm tells it a second time, with the next key, and by then the labels of
/// links may stand on the screen, which a new size takes away.
fn other(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Paste(text) => Some(Event::Paste(text)),
        event::Event::Mouse(event::MouseEvent { kind, column, row, .. }) => {
            let action = match kind {
                MouseEventKind::Down(MouseButton::Left) => MouseAction::Press,
                MouseEventKind::Drag(MouseButton::Left) => MouseAction::Drag,
                MouseEventKind::ScrollUp => MouseAction::WheelUp,
                MouseEventKind::ScrollDown => MouseAction::WheelDown,
                _ => return None,
            };
            Some(Event::Mouse(MouseEvent { column, row, action }))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use event::{Event as Sent, KeyEvent};

    fn taken(sent: impl IntoIterator<Item = Sent>) -> Vec<String> {
        let mut batch = Batch::default();
        sent.into_iter().for_each(|event| batch.take(event));
        batch.events.iter().map(shown).collect()
    }

    fn shown(event: &Event) -> String {
        match event {
            Event::Key(key) => key.to_string(),
            Event::Mouse(MouseEvent { column, row, action }) => format!("{action:?} {column},{row}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys_have_the_names_that_the_reader_knows() {
        use event::KeyCode::*;
        const NONE: KeyModifiers = KeyModifiers::NONE;
        for (code, modifiers, name) in [
            (Char('j'), NONE, "j"),
            (Char('G'), KeyModifiers::SHIFT, "G"),
            (Char(' '), NONE, "Space"),
            (Char('F'), KeyModifiers::CONTROL, "^F"),
            (Char('o'), KeyModifiers::CONTROL, "^O"),
            (Char('f'), KeyModifiers::ALT, "A-f"),
            (Left, KeyModifiers::ALT, "A-Left"),
            (Tab, NONE, "Tab"),
            (Tab, KeyModifiers::SHIFT, "S-Tab"),
            (BackTab, KeyModifiers::SHIFT, "S-Tab"),
            (PageDown, KeyModifiers::SHIFT, "PgDn"),
            (F(5), NONE, "F5"),
            (Esc, NONE, "Esc"),
        ] {
            assert_eq!(taken([Sent::Key(KeyEvent::new(code, modifiers))]), [name]);
        }
        let release = KeyEvent::new_with_kind(Char('j'), NONE, KeyEventKind::Release);
        assert_eq!(taken([Sent::Key(release), Sent::Key(CapsLock.into()), Sent::FocusGained]), [""; 0]);
    }

    #[test]
    fn control_c_goes_before_keys_that_piled_up() {
        let letters = |count| std::iter::repeat_n(Sent::Key(event::KeyCode::Char('x').into()), count);
        let control_c = Sent::Key(KeyEvent::new(event::KeyCode::Char('c'), KeyModifiers::CONTROL));
        for (before, after, kept, last) in
            [(0, 0, 1, "^C"), (PILE - 1, 0, PILE, "^C"), (PILE, 0, 1, "Interrupted"), (3 * BATCH, 2, 3, "x")]
        {
            let shown = taken(letters(before).chain([control_c.clone()]).chain(letters(after)));
            assert_eq!((shown.len(), shown.last().map(String::as_str)), (kept, Some(last)), "{before}, {after}");
            assert_eq!(shown[0] == "Interrupted", before >= PILE, "{before}, {after}");
        }
    }

    #[test]
    fn of_drags_the_last_is_kept_and_of_sizes_none() {
        let mouse =
            |kind, column| Sent::Mouse(event::MouseEvent { kind, column, row: 2, modifiers: KeyModifiers::NONE });
        let (drag, wheel) = (MouseEventKind::Drag(MouseButton::Left), MouseEventKind::ScrollDown);
        let sent = [
            mouse(MouseEventKind::Down(MouseButton::Left), 1),
            mouse(drag, 2),
            mouse(drag, 3),
            mouse(wheel, 3),
            mouse(wheel, 3),
            mouse(MouseEventKind::Moved, 4),
            Sent::Resize(80, 24),
            Sent::Resize(81, 25),
            Sent::Key(event::KeyCode::Char('j').into()),
            Sent::Resize(82, 26),
        ];
        let kept = ["Press 1,2", "Drag 3,2", "WheelDown 3,2", "WheelDown 3,2", "j"];
        assert_eq!(taken(sent), kept);
    }
}
