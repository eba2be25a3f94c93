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

use super::command::{Command, KeyContext, ListCommand, PanelCommand, ProgramCommand, in_panel, row_of};
use super::keymap::{LARGEST_COUNT, Lookup};
use super::layers::Layer;
use super::list::ListOutcome;
use super::overlay::Choice;
use super::{Article, Effect, Key, KeyCode, Reader, overlay_rows};

const ESC: Key = Key::plain(KeyCode::Esc);
const CLOSE: Command = Command::Program(ProgramCommand::Close);
const QUIT: Command = Command::Program(ProgramCommand::Quit);
const LEAVE_PANEL: Command = Command::Panel(PanelCommand::Leave);

impl Reader {
    pub(super) fn key(&mut self, key: Key) {
        // These belong to the terminal, whatever lies open.
        if key == Key::ctrl('z') || key == Key::ctrl('l') {
            return self.effect(if key == Key::ctrl('z') { Effect::Suspend } else { Effect::Redraw });
        }
        let message = self.message.take();
        let had_message = message.is_some();
        let was_asked_to_quit = message.is_some_and(|message| message.asks_to_quit);
        if key == ESC && self.is_page_free() && self.awaited_step.take().is_some() {
            return self.tell("jump cancelled");
        }
        let context = match &self.layers.open {
            Some(Layer::Prompt(_)) => return self.prompt_key(key),
            Some(Layer::LinkHints(_)) => return self.hints_key(key),
            Some(Layer::List(_) | Layer::Balance) | None => self.key_context(),
        };
        let is_over_page = !context.takes_sequences();
        match self.typing.keymap.press(key, context) {
            Lookup::Pending => {}
            Lookup::Unbound if is_over_page => {}
            Lookup::Unbound => self.tell(format!("{key} does nothing here; ? lists the keys")),
            // Esc clears what is told before it closes anything.
            Lookup::Found { command: CLOSE | LEAVE_PANEL, .. } if had_message && key == ESC => {}
            Lookup::Found { command: QUIT | LEAVE_PANEL, .. } if was_asked_to_quit && key != ESC => {
                self.effect(Effect::QuitNow);
            }
            Lookup::Found { command, count, letter } => self.run(command, count, letter),
        }
    }

    /// Where keys are pressed.
    fn key_context(&self) -> KeyContext {
        match &self.layers.open {
            Some(Layer::List(list)) => list.context(),
            Some(Layer::Balance) => KeyContext::Balance,
            _ if self.panel.has_keys && self.shows_panel() => KeyContext::Panel,
            _ => KeyContext::Page,
        }
    }

    /// Does a command, or what has its name in the panel, while that has the keys.
    pub(super) fn run(&mut self, command: Command, count: Option<usize>, letter: Option<char>) {
        // A count that was typed on the command line may be any number.
        let count = count.map(|count| count.min(LARGEST_COUNT));
        let is_for_panel = self.key_context() == KeyContext::Panel;
        match if is_for_panel { in_panel(command) } else { command } {
            Command::Panel(command) => self.panel_command(command, count),
            Command::List(command) => self.list_command(command),
            Command::Program(command) => self.program_command(command),
            Command::Panes(command) => self.panes_command(command, count),
            _ if self.articles.open.is_none() => self.tell("no article is open yet"),
            Command::Voices(command) => self.voices_command(command, count),
            Command::Argument(command) => self.argument_command(command, count),
            Command::Move(command) => self.move_command(command, count),
            Command::Find(command) => self.find_command(command, count, letter),
            Command::Links(command) => self.links_command(command),
            Command::Keep(command) => self.keep_command(command),
        }
    }

    /// Does a command to what lists something over the page.
    fn list_command(&mut self, command: ListCommand) {
        let size = self.settings.size;
        match &mut self.layers.open {
            Some(Layer::List(list)) => {
                let outcome = list.run(command, overlay_rows(list.area(size)));
                self.do_in_list(outcome);
            }
            Some(Layer::Balance) => {
                let outcome = self.layers.balance.run(command, size);
                self.do_in_balance(outcome);
            }
            Some(Layer::Prompt(_) | Layer::LinkHints(_)) | None => {}
        }
    }

    /// Does what choosing in a list asks for.
    fn do_in_list(&mut self, outcome: ListOutcome<Choice>) {
        match outcome {
            ListOutcome::Open => {}
            ListOutcome::Closed => self.layers.close(),
            ListOutcome::Told(why) => self.tell(why),
            ListOutcome::Chosen(choice) => {
                self.layers.close();
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
            Choice::Speaker(speaker, words) => self.correct(&speaker, &words),
            Choice::OtherSpeaker(words) => self.ask_speaker(words),
            Choice::Nothing => {}
        }
    }

    fn with_article(&mut self, change: impl FnOnce(&mut Article)) {
        if let Some(article) = &mut self.articles.open {
            change(article);
        }
    }

    fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }
}
