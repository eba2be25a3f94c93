//! Markup that was left in a text: `<tweet author="…">`, `</p>`. It is nobody's words.
//!
//! In `PolNeAR`'s training part no source, cue or content holds any part of 240 tags.

use crate::document::Span;

/// What attributes look like.
const ATTRIBUTES: [&str; 4] = ["=\"", "='", "=“", "=”"];

/// The tags in a text that begins with byte `base` of the document, in order.
pub(super) fn tags(text: &str, base: usize) -> impl Iterator<Item = Span> {
    let begins = text.match_indices('<').map(|it| it.0);
    begins.zip(text.split('<').skip(1)).filter_map(move |(begin, after)| {
        let end = after.find('>')?;
        is_tag(after.get(..end)?).then(|| Span::new(base + begin, base + begin + "<>".len() + end))
    })
}

/// Whether this stands in a tag: a name alone, or with attributes.
fn is_tag(inner: &str) -> bool {
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name = inner.find(|it: char| !it.is_ascii_alphanumeric() && it != '-').unwrap_or(inner.len());
    let (name, rest) = inner.split_at(name);
    let named = name.starts_with(|it: char| it.is_ascii_alphabetic());
    named && (matches!(rest.trim(), "" | "/") || ATTRIBUTES.iter().any(|it| rest.contains(it)))
}
