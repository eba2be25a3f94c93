//! Two articles on one event: who is heard in both, who in one of them alone, and what the same source is quoted with
//! in each.

mod names;
mod shares;
mod twins;

use std::collections::HashSet;

use crate::analysis::result::{Act, Analysis, Attribution, AttributionId, Source, SourceId};
use crate::analysis::text::Lexicon;
use crate::document::Document;

pub use shares::{Share, Whose};
pub use twins::Likeness;

/// An article and who says what in it, as far as it counts.
#[derive(Clone, Copy)]
struct ComparedArticle<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    takes: &'a dyn Fn(&Attribution) -> bool,
}

/// Two articles beside each other; the first is `here`, the second `there`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Comparison {
    /// The sources in both, in the order in which the first names them.
    pub both: Vec<Both>,
    /// The sources in the first alone, in its order.
    pub here: Vec<SourceId>,
    /// The sources in the second alone, in its order.
    pub there: Vec<SourceId>,
    /// Whose the words are: the author's first, then those of the sources in both, then all others.
    pub shares: Vec<Share>,
}

/// A source that is in both articles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Both {
    /// Who it is in the first.
    pub here: SourceId,
    /// Who it is in the second.
    pub there: SourceId,
    /// What it says in either: what is alike first, beside each other, then all else, a row for each.
    pub statements: Vec<StatementPair>,
}

/// Statements of one source that stand beside each other; one of them at least.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StatementPair {
    /// In the first article.
    pub here: Option<AttributionId>,
    /// In the second.
    pub there: Option<AttributionId>,
    /// How alike the two are; none if there is but one.
    pub likeness: Option<Likeness>,
}

impl Comparison {
    /// Compares two articles. What somebody is called decides who is the same; where two would fit, nobody is chosen.
    ///
    /// Nearly linear in the texts: names and statements are looked up by their words, and words that too many share
    /// are passed over.
    pub fn of(here: (&Document, &Analysis), there: (&Document, &Analysis)) -> Self {
        Self::among(here, there, |_| true)
    }

    /// Compares those attributions alone that `takes` takes, as [`Balance::among`](super::balance::Balance::among) counts them.
    pub fn among(
        here: (&Document, &Analysis),
        there: (&Document, &Analysis),
        takes: impl Fn(&Attribution) -> bool,
    ) -> Self {
        let [here, there] =
            [here, there].map(|(document, analysis)| ComparedArticle { document, analysis, takes: &takes });
        let pairs = names::pairs(&here.heard(), &there.heard(), Lexicon::shared());
        Self {
            both: pairs.iter().map(|&pair| Both::of(pair, here, there)).collect(),
            here: here.alone(&pairs.iter().map(|it| it.0).collect()),
            there: there.alone(&pairs.iter().map(|it| it.1).collect()),
            shares: shares::shares(&pairs, here, there),
        }
    }
}

impl Both {
    fn of(pair: (SourceId, SourceId), here: ComparedArticle<'_>, there: ComparedArticle<'_>) -> Self {
        let statements = twins::beside(&here.said(pair.0), &there.said(pair.1));
        Self { here: pair.0, there: pair.1, statements }
    }
}

impl<'a> ComparedArticle<'a> {
    /// Who says something, in order.
    fn heard(self) -> Vec<&'a Source> {
        let sources = self.analysis.sources.iter();
        sources.filter(|it| self.counted(it).next().is_some()).collect()
    }

    /// Who says something and is none of `taken`, in order.
    fn alone(self, taken: &HashSet<SourceId>) -> Vec<SourceId> {
        self.heard().into_iter().map(|it| it.id).filter(|id| !taken.contains(id)).collect()
    }

    /// The attributions of a source that count.
    fn counted(self, source: &'a Source) -> impl Iterator<Item = (AttributionId, &'a Attribution)> {
        let found = source.attributions.iter();
        let found = found.filter_map(move |id| Some((*id, self.analysis.attributions.get(id.0 as usize)?)));
        found.filter(move |(_, it)| (self.takes)(it))
    }

    /// The statements of a source, with their words.
    fn said(self, id: SourceId) -> Vec<twins::Utterance> {
        let counted = self.analysis.sources.get(id.0 as usize).into_iter().flat_map(|it| self.counted(it));
        let statements = counted.filter(|(_, it)| it.act == Act::Statement);
        let said = statements.map(|(id, it)| {
            let words = it.content.iter().flat_map(|span| twins::words(self.document.slice(*span))).collect();
            twins::Utterance { id, form: it.form, denied: it.denied, words }
        });
        said.collect()
    }
}
