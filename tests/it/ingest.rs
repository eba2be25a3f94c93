//! Bytes in, blocks and marks out.

mod amplified;
mod archives;
mod docx;
mod encodings;
mod epub;
mod feed;
mod front_matter;
mod hostile;
mod html;
mod lines;
mod made;
mod markdown;
mod paragraphs;
mod pdf;
mod properties;
mod shapes;
mod tools;

use ascribe::document::{Block, BlockKind, Document, Mark};
use ascribe::ingest::{Format, Hints, ingest};
use expect_test::Expect;

/// The document that `text` makes.
fn document(text: &str, format: Format) -> Document {
    ingest(text.as_bytes().to_vec(), &Hints::named("test", Some(format))).expect("the text of a test is an article").0
}

/// Checks the outline of the document that `text` makes.
fn check(text: &str, format: Format, expected: &Expect) {
    expected.assert_eq(&outline(&document(text, format)));
}

/// A document on a page: what is known about it, then a line a block, then a line a mark.
///
/// A block's line is its kind, ">" for each quotation it stands in, "+" if it goes on where the one before left
/// off, and its text, line ends shown as "/" where they are spaces and as "⏎" where they are kept. Of a long
/// text only the beginning and the end are shown.
fn outline(document: &Document) -> String {
    let meta = document.meta();
    let known = [("title", &meta.title), ("byline", &meta.byline), ("date", &meta.date), ("address", &meta.address)];
    let known = known.iter().filter_map(|(name, value)| Some(format!("{name}: {}", value.as_deref()?)));
    let blocks = document.blocks().iter().map(|block| block_line(document, block));
    let marks = document.marks().iter().map(|(span, mark)| format!("{} [{}]", name_of(mark), document.slice(*span)));
    known.chain(blocks).chain(marks).map(|line| line + "\n").collect()
}

#[test]
fn every_article_knows_where_it_came_from() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/ingest");
    for file in [
        "files/harbour.txt",
        "files/harbour.md",
        "files/harbour.html",
        "files/harbour.pdf",
        "files/pandoc.epub",
        "files/pandoc.docx",
        "feeds/rss.xml",
        "feeds/list.opml",
    ] {
        let address = Some("https://a.example/b");
        let bytes = std::fs::read(folder.join(file)).expect("it is committed");
        let (document, _) = ingest(bytes, &Hints { address, ..Hints::named("test", None) }).expect("it has text");
        assert_eq!(document.meta().address.as_deref(), address, "{file}");
    }
}

fn block_line(document: &Document, block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Title => "title".to_owned(),
        BlockKind::Byline => "byline".to_owned(),
        BlockKind::Dateline => "date".to_owned(),
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::ListItem { depth, number: None } => format!("li{depth}"),
        BlockKind::ListItem { depth, number: Some(number) } => format!("li{depth} {number}."),
        BlockKind::Table => "table".to_owned(),
        BlockKind::Code => "code".to_owned(),
        BlockKind::Verse => "verse".to_owned(),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Litter => "litter".to_owned(),
    };
    let line_end = if block.kind.keeps_lines() { "⏎" } else { "/" };
    let text = document.slice(block.span).replace("\r\n", "\n").replace('\n', line_end);
    let chars: Vec<char> = text.chars().collect();
    let text = match (chars.first_chunk::<40>(), chars.last_chunk::<40>()) {
        (Some(first), Some(last)) if chars.len() > 100 => first.iter().chain(&[' ', '…', ' ']).chain(last).collect(),
        _ => text,
    };
    let quoted = ">".repeat(usize::from(block.quoted));
    let continues = if block.continues { "+" } else { "" };
    format!("{kind}{quoted}{continues} {text}")
}

fn name_of(mark: &Mark) -> String {
    match mark {
        Mark::Emphasis => "em".to_owned(),
        Mark::Strong => "strong".to_owned(),
        Mark::Strikethrough => "struck".to_owned(),
        Mark::Code => "code".to_owned(),
        Mark::Link(address) => format!("link({address})"),
    }
}
