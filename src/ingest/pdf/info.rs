//! What a file says about itself: title, author, date, language, and its outline.

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, ObjRef, Stream, String as PdfString};

use super::assembler::outline_key;
use super::unpack;
use crate::ingest::date::readable;

/// The longest title or name in characters.
const LONGEST: usize = 1000;
/// How many entries of an outline are looked at, and how deep.
const ENTRIES: usize = 10_000;
const DEEPEST: u8 = 16;
/// How many bytes of XMP are looked at.
const XMP: usize = 1 << 20;

/// What a file says about itself.
#[derive(Clone, Debug, Default)]
pub(super) struct DocumentInfo {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
    pub(super) language: Option<String>,
}

/// What a file says about itself, as far as that makes sense.
pub(super) fn read(pdf: &Pdf) -> DocumentInfo {
    let info = pdf.metadata();
    let catalog = catalog(pdf);
    let xmp = catalog.get::<Stream<'_>>("Metadata").and_then(|stream| unpack::data(&stream).ok());
    let xmp = xmp.map(|xmp| xmp.data);
    let xmp = xmp.map(|xmp| String::from_utf8_lossy(xmp.get(..XMP.min(xmp.len())).unwrap_or_default()).into_owned());
    let xmp = xmp.unwrap_or_default();
    let said = |info: Option<&[u8]>, name: &str| {
        info.map(decode).and_then(|it| tidy(&it)).or_else(|| tidy(&element(&xmp, name)?))
    };
    DocumentInfo {
        title: said(info.title.as_deref(), "dc:title").filter(|title| is_title(title)),
        author: said(info.author.as_deref(), "dc:creator").filter(|author| is_author(author)),
        date: info.creation_date.and_then(|it| readable(&format!("{:04}-{:02}-{:02}", it.year, it.month, it.day))),
        language: catalog.get::<PdfString<'_>>("Lang").and_then(|lang| tidy(&decode(&lang))),
    }
}

/// Whether the pages show a title, larger than their headings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ShownTitle {
    Present,
    Absent,
}

/// The headings of a file's outline as they are looked up, with their levels, beginning at 1. If the pages show a
/// title and the outline has one entry over all others, that is the title, and the levels are those below it.
pub(super) fn outline(pdf: &Pdf, title: ShownTitle) -> HashMap<String, u8> {
    let mut found = HashMap::new();
    let outlines = catalog(pdf).get::<Dict<'_>>("Outlines").unwrap_or_default();
    let first = outlines.get_ref("First").map(|entry| (entry, 1));
    let mut next: Vec<(ObjRef, u8)> = first.into_iter().collect();
    let (mut looked, mut outermost) = (0, 0);
    while let Some((entry, level)) = next.pop().filter(|_| looked < ENTRIES) {
        looked += 1;
        outermost += usize::from(level == 1);
        let Some(dict) = pdf.xref().get::<Dict<'_>>(entry.into()) else { continue };
        if let Some(title) = dict.get::<PdfString<'_>>("Title") {
            let key: String = outline_key(&decode(&title)).chars().take(LONGEST).collect();
            if !key.is_empty() {
                found.entry(key).or_insert(level);
            }
        }
        next.extend(dict.get_ref("Next").map(|entry| (entry, level)));
        next.extend(dict.get_ref("First").filter(|_| level < DEEPEST).map(|entry| (entry, level + 1)));
    }
    if title == ShownTitle::Present && outermost == 1 {
        for level in found.values_mut() {
            *level = level.saturating_sub(1).max(1);
        }
    }
    found
}

/// Whether the text of a file is in a form of another format (XFA), which its pages do not show.
pub(super) fn has_foreign_form(pdf: &Pdf) -> bool {
    let Some(form) = catalog(pdf).get::<Dict<'_>>("AcroForm") else { return false };
    let has_fields = form.get::<Array<'_>>("Fields").is_some_and(|fields| fields.raw_iter().next().is_some());
    form.contains_key("XFA") && !has_fields
}

fn catalog(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default()
}

/// The text of a PDF string: UTF-16 or UTF-8 by its mark, else near enough to Latin 1.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(b"\xfe\xff") {
        let units = wide.chunks_exact(2).map(|pair| pair.iter().fold(0, |unit, &byte| (unit << 8) | u16::from(byte)));
        return char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| doc_char(byte)).collect(),
    }
}

/// A character of `PDFDocEncoding`, where it differs from Latin 1 in what titles hold.
fn doc_char(byte: u8) -> char {
    match byte {
        0x84 => '—',
        0x85 => '–',
        0x83 => '…',
        0x8d => '“',
        0x8e => '”',
        0x8f => '‘',
        0x90 => '’',
        _ => char::from(byte),
    }
}

/// The text of the first item of an element of XMP.
fn element(xmp: &str, name: &str) -> Option<String> {
    let (_, rest) = xmp.split_once(&format!("<{name}>"))?;
    let (inside, _) = rest.split_once(&format!("</{name}>"))?;
    let item = inside.split_once("<rdf:li").and_then(|(_, item)| item.split_once('>')).map_or(inside, |(_, item)| item);
    let text = item.split('<').next().unwrap_or_default();
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    Some(entities.iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain)))
}

/// A text on one line and no longer than is sane, if there is anything in it.
fn tidy(text: &str) -> Option<String> {
    let text = text.split(|c: char| c.is_whitespace() || c == '\0').filter(|word| !word.is_empty());
    let text: String = text.collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    (!text.is_empty()).then_some(text)
}

/// Whether a title is one, and no name of a file or a program.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let file = [".doc", ".docx", ".pdf", ".tex", ".indd", ".odt", ".rtf", ".qxd", ".dvi", ".txt", ".html", ".md"];
    let begins = ["microsoft word", "untitled", "document", "layout ", "slide "];
    title.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !file.iter().any(|end| lower.ends_with(end))
        && !begins.iter().any(|begin| lower.starts_with(begin))
        && !title.contains(['/', '\\'])
}

/// Whether an author is a name, and no account or program.
fn is_author(author: &str) -> bool {
    let lower = author.to_lowercase();
    let none =
        ["user", "admin", "administrator", "author", "unknown", "anonymous", "owner", "root", "microsoft office user"];
    author.chars().filter(|c| c.is_alphabetic()).count() > 2
        && author.contains(' ')
        && !none.contains(&lower.as_str())
        && !author.contains('@')
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    #[test]
    fn strings_are_decoded_and_tidied() {
        for (bytes, text) in [
            (b"The Quay".as_slice(), "The Quay"),
            (b"\xfe\xff\0T\0h\0e\x20\x19", "The’"),
            (b"\xef\xbb\xbfK\xc3\xa4se", "Käse"),
            (b"K\xe4se \x84 \x8dso\x8e", "Käse — “so”"),
            (b" a\n\tb\0c ", "a b c"),
        ] {
            assert_eq!(tidy(&decode(bytes)).as_deref(), Some(text));
        }
        assert_eq!(tidy(" \n\0"), None);
        assert_eq!(tidy(&"a".repeat(2000)).map(|it| it.len()), Some(LONGEST));
    }

    #[test]
    fn entries_of_the_outline_have_the_levels_they_stand_on() {
        let entries = [
            // (its number, its title, the entry below it, the next beside it)
            (3, "One", Some(4), Some(7)),
            (4, "Begin", None, Some(5)),
            (5, "Last of it", Some(6), None),
            (6, "Below the last", None, None),
            (7, "Two", Some(8), None),
            (8, "Only", Some(9), None),
            (9, "Deep", Some(3), Some(4)),
        ];
        let link = |name: &str, to: Option<u32>| to.map(|to| format!("/{name} {to} 0 R")).unwrap_or_default();
        let mut file = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/Outlines<</First 3 0 R>>>>endobj\n\
                        2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
            .to_owned();
        for (number, title, first, after) in entries {
            let links = link("First", first) + &link("Next", after);
            writeln!(file, "{number} 0 obj<</Title({title}){links}>>endobj").expect("a string takes everything");
        }
        file += "trailer<</Size 10/Root 1 0 R>>\n";
        let found = outline(&Pdf::new(file.into_bytes()).expect("a file with a catalog"), ShownTitle::Present);
        let mut found: Vec<(&str, u8)> = found.iter().map(|(key, level)| (key.as_str(), *level)).collect();
        found.sort_unstable();
        let expected =
            [("begin", 2), ("belowthelast", 3), ("deep", 3), ("lastofit", 2), ("one", 1), ("only", 2), ("two", 1)];
        assert_eq!(found, expected);
    }

    #[test]
    fn xmp_is_read() {
        let xmp =
            "<dc:title><rdf:Alt><rdf:li xml:lang='x'>Tide &amp; Toll</rdf:li></rdf:Alt></dc:title><dc:date>1</dc:date>";
        assert_eq!(element(xmp, "dc:title").as_deref(), Some("Tide & Toll"));
        assert_eq!(element(xmp, "dc:date").as_deref(), Some("1"));
        assert_eq!(element(xmp, "dc:creator"), None);
        assert_eq!(element("<dc:title>", "dc:title"), None);
    }

    #[test]
    fn names_of_files_are_no_titles() {
        for (title, expected) in [
            ("The Quay", true),
            ("Microsoft Word - quay.docx", false),
            ("quay_final.indd", false),
            ("/home/quay", false),
            ("untitled", false),
            ("12", false),
        ] {
            assert_eq!(is_title(title), expected, "{title}");
        }
        assert!(is_author("Ada Holt"));
        assert!(!is_author("admin"));
    }
}
