//! Which assertions of an analysis hold something of the author's, beside that somebody else says something.

use crate::analysis::{Assertion, AttributionId, Voice};
use crate::document::Span;
use crate::reader::article::Article;
use crate::reader::index::{attribution, voices_in};

/// Whether the author asserts something in a clause: it has words before, behind or between the statements in it, or a
/// word of the author's that tells how it is put. A statement reaches from its first word to its last, source and cue
/// counted ("I argued last year that this would end badly"). Linear in what is said in the clause, but for sorting.
pub(super) fn has_author_words(
    article: &Article,
    assertion: &Assertion,
    is_statement: impl Fn(AttributionId) -> bool,
) -> bool {
    let mut said = statements(article, assertion.span, is_statement);
    if said.is_empty() || assertion.sign.is_some() {
        return true;
    }
    said.sort_unstable();
    let mut from = assertion.span.start();
    let has_words = |start: usize, end: usize| {
        start < end && article.document.slice(Span::new(start, end)).contains(char::is_alphanumeric)
    };
    for span in said {
        if has_words(from, span.start()) {
            return true;
        }
        from = from.max(span.end());
    }
    has_words(from, assertion.span.end())
}

/// What the statements reach over in a clause. What somebody is said to think in a statement belongs to it.
fn statements(article: &Article, clause: Span, is_statement: impl Fn(AttributionId) -> bool) -> Vec<Span> {
    let analysis = &article.analysis;
    let voices = voices_in(analysis, clause).iter().filter_map(|(run, voice)| {
        let Voice::Attributed(id) = voice else { return None };
        Some((*run, *id))
    });
    let parts = voices.chain(article.index.roles_in(clause).map(|(span, _, id)| (span, id)));
    let mut reach: Vec<(AttributionId, Span)> = Vec::new();
    for (part, innermost) in parts {
        let outwards = std::iter::successors(Some(innermost), |id| attribution(analysis, *id).within);
        let said = outwards.take(analysis.attributions.len()).find(|id| is_statement(*id));
        let Some((said, part)) = said.zip(part.intersection(clause)) else { continue };
        match reach.iter_mut().find(|(id, _)| *id == said) {
            Some((_, span)) => *span = span.hull(part),
            None => reach.push((said, part)),
        }
    }
    reach.into_iter().map(|(_, span)| span).collect()
}
