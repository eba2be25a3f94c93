//! How things are put in words for people: what kinds, forms, stances and roles are called, which sign they have, and
//! figures. Screen, report and page read it here, so that one thing has one name everywhere.

mod names;
mod percent;

pub use percent::{percent, rest, share};
