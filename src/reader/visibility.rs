//! Visibility: which attributions are shown, and which of them as unsure.

use crate::analysis::{Act, Attribution};
use crate::wording::{Certainty, SURE_FROM};

/// What is shown of all that was found. What is hidden counts as the author's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Visibility {
    /// Whether beliefs and wishes are shown.
    pub attitudes: bool,
    /// Whether what is unsure is shown.
    pub unsure: bool,
    /// Below this confidence, in hundredths, an attribution is unsure.
    pub sure_from: u8,
}

impl Default for Visibility {
    fn default() -> Self {
        Self { attitudes: true, unsure: true, sure_from: SURE_FROM }
    }
}

impl Visibility {
    /// Whether an attribution is shown.
    pub fn shows(self, attribution: &Attribution) -> bool {
        (self.attitudes || attribution.act == Act::Statement) && (self.unsure || !self.is_unsure(attribution))
    }

    /// Whether an attribution is one to doubt.
    pub fn is_unsure(self, attribution: &Attribution) -> bool {
        Certainty::of(attribution, self.sure_from).is_unsure()
    }

    /// Whether everything is shown.
    pub fn is_all(self) -> bool {
        self.attitudes && self.unsure
    }

    /// What is hidden, for the status line.
    pub fn hidden(self) -> Option<&'static str> {
        match (self.attitudes, self.unsure) {
            (true, true) => None,
            (false, true) => Some("beliefs hidden"),
            (true, false) => Some("unsure hidden"),
            (false, false) => Some("beliefs, unsure hidden"),
        }
    }
}
