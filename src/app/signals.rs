//! Signals, as messages; and stopping and dying by one as a shell expects it.

use std::ffi::c_int;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::terminal::disable_raw_mode;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH,
    SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::message::Message;
use super::watcher::is_watched;

/// What ends the process.
pub(super) const ENDING: [c_int; 10] =
    [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU];

/// What else is listened to. A file that grows too large (`SIGXFSZ`) is told by the write that fails.
const OTHERS: [c_int; 4] = [SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ];

/// How long the main thread may take to give the terminal back and end; it takes milliseconds if it can.
const GRACE: Duration = Duration::from_secs(1);

/// Whether another program, the person's editor, has the terminal. Clones share one state.
#[derive(Clone, Default, Debug)]
pub(super) struct Loan(Arc<AtomicBool>);

impl Loan {
    /// Says that another program has the terminal from now on.
    pub(super) fn begin(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Says that no other program has the terminal any more.
    pub(super) fn end(&self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

/// From now on signals arrive in `inbox`, except while the terminal is lent: what is typed in the editor must
/// not end the reader, but whoever ends the reader then need not wait for the editor.
pub(super) fn listen(inbox: Sender<Message>, loan: Loan) -> io::Result<()> {
    let mut signals = Signals::new(ENDING.iter().chain(&OTHERS))?;
    let forward = move || {
        for signal in signals.forever().filter(|signal| *signal != SIGXFSZ) {
            if loan.0.load(Ordering::SeqCst) {
                let is_typed = matches!(signal, SIGINT | SIGQUIT);
                if signal == SIGTSTP || ENDING.contains(&signal) && !is_typed {
                    let _ = emulate_default_handler(signal);
                }
            } else if inbox.send(Message::Signal(signal)).is_err() {
                return;
            } else if ENDING.contains(&signal) {
                thread::sleep(GRACE);
                end_at_once(signal);
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(forward)?;
    Ok(())
}

/// Ends the process although the main thread does not: it may be writing to a terminal that was told to pause. The
/// watcher, where there is one, gives back all of the terminal.
fn end_at_once(signal: c_int) {
    if !is_watched() {
        let _ = disable_raw_mode();
    }
    let _ = emulate_default_handler(signal);
}

/// Stops this process and all that the shell started with it, until the shell brings them back; then
/// `SIGCONT` is in the inbox. Without a shell around it nobody could bring it back: then nothing happens, and
/// the answer is false.
pub(super) fn stop() -> bool {
    !is_alone() && kill_current_process_group(Signal::STOP).is_ok()
}

/// Whether no shell could bring this process back: a process group that leads its session was not put there by a shell's
/// job control.
pub(super) fn is_alone() -> bool {
    getsid(None).is_ok_and(|session| session == getpgrp())
}

/// Ends the process by `signal`, so that its parent sees what it died of. Returns only if that fails.
pub(super) fn die_of(signal: c_int) -> io::Result<()> {
    emulate_default_handler(signal)
}
