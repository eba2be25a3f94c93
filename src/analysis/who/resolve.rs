//! From the words that name a source to the somebody behind them.
//!
//! Names are compared as names: a surname stands for the one full name that ends with it, an acronym for
//! the long name with these initials, "the Times" for the publication that ends so. Where two would do,
//! nobody is chosen: a name stays what it says, and a pronoun stays a pronoun.

mod people;
mod recent;
mod roles;

use std::collections::{HashMap, HashSet};

use super::mention::{Name, Named, Noun, Place, Pronoun};
use crate::analysis::result::{Attribution, AttributionId, Kind, Source, SourceId, Voice};
use crate::analysis::text::{Lexicon, words};
use crate::document::{Document, Span};
use people::{EntityId, Occasion, People};
use recent::{Recent, RecentMention, Weight};

/// A source or a name in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Naming {
    pub(crate) named: Named,
    /// Where it stands.
    pub(crate) place: Place,
    /// The attribution whose source it is; none for a mention that says nothing.
    pub(crate) speaks: Option<AttributionId>,
}

impl Naming {
    fn at(&self) -> usize {
        self.named.span().start()
    }
}

/// Gives every attribution its source. `namings` are sorted by where they stand.
pub(crate) fn resolve(
    document: &Document,
    lexicon: &Lexicon,
    namings: &[Naming],
    attributions: &mut [Attribution],
) -> Vec<Source> {
    let mut people = People::new(document, lexicon);
    let names = || namings.iter().filter_map(|it| if let Named::Name(name) = it.named { Some(name) } else { None });
    for name in names() {
        people.introduce(&name);
    }
    for name in names() {
        people.introduce_short(&name);
    }
    let speaking = || namings.iter().filter(|it| it.speaks.is_some()).map(|it| it.named.span());
    let mut resolver = Resolver {
        people,
        namings,
        attributions,
        recent: Recent::default(),
        mentions: Vec::new(),
        speaks: HashMap::new(),
        starts: speaking().map(Span::start).collect(),
        ends: speaking().map(Span::end).collect(),
        dialogue: Vec::new(),
        labels: namings.iter().filter(|it| it.place.label).filter_map(|it| it.speaks).collect(),
    };
    for nth in resolver.order() {
        resolver.place(&namings[nth]);
    }
    let Resolver { people, mentions, speaks, .. } = resolver;
    sources(&people, mentions, &speaks, attributions)
}

struct Resolver<'a, 'd> {
    people: People<'d>,
    namings: &'a [Naming],
    attributions: &'a [Attribution],
    recent: Recent,
    /// Every place where somebody is named.
    mentions: Vec<(EntityId, Span)>,
    speaks: HashMap<AttributionId, EntityId>,
    /// Where the words begin and end that name a source; a description there is no other one.
    starts: HashSet<usize>,
    ends: HashSet<usize>,
    /// Those who speak after labels, in order.
    dialogue: Vec<EntityId>,
    /// The attributions whose source stands before a colon, as in an interview.
    labels: HashSet<AttributionId>,
}

/// How many names in a content are looked at, and how deep contents are looked into.
const NAMES: usize = 64;
const DEPTH: usize = 8;

impl Resolver<'_, '_> {
    /// The order in which namings are placed: as they stand, but a source inside what another says comes after
    /// the other, which may stand at the end: “He lied,” she said.
    fn order(&self) -> Vec<usize> {
        let mut stand: HashMap<AttributionId, usize> = HashMap::new();
        stand.extend(self.namings.iter().filter_map(|it| Some((it.speaks?, it.at()))));
        let mut order: Vec<usize> = (0..self.namings.len()).collect();
        order.sort_by_cached_key(|&nth| {
            let naming = &self.namings[nth];
            let outer = naming.speaks.into_iter().flat_map(|it| self.outer(it));
            let latest = outer.filter_map(|it| stand.get(&it).copied()).max().unwrap_or(0);
            (naming.at().max(latest), naming.at() < latest, nth)
        });
        order
    }

    /// The attributions in whose content one stands, from the inside out.
    fn outer(&self, id: AttributionId) -> impl Iterator<Item = AttributionId> {
        let outer = |it: &AttributionId| self.attributions.get(it.0 as usize).and_then(|it| it.within);
        std::iter::successors(outer(&id), outer).take(DEPTH)
    }

    fn place(&mut self, naming: &Naming) {
        let speaks = naming.speaks.is_some();
        if let Named::Noun(noun) = naming.named
            && !speaks
            && (self.ends.contains(&noun.span.end())
                || noun.kind != Kind::Group && self.starts.contains(&noun.span.start()))
        {
            return;
        }
        let entity = match naming.named {
            Named::Name(name) => self.people.find(&name, if speaks { Occasion::Speaks } else { Occasion::IsMentioned }),
            Named::Noun(noun) => Some(self.noun(&noun)),
            Named::Paper(span) => {
                self.recent.paper(naming.place.paragraph).or_else(|| speaks.then(|| self.people.paper(span)))
            }
            Named::Pronoun(pronoun, span) => Some(self.pronoun(pronoun, span, naming)),
        };
        let Some(entity) = entity else { return };
        self.mentions.push((entity, naming.named.span()));
        let weak = matches!(naming.named, Named::Name(Name { weak: true, .. })) && !speaks;
        let weight = match naming.speaks {
            Some(_) => Weight::Source,
            None if naming.place.quoted || weak => Weight::Inside,
            None if naming.place.subject => Weight::Subject,
            None => Weight::Beside,
        };
        self.recent.note(RecentMention { entity, at: naming.at(), place: naming.place, weight }, &self.people);
        if let Some(id) = naming.speaks {
            self.speaks.insert(id, entity);
            if naming.place.label && self.dialogue.last() != Some(&entity) {
                self.dialogue.push(entity);
            }
        }
    }

    /// A description stands for whom it stood before, unless "a" or "an" says that it is somebody new.
    fn noun(&mut self, noun: &Noun) -> EntityId {
        let known = || self.people.by_role(noun).or_else(|| self.people.described(noun.span));
        let known = if noun.indefinite || noun.owned { None } else { known() };
        known.unwrap_or_else(|| self.people.noun(noun))
    }

    fn pronoun(&mut self, pronoun: Pronoun, span: Span, naming: &Naming) -> EntityId {
        let outer = naming.speaks.and_then(|it| self.outer(it).next());
        if pronoun == Pronoun::Author {
            return self.first_person(span, naming, outer);
        }
        let excluded = self.excluded(naming, outer);
        match self.recent.stands_for(pronoun, (naming.at(), naming.place), &excluded, &self.people) {
            Some(entity) => {
                if let Some(gender) = pronoun.gender() {
                    self.people.learn(entity, gender);
                }
                entity
            }
            None => self.people.pronoun(span, pronoun),
        }
    }

    /// "I" is the author, but in what somebody says it is who says it. "We" is more than one there.
    fn first_person(&mut self, span: Span, naming: &Naming, outer: Option<AttributionId>) -> EntityId {
        let told = outer.filter(|it| naming.place.quoted || self.labels.contains(it));
        if told.is_none() && !naming.place.quoted {
            return self.people.author();
        }
        let speaker = told.and_then(|it| self.speaks.get(&it)).copied();
        speaker.filter(|_| self.people.is_singular(span)).unwrap_or_else(|| self.people.pronoun(span, Pronoun::Other))
    }

    /// Whom "he" cannot be: those whom he calls by name, and in a quotation the one who speaks.
    fn excluded(&mut self, naming: &Naming, outer: Option<AttributionId>) -> Vec<EntityId> {
        let mut excluded = Vec::new();
        if naming.place.quoted || outer.is_some_and(|it| self.labels.contains(&it)) {
            excluded.extend(outer.and_then(|it| self.speaks.get(&it)).copied());
        }
        // In an interview the one who asked just now is "you", not "he".
        if outer.is_some_and(|it| self.labels.contains(&it)) {
            excluded.extend(self.dialogue.iter().rev().take(2));
        }
        let attribution = naming.speaks.and_then(|it| self.attributions.get(it.0 as usize));
        for content in attribution.iter().flat_map(|it| &it.content) {
            let first = self.namings.partition_point(|it| it.at() < content.start());
            let inside = self.namings.iter().skip(first).take(NAMES).take_while(|it| it.at() < content.end());
            for named in inside {
                if let Named::Name(name) = named.named {
                    excluded.extend(self.people.find(&name, Occasion::IsMentioned));
                }
            }
        }
        excluded
    }
}

/// The sources that say something, in the order in which they are first mentioned.
fn sources(
    people: &People<'_>,
    mut mentions: Vec<(EntityId, Span)>,
    speaks: &HashMap<AttributionId, EntityId>,
    attributions: &mut [Attribution],
) -> Vec<Source> {
    let mut ids: HashMap<EntityId, SourceId> = HashMap::new();
    let mut speaking: Vec<bool> = vec![false; people.len()];
    for entity in speaks.values() {
        speaking[entity.0] = true;
    }
    let mut sources: Vec<Source> = Vec::new();
    mentions.sort_by_key(|&(_, span)| (span.start(), span.end()));
    for (entity, span) in mentions.into_iter().filter(|(entity, _)| speaking[entity.0]) {
        let id = *ids.entry(entity).or_insert_with(|| {
            let id = SourceId(u32::try_from(sources.len()).expect("fewer sources than bytes"));
            let (name, kind) = people.display(entity);
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
        attribution.source_id = speaks.get(&id).and_then(|entity| ids.get(entity)).copied();
        if let Some(source) = attribution.source_id {
            sources[source.0 as usize].attributions.push(id);
        }
    }
    sources
}

/// Counts the words of each source.
pub(crate) fn count_words(
    document: &Document,
    voices: &[(Span, Voice)],
    attributions: &[Attribution],
    sources: &mut [Source],
) {
    for (_, voice) in words(document, voices) {
        if let Voice::Attributed(id) = voice {
            let source = attributions.get(id.0 as usize).and_then(|it| it.source_id);
            if let Some(source) = source.and_then(|it| sources.get_mut(it.0 as usize)) {
                source.words += 1;
            }
        }
    }
}
