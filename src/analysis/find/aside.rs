//! What the network passes over: "Officials, according to the Gazette, say …", "what many suspect to be …", "In the
//! mayor’s view, …", "In the eyes of the mayor, …", "As the Gazette reported in the spring, …".

use super::{FindWords, candidate};
use crate::analysis::candidate::Candidate;
use crate::analysis::confidence;
use crate::analysis::text::{Class, Paragraph, Shape, Tag};
use crate::analysis::who::source;

/// The attributions of a paragraph in which the network saw none.
pub(super) fn asides(paragraph: &Paragraph<'_>, found: &[Candidate], words: &FindWords) -> Vec<Candidate> {
    let free = |at: &usize| {
        let span = paragraph.tokens[*at].span;
        !paragraph.is_quoted(*at) && !found.iter().any(|it| it.cue.is_some_and(|cue| cue.overlaps(span)))
    };
    let rules = [according, suspected, viewed, seen, reported];
    let places = |rule: fn(&Paragraph<'_>, usize, &FindWords) -> Option<Candidate>| {
        (0..paragraph.tokens.len()).filter_map(move |at| Some((at, rule(paragraph, at, words)?)))
    };
    rules.into_iter().flat_map(places).filter(|(at, _)| free(at)).map(|it| it.1).collect()
}

/// ", according to the Gazette,": the sentence around it.
fn according(paragraph: &Paragraph<'_>, at: usize, _: &FindWords) -> Option<Candidate> {
    if !paragraph.tokens[at].is(Class::ACCORDING) || !paragraph.reads(at + 1, "to") {
        return None;
    }
    let sentence = paragraph.sentence_at(at)?;
    let opened = at > sentence.start + 1 && paragraph.shape(at - 1) == Some(Shape::Comma);
    if !opened {
        return None;
    }
    let close = (at + 2..sentence.end).find(|&it| paragraph.tag(it) == Some(Tag::Mark))?;
    let rest = paragraph.trimmed(close + 1..sentence.end);
    let goes_on = paragraph.shape(close) == Some(Shape::Comma) && rest.len() > 1;
    let pieces = [Some(sentence.start..at - 1), goes_on.then_some(rest)];
    candidate(paragraph, at + 2..close, at..at + 2, pieces.into_iter().flatten(), confidence::ASIDE)
}

/// "what many suspect to be a fraud".
fn suspected(paragraph: &Paragraph<'_>, at: usize, _: &FindWords) -> Option<Candidate> {
    let who = at.checked_sub(1).filter(|it| *it > 0)?;
    let cue = paragraph.tokens[at].verb.is_some_and(|it| it.cue);
    let vague = paragraph.tokens[who].is(Class::VAGUE) && paragraph.reads(who - 1, "what");
    if !cue || !vague || !paragraph.reads(at + 1, "to") || !paragraph.reads(at + 2, "be") {
        return None;
    }
    let sentence = paragraph.sentence_at(who - 1)?;
    let end = (at + 3..sentence.end).find(|&it| paragraph.tag(it) == Some(Tag::Mark)).unwrap_or(sentence.end);
    candidate(paragraph, who..at, at..at + 1, [who - 1..who, at + 1..end], confidence::ASIDE)
}

/// "In the mayor’s view, the plan is dead": by the word at `at`, whose view it is before it.
fn viewed(paragraph: &Paragraph<'_>, at: usize, words: &FindWords) -> Option<Candidate> {
    let named = words.views.iter().any(|it| paragraph.reads(at, it)) && paragraph.shape(at + 1) == Some(Shape::Comma);
    let owner = at.checked_sub(1).filter(|_| named)?;
    let is_owned = matches!(paragraph.tag(owner), Some(Tag::Genitive | Tag::Possessive));
    let sentence = paragraph.sentence_at(at).filter(|it| is_owned && paragraph.reads(it.start, "in"))?;
    let source = sentence.start + 1..at;
    let plain = source.clone().all(|it| paragraph.tag(it) != Some(Tag::Mark));
    let content = paragraph.trimmed(at + 2..sentence.end);
    if plain { candidate(paragraph, source, at..at + 1, [content], confidence::ASIDE) } else { None }
}

/// "In the eyes of the mayor, the plan is dead": by the word at `at`, whose eyes they are after it.
fn seen(paragraph: &Paragraph<'_>, at: usize, words: &FindWords) -> Option<Candidate> {
    let named = words.views.iter().any(|it| paragraph.reads(at, it)) && paragraph.reads(at + 1, "of");
    let first = at.checked_sub(2).filter(|&it| named && paragraph.reads(it, "in") && paragraph.reads(it + 1, "the"))?;
    let sentence = paragraph.sentence_at(at).filter(|it| it.start == first)?;
    let mark = (at + 2..sentence.end).find(|&it| paragraph.tag(it) == Some(Tag::Mark))?;
    let comma = Some(mark).filter(|&it| paragraph.shape(it) == Some(Shape::Comma))?;
    let content = paragraph.trimmed(comma + 1..sentence.end);
    candidate(paragraph, at + 2..comma, first..at + 2, [content], confidence::ASIDE)
}

/// "As the Gazette reported in the spring, the road is open": by the verb at `at`.
fn reported(paragraph: &Paragraph<'_>, at: usize, _: &FindWords) -> Option<Candidate> {
    paragraph.tokens[at].verb.filter(|it| it.cue && paragraph.tag(at) == Some(Tag::Verb))?;
    let sentence = paragraph.sentence_at(at).filter(|it| paragraph.reads(it.start, "as"))?;
    let source = source::before(paragraph, at, sentence.start + 1).filter(|it| it.start == sentence.start + 1)?;
    let mark = (at + 1..sentence.end).find(|&it| paragraph.tag(it) == Some(Tag::Mark))?;
    let comma = Some(mark).filter(|&it| paragraph.shape(it) == Some(Shape::Comma) && !paragraph.is_quoted(it))?;
    let when = at + 1..comma;
    let told_when = when.is_empty()
        || paragraph.tag(when.start) == Some(Tag::Preposition)
        || when.clone().any(|it| paragraph.tokens[it].is(Class::TIME));
    let content = paragraph.trimmed(comma + 1..sentence.end);
    if told_when { candidate(paragraph, source, at..at + 1, [content], confidence::ASIDE) } else { None }
}
