//! Speakers before a colon: transcripts, "Jane Roe: “…”", "Her answer was: “…”"; and what they were asked.
#![expect(clippy::single_range_in_vec_init, reason = "a content is a list of ranges, mostly of one")]

use super::super::class::Class;
use super::super::content;
use super::super::source;
use super::super::tag::Tag;
use super::super::token::Shape;
use super::Found;
use super::finder::{SentenceFinder, found};

/// How many words the name before a colon may have.
const LONGEST_NAME: usize = 5;

impl SentenceFinder<'_> {
    /// "ROE: I never said so." and "Jane Roe: “I never said so.”"
    pub(super) fn label(&self) -> Option<Found> {
        let start = (self.sentence.start..self.sentence.end).find(|&it| self.paragraph.tokens[it].is_word())?;
        let high = self.sentence.end.min(start + LONGEST_NAME + 1);
        let colon = (start..high).find(|&it| self.shape(it) == Some(Shape::Colon))?;
        let named = (start..colon).all(|it| self.paragraph.tags[it] == Tag::Name);
        if !named || start == colon || colon + 2 >= self.sentence.end || self.paragraph.is_quoted(start) {
            return None;
        }
        if let Some(quotation) = self.paragraph.quotation_at(colon + 1).filter(|it| it.open == colon + 1) {
            return found(Some(start..colon), colon..colon + 1, vec![quotation.open..quotation.end], 0.8);
        }
        let transcript = start == 0 && (start..colon).all(|it| self.paragraph.is_upper(it));
        let end = content::trimmed(self.paragraph, colon + 1, self.paragraph.tokens.len());
        if transcript { found(Some(start..colon), colon..colon + 1, vec![colon + 1..end], 0.7) } else { None }
    }

    /// "She put it more carefully: “…”": a whole quotation after a colon is the subject's, if somebody can
    /// speak at all.
    pub(super) fn led_by_colon(&self) -> Option<Found> {
        let led = |at: &usize| {
            self.shape(*at) == Some(Shape::Colon)
                && !self.paragraph.is_quoted(*at)
                && self.paragraph.quotation_at(*at + 1).is_some_and(|it| {
                    it.open == *at + 1 && content::ends_inside(self.paragraph, it.end) && it.inner().len() > 3
                })
        };
        let colon = self.sentence.clone().find(led)?;
        let quotation = self.paragraph.quotation_at(colon + 1)?;
        let group = self.groups.iter().rev().filter(|it| it.head < colon).find(|it| it.own_subject)?;
        let subject = group.subject.clone()?;
        let first = &self.paragraph.tokens[subject.start];
        let somebody = self.paragraph.tags[subject.end - 1] == Tag::Name
            || self.paragraph.tags[subject.start] == Tag::Pronoun && !first.is(Class::EXPLETIVE | Class::DETERMINER)
            || self.paragraph.tokens[subject.end - 1].is(Class::ROLE | Class::GROUP);
        if !somebody {
            return None;
        }
        found(Some(subject), group.start..colon + 1, vec![quotation.open..quotation.end], 0.6)
    }

    /// "Asked by Roe whether it was open, Finch": the question, and who asked if the text says so.
    pub(super) fn question(&self) -> Option<Found> {
        let start = self.sentence.start;
        let asked = if self.paragraph.reads(start, "asked") { start } else { start + 1 };
        if !self.is_question(start) || asked + 2 >= self.sentence.end {
            return None;
        }
        let by = asked + 1;
        let named = self.paragraph.tokens[by].is(Class::BY);
        let source = if named { source::after(self.paragraph, by + 1, self.sentence.end) } else { None };
        let from = source.as_ref().map_or(by, |it| it.end);
        let opens = (from..self.sentence.end.min(from + 6)).find(|&it| {
            matches!(self.paragraph.tags[it], Tag::Wh | Tag::That)
                || self.paragraph.tokens[it].is(Class::WH)
                || self.paragraph.reads(it, "if")
                || self.paragraph.reads(it, "about")
        })?;
        let about = self.paragraph.reads(opens, "about");
        let content = if about { opens + 1 } else { opens };
        let comma = (content..self.sentence.end)
            .find(|&it| self.shape(it) == Some(Shape::Comma) && !self.paragraph.is_quoted(it))?;
        let cue = if about && source.is_none() { asked..opens + 1 } else { asked..asked + 1 };
        found(source, cue, vec![content..comma], 0.6)
    }
}
