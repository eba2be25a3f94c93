//! Symbols: characters that a document names by their place in a font which has an order of its own.

/// The character at `code`, hexadecimal, of a font.
pub(super) fn symbol(font: &str, code: &str) -> char {
    let Ok(code) = u32::from_str_radix(code, 16) else { return char::REPLACEMENT_CHARACTER };
    // Such fonts have their characters in the private area of Unicode, at F000 and on.
    let is_private = (0xe000..0xf900).contains(&code);
    let known = match font.to_lowercase().as_str() {
        "symbol" => of_symbol(code & 0xff),
        "wingdings" => of_wingdings(code & 0xff),
        _ if is_private => None,
        _ => char::from_u32(code).filter(|c| !c.is_control()),
    };
    known.unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn of_symbol(code: u32) -> Option<char> {
    const LARGE: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let nth = |letters: &str, first: u32| letters.chars().nth(usize::try_from(code - first).ok()?);
    Some(match code {
        0x41..=0x5a => return nth(LARGE, 0x41),
        0x61..=0x7a => return nth(SMALL, 0x61),
        // Digits and most signs stand where they stand in ASCII.
        0x20 | 0x21 | 0x23 | 0x25 | 0x26 | 0x28 | 0x29 | 0x2b | 0x2c | 0x2e..=0x3f => return char::from_u32(code),
        0x2d => '−',
        0xa0 => '€',
        0xa2 => '′',
        0xa3 => '≤',
        0xa5 => '∞',
        0xab => '↔',
        0xac => '←',
        0xad => '↑',
        0xae => '→',
        0xaf => '↓',
        0xb0 => '°',
        0xb1 => '±',
        0xb2 => '″',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xb8 => '÷',
        0xb9 => '≠',
        0xba => '≡',
        0xbb => '≈',
        0xbc => '…',
        0xd2 => '®',
        0xd3 => '©',
        0xd4 => '™',
        0xd6 => '√',
        0xde => '⇒',
        0xe5 => '∑',
        _ => return None,
    })
}

fn of_wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x4a => '☺',
        0x4c => '☹',
        0x6c | 0x9f => '•',
        0x6e | 0xa7 => '▪',
        0x6f | 0xa8 => '☐',
        0x76 => '❖',
        0xd8 => '➢',
        0xdf | 0xe7 => '←',
        0xe0 | 0xe8 => '→',
        0xe1 | 0xe9 => '↑',
        0xe2 | 0xea => '↓',
        0xf0 => '⇨',
        0xfb => '✗',
        0xfc => '✓',
        0xfd => '☒',
        0xfe => '☑',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_characters() {
        for (font, code, expected) in [
            ("Symbol", "F0B0", '°'),
            ("Symbol", "B3", '≥'),
            ("Symbol", "F0A3", '≤'),
            ("Symbol", "F0B4", '×'),
            ("Symbol", "F0A0", '€'),
            ("Symbol", "F061", 'α'),
            ("Symbol", "F07A", 'ζ'),
            ("Symbol", "F057", 'Ω'),
            ("Symbol", "F05A", 'Ζ'),
            ("Symbol", "F035", '5'),
            ("Wingdings", "F0E0", '→'),
            ("wingdings", "F0FC", '✓'),
            ("Wingdings", "F001", '\u{fffd}'),
            ("Segoe UI Symbol", "2605", '★'),
            ("Nowhere", "F0E0", '\u{fffd}'),
            ("Nowhere", "7", '\u{fffd}'),
            ("Symbol", "more", '\u{fffd}'),
            ("", "", '\u{fffd}'),
        ] {
            assert_eq!(symbol(font, code), expected, "{font} {code}");
        }
    }
}
