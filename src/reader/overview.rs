//! The scroll bar that is an overview of the voices of the whole article.

use std::collections::BTreeMap;

use super::index::{Hue, Index, attribution};
use super::mode::{Highlight, Mode};
use crate::analysis::Analysis;
use crate::document::{Document, Span};

/// The hue of each of `rows` stretches of equal length into which the article is divided: that of the source
/// with the most words there, if sources have at least a sixth of it. One source shown alone is never too short.
pub(super) fn overview(
    document: &Document,
    analysis: &Analysis,
    index: &Index,
    highlight: Highlight,
    rows: usize,
) -> Vec<Option<Hue>> {
    if rows == 0 {
        return Vec::new();
    }
    let mut shares: Vec<BTreeMap<Hue, usize>> = vec![BTreeMap::new(); rows];
    let length = document.text().len().max(1);
    let stretch = |row: usize| Span::new(row * length / rows, (row + 1) * length / rows);
    for (run, voice) in &analysis.voices {
        let Some(shown) = highlight.voice(analysis, *voice) else { continue };
        let hue = index.hue(attribution(analysis, shown).source_id);
        let (first, last) = (run.start() * rows / length, run.end().saturating_sub(1) * rows / length);
        for (row, shares) in shares.iter_mut().enumerate().take(last + 1).skip(first) {
            let bytes = stretch(row).intersection(*run).map_or(0, Span::len);
            *shares.entry(hue).or_default() += bytes;
        }
    }
    let dominant = |(row, shares): (usize, &BTreeMap<Hue, usize>)| {
        let attributed: usize = shares.values().sum();
        let most = shares.iter().max_by_key(|(_, bytes)| **bytes).map(|(hue, _)| *hue);
        let enough = if matches!(highlight.mode, Mode::Source(_)) { 1 } else { stretch(row).len() / 6 };
        most.filter(|_| attributed >= enough)
    };
    shares.iter().enumerate().map(dominant).collect()
}
