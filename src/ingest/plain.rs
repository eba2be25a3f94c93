//! Plain text: the document's text is the input as it stands, so that offsets are offsets into the file.

use crate::document::{BlockKind, Builder, Document, Meta, Span};

/// Reads plain text.
pub(super) fn read(text: String, origin: &str) -> Document {
    let mut spans = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive("\n\n") {
        spans.push(Span::new(start, start + piece.len()));
        start += piece.len();
    }
    let mut builder = Builder::new(text);
    for (nth, span) in spans.into_iter().enumerate() {
        builder.block(span, if nth == 0 { BlockKind::Title } else { BlockKind::Paragraph });
    }
    builder.build(Meta { origin: origin.to_owned(), ..Meta::default() })
}
