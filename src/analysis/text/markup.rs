//! Markup that was left in a text: `<tweet author="…">`, `</p>`, `<tweet/>`. It is nobody's words.
//!
//! In `PolNeAR`'s training part no source, cue or content holds any part of 240 tags. What has neither attributes in
//! quotation marks nor a slash may be meant to be read: "press `<Enter>`", "`<redacted>` said".

use crate::document::Span;

/// What attributes look like.
const ATTRIBUTES: [&str; 4] = ["=\"", "='", "=“", "=”"];

/// The tags in a text that begins with byte `base` of the document, in order.
pub(crate) fn find(text: &str, base: usize) -> impl Iterator<Item = Span> {
    let begins = text.match_indices('<').map(|it| it.0);
    begins.zip(text.split('<').skip(1)).filter_map(move |(begin, after)| {
        let end = after.find('>')?;
        is_tag(after.get(..end)?).then(|| Span::new(base + begin, base + begin + "<>".len() + end))
    })
}

/// Whether this stands in a tag: a name with a slash before or after it, or with attributes.
fn is_tag(inner: &str) -> bool {
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let (name, rest) =
        name.split_at(name.find(|it: char| !it.is_ascii_alphanumeric() && it != '-').unwrap_or(name.len()));
    let closes = if inner.starts_with('/') { rest.trim().is_empty() } else { rest.trim() == "/" };
    let has_attributes = rest.starts_with(char::is_whitespace) && ATTRIBUTES.iter().any(|it| rest.contains(it));
    name.starts_with(|it: char| it.is_ascii_alphabetic()) && (closes || has_attributes)
}
