//! The words that single rules look for, beside the lexicon that all of them share.
//!
//! Each rule declares its own words and is given them; this is the one place that knows all. Only the room `who` reads its
//! words by itself (`who/words.rs`), as its functions are given no more than a paragraph.

use std::sync::LazyLock;

use crate::analysis::argument::ArgumentWords;
use crate::analysis::find::FindWords;
use crate::analysis::said::act::ActWords;
use crate::analysis::said::denial::DenialWords;
use crate::analysis::said::general::GeneralWords;
use crate::analysis::said::scare::ScareWords;
use crate::analysis::text::Lexicon;

/// The words of all rules.
#[derive(Debug)]
pub(crate) struct Rules {
    /// What tells statements from attitudes.
    pub(crate) acts: ActWords,
    /// What tells denials.
    pub(crate) denials: DenialWords,
    /// What tells that people in general hold something.
    pub(crate) general: GeneralWords,
    /// What tells quotation marks that attribute nothing.
    pub(crate) scare: ScareWords,
    /// What tells attributions that the network does not find, or should not have found.
    pub(crate) find: FindWords,
    /// What tells the stance and the role of what the author asserts.
    pub(crate) argument: ArgumentWords,
}

/// The rules of the program, once they were needed.
static SHARED: LazyLock<Rules> = LazyLock::new(|| Rules::embedded(Lexicon::shared()));

impl Rules {
    /// The words that ship with the program, read when they are first asked for and kept until it ends.
    pub(crate) fn shared() -> &'static Self {
        &SHARED
    }

    /// The words that ship with the program; `lexicon` knows the verbs.
    fn embedded(lexicon: &Lexicon) -> Self {
        Self {
            acts: ActWords::embedded(lexicon),
            denials: DenialWords::embedded(lexicon),
            general: GeneralWords::embedded(lexicon),
            scare: ScareWords::embedded(),
            find: FindWords::embedded(),
            argument: ArgumentWords::embedded(lexicon),
        }
    }
}
