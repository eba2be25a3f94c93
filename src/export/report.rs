//! The balance of an article for people: what it is made of, in figures and bars. Text, Markdown and HTML print one and
//! the same [`BalanceReport`].

mod markdown;
mod text;

use std::io::{self, Write};

use super::AnalysedArticle;

use super::words::shown;
use crate::analysis::{Balance, SourceId};
use crate::wording::{BalanceSection, HasName, Portion, Subject, count, times};

/// Writes the balance of an article for people, in lines of so many columns (forty at least).
pub fn report_text(article: &AnalysedArticle<'_>, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    text::write(&BalanceReport::of(article), columns.max(40), out)
}

/// Writes the balance of an article as Markdown, the figures in tables.
pub fn report_markdown(article: &AnalysedArticle<'_>, out: &mut dyn Write) -> io::Result<()> {
    markdown::write(&BalanceReport::of(article), out)
}

/// What there is to say about an article, before it takes a form. Its words are the article's own and unescaped.
pub(super) struct BalanceReport {
    pub(super) title: String,
    /// Who wrote it, when, how long it is.
    pub(super) about: Vec<String>,
    /// What there is to say about how it was read, a sentence each.
    pub(super) notices: Vec<String>,
    pub(super) charts: Vec<Chart>,
    /// What is told in a sentence rather than in a bar: what it is about, and the sentence.
    pub(super) facts: Vec<(&'static str, String)>,
}

/// Bars that belong together.
pub(super) struct Chart {
    pub(super) title: &'static str,
    /// Of what its shares are parts: "of 20 assertions".
    pub(super) base: String,
    /// What it counts: words, assertions.
    pub(super) counts: &'static str,
    pub(super) rows: Vec<ChartRow>,
}

/// One bar: so much of so much. Bars of all charts have one scale; a whole one is a hundred per cent.
pub(super) struct ChartRow {
    pub(super) name: String,
    pub(super) part: usize,
    pub(super) of: usize,
    /// The share as it is told.
    pub(super) share: String,
    /// What else is to be known: how often, what it is.
    pub(super) note: String,
    /// Whose it is.
    pub(super) owner: BarOwner,
}

/// Whose a bar is: what decides its hue.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum BarOwner {
    /// The author's words.
    Author,
    /// Those of a source.
    Source(SourceId),
    /// Those of several.
    Others,
}

impl BalanceReport {
    pub(super) fn of(article: &AnalysedArticle<'_>) -> Self {
        let AnalysedArticle { path, document, analysis, notices } = article;
        let balance = Balance::of(document, analysis);
        let meta = document.meta();
        let title = meta.title.as_deref().map(shown).filter(|it| !it.is_empty());
        let about = [meta.byline.as_deref(), meta.date.as_deref()].into_iter().flatten().map(shown);
        let about = about.filter(|it| !it.is_empty()).chain([count(balance.words, "word")]);
        let sheet = ChartMaker { article, balance: &balance };
        Self {
            title: title.unwrap_or_else(|| shown(path)),
            about: about.collect(),
            notices: notices.iter().map(|it| shown(&it.0)).collect(),
            charts: sheet.charts(),
            facts: sheet.facts(),
        }
    }
}

/// What a sheet is made of.
struct ChartMaker<'a> {
    article: &'a AnalysedArticle<'a>,
    balance: &'a Balance,
}

/// The charts in their order.
const CHARTS: [BalanceSection; 8] = [
    BalanceSection::Voices,
    BalanceSection::Sources,
    BalanceSection::Stances,
    BalanceSection::Roles,
    BalanceSection::Forms,
    BalanceSection::Thirds,
    BalanceSection::Kinds,
    BalanceSection::CueStances,
];

impl ChartMaker<'_> {
    fn charts(&self) -> Vec<Chart> {
        let mut charts = Vec::new();
        for section in CHARTS {
            let portions = section.portions(self.balance, self.article.analysis);
            if portions.is_empty() {
                continue;
            }
            charts.push(Chart {
                title: section.title(),
                base: format!("of {}", section.whole(self.balance)),
                counts: section.unit(),
                rows: portions.into_iter().map(|it| self.row(it)).collect(),
            });
        }
        charts
    }

    fn row(&self, portion: Portion<'_>) -> ChartRow {
        let Portion { subject, label, figure, part, whole, share } = portion;
        let owner = match subject {
            Subject::Author | Subject::Stance(_) | Subject::Role(_) => BarOwner::Author,
            Subject::Source(id) => BarOwner::Source(id),
            _ => BarOwner::Others,
        };
        let note = match subject {
            Subject::Author | Subject::Attributed => String::new(),
            Subject::Source(id) => {
                let kind = self.article.analysis.sources[id.0 as usize].kind;
                format!("{}, {}", kind.name(), times(figure.count()))
            }
            Subject::Kind(_) | Subject::Form(_) | Subject::Third(_) => times(figure.count()),
            Subject::Stance(_) | Subject::Role(_) | Subject::CueStance(_) => count(figure.words, "word"),
        };
        ChartRow { name: shown(label), part, of: whole, share, note, owner }
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let AnalysedArticle { document, analysis, .. } = self.article;
        let mut facts = Vec::new();
        if let Some(longest) = self.balance.longest {
            let text = shown(document.slice(longest.span));
            let opening: Vec<&str> = text.split(' ').take(OPENING).collect();
            let more = if opening.len() < longest.words { " …" } else { "" };
            let words = count(longest.words, "word");
            facts.push(("Longest stretch without a source", format!("{words}: {}{more}", opening.join(" "))));
        }
        let once = self.balance.once().map(|it| shown(&analysis.sources[it.id.0 as usize].name));
        let once: Vec<String> = once.collect();
        if !once.is_empty() {
            facts.push(("Quoted only once", once.join(", ")));
        }
        let (checkable, numbers) = (self.balance.checkable.count(), self.balance.numbers.count());
        if checkable > 0 {
            let assertions = count(self.balance.assertions.count(), "assertion");
            let told = format!("{checkable} of {assertions}, {numbers} of them with a number");
            facts.push(("Facts worth checking", told));
        }
        facts
    }
}

/// How many words are told of where a stretch begins.
const OPENING: usize = 8;
