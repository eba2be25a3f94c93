//! What the author does with the words that are the author's own: how firmly each thing is asserted, what it does in
//! the argument, and whether it could be looked up.
//!
//! It comes in two steps. While paragraphs are read, sentences are cut into clauses and all signs in them are noted,
//! whoever says them ([`clauses`]). Once it is known who says what, those clauses in which the author asserts
//! something become [`Assertion`]s ([`assertions`]), by the signs that stand in the author's words.

mod checkable;
mod clause;
mod connective;
pub(crate) mod cue;
mod manner;
mod role;
mod sense;
mod stance;
mod syntax;
mod turns;
mod words;

use std::borrow::Cow;

use crate::analysis::result::{Act, Assertion, Attribution, Form, Stance};
use crate::analysis::text::Paragraph;
use crate::document::{Block, BlockKind, Document, Span};

pub(crate) use clause::Clause;
pub(crate) use manner::Manner;
use role::Joint;
pub(crate) use words::ArgumentWords;

/// The clauses of a paragraph whose first block is `block`, with all signs in them. None where nothing is asserted: in
/// headlines, headings, code.
pub(crate) fn clauses(paragraph: &Paragraph<'_>, block: &Block, words: &ArgumentWords) -> Vec<Clause> {
    let asserts = block.kind.speaks() && !block.kind.is_front_matter() && !matches!(block.kind, BlockKind::Heading(_));
    if !asserts {
        return Vec::new();
    }
    let sentences = paragraph.sentences.iter().cloned();
    sentences.flat_map(|sentence| clause::cut(paragraph, sentence, words)).collect()
}

/// The clauses in which the author asserts something, and how. Clauses are in order; `manners` are those of the cues of
/// `attributions`.
///
/// What is said in another's statement, and that it is said, is no assertion of the author's. That somebody holds
/// something is: it is the author who says so. Linear in the clauses and attributions, but for sorting.
pub(crate) fn assertions(
    document: &Document,
    clauses: &[Clause],
    attributions: &[Attribution],
    manners: &[Manner],
) -> Vec<Assertion> {
    let others = Others::of(attributions, manners);
    let mut found: Vec<Assertion> = Vec::new();
    let mut clauses = clauses.iter().peekable();
    let mut from = 0;
    let mut goes_on = false;
    while let Some(first) = clauses.next() {
        let mut clause = Cow::Borrowed(first);
        // Where somebody else's words turn, the author's do not.
        while let Some(next) = clauses.next_if(|it| it.joint != Joint::Sentence && others.hold(it.span.start())) {
            clause.to_mut().take_in(next);
        }
        from += others.spans.iter().skip(from).take_while(|it| it.end() <= clause.span.start()).count();
        let beside = others.spans.get(from..).unwrap_or_default();
        let end = beside.partition_point(|it| it.start() < clause.span.end());
        let vouched = others.vouch(clause.span);
        let assertion = clause.assertion(document, beside.get(..end).unwrap_or_default(), vouched);
        let joins = goes_on && matches!(clause.joint, Joint::Same | Joint::Tail);
        goes_on = assertion.is_some();
        let Some(assertion) = assertion else { continue };
        match found.last_mut() {
            Some(last)
                if joins && assertion.role.is_none() && is_put_alike(clause.joint, last.stance, assertion.stance) =>
            {
                last.span = last.span.hull(assertion.span);
                last.checkable = last.checkable.or(assertion.checkable);
            }
            _ => found.push(assertion),
        }
    }
    found
}

/// Whether a clause that is put in the way of `next` goes with the one before it, which is put in the way of `last`.
fn is_put_alike(joint: Joint, last: Stance, next: Stance) -> bool {
    last == next || joint == Joint::Tail && next == Stance::Plain
}

/// What is not the author's to assert: the statements of others, with the words that say whose they are.
struct Others {
    /// In order; they do not overlap.
    spans: Vec<Span>,
    /// The cues among them that stand in passing: "according to". In order.
    asides: Vec<Span>,
}

impl Others {
    fn of(attributions: &[Attribution], manners: &[Manner]) -> Self {
        let told = || attributions.iter().zip(manners);
        let mut asides: Vec<Span> = told().filter(|it| it.1.passing).filter_map(|it| it.0.cue).collect();
        asides.sort_unstable();
        let mut all: Vec<Span> = Vec::new();
        // What nobody is named for is the author's to assert, held back as it is; what is quoted is somebody's all the
        // same.
        let is_anybodys = |it: &(&Attribution, &Manner)| it.1.anybodys && it.0.form == Form::Indirect;
        for (attribution, _) in told().filter(|it| !is_anybodys(it)) {
            // What somebody only holds stays in the author's sentence, but words in it tell nothing of the author.
            if attribution.act == Act::Statement {
                all.extend(attribution.source.iter().flat_map(|it| &it.spans));
                all.extend(attribution.cue);
            }
            all.extend(&attribution.content);
        }
        all.sort_unstable();
        let mut spans: Vec<Span> = Vec::with_capacity(all.len());
        for span in all {
            match spans.last_mut() {
                Some(last) if span.start() <= last.end() => *last = last.hull(span),
                _ => spans.push(span),
            }
        }
        Self { spans, asides }
    }

    /// Whether a cue in passing stands in `span`.
    fn vouch(&self, span: Span) -> bool {
        let after = self.asides.partition_point(|it| it.start() < span.start());
        self.asides.get(after).is_some_and(|it| it.end() <= span.end())
    }

    /// Whether one of them runs from before a place to behind it.
    fn hold(&self, place: usize) -> bool {
        let after = self.spans.partition_point(|it| it.end() <= place);
        self.spans.get(after).is_some_and(|it| it.start() < place)
    }
}

#[cfg(test)]
mod tests;
