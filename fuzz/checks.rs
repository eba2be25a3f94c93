//! What must hold of any bytes in any format. The fuzz targets and the smoke run in `tests/it/fuzz.rs` share it.

use ascribe::document::{BlockKind, Document};
use ascribe::ingest::{Format, Hints, ingest};

/// Reads bytes in a format and panics if something does not hold of what comes out. E-books and documents are read as they
/// are and, since hardly any change of an archive leaves one, as the text inside one.
pub fn check(bytes: &[u8], format: Option<Format>) {
    read(bytes, format);
    match format {
        Some(Format::Epub) => read(&archive::epub(bytes), format),
        Some(Format::Docx) => read(&archive::docx(bytes), format),
        _ => {}
    }
}

fn read(bytes: &[u8], format: Option<Format>) {
    let hints = Hints { address: Some("https://news.example/a/b"), ..Hints::named("fuzz", format) };
    let first = ingest(bytes.to_vec(), &hints);
    let again = ingest(bytes.to_vec(), &hints);
    match (first, again) {
        (Ok((document, notices)), Ok((same, same_notices))) => {
            assert_eq!((document.text(), document.blocks()), (same.text(), same.blocks()), "read alike");
            assert_eq!((document.marks(), &notices), (same.marks(), &same_notices), "read alike");
            look_over(&document);
        }
        (Err(why), Err(same)) => assert_eq!(why, same, "refused alike"),
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
    let titles = document.blocks().iter().filter(|block| block.kind == BlockKind::Title).count();
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

    /// An e-book with one chapter.
    pub(super) fn epub(chapter: &[u8]) -> Vec<u8> {
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

    /// A document of a word processor.
    pub(super) fn docx(body: &[u8]) -> Vec<u8> {
        of(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body)])
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
