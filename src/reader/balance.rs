//! The balance of the article on one screen: figures with bars, each of which leads to its places.
//!
//! Where the screen is wide the rows stand in two columns, which are gone through one after the other.

mod rows;

use super::Size;
use super::areas::Area;
use super::article::Article;
use super::command::ListCommand;
use super::direction::Direction;
use super::index::Hue;
use super::list::{ListOutcome, ListRow, SelectableList};
use super::visibility::Visibility;
use crate::analysis::Kind;
use crate::document::Span;

/// Columns that the balance takes at most, its frame counted: in one column of rows, in two.
const WIDEST: [u16; 2] = [84, 132];
/// From this many columns on there are two of rows.
const TWO: u16 = 78;

/// Rows of the frame.
const FRAME: usize = 2;

/// The balance over the page.
#[derive(Clone, Debug, Default)]
pub struct BalanceSheet {
    /// Its heading.
    pub title: String,
    /// Its rows; lines are counted from the top of either column.
    pub list: SelectableList<SheetRow>,
}

/// A row of the balance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetRow {
    /// What the rows below it are about, and what they count.
    Heading(&'static str, String),
    /// A figure.
    Entry(SheetEntry),
}

impl ListRow for SheetRow {
    fn can_be_chosen(&self) -> bool {
        matches!(self, Self::Entry(_))
    }
}

/// A figure with its places.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SheetEntry {
    /// What it is about, on one line.
    pub label: String,
    /// What the source is that it is about, and its hue, if it has one.
    pub sign: Option<(Kind, Option<Hue>)>,
    /// Its bar, on one scale with all others: a full one is a hundred per cent.
    pub bar: Meter,
    /// What part it is of the whole: "61 %". The bar is as long as this says.
    pub share: String,
    /// What it counts.
    pub count: String,
    /// All of it in words.
    pub told: String,
    /// The places that it comes from, in order.
    pub(super) places: Vec<Span>,
}

/// A bar: parts that stand side by side.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Meter {
    /// How much each part is, and what it looks like.
    pub parts: Vec<(usize, Ink)>,
    /// How much would fill the bar.
    pub whole: usize,
}

/// What a part of a bar looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    /// The author's words.
    Author,
    /// What a source says in its own words.
    Quoted(Hue),
    /// What it says, some of it in its own words.
    Partly(Hue),
    /// What it says in the author's words.
    Told(Hue),
    /// Anything else.
    Figure,
}

impl BalanceSheet {
    /// Counts anew for an article as far as that is shown; the row that was chosen stays chosen.
    pub(super) fn renew(&mut self, article: &Article, shown: Visibility) {
        let before = self.chosen().map(|entry| (self.heading(self.list.selected), entry.label.clone()));
        self.list.rows = rows::rows(article, shown);
        self.title = match article.analysed_percent() {
            _ if article.complete => format!("BALANCE OF {} WORDS", article.document.words()),
            known => format!("BALANCE SO FAR, {} % READ", known.unwrap_or(0).min(100)),
        };
        let same = |index: &usize| {
            let label = self.entry(*index).map(|entry| entry.label.as_str());
            before.as_ref().is_some_and(|(heading, it)| label == Some(it) && *heading == self.heading(*index))
        };
        self.list.selected = (0..self.list.rows.len()).find(same).unwrap_or(self.list.selected);
        self.list.settle(Direction::Forward);
    }

    /// The figure that is chosen.
    pub fn chosen(&self) -> Option<&SheetEntry> {
        self.entry(self.list.selected)
    }

    /// Where it lies on a screen of this size, its frame counted.
    pub fn area(&self, size: Size) -> Area {
        let columns = self.columns(size);
        let lines = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let room = size.rows.saturating_sub(1);
        let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(room);
        let width = size.columns.min(if columns.len() > 1 { WIDEST[1] } else { WIDEST[0] });
        Area { x: (size.columns - width) / 2, y: (room - height) / 3, width, height }
    }

    /// The lines of each column: rows, or none where a line stays blank. Sections stand apart where there is room.
    pub fn columns(&self, size: Size) -> Vec<Vec<Option<usize>>> {
        let apart = self.divided(size, true);
        let fits = apart.iter().all(|lines| lines.len() + FRAME < usize::from(size.rows));
        if fits { apart } else { self.divided(size, false) }
    }

    /// The same, with blank lines between sections or without.
    fn divided(&self, size: Size, apart: bool) -> Vec<Vec<Option<usize>>> {
        let is_heading = |index: &usize| matches!(self.list.rows.get(*index), Some(SheetRow::Heading(..)));
        let lines = |from: usize, until: usize| {
            let blank = |index: usize| (index > from && apart && is_heading(&index)).then_some(None);
            (from..until).flat_map(|index| blank(index).into_iter().chain([Some(index)])).collect::<Vec<_>>()
        };
        let all = self.list.rows.len();
        if size.columns < TWO {
            return vec![lines(0, all)];
        }
        let cut = |at: usize| [lines(0, at), lines(at, all)];
        let cuts = (1..all).filter(is_heading).map(cut);
        let even = cuts.min_by_key(|columns| columns.iter().map(Vec::len).max());
        even.map_or_else(|| vec![lines(0, all)], Vec::from)
    }

    /// How many figures lie above the first line that is shown, and how many below the last.
    pub fn beyond(&self, size: Size) -> [usize; 2] {
        let until = self.list.top + super::overlay_rows(self.area(size));
        let columns = self.columns(size);
        let figures = |lines: &[Option<usize>]| lines.iter().flatten().filter(|it| self.entry(**it).is_some()).count();
        let above = columns.iter().filter_map(|lines| lines.get(..self.list.top.min(lines.len())));
        let below = columns.iter().filter_map(|lines| lines.get(until..));
        [above.map(figures).sum(), below.map(figures).sum()]
    }

    /// Does a command on a screen of this size.
    pub(super) fn run(&mut self, command: ListCommand, size: Size) -> ListOutcome<SheetEntry> {
        match command {
            ListCommand::Move(motion) => {
                let page = super::overlay_rows(self.area(size)).saturating_sub(1).max(1);
                self.list.go(motion, page);
            }
            ListCommand::OtherColumn => self.cross(size),
            ListCommand::Choose => return self.choose(self.list.selected),
            ListCommand::Close => return ListOutcome::Closed,
            ListCommand::Side(_) | ListCommand::NextStance | ListCommand::NextRole => {}
        }
        ListOutcome::Open
    }

    /// Chooses what stands in a cell of the screen; a press beside the balance closes it.
    pub(super) fn click(&mut self, column: u16, row: u16, size: Size) -> ListOutcome<SheetEntry> {
        let area = self.area(size);
        if !area.contains(column, row) {
            return ListOutcome::Closed;
        }
        let columns = self.columns(size);
        let nth = usize::from(column - area.x) * columns.len() / usize::from(area.width);
        // The first row is the frame with the heading.
        let line = usize::from(row - area.y).checked_sub(1).filter(|line| *line < super::overlay_rows(area));
        let line = line.and_then(|line| columns.get(nth)?.get(self.list.top + line).copied().flatten());
        line.map_or(ListOutcome::Open, |index| self.choose(index))
    }

    /// Moves the lines that are shown so that the chosen row is among them, with the heading above it.
    pub(super) fn follow(&mut self, size: Size) {
        let height = super::overlay_rows(self.area(size));
        let columns = self.columns(size);
        let line = columns.iter().find_map(|lines| lines.iter().position(|it| *it == Some(self.list.selected)));
        let line = line.unwrap_or(0);
        let is_first = self.entry(self.list.selected.wrapping_sub(1)).is_none();
        let above = line.saturating_sub(usize::from(is_first));
        let lines = columns.iter().map(Vec::len).max().unwrap_or(0);
        self.list.scroll_to(above, line, lines, height);
    }

    fn choose(&mut self, index: usize) -> ListOutcome<SheetEntry> {
        let Some(entry) = self.entry(index).cloned() else { return ListOutcome::Open };
        self.list.selected = index;
        ListOutcome::Chosen(entry)
    }

    /// Goes to the other column, to the row beside.
    fn cross(&mut self, size: Size) {
        let columns = self.columns(size);
        let place = |lines: &Vec<Option<usize>>| lines.iter().position(|it| *it == Some(self.list.selected));
        let here = columns.iter().enumerate().find_map(|(nth, lines)| Some((nth, place(lines)?)));
        let Some((nth, line)) = here else { return };
        let Some(other) = columns.get((nth + 1) % columns.len()) else { return };
        let entries =
            other.iter().enumerate().filter_map(|(at, it)| Some((at, it.filter(|it| self.entry(*it).is_some())?)));
        if let Some((_, beside)) = entries.min_by_key(|(at, _)| at.abs_diff(line)) {
            self.list.selected = beside;
        }
    }

    fn entry(&self, index: usize) -> Option<&SheetEntry> {
        match self.list.rows.get(index)? {
            SheetRow::Entry(entry) => Some(entry),
            SheetRow::Heading(..) => None,
        }
    }

    /// The heading above a row.
    fn heading(&self, index: usize) -> Option<&'static str> {
        self.list.rows.get(..=index)?.iter().rev().find_map(|row| match row {
            SheetRow::Heading(text, _) => Some(*text),
            SheetRow::Entry(_) => None,
        })
    }
}
