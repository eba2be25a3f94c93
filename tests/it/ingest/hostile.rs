//! Books and documents that somebody made to do harm, or that came to harm: all are read or refused, soon.

use std::fmt::Write as _;

use ascribe::ingest::{Format, Hints, Refused, ingest};
use proptest::prelude::*;

use super::archives::{archive, archive_of, outline, read};
use super::properties::check;

const BOOK: &[u8] = include_bytes!("files/pandoc.epub");
const DOCUMENT: &[u8] = include_bytes!("files/pandoc.docx");

/// A book of one chapter.
fn chapter(text: &str) -> Vec<u8> {
    archive([("mimetype", b"application/epub+zip".as_slice()), ("a.xhtml", text.as_bytes())])
}

fn document(body: &str) -> Vec<u8> {
    archive([("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes())])
}

/// Puts some bytes in the place of others, wherever they stand.
fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    let places = bytes.windows(old.len()).enumerate().filter(|(_, window)| *window == old);
    let places: Vec<usize> = places.map(|(at, _)| at).collect();
    assert!(!places.is_empty() && old.len() == new.len());
    for at in places {
        bytes[at..at + old.len()].copy_from_slice(new);
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![0; 70 << 20];
    let size = u32::try_from(zeros.len()).expect("not that many").to_le_bytes();
    for name in ["a.xhtml", "word/document.xml", "META-INF/container.xml"] {
        let mut bomb = archive(
            [(name, zeros.as_slice()), ("a.opf", b"<package/>")].into_iter().take(if name.starts_with("word") {
                1
            } else {
                2
            }),
        );
        replace(&mut bomb, &size, &1000_u32.to_le_bytes());
        assert_eq!(read(bomb).expect_err("there is nothing in it"), Refused::Damaged, "{name}");
    }
}

#[test]
fn what_is_read_of_an_archive_has_a_limit() {
    let member = "<p>a</p>".repeat(8000).into_bytes();
    let mut nested = archive([("a.xhtml", member.as_slice())]);
    for _ in 0..5 {
        nested = archive([("a.zip", nested.as_slice())]);
    }
    assert_eq!(read(nested).expect_err("an archive in an archive is no book"), Refused::Archive);
    let names: Vec<String> = (0..101_000).map(|nth| format!("{nth}.x")).collect();
    let many = archive(names.iter().map(|name| (name.as_str(), b"".as_slice())));
    assert_eq!(read(many).expect_err("nothing is in them"), Refused::Archive);
    // All entries of the directory lead to one member.
    let mut overlapping = chapter("<p>Over and over.</p>");
    let directory = overlapping.windows(4).rposition(|it| it == b"PK\x01\x02").expect("there is one");
    let end = overlapping.windows(4).rposition(|it| it == b"PK\x05\x06").expect("there is one");
    let (tail, entry) = (overlapping.split_off(end), overlapping[directory..].to_vec());
    for nth in 0..100_u8 {
        let mut entry = entry.clone();
        replace(&mut entry, b"a.xhtml", &[nth % 10 + b'0', nth / 10 + b'0', b'.', b'h', b't', b'm', b'l']);
        overlapping.extend(entry);
    }
    let length = u32::try_from(overlapping.len() - directory).expect("short") + 54;
    overlapping.extend(tail);
    let end = overlapping.len() - 22;
    overlapping[end + 8..end + 12].copy_from_slice(&[102, 0, 102, 0]);
    overlapping[end + 12..end + 16].copy_from_slice(&length.to_le_bytes());
    assert!(read(overlapping).is_ok_and(|(document, _)| document.blocks().len() == 101));
}

#[test]
fn names_are_never_paths() {
    let files = "=== META-INF/container.xml\n<container><rootfile full-path='../../../book.opf'/></container>\n=== ../../../etc/passwd\nroot\n=== book.opf\n<package><manifest><item id='a' href='../../etc/passwd'/><item id='b' href='\u{1b}[2J\u{202e}.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>\n=== \u{1b}[2J\u{202e}.xhtml\n<p>Words.</p>\n";
    let expected = "notice: The book is damaged: 1 of its 2 chapters could not be read in full.\np Words.\n";
    assert_eq!(outline(archive_of(files)), expected);
}

#[test]
fn entities_do_not_grow() {
    let mut definitions = String::new();
    for nth in 1..50 {
        let tenfold = format!("&a{};", nth - 1).repeat(10);
        writeln!(definitions, "<!ENTITY a{nth} \"{tenfold}\">").expect("into memory");
    }
    let laughs = format!("<!DOCTYPE x [<!ENTITY a0 \"ha\">{definitions}<!ENTITY f SYSTEM \"file:///etc/passwd\">]>");
    let book = chapter(&format!("{laughs}<html><body><p>&a49; &f;</p></body></html>"));
    assert_eq!(outline(book), "p &a49; &f;\n");
    let body = "<w:p><w:r><w:t>&a49; &f;</w:t></w:r></w:p>";
    let text = format!("{laughs}<w:document>{body}</w:document>");
    assert_eq!(outline(archive([("word/document.xml", text.as_bytes())])), "p &a49; &f;\n");
}

#[test]
fn depth_and_numbers_take_neither_stack_nor_time() {
    let deep = 10_000;
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<blockquote>", "</blockquote>"),
        ("<ul><li>", "</li></ul>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<a href='#x' id='x'>", "</a>"),
        ("<sup><a href='#x' id='x'>1", "</a></sup>"),
        ("<h1>", "</h1>"),
        ("<p>", ""),
        ("<i>", "</b>"),
        ("<", ""),
        ("<!--", ""),
        ("<a b='", ""),
        ("&x", ""),
    ] {
        let text = format!("<p>Text.</p>{}x{}<p>End.</p>", open.repeat(deep), close.repeat(deep));
        let (document, _) = read(chapter(&text)).expect("there is text");
        check(&document).unwrap();
    }
    for (open, close) in [
        ("<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r>", "</w:r></w:p>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<w:r><w:fldChar w:fldCharType='begin'/>", ""),
        ("<w:fldSimple w:instr='HYPERLINK x:y'><w:hyperlink>", "</w:hyperlink></w:fldSimple>"),
        ("<w:footnoteReference w:id='1'/>", ""),
        ("<w:del>", ""),
        ("<", ""),
        ("<!--", ""),
    ] {
        let one = "<w:p><w:r><w:t>Text.</w:t></w:r></w:p>";
        let (document, _) = read(document(&format!("{one}{}{one}{}{one}", open.repeat(deep), close.repeat(deep))))
            .expect("there is text");
        check(&document).unwrap();
    }
}

#[test]
fn what_is_nested_without_end_stays_small() {
    let links = |at: usize| format!("<a href='http://a.example/{at}'>");
    for (open, most) in [
        ((0..2000).map(links).collect::<String>(), 2000),
        ((0..2000).map(|at| links(at) + "<b><i><s><code>").collect(), 4 * 2000),
        ("<b><b><b><b><b><b><b><b><b><i><i><i><i><i><i><i><i><i>".repeat(200), 2 * 2000),
        ("<q>".repeat(80_000), 0),
    ] {
        let text = format!("{open}{}", "<p>x</p>".repeat(2000));
        let (document, _) = read(chapter(&text)).expect("there is text");
        check(&document).unwrap();
        assert!(document.marks().len() <= most, "{} marks of {:.40}", document.marks().len(), open);
    }
    // What is too deep is left out, and its words stay.
    let (open, close) = ("<div>".repeat(600), "</div>".repeat(600));
    let text = format!("<p>One.</p>{open}<b>Two</b><script>a < b</script><p>three.</p>{close}<p>Four.</p>");
    assert_eq!(outline(chapter(&text)), "p One.\np Two three.\np Four.\n");
    let text = "<p><a href='http://a.example/'>one <b>two <a href='http://b.example/'>three</a></b> four</a></p>";
    let (a, b) = ("link(http://a.example/) [one two]\nstrong [two]", "link(http://b.example/) [three]\nstrong [three]");
    let expected = format!("p one two three four\n{a}\n{b}\n");
    assert_eq!(outline(chapter(text)), expected);
}

/// Bytes with some of them changed, left out at the end, or moved.
fn harmed(bytes: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20);
    (changes, any::<prop::sample::Index>(), any::<bool>()).prop_map(|(changes, end, cut)| {
        let mut bytes = bytes.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        bytes
    })
}

/// XML of the pieces that books and documents give a meaning to.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<h1>",
        "</h1>",
        "<li id='n1'>",
        "</li>",
        "<ol>",
        "</ol>",
        "<a href='#n1'>",
        "<a href='b.xhtml#n1' epub:type='noteref'>",
        "</a>",
        "<sup>",
        "</sup>",
        "1",
        "*",
        "<aside id='n2' epub:type='footnote'>",
        "</aside>",
        "<body>",
        "</body>",
        "<nav epub:type='toc'>",
        "<w:p>",
        "</w:p>",
        "<w:pPr>",
        "</w:pPr>",
        "<w:numPr><w:numId w:val='1'/><w:ilvl w:val='3'/></w:numPr>",
        "<w:r>",
        "</w:r>",
        "<w:t>",
        "</w:t>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:br/>",
        "<w:b/>",
        "<w:pStyle w:val='Quote'/>",
        "<w:outlineLvl w:val='0'/>",
        "<w:del/>",
        "<w:footnoteReference w:id='1'/>",
        "<w:fldChar w:fldCharType='begin'/>",
        "<w:fldChar w:fldCharType='separate'/>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        "<w:hyperlink>",
        "</w:hyperlink>",
        "words ",
        "é日",
        "&amp;",
        "&x;",
        "<",
        "\n",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_is_harmed_is_read_or_refused(bytes in prop_oneof![harmed(BOOK), harmed(DOCUMENT), any::<Vec<u8>>()], format in 0..3) {
        let format = [None, Some(Format::Epub), Some(Format::Docx)].into_iter().nth(usize::try_from(format).unwrap()).unwrap();
        if let Ok((document, _)) = ingest(bytes.clone(), &Hints::named("test", format)) {
            check(&document)?;
            let again = ingest(bytes, &Hints::named("test", format)).unwrap().0;
            prop_assert_eq!((document.text(), document.blocks()), (again.text(), again.blocks()));
        }
    }

    #[test]
    fn any_markup_is_read(text in pieces(), other in pieces()) {
        let book = archive([("mimetype", b"application/epub+zip".as_slice()), ("a.xhtml", text.as_bytes()), ("b.xhtml", other.as_bytes())]);
        let styles = "<w:styles><w:style w:styleId='Quote'><w:name w:val='Quote'/></w:style></w:styles>";
        let relations = "<R><R Type='/styles' Target='s.xml'/><R Type='/footnotes' Target='f.xml'/></R>";
        let notes = format!("<w:footnote w:id='1'>{other}</w:footnote>");
        let document = archive([
            ("word/document.xml", text.as_bytes()), ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/s.xml", styles.as_bytes()), ("word/f.xml", notes.as_bytes()),
        ]);
        for bytes in [book, document] {
            if let Ok((document, _)) = read(bytes) {
                check(&document)?;
            }
        }
    }
}
