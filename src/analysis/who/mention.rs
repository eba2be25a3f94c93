//! The words that name somebody, read by their shape: a name, a noun phrase or a pronoun.

mod name;
mod other;
mod place;
mod role;

use std::ops::Range;

use crate::document::Span;

pub(crate) use name::{NameSetting, names};
pub(crate) use place::{Place, place};
pub(crate) use role::RolePhrase;

use super::words::words;
use super::{kind, source};
use crate::analysis::result::Kind;
use crate::analysis::text::{Class, Paragraph, Shape, Tag};
use name::{is_paper, is_part, name, run_end};

/// What a pronoun or a title tells of somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// A name as it stands in the text, without titles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Name {
    /// The name itself: "Jane Roe", "Harbor Gazette".
    pub(crate) span: Span,
    /// The same with the article that belongs to the name of a body: "the Harbor Gazette".
    pub(crate) whole: Span,
    /// What kind of name its words make it; none if they do not tell.
    pub(crate) kind: Option<Kind>,
    /// By its title or first name.
    pub(crate) gender: Option<Gender>,
    /// Whether "the" stands before it.
    pub(crate) article: bool,
    /// Whether it may be no name at all: a lone word at the begin of a sentence or in a headline.
    pub(crate) weak: bool,
    /// The title right before the name and the name: "Lady Ashby".
    pub(crate) titled: Option<Span>,
    /// For "Ada" in "Ada and Tom Holt": the surname that stands with the other.
    pub(crate) surname: Option<Span>,
    /// What the words around it say somebody is.
    pub(crate) roles: [Option<RolePhrase>; 3],
}

/// A noun phrase without a name: "a senior official".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Noun {
    /// The phrase, without article and without what follows its head.
    pub(crate) span: Span,
    /// Its last word.
    pub(crate) head: Span,
    /// What it is.
    pub(crate) kind: Kind,
    /// Whether it is one that was not named before: "a", "an", "another".
    pub(crate) indefinite: bool,
    /// Whether a possessive opens it: "his wife" is another one for every "he".
    pub(crate) owned: bool,
    /// By its head: "husband", "spokeswoman".
    pub(crate) gender: Option<Gender>,
    /// Whether it is capitalised for no reason but that it opens a sentence.
    pub(crate) opens: bool,
}

impl Noun {
    /// Several people at once; `head` is the last word of `span`.
    fn several(span: Span, head: Span) -> Self {
        Self { span, head, kind: Kind::Group, indefinite: false, owned: false, gender: None, opens: false }
    }
}

/// A pronoun that may stand for somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pronoun {
    He,
    She,
    They,
    It,
    /// "I", "we": the author, outside quotation marks.
    Author,
    /// "who", "which" without anything before it that it could stand for; "this", "one".
    Other,
}

impl Pronoun {
    /// What it tells of one person.
    pub(crate) fn gender(self) -> Option<Gender> {
        match self {
            Self::He => Some(Gender::Male),
            Self::She => Some(Gender::Female),
            _ => None,
        }
    }
}

/// What the words of a source name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Named {
    /// Somebody by name.
    Name(Name),
    /// Somebody by description.
    Noun(Noun),
    /// The publication last named: "the paper".
    Paper(Span),
    /// A pronoun and the place where it stands.
    Pronoun(Pronoun, Span),
}

impl Named {
    /// The words themselves.
    pub(crate) fn span(&self) -> Span {
        match *self {
            Self::Name(name) => name.whole,
            Self::Noun(noun) => noun.span,
            Self::Paper(span) | Self::Pronoun(_, span) => span,
        }
    }
}

/// What the source that covers the tokens of `range` names.
pub(crate) fn describe(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<Named> {
    let start = (range.start..range.end).find(|&at| paragraph.tokens[at].is_word())?;
    // "Roe’s view" is Roe's: the ending belongs to the source's span, not to its name.
    let is_genitive = range.end > start + 1 && paragraph.tags[range.end - 1] == Tag::Genitive;
    let range = range.start..range.end - usize::from(is_genitive);
    if let Some(pronoun) = pronoun(paragraph, start).filter(|_| range.end == start + 1) {
        let itself =
            (paragraph.tags[start] != Tag::Relative).then_some(Named::Pronoun(pronoun, paragraph.tokens[start].span));
        return relative(paragraph, start).or(itself);
    }
    let segment = segment_end(paragraph, start, range.end);
    let quoted = paragraph.reads(start, "the") && is_paper(paragraph, start + 1) && segment <= start + 2;
    if quoted {
        return paragraph.span(start..start + 2).map(Named::Paper);
    }
    if let Some(both) = compound(paragraph, start, segment) {
        return Some(both);
    }
    let apposition = segment + 1..segment_end(paragraph, segment + 1, range.end);
    named_head(paragraph, start, segment)
        .or_else(|| pure_name(paragraph, apposition).map(Named::Name))
        .or_else(|| noun(paragraph, start, segment).map(Named::Noun))
}

/// How many tokens before a relative pronoun the noun phrase that it stands for is looked for.
const FARTHEST: usize = 24;

/// The noun phrase of its own sentence that a relative pronoun at `at` stands for.
fn relative(paragraph: &Paragraph<'_>, at: usize) -> Option<Named> {
    let whose = paragraph.reads(at, "whose");
    if paragraph.tags[at] != Tag::Relative && !whose || at == 0 {
        return None;
    }
    let end = if paragraph.tags[at - 1] == Tag::And { at - 1 } else { at };
    let end = if end > 0 && paragraph.shape(end - 1) == Some(Shape::Comma) { end - 1 } else { end };
    let sentence = paragraph.sentence_at(at)?;
    let low = sentence.start.max(end.saturating_sub(FARTHEST));
    let Some(range) = source::before(paragraph, end, low) else {
        let earlier = (low..end).rev().find(|&it| paragraph.tags[it] == Tag::Relative);
        return earlier.and_then(|it| relative(paragraph, it));
    };
    let first = paragraph.tags[range.start];
    let pronoun = range.len() == 1 && matches!(first, Tag::Relative | Tag::Pronoun | Tag::Object);
    if pronoun { None } else { describe(paragraph, range) }
}

fn pronoun(paragraph: &Paragraph<'_>, at: usize) -> Option<Pronoun> {
    let token = &paragraph.tokens[at];
    let tag = paragraph.tags[at];
    let stands = [Tag::Pronoun, Tag::Object, Tag::Possessive, Tag::Relative, Tag::That, Tag::Determiner];
    if !stands.contains(&tag) {
        return None;
    }
    let reads = |pronouns: &[&str]| pronouns.iter().any(|it| paragraph.reads(at, it));
    if token.is(Class::VAGUE) && !reads(&["one", "another"]) {
        return None;
    }
    Some(if reads(&words().he) {
        Pronoun::He
    } else if reads(&words().she) {
        Pronoun::She
    } else if reads(&words().they) {
        Pronoun::They
    } else if reads(&words().it) {
        Pronoun::It
    } else if reads(&words().author) {
        Pronoun::Author
    } else {
        Pronoun::Other
    })
}

/// Where the first part of a source ends: before a comma, a bracket, a relative clause or a participle.
fn segment_end(paragraph: &Paragraph<'_>, start: usize, end: usize) -> usize {
    (start..end)
        .find(|&at| {
            at > start
                && match paragraph.tags[at] {
                    Tag::Mark => !matches!(paragraph.tokens[at].shape, Shape::Quote(_) | Shape::Other),
                    Tag::Pronoun => matches!(paragraph.tags[at - 1], Tag::Noun | Tag::Name),
                    Tag::Relative | Tag::That | Tag::Ing | Tag::Verb | Tag::Auxiliary | Tag::Subordinator => true,
                    _ => false,
                }
        })
        .unwrap_or(end.max(start))
}

/// "Google and Yahoo": several at once.
fn compound(paragraph: &Paragraph<'_>, start: usize, end: usize) -> Option<Named> {
    let and = (start + 1..end).find(|&at| paragraph.tags[at] == Tag::And)?;
    let led = (start..and).any(|at| paragraph.tags[at] == Tag::Preposition);
    let one = paragraph.tags[and - 1] == Tag::Name && paragraph.tokens[and - 1].is(Class::ORGANIZATION)
        || is_adjective_pair(paragraph, and, end);
    if led || one {
        return None;
    }
    let trimmed = without_articles(paragraph, start, end);
    let span = paragraph.span(trimmed..end)?;
    let head = paragraph.tokens[end - 1].span;
    Some(Named::Noun(Noun::several(span, head)))
}

/// "economic and political leaders" is one phrase.
fn is_adjective_pair(paragraph: &Paragraph<'_>, and: usize, end: usize) -> bool {
    paragraph.tags[and - 1] == Tag::Noun && paragraph.tags.get(and + 1) == Some(&Tag::Noun) && and + 2 < end
}

fn without_articles(paragraph: &Paragraph<'_>, start: usize, end: usize) -> usize {
    let article =
        |at: usize| paragraph.tags[at] == Tag::Mark || words().articles.iter().any(|it| paragraph.reads(at, it));
    (start..end).find(|&at| !article(at)).unwrap_or(start)
}

/// The name that is the head of the phrase: "Harbor College’s Tom Finch", "Secretary of State John Doe".
fn named_head(paragraph: &Paragraph<'_>, start: usize, end: usize) -> Option<Named> {
    let prepositions = |at: &usize| paragraph.tags[*at] == Tag::Preposition;
    let head_end = (start..end).find(prepositions).unwrap_or(end);
    let whole = pure_tail(paragraph, start, end);
    if head_end < end {
        let person = whole.filter(|it| it.kind == Some(Kind::Person));
        let role = head_end > start
            && paragraph.tokens[head_end - 1].is(Class::ROLE | Class::TITLE)
            && paragraph.tags[head_end - 1] == Tag::Name;
        let organization = run_end(paragraph, start.max(head_end.saturating_sub(1))) == end;
        if let Some(name) = whole.filter(|_| organization && !role) {
            return Some(Named::Name(name));
        }
        if let Some(name) = last_two(paragraph, head_end, end).or(person).filter(|_| role) {
            return Some(Named::Name(name));
        }
    }
    pure_tail(paragraph, start, head_end).map(Named::Name)
}

/// The person after an office whose name runs into theirs: "Director of Public Works Ada Holt".
fn last_two(paragraph: &Paragraph<'_>, of: usize, end: usize) -> Option<Name> {
    let names = end >= of + 4 && (end - 3..end).all(|at| is_part(paragraph, at));
    let first_name =
        (end.saturating_sub(3)..end).any(|at| paragraph.tokens[at].is(Class::MALE_NAME | Class::FEMALE_NAME));
    let body = paragraph.tokens[end - 1].is(Class::ORGANIZATION | Class::PUBLICATION | Class::PLACE);
    if !names || body || first_name {
        return None;
    }
    name(paragraph, end - 2..end, NameSetting::Prose).map(|it| Name { kind: Some(Kind::Person), ..it })
}

/// The name that ends right at `end`.
fn pure_tail(paragraph: &Paragraph<'_>, start: usize, end: usize) -> Option<Name> {
    let end = (start..end).rev().find(|&at| paragraph.tokens[at].is_word()).map(|it| it + 1)?;
    if !is_part(paragraph, end - 1) {
        return None;
    }
    let mut first = end - 1;
    while first > start && is_part(paragraph, first - 1) {
        first -= 1;
    }
    let joined = |first: usize, by: usize| {
        first >= start + by && is_part(paragraph, first - by) && run_end(paragraph, first - by) == end
    };
    while let Some(by) = [2, 3].into_iter().find(|&by| joined(first, by)) {
        first -= by;
        while first > start && is_part(paragraph, first - 1) {
            first -= 1;
        }
    }
    name(paragraph, first..end, NameSetting::Prose)
}

/// The name of somebody in apposition: "his strategist, Tad Devine,".
fn pure_name(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<Name> {
    let whole = range.start < range.end && range.clone().all(|at| is_part(paragraph, at));
    if whole {
        name(paragraph, range, NameSetting::Prose).filter(|it| it.kind != Some(Kind::Organization))
    } else {
        None
    }
}

fn noun(paragraph: &Paragraph<'_>, start: usize, end: usize) -> Option<Noun> {
    let count = |range: Range<usize>| range.filter(|&at| paragraph.tokens[at].is_word()).count();
    let head_end = (start + 1..end).find(|&at| paragraph.tags[at] == Tag::Preposition).unwrap_or(end);
    let head =
        (start..head_end).rev().find(|&at| paragraph.tokens[at].is_word() && paragraph.tags[at] != Tag::Genitive)?;
    let first = without_articles(paragraph, start, head + 1);
    let short = count(first..end) <= 6 && head_end < end;
    let last = if short { end } else { head_end };
    let last = (first..last).rev().find(|&at| paragraph.tokens[at].is_word()).map_or(head + 1, |at| at + 1);
    let span = paragraph.span(first..last.max(first + 1))?;
    let indefinite = ["a", "an", "another", "one"].iter().any(|it| paragraph.reads(start, it));
    let kind = kind::of_noun(paragraph, start, head, head_end < end || head > first);
    let opens = (start..=first).any(|at| paragraph.sentence_opens(at)) && is_common(paragraph, first);
    let owned = paragraph.tags[start] == Tag::Possessive;
    let token = &paragraph.tokens[head];
    let gender = name::gender_of(token.class, Class::FEMALE_TITLE, Class::MALE_TITLE);
    Some(Noun { span, head: token.span, kind, indefinite, owned, gender, opens })
}

/// Whether a word is known to be written small inside a sentence.
fn is_common(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let known = Class::VAGUE | Class::DETERMINER | Class::GROUP | Class::ROLE | Class::DOCUMENT;
    let name_next = paragraph.tag(at + 1) == Some(Tag::Name);
    paragraph.tokens[at].is(known) && !name_next && !words().proper.iter().any(|it| paragraph.reads(at, it))
}
