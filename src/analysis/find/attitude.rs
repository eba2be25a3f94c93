//! Beliefs and wishes that the network passes over, since the people who annotated what it learnt from mostly did: "The
//! council is loath to pay", and "the mayor, who knows this, …".

use std::ops::Range;

use super::{FindWords, candidate};
use crate::analysis::candidate::Candidate;
use crate::analysis::confidence;
use crate::analysis::text::{Class, Paragraph, Tag};
use crate::analysis::who::source;

/// The most words between "who" and what somebody knows.
const LONGEST_GAP: usize = 6;

/// Adds the attitudes of a paragraph that nothing surer in `found` has to do with, in place of what is less sure.
pub(super) fn add(paragraph: &Paragraph<'_>, found: &mut Vec<Candidate>, words: &FindWords) {
    let attitudes = paragraph.sentences.iter().flat_map(|sentence| {
        let outside = sentence.clone().filter(|&it| !paragraph.is_quoted(it));
        outside.filter_map(|at| {
            let attitude =
                disposed(paragraph, sentence, at, words).or_else(|| aware(paragraph, sentence, at, words))?;
            Some((paragraph.tokens[at].span, attitude))
        })
    });
    for (word, attitude) in attitudes {
        let same = |it: &Candidate| it.cue.is_some_and(|cue| cue.overlaps(word));
        if !found.iter().any(|it| it.holds(word.start()) || same(it) && it.confidence >= confidence::ATTITUDE) {
            found.retain(|it| !same(it));
            found.push(attitude);
        }
    }
}

/// "The council is loath to pay": what comes after is wanted, or not.
fn disposed(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize, words: &FindWords) -> Option<Candidate> {
    let named = words.disposed.iter().any(|it| paragraph.reads(at, it)) && paragraph.reads(at + 1, "to");
    let adverbs = (sentence.start..at).rev().take_while(|&it| paragraph.tokens[it].is(Class::ADVERB)).count();
    let be = (at - adverbs).checked_sub(1).filter(|&it| named && it > sentence.start)?;
    let denied = (be..at).any(|it| paragraph.tokens[it].is(Class::NEGATION));
    if denied || !paragraph.tokens[be].is(Class::BE) {
        return None;
    }
    let source = without_clause(paragraph, source::before(paragraph, be, sentence.start)?);
    candidate(paragraph, source, be..at + 1, [clause(paragraph, at + 1..sentence.end)], confidence::ATTITUDE)
}

/// "the mayor, who knows this,": a word that stands for what was told before.
fn aware(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize, words: &FindWords) -> Option<Candidate> {
    let thing = ["this", "that", "it"].iter().any(|it| paragraph.reads(at + 1, it));
    let alone = thing && paragraph.tag(at + 2) == Some(Tag::Mark);
    if !alone || !words.aware.iter().any(|it| paragraph.reads(at, it)) {
        return None;
    }
    let near = at.saturating_sub(LONGEST_GAP).max(sentence.start + 1)..at;
    let who = near.rev().find(|&it| matches!(paragraph.tag(it), Some(Tag::Relative | Tag::Mark)))?;
    if paragraph.tag(who) != Some(Tag::Relative) {
        return None;
    }
    let end = if paragraph.tag(who - 1) == Some(Tag::Mark) { who - 1 } else { who };
    let source = source::before(paragraph, end, sentence.start)?;
    let content = at + 1..at + 2;
    candidate(paragraph, source, at..at + 1, [content], confidence::ATTITUDE)
}

/// A source without the clause that tells more of it: "the council, which knows this,".
fn without_clause(paragraph: &Paragraph<'_>, source: Range<usize>) -> Range<usize> {
    let opens = |&it: &usize| paragraph.tag(it) == Some(Tag::Mark) && paragraph.tag(it + 1) == Some(Tag::Relative);
    source.start..source.clone().find(opens).unwrap_or(source.end)
}

/// What of a sentence's range belongs to the clause that it begins with: up to a mark that another clause follows.
fn clause(paragraph: &Paragraph<'_>, range: Range<usize>) -> Range<usize> {
    let opens = |it: &usize| {
        let next = paragraph.tag(it + 1);
        paragraph.tag(*it) == Some(Tag::Mark)
            && matches!(next, Some(Tag::But | Tag::And | Tag::Subordinator | Tag::Relative))
    };
    let end = range.clone().find(opens).unwrap_or(range.end);
    paragraph.trimmed(range.start..end)
}
