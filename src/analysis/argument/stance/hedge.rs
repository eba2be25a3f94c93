//! When a word that may hedge does.

use super::place::Place;
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
    pub(super) fn tells(self, place: &Place<'_>) -> bool {
        match self {
            Self::Always => !place.follows(&["not"]) && !is_belief_in(place) && !is_impossible(place),
            Self::Seeming => seems(place),
            Self::May => is_modal(place) && !is_permission(place) && !place.is_reported(),
            Self::Could => is_modal(place) && !is_ability(place) && !place.is_reported(),
            Self::Likely => !is_compared(place) && !place.precedes(&place.around.polled),
            Self::Unlikely => place.precedes(&["to", "that"]) || place.pauses(place.words.end),
        }
    }
}

/// "Seems to" hedges, "the will to seem" does not.
fn seems(place: &Place<'_>) -> bool {
    let suggests = place.reads(place.words.start, &["suggest", "suggests"]);
    // Who suggests that something be done proposes it.
    let proposes = suggests && place.holds(&["should", "must"]);
    let noun = place.follows(&["the", "a", "to"]);
    // "Those who tend to the sick."
    let verbless = place.reads(place.words.end - 1, &["to"]) && place.verb().is_none();
    // "Makes him seem" says what it does to him.
    let made = (place.words.start.saturating_sub(4)..place.words.start)
        .any(|it| place.reads(it, &["make", "makes", "made", "making"]));
    !noun && !verbless && !proposes && !made && !place.follows(&["i", "you"])
}

/// "I believe in angels", "I think of her".
fn is_belief_in(place: &Place<'_>) -> bool {
    place.reads(place.words.end - 1, &["think", "believe"]) && place.precedes(&["in", "of", "about"])
}

/// "Cannot possibly".
fn is_impossible(place: &Place<'_>) -> bool {
    let negated = |it: &str| it == "cannot" || it.ends_with("n't");
    place.reads(place.words.start, &["possibly"])
        && place.before().is_some_and(|it| place.paragraph.lower(it).is_some_and(|it| negated(&it)))
}

/// A modal verb with a verb to help, not "May the month", "might and main".
fn is_modal(place: &Place<'_>) -> bool {
    let start = place.words.start;
    let small = place.shape(start) == Some(Shape::Lower);
    let noun = place.before().is_some_and(|it| {
        matches!(place.tag(it), Some(Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Preposition))
            && !place.is(it, Class::PRONOUN)
    });
    let saying = place.follows(&["what", "as"]);
    small && !noun && !saying && place.verb().is_some()
}

/// "Visitors may enter by law", "may … without a permit": a rule, not a guess.
fn is_permission(place: &Place<'_>) -> bool {
    let by_rule = place.range.clone().any(|it| {
        place.reads(it, &["by", "under"]) && place.reads(it + 1, &["law", "statute"])
            || place.reads(it, &["without", "with"])
                && place.reads(it + 1, &["a", "the"])
                && place.reads(it + 2, &place.around.permits)
    });
    let i = place.subject().is_some_and(|it| place.reads(it, &["i"]));
    // "If I may", "I may add": asked for politely.
    by_rule || i && place.verb().is_some_and(|it| place.reads(it, &["add", "say", "ask"]))
}

/// "Could" of ability, of a choice, of a wish, of a condition.
fn is_ability(place: &Place<'_>) -> bool {
    let Some(verb) = place.verb() else { return true };
    let be = place.is(verb, Class::BE | Class::HAVE);
    let negated = (place.words.end..verb).any(|it| place.is(it, Class::NEGATION))
        || place.holds(&["wish", "wished", "wishes"])
        || (place.words.end..verb)
            .any(|it| place.reads(it, &["only", "hardly", "barely", "scarcely", "no", "finally"]));
    let guesses = place.reads(verb, &place.around.befalls)
        || (place.words.end..verb).any(|it| place.reads(it, &place.around.guesses));
    let subject = place.subject();
    let person = subject.is_some_and(|it| {
        place
            .reads(it, &["i", "we", "he", "she", "they", "you", "who", "whom", "nobody", "anyone", "everyone", "where"])
    });
    let past = place.range.clone().any(|it| {
        place.tag(it) == Some(Tag::Verb)
            && place.has_form(it, Forms::PAST)
            && !place.has_form(it, Forms::BASE)
            && !place.is(it.wrapping_sub(1), Class::BE | Class::HAVE)
    });
    let wish = place.range.clone().any(|it| place.reads(it, &["if", "so", "as"]) && it < place.words.start);
    let i = subject.is_some_and(|it| place.reads(it, &["i"]));
    negated || !guesses || wish || person && (past || i) && !be
}

/// "Twice as likely", "more likely than": figures, not guesses.
fn is_compared(place: &Place<'_>) -> bool {
    let degree = place.follows(&["as", "more", "less", "how"]);
    let compared =
        (place.words.end..place.range.end.min(place.words.end + 8)).any(|it| place.reads(it, &["than", "as"]));
    degree && compared || place.follows(&["as", "how", "times"])
}
