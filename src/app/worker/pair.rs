//! Two articles to compare: the one that is open, whose analysis is known, and another that is analysed for it.

use std::sync::Arc;

use crate::analysis::{Analysis, Attribution, Cancel, Comparison, Memory};
use crate::document::Document;
use crate::reader::{ArticleComparison, Event, FileId, Shown, corrected};
use crate::store::Correction;

use super::Engine;
use super::agenda::Next;

/// What to compare.
#[derive(Clone, Debug)]
pub(in crate::app) struct Pair {
    /// Which file the other is.
    pub(in crate::app) file: FileId,
    pub(in crate::app) here: (Arc<Document>, Arc<Analysis>),
    pub(in crate::app) there: Arc<Document>,
    /// What the reader corrected in the other.
    pub(in crate::app) corrections: Vec<Correction>,
    /// What of both counts.
    pub(in crate::app) shown: Shown,
    /// Set once another text is wanted.
    pub(in crate::app) cancel: Cancel,
}

impl Pair {
    /// What there is to tell; nothing if it was called off.
    pub(super) fn compare(self, engine: &mut impl Engine) -> Option<Event> {
        let Self { file, here, there, corrections, shown, cancel } = self;
        let found = engine(&there, Next::Whole, &mut Memory::default(), &cancel);
        if cancel.is_set() {
            return None;
        }
        let analysis = if corrections.is_empty() { found } else { corrected(&there, &found, &corrections) };
        let takes = |it: &Attribution| shown.takes(it);
        let comparison = Comparison::among((&here.0, &here.1), (&there, &analysis), takes);
        let (analysis, comparison) = (Arc::new(analysis), Arc::new(comparison));
        Some(Event::Compared(ArticleComparison { file, here, there: (there, analysis), shown, comparison }))
    }
}
