//! Reading and replacing the file of a record.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::Record;

/// The version of the file's form. A change that older programs would misread raises it.
const SCHEMA: u32 = 1;
/// How often, and how long apart, a lock that somebody else holds is tried. A save takes milliseconds.
const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

/// A record as it stands on disk.
#[derive(Serialize, Deserialize)]
struct Stored<R> {
    schema: u32,
    #[serde(flatten)]
    record: R,
}

/// What every version's file begins with.
#[derive(Deserialize)]
struct Versioned {
    schema: u32,
}

/// See [`super::load`].
pub(super) fn read(file: &Path) -> io::Result<Record> {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Record::default()),
        Err(error) => return Err(sentence(error.kind(), file, &format!("cannot be read: {error}"))),
    };
    let damaged = |error: serde_json::Error| {
        sentence(io::ErrorKind::InvalidData, file, &format!("is damaged and was left alone: {error}"))
    };
    let Versioned { schema } = serde_json::from_slice(&bytes).map_err(damaged)?;
    if schema > SCHEMA {
        return Err(sentence(io::ErrorKind::Unsupported, file, "was written by a newer ascribe and was left alone"));
    }
    serde_json::from_slice::<Stored<Record>>(&bytes).map(|stored| stored.record).map_err(damaged)
}

/// Puts what `change` makes of the record in `file` in its place, and gives it back. Nobody else who uses
/// this function comes between.
pub(super) fn replace(file: &Path, change: impl FnOnce(Record) -> Record) -> io::Result<Record> {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make(folder).map_err(|error| sentence(error.kind(), folder, &format!("cannot be made: {error}")))?;
    let _lock = lock(folder)?;
    let (found, damaged) = match read(file) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => (Record::default(), true),
        found => (found?, false),
    };
    let record = change(found);
    let failed = |error: io::Error| sentence(error.kind(), file, &format!("cannot be written: {error}"));
    write(folder, file, &record, damaged).map_err(failed)?;
    Ok(record)
}

/// Writes beside the file first: should that fail, the file is as it was.
fn write(folder: &Path, file: &Path, record: &Record, damaged: bool) -> io::Result<()> {
    let mut temporary = NamedTempFile::new_in(folder)?;
    serde_json::to_writer_pretty(&mut temporary, &Stored { schema: SCHEMA, record })?;
    temporary.write_all(b"\n")?;
    temporary.as_file().sync_all()?;
    if damaged {
        fs::rename(file, unused_bad(file))?;
    }
    temporary.persist(file)?;
    sync(folder)
}

/// Where a damaged file may go without taking the place of an earlier one.
fn unused_bad(file: &Path) -> PathBuf {
    let ended = |ending: &str| {
        let mut name = OsString::from(file);
        name.push(ending);
        PathBuf::from(name)
    };
    let names = std::iter::once(ended(".bad")).chain((2..).map(|nth| ended(&format!(".{nth}.bad"))));
    names.into_iter().find(|name| !name.exists()).expect("a folder does not hold every name")
}

/// Makes the folder, if need be, for its owner alone, as the XDG base directory specification asks.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes sure that a renamed file is found under its new name after a power cut.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Locks the folder against other readers until the file is dropped. The records themselves cannot be
/// locked: each save puts a new file in their place.
fn lock(folder: &Path) -> io::Result<File> {
    let path = folder.join(".lock");
    let failed = |error: &io::Error| sentence(error.kind(), &path, &format!("cannot be locked: {error}"));
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(|error| failed(&error))?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            // Some network file systems have no locks. Saving without one is better than not saving.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(failed(&error)),
        }
    }
    Err(sentence(io::ErrorKind::WouldBlock, folder, "is in use by another ascribe; try again"))
}

/// An error that says what is the matter with which file.
fn sentence(kind: io::ErrorKind, file: &Path, what: &str) -> io::Error {
    io::Error::new(kind, format!("{} {what}", file.display()))
}
