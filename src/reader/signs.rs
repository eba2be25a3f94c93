//! The signs and names of what the author does: the one table from which lists and lines about it are made.

use crate::analysis::{Role, Stance};

/// What stands for a stance or a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sign {
    /// One cell; as in the margin of the page.
    pub(super) glyph: &'static str,
    /// What one is called.
    pub(super) name: &'static str,
    /// What several are called.
    pub(super) many: &'static str,
}

const fn sign(glyph: &'static str, name: &'static str, many: &'static str) -> Sign {
    Sign { glyph, name, many }
}

/// The sign of a stance; what is asserted as it is has none.
pub(super) const fn of_stance(stance: Stance) -> Option<Sign> {
    Some(match stance {
        Stance::Plain => return None,
        Stance::Hedged => sign("~", "hedged", "hedged"),
        Stance::Boosted => sign("^", "boosted", "boosted"),
        Stance::Question => sign("?", "question", "questions"),
        Stance::Directive => sign("!", "directive", "directives"),
    })
}

/// The sign of a role. Reasons are added, what is granted is taken off, and it comes to a conclusion.
pub(super) const fn of_role(role: Role) -> Sign {
    match role {
        Role::Reason => sign("+", "reason", "reasons"),
        Role::Conclusion => sign("=", "conclusion", "conclusions"),
        Role::Concession => sign("−", "concession", "concessions"),
        Role::Contrast => sign("¬", "contrast", "contrasts"),
        Role::Condition => sign("◊", "condition", "conditions"),
        Role::Example => sign(":", "example", "examples"),
    }
}
