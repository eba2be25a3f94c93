//! All integration tests, one binary.

mod cli;
mod export;
mod store;
