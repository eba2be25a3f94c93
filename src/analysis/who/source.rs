//! The words that name a source, found by their shape beside a verb.

use std::ops::Range;

use crate::analysis::text::{Class, Forms, Paragraph, Shape, Tag};

/// How many tokens a subject may have; what is longer is no name of anybody.
const LONGEST: usize = 48;

/// The noun phrase that ends right before `end` and is the subject of a verb there. It does not begin
/// before `low`, the begin of the sentence.
pub(crate) fn before(paragraph: &Paragraph<'_>, end: usize, low: usize) -> Option<Range<usize>> {
    let low = low.max(end.saturating_sub(LONGEST));
    let end = without_time(paragraph, end, low);
    if end <= low {
        return None;
    }
    if paragraph.is_quoted(end - 1) && paragraph.ends_inside(end) {
        return described(paragraph, end, low);
    }
    let (core_end, whole_end) = match paragraph.tokens[end - 1].shape {
        Shape::Comma | Shape::Dash => parenthesis(paragraph, end, low)?,
        Shape::Close => (opening_bracket(paragraph, end - 1, low)?, end),
        _ => (contact(paragraph, end, low).unwrap_or(end), end),
    };
    let start = Backward { paragraph, end: core_end, low, and: None, comma: None, participle: false }.start()?;
    Some(start..whole_end)
}

/// Leaves off "on Tuesday" between a subject and its verb.
fn without_time(paragraph: &Paragraph<'_>, end: usize, low: usize) -> usize {
    let mut start = end;
    while start > low && paragraph.tokens[start - 1].is(Class::TIME) && !paragraph.is_quoted(start - 1) {
        start -= 1;
    }
    if start < end && start > low && paragraph.tags[start - 1] == Tag::Preposition {
        start -= 1;
    }
    let noun = start < end && start > low && paragraph.tags[start - 1].is_nominal();
    if noun { start } else { end }
}

/// For "Finch, who calls it “a corpse,” said": the source with the relative clause that ends with a quotation.
fn described(paragraph: &Paragraph<'_>, end: usize, low: usize) -> Option<Range<usize>> {
    let opens = |&at: &usize| paragraph.shape(at) == Some(Shape::Comma) && !paragraph.is_quoted(at);
    let comma = (low + 1..end).rev().find(opens)?;
    let relative = paragraph.tag(comma + 1) == Some(Tag::Relative) && paragraph.tags[comma - 1] == Tag::Name;
    let start = Backward { paragraph, end: comma, low, and: None, comma: None, participle: false }.start()?;
    relative.then_some(start..end)
}

/// For "people I spoke to" that ends right before `end`: where the noun phrase before "I" ends.
fn contact(paragraph: &Paragraph<'_>, end: usize, low: usize) -> Option<usize> {
    let verb = if paragraph.tags[end - 1] == Tag::Preposition { end.checked_sub(2)? } else { end - 1 };
    let pronoun = verb.checked_sub(1).filter(|&it| it > low && paragraph.tags[it] == Tag::Pronoun)?;
    let led = matches!(paragraph.tags[pronoun - 1], Tag::Noun | Tag::Name | Tag::Pronoun);
    let personal = !paragraph.tokens[pronoun].is(Class::DETERMINER);
    (paragraph.tags[verb] == Tag::Verb && led && personal && !paragraph.is_quoted(pronoun)).then_some(pronoun)
}

/// For a comma or dash that ends right before `end`: where the noun phrase before the parenthesis ends,
/// and where the source ends, which may include the parenthesis.
fn parenthesis(paragraph: &Paragraph<'_>, end: usize, low: usize) -> Option<(usize, usize)> {
    let mark = paragraph.tokens[end - 1].shape;
    let mut opening = None;
    for at in (low + 1..end - 1).rev() {
        if paragraph.is_quoted(at) && paragraph.shape(at) == Some(mark) {
            continue;
        }
        if paragraph.shape(at) == Some(mark) && !paragraph.is_quoted(at) {
            let inside = paragraph.tags[at + 1];
            let nominal = paragraph.tags[at - 1].is_nominal() || paragraph.shape(at - 1) == Some(Shape::Close);
            if nominal && joins(paragraph, at + 1, end - 1, inside) {
                return Some((at, end));
            }
            opening.get_or_insert((at, nominal));
            if opening.is_some_and(|(first, _)| first - at > 16) {
                break;
            }
        }
    }
    opening.filter(|&(_, nominal)| nominal).map(|(at, _)| (at, at))
}

/// Whether a parenthesis says who somebody is: an apposition or a relative clause.
fn joins(paragraph: &Paragraph<'_>, start: usize, end: usize, first: Tag) -> bool {
    let token = &paragraph.tokens[start];
    if token.is(Class::TIME | Class::ACCORDING) || start >= end {
        return false;
    }
    match first {
        Tag::Relative => paragraph.shape(start + 1) != Some(Shape::Comma) && !attributes(paragraph, start + 1, end),
        Tag::Ing => !token.is(Class::ALSO_NOUN) && paragraph.tag(start.wrapping_sub(2)) == Some(Tag::Name),
        Tag::And => paragraph.tag(start + 1) == Some(Tag::Relative),
        Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Name => true,
        Tag::Noun => !token.is(Class::ADVERB),
        Tag::Preposition => token.span.len() == 2 && !token.is(Class::ADVERB) && of_or_from(paragraph, start),
        _ => false,
    }
}

fn of_or_from(paragraph: &Paragraph<'_>, at: usize) -> bool {
    paragraph.tags.get(at + 1).is_some_and(|&it| matches!(it, Tag::Name))
}

fn opening_bracket(paragraph: &Paragraph<'_>, close: usize, low: usize) -> Option<usize> {
    (low..close).rev().find(|&at| paragraph.shape(at) == Some(Shape::Open))
}

/// A scan from the end of a noun phrase to its begin.
struct Backward<'a> {
    paragraph: &'a Paragraph<'a>,
    end: usize,
    low: usize,
    and: Option<usize>,
    comma: Option<usize>,
    participle: bool,
}

/// What the scan does with a token.
enum PhraseStep {
    /// It belongs to the phrase; go on before this index.
    Take(usize),
    /// The phrase begins after it.
    Stop,
    /// As [`PhraseStep::Stop`], and what stands before the last conjunction belongs to another clause.
    Cut,
}

impl Backward<'_> {
    fn start(mut self) -> Option<usize> {
        let mut start = self.end;
        let mut cut = false;
        while start > self.low {
            match self.step(start - 1, start) {
                PhraseStep::Take(to) => start = to,
                PhraseStep::Stop => break,
                PhraseStep::Cut => {
                    cut = true;
                    break;
                }
            }
        }
        if cut {
            start = start.max(self.and.map_or(start, |it| it + 1));
        }
        self.trimmed(start)
    }

    /// Leaves off what cannot open a noun phrase.
    fn trimmed(&self, mut start: usize) -> Option<usize> {
        while start < self.end {
            let leading = match self.paragraph.tags[start] {
                Tag::Mark => !self.paragraph.is_quoted(start),
                tag => matches!(tag, Tag::Adverb | Tag::And | Tag::But | Tag::Genitive | Tag::Preposition),
            };
            if !leading {
                break;
            }
            start += 1;
        }
        let nominal = |at: usize| {
            self.paragraph.tags[at].is_nominal()
                || self.paragraph.is_quoted(at)
                || matches!(self.paragraph.tags[at], Tag::Determiner | Tag::Possessive)
        };
        (start < self.end && (start..self.end).any(nominal)).then_some(start)
    }

    fn step(&mut self, at: usize, start: usize) -> PhraseStep {
        let paragraph = self.paragraph;
        if paragraph.is_quoted(at) {
            return self.quotation(at);
        }
        let first = self.is_empty(start);
        let token = &paragraph.tokens[at];
        if token.is(Class::TIME) && !first && token.shape == Shape::Capital && !self.begins_name(start) {
            return PhraseStep::Cut;
        }
        match paragraph.tags[at] {
            Tag::Noun | Tag::Name | Tag::Number if !first && self.opens_phrase(start) => PhraseStep::Cut,
            Tag::Genitive if first => PhraseStep::Stop,
            Tag::Noun | Tag::Name | Tag::Number | Tag::Genitive | Tag::Possessive | Tag::Determiner => {
                PhraseStep::Take(at)
            }
            Tag::Pronoun if first || paragraph.tags[start] == Tag::Preposition => PhraseStep::Take(at),
            Tag::Relative | Tag::Object if first => PhraseStep::Take(at),
            Tag::Object if self.is_reflexive(at) && self.follows_noun(at) => PhraseStep::Take(at),
            Tag::Preposition => self.preposition(at, start),
            Tag::And => self.conjunction(at, start),
            Tag::Mark if token.shape == Shape::Comma => self.list_comma(at, start),
            Tag::Mark if token.shape == Shape::Close => {
                opening_bracket(paragraph, at, self.low).map_or(PhraseStep::Stop, PhraseStep::Take)
            }
            Tag::Adverb if !first && !self.opens_phrase(start) && self.follows_determiner(at) => PhraseStep::Take(at),
            Tag::Ing if !first && self.follows_noun(at) && self.and.is_none() => self.reduced(at),
            Tag::Verb if !first => self.verb(at, start),
            Tag::Auxiliary if !first => self.relative_clause(at),
            Tag::Verb | Tag::Auxiliary | Tag::To | Tag::Ing | Tag::Subordinator => PhraseStep::Cut,
            _ => PhraseStep::Stop,
        }
    }

    /// Whether the phrase found so far begins with an article or a pronoun: no bare noun belongs before it.
    fn opens_phrase(&self, start: usize) -> bool {
        match self.paragraph.tags[start] {
            Tag::Determiner | Tag::Possessive | Tag::Pronoun => true,
            Tag::Object => !self.is_reflexive(start),
            Tag::Relative => start + 1 == self.end,
            _ => false,
        }
    }

    /// "himself"
    fn is_reflexive(&self, at: usize) -> bool {
        self.paragraph.tags[at] == Tag::Object && self.paragraph.tokens[at].span.len() > 4
    }

    fn begins_name(&self, start: usize) -> bool {
        self.paragraph.tags[start] == Tag::Preposition
    }

    fn follows_noun(&self, at: usize) -> bool {
        at > self.low && matches!(self.paragraph.tags[at - 1], Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number)
    }

    fn follows_determiner(&self, at: usize) -> bool {
        at > self.low && matches!(self.paragraph.tags[at - 1], Tag::Determiner | Tag::Possessive)
    }

    /// A quotation that is part of the name, as in: a “senior official” told.
    fn quotation(&self, at: usize) -> PhraseStep {
        let Some(quotation) = self.paragraph.quotation_at(at) else { return PhraseStep::Stop };
        let inner = quotation.inner();
        let short = inner.len() <= 12 && quotation.open >= self.low;
        let ended = inner.end > inner.start
            && matches!(
                self.paragraph.tokens[inner.end - 1].shape,
                Shape::Comma | Shape::Stop | Shape::Exclamation | Shape::Ellipsis | Shape::Dash
            );
        let led = quotation.open > self.low
            && matches!(
                self.paragraph.tags[quotation.open - 1],
                Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Genitive
            );
        if short && !ended && led { PhraseStep::Take(quotation.open) } else { PhraseStep::Stop }
    }

    /// Whether a phrase that begins at `start` has no word yet.
    fn is_empty(&self, start: usize) -> bool {
        start == self.end
    }

    fn preposition(&self, at: usize, start: usize) -> PhraseStep {
        let attaches = self.follows_noun(at)
            || at > self.low && matches!(self.paragraph.tags[at - 1], Tag::Determiner)
            || at > self.low && self.paragraph.shape(at - 1) == Some(Shape::Close);
        if self.is_empty(start) {
            PhraseStep::Cut
        } else if attaches && !self.paragraph.tokens[at].is(Class::SUBORDINATOR) {
            PhraseStep::Take(at)
        } else {
            self.relative_clause(at)
        }
    }

    fn conjunction(&mut self, at: usize, start: usize) -> PhraseStep {
        if self.is_empty(start) || at <= self.low {
            return PhraseStep::Stop;
        }
        if !(self.follows_noun(at) || self.paragraph.shape(at - 1) == Some(Shape::Comma)) {
            return PhraseStep::Stop;
        }
        self.and.get_or_insert(at);
        PhraseStep::Take(at)
    }

    /// A comma in a list that has an "and" further on.
    fn list_comma(&mut self, at: usize, start: usize) -> PhraseStep {
        let short = self.comma.unwrap_or(self.end) - at < 12;
        if self.is_empty(start) || self.and.is_none() || !self.follows_noun(at) || !short {
            return PhraseStep::Stop;
        }
        self.comma.get_or_insert(at);
        PhraseStep::Take(at)
    }

    fn reduced(&mut self, at: usize) -> PhraseStep {
        self.participle = true;
        PhraseStep::Take(at)
    }

    /// A participle that describes the noun before it ("officials briefed on"), or another clause's verb.
    fn verb(&mut self, at: usize, start: usize) -> PhraseStep {
        let participle = self.paragraph.tokens[at].verb.is_some_and(|it| it.forms.any(Forms::PARTICIPLE));
        let led = self.follows_noun(at) && self.paragraph.tags[at - 1] != Tag::Pronoun;
        let followed = self.paragraph.tags[start] == Tag::Preposition;
        if participle && led && followed && self.and.is_none() && !self.participle {
            return self.reduced(at);
        }
        self.relative_clause(at)
    }

    /// If the verb at `at` belongs to a relative clause inside the phrase, goes on before the clause.
    fn relative_clause(&self, at: usize) -> PhraseStep {
        let low = self.low.max(at.saturating_sub(8));
        let relative = (low..at)
            .rev()
            .take_while(|&it| self.paragraph.shape(it) != Some(Shape::Comma) && !self.paragraph.is_quoted(it))
            .find(|&it| self.paragraph.tags[it] == Tag::Relative);
        match relative {
            Some(it) if self.follows_noun(it) && self.and.is_none() => PhraseStep::Take(it),
            _ => PhraseStep::Cut,
        }
    }
}

/// Whether a verb that may attribute something stands within a few tokens.
fn attributes(paragraph: &Paragraph<'_>, at: usize, high: usize) -> bool {
    (at..high.min(at + 4)).any(|it| {
        paragraph.tags[it] == Tag::Verb
            && paragraph.tokens.get(it + 1).is_some_and(|next| {
                next.is(Class::RELATIVE | Class::PRONOUN) || matches!(next.shape, Shape::Quote(_) | Shape::Comma)
            })
    })
}
