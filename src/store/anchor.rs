//! Finding a position again after the text was edited.

use super::Anchor;
use crate::document::{Document, Span};

impl Anchor {
    /// The place of a span in a document. Panics if the span lies outside the text or cuts a character.
    #[track_caller]
    pub fn of(document: &Document, span: Span) -> Self {
        Self { start: span.start(), quote: document.slice(span).to_owned() }
    }

    /// Where the words stand in `text`: where they stood before or else at the nearest other place. None if
    /// they are gone.
    ///
    /// Any white space equals any other, so a paragraph that was wrapped anew is found. The words must be
    /// whole ones: "art" is not found in "party", unless it stood there before and stands nowhere by itself.
    /// Linear in the text.
    pub fn find(&self, text: &str) -> Option<Span> {
        let first = self.quote.split_whitespace().next()?;
        let here = boundary_before(text, self.start);
        let unmoved = (here == self.start).then(|| self.at(text, here)).flatten();
        if let Some(span) = unmoved.filter(|span| stands_alone(text, *span)) {
            return Some(span);
        }
        let (before, after) = text.split_at(here);
        let whole = |at: usize| self.at(text, at).filter(|span| stands_alone(text, *span));
        // A word that begins before `here` and ends after it lies in neither half: look a word further back.
        let overlap = boundary_before(text, here.saturating_sub(first.len()));
        let seam = text.get(overlap..boundary_after(text, here.saturating_add(first.len()))).unwrap_or_default();
        let across = seam.match_indices(first).find_map(|(at, _)| whole(overlap + at));
        let later = after.match_indices(first).find_map(|(at, _)| whole(here + at));
        let earlier = before.rmatch_indices(first).find_map(|(at, _)| whole(at));
        let moved = [across, later, earlier].into_iter().flatten();
        moved.min_by_key(|span| span.start().abs_diff(self.start)).or(unmoved)
    }

    /// The span of the words if they stand at this byte of the text.
    fn at(&self, text: &str, start: usize) -> Option<Span> {
        let mut rest = text.get(start..)?;
        for (nth, word) in self.quote.split_whitespace().enumerate() {
            let trimmed = if nth == 0 { rest } else { rest.trim_start() };
            if nth > 0 && trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed.strip_prefix(word)?;
        }
        Some(Span::new(start, text.len() - rest.len()))
    }
}

/// Whether a span neither begins nor ends inside a word.
fn stands_alone(text: &str, span: Span) -> bool {
    let (head, rest) = text.split_at(span.start());
    let (words, tail) = rest.split_at(span.len());
    let joined = |left: Option<char>, right: Option<char>| left.zip(right).is_some_and(|(l, r)| spells(l) && spells(r));
    !joined(head.chars().next_back(), words.chars().next()) && !joined(words.chars().next_back(), tail.chars().next())
}

/// Whether a character makes one word with its neighbours. Scripts without upper and lower case are left
/// out: many of them, such as Chinese, set no spaces between words.
fn spells(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || c.is_numeric()
}

/// The nearest character boundary at or before a byte that may lie anywhere.
fn boundary_before(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The nearest character boundary at or after a byte that may lie anywhere.
fn boundary_after(text: &str, offset: usize) -> usize {
    (offset.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
