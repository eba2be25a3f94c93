//! What can be checked: numbers and amounts, shares, comparisons of quantities, dates with an event, named events.
//!
//! Few and right: a clause that foretells, demands, asks or sets a condition holds nothing to check, and a number counts
//! only if it tells a quantity of something ("four trams", not "two sides", "one of the", "the 38").

mod facts;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::document::Span;

use super::stance;
use super::words::ArgumentWords;
use crate::analysis::result::Stance;
use crate::analysis::text::{Class, Forms, Paragraph, Shape, Tag};
use facts::{Fact, Near};

pub(crate) use facts::CheckableWords;

/// How far from a rank ("the highest") its record may stand ("since 1891").
const FARTHEST_RECORD: usize = 8;

/// The years that a number of four digits may be.
const YEARS: Range<u32> = 1000..2100;

/// The words in a range of tokens that could be looked up. The clause is searched for each of them, so it is quadratic
/// in a sentence, which is at most 600 tokens long.
pub(super) fn figures(paragraph: &Paragraph<'_>, range: Range<usize>, words: &ArgumentWords) -> Vec<Span> {
    let clause = ClauseTokens { paragraph, range: range.clone(), words: &words.checkable };
    let mut figures = clause.figures();
    figures.retain(|it| !clause.bars(it));
    if figures.is_empty() || !clause.has_verb() {
        return Vec::new();
    }
    let signs = stance::signs(paragraph, range, &words.stances);
    if signs.iter().any(|(it, _)| matches!(it, Stance::Question | Stance::Directive)) {
        return Vec::new();
    }
    figures.into_iter().filter_map(|it| paragraph.span(it)).collect()
}

/// A clause that is searched.
struct ClauseTokens<'a> {
    paragraph: &'a Paragraph<'a>,
    range: Range<usize>,
    words: &'a CheckableWords,
}

impl ClauseTokens<'_> {
    fn figures(&self) -> Vec<Range<usize>> {
        let mut figures = Vec::new();
        let mut at = self.range.start;
        while at < self.range.end {
            let figure = self.figure(at);
            at = figure.as_ref().map_or(at + 1, |it| it.end);
            figures.extend(figure);
        }
        figures
    }

    /// What the turn that begins at `at` tells, and where it ends.
    fn fact(&self, at: usize) -> Option<(Fact, usize)> {
        self.words.turns.find(self.paragraph, at..self.range.end)
    }

    fn tells(&self, at: usize, fact: Fact) -> bool {
        self.fact(at).is_some_and(|(it, _)| it == fact)
    }

    fn reads(&self, at: usize, words: &[&str]) -> bool {
        self.range.contains(&at) && self.paragraph.lower(at).is_some_and(|it| words.contains(&it.as_str()))
    }

    fn follows(&self, at: usize, words: &[&str]) -> bool {
        at > self.range.start && self.reads(at - 1, words)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.range.contains(&at) && self.paragraph.tokens[at].is(class)
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.paragraph.tag(at).filter(|_| self.range.contains(&at))
    }

    /// The figure that begins at `at`.
    fn figure(&self, at: usize) -> Option<Range<usize>> {
        if self.paragraph.shape(at) == Some(Shape::Number) {
            return if self.is_year(at) { self.year(at) } else { self.day(at).or_else(|| self.amount(at)) };
        }
        if self.reads(at, &self.words.near.more) {
            return self.comparison(at, self.counted_end(at + 1)?);
        }
        let (fact, end) = match self.fact(at) {
            Some(it) => it,
            None if self.is_hyphenated_number(at) => (Fact::Number, at + 1),
            None => return None,
        };
        match fact {
            Fact::Number => self.counted(at),
            Fact::Share => Some(at..end),
            Fact::Change => self.is_finite(at).then_some(at..end),
            Fact::Comparative => self.comparison(at, end),
            Fact::Rank => self.record(at),
            Fact::Date => {
                let vague = self.follows(at, &["the", "a", "early", "late"]);
                let day = usize::from(self.paragraph.shape(end) == Some(Shape::Number) && end < self.range.end);
                (!vague && self.tells_past()).then_some(at..end + day)
            }
            Fact::Event | Fact::EventAlone => self.event(at, fact),
            _ => None,
        }
    }

    /// "Twenty-two".
    fn is_hyphenated_number(&self, at: usize) -> bool {
        let Some(word) = self.paragraph.lower(at) else { return false };
        let Near { tens, ones, .. } = &self.words.near;
        word.split_once('-').is_some_and(|(head, tail)| tens.contains(&head) && ones.contains(&tail))
    }

    /// The number that the token at `at` reads, if it is nothing but four digits.
    fn is_year(&self, at: usize) -> bool {
        let word = self.paragraph.lower(at).unwrap_or_default();
        word.len() == 4 && word.parse().is_ok_and(|it: u32| YEARS.contains(&it))
    }

    /// "In 2019", where something happened.
    fn year(&self, at: usize) -> Option<Range<usize>> {
        let dated = self.follows(at, &self.words.near.year) || at > self.range.start && self.is(at - 1, Class::TIME);
        (dated && self.tells_past()).then_some(at..at + 1)
    }

    /// "9 May", "May 9", where something happened.
    fn day(&self, at: usize) -> Option<Range<usize>> {
        let short = self.paragraph.lower(at).is_some_and(|it| it.len() <= 2);
        let before = at > self.range.start && self.is_month(at - 1);
        let day = if before { at - 1..at + 1 } else { at..at + 2 };
        (short && (before || self.is_month(at + 1)) && self.tells_past()).then_some(day)
    }

    /// Whether the name of a month stands at `at`.
    fn is_month(&self, at: usize) -> bool {
        let month = self.tells(at, Fact::Date) && !self.paragraph.ends_with(at, &["day"]);
        self.paragraph.is_capital(at) && (month || self.reads(at, &["may"]))
    }

    /// A number in figures with what it measures.
    fn amount(&self, at: usize) -> Option<Range<usize>> {
        let word = self.paragraph.lower(at)?;
        let ordinal = ["th", "st", "nd", "rd", "s"].iter().any(|it| word.ends_with(it));
        if ordinal || at > self.range.start && self.tells(at - 1, Fact::Name) {
            return None;
        }
        let money = at > self.range.start && self.is_currency(at - 1);
        let end = self.measure_end(at + 1);
        let bare = end == at + 1 || self.tells(end - 1, Fact::Power);
        let counts = bare && self.counts_noun(end);
        let measured = money || end > at + 1 || counts || self.reads(end, &["of"]);
        let exact = word.contains(['.', ',', '%']) || self.follows(at, &self.words.near.quantity);
        (measured || exact).then(|| at - usize::from(money)..end + usize::from(counts))
    }

    fn is_currency(&self, at: usize) -> bool {
        ["$", "£", "€", "¥"].iter().any(|it| self.paragraph.reads(at, it))
            || self.paragraph.lower(at).is_some_and(|it| it.ends_with(['$', '£', '€', '¥']))
    }

    /// Where powers and a unit end that begin at `at`; `at` itself if there are none.
    fn measure_end(&self, at: usize) -> usize {
        let mut end = at;
        while let Some((fact, next)) = self.fact(end) {
            // "Years ago" is a date by itself.
            if !matches!(fact, Fact::Power | Fact::Unit) && !self.reads(next - 1, &["ago"]) {
                break;
            }
            end = next;
        }
        end
    }

    /// Whether a noun that can be counted stands at `at`.
    fn counts_noun(&self, at: usize) -> bool {
        let noun = matches!(self.tag(at), Some(Tag::Noun)) && self.paragraph.shape(at) == Some(Shape::Lower);
        noun && !self.tells(at, Fact::Loose)
    }

    /// A number in words before what it counts: "eleven hydroelectric stations", but neither "two sides" nor "the two".
    fn counted(&self, at: usize) -> Option<Range<usize>> {
        let end = self.measure_end(at + 1);
        if end > at + 1 {
            let years = self.follows(at, &["a", "any", "another", "next", "every", "these", "those"]);
            return (!years).then_some(at..end);
        }
        let times = self.reads(at + 1, &["times"]);
        let near = at + 1..(at + 4).min(self.range.end);
        let loose = near.clone().any(|it| self.tells(it, Fact::Loose));
        let plural = near.clone().take_while(|it| self.tag(*it) == Some(Tag::Noun)).last();
        let counts =
            plural.is_some_and(|it| self.paragraph.ends_with(it, &["s", "men", "women", "children", "people"]));
        let pointed = self.follows(at, &["these", "those", "between", "any", "or", "another", "other", "next"]);
        (!loose && !pointed && (counts || times)).then(|| at..plural.map_or(at + 1, |it| it + 1).max(at + 2))
    }

    /// "Bigger than Spain", "lower than last year": `end` is where "than" has to stand.
    fn comparison(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let than = self.reads(end, &["than"]).then_some(end + 1)?;
        let article = usize::from(self.reads(than, &["the"]));
        let name = (than + article..self.range.end).take_while(|it| self.tag(*it) == Some(Tag::Name)).last();
        let known = self.reads(than, &self.words.near.known).then_some(than);
        let verdict = self.follows(at, &["no", "not", "any", "much", "sooner"]) && name.is_none();
        name.or(known).filter(|_| !verdict).map(|it| at..it + 1)
    }

    /// Where the noun at `at` ends, if it is one that can be counted: "more bridges".
    fn counted_end(&self, at: usize) -> Option<usize> {
        let counts = self.counts_noun(at) && self.paragraph.ends_with(at, &["s", "people", "men", "women", "children"]);
        counts.then_some(at + 1)
    }

    /// "The highest level since records began".
    fn record(&self, at: usize) -> Option<Range<usize>> {
        let the = self.follows(at, &["the", "its", "their"]);
        let near = at + 1..self.range.end.min(at + FARTHEST_RECORD);
        let found = near
            .into_iter()
            .take_while(|it| self.paragraph.tokens[*it].is_word())
            .find(|it| self.tells(*it, Fact::Record));
        found.filter(|_| the).map(|_| at..at + 1)
    }

    /// "Parliament passed the law": a verb of events after a name.
    fn event(&self, at: usize, fact: Fact) -> Option<Range<usize>> {
        let before = (self.range.start..at).rev().find(|it| self.tag(*it) != Some(Tag::Adverb))?;
        let helped = self.is(before, Class::HAVE) && before > self.range.start;
        let subject = if helped { before - 1 } else { before };
        let inside = subject > self.range.start;
        let name = self.tag(subject) == Some(Tag::Name) && inside || self.is(subject, Class::ORGANIZATION);
        let object = Class::DETERMINER | Class::POSSESSIVE;
        let acts = fact == Fact::EventAlone || self.is(at + 1, object) || self.tag(at + 1) == Some(Tag::Name);
        (name && acts).then(|| at..at + 1)
    }

    /// Whether the word at `at` is a verb of its clause, not a participle before a noun.
    fn is_finite(&self, at: usize) -> bool {
        let subject = (self.range.start..at).rev().find(|it| self.tag(*it) != Some(Tag::Adverb));
        let part = [Tag::Determiner, Tag::Possessive, Tag::Genitive, Tag::Preposition, Tag::To, Tag::Mark, Tag::And];
        subject.is_some_and(|it| self.tag(it).is_some_and(|it| !part.contains(&it)))
    }

    /// Whether a verb tells what was.
    fn tells_past(&self) -> bool {
        let helper = ["was", "were", "had", "did", "wasn't", "weren't", "didn't", "has", "have", "been"];
        self.range.clone().any(|at| self.reads(at, &helper) || self.is_past(at))
    }

    /// Whether a verb in the past stands at `at`, and not a participle before a noun or after "is".
    fn is_past(&self, at: usize) -> bool {
        let token = self.paragraph.tokens[at];
        let past = token.verb.is_some_and(|it| it.forms.any(Forms::PAST) && !it.forms.any(Forms::BASE));
        let unknown = token.verb.is_none() && self.paragraph.ends_with(at, &["ed"]);
        token.shape == Shape::Lower && (past || unknown) && !self.follows(at, &["the", "a", "an", "is", "are", "be"])
    }

    fn has_verb(&self) -> bool {
        let is_verb = |at: usize| matches!(self.tag(at), Some(Tag::Verb | Tag::Auxiliary)) || self.is_past(at);
        self.range.clone().any(is_verb)
    }

    /// Whether what the figure belongs to foretells, demands or sets a condition: "will" before it, or after it up to
    /// the comma, or beyond that if it stands in no clause of its own ("With 40 trams, the line would pay").
    fn bars(&self, figure: &Range<usize>) -> bool {
        let rest = figure.end..self.range.end;
        let comma = rest.clone().find(|it| self.paragraph.shape(*it).is_some_and(is_pause)).unwrap_or(rest.end);
        let own =
            (self.range.start..figure.start).rev().take_while(|it| !self.paragraph.shape(*it).is_some_and(is_pause));
        let is_verb = |at: usize| matches!(self.tag(at), Some(Tag::Verb | Tag::Auxiliary)) || self.is_past(at);
        let told = own.chain(figure.end..comma).any(is_verb);
        (self.range.start..if told { comma } else { rest.end }).any(|it| self.is_bar(it))
    }

    fn is_bar(&self, at: usize) -> bool {
        let month = self.paragraph.is_capital(at) && self.reads(at, &["may"]);
        self.tells(at, Fact::Bar) && !month && !self.paragraph.is_quoted(at)
    }
}

/// Whether a mark parts clauses.
fn is_pause(shape: Shape) -> bool {
    matches!(shape, Shape::Comma | Shape::Semicolon | Shape::Colon | Shape::Dash)
}
