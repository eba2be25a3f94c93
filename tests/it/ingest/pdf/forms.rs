//! Forms, text typed onto pages, and comments.

use super::kinds::{page, said};
use super::written::stream;

/// A page that says "Name:" on the left and "signed here" below, with these annotations and more objects from the
/// sixth on.
fn form(annotations: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let drawing = b"BT /F 12 Tf 50 400 Td (Name:) Tj 0 -60 Td (This was signed here on the quay.) Tj ET";
    let entries = format!("/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R/Annots[{annotations}]");
    page(&entries, [vec![stream("", drawing), helvetica.as_bytes().to_vec()], more].concat())
}

fn look(entries: &str, drawing: &str) -> Vec<u8> {
    let resources = "/Resources<</Font<</F 5 0 R/Z<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>>>>>";
    stream(&format!("/Type/XObject/Subtype/Form{resources}{entries}"), drawing.as_bytes())
}

const AROUND: [&str; 2] = ["Name:", "This was signed here on the quay."];

/// The page with what stands behind "Name:" and what follows all of it.
fn with(behind: &str, after: &str) -> String {
    [AROUND[0], behind, "\n", AROUND[1], after].concat()
}

#[test]
fn what_is_filled_in_is_text_where_it_stands() {
    let field = "/Type/Annot/Subtype/Widget/Rect[90 395 290 415]";
    let ada = "BT /F 12 Tf 2 5 Td (Ada Holt) Tj ET";
    for (what, annotation, more, expected) in [
        (
            "a field as its program drew it",
            format!("<<{field}/FT/Tx/V(nobody)/AP<</N 6 0 R>>>>"),
            vec![look("/BBox[0 0 200 20]", ada)],
            " Ada Holt",
        ),
        (
            "one that is drawn elsewhere and larger, and brought to its place",
            format!("<<{field}/FT/Tx/AP<</N 6 0 R>>>>"),
            vec![look("/BBox[1000 1000 1400 1040]", "BT /F 24 Tf 1004 1010 Td (Ada Holt) Tj ET")],
            " Ada Holt",
        ),
        ("a value that nobody drew", format!("<<{field}/FT/Tx/V(Ada Holt)>>"), vec![], " Ada Holt"),
        (
            "a value of a parent",
            format!("<<{field}/Parent 6 0 R>>"),
            vec![b"<</FT/Tx/T(name)/Parent 7 0 R>>".to_vec(), b"<</V<FEFF0041006400610020201C0048201D>>>".to_vec()],
            " Ada “H”",
        ),
        (
            "a look that is empty",
            format!("<<{field}/FT/Tx/V(Ada Holt)/AP<</N 6 0 R>>>>"),
            vec![look("/BBox[0 0 200 20]", "/Tx BMC EMC")],
            " Ada Holt",
        ),
        ("a value in a stream", format!("<<{field}/FT/Tx/V 6 0 R>>"), vec![stream("", b"Ada Holt")], " Ada Holt"),
        (
            "a choice by what is shown for it",
            format!("<<{field}/FT/Ch/Opt[[(a)(Ada Holt)][(b)(Bo)]]/V(a)>>"),
            vec![],
            " Ada Holt",
        ),
        ("several choices", format!("<<{field}/FT/Ch/Opt[(Ada)(Bo)(Cy)]/V[(Ada)(Cy)]>>"), vec![], " Ada, Cy"),
        ("a password", format!("<<{field}/FT/Tx/Ff 8192/V(secret)>>"), vec![], ""),
        ("nothing", format!("<<{field}/FT/Tx>>"), vec![], ""),
        ("what is hidden", format!("<<{field}/F 2/FT/Tx/V(Ada Holt)>>"), vec![], ""),
        (
            "a box that is checked",
            format!("<<{field}/FT/Btn/AS/On/AP<</N<</On 6 0 R/Off 7 0 R>>>>>>"),
            vec![look("/BBox[0 0 200 20]", "BT /Z 12 Tf 2 5 Td (4) Tj ET"), look("/BBox[0 0 9 9]", "")],
            " ✔",
        ),
        (
            "a box that is not",
            format!("<<{field}/FT/Btn/AS/Off/AP<</N<</On 6 0 R/Off 7 0 R>>>>>>"),
            vec![look("/BBox[0 0 200 20]", "BT /Z 12 Tf 2 5 Td (4) Tj ET"), look("/BBox[0 0 9 9]", "")],
            "",
        ),
        (
            "typed text as its program drew it",
            "<</Type/Annot/Subtype/FreeText/Rect[90 395 290 415]/Contents(Ada)/AP<</N 6 0 R>>>>".to_owned(),
            vec![look("/BBox[0 0 200 20]", ada)],
            " Ada Holt",
        ),
        (
            "typed text that nobody drew",
            "<</Type/Annot/Subtype/FreeText/Rect[90 395 290 415]/DA(/Helv 10 Tf 0 g)/Contents(Ada Holt)>>".to_owned(),
            vec![],
            " Ada Holt",
        ),
        (
            "a stamp",
            "<</Type/Annot/Subtype/Stamp/Rect[90 395 290 415]/AP<</N 6 0 R>>>>".to_owned(),
            vec![look("/BBox[0 0 200 20]", "BT /F 12 Tf 2 5 Td (RECEIVED) Tj ET")],
            " RECEIVED",
        ),
        ("a reference that leads nowhere", "99 0 R".to_owned(), vec![], ""),
        ("a look that is none", format!("<<{field}/AP<</N 5 0 R>>>>"), vec![], ""),
    ] {
        assert_eq!(said(form(&annotation, more)), with(expected, ""), "{what}");
    }
}

#[test]
fn long_values_are_broken_into_lines() {
    let value = "The pilots did not care to guess how long it would last. ".repeat(6);
    let field = format!("<</Subtype/Widget/Rect[50 100 350 320]/FT/Tx/V({value})>>");
    let text = said(form(&field, vec![]));
    assert_eq!(
        text.replace('\n', " "),
        with(" ", "").replace([' ', '\n'], " ").replace("  ", " ") + " " + value.trim()
    );
}

#[test]
fn comments_are_counted_and_not_taken_for_the_text() {
    let note = "<</Subtype/Text/Rect[9 9 29 29]/Contents(Is this so?)>>";
    let mark = "<</Subtype/Highlight/Rect[50 395 90 415]/QuadPoints[50 415 90 415 50 395 90 395]/Contents(Source!)>>";
    let empty = "<</Subtype/Highlight/Rect[50 395 90 415]>><</Subtype/Text/Rect[0 0 9 9]/Contents( )>>\
                 <</Subtype/Popup/Rect[0 0 9 9]/Contents(Is this so?)>><</Subtype/Link/Rect[0 0 9 9]/Contents(A link)>>";
    for (annotations, notice) in [
        (String::new(), ""),
        (empty.to_owned(), ""),
        (note.to_owned(), "\n! Comments on its pages that are not shown: 1."),
        (format!("{note}{mark}{empty}"), "\n! Comments on its pages that are not shown: 2."),
    ] {
        assert_eq!(said(form(&annotations, vec![])), with("", notice), "{annotations}");
    }
}

#[test]
fn forms_in_another_format_are_said_to_be_missing() {
    let text = String::from_utf8_lossy(&form("", vec![])).into_owned();
    for (fields, notice) in [("", "\n! Its form is in XFA, a format that ascribe does not read."), ("4 0 R", "")] {
        let entry = format!("/Catalog/AcroForm<</XFA(form)/Fields[{fields}]>>");
        assert_eq!(said(text.replacen("/Catalog", &entry, 1).into_bytes()), with("", notice));
    }
}

#[test]
fn annotations_that_mean_harm_are_given_up() {
    let field = "/Subtype/Widget/Rect[90 395 290 415]/FT/Tx";
    let unread = "\n! 1 of 1 pages could not be read.";
    let again = |next: u32| {
        let entries = format!("/Subtype/Form/BBox[0 0 200 20]/Resources<</XObject<</X {next} 0 R>>>>");
        stream(&entries, "/X Do ".repeat(100).as_bytes())
    };
    let large = format!("<<{field}/Kids[{}]>>", "9 0 R ".repeat(200_000));
    for (what, annotations, more, notice) in [
        ("a look that draws itself", format!("<<{field}/AP<</N 6 0 R>>>>"), vec![again(6)], ""),
        (
            "looks that draw each other again and again",
            format!("<<{field}/AP<</N 6 0 R>>>>"),
            (7..14).map(again).collect(),
            unread,
        ),
        ("more than any page has", "<<>>".repeat(20_001), vec![], unread),
        (
            "one parent of all, that is large",
            format!("<<{field}/Parent 6 0 R>>").repeat(500),
            vec![large.into()],
            unread,
        ),
        ("a parent of itself", "6 0 R".to_owned(), vec![format!("<<{field}/Parent 6 0 R>>").into()], ""),
        ("a place of no size", "<</Subtype/FreeText/Rect[90 395 90 395]/Contents(words)>>".to_owned(), vec![], ""),
    ] {
        let text = said(form(&annotations, more));
        assert!(text.starts_with("Name:") && text.ends_with(&(AROUND[1].to_owned() + notice)), "{what}: {text}");
    }
}
