//! Files, web addresses and standard input: getting at the bytes that an article is made of.
//!
//! The one layer that reads what the person named and asks servers. It knows no terminal: the reader on a terminal and
//! the command line both load through it.

mod fetch;
mod file;
mod input;
mod panics;
mod resolve;

pub use fetch::{Limits, Page, Proxies, Waiting, Web, check_address, is_address, normalised, shown};
pub use file::{Unreadable, check, read, read_open};
pub use input::Input;
pub use panics::{guarded, said};
pub use resolve::named;
