//! The articles to choose from, and what the reader added to them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use crate::document::{Document, printable};
use crate::ingest::Notice;
use crate::load::{Extent, Input, Loader, Waiting};
use crate::reader::{FileId, Opened};
use crate::store::{self, Record};

/// The articles to choose from. A [`FileId`] is an index into them.
#[derive(Debug)]
pub(super) struct Shelf {
    /// It grows when a link is followed.
    inputs: RwLock<Vec<Arc<Input>>>,
    loader: Loader,
}

impl Shelf {
    pub(super) fn new(inputs: Vec<Input>, loader: Loader) -> Self {
        Self { inputs: RwLock::new(inputs.into_iter().map(Arc::new).collect()), loader }
    }

    /// What to call each of them.
    pub(super) fn names(&self) -> Vec<String> {
        self.read().iter().map(|input| input.name()).collect()
    }

    /// Where a file lies; bytes lie nowhere.
    pub(super) fn path(&self, file: FileId) -> Option<PathBuf> {
        self.input(file)?.path().map(Path::to_owned)
    }

    /// Adds an article under the next free id, which `file` is.
    pub(super) fn add(&self, file: FileId, input: Input) {
        let mut inputs = self.inputs.write().unwrap_or_else(PoisonError::into_inner);
        debug_assert_eq!(file.0, inputs.len(), "the reader counts as the shelf does");
        inputs.push(Arc::new(input));
    }

    fn read(&self) -> RwLockReadGuard<'_, Vec<Arc<Input>>> {
        self.inputs.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn input(&self, file: FileId) -> Option<Arc<Input>> {
        self.read().get(file.0).cloned()
    }

    /// Reads an article, or all of the web page that it stands on, and what was added to it before. Fails with a sentence.
    pub(super) fn open(&self, file: FileId, extent: Extent, waiting: &Waiting<'_>) -> Result<Opened, String> {
        let input = self.input(file).ok_or("there is no such article")?;
        let loaded = self.loader.load(&input, extent, waiting).map_err(|why| why.to_string())?;
        let (document, mut notices) = (loaded.document, loaded.notices);
        let record = match record_file(&input, &document) {
            Some(file) => store::load(&file).unwrap_or_else(|error| {
                notices.push(Notice(format!("your notes on it cannot be read: {error}")));
                Record::default()
            }),
            None => Record::default(),
        };
        Ok(Opened { file, document: Arc::new(document), notices, record })
    }

    /// Keeps what the reader added to an article: the change that leads from `before`, the record as it was
    /// last loaded or saved here, to `after`. If it fails, what was kept before still is.
    pub(super) fn save(
        &self,
        file: FileId,
        document: &Document,
        before: &Record,
        after: &Record,
    ) -> Result<(), NotSaved> {
        let input = self.input(file).ok_or_else(|| NotSaved::new("there is no such article"))?;
        let file = record_file(&input, document).ok_or_else(|| NotSaved::new("there is no folder to save to"))?;
        let failed = |error| NotSaved {
            sentence: format!("it could not be saved: {}", printable(&format!("{error}"))),
            reason: store::reason(&error),
        };
        store::update(&file, before, after).map_err(failed)?;
        Ok(())
    }
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
    fn new(reason: &str) -> Self {
        Self { sentence: format!("it could not be saved: {reason}"), reason: reason.to_owned() }
    }
}

/// Where the record of an input is kept, if there is a place for such things.
fn record_file(input: &Input, document: &Document) -> Option<PathBuf> {
    Some(store::file(&store::folder()?, &input.identity()?, document.text()))
}
