//! Ranges that overlap, flattened: a text cut into pieces of which each is covered by the same ranges throughout.

use super::Span;

/// A piece of a text with what covers it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Covered<'a, T> {
    /// The piece; never empty.
    pub span: Span,
    /// The ranges that cover it, in the order in which they were given.
    pub ranges: Vec<&'a T>,
}

/// Cuts `within` wherever one of `ranges` begins or ends. The pieces are in order and tile `within`; an empty range
/// covers nothing, but the text is cut where it stands. Costs the number of pieces times that of ranges.
pub fn flatten<T>(ranges: &[T], span_of: impl Fn(&T) -> Span, within: Span) -> Vec<Covered<'_, T>> {
    let mut borders = vec![within.start(), within.end()];
    for range in ranges {
        let span = span_of(range);
        for offset in [span.start(), span.end()] {
            if within.contains(offset) {
                borders.push(offset);
            }
        }
    }
    borders.sort_unstable();
    borders.dedup();
    let mut pieces = Vec::with_capacity(borders.len());
    for ends in borders.windows(2) {
        let span = Span::new(ends[0], ends[1]);
        let ranges = ranges.iter().filter(|range| span_of(range).overlaps(span)).collect();
        pieces.push(Covered { span, ranges });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_tile_the_text() {
        let ranges = [("outer", 0, 10), ("inner", 2, 8), ("innermost", 4, 6), ("cut", 5, 5), ("elsewhere", 20, 30)];
        let span_of = |range: &(&str, usize, usize)| Span::new(range.1, range.2);
        let table: [(usize, usize, &[&str]); 4] = [
            (
                1,
                7,
                &[
                    "1..2 outer",
                    "2..4 outer inner",
                    "4..5 outer inner innermost",
                    "5..6 outer inner innermost",
                    "6..7 outer inner",
                ],
            ),
            (9, 12, &["9..10 outer", "10..12"]),
            (12, 13, &["12..13"]),
            (3, 3, &[]),
        ];
        for (start, end, expected) in table {
            let pieces = flatten(&ranges, span_of, Span::new(start, end));
            let mut shown = Vec::new();
            for piece in &pieces {
                let names: Vec<&str> = piece.ranges.iter().map(|range| range.0).collect();
                shown.push(format!("{:?} {}", piece.span, names.join(" ")).trim_end().to_owned());
            }
            assert_eq!(shown, expected, "{start}..{end}");
        }
    }
}
