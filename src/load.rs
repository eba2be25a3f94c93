//! Files, web addresses and standard input → a [`Document`]: the one path in.
//!
//! The reader on a terminal and the command line load through here. It knows no terminal and starts no thread: whoever
//! loads decides what waits for it, and calls it off through [`Waiting`].

mod fetch;
mod file;
mod input;
mod panics;
mod resolve;

use crate::document::Document;
use crate::ingest::{Format, Hints, Notice, ingest, is_page};

pub use fetch::{FetchedPage, Limits, Proxies, Waiting, Web, is_address, shown};
pub use file::Unreadable;
pub use input::Input;
pub use panics::{guarded, said};
pub use resolve::named;

/// How inputs are loaded, whatever they are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Loader {
    /// The format of all inputs; without one their content decides, then the type that a server names, then the
    /// ending of the name.
    pub format: Option<Format>,
    /// How pages are fetched.
    pub web: Web,
}

/// How much of a web page is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Extent {
    /// Its article alone.
    #[default]
    Article,
    /// All of it. Of any other input there is no more than its article.
    Whole,
    /// All of it, and nothing of what is no web page.
    WholePage,
}

/// An input that was loaded.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its text.
    pub document: Document,
    /// What there is to say about how it came and how it was read.
    pub notices: Vec<Notice>,
}

impl Loader {
    /// Loads an input: reads or fetches it, and makes a document of what comes.
    ///
    /// Fails if it cannot be read or fetched, if it is no article, if all of a web page is wanted and it is none, or once
    /// nobody waits any more.
    pub fn load(&self, input: &Input, extent: Extent, waiting: &Waiting<'_>) -> Result<Loaded, Unreadable> {
        let FetchedPage { bytes, address, media_type, mut notices } = self.bytes(input, waiting)?;
        let origin = input.origin();
        let hints = Hints {
            origin: &origin,
            address: address.as_deref(),
            media_type: media_type.as_deref(),
            format: self.format,
            whole: extent != Extent::Article,
            stop: Some(waiting.stop),
        };
        if extent == Extent::WholePage && !is_page(&bytes, &hints) {
            return Err(Unreadable::no_page(&input.name()));
        }
        let (document, told) = ingest(bytes, &hints).map_err(|why| Unreadable::refused(&input.name(), why))?;
        notices.extend(told);
        Ok(Loaded { document, notices })
    }

    fn bytes(&self, input: &Input, waiting: &Waiting<'_>) -> Result<FetchedPage, Unreadable> {
        match input {
            Input::Address(address) => self.web.fetch(address, waiting).map_err(Unreadable::told),
            Input::StandardInput => input::read_standard_input().map(FetchedPage::of),
            Input::File(path) => file::read(path).map(FetchedPage::of),
            Input::Bytes { bytes, .. } => Ok(FetchedPage::of(bytes.to_vec())),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;

    /// The text of an input that nobody calls off, or else why there is none.
    fn load(input: &Input, extent: Extent) -> Result<String, String> {
        let waiting = Waiting { stop: &AtomicBool::new(false), tell: &|_| {} };
        let loaded = Loader::default().load(input, extent, &waiting);
        loaded.map(|it| it.document.text().to_owned()).map_err(|why| why.to_string())
    }

    #[test]
    fn what_cannot_be_read_is_told_in_a_sentence() {
        for (path, sentence) in [
            ("no/such\u{1b}[2J.txt", "no such file: no/such␛[2J.txt; check the name"),
            ("src", "src is a directory; name a file in it"),
        ] {
            assert_eq!(load(&Input::File(path.into()), Extent::Article), Err(sentence.to_owned()));
        }
    }

    #[test]
    fn all_of_a_page_is_loaded_and_nothing_else_is_one() {
        let input = |name: &str, text: String| Input::Bytes { name: name.to_owned(), bytes: text.into_bytes().into() };
        let page = "<!DOCTYPE html><article><p>".to_owned()
            + &"Words of an article, with commas. ".repeat(20)
            + "</article><nav>Menu</nav>";
        let (page, text) = (input("a", page), input("b.txt", "Some words.".to_owned()));
        for (input, extent, expected) in [
            (&page, Extent::Article, Ok(false)),
            (&page, Extent::Whole, Ok(true)),
            (&page, Extent::WholePage, Ok(true)),
            (&text, Extent::Article, Ok(false)),
            (&text, Extent::Whole, Ok(false)),
            (&text, Extent::WholePage, Err("b.txt is not a web page; all of it is already shown")),
        ] {
            let has_menu = load(input, extent).map(|text| text.contains("Menu"));
            assert_eq!(has_menu, expected.map_err(str::to_owned), "{} {extent:?}", input.name());
        }
    }

    #[test]
    fn bytes_are_loaded_as_often_as_one_likes() {
        let input = Input::Bytes { name: "standard\ninput".to_owned(), bytes: b"Some words."[..].into() };
        assert_eq!((input.name().as_str(), input.path()), ("standard␊input", None));
        for _ in 0..2 {
            assert_eq!(load(&input, Extent::Article).as_deref(), Ok("Some words."));
        }
    }
}
