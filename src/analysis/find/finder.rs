//! The attributions of one paragraph.
#![expect(clippy::single_range_in_vec_init, reason = "a content is a list of ranges, mostly of one")]

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
use super::noun::{self, NounCue, Place};
use super::phrase::{self, After, Next};
use super::quoted;

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

/// What finds the attributions of one sentence.
pub(super) struct SentenceFinder<'a> {
    pub(super) paragraph: &'a Paragraph<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) sentence: Range<usize>,
    pub(super) groups: &'a [VerbGroup],
}

impl SentenceFinder<'_> {
    fn find(&self, found: &mut Vec<Found>) {
        let before = found.len();
        for at in self.sentence.clone() {
            if self.paragraph.tokens[at].is(Class::ACCORDING) && !self.paragraph.is_quoted(at) {
                found.extend(self.according(at));
            }
            let noun = noun::cue(self.paragraph, at, self.sentence.start, self.sentence.end);
            found.extend(noun.and_then(|it| self.noun(it)));
        }
        for group in self.groups {
            found.extend(self.verb(group));
        }
        found.extend(self.question());
        let label = self.label().or_else(|| self.led_by_colon());
        let free = |it: &Found| !found[before..].iter().any(|other| overlap(other, it));
        let label = label.filter(free);
        found.extend(label);
        found[before..].sort_by_key(|it| it.cue.start);
    }

    fn verb_of(&self, group: &VerbGroup) -> Option<&Verb> {
        let form = self.paragraph.tokens[group.head].verb?;
        Some(self.lexicon.verb(form.id)).filter(|it| it.act.is_some())
    }

    fn verb(&self, group: &VerbGroup) -> Option<Found> {
        if let Some(found) = self.adjective(group) {
            return Some(found);
        }
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
        self.left(group, verb, after)
            .or_else(|| self.inverted(group, verb))
            .or_else(|| self.opening(group, verb))
            .or_else(|| self.right(group, verb, after))
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
        found(None, group.start..after.cue_end, subject.into_iter().chain([rest]).collect(), 0.5)
    }

    /// Content after the cue.
    fn right(&self, group: &VerbGroup, verb: &Verb, after: After) -> Option<Found> {
        if self.is_advice(group) && !matches!(after.next, Next::Quote(_) | Next::Colon(_)) {
            return None;
        }
        let bare = matches!(group.mood, Mood::Infinitive | Mood::Participle);
        let frames = verb.frames;
        let (content, cue_end, confidence) = match after.next {
            Next::Quote(at) if frames.quote || frames.noun || frames.clause => {
                (self.quotation_onwards(at), after.cue_end, 0.9)
            }
            Next::Colon(at) if frames.quote && at + 1 == self.paragraph.tokens.len() && !bare => {
                return announced(group, at + 1);
            }
            Next::End(at) if frames.quote && group.own_subject && at + 1 == self.sentence.end => {
                let next = self.paragraph.sentences.iter().find(|it| it.start == at + 1)?;
                let quotation = quoted::whole(self.paragraph, next)?;
                (vec![quotation.open..quotation.end], after.cue_end, 0.7)
            }
            Next::Colon(at) if frames.quote => (vec![self.after_colon(at)], at + 1, 0.9),
            Next::Clause(at) => (vec![self.extent(at, Extent::Clause)], after.cue_end, 0.85),
            Next::Infinitive(at) if self.is_anonymity(at) => return None,
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
        found(group.subject.clone(), group.start..cue_end.max(group.head + 1), content, confidence)
    }

    /// Whether it is the author who says what somebody should say.
    fn is_advice(&self, group: &VerbGroup) -> bool {
        let advises = |at: usize| ["should", "must", "ought"].iter().any(|it| self.paragraph.reads(at, it));
        (group.start..group.head).any(advises)
    }

    /// "asked not to be named": how somebody is quoted, not what they say.
    fn is_anonymity(&self, to: usize) -> bool {
        self.paragraph.reads(to + 1, "be")
            && ["named", "identified", "quoted"].iter().any(|it| self.paragraph.reads(to + 2, it))
    }

    /// Whether a comma or a dash stands right before `at`.
    fn after_mark(&self, at: usize) -> bool {
        at > self.sentence.start && matches!(self.shape(at - 1), Some(Shape::Comma | Shape::Dash))
    }

    pub(super) fn extent(&self, at: usize, extent: Extent) -> Range<usize> {
        let end = content::end(self.paragraph, at, self.sentence.end, extent);
        at..self.splice(at, end).unwrap_or(end)
    }

    /// Where another clause with a subject of its own begins after a comma, if no "if" or "when" opens the content.
    fn splice(&self, start: usize, end: usize) -> Option<usize> {
        let conditional = (start..end.min(start + 2)).any(|it| self.paragraph.tags[it] == Tag::Subordinator);
        let own = self.groups.iter().filter(|it| it.own_subject && it.start < end);
        let subjects = own.filter_map(|it| it.subject.as_ref()).map(|it| it.start);
        let after_comma = |&at: &usize| {
            at > start + 2
                && self.shape(at - 1) == Some(Shape::Comma)
                && !self.paragraph.is_quoted(at - 1)
                && self.paragraph.tags[at] != Tag::Relative
        };
        let splice = subjects.filter(|_| !conditional).find(after_comma).map(|it| it - 1);
        let splice = splice.into_iter().chain(self.other_speaker(start, end)).min()?;
        let whole = |it: &&VerbGroup| it.own_subject && it.start > start && it.head < splice;
        self.groups.iter().find(whole).map(|_| splice)
    }

    /// The comma after which somebody else speaks: ", and the union says that".
    fn other_speaker(&self, start: usize, end: usize) -> Option<usize> {
        let speaks = |group: &&VerbGroup| {
            let clause = matches!(self.paragraph.tag(group.head + 1), Some(Tag::That))
                || self.paragraph.is_quoted(group.head + 1);
            group.own_subject && clause && self.verb_of(group).is_some()
        };
        let named = |at: &usize| {
            *at > start + 2
                && matches!(self.paragraph.tags[*at - 1], Tag::And | Tag::But)
                && self.shape(*at - 2) == Some(Shape::Comma)
                && self.paragraph.tags[*at] != Tag::Pronoun
        };
        let groups = self.groups.iter().filter(|it| it.head < end).filter(speaks);
        groups.filter_map(|it| it.subject.as_ref()).map(|it| it.start).find(named).map(|it| it - 2)
    }

    fn after_colon(&self, colon: usize) -> Range<usize> {
        match self.paragraph.quotation_at(colon + 1).filter(|it| it.open == colon + 1) {
            Some(quotation) => quotation.open..quotation.end,
            None => self.extent(colon + 1, Extent::Clause),
        }
    }

    /// A quotation and what goes on after it, if it goes on in the same clause.
    pub(super) fn quotation_onwards(&self, at: usize) -> Vec<Range<usize>> {
        let Some(quotation) = self.paragraph.quotation_at(at) else { return Vec::new() };
        let end = quotation.end;
        if content::ends_inside(self.paragraph, end) || end >= self.sentence.end {
            return vec![quotation.open..end];
        }
        let further = content::end(self.paragraph, end, self.sentence.end, Extent::Clause);
        vec![quotation.open..further.max(end)]
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.paragraph.shape(at)
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
            return found(Some(source), cue, vec![subject?], 0.5);
        }
        let rest = match after.next {
            Next::Infinitive(at) => self.extent(at, Extent::Phrase),
            Next::Clause(at) => self.extent(at, Extent::Clause),
            Next::Quote(at) => self.quotation_onwards(at).into_iter().next()?,
            _ if at < end && self.paragraph.tokens[at].is(Class::AS) => self.extent(at, Extent::Phrase),
            _ => return None,
        };
        let content = subject.into_iter().chain([rest]).collect();
        found(None, cue, content, 0.5)
    }

    /// "in her view", "his claim that".
    fn noun(&self, cue: NounCue) -> Option<Found> {
        let content = match cue.content {
            Place::After(at) => vec![self.extent(at, Extent::Clause)],
            Place::Around(lead, end) => self.aside(lead, end),
        };
        found(Some(cue.source), cue.cue, content, 0.7)
    }

    /// "is confident that".
    fn adjective(&self, group: &VerbGroup) -> Option<Found> {
        let head = &self.paragraph.tokens[group.head];
        let content =
            noun::adjective(self.paragraph, group.head + 1, self.sentence.end).filter(|_| head.is(Class::BE))?;
        let source = Some(group.subject.clone()?);
        found(source, group.start..content, vec![self.extent(content, Extent::Clause)], 0.7)
    }
}

/// Whether two attributions share content.
fn overlap(one: &Found, other: &Found) -> bool {
    one.content.iter().any(|it| other.content.iter().any(|also| it.start < also.end && also.start < it.end))
}

/// An attribution, if anything is left of its content.
pub(super) fn found(
    source: Option<Range<usize>>,
    cue: Range<usize>,
    mut content: Vec<Range<usize>>,
    confidence: f32,
) -> Option<Found> {
    content.retain(|it| it.start < it.end);
    (!content.is_empty()).then_some(Found { source, cue, content, confidence })
}

/// "He continued:" at the end of a paragraph: the content is the next one.
fn announced(group: &VerbGroup, cue_end: usize) -> Option<Found> {
    let source = Some(group.subject.clone()?);
    Some(Found { source, cue: group.start..cue_end, content: Vec::new(), confidence: 0.8 })
}
