//! Lists that lie over the page: outlines, articles, notes, speakers.

mod halves;
mod help;

use std::borrow::Cow;

pub use halves::Half;
pub(super) use halves::Halves;
pub(super) use help::help;

use super::areas::{Area, is_beside, overlay_area, overlay_rows, wide_overlay_area};
use super::article::Article;
use super::article_list::ArticleChoice;
use super::cells::width;
use super::command::Command;
use super::highlight::Highlight;
use super::outline::{Outline, RowLook};
use super::{FileId, Key, KeyCode, Size};
use crate::document::{BlockKind, Document};

/// A list that lies over the page.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// Its heading.
    pub title: Cow<'static, str>,
    /// Its rows.
    pub rows: Vec<OverlayRow>,
    /// The row that is chosen.
    pub selected: usize,
    /// The first row that is shown.
    pub top: usize,
    /// What there is to tell of the chosen row beside its words.
    pub about: String,
    /// Columns of what stands before the rows.
    pub lead_columns: usize,
    lists: Lists,
}

/// What a list lists, as far as its keys differ.
#[derive(Clone, Debug)]
enum Lists {
    /// Whatever there is to choose from.
    Choices,
    /// The headings of an article.
    Headings,
    /// Its argument.
    Argument(Box<Outline>),
    /// Two articles; with right halves where there is room to put them side by side.
    Comparison(Option<Halves>),
}

/// A row of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OverlayRow {
    /// What stands at the left; empty for a place in the text until it is shown.
    pub text: String,
    /// What stands before it in a column of its own: keys, a mark.
    pub lead: String,
    /// How far it is set in.
    pub indent: u8,
    /// What choosing it does; headings do nothing.
    pub choice: Option<Choice>,
}

/// What choosing a row does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Choice {
    /// Do a command.
    Command(Command),
    /// Go to a byte of the text.
    Go(usize),
    /// Open an article.
    File(FileId),
    /// Open an article at a byte of its text.
    There(FileId, usize),
    /// Correct who speaks.
    Speaker(Speaker),
    /// Ask for a name.
    OtherSpeaker,
    /// Nothing: the row only explains. It can be reached, so that a list shows it.
    Nothing,
}

/// Who speaks by the reader's word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Speaker {
    /// The author.
    Author,
    /// The source of this name.
    Named(String),
    /// Whoever the engine found: corrections are taken back.
    AsFound,
}

/// What a key did to a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum ListOutcome {
    /// Nothing, or it moved.
    Open,
    /// The list is to be closed.
    Closed,
    /// The argument is to be listed instead.
    Turned,
    /// Nothing, and this is why.
    Told(&'static str),
    /// A row was chosen.
    Chosen(Choice),
}

impl Overlay {
    /// A list; the row that holds `selected` is chosen at first.
    pub(super) fn new(title: &'static str, rows: Vec<OverlayRow>, selected: usize) -> Self {
        let title = Cow::Borrowed(title);
        let lead_columns = lead_columns(&rows);
        let (about, lists) = (String::new(), Lists::Choices);
        let mut overlay = Self { title, rows, selected, top: 0, about, lead_columns, lists };
        overlay.settle(1);
        overlay
    }

    /// Where it lies on a screen of this size, its frame counted.
    pub fn area(&self, size: Size) -> Area {
        if let Lists::Comparison(_) = self.lists {
            return wide_overlay_area(size, self.rows.len());
        }
        let Area { height, .. } = overlay_area(size, self.rows.len());
        // While only some rows are listed the upper edge stays where it is.
        let all = if let Lists::Argument(outline) = &self.lists { outline.len() } else { self.rows.len() };
        Area { height, ..overlay_area(size, all) }
    }

    /// The keys that it tells of, as many as may be first.
    pub fn hints(&self) -> [&'static str; 2] {
        match self.lists {
            Lists::Comparison(Some(_)) => ["h l side · Enter goes · Esc closes", "h l side"],
            Lists::Choices | Lists::Comparison(None) => ["Enter chooses · Esc closes", ""],
            Lists::Headings => ["t argument · Enter chooses · Esc closes", "t argument"],
            Lists::Argument(_) => ["s stance · r role · Enter goes · Esc closes", "s stance · r role"],
        }
    }

    /// How the nth row looks.
    pub fn look(&self, index: usize) -> RowLook {
        match &self.lists {
            Lists::Argument(outline) => outline.look(index),
            _ if self.rows.get(index).is_some_and(|row| row.choice.is_some()) => RowLook::Plain,
            _ => RowLook::Heading,
        }
    }

    /// What stands where the nth row is set in, if that is not blank: what leads to the row that it belongs to.
    pub fn branch(&self, index: usize) -> &'static str {
        if let Lists::Argument(outline) = &self.lists { outline.branch(index) } else { "" }
    }

    /// Takes a key; `height` rows of it are shown.
    pub(super) fn press(&mut self, key: Key, height: usize) -> ListOutcome {
        let page = height.saturating_sub(1).max(1);
        match (key.code, key.ctrl) {
            (KeyCode::Char('j' | 'n' | 'e') | KeyCode::Down, _) => self.step(1),
            (KeyCode::Char('k' | 'p' | 'y') | KeyCode::Up, _) => self.step(-1),
            (KeyCode::Char('d' | ' ' | 'f') | KeyCode::PageDown, _) => self.step(page.cast_signed()),
            (KeyCode::Char('u' | 'b') | KeyCode::PageUp, _) => self.step(-page.cast_signed()),
            (KeyCode::Char('g') | KeyCode::Home, false) => self.step(isize::MIN / 2),
            (KeyCode::Char('G') | KeyCode::End, false) => self.step(isize::MAX / 2),
            (KeyCode::Char('h') | KeyCode::Left, false) => self.choose_side(false),
            (KeyCode::Char('l') | KeyCode::Right, false) => self.choose_side(true),
            (KeyCode::Enter, _) => {
                let choice = self.choice(self.selected);
                return choice.map_or(ListOutcome::Open, ListOutcome::Chosen);
            }
            (KeyCode::Char('t'), false) if matches!(self.lists, Lists::Headings) => return ListOutcome::Turned,
            (KeyCode::Char('s'), false) => return self.filter(height, Outline::next_stance),
            (KeyCode::Char('r'), false) => return self.filter(height, Outline::next_role),
            (KeyCode::Esc | KeyCode::Char('q' | 'Q' | '?' | 't' | 'L'), false) | (KeyCode::Char('c'), true) => {
                return ListOutcome::Closed;
            }
            _ => {}
        }
        self.follow(height);
        ListOutcome::Open
    }

    /// Moves the rows that are shown, and the choice with them.
    pub(super) fn wheel(&mut self, by: isize, height: usize) {
        self.step(by);
        self.follow(height);
    }

    /// Chooses the row that stands `row` rows below the first shown, the half of it that `column` is in.
    pub(super) fn click(&mut self, row: usize, column: u16, area: Area) -> ListOutcome {
        self.choose_side(usize::from(column) >= self.right_from(area));
        self.choice(self.top + row).map_or(ListOutcome::Open, ListOutcome::Chosen)
    }

    /// The list of two articles, with the right halves of its rows where they stand side by side.
    pub(super) fn comparison(title: String, rows: Vec<OverlayRow>, halves: Option<Halves>) -> Self {
        Self { title: Cow::Owned(title), lists: Lists::Comparison(halves), ..Self::new("", rows, 0) }
    }

    /// Whether it lists two articles that would stand otherwise on a screen of this size.
    pub(super) fn is_to_be_compared_anew(&self, size: Size) -> bool {
        matches!(&self.lists, Lists::Comparison(halves) if halves.is_some() != is_beside(size))
    }

    fn halves(&self) -> Option<&Halves> {
        if let Lists::Comparison(halves) = &self.lists { halves.as_ref() } else { None }
    }

    fn choose_side(&mut self, is_right: bool) {
        if let Lists::Comparison(Some(halves)) = &mut self.lists {
            halves.is_right = is_right;
        }
    }

    /// What choosing the nth row does, if anything.
    fn choice(&self, index: usize) -> Option<Choice> {
        let choice = self.right_choice(index).or_else(|| self.rows.get(index)?.choice.clone());
        choice.filter(|choice| *choice != Choice::Nothing)
    }

    /// Moves the rows that are shown so that the chosen one is among `height` of them.
    pub(super) fn follow(&mut self, height: usize) {
        let height = height.max(1);
        // A heading right above the chosen row is shown with it.
        let lead = self.selected.saturating_sub(1);
        let above = if self.rows.get(lead).is_some_and(|row| row.choice.is_none()) { lead } else { self.selected };
        self.top = self.top.min(above).max((self.selected + 1).saturating_sub(height));
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }

    /// Puts the places among the rows that are shown in words. All of them would be many in a long article.
    pub(super) fn put_in_words(&mut self, article: &Article, area: Area) {
        let columns =
            usize::from(area.width).saturating_sub(if self.lead_columns > 0 { 6 } else { 4 } + self.lead_columns);
        let shown = self.rows.iter_mut().enumerate().skip(self.top).take(overlay_rows(area));
        for (index, row) in shown.filter(|(_, row)| row.text.is_empty()) {
            row.text = match (&self.lists, &row.choice) {
                (Lists::Argument(outline), _) => outline.words(article, index, columns),
                (_, Some(Choice::Go(offset))) => first_words(&article.document, *offset),
                _ => continue,
            };
        }
        if let Lists::Argument(outline) = &self.lists {
            self.about = outline.about(article, self.selected, usize::from(area.width));
        }
    }

    /// Looks through an analysis that is new, if that is what is listed. The choice stays on its row, and the row
    /// where it is on the screen.
    pub(super) fn arrange(&mut self, article: &Article, highlight: Highlight) {
        if let Lists::Argument(outline) = &mut self.lists {
            outline.arrange(article, highlight);
            self.list_argument();
        }
    }

    /// Lists other assertions of an argument, or tells that there are none.
    fn filter(&mut self, height: usize, change: impl FnOnce(&mut Outline) -> Option<&'static str>) -> ListOutcome {
        let Lists::Argument(outline) = &mut self.lists else { return ListOutcome::Open };
        let told = change(outline);
        self.list_argument();
        self.follow(height);
        told.map_or(ListOutcome::Open, ListOutcome::Told)
    }

    fn list_argument(&mut self) {
        let Lists::Argument(outline) = &self.lists else { return };
        let above = self.selected.saturating_sub(self.top);
        self.rows = outline.rows();
        self.title = Cow::Owned(outline.title());
        self.selected = outline.row_here();
        self.top = self.selected.saturating_sub(above);
        self.lead_columns = lead_columns(&self.rows);
    }

    fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.settle(by);
        if let Lists::Argument(outline) = &mut self.lists {
            outline.choose(self.selected);
        }
    }

    /// Goes on from a heading to the next row that can be chosen, in the direction of `by`, or else back.
    fn settle(&mut self, by: isize) {
        let chooses = |index: &usize| self.rows.get(*index).is_some_and(|row| row.choice.is_some());
        let down = (self.selected..self.rows.len()).find(chooses);
        let up = (0..=self.selected).rev().find(chooses);
        let settled = if by >= 0 { down.or(up) } else { up.or(down) };
        self.selected = settled.unwrap_or(0);
    }
}

/// Columns of the widest of what stands before rows.
fn lead_columns(rows: &[OverlayRow]) -> usize {
    rows.iter().map(|row| width(&row.lead)).max().unwrap_or(0)
}

/// A row that cannot be chosen.
pub(super) fn heading(text: &str) -> OverlayRow {
    OverlayRow { text: text.to_owned(), lead: String::new(), indent: 0, choice: None }
}

/// The outline of an article: its headings, or else the first words of its paragraphs.
pub(super) fn outline(document: &Document, here: usize) -> Overlay {
    let has_headings = document.blocks().iter().any(|block| matches!(block.kind, BlockKind::Heading(_)));
    let entries = document.blocks().iter().filter_map(|block| {
        let indent = match block.kind {
            BlockKind::Title if has_headings => 0,
            BlockKind::Heading(level) if has_headings => level.saturating_sub(1),
            BlockKind::Paragraph | BlockKind::Verse if !has_headings && !block.continues => 0,
            _ => return None,
        };
        let choice = Some(Choice::Go(block.span.start()));
        Some(OverlayRow { text: String::new(), lead: String::new(), indent, choice })
    });
    let rows: Vec<OverlayRow> = entries.collect();
    let is_before = |row: &OverlayRow| matches!(row.choice, Some(Choice::Go(start)) if start <= here);
    let selected = rows.partition_point(is_before).saturating_sub(1);
    Overlay { lists: Lists::Headings, ..Overlay::new("OUTLINE", rows, selected) }
}

/// The argument of an article, with the row of the reading line chosen.
pub(super) fn argument(article: &Article, highlight: Highlight, size: Size) -> Overlay {
    let mut overlay = Overlay { lists: Lists::Argument(Box::default()), ..Overlay::new("ARGUMENT", Vec::new(), 0) };
    overlay.arrange(article, highlight);
    // As on the page, two thirds of what is shown lie ahead.
    overlay.top = overlay.selected.saturating_sub(overlay_rows(overlay.area(size)) / 3);
    overlay
}

/// The first words of the block at a byte of the text, on one line.
fn first_words(document: &Document, offset: usize) -> String {
    let block = document.block_at(offset).map(|id| document.block(id).span).unwrap_or_default();
    let words: Vec<&str> = document.slice(block).split_whitespace().take(14).collect();
    super::cells::one_line(&words.join(" "))
}

/// The articles to choose from; those that links led to are set in.
pub(super) fn files(listed: &[ArticleChoice], open: FileId) -> Overlay {
    let row = |it: &ArticleChoice| OverlayRow {
        text: it.title.clone(),
        lead: if it.file == open { "▸".to_owned() } else { String::new() },
        indent: u8::from(it.is_followed),
        choice: Some(Choice::File(it.file)),
    };
    let selected = listed.iter().position(|it| it.file == open).unwrap_or(0);
    Overlay::new("ARTICLES", listed.iter().map(row).collect(), selected)
}
