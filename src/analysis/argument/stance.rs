//! Stance: the words that tell how firmly something is asserted.
//!
//! The word lists of `assets/argument` name the words; what stands around a word decides whether it tells anything
//! here: "May" the month does not, nor "spoke clearly". Signs are found whoever speaks; what stands in quotation marks
//! is left out, for it is hardly ever the author who hedges there.

mod around;
mod boost;
mod direct;
mod hedge;
mod sign_context;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::document::Span;

use super::turns::Turns;
use crate::analysis::result::Stance;
use crate::analysis::text::{Paragraph, Shape, word_list};
use around::Around;
use boost::Boost;
use direct::Direct;
use hedge::Hedge;
use sign_context::SignContext;

const CLAUSES: &str = include_str!("../../../assets/argument/clauses.txt");
const HEDGES: &str = include_str!("../../../assets/argument/hedges.txt");
const BOOSTERS: &str = include_str!("../../../assets/argument/boosters.txt");
const DIRECTIVES: &str = include_str!("../../../assets/argument/directives.txt");

/// What a word or a turn of phrase may tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sign {
    Hedge(Hedge),
    Boost(Boost),
    Direct(Direct),
}

/// All words that tell a stance.
#[derive(Debug, Default)]
pub(crate) struct StanceWords {
    turns: Turns<Sign>,
    around: Around,
}

impl StanceWords {
    /// The words that ship with the program.
    pub(crate) fn embedded() -> Self {
        let mut signs = Self::default();
        for (section, line) in word_list::sections(CLAUSES) {
            signs.around.take(section, line);
        }
        signs.add(HEDGES, |section| Sign::Hedge(Hedge::named(section)));
        signs.add(BOOSTERS, |section| Sign::Boost(Boost::named(section)));
        signs.add(DIRECTIVES, |section| Sign::Direct(Direct::named(section)));
        signs
    }

    /// Takes in a word list, whose sections are signs unless they are lists of what stands around them.
    fn add(&mut self, list: &'static str, sign: impl Fn(&str) -> Sign) {
        for (section, line) in word_list::sections(list) {
            if !self.around.take(section, line) {
                self.turns.add(line, sign(section));
            }
        }
    }
}

/// The signs in a range of tokens, those first that count for more. What stands around a sign is searched for each of
/// them, so it is quadratic in a sentence, which is at most 600 tokens long.
pub(super) fn signs(paragraph: &Paragraph<'_>, range: Range<usize>, words: &StanceWords) -> Vec<(Stance, Span)> {
    let mut signs: Vec<_> = question(paragraph, range.clone()).into_iter().collect();
    let mut at = range.start;
    while at < range.end {
        let sign = sign_at(paragraph, &range, at, words);
        at = sign.as_ref().map_or(at + 1, |(_, tokens)| tokens.end);
        signs.extend(sign.and_then(|(stance, tokens)| Some((stance, paragraph.span(tokens)?))));
    }
    signs.sort_by_key(|(stance, _)| rank(*stance));
    signs
}

/// The sign that begins at `at`, and its words.
fn sign_at(
    paragraph: &Paragraph<'_>,
    range: &Range<usize>,
    at: usize,
    words: &StanceWords,
) -> Option<(Stance, Range<usize>)> {
    if !paragraph.tokens[at].is_word() || paragraph.is_quoted(at) {
        return None;
    }
    let found = words.turns.find(paragraph, at..range.end);
    let end = found.map_or(at + 1, |it| it.1);
    let context = SignContext { paragraph, range: range.clone(), words: at..end, around: &words.around };
    let Some((sign, _)) = found else {
        return direct::is_bare_imperative(&context).then_some((Stance::Directive, at..end));
    };
    match sign {
        Sign::Hedge(hedge) => hedge.tells(&context).then_some((Stance::Hedged, at..end)),
        Sign::Boost(boost) => boost.tells(&context).then_some((Stance::Boosted, at..end)),
        Sign::Direct(direct) => direct.tells(&context),
    }
}

/// The question mark that ends a range, if one does. What follows it may be marks only.
fn question(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<(Stance, Span)> {
    let end = range.clone().rev().take(3).take_while(|at| !paragraph.tokens[*at].is_word());
    let asks = |at: &usize| paragraph.shape(*at) == Some(Shape::Exclamation) && paragraph.reads(*at, "?");
    let mark = end.into_iter().find(asks).filter(|at| !paragraph.is_quoted(*at))?;
    // A question in brackets is an aside: "He left early (why?)."
    let aside = (mark + 1..range.end).any(|at| paragraph.shape(at) == Some(Shape::Close));
    let opened = range.clone().any(|at| paragraph.shape(at) == Some(Shape::Open));
    let whole = paragraph.shape(range.start) == Some(Shape::Open);
    (!aside || !opened || whole).then_some((Stance::Question, paragraph.span(mark..mark + 1)?))
}

/// Which stance counts for more; the least does.
fn rank(stance: Stance) -> u8 {
    match stance {
        Stance::Question => 0,
        Stance::Directive => 1,
        Stance::Hedged => 2,
        Stance::Boosted => 3,
        Stance::Plain => 4,
    }
}
