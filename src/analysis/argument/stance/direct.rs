//! When a word that may tell somebody to do something does.

use std::ops::Range;

use super::place::Place;
use crate::analysis::result::Stance;
use crate::analysis::text::{Class, Forms, Shape, Tag};

/// What has to be looked at around a word that may tell somebody to do something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direct {
    Always,
    Must,
    Should,
    Ought,
    Need,
    Have,
    NeedsDoing,
    Afford,
    Remedy,
    Better,
    Opening,
    Imperative,
}

impl Direct {
    pub(super) fn named(section: &str) -> Self {
        match section {
            "must" => Self::Must,
            "should" => Self::Should,
            "ought" => Self::Ought,
            "need" => Self::Need,
            "have" => Self::Have,
            "needs-doing" => Self::NeedsDoing,
            "afford" => Self::Afford,
            "remedy" => Self::Remedy,
            "better" => Self::Better,
            "opening" => Self::Opening,
            "imperative" => Self::Imperative,
            _ => Self::Always,
        }
    }

    /// What it tells here, and by which words: "must have" is a guess.
    pub(super) fn tells(self, place: &Place<'_>) -> Option<(Stance, Range<usize>)> {
        if self == Self::Must && is_guess(place) {
            let end = place.verb().map_or(place.words.end, |it| it + 1);
            return Some((Stance::Hedged, place.words.start..end));
        }
        let tells = match self {
            Self::Always => !place.follows(&["if", "when", "whether"]),
            Self::Must => is_modal(place) && !is_rule(place) && !is_inferred(place),
            Self::Should => is_should(place),
            Self::Ought => is_modal(place) && !is_expected(place),
            Self::Need => is_need(place),
            Self::Have => is_duty(place),
            Self::NeedsDoing => needs(place) && is_done(place),
            Self::Afford => place.subject().is_some_and(|it| place.reads(it, &["we"])) && !place.hangs(),
            Self::Remedy => is_remedy(place),
            Self::Better => place.verb().is_some_and(|it| place.is(it, Class::BE) || place.has_form(it, Forms::BASE)),
            Self::Opening => commands(place) && !place.precedes(&["me"]),
            Self::Imperative => commands(place) && acts_on_something(place) && !place.precedes(&["me"]),
        };
        tells.then(|| (Stance::Directive, place.words.clone()))
    }
}

/// "Must have been": what must be so, not what must be done.
fn is_guess(place: &Place<'_>) -> bool {
    place.verb().is_some_and(|it| place.reads(it, &["have"]) && place.participle_follows(it))
}

/// Whether a modal verb stands in a clause of its own, with a verb that it helps.
fn is_modal(place: &Place<'_>) -> bool {
    let first_person = place.subject().is_some_and(|it| place.reads(it, &["i"]));
    place.shape(place.words.start) == Some(Shape::Lower)
        && place.before().is_some_and(|it| !matches!(place.tag(it), Some(Tag::Determiner | Tag::Possessive)))
        && place.verb().is_some()
        && !first_person
        && !place.hangs()
}

/// "Under the act owners must register": the law says so, not the author.
fn is_rule(place: &Place<'_>) -> bool {
    let under = |at: usize| {
        place.reads(at, &["under", "by"]) && (at + 1..at + 5).any(|it| place.reads(it, &place.around.laws))
            || place.reads(at, &["legally"])
    };
    place.range.clone().any(under)
}

/// "It must be hard", "she must know".
fn is_inferred(place: &Place<'_>) -> bool {
    let Some(verb) = place.verb() else { return true };
    let single = place.subject().is_some_and(|it| place.reads(it, &["it", "he", "she", "that", "this", "one"]));
    let state = place.reads(verb, &["be"]) && !place.participle_follows(verb);
    single && state || place.reads(verb, &place.around.guessed) || place.holds(&["surely"])
}

fn is_should(place: &Place<'_>) -> bool {
    // "If they will not, she should": the verb is the one before.
    let subject = place.subject().filter(|it| place.reads(*it, &["he", "she", "they", "we", "you", "it"]));
    let left_out = place.pauses(place.words.end) && subject.is_some() && !place.hangs();
    let inverted = place.follows(&["nor", "so"]) && place.reads(place.words.end, &["we", "you", "they"]);
    left_out || inverted || is_modal(place) && !is_expected(place) && !place.is_named_by_that()
}

/// "Should arrive on Monday", "ought to be enough", "should have known".
fn is_expected(place: &Place<'_>) -> bool {
    let Some(verb) = place.verb() else { return true };
    let state = (verb + 1..place.range.end).find(|it| place.tag(*it) != Some(Tag::Adverb));
    let be = place.reads(verb, &["be"]);
    place.reads(verb, &place.around.expected)
        || place.reads(verb, &["have"]) && place.participle_follows(verb)
        || be
            && (state.is_none_or(|it| place.reads(it, &place.around.expected_state))
                || place.reads(verb + 1, &place.around.expected_state))
        || be && state.is_some_and(|it| place.tag(it) == Some(Tag::Preposition))
}

/// "We need to", "the council needs to", but neither "the need to" nor "do not need to".
fn is_need(place: &Place<'_>) -> bool {
    needs(place) && place.verb().is_some()
}

/// "Needs changing", but not "needs building land".
fn is_done(place: &Place<'_>) -> bool {
    let end = place.words.end;
    let next = place.tag(end + 1);
    let alone = !matches!(next, Some(Tag::Noun | Tag::Name | Tag::Ing | Tag::Determiner | Tag::Possessive));
    place.tag(end) == Some(Tag::Ing) && place.has_form(end, Forms::ING) && alone
}

/// Whether the subject of "need" is one that the author speaks for, and nothing helps the verb.
fn needs(place: &Place<'_>) -> bool {
    let Some(subject) = place.subject() else { return false };
    let several = place.reads(place.words.start, &["need"]);
    let plural = place.reads(subject, &["we", "they", "you", "these", "those"])
        || place.is(subject, Class::GROUP)
        || place.paragraph.ends_with(subject, &["s"])
            && !place.paragraph.ends_with(subject, &["ss", "ous", "us", "is"])
            && matches!(place.tag(subject), Some(Tag::Noun | Tag::Name));
    let single = place.tag(subject).is_some_and(Tag::is_nominal) && !place.reads(subject, &["i", "one"]);
    let helped = place.before().is_some_and(|it| {
        place.is(it, Class::NEGATION | Class::MODAL | Class::DO | Class::TO | Class::HAVE)
            || place.follows(&["only", "longer"])
    });
    (if several { plural } else { single }) && !helped && !place.hangs()
}

/// "We have to", "this has to stop", "there has to be".
fn is_duty(place: &Place<'_>) -> bool {
    let Some(verb) = place.verb() else { return false };
    // "There" is passed over as an adverb where a subject is looked for.
    if place.follows(&["there"]) {
        return true;
    }
    let Some(subject) = place.subject() else { return false };
    let helped = place.before().is_some_and(|it| place.is(it, Class::NEGATION | Class::MODAL | Class::DO | Class::TO));
    let stops = place.reads(subject, &["this", "that", "it", "something", "somebody", "someone"])
        && place.reads(verb, &place.around.stopped);
    let body = place.is(subject, Class::ORGANIZATION | Class::ROLE | Class::GROUP);
    let acts = body && place.reads(verb, &place.around.acted);
    // "The leak has to be dealt with."
    let after = (verb + 1..place.range.end).find(|it| place.tag(*it) != Some(Tag::Adverb));
    let is_done = place.reads(verb, &["be"]) && after.is_some_and(|it| place.reads(it, &place.around.acted));
    !helped && (stops || acts || is_done || place.reads(subject, &["we"])) && !place.hangs()
}

/// "The way to end this is to …", "the first step is to …", but not "the mayor's answer is to …".
fn is_remedy(place: &Place<'_>) -> bool {
    let best =
        ["the", "only", "best", "better", "right", "first", "next", "surest", "obvious", "sensible", "real", "our"];
    let named = |at: usize| {
        let noun = place.reads(at, &place.around.remedies) && at > place.range.start;
        noun && place.reads(at - 1, &best) && !place.reads(at + 1, &["of", "that", "which"])
    };
    place.verb().is_some() && (place.range.start..place.words.start).any(named) && !place.hangs()
}

/// Whether a verb that no list names tells somebody to do something, standing first in its clause in its bare form before
/// what it acts on: "Block the sale."
pub(super) fn is_bare_imperative(place: &Place<'_>) -> bool {
    let start = place.words.start;
    let bare = place.has_form(start, Forms::BASE) && !place.has_form(start, Forms::PAST);
    let known = bare && !place.reads(start, &place.around.no_command) && !place.precedes(&["me", "that"]);
    known && commands(place) && acts_on_something(place) && !(place.is(start, Class::ALSO_NOUN) && is_subject(place))
}

/// "Work the mayor promised never came": a noun with a clause by it, and another verb after them.
fn is_subject(place: &Place<'_>) -> bool {
    let stops = |at: &usize| {
        let tag = place.tag(*at);
        place.pauses(*at)
            || matches!(tag, Some(Tag::Relative | Tag::That | Tag::Wh | Tag::Subordinator | Tag::To | Tag::Preposition))
    };
    let finite = |at: usize| {
        place.tag(at) == Some(Tag::Auxiliary)
            || place.tag(at) == Some(Tag::Verb) && place.has_form(at, Forms::PAST | Forms::THIRD)
    };
    (place.words.end..place.range.end).take_while(|at| !stops(at)).any(finite)
}

/// Whether a verb stands where an imperative would: first in its clause, in its bare form.
fn commands(place: &Place<'_>) -> bool {
    let start = place.words.start;
    if place.is_label() {
        return false;
    }
    if !place.opens() {
        return place.shape(start) == Some(Shape::Lower) && place.is_fronted();
    }
    let begins = place.range.start == start && place.paragraph.sentence_opens(start);
    let large = place.shape(start) == Some(Shape::Capital);
    // A clause cut off a sentence begins small; one that "and" or "but" joins may share the subject of the other.
    let cut = start > 0
        && place.range.start == start
        && matches!(
            place.paragraph.shape(start - 1),
            Some(Shape::Colon | Shape::Semicolon | Shape::Dash | Shape::Comma)
        );
    let after_opener = start > place.range.start && place.paragraph.is_capital(place.range.start);
    let joined = after_opener && place.shape(start) == Some(Shape::Lower);
    large || begins || cut || joined
}

/// Whether what stands after a verb in its bare form is what it acts on, and the verb no noun: "Cut the budget", but
/// not "Cut flowers wilt".
fn acts_on_something(place: &Place<'_>) -> bool {
    let end = place.words.end;
    let object = Class::DETERMINER | Class::POSSESSIVE | Class::OBJECT;
    let known = place.is(end, object) && !place.reads(end, &["much", "little", "more", "less"]);
    let clause = place.reads(end, &["that", "what", "how", "why", "whether", "when", "who", "it"]);
    let to_mind = place.reads(place.words.start, &place.around.to_mind);
    let name = to_mind
        && (place.shape(end) == Some(Shape::Capital)
            || place.shape(end) == Some(Shape::Comma)
                && place.reads(end + 1, &["too", "for", "then", "if", "instead", "say"])
            || place.shape(end) == Some(Shape::Colon));
    let unmistakable = place.reads(place.words.start, &place.around.unmistakable)
        && !place.pauses(end)
        && !place.has_form(end, Forms::PAST | Forms::THIRD)
        && !place.is(end, Class::BE | Class::HAVE | Class::MODAL | Class::AND | Class::PREPOSITION);
    known || clause || name || unmistakable
}
