//! Runs of capitalised words, and the names they hold.

use std::ops::Range;

use crate::document::Span;

use super::{Gender, Name, Named, other, role};
use crate::analysis::result::Kind;
use crate::analysis::text::{Class, Paragraph, Shape, Tag, name_parts};
use crate::analysis::who::kind;
use crate::analysis::who::words::words;

/// What kind of text a name stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NameSetting {
    /// Sentences, in which a capital inside means a name.
    Prose,
    /// A headline or the like, in which most words may have a capital.
    Headline,
}

/// The names in a paragraph, its "the paper" and descriptions of others, in order. In a headline, where most words
/// have capitals, all of them are weak.
pub(crate) fn names(paragraph: &Paragraph<'_>, setting: NameSetting) -> Vec<Named> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < paragraph.tokens.len() {
        if is_part(paragraph, at) {
            let end = run_end(paragraph, at);
            names.extend(other::couple(paragraph, at).filter(|_| setting == NameSetting::Prose));
            names.extend(name(paragraph, at..end, setting).map(Named::Name));
            at = end;
            continue;
        }
        if paragraph.reads(at, "the") && is_paper(paragraph, at + 1) {
            names.extend(paragraph.span(at..at + 2).map(Named::Paper));
            at += 1;
        } else if setting == NameSetting::Prose
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
    paragraph.tokens[at].shape == Shape::Lower && name_parts().particles.iter().any(|it| paragraph.reads(at, it))
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
    at < paragraph.tokens.len()
        && paragraph.tags[at] == Tag::Noun
        && words().papers.iter().any(|it| paragraph.reads(at, it))
        && !matches!(paragraph.tag(at + 1), Some(Tag::Noun | Tag::Name))
}

/// The name that a run of capitalised words holds: titles and roles before a first name left off.
pub(super) fn name(paragraph: &Paragraph<'_>, run: Range<usize>, setting: NameSetting) -> Option<Name> {
    let Begin { start, gender, titled } = begin(paragraph, &run);
    // "Sayle, the cellist," is somebody, whatever "Sayle" is; so is who was called by a title before the name.
    let roles = role::roles(paragraph, &run, start);
    let heads = roles.iter().flatten().filter(|it| !it.verb).map(|it| paragraph.token_from(it.head.start()));
    let told: Vec<Class> = heads.filter_map(|it| paragraph.tokens.get(it)).map(|it| it.class).collect();
    let kind = kind_told(paragraph, start..run.end, titled, &told);
    if !titled && is_common(paragraph, start..run.end, kind) {
        return None;
    }
    let article = start > 0 && paragraph.reads(start - 1, "the");
    let is_body = article && kind != Some(Kind::Person);
    let surname = other_surname(paragraph, &run);
    let first = &paragraph.tokens[start];
    let (kind, gender) = match surname {
        Some(_) => (Some(Kind::Person), gender_of(first.class, Class::FEMALE_NAME, Class::MALE_NAME)),
        None => (kind, gender.or_else(|| gender_told(&told))),
    };
    let opens = start == run.start && paragraph.sentence_opens(start);
    let lone = run.end == start + 1 && !titled && !is_acronym(paragraph, start);
    Some(Name {
        span: paragraph.span(start..run.end)?,
        whole: paragraph.span(if is_body { start - 1 } else { start }..run.end)?,
        kind,
        gender,
        article,
        weak: setting == NameSetting::Headline || lone && opens && surname.is_none(),
        titled: (start > run.start).then(|| paragraph.span(start - 1..run.end)).flatten(),
        surname,
        roles,
    })
}

/// Where a name begins in its run.
struct Begin {
    /// The first token after titles.
    start: usize,
    /// What its titles or its first name say.
    gender: Option<Gender>,
    /// Whether it has a title or a first name, so that it is a person's.
    titled: bool,
}

fn begin(paragraph: &Paragraph<'_>, run: &Range<usize>) -> Begin {
    let mut begin = Begin { start: run.start, gender: None, titled: false };
    for at in run.start..run.end.saturating_sub(1) {
        let token = &paragraph.tokens[at];
        if token.is(Class::TITLE) {
            let told = gender_of(token.class, Class::FEMALE_TITLE, Class::MALE_TITLE);
            begin = Begin { start: at + 1, gender: begin.gender.or(told), titled: true };
        } else if token.is(Class::MALE_NAME | Class::FEMALE_NAME) && !organization_ahead(paragraph, at..run.end) {
            let told = gender_of(token.class, Class::FEMALE_NAME, Class::MALE_NAME);
            let initial = at > begin.start && paragraph.tokens[at - 1].abbreviation.is_some();
            let start = if initial { begin.start } else { at };
            return Begin { start, gender: begin.gender.or(told), titled: true };
        }
    }
    begin
}

/// What the heads of the roles that somebody is given say of the gender: "the chairwoman".
fn gender_told(told: &[Class]) -> Option<Gender> {
    let title = told.iter().find(|it| it.any(Class::FEMALE_TITLE | Class::MALE_TITLE));
    title.and_then(|it| gender_of(*it, Class::FEMALE_TITLE, Class::MALE_TITLE))
}

/// The kind of what is named, by its words and by the heads of its roles.
fn kind_told(paragraph: &Paragraph<'_>, name: Range<usize>, titled: bool, told: &[Class]) -> Option<Kind> {
    let has = |class: Class| told.iter().any(|it| it.any(class));
    let upper = paragraph.is_upper(name.start);
    match if titled { Some(Kind::Person) } else { kind::of_name(paragraph, name) } {
        None | Some(Kind::Organization) if has(Class::ROLE) && !upper => Some(Kind::Person),
        None | Some(Kind::Person) if !titled && !has(Class::ROLE) && has(Class::ORGANIZATION) => {
            Some(Kind::Organization)
        }
        kind => kind,
    }
}

/// Whether a run without a title is an office in capitals, or one common noun with a capital, and nobody's name.
fn is_common(paragraph: &Paragraph<'_>, run: Range<usize>, kind: Option<Kind>) -> bool {
    let common = Class::ROLE | Class::GROUP | Class::DOCUMENT | Class::VAGUE | Class::ORGANIZATION;
    let (first, last) = (run.start, run.end - 1);
    let office = paragraph.is_upper(last) && paragraph.tokens[last].is(Class::ROLE);
    let lone = first == last && paragraph.tokens[first].is(common);
    office || lone && !is_acronym(paragraph, first) && kind != Some(Kind::Publication)
}

fn is_acronym(paragraph: &Paragraph<'_>, at: usize) -> bool {
    paragraph.tokens[at].shape == Shape::Capital && paragraph.is_upper(at)
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
    let surname = words().paper_surnames.iter().any(|it| paragraph.reads(run.end - 1, it));
    !surname
        && paragraph.tokens[run.end - 1].is(Class::ORGANIZATION | Class::PUBLICATION)
        && !paragraph.tokens[run.end - 1].is(Class::MALE_NAME | Class::FEMALE_NAME)
}
