//! What the shape of a sentence says against the network: it was trained to mark words, not to parse.

use std::ops::Range;

use crate::document::Span;

use super::FindWords;
use crate::analysis::candidate::Candidate;
use crate::analysis::text::{Class, Paragraph, Shape, Tag};

/// How many words a clause has at least before another that an aside stands in.
const SHORTEST_CLAUSE: usize = 4;

/// Mends an attribution whose cue stands in `paragraph`; gives whether it is one at all.
pub(super) fn mend(candidate: &mut Candidate, paragraph: &Paragraph<'_>, words: &FindWords) -> bool {
    let Some(cue) = candidate.cue else { return true };
    if hedges(candidate, cue, paragraph, words)
        || plans(candidate, cue, paragraph, words)
        || is_anonymity(candidate, paragraph, words)
    {
        return false;
    }
    let cue = put_it(candidate, cue, paragraph);
    whole_phrase(candidate, paragraph);
    own(candidate, cue, paragraph);
    origin(candidate, cue, paragraph);
    without_far(candidate, cue, paragraph);
    if paragraph.tokens_in(cue).any(|it| paragraph.tokens[it].is(Class::ACCORDING)) {
        around(candidate, cue, paragraph);
    } else {
        beside(candidate, cue, paragraph, words);
    }
    true
}

/// "The Gazette reported the rise of the water showed that it was wrong": what is said to be reported is the subject of
/// the other cue, and all of it is reported.
pub(super) fn join_subjects(found: &mut Vec<Candidate>, paragraph: &Paragraph<'_>) {
    let mut at = 0;
    while let Some(inner) = found.get(at) {
        let outer = found.iter().position(|outer| {
            let tokens = |span: &Span| paragraph.tokens_in(*span);
            let meets =
                outer.content.last().zip(inner.cue).is_some_and(|(it, cue)| tokens(it).end == tokens(&cue).start);
            meets && outer.source == inner.source && outer.cue < inner.cue
        });
        match outer.zip(inner.content.last().copied()) {
            Some((outer, end)) => {
                if let Some(last) = found[outer].content.last_mut() {
                    *last = last.hull(end);
                }
                found.remove(at);
            }
            None => at += 1,
        }
    }
}

/// "reportedly" with nobody who reports.
fn hedges(candidate: &Candidate, cue: Span, paragraph: &Paragraph<'_>, words: &FindWords) -> bool {
    let mut tokens = paragraph.tokens_in(cue);
    candidate.source.is_empty() && tokens.all(|at| words.evidential.iter().any(|it| paragraph.reads(at, it)))
}

/// "have flown to the coast to discuss the flood": what somebody does, not what they say.
fn plans(candidate: &Candidate, cue: Span, paragraph: &Paragraph<'_>, words: &FindWords) -> bool {
    let tokens = paragraph.tokens_in(cue);
    let after = candidate.content.iter().map(|it| paragraph.tokens_in(*it).start).find(|it| *it >= tokens.end);
    let Some(last) = after.and_then(|it| it.checked_sub(1)) else { return false };
    let motive = last > 1 && paragraph.reads(last, "discuss") && paragraph.tag(last - 1) == Some(Tag::To);
    motive && !words.willing.iter().any(|it| paragraph.lower(last - 2).is_some_and(|word| word.starts_with(it)))
}

/// "asked not to be named": how somebody is quoted, not what they say.
fn is_anonymity(candidate: &Candidate, paragraph: &Paragraph<'_>, words: &FindWords) -> bool {
    let Some(at) = candidate.content.first().map(|it| paragraph.tokens_in(*it).start) else { return false };
    let opens = ["not", "to", "be"].iter().zip(at..).all(|(word, at)| paragraph.reads(at, word));
    opens && words.anonymous.iter().any(|it| paragraph.reads(at + 3, it))
}

/// "The talks, labeled the first of their kind, will be held here": the talks label nothing, and after the aside the
/// author goes on, as after "the pilot, who said he had slept badly, was sent home".
fn beside(candidate: &mut Candidate, cue: Span, paragraph: &Paragraph<'_>, words: &FindWords) {
    let cue = paragraph.tokens_in(cue);
    let comma = |at: usize| paragraph.shape(at) == Some(Shape::Comma);
    let aside = cue.start > 0 && comma(cue.start - 1);
    let clause = cue.start > 1 && paragraph.tag(cue.start - 1) == Some(Tag::Relative) && comma(cue.start - 2);
    if clause {
        return without_predicate(candidate, cue.end, paragraph);
    }
    if !aside || cue.clone().any(|it| paragraph.tag(it) == Some(Tag::Auxiliary)) {
        return;
    }
    let names = words.naming.iter().any(|it| paragraph.reads(cue.start, it));
    if let ([named], true) = (candidate.source.as_slice(), names)
        && paragraph.tokens_in(*named).end + 1 == cue.start
        && paragraph.tokens_in(*named).all(|it| paragraph.shape(it) != Some(Shape::Comma))
    {
        candidate.content.insert(0, *named);
        candidate.source.clear();
    }
    if !candidate.source.is_empty() {
        return;
    }
    without_predicate(candidate, cue.end, paragraph);
    let mut after = 0;
    candidate.content.retain(|it| {
        after += usize::from(paragraph.tokens_in(*it).start >= cue.end);
        after < 2
    });
}

/// Ends the pieces of content that begin at the token `from` or after it where the sentence around the aside goes on.
fn without_predicate(candidate: &mut Candidate, from: usize, paragraph: &Paragraph<'_>) {
    let goes_on = |at: &usize| {
        let predicate = matches!(paragraph.tag(at + 1), Some(Tag::Verb | Tag::Auxiliary));
        paragraph.shape(*at) == Some(Shape::Comma) && predicate && !paragraph.is_quoted(*at)
    };
    for piece in &mut candidate.content {
        let tokens = paragraph.tokens_in(*piece);
        if tokens.start >= from
            && let Some(end) = tokens.clone().find(goes_on)
        {
            *piece = paragraph.span(tokens.start..end).unwrap_or(*piece);
        }
    }
    candidate.content.retain(|it| {
        let start = paragraph.tokens_in(*it).start;
        start <= from || !goes_on(&(start - 1))
    });
}

/// "A claim from the guild": no source ends with an article.
fn whole_phrase(candidate: &mut Candidate, paragraph: &Paragraph<'_>) {
    let Some(last) = candidate.source.last_mut() else { return };
    let end = paragraph.tokens_in(*last).end;
    if !end.checked_sub(1).is_some_and(|it| ["a", "an", "the"].iter().any(|article| paragraph.reads(it, article))) {
        return;
    }
    let rest = paragraph.tags.iter().skip(end).take_while(|it| matches!(it, Tag::Noun | Tag::Name)).count();
    let whole = paragraph.span(end..end + rest).map(|it| last.hull(it));
    let taken = |it: &Span| candidate.cue.iter().chain(&candidate.content).any(|other| other.overlaps(*it));
    *last = whole.filter(|it| !taken(it)).unwrap_or(*last);
}

/// "In Holt’s view": the source is whose view it is.
fn own(candidate: &mut Candidate, cue: Span, paragraph: &Paragraph<'_>) {
    let Some(last) = candidate.source.last_mut() else { return };
    let genitive = paragraph.tokens_in(*last).end;
    if paragraph.tag(genitive) == Some(Tag::Genitive) && genitive + 1 == paragraph.tokens_in(cue).start {
        *last = paragraph.span(genitive..genitive + 1).map_or(*last, |it| last.hull(it));
    }
}

/// "As Holt put it, …": the cue is "put it".
fn put_it(candidate: &mut Candidate, cue: Span, paragraph: &Paragraph<'_>) -> Span {
    let Range { start, end } = paragraph.tokens_in(cue);
    let put = end == start + 1 && ["put", "puts"].iter().any(|it| paragraph.reads(start, it));
    if put
        && paragraph.reads(end, "it")
        && let Some(whole) = paragraph.span(start..end + 1)
        && !candidate.content.iter().any(|it| it.overlaps(whole))
    {
        candidate.cue = Some(whole);
        return whole;
    }
    cue
}

/// "Calls from several deputies for a new bridge": nobody was found whose calls they are, and "from" tells.
fn origin(candidate: &mut Candidate, cue: Span, paragraph: &Paragraph<'_>) {
    let end = paragraph.tokens_in(cue).end;
    let noun = end.checked_sub(1).is_some_and(|it| paragraph.tag(it) == Some(Tag::Noun));
    if !candidate.source.is_empty() || !noun || !paragraph.reads(end, "from") {
        return;
    }
    let part = |tag: &Tag| matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number | Tag::And);
    let named = |tag: &Tag| matches!(tag, Tag::Noun | Tag::Name);
    let phrase = paragraph.tags[end + 1..].iter().take_while(|it| part(it) || named(it)).count();
    let source = paragraph.trimmed(end + 1..end + 1 + phrase);
    let ends_well = source.clone().last().is_some_and(|it| named(&paragraph.tags[it]));
    let free = |it: &Span| !candidate.content.iter().any(|content| content.overlaps(*it));
    candidate.source.extend(paragraph.span(source).filter(free).filter(|_| ends_well));
}

/// Takes away pieces of content without quotation marks that stand in another sentence than the cue: a pointer that
/// went astray.
fn without_far(candidate: &mut Candidate, cue: Span, paragraph: &Paragraph<'_>) {
    let home = paragraph.sentence_number(paragraph.tokens_in(cue).start);
    candidate.content.retain(|it| {
        let tokens = paragraph.tokens_in(*it);
        !tokens.is_empty() && (paragraph.sentence_number(tokens.start) == home || paragraph.is_quoted(tokens.start))
    });
}

/// "Floods, according to Holt, are rare": what stands around the aside is the content, from the begin of its clause.
fn around(candidate: &mut Candidate, cue: Span, paragraph: &Paragraph<'_>) {
    let cue = paragraph.tokens_in(cue);
    let Some(sentence) = paragraph.sentence_at(cue.start) else { return };
    let Some(before) = cue.start.checked_sub(1).filter(|it| *it > sentence.start) else { return };
    let clause = (sentence.start..before).rev().find(|&it| {
        paragraph.tag(it) == Some(Tag::Subordinator)
            && it >= sentence.start + SHORTEST_CLAUSE
            && !(it..before).any(|at| matches!(paragraph.tag(at), Some(Tag::Verb | Tag::Auxiliary)))
    });
    let after = candidate.content.iter().any(|it| paragraph.tokens_in(*it).start > cue.start);
    let head = candidate.content.iter().position(|it| paragraph.tokens_in(*it).start < cue.start);
    let piece = paragraph.span(clause.map_or(sentence.start, |it| it + 1)..before);
    match (piece.filter(|_| after), head) {
        (Some(piece), Some(head)) if clause.is_some() => candidate.content[head] = piece,
        (Some(piece), None) => candidate.content.insert(0, piece),
        _ => {}
    }
}
