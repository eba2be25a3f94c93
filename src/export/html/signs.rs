//! The marks of stance and role, as far as the reader shows them in the margin by default.

use crate::analysis::{Assertion, Role, Stance};
use crate::wording::{HasName, Marked, Signed};

/// A sign with what it stands for.
pub(super) struct MarginSign {
    pub(super) glyph: &'static str,
    pub(super) name: &'static str,
    /// Words that are put so.
    pub(super) example: &'static str,
}

/// All signs in the order of the legend.
pub(super) fn all() -> impl Iterator<Item = MarginSign> {
    Stance::ALL.into_iter().filter_map(of_stance).chain(Role::ALL.into_iter().filter_map(of_role))
}

/// The signs of an assertion, its role first.
pub(super) fn of(assertion: &Assertion) -> impl Iterator<Item = MarginSign> {
    [assertion.role.and_then(of_role), of_stance(assertion.stance)].into_iter().flatten()
}

fn of_stance(stance: Stance) -> Option<MarginSign> {
    let example = match stance {
        Stance::Plain => "",
        Stance::Hedged => "“reportedly”, “may”",
        Stance::Boosted => "“clearly”, “in fact”",
        Stance::Question => "asked, even if only for effect",
        Stance::Directive => "“must”, “should”",
    };
    stance.shown_at_first().then(|| MarginSign { glyph: stance.sign(), name: stance.name(), example })
}

fn of_role(role: Role) -> Option<MarginSign> {
    let example = match role {
        Role::Reason => "“because”, “after all”",
        Role::Conclusion => "“therefore”, “so”",
        Role::Concession => "“although”, “to be sure”",
        Role::Contrast => "“but”, “however”",
        Role::Condition => "“if”, “unless”",
        Role::Example => "“for instance”",
    };
    role.shown_at_first().then(|| MarginSign { glyph: role.sign(), name: role.name(), example })
}
