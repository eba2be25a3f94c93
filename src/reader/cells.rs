//! What stands on the screen for the characters of an article: see `document/cells.rs`.

pub use crate::document::{Cell, cells, fit, one_line, width};
