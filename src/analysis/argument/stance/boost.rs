//! When a word that may boost does.

use super::place::Place;
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
    pub(super) fn tells(self, place: &Place<'_>) -> bool {
        let end = place.words.end;
        match self {
            Self::Always => !place.follows(&["not", "n't", "no", "if", "whether"]) && !is_answer_to_not(place),
            Self::Manner => presses_sentence(place),
            Self::Emphasis => presses_denial(place),
            Self::Indeed => !place.follows(&["if", "and"]) && !is_degree(place),
            Self::Actually => !is_of_fact(place),
            Self::InFact => !place.precedes(&["and", "or", "of"]) && !is_based(place),
            Self::OfCourse => !place.follows(&place.around.turned) && !place.follows(&["a", "the", "due"]),
            // "The truth is that …", but not "the truth is known".
            Self::Fact => {
                let opener = matches!(
                    place.tag(end),
                    Some(Tag::That | Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Mark)
                );
                opener || place.is(end, Class::THAT | Class::DETERMINER | Class::PRONOUN)
            }
            Self::NoDoubt => !place.follows(&place.around.held) && !place.reads(end, &["about", "in", "that", "as"]),
        }
    }
}

/// "Not absolutely", "isn't certainly": a negation right before takes the force away.
fn is_answer_to_not(place: &Place<'_>) -> bool {
    place.before().is_some_and(|it| place.is(it, Class::NEGATION))
        || place.before().is_some_and(|it| place.paragraph.lower(it).is_some_and(|it| it.ends_with("n't")))
}

/// Whether an adverb that may tell a manner belongs to the sentence.
fn presses_sentence(place: &Place<'_>) -> bool {
    let (start, end) = (place.words.start, place.words.end);
    if place.follows(&["more", "most", "so", "as", "too", "less", "very", "how", "not", "quite", "slowly"])
        || is_answer_to_not(place)
        || place.follows(&["but"]) && start >= 2 && place.reads(start - 2, &["slowly"])
        || place.precedes(&["enough", "as"]) && !place.pauses(end)
    {
        return false;
    }
    if place.opens() || place.before().is_some_and(|it| place.pauses(it)) {
        // "Clearly, …", "Clearly the …", but not "Speaking plainly, …" nor "…, clearly marked, …".
        return !place.reads(end, &place.around.shown)
            && !place.paragraph.ends_with(end.min(place.range.end - 1), &["ing"]);
    }
    let Some(before) = place.before() else { return false };
    let next = place.tag(end);
    let helped = place.is(before, Class::BE | Class::HAVE | Class::DO | Class::MODAL)
        && place.tag(before) == Some(Tag::Auxiliary);
    let shown = place.reads(end, &place.around.shown);
    if helped {
        return !shown && !place.pauses(end);
    }
    let clause = matches!(place.tag(before), Some(Tag::That | Tag::And | Tag::But));
    let subject = place.tag(before).is_some_and(Tag::is_nominal);
    let finite = matches!(next, Some(Tag::Auxiliary | Tag::Verb));
    clause && !place.pauses(end) && !shown && next != Some(Tag::Adverb) || subject && finite && !shown
}

/// "Simply" as emphasis.
fn presses_denial(place: &Place<'_>) -> bool {
    let end = place.words.end;
    let denied = place.reads(end, &place.around.pressed)
        || place.paragraph.lower(end).is_some_and(|it| it.ends_with("n't"))
        || place.is(end, Class::DO | Class::HAVE | Class::MODAL) && place.is(end + 1, Class::NEGATION);
    denied && !place.follows(&["not", "n't", "than"]) && !is_answer_to_not(place)
}

/// "Very fine indeed".
fn is_degree(place: &Place<'_>) -> bool {
    let first = place.range.start.max(place.words.start.saturating_sub(4));
    (first..place.words.start).any(|it| place.reads(it, &["very", "so", "too", "rare"]))
        && place.pauses(place.words.end)
}

/// "What actually happened", "to actually do it", "if anyone actually reads it": tells what is so from what is not,
/// and presses nothing.
fn is_of_fact(place: &Place<'_>) -> bool {
    let end = place.words.end;
    let infinite = place.follows(&["to"]) || matches!(place.tag(end), Some(Tag::Ing | Tag::To));
    let before = (place.range.start..place.words.start).rev().take(6);
    let asked = before.clone().take_while(|it| !place.pauses(*it)).any(|it| {
        place.reads(
            it,
            &["what", "who", "whether", "if", "how", "where", "than", "when", "which", "unless", "nobody", "that"],
        )
    });
    infinite || asked && !place.opens() || is_answer_to_not(place) || place.follows(&["not"])
}

/// "Rooted in fact".
fn is_based(place: &Place<'_>) -> bool {
    place.follows(&place.around.based) && place.pauses(place.words.end)
}
