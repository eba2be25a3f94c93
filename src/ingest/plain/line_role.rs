//! Lines that are no prose by their look: rules, items, quoted mail, headings, code, tables, litter.

use super::line::{TextLine, is_quotation_mark};

/// What a line is by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LineRole {
    /// Text, as far as one line tells.
    Text,
    /// A rule between sections. Under a short line it makes that a heading of this level.
    Rule(Option<u8>),
    /// The first line of an item; the marker and the white space after it take `skip` bytes.
    Item {
        /// Bytes before the item's text.
        skip: usize,
        /// Its number, if it has one.
        number: Option<u64>,
    },
    /// A line of quoted mail, `level` deep; the markers take `skip` bytes.
    Quote {
        /// Bytes before the line's text.
        skip: usize,
        /// How many markers there are.
        level: u8,
    },
    /// What a page's machinery left behind.
    Litter,
}

/// Lines that machinery leaves, in full; a colon or a full stop may follow.
const LITTER: &[&str] = &[
    "og image",
    "advertisement",
    "advertising",
    "article continues below advertisement",
    "story continues below advertisement",
    "story continues below",
    "continue reading the main story",
    "continue reading below",
    "share this",
    "share this article",
    "share this story",
    "share this page",
    "share on facebook",
    "share on twitter",
    "email this article",
    "print this article",
    "read more",
    "read next",
    "related",
    "related articles",
    "related stories",
    "related topics",
    "see also",
    "tags",
    "topics",
    "filed under",
    "categories",
    "leave a comment",
    "view comments",
    "show comments",
    "sign up for our newsletter",
    "subscribe to our newsletter",
    "back to top",
    "skip to content",
    "skip to main content",
];

/// Beginnings of lines that machinery leaves, up to the colon.
const LITTER_LABELS: &[&str] = &["og image", "share this", "read more", "read next", "related", "tags", "filed under"];

/// What a group of lines stands among.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Neighbours {
    /// An item of a list comes right before the group or right after it.
    Items,
    /// Anything else.
    Others,
}

/// Fills `roles` with what each of `lines`, which no blank line parts, is among the others.
///
/// A line of a paragraph may begin with a dash or a number by chance. So an item is one only at the top, after
/// another item, after the end of a sentence, or before another item; a single dash, before a signature, makes
/// none unless the neighbours are items; and litter is such only where it may stand alone.
pub(super) fn roles(lines: &[TextLine<'_>], neighbours: Neighbours, roles: &mut Vec<LineRole>) {
    roles.clear();
    roles.extend(lines.iter().map(role));
    if let (Neighbours::Others, [only], [role @ LineRole::Item { number: None, .. }]) =
        (neighbours, lines, roles.as_mut_slice())
        && only.text.starts_with(['-', '*'])
    {
        *role = LineRole::Text;
    }
    let mut in_list = true;
    for at in 0..lines.len() {
        let is_item = |it: Option<&LineRole>| matches!(it, Some(LineRole::Item { .. }));
        let ended = || at.checked_sub(1).and_then(|before| lines.get(before)).is_none_or(TextLine::ends_sentence);
        let stays = match roles.get(at) {
            Some(LineRole::Item { .. }) => in_list || is_item(roles.get(at + 1)) || ended(),
            Some(LineRole::Litter) => at + 1 == lines.len() || ended(),
            _ => true,
        };
        if !stays && let Some(role) = roles.get_mut(at) {
            *role = LineRole::Text;
        }
        in_list = is_item(roles.get(at)) || (in_list && at > 0 && roles.get(at) == Some(&LineRole::Text));
    }
}

/// What `line` is by itself.
pub(super) fn role(line: &TextLine<'_>) -> LineRole {
    let text = line.text;
    let Some(first) = text.chars().next() else { return LineRole::Text };
    match first {
        'A'..='Z' | 'a'..='z' => {
            if is_litter(text) {
                LineRole::Litter
            } else {
                LineRole::Text
            }
        }
        '>' => quote(text),
        _ => rule(text).or_else(|| item(text)).unwrap_or(LineRole::Text),
    }
}

/// Whether `line` by itself looks like the first of an item.
pub(super) fn is_item(line: &TextLine<'_>) -> bool {
    matches!(role(line), LineRole::Item { .. })
}

fn is_litter(text: &str) -> bool {
    let (label, rest) = text.split_once(':').unwrap_or((text, ""));
    let bare = label.strip_suffix('.').unwrap_or(label);
    let known = if rest.trim().is_empty() { LITTER } else { LITTER_LABELS };
    known.iter().any(|it| it.eq_ignore_ascii_case(bare))
}

fn rule(text: &str) -> Option<LineRole> {
    if text.len() > 400 {
        return None;
    }
    let drawn = text.strip_suffix('.').unwrap_or(text);
    let first = drawn.chars().next()?;
    let count = drawn.chars().filter(|&c| c == first).count();
    let only = drawn.chars().all(|c| c == first || c == ' ');
    let solid = drawn.len() == count;
    let is_rule = match first {
        '*' | '-' | '_' | '=' | '~' | '•' | '·' | '—' | '–' | '─' | '━' | '═' | '#' | '+' => count >= 3,
        '⁂' | '❦' | '☙' | '❧' => true,
        _ => false,
    };
    let level = match first {
        '=' if solid => Some(1),
        '-' if solid => Some(2),
        _ => None,
    };
    (only && is_rule).then_some(LineRole::Rule(level))
}

fn item(text: &str) -> Option<LineRole> {
    let after = |marker: &str, number| {
        let rest = text.strip_prefix(marker)?;
        let body = rest.trim_start();
        (body.len() < rest.len() && !body.trim_matches('\u{feff}').is_empty())
            .then(|| LineRole::Item { skip: text.len() - body.len(), number })
    };
    let mut chars = text.chars();
    let first = chars.next()?;
    match first {
        '-' | '*' | '•' | '◦' | '▪' | '‣' | '·' => after(first.encode_utf8(&mut [0; 4]), None),
        '0'..='9' => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let (digits, rest) = text.split_at(digits);
            let number = digits.parse().ok().filter(|_| digits.len() <= 3)?;
            let sign = rest.chars().next().filter(|c| matches!(c, '.' | ')'))?;
            after(&format!("{digits}{sign}"), Some(number))
        }
        _ => None,
    }
}

fn quote(text: &str) -> LineRole {
    let body = text.trim_start_matches(['>', ' ', '\t']);
    let skip = text.len() - body.len();
    let level = text.get(..skip).unwrap_or_default().matches('>').count();
    // "> " as mail programs write it, but not ">$5" or ">=".
    if body.starts_with(|c: char| c.is_alphabetic() || is_quotation_mark(c))
        || text.starts_with("> ")
        || body.is_empty()
    {
        LineRole::Quote { skip, level: u8::try_from(level).unwrap_or(u8::MAX) }
    } else {
        LineRole::Text
    }
}

/// Whether the lines look like program text: most end or begin as no sentence does, or all of them are set in
/// by four or more and a third is full of signs.
pub(super) fn is_code(lines: &[TextLine<'_>]) -> bool {
    let ends = |line: &&TextLine<'_>| line.text.ends_with(['{', '}', ';']) || matches!(line.text, ")" | "]" | "],");
    let signs = |line: &&TextLine<'_>| {
        let count = line.text.bytes().filter(|byte| b"{}[]();=<>_#&|\\/+$\"".contains(byte)).count();
        count * 10 >= line.text.len() || line.text.starts_with(['$', '#', '@'])
    };
    let set_in = lines.iter().all(|line| line.indent >= 4);
    let ending = lines.iter().filter(ends).count();
    let signed = || lines.iter().filter(signs).count();
    (lines.len() >= 2 && ending * 10 >= lines.len() * 7) || (set_in && signed() * 3 >= lines.len())
}

/// Whether the lines stand in columns, drawn with "|", tabs or three spaces and more.
pub(super) fn is_table(lines: &[TextLine<'_>]) -> bool {
    let columns = |line: &&TextLine<'_>| {
        line.text.len() <= 400
            && (line.text.contains('\t')
                || line.text.contains("   ")
                || line.text.contains(" | ")
                || line.text.starts_with(['|', '+']))
    };
    // Nearly all groups are prose, which the first lines tell.
    let likely = lines.iter().take(3).filter(columns).count() >= 2;
    likely && lines.iter().filter(columns).count() * 10 >= lines.len() * 8
}

/// The level of the heading that a line is which stands alone, by its look: in capitals, a roman numeral or a bare number.
pub(super) fn heading(text: &str) -> Option<u8> {
    if !may_be_heading(text) {
        return None;
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let words = text.split_whitespace().count();
    let numeral = |it: &str| !it.is_empty() && it.chars().all(|c| "IVXLC".contains(c) || c.is_ascii_digit());
    if words == 1 && numeral(text.trim_end_matches('.')) && text.len() <= 6 {
        return Some(2);
    }
    let capitals = letters().count() >= 3 && letters().all(char::is_uppercase);
    let is_heading = capitals && text.starts_with(char::is_alphanumeric) && !text.ends_with(['!', ',', ';', '—', '-']);
    is_heading.then_some(2)
}

/// The level of the heading that a line is which stands alone after a sentence and before a long paragraph: it is short
/// and ends without a full stop.
pub(super) fn heading_between_paragraphs(text: &str) -> Option<u8> {
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let plain_end = text.ends_with(|c: char| c.is_alphanumeric() || c == '?' || is_quotation_mark(c));
    let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (may_be_heading(text) && words <= 9 && letters >= 3 && plain_end && opens).then_some(3)
}

/// Whether a line is no longer than headings are, and does not begin with a quotation.
fn may_be_heading(text: &str) -> bool {
    text.chars().count() <= 70 && !text.starts_with(is_quotation_mark)
}
