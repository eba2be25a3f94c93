//! PDF: files made by real tools, files written by hand, and files that mean harm.

mod forms;
mod hostile;
mod kinds;
mod sfnt;
pub(super) mod written;

use super::outline;
use ascribe::document::Document;
use ascribe::ingest::{Hints, Notice, Refused, ingest};
use expect_test::expect_file;
use std::sync::atomic::AtomicBool;

/// What a file of the folder `files` makes.
fn file(name: &str) -> Result<(Document, Vec<Notice>), Refused> {
    let path = format!("{}/tests/it/ingest/files/{name}", env!("CARGO_MANIFEST_DIR"));
    read(std::fs::read(path).unwrap())
}

fn read(bytes: Vec<u8>) -> Result<(Document, Vec<Notice>), Refused> {
    ingest(bytes, &Hints::named("test.pdf", None))
}

#[test]
fn articles_come_out_in_order() {
    for name in ["harbour", "tolls"] {
        let (document, notices) = file(&format!("{name}.pdf")).unwrap();
        assert_eq!(notices, []);
        let whole: Vec<&str> = document.blocks().iter().map(|block| document.slice(block.span)).collect();
        let text = format!("{}\n{}\n", outline(&document), whole.join("\n"));
        expect_file![format!("{}/tests/it/ingest/files/{name}.txt", env!("CARGO_MANIFEST_DIR"))].assert_eq(&text);
    }
}

#[test]
fn what_cannot_be_read_is_refused_in_a_sentence() {
    assert_eq!(file("scanned.pdf").unwrap_err(), Refused::Scanned);
    assert_eq!(file("locked.pdf").unwrap_err(), Refused::Locked);
    assert!(file("unlocked.pdf").is_ok());
    for bytes in [b"%PDF-1.7".as_slice(), b"%PDF-1.7\n%%EOF", b"%PDF-1.4\ntrailer<</Root 1 0 R>>", b"%PDF-"] {
        assert_eq!(read(bytes.to_vec()).unwrap_err(), Refused::Damaged);
    }
}

#[test]
fn nobody_waits_for_what_was_called_off() {
    let stop = AtomicBool::new(true);
    let path = format!("{}/tests/it/ingest/files/harbour.pdf", env!("CARGO_MANIFEST_DIR"));
    let hints = Hints { origin: "test.pdf", stop: Some(&stop), ..Hints::default() };
    assert_eq!(ingest(std::fs::read(path).unwrap(), &hints).unwrap_err(), Refused::Stopped);
}
