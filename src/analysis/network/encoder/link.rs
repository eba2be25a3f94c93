//! From tagged spans and pointers between them to attributions, as in `training/ascribe_training/predict.py`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::decode::{SpanLabel, TAGS};

/// What the encoder says of one window.
#[derive(Debug)]
pub(super) struct WindowScores {
    /// The pieces in the window.
    pub(super) pieces: Range<usize>,
    /// Pointers from contents to cues, one row for each piece and the marks around them. Column 0 is none.
    pub(super) content: Vec<f32>,
    /// The same from cues to sources.
    pub(super) cue: Vec<f32>,
}

/// An attribution in pieces.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct LinkedSpans {
    pub(crate) source: Option<Range<usize>>,
    pub(crate) cue: Option<Range<usize>>,
    /// In order. Empty if a cue was found but nothing that it introduces.
    pub(crate) content: Vec<Range<usize>>,
    /// How sure the encoder is, 0 to 1.
    pub(crate) confidence: f32,
}

/// How much a pointer, times its probability, adds to the score of the mark that it points to.
const PULL: f32 = 4.0;
/// Pointers less probable than this add nothing.
const HEED: f32 = 0.3;

/// What is known of the pieces of a unit when spans are linked.
pub(super) struct Linker<'a> {
    pub(super) seen: &'a [WindowScores],
    /// The log probabilities of the tags of each piece.
    pub(super) tags: &'a [[f32; TAGS]],
}

/// Where a piece points to.
struct Pointer {
    /// The first piece of the window in which it points.
    begin: usize,
    /// A probability for each column of the window's table.
    sure: Vec<f32>,
}

impl Pointer {
    /// How probable it is that a piece is pointed to; none if the window does not show it.
    fn to(&self, piece: usize) -> Option<f32> {
        let column = (piece + 1).checked_sub(self.begin).filter(|&it| it > 0 && it + 1 < self.sure.len())?;
        self.sure.get(column).copied()
    }
}

impl Linker<'_> {
    /// The scores of the tags with what the pointers of `spans` know: a content that points to a word says that a cue
    /// begins there, and a cue so for its source, even where the tags alone leave the word unmarked.
    pub(super) fn pulled(&self, spans: &[(SpanLabel, Range<usize>)]) -> Vec<[f32; TAGS]> {
        let mut pulled = self.tags.to_vec();
        for (role, span) in spans {
            let Some((target, pointer)) = role.target().zip(self.pointer(span.start, *role)) else { continue };
            for (piece, row) in (pointer.begin..).zip(pulled.iter_mut().skip(pointer.begin)) {
                let Some(sure) = pointer.to(piece) else { break };
                if sure > HEED {
                    for tag in target.beginning() {
                        row[tag] += PULL * sure;
                    }
                }
            }
        }
        pulled
    }

    /// The attributions by their cues; contents that point to no cue come last, each by itself. `spans` are in the
    /// order of the text.
    pub(super) fn links(&self, spans: &[(SpanLabel, Range<usize>)]) -> Vec<LinkedSpans> {
        let of_role = |role: SpanLabel| -> Vec<Range<usize>> {
            spans.iter().filter(|it| it.0 == role).map(|it| it.1.clone()).collect()
        };
        let (sources, cues) = (of_role(SpanLabel::Source), of_role(SpanLabel::Cue));
        let mut made: BTreeMap<usize, LinkedSpans> = BTreeMap::new();
        for cue in cues.iter().cloned() {
            let (source, sure) = self.point(&cue, SpanLabel::Cue, &sources);
            let of_source = source.map_or(1.0, |it| self.certainty(SpanLabel::Source, it));
            let confidence = self.certainty(SpanLabel::Cue, &cue) * sure * of_source;
            made.insert(
                cue.start,
                LinkedSpans { source: source.cloned(), cue: Some(cue), content: Vec::new(), confidence },
            );
        }
        let mut loose = Vec::new();
        // Of several contents of one cue the surest counts.
        let mut surest: BTreeMap<usize, f32> = BTreeMap::new();
        for content in of_role(SpanLabel::Content) {
            let (cue, sure) = self.point(&content, SpanLabel::Content, &cues);
            let confidence = sure * self.certainty(SpanLabel::Content, &content);
            match cue.and_then(|it| made.get_mut(&it.start).map(|link| (it.start, link))) {
                Some((cue, link)) => {
                    link.content.push(content);
                    let best = surest.entry(cue).or_default();
                    *best = best.max(confidence);
                }
                None => loose.push(LinkedSpans { source: None, cue: None, content: vec![content], confidence }),
            }
        }
        for (cue, sure) in surest {
            made.entry(cue).and_modify(|it| it.confidence *= sure);
        }
        made.into_values().chain(loose).collect()
    }

    /// How probable it is that a span plays its role: the least of its pieces.
    fn certainty(&self, role: SpanLabel, span: &Range<usize>) -> f32 {
        let rows = self.tags.get(span.clone()).unwrap_or_default();
        let in_role = |row: &[f32; TAGS]| role.tags().filter_map(|tag| row.get(tag)).map(|it| it.exp()).sum::<f32>();
        rows.iter().map(in_role).fold(1.0, f32::min)
    }

    /// Where the first piece of a content or a cue points. Of two windows that show the piece, the one counts in
    /// which it is further from the edge.
    fn pointer(&self, piece: usize, role: SpanLabel) -> Option<Pointer> {
        let middle = |it: &WindowScores| (piece - it.pieces.start).min(it.pieces.end - piece);
        let shows = self.seen.iter().filter(|it| it.pieces.contains(&piece));
        let window = shows.reduce(|best, next| if middle(next) > middle(best) { next } else { best })?;
        let table = if role == SpanLabel::Content { &window.content } else { &window.cue };
        let width = window.pieces.len() + 2;
        let row = piece - window.pieces.start + 1;
        let row = table.get(row * width..(row + 1) * width)?;
        let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let weights = || row.iter().map(|it| (it - top).exp());
        let sum: f32 = weights().sum();
        Some(Pointer { begin: window.pieces.start, sure: weights().map(|it| it / sum).collect() })
    }

    /// The span among `options` that a span points to, or none if it points to none; and how probable that is.
    fn point<'s>(
        &self,
        span: &Range<usize>,
        role: SpanLabel,
        options: &'s [Range<usize>],
    ) -> (Option<&'s Range<usize>>, f32) {
        let Some(pointer) = self.pointer(span.start, role) else { return (None, 1.0) };
        let mut best = (None, pointer.sure.first().copied().unwrap_or(1.0));
        for option in options {
            if let Some(sure) = pointer.to(option.start).filter(|&it| it > best.1) {
                best = (Some(option), sure);
            }
        }
        best
    }
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "a content is a list of ranges, mostly of one")]
mod tests {
    use super::{Linker, SpanLabel, TAGS, WindowScores};

    /// A window over `pieces` in which some pieces point to others, each by one point.
    fn seen(pieces: std::ops::Range<usize>, content: &[(usize, usize)], cue: &[(usize, usize)]) -> WindowScores {
        let width = pieces.len() + 2;
        let table = |pointers: &[(usize, usize)]| {
            let mut table = vec![0.0; width * width];
            for (from, to) in pointers {
                table[(from - pieces.start + 1) * width + to - pieces.start + 1] = 1.0;
            }
            table
        };
        WindowScores { content: table(content), cue: table(cue), pieces }
    }

    #[test]
    fn contents_find_cues_and_cues_find_sources() {
        let spans = [
            (SpanLabel::Content, 0..2),
            (SpanLabel::Source, 2..3),
            (SpanLabel::Cue, 3..4),
            (SpanLabel::Content, 4..6),
            (SpanLabel::Cue, 6..7),
            (SpanLabel::Content, 8..9),
        ];
        let tags = [[-2.0; TAGS]; 10];
        // The last content points to a source, which is no cue; the second cue has no content.
        let seen = [seen(0..10, &[(0, 3), (4, 3), (8, 2)], &[(3, 2), (6, 2)])];
        let links = Linker { seen: &seen, tags: &tags }.links(&spans);
        let found: Vec<_> = links.iter().map(|it| (it.source.clone(), it.cue.clone(), it.content.clone())).collect();
        assert_eq!(
            found,
            [(Some(2..3), Some(3..4), vec![0..2, 4..6]), (Some(2..3), Some(6..7), vec![]), (None, None, vec![8..9]),]
        );
        assert!(links.iter().all(|it| it.confidence > 0.0 && it.confidence < 1.0));
    }

    #[test]
    fn the_window_that_holds_a_span_farther_in_decides() {
        let spans = [(SpanLabel::Cue, 3..4), (SpanLabel::Content, 5..6)];
        let tags = [[-2.0; TAGS]; 12];
        let (inner, border) = (seen(0..9, &[(5, 3)], &[]), seen(4..12, &[], &[]));
        let links = Linker { seen: &[border, inner], tags: &tags }.links(&spans);
        assert_eq!(links.len(), 1);
        assert_eq!((links[0].cue.clone(), links[0].content.clone()), (Some(3..4), vec![5..6]));
    }

    #[test]
    fn what_is_pointed_to_begins_a_span() {
        let mut seen = seen(5..9, &[(7, 5)], &[(6, 8)]);
        // Both point beyond doubt, the content to a cue and the cue to a source.
        for table in [&mut seen.content, &mut seen.cue] {
            for it in &mut *table {
                *it *= 20.0;
            }
        }
        let tags = [[0.0; TAGS]; 9];
        let spans = [(SpanLabel::Source, 5..6), (SpanLabel::Cue, 6..7), (SpanLabel::Content, 7..9)];
        let pulled = Linker { seen: &[seen], tags: &tags }.pulled(&spans);
        let raised: Vec<(usize, usize)> = (0..9)
            .flat_map(|piece| (0..TAGS).map(move |tag| (piece, tag)))
            .filter(|&(piece, tag)| pulled[piece][tag] > 3.9)
            .collect();
        assert_eq!(raised, [(5, 5), (5, 8), (8, 1), (8, 4)]);
    }
}
