//! The context of the words of a sign.

use std::ops::Range;

use super::around::Around;
use crate::analysis::text::{Class, Forms, Paragraph, Shape, Tag};

/// How many tokens an aside between commas may have: "must, of course, go".
const LONGEST_ASIDE: usize = 7;

/// How far from a verb the word is looked for that opens its clause.
const LONGEST_SUBJECT: usize = 14;

/// The words of a sign in the range that they were found in.
#[derive(Debug)]
pub(super) struct SignContext<'a> {
    pub(super) paragraph: &'a Paragraph<'a>,
    pub(super) range: Range<usize>,
    pub(super) words: Range<usize>,
    pub(super) around: &'a Around,
}

impl SignContext<'_> {
    /// Whether the token at `at` reads one of some words, which are in lower case with straight apostrophes.
    pub(super) fn reads(&self, at: usize, words: &[&str]) -> bool {
        self.range.contains(&at) && self.paragraph.lower(at).is_some_and(|it| words.contains(&it.as_str()))
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.range.contains(&at) && self.paragraph.tokens[at].is(class)
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.paragraph.tag(at).filter(|_| self.range.contains(&at))
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.paragraph.shape(at).filter(|_| self.range.contains(&at))
    }

    pub(super) fn has_form(&self, at: usize, forms: Forms) -> bool {
        self.range.contains(&at) && self.paragraph.tokens[at].verb.is_some_and(|it| it.forms.any(forms))
    }

    /// The token before the words.
    pub(super) fn before(&self) -> Option<usize> {
        self.words.start.checked_sub(1).filter(|it| self.range.contains(it))
    }

    /// Whether the token right before the words reads one of some words.
    pub(super) fn follows(&self, words: &[&str]) -> bool {
        self.before().is_some_and(|it| self.reads(it, words))
    }

    /// Whether the token right after the words reads one of some words.
    pub(super) fn precedes(&self, words: &[&str]) -> bool {
        self.reads(self.words.end, words)
    }

    /// Whether a word of the range reads one of some words.
    pub(super) fn holds(&self, words: &[&str]) -> bool {
        self.range.clone().any(|it| self.reads(it, words))
    }

    /// Whether a mark or an end stands at `at`.
    pub(super) fn pauses(&self, at: usize) -> bool {
        !self.range.contains(&at) || !self.paragraph.tokens[at].is_word()
    }

    /// Whether nothing stands before the words in their range but marks and words such as "so" and "instead".
    pub(super) fn opens(&self) -> bool {
        (self.range.start..self.words.start).all(|it| self.pauses(it) || self.reads(it, &self.around.openers))
    }

    /// Whether nothing stands before the words but a short phrase that a comma parts off: "Until then, bring a coat", "To
    /// save money, close the hall".
    pub(super) fn is_fronted(&self) -> bool {
        let first = self.range.start;
        let last = (first..self.words.start).rev().find(|it| !self.reads(*it, &self.around.openers));
        let Some(comma) = last.filter(|it| *it > first && *it - first <= LONGEST_ASIDE) else { return false };
        let opens = matches!(self.tag(first), Some(Tag::Preposition | Tag::Adverb | Tag::To | Tag::Subordinator));
        let finite = |at: usize| {
            self.tag(at) == Some(Tag::Auxiliary)
                || self.tag(at) == Some(Tag::Verb) && self.has_form(at, Forms::PAST | Forms::THIRD)
        };
        let phrase = || (first..comma).all(|it| !self.pauses(it) && !finite(it));
        self.shape(comma) == Some(Shape::Comma) && opens && phrase() && self.paragraph.is_capital(first)
    }

    /// Whether the words are in large letters, as what heads a text is, and the words that follow are not.
    pub(super) fn is_label(&self) -> bool {
        let small = self.range.clone().any(|it| self.shape(it) == Some(Shape::Lower));
        small && self.words.clone().all(|it| self.paragraph.is_upper(it))
    }

    /// The last word before the token at `at`, adverbs and an aside between commas passed over: the last of its
    /// subject if a finite verb stands there.
    pub(super) fn subject_of(&self, at: usize) -> Option<usize> {
        let mut aside = true;
        let mut before = at;
        while before > self.range.start {
            before -= 1;
            match (self.shape(before), self.tag(before)) {
                (Some(Shape::Comma), _) if aside => {
                    aside = false;
                    let back = self.range.start.max(before.saturating_sub(LONGEST_ASIDE))..before;
                    before = back.rev().find(|it| self.shape(*it) == Some(Shape::Comma))?;
                }
                (_, Some(Tag::Adverb)) => {}
                (_, Some(Tag::Mark)) => return None,
                _ if self.reads(before, &self.around.floating) => {}
                _ => return Some(before),
            }
        }
        None
    }

    /// The last word of the subject of the finite verb that the words are or begin with.
    pub(super) fn subject(&self) -> Option<usize> {
        self.subject_of(self.words.start)
    }

    /// The verb that the words help: the first word after them, adverbs and an aside between commas passed over.
    pub(super) fn verb(&self) -> Option<usize> {
        self.verb_from(self.words.end)
    }

    fn verb_from(&self, from: usize) -> Option<usize> {
        let mut at = from;
        let mut aside = true;
        while at < self.range.end {
            let short = self.reads(at, &["at", "of", "in", "for"]) && self.reads(at + 1, &self.around.short_asides);
            if short {
                at += 2;
            } else if self.shape(at) == Some(Shape::Comma) && aside {
                aside = false;
                let mut close = at + 1..self.range.end.min(at + 1 + LONGEST_ASIDE);
                at = close.find(|it| self.shape(*it) == Some(Shape::Comma))? + 1;
            } else if self.tag(at) == Some(Tag::Adverb) || self.reads(at, &self.around.before_verb) {
                at += 1;
            } else {
                return Some(at).filter(|it| self.may_be_infinitive(*it));
            }
        }
        None
    }

    /// Whether the word at `at` may be a verb after "must": one that is known for it, or one that nothing is known of.
    fn may_be_infinitive(&self, at: usize) -> bool {
        let token = self.paragraph.tokens[at];
        let unknown = token.shape == Shape::Lower && token.verb.is_none() && token.class == Class::default();
        unknown || token.is(Class::BE | Class::HAVE | Class::DO) || self.has_form(at, Forms::BASE)
    }

    /// Whether the words after `at` are a participle with its adverbs: "have long known".
    pub(super) fn participle_follows(&self, at: usize) -> bool {
        let next = (at + 1..self.range.end).find(|it| self.tag(*it) != Some(Tag::Adverb));
        next.is_some_and(|it| {
            self.has_form(it, Forms::PARTICIPLE)
                || self.reads(it, &["been", "had", "done"])
                || self.paragraph.shape(it) == Some(Shape::Lower) && self.paragraph.ends_with(it, &["ed"])
        })
    }

    /// Whether the clause of the words hangs on another that takes the force from it: "if we must", "who should
    /// know", "how it ought to be", "which means we must", "they say we must".
    pub(super) fn hangs(&self) -> bool {
        let Some(subject) = self.subject() else { return false };
        // "The facts they need to know", "the talks we should be having": a clause that stands by a noun.
        let noun = subject > self.range.start && matches!(self.tag(subject - 1), Some(Tag::Noun));
        if noun && self.tag(subject) == Some(Tag::Pronoun) {
            return true;
        }
        let first = self.range.start.max(self.words.start.saturating_sub(LONGEST_SUBJECT));
        for at in (first..=subject).rev() {
            if self.reads(at, &self.around.hanging)
                || self.reads(at, &self.around.hanging_before_pronoun)
                    && at + 1 == subject
                    && self.tag(subject) == Some(Tag::Pronoun)
            {
                return true;
            }
            // "Until then we must" tells it; "until we must" does not.
            let until = self.reads(at, &["until", "before", "after"]) && !self.reads(at + 1, &self.around.moments);
            if until && self.tag(at) == Some(Tag::Subordinator) || self.tag(at) == Some(Tag::Relative) {
                return true;
            }
            if self.reads(at, &["what"]) {
                // "What we need to do is …" tells it all the same.
                return at > self.range.start
                    && !(self.range.start..at).all(|it| self.pauses(it) || self.reads(it, &self.around.openers));
            }
            match self.tag(at) {
                Some(Tag::Verb) => {
                    let token = self.paragraph.tokens[at];
                    let held = token.verb.is_some_and(|it| it.cue) && !self.is_own(at);
                    return held || self.reads(at, &["means", "mean", "meant"]);
                }
                Some(Tag::Auxiliary | Tag::Mark | Tag::But) => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether "that" opens the clause of the words, and no "is" stands before it: "odd that it should".
    pub(super) fn is_named_by_that(&self) -> bool {
        let Some(subject) = self.subject() else { return false };
        let first = self.range.start.max(self.words.start.saturating_sub(LONGEST_SUBJECT));
        let stop = |at: &usize| matches!(self.tag(*at), Some(Tag::That | Tag::Verb | Tag::Auxiliary | Tag::Mark));
        let found = (first..=subject).rev().find(stop);
        found.is_some_and(|it| self.tag(it) == Some(Tag::That) && !(it > 0 && self.is(it - 1, Class::BE)))
    }

    /// Whether the clause of the words is what somebody else says or holds: "fears that it may".
    pub(super) fn is_reported(&self) -> bool {
        let Some(subject) = self.subject() else { return false };
        let first = self.range.start.max(self.words.start.saturating_sub(LONGEST_SUBJECT));
        let stop = |at: &usize| matches!(self.tag(*at), Some(Tag::Verb | Tag::Auxiliary | Tag::Mark));
        let cue = (first..=subject).rev().find(stop).filter(|it| self.tag(*it) == Some(Tag::Verb));
        let holds = |at: &usize| self.paragraph.tokens[*at].verb.is_some_and(|it| it.cue);
        cue.filter(holds).is_some_and(|it| !self.is_own(it))
    }

    /// Whether the subject of the verb at `at` is the author.
    fn is_own(&self, at: usize) -> bool {
        self.subject_of(at).is_some_and(|it| self.reads(it, &["i", "we"]))
    }
}
