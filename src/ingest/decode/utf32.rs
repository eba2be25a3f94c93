//! UTF-32, which the Encoding standard does not know and some programs still write.

/// How many bytes are looked at to tell UTF-32 without a byte order mark.
const SAMPLE: usize = 64 * 1024;

/// The order of the bytes of a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Utf32 {
    Little,
    Big,
}

impl Utf32 {
    /// The order in which some bytes are UTF-32, if they are: by their mark, or by their zeros.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xfe, 0, 0, ..] if Self::Little.fits(bytes) => Some(Self::Little),
            [0, 0, 0xfe, 0xff, ..] if Self::Big.fits(bytes) => Some(Self::Big),
            _ => [Self::Little, Self::Big].into_iter().find(|order| order.fits(bytes) && order.is_likely(bytes)),
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Little => "UTF-32LE",
            Self::Big => "UTF-32BE",
        }
    }

    /// The text that some bytes are. What is no character is one `U+FFFD` each.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        let (units, rest) = bytes.as_chunks::<4>();
        let mut text: String =
            units.iter().map(|unit| self.character(*unit).unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        if !rest.is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
        }
        text
    }

    fn character(self, unit: [u8; 4]) -> Option<char> {
        char::from_u32(match self {
            Self::Little => u32::from_le_bytes(unit),
            Self::Big => u32::from_be_bytes(unit),
        })
    }

    /// Whether nearly all that is looked at are characters. Of other texts next to nothing is, because every fourth byte
    /// is zero in all of UTF-32.
    fn fits(self, bytes: &[u8]) -> bool {
        let (units, _) = bytes.get(..SAMPLE).unwrap_or(bytes).as_chunks::<4>();
        let broken = units.iter().filter(|unit| self.character(**unit).is_none()).count();
        broken * 20 <= units.len()
    }

    /// Whether some of it are letters and signs of ASCII, and hardly anything is what no text holds: lists of numbers
    /// fit, too.
    fn is_likely(self, bytes: &[u8]) -> bool {
        let text = self.decode(bytes.get(..SAMPLE).unwrap_or(bytes));
        let (mut all, mut ascii, mut controls) = (0, 0, 0);
        for c in text.chars() {
            let is_ascii = matches!(c, ' '..='~' | '\n' | '\r' | '\t');
            all += 1;
            ascii += usize::from(is_ascii);
            controls += usize::from(!is_ascii && c.is_control());
        }
        all > 1 && ascii * 10 >= all && controls * 100 <= all
    }
}
