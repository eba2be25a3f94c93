//! Connectives: the words of `assets/argument/connectives.txt`, and how each has to stand to say what its clause does.

use std::collections::HashMap;

use super::syntax::SyntaxWords;
use crate::analysis::result::Role;
use crate::analysis::text::{CueWords, Lexicon, Paragraph, lists, word_list};

const CONNECTIVES: &str = include_str!("../../../assets/argument/connectives.txt");

/// How a connective has to stand. The head of the word list tells what each means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ConnectiveKind {
    Coordinator,
    So,
    Subordinator(Test),
    Opener,
    Adverb,
    BesideVerb,
    Parted,
    Predicate,
    Example,
    Instance,
    Granted,
}

/// What tells a subordinator from the same word in another sense.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Test {
    /// It has no other.
    Clear,
    /// After its main clause a comma stands before it.
    SetOff,
    Since,
    While,
    If,
    Until,
    Once,
    For,
}

/// A connective: what its clause does, and how it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Connective {
    pub(super) role: Role,
    pub(super) kind: ConnectiveKind,
}

/// An entry of the list: the words after the first, and what they are; none for what only looks like a connective.
type ConnectiveEntry = (Vec<&'static str>, Option<Connective>);

lists! {
    /// What stands around connectives.
    Senses {
        /// Who does or says something, as a subject by itself.
        persons "persons"
        /// What else the subject of a clause with "for" begins with: "for nobody knows".
        subjects "subjects"
        /// What belongs to the connective after it: "only because".
        focus "focus"
        /// How nouns end that are no plurals, though with an "s".
        no_plural "no-plural"
    }
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Connectives {
    /// By first word in lower case; the longest first.
    entries: HashMap<&'static str, Vec<ConnectiveEntry>>,
    /// Words before an "if" that asks.
    whether: CueWords<()>,
    pub(super) senses: Senses,
    /// What tells the finite verbs of a sentence.
    pub(super) syntax: SyntaxWords,
}

impl Connectives {
    /// The words that ship with the program; `lexicon` knows the verbs.
    pub(crate) fn embedded(lexicon: &Lexicon) -> Self {
        let mut words = Self::default();
        for (section, line) in word_list::sections(CONNECTIVES) {
            match section {
                _ if words.senses.take(section, line) || words.syntax.take(section, line) => {}
                "whether" => words.whether.add(line, (), lexicon),
                "none" => words.add(line, None),
                _ => words.add(line, Some(connective(section).expect("a role and how its words stand"))),
            }
        }
        for entries in words.entries.values_mut() {
            entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        words
    }

    fn add(&mut self, line: &'static str, connective: Option<Connective>) {
        for entry in line.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            let mut words = entry.split(' ');
            let first = words.next().unwrap_or_default();
            self.entries.entry(first).or_default().push((words.collect(), connective));
        }
    }

    /// The longest entry that begins with the token at `at`, what it is, and where it ends.
    pub(super) fn at(&self, paragraph: &Paragraph<'_>, at: usize) -> Option<(Option<Connective>, usize)> {
        let word = paragraph.lower(at)?;
        let fits =
            |rest: &[&str]| rest.iter().zip(at + 1..).all(|(it, at)| paragraph.lower(at).as_deref() == Some(*it));
        let (rest, connective) = self.entries.get(word.as_str())?.iter().find(|(rest, _)| fits(rest))?;
        Some((*connective, at + 1 + rest.len()))
    }

    /// Whether an "if" after the token at `at` asks whether: "asked if".
    pub(super) fn asks(&self, paragraph: &Paragraph<'_>, at: usize) -> bool {
        self.whether.form(paragraph, at).or_else(|| self.whether.verb(paragraph, at)).is_some()
    }
}

/// What the name of a section says of the words under it.
fn connective(section: &str) -> Option<Connective> {
    let (role, kind) = section.split_once(' ')?;
    let role = match role {
        "reason" => Role::Reason,
        "conclusion" => Role::Conclusion,
        "concession" => Role::Concession,
        "contrast" => Role::Contrast,
        "condition" => Role::Condition,
        "example" => Role::Example,
        _ => return None,
    };
    let kind = match kind {
        "coordinator" => ConnectiveKind::Coordinator,
        "so" => ConnectiveKind::So,
        "subordinator" => ConnectiveKind::Subordinator(Test::Clear),
        "set-off" => ConnectiveKind::Subordinator(Test::SetOff),
        "since" => ConnectiveKind::Subordinator(Test::Since),
        "while" => ConnectiveKind::Subordinator(Test::While),
        "if" => ConnectiveKind::Subordinator(Test::If),
        "until" => ConnectiveKind::Subordinator(Test::Until),
        "once" => ConnectiveKind::Subordinator(Test::Once),
        "for" => ConnectiveKind::Subordinator(Test::For),
        "opener" => ConnectiveKind::Opener,
        "adverb" => ConnectiveKind::Adverb,
        "beside-verb" => ConnectiveKind::BesideVerb,
        "parted" => ConnectiveKind::Parted,
        "predicate" => ConnectiveKind::Predicate,
        "example" => ConnectiveKind::Example,
        "instance" => ConnectiveKind::Instance,
        "granted" => ConnectiveKind::Granted,
        _ => return None,
    };
    Some(Connective { role, kind })
}
