//! Two articles beside each other, as a list over the page.

use std::sync::Arc;

use super::cells::{fit, one_line};
use super::overlay::{Choice, Half, Halves, Overlay, OverlayRow, heading};
use super::visibility::Visibility;
use super::{Effect, FileId};
use crate::analysis::{Analysis, Attribution, AttributionId, Comparison, Share, Source, SourceId, StatementPair};
use crate::document::{Document, Span};
use crate::wording::{Signed, share as of, whose};

/// An article that was open, and another that the worker compared it with.
#[derive(Clone, Debug)]
pub struct ArticleComparison {
    /// Which the other is.
    pub file: FileId,
    /// The article that was open; compared by identity.
    pub here: (Arc<Document>, Arc<Analysis>),
    /// The other.
    pub there: (Arc<Document>, Arc<Analysis>),
    /// What was shown of both; all else was left out.
    pub shown: Visibility,
    /// What came of it.
    pub comparison: Arc<Comparison>,
}

/// What is known about comparing: what was asked for, what came of it.
#[derive(Debug, Default)]
pub(super) struct Comparing {
    /// The comparison that was made last.
    pub(super) last: Option<ArticleComparison>,
    /// Whether nobody has seen it yet.
    pub(super) is_unseen: bool,
    /// The article that is being compared with.
    pub(super) asked: Option<FileId>,
    /// What is being done to get that article, once it is told.
    pub(super) progress: Option<String>,
    /// What was asked for last: only that is shown, whatever else arrives.
    pub(super) wanted: Option<ComparisonRequest>,
    /// Whether nothing was done since it was asked for.
    pub(super) is_awaited: bool,
}

/// A comparison that somebody asked for.
#[derive(Clone, Debug)]
pub(super) struct ComparisonRequest {
    pub(super) file: FileId,
    pub(super) here: (Arc<Document>, Arc<Analysis>),
    pub(super) shown: Visibility,
}

impl ComparisonRequest {
    /// Whether this is what came of it.
    pub(super) fn is(&self, compared: &ArticleComparison) -> bool {
        self.file == compared.file && Arc::ptr_eq(&self.here.1, &compared.here.1) && self.shown == compared.shown
    }

    /// The effect that asks for it.
    pub(super) fn effect(&self) -> Effect {
        let Self { file, here: (document, analysis), shown } = self.clone();
        Effect::Compare { file, document, analysis, shown }
    }
}

/// Columns that the name of an article takes at most.
const LONGEST_NAME: usize = 24;

/// How many words of each piece of a statement stand in its row, and pieces of it; more than fit any screen.
const WORDS: usize = 40;

impl ArticleComparison {
    /// The list: who is in both and what they say here and there, who is in one alone, whose the words are. Rows go to
    /// the statement here, or open the other article there. `names` are those of the two articles; `is_beside` says whether
    /// what is said here and there stands side by side, else it stands below each other.
    pub(super) fn overlay(&self, names: [&str; 2], is_beside: bool) -> Overlay {
        let mut halves = Halves::default();
        let comparison = &self.comparison;
        let mut rows = vec![heading("In both")];
        for both in &comparison.both {
            let (here, there) = (source(&self.here, both.here), source(&self.there, both.there));
            let name = if here.name == there.name {
                one_line(&here.name)
            } else {
                format!("{}, there {}", one_line(&here.name), one_line(&there.name))
            };
            rows.push(row("", 0, name, Choice::Nothing));
            if is_beside {
                for it in filled(&both.statements) {
                    halves.rows.resize(rows.len(), None);
                    let (left, right) = self.side_by_side(it);
                    rows.push(left);
                    halves.rows.push(Some(right));
                }
            } else {
                rows.extend(both.statements.iter().flat_map(|it| self.beside(*it)));
            }
        }
        rows.extend(comparison.both.is_empty().then(nobody));
        rows.extend([heading(""), heading("Only here")]);
        rows.extend(comparison.here.iter().map(|id| self.alone(&self.here, *id, Choice::Go)));
        rows.extend(comparison.here.is_empty().then(nobody));
        rows.extend([heading(""), heading("Only there")]);
        let there = |offset| Choice::There(self.file, offset);
        rows.extend(comparison.there.iter().map(|id| self.alone(&self.there, *id, there)));
        rows.extend(comparison.there.is_empty().then(nobody));
        rows.extend([heading(""), heading("Shares of voice, here and there")]);
        rows.extend(comparison.shares.iter().map(|it| self.share(it)));
        let [here, there] = short(names).map(|name| fit(name, LONGEST_NAME));
        let title = format!("COMPARISON · here: {here} · there: {there}");
        Overlay::comparison(title, rows, is_beside.then_some(halves))
    }

    /// Somebody who is in one article alone; choosing the row goes to the first thing said.
    fn alone(&self, side: &ComparedSide, id: SourceId, choice: impl Fn(usize) -> Choice) -> OverlayRow {
        let it = source(side, id);
        let said = it.attributions.iter().map(|id| &side.1.attributions[id.0 as usize]);
        let said: Vec<&Attribution> = said.filter(|said| self.shown.shows(said)).collect();
        let first = said.first().map(|said| said.hull().start());
        row(&said.len().to_string(), 0, one_line(&it.name), first.map_or(Choice::Nothing, choice))
    }

    /// The two halves of the row of statements that stand beside each other.
    fn side_by_side(&self, it: StatementPair) -> (OverlayRow, Half) {
        let here = it.here.map(|id| statement(&self.here, id, "", Choice::Go));
        let there = it.there.map(|id| statement(&self.there, id, "", |at| Choice::There(self.file, at)));
        let sign = it.likeness.map_or("│", Signed::sign);
        let nothing = || row("", 1, String::new(), Choice::Nothing);
        let there = there.unwrap_or_else(nothing);
        let half = Half { sign, text: there.text, choice: there.choice.unwrap_or(Choice::Nothing) };
        (here.unwrap_or_else(nothing), half)
    }

    /// The rows of statements that stand beside each other.
    fn beside(&self, it: StatementPair) -> impl Iterator<Item = OverlayRow> {
        let twin = it.likeness.map_or("there".to_owned(), |likeness| format!("{} there", likeness.sign()));
        let here = it.here.map(|id| statement(&self.here, id, "here", Choice::Go));
        let there = it.there.map(|id| statement(&self.there, id, &twin, |at| Choice::There(self.file, at)));
        here.into_iter().chain(there)
    }

    fn share(&self, share: &Share) -> OverlayRow {
        let whose = whose(share.whose, |nth| {
            let both = self.comparison.both.get(nth);
            both.map(|it| one_line(&source(&self.here, it.here).name)).unwrap_or_default()
        });
        let (here, there) = (of(share.here, self.here.0.words()), of(share.there, self.there.0.words()));
        row(&format!("{here} · {there}"), 0, whose, Choice::Nothing)
    }
}

/// Statements as they fill rows with two halves: what is alike first, then what has no twin, one here beside one there.
fn filled(statements: &[StatementPair]) -> Vec<StatementPair> {
    let (mut rows, alone): (Vec<StatementPair>, Vec<StatementPair>) =
        statements.iter().partition(|it| it.likeness.is_some());
    let here: Vec<_> = alone.iter().filter_map(|it| it.here).collect();
    let there: Vec<_> = alone.iter().filter_map(|it| it.there).collect();
    let beside =
        |nth: usize| StatementPair { here: here.get(nth).copied(), there: there.get(nth).copied(), likeness: None };
    rows.extend((0..here.len().max(there.len())).map(beside));
    rows
}

/// An article and who says what in it.
type ComparedSide = (Arc<Document>, Arc<Analysis>);

fn source((_, analysis): &ComparedSide, id: SourceId) -> &Source {
    &analysis.sources[id.0 as usize]
}

fn row(lead: &str, indent: u8, text: String, choice: Choice) -> OverlayRow {
    OverlayRow { text, lead: lead.to_owned(), indent, choice: Some(choice) }
}

fn nobody() -> OverlayRow {
    row("", 0, "nobody".to_owned(), Choice::Nothing)
}

/// What two articles are called where there is little room: without folders, unless those tell them apart.
fn short(names: [&str; 2]) -> [&str; 2] {
    let last = names.map(|name| name.rsplit(['/', '\\']).next().unwrap_or(name));
    if last[0] == last[1] { names } else { last }
}

fn statement(side: &ComparedSide, id: AttributionId, lead: &str, choice: impl Fn(usize) -> Choice) -> OverlayRow {
    let said = &side.1.attributions[id.0 as usize];
    let piece = |span: &Span| side.0.slice(*span).split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ");
    let pieces: Vec<String> = said.content.iter().take(WORDS).map(piece).collect();
    let words = one_line(&pieces.join(" … "));
    let text = if said.denied { format!("not: {words}") } else { words };
    row(lead, 1, text, choice(said.hull().start()))
}
