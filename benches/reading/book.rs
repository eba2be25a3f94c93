//! An e-book of any length.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::prose::prose;

/// How many chapters it has.
const CHAPTERS: usize = 50;

/// The bytes of an EPUB with this many words.
pub(crate) fn book(words: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &str| {
        writer.start_file(name, SimpleFileOptions::default()).expect("a new name");
        writer.write_all(content.as_bytes()).expect("into memory");
    };
    let each = |line: &dyn Fn(usize) -> String| (1..=CHAPTERS).map(line).collect::<String>();
    add("mimetype", "application/epub+zip");
    add("META-INF/container.xml", "<container><rootfiles><rootfile full-path='a/b.opf'/></rootfiles></container>");
    let items = each(&|nth| format!("<item id='c{nth}' href='c{nth}.xhtml' media-type='application/xhtml+xml'/>"));
    let order = each(&|nth| format!("<itemref idref='c{nth}'/>"));
    let about = "<metadata><dc:title>The River</dc:title><dc:creator>Ada Holt</dc:creator></metadata>";
    let nav = "<item id='nav' href='nav.xhtml' properties='nav'/>";
    add("a/b.opf", &format!("<package>{about}<manifest>{nav}{items}</manifest><spine>{order}</spine></package>"));
    let contents = each(&|nth| format!("<li><a href='c{nth}.xhtml'>Chapter {nth}</a></li>"));
    add("a/nav.xhtml", &format!("<html><body><nav epub:type='toc'><ol>{contents}</ol></nav></body></html>"));
    let paragraphs: String = prose(words / CHAPTERS).split("\n\n").map(paragraph).collect();
    for nth in 1..=CHAPTERS {
        let head = format!("<head><title>{nth}</title><link rel='stylesheet' href='s.css'/></head>");
        add(
            &format!("a/c{nth}.xhtml"),
            &format!("<html>{head}<body><h1>Chapter {nth}</h1>\n{paragraphs}</body></html>"),
        );
    }
    writer.finish().expect("into memory").into_inner()
}

/// A paragraph with as much markup in it as in a printed book.
fn paragraph(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let marked = words.chunks(40).map(|words| match words {
        [first, rest @ ..] => format!("<em class=\"calibre3\">{first}</em> {}", rest.join(" ")),
        [] => String::new(),
    });
    format!("<p class=\"calibre1\">{}</p>\n", marked.collect::<Vec<_>>().join(" "))
}
