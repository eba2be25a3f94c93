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
use super::command::{Command, ComparisonSide, KeyContext, ListCommand};
use super::direction::Direction;
use super::list::{ListOutcome, ListRow, SelectableList};
use super::mode::Highlight;
use super::outline::{Outline, RowLook};
use super::{FileId, Size};
use crate::document::{BlockKind, Document, Span};

/// A list that lies over the page.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// Its heading.
    pub title: Cow<'static, str>,
    /// Its rows.
    pub list: SelectableList<OverlayRow>,
    /// What there is to tell of the chosen row beside its words.
    pub about: String,
    /// Columns of what stands before the rows.
    pub lead_columns: usize,
    kind: ListKind,
}

/// What a list lists, as far as its keys differ.
#[derive(Clone, Debug)]
enum ListKind {
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

impl ListRow for OverlayRow {
    fn can_be_chosen(&self) -> bool {
        self.choice.is_some()
    }
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
    /// Correct who speaks these words.
    Speaker(Speaker, Vec<Span>),
    /// Ask for the name of who does.
    OtherSpeaker(Vec<Span>),
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

impl Overlay {
    /// A list; the row that holds `selected` is chosen at first.
    pub(super) fn new(title: &'static str, rows: Vec<OverlayRow>, selected: usize) -> Self {
        let title = Cow::Borrowed(title);
        let lead_columns = lead_columns(&rows);
        let list = SelectableList::new(rows, selected);
        Self { title, list, about: String::new(), lead_columns, kind: ListKind::Choices }
    }

    /// Where it lies on a screen of this size, its frame counted.
    pub fn area(&self, size: Size) -> Area {
        if let ListKind::Comparison(_) = self.kind {
            return wide_overlay_area(size, self.list.rows.len());
        }
        let Area { height, .. } = overlay_area(size, self.list.rows.len());
        // While only some rows are listed the upper edge stays where it is.
        let all = if let ListKind::Argument(outline) = &self.kind { outline.len() } else { self.list.rows.len() };
        Area { height, ..overlay_area(size, all) }
    }

    /// The keys that it tells of, as many as may be first.
    pub fn hints(&self) -> [&'static str; 2] {
        match self.kind {
            ListKind::Comparison(Some(_)) => ["h l side · Enter goes · Esc closes", "h l side"],
            ListKind::Choices | ListKind::Comparison(None) => ["Enter chooses · Esc closes", ""],
            ListKind::Headings => ["t argument · Enter chooses · Esc closes", "t argument"],
            ListKind::Argument(_) => ["s stance · r role · Enter goes · Esc closes", "s stance · r role"],
        }
    }

    /// How the nth row looks.
    pub fn look(&self, index: usize) -> RowLook {
        match &self.kind {
            ListKind::Argument(outline) => outline.look(index),
            _ if self.list.rows.get(index).is_some_and(|row| row.choice.is_some()) => RowLook::Plain,
            _ => RowLook::Heading,
        }
    }

    /// What stands where the nth row is set in, if that is not blank: what leads to the row that it belongs to.
    pub fn branch(&self, index: usize) -> &'static str {
        if let ListKind::Argument(outline) = &self.kind { outline.branch(index) } else { "" }
    }

    /// Which rows of the table of commands apply to it.
    pub(super) fn context(&self) -> KeyContext {
        match self.kind {
            ListKind::Choices => KeyContext::List,
            ListKind::Headings => KeyContext::Headings,
            ListKind::Argument(_) => KeyContext::Argument,
            ListKind::Comparison(_) => KeyContext::Comparison,
        }
    }

    /// Does a command; `height` rows of it are shown.
    pub(super) fn run(&mut self, command: ListCommand, height: usize) -> ListOutcome<Choice> {
        match command {
            ListCommand::Move(motion) => {
                self.list.go(motion, height.saturating_sub(1).max(1));
                self.note_choice();
            }
            ListCommand::Side(side) => self.choose_side(side),
            ListCommand::Choose => return self.choose(self.list.selected),
            ListCommand::Close => return ListOutcome::Closed,
            ListCommand::NextStance => return self.filter(height, Outline::next_stance),
            ListCommand::NextRole => return self.filter(height, Outline::next_role),
            ListCommand::OtherColumn => {}
        }
        self.follow(height);
        ListOutcome::Open
    }

    /// Moves the rows that are shown, and the choice with them.
    pub(super) fn wheel(&mut self, direction: Direction, count: usize, height: usize) {
        self.list.step(direction, count);
        self.note_choice();
        self.follow(height);
    }

    /// Chooses the row that stands `row` rows below the first shown, the half of it that `column` is in.
    pub(super) fn click(&mut self, row: usize, column: u16, area: Area) -> ListOutcome<Choice> {
        let is_right = usize::from(column) >= self.right_from(area);
        self.choose_side(if is_right { ComparisonSide::There } else { ComparisonSide::Here });
        self.choose(self.list.top + row)
    }

    fn choose(&self, index: usize) -> ListOutcome<Choice> {
        self.choice(index).map_or(ListOutcome::Open, ListOutcome::Chosen)
    }

    /// The list of two articles, with the right halves of its rows where they stand side by side.
    pub(super) fn comparison(title: String, rows: Vec<OverlayRow>, halves: Option<Halves>) -> Self {
        Self { title: Cow::Owned(title), kind: ListKind::Comparison(halves), ..Self::new("", rows, 0) }
    }

    /// Whether it lists two articles that would stand otherwise on a screen of this size.
    pub(super) fn is_to_be_compared_anew(&self, size: Size) -> bool {
        matches!(&self.kind, ListKind::Comparison(halves) if halves.is_some() != is_beside(size))
    }

    fn halves(&self) -> Option<&Halves> {
        if let ListKind::Comparison(halves) = &self.kind { halves.as_ref() } else { None }
    }

    fn choose_side(&mut self, side: ComparisonSide) {
        if let ListKind::Comparison(Some(halves)) = &mut self.kind {
            halves.side = side;
        }
    }

    /// What choosing the nth row does, if anything.
    fn choice(&self, index: usize) -> Option<Choice> {
        let choice = self.right_choice(index).or_else(|| self.list.rows.get(index)?.choice.clone());
        choice.filter(|choice| *choice != Choice::Nothing)
    }

    /// Moves the rows that are shown so that the chosen one is among `height` of them.
    pub(super) fn follow(&mut self, height: usize) {
        let height = height.max(1);
        // A heading right above the chosen row is shown with it.
        let lead = self.list.selected.saturating_sub(1);
        let above =
            if self.list.rows.get(lead).is_some_and(|row| row.choice.is_none()) { lead } else { self.list.selected };
        self.list.scroll_to(above, self.list.selected, self.list.rows.len(), height);
    }

    /// Puts the places among the rows that are shown in words. All of them would be many in a long article.
    pub(super) fn put_in_words(&mut self, article: &Article, area: Area) {
        let columns =
            usize::from(area.width).saturating_sub(if self.lead_columns > 0 { 6 } else { 4 } + self.lead_columns);
        let shown = self.list.rows.iter_mut().enumerate().skip(self.list.top).take(overlay_rows(area));
        for (index, row) in shown.filter(|(_, row)| row.text.is_empty()) {
            row.text = match (&self.kind, &row.choice) {
                (ListKind::Argument(outline), _) => outline.words(article, index, columns),
                (_, Some(Choice::Go(offset))) => first_words(&article.document, *offset),
                _ => continue,
            };
        }
        if let ListKind::Argument(outline) = &self.kind {
            self.about = outline.about(article, self.list.selected, usize::from(area.width));
        }
    }

    /// Looks through an analysis that is new, if that is what is listed. The choice stays on its row, and the row
    /// where it is on the screen.
    pub(super) fn arrange(&mut self, article: &Article, highlight: Highlight) {
        if let ListKind::Argument(outline) = &mut self.kind {
            outline.arrange(article, highlight);
            self.list_argument();
        }
    }

    /// Lists other assertions of an argument, or tells that there are none.
    fn filter(
        &mut self,
        height: usize,
        change: impl FnOnce(&mut Outline) -> Option<&'static str>,
    ) -> ListOutcome<Choice> {
        let ListKind::Argument(outline) = &mut self.kind else { return ListOutcome::Open };
        let told = change(outline);
        self.list_argument();
        self.follow(height);
        told.map_or(ListOutcome::Open, ListOutcome::Told)
    }

    fn list_argument(&mut self) {
        let ListKind::Argument(outline) = &self.kind else { return };
        let above = self.list.selected.saturating_sub(self.list.top);
        self.list.rows = outline.rows();
        self.title = Cow::Owned(outline.title());
        self.list.selected = outline.row_here();
        self.list.top = self.list.selected.saturating_sub(above);
        self.lead_columns = lead_columns(&self.list.rows);
    }

    /// Lets the argument know which row is chosen.
    fn note_choice(&mut self) {
        if let ListKind::Argument(outline) = &mut self.kind {
            outline.choose(self.list.selected);
        }
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
    Overlay { kind: ListKind::Headings, ..Overlay::new("OUTLINE", rows, selected) }
}

/// The argument of an article, with the row of the reading line chosen.
pub(super) fn argument(article: &Article, highlight: Highlight, size: Size) -> Overlay {
    let mut overlay = Overlay { kind: ListKind::Argument(Box::default()), ..Overlay::new("ARGUMENT", Vec::new(), 0) };
    overlay.arrange(article, highlight);
    // As on the page, two thirds of what is shown lie ahead.
    overlay.list.top = overlay.list.selected.saturating_sub(overlay_rows(overlay.area(size)) / 3);
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
