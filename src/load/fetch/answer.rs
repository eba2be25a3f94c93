//! What a server answered, before its body is read: whether that is a page, and what is known of it.

use ureq::http::{HeaderMap, StatusCode, header};

use super::address::Address;
use super::body::Expected;
use super::coding::Coding;
use super::failure::Why;
use super::redirect::text;
use crate::document::quoted;

/// What holds no article, by the beginning of its media type.
const OTHERS: [(&str, &str); 13] = [
    ("image/", "a picture"),
    ("video/", "a film"),
    ("audio/", "a sound"),
    ("font/", "a font"),
    ("model/", "a model"),
    ("application/zip", ARCHIVE),
    ("application/x-zip", ARCHIVE),
    ("application/gzip", ARCHIVE),
    ("application/x-gzip", ARCHIVE),
    ("application/x-tar", ARCHIVE),
    ("application/x-7z", ARCHIVE),
    ("application/vnd.rar", ARCHIVE),
    ("application/x-rar", ARCHIVE),
];
const ARCHIVE: &str = "an archive";

/// Makes sure that an answer brings a page, by its status and its media type.
pub(super) fn check(status: StatusCode, headers: &HeaderMap, at: &Address) -> Result<(), Why> {
    if !status.is_success() {
        return Err(Why::Status(status.as_u16(), status.canonical_reason().unwrap_or("and no more")));
    }
    other(&text(headers, &header::CONTENT_TYPE).unwrap_or_default(), &at.ending())
        .map_or(Ok(()), |what| Err(Why::Other(what)))
}

/// What something is that is no article. E-books and documents are archives too, and called so by some servers.
fn other(media_type: &str, ending: &str) -> Option<&'static str> {
    let media_type = media_type.trim_start().to_ascii_lowercase();
    let (_, what) = OTHERS.iter().find(|(beginning, _)| media_type.starts_with(beginning))?;
    (*what != ARCHIVE || !matches!(ending, "epub" | "docx")).then_some(what)
}

/// What the header says of the body.
pub(super) fn expected(headers: &HeaderMap, at: &Address) -> Result<Expected, Why> {
    let named: Vec<_> =
        headers.get_all(header::CONTENT_ENCODING).iter().map(|it| String::from_utf8_lossy(it.as_bytes())).collect();
    let codings = Coding::all(&named.join(",")).map_err(|name| Why::Packed(quoted(&name)))?;
    let length = text(headers, &header::CONTENT_LENGTH).and_then(|length| length.trim().parse().ok());
    Ok(Expected { host: at.host(), length, codings })
}

/// Whether the server wants that the page is kept nowhere.
pub(super) fn may_be_kept(headers: &HeaderMap) -> bool {
    let said =
        headers.get_all(header::CACHE_CONTROL).iter().map(|it| String::from_utf8_lossy(it.as_bytes()).into_owned());
    !said
        .flat_map(|it| it.split(',').map(|word| word.trim().to_ascii_lowercase()).collect::<Vec<_>>())
        .any(|it| it == "no-store")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        lines.iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value"))).collect()
    }

    #[test]
    fn what_is_no_article_is_known_by_its_media_type() {
        for (media_type, ending, expected) in [
            ("text/html; charset=utf-8", "", None),
            ("", "", None),
            ("application/octet-stream", "bin", None),
            ("application/pdf", "pdf", None),
            ("Image/PNG", "", Some("a picture")),
            ("image/svg+xml", "html", Some("a picture")),
            ("video/mp4", "", Some("a film")),
            ("audio/ogg", "", Some("a sound")),
            ("application/zip", "zip", Some("an archive")),
            ("application/zip", "epub", None),
            ("application/epub+zip", "", None),
        ] {
            assert_eq!(other(media_type, ending), expected, "{media_type} {ending}");
        }
    }

    #[test]
    fn headers_are_read_with_care() {
        let at = Address::parse("https://a.example/").expect("it is one");
        for (length, expected) in [("12", Some(12)), ("-1", None), ("1e9", None), ("99999999999999999999", None)] {
            let read = super::expected(&headers(&[("content-length", length)]), &at).expect("it is a header");
            assert_eq!(read.length, expected, "{length}");
        }
        for (said, expected) in
            [("no-cache, No-Store", false), ("no-cache", true), ("private", true), ("x-no-store", true)]
        {
            assert_eq!(may_be_kept(&headers(&[("cache-control", said)])), expected, "{said}");
        }
    }
}
