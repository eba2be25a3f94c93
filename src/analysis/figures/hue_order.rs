//! The order in which sources first appear, which decides their hues wherever an article is shown.

use crate::analysis::result::{Analysis, Kind};

/// By source, how many others are heard before it first is. None for who is vague, and for who says nothing.
pub fn hue_order(analysis: &Analysis) -> Vec<Option<usize>> {
    let mut order = vec![None; analysis.sources.len()];
    let mut used = 0;
    for id in analysis.attributions.iter().filter_map(|it| it.source_id) {
        let is_vague = analysis.sources.get(id.0 as usize).is_none_or(|it| it.kind == Kind::Vague);
        if let Some(place @ None) = order.get_mut(id.0 as usize).filter(|_| !is_vague) {
            *place = Some(used);
            used += 1;
        }
    }
    order
}
