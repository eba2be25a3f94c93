//! Standard output, and the end of it.

use std::io::{self, BufWriter, IsTerminal, Write};

use super::{Failure, Outcome};
use crate::document::control_symbol;

/// Standard output. What an article holds goes there as it stands, unless it is a terminal: that shows it and
/// obeys none of it.
pub(super) fn standard() -> Box<dyn Write> {
    let out = io::stdout().lock();
    let is_terminal = out.is_terminal();
    let out = BufWriter::new(out);
    if is_terminal { Box::new(ControlsShown { out, cut: Vec::new() }) } else { Box::new(out) }
}

/// Columns where there is no terminal to ask.
const COLUMNS: u16 = 80;

/// How wide text is to be: as it was asked for, or as wide as the terminal that it is printed on.
pub(super) fn columns(asked: Option<u16>) -> usize {
    let terminal = || io::stdout().is_terminal().then(crossterm::terminal::size)?.ok();
    let told = asked.or_else(|| terminal().map(|(columns, _)| columns).filter(|it| *it > 0));
    told.unwrap_or(COLUMNS).into()
}

/// What a run comes to that ended with this result of writing and had come to `outcome` before. That the
/// reader of a pipe has gone is no failure: it has seen what it wanted.
pub(super) fn result(written: io::Result<()>, outcome: Outcome) -> Result<Outcome, Failure> {
    match written {
        Ok(()) => Ok(outcome),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(outcome),
        Err(error) => Err(Failure::unwritten(&error)),
    }
}

/// Writes UTF-8 with a symbol for each character that a terminal would obey; line breaks and tabs stay.
struct ControlsShown<W> {
    out: W,
    /// The beginning of a character whose other bytes are still to come.
    cut: Vec<u8>,
}

impl<W: Write> Write for ControlsShown<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let waiting = [&std::mem::take(&mut self.cut), bytes].concat();
        let mut chunks = waiting.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            let shown = |c| if matches!(c, '\n' | '\t') { c } else { control_symbol(c).unwrap_or(c) };
            let text: String = chunk.valid().chars().map(shown).collect();
            self.out.write_all(text.as_bytes())?;
            // What ends within a character is waited for; nothing else in texts is no UTF-8.
            if chunks.peek().is_none() {
                self.cut = chunk.invalid().to_vec();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_shown_what_it_would_obey() {
        for (text, expected) in [
            ("Détente\t中 👩\u{200d}👧\n", "Détente\t中 👩\u{200d}👧\n"),
            ("\u{1b}[31mred\u{7}\r\n", "␛[31mred␇␍\n"),
            ("\u{7f}\u{9b}2J\u{202e}é", "␡�2J⇄é"),
        ] {
            // Whatever the pieces are that it comes in.
            for length in 1..=text.len() {
                let mut shown = ControlsShown { out: Vec::new(), cut: Vec::new() };
                let written = text.as_bytes().chunks(length).try_for_each(|piece| shown.write_all(piece));
                assert!(written.is_ok());
                assert_eq!(String::from_utf8(shown.out).as_deref(), Ok(expected), "in pieces of {length}");
            }
        }
    }
}
