//! All integration tests, one binary.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test that cannot go on has failed")]

mod analysis;
mod argument;
mod balance;
mod cli;
mod compare;
mod comparison;
mod events;
mod export;
mod fuzz;
mod house;
mod ingest;
mod jumps;
mod keys;
mod links;
mod marked;
mod marks;
mod net;
mod outline;
mod people;
mod picture;
mod properties;
mod pty;
mod readme;
mod report;
mod rough;
mod screens;
mod session;
mod store;
mod themes;
mod whole;
