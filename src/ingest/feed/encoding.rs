//! The text of a feed, in the encoding that its XML declaration names.

use encoding_rs::Encoding;

use crate::ingest::{Notice, Refused, decode as detected};

/// How many bytes a declaration has at most.
const DECLARATION: usize = 200;

/// The text that `bytes` encode: UTF-8 if they are that, else what their declaration says, else what is most likely.
pub(in crate::ingest) fn decode(bytes: Vec<u8>) -> Result<(String, Vec<Notice>), Refused> {
    if let Some(encoding) = declared(&bytes)
        && std::str::from_utf8(&bytes).is_err()
    {
        let (text, _, damaged) = encoding.decode(&bytes);
        if !damaged {
            return Ok((text.into_owned(), Vec::new()));
        }
    }
    detected::decode(bytes)
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARATION).unwrap_or(bytes);
    let declaration = start.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|it| it == b"?>")?;
    let declaration = std::str::from_utf8(declaration.get(..end)?).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    Encoding::for_label(value.split(quote).nth(1)?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::declared;

    #[test]
    fn the_declaration_names_the_encoding() {
        for (bytes, name) in [
            (b"<?xml version='1.0' encoding='iso-8859-2'?><rss>".as_slice(), Some("ISO-8859-2")),
            (b"\n<?xml version=\"1.0\" encoding = \"Shift_JIS\" ?>", Some("Shift_JIS")),
            (b"<?xml version='1.0'?><rss encoding='koi8-r'>", None),
            (b"<?xml encoding='none such'?>", None),
            (b"<?xml encoding=", None),
            (b"<rss>", None),
        ] {
            assert_eq!(declared(bytes).map(encoding_rs::Encoding::name), name, "{bytes:?}");
        }
    }
}
