//! Whatever ends the reader: the terminal is usable afterwards, and the exit status says what happened.

use portable_pty::ExitStatus;
use rustix::process::{Pid, Signal, kill_process};

use super::terminal::{Setup, Terminal};
use super::{ARTICLE, reader, wait_for_prompt};

/// What the watcher says last about a reader that could not say anything any more.
const RESTORED: &str = "the terminal has been restored, and every note shown as saved is on disk";

/// The process that shows the article; what was started is its watcher.
fn reader_of(terminal: &Terminal) -> Pid {
    Terminal::child_of(terminal.process())
}

/// How a command ended: the name of a signal, or an exit code.
fn told(status: &ExitStatus) -> String {
    status.signal().map_or_else(|| status.exit_code().to_string(), str::to_owned)
}

#[test]
fn by_a_signal_to_the_reader_alone() {
    for (signal, name, says) in [
        // Those that the reader listens to.
        (Signal::TERM, "Terminated", None),
        (Signal::HUP, "Hangup", None),
        (Signal::INT, "Interrupt", None),
        (Signal::QUIT, "Quit", None),
        (Signal::ALARM, "Alarm clock", None),
        (Signal::USR1, "User defined signal 1", None),
        (Signal::USR2, "User defined signal 2", None),
        (Signal::VTALARM, "Virtual timer expired", None),
        (Signal::PROF, "Profiling timer expired", None),
        (Signal::XCPU, "CPU time limit exceeded", None),
        // Those that it cannot or does not listen to.
        (Signal::KILL, "Killed", Some("SIGKILL, either deliberately or because memory ran out;")),
        (Signal::ABORT, "Aborted", Some("SIGABRT, probably because it ran out of memory;")),
        (Signal::SEGV, "Segmentation fault", Some("SIGSEGV;")),
        (Signal::BUS, "Bus error", Some("SIGBUS;")),
        (Signal::ILL, "Illegal instruction", Some("SIGILL;")),
        (Signal::FPE, "Floating point exception", Some("SIGFPE;")),
        (Signal::SYS, "Bad system call", Some("SIGSYS;")),
        (Signal::TRAP, "Trace/breakpoint trap", Some("SIGTRAP;")),
    ] {
        let terminal = reader(&[]);
        let process = reader_of(&terminal);
        kill_process(process, signal).unwrap();
        // The first of these from outside only makes Rust's runtime stop listening to it.
        while matches!(signal, Signal::SEGV | Signal::BUS) && kill_process(process, signal).is_ok() {
            std::thread::yield_now();
        }
        let (status, screen) = terminal.end();
        assert_eq!(told(&status), name);
        let says = says.map(|it| format!("ascribe: the reader was killed by {it} {RESTORED}")).unwrap_or_default();
        let screen: String = screen.lines().collect();
        assert_eq!(screen.trim(), says, "{name}");
    }
}

#[test]
fn by_a_signal_to_its_watcher_alone() {
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::INT, "Interrupt"),
        (Signal::QUIT, "Quit"),
        (Signal::ALARM, "Alarm clock"),
        (Signal::USR1, "User defined signal 1"),
        (Signal::USR2, "User defined signal 2"),
        (Signal::XCPU, "CPU time limit exceeded"),
    ] {
        let terminal = reader(&[]);
        kill_process(terminal.process(), signal).unwrap();
        let (status, screen) = terminal.end();
        assert_eq!((told(&status).as_str(), screen.trim()), (name, ""));
    }
}

#[test]
fn signals_that_end_nothing_end_nothing() {
    for signal in [Signal::PIPE, Signal::WINCH, Signal::URG, Signal::CHILD, Signal::CONT, Signal::XFSZ] {
        let mut terminal = reader(&[]);
        kill_process(reader_of(&terminal), signal).unwrap();
        if signal != Signal::XFSZ {
            kill_process(terminal.process(), signal).unwrap();
        }
        terminal.keys("?");
        terminal.wait_for_reader("Who is speaking");
        terminal.keys("qq");
        let (status, screen) = terminal.end();
        assert_eq!((told(&status).as_str(), screen.trim()), ("0", ""), "{signal:?}");
    }
}

#[test]
fn with_its_watcher_the_reader_ends() {
    let mut terminal = Setup::shell().file("bridge.txt", ARTICLE).start(&["-i"]);
    wait_for_prompt(&mut terminal, 1);
    terminal.keys("settings=$(stty -g)\r");
    wait_for_prompt(&mut terminal, 2);
    terminal.keys("\"$ASCRIBE\" bridge.txt\r");
    terminal.wait_for_reader("The bridge will open");
    kill_process(Terminal::child_of(terminal.process()), Signal::KILL).unwrap();
    // The reader writes what takes its screen away. The settings are the shell's by now, and this shell leaves them as
    // they are: Enter still sends what it sends to a reader.
    terminal.wait("the shell's screen", |screen| !screen.alternate_screen());
    terminal.keys("stty $settings; exit\n");
    // This waits for every process that has the terminal open, so for the reader as well.
    let (status, _) = terminal.end();
    // The shell exits with what the last command exited with.
    assert_eq!(told(&status), "0");
}

#[test]
fn for_want_of_memory() {
    // Little by little: whatever fails first, the terminal is given back.
    let mut ended = Vec::new();
    for megabytes in [40, 80, 120, 160, 200, 240, 280] {
        let setup = Setup::shell().file("bridge.txt", ARTICLE).file("long.txt", &"All of it is lost. ".repeat(1 << 21));
        let script = format!("ulimit -v {}; exec \"$ASCRIBE\" bridge.txt", megabytes * 1024);
        let mut terminal = setup.start(&["-c", &script]);
        if terminal.wait_for_reader_or_end("The bridge will open") {
            terminal.keys_if_any_reads(":o long.txt\r");
            if terminal.wait_for_reader_or_end("All of it is lost") {
                terminal.keys_if_any_reads("q");
            }
        }
        let (status, screen) = terminal.end();
        if told(&status) == "Aborted" {
            let screen: String = screen.lines().collect();
            assert!(screen.contains(RESTORED), "{megabytes} MiB: {screen}");
        }
        ended.push(format!("{megabytes}: {} {}", told(&status), screen.trim()));
    }
    assert!(ended.iter().any(|it| it.contains(": Aborted")), "{ended:#?}");
}
