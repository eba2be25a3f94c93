//! Files that real programs make now, where they are installed: what comes out of them is what comes out of those that are
//! committed. `.ci/run` installs the programs; without one its committed file alone is read.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use ascribe::ingest::{Hints, ingest};

/// The text of a file.
fn text(bytes: Vec<u8>) -> String {
    ingest(bytes, &Hints::named("harbour", None)).unwrap().0.text().to_owned()
}

/// What a program makes of a committed file; none if it is not installed. It works in a folder of its own.
fn made(program: &str, source: &str, target: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/ingest/files").join(source),
        folder.path().join(source),
    )
    .unwrap();
    let arguments = match program {
        "soffice" => vec!["--headless", "--convert-to", "docx", "--outdir", "out", source],
        "pandoc" => vec![source, "-o", target],
        _ => vec![source, target],
    };
    let mut command = Command::new(program);
    let command = command.args(arguments).current_dir(folder.path()).env("HOME", folder.path());
    let made = command.stdin(Stdio::null()).output().ok()?;
    // A stub of a program that is not there after all makes nothing.
    made.status.success().then(|| fs::read(folder.path().join(target)).unwrap())
}

#[test]
fn what_programs_make_now_is_read_as_what_is_committed() {
    for (program, source, target, committed, first) in [
        ("pandoc", "harbour.md", "harbour.epub", "pandoc.epub", "The Harbour Question"),
        ("pandoc", "harbour.md", "harbour.docx", "pandoc.docx", "The Harbour Question"),
        ("soffice", "pandoc.docx", "out/pandoc.docx", "pandoc.docx", "The Harbour Question"),
        ("weasyprint", "harbour.html", "harbour.pdf", "harbour.pdf", "The price of a quiet harbour"),
    ] {
        let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/ingest/files");
        let committed = text(fs::read(files.join(committed)).unwrap());
        assert!(committed.starts_with(first), "{committed}");
        if let Some(bytes) = made(program, source, target) {
            assert_eq!(text(bytes), committed, "{program} {target}");
        }
    }
}
