//! What can go wrong on the command line, a sentence each.

use std::fmt;
use std::io;
use std::path::Path;
use std::time::Duration;

use crate::app;
use crate::document::{printable, shortened};
use crate::ingest::Notice;
use crate::load::{Unreadable, shown};

/// Characters that a sentence has at most, whatever names it holds.
const LONGEST: usize = 900;

/// How many characters of what a panic said are told: it may quote the article.
const MOST_SAID: usize = 200;

/// What went wrong and what to do about it, in one sentence without a control character.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Failure {
    sentence: String,
    exit_code: u8,
}

impl Failure {
    /// What the process exits with.
    pub(super) fn exit_code(&self) -> u8 {
        self.exit_code
    }

    /// Something is wrong with the arguments, as clap sees it.
    pub(super) fn usage(error: &clap::Error) -> Self {
        let told = error.to_string();
        let parts = told.split("\n\n").take_while(|part| !part.starts_with("Usage:") && !part.starts_with("For more"));
        let parts = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
        let told = parts.collect::<Vec<_>>().join("; ");
        Self::misused(told.strip_prefix("error: ").unwrap_or(&told))
    }

    /// Something is wrong with the arguments.
    pub(super) fn misused(what: &str) -> Self {
        Self { sentence: format!("{}; see ascribe --help", printable(what)), exit_code: 2 }
    }

    /// An input could not be read, or is no article.
    pub(super) fn unreadable(why: &Unreadable) -> Self {
        Self::of(why.to_string())
    }

    /// There is something to say of an article that was read.
    pub(super) fn noticed(name: &str, notice: &Notice) -> Self {
        Self::of(format!("{}: {}", shown(name), printable(&notice.0)))
    }

    /// The program panicked over an input.
    pub(super) fn defect(name: &str, panic: &str) -> Self {
        let said: String = printable(panic).chars().take(MOST_SAID).collect();
        Self::of(format!(
            "{} cannot be read because of a bug in ascribe ({said}); please report it, with the input if you can",
            shown(name)
        ))
    }

    /// An input was not read within the time limit.
    pub(super) fn late(name: &str, limit: Duration) -> Self {
        Self::of(format!(
            "{} was not read within the time limit of {} s; raise it with --time-limit",
            shown(name),
            limit.as_secs_f64()
        ))
    }

    /// What stands in a directory under the name of an article is no file.
    pub(super) fn passed_over(path: &Path, kind: &str) -> Self {
        Self::of(format!("{} is a {kind}, not a file, and was skipped", printable(&path.to_string_lossy())))
    }

    /// A directory holds nothing to analyse.
    pub(super) fn barren(path: &Path) -> Self {
        Self::of(format!(
            "{} contains no .txt, .md or .markdown files; name other files one by one",
            printable(&path.to_string_lossy())
        ))
    }

    /// The output could not be written.
    pub(super) fn unwritten(error: &io::Error) -> Self {
        Self::of(format!("cannot write to standard output: {error}"))
    }

    /// The reader failed.
    pub(super) fn of_app(error: &app::Error) -> Self {
        Self { sentence: printable(&error.to_string()), exit_code: error.exit_code() }
    }

    fn of(sentence: String) -> Self {
        Self { sentence, exit_code: 1 }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shortened(&self.sentence, LONGEST))
    }
}
