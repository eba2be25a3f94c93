//! What the reader added to an article: its record, loaded with the article and saved.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::{Document, printable};
use crate::ingest::Notice;
use crate::load::{Extent, Input, Loader, Waiting};
use crate::reader::{FileId, Opened};
use crate::store::{self, Record};

/// Loads an article and what was added to it before. Fails with a sentence.
pub(super) fn open(
    file: FileId,
    input: &Input,
    extent: Extent,
    loader: &Loader,
    waiting: &Waiting<'_>,
) -> Result<Opened, String> {
    let fetched = loader.load(input, extent, waiting).map_err(|why| why.to_string())?;
    let (document, mut notices) = (fetched.document, fetched.notices);
    let record = match record_file(input, &document) {
        Some(path) => store::load(&path).unwrap_or_else(|error| {
            notices.push(Notice(format!("your notes on it cannot be read: {error}")));
            Record::default()
        }),
        None => Record::default(),
    };
    Ok(Opened { file, document: Arc::new(document), notices, record })
}

/// Keeps what the reader added to an article: the change that leads from `before`, the record as it was last loaded or
/// saved here, to `after`. If it fails, what was kept before still is.
pub(super) fn save(input: &Input, document: &Document, before: &Record, after: &Record) -> Result<(), NotSaved> {
    let path = record_file(input, document).ok_or_else(|| NotSaved::new("there is no directory to save to"))?;
    store::update(&path, before, after).map(|_| ()).map_err(|error| NotSaved {
        sentence: format!("it could not be saved: {}", printable(&format!("{error}"))),
        reason: store::reason(&error),
    })
}

/// Why what the reader added to an article could not be saved.
#[derive(Debug)]
pub(super) struct NotSaved {
    /// A sentence for the person.
    pub(super) sentence: String,
    /// The reason alone.
    pub(super) reason: String,
}

impl NotSaved {
    /// For a reason that no error of the system gives.
    pub(super) fn new(reason: &str) -> Self {
        Self { sentence: format!("it could not be saved: {reason}"), reason: reason.to_owned() }
    }
}

/// Where the record of an input is kept, if there is a place for such things.
fn record_file(input: &Input, document: &Document) -> Option<PathBuf> {
    Some(store::file(&store::folder()?, &input.identity()?, document.text()))
}
