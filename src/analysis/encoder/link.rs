//! From tagged spans and pointers between them to attributions, as in `training/ascribe_training/predict.py`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::decode::{Role, TAGS};

/// What the encoder says of one window.
#[derive(Debug)]
pub(super) struct Seen {
    /// The pieces in the window.
    pub(super) pieces: Range<usize>,
    /// Pointers from contents to cues, one row for each piece and the marks around them. Column 0 is none.
    pub(super) content: Vec<f32>,
    /// The same from cues to sources.
    pub(super) cue: Vec<f32>,
}

/// An attribution in pieces.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::analysis) struct Link {
    pub(in crate::analysis) source: Option<Range<usize>>,
    pub(in crate::analysis) cue: Option<Range<usize>>,
    /// In order. Empty if a cue was found but nothing that it introduces.
    pub(in crate::analysis) content: Vec<Range<usize>>,
    /// How sure the encoder is, 0 to 1.
    pub(in crate::analysis) confidence: f32,
}

/// What is known of the pieces of a unit when spans are linked.
pub(super) struct Linker<'a> {
    /// In the order of the text.
    pub(super) spans: &'a [(Role, Range<usize>)],
    pub(super) seen: &'a [Seen],
    /// The log probabilities of the tags of each piece.
    pub(super) tags: &'a [[f32; TAGS]],
}

/// Which of the two pointers.
#[derive(Clone, Copy)]
enum Pointer {
    ContentToCue,
    CueToSource,
}

impl Linker<'_> {
    /// The attributions, by their cues; contents that point to no cue come last, each by itself.
    pub(super) fn links(&self) -> Vec<Link> {
        let of_role = |role: Role| -> Vec<Range<usize>> {
            self.spans.iter().filter(|it| it.0 == role).map(|it| it.1.clone()).collect()
        };
        let (sources, cues) = (of_role(Role::Source), of_role(Role::Cue));
        let mut made: BTreeMap<usize, Link> = BTreeMap::new();
        for cue in cues.iter().cloned() {
            let (source, sure) = self.point(&cue, &sources, Pointer::CueToSource);
            let of_source = source.map_or(1.0, |it| self.certainty(Role::Source, it));
            let confidence = self.certainty(Role::Cue, &cue) * sure * of_source;
            made.insert(cue.start, Link { source: source.cloned(), cue: Some(cue), content: Vec::new(), confidence });
        }
        let mut loose = Vec::new();
        // Of several contents of one cue the surest counts.
        let mut surest: BTreeMap<usize, f32> = BTreeMap::new();
        for content in of_role(Role::Content) {
            let (cue, sure) = self.point(&content, &cues, Pointer::ContentToCue);
            let confidence = sure * self.certainty(Role::Content, &content);
            match cue.and_then(|it| made.get_mut(&it.start).map(|link| (it.start, link))) {
                Some((cue, link)) => {
                    link.content.push(content);
                    let best = surest.entry(cue).or_default();
                    *best = best.max(confidence);
                }
                None => loose.push(Link { source: None, cue: None, content: vec![content], confidence }),
            }
        }
        for (cue, sure) in surest {
            made.entry(cue).and_modify(|it| it.confidence *= sure);
        }
        made.into_values().chain(loose).collect()
    }

    /// How probable it is that a span plays its role: the least of its pieces.
    fn certainty(&self, role: Role, span: &Range<usize>) -> f32 {
        let rows = self.tags.get(span.clone()).unwrap_or_default();
        let in_role = |row: &[f32; TAGS]| role.tags().filter_map(|tag| row.get(tag)).map(|it| it.exp()).sum::<f32>();
        rows.iter().map(in_role).fold(1.0, f32::min)
    }

    /// The span among `options` that `span` points to, or none if it points to none; and how sure that is.
    fn point<'s>(
        &self,
        span: &Range<usize>,
        options: &'s [Range<usize>],
        pointer: Pointer,
    ) -> (Option<&'s Range<usize>>, f32) {
        let at = span.start;
        let middle = |it: &Seen| (at - it.pieces.start).min(it.pieces.end - at);
        let holds = self.seen.iter().filter(|it| it.pieces.contains(&at));
        let farther_in = |best, next| if middle(next) > middle(best) { next } else { best };
        let Some(window) = holds.reduce(farther_in) else { return (None, 1.0) };
        let table = if matches!(pointer, Pointer::ContentToCue) { &window.content } else { &window.cue };
        let width = window.pieces.len() + 2;
        let column = |at: usize| at - window.pieces.start + 1;
        let row = table.get(column(at) * width..(column(at) + 1) * width).unwrap_or_default();
        let Some(&none) = row.first() else { return (None, 1.0) };
        let (mut best, mut chosen) = (none, None);
        for option in options.iter().filter(|it| window.pieces.contains(&it.start)) {
            if let Some(&score) = row.get(column(option.start)).filter(|&&it| it > best) {
                (best, chosen) = (score, Some(option));
            }
        }
        let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let sum: f32 = row.iter().map(|it| (it - top).exp()).sum();
        (chosen, (best - top).exp() / sum)
    }
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "a content is a list of ranges, mostly of one")]
mod tests {
    use super::{Linker, Role, Seen, TAGS};

    /// A window over `pieces` in which some pieces point to others, each by one point.
    fn seen(pieces: std::ops::Range<usize>, content: &[(usize, usize)], cue: &[(usize, usize)]) -> Seen {
        let width = pieces.len() + 2;
        let table = |pointers: &[(usize, usize)]| {
            let mut table = vec![0.0; width * width];
            for (from, to) in pointers {
                table[(from - pieces.start + 1) * width + to - pieces.start + 1] = 1.0;
            }
            table
        };
        Seen { content: table(content), cue: table(cue), pieces }
    }

    #[test]
    fn contents_find_cues_and_cues_find_sources() {
        let spans = [
            (Role::Content, 0..2),
            (Role::Source, 2..3),
            (Role::Cue, 3..4),
            (Role::Content, 4..6),
            (Role::Cue, 6..7),
            (Role::Content, 8..9),
        ];
        let tags = [[-2.0; TAGS]; 10];
        // The last content points to a source, which is no cue; the second cue has no content.
        let seen = [seen(0..10, &[(0, 3), (4, 3), (8, 2)], &[(3, 2), (6, 2)])];
        let links = Linker { spans: &spans, seen: &seen, tags: &tags }.links();
        let found: Vec<_> = links.iter().map(|it| (it.source.clone(), it.cue.clone(), it.content.clone())).collect();
        assert_eq!(found, [
            (Some(2..3), Some(3..4), vec![0..2, 4..6]),
            (Some(2..3), Some(6..7), vec![]),
            (None, None, vec![8..9]),
        ]);
        assert!(links.iter().all(|it| it.confidence > 0.0 && it.confidence < 1.0));
    }

    #[test]
    fn the_window_that_holds_a_span_farther_in_decides() {
        let spans = [(Role::Cue, 3..4), (Role::Content, 5..6)];
        let tags = [[-2.0; TAGS]; 12];
        let (inner, border) = (seen(0..9, &[(5, 3)], &[]), seen(4..12, &[], &[]));
        let links = Linker { spans: &spans, seen: &[border, inner], tags: &tags }.links();
        assert_eq!(links.len(), 1);
        assert_eq!((links[0].cue.clone(), links[0].content.clone()), (Some(3..4), vec![5..6]));
    }
}
