//! Where sentences end.

use std::ops::Range;

use super::class::Class;
use super::lexicon::{Abbreviation, Lexicon};
use super::token::{QuoteMark, Shape, Token};
use super::verb::Forms;

/// How many tokens a sentence may have; what goes on for longer is no sentence, and is cut.
const LONGEST: usize = 600;

/// The sentences of `tokens`, as ranges that cover all of them. No sentence runs over a token in `breaks`,
/// which are the indices (sorted) at which a block begins.
pub(crate) fn split(tokens: &[Token], breaks: &[usize], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut breaks = breaks.iter().copied().peekable();
    let mut at = 0;
    while at < tokens.len() {
        while breaks.next_if(|&it| it <= at).is_some() {}
        let limit = breaks.peek().copied().unwrap_or(tokens.len()).min(start + LONGEST);
        let after = closers_end(tokens, at + 1, limit);
        if after == limit || ends(tokens, start, at, after, lexicon) {
            sentences.push(start..after);
            start = after;
            at = after;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// One past the closing marks and brackets that stand at `at` without a space before them.
fn closers_end(tokens: &[Token], at: usize, limit: usize) -> usize {
    let closer = |it: &Token| matches!(it.shape, Shape::Close | Shape::Quote(_) | Shape::Exclamation | Shape::Ellipsis);
    let mut end = at;
    while end < limit
        && closer(&tokens[end])
        && tokens[end - 1].span.end() == tokens[end].span.start()
        && tokens[end].shape != Shape::Quote(QuoteMark::DoubleOpen)
    {
        end += 1;
    }
    end
}

/// Whether a sentence that began at `start` ends with the token at `at`; `after` is the one that would
/// begin the next.
fn ends(tokens: &[Token], start: usize, at: usize, after: usize, lexicon: &Lexicon) -> bool {
    let token = &tokens[at];
    let next = &tokens[after];
    let spaced = tokens[after - 1].span.end() < next.span.start();
    match token.shape {
        Shape::Stop => {
            spaced && begins(tokens, after) && !is_number_of_item(tokens, start, at)
                || !spaced && glued(tokens, at, after)
        }
        Shape::Exclamation | Shape::Ellipsis => {
            spaced && begins(tokens, after) && (after == at + 1 || !speaker_follows(tokens, after, lexicon))
        }
        Shape::Capital | Shape::Lower => match token.abbreviation {
            Some(Abbreviation::Either) => spaced && begins_clearly(tokens, after),
            _ => false,
        },
        _ => false,
    }
}

/// Whether the stop at `at` belongs to the number of an item that opens the sentence: "1. First".
fn is_number_of_item(tokens: &[Token], start: usize, at: usize) -> bool {
    at == start + 1 && tokens[start].shape == Shape::Number
}

/// Whether a sentence ends though no space follows: "end.Next", or a quotation closed and another opened.
fn glued(tokens: &[Token], at: usize, after: usize) -> bool {
    let capital = tokens[after].shape == Shape::Capital;
    capital && at > 0 && tokens[at - 1].shape == Shape::Lower && (after > at + 1 || tokens[after].is_word())
}

/// Whether the token at `at` may begin a sentence.
fn begins(tokens: &[Token], at: usize) -> bool {
    match tokens[at].shape {
        Shape::Capital | Shape::Number | Shape::Open | Shape::Dash | Shape::Other => true,
        Shape::Quote(_) => tokens.get(at + 1).is_none_or(|it| it.shape != Shape::Lower),
        _ => false,
    }
}

/// Whether the token at `at` begins a sentence beyond doubt, although an abbreviation stands before it: a
/// word that is seldom part of a name.
fn begins_clearly(tokens: &[Token], at: usize) -> bool {
    let first = match tokens[at].shape {
        Shape::Quote(_) => tokens.get(at + 1),
        _ => tokens.get(at),
    };
    let starters = Class::DETERMINER
        | Class::PRONOUN
        | Class::POSSESSIVE
        | Class::SUBORDINATOR
        | Class::WH
        | Class::AND
        | Class::BUT
        | Class::ADVERB
        | Class::PREPOSITION;
    first.is_some_and(|it| it.shape == Shape::Capital && it.abbreviation.is_none() && it.is(starters))
}

/// Whether "Mr. Smith asked" stands at `at`, where a quotation has just closed.
fn speaker_follows(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    for (words, token) in tokens.get(at..).unwrap_or_default().iter().take(8).enumerate() {
        if let Some(verb) = token.verb.filter(|_| token.shape == Shape::Lower) {
            return words > 0 && verb.forms.any(Forms::PAST | Forms::THIRD) && lexicon.verb(verb.id).quote;
        }
        let clause_opener = Class::SUBORDINATOR | Class::WH | Class::AND | Class::PRONOUN | Class::DETERMINER;
        if token.shape != Shape::Capital || token.is(clause_opener) {
            return false;
        }
    }
    false
}
