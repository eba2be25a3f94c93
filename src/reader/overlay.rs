//! Lists that lie over the page: help, outline, articles, notes, speakers.

use super::areas::{Area, overlay_area};
use super::command::{COMMANDS, Command, Group};
use super::page::Bar;
use super::{FileId, Key, KeyCode, Size};
use crate::document::{BlockKind, Document};

/// A list that lies over the page.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// Its heading.
    pub title: &'static str,
    /// Its rows.
    pub rows: Vec<OverlayRow>,
    /// The row that is chosen.
    pub selected: usize,
    /// The first row that is shown.
    pub top: usize,
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
pub(super) enum Listed {
    /// Nothing, or it moved.
    Open,
    /// The list is to be closed.
    Closed,
    /// A row was chosen.
    Chosen(Choice),
}

impl Overlay {
    /// A list; the row that holds `selected` is chosen at first.
    pub(super) fn new(title: &'static str, rows: Vec<OverlayRow>, selected: usize) -> Self {
        let mut overlay = Self { title, rows, selected, top: 0 };
        overlay.settle(1);
        overlay
    }

    /// Where it lies on a screen of this size, its frame counted.
    pub fn area(&self, size: Size) -> Area {
        overlay_area(size, self.rows.len())
    }

    /// Takes a key; `height` rows of it are shown.
    pub(super) fn press(&mut self, key: Key, height: usize) -> Listed {
        let page = height.saturating_sub(1).max(1);
        match (key.code, key.ctrl) {
            (KeyCode::Char('j' | 'n' | 'e') | KeyCode::Down, _) => self.step(1),
            (KeyCode::Char('k' | 'p' | 'y') | KeyCode::Up, _) => self.step(-1),
            (KeyCode::Char('d' | ' ' | 'f') | KeyCode::PageDown, _) => self.step(page.cast_signed()),
            (KeyCode::Char('u' | 'b') | KeyCode::PageUp, _) => self.step(-page.cast_signed()),
            (KeyCode::Char('g') | KeyCode::Home, false) => self.step(isize::MIN / 2),
            (KeyCode::Char('G') | KeyCode::End, false) => self.step(isize::MAX / 2),
            (KeyCode::Enter, _) => {
                let choice = self.choice(self.selected);
                return choice.map_or(Listed::Open, Listed::Chosen);
            }
            (KeyCode::Esc | KeyCode::Char('q' | 'Q' | '?' | 't' | 'L'), false) | (KeyCode::Char('c'), true) => {
                return Listed::Closed;
            }
            _ => {}
        }
        self.follow(height);
        Listed::Open
    }

    /// Moves the rows that are shown, and the choice with them.
    pub(super) fn wheel(&mut self, by: isize, height: usize) {
        self.step(by);
        self.follow(height);
    }

    /// Chooses the row that stands `row` rows below the first shown.
    pub(super) fn click(&self, row: usize) -> Listed {
        self.choice(self.top + row).map_or(Listed::Open, Listed::Chosen)
    }

    /// What choosing the nth row does, if anything.
    fn choice(&self, index: usize) -> Option<Choice> {
        self.rows.get(index)?.choice.clone().filter(|choice| *choice != Choice::Nothing)
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
    pub(super) fn put_in_words(&mut self, document: &Document, height: usize) {
        for row in self.rows.iter_mut().skip(self.top).take(height).filter(|row| row.text.is_empty()) {
            if let Some(Choice::Go(offset)) = row.choice {
                row.text = first_words(document, offset);
            }
        }
    }

    fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.settle(by);
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

/// A row that cannot be chosen.
pub(super) fn heading(text: &str) -> OverlayRow {
    OverlayRow { text: text.to_owned(), lead: String::new(), indent: 0, choice: None }
}

/// What stands before a statement in the panel that is denied, and what it means.
const DENIED: (&str, &str) = ("not", "denied: the source does not say or think it");

/// The help: every command with its keys, by group; then the signs that need a word.
pub(super) fn help() -> Overlay {
    let mut rows = Vec::new();
    for group in Group::ALL {
        if !rows.is_empty() {
            rows.push(heading(""));
        }
        rows.push(heading(group.title()));
        rows.extend(COMMANDS.iter().filter(|row| row.group == group).map(|row| {
            let keys = row.sequences().map(|keys| keys.replace(' ', "")).collect::<Vec<_>>().join(" ");
            let lead = if keys.is_empty() { format!(":{}", row.name) } else { keys };
            OverlayRow { text: row.help.to_owned(), lead, indent: 0, choice: Some(Choice::Command(row.command)) }
        }));
    }
    rows.extend([heading(""), heading("Signs")]);
    let signs = Bar::MEANINGS.into_iter().chain([DENIED]);
    rows.extend(signs.map(|(sign, meaning)| OverlayRow {
        text: meaning.to_owned(),
        lead: sign.to_owned(),
        indent: 0,
        choice: Some(Choice::Nothing),
    }));
    Overlay::new("HELP", rows, 0)
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
    Overlay::new("OUTLINE", rows, selected)
}

/// The first words of the block at a byte of the text, on one line.
fn first_words(document: &Document, offset: usize) -> String {
    let block = document.block_at(offset).map(|id| document.block(id).span).unwrap_or_default();
    let words: Vec<&str> = document.slice(block).split_whitespace().take(14).collect();
    super::cells::one_line(&words.join(" "))
}

/// The articles that were named on the command line.
pub(super) fn files(files: &[String], open: FileId) -> Overlay {
    let row = |(index, name): (usize, &String)| OverlayRow {
        text: super::cells::one_line(name),
        lead: if index == open.0 { "▸".to_owned() } else { String::new() },
        indent: 0,
        choice: Some(Choice::File(FileId(index))),
    };
    Overlay::new("ARTICLES", files.iter().enumerate().map(row).collect(), open.0)
}
