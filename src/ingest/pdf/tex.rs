//! The encodings of TeX, for fonts that name their glyphs by nothing but a number.

/// An encoding of TeX.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Encoding {
    /// That of Computer Modern (OT1), of 128 codes.
    Old,
    /// That of Cork (T1), of 256 codes.
    Cork,
}

/// What the codes from 0x80 to 0xbf stand for in the encoding of Cork.
const CORK_LOW: &str = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£";

impl Encoding {
    /// The encoding that a font with glyphs for these codes has: the ligatures of the one are accents in the other.
    pub(super) fn of(codes: &[u8]) -> Self {
        let has = |wanted: fn(&u8) -> bool| codes.iter().any(wanted);
        let is_cork = has(|code| *code >= 0x80) || has(|code| matches!(code, 0x10 | 0x11 | 0x15 | 0x16 | 0x1b..=0x1f));
        if is_cork && !has(|code| matches!(code, 0x0b..=0x0f)) { Self::Cork } else { Self::Old }
    }

    /// What a code stands for, if that is text.
    pub(super) fn text(self, code: u8) -> Option<String> {
        let special = match self {
            Self::Old => old(code),
            Self::Cork => cork(code),
        };
        if let Some(text) = special {
            return Some(text.to_owned());
        }
        let c = match code {
            0x21..=0x7e => char::from(code),
            0x80..=0xbf if self == Self::Cork => CORK_LOW.chars().nth(usize::from(code - 0x80))?,
            0xc0..=0xff if self == Self::Cork => char::from(code),
            _ => return None,
        };
        Some(c.to_string())
    }
}

fn old(code: u8) -> Option<&'static str> {
    Some(match code {
        0x0b => "ff",
        0x0c => "fi",
        0x0d => "fl",
        0x0e => "ffi",
        0x0f => "ffl",
        0x10 => "ı",
        0x19 => "ß",
        0x1a => "æ",
        0x1b => "œ",
        0x1c => "ø",
        0x1d => "Æ",
        0x1e => "Œ",
        0x1f => "Ø",
        0x22 => "”",
        0x27 => "’",
        0x3c => "¡",
        0x3e => "¿",
        0x5c => "“",
        0x60 => "‘",
        0x7b => "–",
        0x7c => "—",
        _ => return None,
    })
}

fn cork(code: u8) -> Option<&'static str> {
    Some(match code {
        0x0d => "‚",
        0x0e => "‹",
        0x0f => "›",
        0x10 => "“",
        0x11 => "”",
        0x12 => "„",
        0x13 => "«",
        0x14 => "»",
        0x15 => "–",
        0x16 => "—",
        0x19 => "ı",
        0x1b => "ff",
        0x1c => "fi",
        0x1d => "fl",
        0x1e => "ffi",
        0x1f => "ffl",
        0x27 => "’",
        0x60 => "‘",
        0x7f => "-",
        0xd7 => "Œ",
        0xdf => "SS",
        0xf7 => "œ",
        0xff => "ß",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_and_quotation_marks_tell_the_encodings_apart() {
        for (codes, encoding, text) in [
            (b"\\The o\x0eces\"".as_slice(), Encoding::Old, "“The|offices”"),
            (b"\x10The o\x1eces\x11", Encoding::Cork, "“The|offices”"),
            (b"V\xe1clav \x9a", Encoding::Cork, "Václav|Ž"),
            (b"Words", Encoding::Old, "Words"),
        ] {
            let found = Encoding::of(codes);
            assert_eq!(found, encoding);
            let read: String = codes.iter().map(|code| found.text(*code).unwrap_or("|".to_owned())).collect();
            assert_eq!(read, text);
        }
        assert_eq!(CORK_LOW.chars().count(), 0x40);
    }
}
