//! The real binary: arguments in, exit code, standard output and standard error out.

mod analyze;
mod compare;
mod ends;
mod guard;
mod read;
mod report;
pub(crate) mod runs;
mod terminal;
mod usage;
