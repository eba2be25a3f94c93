//! What the other threads send to the main one.

use std::ffi::c_int;
use std::io;

use crate::reader::{Event, FileId};

use super::pair::Pair;

/// What the other threads send to the main one.
#[derive(Debug)]
pub(super) enum Message {
    /// What was typed; the input thread then waits for leave to read on.
    Input(Vec<Event>),
    /// There is nothing to read from any more.
    InputEnded(io::Error),
    /// Something for the reader.
    Event(Event),
    /// Something is being done to get an article.
    Arriving {
        /// Which one.
        file: FileId,
        /// In which reading of it.
        number: u64,
        /// What is being done, as the beginning of a sentence.
        progress: String,
    },
    /// An article was read, or could not be.
    Loaded {
        /// Which one.
        file: FileId,
        /// In which reading of it.
        number: u64,
        /// What to tell the reader.
        event: Event,
    },
    /// An article was read that the open one is to be compared with, or could not be.
    Beside {
        /// In which reading.
        number: u64,
        /// What is to be compared, or a sentence.
        read: Result<Pair, String>,
    },
    /// The process got a signal.
    Signal(c_int),
}
