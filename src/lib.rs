//! `ascribe` is a terminal reader for articles in which somebody argues and quotes: while a person reads,
//! it shows who is speaking, the author asserting or a source being quoted or paraphrased.
//!
//! The modules below stand in the order in which they build on each other; each names only modules above
//! it, and a test reads the imports to keep it so. `ARCHITECTURE.md` tells the rest.

pub mod document;
pub mod ingest;
pub mod analysis;
pub mod store;
pub mod load;
pub mod wording;
pub mod export;
pub mod reader;
pub mod view;
pub mod app;
pub mod cli;
