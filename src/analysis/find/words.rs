//! The words that the rules beside the network look for: `assets/lexicon/asides.txt`, `assets/lexicon/attitudes.txt`.

use crate::analysis::text::{lists, word_list};

const ASIDES: &str = include_str!("../../../assets/lexicon/asides.txt");
const ATTITUDES: &str = include_str!("../../../assets/lexicon/attitudes.txt");

lists! {
    /// What tells asides and attitudes.
    FindWords {
        /// What somebody has of a thing that he or she states.
        views "views"
        /// Documents that a headline names for what they say.
        reports "reports"
        /// Adverbs that hedge what the author says and name nobody.
        evidential "evidential"
        /// Participles that give a thing a name.
        naming "naming"
        /// How the verbs begin that say, before "to discuss", what somebody will or will not say.
        willing "willing"
        /// What somebody asks not to be.
        anonymous "anonymous"
        /// The forms of the verbs by which somebody is quoted: "quoted a guard as saying".
        quoting "quoting"
        /// Adjectives that say what somebody wants, before "to".
        disposed "disposed"
        /// Verbs that say what somebody knows or holds of a thing that was told before.
        aware "aware"
    }
}

impl FindWords {
    /// The words that ship with the program.
    pub(crate) fn embedded() -> Self {
        let mut words = Self::default();
        for (section, line) in word_list::sections(ASIDES).chain(word_list::sections(ATTITUDES)) {
            words.take(section, line);
        }
        words
    }
}
