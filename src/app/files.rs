//! The articles to choose from, and what the reader added to them.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use crate::document::{Document, printable};
use crate::ingest::{Format, Hints, Notice, ingest, is_page};
use crate::load::{Input, Page, Unreadable, Waiting, Web, normalised, read, shown};
use crate::reader::{FileId, Opened};
use crate::store::{self, Record};

/// The articles to choose from. A [`FileId`] is an index into them.
#[derive(Debug)]
pub(super) struct Shelf {
    /// It grows when a link is followed.
    inputs: RwLock<Vec<Arc<Input>>>,
    format: Option<Format>,
    web: Web,
}

impl Shelf {
    pub(super) fn new(inputs: Vec<Input>, format: Option<Format>, web: Web) -> Self {
        Self { inputs: RwLock::new(inputs.into_iter().map(Arc::new).collect()), format, web }
    }

    /// What to call each of them.
    pub(super) fn names(&self) -> Vec<String> {
        self.read().iter().map(|input| name(input)).collect()
    }

    /// Where a file lies; bytes lie nowhere.
    pub(super) fn path(&self, file: FileId) -> Option<PathBuf> {
        match &*self.input(file)? {
            Input::File(path) => Some(path.clone()),
            Input::Address(_) | Input::Bytes { .. } => None,
        }
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
    pub(super) fn open(&self, file: FileId, whole: bool, waiting: &Waiting<'_>) -> Result<Opened, String> {
        let input = self.input(file).ok_or("there is no such article")?;
        let (name, origin) = (name(&input), origin(&input));
        let hints = Hints { whole, stop: Some(waiting.stop), ..Hints::named(&origin, self.format) };
        let Page { bytes, address, media_type, notices: fetched } = match &*input {
            Input::File(path) => Page::of(read(path).map_err(|error| error.to_string())?),
            Input::Bytes { bytes, .. } => Page::of(bytes.clone()),
            Input::Address(address) => self.web.fetch(address, waiting)?,
        };
        let hints = Hints { address: address.as_deref(), media_type: media_type.as_deref(), ..hints };
        if whole && !is_page(&bytes, &hints) {
            return Err(format!("{name} is not a web page, and all of it is shown already"));
        }
        let (document, ingested) = ingest(bytes, &hints).map_err(|why| Unreadable::refused(&name, why).to_string())?;
        let mut notices = [fetched, ingested].concat();
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

/// What to call an input.
fn name(input: &Input) -> String {
    match input {
        Input::File(path) => printable(&path.to_string_lossy()),
        Input::Address(address) => shown(address),
        Input::Bytes { name, .. } => printable(name),
    }
}

/// What an article says of where it came from, above its text and in citations: a file's own name. The folders
/// that it lies in are nobody else's business.
fn origin(input: &Input) -> String {
    match input {
        Input::File(path) => path.file_name().map_or_else(|| name(input), |file| printable(&file.to_string_lossy())),
        Input::Address(_) | Input::Bytes { .. } => name(input),
    }
}

/// Where the record of an input is kept, if there is a place for such things.
fn record_file(input: &Input, document: &Document) -> Option<PathBuf> {
    let name = match input {
        Input::File(path) => path.canonicalize().ok()?.to_string_lossy().into_owned(),
        // What was asked for, not where that leads today.
        Input::Address(address) => normalised(address),
        Input::Bytes { name, .. } => name.clone(),
    };
    Some(store::file(&store::folder()?, &name, document.text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Opens an article that nobody calls off.
    fn open(shelf: &Shelf, file: usize) -> Result<Opened, String> {
        let stop = std::sync::atomic::AtomicBool::new(false);
        shelf.open(FileId(file), false, &Waiting { stop: &stop, tell: &|_| {} })
    }

    fn shelf(inputs: impl IntoIterator<Item = &'static str>) -> Shelf {
        Shelf::new(inputs.into_iter().map(|path| Input::File(path.into())).collect(), None, Web::default())
    }

    #[test]
    fn what_cannot_be_read_is_told_in_a_sentence() {
        let shelf = shelf(["no/such\u{1b}[2J.txt", "src"]);
        for (file, sentence) in [
            (0, "there is no file no/such␛[2J.txt; check the name"),
            (1, "src is a directory; name a file in it"),
            (2, "there is no such article"),
        ] {
            assert_eq!(open(&shelf, file).expect_err("none of them opens"), sentence);
        }
    }

    #[test]
    fn all_of_a_page_opens_and_nothing_else_is_one() {
        let bytes = |name: &str, bytes: &[u8]| Input::Bytes { name: name.to_owned(), bytes: bytes.to_vec() };
        let page = "<!DOCTYPE html><article><p>".to_owned()
            + &"Words of an article, with commas. ".repeat(20)
            + "</article><nav>Menu</nav>";
        let shelf = Shelf::new(vec![bytes("a", page.as_bytes()), bytes("b.txt", b"Some words.")], None, Web::default());
        let stop = std::sync::atomic::AtomicBool::new(false);
        let open = |file, whole| shelf.open(FileId(file), whole, &Waiting { stop: &stop, tell: &|_| {} });
        for (file, whole, expected) in [
            (0, false, Ok(false)),
            (0, true, Ok(true)),
            (1, false, Ok(false)),
            (1, true, Err("b.txt is not a web page, and all of it is shown already")),
        ] {
            let opened = open(file, whole).map(|it| it.document.text().contains("Menu"));
            assert_eq!(opened, expected.map_err(str::to_owned), "{file} {whole}");
        }
    }

    #[test]
    fn bytes_open_as_often_as_one_likes() {
        let input = Input::Bytes { name: "standard\ninput".to_owned(), bytes: b"Some words.".to_vec() };
        let shelf = Shelf::new(vec![input], None, Web::default());
        assert_eq!(shelf.names(), ["standard␊input"]);
        assert_eq!(shelf.path(FileId(0)), None);
        for _ in 0..2 {
            let opened = open(&shelf, 0).expect("it is text");
            assert_eq!((opened.file, opened.document.text()), (FileId(0), "Some words."));
        }
    }
}
