//! Merging what several running readers changed in one record.

use super::{Anchor, Correction, Note, Record};

/// `found` with the change that leads from `before` to `after`; see [`super::update`].
pub(super) fn merge(found: &Record, before: &Record, after: &Record) -> Record {
    let mut notes = three_way(&found.notes, &before.notes, &after.notes, Note::eq);
    notes.sort_by_key(|note| note.place.start);

    let mut corrections = three_way(&found.corrections, &before.corrections, &after.corrections, same_place);
    corrections.sort_by_key(|correction| correction.place.start);
    Record { notes, corrections }
}

/// All of `after` but what somebody else removed since `before`, and all of `found` that is new since
/// `before`. Two items that are `rivals` cannot stand side by side: the one in `after` wins.
fn three_way<T: Clone + PartialEq>(found: &[T], before: &[T], after: &[T], rivals: fn(&T, &T) -> bool) -> Vec<T> {
    let mut merged: Vec<T> = Vec::new();
    let ours = after.iter().filter(|item| !before.contains(item) || found.contains(item));
    let theirs = found.iter().filter(|item| !before.contains(item));
    for item in ours.chain(theirs) {
        if !merged.iter().any(|other| rivals(item, other)) {
            merged.push(item.clone());
        }
    }
    merged
}

/// Whether two corrections are about the same words.
fn same_place(one: &Correction, other: &Correction) -> bool {
    let Anchor { start, quote } = &one.place;
    other.place.start == *start && other.place.quote == *quote
}
