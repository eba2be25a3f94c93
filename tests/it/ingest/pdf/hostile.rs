//! Files that mean harm, or were harmed: each gets an answer, and none takes more than it should.

use super::read;
use super::written::{drawn, pdf, stream};
use ascribe::document::Document;
use ascribe::ingest::Refused;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::{self, Write as _};

const CATALOG: &[u8] = b"<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &[u8] = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 400 500]>>";
const HELLO: &str = "BT /F 12 Tf 50 400 Td (The harbour was quiet that day.) Tj ET";

fn text(bytes: Vec<u8>) -> Result<String, Refused> {
    read(bytes).map(|(document, _)| document.text().to_owned())
}

/// So many zeros, packed.
fn zeros(count: u64) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    io::copy(&mut io::Read::take(io::repeat(0), count), &mut encoder).unwrap();
    encoder.finish().unwrap()
}

/// A file of one page with this dictionary, and more objects from the fourth on.
fn page(entries: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R{entries}>>").into_bytes();
    pdf(&[vec![CATALOG.to_vec(), PAGES.to_vec(), page], more].concat())
}

#[test]
fn trees_that_go_in_circles_are_left() {
    let circle = pdf(&[
        CATALOG.to_vec(),
        b"<</Type/Pages/Kids[2 0 R 3 0 R 4 0 R]/Count 9>>".to_vec(),
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 3 0 R/Count 9>>".to_vec(),
        b"<</Type/Page/Parent 4 0 R/Contents 5 0 R>>".to_vec(),
        stream("", HELLO.as_bytes()),
    ]);
    assert_eq!(text(circle).unwrap(), "The harbour was quiet that day.");
}

#[test]
fn forms_in_forms_in_themselves_are_left() {
    let resources = "/Resources<</XObject<</X 4 0 R>>>>";
    let form = stream(
        &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{resources}"),
        format!("/X Do /X Do {HELLO}").as_bytes(),
    );
    let file = page(&format!("{resources}/Contents 4 0 R"), vec![form]);
    assert!(matches!(text(file), Err(Refused::Damaged) | Ok(_)));
}

#[test]
fn forms_that_unpack_to_nothing_are_not_read_again_and_again() {
    let nothing = [b"\x78\x01".to_vec(), b"\0\0\0\xff\xff".repeat(200_000), b"\x03\0\0\0\0\x01".to_vec()].concat();
    let mut once = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    once.write_all(&nothing).unwrap();
    let packed_twice = once.finish().unwrap();
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter";
    for (form, times, expected) in [
        (stream(&format!("{form}/FlateDecode"), &nothing), 3, Ok("The harbour was quiet that day.")),
        (stream(&format!("{form}/FlateDecode"), &nothing), 100_000, Err(Refused::Damaged)),
        (stream(&format!("{form}[/FlateDecode/FlateDecode]"), &packed_twice), 100_000, Err(Refused::Damaged)),
    ] {
        let drawing = stream("", ("/X Do ".repeat(times) + HELLO).as_bytes());
        let file = page("/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R", vec![drawing, form]);
        assert_eq!(text(file).as_deref(), expected.as_ref().copied());
    }
    // The same where the page itself is drawn by such streams.
    let many = format!("/Contents[{}5 0 R]", "4 0 R ".repeat(1000));
    let file = page(&many, vec![stream("/Filter/FlateDecode", &nothing), stream("", HELLO.as_bytes())]);
    assert_eq!(text(file).unwrap_err(), Refused::Damaged);
}

#[test]
fn tables_of_objects_that_lie_are_made_anew() {
    let honest = drawn(&[HELLO], "null");
    let text_of = |file: &[u8]| String::from_utf8_lossy(file).into_owned();
    let lying = text_of(&honest).replace("0000000009 00000 n", "0000000123 00000 n").into_bytes();
    let without = text_of(&honest).split("xref\n").next().unwrap().as_bytes().to_vec();
    let short = honest.get(..honest.len() - 200).unwrap().to_vec();
    let lengths = text_of(&honest).replace("/Length ", "/Length 999").into_bytes();
    let negative = text_of(&honest).replace("/Length ", "/Length -").into_bytes();
    for file in [lying, without, short, lengths, negative] {
        assert_eq!(text(file).as_deref(), Ok("The harbour was quiet that day."));
    }
}

#[test]
fn sizes_that_are_named_are_not_believed() {
    let sized =
        |size: &str| text(page(&format!("/MediaBox[{size}]/Contents 4 0 R"), vec![stream("", HELLO.as_bytes())]));
    assert_eq!(sized("0 0 99999999 99999999").as_deref(), Ok("The harbour was quiet that day."));
    for size in ["-99999999999999999999 0 1e38 1e38", "0 0 0 0", "9 9 1 1", "0 0 NaN (words)"] {
        drop(sized(size));
    }
    for font in [
        "<</Type/Font/Subtype/Type1/BaseFont/A/FirstChar 2000000000/LastChar 2000000001/Widths[1 2]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2\
         /BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[0 4294967295 500]>>]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2\
         /BaseFont/A/W2[0 4294967295 1 2 3]>>]>>",
    ] {
        let drawing = format!("{HELLO} BT /X 12 Tf 50 300 Td (words) Tj ET");
        assert_eq!(text(drawn(&[&drawing], font)).as_deref(), Ok("The harbour was quiet that day."));
    }
}

#[test]
fn what_unpacks_without_end_is_not_unpacked() {
    // The size of 300 MB is beyond every limit, and small enough to be made in a test.
    let bomb = zeros(300 << 20);
    let content = stream("/Filter/FlateDecode", &bomb);
    assert_eq!(text(page("/Contents 4 0 R", vec![content.clone()])).unwrap_err(), Refused::Damaged);
    let container = stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &bomb);
    assert_eq!(text(page("", vec![container])).unwrap_err(), Refused::Unpacks);
    let index = stream("/Type/XRef/W[1 2 1]/Size 9/Root 1 0 R/Filter/FlateDecode", &bomb);
    assert_eq!(text(page("", vec![index])).unwrap_err(), Refused::Unpacks);
    let twice = zeros(1 << 30);
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(&twice).unwrap();
    let twice = stream("/Filter[/FlateDecode/FlateDecode]", &encoder.finish().unwrap());
    assert_eq!(text(page("/Contents 4 0 R", vec![twice])).unwrap_err(), Refused::Damaged);
    let font = "<</Type/Font/Subtype/Type1/BaseFont/A/ToUnicode 8 0 R>>";
    let drawing = format!("{HELLO} BT /X 12 Tf 50 300 Td (words) Tj ET");
    let mut file = drawn(&[&drawing, HELLO], font);
    file = String::from_utf8_lossy(&file).replace("8 0 obj", "88 0 obj").into_bytes();
    file.extend([b"8 0 obj\n".to_vec(), content, b"\nendobj\n".to_vec()].concat());
    assert!(text(file).is_ok());
    // A stream that something else calls a container.
    let entries = [[2_u8, 0, 5, 0], [2, 0, 5, 1]].concat();
    let index = stream("/Type/XRef/W[1 2 1]/Index[7 2]/Size 9/Root 7 0 R", &entries);
    let named = pdf(&[
        CATALOG.to_vec(),
        PAGES.to_vec(),
        b"<<>>".to_vec(),
        index,
        stream("/Subtype/Image/Filter/FlateDecode", &bomb),
    ]);
    assert_eq!(text(named).unwrap_err(), Refused::Unpacks);
}

#[test]
fn fonts_written_where_they_are_used_are_read_once() {
    // Each would take all that fonts may, were it read at every turn.
    let map = stream("/Filter/FlateDecode", &zeros(20 << 20));
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>";
    let form = |drawing: &str| {
        let resources = format!("/Resources<</Font<</F {font}/G {font}>>/XObject<</X 5 0 R>>>>");
        stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{resources}"), drawing.as_bytes())
    };
    let turns = "BT /F 8 Tf /G 8 Tf /None 8 Tf ET ".repeat(1000);
    let drawing = stream("", "/X Do ".repeat(20).as_bytes());
    let resources = "/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R";
    let file = page(resources, vec![drawing, form(&turns), map.clone()]);
    assert_eq!(text(file).unwrap_err(), Refused::Empty);
    let drawing = stream("", b"/X Do");
    let file = page(resources, vec![drawing, form(&(turns + HELLO)), map]);
    assert_eq!(text(file).as_deref(), Ok("The harbour was quiet that day."));
}

#[test]
fn nesting_of_any_depth_is_borne() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    for nested in [deep("[", "]"), deep("<</A ", ">>"), deep("[<</A", ">>]"), "(".repeat(100_000), "[".repeat(100_000)]
    {
        let object = nested.clone().into_bytes();
        let entries = format!("/Contents 5 0 R/Resources<</Font 4 0 R>>/Annots 4 0 R/A {nested}");
        drop(text(page(&entries, vec![object.clone(), stream("", HELLO.as_bytes())])));
        let drawing = format!("{nested} TJ /P {nested} BDC {HELLO}");
        drop(text(drawn(&[&drawing], &nested)));
        drop(text(page("/Contents 5 0 R", vec![object, stream("", HELLO.as_bytes())])));
    }
    let states = "q ".repeat(100_000) + HELLO;
    assert_eq!(text(drawn(&[&states], "null")).as_deref(), Ok("The harbour was quiet that day."));
}

#[test]
fn objects_by_the_hundred_thousand_are_looked_at_once() {
    let mut kids = String::new();
    (0..200_000).for_each(|_| write!(kids, "<<>>").unwrap());
    let pages = pdf(&[CATALOG.to_vec(), format!("<</Type/Pages/Kids[{kids}]/Count 1>>").into_bytes()]);
    assert_eq!(text(pages).unwrap_err(), Refused::Empty);
    let nested = "1 0 obj<</A(".repeat(100_000).into_bytes();
    drop(text([b"%PDF-1.7\n".to_vec(), nested].concat()));
    let open = "1 0 obj<</Length 9>>stream\nwords\n".repeat(20_000).into_bytes();
    drop(text([b"%PDF-1.7\n".to_vec(), open].concat()));
}

fn is_same(
    a: &Result<(Document, Vec<ascribe::ingest::Notice>), Refused>,
    b: &Result<(Document, Vec<ascribe::ingest::Notice>), Refused>,
) -> bool {
    match (a, b) {
        (Ok((a, _)), Ok((b, _))) => a.text() == b.text() && a.blocks() == b.blocks() && a.marks() == b.marks(),
        (a, b) => a.as_ref().err() == b.as_ref().err(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let file = [b"%PDF-1.7\n".to_vec(), bytes].concat();
        prop_assert!(is_same(&read(file.clone()), &read(file)));
    }

    #[test]
    fn files_that_were_harmed_get_an_answer(
        name in prop_oneof![Just("harbour"), Just("tolls"), Just("unlocked")],
        harm in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let path = format!("{}/tests/it/ingest/files/{name}.pdf", env!("CARGO_MANIFEST_DIR"));
        let mut bytes = std::fs::read(path).unwrap();
        for (at, byte) in harm {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if bytes.starts_with(b"%PDF-") {
            prop_assert!(is_same(&read(bytes.clone()), &read(bytes)));
        }
    }

    #[test]
    fn any_drawing_gets_an_answer(drawing in "[ -~]{0,40}(BT|ET|Tj|TJ|Td|Tm|q|Q|cm|BI|ID|EI|Do|BDC|/F 9 Tf|\\(words\\)|-?[0-9.e]{1,9}|[\\[\\]<>]| ){0,200}") {
        drop(read(drawn(&[&drawing], "null")));
    }
}

#[test]
fn pages_fuller_than_any_newspaper_are_cut_off() {
    let long = format!("BT /F 0.001 Tf 50 50 Td ({}) Tj /F 8 Tf ({}) Tj ET", "w".repeat(3 << 20), "words ".repeat(9));
    drop(text(drawn(&[&long], "null")));
    let heaped = "BT /F 8 Tf 1 Tr 50 50 Td -99 Tw ".to_owned()
        + &"(w) Tj 0 0 Td /F 9 Tf (v) Tj 0 0 Td /F 12 Tf ".repeat(40_000)
        + "ET";
    drop(text(drawn(&[&heaped, &heaped, &heaped], "null")));
    let rows: String = (0..40_000_u32).fold(String::new(), |mut rows, nth| {
        write!(rows, "BT /F 4 Tf {} {}.{} Td (a) Tj 90 0 Td (b) Tj ET ", nth % 97, nth / 100, nth % 100).unwrap();
        rows
    });
    drop(text(drawn(&[&rows], "null")));
}
