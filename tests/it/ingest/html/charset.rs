//! The encoding that a server or a page declares.

use ascribe::ingest::{Format, Hints, ingest};
use encoding_rs::{Encoding, GBK, ISO_2022_JP, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252};

fn read(bytes: Vec<u8>, media_type: Option<&str>, format: Format) -> (String, usize) {
    let hints = Hints { origin: "test", media_type, format: Some(format), ..Hints::default() };
    let (document, notices) = ingest(bytes, &hints).expect("it is text");
    let of_encoding = notices.iter().filter(|it| it.0.contains("UTF-8") || it.0.contains("read as"));
    (document.text().trim_start_matches('\u{feff}').to_owned(), of_encoding.count())
}

#[test]
fn what_is_declared_is_believed() {
    let cases: [(&str, &'static Encoding, Option<&str>, &str, usize); 8] = [
        ("Да, река.", KOI8_R, Some("text/html; charset=koi8-r"), "", 0),
        ("Да, река.", WINDOWS_1251, None, "<meta charset=windows-1251>", 0),
        ("Да, река.", WINDOWS_1251, Some("text/html; charset=windows-1251"), "<meta charset=koi8-r>", 0),
        ("川は夜。", ISO_2022_JP, None, "<meta http-equiv=Content-Type content='text/html; charset=iso-2022-jp'>", 0),
        ("河水。", GBK, Some("text/html; charset=gb2312"), "", 0),
        // A server that calls UTF-8 Latin-1 is not believed.
        ("“Déjà vu”", UTF_8, Some("text/html; charset=iso-8859-1"), "", 0),
        ("“Déjà vu”", UTF_8, None, "<meta charset=utf-16>", 0),
        // Without a word of it, it is guessed.
        ("“Déjà vu,” said the café’s owner — naïvely.", WINDOWS_1252, None, "", 1),
    ];
    for (text, encoding, media_type, head, notices) in cases {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable);
        let page = [head.as_bytes(), b"<p>", &bytes].concat();
        assert_eq!(read(page, media_type, Format::Html), (text.to_owned(), notices), "{media_type:?} {head}");
    }
}

#[test]
fn the_declaration_of_a_server_counts_for_plain_text_too() {
    let (bytes, _, _) = KOI8_R.encode("Да.");
    assert_eq!(read(bytes.to_vec(), Some("text/plain; charset=koi8-r"), Format::Plain), ("Да.".to_owned(), 0));
}

#[test]
fn a_mark_counts_more_than_what_is_declared() {
    let wide: Vec<u8> = "\u{feff}<p>“Да”".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(wide, Some("text/html; charset=koi8-r"), Format::Html), ("“Да”".to_owned(), 1));
    let marked = "\u{feff}<meta charset=gbk><p>“Да”".as_bytes().to_vec();
    assert_eq!(read(marked, None, Format::Html), ("“Да”".to_owned(), 0));
}
