//! The prompt at the foot of the screen: a search, a command, a note or a name being typed.

use super::direction::Direction;
use super::search::Search;
use super::{Key, KeyCode};
use crate::document::Span;

/// What a prompt asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Asks {
    /// What to search for.
    Search,
    /// A command.
    Command,
    /// A remark on the focus.
    Note,
    /// Who is speaking.
    Speaker,
}

impl Asks {
    /// What stands before the line.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Search => "/",
            Self::Command => ":",
            Self::Note => "note: ",
            Self::Speaker => "speaker: ",
        }
    }

    /// How many characters the line takes. A search of more would find nothing, and addresses are the longest words of
    /// commands.
    const fn longest(self) -> usize {
        match self {
            Self::Search | Self::Speaker => 1_000,
            Self::Command | Self::Note => 10_000,
        }
    }
}

/// What a line being typed is about.
#[derive(Clone, Debug)]
pub(super) enum PromptSubject {
    /// Nothing but itself.
    Nothing,
    /// A search, to be given up or carried out from where it began.
    Search(SearchOrigin),
    /// The words that were in focus when it was begun.
    Words(Vec<Span>),
}

/// Where a search began.
#[derive(Clone, Debug, Default)]
pub(super) struct SearchOrigin {
    /// The byte where the reader was.
    pub(super) at: usize,
    /// What was searched for before.
    pub(super) search: Search,
}

/// A line being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What for.
    pub asks: Asks,
    /// What it is about.
    pub(super) subject: PromptSubject,
    before: String,
    after: String,
    /// How many characters `before` and `after` have together.
    length: usize,
    /// Whether the last key or paste found no room.
    is_full: bool,
    /// Whether the line of a search has changed since it was last searched for.
    pub(super) search_is_due: bool,
    /// What can stand in its place, offered by completion, and which of it was taken.
    pub choices: Vec<String>,
    chosen: Option<usize>,
    /// How far back in the history the line is.
    recalled: usize,
    /// What was typed before an older line was recalled.
    draft: String,
}

/// What a key did to a prompt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LineEdit {
    /// The line is another one.
    Changed,
    /// Only the cursor moved, or nothing happened.
    Same,
    /// The line is done.
    Entered,
    /// The line is given up.
    GivenUp,
    /// A completion is wanted, the next one or the one before.
    Complete(Direction),
    /// A line of the history is wanted: backward an older one, forward a newer one.
    Recall(Direction),
}

impl Prompt {
    /// A search that begins at `origin`.
    pub(super) fn search(origin: SearchOrigin) -> Self {
        Self::new(Asks::Search, PromptSubject::Search(origin), "")
    }

    /// A command that begins with `text`.
    pub(super) fn command(text: &str) -> Self {
        Self::new(Asks::Command, PromptSubject::Nothing, text)
    }

    /// A remark on `words` that begins with `text`.
    pub(super) fn note(words: Vec<Span>, text: &str) -> Self {
        Self::new(Asks::Note, PromptSubject::Words(words), text)
    }

    /// The name of who speaks `words`.
    pub(super) fn speaker(words: Vec<Span>) -> Self {
        Self::new(Asks::Speaker, PromptSubject::Words(words), "")
    }

    fn new(asks: Asks, subject: PromptSubject, text: &str) -> Self {
        Self {
            asks,
            subject,
            before: text.to_owned(),
            after: String::new(),
            length: text.chars().count(),
            is_full: false,
            search_is_due: false,
            choices: Vec::new(),
            chosen: None,
            recalled: 0,
            draft: String::new(),
        }
    }

    /// The whole line.
    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// What stands before the cursor.
    pub fn before_cursor(&self) -> &str {
        &self.before
    }

    /// Which of the choices was taken last.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// What to tell about a line that had no room for the last key, or for all of a paste.
    pub fn fullness(&self) -> Option<String> {
        let longest = self.asks.longest();
        self.is_full.then(|| format!("the line is limited to {},000 characters; the rest was dropped", longest / 1000))
    }

    /// Puts in what was pasted, on one line, as far as there is room.
    pub(super) fn paste(&mut self, text: &str) {
        self.is_full = false;
        for c in text.chars() {
            if !self.insert(if c.is_control() { ' ' } else { c }) {
                break;
            }
        }
        self.forget_choices();
    }

    /// Puts a character in before the cursor; whether there was room.
    fn insert(&mut self, c: char) -> bool {
        self.is_full = self.length >= self.asks.longest();
        if !self.is_full {
            self.before.push(c);
            self.length += 1;
        }
        !self.is_full
    }

    /// Takes a key.
    pub(super) fn press(&mut self, key: Key) -> LineEdit {
        self.is_full = false;
        let typed = self.edit(key);
        if matches!(typed, LineEdit::Changed) {
            self.forget_choices();
        }
        typed
    }

    /// Takes the next of the choices, or the one before.
    pub(super) fn take_choice(&mut self, direction: Direction) {
        let Some(last) = self.choices.len().checked_sub(1) else { return };
        let next = match (self.chosen, direction) {
            (None, Direction::Forward) => 0,
            (None | Some(0), Direction::Backward) => last,
            (Some(index), Direction::Forward) => (index + 1) % (last + 1),
            (Some(index), Direction::Backward) => index - 1,
        };
        self.chosen = Some(next);
        self.set(&self.choices[next].clone());
    }

    /// Takes an older line of `history`, whose last is the newest, or forward again a newer one.
    pub(super) fn recall(&mut self, history: &[String], direction: Direction) {
        let recalled = match direction {
            Direction::Backward => (self.recalled + 1).min(history.len()),
            Direction::Forward => self.recalled.saturating_sub(1),
        };
        if self.recalled == 0 {
            self.draft = self.text();
        }
        self.recalled = recalled;
        let line = recalled.checked_sub(1).map(|back| history[history.len() - 1 - back].clone());
        self.set(&line.unwrap_or_else(|| self.draft.clone()));
        self.forget_choices();
    }

    fn set(&mut self, text: &str) {
        text.clone_into(&mut self.before);
        self.after.clear();
        self.measure();
    }

    fn measure(&mut self) {
        self.length = self.before.chars().count() + self.after.chars().count();
    }

    fn forget_choices(&mut self) {
        self.choices.clear();
        self.chosen = None;
    }

    fn edit(&mut self, key: Key) -> LineEdit {
        match (key.code, key.ctrl || key.alt) {
            (KeyCode::Enter, _) => LineEdit::Entered,
            (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => LineEdit::GivenUp,
            (KeyCode::Tab, _) => LineEdit::Complete(Direction::Forward),
            (KeyCode::BackTab, _) => LineEdit::Complete(Direction::Backward),
            (KeyCode::Up, _) | (KeyCode::Char('p'), true) => LineEdit::Recall(Direction::Backward),
            (KeyCode::Down, _) | (KeyCode::Char('n'), true) => LineEdit::Recall(Direction::Forward),
            (KeyCode::Char(c), false) => {
                if self.insert(c) {
                    LineEdit::Changed
                } else {
                    LineEdit::Same
                }
            }
            // As in vim and less, taking back more than there is gives the prompt up.
            (KeyCode::Backspace, false) if self.before.is_empty() && self.after.is_empty() => LineEdit::GivenUp,
            (KeyCode::Backspace, false) | (KeyCode::Char('h'), true) => self.changed(|it| {
                it.before.pop();
            }),
            (KeyCode::Delete, _) => self.changed(|it| {
                it.after.drain(..it.after.chars().next().map_or(0, char::len_utf8));
            }),
            (KeyCode::Char('u'), true) => self.changed(|it| it.before.clear()),
            (KeyCode::Char('k'), true) => self.changed(|it| it.after.clear()),
            (KeyCode::Char('w'), true) => self.changed(|it| {
                let kept = it.before.trim_end().rfind(char::is_whitespace).map_or(0, |space| space + 1);
                it.before.truncate(kept);
            }),
            (KeyCode::Left, _) | (KeyCode::Char('b'), true) => self.moved(|it| {
                let c = it.before.pop()?;
                it.after.insert(0, c);
                Some(())
            }),
            (KeyCode::Right, _) | (KeyCode::Char('f'), true) => self.moved(|it| {
                let c = it.after.chars().next()?;
                it.after.drain(..c.len_utf8());
                it.before.push(c);
                Some(())
            }),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => self.moved(|it| {
                let text = it.text();
                it.before.clear();
                it.after = text;
                Some(())
            }),
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => self.moved(|it| {
                let text = it.text();
                it.set(&text);
                Some(())
            }),
            _ => LineEdit::Same,
        }
    }

    fn changed(&mut self, edit: impl FnOnce(&mut Self)) -> LineEdit {
        edit(self);
        self.measure();
        LineEdit::Changed
    }

    fn moved(&mut self, step: impl FnOnce(&mut Self) -> Option<()>) -> LineEdit {
        let _at_the_end = step(self);
        LineEdit::Same
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editing() {
        let table = [
            ("a b c", "abc|"),
            ("a b Left c", "ac|b"),
            ("a Space b ^W", "a |"),
            ("a b Home c", "c|ab"),
            ("a b Home Delete", "|b"),
            ("é Backspace x", "x|"),
            ("a b Left ^U", "|b"),
            ("a b Left Left Left Right End", "ab|"),
        ];
        for (keys, expected) in table {
            let mut prompt = Prompt::new(Asks::Search, PromptSubject::Nothing, "");
            for key in Key::sequence(keys).expect("keys") {
                prompt.press(key);
            }
            assert_eq!(format!("{}|{}", prompt.before, prompt.after), expected, "{keys}");
        }
    }

    #[test]
    fn lines_are_bounded() {
        for (asks, begun, pasted, taken, is_full) in [
            (Asks::Search, 0, 999, 999, false),
            (Asks::Search, 0, 1_000, 1_000, false),
            (Asks::Search, 0, 1_000_000, 1_000, true),
            (Asks::Speaker, 990, 20, 1_000, true),
            (Asks::Command, 8, 9_992, 10_000, false),
            (Asks::Note, 0, 200_000, 10_000, true),
            // A note that is longer, from elsewhere, is kept whole.
            (Asks::Note, 12_000, 1, 12_000, true),
        ] {
            let mut prompt = Prompt::new(asks, PromptSubject::Nothing, &"é".repeat(begun));
            prompt.paste(&"ß".repeat(pasted));
            assert_eq!(
                (prompt.text().chars().count(), prompt.fullness().is_some()),
                (taken, is_full),
                "{asks:?} {pasted}"
            );
        }
        let mut prompt = Prompt::new(Asks::Search, PromptSubject::Nothing, &"a".repeat(1_000));
        let mut told = Vec::new();
        for key in Key::sequence("x Left Backspace x x ^U x").expect("keys") {
            prompt.press(key);
            told.push(prompt.fullness());
        }
        let full = Some("the line is limited to 1,000 characters; the rest was dropped".to_owned());
        assert_eq!(told, [full.clone(), None, None, None, full, None, None]);
        assert_eq!(prompt.text(), "xa");
    }

    #[test]
    fn history_and_choices() {
        let history = ["one".to_owned(), "two".to_owned()];
        let mut prompt = Prompt::new(Asks::Command, PromptSubject::Nothing, "dra");
        prompt.press(Key::char('f'));
        let mut seen = Vec::new();
        let [back, forward] = [Direction::Backward, Direction::Forward];
        for direction in [back, back, back, forward, forward] {
            prompt.recall(&history, direction);
            seen.push(prompt.text());
        }
        assert_eq!(seen, ["two", "one", "one", "two", "draf"]);
        prompt.choices = vec!["x".to_owned(), "y".to_owned()];
        let taken: Vec<String> = [forward, forward, forward, back]
            .map(|direction| {
                prompt.take_choice(direction);
                prompt.text()
            })
            .to_vec();
        assert_eq!(taken, ["x", "y", "x", "y"]);
    }
}
