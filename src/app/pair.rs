//! Two articles to compare: the one that is open, whose analysis is known, and another that is analysed for it.

use std::sync::Arc;

use crate::analysis::{Analysis, Attribution, Cancel, Comparison};
use crate::document::Document;
use crate::reader::{ArticleComparison, Event, FileId, Visibility, corrected};
use crate::store::Correction;

/// What to compare.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// Which file the other is.
    pub(super) file: FileId,
    pub(super) here: (Arc<Document>, Arc<Analysis>),
    pub(super) there: Arc<Document>,
    /// What the reader corrected in the other.
    pub(super) corrections: Vec<Correction>,
    /// What of both counts.
    pub(super) shown: Visibility,
    /// Set once another text is wanted.
    pub(super) cancel: Cancel,
}

impl Pair {
    /// What there is to tell, once `analyse` has found who says what in the other; nothing if it was cancelled.
    pub(super) fn compare(self, analyse: impl FnOnce(&Document, &Cancel) -> Analysis) -> Option<Event> {
        let Self { file, here, there, corrections, shown, cancel } = self;
        let found = analyse(&there, &cancel);
        if cancel.is_set() {
            return None;
        }
        let analysis = if corrections.is_empty() { found } else { corrected(&there, &found, &corrections) };
        let takes = |it: &Attribution| shown.shows(it);
        let comparison = Comparison::among((&here.0, &here.1), (&there, &analysis), takes);
        let (analysis, comparison) = (Arc::new(analysis), Arc::new(comparison));
        Some(Event::Compared(ArticleComparison { file, here, there: (there, analysis), shown, comparison }))
    }
}
