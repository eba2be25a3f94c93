//! Standard output, and the end of it.

use std::io;

use super::{Failure, Outcome};

/// What a run comes to that ended with this result of writing and had come to `outcome` before. That the
/// reader of a pipe has gone is no failure: it has seen what it wanted.
pub(super) fn result(written: io::Result<()>, outcome: Outcome) -> Result<Outcome, Failure> {
    match written {
        Ok(()) => Ok(outcome),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(outcome),
        Err(error) => Err(Failure::unwritten(&error)),
    }
}
