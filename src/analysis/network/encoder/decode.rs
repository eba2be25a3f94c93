//! From the encoder's numbers to tagged spans: the same steps as `training/ascribe_training/decode.py`.

use std::ops::Range;

/// How many tags there are: none, and begin, inside, end and single for each of the three roles.
pub(super) const TAGS: usize = 13;

/// The score of what must not be.
const FORBIDDEN: f32 = -1e4;

/// What a span is in an attribution, in the order of the tags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum SpanLabel {
    Source,
    Cue,
    Content,
}

impl SpanLabel {
    /// The tags of its pieces.
    pub(super) fn tags(self) -> Range<usize> {
        let first = 1 + 4 * self as usize;
        first..first + 4
    }

    /// The tags of the first of its pieces: begin and single.
    pub(super) fn beginning(self) -> [usize; 2] {
        let Range { start, end } = self.tags();
        [start, end - 1]
    }

    /// What a span in this role points to, if to anything.
    pub(super) fn target(self) -> Option<Self> {
        match self {
            Self::Source => None,
            Self::Cue => Some(Self::Source),
            Self::Content => Some(Self::Cue),
        }
    }
}

/// Where a piece stands in its span, in the order of the tags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum PieceInSpan {
    Begin,
    Inside,
    End,
    Single,
}

/// What a tag says; none for the tag of pieces in no span.
fn meaning(tag: usize) -> Option<(PieceInSpan, SpanLabel)> {
    let tag = tag.checked_sub(1)?;
    let place = [PieceInSpan::Begin, PieceInSpan::Inside, PieceInSpan::End, PieceInSpan::Single][tag % 4];
    let role = *[SpanLabel::Source, SpanLabel::Cue, SpanLabel::Content].get(tag / 4)?;
    Some((place, role))
}

/// Whether a span is open after a piece with this tag, and whose.
fn opened(tag: usize) -> Option<SpanLabel> {
    meaning(tag).filter(|(place, _)| matches!(place, PieceInSpan::Begin | PieceInSpan::Inside)).map(|it| it.1)
}

/// Whether a piece with this tag goes on with a span, and whose.
fn goes_on(tag: usize) -> Option<SpanLabel> {
    meaning(tag).filter(|(place, _)| matches!(place, PieceInSpan::Inside | PieceInSpan::End)).map(|it| it.1)
}

/// What the tag of the piece at `at` in a span is called in training.
pub(super) fn name(role: SpanLabel, span: &Range<usize>, at: usize) -> String {
    let role = match role {
        SpanLabel::Source => "source",
        SpanLabel::Cue => "cue",
        SpanLabel::Content => "content",
    };
    let place = match (at == span.start, at + 1 == span.end) {
        (true, true) => "S",
        (true, false) => "B",
        (false, true) => "E",
        (false, false) => "I",
    };
    format!("{place}-{role}")
}

/// The scores of going from one tag to another: a span begun must be ended in its own role.
#[derive(Debug)]
pub(super) struct Moves([[f32; TAGS]; TAGS]);

impl Moves {
    pub(super) fn new() -> Self {
        let score = |allowed: bool| if allowed { 0.0 } else { FORBIDDEN };
        Self(std::array::from_fn(|one| std::array::from_fn(|two| score(opened(one) == goes_on(two)))))
    }

    /// The best allowed tags of one paragraph (Viterbi 1967), given log probabilities for each of its pieces.
    pub(super) fn best_path(&self, scores: &[[f32; TAGS]]) -> Vec<usize> {
        let Some((first, rest)) = scores.split_first() else { return Vec::new() };
        let at_border = |open: Option<SpanLabel>| if open.is_none() { 0.0 } else { FORBIDDEN };
        let mut best: [f32; TAGS] = std::array::from_fn(|tag| first[tag] + at_border(goes_on(tag)));
        let mut back: Vec<[usize; TAGS]> = Vec::with_capacity(rest.len());
        for row in rest {
            let came: [(usize, f32); TAGS] =
                std::array::from_fn(|two| highest((0..TAGS).map(|one| best[one] + self.0[one][two])));
            best = std::array::from_fn(|tag| came[tag].1 + row[tag]);
            back.push(came.map(|it| it.0));
        }
        let mut path = vec![highest((0..TAGS).map(|tag| best[tag] + at_border(opened(tag)))).0];
        for row in back.iter().rev() {
            path.push(row[path[path.len() - 1]]);
        }
        path.reverse();
        path
    }
}

/// The first of the highest numbers, with its index.
fn highest(numbers: impl Iterator<Item = f32>) -> (usize, f32) {
    let higher = |best: (usize, f32), next: (usize, f32)| if next.1 > best.1 { next } else { best };
    numbers.enumerate().reduce(higher).unwrap_or_default()
}

/// Log probabilities of scores.
pub(super) fn log_softmax(scores: [f32; TAGS]) -> [f32; TAGS] {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = scores.iter().map(|it| (it - top).exp()).sum();
    let log = sum.ln();
    scores.map(|it| it - top - log)
}

/// The spans of a tagged paragraph, in order; its first piece is `first`.
pub(super) fn spans(path: &[usize], first: usize) -> Vec<(SpanLabel, Range<usize>)> {
    let mut found = Vec::new();
    let mut begun = first;
    for (index, &tag) in (first..).zip(path) {
        let Some((place, role)) = meaning(tag) else { continue };
        if matches!(place, PieceInSpan::Begin | PieceInSpan::Single) {
            begun = index;
        }
        if matches!(place, PieceInSpan::End | PieceInSpan::Single) {
            found.push((role, begun..index + 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Moves, SpanLabel, TAGS, log_softmax, spans};

    /// Scores under which `tags` are best, by one point each.
    fn scores(tags: &[usize]) -> Vec<[f32; TAGS]> {
        tags.iter().map(|&best| log_softmax(std::array::from_fn(|tag| if tag == best { 1.0 } else { 0.0 }))).collect()
    }

    #[test]
    fn a_span_begun_is_ended_in_its_own_role() {
        // 1 to 4 are the tags of a source, 5 to 8 those of a cue, 9 to 12 those of a content.
        let table: [(&[usize], &[usize]); 8] = [
            (&[], &[]),
            (&[1, 2, 3, 8, 9, 10, 11], &[1, 2, 3, 8, 9, 10, 11]),
            (&[0, 4, 0], &[0, 4, 0]),
            // Nothing can be ended or gone on with that was not begun, and nothing stays open.
            (&[3, 0, 0], &[0, 0, 0]),
            (&[0, 0, 9], &[0, 0, 0]),
            (&[9], &[0]),
            (&[1, 2, 2, 7, 0], &[1, 2, 2, 3, 0]),
            (&[9, 0, 11], &[9, 10, 11]),
        ];
        for (tags, expected) in table {
            assert_eq!(Moves::new().best_path(&scores(tags)), expected, "{tags:?}");
        }
    }

    #[test]
    fn spans_are_read_off_the_tags() {
        let expected = [(SpanLabel::Source, 10..13), (SpanLabel::Cue, 13..14), (SpanLabel::Content, 15..17)];
        assert_eq!(spans(&[1, 2, 3, 8, 0, 9, 11], 10), expected);
    }
}
