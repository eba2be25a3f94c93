//! The terminal, threads, files.

use std::fmt;
use std::path::PathBuf;

use crate::ingest::Format;

/// What to read, and how the reader begins.
#[derive(Debug)]
pub struct Options {
    /// The articles; never empty.
    pub inputs: Vec<Input>,
    /// The name of a theme; none asks the terminal whether it is dark or light.
    pub theme: Option<String>,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The name of the highlight mode to begin with.
    pub highlight: Option<String>,
    /// A sentence to show at first.
    pub hint: Option<String>,
    /// The format of all inputs; none goes by their names.
    pub format: Option<Format>,
    /// Panic on purpose, to test that the terminal is restored.
    pub panic: Option<PanicAt>,
}

/// An article to read.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// What was read before, such as standard input.
    Bytes {
        /// What to call it.
        name: String,
        /// All of it.
        bytes: Vec<u8>,
    },
}

/// Where to panic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PanicAt {
    /// On the thread that owns the terminal.
    Main,
    /// On the thread that analyses.
    Worker,
}

/// Why the reader could not start or go on: one sentence.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    /// What the process exits with.
    pub fn exit_code(&self) -> u8 {
        1
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads until the person quits.
pub fn run(options: Options) -> Result<(), Error> {
    let _ = options;
    Err(Error(String::from("the reader is not built yet")))
}
