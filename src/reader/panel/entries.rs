//! The rows of the panel, counted without being listed: a long article has thousands of sources, and a key
//! must not cost more for that.

use std::collections::BTreeMap;

use crate::analysis::{AttributionId, SourceId};

/// A row before it is put in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PanelEntry {
    Source(SourceId),
    Statement(AttributionId),
    Detail(AttributionId),
}

/// All rows: every source and, below some of them, what they say.
#[derive(Debug, Default)]
pub(super) struct PanelEntries {
    sources: Vec<SourceId>,
    /// Where each source stands among them, by its id.
    places: Vec<Option<usize>>,
    /// The rows below a source, by where it stands.
    below: BTreeMap<usize, Vec<PanelEntry>>,
}

impl PanelEntries {
    /// Rows for these sources in this order, with nothing below them.
    pub(super) fn new(sources: Vec<SourceId>) -> Self {
        let most = sources.iter().map(|id| id.0 as usize + 1).max().unwrap_or(0);
        let mut places = vec![None; most];
        for (place, id) in sources.iter().enumerate() {
            places[id.0 as usize] = Some(place);
        }
        Self { sources, places, below: BTreeMap::new() }
    }

    /// Puts rows below some sources, and takes them away from all others.
    pub(super) fn put_below(&mut self, rows: impl Iterator<Item = (SourceId, Vec<PanelEntry>)>) {
        self.below = rows.filter_map(|(id, rows)| Some((self.place(id)?, rows))).collect();
    }

    /// Where a source stands among the sources.
    pub(super) fn place(&self, source: SourceId) -> Option<usize> {
        *self.places.get(source.0 as usize)?
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.sources.len() + self.below.values().map(Vec::len).sum::<usize>()
    }

    /// The nth row.
    pub(super) fn get(&self, index: usize) -> Option<PanelEntry> {
        let mut inserted = 0;
        for (place, rows) in &self.below {
            let Some(after) = index.checked_sub(place + inserted + 1) else { break };
            if let Some(entry) = rows.get(after) {
                return Some(*entry);
            }
            inserted += rows.len();
        }
        self.sources.get(index - inserted).map(|id| PanelEntry::Source(*id))
    }

    /// Which row it is.
    pub(super) fn position(&self, entry: PanelEntry) -> Option<usize> {
        let inserted = |until: usize| self.below.range(..until).map(|(_, rows)| rows.len()).sum::<usize>();
        if let PanelEntry::Source(id) = entry {
            let place = self.place(id)?;
            return Some(place + inserted(place));
        }
        self.below.iter().find_map(|(place, rows)| {
            let nth = rows.iter().position(|row| *row == entry)?;
            Some(place + inserted(*place) + 1 + nth)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_where_a_list_would_have_them() {
        let said = |id| PanelEntry::Statement(AttributionId(id));
        let more = |id| PanelEntry::Detail(AttributionId(id));
        let source = |id| PanelEntry::Source(SourceId(id));
        let mut entries = PanelEntries::new([4, 0, 2].map(SourceId).to_vec());
        let below = [(2, vec![said(7), more(7)]), (4, vec![said(1)]), (9, vec![said(3)])];
        entries.put_below(below.into_iter().map(|(id, rows)| (SourceId(id), rows)));
        let list = [source(4), said(1), source(0), source(2), said(7), more(7)];
        assert_eq!(entries.len(), list.len());
        for (index, entry) in list.into_iter().enumerate() {
            assert_eq!((entries.get(index), entries.position(entry)), (Some(entry), Some(index)));
        }
        assert_eq!((entries.get(6), entries.position(source(9)), entries.position(said(3))), (None, None, None));
    }
}
