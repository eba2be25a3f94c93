//! Directives: when a word that can tell somebody to do something does.

use std::ops::Range;

use super::sign_context::SignContext;
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
    pub(super) fn tells(self, context: &SignContext<'_>) -> Option<(Stance, Range<usize>)> {
        if self == Self::Must && is_guess(context) {
            let end = context.verb().map_or(context.words.end, |it| it + 1);
            return Some((Stance::Hedged, context.words.start..end));
        }
        let tells = match self {
            Self::Always => !context.follows(&["if", "when", "whether"]),
            Self::Must => is_modal(context) && !is_rule(context) && !is_inferred(context),
            Self::Should => is_should(context),
            Self::Ought => is_modal(context) && !is_expected(context),
            Self::Need => is_need(context),
            Self::Have => is_duty(context),
            Self::NeedsDoing => needs(context) && is_done(context),
            Self::Afford => context.subject().is_some_and(|it| context.reads(it, &["we"])) && !context.hangs(),
            Self::Remedy => is_remedy(context),
            Self::Better => {
                context.verb().is_some_and(|it| context.is(it, Class::BE) || context.has_form(it, Forms::BASE))
            }
            Self::Opening => commands(context) && !context.precedes(&["me"]),
            Self::Imperative => commands(context) && acts_on_something(context) && !context.precedes(&["me"]),
        };
        tells.then(|| (Stance::Directive, context.words.clone()))
    }
}

/// "Must have been": what must be so, not what must be done.
fn is_guess(context: &SignContext<'_>) -> bool {
    context.verb().is_some_and(|it| context.reads(it, &["have"]) && context.participle_follows(it))
}

/// Whether a modal verb stands in a clause of its own, with a verb that it helps.
fn is_modal(context: &SignContext<'_>) -> bool {
    let first_person = context.subject().is_some_and(|it| context.reads(it, &["i"]));
    context.shape(context.words.start) == Some(Shape::Lower)
        && context.before().is_some_and(|it| !matches!(context.tag(it), Some(Tag::Determiner | Tag::Possessive)))
        && context.verb().is_some()
        && !first_person
        && !context.hangs()
}

/// "Under the act owners must register": the law says so, not the author.
fn is_rule(context: &SignContext<'_>) -> bool {
    let under = |at: usize| {
        context.reads(at, &["under", "by"]) && (at + 1..at + 5).any(|it| context.reads(it, &context.around.laws))
            || context.reads(at, &["legally"])
    };
    context.range.clone().any(under)
}

/// "It must be hard", "she must know".
fn is_inferred(context: &SignContext<'_>) -> bool {
    let Some(verb) = context.verb() else { return true };
    let single = context.subject().is_some_and(|it| context.reads(it, &context.around.inferred));
    let state = context.reads(verb, &["be"]) && !context.participle_follows(verb);
    single && state || context.reads(verb, &context.around.guessed) || context.holds(&["surely"])
}

fn is_should(context: &SignContext<'_>) -> bool {
    // "If they will not, she should": the verb is the one before.
    let subject = context.subject().filter(|it| context.reads(*it, &context.around.left_out));
    let left_out = context.pauses(context.words.end) && subject.is_some() && !context.hangs();
    let inverted = context.follows(&["nor", "so"]) && context.reads(context.words.end, &["we", "you", "they"]);
    left_out || inverted || is_modal(context) && !is_expected(context) && !context.is_named_by_that()
}

/// "Should arrive on Monday", "ought to be enough", "should have known".
fn is_expected(context: &SignContext<'_>) -> bool {
    let Some(verb) = context.verb() else { return true };
    let state = (verb + 1..context.range.end).find(|it| context.tag(*it) != Some(Tag::Adverb));
    let be = context.reads(verb, &["be"]);
    context.reads(verb, &context.around.expected)
        || context.reads(verb, &["have"]) && context.participle_follows(verb)
        || be
            && (state.is_none_or(|it| context.reads(it, &context.around.expected_state))
                || context.reads(verb + 1, &context.around.expected_state))
        || be && state.is_some_and(|it| context.tag(it) == Some(Tag::Preposition))
}

/// "We need to", "the council needs to", but neither "the need to" nor "do not need to".
fn is_need(context: &SignContext<'_>) -> bool {
    needs(context) && context.verb().is_some()
}

/// "Needs changing", but not "needs building land".
fn is_done(context: &SignContext<'_>) -> bool {
    let end = context.words.end;
    let next = context.tag(end + 1);
    let alone = !matches!(next, Some(Tag::Noun | Tag::Name | Tag::Ing | Tag::Determiner | Tag::Possessive));
    context.tag(end) == Some(Tag::Ing) && context.has_form(end, Forms::ING) && alone
}

/// Whether the subject of "need" is one that the author speaks for, and nothing helps the verb.
fn needs(context: &SignContext<'_>) -> bool {
    let Some(subject) = context.subject() else { return false };
    let several = context.reads(context.words.start, &["need"]);
    let plural = context.reads(subject, &context.around.several)
        || context.is(subject, Class::GROUP)
        || context.paragraph.ends_with(subject, &["s"])
            && !context.paragraph.ends_with(subject, &context.around.no_plural)
            && matches!(context.tag(subject), Some(Tag::Noun | Tag::Name));
    let single = context.tag(subject).is_some_and(Tag::is_nominal) && !context.reads(subject, &["i", "one"]);
    let helped = context.before().is_some_and(|it| {
        context.is(it, Class::NEGATION | Class::MODAL | Class::DO | Class::TO | Class::HAVE)
            || context.follows(&["only", "longer"])
    });
    (if several { plural } else { single }) && !helped && !context.hangs()
}

/// "We have to", "this has to stop", "there has to be".
fn is_duty(context: &SignContext<'_>) -> bool {
    let Some(verb) = context.verb() else { return false };
    // "There" is passed over as an adverb where a subject is looked for.
    if context.follows(&["there"]) {
        return true;
    }
    let Some(subject) = context.subject() else { return false };
    let helped =
        context.before().is_some_and(|it| context.is(it, Class::NEGATION | Class::MODAL | Class::DO | Class::TO));
    let stops = context.reads(subject, &context.around.unnamed) && context.reads(verb, &context.around.stopped);
    let body = context.is(subject, Class::ORGANIZATION | Class::ROLE | Class::GROUP);
    let acts = body && context.reads(verb, &context.around.acted);
    // "The leak has to be dealt with."
    let after = (verb + 1..context.range.end).find(|it| context.tag(*it) != Some(Tag::Adverb));
    let is_done = context.reads(verb, &["be"]) && after.is_some_and(|it| context.reads(it, &context.around.acted));
    !helped && (stops || acts || is_done || context.reads(subject, &["we"])) && !context.hangs()
}

/// "The way to end this is to …", "the first step is to …", but not "the mayor's answer is to …".
fn is_remedy(context: &SignContext<'_>) -> bool {
    let named = |at: usize| {
        let noun = context.reads(at, &context.around.remedies) && at > context.range.start;
        noun && context.reads(at - 1, &context.around.proposed) && !context.reads(at + 1, &["of", "that", "which"])
    };
    context.verb().is_some() && (context.range.start..context.words.start).any(named) && !context.hangs()
}

/// Whether a verb that no list names tells somebody to do something, standing first in its clause in its bare form before
/// what it acts on: "Block the sale."
pub(super) fn is_bare_imperative(context: &SignContext<'_>) -> bool {
    let start = context.words.start;
    let bare = context.has_form(start, Forms::BASE) && !context.has_form(start, Forms::PAST);
    let known = bare && !context.reads(start, &context.around.no_command) && !context.precedes(&["me", "that"]);
    known
        && commands(context)
        && acts_on_something(context)
        && !(context.is(start, Class::ALSO_NOUN) && is_subject(context))
}

/// "Work the mayor promised never came": a noun with a clause by it, and another verb after them.
fn is_subject(context: &SignContext<'_>) -> bool {
    let stops = |at: &usize| {
        let tag = context.tag(*at);
        context.pauses(*at)
            || matches!(tag, Some(Tag::Relative | Tag::That | Tag::Wh | Tag::Subordinator | Tag::To | Tag::Preposition))
    };
    let finite = |at: usize| {
        context.tag(at) == Some(Tag::Auxiliary)
            || context.tag(at) == Some(Tag::Verb) && context.has_form(at, Forms::PAST | Forms::THIRD)
    };
    (context.words.end..context.range.end).take_while(|at| !stops(at)).any(finite)
}

/// Whether a verb stands where an imperative would: first in its clause, in its bare form.
fn commands(context: &SignContext<'_>) -> bool {
    let start = context.words.start;
    if context.is_label() {
        return false;
    }
    if !context.opens() {
        return context.shape(start) == Some(Shape::Lower) && context.is_fronted();
    }
    let begins = context.range.start == start && context.paragraph.sentence_opens(start);
    let large = context.shape(start) == Some(Shape::Capital);
    // A clause cut off a sentence begins small; one that "and" or "but" joins may share the subject of the other.
    let cut = start > 0
        && context.range.start == start
        && matches!(
            context.paragraph.shape(start - 1),
            Some(Shape::Colon | Shape::Semicolon | Shape::Dash | Shape::Comma)
        );
    let after_opener = start > context.range.start && context.paragraph.is_capital(context.range.start);
    let joined = after_opener && context.shape(start) == Some(Shape::Lower);
    large || begins || cut || joined
}

/// Whether what stands after a verb in its bare form is what it acts on, and the verb no noun: "Cut the budget", but
/// not "Cut flowers wilt".
fn acts_on_something(context: &SignContext<'_>) -> bool {
    let end = context.words.end;
    let object = Class::DETERMINER | Class::POSSESSIVE | Class::OBJECT;
    let known = context.is(end, object) && !context.reads(end, &["much", "little", "more", "less"]);
    let clause = context.reads(end, &context.around.object_clause);
    let to_mind = context.reads(context.words.start, &context.around.to_mind);
    let name = to_mind
        && (context.shape(end) == Some(Shape::Capital)
            || context.shape(end) == Some(Shape::Comma) && context.reads(end + 1, &context.around.after_to_mind)
            || context.shape(end) == Some(Shape::Colon));
    let unmistakable = context.reads(context.words.start, &context.around.unmistakable)
        && !context.pauses(end)
        && !context.has_form(end, Forms::PAST | Forms::THIRD)
        && !context.is(end, Class::BE | Class::HAVE | Class::MODAL | Class::AND | Class::PREPOSITION);
    known || clause || name || unmistakable
}
