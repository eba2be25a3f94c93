//! The panel, the width of the text, the list of articles.

use crate::reader::command::Command;
use crate::reader::panel::Target;
use crate::reader::{FileId, MEASURE, Reader, overlay};

/// Columns by which the text gets wider or narrower.
const STEP: u16 = 4;
/// The narrowest and the widest text, in columns.
const NARROWEST: u16 = 20;
const WIDEST: u16 = 160;

impl Reader {
    /// Does a command on panes; whether it was one.
    pub(super) fn panes_command(&mut self, command: Command, count: Option<usize>) -> bool {
        let times = u16::try_from(count.unwrap_or(1)).unwrap_or(u16::MAX);
        match command {
            Command::Panel => self.toggle_panel(),
            Command::FocusPane => self.focus_pane(),
            Command::PanelOrder => self.next_order(),
            Command::Wider => self.set_measure(self.shown_measure().saturating_add(STEP.saturating_mul(times))),
            Command::Narrower => self.set_measure(self.shown_measure().saturating_sub(STEP.saturating_mul(times))),
            Command::ResetWidth => self.set_measure(count.map_or(MEASURE, |it| u16::try_from(it).unwrap_or(WIDEST))),
            Command::Files => self.overlay = Some(overlay::files(&self.list.listed(), self.open_file())),
            Command::FileNext => self.step_file(isize::try_from(count.unwrap_or(1)).unwrap_or(1)),
            Command::Compare => self.compare(""),
            Command::FilePrevious => self.step_file(-isize::try_from(count.unwrap_or(1)).unwrap_or(1)),
            _ => return false,
        }
        true
    }

    /// Does a command that the panel takes while it has the keys; whether it does.
    pub(super) fn panel_command(&mut self, command: Command, count: Option<usize>) -> bool {
        let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
        let page = 10;
        match command {
            Command::LineDown => self.panel.step(times),
            Command::LineUp => self.panel.step(-times),
            Command::HalfPageDown | Command::PageDown => self.panel.step(page * times),
            Command::HalfPageUp | Command::PageUp => self.panel.step(-page * times),
            Command::Top => self.panel.step(isize::MIN / 2),
            Command::Bottom => self.panel.step(isize::MAX / 2),
            Command::Follow | Command::OpenStatement => self.choose_in_panel(),
            Command::Close | Command::Quit => self.leave_panel(),
            _ => return false,
        }
        true
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
        if let (Some(article), Some(id)) = (&self.article, speaking) {
            self.panel.select(article, Target::Source(id), self.highlight.shown);
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
        self.is_stale = true;
        self.tell(format!("sources {}", self.panel.order.label()));
    }

    /// How wide the text is now: where the screen is narrow that is less than it may be.
    fn shown_measure(&self) -> u16 {
        self.areas().text.width.min(self.measure)
    }

    fn set_measure(&mut self, measure: u16) {
        self.measure = measure.clamp(NARROWEST, WIDEST);
        self.tell(format!("text {} columns wide", self.areas().text.width));
    }

    /// The article that is waited for, or else the one that is open.
    fn open_file(&self) -> FileId {
        let open = self.article.as_ref().map(|article| article.file);
        self.pending.as_ref().map(|opening| opening.file).or(open).unwrap_or(FileId(0))
    }

    fn step_file(&mut self, by: isize) {
        match self.list.beside(self.open_file(), by) {
            Some(file) => self.open(file),
            None if self.list.len() == 1 => self.tell("this is the only article; name more to read several"),
            None => self.tell(if by > 0 { "this is the last article" } else { "this is the first article" }),
        }
    }
}
