//! PDF of every kind that programs write, and of some that damage makes: what of their text is read.

use super::read;
use super::sfnt::{Cmap, Sfnt};
use super::written::{drawn, pdf, stream};
use ascribe::ingest::Refused;
use std::fmt::Write as _;

const TEXT: &str = "The harbour was quiet that day.";
const HELLO: &str = "BT /F 12 Tf 50 400 Td (The harbour was quiet that day.) Tj ET";
const HELVETICA: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// What is read of a file: its paragraphs, then its notices; or why it is refused.
pub(super) fn said(file: Vec<u8>) -> String {
    match read(file) {
        Ok((document, notices)) => {
            let paragraphs = document.blocks().iter().map(|block| document.slice(block.span).to_owned());
            let notices = notices.into_iter().map(|notice| format!("! {}", notice.0));
            paragraphs.chain(notices).collect::<Vec<_>>().join("\n")
        }
        Err(refused) => format!("refused: {refused:?}"),
    }
}

/// A file of one page with these entries, and more objects from the fourth on.
pub(super) fn page(entries: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let tree = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 400 500]>>";
    let page = format!("<</Type/Page/Parent 2 0 R{entries}>>");
    let catalog = b"<</Type/Catalog/Pages 2 0 R>>".to_vec();
    pdf(&[vec![catalog, tree.into(), page.into()], more].concat())
}

/// A page drawn by one stream, with this dictionary and data.
fn packed(entries: &str, data: &[u8]) -> Vec<u8> {
    page(&format!("/Resources<</Font<</F {HELVETICA}>>>>/Contents 4 0 R"), vec![stream(entries, data)])
}

/// A page of one text in one font, which stands in the fifth object; more objects follow.
fn in_font(text: &str, font: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let drawing = format!("BT /F 12 Tf 50 400 Td {text} Tj ET");
    let objects = [vec![stream("", drawing.as_bytes()), font.as_bytes().to_vec()], more].concat();
    page("/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R", objects)
}

/// A composite font whose codes are the numbers of its characters, in a collection.
fn composite(encoding: &str, collection: &str, descendant: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2\
         /BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering({collection})/Supplement 0>>{descendant}>>]>>"
    )
}

/// A descriptor whose font program is the sixth object.
const DESCRIPTOR: &str = "/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 6 0 R>>";

fn lzw(data: &[u8]) -> Vec<u8> {
    let mut bits: Vec<u8> = Vec::new();
    let mut push = |code: u16| bits.extend((0..9).rev().map(|at| u8::from(code >> at & 1 == 1)));
    for (nth, byte) in data.iter().enumerate() {
        if nth % 200 == 0 {
            push(256);
        }
        push(u16::from(*byte));
    }
    push(257);
    bits.resize(bits.len().next_multiple_of(8), 0);
    bits.chunks(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit)).collect()
}

fn ascii_85(data: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    for four in data.chunks(4) {
        let mut padded = [0; 4];
        padded[..four.len()].copy_from_slice(four);
        let number = u32::from_be_bytes(padded);
        let digits = (0..5_u32).rev().map(|at| b'!' + u8::try_from(number / 85_u32.pow(at) % 85).unwrap());
        text.extend(digits.take(four.len() + 1));
    }
    text.extend(b"~>");
    text
}

fn runs(data: &[u8]) -> Vec<u8> {
    let pieces = data.chunks(100).flat_map(|piece| {
        let length = u8::try_from(piece.len() - 1).unwrap();
        [vec![length], piece.to_vec()].concat()
    });
    pieces.chain([128]).collect()
}

#[test]
fn streams_are_unpacked_whatever_packed_them() {
    let hello = HELLO.as_bytes();
    let hex: String = hello.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02X}").unwrap();
        hex
    });
    // Packed, this is more than 26 kB, of which LZW could make more than any page may have.
    let long = [b"% The pilots sat in the sun.\n".repeat(1500), hello.to_vec()].concat();
    for (filter, data) in [
        ("", hello.to_vec()),
        ("/Filter/LZWDecode", lzw(hello)),
        ("/Filter/LZWDecode", lzw(&long)),
        ("/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>", lzw(hello)),
        ("/Filter/ASCII85Decode", ascii_85(hello)),
        ("/Filter[/ASCII85Decode/LZWDecode]", ascii_85(&lzw(&long))),
        ("/Filter/RunLengthDecode", runs(hello)),
        ("/Filter/ASCIIHexDecode", (hex + ">").into_bytes()),
        ("/Filter[/A85/LZW]", ascii_85(&lzw(hello))),
    ] {
        assert_eq!(said(packed(filter, &data)), TEXT, "{filter}");
    }
}

#[test]
fn files_are_read_whatever_their_structure_is() {
    let text_of = |file: &[u8]| String::from_utf8_lossy(file).into_owned();
    let plain = drawn(&[HELLO], "null");
    let fonts = format!("/Resources<</Font<</F {HELVETICA}>>>>");
    let tree = |catalog: &str, tree: &str, page: &str| {
        pdf(&[catalog.into(), tree.into(), page.into(), stream("", HELLO.as_bytes())])
    };
    let with_fonts = format!("<</Type/Page/Parent 2 0 R{fonts}/MediaBox[0 0 400 500]/Contents 4 0 R>>");
    let update = {
        let old = text_of(&drawn(&["BT /F 12 Tf 50 400 Td (An older version.) Tj ET"], "null"));
        let at = old.len();
        let content = text_of(&stream("", HELLO.as_bytes()));
        let table = at + format!("6 0 obj\n{content}\nendobj\n").len();
        let before = old.rsplit_once("startxref\n").unwrap().1.split('\n').next().unwrap().to_owned();
        format!(
            "{old}6 0 obj\n{content}\nendobj\nxref\n6 1\n{at:010} 00000 n \n\
             trailer<</Size 7/Root 1 0 R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n"
        )
    };
    for (what, file) in [
        (
            "words before the header",
            [b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), plain.clone()].concat(),
        ),
        ("no word that ends objects", text_of(&plain).replace("endobj\n", "").into_bytes()),
        ("lines that end with CR", text_of(&plain).replace('\n', "\r").into_bytes()),
        ("a table that is elsewhere", text_of(&plain).replace("startxref\n", "startxref\n9").into_bytes()),
        ("no table and no trailer", text_of(&plain).split("xref\n").next().unwrap().as_bytes().to_vec()),
        ("rubbish at the end", [plain.clone(), b"\0".repeat(5000)].concat()),
        ("a tree without types and counts", {
            tree("<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", &with_fonts.replace("/Type/Page", ""))
        }),
        ("a tree that counts wrong", {
            tree("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 99>>", &with_fonts)
        }),
        ("contents in two streams", {
            page(
                &format!("{fonts}/Contents[4 0 R 5 0 R]"),
                vec![stream("", b"BT /F 12 Tf 50"), stream("", b"400 Td (The harbour was quiet that day.) Tj ET")],
            )
        }),
        ("text in a form", {
            let form = stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 400 500]{fonts}"), HELLO.as_bytes());
            page("/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R", vec![stream("", b"/X Do"), form])
        }),
        ("text in a form that uses the fonts of the page", {
            let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 400 500]", HELLO.as_bytes());
            let resources = format!("/Resources<</Font<</F {HELVETICA}>>/XObject<</X 5 0 R>>>>/Contents 4 0 R");
            page(&resources, vec![stream("", b"q /X Do Q"), form])
        }),
        (
            "a picture in the drawing",
            drawn(&[&format!("BI /W 2 /H 2 /BPC 8 /CS /G ID \0\x01\x02\x03 EI {HELLO}")], "null"),
        ),
        ("text that is not painted, over a picture", drawn(&[&HELLO.replace("Td", "Td 3 Tr")], "null")),
        (
            "objects in a stream",
            in_streams(&[
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 400 500]>>",
                &with_fonts,
            ]),
        ),
        ("an update at the end", update.into_bytes()),
    ] {
        assert_eq!(said(file), TEXT, "{what}");
    }
}

/// A file whose first objects stand in a stream, the fifth, and whose table is a stream, the sixth. The fourth draws.
fn in_streams(objects: &[&str]) -> Vec<u8> {
    let (mut places, mut inside) = (String::new(), String::new());
    for (number, object) in objects.iter().enumerate() {
        write!(places, "{} {} ", number + 1, inside.len()).unwrap();
        inside += object;
        inside.push(' ');
    }
    let container = stream(
        &format!("/Type/ObjStm/N {}/First {}", objects.len(), places.len()),
        (places.clone() + &inside).as_bytes(),
    );
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut at = Vec::new();
    for (number, object) in [(4, stream("", HELLO.as_bytes())), (5, container)] {
        at.push(u8::try_from(file.len() / 256).unwrap());
        at.push(u8::try_from(file.len() % 256).unwrap());
        file.extend([format!("{number} 0 obj\n").into_bytes(), object, b"\nendobj\n".to_vec()].concat());
    }
    let start = file.len();
    let here = u16::try_from(start).unwrap().to_be_bytes();
    let entries = [
        [0, 0, 0, 255],
        [2, 0, 5, 0],
        [2, 0, 5, 1],
        [2, 0, 5, 2],
        [1, at[0], at[1], 0],
        [1, at[2], at[3], 0],
        [1, here[0], here[1], 0],
    ];
    let table = stream("/Type/XRef/W[1 2 1]/Size 7/Root 1 0 R", &entries.concat());
    file.extend([b"6 0 obj\n".to_vec(), table, b"\nendobj\n".to_vec()].concat());
    file.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    file
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of fonts")]
fn fonts_name_their_letters_in_many_ways() {
    let simple = |kind: &str, entries: &str| format!("<</Type/Font/Subtype/{kind}/BaseFont/A{entries}>>");
    let drawn_by_glyph = |names: &str| {
        format!(
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<<>>/FirstChar 0\
             /LastChar 0/Widths[5]/Encoding<</Differences[{names}]>>/FontDescriptor<</MissingWidth 5>>>>"
        )
    };
    let program = |font: Sfnt<'_>| vec![stream("", &font.bytes())];
    let quay = Sfnt { glyphs: &["Q", "u", "a", "y", "quotedblleft"], cmap: Cmap::None, has_names: false };
    let by = |cmap| program(Sfnt { cmap, ..quay });
    for (what, font, text, more, expected) in [
        ("no encoding", simple("Type1", ""), "(Quay)", vec![], "Quay"),
        (
            "an encoding of Windows",
            simple("TrueType", "/Encoding/WinAnsiEncoding"),
            "(\\223Quay\\224)",
            vec![],
            "“Quay”",
        ),
        ("one of the Macintosh", simple("Type1", "/Encoding/MacRomanEncoding"), "(\\322Quay\\323)", vec![], "“Quay”"),
        (
            "names of glyphs",
            simple("Type1", "/Encoding<</Differences[1/Q/u/a/y 9/quotedblleft]>>"),
            "<0901020304>",
            vec![],
            "“Quay",
        ),
        (
            "names that are codes",
            simple("Type1", "/Encoding<</Differences[81/c81 117/c117 97/c97 121/c121]>>"),
            "(Quay)",
            vec![],
            "Quay",
        ),
        ("glyphs drawn one by one, with names", drawn_by_glyph("1/Q/u/a/y"), "<01020304>", vec![], "Quay"),
        (
            "glyphs that dvips drew, of Computer Modern",
            drawn_by_glyph("14/a14 34/a34 92/a92 97/a97 99/a99 101/a101 111/a111"),
            "(\\\\o\\016ce\")",
            vec![],
            "“office”",
        ),
        (
            "glyphs that dvips drew, of Cork",
            drawn_by_glyph("16/a16/a17 30/a30 97/a97 99/a99 101/a101 111/a111 225/a225"),
            "<106f1e6365e111>",
            vec![],
            "“officeá”",
        ),
        ("a broken font", simple("Type1", "/FirstChar 9/LastChar 3/Widths[1]"), "(\\223Quay\\224)", vec![], "“Quay”"),
        (
            "a first code that is no integer",
            simple("Type1", "/FirstChar 32.0/LastChar 126.0"),
            "(Quay)",
            vec![],
            "Quay",
        ),
        (
            "a table of Unicode in the font alone",
            simple("TrueType", DESCRIPTOR),
            "<510102>",
            by(Cmap::Unicode(&[('Q', 1), ('\u{1}', 2), ('\u{2}', 3)])),
            "Q",
        ),
        (
            "a table of symbols in the font alone",
            simple("TrueType", DESCRIPTOR),
            "(Quay)",
            by(Cmap::Symbols(&[(b'Q', 1), (b'u', 2), (b'a', 3), (b'y', 4)])),
            "Quay",
        ),
        (
            "a table of the Macintosh in the font alone",
            simple("TrueType", DESCRIPTOR),
            "(\\322Quay)",
            by(Cmap::Macintosh(&[(b'Q', 1), (b'u', 2), (b'a', 3), (b'y', 4), (0xd2, 5)])),
            "“Quay",
        ),
        (
            "numbers of glyphs, and a table of Unicode in the font",
            composite("Identity-H", "Identity", DESCRIPTOR),
            "<00050001000200030004>",
            by(Cmap::Unicode(&[('Q', 1), ('u', 2), ('a', 3), ('y', 4), ('“', 5)])),
            "“Quay",
        ),
        (
            "numbers of glyphs, and their names in the font",
            composite("Identity-H", "Identity", DESCRIPTOR),
            "<00050001000200030004>",
            program(Sfnt { has_names: true, ..quay }),
            "“Quay",
        ),
        (
            "numbers of glyphs and nothing else",
            composite("Identity-H", "Identity", DESCRIPTOR),
            "<00050001000200030004>",
            by(Cmap::None),
            "refused: Unnamed",
        ),
        (
            "a map that says nothing",
            composite("Identity-H", "Identity", DESCRIPTOR)
                .replace("/DescendantFonts", "/ToUnicode/Identity-H/DescendantFonts"),
            "<0001000200030004>",
            by(Cmap::Unicode(&[('Q', 1), ('u', 2), ('a', 3), ('y', 4)])),
            "Quay",
        ),
        ("Japanese in Shift JIS", composite("90ms-RKSJ-H", "Japan1", ""), "<8d608cfb>", vec![], "港口"),
        ("Japanese in Unicode", composite("UniJIS-UCS2-H", "Japan1", ""), "<6e2f>", vec![], "港"),
        ("Chinese in GBK", composite("GBK-EUC-H", "GB1", ""), "<b8dbbfda>", vec![], "港口"),
        ("Korean in Unicode", composite("UniKS-UTF16-H", "Korea1", ""), "<d56dad6c>", vec![], "항구"),
        (
            "Japanese by the numbers of the collection, in a font of its own",
            composite("Identity-H", "Japan1", DESCRIPTOR),
            "<002200420043>",
            by(Cmap::None),
            "Aab",
        ),
    ] {
        assert_eq!(said(in_font(text, &font, more)), expected, "{what}");
    }
}

#[test]
fn text_that_runs_downwards_is_read_from_the_right() {
    let font = composite("UniJIS-UCS2-V", "Japan1", "");
    let drawing = "BT /F 12 Tf 300 400 Td <6e2f306f> Tj ET BT /F 12 Tf 280 400 Td <97593059> Tj ET";
    let file =
        page("/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R", vec![stream("", drawing.as_bytes()), font.into_bytes()]);
    assert_eq!(said(file), "港は静す");
}

#[test]
fn a_file_is_refused_for_what_it_lacks() {
    let picture = stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"\0");
    let with_picture = |drawing: &str| {
        let resources = format!("/Resources<</Font<</F {HELVETICA}>>/XObject<</X 5 0 R>>>>/Contents 4 0 R");
        page(&resources, vec![stream("", drawing.as_bytes()), picture.clone()])
    };
    let unnamed = composite("Identity-H", "Identity", "");
    let unnamed = drawn(&["BT /X 12 Tf 50 400 Td <001200340056> Tj ET"], &unnamed);
    let note = "/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 29 29]/Contents(Is this so?)>>]";
    for (what, file, expected) in [
        ("a picture", with_picture("q 400 0 0 500 0 0 cm /X Do Q"), "refused: Scanned"),
        ("a picture in the drawing", drawn(&["BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI"], "null"), "refused: Scanned"),
        ("nothing", drawn(&[""], "null"), "refused: Empty"),
        ("lines and areas", drawn(&["0 0 m 9 9 l S 50 50 100 100 re f"], "null"), "refused: Empty"),
        ("letters that nobody knows", unnamed, "refused: Unnamed"),
        ("letters in a font that is none", drawn(&["BT /X 12 Tf 9 9 Td (Words) Tj ET"], "null"), "refused: Unnamed"),
        ("comments", page(note, vec![]), "refused: Comments"),
        ("few words", drawn(&["BT /F 12 Tf 50 400 Td (Low tide) Tj ET"], "null"), "Low tide"),
        (
            "few words on a picture",
            with_picture("/X Do BT /F 12 Tf 50 400 Td (Low tide) Tj ET"),
            "Low tide\n! Pages that are images without text: 1 of 1; run OCR to read them.",
        ),
        ("words on a picture", with_picture(&format!("/X Do {HELLO}")), TEXT),
    ] {
        assert_eq!(said(file), expected, "{what}");
    }
    for (refused, sentence) in [
        (Refused::Scanned, "its pages are images without text; run OCR on it first (ocrmypdf)"),
        (Refused::Unnamed, "its fonts do not say which characters they draw; run OCR on it (ocrmypdf --force-ocr)"),
        (Refused::Comments, "there is no text in it, only comments on its pages"),
        (Refused::Empty, "there is no text in it"),
    ] {
        assert_eq!(refused.to_string(), sentence);
    }
}

#[test]
fn pages_that_are_all_the_same_are_text() {
    let page = "BT /F 12 Tf 14 TL 50 400 Td (Tides at Lunsand) Tj T* (High at 4) Tj T* (Low at 10) Tj ET";
    let one = "Tides at Lunsand High at 4 Low at 10";
    assert_eq!(said(drawn(&[page, page, page], "null")).replace('\n', " "), [one; 3].join(" "));
}

#[test]
fn files_without_a_password_are_read_whatever_encrypts_them() {
    for name in ["rc4-40", "rc4-128", "aes-128", "aes-256"] {
        let path = format!("{}/tests/it/ingest/files/{name}.pdf", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(said(std::fs::read(path).unwrap()), TEXT, "{name}");
    }
}
