//! Two articles beside each other: [`Comparison`] → text in two columns, Markdown, JSON.

mod json;
mod markdown;
mod text;

use std::io::{self, Write};

use super::AnalysedArticle;
use super::words::{content, shown};
use crate::analysis::{AttributionId, Comparison, Likeness, Share, Source, SourceId};
use crate::wording::{Signed, whose};

/// Two articles, with what comparing them gave.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonReport<'a> {
    /// The first and the second.
    pub articles: [AnalysedArticle<'a>; 2],
    /// Of the two, in that order.
    pub comparison: &'a Comparison,
}

impl ComparisonReport<'_> {
    /// Writes it for people, in lines of so many columns (forty at least).
    pub fn text(&self, columns: usize, out: &mut dyn Write) -> io::Result<()> {
        text::write(self, columns.max(40), out)
    }

    /// Writes it as Markdown, statements in tables.
    pub fn markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        markdown::write(self, out)
    }

    /// Writes it as one JSON object.
    pub fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }

    /// What an article is called: its title or, without one, its path.
    fn title(&self, side: usize) -> String {
        let article = &self.articles[side];
        let title = article.document.meta().title.as_deref().map(shown).filter(|it| !it.is_empty());
        title.unwrap_or_else(|| shown(article.path))
    }

    /// Somebody in one of the two. The ids of a comparison are those of its articles.
    fn source(&self, side: usize, id: SourceId) -> &Source {
        &self.articles[side].analysis.sources[id.0 as usize]
    }

    /// What somebody is called in the first and, if it differs, in the second: "World Health Organization (B: WHO)".
    fn name_of_both(&self, here: SourceId, there: SourceId) -> String {
        let (one, other) = (shown(&self.source(0, here).name), shown(&self.source(1, there).name));
        if one == other { one } else { format!("{one} (B: {other})") }
    }

    /// A statement of one of the two.
    fn said(&self, side: usize, id: AttributionId) -> String {
        let AnalysedArticle { document, analysis, .. } = self.articles[side];
        content(document, &analysis.attributions[id.0 as usize])
    }

    /// Whose the words of a row are.
    fn whose(&self, share: &Share) -> String {
        whose(share.whose, |nth| {
            let both = &self.comparison.both[nth];
            self.name_of_both(both.here, both.there)
        })
    }

    /// What there is to say about how an article was read, on one line each.
    fn notices(&self, side: usize) -> impl Iterator<Item = String> {
        self.articles[side].notices.iter().map(|notice| shown(&notice.0))
    }

    /// What the signs mean that stand between its statements.
    fn legend(&self) -> Vec<String> {
        let beside = || self.comparison.both.iter().flat_map(|it| &it.statements);
        let used = LEGEND.into_iter().filter(|(likeness, _)| beside().any(|it| it.likeness == Some(*likeness)));
        used.map(|(likeness, meaning)| format!("{}  {meaning}", sign(Some(likeness)))).collect()
    }

    /// Those in one of the two alone.
    fn alone(&self, side: usize) -> &[SourceId] {
        if side == 0 { &self.comparison.here } else { &self.comparison.there }
    }
}

/// What the two are called, since a comparison is asked for as `ascribe compare A B`.
const SIDES: [&str; 2] = ["A", "B"];

/// What the signs between statements mean.
const LEGEND: [(Likeness, &str); 3] =
    [(Likeness::Same, "same words"), (Likeness::Alike, "most of the words"), (Likeness::Contrary, "denied in one")];

/// The sign between two statements.
fn sign(likeness: Option<Likeness>) -> &'static str {
    likeness.map_or(" ", Signed::sign)
}
