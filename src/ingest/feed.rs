//! Feeds: RSS, Atom, JSON Feed, and lists of feeds in OPML.
//!
//! A feed becomes a document that is its list of entries: a heading each, with a link to the article, a line on who
//! wrote it and when, and its first words. So whatever works in an article (search, outline, following a link) works
//! in a feed. `rss` and `json` read entries, `entry` puts them in order, `list` writes them; `opml` does both.
//!
//! A feed is read as it comes, by tokens and not as a tree, because feeds are often damaged: what was read before the
//! damage is shown. Nothing recurs, no entity is expanded that a feed defines, and what is kept of a feed is bounded.

mod base64_content;
mod date;
mod entry;
mod json;
mod list;
mod markup_tokens;
mod opml;
mod rss;
mod text;
mod tokenizer;
mod web_address;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Hints, Notice, Refused};
use crate::document::{Document, Meta};

/// The longest title or name, in characters.
const LONGEST_LINE: usize = 1000;

/// Reads a feed or a list of feeds.
///
/// Refused as [`Refused::Damaged`] if nothing in it belongs to a feed, or if it ends before its first entry and title.
pub(super) fn read(text: &str, hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    // A fault in a parser that came with a library is no reason to lose the reader.
    catch_unwind(AssertUnwindSafe(|| read_text(text, hints, notices))).unwrap_or(Err(Refused::Damaged))
}

fn read_text(text: &str, hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    if opml::is_opml(text) {
        return opml::read(text, hints, notices);
    }
    let feed = if text.starts_with('{') { json::read(text, hints)? } else { rss::read(text, hints)? };
    list::write(feed, hints, notices)
}

/// What is known about a feed from without.
fn meta_of(hints: &Hints<'_>) -> Meta {
    Meta { origin: hints.origin.to_owned(), address: hints.address.map(str::to_owned), ..Meta::default() }
}

/// What to tell of a feed that ends too early or is not well formed.
fn damaged() -> Notice {
    Notice("It is damaged or cut off; only what could be read is shown.".to_owned())
}
