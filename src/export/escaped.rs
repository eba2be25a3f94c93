//! JSON strings without a character that a terminal would obey.

use std::io::{self, Write};

use serde_json::ser::Formatter;

use crate::document::is_command;

/// A formatter that leaves no space, with strings as [`write()`] writes them.
#[derive(Debug)]
pub(super) struct Compact;

impl Formatter for Compact {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        write(out, fragment)
    }
}

/// Writes a part of a string in which JSON itself needs nothing escaped. It does not need DEL, the controls beyond
/// it and those of the direction of writing to be; they are nevertheless, and stand for the same string.
pub(super) fn write<W: ?Sized + Write>(out: &mut W, fragment: &str) -> io::Result<()> {
    let mut rest = fragment;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_command(*c)) {
        let (plain, from) = rest.split_at(at);
        out.write_all(plain.as_bytes())?;
        // None of them lies beyond U+FFFF, where one escape would not do.
        write!(out, "\\u{:04x}", u32::from(c))?;
        rest = from.split_at(c.len_utf8()).1;
    }
    out.write_all(rest.as_bytes())
}
