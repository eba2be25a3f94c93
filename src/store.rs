//! What a reader adds to an article, on disk: notes and corrections; and the pages that were fetched ([`pages`]).
//!
//! One JSON file an article, written whole and atomically: after a crash or on a full disk the old one stands.
//! Several running readers may share the folder. Each change is written as the difference that it makes
//! ([`update`]), under a lock, so none of them loses what another has added meanwhile.

mod disk;
mod merge;
mod name;
pub mod pages;
mod anchor;

use std::io;
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};
use serde::{Deserialize, Serialize};

pub use name::file;

/// What a reader added to one article.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Record {
    /// The notes, in the order of the text.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// The corrections, in the order of the text.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

/// A place in an article that survives edits: it is found again by its words, near where it was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Anchor {
    /// Byte offset into the document's text at the time.
    pub start: usize,
    /// The words.
    pub quote: String,
}

/// A remark on a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// On what.
    pub place: Anchor,
    /// The remark.
    pub text: String,
}

/// A reader's word on who is speaking somewhere.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// Where.
    pub place: Anchor,
    /// Who speaks; none is the author.
    pub speaker: Option<String>,
}

/// The folder where records are kept unless the person says otherwise: `ascribe` in the XDG data directory,
/// usually `~/.local/share/ascribe`. It need not exist. None if the person has no home directory.
pub fn folder() -> Option<PathBuf> {
    Some(choose_base_strategy().ok()?.data_dir().join("ascribe"))
}

/// The record in `file`; an empty one if there is no such file.
///
/// Fails if it cannot be read, if it is no record ([`io::ErrorKind::InvalidData`]), or if a newer version of
/// the program wrote it ([`io::ErrorKind::Unsupported`]). The error is a sentence: the reason first, then the file.
pub fn load(file: &Path) -> io::Result<Record> {
    disk::read(file)
}

/// Makes in `file` the change that leads from `before` to `after`, whole or not at all, and gives back what
/// the file now holds. `before` is the record as this reader last loaded or saved it.
///
/// What other readers did to the file since then stays done: what they added is kept, what they removed
/// stays removed, unless this reader has changed or added it since. Of two corrections of one place the one
/// written last stands. A changed note is the old one removed and a new one added, so two readers that change
/// one note at the same time leave two notes.
///
/// The folder is made if need be, for the person alone (mode 0700). A file that is no record is kept beside
/// the new one under the ending `.bad`. Fails if the disk does, if another reader does not let go of the
/// folder for some seconds, or if a newer version of the program wrote the file, which is left as it is.
///
/// Temporary files that killed saves left in the folder more than an hour ago are removed.
pub fn update(file: &Path, before: &Record, after: &Record) -> io::Result<Record> {
    disk::replace(file, |found| merge::merge(&found, before, after))
}

/// `found` with the change that leads from `before` to `after`: what [`update`] would write.
pub fn merged(found: &Record, before: &Record, after: &Record) -> Record {
    merge::merge(found, before, after)
}

/// Why [`load`] or [`update`] failed, without the name of the file, for where there is little room.
pub fn reason(error: &io::Error) -> String {
    disk::reason(error)
}
