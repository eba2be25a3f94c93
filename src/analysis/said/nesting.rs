//! Nesting: which attribution lies in the content of which.

use crate::analysis::candidate::Candidate;
use crate::analysis::result::AttributionId;
use crate::document::Span;

/// For each attribution the innermost one whose content holds it.
///
/// It is held if its cue (or, without a cue, its content) stands in the other's content and that content is
/// the longer one; so no chain of these comes back to where it began.
pub(crate) fn within<'a>(candidates: impl Iterator<Item = &'a Candidate>) -> Vec<Option<AttributionId>> {
    let candidates: Vec<&Candidate> = candidates.collect();
    let mut contents: Vec<(Span, usize)> = Vec::new();
    for (nth, candidate) in candidates.iter().enumerate() {
        contents.extend(candidate.content.iter().map(|&span| (span, nth)));
    }
    contents.sort_unstable_by_key(|&(span, nth)| (span.start(), std::cmp::Reverse(span.end()), nth));
    let mut places: Vec<(Span, usize)> =
        candidates.iter().enumerate().filter_map(|(nth, it)| Some((it.place()?, nth))).collect();
    places.sort_unstable_by_key(|&(span, nth)| (span.start(), nth));
    let sizes: Vec<usize> = candidates.iter().map(|it| it.content.iter().map(|span| span.len()).sum()).collect();
    let mut outer = vec![None; candidates.len()];
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut upcoming = contents.into_iter().peekable();
    for (place, nth) in places {
        while let Some(content) = upcoming.next_if(|(span, _)| span.start() <= place.start()) {
            open.push(content);
        }
        open.retain(|(span, _)| span.end() > place.start());
        let holder = open
            .iter()
            .rev()
            .find(|&&(span, other)| other != nth && span.covers(place) && (sizes[other], nth) > (sizes[nth], other));
        outer[nth] =
            holder.map(|&(_, other)| AttributionId(u32::try_from(other).expect("fewer attributions than bytes")));
    }
    outer
}
