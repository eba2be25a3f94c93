//! RSS 0.9 to 2.0 and Atom 0.3 and 1.0, read alike: their names say which is which.

use super::base64_content::{decoded, is_base64};
use super::entry::{Feed, Media, RawEntry};
use super::text::Markup;
use super::tokenizer::{FeedToken, FeedTokenizer, Namespace, StartTag, ends_entry};
use super::web_address::{is_web, whole};
use crate::ingest::address::Base;
use crate::ingest::{Hints, Refused};

/// Reads a feed, as far as it can be read.
pub(super) fn read(text: &str, hints: &Hints<'_>) -> Result<Feed, Refused> {
    let base = Base::of(hints.address);
    let mut reader = XmlFeedReader { source: FeedTokenizer::new(text, hints), feed: Feed::default(), base };
    while let Some(token) = reader.source.next()? {
        if let FeedToken::Open(tag) = token {
            reader.open(&tag)?;
        }
    }
    reader.feed.damaged = reader.source.damaged;
    Ok(reader.feed)
}

/// A feed that is being read.
struct XmlFeedReader<'t> {
    source: FeedTokenizer<'t>,
    feed: Feed,
    /// What addresses are relative to.
    base: Base,
}

impl<'t> XmlFeedReader<'t> {
    /// Takes in an element outside of all entries.
    fn open(&mut self, tag: &StartTag<'t>) -> Result<(), Refused> {
        if tag.is_entry() {
            self.feed.is_certain = true;
            return self.entry(tag);
        }
        match (tag.namespace, tag.name.as_str()) {
            (_, "rss" | "rdf" | "channel" | "feed") => {
                self.feed.is_certain = true;
                self.source.is_atom |= tag.name == "feed";
                self.source.declare(tag);
                self.base = self.base_of(tag);
                let language = tag.attribute("xml:lang");
                self.feed.language = self.feed.language.take().or(language);
            }
            (namespace, "title") if is_title(namespace, &self.feed.title) => {
                let title = self.markup(tag)?;
                keep(&mut self.feed.title, title);
            }
            (Namespace::Own, "description" | "subtitle" | "tagline") => self.feed.description = self.markup(tag)?,
            (Namespace::Own | Namespace::Dublin, "language") => self.feed.language = Some(self.source.value(tag)?.text),
            (Namespace::Own | Namespace::Atom, "link") => {
                let link = self.link(tag)?;
                let home = link.filter(FeedLink::leads_to_page).and_then(|it| whole(&it.base, &it.address));
                self.feed.home = self.feed.home.take().or(home);
            }
            _ => {
                self.source.value(tag)?;
            }
        }
        Ok(())
    }

    /// Reads an entry up to its end, or to where the next one begins.
    fn entry(&mut self, tag: &StartTag<'t>) -> Result<(), Refused> {
        let outside = self.base.clone();
        self.base = self.base_of(tag);
        let mut entry = RawEntry::default();
        while let Some(token) = self.source.next()? {
            match token {
                FeedToken::Open(tag) if tag.is_entry() => {
                    self.source.push_back(FeedToken::Open(tag));
                    break;
                }
                FeedToken::Open(tag) => self.part(&tag, &mut entry)?,
                FeedToken::Close(name) if ends_entry(&name) => break,
                FeedToken::Close(_) | FeedToken::Text(_) => {}
            }
        }
        self.feed.entries.push(entry);
        self.base = outside;
        Ok(())
    }

    /// Takes in an element of an entry.
    fn part(&mut self, tag: &StartTag<'t>, entry: &mut RawEntry) -> Result<(), Refused> {
        match (tag.namespace, tag.name.as_str()) {
            (namespace, "title") if is_title(namespace, &entry.title) => {
                let title = self.markup(tag)?;
                keep(&mut entry.title, title);
            }
            (Namespace::Own, "guid" | "id") => self.id(tag, entry)?,
            (Namespace::Own | Namespace::Atom, "link") => self.entry_link(tag, entry)?,
            (Namespace::Own, "pubdate" | "published" | "issued" | "date") | (Namespace::Dublin, "date") => {
                entry.published = self.source.value(tag)?.text;
            }
            (Namespace::Own | Namespace::Atom, "updated" | "modified" | "created") => {
                entry.updated = self.source.value(tag)?.text;
            }
            (Namespace::Own, "description" | "summary") => entry.summary = self.markup(tag)?,
            (Namespace::Dublin | Namespace::Itunes | Namespace::Media, "description" | "summary")
                if entry.summary.is_empty() =>
            {
                entry.summary = self.markup(tag)?;
            }
            (Namespace::Content, "encoded") | (Namespace::Own, "content" | "body") | (_, "fullitem") => {
                self.content(tag, entry)?;
            }
            (Namespace::Own, "author" | "creator") | (Namespace::Dublin, "creator") => {
                let name = self.source.child(tag, "name")?;
                entry.authors.push(name_of(&name));
            }
            (Namespace::Itunes, "author") if entry.authors.is_empty() => {
                entry.authors.push(name_of(&self.source.value(tag)?.text));
            }
            (Namespace::Own | Namespace::Dublin, "source") => entry.source = self.source.child(tag, "title")?,
            // What stands in them counts as the entry's, too.
            (Namespace::Own, "enclosure") | (Namespace::Media, "content") => self.media(tag, entry),
            (Namespace::Itunes, "duration") => entry.seconds = seconds_of(&self.source.value(tag)?.text),
            // What a group holds counts as the entry's.
            (Namespace::Media, "group") => {}
            _ => {
                self.source.value(tag)?;
            }
        }
        Ok(())
    }

    /// What addresses inside an element are relative to.
    fn base_of(&self, tag: &StartTag<'t>) -> Base {
        tag.attribute("xml:base").map_or_else(|| self.base.clone(), |said| self.base.inner(&said))
    }

    /// What an element says: in Atom of the type that it gives, in RSS HTML, because nothing tells.
    fn markup(&mut self, tag: &StartTag<'t>) -> Result<Markup, Refused> {
        let said = tag.attribute("type").map(|it| it.trim().to_ascii_lowercase());
        let mode = tag.attribute("mode");
        let mut value = self.source.value(tag)?;
        let has_elements = value.is_html;
        let plain = self.source.is_atom && matches!(said.as_deref(), None | Some("text" | "text/plain"));
        if self.source.is_atom && !has_elements && is_base64(said.as_deref(), mode.as_deref()) {
            value.text = decoded(value.text);
        }
        value.is_html |= !plain;
        if has_elements {
            // XHTML may have a prefix, which HTML does not know.
            value.text = value.text.replace("<xhtml:", "<").replace("</xhtml:", "</");
            value.text = value.text.replace("<![CDATA[", "").replace("]]>", "");
        }
        Ok(value)
    }

    fn content(&mut self, tag: &StartTag<'t>, entry: &mut RawEntry) -> Result<(), Refused> {
        if let Some(address) = tag.attribute("src").filter(|_| entry.link.is_empty()) {
            entry.link = entry.address(&self.base_of(tag), &address);
        }
        let content = self.markup(tag)?;
        if !content.is_empty() {
            entry.content = content;
        }
        Ok(())
    }

    /// An identity is an address, too, if it says so or looks so.
    fn id(&mut self, tag: &StartTag<'t>, entry: &mut RawEntry) -> Result<(), Refused> {
        let is_address = tag.name == "guid" && tag.attribute("isPermaLink").is_none_or(|it| it != "false");
        entry.id = self.source.value(tag)?.text;
        if is_address && entry.link.is_empty() && is_web(&entry.id) {
            entry.link = entry.id.trim().to_owned();
        }
        Ok(())
    }

    fn entry_link(&mut self, tag: &StartTag<'t>, entry: &mut RawEntry) -> Result<(), Refused> {
        let Some(link) = self.link(tag)? else { return Ok(()) };
        if link.relation == "enclosure" {
            take_media(entry, &link.media_type, &link.base, &link.address);
        } else if link.leads_to_page() && (entry.link.is_empty() || entry.link == entry.id.trim() || link.is_html()) {
            entry.link = entry.address(&link.base, &link.address);
        }
        Ok(())
    }

    /// The address that a link leads to: its attribute in Atom, its text in RSS.
    fn link(&mut self, tag: &StartTag<'t>) -> Result<Option<FeedLink>, Refused> {
        let text = self.source.value(tag)?.text;
        let base = self.base_of(tag);
        let address = tag.attribute("href").unwrap_or(text);
        if address.trim().is_empty() {
            return Ok(None);
        }
        Ok(Some(FeedLink {
            address,
            base,
            relation: tag.attribute("rel").unwrap_or_default().to_ascii_lowercase(),
            media_type: tag.attribute("type").unwrap_or_default(),
        }))
    }

    fn media(&self, tag: &StartTag<'t>, entry: &mut RawEntry) {
        let kind = tag.attribute("type").or_else(|| tag.attribute("medium")).unwrap_or_default();
        take_media(entry, &kind, &self.base, &tag.attribute("url").unwrap_or_default());
        entry.seconds = entry.seconds.or_else(|| seconds_of(&tag.attribute("duration")?));
    }
}

/// Takes in what comes with an entry; the first that is no picture counts.
fn take_media(entry: &mut RawEntry, media_type: &str, base: &Base, address: &str) {
    if entry.media.is_none() && Media::kind(media_type).is_some() {
        let address = entry.address(base, address);
        entry.media = Media::new(media_type, &address);
    }
}

/// Whether a title of this vocabulary counts beside one that is known.
fn is_title(namespace: Namespace, known: &Markup) -> bool {
    match namespace {
        Namespace::Own => true,
        Namespace::Dublin | Namespace::Media | Namespace::Itunes => known.is_empty(),
        Namespace::Atom | Namespace::Content | Namespace::Other => false,
    }
}

/// Puts what is said in the place of what is known, unless nothing is said.
fn keep(known: &mut Markup, said: Markup) {
    if !said.is_empty() {
        *known = said;
    }
}

/// Where a link leads, and what the feed says is there.
#[derive(Debug)]
struct FeedLink {
    /// As the feed has it.
    address: String,
    base: Base,
    relation: String,
    media_type: String,
}

impl FeedLink {
    fn leads_to_page(&self) -> bool {
        matches!(self.relation.as_str(), "" | "alternate")
    }

    fn is_html(&self) -> bool {
        self.media_type.contains("html")
    }
}

/// The name in "jane@example.org (Jane Roe)"; nothing of an address alone.
fn name_of(author: &str) -> String {
    let author = author.trim();
    let name = match author.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end_matches(')'),
        _ => author,
    };
    let words = name.split_whitespace().filter(|word| !word.contains('@'));
    words.collect::<Vec<_>>().join(" ")
}

/// Seconds in "34:10", "1:02:03" and "2050".
fn seconds_of(duration: &str) -> Option<u64> {
    let parts = duration.trim().split(':').map(|part| part.split('.').next().unwrap_or_default().parse().ok());
    let parts: Vec<u64> = parts.take(4).collect::<Option<_>>()?;
    let seconds = parts.iter().try_fold(0_u64, |sum, part| sum.checked_mul(60)?.checked_add(*part))?;
    (parts.len() <= 3 && (1..=1_000_000).contains(&seconds)).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::{name_of, seconds_of};

    #[test]
    fn names_are_told_from_addresses() {
        for (author, name) in [
            ("jane@example.org (Jane Roe)", "Jane Roe"),
            ("Jane Roe <jane@example.org>", "Jane Roe"),
            ("Jane Roe (The Mercury)", "Jane Roe (The Mercury)"),
            ("jane@example.org", ""),
            ("  Jane\n Roe ", "Jane Roe"),
        ] {
            assert_eq!(name_of(author), name);
        }
    }

    #[test]
    fn durations_are_seconds() {
        for (duration, seconds) in [
            ("34:10", Some(2050)),
            ("1:02:03", Some(3723)),
            ("2050", Some(2050)),
            ("2050.7", Some(2050)),
            ("0", None),
            ("1:2:3:4", None),
            ("99999999999999999999", None),
            ("18446744073709551615:00", None),
            ("soon", None),
        ] {
            assert_eq!(seconds_of(duration), seconds, "{duration}");
        }
    }
}
