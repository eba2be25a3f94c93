//! Classes of words: a word form belongs to any number of them.

use std::ops::{BitOr, BitOrAssign};

/// A set of word classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Class(u64);

macro_rules! classes {
    ($($name:ident $section:literal)*) => {
        classes!(@bits 0u64; $($name)*);
        impl Class {
            /// The class that a section of a word list stands for; none for an unknown section.
            pub(crate) fn named(section: &str) -> Self {
                match section {
                    $($section => Self::$name,)*
                    _ => Self::default(),
                }
            }
        }
    };
    (@bits $bit:expr; $name:ident $($rest:ident)*) => {
        impl Class { pub(crate) const $name: Self = Self(1 << ($bit)); }
        classes!(@bits $bit + 1; $($rest)*);
    };
    (@bits $bit:expr;) => {};
}

classes! {
    DETERMINER "determiner"
    POSSESSIVE "possessive"
    PRONOUN "pronoun"
    OBJECT "object"
    RELATIVE "relative"
    PREPOSITION "preposition"
    TO "to"
    AND "and"
    BUT "but"
    SUBORDINATOR "subordinator"
    WH "wh"
    BE "be"
    HAVE "have"
    DO "do"
    MODAL "modal"
    NEGATION "negation"
    ADVERB "adverb"
    NOT_ADVERB "notadverb"
    TIME "time"
    TITLE "title"
    FEMALE_TITLE "title-female"
    MALE_TITLE "title-male"
    ROLE "role"
    GROUP "group"
    ORGANIZATION "organization"
    PUBLICATION "publication"
    DOCUMENT "document"
    VAGUE "vague"
    ALSO_NOUN "also-noun"
    FEMALE_NAME "female-name"
    MALE_NAME "male-name"
    PLACE "place"
    ACCORDING "according"
    THAT "that"
    PLURAL "plural"
}

impl Class {
    /// Whether the two sets share a class.
    pub(crate) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
