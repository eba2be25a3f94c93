//! The side panel: who speaks, how often and how much, and what they say.

mod entries;
mod shares;

use std::collections::BTreeSet;

use entries::{PanelEntries, PanelEntry};
use shares::{Shares, shares, words};

use super::article::Article;
use super::cells::one_line;
use super::direction::Direction;
use super::index::{Focus, Hue, attribution};
use super::visibility::Visibility;
use crate::analysis::{Analysis, AttributionId, Form, Kind, Source, SourceId};
use crate::document::Span;
use crate::wording::percent;

/// In which order sources stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// As they first speak.
    #[default]
    Text,
    /// Most words first.
    Share,
    /// By name.
    Name,
}

impl Order {
    /// What the panel's heading says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "by order",
            Self::Share => "by share",
            Self::Name => "by name",
        }
    }

    /// The next one round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Text => Self::Share,
            Self::Share => Self::Name,
            Self::Name => Self::Text,
        }
    }
}

/// What a row of the panel stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Target {
    /// A source.
    Source(SourceId),
    /// One of its statements.
    Statement(AttributionId),
}

/// A row of the panel, ready to be drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PanelRow {
    /// A source.
    Source {
        /// What it is.
        kind: Kind,
        /// Its name, on one line.
        name: String,
        /// Its hue.
        hue: Hue,
        /// How many statements it makes.
        statements: usize,
        /// The words in its voice, in hundredths of the article.
        share: usize,
    },
    /// A statement of the source above: its first words.
    Statement {
        /// On one line, with its quotation marks.
        text: String,
        /// Whether the source is said not to say or hold it.
        is_denied: bool,
        /// Whether it is one to doubt that the source says it.
        is_unsure: bool,
    },
    /// How the statement above is attributed.
    Detail {
        /// The words that name the source here.
        mention: String,
        /// The words that attribute.
        cue: String,
    },
}

/// A row and what the view marks it with.
#[derive(Clone, Debug)]
pub struct ShownRow {
    /// What it says.
    pub row: PanelRow,
    /// Whether it is what the reading line is on.
    pub in_focus: bool,
    /// Whether it is chosen, while the panel has the keys.
    pub selected: bool,
}

/// The state of the panel.
#[derive(Debug, Default)]
pub struct Panel {
    /// Whether it is shown; none: where there is room.
    pub shown: Option<bool>,
    /// Whether keys go to it.
    pub has_keys: bool,
    /// In which order sources stand.
    pub order: Order,
    /// The rows that are shown, from the top.
    pub rows: Vec<ShownRow>,
    /// The words of the article by voice.
    pub shares: Shares,
    /// The sources that say something, in order, each with the number of its statements.
    pub speaking: Vec<(SourceId, usize)>,
    /// Words in the voice of each source, by its id.
    words: Vec<usize>,
    open: BTreeSet<SourceId>,
    selected: usize,
    top: usize,
    entries: PanelEntries,
}

impl Panel {
    /// Forgets what was chosen and opened: another article is open.
    pub(super) fn reset(&mut self) {
        let (shown, has_keys, order) = (self.shown, self.has_keys, self.order);
        *self = Self { shown, has_keys, order, ..Self::default() };
    }

    /// Opens the sources that were open before, which a new analysis numbers differently.
    pub(super) fn renumber(&mut self, renamed: impl Fn(SourceId) -> Option<SourceId>) {
        self.open = self.open.iter().filter_map(|id| renamed(*id)).collect();
    }

    /// Looks through an analysis that is new, or to be shown in another way.
    pub(super) fn arrange(&mut self, article: &Article, shown: Visibility) {
        self.speaking = speaking(&article.analysis, shown, self.order);
        let (words, nameless) = words(article, shown);
        self.words = words;
        self.shares = shares(article, &self.speaking, &self.words, nameless);
        self.entries = PanelEntries::new(self.speaking.iter().map(|(id, _)| *id).collect());
    }

    /// Makes the rows anew, `height` of them.
    pub(super) fn refresh(&mut self, article: &Article, shown: Visibility, height: usize) {
        let focus = article.focus();
        self.put_below(&article.analysis, &focus, shown);
        self.selected = self.selected.min(self.entries.len().saturating_sub(1));
        self.follow(article, &focus, height);
        let visible = (self.top..self.top + height).map_while(|index| Some((index, self.entries.get(index)?)));
        self.rows = visible
            .map(|(index, entry)| ShownRow {
                row: self.row(article, entry, shown),
                in_focus: is_in_focus(&article.analysis, &focus, entry),
                selected: self.has_keys && index == self.selected,
            })
            .collect();
    }

    /// What is chosen.
    pub(super) fn target(&self) -> Option<Target> {
        self.target_of(self.selected)
    }

    /// What stands in the nth row that is shown; choosing it.
    pub(super) fn choose(&mut self, row: usize) -> Option<Target> {
        let index = self.top + row;
        let target = self.target_of(index).filter(|_| row < self.rows.len())?;
        self.selected = index;
        Some(target)
    }

    /// Moves the choice by so many rows, over rows that only tell more of the one above.
    pub(super) fn step(&mut self, direction: Direction, count: usize) {
        let rows = self.entries.len();
        self.selected = direction.stepped(self.selected, count, rows);
        while matches!(self.entries.get(self.selected), Some(PanelEntry::Detail(_))) {
            let is_last = self.selected + 1 == rows;
            if direction == Direction::Forward && !is_last {
                self.selected += 1;
            } else {
                self.selected -= 1;
            }
            if direction == Direction::Forward && is_last {
                break;
            }
        }
    }

    /// Opens a source, or closes it.
    pub(super) fn toggle(&mut self, source: SourceId) {
        if !self.open.remove(&source) {
            self.open.insert(source);
        }
    }

    /// Chooses a source or statement, opening its source for a statement; rows follow with the next refresh.
    pub(super) fn select(&mut self, article: &Article, target: Target, shown: Visibility) {
        if let Target::Statement(id) = target {
            self.open.extend(attribution(&article.analysis, id).source_id);
        }
        self.put_below(&article.analysis, &article.focus(), shown);
        let wanted = match target {
            Target::Source(id) => PanelEntry::Source(id),
            Target::Statement(id) => PanelEntry::Statement(id),
        };
        self.selected = self.entries.position(wanted).unwrap_or(self.selected);
    }

    /// A row put in words.
    fn row(&self, article: &Article, entry: PanelEntry, shown: Visibility) -> PanelRow {
        let analysis = &article.analysis;
        match entry {
            PanelEntry::Source(id) => {
                let source = &analysis.sources[id.0 as usize];
                PanelRow::Source {
                    kind: source.kind,
                    name: one_line(&source.name),
                    hue: article.index.hue(Some(id)),
                    statements: self.entries.place(id).map_or(0, |place| self.speaking[place].1),
                    share: percent(self.words[id.0 as usize], article.document.words()),
                }
            }
            PanelEntry::Statement(id) => {
                let said = attribution(analysis, id);
                let text = one_line(article.document.slice(said.content[0]));
                let is_marked = text.starts_with(['“', '"', '«', '„', '‘', '\'']);
                let text = if said.form == Form::Direct && !is_marked { format!("“{text}”") } else { text };
                PanelRow::Statement { text, is_denied: said.denied, is_unsure: shown.is_unsure(said) }
            }
            PanelEntry::Detail(id) => {
                let said = attribution(analysis, id);
                let words = |span: Span| one_line(article.document.slice(span));
                let spans = said.source.iter().flat_map(|mention| &mention.spans);
                let mention = spans.map(|span| words(*span)).collect::<Vec<_>>().join(" … ");
                PanelRow::Detail { mention, cue: said.cue.map(words).unwrap_or_default() }
            }
        }
    }

    fn target_of(&self, index: usize) -> Option<Target> {
        Some(match self.entries.get(index)? {
            PanelEntry::Source(id) => Target::Source(id),
            PanelEntry::Statement(id) | PanelEntry::Detail(id) => Target::Statement(id),
        })
    }

    /// Puts below the sources that are open their statements, below the one in focus at least the statement
    /// that is read.
    fn put_below(&mut self, analysis: &Analysis, focus: &Focus, shown: Visibility) {
        let read = focus.attribution.filter(|id| shown.shows(attribution(analysis, *id)));
        let told = |said| attribution(analysis, said).cue.is_some() || attribution(analysis, said).source.is_some();
        let detail = |said| (read == Some(said) && told(said)).then_some(PanelEntry::Detail(said));
        let rows = |said| [Some(PanelEntry::Statement(said)), detail(said)];
        let below = |id: &SourceId| {
            let said = analysis.sources.get(id.0 as usize).map(|source| statements(analysis, source, shown));
            (*id, said.into_iter().flatten().flat_map(rows).flatten().collect())
        };
        let source = read.and_then(|id| attribution(analysis, id).source_id).filter(|id| !self.open.contains(id));
        let in_focus = source.zip(read).map(|(id, said)| (id, rows(said).into_iter().flatten().collect()));
        self.entries.put_below(self.open.iter().map(below).chain(in_focus));
    }

    /// Moves the rows that are shown so that the chosen one, or else the one in focus, is among them.
    fn follow(&mut self, article: &Article, focus: &Focus, height: usize) {
        let speaking = focus.attribution.and_then(|id| attribution(&article.analysis, id).source_id);
        if !self.has_keys
            && let Some(index) = speaking.and_then(|id| self.entries.position(PanelEntry::Source(id)))
        {
            self.selected = index;
        }
        // A source is shown with the two rows that tell what it says here.
        let last = (self.selected + 2).min(self.entries.len().saturating_sub(1));
        self.top = self.top.max((last + 1).saturating_sub(height)).min(self.selected);
        self.top = self.top.min(self.entries.len().saturating_sub(height));
    }
}

/// The sources that say something, in order, each with the number of its statements.
fn speaking(analysis: &Analysis, shown: Visibility, order: Order) -> Vec<(SourceId, usize)> {
    let spoken = |source: &'_ Source| {
        let first = statements(analysis, source, shown).next()?;
        Some((first, statements(analysis, source, shown).count()))
    };
    let mut speaking: Vec<(&Source, (AttributionId, usize))> =
        analysis.sources.iter().filter_map(|source| Some((source, spoken(source)?))).collect();
    match order {
        Order::Text => speaking.sort_by_key(|(_, (first, _))| *first),
        Order::Share => speaking.sort_by_key(|(source, (first, _))| (std::cmp::Reverse(source.words), *first)),
        Order::Name => speaking.sort_by_cached_key(|(source, _)| source.name.to_lowercase()),
    }
    speaking.into_iter().map(|(source, (_, count))| (source.id, count)).collect()
}

/// What a source says, as far as it is shown.
pub(super) fn statements<'a>(
    analysis: &'a Analysis,
    source: &'a Source,
    shown: Visibility,
) -> impl Iterator<Item = AttributionId> + 'a {
    source.attributions.iter().copied().filter(move |id| shown.shows(attribution(analysis, *id)))
}

fn is_in_focus(analysis: &Analysis, focus: &Focus, entry: PanelEntry) -> bool {
    let Some(id) = focus.attribution else { return false };
    match entry {
        PanelEntry::Source(source) => attribution(analysis, id).source_id == Some(source),
        PanelEntry::Statement(_) | PanelEntry::Detail(_) => false,
    }
}
