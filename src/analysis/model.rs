//! What the engine knows beforehand: its lexicons.

use super::lexicon::Lexicon;

/// What the engine knows beforehand. Immutable; share one.
#[derive(Debug)]
pub struct Model {
    pub(super) lexicon: Lexicon,
}

impl Model {
    /// The model that ships with the program.
    pub fn embedded() -> Self {
        Self { lexicon: Lexicon::embedded() }
    }
}
