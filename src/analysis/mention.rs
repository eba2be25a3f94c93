//! The words that name somebody, read by their shape: a name, a noun phrase or a pronoun.

use std::ops::Range;

use crate::document::Span;

use super::Kind;
use super::class::Class;
use super::kind;
use super::paragraph::Paragraph;
use super::source;
use super::tag::Tag;
use super::token::Shape;

/// What a pronoun or a title tells of somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gender {
    Female,
    Male,
}

/// A name as it stands in the text, without titles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Name {
    /// The name itself: "James Clapper", "New York Times".
    pub(super) span: Span,
    /// What kind of name its words make it; none if they do not tell.
    pub(super) kind: Option<Kind>,
    /// By its title or first name.
    pub(super) gender: Option<Gender>,
    /// Whether "the" stands before it.
    pub(super) article: bool,
    /// Whether it may be no name at all: a lone word at the begin of a sentence or in a headline.
    pub(super) weak: bool,
}

/// A noun phrase without a name: "a senior official".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Noun {
    /// The phrase, without article and without what follows its head.
    pub(super) span: Span,
    /// Its last word.
    pub(super) head: Span,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether it is one that was not named before: "a", "an", "another".
    pub(super) indefinite: bool,
}

/// A pronoun that may stand for somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pronoun {
    He,
    She,
    They,
    It,
    /// "I", "we": the author, outside quotation marks.
    Author,
    /// "who", "which" without anything before it that it could stand for; "this", "one".
    Other,
}

/// What the words of a source name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named {
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
    pub(super) fn span(&self) -> Span {
        match *self {
            Self::Name(name) => name.span,
            Self::Noun(noun) => noun.span,
            Self::Paper(span) | Self::Pronoun(_, span) => span,
        }
    }
}

/// The names in a paragraph and its "the paper", in order. In a headline, where most words have capitals,
/// all of them are weak.
pub(super) fn names(paragraph: &Paragraph<'_>, headline: bool) -> Vec<Named> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < paragraph.tokens.len() {
        if is_part(paragraph, at) {
            let end = run_end(paragraph, at);
            names.extend(name(paragraph, at..end, headline).map(Named::Name));
            at = end;
            continue;
        }
        if paragraph.reads(at, "the") && is_paper(paragraph, at + 1) {
            names.extend(paragraph.span(at..at + 2).map(Named::Paper));
            at += 1;
        }
        at += 1;
    }
    names
}

/// What the source that covers the tokens of `range` names.
pub(super) fn describe(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<Named> {
    let start = (range.start..range.end).find(|&at| paragraph.tokens[at].is_word())?;
    if range.end == start + 1 {
        if let Some(pronoun) = pronoun(paragraph, start) {
            return relative(paragraph, start).or(Some(Named::Pronoun(pronoun, paragraph.tokens[start].span)));
        }
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

/// The noun phrase that a relative pronoun at `at` stands for.
fn relative(paragraph: &Paragraph<'_>, at: usize) -> Option<Named> {
    if paragraph.tags[at] != Tag::Relative || at == 0 {
        return None;
    }
    let end = if paragraph.shape(at - 1) == Some(Shape::Comma) { at - 1 } else { at };
    let low = end.saturating_sub(24);
    let range = source::before(paragraph, end, low, low)?;
    let first = paragraph.tags[range.start];
    let pronoun = range.len() == 1 && matches!(first, Tag::Relative | Tag::Pronoun | Tag::Object);
    if pronoun { None } else { describe(paragraph, range) }
}

fn pronoun(paragraph: &Paragraph<'_>, at: usize) -> Option<Pronoun> {
    let token = &paragraph.tokens[at];
    if !matches!(paragraph.tags[at], Tag::Pronoun | Tag::Object | Tag::Relative | Tag::That | Tag::Determiner) {
        return None;
    }
    let reads = |words: &[&str]| words.iter().any(|it| paragraph.reads(at, it));
    if token.is(Class::VAGUE) && !reads(&["one", "another"]) {
        return None;
    }
    Some(if reads(&["he", "him", "himself"]) {
        Pronoun::He
    } else if reads(&["she", "her", "herself"]) {
        Pronoun::She
    } else if reads(&["they", "them", "themselves", "both"]) {
        Pronoun::They
    } else if reads(&["it", "itself"]) {
        Pronoun::It
    } else if reads(&["i", "we", "me", "us"]) {
        Pronoun::Author
    } else {
        Pronoun::Other
    })
}

fn is_part(paragraph: &Paragraph<'_>, at: usize) -> bool {
    paragraph.tags[at] == Tag::Name && !(paragraph.tokens[at].is(Class::TIME) && !is_title(paragraph, at))
}

fn is_title(paragraph: &Paragraph<'_>, at: usize) -> bool {
    paragraph.tokens[at].is(Class::TITLE)
}

/// How many tokens a name may have.
const LONGEST_NAME: usize = 16;

/// Where the run of names that begins at `at` ends; "of" and the like join when an organization comes first.
fn run_end(paragraph: &Paragraph<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while end < paragraph.tokens.len().min(at + LONGEST_NAME) {
        let organization = paragraph.tokens[end - 1].is(Class::ORGANIZATION);
        let joint = organization
            && (paragraph.reads(end, "of") || paragraph.reads(end, "for") || paragraph.reads(end, "on"))
            && end + 1 < paragraph.tokens.len()
            && is_part(paragraph, end + 1);
        if is_part(paragraph, end) {
            end += 1;
        } else if joint {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// Whether "paper", "newspaper" or the like stands at `at` and ends a noun phrase.
fn is_paper(paragraph: &Paragraph<'_>, at: usize) -> bool {
    const PAPERS: [&str; 8] =
        ["paper", "newspaper", "magazine", "network", "website", "broadcaster", "outlet", "newswire"];
    at < paragraph.tokens.len()
        && paragraph.tags[at] == Tag::Noun
        && PAPERS.iter().any(|it| paragraph.reads(at, it))
        && !matches!(paragraph.tag(at + 1), Some(Tag::Noun | Tag::Name))
}

/// The name that a run of capitalised words holds: titles and roles before a first name left off.
fn name(paragraph: &Paragraph<'_>, run: Range<usize>, headline: bool) -> Option<Name> {
    let mut start = run.start;
    let mut gender = None;
    let mut titled = false;
    for at in run.clone() {
        let token = &paragraph.tokens[at];
        let title = token.is(Class::TITLE) && at + 1 < run.end;
        let first_name = token.is(Class::MALE_NAME | Class::FEMALE_NAME) && at + 1 < run.end;
        if title {
            titled = true;
            start = at + 1;
            gender = gender.or(gender_of(token.class, Class::FEMALE_TITLE, Class::MALE_TITLE));
        } else if first_name && !organization_ahead(paragraph, at..run.end) {
            gender = gender.or(gender_of(token.class, Class::FEMALE_NAME, Class::MALE_NAME));
            let initial = at > start && paragraph.tokens[at - 1].abbreviation.is_some();
            start = if initial { start } else { at };
            titled = true;
            break;
        }
    }
    let span = paragraph.span(start..run.end)?;
    let first = &paragraph.tokens[start];
    let opens = start == run.start && paragraph.sentence_opens(start);
    let kind = if titled { Some(Kind::Person) } else { kind::of_name(paragraph, start..run.end) };
    let lone = run.end == start + 1 && !titled;
    let acronym = first.shape == Shape::Capital && paragraph.is_upper(start);
    let common = Class::ROLE | Class::GROUP | Class::DOCUMENT | Class::VAGUE | Class::ORGANIZATION;
    if lone && first.is(common) && !acronym && kind != Some(Kind::Publication) {
        return None;
    }
    let article = start > 0 && paragraph.reads(start - 1, "the");
    Some(Name { span, kind, gender, article, weak: headline || lone && opens && !acronym })
}

fn gender_of(class: Class, female: Class, male: Class) -> Option<Gender> {
    match (class.any(female), class.any(male)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// Whether a run that begins like a person's name is an institution's: "John Hopkins University".
fn organization_ahead(paragraph: &Paragraph<'_>, run: Range<usize>) -> bool {
    paragraph.tokens[run.end - 1].is(Class::ORGANIZATION | Class::PUBLICATION)
        && !paragraph.tokens[run.end - 1].is(Class::MALE_NAME | Class::FEMALE_NAME)
}

/// Where the first part of a source ends: before a comma, a bracket, a relative clause or a participle.
fn segment_end(paragraph: &Paragraph<'_>, start: usize, end: usize) -> usize {
    (start..end)
        .find(|&at| {
            at > start
                && match paragraph.tags[at] {
                    Tag::Mark => !matches!(paragraph.tokens[at].shape, Shape::Quote(_) | Shape::Other),
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
    Some(Named::Noun(Noun { span, head, kind: Kind::Group, indefinite: false }))
}

/// "economic and political leaders" is one phrase.
fn is_adjective_pair(paragraph: &Paragraph<'_>, and: usize, end: usize) -> bool {
    paragraph.tags[and - 1] == Tag::Noun && paragraph.tags.get(and + 1) == Some(&Tag::Noun) && and + 2 < end
}

fn without_articles(paragraph: &Paragraph<'_>, start: usize, end: usize) -> usize {
    let article = |at: usize| {
        paragraph.tags[at] == Tag::Mark
            || ["the", "a", "an", "this", "these", "those", "that", "as"].iter().any(|it| paragraph.reads(at, it))
    };
    (start..end).find(|&at| !article(at)).unwrap_or(start)
}

/// The name that is the head of the phrase: "Stanford University’s Tim Junio", "Secretary of State John Kerry".
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
        if let Some(name) = whole.filter(|_| organization) {
            return Some(Named::Name(name));
        }
        if let Some(name) = person.filter(|_| role) {
            return Some(Named::Name(name));
        }
    }
    pure_tail(paragraph, start, head_end).map(Named::Name)
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
    while first >= start + 2 && run_end(paragraph, first - 2) == end && is_part(paragraph, first - 2) {
        first -= 2;
        while first > start && is_part(paragraph, first - 1) {
            first -= 1;
        }
    }
    name(paragraph, first..end, false)
}

/// The name of somebody in apposition: "his strategist, Tad Devine,".
fn pure_name(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<Name> {
    let whole = range.start < range.end && range.clone().all(|at| is_part(paragraph, at));
    if whole { name(paragraph, range, false).filter(|it| it.kind != Some(Kind::Organization)) } else { None }
}

fn noun(paragraph: &Paragraph<'_>, start: usize, end: usize) -> Option<Noun> {
    let words = |range: Range<usize>| range.filter(|&at| paragraph.tokens[at].is_word()).count();
    let head_end = (start + 1..end).find(|&at| paragraph.tags[at] == Tag::Preposition).unwrap_or(end);
    let head =
        (start..head_end).rev().find(|&at| paragraph.tokens[at].is_word() && paragraph.tags[at] != Tag::Genitive)?;
    let first = without_articles(paragraph, start, head + 1);
    let short = words(first..end) <= 6 && head_end < end;
    let last = if short { end } else { head_end };
    let last = (first..last).rev().find(|&at| paragraph.tokens[at].is_word()).map_or(head + 1, |at| at + 1);
    let span = paragraph.span(first..last.max(first + 1))?;
    let indefinite = ["a", "an", "another", "one"].iter().any(|it| paragraph.reads(start, it));
    let kind = kind::of_noun(paragraph, start, head, head_end < end || head > first);
    Some(Noun { span, head: paragraph.tokens[head].span, kind, indefinite })
}
