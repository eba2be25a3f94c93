//! The articles in a directory.

use std::fs::{self, DirEntry, FileType};
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use super::{Failure, tell};
use crate::ingest::Format;
use crate::load::Unreadable;

/// The articles that a path stands for: itself unless it is a directory, else those in it in the order of
/// their paths, with what could not be looked into in its place among them. Pipes, sockets and devices in a directory are
/// told and passed over: they hold no article, and reading them may never end.
pub(super) fn articles(path: &Path) -> Vec<Result<PathBuf, Failure>> {
    if !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let mut found = Vec::new();
    walk(path, &mut found);
    if found.is_empty() { vec![Err(Failure::barren(path))] } else { found }
}

fn walk(directory: &Path, found: &mut Vec<Result<PathBuf, Failure>>) {
    let entries = fs::read_dir(directory).and_then(Iterator::collect::<io::Result<Vec<DirEntry>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            return found.push(Err(Failure::unreadable(&Unreadable::failed(&directory.to_string_lossy(), &error))));
        }
    };
    entries.retain(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // The type of the entry itself: a link to a directory is none, so no loop of links is walked.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, found);
        } else if is_article(&path) {
            // A link is what it leads to. Where that cannot be told, reading it says why.
            match fs::metadata(&path).map(|it| it.file_type()) {
                Ok(kind) if kind.is_dir() => {}
                Ok(kind) if !kind.is_file() => tell(&Failure::passed_over(&path, word_for(kind))),
                _ => found.push(Ok(path)),
            }
        }
    }
}

/// What to call something that is neither a file nor a directory.
fn word_for(kind: FileType) -> &'static str {
    if kind.is_fifo() {
        "named pipe"
    } else if kind.is_socket() {
        "socket"
    } else {
        "device"
    }
}

fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|it| it.to_str());
    ending.is_some_and(Format::collects_ending)
}
