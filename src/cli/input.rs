//! Getting at the bytes that were asked for.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::Failure;
use super::args::{Input, Stage};
use crate::document::Document;
use crate::ingest::{self, Hints, Notice, WHOLE};
use crate::load::{self, Page, Unreadable, Waiting, Web};

/// What standard input is called in messages and titles.
pub(super) const STANDARD_INPUT: &str = "standard input";
/// What the article that ships with the program is called.
const SHIPPED: &str = "the article that ships with ascribe";
/// The article that ships with the program.
const ARTICLE: &[u8] = include_bytes!("../../assets/article.txt");

/// Something to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// Standard input.
    Standard,
    /// A file, or whatever else can be opened by a name.
    File(PathBuf),
    /// A web address.
    Address(String),
    /// The article that ships with the program.
    Shipped,
}

impl Source {
    /// The sources that some paths stand for. Fails if standard input is among them more than once, since
    /// nothing would be left of it the second time.
    pub(super) fn of(paths: &[PathBuf]) -> Result<Vec<Self>, Failure> {
        let standard = paths.iter().filter(|path| is_standard(path)).count();
        if standard > 1 {
            return Err(Failure::misused("standard input can be read only once, but - is given several times"));
        }
        Ok(paths.iter().map(|path| Self::named(path)).collect())
    }

    fn named(path: &Path) -> Self {
        match path.to_str() {
            Some("-") => Self::Standard,
            Some(address) if load::is_address(address) => Self::Address(address.to_owned()),
            _ => Self::File(path.to_owned()),
        }
    }

    /// What it is called: the path as it was given, or else "standard input".
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard => STANDARD_INPUT.to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Address(address) => address.clone(),
            Self::Shipped => SHIPPED.to_owned(),
        }
    }

    /// Its path as the person gave it: "-" for standard input.
    pub(super) fn path(&self) -> String {
        if *self == Self::Standard { String::from("-") } else { self.name() }
    }

    /// Makes sure that it can be opened, without reading it or asking a server. A pipe is not opened: that would use it
    /// up.
    pub(super) fn check(&self) -> Result<(), Failure> {
        match self {
            Self::File(path) => load::check(path).map_err(|why| Failure::unreadable(&why)),
            Self::Address(address) => load::check_address(address).map_err(Failure::told),
            Self::Standard | Self::Shipped => Ok(()),
        }
    }

    /// The page and what is known of it: what lies on the network is fetched. A load ends once `stop` is true.
    pub(super) fn page(&self, taken: &Input, stop: &AtomicBool) -> Result<Page, Failure> {
        let read = match self {
            Self::Address(address) => {
                let waiting = Waiting { stop, tell: &|_| {} };
                return Web::of_environment(taken.offline).fetch(address, &waiting).map_err(Failure::told);
            }
            Self::Standard => load::read_open(io::stdin().lock(), STANDARD_INPUT),
            Self::File(path) => load::read(path),
            Self::Shipped => Ok(ARTICLE.to_vec()),
        };
        read.map(Page::of).map_err(|why| Failure::unreadable(&why))
    }

    /// Its text, and what there is to say about how it was taken. Reading it ends early, if it can, once `stop` is true.
    pub(super) fn ingest(&self, taken: &Input, stop: &AtomicBool) -> Result<(Document, Vec<Notice>), Failure> {
        taken.panic_if_asked(Stage::Reading, &self.path());
        let name = self.name();
        let Page { bytes, address, media_type, notices: fetched } = self.page(taken, stop)?;
        let (address, media_type) = (address.as_deref(), media_type.as_deref());
        let hints =
            Hints { address, media_type, stop: Some(stop), whole: taken.whole, ..Hints::named(&name, taken.format) };
        let (document, ingested) =
            ingest::ingest(bytes, &hints).map_err(|why| Failure::unreadable(&Unreadable::refused(&name, why)))?;
        // What is a command in the reader is an option here.
        let ingested = ingested.into_iter().map(|it| Notice(it.0.replace(WHOLE, "--whole")));
        Ok((document, fetched.into_iter().chain(ingested).collect()))
    }
}

/// Whether a notice says that there is more of a page than was taken.
pub(super) fn tells_of_more(notice: &Notice) -> bool {
    notice.0.contains("--whole")
}

/// Whether somebody could type at standard input.
pub(super) fn is_terminal() -> bool {
    io::stdin().is_terminal()
}

fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}
