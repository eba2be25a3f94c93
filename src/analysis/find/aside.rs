//! Contents before their cue and around it: “…,” she said; "The plan, he said, …"; "…, according to X".
#![expect(clippy::single_range_in_vec_init, reason = "a content is a list of ranges, mostly of one")]

use std::ops::Range;

use super::super::class::Class;
use super::super::clause::{Mood, VerbGroup};
use super::super::content::{self, Extent};
use super::super::source;
use super::super::tag::Tag;
use super::super::token::Shape;
use super::super::verb::Verb;
use super::Found;
use super::finder::{SentenceFinder, found};
use super::phrase::{After, Next};

/// How far back from a quotation another one is looked for.
const LOOK_BACK: usize = 200;

impl SentenceFinder<'_> {
    /// "As the Times reported, …" and "…, as he put it".
    pub(super) fn as_clause(&self, group: &VerbGroup, after: After) -> Option<Found> {
        let subject = group.subject.as_ref().filter(|_| group.own_subject)?;
        let lead = subject.start.checked_sub(1).filter(|&it| it >= self.sentence.start)?;
        if !self.paragraph.tokens[lead].is(Class::AS) || self.paragraph.is_quoted(lead) {
            return None;
        }
        let cue = group.start..after.cue_end;
        let opens =
            (self.sentence.start..lead).all(|it| matches!(self.paragraph.tags[it], Tag::And | Tag::But | Tag::Mark));
        let close = match after.next {
            Next::Quote(at) | Next::End(at) => at,
            _ => (after.cue_end..self.sentence.end).find(|&it| self.shape(it) == Some(Shape::Comma))?,
        };
        if opens {
            let start = if self.shape(close) == Some(Shape::Comma) { close + 1 } else { close };
            let content = if self.paragraph.is_quoted(start) {
                self.quotation_onwards(start)
            } else {
                vec![self.extent(start, Extent::Clause)]
            };
            return found(Some(subject.clone()), cue, content, 0.9);
        }
        let comma = lead.checked_sub(1).filter(|&it| self.shape(it) == Some(Shape::Comma))?;
        found(Some(subject.clone()), cue, self.around(comma, close), 0.8)
    }

    /// "…, he said": content before the source, and after it if the sentence goes on.
    pub(super) fn left(&self, group: &VerbGroup, verb: &Verb, after: After) -> Option<Found> {
        let subject = group.subject.as_ref().filter(|_| group.own_subject)?;
        if !(verb.frames.quote || verb.frames.clause) {
            return None;
        }
        let before = subject.start.checked_sub(1).filter(|&it| it >= self.sentence.start)?;
        let direct =
            verb.frames.quote && self.paragraph.is_quoted(before) && content::ends_inside(self.paragraph, before + 1);
        let close = self.is_aside(after.next).or_else(|| direct.then_some(after.cue_end))?;
        if !self.opens_aside(before) {
            return None;
        }
        if !self.paragraph.is_quoted(before) && !self.states(before, matches!(after.next, Next::Quote(_))) {
            return None;
        }
        let content = self.around(before, close);
        found(Some(subject.clone()), group.start..after.cue_end, content, 0.9)
    }

    /// Whether what stands before the mark at `end` may be a content without quotation marks: a clause, and
    /// not an adverbial ("In Ohio, …") before a quotation that follows.
    fn states(&self, end: usize, quotes: bool) -> bool {
        let start = self.sentence.start;
        if self.is_question(start) {
            return false;
        }
        let clause = self
            .groups
            .iter()
            .any(|it| it.head < end && it.own_subject && matches!(it.mood, Mood::Finite | Mood::Passive));
        let first = self.paragraph.tags.get(start).copied();
        let adverbial = matches!(
            first,
            Some(Tag::Preposition | Tag::Subordinator | Tag::Ing | Tag::Verb | Tag::Adverb | Tag::Wh | Tag::To)
        );
        !quotes || clause && !adverbial || (start..end).any(|it| self.paragraph.is_quoted(it))
    }

    /// "Asked whether …" and "When asked about …" at `at`: what somebody else wanted to know.
    pub(super) fn is_question(&self, at: usize) -> bool {
        self.paragraph.reads(at, "asked") || self.paragraph.reads(at, "when") && self.paragraph.reads(at + 1, "asked")
    }

    /// Where an aside ends, if nothing that could be content follows it at once.
    fn is_aside(&self, next: Next) -> Option<usize> {
        match next {
            Next::End(at) => Some(at),
            Next::Quote(at) if at > 0 && self.shape(at - 1) == Some(Shape::Comma) => Some(at - 1),
            _ => None,
        }
    }

    /// Whether the token at `at` parts a content from the "he said" after it.
    fn opens_aside(&self, at: usize) -> bool {
        if self.paragraph.is_quoted(at) {
            return self.paragraph.quotation_at(at).is_some_and(|it| it.end == at + 1 && it.closed);
        }
        matches!(self.shape(at), Some(Shape::Comma | Shape::Dash))
    }

    /// “…,” said Jane Roe.
    pub(super) fn inverted(&self, group: &VerbGroup, verb: &Verb) -> Option<Found> {
        if group.own_subject || group.mood != Mood::Finite || !verb.frames.quote || group.start <= self.sentence.start {
            return None;
        }
        let before = group.start - 1;
        if !self.opens_aside(before) {
            return None;
        }
        let subject = source::after(self.paragraph, group.head + 1, self.sentence.end)?;
        let content = self.around(before, subject.end);
        found(Some(subject), group.start..group.head + 1, content, 0.95)
    }

    /// Said Jane Roe, “…”
    pub(super) fn opening(&self, group: &VerbGroup, verb: &Verb) -> Option<Found> {
        let opens = group.head == self.sentence.start && group.mood == Mood::Finite && !group.own_subject;
        if !opens || !verb.frames.quote {
            return None;
        }
        let subject = source::after(self.paragraph, group.head + 1, self.sentence.end)?;
        let mark = subject.end - usize::from(self.shape(subject.end - 1) == Some(Shape::Comma));
        let quote = if matches!(self.shape(mark), Some(Shape::Comma | Shape::Colon)) { mark + 1 } else { mark };
        let quotation = self.paragraph.quotation_at(quote).filter(|it| it.open == quote)?;
        found(Some(subject), group.head..group.head + 1, vec![quotation.open..quotation.end], 0.9)
    }

    /// The content around an aside that stands between the mark at `open` and `close`.
    fn around(&self, open: usize, close: usize) -> Vec<Range<usize>> {
        let end = if self.paragraph.is_quoted(open) {
            open + 1
        } else {
            content::trimmed(self.paragraph, self.sentence.start, open)
        };
        let mut start = self.sentence.start;
        if let Some(quotation) = self.paragraph.quotation_at(start) {
            start = quotation.open;
        }
        if let Some(quotation) = self.paragraph.quotation_at(open) {
            let led = quotation.open.checked_sub(1).filter(|&it| it >= self.sentence.start);
            let spoken = |at: usize| self.paragraph.is_quoted(at) && content::ends_inside(self.paragraph, at + 1);
            if led.is_some_and(|it| self.shape(it) == Some(Shape::Colon))
                || (start..quotation.open).rev().take(LOOK_BACK).any(spoken)
            {
                start = quotation.open;
            }
        }
        let further = close + 1;
        if self.shape(close) == Some(Shape::Comma) && self.parts_subject(further) {
            start = self.clause_start(start, end);
        }
        let mut content = vec![start..end];
        if self.shape(close) == Some(Shape::Comma) && further < self.sentence.end && !self.paragraph.is_quoted(close) {
            let direct = start < end && self.paragraph.quotation_at(start).is_some_and(|it| it.end == end);
            content.extend(self.further(further).filter(|it| !direct || self.paragraph.is_quoted(it.start)));
        } else if self.paragraph.is_quoted(close) && close < self.sentence.end {
            content.extend(self.quotation_onwards(close));
        }
        content
    }

    /// Whether the verb of the subject before an aside stands right after it, at `at`.
    fn parts_subject(&self, at: usize) -> bool {
        let there = self.paragraph.tokens.get(at).is_some_and(|it| it.is(Class::EXPLETIVE));
        !there && self.groups.iter().any(|it| it.start == at && matches!(it.mood, Mood::Finite | Mood::Passive))
    }

    /// Where the clause begins whose subject ends at `end`: after the last word that opens a clause.
    fn clause_start(&self, start: usize, end: usize) -> usize {
        let opens = |&at: &usize| {
            !self.paragraph.is_quoted(at)
                && (matches!(self.paragraph.tags[at], Tag::Subordinator | Tag::But | Tag::That)
                    || self.shape(at) == Some(Shape::Semicolon))
        };
        (start..end).rev().find(opens).map_or(start, |at| if at + 1 < end { at + 1 } else { at })
    }

    /// The content that goes on after an aside.
    fn further(&self, at: usize) -> Option<Range<usize>> {
        if self.paragraph.is_quoted(at) {
            return self.quotation_onwards(at).into_iter().next();
        }
        let token = &self.paragraph.tokens[at];
        let other = match self.paragraph.tags[at] {
            Tag::Subordinator => !self.paragraph.reads(at, "so") && !self.paragraph.reads(at, "because"),
            Tag::Ing | Tag::Relative => true,
            Tag::And | Tag::But => false,
            _ => token.is(Class::AS | Class::ACCORDING),
        };
        (!other).then(|| self.extent(at, Extent::Clause))
    }

    /// The content of an aside like "according to the police" that stands from `start` to `end`.
    pub(super) fn aside(&self, start: usize, end: usize) -> Vec<Range<usize>> {
        let opens = (self.sentence.start..start).all(|it| !self.paragraph.tokens[it].is_word());
        if !opens {
            return self.around(start - 1, end);
        }
        let from = if self.shape(end) == Some(Shape::Comma) { end + 1 } else { end };
        if from < self.sentence.end && self.paragraph.is_quoted(from) {
            self.quotation_onwards(from)
        } else {
            let from = from.min(self.sentence.end);
            vec![from..content::end(self.paragraph, from, self.sentence.end, Extent::Clause)]
        }
    }

    /// "according to the police".
    pub(super) fn according(&self, at: usize) -> Option<Found> {
        let to = at + 1;
        if to >= self.sentence.end || !self.paragraph.tokens[to].is(Class::TO) {
            return None;
        }
        let subject = source::after(self.paragraph, to + 1, self.sentence.end)?;
        let cue = at..to + 1;
        let content = self.aside(at, subject.end);
        found(Some(subject), cue, content, 0.9)
    }
}
