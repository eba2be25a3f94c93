//! Bytes in some format → a [`Document`].
//!
//! Nothing here touches the network or the disk. Almost any bytes make a document; what cannot is
//! [`Refused`] in one sentence.

mod address;
mod archive;
mod date;
mod decode;
mod docx;
mod epub;
mod feed;
mod format;
mod front_matter;
mod html;
mod markdown;
mod pdf;
mod plain;
mod split;
mod table;
mod writer;
mod xml;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::document::Document;

use decode::declared;

pub use format::Format;

/// What is known of some bytes before they are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// The name to show for them: a file's name, a web address, "standard input".
    pub origin: &'a str,
    /// The web address that they came from, absolute; addresses in them are relative to it.
    pub address: Option<&'a str>,
    /// Their media type and encoding as a server gave them ("text/html; charset=utf-8").
    pub media_type: Option<&'a str>,
    /// Their format, if the person said so.
    pub format: Option<Format>,
    /// Whether a web page is wanted whole, and not its article alone.
    pub whole: bool,
    /// Turns true when nobody waits for the article any more. Formats that take long look at it now and then.
    pub stop: Option<&'a AtomicBool>,
}

impl<'a> Hints<'a> {
    /// A name to show, and a format if that is known.
    pub fn named(origin: &'a str, format: Option<Format>) -> Self {
        Self { origin, format, ..Self::default() }
    }

    /// Fails once nobody waits for the article any more.
    fn go_on(&self) -> Result<(), Refused> {
        if self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) { Err(Refused::Stopped) } else { Ok(()) }
    }
}

/// What a notice calls the command that shows a page whole.
pub const WHOLE: &str = ":whole";

/// Something a reader should know about how an input was taken, as one sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice(pub String);

/// Why some bytes are no article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// Nothing but white space.
    Empty,
    /// Not text in any encoding.
    Binary,
    /// 4 GiB or more.
    TooLarge,
    /// More text than is read of its format: so many MiB or more.
    TooMuch(u32),
    /// An e-book that only the program of its shop may read.
    Protected,
    /// It asks for a password.
    Locked,
    /// A document of Word before 2007, or of another office program.
    Office,
    /// An archive that holds neither a book nor a document.
    Archive,
    /// Too damaged to read, or not of the format that it was said to be.
    Damaged,
    /// Nobody waits for it any more.
    Stopped,
    /// Its pages are pictures.
    Scanned,
    /// Its fonts do not say which letters their codes and glyphs are.
    Unnamed,
    /// It holds comments and no text they are on.
    Comments,
    /// It is packed, and unpacks to more than any article.
    Unpacks,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooMuch(most) => {
                return write!(f, "it is larger than {most} MiB, the limit for its format; split it first");
            }
            Self::Empty => "there is no text in it",
            Self::Binary => "it is neither text nor a supported format; `ascribe --help` lists them",
            Self::Damaged => "it is too damaged to read, or not in the format it claims to be",
            Self::Protected => {
                "it is protected (DRM); ascribe cannot read it: use the shop's own program, or ask for a free copy"
            }
            Self::Locked => "it is password-protected; save it without a password first",
            Self::Office => "it is in an old or different office format; save it as DOCX or plain text first",
            Self::Archive => "it is an archive that contains no book or document; unpack it first",
            Self::Stopped => "it was cancelled",
            Self::Scanned => "its pages are images without text; run OCR on it first (ocrmypdf)",
            Self::Unnamed => "its fonts do not say which characters they draw; run OCR on it (ocrmypdf --force-ocr)",
            Self::Comments => "there is no text in it, only comments on its pages",
            Self::Unpacks => "it decompresses to far more than it should, so reading stopped",
            Self::TooLarge => "it is larger than 4 GiB; split it first",
        })
    }
}

impl std::error::Error for Refused {}

/// Reads `bytes` as an article, in the format that [`Hints::format`], their content, their media type or their name
/// tells, the first of them that does.
pub fn ingest(bytes: Vec<u8>, hints: &Hints<'_>) -> Result<(Document, Vec<Notice>), Refused> {
    let (document, notices) = read(bytes, hints)?;
    Ok((document.with_address(hints.address), notices))
}

/// Whether some bytes are taken for a web page, of which [`Hints::whole`] shows more.
pub fn is_page(bytes: &[u8], hints: &Hints<'_>) -> bool {
    format::detect(bytes, hints) == Format::Html
}

fn read(bytes: Vec<u8>, hints: &Hints<'_>) -> Result<(Document, Vec<Notice>), Refused> {
    match format::detect(&bytes, hints) {
        Format::Epub => contained(|notices| epub::read(&bytes, hints, notices)),
        Format::Docx => contained(|notices| docx::read(&bytes, hints, notices)),
        Format::Pdf => contained(|notices| pdf::read(bytes, hints, notices)),
        format @ (Format::Plain | Format::Markdown | Format::Html | Format::Feed) => ingest_text(bytes, format, hints),
    }
}

/// Reads a container by libraries that meet with anything in it. Should one of them panic, the file is damaged.
fn contained(
    read: impl FnOnce(&mut Vec<Notice>) -> Result<Document, Refused>,
) -> Result<(Document, Vec<Notice>), Refused> {
    let reading = AssertUnwindSafe(|| {
        let mut notices = Vec::new();
        read(&mut notices).map(|document| (document, notices))
    });
    let (document, notices) = catch_unwind(reading).unwrap_or(Err(Refused::Damaged))?;
    if document.blocks().is_empty() { Err(Refused::Empty) } else { Ok((document, notices)) }
}

/// Reads what is text, in some encoding.
fn ingest_text(bytes: Vec<u8>, format: Format, hints: &Hints<'_>) -> Result<(Document, Vec<Notice>), Refused> {
    let declared = hints.media_type.and_then(declared::by_media_type);
    let declared =
        declared.or_else(|| declared::by_markup(&bytes).filter(|_| matches!(format, Format::Html | Format::Feed)));
    let (text, mut notices) = decode::decode(bytes, declared)?;
    let document = match format {
        Format::Markdown => markdown::read(&text, hints.origin, &mut notices)?,
        Format::Html => html::read(&text, hints, &mut notices)?,
        Format::Feed => feed::read(&text, hints, &mut notices)?,
        _ => plain::read(text, hints.origin),
    };
    if document.blocks().is_empty() { Err(Refused::Empty) } else { Ok((document, notices)) }
}
