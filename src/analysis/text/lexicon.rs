//! The word lists: which words attribute, which only hold a sentence together.
//!
//! They are text files under `assets/lexicon`, part of the program, read once by [`Lexicon::shared`]. The words that single
//! rules look for are not here but beside their rules.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::class::Class;
use super::verb::{Verb, VerbForm, VerbId};
use super::word_list::{lines, sections};

const VERBS: &str = include_str!("../../../assets/lexicon/verbs.txt");
const PLAIN_VERBS: &str = include_str!("../../../assets/lexicon/plain-verbs.txt");
const WORDS: &str = include_str!("../../../assets/lexicon/words.txt");
const NOUNS: &str = include_str!("../../../assets/lexicon/nouns.txt");
const ABBREVIATIONS: &str = include_str!("../../../assets/lexicon/abbreviations.txt");
const NAMES: &str = include_str!("../../../assets/lexicon/names.txt");

/// What is known of a word form.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LexiconEntry {
    pub(crate) class: Class,
    pub(crate) verb: Option<VerbForm>,
}

/// How a full stop after an abbreviation is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Abbreviation {
    /// Stands before a name: "Sen."
    Title,
    /// Stands before a figure: "No."
    Number,
    /// Never ends a sentence: "e.g."
    Inside,
    /// May end a sentence: "U.S."
    Either,
}

/// All word lists, by word in lower case with straight apostrophes.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    entries: HashMap<Box<str>, LexiconEntry>,
    verbs: Vec<Verb>,
    abbreviations: HashMap<Box<str>, Abbreviation>,
    /// Publications by full name and by short name, to their full name.
    publications: HashMap<Box<str>, Box<str>>,
    longest: usize,
}

/// The word lists of the program, once they were needed.
static SHARED: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

impl Lexicon {
    /// The word lists that ship with the program, read when they are first asked for and kept until it ends.
    pub(crate) fn shared() -> &'static Self {
        &SHARED
    }

    /// The word lists that ship with the program, read anew.
    pub(crate) fn embedded() -> Self {
        let mut lexicon = Self::default();
        for line in lines(VERBS).chain(lines(PLAIN_VERBS)) {
            lexicon.add_verb(line);
        }
        for (section, words) in sections(WORDS).chain(sections(NOUNS)).chain(sections(NAMES)) {
            if section == "publications" {
                for name in words.split(',').filter(|it| !it.trim().is_empty()) {
                    let (full, short) = name.split_once('=').unwrap_or((name, name));
                    lexicon.publications.insert(short.trim().into(), full.trim().into());
                }
                continue;
            }
            let class = Class::named(section);
            for word in words.split_whitespace() {
                let word = word.replace('_', " ");
                lexicon.entry(&word).class |= class;
            }
        }
        for (section, words) in sections(ABBREVIATIONS) {
            let kind = match section {
                "title" => Abbreviation::Title,
                "number" => Abbreviation::Number,
                "inside" => Abbreviation::Inside,
                _ => Abbreviation::Either,
            };
            lexicon.abbreviations.extend(words.split_whitespace().map(|word| (word.into(), kind)));
        }
        lexicon.longest = lexicon.entries.keys().map(|word| word.len()).max().unwrap_or(0);
        lexicon
    }

    /// What is known of `word`, which is in lower case.
    pub(crate) fn look_up(&self, word: &str) -> LexiconEntry {
        if word.len() > self.longest {
            return LexiconEntry::default();
        }
        self.entries.get(word).copied().unwrap_or_default()
    }

    /// How the stop after `word`, in lower case and without the stop, is read, if it is an abbreviation.
    pub(crate) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        self.abbreviations.get(word).copied()
    }

    /// The full name of the publication that is called `name`, in lower case and without an article.
    pub(crate) fn publication(&self, name: &str) -> Option<&str> {
        self.publications.get(name).map(AsRef::as_ref)
    }

    /// The verb with this id.
    pub(crate) fn verb(&self, id: VerbId) -> &Verb {
        &self.verbs[usize::from(id.0)]
    }

    fn entry(&mut self, word: &str) -> &mut LexiconEntry {
        self.entries.entry(word.into()).or_default()
    }

    fn add_verb(&mut self, line: &'static str) {
        let (verb, forms) = Verb::parse(line);
        let id = VerbId(u16::try_from(self.verbs.len()).expect("fewer than 65 536 verbs"));
        let cue = verb.act.is_some();
        self.verbs.push(verb);
        for (form, flags) in forms {
            let slot = &mut self.entry(&form).verb;
            match slot {
                Some(known) if known.id == id => known.forms |= flags,
                Some(_) => {}
                None => *slot = Some(VerbForm { id, forms: flags, cue }),
            }
        }
    }
}
