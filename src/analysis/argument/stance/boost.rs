//! Boosters: when a word that can boost does.

use super::sign_context::SignContext;
use crate::analysis::text::{Class, Tag};

/// What has to be looked at around a word that may boost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Boost {
    Always,
    Manner,
    Emphasis,
    Indeed,
    Actually,
    InFact,
    OfCourse,
    NoDoubt,
    Fact,
}

impl Boost {
    pub(super) fn named(section: &str) -> Self {
        match section {
            "manner" => Self::Manner,
            "emphasis" => Self::Emphasis,
            "indeed" => Self::Indeed,
            "actually" => Self::Actually,
            "in-fact" => Self::InFact,
            "of-course" => Self::OfCourse,
            "no-doubt" => Self::NoDoubt,
            "fact" => Self::Fact,
            _ => Self::Always,
        }
    }

    /// Whether it boosts here.
    pub(super) fn tells(self, context: &SignContext<'_>) -> bool {
        let end = context.words.end;
        match self {
            Self::Always => !context.follows(&context.around.weakened) && !is_answer_to_not(context),
            Self::Manner => presses_sentence(context),
            Self::Emphasis => presses_denial(context),
            Self::Indeed => !context.follows(&["if", "and"]) && !is_degree(context),
            Self::Actually => !is_of_fact(context),
            Self::InFact => !context.precedes(&["and", "or", "of"]) && !is_based(context),
            Self::OfCourse => !context.follows(&context.around.turned) && !context.follows(&["a", "the", "due"]),
            // "The truth is that …", but not "the truth is known".
            Self::Fact => {
                let opener = matches!(
                    context.tag(end),
                    Some(Tag::That | Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Mark)
                );
                opener || context.is(end, Class::THAT | Class::DETERMINER | Class::PRONOUN)
            }
            Self::NoDoubt => {
                !context.follows(&context.around.held) && !context.reads(end, &["about", "in", "that", "as"])
            }
        }
    }
}

/// "Not absolutely", "isn't certainly": a negation right before takes the force away.
fn is_answer_to_not(context: &SignContext<'_>) -> bool {
    context.before().is_some_and(|it| context.is(it, Class::NEGATION))
        || context.before().is_some_and(|it| context.paragraph.lower(it).is_some_and(|it| it.ends_with("n't")))
}

/// Whether an adverb that may tell a manner belongs to the sentence.
fn presses_sentence(context: &SignContext<'_>) -> bool {
    let (start, end) = (context.words.start, context.words.end);
    if context.follows(&context.around.graded)
        || is_answer_to_not(context)
        || context.follows(&["but"]) && start >= 2 && context.reads(start - 2, &["slowly"])
        || context.precedes(&["enough", "as"]) && !context.pauses(end)
    {
        return false;
    }
    if context.opens() || context.before().is_some_and(|it| context.pauses(it)) {
        // "Clearly, …", "Clearly the …", but not "Speaking plainly, …" nor "…, clearly marked, …".
        return !context.reads(end, &context.around.shown)
            && !context.paragraph.ends_with(end.min(context.range.end - 1), &["ing"]);
    }
    let Some(before) = context.before() else { return false };
    let next = context.tag(end);
    let helped = context.is(before, Class::BE | Class::HAVE | Class::DO | Class::MODAL)
        && context.tag(before) == Some(Tag::Auxiliary);
    let shown = context.reads(end, &context.around.shown);
    if helped {
        return !shown && !context.pauses(end);
    }
    let clause = matches!(context.tag(before), Some(Tag::That | Tag::And | Tag::But));
    let subject = context.tag(before).is_some_and(Tag::is_nominal);
    let finite = matches!(next, Some(Tag::Auxiliary | Tag::Verb));
    clause && !context.pauses(end) && !shown && next != Some(Tag::Adverb) || subject && finite && !shown
}

/// "Simply" as emphasis.
fn presses_denial(context: &SignContext<'_>) -> bool {
    let end = context.words.end;
    let denied = context.reads(end, &context.around.pressed)
        || context.paragraph.lower(end).is_some_and(|it| it.ends_with("n't"))
        || context.is(end, Class::DO | Class::HAVE | Class::MODAL) && context.is(end + 1, Class::NEGATION);
    denied && !context.follows(&["not", "n't", "than"]) && !is_answer_to_not(context)
}

/// "Very fine indeed".
fn is_degree(context: &SignContext<'_>) -> bool {
    let first = context.range.start.max(context.words.start.saturating_sub(4));
    (first..context.words.start).any(|it| context.reads(it, &context.around.degrees))
        && context.pauses(context.words.end)
}

/// "What actually happened", "to actually do it", "if anyone actually reads it": tells what is so from what is not,
/// and presses nothing.
fn is_of_fact(context: &SignContext<'_>) -> bool {
    let end = context.words.end;
    let infinite = context.follows(&["to"]) || matches!(context.tag(end), Some(Tag::Ing | Tag::To));
    let before = (context.range.start..context.words.start).rev().take(6);
    let asked = before.clone().take_while(|it| !context.pauses(*it)).any(|it| context.reads(it, &context.around.asked));
    infinite || asked && !context.opens() || is_answer_to_not(context) || context.follows(&["not"])
}

/// "Rooted in fact".
fn is_based(context: &SignContext<'_>) -> bool {
    context.follows(&context.around.based) && context.pauses(context.words.end)
}
