//! What the author asserts, found anew where a reader has said who speaks.

use crate::document::{Document, Span};

use crate::analysis::argument::{Clause, Manner, assertions, clauses};
use crate::analysis::result::{Analysis, Attribution};
use crate::analysis::rules::Rules;
use crate::analysis::text::{Lexicon, Paragraph, chain};

/// Finds anew what the author asserts in those sentences of `analysis` that share a byte with one of `parts`, where
/// attributions have come or gone since it was made; reads the paragraphs they stand in once more.
pub fn reassert(document: &Document, analysis: &mut Analysis, parts: &[Span]) {
    let sentences = analysis.sentences.iter().map(|it| it.span);
    let touched: Vec<Span> = sentences.filter(|it| parts.iter().any(|part| part.overlaps(*it))).collect();
    let is_touched = |span: Span| touched.iter().any(|it| it.overlaps(span));
    let mut found: Vec<Clause> = Vec::new();
    let mut manners = vec![Manner::default(); analysis.attributions.len()];
    let blocks = document.blocks();
    let mut at = 0;
    while let Some(first) = blocks.get(at).filter(|_| !touched.is_empty()) {
        let chain = chain::paragraph(blocks, at);
        at = chain.end;
        let whole = blocks.get(chain.clone()).unwrap_or_default().iter().map(|it| it.span).fold(first.span, Span::hull);
        if !is_touched(whole) {
            continue;
        }
        let paragraph = Paragraph::of(document, chain, Lexicon::shared());
        let own = clauses(&paragraph, first, &Rules::shared().argument).into_iter();
        found.extend(own.filter(|it| is_touched(it.span())));
        for (manner, attribution) in manners.iter_mut().zip(&analysis.attributions) {
            *manner = manner_of(&paragraph, whole, attribution).unwrap_or(*manner);
        }
    }
    let again = assertions(document, &found, &analysis.attributions, &manners);
    analysis.assertions.retain(|it| !is_touched(it.span));
    analysis.assertions.extend(again);
    analysis.assertions.sort_by_key(|it| it.span);
}

/// What the cue of an attribution tells, if it stands in `paragraph`, which runs over `whole`.
fn manner_of(paragraph: &Paragraph<'_>, whole: Span, attribution: &Attribution) -> Option<Manner> {
    let cue = attribution.cue.filter(|it| whole.covers(*it))?;
    let is_named = attribution.source.is_some();
    Some(Manner::of(paragraph, cue, is_named, &attribution.content, &Rules::shared().argument.cue_stances))
}
