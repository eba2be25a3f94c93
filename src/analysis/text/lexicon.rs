//! The word lists: which words attribute, which only hold a sentence together.
//!
//! They are text files under `assets/lexicon` and `assets/argument`, part of the program, read once by [`Lexicon::shared`].

use std::collections::HashMap;
use std::sync::LazyLock;

use super::class::Class;
use super::verb::{Verb, VerbForm, VerbId};
use crate::analysis::argument::cue::Stances;
use crate::analysis::argument::{Connectives, Facts, Signs};
use crate::analysis::find;
use crate::analysis::said::act::Words;
use crate::analysis::said::denial::Denials;
use crate::analysis::said::general::General;
use crate::analysis::said::scare::Quoted;

const VERBS: &str = include_str!("../../../assets/lexicon/verbs.txt");
const PLAIN_VERBS: &str = include_str!("../../../assets/lexicon/plain-verbs.txt");
const WORDS: &str = include_str!("../../../assets/lexicon/words.txt");
const NOUNS: &str = include_str!("../../../assets/lexicon/nouns.txt");
const ABBREVIATIONS: &str = include_str!("../../../assets/lexicon/abbreviations.txt");
const NAMES: &str = include_str!("../../../assets/lexicon/names.txt");

/// What is known of a word form.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
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
    entries: HashMap<Box<str>, Entry>,
    verbs: Vec<Verb>,
    abbreviations: HashMap<Box<str>, Abbreviation>,
    /// Publications by full name and by short name, to their full name.
    publications: HashMap<Box<str>, Box<str>>,
    longest: usize,
    /// What tells statements from attitudes.
    pub(crate) acts: Box<Words>,
    /// What tells denials.
    pub(crate) denials: Box<Denials>,
    /// What tells that people in general hold something.
    pub(crate) general: Box<General>,
    /// What tells how the author stands to what a source says.
    pub(crate) cue_stances: Box<Stances>,
    /// What tells how firmly something is asserted.
    pub(crate) signs: Box<Signs>,
    /// What tells that something can be looked up.
    pub(crate) facts: Box<Facts>,
    /// What tells roles.
    pub(crate) connectives: Box<Connectives>,
    /// What tells attributions that the network passes over, or should have.
    pub(crate) beside: Box<find::Words>,
    /// What tells quotation marks that attribute nothing.
    pub(crate) quoted: Box<Quoted>,
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
        lexicon.acts = Box::new(Words::embedded(&lexicon));
        lexicon.denials = Box::new(Denials::embedded(&lexicon));
        lexicon.general = Box::new(General::embedded(&lexicon));
        lexicon.cue_stances = Box::new(Stances::embedded(&lexicon));
        lexicon.signs = Box::new(Signs::embedded());
        lexicon.facts = Box::new(Facts::embedded());
        lexicon.connectives = Box::new(Connectives::embedded(&lexicon));
        lexicon.beside = Box::new(find::Words::embedded());
        lexicon.quoted = Box::new(Quoted::embedded());
        lexicon
    }

    /// What is known of `word`, which is in lower case.
    pub(crate) fn look_up(&self, word: &str) -> Entry {
        if word.len() > self.longest {
            return Entry::default();
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

    fn entry(&mut self, word: &str) -> &mut Entry {
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

/// The lines of a word list or a table without comments and blank lines.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The lines of a word list, each with the section it stands under.
pub(crate) fn sections(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    lines(text).filter_map(move |line| match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(name) => {
            section = name;
            None
        }
        None => Some((section, line)),
    })
}
