//! What somebody is by the words around the name: "Senator Ada Holt", "Ada Holt, the mayor of Ellerby,".

use std::ops::Range;

use crate::analysis::text::{Class, Paragraph, Shape, Tag};
use crate::analysis::who::words::words;
use crate::document::Span;

/// What somebody is, in the words of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct RolePhrase {
    /// The words from the first that narrows it down to the head: "fisheries minister".
    pub(crate) phrase: Span,
    /// The last of these words.
    pub(crate) head: Span,
    /// Whether it is a thing of the past: "former", "was".
    pub(crate) former: bool,
    /// Whether a verb tells it: "who speaks for the port".
    pub(crate) verb: bool,
}

/// The roles that the words around a name give: the titles in `run`, of which `name` is the name itself, a noun
/// right before, an apposition after, "who was" and the like.
pub(super) fn roles(paragraph: &Paragraph<'_>, run: &Range<usize>, name: usize) -> [Option<RolePhrase>; 3] {
    let after = apposition(paragraph, run.end).or_else(|| copula(paragraph, run.end));
    let before = leading(paragraph, run.start, name);
    let announced = if before.is_none() { announced(paragraph, run) } else { None };
    [before, after, announced]
}

/// Words that say that a role is over.
fn is_former(paragraph: &Paragraph<'_>, at: usize) -> bool {
    words().former.iter().any(|it| paragraph.reads(at, it))
}

/// The phrase that ends with the head at `head`, back to an article or whatever does not belong to it.
fn phrase(paragraph: &Paragraph<'_>, head: usize) -> Option<RolePhrase> {
    let mut first = head;
    let mut former = false;
    while first > 0 && head - first < 4 {
        let before = first - 1;
        former |= is_former(paragraph, before);
        let part = matches!(paragraph.tags[before], Tag::Noun | Tag::Name) && paragraph.tokens[before].is_word();
        if !part || former {
            break;
        }
        first = before;
    }
    let head_span = paragraph.tokens[head].span;
    Some(RolePhrase { phrase: paragraph.span(first..head + 1)?, head: head_span, former, verb: false })
}

/// Whether the word at `at` says what a person or a body is.
fn is_role(paragraph: &Paragraph<'_>, at: usize) -> bool {
    paragraph.tokens.get(at).is_some_and(|it| it.is(Class::ROLE | Class::TITLE | Class::ORGANIZATION))
        || paragraph.tag(at) == Some(Tag::Noun) && paragraph.ends_with(at, &words().person_endings)
}

/// A title or a role right before the name.
fn leading(paragraph: &Paragraph<'_>, run: usize, name: usize) -> Option<RolePhrase> {
    let head = name.checked_sub(1)?;
    let token = &paragraph.tokens[head];
    let person = token.is(Class::ROLE | Class::TITLE) && matches!(paragraph.tags[head], Tag::Noun | Tag::Name);
    if !person || name < run {
        return None;
    }
    phrase(paragraph, head)
}

/// For "his strategist, Tom Finch,": the phrase before the comma.
fn announced(paragraph: &Paragraph<'_>, run: &Range<usize>) -> Option<RolePhrase> {
    let comma = run.start.checked_sub(1).filter(|&it| paragraph.shape(it) == Some(Shape::Comma))?;
    let head = comma.checked_sub(1)?;
    let closed = matches!(paragraph.shape(run.end), Some(Shape::Comma | Shape::Stop));
    if !closed || !is_role(paragraph, head) || paragraph.tags[head] != Tag::Noun {
        return None;
    }
    let found = phrase(paragraph, head)?;
    let before = paragraph.token_from(found.phrase.start()).checked_sub(1)?;
    matches!(paragraph.tags[before], Tag::Determiner | Tag::Possessive | Tag::Genitive).then_some(found)
}

/// For "Ada Holt, the mayor of Ellerby,": the phrase after the comma.
fn apposition(paragraph: &Paragraph<'_>, end: usize) -> Option<RolePhrase> {
    if paragraph.shape(end) != Some(Shape::Comma) {
        return None;
    }
    noun_phrase(paragraph, end + 1).filter(|&(_, determined, next)| determined || next).map(|(role, ..)| role)
}

/// The role that a noun phrase from `start` names; whether an article leads it, and whether "of" and the like or
/// a comma follow it.
fn noun_phrase(paragraph: &Paragraph<'_>, start: usize) -> Option<(RolePhrase, bool, bool)> {
    let determined = matches!(paragraph.tag(start), Some(Tag::Determiner | Tag::Possessive));
    let first = start + usize::from(determined);
    let part = |at: &usize| matches!(paragraph.tag(*at), Some(Tag::Noun | Tag::Name | Tag::Genitive | Tag::Adverb));
    let end = (first..first + 8).take_while(part).last()? + 1;
    let head = end - 1;
    let next = paragraph.tag(end);
    let ends = matches!(next, None | Some(Tag::Preposition | Tag::Mark | Tag::Relative | Tag::Verb | Tag::Auxiliary));
    // "Ada Holt, Mayor Tom Finch and …" is a list: a role ends its phrase.
    let list = next == Some(Tag::And);
    if !ends || list || !is_role(paragraph, head) || (first..end).any(|it| paragraph.is_quoted(it)) {
        return None;
    }
    let closes = matches!(next, Some(Tag::Preposition)) || paragraph.shape(end) == Some(Shape::Comma);
    Some((phrase(paragraph, head)?, determined, closes))
}

/// For "Ada Holt, who was mayor until June," and "Ada Holt is a lawyer".
fn copula(paragraph: &Paragraph<'_>, end: usize) -> Option<RolePhrase> {
    let relative = paragraph.shape(end) == Some(Shape::Comma) && paragraph.reads(end + 1, "who");
    let verb = if relative { end + 2 } else { end };
    let reads = |at: usize, choice: &[&str]| choice.iter().any(|it| paragraph.reads(at, it));
    let been = reads(verb, &["has"]) && paragraph.reads(verb + 1, "been");
    if been || reads(verb, &["is", "was"]) {
        let (mut role, ..) = noun_phrase(paragraph, verb + 1 + usize::from(been))?;
        role.former |= paragraph.reads(verb, "was");
        return Some(role);
    }
    let told = reads(verb, &words().role_verbs);
    let span = paragraph.tokens.get(verb).filter(|_| told)?.span;
    Some(RolePhrase { phrase: span, head: span, former: false, verb: true })
}
