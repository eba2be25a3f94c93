//! Runs of capitalised words, and the names they hold.

use std::ops::Range;

use crate::document::Span;

use super::super::Kind;
use super::super::class::Class;
use super::super::kind;
use super::super::paragraph::Paragraph;
use super::super::tag::Tag;
use super::super::token::Shape;
use super::{Gender, Name, Named, other, role};

/// The names in a paragraph, its "the paper" and descriptions of others, in order. In a headline, where most words
/// have capitals, all of them are weak.
pub(in crate::analysis) fn names(paragraph: &Paragraph<'_>, headline: bool) -> Vec<Named> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < paragraph.tokens.len() {
        if is_part(paragraph, at) {
            let end = run_end(paragraph, at);
            names.extend(other::couple(paragraph, at).filter(|_| !headline));
            names.extend(name(paragraph, at..end, headline).map(Named::Name));
            at = end;
            continue;
        }
        if paragraph.reads(at, "the") && is_paper(paragraph, at + 1) {
            names.extend(paragraph.span(at..at + 2).map(Named::Paper));
            at += 1;
        } else if !headline
            && matches!(paragraph.tags[at], Tag::Determiner | Tag::Possessive)
            && let Some((named, end)) = other::description(paragraph, at)
        {
            names.extend(other::pair(paragraph, at, end));
            names.push(named);
            at = end - 1;
        }
        at += 1;
    }
    names
}

pub(super) fn is_part(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let token = &paragraph.tokens[at];
    // "Morning Ledger", "Sunday Times"
    let paper = paragraph.tokens.get(at + 1).is_some_and(|it| it.is(Class::PUBLICATION) && it.shape == Shape::Capital);
    let time = token.is(Class::TIME) && !token.is(Class::TITLE) && !paper;
    paragraph.tags[at] == Tag::Name && !time || is_prefixed(paragraph, at)
}

/// "al-Rashid", "d’Orsay": a name that does not begin with its capital.
fn is_prefixed(paragraph: &Paragraph<'_>, at: usize) -> bool {
    paragraph.tags[at] == Tag::Noun && paragraph.tokens[at].shape == Shape::Lower && paragraph.has_capital(at)
}

/// Whether a small word of many surnames stands at `at`: "van", "de", "bin".
fn is_particle(paragraph: &Paragraph<'_>, at: usize) -> bool {
    const PARTICLES: [&str; 24] = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "bin", "ibn",
        "al", "el", "ten", "ter", "zu", "y", "bint", "af",
    ];
    paragraph.tokens[at].shape == Shape::Lower && PARTICLES.iter().any(|it| paragraph.reads(at, it))
}

/// Where the small words of a surname that begin at `at` end, if a name comes next.
fn particles_end(paragraph: &Paragraph<'_>, at: usize) -> Option<usize> {
    let end = (at..paragraph.tokens.len().min(at + 3)).find(|&it| !is_particle(paragraph, it))?;
    (end > at && is_part(paragraph, end)).then_some(end)
}

/// How many tokens a name may have.
const LONGEST_NAME: usize = 16;

/// Where the run of names that begins at `at` ends; "of" and the like join when an organization comes first.
pub(super) fn run_end(paragraph: &Paragraph<'_>, at: usize) -> usize {
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
        } else if let Some(surname) = particles_end(paragraph, end) {
            end = surname + 1;
        } else {
            break;
        }
    }
    end
}

/// Whether "paper", "newspaper" or the like stands at `at` and ends a noun phrase.
pub(super) fn is_paper(paragraph: &Paragraph<'_>, at: usize) -> bool {
    const PAPERS: [&str; 8] =
        ["paper", "newspaper", "magazine", "network", "website", "broadcaster", "outlet", "newswire"];
    at < paragraph.tokens.len()
        && paragraph.tags[at] == Tag::Noun
        && PAPERS.iter().any(|it| paragraph.reads(at, it))
        && !matches!(paragraph.tag(at + 1), Some(Tag::Noun | Tag::Name))
}

/// The name that a run of capitalised words holds: titles and roles before a first name left off.
pub(super) fn name(paragraph: &Paragraph<'_>, run: Range<usize>, headline: bool) -> Option<Name> {
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
    // "Sayle, the cellist," is somebody, whatever "Sayle" is; so is who was called by a title before the name.
    let roles = role::roles(paragraph, &run, start);
    let span = paragraph.span(start..run.end)?;
    let first = &paragraph.tokens[start];
    let opens = start == run.start && paragraph.sentence_opens(start);
    let kind = if titled { Some(Kind::Person) } else { kind::of_name(paragraph, start..run.end) };
    let told = |class: Class| {
        let heads = roles.iter().flatten().filter(|it| !it.verb).map(|it| paragraph.token_from(it.head.start()));
        heads.filter_map(|it| paragraph.tokens.get(it)).find(|it| it.is(class))
    };
    let gender = gender.or_else(|| {
        told(Class::FEMALE_TITLE | Class::MALE_TITLE)
            .and_then(|it| gender_of(it.class, Class::FEMALE_TITLE, Class::MALE_TITLE))
    });
    let kind = match kind {
        None | Some(Kind::Organization) if told(Class::ROLE).is_some() && !paragraph.is_upper(start) => {
            Some(Kind::Person)
        }
        None | Some(Kind::Person) if !titled && told(Class::ROLE).is_none() && told(Class::ORGANIZATION).is_some() => {
            Some(Kind::Organization)
        }
        kind => kind,
    };
    let lone = run.end == start + 1 && !titled;
    let acronym = first.shape == Shape::Capital && paragraph.is_upper(start);
    let office = paragraph.is_upper(run.end - 1) && paragraph.tokens[run.end - 1].is(Class::ROLE);
    if office && !titled {
        return None;
    }
    let common = Class::ROLE | Class::GROUP | Class::DOCUMENT | Class::VAGUE | Class::ORGANIZATION;
    if lone && first.is(common) && !acronym && kind != Some(Kind::Publication) {
        return None;
    }
    let article = start > 0 && paragraph.reads(start - 1, "the");
    let is_body = article && kind != Some(Kind::Person);
    let whole = paragraph.span(if is_body { start - 1 } else { start }..run.end)?;
    let titled = (start > run.start).then(|| paragraph.span(start - 1..run.end)).flatten();
    let surname = other_surname(paragraph, &run);
    let (kind, gender) = match surname {
        Some(_) => (Some(Kind::Person), gender_of(first.class, Class::FEMALE_NAME, Class::MALE_NAME)),
        None => (kind, gender),
    };
    let weak = headline || lone && opens && !acronym && surname.is_none();
    Some(Name { span, whole, kind, gender, article, weak, titled, surname, roles })
}

/// For the "Ada" of "Ada and Tom Holt": "Holt".
fn other_surname(paragraph: &Paragraph<'_>, run: &Range<usize>) -> Option<Span> {
    let first_name = |at: usize| paragraph.tokens[at].is(Class::MALE_NAME | Class::FEMALE_NAME);
    let lone = run.len() == 1 && first_name(run.start) && paragraph.reads(run.end, "and");
    let other = run.end + 1;
    if !lone || other >= paragraph.tokens.len() || !is_part(paragraph, other) || !first_name(other) {
        return None;
    }
    let end = run_end(paragraph, other);
    (end == other + 2).then(|| paragraph.tokens[end - 1].span)
}

pub(super) fn gender_of(class: Class, female: Class, male: Class) -> Option<Gender> {
    match (class.any(female), class.any(male)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// Whether a run that begins like a person's name is an institution's: "John Hopkins University".
fn organization_ahead(paragraph: &Paragraph<'_>, run: Range<usize>) -> bool {
    // "Ada Fox" is somebody; "Ada Gazette" is not.
    let surname = ["fox", "post", "bloomberg"].iter().any(|it| paragraph.reads(run.end - 1, it));
    !surname
        && paragraph.tokens[run.end - 1].is(Class::ORGANIZATION | Class::PUBLICATION)
        && !paragraph.tokens[run.end - 1].is(Class::MALE_NAME | Class::FEMALE_NAME)
}
