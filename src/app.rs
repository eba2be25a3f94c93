//! The terminal, threads, files.
