//! Charts as inline SVG: bars, and a strip that shows who speaks from the first word to the last. No text stands in
//! them; the figures stand beside them in HTML.

use std::fmt::Write as _;

/// A bar for `part` of `whole`, of a class that says whose it is.
pub(super) fn bar(part: usize, whole: usize, class: &str) -> String {
    // A share that is not nothing is not drawn as nothing.
    let width = (part.min(whole) * 1000).checked_div(whole).unwrap_or(0).max(usize::from(part > 0) * 5);
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 1000 10\" width=\"160\" height=\"8\" preserveAspectRatio=\"none\" \
         aria-hidden=\"true\"><rect class=\"rest\" width=\"1000\" height=\"10\" fill=\"none\"/>\
         <rect class=\"{class}\" width=\"{width}\" height=\"10\" fill=\"currentColor\"/></svg>"
    )
}

/// A segment of the strip.
pub(super) struct StripSegment<'a> {
    /// Where it ends; it begins where the one before ends.
    pub(super) end: usize,
    /// Whose it is.
    pub(super) class: &'a str,
    /// How high it is, of ten.
    pub(super) height: usize,
}

/// The strip of a text of `length` bytes, with a label for who cannot see it.
pub(super) fn strip<'a>(length: usize, segments: impl Iterator<Item = StripSegment<'a>>, label: &str) -> String {
    let mut svg = format!(
        "<svg class=\"strip\" viewBox=\"0 0 10000 10\" width=\"100%\" height=\"28\" preserveAspectRatio=\"none\" \
         role=\"img\" aria-label=\"{label}\">"
    );
    let place = |at: usize| (at * 10_000).checked_div(length).unwrap_or(0);
    let mut start = 0;
    for StripSegment { end, class, height } in segments {
        let (x, width) = (place(start), place(end).saturating_sub(place(start)));
        start = end;
        if width > 0 {
            let y = 10 - height;
            let _ = write!(
                svg,
                "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
                 fill=\"currentColor\"/>"
            );
        }
    }
    svg + "</svg>"
}
