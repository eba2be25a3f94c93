//! The signs of kinds, stances and roles, and which marks are shown at first. A mark that is wrong too often is switched
//! off here, for the reader and for reports.

use crate::analysis::{Kind, Likeness, Role, Stance};

/// What has a sign, one cell wide in every terminal.
pub trait Signed {
    /// The sign; empty for what has none.
    fn sign(self) -> &'static str;
}

/// What is marked in an article.
pub trait Marked {
    /// Whether its marks are right often enough (in at least 90 cases of 100) to be shown unless they are asked for.
    fn shown_at_first(self) -> bool;
}

/// Whether words that could be looked up are marked at first; too many of them could not.
pub const CHECKABLE_IS_SHOWN_AT_FIRST: bool = false;

/// Whether scare quotes are marked at first; too many of them are none.
pub const SCARE_QUOTES_ARE_SHOWN_AT_FIRST: bool = false;

impl Signed for Kind {
    fn sign(self) -> &'static str {
        match self {
            Self::Person => "●",
            Self::Unnamed => "○",
            Self::Group => "◉",
            Self::Organization => "■",
            Self::Publication => "◆",
            Self::Document => "▤",
            Self::Vague => "◌",
            Self::Author => "◇",
        }
    }
}

impl Signed for Stance {
    /// Nothing for what is plain.
    fn sign(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Hedged => "~",
            Self::Boosted => "^",
            Self::Question => "?",
            Self::Directive => "!",
        }
    }
}

impl Signed for Role {
    /// The signs are in ASCII and Latin-1, but for a minus and a lozenge that every font has: a mathematician's ∴ is
    /// missing in some and two cells wide in others. They read as a sum: reasons are added, what is granted is taken
    /// off, and it comes to a conclusion.
    fn sign(self) -> &'static str {
        match self {
            Self::Reason => "+",
            Self::Conclusion => "=",
            Self::Concession => "−",
            Self::Contrast => "¬",
            Self::Condition => "◊",
            Self::Example => ":",
        }
    }
}

impl Signed for Likeness {
    /// It stands between two statements.
    fn sign(self) -> &'static str {
        match self {
            Self::Same => "=",
            Self::Alike => "≈",
            Self::Contrary => "≠",
        }
    }
}

impl Marked for Stance {
    fn shown_at_first(self) -> bool {
        match self {
            Self::Plain => false,
            Self::Hedged | Self::Boosted | Self::Question | Self::Directive => true,
        }
    }
}

impl Marked for Role {
    fn shown_at_first(self) -> bool {
        match self {
            Self::Reason | Self::Conclusion | Self::Concession | Self::Contrast | Self::Condition | Self::Example => {
                true
            }
        }
    }
}
