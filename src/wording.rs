//! How things are put in words for people: what kinds, forms, stances and roles are called, which sign they have, and
//! figures. Screen, report and page read it here, so that one thing has one name everywhere.

mod balance;
mod bar;
mod certainty;
mod counts;
mod names;
mod percent;
mod signs;

pub use balance::{BalanceSection, Portion, Subject};
pub use bar::{Rounding, bar, eighths, last_cell};
pub use certainty::{Certainty, SURE_FROM};
pub use counts::{count, times};
pub use names::{HasName, plural, whose};
pub use percent::{percent, rest, share};
pub use signs::{CHECKABLE_IS_SHOWN_AT_FIRST, Marked, SCARE_QUOTES_ARE_SHOWN_AT_FIRST, Signed};
