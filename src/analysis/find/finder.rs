//! The attributions of one paragraph.

use std::ops::Range;

use super::super::Act;
use super::super::class::Class;
use super::super::clause::{self, Mood, VerbGroup};
use super::super::content::{self, Extent};
use super::super::lexicon::Lexicon;
use super::super::paragraph::Paragraph;
use super::super::source;
use super::super::tag::Tag;
use super::super::token::Shape;
use super::super::verb::Verb;
use super::Found;
use super::phrase::{self, After, Next};

/// All attributions of a paragraph, in the order of their cues.
pub(super) fn attributions(paragraph: &Paragraph<'_>, lexicon: &Lexicon) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &paragraph.sentences {
        let groups = clause::verb_groups(paragraph, sentence.clone());
        let finder = SentenceFinder { paragraph, lexicon, sentence: sentence.clone(), groups: &groups };
        finder.find(&mut found);
    }
    found
}

struct SentenceFinder<'a> {
    paragraph: &'a Paragraph<'a>,
    lexicon: &'a Lexicon,
    sentence: Range<usize>,
    groups: &'a [VerbGroup],
}

impl SentenceFinder<'_> {
    fn find(&self, found: &mut Vec<Found>) {
        for at in self.sentence.clone() {
            if self.paragraph.tokens[at].is(Class::ACCORDING) && !self.paragraph.is_quoted(at) {
                found.extend(self.according(at));
            }
        }
        for group in self.groups {
            found.extend(self.verb(group));
        }
    }

    fn verb_of(&self, group: &VerbGroup) -> Option<&Verb> {
        let form = self.paragraph.tokens[group.head].verb?;
        Some(self.lexicon.verb(form.id)).filter(|it| it.act.is_some())
    }

    fn verb(&self, group: &VerbGroup) -> Option<Found> {
        let verb = self.verb_of(group)?;
        let after = phrase::after(self.paragraph, verb, group.head, &self.sentence, self.groups);
        if group.mood == Mood::Passive {
            return self.passive(group, verb, after);
        }
        if verb.frames.raising {
            return self.raising(group, after);
        }
        if let Some(found) = self.as_clause(group, after) {
            return Some(found);
        }
        self.left(group, verb, after).or_else(|| self.inverted(group, verb)).or_else(|| self.right(group, verb, after))
    }

    fn found(
        &self,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        content: Vec<Range<usize>>,
        confidence: f32,
    ) -> Option<Found> {
        let content: Vec<_> = content.into_iter().filter(|it| it.start < it.end).collect();
        (!content.is_empty()).then_some(Found { source, cue, content, confidence })
    }

    fn is_expletive(&self, source: &Range<usize>) -> bool {
        source.len() == 1 && self.paragraph.tokens[source.start].is(Class::EXPLETIVE)
    }

    /// "The plan seems to work": all of it is content, and nobody is named.
    fn raising(&self, group: &VerbGroup, after: After) -> Option<Found> {
        let subject = group.subject.clone().filter(|it| group.own_subject && !self.is_expletive(it));
        let rest = match after.next {
            Next::Infinitive(at) | Next::Joined(at) => self.extent(at, Extent::Phrase),
            Next::Clause(at) => self.extent(at, Extent::Clause),
            _ => return None,
        };
        self.found(None, group.start..after.cue_end, subject.into_iter().chain([rest]).collect(), 0.5)
    }

    /// Content after the cue.
    fn right(&self, group: &VerbGroup, verb: &Verb, after: After) -> Option<Found> {
        let bare = matches!(group.mood, Mood::Infinitive | Mood::Participle);
        let frames = verb.frames;
        let (content, cue_end, confidence) = match after.next {
            Next::Quote(at) if frames.quote || frames.noun || frames.clause => {
                (self.quotation_onwards(at), after.cue_end, 0.9)
            }
            Next::Colon(at) if frames.quote && at + 1 == self.paragraph.tokens.len() && !bare => {
                return self.announced(group, at + 1);
            }
            Next::Colon(at) if frames.quote => (vec![self.after_colon(at)], at + 1, 0.9),
            Next::Clause(at) => (vec![self.extent(at, Extent::Clause)], after.cue_end, 0.85),
            Next::Infinitive(at) if !bare => (vec![self.extent(at, Extent::Phrase)], after.cue_end, 0.6),
            Next::Joined(at) => (vec![self.extent(at, Extent::Phrase)], after.cue_end, 0.6),
            Next::Noun(at)
                if group.mood == Mood::Finite || group.mood == Mood::Participle && self.after_mark(group.start) =>
            {
                (vec![self.extent(at, Extent::Phrase)], after.cue_end, 0.5)
            }
            _ => return None,
        };
        group.subject.as_ref()?;
        let statement = verb.act == Some(Act::Statement);
        if group.mood == Mood::Infinitive && !statement {
            return None;
        }
        self.found(group.subject.clone(), group.start..cue_end.max(group.head + 1), content, confidence)
    }

    /// "He continued:" at the end of a paragraph: the content is the next one.
    fn announced(&self, group: &VerbGroup, cue_end: usize) -> Option<Found> {
        let source = Some(group.subject.clone()?);
        Some(Found { source, cue: group.start..cue_end, content: Vec::new(), confidence: 0.8 })
    }

    /// Whether a comma or a dash stands right before `at`.
    fn after_mark(&self, at: usize) -> bool {
        at > self.sentence.start && matches!(self.shape(at - 1), Some(Shape::Comma | Shape::Dash))
    }

    fn extent(&self, at: usize, extent: Extent) -> Range<usize> {
        at..content::end(self.paragraph, at, self.sentence.end, extent)
    }

    fn after_colon(&self, colon: usize) -> Range<usize> {
        match self.paragraph.quotation_at(colon + 1).filter(|it| it.open == colon + 1) {
            Some(quotation) => quotation.open..quotation.end,
            None => self.extent(colon + 1, Extent::Clause),
        }
    }

    /// A quotation and what goes on after it, if it goes on in the same clause.
    fn quotation_onwards(&self, at: usize) -> Vec<Range<usize>> {
        let Some(quotation) = self.paragraph.quotation_at(at) else { return Vec::new() };
        let end = quotation.end;
        if content::ends_inside(self.paragraph, end) || end >= self.sentence.end {
            return vec![quotation.open..end];
        }
        vec![quotation.open..content::end(self.paragraph, end, self.sentence.end, Extent::Clause).max(end)]
    }

    /// "As the Times reported, …" and "…, as he put it".
    fn as_clause(&self, group: &VerbGroup, after: After) -> Option<Found> {
        let subject = group.subject.as_ref().filter(|_| group.own_subject)?;
        let lead = subject.start.checked_sub(1).filter(|&it| it >= self.sentence.start)?;
        if !self.paragraph.tokens[lead].is(Class::AS) || self.paragraph.is_quoted(lead) {
            return None;
        }
        let cue = group.start..after.cue_end;
        let opens =
            (self.sentence.start..lead).all(|it| matches!(self.paragraph.tags[it], Tag::And | Tag::But | Tag::Mark));
        let close = match after.next {
            Next::Quote(at) => at,
            Next::End(at) => at,
            _ => (after.cue_end..self.sentence.end).find(|&it| self.shape(it) == Some(Shape::Comma))?,
        };
        if opens {
            let start = if self.shape(close) == Some(Shape::Comma) { close + 1 } else { close };
            let content = if self.paragraph.is_quoted(start) {
                self.quotation_onwards(start)
            } else {
                vec![self.extent(start, Extent::Clause)]
            };
            return self.found(Some(subject.clone()), cue, content, 0.9);
        }
        let comma = lead.checked_sub(1).filter(|&it| self.shape(it) == Some(Shape::Comma))?;
        self.found(Some(subject.clone()), cue, self.around(comma, close), 0.8)
    }

    fn shape(&self, at: usize) -> Option<Shape> {
        self.paragraph.shape(at)
    }

    /// "…, he said": content before the source, and after it if the sentence goes on.
    fn left(&self, group: &VerbGroup, verb: &Verb, after: After) -> Option<Found> {
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
        self.found(Some(subject.clone()), group.start..after.cue_end, content, 0.9)
    }

    /// Whether what stands before the mark at `end` may be a content without quotation marks: a clause, and
    /// not an adverbial ("In Ohio, …") before a quotation that follows.
    fn states(&self, end: usize, quotes: bool) -> bool {
        let start = self.sentence.start;
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
    fn inverted(&self, group: &VerbGroup, verb: &Verb) -> Option<Found> {
        if group.own_subject || group.mood != Mood::Finite || !verb.frames.quote || group.start <= self.sentence.start {
            return None;
        }
        let before = group.start - 1;
        if !self.opens_aside(before) {
            return None;
        }
        let subject = source::after(self.paragraph, group.head + 1, self.sentence.end)?;
        let content = self.around(before, subject.end);
        self.found(Some(subject), group.start..group.head + 1, content, 0.95)
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
            if led.is_some_and(|it| self.shape(it) == Some(Shape::Colon)) {
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
        self.groups.iter().any(|it| it.start == at && matches!(it.mood, Mood::Finite | Mood::Passive))
    }

    /// Where the clause begins whose subject ends at `end`: after the last word that opens a clause.
    fn clause_start(&self, start: usize, end: usize) -> usize {
        let opens = |&at: &usize| {
            !self.paragraph.is_quoted(at)
                && (matches!(self.paragraph.tags[at], Tag::Subordinator | Tag::But | Tag::That)
                    || self.shape(at) == Some(Shape::Semicolon))
        };
        (start..end).rev().find(opens).map_or(start, |at| at + 1)
    }

    /// The content that goes on after an aside.
    fn further(&self, at: usize) -> Option<Range<usize>> {
        if self.paragraph.is_quoted(at) {
            return self.quotation_onwards(at).into_iter().next();
        }
        let token = &self.paragraph.tokens[at];
        let other = match self.paragraph.tags[at] {
            Tag::Ing | Tag::Relative | Tag::Subordinator => true,
            Tag::And | Tag::But => false,
            _ => token.is(Class::AS | Class::ACCORDING),
        };
        (!other).then(|| self.extent(at, Extent::Clause))
    }

    /// "is expected to", "was told that": the subject is content, who attributes stands after "by" or nowhere.
    fn passive(&self, group: &VerbGroup, verb: &Verb, after: After) -> Option<Found> {
        let end = self.sentence.end;
        let at = after.cue_end;
        let by = at < end && self.paragraph.tokens[at].is(Class::BY);
        let subject =
            group.subject.clone().filter(|it| group.own_subject && !verb.frames.person && !self.is_expletive(it));
        let cue = group.start..after.cue_end;
        if by {
            let source = source::after(self.paragraph, at + 1, end)?;
            return self.found(Some(source), cue, vec![subject?], 0.5);
        }
        let rest = match after.next {
            Next::Infinitive(at) => self.extent(at, Extent::Phrase),
            Next::Clause(at) => self.extent(at, Extent::Clause),
            Next::Quote(at) => self.quotation_onwards(at).into_iter().next()?,
            _ if at < end && self.paragraph.tokens[at].is(Class::AS) => self.extent(at, Extent::Phrase),
            _ => return None,
        };
        let content = subject.into_iter().chain([rest]).collect();
        self.found(None, cue, content, 0.5)
    }

    /// "according to the police".
    fn according(&self, at: usize) -> Option<Found> {
        let to = at + 1;
        if to >= self.sentence.end || !self.paragraph.tokens[to].is(Class::TO) {
            return None;
        }
        let subject = source::after(self.paragraph, to + 1, self.sentence.end)?;
        let cue = at..to + 1;
        let opens = (self.sentence.start..at).all(|it| !self.paragraph.tokens[it].is_word());
        let content = if opens {
            let comma = subject.end;
            let start = if self.shape(comma) == Some(Shape::Comma) { comma + 1 } else { comma };
            if self.paragraph.is_quoted(start) {
                self.quotation_onwards(start)
            } else {
                vec![self.extent(start.min(self.sentence.end), Extent::Clause)]
            }
        } else {
            self.around(at - 1, subject.end)
        };
        self.found(Some(subject), cue, content, 0.9)
    }
}
