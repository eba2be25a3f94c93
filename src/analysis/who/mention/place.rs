//! Where a mention stands: what the search for whom a pronoun means needs to know of it.

use crate::analysis::text::{Paragraph, Shape, Tag};
use crate::document::Span;

/// Where a mention stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    /// The paragraph, counted from 0.
    pub(crate) paragraph: usize,
    /// The sentence, counted from 0 over the whole document.
    pub(crate) sentence: usize,
    /// Whether it stands in quotation marks.
    pub(crate) quoted: bool,
    /// Whether it may be the subject of a main clause: no preposition, verb or conjunction leads to it.
    pub(crate) subject: bool,
    /// Whether a colon follows, as after the name of somebody who is interviewed.
    pub(crate) label: bool,
}

/// The place of a mention in the paragraph that is the `nth`, whose first sentence has the number `first`.
pub(crate) fn place(paragraph: &Paragraph<'_>, span: Span, nth: usize, first: usize) -> Place {
    let tokens = paragraph.tokens_in(span);
    let within = paragraph.sentence_number(tokens.start);
    let low = paragraph.sentences.get(within).map_or(0, |it| it.start);
    Place {
        paragraph: nth,
        sentence: first + within,
        quoted: paragraph.is_quoted(tokens.start),
        subject: paragraph.tag(tokens.end) != Some(Tag::Genitive) && is_subject(paragraph, tokens.start, low),
        label: paragraph.shape(tokens.end) == Some(Shape::Colon),
    }
}

/// How many tokens a noun phrase is followed back.
const LONGEST: usize = 24;

fn is_subject(paragraph: &Paragraph<'_>, start: usize, low: usize) -> bool {
    let inside = |at: &usize| {
        matches!(paragraph.tags[*at], Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Number)
    };
    let before = (low..start).rev().take(LONGEST).find(|at| !inside(at));
    before.is_none_or(|at| matches!(paragraph.tags[at], Tag::Mark | Tag::But | Tag::Adverb | Tag::Genitive))
}
