//! Bytes from files and pipes, and the sentences that tell why there are none.

use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

use crate::document::printable;
use crate::ingest::Refused;

/// So many bytes cannot be an article; see [`Refused::TooLarge`].
const LIMIT: u64 = u32::MAX as u64;

/// Why something cannot be read and what to do about it: one sentence without a control character.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable(String);

impl Unreadable {
    /// What is called `name` could not be read for this error.
    pub fn failed(name: &str, error: &io::Error) -> Self {
        let name = printable(name);
        Self(match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => format!("no such file: {name}; check the name"),
            ErrorKind::IsADirectory => format!("{name} is a directory; name a file in it"),
            ErrorKind::PermissionDenied => format!("{name} cannot be read; check its permissions"),
            _ => format!("{name} cannot be read: {error}; try again, or name another file"),
        })
    }

    /// What is called `name` is no article.
    pub(super) fn refused(name: &str, why: Refused) -> Self {
        Self(format!("{} cannot be read: {why}", printable(name)))
    }

    /// The sentence says why.
    pub(super) fn told(sentence: String) -> Self {
        Self(sentence)
    }

    /// All of a web page is wanted, and what is called `name` is none.
    pub(super) fn no_page(name: &str) -> Self {
        Self(format!("{name} is not a web page; all of it is already shown"))
    }

    /// Some devices never end, and none holds an article; neither does a socket.
    fn no_file(name: &str, kind: &str) -> Self {
        Self(format!("{} is a {kind}; name a file", printable(name)))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// Reads all of a file or a pipe. Fails if it is something else or 4 GiB long, however much follows.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let name = path.to_string_lossy();
    let (file, about) = open(path, &name)?;
    // What a file says of its length is a hint only: pipes and files of the system say nothing.
    let length = if about.is_file() { about.len() } else { 0 };
    read_up_to(LIMIT, file, length, &name)
}

/// Reads all of an input that is open already and called `name`. Fails if it is 4 GiB long, however much follows.
pub(super) fn read_open(input: impl Read, name: &str) -> Result<Vec<u8>, Unreadable> {
    read_up_to(LIMIT, input, 0, name)
}

/// Makes sure that a file can be opened, without reading it. A pipe is not opened: that would use it up.
pub(super) fn check(path: &Path) -> Result<(), Unreadable> {
    let name = path.to_string_lossy();
    if look_at(path, &name)?.file_type().is_fifo() { Ok(()) } else { open(path, &name).map(|_| ()) }
}

fn open(path: &Path, name: &str) -> Result<(File, Metadata), Unreadable> {
    let about = look_at(path, name)?;
    let file = File::open(path).map_err(|error| Unreadable::failed(name, &error))?;
    Ok((file, about))
}

/// What a path leads to, if that may hold an article.
fn look_at(path: &Path, name: &str) -> Result<Metadata, Unreadable> {
    let about = fs::metadata(path).map_err(|error| Unreadable::failed(name, &error))?;
    let kind = about.file_type();
    if kind.is_dir() {
        Err(Unreadable::failed(name, &ErrorKind::IsADirectory.into()))
    } else if kind.is_char_device() || kind.is_block_device() {
        Err(Unreadable::no_file(name, "device"))
    } else if kind.is_socket() {
        Err(Unreadable::no_file(name, "socket"))
    } else {
        Ok(about)
    }
}

/// Reads an input of presumably `length` bytes, and fails once `limit` bytes came.
fn read_up_to(limit: u64, input: impl Read, length: u64, name: &str) -> Result<Vec<u8>, Unreadable> {
    if length >= limit {
        return Err(Unreadable::refused(name, Refused::TooLarge));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    let read = input.take(limit).read_to_end(&mut bytes).map_err(|error| Unreadable::failed(name, &error))?;
    if read as u64 == limit { Err(Unreadable::refused(name, Refused::TooLarge)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_told_with_a_way_out() {
        for (kind, sentence) in [
            (ErrorKind::NotFound, "no such file: a␛.txt; check the name"),
            (ErrorKind::IsADirectory, "a␛.txt is a directory; name a file in it"),
            (ErrorKind::PermissionDenied, "a␛.txt cannot be read; check its permissions"),
            (ErrorKind::TimedOut, "a␛.txt cannot be read: timed out; try again, or name another file"),
        ] {
            assert_eq!(Unreadable::failed("a\u{1b}.txt", &kind.into()).to_string(), sentence);
        }
    }

    #[test]
    fn paths_that_hold_no_article_are_told_before_and_when_they_are_read() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let socket = folder.path().join("a.txt");
        let _open = std::os::unix::net::UnixListener::bind(&socket).expect("a socket can be made there");
        let socket = socket.to_string_lossy();
        for (path, sentence) in [
            (&*socket, format!("{socket} is a socket; name a file").as_str()),
            ("no/such\u{1b}[2J.txt", "no such file: no/such␛[2J.txt; check the name"),
            ("Cargo.toml/x", "no such file: Cargo.toml/x; check the name"),
            ("src", "src is a directory; name a file in it"),
            ("/dev/null", "/dev/null is a device; name a file"),
        ] {
            assert_eq!(read(Path::new(path)).expect_err("it holds none").to_string(), sentence);
            assert_eq!(check(Path::new(path)).expect_err("it holds none").to_string(), sentence);
        }
        assert_eq!(check(Path::new("Cargo.toml")), Ok(()));
    }

    #[test]
    fn no_input_is_read_beyond_the_limit() {
        let large = "a pipe cannot be read: it is larger than 4 GiB; split it first";
        for (limit, input, length, expected) in [
            (5, "four", 0, Ok("four")),
            (5, "four", 4, Ok("four")),
            (5, "four", 2, Ok("four")),
            (4, "four", 0, Err(large)),
            (4, "four", 2, Err(large)),
            // Nothing of a file that says itself that it is too long need be read.
            (4, "", 4, Err(large)),
        ] {
            let read = read_up_to(limit, input.as_bytes(), length, "a pipe").map_err(|error| error.to_string());
            assert_eq!(read.as_deref().map_err(String::as_str), expected.map(str::as_bytes), "{input} of {length}");
        }
        let endless = read_up_to(1 << 16, io::repeat(b'a'), 0, "a pipe");
        assert_eq!(endless.map_err(|error| error.to_string()), Err(large.to_owned()));
    }
}
