//! What the engine knows beforehand: its word lists and its network.

use super::encoder::Encoder;
use super::lexicon::Lexicon;

/// What the engine knows beforehand. Immutable; share one.
#[derive(Debug)]
pub struct Model {
    pub(super) lexicon: Lexicon,
    pub(super) encoder: Encoder,
}

impl Model {
    /// The model that ships with the program.
    pub fn embedded() -> Self {
        Self { lexicon: Lexicon::embedded(), encoder: Encoder::embedded() }
    }
}
