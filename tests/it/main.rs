//! All integration tests, one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cli;
mod export;
mod house;
mod ingest;
mod keys;
mod marked;
mod picture;
mod properties;
mod pty;
mod readme;
mod rough;
mod screens;
mod session;
mod store;
