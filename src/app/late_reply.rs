//! Swallowing the terminal's answer to a question that was given up.
//!
//! At the start the terminal is asked for its colours. If it answers too late, crossterm takes the answer
//! `ESC ] 11 ; rgb:… ESC \` for keys: Alt-`]`, digits, letters. This filter takes those keys out again.

use crate::reader::{Key, KeyCode};

/// No answer is longer than this many keys.
const LONGEST: usize = 40;

/// Holds keys back while they may be the beginning of an answer.
#[derive(Default, Debug)]
pub(super) struct LateReply {
    held: Vec<Key>,
}

/// What some keys are.
#[derive(PartialEq, Eq, Debug)]
enum Guess {
    Keys,
    Beginning,
    Reply,
}

impl LateReply {
    /// Takes a key in; gives back the keys that a person pressed, in order.
    pub(super) fn pass(&mut self, key: Key) -> Vec<Key> {
        self.held.push(key);
        match guess(&self.held) {
            Guess::Beginning => Vec::new(),
            Guess::Reply => {
                self.held.clear();
                Vec::new()
            }
            // The last key may be the first of an answer, if what came before it was none.
            Guess::Keys if self.held.len() > 1 => {
                self.held.pop();
                let mut keys = self.release();
                keys.extend(self.pass(key));
                keys
            }
            Guess::Keys => self.release(),
        }
    }

    /// Gives back what is held: something else than a key came between.
    pub(super) fn release(&mut self) -> Vec<Key> {
        std::mem::take(&mut self.held)
    }
}

/// Whether `keys` are an answer (`]10;` or `]11;`, a colour, a terminator), the beginning of one, or neither.
fn guess(keys: &[Key]) -> Guess {
    let alt = |c| Key { alt: true, ..Key::char(c) };
    let Some((first, rest)) = keys.split_first() else { return Guess::Keys };
    if *first != alt(']') || keys.len() > LONGEST {
        return Guess::Keys;
    }
    let (body, end) = match rest {
        [body @ .., last] if *last == alt('\\') || *last == Key::ctrl('g') => (body, Guess::Reply),
        [body @ .., escape, last] if *escape == Key::plain(KeyCode::Esc) && *last == Key::char('\\') => {
            (body, Guess::Reply)
        }
        [body @ .., last] if *last == Key::plain(KeyCode::Esc) => (body, Guess::Beginning),
        body => (body, Guess::Beginning),
    };
    let text: Option<String> = body.iter().map(plain_char).collect();
    let fits = |text: String| ["10;rgb", "11;rgb"].iter().any(|it| text.starts_with(it) || it.starts_with(&text));
    if text.is_some_and(fits) { end } else { Guess::Keys }
}

/// The character of a key without modifiers, if it can stand in a colour.
fn plain_char(key: &Key) -> Option<char> {
    match key {
        Key { code: KeyCode::Char(c), ctrl: false, alt: false }
            if c.is_ascii_alphanumeric() || matches!(c, ';' | ':' | '/') =>
        {
            Some(*c)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_swallowed_and_keys_are_not() {
        for (typed, left) in [
            // An answer with each of its terminators; the third is one that a read cut in two.
            ("A-] 1 1 ; r g b : 1 e / 1 e / 1 e A-\\", ""),
            ("A-] 1 0 ; r g b : f f f f / f f f f / f f f f ^G", ""),
            ("A-] 1 1 ; r g b a : 0 / 0 / 0 / 0 Esc \\", ""),
            ("j A-] 1 1 ; r g b : 0 / 0 / 0 ^G k", "j k"),
            ("A-] 1 0 ; r g b : 0 / 0 / 0 ^G A-] 1 1 ; r g b : 0 / 0 / 0 ^G q", "q"),
            // No answers.
            ("j k ^G Esc q", "j k ^G Esc q"),
            ("A-] j", "A-] j"),
            ("A-] 1 2 j", "A-] 1 2 j"),
            ("A-] 1 1 ; r g b : Esc j", "A-] 1 1 ; r g b : Esc j"),
            // An answer after the beginning of one.
            ("A-] A-] 1 1 ; r g b : 0 / 0 / 0 ^G", "A-]"),
        ] {
            let mut filter = LateReply::default();
            let keys = Key::sequence(typed).expect("the table holds keys");
            let passed: Vec<_> = keys.into_iter().flat_map(|key| filter.pass(key)).collect();
            assert_eq!(passed, Key::sequence(left).expect("the table holds keys"), "{typed}");
            assert_eq!(filter.release(), [], "{typed}");
        }
    }

    #[test]
    fn nothing_is_held_for_ever() {
        let mut filter = LateReply::default();
        let mut typed = Key::sequence("A-] 1 1 ; r g b :").expect("these are keys");
        typed.extend([Key::char('0'); 60]);
        let passed: Vec<_> = typed.iter().flat_map(|key| filter.pass(*key)).collect();
        assert_eq!(passed, typed);
    }
}
