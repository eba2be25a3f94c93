//! What a cue tells of the clause it stands in, beside how the author stands to the content: that somebody is named in
//! passing, or that nobody is named.

use super::cue::CueStanceWords;
use crate::analysis::text::{Class, Paragraph};
use crate::document::Span;

/// What the words of a cue tell, where they stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Manner {
    /// It names a source in passing: "according to".
    pub(super) passing: bool,
    /// Nobody is named for what is thought or said: "It is widely believed that the trams are slow".
    pub(super) anybodys: bool,
}

impl Manner {
    /// That of a cue in `paragraph`; `is_named` says whether words beside it name a source.
    pub(crate) fn of(
        paragraph: &Paragraph<'_>,
        cue: Span,
        is_named: bool,
        content: &[Span],
        words: &CueStanceWords,
    ) -> Self {
        let passing = words.is_passing(paragraph, cue);
        let anybodys = !is_named && is_passive(paragraph, cue) && is_clause(paragraph, cue, content);
        Self { passing, anybodys }
    }
}

/// "Is widely believed": a form of "be" with a word after it.
fn is_passive(paragraph: &Paragraph<'_>, cue: Span) -> bool {
    let mut tokens = paragraph.tokens_in(cue);
    tokens.any(|it| paragraph.tokens[it].is(Class::BE)) && !tokens.is_empty()
}

/// Whether a clause with "that" is what is said: what somebody "was accused of" nobody asserts.
fn is_clause(paragraph: &Paragraph<'_>, cue: Span, content: &[Span]) -> bool {
    let first = content.first().map(|it| paragraph.tokens_in(*it).start);
    let last = paragraph.tokens_in(cue).last();
    [first, last].into_iter().flatten().any(|it| paragraph.reads(it, "that"))
}
