//! The name under a quotation: “A house is a promise.” — Tove Lind

use crate::analysis::candidate::Candidate;
use crate::analysis::confidence;
use crate::analysis::text::{Paragraph, Shape, Tag};
use crate::document::Span;

/// How many words and marks a name may have with what is said of its bearer.
const LONGEST_NAME: usize = 12;

/// The attribution of a quotation to the name behind a dash that the paragraph ends with: the quotation `opening` that it
/// begins with or, if the paragraph is nothing but the name, `before`, which was all of the paragraph before.
pub(super) fn signed(paragraph: &Paragraph<'_>, opening: Option<Span>, before: Option<Span>) -> Option<Candidate> {
    let (content, dash) = match opening {
        Some(opening) => (opening, paragraph.tokens_in(opening).end),
        None => (before?, 0),
    };
    let name = paragraph.trimmed(dash + 1..paragraph.tokens.len());
    let behind_dash = paragraph.shape(dash) == Some(Shape::Dash) && (1..=LONGEST_NAME).contains(&name.len());
    let tells =
        |at: usize| matches!(paragraph.tags[at], Tag::Verb | Tag::Auxiliary | Tag::Pronoun | Tag::That | Tag::Wh);
    if !behind_dash || !paragraph.is_capital(name.start) || name.clone().any(tells) {
        return None;
    }
    let (source, cue) = (paragraph.span(name)?, paragraph.span(dash..dash + 1));
    Some(Candidate { source: vec![source], cue, content: vec![content], confidence: confidence::SIGNATURE })
}
