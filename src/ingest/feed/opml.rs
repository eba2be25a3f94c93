//! OPML: lists of feeds, in folders.

use std::collections::HashSet;

use url::Url;

use super::text::one_line;
use super::tokenizer::{FeedToken, FeedTokenizer, StartTag};
use super::web_address::{resolve, site, whole};
use super::{damaged, meta_of};
use crate::document::{BlockKind, Document};
use crate::ingest::address::Base;
use crate::ingest::writer::Writer;
use crate::ingest::{Hints, Notice, Refused};

/// How many feeds are shown.
const MOST: usize = 10_000;
/// How many folders may stand in each other; what lies deeper counts to the last of these.
const DEEPEST: usize = 16;

/// Whether a text is a list of feeds: its first element is `opml`.
pub(super) fn is_opml(text: &str) -> bool {
    let mut source = FeedTokenizer::new(text, &Hints::default());
    while let Ok(Some(token)) = source.next() {
        if let FeedToken::Open(tag) = token {
            return tag.name == "opml";
        }
    }
    false
}

/// Reads a list of feeds.
///
/// Refused as [`Refused::Damaged`] if it ends before its first feed and title.
pub(super) fn read(text: &str, hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    let mut folders = Folders::new(hints);
    let mut source = FeedTokenizer::new(text, hints);
    let mut title = String::new();
    while let Some(token) = source.next()? {
        match token {
            FeedToken::Open(tag) if tag.name == "outline" => folders.open(&tag),
            FeedToken::Open(tag) if tag.name == "title" => title = one_line(&source.value(&tag)?.text),
            FeedToken::Close(name) if name.eq_ignore_ascii_case("outline") => folders.close(),
            _ => {}
        }
    }
    if title.is_empty() && folders.count == 0 && source.damaged {
        return Err(Refused::Damaged);
    }
    if source.damaged {
        notices.push(damaged());
    }
    if folders.count == 0 {
        notices.push(Notice("It lists no feeds.".to_owned()));
    }
    if folders.left_out > 0 {
        notices.push(Notice(format!("{} more feeds are left out.", folders.left_out)));
    }
    Ok(folders.write(if title.is_empty() { "Feeds" } else { &title }, hints, notices))
}

/// A feed in the list.
#[derive(Debug)]
struct Subscription {
    title: String,
    /// None if it is too long.
    address: Option<Url>,
    /// The host of the site that it belongs to, if the title does not name it.
    site: Option<String>,
}

/// A folder and the feeds right in it.
#[derive(Debug, Default)]
struct Folder {
    name: String,
    depth: usize,
    feeds: Vec<Subscription>,
    /// Whether there is a feed in it, or in a folder in it.
    used: bool,
}

/// The folders in the order of the list; the first is the list itself.
#[derive(Debug)]
struct Folders {
    all: Vec<Folder>,
    /// The folders that are open, outermost first, as indices.
    open: Vec<usize>,
    /// For every outline that is open within the deepest folders: whether it is a folder.
    outlines: Vec<bool>,
    /// How many outlines are open beyond those.
    beyond: usize,
    seen: HashSet<Url>,
    base: Base,
    count: usize,
    left_out: usize,
}

impl Folders {
    fn new(hints: &Hints<'_>) -> Self {
        Self {
            all: vec![Folder::default()],
            open: vec![0],
            outlines: Vec::new(),
            beyond: 0,
            seen: HashSet::new(),
            base: Base::of(hints.address),
            count: 0,
            left_out: 0,
        }
    }

    fn open(&mut self, tag: &StartTag<'_>) {
        let feed = self.feed(tag);
        let is_folder = feed.is_none() && self.all.len() < MOST;
        if self.outlines.len() < DEEPEST && self.beyond == 0 {
            self.outlines.push(is_folder);
            if is_folder {
                let name = one_line(&name_of(tag));
                self.open.push(self.all.len());
                self.all.push(Folder { name, depth: self.open.len() - 2, ..Folder::default() });
            }
        } else {
            self.beyond += 1;
        }
        if let Some(feed) = feed {
            self.add(feed);
        }
    }

    fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if self.outlines.pop() == Some(true) {
            self.open.pop();
        }
    }

    /// The feed, or the page, that an outline stands for.
    fn feed(&self, tag: &StartTag<'_>) -> Option<Subscription> {
        let address = tag.attribute("xmlUrl").or_else(|| tag.attribute("url"))?;
        let is_lost = whole(&self.base, &address).is_none();
        let address = resolve(&self.base, &address);
        if address.is_none() && !is_lost {
            return None;
        }
        let home = tag.attribute("htmlUrl").and_then(|it| resolve(&self.base, &it));
        let site = home.as_ref().and_then(site).or_else(|| site(address.as_ref()?)).map(str::to_owned);
        let name = one_line(&name_of(tag));
        let title = if name.is_empty() { site.clone().unwrap_or_else(|| "Untitled".to_owned()) } else { name };
        Some(Subscription { site: site.filter(|site| !site.eq_ignore_ascii_case(&title)), title, address })
    }

    fn add(&mut self, feed: Subscription) {
        if feed.address.as_ref().is_some_and(|address| self.seen.contains(address)) {
            return;
        }
        if self.count >= MOST {
            self.left_out += 1;
            return;
        }
        self.count += 1;
        self.seen.extend(feed.address.clone());
        for &folder in &self.open {
            if let Some(folder) = self.all.get_mut(folder) {
                folder.used = true;
            }
        }
        let last = self.open.last().copied().unwrap_or_default();
        if let Some(folder) = self.all.get_mut(last) {
            folder.feeds.push(feed);
        }
    }

    fn write(self, title: &str, hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Document {
        let mut writer = Writer::default();
        writer.begin(BlockKind::Title);
        writer.text(title);
        writer.end();
        for folder in self.all.into_iter().filter(|folder| folder.used) {
            if !folder.name.is_empty() {
                writer.begin(BlockKind::Heading(u8::try_from(folder.depth + 2).unwrap_or(6).min(6)));
                writer.text(&folder.name);
            }
            writer.open_list(None);
            for feed in folder.feeds {
                writer.open_item();
                if let Some(address) = &feed.address {
                    writer.open_link(address.as_str());
                    writer.text(&feed.title);
                    writer.close_mark();
                } else {
                    writer.text(&feed.title);
                    writer.lose_links(1);
                }
                if let Some(site) = feed.site {
                    writer.text(&format!(" · {site}"));
                }
                writer.close_item();
            }
            writer.close_list();
        }
        writer.build_with(meta_of(hints), notices)
    }
}

fn name_of(tag: &StartTag<'_>) -> String {
    let name = |key| tag.attribute(key).filter(|it| !it.trim().is_empty());
    name("title").or_else(|| name("text")).unwrap_or_default()
}
