//! What stands after the words that attribute: a quotation, a clause, an object, nothing.

use std::ops::Range;

use super::super::class::Class;
use super::super::clause::{Mood, VerbGroup};
use super::super::content;
use super::super::paragraph::Paragraph;
use super::super::tag::Tag;
use super::super::token::Shape;
use super::super::verb::Verb;

/// What follows a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Next {
    /// The sentence ends, or a mark such as a comma or a dash stands at this index.
    End(usize),
    /// A quotation opens at this index.
    Quote(usize),
    /// A colon at this index.
    Colon(usize),
    /// "that", "whether" or the first word of a clause.
    Clause(usize),
    /// "to" before a verb.
    Infinitive(usize),
    /// A preposition that joins the cue to its content.
    Joined(usize),
    /// A noun phrase.
    Noun(usize),
    /// Nothing that could be a content.
    Nothing,
}

/// What a cue is followed by, and how far the cue itself reaches.
#[derive(Clone, Copy, Debug)]
pub(super) struct After {
    pub(super) next: Next,
    pub(super) cue_end: usize,
}

/// Looks at what stands after the verb at `head`.
pub(super) fn after(
    paragraph: &Paragraph<'_>,
    verb: &Verb,
    head: usize,
    sentence: &Range<usize>,
    groups: &[VerbGroup],
) -> After {
    let mut looker =
        Looker { paragraph, verb, high: sentence.end, groups, cue_end: head + 1, told: false, adjunct: false };
    let next = looker.look(head + 1);
    After { next, cue_end: looker.cue_end }
}

struct Looker<'a> {
    paragraph: &'a Paragraph<'a>,
    verb: &'a Verb,
    high: usize,
    groups: &'a [VerbGroup],
    cue_end: usize,
    told: bool,
    adjunct: bool,
}

impl Looker<'_> {
    fn look(&mut self, from: usize) -> Next {
        let mut at = from;
        for _ in 0..6 {
            match self.step(at) {
                Ok(next) => return next,
                Err(further) => at = further,
            }
        }
        Next::Nothing
    }

    /// What stands at `at`, or the index to go on at.
    fn step(&mut self, at: usize) -> Result<Next, usize> {
        if at >= self.high {
            return Ok(Next::End(at));
        }
        let paragraph = self.paragraph;
        if paragraph.is_quoted(at) {
            return self.quotation(at);
        }
        let token = &paragraph.tokens[at];
        let frames = self.verb.frames;
        match token.shape {
            Shape::Comma => return self.comma(at),
            Shape::Colon => return Ok(Next::Colon(at)),
            Shape::Stop | Shape::Exclamation | Shape::Semicolon | Shape::Dash | Shape::Ellipsis => {
                return Ok(Next::End(at));
            }
            _ => {}
        }
        if self.joins(at) {
            self.cue_end = at + 1;
            return Ok(match paragraph.tag(at + 1) {
                _ if paragraph.is_quoted(at + 1) => Next::Quote(at + 1),
                Some(Tag::That) if frames.clause => Next::Clause(at + 1),
                _ => Next::Joined(at + 1),
            });
        }
        match paragraph.tags[at] {
            Tag::That | Tag::Wh if frames.clause => Ok(Next::Clause(at)),
            Tag::Subordinator if frames.clause && token.is(Class::WH) => Ok(Next::Clause(at)),
            Tag::Relative if frames.clause && token.is(Class::WH | Class::THAT) => Ok(Next::Clause(at)),
            Tag::To if frames.to => Ok(Next::Infinitive(at)),
            Tag::Adverb if frames.clause && self.is_there(at) => Ok(Next::Clause(at)),
            Tag::Adverb if at == self.cue_end && !token.is(Class::TIME) => {
                self.cue_end = at + 1;
                Err(at + 1)
            }
            Tag::Adverb => Err(at + 1),
            _ if token.is(Class::TIME) && !self.begins_clause(at) => Err(self.skip_time(at)),
            Tag::Preposition if self.may_skip() => self.adjunct(at),
            Tag::Object if frames.person && !self.told => self.noun(at),
            _ if frames.clause && (self.begins_clause(at) || self.must_be_clause(at)) => Ok(Next::Clause(at)),
            Tag::Object | Tag::Name | Tag::Noun | Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Number => {
                self.noun(at)
            }
            _ => Ok(Next::Nothing),
        }
    }

    /// A quotation; the name of a programme in quotation marks may be who is told.
    fn quotation(&mut self, at: usize) -> Result<Next, usize> {
        let title = self.paragraph.quotation_at(at).filter(|it| {
            let short = it.inner().len() <= 5 && it.end < self.high && it.open == at;
            short && !content::ends_inside(self.paragraph, it.end)
        });
        match title {
            Some(title) if self.verb.frames.person && !self.told && self.paragraph.tag(at + 1) == Some(Tag::Name) => {
                self.told = true;
                Err(title.end)
            }
            _ => Ok(Next::Quote(at)),
        }
    }

    /// "there is"
    fn is_there(&self, at: usize) -> bool {
        self.paragraph.tokens[at].is(Class::EXPLETIVE) && self.paragraph.tag(at + 1) == Some(Tag::Auxiliary)
    }

    /// Whether what follows at once is a clause, though its verb is unknown: after verbs that take no object.
    fn must_be_clause(&self, at: usize) -> bool {
        let frames = self.verb.frames;
        let object = frames.noun || frames.person || frames.to || !frames.quote;
        let nominal = matches!(
            self.paragraph.tags[at],
            Tag::Name | Tag::Noun | Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Number | Tag::Ing
        );
        let nominal = nominal || self.paragraph.tokens[at].is(Class::EXPLETIVE);
        let amount = ["little", "nothing", "something", "much", "more", "yes", "no", "so"];
        !object
            && nominal
            && !amount.iter().any(|it| self.paragraph.reads(at, it))
            && at == self.cue_end
            && self.high >= at + 5
    }

    fn joins(&self, at: usize) -> bool {
        !self.verb.prepositions.is_empty()
            && self.paragraph.tokens[at].is(Class::PREPOSITION)
            && self.verb.prepositions.iter().any(|&it| self.paragraph.reads(at, it))
    }

    fn may_skip(&self) -> bool {
        self.verb.frames.quote || self.told
    }

    /// After a comma: a quotation, a parenthesis like ", however,", or the end.
    fn comma(&self, at: usize) -> Result<Next, usize> {
        if self.paragraph.is_quoted(at + 1) && at + 1 < self.high {
            return Ok(Next::Quote(at + 1));
        }
        let closing = (at + 1..self.high.min(at + 6)).find(|&it| self.paragraph.shape(it) == Some(Shape::Comma));
        match closing {
            Some(close)
                if matches!(self.paragraph.tags[at + 1], Tag::Adverb | Tag::Preposition)
                    && matches!(self.paragraph.tag(close + 1), Some(Tag::That)) =>
            {
                Err(close + 1)
            }
            _ => Ok(Next::End(at)),
        }
    }

    fn skip_time(&self, at: usize) -> usize {
        let mut end = at + 1;
        while end < self.high && self.paragraph.tokens[end].is(Class::TIME) {
            end += 1;
        }
        end
    }

    /// Skips "in a statement", "on Monday", "to reporters".
    fn adjunct(&mut self, at: usize) -> Result<Next, usize> {
        let end = phrase_end(self.paragraph, at + 1, self.high);
        if end == at + 1 {
            return if self.paragraph.tag(end) == Some(Tag::Ing) { Ok(Next::Nothing) } else { Err(end) };
        }
        let manner = (at + 1..end).any(|it| self.paragraph.tokens[it].is(Class::MANNER));
        if manner && at == self.cue_end {
            self.cue_end = end;
        }
        self.adjunct = true;
        Err(end)
    }

    /// Whether a subject with its own finite verb begins at `at`.
    fn begins_clause(&self, at: usize) -> bool {
        self.groups
            .iter()
            .filter(|it| it.start > at && matches!(it.mood, Mood::Finite | Mood::Passive) && it.own_subject)
            .filter_map(|it| it.subject.as_ref())
            .take(2)
            .any(|subject| subject.start >= at && subject.start <= at + 1)
    }

    fn noun(&mut self, at: usize) -> Result<Next, usize> {
        let frames = self.verb.frames;
        if frames.person && !self.told {
            let end = phrase_end(self.paragraph, at, self.high);
            if end > at {
                self.told = true;
                return Err(end);
            }
        }
        let reflexive = self.paragraph.tags[at] == Tag::Object && self.paragraph.tokens[at].span.len() > 4;
        if frames.noun && !self.adjunct && !reflexive { Ok(Next::Noun(at)) } else { Ok(Next::Nothing) }
    }
}

/// Where the short noun phrase that begins at `at` ends: one name or one article with its nouns, and "of"
/// phrases.
pub(super) fn phrase_end(paragraph: &Paragraph<'_>, at: usize, high: usize) -> usize {
    let mut end = at;
    while end < high && !paragraph.is_quoted(end) {
        let fits = match paragraph.tags[end] {
            Tag::Noun | Tag::Name | Tag::Number | Tag::Genitive => true,
            Tag::Determiner | Tag::Possessive => {
                end == at || matches!(paragraph.tags[end - 1], Tag::Determiner | Tag::Preposition)
            }
            Tag::Object | Tag::Pronoun => end == at,
            Tag::Preposition => end > at && paragraph.reads(end, "of"),
            Tag::And => {
                end > at
                    && matches!(paragraph.tag(end + 1), Some(Tag::Noun | Tag::Name))
                    && matches!(paragraph.tags[end - 1], Tag::Noun | Tag::Name)
            }
            _ => false,
        };
        if !fits || end > at && matches!(paragraph.tags[end - 1], Tag::Object | Tag::Pronoun) {
            break;
        }
        end += 1;
    }
    end
}
