//! Who is meant: the words that name a source, what kind of source it is, and which mentions name the same one.

pub(crate) mod kind;
pub(crate) mod mention;
pub(crate) mod resolve;
pub(crate) mod source;
mod words;

pub(crate) use mention::{Named, Place, Pronoun};
