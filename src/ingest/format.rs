//! The formats that can be read, in one table, and how bytes are told to be of one.

use super::{Hints, decode, docx, epub};

/// A format that can be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// Plain text: paragraphs between blank lines.
    Plain,
    /// Markdown: `CommonMark` with tables, strikethrough and footnotes.
    Markdown,
    /// A web page: HTML or XHTML, of which the article is taken.
    Html,
    /// An e-book: EPUB 2 or 3.
    Epub,
    /// PDF with text in it.
    Pdf,
    /// A word processor's document: DOCX, as ECMA-376 defines it.
    Docx,
    /// A feed: RSS, Atom, JSON Feed, or a list of feeds in OPML.
    Feed,
}

/// A row of the table.
#[derive(Debug)]
struct FormatRow {
    format: Format,
    /// Its name on the command line.
    name: &'static str,
    /// The media types that servers send for it. What many send for anything, such as `text/plain`, says nothing.
    media_types: &'static [&'static str],
}

const fn row(format: Format, name: &'static str, media_types: &'static [&'static str]) -> FormatRow {
    FormatRow { format, name, media_types }
}

const ROWS: [FormatRow; 7] = [
    row(Format::Plain, "plain", &[]),
    row(Format::Markdown, "markdown", &["text/markdown", "text/x-markdown"]),
    row(Format::Html, "html", &["text/html", "application/xhtml+xml"]),
    row(Format::Epub, "epub", &["application/epub+zip"]),
    row(Format::Pdf, "pdf", &["application/pdf", "application/x-pdf"]),
    row(Format::Docx, "docx", &["application/vnd.openxmlformats-officedocument.wordprocessingml.document"]),
    row(Format::Feed, "feed", &["application/rss+xml", "application/atom+xml", "application/feed+json", "text/x-opml"]),
];

/// What the ending of a file's name is good for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum EndingUse {
    /// It tells the format, and files that end so are taken from a directory.
    Collected,
    /// It tells the format.
    TellsFormat,
    /// Files of other kinds end so, too, so it tells no format; but what ends so is a file.
    TellsFile,
}

/// The endings of files' names, in small letters, with the formats that they stand for.
const ENDINGS: [(&str, Format, EndingUse); 17] = [
    ("txt", Format::Plain, EndingUse::Collected),
    ("text", Format::Plain, EndingUse::TellsFormat),
    ("md", Format::Markdown, EndingUse::Collected),
    ("markdown", Format::Markdown, EndingUse::Collected),
    ("mdown", Format::Markdown, EndingUse::TellsFormat),
    ("mkd", Format::Markdown, EndingUse::TellsFormat),
    ("html", Format::Html, EndingUse::TellsFormat),
    ("htm", Format::Html, EndingUse::TellsFormat),
    ("xhtml", Format::Html, EndingUse::TellsFormat),
    ("epub", Format::Epub, EndingUse::TellsFormat),
    ("pdf", Format::Pdf, EndingUse::TellsFormat),
    ("docx", Format::Docx, EndingUse::TellsFormat),
    ("rss", Format::Feed, EndingUse::TellsFormat),
    ("atom", Format::Feed, EndingUse::TellsFormat),
    ("opml", Format::Feed, EndingUse::TellsFormat),
    ("xml", Format::Feed, EndingUse::TellsFile),
    ("json", Format::Feed, EndingUse::TellsFile),
];

/// What PDF begins with.
const PDF: &[u8] = b"%PDF-";
/// How many bytes are looked at to tell a format by its content.
const SAMPLE: usize = 4096;

impl Format {
    /// The names of all formats, for the command line.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ROWS.iter().map(|row| row.name)
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.format)
    }

    /// Whether names of files that may be articles end so.
    pub fn knows_ending(ending: &str) -> bool {
        use_of(ending).is_some()
    }

    /// Whether files whose names end so are taken from a directory.
    pub fn collects_ending(ending: &str) -> bool {
        use_of(ending).is_some_and(|(_, used)| used == EndingUse::Collected)
    }

    /// Whether it is text that a person could have typed, and no container of files or pages.
    pub(super) fn is_text(self) -> bool {
        !matches!(self, Self::Epub | Self::Pdf | Self::Docx)
    }
}

/// What format some bytes are in: the one that was asked for, else what their content shows, else what their media
/// type or, failing that, the ending of their name says; plain text if nothing tells. A container is known by its content
/// alone: what is only called `a.pdf` is none.
pub(super) fn detect(bytes: &[u8], hints: &Hints<'_>) -> Format {
    let said = || hints.media_type.and_then(by_media_type).or_else(|| by_name(hints)).filter(|format| format.is_text());
    hints.format.or_else(|| by_content(bytes)).or_else(said).unwrap_or(Format::Plain)
}

fn by_content(bytes: &[u8]) -> Option<Format> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if sample.starts_with(b"PK\x03\x04") || sample.starts_with(b"PK\x05\x06") {
        let is_book = contains(sample, b"application/epub+zip") || epub::is_book(bytes);
        // What is no document either is told so when it is read.
        return Some(if is_book { Format::Epub } else { Format::Docx });
    }
    if sample.starts_with(docx::COMPOUND) {
        return Some(Format::Docx);
    }
    // Markup is ASCII, also in UTF-16 once the zero bytes are gone.
    let letters: Vec<u8> = sample.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    by_markup(String::from_utf8_lossy(&letters).trim_start_matches(['\u{fffd}', '\u{feff}']).trim_start())
        .or_else(|| is_pdf(sample).then_some(Format::Pdf))
}

/// Whether some bytes begin as PDF does. Its readers take what has the sign among the first 1024 bytes; a text that
/// names the sign is none.
fn is_pdf(sample: &[u8]) -> bool {
    let head = sample.get(..1024).unwrap_or(sample);
    let Some(at) = head.windows(PDF.len()).position(|window| window == PDF) else { return false };
    let before = head.get(..at).unwrap_or_default();
    before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before).trim_ascii().is_empty()
        || decode::is_binary(before, 10)
        || has_binary_line(sample.get(at..).unwrap_or_default())
}

/// Whether the line below the first holds bytes that no text holds: PDF says so that it is no text.
fn has_binary_line(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty());
    lines.nth(1).is_some_and(|line| line.starts_with(b"%") && str::from_utf8(line).is_err())
}

/// What the first markup of a text shows, if the text begins with markup.
fn by_markup(text: &str) -> Option<Format> {
    if text.starts_with('{') {
        return text.contains("jsonfeed.org/version").then_some(Format::Feed);
    }
    let mut rest = text;
    // Declarations, instructions and comments may stand before the root.
    while let Some(inside) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!--")) {
        let end = if rest.starts_with("<?") { "?>" } else { "-->" };
        rest = inside.split_once(end)?.1.trim_start();
    }
    let name = match rest.strip_prefix("<!doctype") {
        Some(doctype) => doctype.trim_start(),
        None => rest.strip_prefix('<')?,
    };
    let name: String = name.chars().take_while(|c| !c.is_whitespace() && !matches!(c, '>' | '/' | '[')).collect();
    match name.rsplit(':').next()? {
        "html" => Some(Format::Html),
        "head" | "body" if !name.contains(':') => Some(Format::Html),
        "rss" | "feed" | "rdf" | "opml" => Some(Format::Feed),
        _ => None,
    }
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

fn by_media_type(media_type: &str) -> Option<Format> {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    ROWS.iter().find(|row| row.media_types.contains(&essence.as_str())).map(|row| row.format)
}

/// What the ending of the name says; of an address, that of its path.
fn by_name(hints: &Hints<'_>) -> Option<Format> {
    let name = hints.address.map_or(hints.origin, |address| address.split(['?', '#']).next().unwrap_or_default());
    name.rsplit_once('.').and_then(|(_, ending)| by_ending(ending))
}

fn by_ending(ending: &str) -> Option<Format> {
    let (format, used) = use_of(ending)?;
    (used != EndingUse::TellsFile).then_some(format)
}

/// What the table says of an ending, in whatever letters.
fn use_of(ending: &str) -> Option<(Format, EndingUse)> {
    let row = ENDINGS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(ending));
    row.map(|(_, format, used)| (*format, *used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_media_type_and_that_before_the_name() {
        let html = "<!-- a comment --><!DOCTYPE html><p>Words.";
        let wide: Vec<u8> = "\u{feff}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, media_type, origin, format) in [
            (b"Words.".as_slice(), None, "a.txt", Format::Plain),
            (b"Words.", None, "a.MD", Format::Markdown),
            (b"Words.", None, "standard input", Format::Plain),
            (b"Words.", Some("Text/HTML; charset=utf-8"), "a.txt", Format::Html),
            (b"Words.", Some("text/plain"), "a.md", Format::Markdown),
            (b"<p>Words.", None, "a.md", Format::Markdown),
            (html.as_bytes(), Some("text/plain"), "a.txt", Format::Html),
            (&wide, None, "a", Format::Html),
            (b"  <?xml version='1.0'?>\n<html xmlns='x'>", None, "a.xml", Format::Html),
            (b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", Some("text/html"), "a", Format::Feed),
            (b"<feed xmlns='http://www.w3.org/2005/Atom'>", None, "a", Format::Feed),
            (b"<rdf:RDF>", None, "a", Format::Feed),
            (b"<rss/>", None, "a", Format::Feed),
            (b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", None, "a", Format::Feed),
            (b"<!DOCTYPE rss PUBLIC '-//Netscape'><rss>", None, "a", Format::Feed),
            (b"<opml version='2.0'>", None, "a", Format::Feed),
            (br#"{"version": "https://jsonfeed.org/version/1.1"}"#, None, "a", Format::Feed),
            (br#"{"a": 1}"#, None, "a.txt", Format::Plain),
            (b"%PDF-1.7", None, "a.txt", Format::Pdf),
            (b"\xef\xbb\xbf\r\n %PDF-1.7", None, "a.txt", Format::Pdf),
            (b"\0\x01\x02\x03 mail %PDF-1.7", None, "a.txt", Format::Pdf),
            (b"Status: 200 OK\n\n%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", None, "a.txt", Format::Pdf),
            (b"Every file of that kind begins with \"%PDF-1.7\", she said.", None, "a.txt", Format::Plain),
            (b"A caf\xe9 with \"%PDF-1.7\",\nshe said.", None, "a.md", Format::Markdown),
            (b"<!DOCTYPE html><p>It begins with %PDF-1.7.", None, "a", Format::Html),
            (b"PK\x03\x04....%PDF-1.7 [Content_Types].xml", None, "a", Format::Docx),
            (b"PK\x03\x04....mimetypeapplication/epub+zip", None, "a.zip", Format::Epub),
            (b"PK\x03\x04....[Content_Types].xml", None, "a", Format::Docx),
            (b"<?xml", None, "a.html", Format::Html),
        ] {
            let hints = Hints { origin, media_type, ..Hints::default() };
            assert_eq!(detect(bytes, &hints), format, "{:?} {origin}", String::from_utf8_lossy(bytes));
        }
        let address = Hints { address: Some("https://a.example/b.html?c=d.md"), ..Hints::default() };
        assert_eq!(detect(b"", &address), Format::Html);
        assert_eq!(detect(b"Words.", &Hints::named("a.pdf", None)), Format::Plain);
        assert_eq!(detect(b"%PDF-", &Hints { format: Some(Format::Plain), ..Hints::default() }), Format::Plain);
    }

    #[test]
    fn every_format_has_a_name_of_its_own() {
        for name in Format::names() {
            let format = Format::named(name).expect("it has a row");
            assert_eq!(ROWS.iter().filter(|row| row.format == format || row.name == name).count(), 1, "{name}");
        }
    }
}
