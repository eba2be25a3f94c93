//! JSON Feed, versions 1 and 1.1, read entry by entry; what has another type than it should have is left out.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};

use super::entry::{Feed, Media, RawEntry};
use super::text::Markup;
use super::web_address::is_web;
use crate::ingest::address::Base;
use crate::ingest::{Hints, Refused};

/// Authors and attachments of an entry beyond these are not looked at.
const MOST_PARTS: usize = 16;

/// Reads a feed, as far as it can be read.
pub(super) fn read(text: &str, hints: &Hints<'_>) -> Result<Feed, Refused> {
    let base = Base::of(hints.address);
    let mut feed = Feed::default();
    let reading = JsonFeedReader { feed: &mut feed, base, hints };
    let read = reading.deserialize(&mut serde_json::Deserializer::from_str(text));
    feed.damaged = read.is_err();
    hints.go_on()?;
    Ok(feed)
}

/// A feed that is being read.
struct JsonFeedReader<'f, 'h> {
    feed: &'f mut Feed,
    base: Base,
    hints: &'h Hints<'h>,
}

impl<'de> DeserializeSeed<'de> for JsonFeedReader<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for JsonFeedReader<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feed")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "items" => {
                    self.feed.is_certain = true;
                    map.next_value_seed(Items(&mut self))?;
                }
                "version" => self.feed.is_certain |= map.next_value::<LooseText>()?.0.contains("jsonfeed.org/version"),
                "title" => self.feed.title = Markup::plain(map.next_value::<LooseText>()?.0),
                "description" => self.feed.description = Markup::plain(map.next_value::<LooseText>()?.0),
                "home_page_url" => self.feed.home = Some(map.next_value::<LooseText>()?.0),
                "language" => self.feed.language = Some(map.next_value::<LooseText>()?.0),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// The entries, each of which is put where it belongs as soon as it was read.
struct Items<'r, 'f, 'h>(&'r mut JsonFeedReader<'f, 'h>);

impl<'de> DeserializeSeed<'de> for Items<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Items<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(LooseObject(item)) = items.next_element::<LooseObject<JsonItem>>()? {
            self.0.hints.go_on().map_err(de::Error::custom)?;
            self.0.feed.entries.push(item.found(&self.0.base));
        }
        Ok(())
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct JsonItem {
    id: LooseText,
    url: LooseText,
    external_url: LooseText,
    title: LooseText,
    content_html: LooseText,
    content_text: LooseText,
    summary: LooseText,
    date_published: LooseText,
    date_modified: LooseText,
    author: LooseObject<Author>,
    authors: LooseList<Author>,
    attachments: LooseList<Attachment>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Author {
    name: LooseText,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attachment {
    url: LooseText,
    mime_type: LooseText,
    duration_in_seconds: LooseText,
}

impl JsonItem {
    fn found(self, base: &Base) -> RawEntry {
        let mut found = RawEntry::default();
        let link = [&self.url.0, &self.external_url.0, &self.id.0];
        let is_link = |address: &&&String| !address.trim().is_empty();
        // An identity is an address only if it looks so.
        let link = link.iter().take(2).find(is_link).or(link.last().filter(|it| is_web(it)));
        let html = !self.content_html.0.trim().is_empty();
        let link = link.map(|it| found.address(base, it)).unwrap_or_default();
        let attached = self.attachments.0.iter().find(|it| Media::kind(&it.mime_type.0).is_some());
        let media = attached.and_then(|it| Media::new(&it.mime_type.0, &found.address(base, &it.url.0)));
        RawEntry {
            link,
            title: Markup::plain(self.title.0),
            authors: self.authors.0.into_iter().chain([self.author.0]).map(|it| it.name.0).take(MOST_PARTS).collect(),
            published: self.date_published.0,
            updated: self.date_modified.0,
            summary: Markup::plain(self.summary.0),
            content: if html { Markup::html(self.content_html.0) } else { Markup::plain(self.content_text.0) },
            seconds: attached.and_then(Attachment::seconds),
            media,
            id: self.id.0,
            ..found
        }
    }
}

impl Attachment {
    fn seconds(&self) -> Option<u64> {
        self.duration_in_seconds.0.split('.').next()?.parse().ok().filter(|it| (1..=1_000_000).contains(it))
    }
}

/// A string or a number; anything else counts as nothing.
#[derive(Default)]
struct LooseText(String);

/// An object; anything else counts as one that has nothing.
#[derive(Default)]
struct LooseObject<T>(T);

/// A list of objects.
#[derive(Default)]
struct LooseList<T>(Vec<T>);

/// Makes a value of whatever comes.
struct Lenient<T>(PhantomData<T>);

/// What a value is made of; what is not mentioned makes the value that has nothing.
trait Loose<'de>: Default {
    fn of_text(_: &str) -> Self {
        Self::default()
    }

    fn of_map<A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self::default())
    }

    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self::default())
    }
}

impl Loose<'_> for LooseText {
    fn of_text(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl<'de, T: Deserialize<'de> + Default> Loose<'de> for LooseObject<T> {
    fn of_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Self)
    }
}

impl<'de, T: Deserialize<'de> + Default> Loose<'de> for LooseList<T> {
    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut found = Vec::new();
        while found.len() < MOST_PARTS {
            let Some(LooseObject(part)) = list.next_element()? else { return Ok(Self(found)) };
            found.push(part);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self(found))
    }
}

impl<'de, T: Loose<'de>> Visitor<'de> for Lenient<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E>(self, _: bool) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_i64<E>(self, number: i64) -> Result<T, E> {
        Ok(T::of_text(&number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<T, E> {
        Ok(T::of_text(&number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<T, E> {
        Ok(T::of_text(&number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::of_text(text))
    }

    fn visit_unit<E>(self) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::of_map(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        T::of_list(list)
    }
}

impl<'de> Deserialize<'de> for LooseText {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(Lenient(PhantomData))
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for LooseObject<T> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(Lenient(PhantomData))
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for LooseList<T> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(Lenient(PhantomData))
    }
}
