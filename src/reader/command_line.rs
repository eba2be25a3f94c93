//! What the prompt does: searches, commands and their completion, notes, names.

use super::command::{
    Argument, ArgumentCommand, COMMANDS, Command, CommandRow, FindCommand, KeepCommand, KeyContext, LinksCommand,
    MODES, MoveCommand, PanesCommand, ProgramCommand, VoicesCommand,
};
use super::direction::Direction;
use super::overlay::Speaker;
use super::prompt::{Asks, LineEdit, Prompt, PromptSubject};
use super::{Key, Reader};

impl Reader {
    pub(super) fn prompt_key(&mut self, key: Key) {
        let Some(prompt) = self.layers.prompt_mut() else { return };
        let asks = prompt.asks;
        match prompt.press(key) {
            LineEdit::Changed => self.line_changed(),
            LineEdit::GivenUp => {
                let given_up = self.layers.take_prompt().map(|it| it.subject);
                if let Some(PromptSubject::Search(origin)) = given_up {
                    self.give_search_up(origin);
                }
            }
            LineEdit::Entered => self.entered(),
            LineEdit::Complete(direction) if asks == Asks::Command => complete(prompt, direction),
            LineEdit::Same | LineEdit::Complete(_) => {}
            LineEdit::Recall(direction) => {
                prompt.recall(self.typing.lines(asks), direction);
                self.line_changed();
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if let Some(prompt) = self.layers.prompt_mut() {
            prompt.paste(text);
            self.line_changed();
        }
    }

    fn line_changed(&mut self) {
        if let Some(prompt) = self.layers.prompt_mut() {
            prompt.search_is_due = prompt.asks == Asks::Search;
        }
    }

    /// Searches for what was typed, if that has changed: once for all the keys that came together.
    pub(super) fn search_if_due(&mut self) {
        let Some(prompt) = self.layers.prompt_mut().filter(|prompt| prompt.search_is_due) else { return };
        prompt.search_is_due = false;
        let query = prompt.text();
        if let PromptSubject::Search(origin) = &prompt.subject {
            let from = origin.at;
            self.search_as_typed(&query, from);
        }
    }

    fn entered(&mut self) {
        let Some(prompt) = self.layers.take_prompt() else { return };
        let line = prompt.text();
        self.typing.remember(prompt.asks, &line);
        match prompt.subject {
            PromptSubject::Search(origin) => self.search_entered(&line, origin.at),
            PromptSubject::Nothing => self.command_entered(&line),
            PromptSubject::Words(words) if prompt.asks == Asks::Note => self.note_entered(&line, &words),
            PromptSubject::Words(_) if line.trim().is_empty() => {}
            PromptSubject::Words(words) => self.correct(&Speaker::Named(line.trim().to_owned()), &words),
        }
    }

    fn command_entered(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        if let Some(percent) = line.strip_suffix('%').and_then(|number| number.trim().parse().ok()) {
            return self.run(Command::Move(MoveCommand::Percent), Some(percent), None);
        }
        if let Ok(paragraph) = line.parse() {
            return self.run(Command::Move(MoveCommand::Top), Some(paragraph), None);
        }
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        match find(name) {
            Ok(row) => self.run_with(row, rest.trim()),
            Err(message) => self.fail(message),
        }
    }

    /// Does a command with what stands after its name.
    fn run_with(&mut self, row: &CommandRow, rest: &str) {
        match (row.command, rest) {
            (Command::Voices(VoicesCommand::PickMode), "") => self.fail(format!(":highlight takes one of {}", modes())),
            (Command::Voices(VoicesCommand::PickMode), mode) => {
                if !self.set_mode(mode) {
                    self.fail(format!("there is no highlight mode “{mode}”; there are {}", modes()));
                }
            }
            (Command::Argument(ArgumentCommand::PickMarks), name) => {
                if !self.set_marks(name) {
                    self.fail(format!(":marks takes {}", takes(row)));
                }
            }
            (Command::Program(ProgramCommand::Theme), name) if !name.is_empty() => self.use_theme(name),
            (Command::Find(FindCommand::Search), query) if !query.is_empty() => self.search_for(query),
            (Command::Panes(PanesCommand::Compare), which) => self.compare(which),
            (Command::Links(LinksCommand::Open), "") => self.fail(":open takes an address or a file"),
            (Command::Links(LinksCommand::Open), name) => self.open_named(name),
            (Command::Keep(KeepCommand::Note), text) if !text.is_empty() => self.note(text),
            (Command::Move(MoveCommand::Percent), "") => self.fail(format!(":{} takes a number", row.name)),
            (Command::Find(FindCommand::SetBookmark | FindCommand::GoToBookmark), letter) => {
                let mut letters = letter.chars().filter(|c| c.is_ascii_alphabetic() || *c == '\'');
                match (letters.next(), letters.next()) {
                    (Some(letter), None) => self.run(row.command, None, Some(letter)),
                    _ => self.fail(format!(":{} takes a letter", row.name)),
                }
            }
            (_, "") => self.run(row.command, None, None),
            (_, number) => match number.trim_end_matches('%').parse() {
                Ok(count) => self.run(row.command, Some(count), None),
                Err(_) => self.fail(format!(":{} takes {}", row.name, takes(row))),
            },
        }
    }
}

fn modes() -> String {
    MODES.join(", ")
}

fn takes(row: &CommandRow) -> String {
    match row.argument {
        Argument::OneOf(words) => format!("one of {}", words.join(", ")),
        Argument::Text => "text".to_owned(),
        Argument::None | Argument::Number => "a number or nothing".to_owned(),
    }
}

/// The commands that can be typed.
fn typed_commands() -> impl Iterator<Item = &'static CommandRow> {
    COMMANDS.iter().filter(|row| row.context == KeyContext::Page)
}

/// The command of a name, a short name, or the beginning of one that no other command shares.
fn find(name: &str) -> Result<&'static CommandRow, String> {
    if let Some(row) = typed_commands().find(|row| row.name == name || row.short.contains(&name)) {
        return Ok(row);
    }
    let matching: Vec<&CommandRow> = typed_commands().filter(|row| row.name.starts_with(name)).collect();
    match matching[..] {
        [row] => Ok(row),
        [] => Err(format!("there is no command “{name}”; ? lists them")),
        _ => {
            let names: Vec<&str> = matching.iter().map(|row| row.name).collect();
            Err(format!("“{name}” is ambiguous: {}", names.join(", ")))
        }
    }
}

/// Completes the command line: names first, then what a name takes.
fn complete(prompt: &mut Prompt, direction: Direction) {
    if prompt.choices.is_empty() {
        prompt.choices = choices(prompt.before_cursor());
    }
    prompt.take_choice(direction);
}

fn choices(line: &str) -> Vec<String> {
    let Some((name, word)) = line.split_once(' ') else {
        let matching = typed_commands().filter(|row| row.name.starts_with(line));
        return matching.map(|row| row.name.to_owned()).collect();
    };
    let Ok(CommandRow { name, argument: Argument::OneOf(words), .. }) = find(name) else { return Vec::new() };
    words.iter().filter(|it| it.starts_with(word.trim_start())).map(|it| format!("{name} {it}")).collect()
}
