//! A feed as a document: its title, then its entries, each with a heading that leads to the article.

use url::Url;

use super::entry::{Feed, FeedEntry};
use super::text::{first_words, one_line};
use super::web_address::{resolve, site, whole};
use super::{LONGEST_LINE, damaged, meta_of};
use crate::document::{BlockKind, Document};
use crate::ingest::address::Base;
use crate::ingest::writer::Writer;
use crate::ingest::{Hints, Notice, Refused};

/// The longest description of a feed that is shown, in characters.
const LONGEST_DESCRIPTION: usize = 300;
/// How many words of an entry are shown.
const WORDS: usize = 60;
/// How many characters of them: not every script parts its words.
const CHARACTERS: usize = 420;
/// How many words stand for a title that is missing.
const TITLE_WORDS: usize = 10;
/// How many characters of them.
const TITLE_CHARACTERS: usize = 80;

/// Writes a feed.
///
/// Refused as [`Refused::Damaged`] if nothing in it belongs to a feed, or if it ends before its first entry and title.
pub(super) fn write(feed: Feed, hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    let lost_links = feed.entries.lost();
    let (entries, left_out) = feed.entries.finish();
    let title = feed.title.line();
    if entries.is_empty() && title.is_empty() && (feed.damaged || !feed.is_certain) {
        return Err(Refused::Damaged);
    }
    if feed.damaged {
        notices.push(damaged());
    }
    if entries.is_empty() {
        notices.push(Notice("It has no entries.".to_owned()));
    }
    if left_out > 0 {
        notices.push(Notice(format!("{left_out} more entries are left out.")));
    }
    let own = Base::of(hints.address);
    let home = feed.home.as_deref().and_then(|it| resolve(&own, it));
    let base = match own {
        Base::Unknown => home.clone().map_or(Base::Unknown, Base::from),
        own => own,
    };
    let mut list = EntryListWriter { writer: Writer::default(), base, home, hints: *hints };
    list.writer.lose_links(lost_links);
    list.top(&title, &feed.description.line());
    for entry in &entries {
        hints.go_on()?;
        list.entry(entry);
    }
    let language = feed.language.map(|it| one_line(&it)).filter(|it| !it.is_empty());
    Ok(list.writer.build_with(crate::document::Meta { language, ..meta_of(hints) }, notices))
}

/// The list that is being written.
struct EntryListWriter<'h> {
    writer: Writer,
    /// What addresses are relative to.
    base: Base,
    home: Option<Url>,
    hints: Hints<'h>,
}

impl EntryListWriter<'_> {
    fn top(&mut self, title: &str, description: &str) {
        let host = || self.base.url().and_then(site).map(str::to_owned);
        let title = if title.is_empty() { host() } else { Some(title.to_owned()) };
        self.writer.begin(BlockKind::Title);
        self.writer.text(&title.unwrap_or_else(|| one_line(self.hints.origin)));
        self.writer.end();
        if !description.is_empty() && description.chars().count() <= LONGEST_DESCRIPTION {
            self.writer.begin(BlockKind::Paragraph);
            self.writer.text(description);
            self.writer.end();
        }
    }

    fn entry(&mut self, entry: &FeedEntry) {
        let link = self.resolve(&entry.link);
        let (title, summary) = (entry.title.line(), entry.summary.line());
        // The first words of an entry without a title are in its heading.
        let is_said = title.is_empty() && first_words(&summary, TITLE_WORDS, TITLE_CHARACTERS) == summary;
        let date = entry.date.as_ref().map(|date| date.in_words.as_str());
        let dated = date.filter(|_| title.is_empty() && summary.is_empty());
        let title = dated.map_or_else(|| title_of(title, &summary, link.as_ref(), &entry.id), str::to_owned);
        self.heading(&title, link.as_ref());
        // What stands in the heading is not told once more.
        let has_about = self.about(entry, date.filter(|_| dated.is_none()), link.as_ref());
        match &entry.content {
            // What cannot be opened is shown here.
            Some(content) if link.is_none() && !(is_said && content.line() == summary) => {
                content.write(&self.base, &mut self.writer);
            }
            _ if is_said => {}
            _ => {
                // Right below a heading it would be read as one paragraph with it.
                let begin = if has_about { Writer::begin_below } else { Writer::begin };
                begin(&mut self.writer, BlockKind::Paragraph);
                self.writer.text(&first_words(&summary, WORDS, CHARACTERS));
                self.writer.end();
            }
        }
    }

    /// The address of the web that some address means; one that is too long is counted.
    fn resolve(&mut self, address: &str) -> Option<Url> {
        let is_lost = whole(&self.base, address).is_none();
        self.writer.lose_links(usize::from(is_lost));
        resolve(&self.base, address)
    }

    fn heading(&mut self, title: &str, link: Option<&Url>) {
        self.writer.begin(BlockKind::Heading(2));
        self.linked(title, link.map(Url::as_str));
        self.writer.end();
    }

    /// Writes some text that leads somewhere, if that is known.
    fn linked(&mut self, text: &str, address: Option<&str>) {
        if let Some(address) = address {
            self.writer.open_link(address);
        }
        self.writer.text(text);
        if address.is_some() {
            self.writer.close_mark();
        }
    }

    /// The line below the heading: who, when, how long. Tells whether there is one.
    fn about(&mut self, entry: &FeedEntry, date: Option<&str>, link: Option<&Url>) -> bool {
        let media = entry.media.as_ref().and_then(|it| self.resolve(&it.address));
        let facts = [
            (self.by(entry, link), None),
            (date.map(str::to_owned), None),
            (length(entry, link), None),
            (to_hear(entry), media.as_ref().map(Url::as_str)),
        ];
        let mut is_first = true;
        for (fact, address) in facts {
            let Some(fact) = fact else { continue };
            if is_first {
                self.writer.begin_below(BlockKind::Dateline);
            } else {
                self.writer.text(" · ");
            }
            self.linked(&fact, address);
            is_first = false;
        }
        self.writer.end();
        !is_first
    }

    /// Who wrote an entry, or else the site it leads to if that is another one than the feed's.
    fn by(&self, entry: &FeedEntry, link: Option<&Url>) -> Option<String> {
        let own = self.home.as_ref().or(self.base.url()).and_then(site);
        let host = || link.and_then(site).filter(|host| Some(*host) != own).map(str::to_owned);
        Some(entry.by.clone()).filter(|by| !by.is_empty()).or_else(host)
    }
}

/// How many words an entry leads to; of one that is shown as a whole that is seen.
fn length(entry: &FeedEntry, link: Option<&Url>) -> Option<String> {
    let words = entry.words.filter(|words| link.is_some() && *words > WORDS)?;
    Some(format!("{} words", grouped(words)))
}

/// What there is to hear or to see, and for how long.
fn to_hear(entry: &FeedEntry) -> Option<String> {
    let kind = entry.media.as_ref()?.kind;
    Some(entry.seconds.map_or_else(|| kind.to_owned(), |seconds| format!("{kind}, {}", minutes(seconds))))
}

/// The title of an entry, or what may stand for it: its first words, its address, its identity.
fn title_of(title: String, summary: &str, link: Option<&Url>, id: &str) -> String {
    match link {
        _ if !title.is_empty() => title,
        _ if !summary.is_empty() => first_words(summary, TITLE_WORDS, TITLE_CHARACTERS),
        Some(link) => first_words(link.as_str(), 1, LONGEST_LINE),
        None if !id.is_empty() => one_line(id),
        None => "Untitled".to_owned(),
    }
}

/// "34 min", "1 h 2 min".
fn minutes(seconds: u64) -> String {
    let minutes = ((seconds + 30) / 60).max(1);
    if minutes < 60 { format!("{minutes} min") } else { format!("{} h {} min", minutes / 60, minutes % 60) }
}

/// A number below a million with its digits in groups of three.
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{} {:03}", number / 1000, number % 1000) }
}
