//! ZIP archives, read within limits, whatever they say of themselves.
//!
//! No size that an archive names is believed: a member is read until it ends or is too large, and all that is read of an
//! archive has a limit too. Members are known by their names alone, without regard to case; a name is never a path on
//! the disk, so `../` in it means nothing. Where the directory at the end is missing, because the file was cut short,
//! the members are found by the headers in front of them.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::read::{Config, OwnedZipFileEntry, ZipReadOptions, read_zipfile_from_stream};
use zip::read::{ZipFile, ZipFileEntry};
use zip::result::ZipResult;
use zip::unstable::read::ZipIterable;

/// What the largest member holds, in bytes.
const LARGEST_MEMBER: u64 = 64 << 20;
/// What is read of all members together, in bytes.
const LARGEST_WHOLE: u64 = 512 << 20;
/// How many members are looked at; those behind are as good as missing.
const MOST_MEMBERS: usize = 100_000;
/// The longest name of a member in bytes. Whatever is named beside a member is found by a name that begins as that does, so
/// long names would be held many times over.
const LONGEST_NAME: usize = 512;

/// An archive in memory.
#[derive(Debug)]
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    /// Where the members are, by their names in small letters.
    members: HashMap<String, MemberLocation>,
    /// The names of the members, in order.
    names: Vec<String>,
    /// How many bytes may still be read.
    left: u64,
}

/// Where a member is.
#[derive(Debug)]
enum MemberLocation {
    /// Where the directory says.
    InDirectory(Box<OwnedZipFileEntry>),
    /// At this byte; nothing lists it.
    AtOffset(usize),
}

/// What a member holds.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Member {
    pub(super) bytes: Vec<u8>,
    /// Whether these are all of its bytes and the right ones.
    pub(super) whole: bool,
}

/// Why a member cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// There is none of this name.
    Missing,
    /// It needs a password.
    Locked,
    /// It is damaged, or larger than anybody's chapter.
    Unreadable,
}

impl<'b> Archive<'b> {
    /// The archive that `bytes` are. What is none has no members.
    pub(super) fn open(bytes: &'b [u8]) -> Self {
        let mut archive = Self { bytes, members: HashMap::new(), names: Vec::new(), left: LARGEST_WHOLE };
        if archive.list().is_err() && archive.names.is_empty() {
            archive.search();
        }
        archive
    }

    /// The names of the members, in the order of the archive.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether there is a member of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.members.contains_key(&name.to_ascii_lowercase())
    }

    /// What the member of this name holds. Of a damaged one it is what came before the damage.
    pub(super) fn read(&mut self, name: &str) -> Result<Member, Fault> {
        let place = self.members.get(&name.to_ascii_lowercase()).ok_or(Fault::Missing)?;
        let limit = LARGEST_MEMBER.min(self.left);
        let mut cursor = Cursor::new(self.bytes);
        let member = match place {
            MemberLocation::InDirectory(entry) if entry.encrypted() => return Err(Fault::Locked),
            MemberLocation::InDirectory(entry) => {
                let entry = OwnedZipFileEntry::as_ref(entry);
                read(entry.with_reader(&mut cursor, ZipReadOptions::default()).map(Some), limit)
            }
            MemberLocation::AtOffset(start) => {
                cursor.set_position(*start as u64);
                read(read_zipfile_from_stream(&mut cursor), limit)
            }
        };
        // What was unpacked counts even if it led to nothing: bombs come in numbers.
        self.left -= member.as_ref().map_or_else(|spent| *spent, |member| member.bytes.len() as u64);
        member.or(Err(Fault::Unreadable))
    }

    /// The text of a member that is XML in UTF-8, as far as it can be read.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let member = self.read(name).ok()?;
        Some(super::decode::decode_markup(member.bytes).ok()?.0)
    }

    /// Reads the directory at the end, entry by entry: `ZipArchive` would believe how many there are.
    fn list(&mut self) -> ZipResult<()> {
        let mut directory = ZipIterable::try_new(Cursor::new(self.bytes), Config::default())?;
        for entry in directory.files()?.take(MOST_MEMBERS) {
            let entry: ZipFileEntry<'_> = entry?;
            let name = entry.name().map(|name| plain(&name))?;
            self.note(name, MemberLocation::InDirectory(Box::new(entry.into())));
        }
        Ok(())
    }

    /// Goes from one member to the one behind it, as far as that leads.
    fn search(&mut self) {
        let mut cursor = Cursor::new(self.bytes);
        for _ in 0..MOST_MEMBERS {
            let start = usize::try_from(cursor.position()).unwrap_or(usize::MAX);
            let Ok(Some(name)) = read_zipfile_from_stream(&mut cursor)
                .map(|file| file.and_then(|file| file.name().ok().map(|name| plain(&name))))
            else {
                return;
            };
            self.note(name, MemberLocation::AtOffset(start));
        }
    }

    fn note(&mut self, name: String, place: MemberLocation) {
        if name.len() > LONGEST_NAME {
            return;
        }
        self.members.entry(name.to_ascii_lowercase()).or_insert(place);
        self.names.push(name);
    }
}

/// A member's name with plain strokes and nothing in front.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").trim_start_matches('/').to_owned()
}

/// Reads up to `limit` bytes of a member; the error is how many were read in vain.
fn read<R: Read>(file: ZipResult<Option<ZipFile<'_, R>>>, limit: u64) -> Result<Member, u64> {
    let Ok(Some(file)) = file else { return Err(0) };
    let mut bytes = Vec::new();
    let whole = file.take(limit.saturating_add(1)).read_to_end(&mut bytes).is_ok();
    let read = bytes.len() as u64;
    if read > limit || (!whole && read == 0) { Err(read.min(limit)) } else { Ok(Member { bytes, whole }) }
}
