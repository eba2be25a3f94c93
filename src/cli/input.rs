//! Getting at the bytes that were asked for.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::Failure;
use crate::app::{self, Unreadable};
use crate::document::Document;
use crate::ingest::{self, Format, Hints, Notice};

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
        Ok(paths.iter().map(|path| if is_standard(path) { Self::Standard } else { Self::File(path.clone()) }).collect())
    }

    /// What it is called: the path as it was given, or else "standard input".
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard => STANDARD_INPUT.to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Shipped => SHIPPED.to_owned(),
        }
    }

    /// Its path as the person gave it: "-" for standard input.
    pub(super) fn path(&self) -> String {
        if *self == Self::Standard { String::from("-") } else { self.name() }
    }

    /// Makes sure that it can be opened, without reading it. A pipe is not opened: that would use it up.
    pub(super) fn check(&self) -> Result<(), Failure> {
        match self {
            Self::File(path) => app::check(path).map_err(|why| Failure::unreadable(&why)),
            Self::Standard | Self::Shipped => Ok(()),
        }
    }

    /// All its bytes.
    pub(super) fn read(&self) -> Result<Vec<u8>, Failure> {
        let read = match self {
            Self::Standard => app::read_open(io::stdin().lock(), STANDARD_INPUT),
            Self::File(path) => app::read(path),
            Self::Shipped => Ok(ARTICLE.to_vec()),
        };
        read.map_err(|why| Failure::unreadable(&why))
    }

    /// Its text.
    pub(super) fn ingest(&self, format: Option<Format>) -> Result<(Document, Vec<Notice>), Failure> {
        let name = self.name();
        let hints = Hints::named(&name, format);
        ingest::ingest(self.read()?, &hints).map_err(|why| Failure::unreadable(&Unreadable::refused(&name, why)))
    }
}

/// Whether somebody could type at standard input.
pub(super) fn is_terminal() -> bool {
    io::stdin().is_terminal()
}

fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}
