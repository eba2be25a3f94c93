//! Hedges: when a word that can hedge does.

use super::sign_context::SignContext;
use crate::analysis::text::{Class, Forms, Shape, Tag};

/// What has to be looked at around a word that may hedge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hedge {
    Always,
    Seeming,
    May,
    Could,
    Likely,
    Unlikely,
}

impl Hedge {
    pub(super) fn named(section: &str) -> Self {
        match section {
            "seeming" => Self::Seeming,
            "may" => Self::May,
            "could" => Self::Could,
            "likely" => Self::Likely,
            "unlikely" => Self::Unlikely,
            _ => Self::Always,
        }
    }

    /// Whether it hedges here.
    pub(super) fn tells(self, context: &SignContext<'_>) -> bool {
        match self {
            Self::Always => !context.follows(&["not"]) && !is_belief_in(context) && !is_impossible(context),
            Self::Seeming => seems(context),
            Self::May => is_modal(context) && !is_permission(context) && !context.is_reported(),
            Self::Could => is_modal(context) && !is_ability(context) && !context.is_reported(),
            Self::Likely => !is_compared(context) && !context.precedes(&context.around.polled),
            Self::Unlikely => context.precedes(&["to", "that"]) || context.pauses(context.words.end),
        }
    }
}

/// "Seems to" hedges, "the will to seem" does not.
fn seems(context: &SignContext<'_>) -> bool {
    let suggests = context.reads(context.words.start, &["suggest", "suggests"]);
    // Who suggests that something be done proposes it.
    let proposes = suggests && context.holds(&["should", "must"]);
    let noun = context.follows(&["the", "a", "to"]);
    // "Those who tend to the sick."
    let verbless = context.reads(context.words.end - 1, &["to"]) && context.verb().is_none();
    // "Makes him seem" says what it does to him.
    let made = (context.words.start.saturating_sub(4)..context.words.start)
        .any(|it| context.reads(it, &["make", "makes", "made", "making"]));
    !noun && !verbless && !proposes && !made && !context.follows(&["i", "you"])
}

/// "I believe in angels", "I think of her".
fn is_belief_in(context: &SignContext<'_>) -> bool {
    context.reads(context.words.end - 1, &["think", "believe"]) && context.precedes(&["in", "of", "about"])
}

/// "Cannot possibly".
fn is_impossible(context: &SignContext<'_>) -> bool {
    let negated = |it: &str| it == "cannot" || it.ends_with("n't");
    context.reads(context.words.start, &["possibly"])
        && context.before().is_some_and(|it| context.paragraph.lower(it).is_some_and(|it| negated(&it)))
}

/// A modal verb with a verb to help, not "May the month", "might and main".
fn is_modal(context: &SignContext<'_>) -> bool {
    let start = context.words.start;
    let small = context.shape(start) == Some(Shape::Lower);
    let noun = context.before().is_some_and(|it| {
        matches!(context.tag(it), Some(Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Preposition))
            && !context.is(it, Class::PRONOUN)
    });
    let saying = context.follows(&["what", "as"]);
    small && !noun && !saying && context.verb().is_some()
}

/// "Visitors may enter by law", "may … without a permit": a rule, not a guess.
fn is_permission(context: &SignContext<'_>) -> bool {
    let by_rule = context.range.clone().any(|it| {
        context.reads(it, &["by", "under"]) && context.reads(it + 1, &context.around.by_law)
            || context.reads(it, &["without", "with"])
                && context.reads(it + 1, &["a", "the"])
                && context.reads(it + 2, &context.around.permits)
    });
    let i = context.subject().is_some_and(|it| context.reads(it, &["i"]));
    // "If I may", "I may add": asked for politely.
    by_rule || i && context.verb().is_some_and(|it| context.reads(it, &context.around.polite))
}

/// "Could" of ability, of a choice, of a wish, of a condition.
fn is_ability(context: &SignContext<'_>) -> bool {
    let Some(verb) = context.verb() else { return true };
    let be = context.is(verb, Class::BE | Class::HAVE);
    let negated = (context.words.end..verb).any(|it| context.is(it, Class::NEGATION))
        || context.holds(&["wish", "wished", "wishes"])
        || (context.words.end..verb).any(|it| context.reads(it, &context.around.barely));
    let guesses = context.reads(verb, &context.around.befalls)
        || (context.words.end..verb).any(|it| context.reads(it, &context.around.guesses));
    let subject = context.subject();
    let person = subject.is_some_and(|it| context.reads(it, &context.around.able));
    let past = context.range.clone().any(|it| {
        context.tag(it) == Some(Tag::Verb)
            && context.has_form(it, Forms::PAST)
            && !context.has_form(it, Forms::BASE)
            && !context.is(it.wrapping_sub(1), Class::BE | Class::HAVE)
    });
    let wish = context.range.clone().any(|it| context.reads(it, &["if", "so", "as"]) && it < context.words.start);
    let i = subject.is_some_and(|it| context.reads(it, &["i"]));
    negated || !guesses || wish || person && (past || i) && !be
}

/// "Twice as likely", "more likely than": figures, not guesses.
fn is_compared(context: &SignContext<'_>) -> bool {
    let degree = context.follows(&["as", "more", "less", "how"]);
    let compared =
        (context.words.end..context.range.end.min(context.words.end + 8)).any(|it| context.reads(it, &["than", "as"]));
    degree && compared || context.follows(&["as", "how", "times"])
}
