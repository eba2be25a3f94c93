//! An attribution as it is found, before anything is made of it.

use crate::document::Span;

/// An attribution as found: spans of the document, nothing resolved.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Candidate {
    /// The words that name the source; none if the text names nobody.
    pub(crate) source: Vec<Span>,
    /// The words that attribute.
    pub(crate) cue: Option<Span>,
    /// What is attributed, in order.
    pub(crate) content: Vec<Span>,
    /// 0 to 1.
    pub(crate) confidence: f32,
}

impl Candidate {
    /// The words whose place decides where the attribution stands: its cue or, without one, its content.
    pub(crate) fn place(&self) -> Option<Span> {
        self.cue.or_else(|| self.content.first().copied())
    }

    /// Whether the byte at `offset` is part of its content.
    pub(crate) fn holds(&self, offset: usize) -> bool {
        self.content.iter().any(|it| it.contains(offset))
    }
}
