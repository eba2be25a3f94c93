//! Web pages: the article of a page, by legible's port of Mozilla's Readability, without what stands around it.
//!
//! What Readability gives is HTML again; `walk` turns it into text, blocks and marks. A page without an article is
//! shown whole, with a notice.

mod article;
pub(super) mod walk;

use scraper::Html;

use super::writer::Writer;
use super::{Hints, Notice, Refused};
use crate::document::{BlockKind, Document, Meta};

/// A page larger than this many bytes is no article but somebody's dump; it is refused.
const LARGEST: usize = 64 << 20;

/// Reads a web page.
pub(super) fn read(page: &str, hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    if page.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    let mut meta =
        Meta { origin: hints.origin.to_owned(), address: hints.address.map(str::to_owned), ..Meta::default() };
    let (content, title) = if let Some(found) = article::find(page, hints.address) {
        meta.byline = found.byline;
        meta.date = found.date;
        meta.site = found.site;
        meta.language = found.language;
        (found.content, found.title)
    } else {
        notices.push(Notice("No article was found in it; the whole page is shown.".to_owned()));
        (page.to_owned(), None)
    };
    let mut writer = Writer::new(Meta::default());
    let above =
        [(BlockKind::Title, title), (BlockKind::Byline, meta.byline.clone()), (BlockKind::Dateline, meta.date.clone())];
    for (kind, text) in above {
        if let Some(text) = text {
            writer.begin(kind);
            writer.text(&text);
            writer.end();
        }
    }
    walk::write(&Html::parse_document(&content), &mut writer);
    Ok(writer.build_with(meta))
}

/// Writes HTML that is part of something else: what an entry of a feed says.
pub(super) fn write(html: &str, writer: &mut Writer) {
    walk::write(&Html::parse_document(html), writer);
}
