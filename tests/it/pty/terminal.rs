//! A terminal with a screen that tests can look at and type into.

use std::ffi::OsStr;
use std::io::{ErrorKind, Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process_group};
use vt100::{Callbacks, MouseProtocolMode, Parser, Screen};

use crate::cli::runs::NO_PROXY;

/// A condition that does not come true in this time never will. Nothing waits for it but failing tests.
const DEADLINE: Duration = Duration::from_secs(20);

/// How the terminal answers when it is asked for its colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Answers {
    AtOnce,
    Never,
}

/// What runs, where, and in how large a terminal.
#[derive(Debug)]
pub(crate) struct Setup {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
    answers: Answers,
    folder: tempfile::TempDir,
}

impl Setup {
    /// The program itself, in a terminal of 120 columns and 36 rows.
    pub(crate) fn ascribe() -> Self {
        Self::new(env!("CARGO_BIN_EXE_ascribe"))
    }

    /// A shell that knows `$ASCRIBE`, and `$ARTICLE` if there is one.
    pub(crate) fn shell() -> Self {
        let mut setup = Self::new("/bin/sh").variable("ASCRIBE", env!("CARGO_BIN_EXE_ascribe"));
        setup.command.env("PS1", "ready> ");
        setup
    }

    fn new(program: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut command = CommandBuilder::new(program);
        for name in ["NO_COLOR", "CLICOLOR", "COLORTERM", "COLORFGBG", "TMUX", "VISUAL", "ENV"] {
            command.env_remove(name);
        }
        for name in NO_PROXY {
            command.env_remove(name);
        }
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env(name, folder.path());
        }
        // Beside the folder that notes are looked for in.
        command.env("XDG_CACHE_HOME", folder.path().join("cache"));
        command.env("TERM", "xterm-256color");
        command.cwd(folder.path());
        Self { command, columns: 120, rows: 36, answers: Answers::AtOnce, folder }
    }

    /// Writes a file into the folder that the command runs in.
    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        std::fs::write(self.path(name), text).expect("the folder can be written to");
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets a variable to the path of a file in the folder that the command runs in.
    pub(crate) fn variable_path(self, name: &str, file: &str) -> Self {
        let path = self.path(file);
        self.variable(name, path)
    }

    pub(crate) fn answers(mut self, answers: Answers) -> Self {
        self.answers = answers;
        self
    }

    /// The terminal is not the one that `/dev/tty` stands for.
    pub(crate) fn without_controlling_terminal(mut self) -> Self {
        self.command.set_controlling_tty(false);
        self
    }

    /// Starts the command with these arguments.
    pub(crate) fn start(mut self, arguments: &[&str]) -> Terminal {
        self.command.args(arguments);
        let size = PtySize { rows: self.rows, cols: self.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo terminal");
        let settings = settings(&*pair.master);
        let child = pair.slave.spawn_command(self.command).expect("the command starts");
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let (sender, chunks) = mpsc::channel();
        // Ends when the terminal is closed, or with the first output after the receiver is dropped.
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Some(chunk) = read(&mut *output, &mut buffer)
                && sender.send(chunk).is_ok()
            {}
        });
        Terminal {
            parser: Parser::new_with_callbacks(cells(self.rows), cells(self.columns), 0, Asked::default()),
            input: pair.master.take_writer().expect("a writer"),
            master: pair.master,
            child,
            chunks,
            answers: self.answers,
            settings,
            folder: self.folder,
        }
    }
}

/// What a program writes next; none if all of them closed the terminal.
fn read(output: &mut dyn Read, buffer: &mut [u8]) -> Option<Vec<u8>> {
    loop {
        match output.read(buffer) {
            Ok(0) => return None,
            Ok(length) => return Some(buffer[..length].to_vec()),
            Err(error) if error.kind() == ErrorKind::Interrupted => (),
            Err(_) => return None,
        }
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a screen has cells")
}

/// The terminal's settings, as `stty` shows them.
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has settings"))
}

/// What the program asked the terminal for and told it.
#[derive(Default, Debug)]
struct Asked {
    answers: Vec<&'static [u8]>,
    copied: Vec<String>,
}

impl Callbacks for Asked {
    fn unhandled_csi(&mut self, _: &mut Screen, _: Option<u8>, _: Option<u8>, _: &[&[u16]], c: char) {
        if c == 'c' {
            self.answers.push(b"\x1b[?62;22c");
        }
    }

    fn unhandled_osc(&mut self, _: &mut Screen, parameters: &[&[u8]]) {
        match parameters {
            [b"10", b"?"] => self.answers.push(b"\x1b]10;rgb:0000/0000/0000\x1b\\"),
            [b"11", b"?"] => self.answers.push(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"),
            _ => (),
        }
    }

    fn copy_to_clipboard(&mut self, _: &mut Screen, _: &[u8], data: &[u8]) {
        self.copied.push(String::from_utf8_lossy(data).into_owned());
    }
}

/// A terminal in which a command runs.
pub(crate) struct Terminal {
    parser: Parser<Asked>,
    master: Box<dyn MasterPty>,
    input: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    chunks: Receiver<Vec<u8>>,
    answers: Answers,
    settings: String,
    folder: tempfile::TempDir,
}

impl Terminal {
    /// Waits until the screen is as `condition` says; fails the test with a picture if it never is.
    #[track_caller]
    pub(crate) fn wait(&mut self, what: &str, condition: impl Fn(&Screen) -> bool) {
        let until = Instant::now() + DEADLINE;
        while !condition(self.parser.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            match self.chunks.recv_timeout(left) {
                Ok(chunk) => self.show(&chunk),
                Err(error) => panic!("{what}: {error}; the screen shows\n{}", self.parser.screen().contents()),
            }
        }
    }

    /// Waits until some words stand on the reader's screen.
    #[track_caller]
    pub(crate) fn wait_for_reader(&mut self, words: &str) {
        self.wait(words, |screen| screen.alternate_screen() && screen.contents().contains(words));
    }

    /// Waits until some words stand on the reader's screen; false if the command ends before.
    #[track_caller]
    pub(crate) fn wait_for_reader_or_end(&mut self, words: &str) -> bool {
        let until = Instant::now() + DEADLINE;
        loop {
            let screen = self.parser.screen();
            if screen.alternate_screen() && screen.contents().contains(words) {
                return true;
            }
            match self.chunks.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.show(&chunk),
                Err(mpsc::RecvTimeoutError::Disconnected) => return false,
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    panic!("{words}: neither shown nor ended\n{}", screen.contents())
                }
            }
        }
    }

    /// Waits until some words stand in the last row.
    #[track_caller]
    pub(crate) fn wait_for_status(&mut self, words: &str) {
        self.wait(words, |screen| {
            let columns = screen.size().1.get();
            screen.alternate_screen() && screen.rows(0, columns).last().is_some_and(|row| row.contains(words))
        });
    }

    /// Waits until something is copied.
    #[track_caller]
    pub(crate) fn wait_for_copy(&mut self) -> String {
        let until = Instant::now() + DEADLINE;
        loop {
            if let Some(copied) = self.parser.callbacks_mut().copied.pop() {
                return copied;
            }
            let left = until.saturating_duration_since(Instant::now());
            let chunk = self.chunks.recv_timeout(left).expect("something is copied");
            self.show(&chunk);
        }
    }

    /// Shows what the program wrote and answers what it asked.
    fn show(&mut self, chunk: &[u8]) {
        self.parser.process(chunk);
        let answers = std::mem::take(&mut self.parser.callbacks_mut().answers);
        if self.answers == Answers::AtOnce {
            for answer in answers {
                self.send(answer);
            }
        }
    }

    /// Types.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.send(keys.as_bytes());
    }

    /// Types into what may have ended by now.
    pub(crate) fn keys_if_any_reads(&mut self, keys: &str) {
        // A terminal that nobody has open takes nothing.
        let _ = self.input.write_all(keys.as_bytes()).and_then(|()| self.input.flush());
    }

    /// Sends what a terminal sends.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        self.input.write_all(bytes).and_then(|()| self.input.flush()).expect("the terminal takes input");
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("the terminal can be resized");
        self.parser.set_size(cells(rows), cells(columns));
    }

    /// Sends a signal to what runs in the foreground.
    pub(crate) fn signal(&self, signal: Signal) {
        let group = self.master.process_group_leader().and_then(Pid::from_raw).expect("something runs");
        kill_process_group(group, signal).expect("it can be signalled");
    }

    /// The process that was started.
    pub(crate) fn process(&self) -> Pid {
        let process = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        process.and_then(Pid::from_raw).expect("the command has a process")
    }

    /// The only child of a process.
    #[track_caller]
    pub(crate) fn child_of(parent: Pid) -> Pid {
        let listed = Command::new("ps").args(["-A", "-o", "pid=", "-o", "ppid="]).output().expect("ps runs");
        let listed = String::from_utf8(listed.stdout).expect("it lists numbers");
        let mut children = listed.lines().filter_map(|line| {
            let (child, its_parent) = line.trim().split_once(char::is_whitespace)?;
            (its_parent.trim() == parent.as_raw_pid().to_string())
                .then(|| child.parse().ok().and_then(Pid::from_raw))?
        });
        let child = children.next().expect("it has a child");
        assert_eq!(children.next(), None, "it has one child");
        child
    }

    pub(crate) fn mouse(&self) -> MouseProtocolMode {
        self.parser.screen().mouse_protocol_mode()
    }

    /// The path of a file in the folder that the command runs in.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The text of a file in the folder that the command runs in.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("there is such a file")
    }

    /// Whether the settings are those from before the command ran.
    pub(crate) fn is_as_before(&self) -> bool {
        settings(&*self.master) == self.settings
    }

    /// Waits until the command ends; says how, and what stands on the screen then.
    ///
    /// Fails the test if the terminal is not as it was before the command.
    #[track_caller]
    pub(crate) fn end(mut self) -> (ExitStatus, String) {
        let until = Instant::now() + DEADLINE;
        // The channel closes when the last program that has the terminal open ends.
        loop {
            match self.chunks.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.show(&chunk),
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    panic!("it does not end; the screen shows\n{}", self.parser.screen().contents())
                }
            }
        }
        let status = self.child.wait().expect("the command can be waited for");
        assert!(self.is_as_before(), "settings before:\n{}\nafter:\n{}", self.settings, settings(&*self.master));
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "it leaves the alternate screen");
        assert!(!screen.bracketed_paste(), "it turns bracketed paste off");
        assert!(!screen.hide_cursor(), "it shows the cursor");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "it leaves the mouse alone");
        (status, screen.contents())
    }

    /// Closes the terminal, as a window is closed, and waits until the command ends.
    #[track_caller]
    pub(crate) fn close(mut self) {
        // The thread that reads holds the terminal open until there is something to read.
        let (sender, chunks) = mpsc::channel();
        drop((std::mem::replace(&mut self.chunks, chunks), sender));
        self.resize(80, 24);
        let Self { mut child, master, input, .. } = self;
        drop((master, input));
        let (sender, ended) = mpsc::channel();
        thread::spawn(move || sender.send(child.wait()));
        ended.recv_timeout(DEADLINE).expect("it ends").expect("the command can be waited for");
    }
}
