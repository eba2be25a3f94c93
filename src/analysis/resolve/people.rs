//! Everybody who is named in a document, by name.

use std::collections::HashMap;

use crate::document::{Document, Span};

use super::super::Kind;
use super::super::lexicon::Lexicon;
use super::super::mention::{Gender, Name, Pronoun};

/// Index of an entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct EntityId(pub(super) usize);

/// Somebody or something that is named.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// As the text has it, white space made single.
    name: String,
    pub(super) kind: Kind,
    pub(super) gender: Option<Gender>,
    /// Whether its name is written with "the".
    article: bool,
    /// How many words the name has.
    words: usize,
}

/// All entities of a document.
#[derive(Debug)]
pub(super) struct People<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    entities: Vec<Entity>,
    by_name: HashMap<String, EntityId>,
    /// Full names by their last word, and by their first.
    by_last: HashMap<String, Vec<EntityId>>,
    by_first: HashMap<String, Vec<EntityId>>,
    by_initials: HashMap<String, EntityId>,
    by_description: HashMap<String, EntityId>,
    by_head: HashMap<String, EntityId>,
    author: Option<EntityId>,
}

impl<'a> People<'a> {
    pub(super) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self {
            document,
            lexicon,
            entities: Vec::new(),
            by_name: HashMap::new(),
            by_last: HashMap::new(),
            by_first: HashMap::new(),
            by_initials: HashMap::new(),
            by_description: HashMap::new(),
            by_head: HashMap::new(),
            author: None,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entities.len()
    }

    pub(super) fn get(&self, id: EntityId) -> &Entity {
        &self.entities[id.0]
    }

    /// Notes a pronoun's gender for somebody of whom nothing was known.
    pub(super) fn learn(&mut self, id: EntityId, gender: Gender) {
        self.entities[id.0].gender.get_or_insert(gender);
    }

    /// The words of a span with single spaces between them.
    fn words(&self, span: Span) -> String {
        self.document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Makes a full name known, wherever it stands, so that what is short for it finds it.
    pub(super) fn introduce(&mut self, name: &Name) {
        let text = self.words(name.span);
        if text.contains(' ') && !(name.weak && name.kind != Some(Kind::Person)) {
            self.full(name, text);
        }
    }

    /// The entity with this full name, made if it is new.
    fn full(&mut self, name: &Name, text: String) -> EntityId {
        let key = key(&text);
        if let Some(&known) = self.by_name.get(&key) {
            let entity = &mut self.entities[known.0];
            entity.article |= name.article;
            entity.gender = entity.gender.or(name.gender);
            return known;
        }
        let kind = self.kind(name, &key);
        let id = self.push(text, kind, name.gender, name.article);
        if let Some(same) = self.same_person(&key, id).filter(|_| kind == Kind::Person) {
            let new = self.entities.pop();
            if let Some(new) = new.filter(|_| is_tail(&self.key_of(same), &key)) {
                self.entities[same.0].name = new.name;
            }
            self.by_name.insert(key, same);
            return same;
        }
        self.index(&key, kind, id);
        id
    }

    fn index(&mut self, key: &str, kind: Kind, id: EntityId) {
        self.by_name.insert(key.to_owned(), id);
        if let Some((first, _)) = key.split_once(' ') {
            let last = last_word(key);
            self.by_last.entry(last.to_owned()).or_default().push(id);
            if kind == Kind::Person {
                self.by_first.entry(first.to_owned()).or_default().push(id);
            } else {
                let initials: String = key
                    .split(' ')
                    .filter(|it| !matches!(*it, "of" | "the" | "and" | "for" | "on"))
                    .filter_map(|it| it.chars().next())
                    .collect();
                self.by_initials.entry(initials).or_insert(id);
            }
        }
    }

    /// "Jane Q. Roe" is "Jane Roe": the same first and last word; and "Public Works Ada Holt" is "Ada
    /// Holt", one name being the end of the other.
    fn same_person(&self, key: &str, new: EntityId) -> Option<EntityId> {
        let (first, _) = key.split_once(' ')?;
        let candidates = self.by_last.get(last_word(key))?;
        let same = |id: &&EntityId| {
            let known = self.key_of(**id);
            **id != new
                && self.entities[id.0].kind == Kind::Person
                && (known.split(' ').next() == Some(first) || is_tail(&known, key) || is_tail(key, &known))
        };
        candidates.iter().take(16).find(same).copied()
    }

    fn key_of(&self, id: EntityId) -> String {
        key(&self.entities[id.0].name)
    }

    fn kind(&self, name: &Name, key: &str) -> Kind {
        if self.lexicon.publication(key).is_some() { Kind::Publication } else { name.kind.unwrap_or(Kind::Person) }
    }

    fn push(&mut self, name: String, kind: Kind, gender: Option<Gender>, article: bool) -> EntityId {
        let words = name.split(' ').count();
        self.entities.push(Entity { name, kind, gender, article, words });
        EntityId(self.entities.len() - 1)
    }

    /// Whom a name stands for; one that nobody is known by is made if it `speaks`.
    pub(super) fn find(&mut self, name: &Name, speaks: bool) -> Option<EntityId> {
        let text = self.words(name.span);
        let lower = key(&text);
        if let Some(&known) = self.by_name.get(&lower) {
            return Some(known);
        }
        let found = if text.contains(' ') { None } else { self.short(&lower, name) };
        if found.is_some() {
            return found;
        }
        if let Some(full) = self.lexicon.publication(&lower).filter(|_| name.article || name.kind != Some(Kind::Person))
        {
            if let Some(&known) = self.by_name.get(full) {
                return Some(known);
            }
            let id = self.push(text, Kind::Publication, None, name.article);
            self.by_name.insert(full.to_owned(), id);
            self.by_name.insert(lower, id);
            return Some(id);
        }
        if !speaks && (name.weak || !text.contains(' ')) {
            return None;
        }
        Some(self.full(name, text))
    }

    /// Whom one word stands for: a surname, initials, a first name, the last word of a publication.
    fn short(&self, word: &str, name: &Name) -> Option<EntityId> {
        let letters: String = word.chars().filter(|it| *it != '.').collect();
        if let Some(&id) = self.by_initials.get(&letters).filter(|_| name.kind != Some(Kind::Person)) {
            return Some(id);
        }
        let only = |ids: Option<&Vec<EntityId>>| {
            let ids = ids?.get(..).filter(|it| it.len() <= 16)?;
            let fitting: Vec<EntityId> = ids.iter().copied().filter(|&id| self.may_be(id, name)).collect();
            (fitting.len() == 1).then(|| fitting[0])
        };
        only(self.by_last.get(word)).or_else(|| {
            let person = name.kind != Some(Kind::Organization) && !self.by_last.contains_key(word);
            if person { only(self.by_first.get(word)) } else { None }
        })
    }

    /// Whether somebody may be meant by a short name: a title must fit, and so must "the".
    fn may_be(&self, id: EntityId, name: &Name) -> bool {
        let entity = &self.entities[id.0];
        let gender = name.gender.is_none() || entity.gender.is_none() || name.gender == entity.gender;
        let article = match entity.kind {
            Kind::Person => !name.article,
            Kind::Publication | Kind::Organization => name.article,
            _ => true,
        };
        gender && article
    }

    /// Somebody by description, if it was used before.
    pub(super) fn described(&self, span: Span) -> Option<EntityId> {
        self.by_description.get(&key(&self.words(span))).copied()
    }

    /// Somebody new by description, which is shown without the capital of a sentence it `opens`.
    pub(super) fn noun(&mut self, span: Span, kind: Kind, opens: bool) -> EntityId {
        let mut text = self.words(span);
        let key = key(&text);
        if opens && let Some(first) = text.chars().next() {
            text.replace_range(..first.len_utf8(), &first.to_lowercase().to_string());
        }
        let id = self.push(text, kind, None, false);
        self.by_description.insert(key, id);
        id
    }

    /// Whom "the official" stands for: the last one who was described with this head.
    pub(super) fn unnamed_by_head(&self, head: Span) -> Option<EntityId> {
        self.by_head.get(&key(&self.words(head))).copied()
    }

    pub(super) fn head_of(&mut self, head: Span, id: EntityId) {
        self.by_head.insert(key(&self.words(head)), id);
    }

    /// A pronoun that stands for nobody in sight.
    pub(super) fn pronoun(&mut self, span: Span, pronoun: Pronoun) -> EntityId {
        let (kind, gender) = match pronoun {
            Pronoun::He => (Kind::Person, Some(Gender::Male)),
            Pronoun::She => (Kind::Person, Some(Gender::Female)),
            Pronoun::They => (Kind::Group, None),
            Pronoun::It => (Kind::Organization, None),
            Pronoun::Author => (Kind::Author, None),
            Pronoun::Other => (Kind::Unnamed, None),
        };
        let text = self.words(span).to_lowercase();
        let id = self.push(text, kind, gender, false);
        self.entities[id.0].words = 0;
        id
    }

    /// The author of the article.
    pub(super) fn author(&mut self) -> EntityId {
        if let Some(author) = self.author {
            return author;
        }
        let name = self.document.meta().byline.clone().unwrap_or_else(|| String::from("the author"));
        let author = self.push(name, Kind::Author, None, false);
        self.author = Some(author);
        author
    }

    /// The name to show for somebody, and what it is.
    pub(super) fn display(&self, id: EntityId) -> (String, Kind) {
        let entity = &self.entities[id.0];
        let article = entity.article && entity.kind == Kind::Publication && !entity.name.starts_with("The ");
        let name = if article { format!("The {}", entity.name) } else { entity.name.clone() };
        (name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')').to_owned(), entity.kind)
    }
}

impl Entity {
    /// Whether it is somebody rather than a pronoun left as it is.
    pub(super) fn is_named(&self) -> bool {
        self.words > 0
    }
}

/// How names are compared: in lower case, with straight apostrophes, without "the".
fn key(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    lower.strip_prefix("the ").map(str::to_owned).unwrap_or(lower)
}

/// Whether `long` ends with the words of `short` and has more.
fn is_tail(long: &str, short: &str) -> bool {
    long.strip_suffix(short).is_some_and(|it| it.ends_with(' '))
}

fn last_word(key: &str) -> &str {
    let mut words = key.rsplit(' ');
    let last = words.next().unwrap_or_default();
    if matches!(last, "jr." | "sr." | "jr" | "sr" | "ii" | "iii" | "iv") { words.next().unwrap_or(last) } else { last }
}
