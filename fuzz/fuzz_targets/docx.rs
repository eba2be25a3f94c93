//! Fuzzes word processors' documents.

#![no_main]

#[path = "../checks.rs"]
mod checks;

use ascribe::ingest::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    checks::check(bytes, Format::named("docx"));
});
