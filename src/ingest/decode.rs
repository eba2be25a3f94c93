//! Bytes → text, whatever the encoding.

use super::{Notice, Refused};

/// The text that `bytes` encode.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, Vec<Notice>), Refused> {
    String::from_utf8(bytes).map(|text| (text, Vec::new())).map_err(|_| Refused::Binary)
}
