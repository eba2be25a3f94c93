//! Help, command line, themes, the terminal, the end.

use crate::reader::command::{Command, ProgramCommand, THEMES, row_of};
use crate::reader::layers::Layer;
use crate::reader::opening::{Goal, PageExtent};
use crate::reader::prompt::Prompt;
use crate::reader::search::Search;
use crate::reader::{Effect, FileId, Message, Reader, overlay};

impl Reader {
    /// Does a command on the program itself.
    pub(super) fn program_command(&mut self, command: ProgramCommand) {
        match command {
            ProgramCommand::Help => self.layers.show(Layer::List(overlay::help())),
            ProgramCommand::CommandLine => self.layers.show(Layer::Prompt(Prompt::command(""))),
            ProgramCommand::Reload => self.reload(),
            ProgramCommand::Whole => self.toggle_whole(),
            ProgramCommand::Theme => self.next_theme(),
            ProgramCommand::Mouse => self.toggle_mouse(),
            ProgramCommand::Redraw => self.effect(Effect::Redraw),
            ProgramCommand::Suspend => self.effect(Effect::Suspend),
            ProgramCommand::Close => self.close(),
            ProgramCommand::Quit => self.effect(Effect::Quit),
            ProgramCommand::QuitNow => self.effect(Effect::QuitNow),
        }
    }

    /// Begins a command line with a command that takes words after its name.
    pub(super) fn begin_command(&mut self, command: Command) {
        let name = row_of(command).name;
        self.layers.show(Layer::Prompt(Prompt::command(&format!("{name} "))));
    }

    fn reload(&mut self) {
        if let Some(article) = &self.articles.open {
            let file = article.file;
            self.wait_for(file, Goal::Reread, Effect::Open(file));
        }
    }

    /// Shows the web page of which the article is a part, or the article alone again.
    fn toggle_whole(&mut self) {
        if let Some(article) = &self.articles.open {
            let file = article.file;
            if article.is_whole {
                self.wait_for(file, Goal::Extent(PageExtent::Article), Effect::Open(file));
            } else {
                self.wait_for(file, Goal::Extent(PageExtent::WholePage), Effect::OpenWhole(file));
            }
        }
    }

    fn next_theme(&mut self) {
        let here = THEMES.iter().position(|theme| *theme == self.appearance.theme).unwrap_or(0);
        self.use_theme(THEMES[(here + 1) % THEMES.len()]);
    }

    pub(in crate::reader) fn use_theme(&mut self, name: &str) {
        name.clone_into(&mut self.appearance.theme);
        self.tell(format!("theme {name}"));
        self.effect(Effect::Theme(name.to_owned()));
    }

    fn toggle_mouse(&mut self) {
        self.settings.mouse = !self.settings.mouse;
        let mouse = self.settings.mouse;
        self.effect(Effect::Mouse(mouse));
        self.tell(if mouse { "the mouse scrolls and clicks here" } else { "the mouse selects text in your terminal" });
    }

    /// Closes or clears one thing, the innermost first; never quits.
    fn close(&mut self) {
        if self.articles.pending.is_some() && self.articles.open.is_none() {
            return self.tell("there is nothing else to show yet; q quits");
        }
        if let Some(opening) = self.articles.pending.take() {
            return self.call_off(opening.file);
        }
        if self.call_off_comparison() {
            return;
        }
        let is_searching = self.articles.open.as_ref().is_some_and(|article| !article.search.query.is_empty());
        if is_searching {
            self.with_article(|article| article.search = Search::default());
        } else if self.appearance.leave_source() {
            self.drawn.outdate();
        }
    }

    /// Waits for an article no longer.
    fn call_off(&mut self, file: FileId) {
        self.effect(Effect::CallOff(file));
        self.tell(format!("{} was cancelled", self.articles.list.title(file)));
    }

    /// Asks whether to quit although something could not be saved; the key that answers comes next.
    pub(in crate::reader) fn ask_to_quit(&mut self, sentence: &str) {
        let text = format!("{sentence}. Quit anyway? q quits, any other key stays");
        self.message = Some(Message { text, is_error: true, asks_to_quit: true });
    }
}
