//! What can be loaded, and what it is called.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::printable;

use super::fetch::{check_address, is_address, normalised, shown};
use super::file::{self, Unreadable};

/// What standard input is called in messages and titles.
const STANDARD_INPUT: &str = "standard input";

/// Something that may be loaded as an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// Standard input, which can be read only once; see [`Input::held`].
    StandardInput,
    /// A file, or whatever else can be opened by a name; read each time that it is loaded.
    File(PathBuf),
    /// A web address, asked for each time that it is loaded.
    Address(String),
    /// Bytes that are there already.
    Bytes {
        /// What to call them.
        name: String,
        /// They themselves.
        bytes: Arc<[u8]>,
    },
}

impl Input {
    /// What an argument on a command line stands for: `-` is standard input, and a web address begins with its scheme.
    pub fn of_argument(argument: &Path) -> Self {
        match argument.to_str() {
            Some("-") => Self::StandardInput,
            Some(address) if is_address(address) => Self::Address(address.to_owned()),
            _ => Self::File(argument.to_owned()),
        }
    }

    /// As the person gave it: a path, an address, `-` for standard input. Not to be shown as it stands.
    pub fn as_given(&self) -> String {
        match self {
            Self::StandardInput => "-".to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Address(address) => address.clone(),
            Self::Bytes { name, .. } => name.clone(),
        }
    }

    /// What to call it in a sentence, with nothing in it that a terminal obeys.
    pub fn name(&self) -> String {
        match self {
            Self::StandardInput => STANDARD_INPUT.to_owned(),
            Self::File(path) => printable(&path.to_string_lossy()),
            Self::Address(address) => shown(address),
            Self::Bytes { name, .. } => printable(name),
        }
    }

    /// What an article says of where it came from, above its text and in citations: a file's own name. The folders that
    /// it lies in are nobody else's business.
    pub(super) fn origin(&self) -> String {
        let own_name = self.path().and_then(Path::file_name);
        own_name.map_or_else(|| self.name(), |name| printable(&name.to_string_lossy()))
    }

    /// Where it lies on the disk, if it is a file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::StandardInput | Self::Address(_) | Self::Bytes { .. } => None,
        }
    }

    /// One name for the same article, however it is named: the absolute path, the normalised address. None for a file
    /// that is not there.
    pub fn identity(&self) -> Option<String> {
        match self {
            Self::StandardInput => Some(STANDARD_INPUT.to_owned()),
            Self::File(path) => Some(path.canonicalize().ok()?.to_string_lossy().into_owned()),
            // What was asked for, not where that leads today.
            Self::Address(address) => Some(normalised(address)),
            Self::Bytes { name, .. } => Some(name.clone()),
        }
    }

    /// Makes sure that it can be opened, without reading it or asking a server. A pipe is not opened: that would use it
    /// up.
    pub fn check(&self) -> Result<(), Unreadable> {
        match self {
            Self::File(path) => file::check(path),
            Self::Address(address) => check_address(address).map_err(Unreadable::told),
            Self::StandardInput | Self::Bytes { .. } => Ok(()),
        }
    }

    /// The same as something that can be loaded more than once: standard input is read here and now. Fails if it cannot
    /// be read.
    pub fn held(self) -> Result<Self, Unreadable> {
        match self {
            Self::StandardInput => {
                let bytes = read_standard_input()?;
                Ok(Self::Bytes { name: STANDARD_INPUT.to_owned(), bytes: bytes.into() })
            }
            Self::File(_) | Self::Address(_) | Self::Bytes { .. } => Ok(self),
        }
    }
}

/// Reads all of standard input. Fails if it cannot be read or is 4 GiB long.
pub(super) fn read_standard_input() -> Result<Vec<u8>, Unreadable> {
    file::read_open(io::stdin().lock(), STANDARD_INPUT)
}
