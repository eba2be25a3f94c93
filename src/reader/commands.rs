//! Keys and the mouse → commands, and what each command does, one file a group.

mod argument;
mod balance;
mod compare;
mod corrections;
mod find;
mod keep;
mod links;
mod mouse;
mod moving;
mod notes;
mod panes;
mod program;
mod stepping;
mod voices;

pub(super) use stepping::AwaitedStep;

use super::command::{Command, ProgramCommand, row_of};
use super::keymap::{LARGEST_COUNT, Lookup};
use super::overlay::{Choice, ListOutcome};
use super::{Article, Effect, Key, KeyCode, Reader, overlay_rows};

impl Reader {
    pub(super) fn key(&mut self, key: Key) {
        // These belong to the terminal, whatever lies open.
        if key == Key::ctrl('z') || key == Key::ctrl('l') {
            return self.effect(if key == Key::ctrl('z') { Effect::Suspend } else { Effect::Redraw });
        }
        let message = self.message.take();
        let had_message = message.is_some();
        let was_asked_to_quit = message.is_some_and(|message| message.asks_to_quit);
        if key == Key::plain(KeyCode::Esc) && self.is_page_free() && self.awaited_step.take().is_some() {
            return self.tell("jump cancelled");
        }
        if self.prompt.is_some() {
            return self.prompt_key(key);
        }
        if self.hints.is_some() {
            return self.hints_key(key);
        }
        if self.overlay.is_some() {
            return self.overlay_key(key);
        }
        if self.sheet.is_open {
            return self.sheet_key(key);
        }
        match self.keymap.press(key) {
            Lookup::Pending => {}
            Lookup::Unbound => self.tell(format!("{key} does nothing here; ? lists the keys")),
            Lookup::Found { command: Command::Program(ProgramCommand::Close), .. } if had_message => {}
            Lookup::Found { command: Command::Program(ProgramCommand::Quit), .. } if was_asked_to_quit => {
                self.effect(Effect::QuitNow)
            }
            Lookup::Found { command, count, letter } => self.run(command, count, letter),
        }
    }

    /// Does a command. The panel takes those that move, while it has the keys.
    pub(super) fn run(&mut self, command: Command, count: Option<usize>, letter: Option<char>) {
        // A count that was typed on the command line may be any number.
        let count = count.map(|count| count.min(LARGEST_COUNT));
        if self.panel.has_keys && self.shows_panel() && self.panel_command(command, count) {
            return;
        }
        match command {
            Command::Program(command) => self.program_command(command),
            Command::Panes(command) => self.panes_command(command, count),
            _ if self.article.is_none() => self.tell("no article is open yet"),
            Command::Voices(command) => self.voices_command(command, count),
            Command::Argument(command) => self.argument_command(command, count),
            Command::Move(command) => self.move_command(command, count),
            Command::Find(command) => self.find_command(command, count, letter),
            Command::Links(command) => self.links_command(command),
            Command::Keep(command) => self.keep_command(command),
        }
    }

    fn overlay_key(&mut self, key: Key) {
        let size = self.settings.size;
        let listed = self.overlay.as_mut().map(|overlay| overlay.press(key, overlay_rows(overlay.area(size))));
        self.listed(listed);
    }

    /// Does what choosing in a list asks for.
    fn listed(&mut self, listed: Option<ListOutcome>) {
        match listed {
            None | Some(ListOutcome::Open) => {}
            Some(ListOutcome::Closed) => self.overlay = None,
            Some(ListOutcome::Told(why)) => self.tell(why),
            Some(ListOutcome::Turned) => self.argument_outline(),
            Some(ListOutcome::Chosen(choice)) => {
                self.overlay = None;
                self.choose(choice);
            }
        }
    }

    fn choose(&mut self, choice: Choice) {
        match choice {
            Choice::Command(command) if row_of(command).needs_words() => self.begin_command(command),
            Choice::Command(command) => self.run(command, None, None),
            Choice::Go(offset) => self.with_article(|article| article.jump(offset)),
            Choice::File(file) => self.open(file),
            Choice::There(file, offset) => self.open_there(file, offset),
            Choice::Speaker(speaker) => self.correct(&speaker),
            Choice::OtherSpeaker => self.ask_speaker(),
            Choice::Nothing => {}
        }
    }

    fn with_article(&mut self, change: impl FnOnce(&mut Article)) {
        if let Some(article) = &mut self.article {
            change(article);
        }
    }

    fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }
}
