//! Archives that tests make, written as text so that a case can be read.

use std::io::{Cursor, Write};

use ascribe::document::Document;
use ascribe::ingest::{Hints, Notice, Refused, ingest};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of these members.
pub(super) fn archive<'m>(members: impl IntoIterator<Item = (&'m str, &'m [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(name, SimpleFileOptions::default().compression_method(method)).expect("a new name");
        writer.write_all(bytes).expect("into memory");
    }
    writer.finish().expect("into memory").into_inner()
}

/// The archive that some text describes: `=== NAME` before what each member holds.
pub(super) fn archive_of(text: &str) -> Vec<u8> {
    let members = text.split("=== ").skip(1).map(|member| member.split_once('\n').expect("a name and what it holds"));
    archive(members.map(|(name, content)| (name.trim(), content.as_bytes())))
}

/// Reads bytes that tell themselves what they are.
pub(super) fn read(bytes: Vec<u8>) -> Result<(Document, Vec<Notice>), Refused> {
    ingest(bytes, &Hints::named("test", None))
}

/// The outline of what an archive holds, its notices on top.
pub(super) fn outline(bytes: Vec<u8>) -> String {
    let (document, notices) = match read(bytes) {
        Ok(read) => read,
        Err(refused) => return format!("refused: {refused}\n"),
    };
    let meta = document.meta();
    let about = [("site", &meta.site), ("language", &meta.language)];
    let about = about.iter().filter_map(|(name, value)| Some(format!("{name}: {}\n", value.as_deref()?)));
    let notices = notices.iter().map(|notice| format!("notice: {}\n", notice.0));
    notices.chain(about).collect::<String>() + &super::outline(&document)
}
