//! All words that the rules of the argument look for, list by list; each list stands beside its rule.

use super::checkable::CheckableWords;
use super::connective::Connectives;
use super::cue::CueStanceWords;
use super::stance::StanceWords;
use crate::analysis::text::Lexicon;

/// The words of all rules of the argument.
#[derive(Debug)]
pub(crate) struct ArgumentWords {
    /// What tells roles.
    pub(crate) connectives: Connectives,
    /// What tells how firmly something is asserted.
    pub(crate) stances: StanceWords,
    /// What tells that something can be looked up.
    pub(crate) checkable: CheckableWords,
    /// What tells how the author stands to what a source says.
    pub(crate) cue_stances: CueStanceWords,
}

impl ArgumentWords {
    /// The words that ship with the program; `lexicon` knows the verbs.
    pub(crate) fn embedded(lexicon: &Lexicon) -> Self {
        Self {
            connectives: Connectives::embedded(lexicon),
            stances: StanceWords::embedded(),
            checkable: CheckableWords::embedded(),
            cue_stances: CueStanceWords::embedded(lexicon),
        }
    }
}
