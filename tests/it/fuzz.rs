//! The smoke run of the fuzz targets (`fuzz/`): the same checks, on every seed and on a fixed number of changed ones, so that
//! it needs no nightly toolchain and takes seconds.

use std::fs;
use std::path::Path;

use ascribe::ingest::Format;

#[path = "../../fuzz/checks.rs"]
#[allow(unreachable_pub, reason = "the targets are crates of their own")]
mod checks;

/// How often each seed is changed.
const CHANGES: u32 = 24;
/// Seeds that are longer, in bytes, are changed more rarely.
const LONG: usize = 16 << 10;

/// What formats give a meaning to.
const TOKENS: [&[u8]; 16] = [
    b"<",
    b">",
    b"</",
    b"<div>",
    b"<p",
    b"&#x",
    b"&amp",
    b"\"",
    b"\0",
    b"\xff",
    b"\x1b[2J",
    "\u{202e}".as_bytes(),
    b"%PDF-",
    b"PK\x03\x04",
    b" endobj ",
    b"99999999999",
];

/// Numbers that look random and are the same in every run: xorshift, by Marsaglia (2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).expect("it is below one")
    }
}

/// A seed with some changes.
fn changed(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len());
        let until = (at + numbers.below(64)).min(bytes.len());
        match numbers.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..until)),
            2 => drop(bytes.splice(at..at, TOKENS[numbers.below(TOKENS.len())].iter().copied())),
            3 => drop(bytes.splice(at..at, bytes[at..until].to_vec().repeat(numbers.below(40)))),
            _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << numbers.below(8)),
        }
    }
    bytes
}

/// The committed files with one of these endings, of which there are some for each.
fn seeds(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the folder is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    let has = |path: &Path, ending: &str| path.extension().is_some_and(|it| it == ending);
    for ending in endings {
        assert!(paths.iter().any(|path| has(path, ending)), "{folder} has a seed that ends in .{ending}");
    }
    paths.retain(|path| endings.iter().any(|ending| has(path, ending)));
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn no_seed_and_no_changed_seed_breaks_anything() {
    for (format, folder, endings) in [
        ("plain", "tests/it/people", &["txt"][..]),
        ("markdown", "tests/it/ingest/files", &["md"]),
        ("html", "tests/it/ingest/pages", &["html"]),
        ("feed", "tests/it/ingest/feeds", &["xml", "json", "opml"]),
        ("epub", "tests/it/ingest/files", &["epub"]),
        ("docx", "tests/it/ingest/files", &["docx"]),
        ("pdf", "tests/it/ingest/files", &["pdf"]),
    ] {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        for seed in seeds(folder, endings) {
            checks::check(&seed, None);
            for _ in 0..(if seed.len() > LONG { CHANGES / 8 } else { CHANGES }) {
                let bytes = changed(&seed, &mut numbers);
                checks::check(&bytes, Format::named(format));
            }
        }
    }
}
