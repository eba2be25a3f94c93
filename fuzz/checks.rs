//! What must hold of any bytes in any format. The fuzz targets and the smoke run in `tests/it/fuzz.rs` share it.

use ascribe::document::{Block, BlockKind, Document, Mark};
use ascribe::ingest::{Format, Hints, ingest};

/// What the text and the addresses of a document amount to at most, in bytes, where the input has 256 KiB or less. The largest
/// that is known of is a tenth of it.
const MOST: usize = 64 << 20;

/// Reads bytes in a format and panics if something does not hold of what comes out.
///
/// Hardly any change of an archive leaves an archive. So e-books and documents are read as they are, and also as what is in
/// one: as its members if the bytes name some (a line `== NAME` before each), else as the text of its one chapter. Likewise
/// the bytes of a PDF are read as the content of a page, too. Says whether there was anything to read.
pub fn check(bytes: &[u8], format: Option<Format>) -> bool {
    let is_read = read(bytes, format);
    let is_read_inside = match format {
        Some(Format::Epub) => read(&archive::epub(bytes), format),
        Some(Format::Docx) => read(&archive::docx(bytes), format),
        Some(Format::Pdf) if !bytes.starts_with(b"%PDF") => read(&pdf(bytes), format),
        _ => false,
    };
    is_read || is_read_inside
}

/// A PDF with these operators on its one page.
fn pdf(content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let before = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>\
         /XObject<</X 4 0 R>>>>>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n\
         6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>endobj\n\
         4 0 obj<</Length {length}>>stream\n"
    );
    [before.as_bytes(), content, b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"].concat()
}

fn read(bytes: &[u8], format: Option<Format>) -> bool {
    let hints = Hints { address: Some("https://news.example/a/b"), ..Hints::named("fuzz", format) };
    let first = ingest(bytes.to_vec(), &hints);
    let again = ingest(bytes.to_vec(), &hints);
    match (first, again) {
        (Ok((document, notices)), Ok((same, same_notices))) => {
            assert_eq!((document.text(), document.blocks()), (same.text(), same.blocks()), "read alike");
            assert_eq!((document.marks(), &notices), (same.marks(), &same_notices), "read alike");
            look_over(&document);
            if bytes.len() <= 256 << 10 {
                let addresses =
                    document.marks().iter().map(|(_, mark)| if let Mark::Link(to) = mark { to.len() } else { 0 });
                let amount = document.text().len() + addresses.sum::<usize>();
                assert!(amount <= MOST, "{} bytes became {amount}", bytes.len());
            }
            true
        }
        (Err(why), Err(same)) => {
            assert_eq!(why, same, "refused alike");
            false
        }
        _ => panic!("read once and refused once"),
    }
}

/// What every document upholds.
fn look_over(document: &Document) {
    let mut end = 0;
    assert!(!document.blocks().is_empty());
    for block in document.blocks() {
        let text = document.slice(block.span);
        assert!(end <= block.span.start() && !text.trim().is_empty(), "{block:?}");
        assert!(block.kind.keeps_lines() || text.trim() == text, "{text:?}");
        end = block.span.end();
    }
    for (span, _) in document.marks() {
        assert!(!document.slice(*span).is_empty());
    }
    // A long one stands in several blocks that continue each other.
    let is_title = |block: &&Block| block.kind == BlockKind::Title && !block.continues;
    let titles = document.blocks().iter().filter(is_title).count();
    assert!(titles <= 1, "{titles} titles");
    let meta = document.meta();
    for told in [&meta.title, &meta.byline, &meta.date, &meta.site, &meta.language] {
        assert!(told.as_ref().is_none_or(|it| !it.contains('\n')), "{told:?} is on one line");
    }
}

/// Archives around some text.
mod archive {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// An e-book of these members, or with this one chapter.
    pub(super) fn epub(chapter: &[u8]) -> Vec<u8> {
        if let Some(members) = members(chapter) {
            return of(&members);
        }
        let package = r#"<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">i</dc:identifier><dc:title>Title</dc:title>
            <dc:language>en</dc:language></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>
            </manifest><spine><itemref idref="c"/></spine></package>"#;
        let container = r#"<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
            <rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
        of(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container.as_bytes()),
            ("p.opf", package.as_bytes()),
            ("c.xhtml", chapter),
        ])
    }

    /// A document of a word processor, of these members, or with this body.
    pub(super) fn docx(body: &[u8]) -> Vec<u8> {
        if let Some(members) = members(body) {
            return of(&members);
        }
        of(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body)])
    }

    /// The members of an archive that is written as text: the line `== NAME` begins one. None if the text begins otherwise.
    fn members(text: &[u8]) -> Option<Vec<(&str, &[u8])>> {
        let mut members = Vec::new();
        let mut rest = text.strip_prefix(b"== ")?;
        loop {
            let end = rest.windows(4).position(|it| it == b"\n== ").unwrap_or(rest.len());
            let member = &rest[..end];
            let name = member.iter().position(|byte| *byte == b'\n').unwrap_or(member.len());
            // A name that is no text, too long or twice there is none for this archive.
            if let Ok(told) = std::str::from_utf8(&member[..name])
                && name < 1000
                && members.iter().all(|(other, _)| *other != told)
            {
                members.push((told, member.get(name + 1..).unwrap_or_default()));
            }
            match rest.get(end + 4..) {
                Some(next) => rest = next,
                None => return Some(members),
            }
        }
    }

    fn of(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            archive.start_file(*name, SimpleFileOptions::default()).expect("memory holds it");
            archive.write_all(bytes).expect("memory holds it");
        }
        archive.finish().expect("memory holds it").into_inner()
    }
}
