//! Names that an outsider chose, in messages for a terminal.

use std::path::Path;

/// A name with a visible symbol for each character that a terminal would obey instead of show: control
/// characters, and those that turn the direction of writing.
pub(super) fn shown(name: &str) -> String {
    name.chars().map(symbol).collect()
}

/// As [`shown`]; what is not Unicode is shown as U+FFFD.
pub(super) fn shown_path(path: &Path) -> String {
    shown(&path.to_string_lossy())
}

fn symbol(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(u32::from('\u{2400}') + u32::from(c)).expect("the control pictures"),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
            char::REPLACEMENT_CHARACTER
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        for (name, expected) in [
            ("Détente 中 👩.txt", "Détente 中 👩.txt"),
            ("a\u{1b}[31mb\n", "a␛[31mb␊"),
            ("\u{7f}\u{9b}2J\0", "␡\u{fffd}2J␀"),
            ("txt.\u{202e}exe\u{2066}", "txt.\u{fffd}exe\u{fffd}"),
        ] {
            assert_eq!(shown(name), expected);
        }
    }
}
