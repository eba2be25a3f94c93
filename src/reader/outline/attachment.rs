//! Attachment in the argument outline: what belongs to what.
//!
//! At the left stands the line of the argument: assertions without a role, contrasts, conclusions. Reasons, examples,
//! conditions and concessions are set in, on a branch to what they belong to. That is the first assertion of their
//! sentence that is on the line, before them or after, or what others say in the rest of it. One that is a sentence by
//! itself belongs to what stands before it ("For example, …"). But a concession belongs to the contrast that comes next
//! ("To be sure, …"), and is on the line if none does: it holds what it is granted against ("Despite …, …"). Nothing
//! belongs to anything across a heading. While only some are listed nothing is set in: what a row belongs to may not be
//! there.

use crate::analysis::{Assertion, Role, Sentence};
use crate::document::Span;

/// What an entry belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum RowAttachment {
    /// It is on the line itself.
    #[default]
    None,
    /// To the next assertion.
    Next,
    /// To what others say next.
    NextOthers,
    /// To what stands before it.
    Previous,
}

/// What each assertion belongs to.
pub(super) fn attachments(assertions: &[Assertion], sentences: &[Sentence]) -> Vec<RowAttachment> {
    let begun = |it: &Assertion| sentences.partition_point(|sentence| sentence.span.start() <= it.span.start());
    let asserted: Vec<&[Assertion]> = assertions.chunk_by(|one, next| begun(one) == begun(next)).collect();
    let mut attachments = Vec::with_capacity(assertions.len());
    for (nth, clauses) in asserted.iter().enumerate() {
        let line = clauses.iter().position(|it| is_on_line(it.role));
        let next = asserted.get(nth + 1).and_then(|next| next.first()).and_then(|it| it.role);
        attachments.extend(clauses.iter().enumerate().map(|(index, it)| match line {
            _ if is_on_line(it.role) => RowAttachment::None,
            Some(line) if index < line => RowAttachment::Next,
            Some(_) => RowAttachment::Previous,
            None => {
                let sentence = begun(it).checked_sub(1).and_then(|before| sentences.get(before));
                alone(it, sentence.map_or(it.span, |sentence| sentence.span), next)
            }
        }));
    }
    attachments
}

/// What an assertion belongs to whose sentence has none on the line; `next` is the role of what is asserted next.
fn alone(assertion: &Assertion, sentence: Span, next: Option<Role>) -> RowAttachment {
    let (opens, ends) = (assertion.span.start() == sentence.start(), assertion.span.end() >= sentence.end());
    match assertion.role {
        _ if opens && !ends => RowAttachment::NextOthers,
        Some(Role::Concession) if opens && next == Some(Role::Contrast) => RowAttachment::Next,
        Some(Role::Concession) if opens => RowAttachment::None,
        _ => RowAttachment::Previous,
    }
}

/// Whether what has this role goes on with the argument by itself.
const fn is_on_line(role: Option<Role>) -> bool {
    matches!(role, None | Some(Role::Contrast | Role::Conclusion))
}
