//! Words and turns of phrase of cues, and what they tell: read from the word lists, found in a paragraph.
//!
//! Entries end at a comma. A single word stands for all its forms. In a turn of phrase "be", "have" and every word
//! that the lexicon knows as a verb do so too, and up to two other words may stand between its words.

use std::collections::HashMap;
use std::ops::Range;

use super::class::Class;
use super::lexicon::Lexicon;
use super::paragraph::Paragraph;
use super::verb::{self, VerbId};

/// How many words may stand between two words of a turn of phrase.
const WIDEST_GAP: usize = 2;

/// A word of a turn of phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
enum PhrasePart {
    Class(Class),
    Verb(VerbId),
    /// A word that the lexicon does not know as a verb, in the forms it would have as one.
    Word(Vec<String>),
}

impl PhrasePart {
    fn of(word: &str, lexicon: &Lexicon) -> Self {
        match word {
            "be" => Self::Class(Class::BE),
            "have" => Self::Class(Class::HAVE),
            "not" => Self::Class(Class::NEGATION),
            _ => match lexicon.look_up(word).verb {
                Some(form) => Self::Verb(form.id),
                None => Self::Word(verb::inflect(word).into_iter().map(|(form, _)| form).collect()),
            },
        }
    }

    fn fits(&self, paragraph: &Paragraph<'_>, at: usize) -> bool {
        let Some(token) = paragraph.tokens.get(at) else { return false };
        match self {
            Self::Class(class) => token.is(*class),
            Self::Verb(id) => token.verb.is_some_and(|it| it.id == *id),
            Self::Word(forms) => forms.iter().any(|it| paragraph.reads(at, it)),
        }
    }
}

/// Words and turns of phrase, each with what it tells. Of a word given twice the last holds.
#[derive(Debug)]
pub(crate) struct CueWords<T> {
    /// By word in lower case.
    forms: HashMap<Box<str>, T>,
    /// By the verb that a form belongs to, for irregular forms.
    verbs: HashMap<u16, T>,
    phrases: Vec<(Vec<PhrasePart>, T)>,
    /// The phrases by how their first word is recognised, so that most words of a text meet none.
    first_forms: HashMap<Box<str>, Vec<usize>>,
    first_verbs: HashMap<u16, Vec<usize>>,
    first_classes: Vec<usize>,
}

impl<T> Default for CueWords<T> {
    fn default() -> Self {
        Self {
            forms: HashMap::new(),
            verbs: HashMap::new(),
            phrases: Vec::new(),
            first_forms: HashMap::new(),
            first_verbs: HashMap::new(),
            first_classes: Vec::new(),
        }
    }
}

impl<T: Copy> CueWords<T> {
    /// Takes in the entries of a line; `lexicon` knows the verbs.
    pub(crate) fn add(&mut self, line: &str, told: T, lexicon: &Lexicon) {
        for entry in line.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            if entry.contains(' ') {
                self.add_phrase(entry.split(' ').map(|it| PhrasePart::of(it, lexicon)).collect(), told);
                continue;
            }
            if let Some(form) = lexicon.look_up(entry).verb {
                self.verbs.insert(form.id.0, told);
            }
            self.forms.extend(verb::inflect(entry).into_iter().map(|(form, _)| (form.into(), told)));
        }
    }

    fn add_phrase(&mut self, parts: Vec<PhrasePart>, told: T) {
        let index = self.phrases.len();
        match parts.first() {
            Some(PhrasePart::Class(_)) => self.first_classes.push(index),
            Some(PhrasePart::Verb(id)) => self.first_verbs.entry(id.0).or_default().push(index),
            Some(PhrasePart::Word(forms)) => {
                for form in forms {
                    self.first_forms.entry(form.as_str().into()).or_default().push(index);
                }
            }
            None => {}
        }
        self.phrases.push((parts, told));
    }

    /// What the word at `at` tells as it stands.
    pub(crate) fn form(&self, paragraph: &Paragraph<'_>, at: usize) -> Option<T> {
        self.forms.get(paragraph.lower(at)?.as_str()).copied()
    }

    /// What the word at `at` tells as a form of a verb.
    pub(crate) fn verb(&self, paragraph: &Paragraph<'_>, at: usize) -> Option<T> {
        self.verbs.get(&paragraph.tokens.get(at)?.verb?.id.0).copied()
    }

    /// What the longest turn of phrase tells that begins with the first token of `range`, and where it ends.
    pub(crate) fn phrase(&self, paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<(T, usize)> {
        let token = paragraph.tokens.get(range.start)?;
        let helper = token.is(Class::BE | Class::HAVE | Class::NEGATION);
        let classes = helper.then_some(&self.first_classes);
        let verbs = token.verb.and_then(|it| self.first_verbs.get(&it.id.0));
        let forms = paragraph.lower(range.start).and_then(|it| self.first_forms.get(it.as_str()));
        let begun = [classes, verbs, forms].into_iter().flatten().flatten().filter_map(|it| self.phrases.get(*it));
        let fitting = begun.filter_map(|(parts, told)| {
            let end = end_of(parts, paragraph, range.clone())?;
            Some((parts.len(), *told, end))
        });
        fitting.max_by_key(|(length, ..)| *length).map(|(_, told, end)| (told, end))
    }
}

/// Where the turn of phrase that begins with the first token of `range` ends.
fn end_of(parts: &[PhrasePart], paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<usize> {
    let (first, rest) = parts.split_first()?;
    if range.is_empty() || !first.fits(paragraph, range.start) {
        return None;
    }
    rest.iter().try_fold(range.start + 1, |at, part| {
        let last = range.end.min(at + WIDEST_GAP + 1);
        (at..last).find(|&it| part.fits(paragraph, it)).map(|it| it + 1)
    })
}
