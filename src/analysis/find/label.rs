//! Speakers before a colon: transcripts, "Jane Roe: “…”", "Her answer was: “…”".
#![expect(clippy::single_range_in_vec_init, reason = "a content is a list of ranges, mostly of one")]

use super::super::class::Class;
use super::super::content;
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
}
