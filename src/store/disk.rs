//! Reading and replacing the file of a record.

use std::error::Error;
use std::ffi::OsString;
use std::fmt;
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
        Err(error) => return Err(failed(&error, "read", file)),
    };
    let damaged = |error: serde_json::Error| {
        let reason = "the file is damaged and was left alone".to_owned();
        sentence(io::ErrorKind::InvalidData, reason, format!("({error}): {}", file.display()))
    };
    let Versioned { schema } = serde_json::from_slice(&bytes).map_err(damaged)?;
    if schema > SCHEMA {
        let reason = "the file was written by a newer version of ascribe and was left alone".to_owned();
        return Err(sentence(io::ErrorKind::Unsupported, reason, format!(": {}", file.display())));
    }
    serde_json::from_slice::<Stored<Record>>(&bytes).map(|stored| stored.record).map_err(damaged)
}

/// Puts what `change` makes of the record in `file` in its place, and gives it back. Nobody else who uses
/// this function comes between.
pub(super) fn replace(file: &Path, change: impl FnOnce(Record) -> Record) -> io::Result<Record> {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make(folder).map_err(|error| failed(&error, "made", folder))?;
    let _lock = lock(folder)?;
    let (found, damaged) = match read(file) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => (Record::default(), true),
        found => (found?, false),
    };
    let record = change(found);
    let replaced = if damaged { Replaced::Damaged } else { Replaced::Sound };
    write(folder, file, &record, replaced).map_err(|error| failed(&error, "written", file))?;
    remove_leftovers(folder);
    Ok(record)
}

/// What a file that is written anew held before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Replaced {
    /// A record, or nothing.
    Sound,
    /// What nobody could read; it is kept under another name.
    Damaged,
}

/// Writes beside the file first: should that fail, the file is as it was.
fn write(folder: &Path, file: &Path, record: &Record, replaced: Replaced) -> io::Result<()> {
    let mut temporary = NamedTempFile::new_in(folder)?;
    serde_json::to_writer_pretty(&mut temporary, &Stored { schema: SCHEMA, record })?;
    temporary.write_all(b"\n")?;
    temporary.as_file().sync_all()?;
    if replaced == Replaced::Damaged {
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
    let failed = |error: &io::Error| failed(error, "locked", &path);
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
    let reason = "another ascribe is using the directory; try again".to_owned();
    Err(sentence(io::ErrorKind::WouldBlock, reason, format!(": {}", folder.display())))
}

/// How long a temporary file is left alone, in case somebody is still writing it. A save takes milliseconds.
const LEFT_ALONE: Duration = Duration::from_hours(1);

/// Removes what saves that were killed left in a folder: regular files with the names that [`NamedTempFile`] gives, older
/// than an hour. Symbolic links are neither followed nor removed. What cannot be removed stays.
pub(super) fn remove_leftovers(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if is_temporary(&entry.file_name().to_string_lossy()) && is_leftover(&entry) {
            // Another reader may have removed it just now.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is one of those that [`NamedTempFile`] gives: `.tmp` and six letters or digits.
fn is_temporary(name: &str) -> bool {
    name.strip_prefix(".tmp").is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|it| it.is_ascii_alphanumeric()))
}

/// Whether nobody has written this regular file for an hour. Of a link, the link itself counts.
fn is_leftover(entry: &fs::DirEntry) -> bool {
    let Ok(about) = entry.metadata() else { return false };
    let age = about.modified().ok().and_then(|written| written.elapsed().ok());
    about.is_file() && age.is_some_and(|age| age > LEFT_ALONE)
}

/// Why a file could not be read or saved. It is shown with the reason first: a path may be longer than the status line.
#[derive(Debug)]
struct Trouble {
    reason: String,
    /// What follows it: the file.
    rest: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)?;
        let is_joined = self.rest.starts_with([':', ';']);
        write!(f, "{}{}", if is_joined { "" } else { " " }, self.rest)
    }
}

impl Error for Trouble {}

/// See [`super::reason`].
pub(super) fn reason(error: &io::Error) -> String {
    let trouble = error.get_ref().and_then(|it| it.downcast_ref::<Trouble>());
    trouble.map_or_else(|| without_number(error), |trouble| trouble.reason.clone())
}

fn sentence(kind: io::ErrorKind, reason: String, rest: String) -> io::Error {
    io::Error::new(kind, Trouble { reason, rest })
}

/// An error that says that a file cannot be read, written and so on.
fn failed(error: &io::Error, done: &str, file: &Path) -> io::Error {
    sentence(error.kind(), without_number(error), format!("; {} cannot be {done}", file.display()))
}

/// An error of the system in words, without the number that std puts behind them.
fn without_number(error: &io::Error) -> String {
    let told = error.to_string();
    told.split_once(" (os error").map_or(told.as_str(), |(words, _)| words).to_owned()
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn only_what_killed_saves_left_is_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let hours_ago = |hours: u64| SystemTime::now() - Duration::from_secs(hours * 60 * 60);
        for (name, written, is_kept) in [
            (".tmpAb3dEf", hours_ago(2), false),
            (".tmpAb3dEg", hours_ago(0), true),
            // A clock that was set back.
            (".tmpAb3dEh", SystemTime::now() + Duration::from_mins(1), true),
            (".tmpAb3dE", hours_ago(2), true),
            (".tmpAb3dE.", hours_ago(2), true),
            (".tmpAb3dEfg", hours_ago(2), true),
            ("tmpAb3dEf", hours_ago(2), true),
            (".lock", hours_ago(2), true),
            ("article.json", hours_ago(2), true),
        ] {
            let path = folder.path().join(name);
            File::create(&path).and_then(|file| file.set_modified(written)).expect("room on the disk");
            remove_leftovers(folder.path());
            assert_eq!(path.exists(), is_kept, "{name}");
        }
        let about = fs::metadata(folder.path()).expect("it is there");
        assert!(about.is_dir());
        remove_leftovers(&folder.path().join("nowhere"));
    }

    #[test]
    #[cfg(unix)]
    fn links_and_folders_with_such_names_are_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let elsewhere = tempfile::tempdir().expect("a folder");
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
        let target = elsewhere.path().join("target");
        File::create(&target).and_then(|file| file.set_modified(old)).expect("room on the disk");
        let (link, inner) = (folder.path().join(".tmpAAAAAA"), folder.path().join(".tmpBBBBBB"));
        std::os::unix::fs::symlink(&target, &link).expect("a link");
        fs::create_dir(&inner).and_then(|()| File::open(&inner)).and_then(|it| it.set_modified(old)).expect("a folder");
        remove_leftovers(folder.path());
        assert!(target.exists() && link.is_symlink() && inner.is_dir());
    }
}
