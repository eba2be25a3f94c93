//! What the network passes over beside a verb that it has marked: "Officials, according to the Gazette, say …", and
//! "what many suspect to be …".

use std::ops::Range;

use crate::document::Span;

use super::super::class::Class;
use super::super::paragraph::Paragraph;
use super::super::raw::Raw;
use super::super::tag::Tag;
use super::super::token::Shape;

/// How sure these rules are.
const SURE: f32 = 0.7;

/// The attributions of a paragraph in which the network saw none.
pub(super) fn asides(paragraph: &Paragraph<'_>, found: &[Raw]) -> Vec<Raw> {
    let free = |at: &usize| {
        let span = paragraph.tokens[*at].span;
        !paragraph.is_quoted(*at) && !found.iter().any(|it| it.cue.is_some_and(|cue| cue.overlaps(span)))
    };
    let places = || (0..paragraph.tokens.len()).filter(free);
    let according = places().filter_map(|at| according(paragraph, at));
    let suspected = places().filter_map(|at| suspected(paragraph, at));
    according.chain(suspected).collect()
}

/// ", according to the Gazette,": the sentence around it.
fn according(paragraph: &Paragraph<'_>, at: usize) -> Option<Raw> {
    if !paragraph.tokens[at].is(Class::ACCORDING) || !paragraph.reads(at + 1, "to") {
        return None;
    }
    let sentence = sentence(paragraph, at)?;
    let opened = at > sentence.start + 1 && paragraph.shape(at - 1) == Some(Shape::Comma);
    if !opened {
        return None;
    }
    let close = (at + 2..sentence.end).find(|&it| paragraph.tag(it) == Some(Tag::Mark))?;
    let rest = close + 1..sentence.end.saturating_sub(1);
    let goes_on = paragraph.shape(close) == Some(Shape::Comma) && rest.len() > 1;
    let pieces = [Some(sentence.start..at - 1), goes_on.then_some(rest)];
    raw(paragraph, at + 2..close, at..at + 2, pieces.into_iter().flatten())
}

/// "what many suspect to be a fraud".
fn suspected(paragraph: &Paragraph<'_>, at: usize) -> Option<Raw> {
    let who = at.checked_sub(1).filter(|it| *it > 0)?;
    let cue = paragraph.tokens[at].verb.is_some_and(|it| it.cue);
    let vague = paragraph.tokens[who].is(Class::VAGUE) && paragraph.reads(who - 1, "what");
    if !cue || !vague || !paragraph.reads(at + 1, "to") || !paragraph.reads(at + 2, "be") {
        return None;
    }
    let sentence = sentence(paragraph, who - 1)?;
    let end = (at + 3..sentence.end).find(|&it| paragraph.tag(it) == Some(Tag::Mark)).unwrap_or(sentence.end);
    raw(paragraph, who..at, at..at + 1, [who - 1..who, at + 1..end])
}

fn sentence(paragraph: &Paragraph<'_>, at: usize) -> Option<Range<usize>> {
    paragraph.sentences.iter().find(|it| it.contains(&at)).cloned()
}

fn raw(
    paragraph: &Paragraph<'_>,
    source: Range<usize>,
    cue: Range<usize>,
    content: impl IntoIterator<Item = Range<usize>>,
) -> Option<Raw> {
    let content: Vec<Span> = content.into_iter().filter_map(|it| paragraph.span(it)).collect();
    let source = vec![paragraph.span(source)?];
    Some(Raw { source, cue: paragraph.span(cue), content, confidence: SURE })
}
