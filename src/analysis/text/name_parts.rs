//! The small parts of names, from `assets/lexicon/name-parts.txt`.

use std::sync::LazyLock;

use super::word_list::{lists, sections};

const NAME_PARTS: &str = include_str!("../../../assets/lexicon/name-parts.txt");

lists! {
    /// Parts of names that are neither a first name nor a surname, in lower case.
    NameParts {
        /// What tells a son from his father, with and without a full stop: "jr."
        generations "generations"
        /// Small words in the names of bodies, which give no letter to their initials: "of".
        little "little"
        /// Small words that surnames begin with: "van".
        particles "particles"
    }
}

/// The parts of names that ship with the program, once they were needed.
static SHARED: LazyLock<NameParts> = LazyLock::new(|| {
    let mut parts = NameParts::default();
    for (section, line) in sections(NAME_PARTS) {
        parts.take(section, line);
    }
    parts
});

/// The parts of names that ship with the program, read when they are first asked for and kept until it ends.
pub(crate) fn name_parts() -> &'static NameParts {
    &SHARED
}
