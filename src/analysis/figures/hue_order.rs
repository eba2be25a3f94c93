//! The order in which sources first appear, which decides their hues wherever an article is shown.

use crate::analysis::result::{Analysis, Kind};

impl Analysis {
    /// By source, how many others are heard before it first is. None for who is vague, and for who says nothing.
    pub fn turns(&self) -> Vec<Option<usize>> {
        let mut turns = vec![None; self.sources.len()];
        let mut used = 0;
        for id in self.attributions.iter().filter_map(|it| it.source_id) {
            let is_vague = self.sources.get(id.0 as usize).is_none_or(|it| it.kind == Kind::Vague);
            if let Some(turn @ None) = turns.get_mut(id.0 as usize).filter(|_| !is_vague) {
                *turn = Some(used);
                used += 1;
            }
        }
        turns
    }
}
