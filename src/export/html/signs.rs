//! The marks of stance and role: the signs that the margin of the reader has, too.

use crate::analysis::{Assertion, Role, Stance};

use super::super::report::{role_name, stance_name};

/// A sign with what it stands for.
pub(super) struct Sign {
    pub(super) glyph: &'static str,
    pub(super) name: &'static str,
    /// Words that are put so.
    pub(super) example: &'static str,
}

/// All signs in the order of the legend.
pub(super) fn all() -> impl Iterator<Item = Sign> {
    let stances = [Stance::Hedged, Stance::Boosted, Stance::Question, Stance::Directive];
    let roles =
        [Role::Reason, Role::Conclusion, Role::Concession, Role::Contrast, Role::Condition, Role::Example].map(of_role);
    stances.into_iter().filter_map(of_stance).chain(roles)
}

/// The signs of an assertion, its role first.
pub(super) fn of(assertion: &Assertion) -> impl Iterator<Item = Sign> {
    [assertion.role.map(of_role), of_stance(assertion.stance)].into_iter().flatten()
}

fn of_stance(stance: Stance) -> Option<Sign> {
    let (glyph, example) = match stance {
        Stance::Plain => return None,
        Stance::Hedged => ("~", "“reportedly”, “may”"),
        Stance::Boosted => ("^", "“clearly”, “in fact”"),
        Stance::Question => ("?", "asked, if only for effect"),
        Stance::Directive => ("!", "“must”, “should”"),
    };
    Some(Sign { glyph, name: stance_name(stance), example })
}

fn of_role(role: Role) -> Sign {
    let (glyph, example) = match role {
        Role::Reason => ("+", "“because”, “after all”"),
        Role::Conclusion => ("=", "“therefore”, “so”"),
        Role::Concession => ("−", "“although”, “to be sure”"),
        Role::Contrast => ("¬", "“but”, “however”"),
        Role::Condition => ("◊", "“if”, “unless”"),
        Role::Example => (":", "“for instance”"),
    };
    Sign { glyph, name: role_name(role), example }
}
