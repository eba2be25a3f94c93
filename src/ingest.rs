//! Bytes in some format → a [`Document`].
//!
//! Nothing here touches the network or the disk. Almost any bytes make a document; what cannot is
//! [`Refused`] in one sentence.

mod decode;
mod front_matter;
mod markdown;
mod pieces;
mod plain;

use std::fmt;

use crate::document::Document;

/// A format that can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain text: paragraphs between blank lines.
    Plain,
    /// Markdown: `CommonMark` with tables, strikethrough and footnotes.
    Markdown,
}

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
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there is no text in it",
            Self::Binary => "it is not text; ascribe reads plain text and Markdown",
            Self::TooLarge => "it is larger than 4 GiB; split it first",
        })
    }
}

impl std::error::Error for Refused {}

/// Reads `bytes` as an article.
///
/// `origin` is the name to show for it (a file's name, "standard input"); its ending decides the format
/// unless `format` does.
pub fn ingest(bytes: Vec<u8>, origin: &str, format: Option<Format>) -> Result<(Document, Vec<Notice>), Refused> {
    let (text, notices) = decode::decode(bytes)?;
    let document = match format.unwrap_or_else(|| detect(origin)) {
        Format::Plain => plain::read(text, origin),
        Format::Markdown => markdown::read(&text, origin)?,
    };
    if document.blocks().is_empty() { Err(Refused::Empty) } else { Ok((document, notices)) }
}

/// The format that a name's ending stands for; plain text for any other.
fn detect(name: &str) -> Format {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd") { Format::Markdown } else { Format::Plain }
}
