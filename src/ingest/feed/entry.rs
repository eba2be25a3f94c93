//! The entries of a feed, each once, newest first, and no more than somebody would look through.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::date::{self, EntryDate};
use super::text::{LONGEST_MARKUP, LONGEST_VALUE, Markup, one_line};
use super::web_address::{is_web, whole};
use crate::ingest::address::Base;

/// How many entries are shown.
pub(super) const MOST: usize = 1000;
/// The longest content in bytes that is shown whole.
const LONGEST_CONTENT: usize = 256 * 1024;
/// The longest identity of an entry in bytes.
const LONGEST_ID: usize = 4096;
/// Names beyond these are left out.
const MOST_AUTHORS: usize = 3;

/// A feed as it was read.
#[derive(Debug, Default)]
pub(super) struct Feed {
    pub(super) title: Markup,
    pub(super) description: Markup,
    /// The address of the site that it is the feed of.
    pub(super) home: Option<String>,
    /// The language, as a tag.
    pub(super) language: Option<String>,
    pub(super) entries: FeedEntries,
    /// Whether something in it belongs to feeds alone.
    pub(super) is_certain: bool,
    /// Whether it ended too early or was not well formed.
    pub(super) damaged: bool,
}

/// What a feed says about one of its entries.
#[derive(Debug, Default)]
pub(super) struct RawEntry {
    pub(super) id: String,
    /// The address of the article, absolute if it can be.
    pub(super) link: String,
    pub(super) title: Markup,
    pub(super) authors: Vec<String>,
    /// Where the entry was taken from, by name.
    pub(super) source: String,
    pub(super) published: String,
    pub(super) updated: String,
    pub(super) summary: Markup,
    pub(super) content: Markup,
    pub(super) media: Option<Media>,
    /// How long it takes to hear or see, in seconds.
    pub(super) seconds: Option<u64>,
    /// How many of its links have an address that is too long.
    pub(super) lost: usize,
}

/// Something to hear, to see or to print that comes with an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Media {
    /// "audio", "video" or "PDF".
    pub(super) kind: &'static str,
    pub(super) address: String,
}

impl Media {
    /// What some address leads to, by its media type; None if it is nothing but a picture.
    pub(super) fn new(media_type: &str, address: &str) -> Option<Self> {
        let kind = Self::kind(media_type)?;
        Some(Self { kind, address: address.to_owned() })
    }

    /// What something of this media type is called; None if it is nothing but a picture.
    pub(super) fn kind(media_type: &str) -> Option<&'static str> {
        let media_type = media_type.trim().to_ascii_lowercase();
        Some(match media_type.split('/').next().unwrap_or_default() {
            "audio" => "audio",
            "video" => "video",
            _ if media_type == "application/pdf" => "PDF",
            _ => return None,
        })
    }
}

/// An entry as it will be shown.
#[derive(Debug)]
pub(super) struct FeedEntry {
    pub(super) id: String,
    pub(super) link: String,
    pub(super) title: Markup,
    /// Who wrote it, or else where it comes from.
    pub(super) by: String,
    pub(super) date: Option<EntryDate>,
    /// How many words the content has, if it is known and more than what is shown.
    pub(super) words: Option<usize>,
    pub(super) summary: Markup,
    /// The whole of it, where there is no link to follow.
    pub(super) content: Option<Markup>,
    pub(super) media: Option<Media>,
    pub(super) seconds: Option<u64>,
}

impl RawEntry {
    /// The entry with no more than what will be shown of it; None if nothing can be.
    fn settle(mut self) -> Option<FeedEntry> {
        let has_content = !self.content.is_empty();
        let date = date::read(&self.published).or_else(|| date::read(&self.updated));
        let by = self.by();
        let says = !self.title.is_empty() || !self.summary.is_empty() || has_content;
        let leads = !self.link.is_empty() || !self.id.trim().is_empty() || self.media.is_some();
        if !says && !leads && date.is_none() && by.is_empty() {
            return None;
        }
        let whole = has_content && self.content.text.len() < LONGEST_VALUE;
        let words = whole.then(|| self.content.words());
        if self.summary.is_empty() {
            self.summary.clone_from(&self.content);
        }
        let opens = is_web(&self.link);
        self.content.truncate(LONGEST_CONTENT);
        for (markup, most) in [(&mut self.title, LONGEST_MARKUP), (&mut self.summary, LONGEST_MARKUP)] {
            markup.truncate(most);
            markup.text.shrink_to_fit();
        }
        Some(FeedEntry {
            id: bounded(self.id.trim(), LONGEST_ID),
            by,
            date,
            words,
            content: (!opens && has_content).then_some(self.content),
            link: self.link,
            title: self.title,
            summary: self.summary,
            media: self.media,
            seconds: self.seconds,
        })
    }

    /// The address that some address of the entry stands for, absolute if it can be; nothing if it is too long, which
    /// is counted.
    pub(super) fn address(&mut self, base: &Base, address: &str) -> String {
        let joined = whole(base, address);
        self.lost += usize::from(joined.is_none());
        joined.unwrap_or_default()
    }

    fn by(&self) -> String {
        let names: Vec<&str> = self.authors.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect();
        let (shown, others) = names.split_at(names.len().min(MOST_AUTHORS));
        let others = if others.is_empty() { "" } else { " and others" };
        let by = if names.is_empty() { self.source.clone() } else { shown.join(", ") + others };
        one_line(&by)
    }
}

/// The entries of a feed, as many as are shown; more than twice as many are never held.
#[derive(Debug, Default)]
pub(super) struct FeedEntries {
    kept: Vec<FeedEntry>,
    left_out: usize,
    lost: usize,
}

impl FeedEntries {
    /// Adds what was found, in the order of the feed.
    pub(super) fn push(&mut self, found: RawEntry) {
        self.lost += found.lost;
        self.kept.extend(found.settle());
        if self.kept.len() >= 2 * MOST {
            self.settle();
        }
    }

    /// How many links of the entries have an address that is too long.
    pub(super) fn lost(&self) -> usize {
        self.lost
    }

    /// The entries to show, and how many more there were.
    pub(super) fn finish(mut self) -> (Vec<FeedEntry>, usize) {
        self.settle();
        (self.kept, self.left_out)
    }

    /// Newest first, those without a date after those with one, each once, the last ones left out.
    fn settle(&mut self) {
        self.kept.sort_by_key(|entry| Reverse(entry.date.as_ref().and_then(|it| it.seconds)));
        let mut seen = HashSet::new();
        self.kept.retain(|entry| {
            let keys = entry.keys();
            let is_new = keys.iter().all(|key| !seen.contains(key));
            seen.extend(keys);
            is_new
        });
        self.left_out += self.kept.len().saturating_sub(MOST);
        self.kept.truncate(MOST);
    }
}

/// What two entries that are the same have in common.
#[derive(PartialEq, Eq, Hash, Debug)]
enum EntryKey {
    Id(String),
    /// The link alone says nothing: all episodes of some podcasts lead to the podcast's page.
    Link(String, String),
    Date(String, String),
}

impl FeedEntry {
    fn keys(&self) -> Vec<EntryKey> {
        let title = || self.title.text.trim().to_owned();
        let id = (!self.id.is_empty()).then(|| EntryKey::Id(self.id.clone()));
        let link = (!self.link.is_empty()).then(|| EntryKey::Link(self.link.clone(), title()));
        let dated = self.date.as_ref().filter(|_| !self.title.is_empty());
        id.into_iter().chain(link).chain(dated.map(|date| EntryKey::Date(title(), date.in_words.clone()))).collect()
    }
}

fn bounded(text: &str, most: usize) -> String {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(id: &str, link: &str, title: &str, published: &str) -> RawEntry {
        RawEntry {
            id: id.to_owned(),
            link: link.to_owned(),
            title: Markup::plain(title.to_owned()),
            published: published.to_owned(),
            ..RawEntry::default()
        }
    }

    fn titles(all: Vec<RawEntry>) -> Vec<String> {
        let mut entries = FeedEntries::default();
        for found in all {
            entries.push(found);
        }
        entries.finish().0.into_iter().map(|entry| entry.title.text).collect()
    }

    #[test]
    fn entries_come_newest_first_and_those_without_a_date_last() {
        let all = vec![
            found("", "", "first without", ""),
            found("", "", "old", "2026-03-01"),
            found("", "", "new", "Wed, 04 Mar 2026 10:00:00 GMT"),
            found("", "", "second without", "soon"),
        ];
        assert_eq!(titles(all), ["new", "old", "first without", "second without"]);
    }

    #[test]
    fn what_comes_twice_is_shown_once() {
        let all = vec![
            found("1", "https://a.example/1", "same id, older", "2026-03-01"),
            found("1", "https://a.example/2", "same id, newer", "2026-03-02"),
            found("3", "https://a.example/3", "same link and title", ""),
            found("4", "https://a.example/3", "same link and title", ""),
            found("5", "", "same title and date", "2026-02-01"),
            found("6", "", "same title and date", "2026-02-01"),
            found("7", "https://a.example", "one episode", ""),
            found("8", "https://a.example", "another episode", ""),
            found("", "", "", ""),
        ];
        assert_eq!(
            titles(all),
            ["same id, newer", "same title and date", "same link and title", "one episode", "another episode"]
        );
    }

    #[test]
    fn no_more_is_held_than_is_shown() {
        let mut entries = FeedEntries::default();
        for nth in 0..10 * MOST {
            let date = format!("{}-01-01", 1000 + nth % 9000);
            entries.push(found(&nth.to_string(), "", &nth.to_string(), &date));
            assert!(entries.kept.len() < 2 * MOST);
        }
        let (kept, left_out) = entries.finish();
        assert_eq!((kept.len(), left_out), (MOST, 9 * MOST));
        assert!(
            kept.iter().all(|entry| entry.date.as_ref().is_some_and(|date| date.in_words.as_str() >= "1 January 9000"))
        );
    }
}
