//! HTML looked at roughly, without a tree: to count its words, and to tell whether making a tree of it is cheap.

use std::collections::HashMap;

/// How many elements may stand in each other: to open one takes time that grows with their number.
const DEEPEST: usize = 400;
/// How many elements of emphasis may be open: each is opened again in every paragraph that follows.
const MOST_EMPHASIS: usize = 8;

/// Elements inside words: they part nothing.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "u",
];
/// Elements that go on in the next paragraph if they were not ended: the "formatting" ones of the HTML standard.
const EMPHASIS: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements that have no end tag, or need none, and so stand in no depth.
const UNCLOSED: [&str; 12] = ["area", "br", "col", "embed", "hr", "img", "input", "li", "link", "meta", "p", "wbr"];
/// Other elements of which it is known that emphasis ends in them as its end tags say.
const ORDINARY: [&str; 22] = [
    "article",
    "aside",
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "ol",
    "pre",
    "section",
    "ul",
];

/// A piece of HTML.
#[derive(Debug)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    Tag(Tag<'t>),
}

/// What stands between `<` and `>`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'t>(&'t str);

impl Tag<'_> {
    fn name(self) -> String {
        let name = self.0.trim_start_matches('/');
        name.chars().take_while(char::is_ascii_alphanumeric).take(16).collect::<String>().to_ascii_lowercase()
    }

    fn is_end(self) -> bool {
        self.0.starts_with('/')
    }

    /// Whether it may stand inside a word.
    pub(super) fn is_inline(self) -> bool {
        INLINE.contains(&self.name().as_str())
    }
}

/// The pieces of some HTML.
pub(super) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let pieces = html.split('<').enumerate().map(|(nth, piece)| {
        // A sign that nothing of a tag follows is text.
        let is_tag = nth > 0 && piece.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let (tag, text) = if is_tag { piece.split_once('>').unwrap_or((piece, "")) } else { ("", piece) };
        let tag = is_tag.then_some(Piece::Tag(Tag(tag)));
        tag.into_iter().chain([Piece::Text(text)])
    });
    pieces.flatten()
}

/// Whether a tree of some HTML costs little more than its text. When in doubt it does not.
pub(super) fn is_tame(html: &str) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let mut emphasis: HashMap<String, usize> = HashMap::new();
    // Emphasis that was open where something extraordinary began or ended, and may have been kept open by that.
    let (mut depth, mut kept) = (0_usize, 0);
    for piece in pieces(html) {
        let Piece::Tag(tag) = piece else { continue };
        let name = tag.name();
        let known = |names: &[&str]| names.contains(&name.as_str());
        if known(&EMPHASIS) {
            count(&mut emphasis, &name, tag.is_end());
        } else if !known(&INLINE) && !known(&UNCLOSED) && !known(&ORDINARY) {
            kept += emphasis.drain().map(|(_, count)| count).sum::<usize>();
        }
        if !known(&UNCLOSED) {
            depth = depth.saturating_add_signed(count(&mut open, &name, tag.is_end()));
        }
        if depth > DEEPEST || kept + emphasis.values().sum::<usize>() > MOST_EMPHASIS {
            return false;
        }
    }
    true
}

/// Counts what is open of a name, and tells how that changes.
fn count(open: &mut HashMap<String, usize>, name: &str, ends: bool) -> isize {
    if !ends {
        *open.entry(name.to_owned()).or_default() += 1;
        return 1;
    }
    match open.get_mut(name).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            -1
        }
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::is_tame;

    #[test]
    fn what_would_be_dear_is_told() {
        for (html, times, tame) in [
            ("<p>One <a href='x'>two</a><br><b>three <i>four</i></b><ul><li>five<li>six</ul></p>", 10_000, true),
            ("<table><tr><td><b>x</b></td></tr></table>", 10_000, true),
            ("<p>x", 10_000, true),
            ("a < b", 10_000, true),
            ("<div>", 400, true),
            ("<div>", 401, false),
            ("<div></x>", 1000, false),
            ("<DIV>", 1000, false),
            ("<b>", 8, true),
            ("<b>", 9, false),
            ("<b a><table><td></b></table>", 9, false),
            ("<i><svg><desc></i></svg>", 9, false),
        ] {
            assert_eq!(is_tame(&html.repeat(times)), tame, "{html} {times}");
        }
    }
}
