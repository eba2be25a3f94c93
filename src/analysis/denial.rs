//! Denial: whether a source is said *not* to say or hold something.

use crate::document::Span;

use super::class::Class;
use super::paragraph::Paragraph;

/// Whether the source in `source` is said not to say or hold what the cue in `cue` attributes to it.
pub(super) fn denied(paragraph: &Paragraph<'_>, cue: Span, _source: &[Span]) -> bool {
    paragraph.tokens_in(cue).any(|at| paragraph.tokens[at].is(Class::NEGATION))
}
