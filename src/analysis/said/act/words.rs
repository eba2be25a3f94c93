//! What the words of `assets/lexicon/acts.txt` tell.

use crate::analysis::result::Act;
use crate::analysis::text::{CueWords, Lexicon, Paragraph, lists, word_list};

const ACTS: &str = include_str!("../../../../assets/lexicon/acts.txt");

/// What a word or a turn of phrase tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ActWord {
    pub(super) act: Act,
    pub(super) sort: Sort,
}

/// How much the context has to say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    Plain,
    /// Counts where "is", "feels" or the like stands before it.
    Adjective,
    /// A noun of attitude, which a verb of saying makes a statement.
    Noun,
    /// Goes on in the head, even in quotation marks.
    Inner,
    /// A statement where a body or a document does it.
    Ruling,
    /// "Find", which is three verbs.
    Finding,
}

lists! {
    /// Words that tell nothing by themselves, but whether others tell the act.
    ActLists {
        /// Words that are attitudes where they are the whole cue.
        alone "alone"
        /// How verbs begin that join somebody to an adjective of attitude: "remains sure".
        copulas "copulas"
        /// What a court finds somebody: "found him guilty".
        verdicts "verdicts"
        /// What the result of an inquiry begins with: "found no link".
        results "results"
        /// What a body that decides is called, beside those that the lexicon knows.
        bodies "bodies"
    }
}

/// What tells statements from attitudes.
#[derive(Debug, Default)]
pub(crate) struct ActWords {
    pub(super) words: CueWords<ActWord>,
    pub(super) lists: ActLists,
}

impl ActWords {
    /// The words that ship with the program; `lexicon` knows the verbs.
    pub(crate) fn embedded(lexicon: &Lexicon) -> Self {
        let mut words = Self::default();
        for (section, line) in word_list::sections(ACTS) {
            if words.lists.take(section, line) {
                continue;
            }
            let (act, sort) = match section {
                "statement" => (Act::Statement, Sort::Plain),
                "attitude-adjective" => (Act::Attitude, Sort::Adjective),
                "attitude-noun" => (Act::Attitude, Sort::Noun),
                "inner" => (Act::Attitude, Sort::Inner),
                "ruling" => (Act::Attitude, Sort::Ruling),
                "finding" => (Act::Attitude, Sort::Finding),
                _ => (Act::Attitude, Sort::Plain),
            };
            words.words.add(line, ActWord { act, sort }, lexicon);
        }
        words
    }

    /// What the word at `at` tells; `predicate` says whether it may be an adjective that says what somebody is.
    pub(super) fn word(
        &self,
        paragraph: &Paragraph<'_>,
        at: usize,
        predicate: bool,
        lexicon: &Lexicon,
    ) -> Option<ActWord> {
        let fits = |it: &ActWord| predicate || it.sort != Sort::Adjective;
        let by_verb = self.words.verb(paragraph, at).filter(fits);
        let by_lexicon = || {
            let act = paragraph.tokens.get(at)?.verb.and_then(|it| lexicon.verb(it.id).act)?;
            Some(ActWord { act, sort: Sort::Plain })
        };
        // "Thought" is a noun of attitude and a form of a verb that goes on in the head. Both lead to an attitude,
        // but only the verb does so before words in quotation marks.
        let inner = by_verb.filter(|it| it.sort == Sort::Inner);
        inner.or_else(|| self.words.form(paragraph, at).filter(fits)).or(by_verb).or_else(by_lexicon)
    }
}
