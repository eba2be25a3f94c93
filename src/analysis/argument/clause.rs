//! Clauses: where a sentence is cut because the argument turns inside it, and which of them the author asserts.

use std::ops::Range;

use crate::document::{Document, Span};

use super::role::{self, Joint};
use super::stance::StanceWords;
use super::syntax::Syntax;
use super::words::ArgumentWords;
use super::{checkable, stance};
use crate::analysis::result::{Assertion, Role, Stance};
use crate::analysis::text::{Paragraph, Shape};

/// A clause with all signs in it, whoever says them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Clause {
    /// From its first token to its last.
    pub(super) span: Span,
    /// What stands between it and the clause before.
    pub(super) joint: Joint,
    /// What its connective says it does, and that connective.
    pub(super) role: Option<(Role, Span)>,
    /// Whether that connective makes it subordinate.
    pub(super) subordinate: bool,
    /// The words that tell a stance, those first that count for more.
    pub(super) signs: Vec<(Stance, Span)>,
    /// Words that could be looked up.
    pub(super) figures: Vec<Span>,
    /// The finite verbs of its main clause, with what helps them.
    pub(super) verbs: Vec<Span>,
}

/// The clauses of a sentence.
pub(super) fn cut(paragraph: &Paragraph<'_>, sentence: Range<usize>, words: &ArgumentWords) -> Vec<Clause> {
    let syntax = Syntax::of(paragraph, sentence.clone(), &words.connectives.syntax);
    let cuts = role::cuts(&syntax, &words.connectives);
    let ends = cuts.iter().skip(1).map(|it| it.at).chain([sentence.end]);
    let clause = |(cut, end): (&role::ClauseCut, usize)| {
        let range = cut.at..end;
        // "Because" would make the clause that it opens look like one inside another.
        let opening =
            cut.told.as_ref().filter(|(_, told)| told.end < end && syntax.main_verb(cut.at..told.start).is_none());
        let own = opening.map_or(range.start, |(_, told)| range.start.max(told.end));
        // "Asked about it, Roe said that …": no subject stands before what is no finite verb.
        let main = syntax.main_verbs(own..end).filter(|it| syntax.has_subject(own..*it));
        Some(Clause {
            span: paragraph.span(range.clone())?,
            joint: cut.joint,
            subordinate: cut.subordinate,
            role: cut.told.clone().and_then(|(role, told)| Some((role, paragraph.span(told)?))),
            signs: signs(&syntax, range.clone(), &words.stances),
            figures: checkable::figures(paragraph, range, words),
            verbs: main.filter_map(|it| paragraph.span(syntax.verb_group(it))).collect(),
        })
    };
    cuts.iter().zip(ends).filter_map(clause).collect()
}

/// The signs in a clause. What stands between two dashes beside its verb is an aside, and tells nothing of it.
fn signs(syntax: &Syntax<'_>, range: Range<usize>, words: &StanceWords) -> Vec<(Stance, Span)> {
    let mut signs = stance::signs(syntax.paragraph, range.clone(), words);
    let mut dashes = range.clone().filter(|at| syntax.shape(*at) == Some(Shape::Dash) && syntax.is_open(*at));
    if let (Some(open), Some(close)) = (dashes.next(), dashes.next())
        && syntax.main_verb(range.start..open).or_else(|| syntax.main_verb(close..range.end)).is_some()
        && let Some(aside) = syntax.paragraph.span(open..close)
    {
        signs.retain(|(_, sign)| !aside.overlaps(*sign));
    }
    signs
}

impl Clause {
    /// From its first token to its last.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// Takes in the clause after it, with all signs.
    pub(super) fn take_in(&mut self, next: &Self) {
        self.span = self.span.hull(next.span);
        self.signs.extend(&next.signs);
        self.figures.extend(&next.figures);
        self.verbs.extend(&next.verbs);
    }

    /// What the author asserts in it, if anything; `others` are the spans inside it, in order, that are not the
    /// author's; `vouched` says whether the author names somebody for it in passing: "according to".
    pub(super) fn assertion(&self, document: &Document, others: &[Span], vouched: bool) -> Option<Assertion> {
        let is_own = |span: Span| !others.iter().any(|it| it.overlaps(span));
        let foreign: usize = others.iter().filter_map(|it| it.intersection(self.span)).map(Span::len).sum();
        // "No such luck" asserts something without a verb, but what is left of a report does not: "On Friday".
        let asserts = if foreign == 0 {
            document.slice(self.span).contains(char::is_alphanumeric)
        } else {
            // What is granted "although", according to Roe, it is so, the author takes for true.
            let granted = vouched && self.subordinate && self.role.is_some_and(|(_, it)| is_own(it));
            granted || self.verbs.iter().any(|it| is_own(*it))
        };
        let sign = self.signs.iter().find(|(_, span)| is_own(*span));
        let role = self.role.filter(|(_, span)| is_own(*span));
        asserts.then(|| Assertion {
            span: self.span,
            stance: sign.map_or(Stance::Plain, |(stance, _)| *stance),
            sign: sign.map(|(_, span)| *span),
            role: role.map(|(role, _)| role),
            connective: role.map(|(_, span)| span),
            // A date beside somebody's words tells when they were said.
            checkable: self.figures.first().copied().filter(|_| foreign == 0),
        })
    }
}

#[cfg(test)]
mod tests;
