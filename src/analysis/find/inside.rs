//! What is attributed inside a content: "Officials believe, the Times says, that …" has one attribution in another.

use std::ops::Range;

use super::{Finder, snap};
use crate::analysis::candidate::Candidate;
use crate::analysis::confidence;
use crate::analysis::result::Act;
use crate::analysis::text::{Class, Lexicon, Paragraph, Tag};
use crate::document::Span;

/// How many words a content has at least if another attribution may stand in it.
const SHORTEST_OUTER: usize = 5;

impl Finder<'_> {
    /// Asks the network what is attributed in those sentences of a content in which a verb says that something may be.
    /// `base` is the first attribution of the paragraph. Gives how many bytes the network read, which are no more than
    /// `left`.
    pub(super) fn inside(
        &mut self,
        paragraph: &Paragraph<'_>,
        content: &[Span],
        base: usize,
        left: usize,
        read: impl FnOnce(&[Span]) -> Vec<Candidate>,
    ) -> usize {
        let telling = telling(paragraph, content, self.knowledge.lexicon);
        let length = telling.iter().map(|it| it.len()).sum();
        let words = telling.iter().flat_map(|it| paragraph.tokens_in(*it)).filter(|&it| paragraph.tokens[it].is_word());
        if length > left || words.count() < SHORTEST_OUTER {
            return 0;
        }
        let mut found = read(&telling);
        let known = |cue: Span| self.candidates.iter().skip(base).any(|it| it.cue.is_some_and(|it| it.overlaps(cue)));
        found.retain(|it| {
            it.cue.is_some_and(|cue| !known(cue))
                && !it.content.is_empty()
                && it.confidence >= confidence::NESTED_DROPPED_BELOW
        });
        for candidate in &mut found {
            snap::snap(candidate, std::slice::from_ref(paragraph));
        }
        self.candidates.extend(found);
        length
    }
}

/// What of a content stands in sentences in which something may be attributed: the network need not read the rest.
fn telling(paragraph: &Paragraph<'_>, content: &[Span], lexicon: &Lexicon) -> Vec<Span> {
    let inside = |span: Span, sentence: &Range<usize>| {
        let tokens = paragraph.tokens_in(span);
        tokens.start.max(sentence.start)..tokens.end.min(sentence.end)
    };
    let mut telling: Vec<Range<usize>> = Vec::new();
    for sentence in &paragraph.sentences {
        let pieces = || content.iter().map(|it| inside(*it, sentence)).filter(|it| !it.is_empty());
        if pieces().flatten().any(|it| may_attribute(paragraph, it, lexicon)) {
            telling.extend(pieces());
        }
    }
    telling.dedup_by(|next, piece| {
        let goes_on = piece.end == next.start;
        if goes_on {
            piece.end = next.end;
        }
        goes_on
    });
    telling.into_iter().filter_map(|it| paragraph.span(it)).collect()
}

/// Whether somebody may be said to state something by the word at `at`: "according", or a verb of stating that has
/// a subject beside it, other than the speaker's own "I".
fn may_attribute(paragraph: &Paragraph<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let token = &paragraph.tokens[at];
    if token.is(Class::ACCORDING) {
        return true;
    }
    let verb = token.verb.filter(|it| it.cue && paragraph.tag(at) == Some(Tag::Verb));
    let states = verb.is_some_and(|it| lexicon.verb(it.id).act == Some(Act::Statement));
    let before = at.checked_sub(1).and_then(|it| paragraph.tag(it));
    let own = at > 0 && (paragraph.reads(at - 1, "i") || paragraph.reads(at - 1, "we"));
    let after = paragraph.tag(at + 1);
    states
        && !own
        && (matches!(before, Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative | Tag::Adverb | Tag::Auxiliary))
            || before == Some(Tag::Mark) && matches!(after, Some(Tag::Name | Tag::Determiner | Tag::Pronoun)))
}
