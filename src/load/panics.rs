//! Panics that are caught and told instead of ending the process.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

use crate::document::printable;

/// Does `task`; if it panics, gives what it said. What it left behind must not matter.
pub fn guarded<T>(task: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(task)).map_err(|payload| printable(said(&*payload)))
}

/// What a panic said.
pub fn said(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("a bug in ascribe")
}
