//! From a word of the text to its line in the file.

use ascribe::ingest::{Format, Hints, ingest};

/// The lines of the file in which `words` stand, by the text that it makes.
fn lines(file: &[u8], format: Format, words: &[&str]) -> Vec<usize> {
    let (document, _) = ingest(file.to_vec(), &Hints::named("test", Some(format))).unwrap();
    let at = |word: &&str| document.text().find(word).unwrap_or_else(|| panic!("{word} is in the text"));
    words.iter().map(|word| document.source_line(at(word))).collect()
}

#[test]
fn of_plain_text() {
    let table: &[(&[u8], &[&str], &[usize])] = &[
        (b"one two\nthree\n\nfour", &["one", "two", "three", "four"], &[1, 1, 2, 4]),
        (b"one\r\ntwo\r\n\r\nthree", &["one", "two", "three"], &[1, 2, 4]),
        (b"one\rtwo\r\rthree", &["one", "two", "three"], &[1, 2, 4]),
        // An editor that sees a line feed takes a carriage return for a character.
        (b"one\rtwo\nthree", &["one", "two", "three"], &[1, 1, 2]),
        (b"\xef\xbb\xbf\n\none", &["one"], &[3]),
        (b"\xff\xfeo\0n\0e\0\r\0\n\0t\0w\0o\0", &["one", "two"], &[1, 2]),
        (b"caf\xe9 one\ntwo", &["one", "two"], &[1, 2]),
    ];
    for (file, words, expected) in table {
        assert_eq!(lines(file, Format::Plain, words), *expected, "{:?}", String::from_utf8_lossy(file));
    }
}

#[test]
fn of_markdown() {
    let table: &[(&str, &[&str], &[usize])] = &[
        ("# one\n\ntwo\nthree *four\nfive* six\n\nseven", &["one", "two", "four", "six", "seven"], &[1, 3, 4, 5, 7]),
        ("---\ntitle: x\n---\n\none\n\ntwo", &["one", "two"], &[5, 7]),
        ("+++\r\ntitle = 'x'\r\n+++\r\none\r\n\r\ntwo", &["one", "two"], &[4, 6]),
        ("\u{feff}\n\none", &["one"], &[3]),
        ("one\r\rtwo\rthree", &["one", "two", "three"], &[1, 3, 4]),
        ("one\n===\n\n***\n\ntwo", &["one", "* *", "two"], &[1, 4, 6]),
        ("- one\n- two\n  three\n\n  four\n  - five", &["one", "two", "three", "four", "five"], &[1, 2, 3, 5, 6]),
        ("> one\n> two\n>\n> > three", &["one", "two", "three"], &[1, 2, 4]),
        ("one\n\n```text\ntwo\n\nthree\n```\n\n    four\n    five", &["two", "three", "four", "five"], &[4, 6, 9, 10]),
        ("one  \ntwo\\\nthree<br>four\nfive", &["one", "two", "three", "four", "five"], &[1, 2, 3, 3, 4]),
        (
            "one\n\n| two | three |\n|---|---|\n| **four** | five |\n| | six |",
            &["two", "──", "four", "six"],
            &[3, 4, 5, 6],
        ),
        ("one[^a] two\n\n[^a]: three\n    four\n\nfive", &["two", "five", "three", "four"], &[1, 6, 3, 4]),
        ("one\n\n<div>\ntwo</div>\n\nthree", &["two", "three"], &[3, 6]),
        ("one\n\n<!-- no\nthing -->\n\n![](x)\n[\n](x)two", &["one", "[image]", "two"], &[1, 6, 8]),
        ("one &amp; \\* two [three\nfour](x) `five\nsix`", &["two", "three", "four", "five"], &[1, 1, 2, 2]),
    ];
    for (file, words, expected) in table {
        assert_eq!(lines(file.as_bytes(), Format::Markdown, words), *expected, "{file:?}");
    }
}
