//! The body of an answer: read in parts, unpacked, and counted, so that none is endless.

use std::cell::{Cell, RefCell};
use std::io::{self, Read};
use std::sync::atomic::Ordering;

use super::coding::Coding;
use super::failure::Why;
use super::words::size;
use super::{Limits, Waiting};
use crate::load::guarded;

/// How many bytes come between two words about how many came.
const STEP: u64 = 128 << 10;
/// How many bytes are read at a time.
const PART: usize = 64 << 10;

/// What is known of a body before it is read.
#[derive(Debug)]
pub(super) struct Expected {
    /// The server that it comes from, as it may be shown.
    pub(super) host: String,
    /// How many bytes the server says that it sends.
    pub(super) length: Option<u64>,
    /// How it is packed, the outermost first.
    pub(super) codings: Vec<Coding>,
}

/// A body that came.
#[derive(Debug)]
pub(super) struct Came {
    pub(super) bytes: Vec<u8>,
    /// Why its end is missing, if it is: one sentence.
    pub(super) cut: Option<String>,
}

/// Reads a body and unpacks it. What came before the connection ended is given, with a sentence that says so.
pub(super) fn read(body: impl Read, expected: &Expected, limits: &Limits, waiting: &Waiting<'_>) -> Result<Came, Why> {
    let watch = Watch { failed: RefCell::default(), came: Cell::default() };
    let mut bytes = Vec::new();
    let wire = Wire { body, expected, limits, waiting, watch: &watch, told: None };
    // The unpackers are other people's work, and hostile bytes are what they may never have seen.
    let ended =
        guarded(|| unpack(wire, expected, limits, &watch, &mut bytes)).unwrap_or(Err(io::ErrorKind::Other.into()));
    let Err(error) = ended else { return Ok(Came { bytes, cut: None }) };
    let came = watch.came.get();
    let why = match watch.failed.into_inner() {
        Some(why) => why,
        None if error.kind() == io::ErrorKind::UnexpectedEof => Why::Ended,
        None => Why::Damaged,
    };
    if why != Why::Ended || bytes.is_empty() {
        return Err(why);
    }
    let cut = match expected.length {
        Some(length) if length > came => {
            format!("The end is missing: the server sent only {} of {}.", size(came), size(length))
        }
        _ => "The end is missing: the connection closed before the page was complete.".to_owned(),
    };
    Ok(Came { bytes, cut: Some(cut) })
}

/// Reads all that the wire brings through what unpacks it.
fn unpack<'a>(
    wire: impl Read + 'a,
    expected: &Expected,
    limits: &Limits,
    watch: &'a Watch,
    bytes: &mut Vec<u8>,
) -> io::Result<()> {
    let mut reader: Box<dyn Read + 'a> = Box::new(wire);
    for coding in &expected.codings {
        // Also what is unpacked only to be unpacked again is counted.
        reader = Box::new(Counted { packed: coding.unpack(reader)?, came: 0, limit: limits.unpacked, watch });
    }
    let mut part = vec![0; PART];
    loop {
        match reader.read(&mut part) {
            Ok(0) => return Ok(()),
            Ok(length) => bytes.extend_from_slice(part.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(error) => return Err(error),
        }
    }
}

/// What went wrong below the unpackers, which do not all hand errors on as they are, and what came.
#[derive(Debug)]
struct Watch {
    failed: RefCell<Option<Why>>,
    /// Bytes that the server sent.
    came: Cell<u64>,
}

impl Watch {
    /// Notes why it is given up; the first reason counts.
    fn fail(&self, why: Why) -> io::Error {
        self.failed.borrow_mut().get_or_insert(why);
        io::Error::other("it is given up")
    }
}

/// The body as it comes.
struct Wire<'a, R> {
    body: R,
    expected: &'a Expected,
    limits: &'a Limits,
    waiting: &'a Waiting<'a>,
    watch: &'a Watch,
    /// How many bytes had come when that was last told.
    told: Option<u64>,
}

impl<R> Wire<'_, R> {
    fn tell(&mut self, came: u64) {
        if self.told.is_none_or(|told| came - told >= STEP) {
            let Expected { host, length, .. } = self.expected;
            let of = length.map_or_else(String::new, |length| format!("of {} ", size(length)));
            (self.waiting.tell)(format!("{} {of}from {host}", size(came)));
            self.told = Some(came);
        }
    }
}

impl<R: Read> Read for Wire<'_, R> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        if self.waiting.stop.load(Ordering::Relaxed) {
            return Err(self.watch.fail(Why::CalledOff));
        }
        let read = self.body.read(part);
        let length = read.map_err(|error| self.watch.fail(Why::of(ureq::Error::from(error), self.limits)))?;
        let came = self.watch.came.get() + length as u64;
        if came > self.limits.packed {
            return Err(self.watch.fail(Why::Large(self.limits.packed)));
        }
        self.watch.came.set(came);
        self.tell(came);
        Ok(length)
    }
}

/// What was unpacked, which may be a thousand times what came.
struct Counted<'a, R> {
    packed: R,
    came: u64,
    limit: u64,
    watch: &'a Watch,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        let length = self.packed.read(part)?;
        self.came += length as u64;
        if self.came > self.limit { Err(self.watch.fail(Why::Large(self.limit))) } else { Ok(length) }
    }
}
