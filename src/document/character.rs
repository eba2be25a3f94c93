//! Characters that must not reach a terminal as they stand.

/// Whether a terminal, or whatever a text is pasted into, may obey `c` instead of showing it: control
/// characters, line breaks and tabs among them, and characters that turn the direction of writing.
pub fn is_command(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
