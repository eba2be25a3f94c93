//! PDF written by hand, so that the file can be read here.

use super::{outline, read};
use expect_test::expect;

/// A file of these objects, the first of which is the catalog and the second the tree of pages, with a table of
/// where they are.
pub(in crate::ingest) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", number + 1).bytes().chain(object.iter().copied()).chain(*b"\nendobj\n"));
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    file.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    let trailer = format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend(trailer.bytes());
    file
}

/// A stream with these entries in its dictionary.
pub(in crate::ingest) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>\nstream\n", data.len());
    head.bytes().chain(data.iter().copied()).chain(*b"\nendstream").collect()
}

/// A file of pages drawn by these instructions. `/F` is Helvetica, `/B` its bold, `/X` is what `font` says.
pub(super) fn drawn(pages: &[&str], font: &str) -> Vec<u8> {
    let kids: String = (0..pages.len()).fold(String::new(), |kids, nth| kids + &(5 + 2 * nth).to_string() + " 0 R ");
    let fonts = format!(
        "<</Font<</F 3 0 R/B<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>/X {font}>>>>"
    );
    let mut objects: Vec<Vec<u8>> = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 400 500]/Resources 4 0 R>>", pages.len())
            .into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
        fonts.into_bytes(),
    ];
    for (nth, page) in pages.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 6 + 2 * nth).into_bytes());
        objects.push(stream("", page.as_bytes()));
    }
    pdf(&objects)
}

/// Instructions that draw lines below each other, from this place on.
fn lines(x: u32, y: u32, lines: &[&str]) -> String {
    let lines: String = lines.iter().flat_map(|line| ["(", line, ") Tj T*\n"]).collect();
    format!("BT /F 10 Tf 12 TL {x} {y} Td\n{lines}ET\n")
}

const PROSE: [&str; 4] = [
    "The harbour of Lunsand was quiet in the morning, as it had been",
    "since the toll was raised, and nobody on the quay could say how",
    "long that would last; the pilots did not care to guess, and sat",
    "in the sun.",
];

fn check(file: Vec<u8>, expected: &expect_test::Expect) {
    let read = read(file).map(|(document, notices)| {
        let notices: String = notices.iter().flat_map(|notice| ["! ", &notice.0, "\n"]).collect();
        outline(&document) + &notices
    });
    expected.assert_eq(&read.unwrap_or_else(|refused| format!("refused: {refused}\n")));
}

#[test]
fn paragraphs_are_parted_by_gaps_and_by_lines_that_end() {
    let page = lines(50, 400, &PROSE) + &lines(50, 352, &["Another paragraph, of one line that has room behind it."]);
    check(
        drawn(&[&page], "null"),
        &expect![[r"
            p The harbour of Lunsand was quiet in the  … d not care to guess, and sat in the sun.
            p Another paragraph, of one line that has room behind it.
        "]],
    );
}

#[test]
fn pages_turned_and_text_turned_are_read() {
    let text = "BT /F 10 Tf 0 1 -1 0 100 50 Tm (A line that runs upwards, on its own.) Tj ET";
    check(
        drawn(&[text], "null"),
        &expect![[r"
            p A line that runs upwards, on its own.
        "]],
    );
}

#[test]
fn fonts_that_are_not_in_the_file_are_done_without() {
    let known =
        format!("BT /X 10 Tf 50 400 Td (Words in no font, \\223quoted\\224.) Tj ET\n{}", lines(50, 300, &PROSE));
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Nowhere/Encoding/WinAnsiEncoding>>";
    check(
        drawn(&[&known], font),
        &expect![[r"
            p Words in no font, “quoted”.
            p The harbour of Lunsand was quiet in the  … d not care to guess, and sat in the sun.
        "]],
    );
    for font in ["null", "99 0 R", "<<>>", "(words)"] {
        check(
            drawn(&[&known], font),
            &expect![[r"
                p The harbour of Lunsand was quiet in the  … d not care to guess, and sat in the sun.
            "]],
        );
    }
}

#[test]
fn heads_and_numbers_of_pages_are_dropped() {
    let page = |number: u32, text: &str| {
        let number = number.to_string();
        lines(50, 480, &["The Harbour Post"]) + &lines(200, 20, &[&number]) + &lines(50, 400, &[text])
    };
    let pages =
        [page(7, "The first page says one thing."), page(8, "The second says another."), page(9, "So does this.")];
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    check(
        drawn(&pages, "null"),
        &expect![[r"
            p The first page says one thing.
            p The second says another.
            p So does this.
        "]],
    );
}
