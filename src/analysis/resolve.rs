//! From the words that name a source to the somebody behind them.
//!
//! Names are compared as names: a surname stands for the one full name that ends with it, an acronym for
//! the long name with these initials, "the Times" for the publication that ends so. Where two would do,
//! nobody is chosen: a name stays what it says, and a pronoun stays a pronoun.

mod people;
mod recent;

use std::collections::HashMap;

use crate::document::{Document, Span};

use super::lexicon::Lexicon;
use super::mention::{Named, Noun, Pronoun};
use super::{Attribution, AttributionId, Kind, Source, SourceId, Voice};
use people::{EntityId, People};
use recent::Recent;

/// A source or a name in the text, in the order of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    pub(super) named: Named,
    /// The paragraph it stands in, counted from 0.
    pub(super) paragraph: usize,
    /// The attribution whose source it is; none for a mention that says nothing.
    pub(super) speaks: Option<AttributionId>,
}

/// Gives every attribution its source. `namings` are sorted by where they stand.
pub(super) fn resolve(
    document: &Document,
    lexicon: &Lexicon,
    namings: &[Naming],
    attributions: &mut [Attribution],
) -> Vec<Source> {
    let mut resolver = Resolver {
        people: People::new(document, lexicon),
        recent: Recent::default(),
        mentions: Vec::new(),
        speaks: HashMap::new(),
    };
    for naming in namings {
        if let Named::Name(name) = naming.named {
            resolver.people.introduce(&name);
        }
    }
    for naming in namings {
        resolver.place(naming);
    }
    resolver.sources(attributions)
}

struct Resolver<'a> {
    people: People<'a>,
    recent: Recent,
    /// Every place where somebody is named, in order.
    mentions: Vec<(EntityId, Span)>,
    speaks: HashMap<AttributionId, EntityId>,
}

impl Resolver<'_> {
    fn place(&mut self, naming: &Naming) {
        let speaks = naming.speaks.is_some();
        let entity = match naming.named {
            Named::Name(name) => self.people.find(&name, speaks),
            Named::Noun(noun) => Some(self.noun(&noun)),
            Named::Paper(span) => {
                self.recent.paper().or_else(|| speaks.then(|| self.people.noun(span, Kind::Publication, false)))
            }
            Named::Pronoun(pronoun, span) => Some(self.pronoun(pronoun, span, naming.paragraph)),
        };
        let Some(entity) = entity else { return };
        self.mentions.push((entity, naming.named.span()));
        self.recent.note(entity, &self.people, naming.paragraph, speaks);
        if let Some(id) = naming.speaks {
            self.speaks.insert(id, entity);
        }
    }

    /// A description stands for whom it stood before, unless "a" or "an" says that it is somebody new.
    fn noun(&mut self, noun: &Noun) -> EntityId {
        let known = self.people.described(noun.span).filter(|_| !noun.indefinite);
        let head = || {
            let definite = !noun.indefinite && noun.kind == Kind::Unnamed;
            let bare = noun.span == noun.head;
            if definite && bare { self.people.unnamed_by_head(noun.head) } else { None }
        };
        if let Some(entity) = known.or_else(head) {
            return entity;
        }
        let entity = self.people.noun(noun.span, noun.kind, noun.opens);
        if noun.kind == Kind::Unnamed {
            self.people.head_of(noun.head, entity);
        }
        entity
    }

    fn pronoun(&mut self, pronoun: Pronoun, span: Span, paragraph: usize) -> EntityId {
        if pronoun == Pronoun::Author {
            return self.people.author();
        }
        match self.recent.stands_for(pronoun, &mut self.people, paragraph) {
            Some(entity) => entity,
            None => self.people.pronoun(span, pronoun),
        }
    }

    /// The sources that say something, in the order in which they are first mentioned.
    fn sources(mut self, attributions: &mut [Attribution]) -> Vec<Source> {
        let mut ids: HashMap<EntityId, SourceId> = HashMap::new();
        let mut speaking: Vec<bool> = vec![false; self.people.len()];
        for entity in self.speaks.values() {
            speaking[entity.0] = true;
        }
        let mut sources: Vec<Source> = Vec::new();
        self.mentions.sort_by_key(|&(_, span)| (span.start(), span.end()));
        for (entity, span) in self.mentions.into_iter().filter(|(entity, _)| speaking[entity.0]) {
            let id = *ids.entry(entity).or_insert_with(|| {
                let id = SourceId(u32::try_from(sources.len()).expect("fewer sources than bytes"));
                let (name, kind) = self.people.display(entity);
                sources.push(Source { id, name, kind, mentions: Vec::new(), attributions: Vec::new(), words: 0 });
                id
            });
            let mentions = &mut sources[id.0 as usize].mentions;
            match mentions.last_mut() {
                Some(last) if last.overlaps(span) => *last = span,
                _ => mentions.push(span),
            }
        }
        for (nth, attribution) in attributions.iter_mut().enumerate() {
            let id = AttributionId(u32::try_from(nth).expect("fewer attributions than bytes"));
            attribution.source_id = self.speaks.get(&id).and_then(|entity| ids.get(entity)).copied();
            if let Some(source) = attribution.source_id {
                sources[source.0 as usize].attributions.push(id);
            }
        }
        sources
    }
}

/// Counts the words of each source: every word of the blocks once, by the voice of its first byte.
pub(super) fn count_words(
    document: &Document,
    voices: &[(Span, Voice)],
    attributions: &[Attribution],
    sources: &mut [Source],
) {
    let mut voices = voices.iter().peekable();
    for block in document.blocks() {
        let text = document.slice(block.span);
        for word in text.split_whitespace() {
            let at = block.span.start() + (word.as_ptr() as usize - text.as_ptr() as usize);
            while voices.next_if(|(span, _)| span.end() <= at).is_some() {}
            if let Some((_, Voice::Attributed(id))) = voices.peek() {
                let source = attributions.get(id.0 as usize).and_then(|it| it.source_id);
                if let Some(source) = source.and_then(|it| sources.get_mut(it.0 as usize)) {
                    source.words += 1;
                }
            }
        }
    }
}
