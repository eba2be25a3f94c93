//! What is looked at in a file before hayro may open it.
//!
//! Opening a file unpacks its cross-reference streams, and every stream that one of them names as a container of
//! objects. Those are found here by looking at every object of the file as hayro would come upon it, whatever the
//! file says about where they are, and refused if they unpack to too much.

use std::collections::HashSet;

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, FromBytes, Name, Stream};

use super::unpack::{self, TooLarge};

/// What the containers of objects may unpack to together, in bytes; all of it is held.
const CONTAINERS: usize = 256 << 20;
/// What the cross-reference streams may hold together, in entries.
const ENTRIES: usize = 4 << 20;
/// What containers may hold packed, in bytes, where encryption keeps one from measuring what they unpack to.
const ENCRYPTED: usize = 1 << 20;
/// How many dictionaries there may be outside of pages; a page of nothing takes a kilobyte of memory.
const DICTIONARIES: usize = 1 << 20;
/// Bytes that are read again and again while looking for objects, for every byte of the file and to begin with.
const AGAIN: usize = 4;
const AGAIN_AT_FIRST: usize = 16 << 20;

/// A stream that the file holds.
struct HeldStream {
    /// The number of the object, if that is plain.
    number: Option<u32>,
    /// Where its dictionary begins.
    at: usize,
    is_container: bool,
    is_index: bool,
}

/// Fails if opening the file would take more memory or time than any honest file needs.
pub(super) fn check(file: &[u8]) -> Result<(), TooLarge> {
    let (streams, is_encrypted) = streams(file)?;
    let mut containers = HashSet::new();
    let mut entries = 0;
    for held in streams.iter().filter(|held| held.is_index) {
        index(file, held.at, &mut containers, &mut entries)?;
    }
    let mut dictionaries = pairs(file);
    let (mut size, mut packed) = (0, 0);
    for held in &streams {
        if !held.is_container && held.number.is_some_and(|number| !containers.contains(&number)) {
            continue;
        }
        let Some(stream) = stream_at(file, held.at) else { continue };
        let data = stream.raw_data();
        packed += data.len();
        if is_encrypted && stream.filters().iter().any(|filter| !matches!(filter, Filter::DctDecode)) {
            if packed > ENCRYPTED || stream.filters().len() > 2 {
                return Err(TooLarge);
            }
            continue;
        }
        let see = |piece: &[u8]| dictionaries += pairs(piece);
        size += unpack::unpacked(&data, &stream.filters(), unpack::LARGEST, see)?.whole;
        if size > CONTAINERS {
            return Err(TooLarge);
        }
    }
    if dictionaries > DICTIONARIES { Err(TooLarge) } else { Ok(()) }
}

/// The streams of a file, and whether some dictionary says that it is encrypted.
fn streams(file: &[u8]) -> Result<(Vec<HeldStream>, bool), TooLarge> {
    let mut allowance = file.len().saturating_mul(AGAIN).saturating_add(AGAIN_AT_FIRST);
    let (mut found, mut is_encrypted) = (Vec::new(), false);
    for at in dictionaries(file) {
        let rest = file.get(at..).unwrap_or_default();
        let dict = Dict::from_bytes(rest);
        let length = dict.as_ref().map_or(rest.len(), |dict| dict.data().len());
        allowance = allowance.checked_sub(length).ok_or(TooLarge)?;
        let Some(dict) = dict else { continue };
        is_encrypted |= dict.contains_key("Encrypt");
        let after = skip_space(file, at + length);
        if file.get(after..).is_some_and(|rest| rest.starts_with(b"stream")) {
            found.push(HeldStream {
                number: number_before(file, at),
                at,
                is_container: dict.get::<Name<'_>>("Type").is_some_and(|name| name.as_ref() == b"ObjStm"),
                is_index: dict.contains_key("W"),
            });
        }
    }
    Ok((found, is_encrypted))
}

/// Where dictionaries begin that are objects of their own, or trailers.
fn dictionaries(file: &[u8]) -> impl Iterator<Item = usize> {
    let after = |at: usize| -> Option<usize> {
        let rest = file.get(at..)?;
        let length = if rest.starts_with(b"obj") {
            3
        } else if rest.starts_with(b"trailer") {
            7
        } else {
            return None;
        };
        if file.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            return None;
        }
        let start = skip_space(file, at + length);
        file.get(start..).is_some_and(|rest| rest.starts_with(b"<<")).then_some(start)
    };
    file.iter().enumerate().filter(|(_, byte)| matches!(byte, b'o' | b't')).filter_map(move |(at, _)| after(at))
}

/// Where white space and comments end that begin at `at`.
fn skip_space(file: &[u8], mut at: usize) -> usize {
    let mut in_comment = false;
    while let Some(&byte) = file.get(at) {
        match byte {
            b'\n' | b'\r' => in_comment = false,
            _ if in_comment => {}
            b'%' => in_comment = true,
            b'\0' | b'\t' | 0xc | b' ' => {}
            _ => break,
        }
        at += 1;
    }
    at
}

/// The number of the object whose dictionary begins at `at`: of "7 0 obj" the 7.
fn number_before(file: &[u8], at: usize) -> Option<u32> {
    let before = file.get(at.saturating_sub(64)..at)?;
    let before = str::from_utf8(before.rsplit(|byte| !byte.is_ascii()).next()?).ok()?;
    let (head, _) = before.rsplit_once("obj")?;
    let mut words = head.split_ascii_whitespace().rev();
    words.next()?.parse::<u32>().ok()?;
    words.next()?.parse().ok()
}

fn stream_at(file: &[u8], at: usize) -> Option<Stream<'_>> {
    Stream::from_bytes(file.get(at..)?)
}

/// Adds the containers that a cross-reference stream names.
fn index(file: &[u8], at: usize, containers: &mut HashSet<u32>, entries: &mut usize) -> Result<(), TooLarge> {
    let Some(stream) = stream_at(file, at) else { return Ok(()) };
    let widths = stream.dict().get::<Array<'_>>("W");
    let widths: Vec<usize> = widths.iter().flat_map(Array::iter::<u8>).take(3).map(usize::from).collect();
    let [kind, place, rest] = widths[..] else { return Ok(()) };
    let width = (kind + place + rest).max(1);
    *entries += unpack::size(&stream)?.whole / width;
    if *entries > ENTRIES {
        return Err(TooLarge);
    }
    let Ok(data) = stream.decoded_data() else { return Ok(()) };
    for entry in data.chunks_exact(width) {
        let (kind, place) = (entry.get(..kind), entry.get(kind..kind + place));
        if kind.is_some_and(|kind| number(kind) == 2) {
            containers.extend(place.and_then(|place| u32::try_from(number(place)).ok()));
        }
    }
    Ok(())
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, &byte| (number << 8) | u64::from(byte))
}

/// How many dictionaries may begin in some bytes.
fn pairs(bytes: &[u8]) -> usize {
    bytes.windows(2).filter(|pair| pair == b"<<").count()
}
