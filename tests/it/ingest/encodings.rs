//! Every encoding comes out as the same text, and what is no text is refused.

use ascribe::ingest::{Format, Hints, Refused, ingest};
use encoding_rs::{EUC_JP, Encoding, GBK, KOI8_U, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

fn read(bytes: &[u8]) -> Result<(String, Vec<String>), Refused> {
    let (document, notices) = ingest(bytes.to_vec(), &Hints::named("test", Some(Format::Plain)))?;
    Ok((document.text().to_owned(), notices.into_iter().map(|notice| notice.0).collect()))
}

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

#[test]
fn utf8_is_taken_as_it_stands() {
    let texts = [
        "plain",
        "“Déjà vu”, 日本 and 🦀\r\n\r\nwith line ends\r\n",
        "\u{feff}behind a mark",
        "one \0 zero byte in a text that is otherwise long enough to be believed, as a damaged log may have it, and \
         goes on for some more words",
        "a\u{b}page\u{c}break, \u{1b}[1mbold\u{1b}[0m, o\u{8}over",
    ];
    for text in texts {
        assert_eq!(read(text.as_bytes()), Ok((text.to_owned(), Vec::new())));
    }
}

#[test]
fn utf16_is_known_by_its_mark_or_its_zeros() {
    let text = "“Déjà vu,” she said.\r\n\r\nThe second paragraph is in 日本.";
    let marked = format!("\u{feff}{text}");
    let cases = [
        (utf16(&marked, u16::to_le_bytes), &*marked, "UTF-16LE"),
        (utf16(&marked, u16::to_be_bytes), &*marked, "UTF-16BE"),
        (utf16(text, u16::to_le_bytes), text, "UTF-16LE"),
        (utf16(text, u16::to_be_bytes), text, "UTF-16BE"),
    ];
    for (bytes, text, name) in cases {
        let notice = format!("It is not UTF-8; it was read as {name}.");
        assert_eq!(read(&bytes), Ok((text.to_owned(), vec![notice])));
    }
}

/// How a character is written in four bytes.
type ToBytes = fn(u32) -> [u8; 4];

#[test]
fn utf32_is_known_by_its_mark_or_its_zeros() {
    let utf32 = |text: &str, bytes_of: fn(u32) -> [u8; 4]| -> Vec<u8> {
        text.chars().flat_map(|c| bytes_of(u32::from(c))).collect()
    };
    let text = "“Déjà vu,” she said.\r\n\r\nThe second paragraph is in 日本, with 🦀.";
    let russian = "Он сказал, что река поднялась ночью, и никто не позвонил.";
    let marked = format!("\u{feff}{text}");
    let foreign = "\u{feff}日本語";
    let cases: [(&str, ToBytes, &str); 9] = [
        (&marked, u32::to_le_bytes, "UTF-32LE"),
        (&marked, u32::to_be_bytes, "UTF-32BE"),
        (text, u32::to_le_bytes, "UTF-32LE"),
        (text, u32::to_be_bytes, "UTF-32BE"),
        (russian, u32::to_le_bytes, "UTF-32LE"),
        (russian, u32::to_be_bytes, "UTF-32BE"),
        (foreign, u32::to_le_bytes, "UTF-32LE"),
        (foreign, u32::to_be_bytes, "UTF-32BE"),
        ("ab", u32::to_be_bytes, "UTF-32BE"),
    ];
    for (text, bytes_of, name) in cases {
        let notice = format!("It is not UTF-8; it was read as {name}.");
        assert_eq!(read(&utf32(text, bytes_of)), Ok((text.to_owned(), vec![notice])));
    }
    // Half a character at the end, and one that is none.
    let mut damaged = utf32(&marked, u32::to_le_bytes);
    damaged.extend([0, 0, 0x11, 0, b'x', 0]);
    let (read, notices) = read(&damaged).expect("it is text");
    assert_eq!(read, format!("{marked}\u{fffd}\u{fffd}"));
    assert_eq!(
        notices.last().map(String::as_str),
        Some("2 characters could not be read as UTF-32LE and are shown as \u{fffd}.")
    );
    // A server that says otherwise is wrong, and markup is found in it.
    let page = utf32("<!DOCTYPE html><p>Words of a page.</p>", u32::to_be_bytes);
    let hints = Hints { media_type: Some("text/html; charset=iso-8859-1"), ..Hints::named("test", None) };
    assert_eq!(ingest(page, &hints).expect("it is a page").0.text(), "Words of a page.");
}

#[test]
fn numbers_are_no_utf32() {
    let numbers = |of: fn(u32) -> u32| (0..2000).map(of).flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    for bytes in [numbers(|n| n), numbers(|n| n * 7 % 256), numbers(|n| n * n), numbers(|_| 0), numbers(|n| n % 7)] {
        assert_eq!(read(&bytes), Err(Refused::Binary));
    }
}

#[test]
fn legacy_encodings_are_guessed() {
    let cases: [(&str, &'static Encoding); 6] = [
        ("“We waited,” said the café’s owner, “and naïvely so — for £5.”", WINDOWS_1252),
        ("Он сказал, что река поднялась ночью и никто не позвонил.", WINDOWS_1251),
        ("Он сказал, что река поднялась ночью и никто не позвонил.", KOI8_U),
        ("「川は夜のうちに増水した」と彼女は言った。誰も電話に出なかった。", SHIFT_JIS),
        ("「川は夜のうちに増水した」と彼女は言った。誰も電話に出なかった。", EUC_JP),
        ("她说：“河水在夜里上涨，没有人接电话。”", GBK),
    ];
    for (text, encoding) in cases {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{text} in {}", encoding.name());
        let notice = format!("It is not UTF-8; it was read as {}.", encoding.name());
        assert_eq!(read(&bytes), Ok((text.to_owned(), vec![notice])));
    }
}

#[test]
fn a_legacy_letter_is_found_behind_a_megabyte_of_ascii() {
    let mut bytes = b"Nothing but plain words here. ".repeat(50_000);
    bytes.extend(b"And then caf\xe9.");
    let (text, notices) = read(&bytes).expect("it is text");
    assert!(text.ends_with("And then café."));
    assert_eq!(notices, ["It is not UTF-8; it was read as windows-1252."]);
}

#[test]
fn damage_is_replaced_and_counted() {
    let cases: [(&[u8], &str, &str); 3] = [
        (
            "a “quotation” cut o\u{2026}".as_bytes().split_last().expect("not empty").1,
            "a “quotation” cut o\u{fffd}",
            "2 bytes could not be read as UTF-8 and are shown as \u{fffd}.",
        ),
        (
            b"d\xc3\xa9j\xc3\xa0 v\xffu",
            "déjà v\u{fffd}u",
            "1 byte could not be read as UTF-8 and is shown as \u{fffd}.",
        ),
        (
            b"\xff\xfea\0b\0\x00\xd8c\0",
            "\u{feff}ab\u{fffd}c",
            "1 character could not be read as UTF-16LE and is shown as \u{fffd}.",
        ),
    ];
    for (bytes, text, notice) in cases {
        let (read, notices) = read(bytes).expect("it is text");
        assert_eq!((&*read, notices.last().map(String::as_str)), (text, Some(notice)));
    }
}

#[test]
fn what_is_no_text_is_refused() {
    let noise: Vec<u8> = (0..4096_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    let cases: [(&[u8], Refused); 13] = [
        (b"", Refused::Empty),
        (b" \r\n\t\x0c\n", Refused::Empty),
        ("\u{feff}\u{2003}\n".as_bytes(), Refused::Empty),
        (b"\xff\xfe \0\n\0", Refused::Empty),
        (b"\0", Refused::Binary),
        (&[0; 4096], Refused::Binary),
        (&noise, Refused::Binary),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", Refused::Binary),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Refused::Binary),
        (b"PK\x03\x04\x14\0\0\0\x08\0", Refused::Binary),
        (b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj", Refused::Binary),
        (b"\xff\xfe\0\0\x01\0\0\0\x02\0\0\0", Refused::Binary),
        (b"\xff\xfe\0\0", Refused::Empty),
    ];
    for (bytes, refused) in cases {
        let shown = bytes.get(..bytes.len().min(16)).unwrap_or_default();
        assert_eq!(read(bytes), Err(refused), "{shown:?}");
    }
}

#[test]
fn markdown_without_anything_to_read_is_empty() {
    let texts =
        ["<!-- nothing -->", "<script>\nlet x = 1;\n</script>\n", "---\ntitle: T\n---\n", "[x]: http://example.org\n"];
    for text in texts {
        let read = ingest(text.as_bytes().to_vec(), &Hints::named("test.md", None));
        assert_eq!(read.map(|(document, _)| document.text().to_owned()), Err(Refused::Empty), "{text}");
    }
}

#[test]
fn the_name_decides_the_format_unless_told() {
    let cases = [
        ("a.md", None, "A title"),
        ("dir.md/A.MARKDOWN", None, "A title"),
        ("a.txt", None, "# A title"),
        ("standard input", None, "# A title"),
        ("a.md", Some(Format::Plain), "# A title"),
        ("a.txt", Some(Format::Markdown), "A title"),
    ];
    for (name, format, text) in cases {
        let (document, _) = ingest(b"# A title".to_vec(), &Hints::named(name, format)).expect("it is text");
        assert_eq!((document.text(), &*document.meta().origin), (text, name));
    }
}

#[test]
fn refusals_are_sentences() {
    for refused in [Refused::Empty, Refused::Binary, Refused::TooLarge] {
        assert!(refused.to_string().starts_with("it is") || refused.to_string().starts_with("there is"));
    }
}
