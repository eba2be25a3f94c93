//! The model: the word lists and the network.

use std::fmt;
use std::num::NonZero;

use crate::analysis::network::{Encoder, Failed};
use crate::analysis::rules::Rules;
use crate::analysis::text::Lexicon;
use crate::document::Span;

/// What the engine knows beforehand. Immutable; share one.
#[derive(Debug)]
pub struct Model {
    pub(crate) lexicon: &'static Lexicon,
    pub(crate) rules: &'static Rules,
    pub(crate) encoder: Encoder,
    /// How many units of a text (whole paragraphs that are read together) the network reads at a time.
    pub(crate) threads: NonZero<usize>,
}

impl Model {
    /// The model that ships with the program.
    pub fn embedded() -> Self {
        Self {
            lexicon: Lexicon::shared(),
            rules: Rules::shared(),
            encoder: Encoder::embedded(),
            threads: NonZero::<usize>::MIN,
        }
    }

    /// The model in the three files that `training/train.py` writes: `model.onnx`, `pieces.txt`, `confidence.txt`.
    /// They stay in memory until the program ends. Fails if they are malformed or do not fit each other.
    pub fn of_files(network: Vec<u8>, pieces: String, confidence: &str) -> Result<Self, BadModel> {
        let encoder = Encoder::load(network.leak(), pieces.leak(), confidence).map_err(BadModel)?;
        Ok(Self { encoder, lexicon: Lexicon::shared(), rules: Rules::shared(), threads: NonZero::<usize>::MIN })
    }

    /// The same model, which reads a text in so many threads; one, which is the caller's, if this is never called. What
    /// it finds does not depend on it.
    #[must_use]
    pub fn with_threads(self, threads: NonZero<usize>) -> Self {
        Self { threads, ..self }
    }

    /// The word pieces of `text`, in bytes, and how the network tags them: "B-source", "I-content", "O" and the like;
    /// every line is read as a paragraph. For comparing with training; [`analyse`](super::analyse) makes more of it.
    pub fn tags(&self, text: &str) -> Vec<(Span, String)> {
        self.encoder.tags(text)
    }
}

/// Why a model cannot be used.
#[derive(Debug)]
pub struct BadModel(Failed);

impl fmt::Display for BadModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is no model of ascribe's: {}", self.0)
    }
}

impl std::error::Error for BadModel {}
