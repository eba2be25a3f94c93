//! Highlight modes: which voices are told apart.

use super::index::{attribution, is_quotation};
use super::marks::Marks;
use super::visibility::Visibility;
use crate::analysis::{Analysis, Attribution, AttributionId, SourceId, Voice};

/// Which voices are told apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// None: plain text.
    Off,
    /// Only what stands in quotation marks.
    Quotations,
    /// The author against everybody who is quoted or paraphrased.
    #[default]
    Voices,
    /// One source; all else is dimmed.
    Source(SourceId),
    /// The author; all else is dimmed.
    Author,
}

/// What decides how an article is highlighted, beside the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Highlight {
    /// Which voices are told apart.
    pub mode: Mode,
    /// Which attributions are shown at all.
    pub shown: Visibility,
    /// Which marks of what the author does are shown.
    pub marks: Marks,
}

impl Highlight {
    /// Whether an attribution is told apart.
    pub fn shows(self, attribution: &Attribution) -> bool {
        let told_apart = match self.mode {
            Mode::Off => false,
            Mode::Quotations => is_quotation(attribution),
            Mode::Voices | Mode::Author => true,
            Mode::Source(id) => attribution.source_id == Some(id),
        };
        told_apart && self.shown.shows(attribution)
    }

    /// The attribution whose voice the reader is shown for a run of voices: the innermost one that is told
    /// apart, looking outwards.
    pub fn voice(self, analysis: &Analysis, voice: Voice) -> Option<AttributionId> {
        let Voice::Attributed(innermost) = voice else { return None };
        let outwards = std::iter::successors(Some(innermost), |id| attribution(analysis, *id).within);
        // A source may not stand within itself, but a ring of references must not hang the reader.
        outwards.take(analysis.attributions.len()).find(|id| self.shows(attribution(analysis, *id)))
    }
}
