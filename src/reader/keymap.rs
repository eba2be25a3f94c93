//! Keys → commands: counts, sequences, and keys that wait for a letter.

use super::command::{COMMANDS, Command, FindCommand, KeyContext};
use super::{Key, KeyCode};

/// Counts stop growing here.
pub(super) const LARGEST_COUNT: usize = 9_999;

/// The commands that wait for a letter.
const SET_BOOKMARK: Command = Command::Find(FindCommand::SetBookmark);
const GO_TO_BOOKMARK: Command = Command::Find(FindCommand::GoToBookmark);

/// What a key led to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lookup {
    /// More keys are needed.
    Pending,
    /// A command, with the count that stood before it and, for bookmarks, the letter after it.
    Found { command: Command, count: Option<usize>, letter: Option<char> },
    /// Nothing is bound to these keys.
    Unbound,
}

/// Keys and the command that they mean in a context.
#[derive(Debug)]
struct Binding {
    context: KeyContext,
    keys: Vec<Key>,
    command: Command,
}

/// The bindings, and the keys that were pressed of one that is not complete.
#[derive(Debug)]
pub(super) struct Keymap {
    bindings: Vec<Binding>,
    pending: Vec<Key>,
    count: Option<usize>,
    awaits_letter: Option<Command>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut bindings = Vec::new();
        for row in COMMANDS {
            for keys in row.sequences() {
                let keys = Key::sequence(keys).expect("the table's keys are keys");
                bindings.push(Binding { context: row.context, keys, command: row.command });
            }
        }
        Self { bindings, pending: Vec::new(), count: None, awaits_letter: None }
    }
}

impl Keymap {
    /// Takes one more key, pressed in a context.
    pub(super) fn press(&mut self, key: Key, context: KeyContext) -> Lookup {
        if !context.takes_sequences() {
            let command = self.bound(&[key], context);
            return command.map_or(Lookup::Unbound, |command| Lookup::Found { command, count: None, letter: None });
        }
        let is_begun = !self.shown().is_empty();
        if is_begun && key == Key::plain(KeyCode::Esc) {
            self.clear();
            return Lookup::Pending;
        }
        if let Some(command) = self.awaits_letter {
            return self.letter(command, key);
        }
        if self.pending.is_empty() && self.takes_digit(key) {
            return Lookup::Pending;
        }
        self.pending.push(key);
        if let Some(command) = self.bound(&self.pending, context) {
            self.pending.clear();
            if matches!(command, SET_BOOKMARK | GO_TO_BOOKMARK) {
                self.awaits_letter = Some(command);
                return Lookup::Pending;
            }
            return Lookup::Found { command, count: self.count.take(), letter: None };
        }
        if self.is_beginning(context) {
            return Lookup::Pending;
        }
        self.clear();
        Lookup::Unbound
    }

    /// The command that these keys mean in a context or in those around it.
    fn bound(&self, keys: &[Key], context: KeyContext) -> Option<Command> {
        let mut here = Some(context);
        while let Some(context) = here {
            let is_it = |binding: &&Binding| binding.context == context && binding.keys == keys;
            if let Some(binding) = self.bindings.iter().find(is_it) {
                return Some(binding.command);
            }
            here = context.enclosing();
        }
        None
    }

    /// Whether more keys are needed in a context after those that were pressed.
    fn is_beginning(&self, context: KeyContext) -> bool {
        let contexts = [Some(context), context.enclosing()];
        let mut applying = self.bindings.iter().filter(|binding| contexts.contains(&Some(binding.context)));
        applying.any(|binding| binding.keys.starts_with(&self.pending))
    }

    /// Forgets what was pressed of a sequence.
    fn clear(&mut self) {
        self.pending.clear();
        self.count = None;
        self.awaits_letter = None;
    }

    /// What was pressed so far, for the status line.
    pub(super) fn shown(&self) -> String {
        let count = self.count.map(|count| count.to_string()).unwrap_or_default();
        let keys: String = self.pending.iter().map(Key::to_string).collect();
        let mark = match self.awaits_letter {
            Some(SET_BOOKMARK) => "m",
            Some(_) => "'",
            None => "",
        };
        count + &keys + mark
    }

    fn takes_digit(&mut self, key: Key) -> bool {
        let Key { code: KeyCode::Char(digit), ctrl: false, alt: false } = key else { return false };
        let Some(digit) = digit.to_digit(10) else { return false };
        if digit == 0 && self.count.is_none() {
            return false;
        }
        let count = self.count.unwrap_or(0) * 10 + digit as usize;
        self.count = Some(count.min(LARGEST_COUNT));
        true
    }

    fn letter(&mut self, command: Command, key: Key) -> Lookup {
        self.clear();
        match key {
            Key { code: KeyCode::Char(c), ctrl: false, alt: false } if c.is_ascii_alphabetic() || c == '\'' => {
                Lookup::Found { command, count: None, letter: Some(c) }
            }
            _ => Lookup::Unbound,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::command::{MoveCommand, VoicesCommand};
    use crate::reader::direction::Direction;

    fn press(keys: &str) -> Lookup {
        let mut keymap = Keymap::default();
        let keys = Key::sequence(keys).expect("keys");
        keys.into_iter().map(|key| keymap.press(key, KeyContext::Page)).last().expect("a key")
    }

    fn found(command: Command, count: Option<usize>, letter: Option<char>) -> Lookup {
        Lookup::Found { command, count, letter }
    }

    #[test]
    fn sequences_counts_and_letters() {
        let table = [
            ("j", found(Command::Move(MoveCommand::Line(Direction::Forward)), None, None)),
            ("3 )", found(Command::Voices(VoicesCommand::Statement(Direction::Forward)), Some(3), None)),
            ("1 0 %", found(Command::Move(MoveCommand::Percent), Some(10), None)),
            ("g g", found(Command::Move(MoveCommand::Top), None, None)),
            ("2 ] s", found(Command::Voices(VoicesCommand::SameSource(Direction::Forward)), Some(2), None)),
            ("m a", found(Command::Find(FindCommand::SetBookmark), None, Some('a'))),
            ("' '", found(Command::Find(FindCommand::GoToBookmark), None, Some('\''))),
            ("g", Lookup::Pending),
            ("m 1", Lookup::Unbound),
            ("g x", Lookup::Unbound),
            ("g Esc", Lookup::Pending),
            ("3 Esc j", found(Command::Move(MoveCommand::Line(Direction::Forward)), None, None)),
            ("9 9 9 9 9 9 9 j", found(Command::Move(MoveCommand::Line(Direction::Forward)), Some(LARGEST_COUNT), None)),
        ];
        for (keys, expected) in table {
            assert_eq!(press(keys), expected, "{keys}");
        }
    }

    #[test]
    fn no_key_is_bound_twice_and_none_hides_behind_another() {
        let bindings = Keymap::default().bindings;
        for (nth, binding) in bindings.iter().enumerate() {
            let clash = bindings.iter().enumerate().find(|(other, it)| {
                *other != nth && it.context == binding.context && it.keys.starts_with(&binding.keys)
            });
            assert!(clash.is_none(), "{binding:?} {clash:?}");
        }
    }

    #[test]
    fn every_bracket_motion_has_another_key() {
        for row in COMMANDS.iter().filter(|row| row.keys.contains(['[', ']', '{', '}'])) {
            let other = row.sequences().any(|keys| !keys.contains(['[', ']', '{', '}']));
            assert!(other, "{} has bracket keys alone", row.name);
        }
    }
}
