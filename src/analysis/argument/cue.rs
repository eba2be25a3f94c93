//! How the author stands to what a source says: by the words of the cue.

use crate::document::Span;

use super::super::lexicon::Lexicon;
use super::super::paragraph::Paragraph;
use super::CueStance;

/// The stance of the cue in `cue`; `denied` says whether the source is said not to say the content.
pub(in super::super) fn stance(_paragraph: &Paragraph<'_>, _cue: Span, denied: bool, _lexicon: &Lexicon) -> CueStance {
    if denied { CueStance::Denied } else { CueStance::Neutral }
}
