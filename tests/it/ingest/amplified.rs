//! A few bytes that stand for many: addresses that are written once and are part of every link, cells that spans ask for,
//! rows that a parser fills. What a document holds of them is counted.

use std::collections::HashMap;
use std::fmt::Write as _;

use ascribe::document::{BlockKind, Document, Mark};
use ascribe::ingest::{Format, Hints, Notice, ingest};

use super::archives::{archive, archive_of};
use super::pdf::written::{pdf, stream};
use super::properties::check;

/// The most that a document holds of addresses in bytes.
const MOST: usize = 16 << 20;

const P: &str =
    "The mayor said that the bridge would open in May, and everybody who had waited was glad to hear of it. ";

/// What a document holds of addresses: how many links have one, how many bytes the addresses take, equal ones that are
/// shared counted once.
fn held(document: &Document) -> (usize, usize) {
    let mut addresses = HashMap::new();
    let mut links = 0;
    for (_, mark) in document.marks() {
        if let Mark::Link(address) = mark {
            links += 1;
            addresses.insert(address.as_ptr(), address.len());
        }
    }
    (links, addresses.values().sum())
}

/// A page with this head and this body.
fn page(head: &str, body: &str) -> Vec<u8> {
    format!("<!doctype html><html><head><title>The bridge</title>{head}</head><body><article>{body}</article>").into()
}

fn base(length: usize) -> String {
    format!("<base href=\"http://e.example/{}/\">", "b".repeat(length))
}

fn paragraphs(count: usize, href: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |all, nth| all + &format!("<p>{P}<a href=\"{}\">a link</a>.</p>", href(nth)))
}

/// A document of a word processor with this body, and this beside it.
fn word(body: &str, links: &str) -> Vec<u8> {
    archive([
        ("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes()),
        ("word/_rels/document.xml.rels", format!("<Relationships>{links}</Relationships>").as_bytes()),
    ])
}

/// A page of PDF on which each of `count` words is a link to an address of so many bytes, which is written once.
fn links_in_pdf(count: usize, length: usize) -> Vec<u8> {
    let (mut drawing, mut links) = (String::new(), String::new());
    for nth in 0..count {
        // In one column, as cells of a table have no links, and far enough apart to be paragraphs.
        let (x, y) = (50, 20 + 40 * (count - nth));
        writeln!(drawing, "BT /F 10 Tf {x} {y} Td (harbour) Tj ET").expect("into memory");
        write!(links, "<</Subtype/Link/Rect[{x} {y} {} {}]/A 6 0 R>>", x + 40, y + 10).expect("into memory");
    }
    let action = format!("<</URI(http://e.example/{})>>", "x".repeat(length));
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 400 6100]>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>/Annots[{links}]>>").into(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
        stream("", drawing.as_bytes()),
        action.into_bytes(),
    ])
}

fn atom(base: &str, entries: usize) -> Vec<u8> {
    let entry = r#"<entry><title>One</title><link href="X"/><summary type="html">&lt;a href="x"&gt;l&lt;/a&gt; words</summary></entry>"#;
    let entries: String = (0..entries).map(|nth| entry.replace('X', &nth.to_string())).collect();
    format!(r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base}"><title>T</title>{entries}</feed>"#)
        .into_bytes()
}

fn rss(entries: usize) -> String {
    let entry = |nth: usize| {
        format!("<item><title>{nth}</title><link>{nth}</link><enclosure url='a{nth}.mp3' type='audio/mpeg'/></item>")
    };
    format!("<rss><channel><title>T</title>{}</channel></rss>", (0..entries).map(entry).collect::<String>())
}

fn json(entries: usize) -> String {
    let items: Vec<String> = (0..entries).map(|nth| format!(r#"{{"title":"{nth}","url":"{nth}"}}"#)).collect();
    format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{}]}}"#, items.join(","))
}

fn opml(feeds: usize) -> String {
    let feed = |nth: usize| format!("<outline text='{nth}' xmlUrl='{nth}'/>");
    format!("<opml><body>{}</body></opml>", (0..feeds).map(feed).collect::<String>())
}

/// A book of one chapter with so many links.
fn chapter(href: &str, count: usize) -> Vec<u8> {
    let body = format!("<p><a href='{href}'>word</a> and more</p>").repeat(count);
    archive_of(&format!("=== mimetype\napplication/epub+zip\n=== a.xhtml\n<html><body>{body}</body></html>"))
}

#[test]
fn addresses_are_shared_and_bounded() {
    let long = |length: usize| format!("http://e.example/{}/index", "a".repeat(length));
    let same = |_: usize| "x".to_owned();
    let other = |nth: usize| format!("x{nth}");
    let link = |length: usize| {
        format!("<R Id='l' Type='x/hyperlink' Target='http://e.example/{}' TargetMode='External'/>", "x".repeat(length))
    };
    let run =
        "<w:p><w:hyperlink r:id='l'><w:r><w:t>word</w:t></w:r></w:hyperlink><w:r><w:t> and more</w:t></w:r></w:p>";
    let page_of = |length: usize| page(&base(length), &paragraphs(2000, same));
    let mut wrong = Vec::new();
    // The input, the address that it came from, how many links have addresses and how many have lost theirs, the bytes
    // that the addresses take.
    for (name, bytes, address, links, lost, held_bytes) in [
        ("a base of 1 MB", page_of(1_000_000), None, 0, 2000, 0),
        ("a base of 60 KB", page_of(60_000), None, 0, 2000, 0),
        ("a base of 2 000 bytes", page_of(2000), None, 2000, 0, 2019),
        ("other links to a base of 2 000 bytes", page(&base(2000), &paragraphs(9000, other)), None, 8293, 707, MOST),
        (
            "links with an address of their own",
            page(&base(60_000), &paragraphs(9, |_| "http://f.example/".into())),
            None,
            9,
            0,
            17,
        ),
        ("a redirect to 60 KB", page("", &paragraphs(2000, same)), Some(long(60_000)), 0, 2000, 0),
        (
            "a long query",
            page("", &paragraphs(9, same)),
            Some(format!("http://e.example/a?{}", "q".repeat(60_000))),
            9,
            0,
            18,
        ),
        ("Markdown, addresses of 9 KB", format!("[a]({}) words. ", long(9000)).repeat(9).into(), None, 0, 9, 0),
        ("Atom with a base of 1 MB", atom(&long(1_000_000), 500), None, 0, 500, 0),
        ("Atom with a base of 2 000 bytes", atom(&long(2000), 500), None, 500, 0, 1_010_390),
        ("RSS from 60 KB", rss(500).into(), Some(long(60_000)), 0, 1000, 0),
        ("JSON Feed from 60 KB", json(500).into(), Some(long(60_000)), 0, 500, 0),
        ("OPML from 60 KB", opml(500).into(), Some(long(60_000)), 0, 500, 0),
        ("OPML from 2 000 bytes", opml(9000).into(), Some(long(2000)), 8297, 703, MOST),
        (
            "Markdown, one address of 1 MB",
            format!("[a]: {}\n\n{}", long(1_000_000), "[a] word ".repeat(2000)).into(),
            None,
            0,
            2,
            0,
        ),
        (
            "Markdown, one address of 6 KB",
            format!("[a]: {}\n\n{}{P}", long(6000), "[a] word ".repeat(2000)).into(),
            None,
            17,
            0,
            6023,
        ),
        ("DOCX, one address of 4 000 bytes", word(&run.repeat(2000), &link(4000)), None, 2000, 0, 4017),
        ("DOCX, one address of 1 MB", word(&run.repeat(2000), &link(1_000_000)), None, 0, 0, 0),
        (
            "EPUB, one address of 4 000 bytes",
            chapter(&format!("http://e.example/{}", "x".repeat(4000)), 2000),
            None,
            2000,
            0,
            4017,
        ),
        ("PDF, one address of 8 000 bytes", links_in_pdf(150, 8000), None, 150, 0, 8017),
    ] {
        let format = name.starts_with("Markdown").then_some(Format::Markdown);
        let hints = Hints { address: address.as_deref(), ..Hints::named("test", format) };
        let (document, notices) = ingest(bytes, &hints).unwrap_or_else(|refused| panic!("{name}: {refused}"));
        check(&document).unwrap();
        let told: Vec<usize> = notices.iter().filter_map(links_told).collect();
        let (with, bytes) = held(&document);
        let lost_here: usize = told.iter().sum();
        let is_full = held_bytes == MOST && bytes <= MOST && bytes > MOST - 10_000;
        if (with, lost_here) != (links, lost) || !(is_full || bytes == held_bytes) {
            wrong.push(format!("{name}: {with} links have addresses of {bytes} bytes, {lost_here} have none"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// How many links a notice says to lead nowhere.
fn links_told(notice: &Notice) -> Option<usize> {
    let (count, _) = notice.0.split_once(" link")?;
    notice.0.contains("not work").then(|| count.parse().expect("a number"))
}

#[test]
fn links_without_addresses_are_told_in_a_sentence() {
    let told = |count: usize| {
        let bytes = page(&base(60_000), &paragraphs(count, |_| "x".to_owned()));
        let (document, notices) = ingest(bytes, &Hints::named("test", None)).expect("it is a page");
        assert_eq!(document.text().matches("a link").count(), count, "the words of links stay");
        notices.into_iter().map(|notice| notice.0).collect::<Vec<_>>()
    };
    let why = "because an address, or all of them together, are too long.";
    assert_eq!(told(1), [format!("1 link does not work here, {why}")]);
    assert_eq!(told(3), [format!("3 links do not work here, {why}")]);
}

#[test]
fn tables_of_any_size_are_read_and_nothing_is_lost() {
    let markdown = |columns: usize, rows: usize| {
        format!("{}|\n{}|\n{}", "|a".repeat(columns), "|-".repeat(columns), "|b\n".repeat(rows))
    };
    let html = |head: &str, row: &str, rows: usize| {
        page("", &format!("<p>{P}</p><table><tr>{head}</tr>{}</table><p>{P}The end.</p>", row.repeat(rows)))
    };
    let docx = |grid: usize, row: &str, rows: usize| {
        let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let row = row.replace('b', &p("b"));
        let grid = "<w:gridCol/>".repeat(grid);
        word(&format!("<w:tbl><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>{}", row.repeat(rows), p("The end.")), "")
    };
    let tr = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let columns = |count: usize, gap: usize| {
        let cells = |y: usize| (0..count).map(move |nth| format!("BT /F 4 Tf {} {y} Td (b) Tj ET\n", 10 + nth * gap));
        let drawing: String = (0..40).flat_map(|row| cells(480 - 12 * row)).collect();
        pdf(&[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            format!("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 {} 500]>>", 20 + count * gap).into(),
            b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>".to_vec(),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
            stream("", drawing.as_bytes()),
        ])
    };
    let (b, wide) = ("<td>b</td>".repeat(500), "<th rowspan=1000 colspan=50>a</th>".repeat(500));
    let mut wrong = Vec::new();
    // What is read, how often "b" stands in it, and the most bytes of the text.
    for (name, bytes, times, most) in [
        ("Markdown, 500 x 1 000 cells, one of a row written", markdown(500, 1000).into_bytes(), 1000, 4 << 20),
        ("Markdown, 256 x 1 024", markdown(256, 1024).into(), 1024, 4 << 20),
        ("Markdown, 270 x 1 000", markdown(270, 1000).into(), 1000, 4 << 20),
        ("Markdown, 2 000 x 5 000", markdown(2000, 5000).into(), 5000, 4 << 20),
        ("Markdown, fifty of 500 x 500", (markdown(500, 500) + "\n").repeat(50).into(), 25_000, 1 << 20),
        (
            "Markdown, in quotations and lists",
            format!("> - {}", markdown(500, 1000).replace('\n', "\n>   ")).into(),
            1000,
            4 << 20,
        ),
        ("HTML, 500 x 1 000", html(&b, &format!("<tr>{b}</tr>"), 1000), 500_500, 4 << 20),
        ("HTML, one of a row written", html(&b.replace("td", "th"), "<tr><td>b</td></tr>", 1000), 1500, 1 << 20),
        ("HTML, cells that reach everywhere", html(&wide, "<tr><td>b</td></tr>", 1000), 1000, 4 << 20),
        (
            "HTML, such tables in numbers",
            page("", &String::from_utf8(html(&wide, "<tr><td>b</td></tr>", 100)).unwrap().repeat(20)),
            2000,
            8 << 20,
        ),
        ("DOCX, 500 x 1 000", docx(500, &tr(&"<w:tc>b</w:tc>".repeat(500)), 1000), 500_000, 4 << 20),
        ("DOCX, one of a row written", docx(500, &tr("<w:tc>b</w:tc>"), 1000), 1000, 1 << 20),
        (
            "DOCX, cells that reach far",
            docx(16, &tr(&"<w:tc><w:tcPr><w:gridSpan w:val='99'/></w:tcPr>b</w:tc>".repeat(50)), 1000),
            50_000,
            4 << 20,
        ),
        ("PDF, 150 columns", columns(150, 20), 6000, 1 << 20),
        ("PDF, 5 000 columns", columns(5000, 20), 200_000, 2 << 20),
    ] {
        let format = name.starts_with("Markdown").then_some(Format::Markdown);
        let (document, _) = ingest(bytes, &Hints::named("test", format)).unwrap_or_else(|why| panic!("{name}: {why}"));
        check(&document).unwrap();
        let is_b = |word: &&str| *word == "b" || *word == "|b";
        let found = document.text().split_whitespace().filter(is_b).count();
        let length = document.text().len();
        if found != times || length > most {
            wrong.push(format!("{name}: {found} times in {length} bytes"));
        }
        if document.text().contains("The end.") {
            let last = document.blocks().last().expect("there is one");
            assert!(document.slice(last.span).ends_with("The end."), "{name}");
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_follows_a_table_that_is_given_up_is_no_part_of_it() {
    let table = format!("{}|\n{}|\n{}", "|a".repeat(500), "|-".repeat(500), "|b\n".repeat(530));
    let text = format!(
        "# T\n\n{table}\n## Next\n\nWords with a [link](http://e.example/x).\n\n* one\n* two\n\n> quoted\n\n```\ncode\n```\n"
    );
    let (document, _) = ingest(text.into_bytes(), &Hints::named("test.md", None)).expect("it is text");
    check(&document).unwrap();
    let blocks = document.blocks().iter().skip_while(|block| !matches!(block.kind, BlockKind::Heading(_)));
    let told: Vec<String> = blocks.map(|block| format!("{:?} {}", block.kind, document.slice(block.span))).collect();
    assert_eq!(
        told,
        [
            "Heading(2) Next",
            "Paragraph Words with a link.",
            "ListItem { depth: 0, number: None } one",
            "ListItem { depth: 0, number: None } two",
            "Paragraph quoted",
            "Code code",
        ]
    );
    let (link, _) = document.marks().last().expect("there is a link");
    assert_eq!(document.slice(*link), "link");
}

#[test]
fn a_table_that_is_cut_off_leaves_the_notes_alone() {
    let cell = "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>";
    let table = format!("<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{cell}{cell}</w:tr>");
    let note = "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>";
    let bytes = archive([
        ("word/document.xml", format!("<w:document><w:body>{note}{table}<w:tr><w:tc").as_bytes()),
        ("word/_rels/document.xml.rels", b"<R><R Type='x/footnotes' Target='f.xml'/></R>"),
        ("word/f.xml", b"<w:footnotes><w:footnote w:id='1'><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:tbl></w:footnote></w:footnotes>"),
    ]);
    let (document, _) = ingest(bytes, &Hints::named("test", None)).expect("it has text");
    check(&document).unwrap();
    let blocks: Vec<&str> = document.blocks().iter().map(|block| document.slice(block.span)).collect();
    assert_eq!(blocks, ["[1]", "b │ b", "[1] A note."]);
}

#[test]
fn members_with_endless_names_are_not_looked_at() {
    let long = format!("{}/b.xhtml", "x".repeat(600));
    let bytes = archive([
        ("mimetype", b"application/epub+zip".as_slice()),
        ("a.xhtml", b"<p>Words.</p>"),
        (&long, b"<p>Other words.</p>"),
    ]);
    let (document, _) = ingest(bytes, &Hints::named("test", None)).expect("it has text");
    assert_eq!(document.text(), "Words.");
}
