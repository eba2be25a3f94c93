//! The trained network that finds attributions, and the memory of what it found in a document.

pub(crate) mod encoder;
pub(crate) mod memory;

pub(crate) use encoder::{Encoder, Failed, Passage, Unit};
pub(crate) use memory::Memory;
