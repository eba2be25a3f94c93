//! Contents of Atom that are written in base64.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::ingest::decode;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Whether an element of Atom is in base64: version 0.3 says so by its `mode`, version 1.0 by a `type`, in small letters,
/// that is neither text nor XML.
pub(super) fn is_base64(media_type: Option<&str>, mode: Option<&str>) -> bool {
    let is_text = |it: &str| !it.contains('/') || it.starts_with("text/") || it.ends_with("xml");
    match mode {
        Some(mode) => mode.trim().eq_ignore_ascii_case("base64"),
        None => media_type.is_some_and(|it| !is_text(it)),
    }
}

/// The text that base64 stands for: nothing if it stands for a picture or the like. What is no base64 stays as it is.
pub(super) fn decoded(text: String) -> String {
    let mut packed: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    // A long value was cut anywhere, and four letters stand for three bytes.
    packed.truncate(packed.len() / 4 * 4 + if packed.len() % 4 > 1 { packed.len() % 4 } else { 0 });
    match LENIENT.decode(&packed) {
        Ok(bytes) => decode::decode(bytes, None).map(|(text, _)| text).unwrap_or_default(),
        Err(_) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_told_by_mode_or_type() {
        for (media_type, mode, expected) in [
            (None, None, false),
            (Some("html"), None, false),
            (Some("text/html"), None, false),
            (Some("application/xhtml+xml"), None, false),
            (Some("application/xml"), None, false),
            (Some("image/png"), None, true),
            (Some("text/html"), Some("base64"), true),
            (Some("application/octet-stream"), Some("escaped"), false),
        ] {
            assert_eq!(is_base64(media_type, mode), expected, "{media_type:?} {mode:?}");
        }
    }

    #[test]
    fn base64_becomes_text_or_nothing() {
        for (packed, text) in [
            ("VGhlIHF1YXk=", "The quay"),
            ("VGhl\n  IHF1\tYXk", "The quay"),
            ("VGhlIHF1YXkuV", "The quay."),
            ("w6k=", "é"),
            ("6Q==", "é"),
            ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAAAA", ""),
            ("", ""),
            ("The quay is open, she said.", "The quay is open, she said."),
        ] {
            assert_eq!(decoded(packed.to_owned()), text, "{packed}");
        }
    }
}
