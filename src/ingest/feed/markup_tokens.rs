//! HTML looked at roughly, without a tree: to count its words.

/// Elements inside words: they part nothing.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "u",
];
/// A piece of HTML.
#[derive(Debug)]
pub(super) enum MarkupToken<'t> {
    Text(&'t str),
    Tag(MarkupTag<'t>),
}

/// What stands between `<` and `>`.
#[derive(Clone, Copy, Debug)]
pub(super) struct MarkupTag<'t>(&'t str);

impl MarkupTag<'_> {
    fn name(self) -> String {
        let name = self.0.trim_start_matches('/');
        name.chars().take_while(char::is_ascii_alphanumeric).take(16).collect::<String>().to_ascii_lowercase()
    }

    /// Whether it may stand inside a word.
    pub(super) fn is_inline(self) -> bool {
        INLINE.contains(&self.name().as_str())
    }
}

/// The pieces of some HTML.
pub(super) fn markup_tokens(html: &str) -> impl Iterator<Item = MarkupToken<'_>> {
    let markup_tokens = html.split('<').enumerate().map(|(nth, piece)| {
        // A sign that nothing of a tag follows is text.
        let is_tag = nth > 0 && piece.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let (tag, text) = if is_tag { piece.split_once('>').unwrap_or((piece, "")) } else { ("", piece) };
        let tag = is_tag.then_some(MarkupToken::Tag(MarkupTag(tag)));
        tag.into_iter().chain([MarkupToken::Text(text)])
    });
    markup_tokens.flatten()
}
