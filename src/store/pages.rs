//! Pages from the web, kept so that they open again without a network.
//!
//! One file a page, under the hash of its address: a line of JSON that says what is known of the page, then the page
//! itself. A file is written whole and atomically, and what is not as it was written is as good as not there. All of
//! them together are kept within a limit: those that nobody read for the longest time go first.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use etcetera::{BaseStrategy, choose_base_strategy};
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::{disk, name};

/// The version of the files' form; pages of any other are asked for anew.
const SCHEMA: u32 = 1;
/// All pages together take at most this many bytes on disk.
const LARGEST: u64 = 200 << 20;

/// A page as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    /// What is known of it.
    pub about: About,
    /// It itself, unpacked.
    pub bytes: Vec<u8>,
}

/// What is known of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct About {
    /// The address that was asked for, normalised.
    pub asked: String,
    /// The address that it came from, after redirects.
    pub address: String,
    /// Its media type and encoding, as the server gave them.
    pub media_type: Option<String>,
    /// What the server calls this version of it, for conditional requests.
    pub etag: Option<String>,
    /// When the server says that it was last changed, as the server wrote it; for conditional requests.
    pub last_modified: Option<String>,
    /// When the server last said that this is the page, in seconds since 1970 in UTC.
    pub fetched: u64,
}

/// The first line of a file.
#[derive(Serialize, Deserialize)]
struct Head<A> {
    schema: u32,
    /// How long the page is, and its hash: a file that was cut off, or that something else wrote in, is told by them.
    length: usize,
    hash: u64,
    #[serde(flatten)]
    about: A,
}

/// The folder where pages are kept unless the person says otherwise: `ascribe/pages` in the XDG cache directory, usually
/// `~/.cache/ascribe/pages`. It need not exist. None if the person has no home directory.
pub fn folder() -> Option<PathBuf> {
    Some(choose_base_strategy().ok()?.cache_dir().join("ascribe/pages"))
}

/// The page that is kept of an address. None if none is, or if its file is damaged or cannot be read.
pub fn find(folder: &Path, asked: &str) -> Option<Kept> {
    let path = file(folder, asked);
    let bytes = fs::read(&path).ok()?;
    let line = bytes.iter().position(|byte| *byte == b'\n')?;
    let Head { schema, length, hash, about } = serde_json::from_slice::<Head<About>>(bytes.get(..line)?).ok()?;
    let page = bytes.get(line + 1..)?;
    let is_whole = schema == SCHEMA && page.len() == length && name::hash(page) == hash;
    // Two addresses may have one hash.
    if !is_whole || about.asked != asked {
        return None;
    }
    // That it was read now decides only how long it is kept.
    let _ = File::options().write(true).open(&path).and_then(|it| it.set_modified(SystemTime::now()));
    Some(Kept { about, bytes: page.to_vec() })
}

/// Keeps a page in place of what was kept of its address. The folder is made if need be, for the person alone (mode
/// 0700). Pages that nobody read for the longest time are removed until 200 MiB are enough. Fails if the disk does.
pub fn keep(folder: &Path, page: &Kept) -> io::Result<()> {
    keep_within(LARGEST, folder, page)
}

/// Keeps nothing of an address any more. That it cannot be removed, or was not there, is no failure.
pub fn forget(folder: &Path, asked: &str) {
    let _ = fs::remove_file(file(folder, asked));
}

fn keep_within(limit: u64, folder: &Path, page: &Kept) -> io::Result<()> {
    let Kept { about, bytes } = page;
    disk::make(folder)?;
    let mut temporary = NamedTempFile::new_in(folder)?;
    let head = Head { schema: SCHEMA, length: bytes.len(), hash: name::hash(bytes), about };
    serde_json::to_writer(&mut temporary, &head)?;
    temporary.write_all(b"\n")?;
    temporary.write_all(bytes)?;
    let path = file(folder, &about.asked);
    temporary.persist(&path)?;
    disk::remove_leftovers(folder);
    thin(limit, folder, &path)
}

/// Removes what was not read for the longest time until the folder holds no more than `limit` bytes; never `spared`.
/// Files that a crash left half written count as well.
fn thin(limit: u64, folder: &Path, spared: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Another reader may have removed it just now.
        let Ok(about) = entry.metadata() else { continue };
        if about.is_file() {
            files.push((about.modified()?, about.len(), entry.path()));
        }
    }
    let mut total: u64 = files.iter().map(|(_, length, _)| length).sum();
    files.sort_unstable();
    for (_, length, path) in files.into_iter().filter(|(.., path)| path != spared) {
        if total <= limit {
            break;
        }
        if fs::remove_file(path).is_ok() {
            total -= length;
        }
    }
    Ok(())
}

/// Where the page of an address is kept. An address may hold anything, so only its hash becomes a name.
fn file(folder: &Path, asked: &str) -> PathBuf {
    folder.join(format!("{:016x}.page", name::hash(asked.as_bytes())))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn page(asked: &str, bytes: &[u8]) -> Kept {
        let about = About { asked: asked.to_owned(), fetched: 7, ..About::default() };
        Kept { about, bytes: bytes.to_vec() }
    }

    #[test]
    fn what_was_not_read_for_the_longest_time_goes_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let addresses = ["https://a.example/", "https://b.example/", "https://c.example/", "https://d.example/"];
        for (nth, address) in (0..).zip(addresses) {
            keep_within(4000, folder.path(), &page(address, &[b'a'; 1000])).expect("it is kept");
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(nth);
            let file = File::options().write(true).open(file(folder.path(), address)).expect("it is there");
            file.set_modified(time).expect("it is ours");
            if nth == 2 {
                // The oldest is read again, and is the youngest then.
                assert!(find(folder.path(), addresses[0]).is_some());
            }
        }
        let are_kept = addresses.map(|address| find(folder.path(), address).is_some());
        assert_eq!(are_kept, [true, false, true, true]);
        // What is larger than all that may be kept is kept alone, until the next comes.
        keep_within(4000, folder.path(), &page("https://e.example/", &[b'a'; 9000])).expect("it is kept");
        assert_eq!(fs::read_dir(folder.path()).expect("it is a folder").count(), 1);
        assert!(find(folder.path(), "https://e.example/").is_some());
    }

    #[test]
    fn what_is_not_as_it_was_written_is_not_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = page("https://a.example/", b"Some\nwords.");
        let path = file(folder.path(), &kept.about.asked);
        keep(folder.path(), &kept).expect("it is kept");
        let whole = fs::read(&path).expect("it is there");
        assert_eq!(find(folder.path(), &kept.about.asked), Some(kept.clone()));
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).expect("it is ours");
            assert_eq!(find(folder.path(), &kept.about.asked), None, "the first {length} bytes");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            fs::write(&path, &changed).expect("it is ours");
            if let Some(found) = find(folder.path(), &kept.about.asked) {
                assert_eq!(found.bytes, kept.bytes, "byte {at}: only what is said of the page may differ");
            }
        }
        // Of another address with the same hash.
        keep(folder.path(), &kept).expect("it is kept");
        fs::rename(&path, file(folder.path(), "https://b.example/")).expect("it is ours");
        assert_eq!(find(folder.path(), "https://b.example/"), None);
    }

    #[test]
    #[cfg(unix)]
    fn pages_are_for_their_reader_alone() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("ascribe/pages");
        let kept = page("https://a.example/\u{1b}/../../x", b"Words.");
        keep(&folder, &kept).expect("it is kept");
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        let path = file(&folder, &kept.about.asked);
        assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
        let name = path.file_name().and_then(|it| it.to_str()).expect("it has a name");
        assert!(name.strip_suffix(".page").is_some_and(|it| it.chars().all(|c| c.is_ascii_hexdigit())), "{name}");
        forget(&folder, &kept.about.asked);
        assert_eq!(find(&folder, &kept.about.asked), None);
    }
}
