//! The words by which sources are recognised for what they are: `assets/lexicon/people.txt` and `roles.txt` beside it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::analysis::text::{lists, word_list};

const PEOPLE: &str = include_str!("../../../assets/lexicon/people.txt");
const ROLES: &str = include_str!("../../../assets/lexicon/roles.txt");

lists! {
    /// What tells people, bodies and publications.
    WhoWords {
        /// The forms of "he".
        he "he"
        /// The forms of "she".
        she "she"
        /// The forms of "they", and "both".
        they "they"
        /// The forms of "it".
        it "it"
        /// Pronouns of the first person.
        author "author"
        /// Those of them that mean one.
        singular "singular"
        /// What a description begins with that is no part of it: "the".
        articles "articles"
        /// Members of peoples and parties, who keep their capital.
        proper "proper"
        /// How nouns end that say what a person is: "cellist".
        person_endings "person-endings"
        /// How those end, too, that say who somebody is but give no role: "defendant".
        more_person_endings "more-person-endings"
        /// How nouns end that are no plurals, though with an "s": "press".
        no_plural "no-plural"
        /// How plurals end that stand for people: "Captains".
        people_endings "people-endings"
        /// Words before a role that say that it is over.
        former "former"
        /// What a description begins with that says so: "former", "ex-".
        former_prefixes "former-prefixes"
        /// Verbs that tell a role: "who chairs the board".
        role_verbs "role-verbs"
        /// What a publication is called that was named before: "the paper".
        papers "papers"
        /// Publications that are surnames, too.
        paper_surnames "paper-surnames"
    }
}

/// The words that ship with the program, once they were needed.
static SHARED: LazyLock<WhoWords> = LazyLock::new(|| {
    let mut words = WhoWords::default();
    for (section, line) in word_list::sections(PEOPLE) {
        words.take(section, line);
    }
    words
});

/// What each word for a role means, once it was needed.
static MEANINGS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    for (words, meant) in word_list::lines(ROLES).filter_map(|row| row.split_once('=')) {
        let meant: Vec<&str> = word_list::entries(meant).collect();
        meanings.extend(word_list::entries(words).map(|word| (word, meant.clone())));
    }
    meanings
});

/// The words that ship with the program, read when they are first asked for and kept until it ends.
pub(super) fn words() -> &'static WhoWords {
    &SHARED
}

/// What a word for a role means, in lower case: first the role by the word that stands for all of its names, then what
/// it is a kind of. None if nothing is known of the word, which then means itself; empty for what names no role.
pub(super) fn role_meanings(word: &str) -> Option<&'static [&'static str]> {
    MEANINGS.get(word).map(Vec::as_slice)
}
