//! Whose the words of two articles are, beside each other.

use std::collections::HashMap;

use super::ComparedArticle;
use crate::analysis::figures::balance::Balance;
use crate::analysis::result::{Kind, SourceId};

/// How many words are somebody's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// Whose they are.
    pub whose: Whose,
    /// Words in the first article.
    pub here: usize,
    /// Words in the second.
    pub there: usize,
}

/// Whose words are counted together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// The author of each.
    Author,
    /// A source that is in both: where it stands in [`super::Comparison::both`].
    Both(usize),
    /// All other sources that are told apart, each in one of the two alone.
    Others,
    /// "A senior official".
    Unnamed,
    /// "Critics say", "it is widely believed".
    Vague,
    /// "It was announced", "allegedly".
    Nobody,
}

/// A row for each who has words, counted as [`Balance`] counts them; the rows of an article add up to its words.
pub(super) fn shares(
    pairs: &[(SourceId, SourceId)],
    here: ComparedArticle<'_>,
    there: ComparedArticle<'_>,
) -> Vec<Share> {
    let own = counts(here, &pairs.iter().map(|it| it.0).collect::<Vec<_>>());
    let other = counts(there, &pairs.iter().map(|it| it.1).collect::<Vec<_>>());
    let whose = [Whose::Author].into_iter().chain((0..pairs.len()).map(Whose::Both));
    let whose = whose.chain([Whose::Others, Whose::Unnamed, Whose::Vague, Whose::Nobody]);
    let rows = whose.zip(own.into_iter().zip(other)).map(|(whose, (here, there))| Share { whose, here, there });
    rows.filter(|it| matches!(it.whose, Whose::Author | Whose::Both(_)) || it.here + it.there > 0).collect()
}

/// The words of each row: the author, the sources in both, others, unnamed, vague, nobody named.
fn counts(ComparedArticle { document, analysis, takes }: ComparedArticle<'_>, both: &[SourceId]) -> Vec<usize> {
    let balance = Balance::among(document, analysis, takes);
    let places: HashMap<SourceId, usize> = both.iter().copied().zip(1..).collect();
    let after = both.len() + 1;
    let mut counts = vec![0; after + 4];
    let mut add = |row: usize, words| counts.get_mut(row).map_or((), |count| *count += words);
    add(0, balance.author.words);
    add(after + 3, balance.kinds.get(&None).map_or(0, |it| it.words));
    for source in &balance.sources {
        let kind = analysis.sources.get(source.id.0 as usize).map(|it| it.kind);
        let row = match (places.get(&source.id), kind) {
            (Some(row), _) => *row,
            (None, Some(Kind::Unnamed)) => after + 1,
            (None, Some(Kind::Vague)) => after + 2,
            // The author's words of another day are quoted like anybody's.
            (None, _) => after,
        };
        add(row, source.said.words);
    }
    counts
}
