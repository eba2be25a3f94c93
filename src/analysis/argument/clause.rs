//! Clauses: where a sentence is cut because the argument turns inside it, and which of them the author asserts.

use std::ops::Range;

use crate::document::{Document, Span};

use super::super::lexicon::Lexicon;
use super::super::paragraph::Paragraph;
use super::super::tag::Tag;
use super::{Assertion, Role, Stance};
use super::{checkable, stance};

/// A clause with all signs in it, whoever says them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in super::super) struct Clause {
    /// From its first token to its last.
    pub(super) span: Span,
    /// What its connective says it does, and that connective.
    pub(super) role: Option<(Role, Span)>,
    /// The words that tell a stance, those first that count for more.
    pub(super) signs: Vec<(Stance, Span)>,
    /// Words that could be looked up.
    pub(super) figures: Vec<Span>,
    /// Finite verbs and what helps them.
    pub(super) verbs: Vec<Span>,
}

/// The clauses of a sentence.
pub(super) fn cut(paragraph: &Paragraph<'_>, sentence: Range<usize>, lexicon: &Lexicon) -> Vec<Clause> {
    let Some(span) = paragraph.span(sentence.clone()) else { return Vec::new() };
    let is_verb = |at: &usize| matches!(paragraph.tag(*at), Some(Tag::Verb | Tag::Auxiliary));
    let verbs = sentence.clone().filter(is_verb).filter_map(|at| paragraph.span(at..at + 1)).collect();
    let signs = stance::signs(paragraph, sentence.clone(), lexicon);
    let figures = checkable::figures(paragraph, sentence, lexicon);
    vec![Clause { span, role: None, signs, figures, verbs }]
}

impl Clause {
    /// From its first token to its last.
    pub(in super::super) fn span(&self) -> Span {
        self.span
    }

    /// What the author asserts in it, if anything; `others` are the spans inside it, in order, that are not the author's.
    pub(super) fn assertion(&self, document: &Document, others: &[Span]) -> Option<Assertion> {
        let is_own = |span: Span| !others.iter().any(|it| it.overlaps(span));
        let foreign: usize = others.iter().filter_map(|it| it.intersection(self.span)).map(Span::len).sum();
        // "No such luck" asserts something without a verb, but what is left of a report does not: "On Friday".
        let asserts = if foreign == 0 {
            document.slice(self.span).contains(char::is_alphanumeric)
        } else {
            self.verbs.iter().any(|it| is_own(*it))
        };
        let sign = self.signs.iter().find(|(_, span)| is_own(*span));
        let role = self.role.filter(|(_, span)| is_own(*span));
        asserts.then(|| Assertion {
            span: self.span,
            stance: sign.map_or(Stance::Plain, |(stance, _)| *stance),
            sign: sign.map(|(_, span)| *span),
            role: role.map(|(role, _)| role),
            connective: role.map(|(_, span)| span),
            checkable: self.figures.iter().copied().find(|it| is_own(*it)),
        })
    }
}
