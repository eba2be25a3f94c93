//! Characters that must not reach a terminal as they stand.

/// Whether a terminal, or whatever a text is pasted into, may obey `c` instead of showing it: control
/// characters, line breaks and tabs among them, and characters that turn the direction of writing.
pub fn is_command(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The symbol that is shown for a character that [`is_command`] holds of.
pub fn control_symbol(c: char) -> Option<char> {
    is_command(c).then(|| match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).expect("a control picture"),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' => '�',
        _ => '⇄',
    })
}
