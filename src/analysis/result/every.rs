//! All kinds, forms, stances and roles there are, in the order in which they are listed.

use super::{CueStance, Form, Kind, Role, Stance};

/// Gives an enum the constant `ALL` with these variants in this order. A variant that is left out does not compile.
macro_rules! every {
    ($(#[$doc:meta])* $name:ident { $($variant:ident),+ $(,)? }) => {
        impl $name {
            $(#[$doc])*
            pub const ALL: [Self; [$(Self::$variant),+].len()] = {
                let listed = [$(Self::$variant),+];
                match listed[0] {
                    $(Self::$variant => {})+
                }
                listed
            };
        }
    };
}

pub(crate) use every;

every! {
    /// Every kind, those that answer for their words before those that do not.
    Kind { Person, Unnamed, Group, Organization, Publication, Document, Vague, Author }
}

every! {
    /// Every form, the nearest to the word first.
    Form { Direct, Mixed, Indirect }
}

every! {
    /// Every stance.
    Stance { Plain, Hedged, Boosted, Question, Directive }
}

every! {
    /// Every role.
    Role { Reason, Conclusion, Concession, Contrast, Condition, Example }
}

every! {
    /// Every stance to a source.
    CueStance { Neutral, Endorsed, Distanced, Denied }
}
