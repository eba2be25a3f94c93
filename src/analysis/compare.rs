//! Two articles on one event: who is heard in both, who in one of them alone, and what the same source is quoted with
//! in each.

mod names;
mod shares;
mod twins;

use std::collections::HashSet;

use crate::document::Document;

use super::lexicon::Lexicon;
use super::{Act, Analysis, AttributionId, SourceId};

pub use shares::{Share, Whose};
pub use twins::Likeness;

/// An article and who says what in it.
type Article<'a> = (&'a Document, &'a Analysis);

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
    /// What it says in either: what is alike first, beside each other, then all else.
    pub statements: Vec<Beside>,
}

/// Statements of one source that stand beside each other; one of them at least.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Beside {
    /// In the first article.
    pub here: Option<AttributionId>,
    /// In the second.
    pub there: Option<AttributionId>,
    /// How alike the two are; none if they are different things, or if there is but one.
    pub likeness: Option<Likeness>,
}

impl Comparison {
    /// Compares two articles. What somebody is called decides who is the same; where two would fit, nobody is chosen.
    ///
    /// Nearly linear in the texts: names and statements are looked up by their words, and words that too many share
    /// are passed over.
    pub fn of(here: (&Document, &Analysis), there: (&Document, &Analysis)) -> Self {
        let pairs = names::pairs(&here.1.sources, &there.1.sources, &Lexicon::embedded());
        Self {
            both: pairs.iter().map(|&pair| Both::of(pair, here, there)).collect(),
            here: alone(here.1, &pairs.iter().map(|it| it.0).collect()),
            there: alone(there.1, &pairs.iter().map(|it| it.1).collect()),
            shares: shares::shares(&pairs, here, there),
        }
    }
}

impl Both {
    fn of(pair: (SourceId, SourceId), here: Article<'_>, there: Article<'_>) -> Self {
        let statements = twins::beside(&said(here, pair.0), &said(there, pair.1));
        Self { here: pair.0, there: pair.1, statements }
    }
}

/// Who says something and is none of `taken`, in order.
fn alone(analysis: &Analysis, taken: &HashSet<SourceId>) -> Vec<SourceId> {
    let others = analysis.sources.iter().filter(|it| !it.attributions.is_empty() && !taken.contains(&it.id));
    others.map(|it| it.id).collect()
}

/// The statements of a source, with their words.
fn said((document, analysis): Article<'_>, id: SourceId) -> Vec<twins::Said> {
    let source = analysis.sources.get(id.0 as usize);
    let ids = source.map_or(&[][..], |it| &it.attributions).iter();
    let found = ids.filter_map(|id| Some((*id, analysis.attributions.get(id.0 as usize)?)));
    found
        .filter(|(_, it)| it.act == Act::Statement)
        .map(|(id, it)| {
            let words = it.content.iter().flat_map(|span| twins::words(document.slice(*span))).collect();
            twins::Said { id, form: it.form, words }
        })
        .collect()
}
