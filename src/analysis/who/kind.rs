//! The kind of a source, from the words that name it.

use std::ops::Range;

use crate::analysis::result::Kind;
use crate::analysis::text::{Class, Paragraph, Tag};
use crate::analysis::who::words::words;

/// The kind of a name without a title or a first name; none if its words do not tell.
pub(crate) fn of_name(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<Kind> {
    let last = &paragraph.tokens[range.end - 1];
    let article = range.start > 0 && paragraph.reads(range.start - 1, "the");
    let several = range.len() > 1;
    if last.is(Class::PUBLICATION) && (several || article || paragraph.is_upper(range.start)) {
        return Some(Kind::Publication);
    }
    if several && paragraph.reads(range.start, "daily") {
        return Some(Kind::Publication);
    }
    if range.clone().any(|at| paragraph.tokens[at].is(Class::ORGANIZATION)) && (several || article) {
        return Some(Kind::Organization);
    }
    if several && last.is(Class::DOCUMENT) {
        return Some(Kind::Document);
    }
    let lone_body = !several && (last.is(Class::PLACE) || paragraph.is_upper(range.start));
    if lone_body || article {
        return Some(Kind::Organization);
    }
    (several && range.len() < 5).then_some(Kind::Person)
}

/// The kind of a noun phrase that begins at `start` with its head at `head`; `described` says whether
/// anything beside an article or a quantity narrows it down.
pub(crate) fn of_noun(paragraph: &Paragraph<'_>, start: usize, head: usize, described: bool) -> Kind {
    let token = &paragraph.tokens[head];
    let narrowed = (start..head).any(|at| {
        matches!(paragraph.tags[at], Tag::Noun | Tag::Name | Tag::Possessive | Tag::Genitive)
            && !paragraph.tokens[at].is(Class::VAGUE)
    });
    let pronoun = matches!(paragraph.tags[head], Tag::Pronoun | Tag::Determiner | Tag::Object);
    if token.is(Class::VAGUE)
        && !narrowed
        && (!described || start == head || pronoun || only_quantity(paragraph, start, head))
    {
        return Kind::Vague;
    }
    for (class, kind) in [
        (Class::GROUP, Kind::Group),
        (Class::ROLE, Kind::Unnamed),
        (Class::ORGANIZATION, Kind::Organization),
        (Class::DOCUMENT, Kind::Document),
        (Class::PUBLICATION, Kind::Publication),
    ] {
        if token.is(class) {
            return kind;
        }
    }
    if paragraph.ends_with(head, &["s"]) && !paragraph.ends_with(head, &words().no_plural) {
        Kind::Group
    } else if paragraph.ends_with(head, &words().person_endings)
        || paragraph.ends_with(head, &words().more_person_endings)
    {
        Kind::Unnamed
    } else {
        Kind::Document
    }
}

fn only_quantity(paragraph: &Paragraph<'_>, start: usize, head: usize) -> bool {
    (start..head).all(|at| paragraph.tags[at] == Tag::Determiner)
}
