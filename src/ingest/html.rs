//! Web pages: the article of a page, by legible's port of Mozilla's Readability, without what stands around it.
//!
//! A page is parsed once under a guard (`parse`), what it says about itself is read (`metadata`), and it is written again
//! without what is surely none of the article (`clean`). Of that Readability chooses (`article`); what it lost is put back
//! (`restore`), the head is told once (`head`), and `walk` turns the rest into text, blocks and marks. A page without an
//! article is shown whole, with a notice.

mod article;
mod attributes;
mod boilerplate;
mod clean;
pub(super) mod elements;
mod evidence;
mod formula;
mod head;
mod json_ld;
mod metadata;
pub(super) mod parse;
mod prose;
mod replaced;
mod restore;
mod slug;
mod structure;
mod title;
pub(super) mod walk;

use scraper::Html;

use super::address::Base;
use super::writer::Writer;
use super::{Hints, Notice, Refused, WHOLE};
use crate::document::{BlockKind, Document, Meta};

use metadata::ArticleMetadata;
use parse::{parse, parse_again};
use prose::PageProse;

/// A page larger than this many MiB is no article but somebody's dump; it is refused.
const LARGEST: u32 = 64;

/// How much of a page is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum BodyExtent {
    /// Its article, without what stands around that.
    Article,
    /// All that a browser shows.
    Page,
}

/// Reads a web page.
pub(super) fn read(page: &str, hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    if page.len() >> 20 >= LARGEST as usize {
        return Err(Refused::TooMuch(LARGEST));
    }
    let tree = parse(page.trim_start_matches('\u{feff}'), hints)?;
    let mut metadata = metadata::read(&tree, hints.address);
    hints.go_on()?;
    let extent = if hints.whole { BodyExtent::Page } else { BodyExtent::Article };
    let found = match extent {
        BodyExtent::Article => article(&tree, &mut metadata, hints)?,
        BodyExtent::Page => None,
    };
    let mut content = if let Some(found) = found {
        hints.go_on()?;
        if let Some(words) = PageProse::of(&tree).words_left_out(&tree, &PageProse::of(&found)) {
            notices.push(left_out_notice(words));
        }
        found
    } else {
        if extent == BodyExtent::Article {
            notices.push(Notice("No article was found; the whole page is shown.".to_owned()));
        }
        parse_again(&clean::write(&tree, &metadata, BodyExtent::Page, hints)?, hints)?
    };
    head::take(&mut content, &mut metadata, extent);
    hints.go_on()?;
    let mut writer = Writer::new(Meta::default());
    writer.source_line(1);
    head(&metadata, &mut writer);
    walk::write(&content, &metadata.base, metadata.language.as_deref(), &mut writer);
    let meta = Meta {
        title: metadata.title,
        byline: metadata.byline,
        date: metadata.date,
        origin: hints.origin.to_owned(),
        address: hints.address.map(str::to_owned).or(metadata.address),
        site: metadata.site,
        language: metadata.language,
    };
    Ok(writer.build_with(meta, notices))
}

/// The article of a page; None if there is none. The byline is added to what is known.
fn article(tree: &Html, metadata: &mut ArticleMetadata, hints: &Hints<'_>) -> Result<Option<Html>, Refused> {
    let page = clean::write(tree, metadata, BodyExtent::Article, hints)?;
    hints.go_on()?;
    let page_tree = parse_again(&page, hints)?;
    let Some(found) = article::find(&page, &page_tree, metadata, hints)? else { return Ok(None) };
    metadata.byline = metadata.byline.take().or_else(|| found.byline.as_deref().and_then(metadata::byline));
    let restored = restore::restored(&page_tree, &found.content, &found.html, metadata);
    let mut content = match restored {
        Some(restored) => parse_again(&restored, hints)?,
        None => found.content,
    };
    restore::put_back(&page_tree, &mut content);
    Ok(Some(content))
}

/// Tells how many words of prose a page has that its article has not.
fn left_out_notice(words: usize) -> Notice {
    let (many, were) = if words == 1 { ("word", "was") } else { ("words", "were") };
    Notice(format!("{} {many} of this page {were} left out; {WHOLE} shows them all.", grouped(words)))
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Writes what stands above an article: title, author, date and site.
fn head(metadata: &ArticleMetadata, writer: &mut Writer) {
    let dateline: Vec<&str> = [metadata.date.as_deref(), metadata.site.as_deref()].into_iter().flatten().collect();
    for (kind, text) in [
        (BlockKind::Title, metadata.title.clone()),
        (BlockKind::Byline, metadata.byline.clone()),
        (BlockKind::Dateline, Some(dateline.join(" · "))),
    ] {
        writer.begin(kind);
        writer.text(text.as_deref().unwrap_or_default());
        writer.end();
    }
}

/// Writes HTML that is part of something else: what an entry of a feed says. Addresses in it are relative to `base`.
pub(super) fn write(html: &str, base: &Base, writer: &mut Writer) {
    // Only whoever waits no longer is told so, and nobody is asked here.
    if let Ok(tree) = parse::parse(html, &Hints::default()) {
        walk::write(&tree, base, None, writer);
    }
}
