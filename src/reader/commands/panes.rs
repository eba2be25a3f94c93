//! The panel, the width of the text, the list of articles.

use crate::reader::appearance::MEASURE;
use crate::reader::command::{ListMotion, PanelCommand, PanesCommand};
use crate::reader::direction::Direction;
use crate::reader::layers::Layer;
use crate::reader::panel::Target;
use crate::reader::{FileId, Reader, overlay};

/// Columns by which the text gets wider or narrower.
const STEP: u16 = 4;
/// The narrowest and the widest text, in columns.
const NARROWEST: u16 = 20;
const WIDEST: u16 = 160;
/// Rows of the panel that a page has.
const PAGE: usize = 10;

impl Reader {
    /// Does a command on panes.
    pub(super) fn panes_command(&mut self, command: PanesCommand, count: Option<usize>) {
        let columns = STEP.saturating_mul(u16::try_from(count.unwrap_or(1)).unwrap_or(u16::MAX));
        match command {
            PanesCommand::Panel => self.toggle_panel(),
            PanesCommand::FocusPane => self.focus_pane(),
            PanesCommand::PanelOrder => self.next_order(),
            PanesCommand::Wider => self.set_measure(self.shown_measure().saturating_add(columns)),
            PanesCommand::Narrower => self.set_measure(self.shown_measure().saturating_sub(columns)),
            PanesCommand::ResetWidth => {
                self.set_measure(count.map_or(MEASURE, |count| u16::try_from(count).unwrap_or(WIDEST)));
            }
            PanesCommand::Files => {
                self.layers.show(Layer::List(overlay::files(&self.articles.list.listed(), self.open_file())));
            }
            PanesCommand::File(direction) => self.step_file(direction, count.unwrap_or(1)),
            PanesCommand::Compare => self.compare(""),
        }
    }

    /// Does a command to the panel.
    pub(super) fn panel_command(&mut self, command: PanelCommand, count: Option<usize>) {
        let times = count.unwrap_or(1);
        match command {
            PanelCommand::Move(ListMotion::Line(direction)) => self.panel.step(direction, times),
            PanelCommand::Move(ListMotion::Page(direction)) => self.panel.step(direction, PAGE * times),
            PanelCommand::Move(ListMotion::First) => self.panel.step(Direction::Backward, usize::MAX),
            PanelCommand::Move(ListMotion::Last) => self.panel.step(Direction::Forward, usize::MAX),
            PanelCommand::Choose => self.choose_in_panel(),
            PanelCommand::Leave => self.leave_panel(),
        }
    }

    /// Opens or closes the chosen source; jumps to the chosen statement.
    fn choose_in_panel(&mut self) {
        match self.panel.target() {
            Some(Target::Source(id)) => self.panel.toggle(id),
            Some(target @ Target::Statement(_)) => {
                self.leave_panel();
                self.jump_to(target);
            }
            None => self.tell("nobody is quoted in this article"),
        }
    }

    /// Gives the keys back to the article.
    pub(super) fn leave_panel(&mut self) {
        self.panel.has_keys = false;
    }

    fn toggle_panel(&mut self) {
        let is_shown = self.shows_panel();
        self.panel.shown = Some(!is_shown);
        self.panel.has_keys = false;
        if !is_shown && self.areas().panel.is_none() {
            self.tell("the screen is too small for the panel");
        }
    }

    /// Gives the keys to the panel, where who is speaking is chosen.
    fn give_keys_to_panel(&mut self) {
        let speaking = self.source_in_focus();
        self.panel.has_keys = true;
        if let (Some(article), Some(id)) = (&self.articles.open, speaking) {
            self.panel.select(article, Target::Source(id), self.appearance.highlight.shown);
        }
    }

    fn focus_pane(&mut self) {
        if self.panel.has_keys && self.shows_panel() {
            self.leave_panel();
        } else {
            self.panel.shown = Some(true);
            self.give_keys_to_panel();
        }
    }

    fn next_order(&mut self) {
        self.panel.order = self.panel.order.next();
        self.drawn.outdate();
        self.tell(format!("sources {}", self.panel.order.label()));
    }

    /// How wide the text is now: where the screen is narrow that is less than it may be.
    fn shown_measure(&self) -> u16 {
        self.areas().text.width.min(self.appearance.measure)
    }

    fn set_measure(&mut self, measure: u16) {
        self.appearance.measure = measure.clamp(NARROWEST, WIDEST);
        self.tell(format!("text {} columns wide", self.areas().text.width));
    }

    /// The article that is waited for, or else the one that is open.
    fn open_file(&self) -> FileId {
        let open = self.articles.open.as_ref().map(|article| article.file);
        self.articles.pending.as_ref().map(|opening| opening.file).or(open).unwrap_or(FileId(0))
    }

    fn step_file(&mut self, direction: Direction, count: usize) {
        match self.articles.list.beside(self.open_file(), direction, count) {
            Some(file) => self.open(file),
            None if self.articles.list.len() == 1 => self.tell("this is the only article; :open opens another"),
            None => self.tell(match direction {
                Direction::Forward => "this is the last article",
                Direction::Backward => "this is the first article",
            }),
        }
    }
}
