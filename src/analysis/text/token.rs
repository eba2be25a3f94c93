//! Words, numbers and marks of a stretch of text.

use crate::document::Span;

use super::class::Class;
use super::lexicon::{Abbreviation, Lexicon};
use super::verb::VerbForm;

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) shape: Shape,
    pub(crate) class: Class,
    pub(crate) verb: Option<VerbForm>,
    /// How a stop at its end is read, if it has one: "Sen.", "U.S.", an initial.
    pub(crate) abbreviation: Option<Abbreviation>,
}

/// What a token looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// A word in lower case: "said".
    Lower,
    /// A word that begins with a capital: "Roe", "U.S.".
    Capital,
    /// A number, or a word that begins with a digit.
    Number,
    /// A short form cut off the word before it: "’s", "’ll".
    Clitic,
    /// A comma.
    Comma,
    /// A full stop.
    Stop,
    /// A question mark or an exclamation mark.
    Exclamation,
    /// Several stops, or the character for them.
    Ellipsis,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash of any length between words.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark, single or double, or an apostrophe outside a word.
    Quote(QuoteMark),
    /// Any other mark.
    Other,
}

/// A quotation mark by its looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum QuoteMark {
    /// `"`, or two straight apostrophes or grave accents in a row.
    Double,
    /// “ or «
    DoubleOpen,
    /// „, which “ may close
    Low,
    /// ” or »
    DoubleClose,
    /// `'`
    Single,
    /// ‘ or ‹
    SingleOpen,
    /// ’ or ›
    SingleClose,
}

impl Token {
    /// Something that is neither a word nor a mark that matters.
    pub(crate) fn other(span: Span) -> Self {
        Self { span, shape: Shape::Other, class: Class::default(), verb: None, abbreviation: None }
    }

    /// Whether it is a word, a number or a short form, not a mark.
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::Number | Shape::Clitic)
    }

    /// Whether it belongs to a class.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.class.any(class)
    }
}

/// The tokens of `text`, whose first byte stands at `base` in the document.
pub(crate) fn tokenize(text: &str, base: usize, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { text, base, lexicon, lower: String::new() };
    let mut at = 0;
    while let Some(c) = scanner.char_at(at) {
        if c.is_whitespace() || is_invisible(c) {
            at += c.len_utf8();
        } else if c.is_alphanumeric() {
            let end = scanner.word_end(at);
            scanner.push_word(at, end, tokens);
            at = tokens.last().map_or(end, |it| it.span.end() - base);
        } else if let Some(end) = scanner.clitic_end(at, tokens) {
            scanner.push(at, end, Shape::Clitic, tokens);
            at = end;
        } else {
            let (end, shape) = scanner.mark(at, c);
            scanner.push_mark(at, end, shape, tokens);
            at = end;
        }
    }
}

/// Characters that take no room and are no words: soft hyphens, joiners, a byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') || c.is_control()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

struct Scanner<'a> {
    text: &'a str,
    base: usize,
    lexicon: &'a Lexicon,
    lower: String,
}

impl Scanner<'_> {
    /// Whether a quotation mark at `at` stands after something it may close.
    fn may_close(&self, at: usize) -> bool {
        self.char_before(at).is_some_and(|it| !it.is_whitespace() && !matches!(it, '(' | '[' | '-' | '—'))
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|rest| rest.chars().next_back())
    }

    /// Where the word that begins at `start` ends; short forms such as "’ll" are left off, "n’t" is not.
    fn word_end(&self, start: usize) -> usize {
        let mut end = start;
        loop {
            let Some(c) = self.char_at(end) else { return end };
            if c.is_alphanumeric() || is_combining(c) {
                end += c.len_utf8();
                continue;
            }
            let after = end + c.len_utf8();
            let next = self.char_at(after);
            let joins = next.is_some_and(char::is_alphanumeric)
                && match c {
                    '-' | '‑' | '&' | '@' | '_' => true,
                    '.' => self.stop_joins(end, next),
                    ',' | ':' => self.between_digits(end, next),
                    '\'' | '’' => !self.begins_clitic(after),
                    _ => false,
                };
            if !joins {
                return end;
            }
            end = after;
        }
    }

    fn between_digits(&self, at: usize, next: Option<char>) -> bool {
        self.char_before(at).is_some_and(char::is_numeric) && next.is_some_and(char::is_numeric)
    }

    /// Whether the stop at `at` is inside a word: "U.S", "2.5", "example.com", but not "end.Next".
    fn stop_joins(&self, at: usize, next: Option<char>) -> bool {
        let before = self.char_before(at);
        let lower_before = before.is_some_and(char::is_lowercase);
        let upper_next = next.is_some_and(char::is_uppercase);
        !(lower_before && upper_next) || self.text.get(..at).is_some_and(ends_with_single_letter)
    }

    /// Whether "s", "ll", "re", "ve", "d" or "m" stands at `at` and ends there.
    fn begins_clitic(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        let letters = rest.find(|c: char| !c.is_alphanumeric()).map_or(rest, |end| rest.get(..end).unwrap_or_default());
        ["s", "ll", "re", "ve", "d", "m", "S", "LL", "RE", "VE", "D", "M"].contains(&letters)
    }

    /// Where a short form ends that begins with the apostrophe at `at`, right after a word.
    fn clitic_end(&self, at: usize, tokens: &[Token]) -> Option<usize> {
        let c = self.char_at(at).filter(|&c| is_apostrophe(c))?;
        let after = at + c.len_utf8();
        let touches = tokens.last().is_some_and(|it| it.is_word() && it.span.end() == self.base + at);
        if !touches || !self.begins_clitic(after) {
            return None;
        }
        let rest = self.text.get(after..)?;
        Some(after + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()))
    }

    fn mark(&self, at: usize, c: char) -> (usize, Shape) {
        let end = at + c.len_utf8();
        let twin = self.char_at(end) == Some(c);
        match c {
            ',' => (end, Shape::Comma),
            ';' => (end, Shape::Semicolon),
            ':' => (end, Shape::Colon),
            '?' | '!' | '？' | '！' => (end, Shape::Exclamation),
            '…' => (end, Shape::Ellipsis),
            '.' if twin => (self.run_end(at, c), Shape::Ellipsis),
            '.' => (end, Shape::Stop),
            '—' | '–' | '―' | '‒' => (self.run_end(at, c), Shape::Dash),
            '-' if twin || self.stands_alone(at, end) => (self.run_end(at, c), Shape::Dash),
            '(' | '[' | '{' => (end, Shape::Open),
            ')' | ']' | '}' => (end, Shape::Close),
            '\'' if twin && self.char_at(end + 1) == Some(c) && self.may_close(at) => {
                (end, Shape::Quote(QuoteMark::Single))
            }
            '\'' | '`' if twin => (end + 1, Shape::Quote(QuoteMark::Double)),
            '"' | '＂' => (end, Shape::Quote(QuoteMark::Double)),
            '“' | '‟' | '«' => (end, Shape::Quote(QuoteMark::DoubleOpen)),
            '„' => (end, Shape::Quote(QuoteMark::Low)),
            '”' | '»' => (end, Shape::Quote(QuoteMark::DoubleClose)),
            '\'' | '`' => (end, Shape::Quote(QuoteMark::Single)),
            '‘' | '‚' | '‹' => (end, Shape::Quote(QuoteMark::SingleOpen)),
            '’' | '›' => (end, Shape::Quote(QuoteMark::SingleClose)),
            _ => (end, Shape::Other),
        }
    }

    fn run_end(&self, at: usize, c: char) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find(|other| other != c).unwrap_or(rest.len())
    }

    fn stands_alone(&self, at: usize, end: usize) -> bool {
        self.char_before(at).is_none_or(char::is_whitespace) && self.char_at(end).is_none_or(char::is_whitespace)
    }

    /// Adds a word, with the stop after it if it is an abbreviation.
    fn push_word(&mut self, start: usize, end: usize, tokens: &mut Vec<Token>) {
        let word = self.text.get(start..end).unwrap_or_default();
        let first = word.chars().next().unwrap_or_default();
        let shape = if first.is_numeric() {
            Shape::Number
        } else if first.is_uppercase() {
            Shape::Capital
        } else {
            Shape::Lower
        };
        if self.char_at(end) == Some('.') && self.char_at(end + 1) != Some('.') {
            let abbreviation = self.abbreviation(word, shape, end);
            self.push(start, end + usize::from(abbreviation.is_some()), shape, tokens);
            if let Some(last) = tokens.last_mut() {
                last.abbreviation = abbreviation;
            }
            return;
        }
        self.push(start, end, shape, tokens);
    }

    fn abbreviation(&mut self, word: &str, shape: Shape, end: usize) -> Option<Abbreviation> {
        let capital = shape == Shape::Capital;
        if capital && ends_with_single_letter(word) {
            return Some(if word.len() == 1 && word != "I" { Abbreviation::Title } else { Abbreviation::Either });
        }
        self.lower_case(word);
        match self.lexicon.abbreviation(&self.lower) {
            Some(Abbreviation::Title) if !capital => None,
            Some(Abbreviation::Number) => {
                let rest = self.text.get(end + 1..).unwrap_or_default().trim_start();
                rest.starts_with(|c: char| c.is_numeric()).then_some(Abbreviation::Number)
            }
            Some(Abbreviation::Either) if !capital && !word.contains('.') && word.len() > 3 => None,
            known => known,
        }
    }

    fn lower_case(&mut self, word: &str) {
        self.lower.clear();
        self.lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }

    fn push(&mut self, start: usize, end: usize, shape: Shape, tokens: &mut Vec<Token>) {
        let word = self.text.get(start..end).unwrap_or_default();
        self.lower_case(word);
        let mut entry = self.lexicon.look_up(&self.lower);
        if entry.verb.is_none() && !entry.class.any(Class::NOT_ADVERB) && is_adverb(&self.lower, shape) {
            entry.class |= Class::ADVERB;
        }
        let span = Span::new(self.base + start, self.base + end);
        tokens.push(Token { span, shape, class: entry.class, verb: entry.verb, abbreviation: None });
    }

    fn push_mark(&self, start: usize, end: usize, shape: Shape, tokens: &mut Vec<Token>) {
        let span = Span::new(self.base + start, self.base + end);
        tokens.push(Token { span, shape, class: Class::default(), verb: None, abbreviation: None });
    }
}

/// Whether `head` ends with a letter that stands by itself: "J", "U.S", but not "plus".
fn ends_with_single_letter(head: &str) -> bool {
    let mut back = head.chars().rev();
    back.next().is_some_and(char::is_alphabetic) && back.next().is_none_or(|c| !c.is_alphanumeric() && c != '-')
}

/// Whether a word has the form of an adverb: "repeatedly".
fn is_adverb(word: &str, shape: Shape) -> bool {
    shape == Shape::Lower && word.len() > 4 && word.ends_with("ly")
}

/// Whether a character belongs to the letter before it: accents that are written as characters of their own.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}')
}
