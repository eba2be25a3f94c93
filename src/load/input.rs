//! What can be loaded.

use std::path::PathBuf;

/// An article, or what may be one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// A file, read when it is opened.
    File(PathBuf),
    /// A web address, fetched when it is opened.
    Address(String),
    /// Bytes that are there already: standard input, the article that ships with the program.
    Bytes {
        /// What to call them.
        name: String,
        /// They themselves.
        bytes: Vec<u8>,
    },
}
