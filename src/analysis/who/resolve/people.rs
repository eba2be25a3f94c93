//! Everybody who is named in a document, by name.

use std::collections::HashMap;

use crate::document::{Document, Span};

use super::roles::{Roles, Tenure};
use crate::analysis::result::Kind;
use crate::analysis::text::{Lexicon, name_parts};
use crate::analysis::who::mention::{Gender, Name, Noun, Pronoun};
use crate::analysis::who::words::words;

/// Index of an entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct EntityId(pub(super) usize);

/// What somebody is named for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Occasion {
    /// Something is attributed to them.
    Speaks,
    IsMentioned,
}

/// Somebody or something that is named.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// As the text has it, white space made single.
    name: String,
    pub(super) kind: Kind,
    pub(super) gender: Option<Gender>,
    /// Whether its name is written with "the".
    article: bool,
    /// Where it is named first.
    from: usize,
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
    /// Couples and families by their surname.
    by_family: HashMap<String, EntityId>,
    roles: Roles,
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
            by_family: HashMap::new(),
            roles: Roles::default(),
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

    /// The words of a name, with the surname that it shares: "Ada Holt" for the "Ada" of "Ada and Tom Holt".
    fn text(&self, name: &Name) -> String {
        let mut text = self.words(name.span);
        if let Some(surname) = name.surname {
            text.push(' ');
            text.push_str(&self.words(surname));
        }
        text
    }

    /// Makes a full name known, wherever it stands, so that what is short for it finds it.
    pub(super) fn introduce(&mut self, name: &Name) {
        let text = self.text(name);
        if text.contains(' ') && !(name.weak && name.kind != Some(Kind::Person)) {
            let id = self.full(name, text);
            self.tell(id, name);
        }
    }

    /// Takes what a short name with a title tells of somebody: "Senator Holt", "Ms. Holt".
    pub(super) fn introduce_short(&mut self, name: &Name) {
        let told = name.titled.is_some() || name.roles.iter().any(Option::is_some);
        if told && !self.text(name).contains(' ') && self.find(name, Occasion::IsMentioned).is_none() {
            self.find(name, Occasion::Speaks);
        }
    }

    /// Notes what the words around a name say of somebody.
    fn tell(&mut self, id: EntityId, name: &Name) {
        if let Some(gender) = name.gender {
            self.learn(id, gender);
        }
        for role in name.roles.iter().flatten() {
            let phrase = key(&self.words(role.phrase));
            self.roles.add(&phrase, if role.former { Tenure::Former } else { Tenure::Current }, id, name.span.start());
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
        let id =
            self.push(Entity { name: text, kind, gender: name.gender, article: name.article, from: name.span.start() });
        if let Some(same) = self.same_person(&key, id).filter(|_| kind == Kind::Person) {
            let new = self.entities.pop();
            // "Public Works Ada Holt" is Ada Holt, but "Pieter van der Meer" is no "van der Meer".
            let shorter = is_tail(&self.key_of(same), &key) && !begins_small(&self.entities[same.0].name, &key);
            if let Some(new) = new.filter(|_| shorter) {
                self.entities[same.0].name = new.name;
            }
            self.by_name.insert(key, same);
            let entity = &mut self.entities[same.0];
            entity.gender = entity.gender.or(name.gender);
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
                    .filter(|it| !name_parts().little.contains(it))
                    .filter_map(|it| it.chars().next())
                    .collect();
                self.by_initials.entry(initials).or_insert(id);
                let head = [" of ", " for ", " on "].iter().find_map(|it| key.split_once(it)).map_or(key, |it| it.0);
                let from = self.entities[id.0].from;
                self.roles.add(head, Tenure::Current, id, from);
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

    fn push(&mut self, entity: Entity) -> EntityId {
        self.entities.push(entity);
        EntityId(self.entities.len() - 1)
    }

    /// Whom a name stands for; one that nobody is known by is made if its bearer speaks.
    pub(super) fn find(&mut self, name: &Name, occasion: Occasion) -> Option<EntityId> {
        let speaks = occasion == Occasion::Speaks;
        let text = self.text(name);
        let lower = key(&text);
        if let Some(&known) = self.by_name.get(&lower) {
            return Some(known);
        }
        let several = text.contains(' ');
        match if several { Meant::Nobody } else { self.short(&lower, name) } {
            Meant::One(id) => {
                self.tell(id, name);
                return Some(id);
            }
            Meant::Several => return speaks.then(|| self.ambiguous(name, text)),
            Meant::Nobody => {}
        }
        if let Some(full) = self.lexicon.publication(&lower).filter(|_| name.article || name.kind != Some(Kind::Person))
        {
            if let Some(&known) = self.by_name.get(full) {
                return Some(known);
            }
            let id = self.push(Entity {
                name: text,
                kind: Kind::Publication,
                gender: None,
                article: name.article,
                from: name.span.start(),
            });
            self.by_name.insert(full.to_owned(), id);
            self.by_name.insert(lower, id);
            return Some(id);
        }
        if !speaks && (name.weak || !several) {
            return None;
        }
        if name.weak && name.kind.is_none() && !several && is_plural_of_people(&lower) {
            return Some(self.by_description.get(&lower).copied().unwrap_or_else(|| {
                let id = self.push(Entity {
                    name: lower.clone(),
                    kind: Kind::Group,
                    gender: None,
                    article: false,
                    from: name.span.start(),
                });
                self.by_description.insert(lower, id);
                id
            }));
        }
        // Beside others of that surname "Lady Ashby" is one who is called so.
        let others = !several && self.by_last.contains_key(&lower);
        let text = name.titled.filter(|_| others).map_or(text, |it| self.words(it));
        let id = self.full(name, text);
        self.tell(id, name);
        Some(id)
    }

    /// One of several whom a name may stand for, told by no more than it says.
    fn ambiguous(&mut self, name: &Name, text: String) -> EntityId {
        let text = name.titled.map_or(text, |it| self.words(it));
        let key = key(&text);
        if let Some(&known) = self.by_description.get(&key) {
            return known;
        }
        let id = self.push(Entity {
            name: text,
            kind: name.kind.unwrap_or(Kind::Person),
            gender: name.gender,
            article: false,
            from: name.span.start(),
        });
        self.by_description.insert(key, id);
        id
    }

    /// Whom one word stands for: a surname, initials, a first name, the last word of a publication, a family, an
    /// office.
    fn short(&self, word: &str, name: &Name) -> Meant {
        let letters: String = word.chars().filter(|it| *it != '.').collect();
        let initials = self.by_initials.get(&letters).filter(|_| name.kind != Some(Kind::Person));
        let family = || {
            let singular = word.strip_suffix("es").filter(|it| self.by_family.contains_key(*it));
            self.by_family.get(singular.or_else(|| word.strip_suffix('s')).filter(|_| name.article)?)
        };
        if let Some(&id) = initials.or_else(family) {
            return Meant::One(id);
        }
        if name.article
            && let Some(id) = self.roles.one(word, Tenure::Current, name.span.start(), |_| true)
        {
            return Meant::One(id);
        }
        match self.meant(self.by_last.get(word), name) {
            Meant::Nobody if name.kind != Some(Kind::Organization) && !self.by_last.contains_key(word) => {
                self.meant(self.by_first.get(word), name)
            }
            meant => meant,
        }
    }

    /// Whom of `ids` a short name means: who fits it, then by the title, then who was named before.
    fn meant(&self, ids: Option<&Vec<EntityId>>, name: &Name) -> Meant {
        let Some(ids) = ids else { return Meant::Nobody };
        if ids.len() > 16 {
            return Meant::Several;
        }
        let fitting: Vec<EntityId> = ids.iter().copied().filter(|&id| self.may_be(id, name)).collect();
        let title = name.titled.and(name.roles[0]).map(|it| key(&self.words(it.head)));
        let titled = fitting.iter().filter(|&&id| title.as_ref().is_some_and(|it| self.roles.has(it, id)));
        let before = fitting.iter().filter(|it| self.entities[it.0].from < name.span.start());
        let only = |ids: Vec<&EntityId>| if let [only] = ids.as_slice() { Some(**only) } else { None };
        match only(fitting.iter().collect()).or_else(|| only(titled.collect())).or_else(|| only(before.collect())) {
            Some(id) => Meant::One(id),
            None if fitting.is_empty() => Meant::Nobody,
            None => Meant::Several,
        }
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

    /// Who is meant by "the senator", "the ministry": the only one of whom the text tells that.
    pub(super) fn by_role(&self, noun: &Noun) -> Option<EntityId> {
        let text = key(&self.words(noun.span));
        let former = without_former(&text);
        let person = matches!(noun.kind, Kind::Unnamed | Kind::Person);
        let fit = |id: EntityId| {
            let it = self.get(id);
            let gender = noun.gender.is_none() || it.gender.is_none() || noun.gender == it.gender;
            gender && matches!(it.kind, Kind::Unnamed | Kind::Person) == person
        };
        let whole = noun.span.end() == noun.head.end();
        let phrase = former.unwrap_or(&text);
        let tenure = if former.is_some() { Tenure::Former } else { Tenure::Current };
        whole.then(|| self.roles.one(phrase, tenure, noun.span.start(), fit)).flatten()
    }

    /// Somebody new by description, which is shown without the capital of a sentence it opens.
    pub(super) fn noun(&mut self, noun: &Noun) -> EntityId {
        let mut text = self.words(noun.span);
        let lower = key(&text);
        if noun.opens
            && let Some(first) = text.chars().next()
        {
            text.replace_range(..first.len_utf8(), &first.to_lowercase().to_string());
        }
        let from = noun.span.start();
        let id = self.push(Entity { name: text, kind: noun.kind, gender: noun.gender, article: false, from });
        let phrase = key(&self.words(Span::new(from, noun.head.end().max(from))));
        let single = matches!(noun.kind, Kind::Unnamed | Kind::Document | Kind::Organization);
        if single && (noun.indefinite || !self.roles.is_held(&phrase)) {
            self.roles.add(&phrase, Tenure::Current, id, from);
        }
        if let Some((first, other)) = lower.split_once(" and ").filter(|(first, _)| !first.contains(' ')) {
            let surname = other.split_once(' ').map_or(first, |it| it.1);
            self.by_family.insert(surname.to_owned(), id);
            self.roles.add("couple", Tenure::Current, id, from);
        }
        self.by_description.insert(lower, id);
        id
    }

    /// Whether a pronoun of the first person means one.
    pub(super) fn is_singular(&self, pronoun: Span) -> bool {
        words().singular.contains(&key(&self.words(pronoun)).as_str())
    }

    /// A publication by no name: "the paper".
    pub(super) fn paper(&mut self, span: Span) -> EntityId {
        let text = self.words(span);
        self.push(Entity {
            name: key(&text),
            kind: Kind::Publication,
            gender: None,
            article: false,
            from: span.start(),
        })
    }

    /// Whether somebody is more than one thing: "figures".
    pub(super) fn is_several(&self, id: EntityId) -> bool {
        let entity = self.get(id);
        entity.kind == Kind::Document && entity.name.ends_with('s') && !entity.name.ends_with("ss")
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
        self.push(Entity { name: text, kind, gender, article: false, from: span.start() })
    }

    /// The author of the article.
    pub(super) fn author(&mut self) -> EntityId {
        if let Some(author) = self.author {
            return author;
        }
        let name = self.document.meta().byline.clone().unwrap_or_else(|| String::from("the author"));
        let author = self.push(Entity { name, kind: Kind::Author, gender: None, article: false, from: 0 });
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

/// Whom a short name means.
enum Meant {
    One(EntityId),
    /// Two would do.
    Several,
    Nobody,
}

/// How names are compared: in lower case, with straight apostrophes, without "the".
fn key(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    lower.strip_prefix("the ").map(str::to_owned).unwrap_or(lower)
}

/// What a description in lower case says, without the word by which it says that this is over: "mayor" for "former
/// mayor" and "ex-mayor". None if it does not say so.
fn without_former(description: &str) -> Option<&str> {
    words().former_prefixes.iter().find_map(|prefix| {
        let rest = description.strip_prefix(prefix)?;
        if prefix.ends_with('-') { Some(rest) } else { rest.strip_prefix(' ') }
    })
}

/// Whether a lone word at the begin of a sentence is more likely "Captains" than a name.
fn is_plural_of_people(word: &str) -> bool {
    words().people_endings.iter().any(|it| word.ends_with(it))
}

/// Whether the tail of `long` that `key` is begins with a small letter there: "van der Meer".
fn begins_small(long: &str, key: &str) -> bool {
    let start = long.len().checked_sub(key.len());
    start.and_then(|it| long.get(it..)).is_some_and(|it| it.starts_with(char::is_lowercase))
}

/// Whether `long` ends with the words of `short` and has more.
fn is_tail(long: &str, short: &str) -> bool {
    long.strip_suffix(short).is_some_and(|it| it.ends_with(' '))
}

fn last_word(key: &str) -> &str {
    let mut words = key.rsplit(' ');
    let last = words.next().unwrap_or_default();
    if name_parts().generations.contains(&last) { words.next().unwrap_or(last) } else { last }
}
