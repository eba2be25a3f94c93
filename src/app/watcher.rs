//! A small process that outlives the reader and gives the terminal back, whatever the reader died of.
//!
//! No process can tidy up after its own `SIGKILL`, or after an abort for want of memory. So on a terminal ascribe starts
//! itself once more. The second process is the reader. The first, the watcher, loads no model, starts no thread and
//! mostly sleeps: it passes on the signals that only it received, stops when the reader was stopped, and ends as the
//! reader ended.
//!
//! Both belong to the same process group, which is the shell's job. So `^Z`, `fg`, a new size of the window and a closed
//! terminal reach the reader directly, and the reader stops both of them when it is suspended. Should the watcher be
//! killed, the reader ends as if the terminal had been closed: the shell believes that the job is over, and two programs
//! cannot share a keyboard.

use std::env;
use std::ffi::c_int;
use std::io::{self, IsTerminal, Write, stdout};
use std::os::unix::process::CommandExt;
use std::process::{self, Command};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{
    Pid, Resource, Rlimit, Signal, WaitOptions, WaitStatus, getpgrp, getpid, getppid, getrlimit, kill_process,
    setrlimit, waitpid,
};
use rustix::termios::{LocalModes, OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcgetpgrp, tcsetattr};
use signal_hook::consts::{SIGABRT, SIGCHLD, SIGCONT, SIGINT, SIGKILL, SIGQUIT, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, signal_name};

use super::screen;
use super::signals::{ENDING, is_alone};

/// Names the watcher's process to the reader. Programs that the reader starts inherit it; for them it means nothing, as
/// their parent is another process.
const VARIABLE: &str = "ASCRIBE_WATCHER";

/// How long to wait for a terminal that accepts nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// The settings that the reader changes.
const CHANGED: LocalModes = LocalModes::ICANON.union(LocalModes::ECHO).union(LocalModes::ISIG);

/// Starts the program once more, to be the reader, and watches it. Returns in the process that is to be the reader. The
/// process that watches ends in here, as the reader ended.
///
/// If standard output is no terminal, or the program cannot be started again (its file may have been replaced or
/// removed), this process becomes an unwatched reader.
pub fn watch() {
    if let Some(watcher) = watcher() {
        end_with(watcher);
        return;
    }
    if !stdout().is_terminal() {
        return;
    }
    let Ok(before) = tcgetattr(stdout()) else { return };
    let heard = ENDING.iter().chain(&[SIGTSTP, SIGCONT, SIGCHLD]);
    let Ok(mut signals) = Signals::new(heard) else { return };
    let Ok(reader) = start() else { return };
    let mut watched = Watched { reader, before, is_stopped: false };
    loop {
        let arrived: Vec<c_int> = signals.wait().collect();
        watched.pass_on(&arrived);
        watched.look(arrived.contains(&SIGCONT));
    }
}

/// Whether another process gives the terminal back if this one does not.
pub(super) fn is_watched() -> bool {
    watcher().is_some()
}

/// The process that watches this one.
fn watcher() -> Option<Pid> {
    let named = env::var(VARIABLE).ok()?.parse().ok().and_then(Pid::from_raw);
    named.filter(|watcher| getppid() == Some(*watcher))
}

/// Starts the program with the arguments and everything else that this process was given.
fn start() -> io::Result<Pid> {
    let mut arguments = env::args_os();
    let mut command = Command::new(env::current_exe()?);
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    let reader = command.args(arguments).env(VARIABLE, process::id().to_string()).spawn()?;
    Ok(Pid::from_child(&reader))
}

/// Arranges that the reader receives `SIGHUP` when its watcher ends.
#[cfg(target_os = "linux")]
fn end_with(watcher: Pid) {
    // Without it, the reader ends at its next attempt to read a key.
    let _ = rustix::process::set_parent_process_death_signal(Some(Signal::HUP));
    if getppid() != Some(watcher) {
        let _ = kill_process(getpid(), Signal::HUP);
    }
}

/// Arranges that the reader receives `SIGHUP` within a second when its watcher ends: the system itself tells nobody.
#[cfg(not(target_os = "linux"))]
fn end_with(watcher: Pid) {
    let look = move || {
        while getppid() == Some(watcher) {
            std::thread::sleep(Duration::from_secs(1));
        }
        let _ = kill_process(getpid(), Signal::HUP);
    };
    // Without it, the reader ends at its next attempt to read a key.
    let _ = std::thread::Builder::new().name("watcher".to_owned()).spawn(look);
}

/// The reader, seen by its watcher.
struct Watched {
    reader: Pid,
    /// The terminal's settings before the reader changed them.
    before: Termios,
    /// Whether the reader was stopped and this process was not.
    is_stopped: bool,
}

impl Watched {
    /// Passes on the signals that came for this process alone.
    fn pass_on(&mut self, arrived: &[c_int]) {
        let was_continued = arrived.contains(&SIGCONT);
        for signal in arrived {
            match *signal {
                SIGCHLD => {}
                SIGCONT => self.continued(),
                // The reader stopped both processes since, and somebody brought both back.
                SIGTSTP if was_continued => {}
                // Typed at the terminal while the editor had it: the reader and the editor received it as well.
                SIGINT | SIGQUIT | SIGTSTP if makes_signals_of_keys() => {}
                signal => self.send(signal),
            }
        }
    }

    fn send(&self, signal: c_int) {
        if let Some(signal) = Signal::from_named_raw(signal) {
            // A reader that has ended is told by `look`.
            let _ = kill_process(self.reader, signal);
        }
    }

    fn continued(&mut self) {
        // Somebody may have changed the settings meanwhile. Those of a reader that has already taken the terminal again
        // are not the ones to go back to.
        if let Ok(now) = tcgetattr(stdout())
            && now.local_modes.contains(CHANGED)
        {
            self.before = now;
        }
        if std::mem::take(&mut self.is_stopped) {
            self.send(SIGCONT);
        }
    }

    /// Looks whether the reader was stopped or has ended.
    fn look(&mut self, was_continued: bool) {
        let options = WaitOptions::NOHANG | WaitOptions::UNTRACED | WaitOptions::CONTINUED;
        loop {
            match waitpid(Some(self.reader), options) {
                Ok(Some((_, status))) if status.stopped() => {
                    // Whoever was continued along with the reader may still see it stopped.
                    if !was_continued {
                        self.stop();
                    }
                }
                Ok(Some((_, status))) if status.continued() => self.is_stopped = false,
                Ok(Some((_, status))) => self.end(status),
                Ok(None) => return,
                Err(rustix::io::Errno::INTR) => {}
                // It is no child of this process any more, so there is nothing left to wait for.
                Err(_) => process::exit(1),
            }
        }
    }

    /// The reader alone was stopped, in a way that it could not prepare for: gives the terminal to the shell. Where there
    /// is no shell that could bring both back, nothing happens.
    fn stop(&mut self) {
        self.is_stopped = true;
        if !is_alone() {
            self.give_back();
            let _ = kill_process(getpid(), Signal::STOP);
        }
    }

    /// Ends as the reader ended.
    fn end(&self, status: WaitStatus) -> ! {
        let was_taken = self.give_back();
        let code = match (status.exit_status(), status.terminating_signal()) {
            (Some(code), _) => code,
            (None, Some(signal)) => {
                // A signal that the reader listens to is no surprise to whoever sent it.
                let is_told = was_taken || !ENDING.contains(&signal);
                if is_told && (!io::stderr().is_terminal() || is_ready()) {
                    let _ = writeln!(io::stderr(), "ascribe: {}", sentence(signal));
                }
                die_of(signal);
                128 + signal
            }
            (None, None) => 1,
        };
        process::exit(code)
    }

    /// Gives the terminal back as it was before, if the reader still has it; whether it had.
    fn give_back(&self) -> bool {
        // In the background the terminal belongs to the shell, which has settings of its own.
        let is_in_front = tcgetpgrp(stdout()).map_or(true, |group| group == getpgrp());
        let Ok(now) = tcgetattr(stdout()) else { return false };
        let changed = self.before.local_modes.intersection(CHANGED).difference(now.local_modes);
        if !is_in_front || changed.is_empty() {
            return false;
        }
        // Keys that were meant for the reader must not become commands of the shell.
        let _ = tcflush(stdout(), QueueSelector::IFlush);
        let _ = tcsetattr(stdout(), OptionalActions::Now, &self.before);
        if is_ready() {
            let _ = screen::reset(&mut stdout());
        }
        true
    }
}

/// Whether the terminal makes signals of `^C`, `^\` and `^Z`; not while the reader has it.
fn makes_signals_of_keys() -> bool {
    tcgetattr(stdout()).is_ok_and(|now| now.local_modes.contains(LocalModes::ISIG))
}

/// Whether the terminal accepts something; one that was told to pause would keep this process waiting.
fn is_ready() -> bool {
    let patience = Timespec { tv_sec: PATIENCE.as_secs().cast_signed(), tv_nsec: 0 };
    let terminal = stdout();
    let mut polled = [PollFd::new(&terminal, PollFlags::OUT)];
    poll(&mut polled, Some(&patience)).is_ok_and(|ready| ready > 0)
}

/// What the reader died of, in a sentence.
fn sentence(signal: c_int) -> String {
    let name = signal_name(signal).map_or_else(|| format!("signal {signal}"), str::to_owned);
    let why = match signal {
        SIGABRT => ", probably because it ran out of memory",
        SIGKILL => ", either deliberately or because memory ran out",
        _ => "",
    };
    format!(
        "the reader was killed by {name}{why}; the terminal has been restored, and every note shown as saved is on disk"
    )
}

/// Ends this process by a signal, without writing a memory image: it would take the place of the reader's. Returns if the
/// signal does not end processes.
fn die_of(signal: c_int) {
    let Rlimit { maximum, .. } = getrlimit(Resource::Core);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum });
    let _ = emulate_default_handler(signal);
    // Some that end processes here are not known there.
    if let Some(signal) = Signal::from_named_raw(signal) {
        let _ = kill_process(getpid(), signal);
    }
}
