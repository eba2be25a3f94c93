//! XML as a row of start tags, end tags and texts, forgiving as feeds need it.
//!
//! No tree is made and no element has to be closed: the value of an element ends at its end tag, or else where the
//! next entry begins or this one ends. Entities that the document defines are not expanded; prefixes of namespaces are
//! those of the outermost elements, or those that everybody uses.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::text::{LONGEST_VALUE, Markup};
use crate::ingest::{Hints, Refused};

/// How many prefixes are remembered.
const MOST_NAMESPACES: usize = 64;
/// How many attributes of an element are looked at.
const MOST_ATTRIBUTES: usize = 64;
/// After so many tokens it is asked whether anybody still waits.
const PATIENCE: usize = 4096;

/// Which vocabulary a name belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Namespace {
    /// That of the feed itself: RSS of any version, or Atom in an Atom feed.
    Own,
    /// Atom inside another feed.
    Atom,
    /// Full contents: `content:encoded`.
    Content,
    /// Dublin Core.
    Dublin,
    /// Podcasts.
    Itunes,
    /// Media RSS.
    Media,
    /// Any other.
    Other,
}

/// How addresses of namespaces begin, and what they stand for.
const NAMESPACES: [(&str, Namespace); 14] = [
    ("http://backend.userland.com/rss", Namespace::Own),
    ("http://blogs.law.harvard.edu/tech/rss", Namespace::Own),
    ("http://cyber.law.harvard.edu/rss", Namespace::Own),
    ("http://my.netscape.com/rdf/simple/", Namespace::Own),
    ("http://www.w3.org/2005/Atom", Namespace::Atom),
    ("http://purl.org/atom/", Namespace::Atom),
    ("http://purl.org/rss/1.0/modules/content", Namespace::Content),
    ("http://purl.org/rss/1.0/modules/", Namespace::Other),
    ("http://purl.org/rss/", Namespace::Own),
    ("http://purl.org/dc/", Namespace::Dublin),
    ("http://www.itunes.com/", Namespace::Itunes),
    ("http://search.yahoo.com/mrss", Namespace::Media),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns", Namespace::Own),
    ("http://www.w3.org/1999/xhtml", Namespace::Own),
];

/// Prefixes that need no declaration.
const PREFIXES: [(&str, Namespace); 11] = [
    ("atom", Namespace::Atom),
    ("a10", Namespace::Atom),
    ("content", Namespace::Content),
    ("dc", Namespace::Dublin),
    ("dcterms", Namespace::Dublin),
    ("itunes", Namespace::Itunes),
    ("media", Namespace::Media),
    ("rdf", Namespace::Own),
    ("rss", Namespace::Own),
    ("xhtml", Namespace::Own),
    ("xml", Namespace::Other),
];

/// A start tag.
#[derive(Debug)]
pub(super) struct StartTag<'t> {
    pub(super) namespace: Namespace,
    /// Its name without the prefix, in small letters.
    pub(super) name: String,
    start: BytesStart<'t>,
}

impl StartTag<'_> {
    /// The value of an attribute, by its name with the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let wanted = |(key, value): (String, String)| key.eq_ignore_ascii_case(name).then_some(value);
        self.attributes().find_map(wanted)
    }

    /// The attributes, the first of them if there are very many.
    fn attributes(&self) -> impl Iterator<Item = (String, String)> {
        let mut attributes = self.start.attributes();
        // Looking for names that come twice would take time that grows with the square of their number.
        attributes.with_checks(false);
        attributes.take(MOST_ATTRIBUTES).flatten().map(|attribute| {
            let value = attribute.value.get(..attribute.value.floor_char_boundary(LONGEST_VALUE)).unwrap_or_default();
            let value = quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value)).into_owned();
            (attribute.key.0.to_owned(), value)
        })
    }

    /// Whether it begins an entry.
    pub(super) fn is_entry(&self) -> bool {
        matches!(self.namespace, Namespace::Own | Namespace::Atom) && matches!(self.name.as_str(), "item" | "entry")
    }

    /// Its name as it is written.
    pub(super) fn full_name(&self) -> &str {
        self.start.name().0
    }
}

/// What a document is made of.
#[derive(Debug)]
pub(super) enum FeedToken<'t> {
    Open(StartTag<'t>),
    /// An end tag, by its name as it is written.
    Close(String),
    Text(Cow<'t, str>),
}

/// A document that is being read.
pub(super) struct FeedTokenizer<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    namespaces: Vec<(String, Namespace)>,
    /// Whether Atom's vocabulary is that of the feed itself.
    pub(super) is_atom: bool,
    /// A token that was read too early, and has to be read again.
    pushed_back: Option<FeedToken<'t>>,
    /// Where the last token begins, in bytes.
    before: usize,
    /// How many elements are open; below zero there are more end tags.
    open: i64,
    tokens: usize,
    /// Whether the document ended too early.
    pub(super) damaged: bool,
    hints: Hints<'t>,
}

impl<'t> FeedTokenizer<'t> {
    pub(super) fn new(text: &'t str, hints: &Hints<'t>) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        Self {
            text,
            reader,
            namespaces: Vec::new(),
            is_atom: false,
            pushed_back: None,
            before: 0,
            open: 0,
            tokens: 0,
            damaged: false,
            hints: *hints,
        }
    }

    /// The next token; None at the end of the document, or of what can be read of it.
    pub(super) fn next(&mut self) -> Result<Option<FeedToken<'t>>, Refused> {
        if let Some(token) = self.pushed_back.take() {
            return Ok(Some(token));
        }
        loop {
            self.tokens += 1;
            if self.tokens.is_multiple_of(PATIENCE) {
                self.hints.go_on()?;
            }
            self.before = self.position();
            match self.reader.read_event() {
                Ok(Event::Eof) => {
                    self.damaged |= self.open > 0;
                    return Ok(None);
                }
                Ok(event) => {
                    if let Some(token) = self.token(event) {
                        return Ok(Some(token));
                    }
                }
                // What is against the rules but has an end can be passed over.
                Err(quick_xml::Error::IllFormed(_)) if self.position() > self.before => self.damaged = true,
                Err(_) => {
                    self.damaged = true;
                    return Ok(None);
                }
            }
        }
    }

    /// Gives a token back, so that it is the next one once more.
    pub(super) fn push_back(&mut self, token: FeedToken<'t>) {
        self.pushed_back = Some(token);
    }

    fn token(&mut self, event: Event<'t>) -> Option<FeedToken<'t>> {
        match event {
            Event::Start(start) => {
                self.open += 1;
                let namespace = self.namespace_of(start.name().prefix().map_or("", |it| it.into_inner()));
                let name = start.name().local_name().into_inner().to_ascii_lowercase();
                Some(FeedToken::Open(StartTag { namespace, name, start }))
            }
            Event::End(end) => {
                self.open -= 1;
                Some(FeedToken::Close(end.name().0.to_owned()))
            }
            Event::Text(text) => Some(FeedToken::Text(text.into_inner())),
            Event::CData(text) => Some(FeedToken::Text(text.into_inner())),
            Event::GeneralRef(entity) => Some(FeedToken::Text(match entity.resolve_char_ref() {
                Ok(Some(c)) => Cow::Owned(c.to_string()),
                // One that HTML knows is told apart later, and any other stands as it is.
                _ => quick_xml::escape::resolve_predefined_entity(&entity)
                    .map_or_else(|| Cow::Owned(format!("&{};", &*entity)), Cow::Borrowed),
            })),
            _ => None,
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len())
    }

    fn namespace_of(&self, prefix: &str) -> Namespace {
        let declared = || self.namespaces.iter().find(|(it, _)| it == prefix).map(|(_, namespace)| *namespace);
        let usual = || PREFIXES.iter().find(|(it, _)| *it == prefix).map(|(_, namespace)| *namespace);
        match declared().or_else(usual) {
            _ if prefix.is_empty() => Namespace::Own,
            Some(Namespace::Atom) if self.is_atom => Namespace::Own,
            namespace => namespace.unwrap_or(Namespace::Other),
        }
    }

    /// Remembers the prefixes that an element declares, and its own if it is the root of a feed: what has the same one
    /// belongs to the feed, whatever that calls its vocabulary.
    pub(super) fn declare(&mut self, tag: &StartTag<'t>) {
        if let Some(prefix) = tag.start.name().prefix().filter(|_| tag.namespace == Namespace::Other) {
            self.namespaces.push((prefix.into_inner().to_owned(), Namespace::Own));
        }
        for (key, address) in tag.attributes() {
            let known = NAMESPACES.iter().find(|(start, _)| address.starts_with(start));
            if let (Some(prefix), Some((_, namespace))) = (key.strip_prefix("xmlns:"), known)
                && self.namespaces.len() < MOST_NAMESPACES
            {
                self.namespaces.push((prefix.to_owned(), *namespace));
            }
        }
    }

    /// What stands in the element that was just opened: its text, or, if it has elements, its markup as it is written.
    pub(super) fn value(&mut self, tag: &StartTag<'t>) -> Result<Markup, Refused> {
        let from = self.position();
        let (mut text, mut has_markup, mut depth) = (String::new(), false, 1_usize);
        while let Some(token) = self.next()? {
            match token {
                FeedToken::Text(more) => {
                    let room = LONGEST_VALUE.saturating_sub(text.len());
                    text.push_str(more.get(..more.floor_char_boundary(room)).unwrap_or_default());
                }
                FeedToken::Open(inner) if !inner.is_entry() => {
                    has_markup = true;
                    depth += usize::from(inner.full_name() == tag.full_name());
                }
                FeedToken::Close(name) if name == tag.full_name() => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                FeedToken::Close(name) if !ends_entry(&name) => {}
                beyond => {
                    self.damaged = true;
                    self.push_back(beyond);
                    break;
                }
            }
        }
        if !has_markup {
            return Ok(Markup::plain(text));
        }
        let markup = self.text.get(from..self.before).unwrap_or_default();
        Ok(Markup::html(markup.get(..markup.floor_char_boundary(LONGEST_VALUE)).unwrap_or_default().to_owned()))
    }

    /// What a child of the element that was just opened says, or else the element itself.
    pub(super) fn child(&mut self, tag: &StartTag<'t>, child: &str) -> Result<String, Refused> {
        let (mut own, mut found) = (String::new(), None);
        while let Some(token) = self.next()? {
            match token {
                FeedToken::Text(text) if own.len() < LONGEST_VALUE => own.push_str(&text),
                FeedToken::Text(_) => {}
                FeedToken::Open(inner) if !inner.is_entry() => {
                    let value = self.value(&inner)?;
                    if inner.name == child && found.is_none() {
                        found = Some(value.text);
                    }
                }
                FeedToken::Close(name) if name == tag.full_name() => break,
                FeedToken::Close(name) if !ends_entry(&name) => {}
                beyond => {
                    self.damaged = true;
                    self.push_back(beyond);
                    break;
                }
            }
        }
        Ok(found.unwrap_or(own))
    }
}

/// Whether an end tag ends an entry.
pub(super) fn ends_entry(name: &str) -> bool {
    let local = name.rsplit(':').next().unwrap_or_default();
    local.eq_ignore_ascii_case("item") || local.eq_ignore_ascii_case("entry")
}
