//! Bytes → text, whatever the encoding.
//!
//! A byte order mark decides, or the zero bytes of UTF-32; then what a server or a page declares; then the bytes: UTF-16 by
//! the zero bytes of its ASCII letters, UTF-8, UTF-8 with damage, or the legacy encoding that `chardetng` finds most likely. UTF-8 is taken
//! as it is, without a copy. A byte order mark stays in the text as U+FEFF, because offsets count it.

pub(super) mod declared;
mod utf32;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Notice, Refused};
use utf32::Utf32;

/// How many bytes are looked at to tell UTF-16 without a byte order mark.
const UTF16_SAMPLE: usize = 64 * 1024;
/// How many bytes a legacy encoding is guessed from, beginning at the first that is not ASCII.
const GUESS_SAMPLE: usize = 1024 * 1024;

/// The text that `bytes` encode, with a sentence on what was done if they were neither UTF-8 nor what is declared.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<(String, Vec<Notice>), Refused> {
    let (text, notices) = decode_any(bytes, declared)?;
    if text.len() >= u32::MAX as usize {
        return Err(Refused::TooLarge);
    }
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(Refused::Empty);
    }
    Ok((text, notices))
}

/// The text of XML that came inside something else, where no server says its encoding.
pub(super) fn decode_markup(bytes: Vec<u8>) -> Result<(String, Vec<Notice>), Refused> {
    let declared = declared::by_markup(&bytes);
    decode(bytes, declared)
}

fn decode_any(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<(String, Vec<Notice>), Refused> {
    if bytes.len() >= u32::MAX as usize {
        return Err(Refused::TooLarge);
    }
    if let Some(order) = Utf32::of(&bytes) {
        let text = order.decode(&bytes);
        let lost = text.matches('\u{fffd}').count();
        let notices = encoding_notices(order.name(), lost);
        return if is_binary(text.as_bytes(), 10) { Err(Refused::Binary) } else { Ok((text, notices)) };
    }
    if let Some(encoding) = declared.filter(|it| is_believable(it, &bytes)) {
        let (text, damaged) = encoding.decode_without_bom_handling(&bytes);
        if is_binary(text.as_bytes(), 10) {
            return Err(Refused::Binary);
        }
        let lost = damaged.then(|| replaced(text.matches('\u{fffd}').count(), "characters", encoding.name()));
        return Ok((text.into_owned(), lost.into_iter().collect()));
    }
    if let Some(encoding) = utf16_by_mark(&bytes).or_else(|| utf16_by_zeros(&bytes)) {
        let decoded = foreign(encoding, &bytes);
        return if is_binary(decoded.0.as_bytes(), 10) { Err(Refused::Binary) } else { Ok(decoded) };
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Refused::Binary);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if is_binary(text.as_bytes(), 10) => return Err(Refused::Binary),
        Ok(text) => return Ok((text, Vec::new())),
        Err(error) => error.into_bytes(),
    };
    // Compressed data holds one control byte in ten, text in any legacy encoding next to none.
    if is_binary(&bytes, 50) {
        return Err(Refused::Binary);
    }
    Ok(damaged_utf8(&bytes).unwrap_or_else(|| foreign(guess(&bytes), &bytes)))
}

/// Whether bytes are to be read as declared: no mark and no letters of UTF-8 say otherwise, and it is not UTF-8, which
/// needs no telling. What is read byte by byte is never UTF-8 by chance, but many a server calls UTF-8 Latin-1.
fn is_believable(declared: &'static Encoding, bytes: &[u8]) -> bool {
    let is_utf8 = || !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    let is_marked = bytes.starts_with(b"\xef\xbb\xbf") || utf16_by_mark(bytes).is_some();
    declared != UTF_8 && !is_marked && !(declared.is_single_byte() && is_utf8())
}

/// Whether more than one byte in a hundred is zero, or more than one in `controls_in` a control byte that no
/// text holds. Line ends, tabs, page breaks, backspaces and escapes are such as printers and logs leave behind.
pub(super) fn is_binary(bytes: &[u8], controls_in: usize) -> bool {
    let zeros = count(bytes, |byte| byte == 0);
    let controls = count(bytes, |byte| byte < 0x20 && !matches!(byte, 0 | 0x08..=0x0d | 0x1b));
    zeros > bytes.len() / 100 || controls > bytes.len() / controls_in
}

fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    bytes.iter().filter(|&&byte| is(byte)).count()
}

fn utf16_by_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-16 without a mark: nearly all zero bytes stand on one side of the pairs, and many pairs have one.
/// Text in scripts without ASCII is not recognised; it rarely comes without a mark.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..UTF16_SAMPLE).unwrap_or(bytes);
    let (pairs, rest) = sample.as_chunks::<2>();
    let [high, low] = pairs.iter().fold([0, 0], |[a, b], &[x, y]| [a + usize::from(x == 0), b + usize::from(y == 0)]);
    if !rest.is_empty() || pairs.len() < 2 || high.max(low) * 10 < pairs.len() * 3 || high.min(low) * 100 > pairs.len()
    {
        return None;
    }
    let encoding = if low > high { UTF_16LE } else { UTF_16BE };
    // Half of a pair may be cut off at the end of the sample, so a lone surrogate there is no error.
    let sample = sample.get(..sample.len().saturating_sub(2)).unwrap_or(sample);
    let (_, damaged) = encoding.decode_without_bom_handling(sample);
    (!damaged).then_some(encoding)
}

/// Reads bytes as UTF-8 if they are so but for some damage: twice as many characters beyond ASCII are whole
/// as are broken. A file cut off inside a character is the usual case.
///
/// A legacy encoding shows within the first few letters, so the count does not go on for long.
fn damaged_utf8(bytes: &[u8]) -> Option<(String, Vec<Notice>)> {
    let (mut whole, mut broken, mut lost) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|&byte| byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
        lost += chunk.invalid().len();
        if broken >= 100 && broken > whole {
            return None;
        }
    }
    (whole >= broken * 2).then(|| (String::from_utf8_lossy(bytes).into_owned(), vec![replaced(lost, "bytes", "UTF-8")]))
}

/// Decodes from something other than UTF-8, and says so.
fn foreign(encoding: &'static Encoding, bytes: &[u8]) -> (String, Vec<Notice>) {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let lost = if damaged { text.matches('\u{fffd}').count() } else { 0 };
    (text.into_owned(), encoding_notices(encoding.name(), lost))
}

/// What to tell of text in some encoding of which so many characters could not be read.
fn encoding_notices(encoding: &str, lost: usize) -> Vec<Notice> {
    let mut notices = vec![Notice(format!("It is not UTF-8; it was read as {encoding}."))];
    if lost > 0 {
        notices.push(replaced(lost, "characters", encoding));
    }
    notices
}

fn replaced(count: usize, what: &str, encoding: &str) -> Notice {
    let (what, are) = if count == 1 { (what.trim_end_matches('s'), "is") } else { (what, "are") };
    Notice(format!("{count} {what} could not be read as {encoding} and {are} shown as \u{fffd}."))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = Encoding::ascii_valid_up_to(bytes);
    let (_, from_first) = bytes.split_at(first);
    let sample = from_first.get(..GUESS_SAMPLE).unwrap_or(from_first);
    let before = bytes.get(first.saturating_sub(256)..first).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(before, false);
    detector.feed(sample, sample.len() == from_first.len());
    detector.guess(None, Utf8Detection::Deny)
}
