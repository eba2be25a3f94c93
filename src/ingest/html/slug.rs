//! Ids that programs make of headings: `related-work`, `section-2`, `Social_policy`, `id1-introduction`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest id or heading that is compared, in bytes.
const LONGEST: usize = 400;
/// What programs put before the words of a heading.
const PREFIXES: [&str; 18] = [
    "section", "sec", "sect", "id", "h", "h1", "h2", "h3", "h4", "heading", "header", "hd", "toc", "anchor", "user",
    "content", "chapter", "part",
];
/// Words that not every program takes over.
const SMALL: [&str; 14] = ["a", "an", "the", "of", "and", "in", "on", "to", "for", "by", "with", "or", "at", "is"];
/// An id that was cut short has at least this many letters.
const CUT: usize = 12;

/// Whether an id is made of a heading: of all its words, of those that count, or of its beginning.
pub(super) fn is_slug(id: &str, heading: &str) -> bool {
    if id.len() > LONGEST || heading.len() > LONGEST {
        return false;
    }
    let (id, heading) = (words(&decoded(id)), words(heading));
    let mut id = id.as_slice();
    loop {
        if is_made_of(id, &heading) {
            return true;
        }
        match id {
            [first, rest @ ..] if PREFIXES.contains(&first.as_str()) || is_number(first) => id = rest,
            _ => break,
        }
    }
    false
}

fn is_made_of(id: &[String], heading: &[String]) -> bool {
    let (whole, all) = (id.concat(), heading.concat());
    if whole.is_empty() || all.is_empty() {
        return false;
    }
    // "introduction-1" is the second of that name.
    let (last, before) = id.split_last().map_or(("", id), |(last, before)| (last.as_str(), before));
    let is_counted = is_number(last) && !before.is_empty() && before.concat() == all;
    let is_cut = whole.len() >= CUT && all.starts_with(&whole);
    if whole == all || is_counted || is_cut {
        return true;
    }
    let mut left = heading.iter();
    let is_in_order = id.iter().filter(|it| !is_number(it)).all(|word| left.any(|it| it == word));
    let counting = |words: &[String]| words.iter().filter(|it| !SMALL.contains(&it.as_str()) && !is_number(it)).count();
    is_in_order && counting(id) * 3 >= counting(heading) * 2 && counting(id) > 0
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Words, small, without accents.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '’' | '\'')).collect();
    let plain = plain.to_lowercase().replace('ß', "ss");
    plain.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// An id whose letters beyond ASCII were written `%C3%A9`, or `.C3.A9` as `MediaWiki` did.
fn decoded(id: &str) -> String {
    let mut bytes = Vec::with_capacity(id.len());
    let mut rest = id.as_bytes();
    while let [first, after @ ..] = rest {
        let code = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        let escaped = matches!(first, b'%' | b'.').then(|| after.get(..2).and_then(code)).flatten();
        if let Some(byte) = escaped.filter(|byte| *first == b'%' || *byte >= 0x80) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_headings_are_told_from_others() {
        for (id, heading, expected) in [
            ("social-policy", "Social policy", true),
            ("Social_policy", "Social policy", true),
            ("socialpolicy", "Social Policy", true),
            ("section-related-work", "2. Related work", true),
            ("related-work", "Related work and what it lacks", false),
            ("user-content-related-work", "Related work", true),
            ("id-1-related-work", "Related work", true),
            ("related-work-1", "Related work", true),
            ("sharing-burden", "Sharing the burden", true),
            ("the-popular-vote-and-its-dis", "The popular vote and its discontents", true),
            ("d%C3%A9cret-de-consent", "Décret de consent", true),
            ("D.C3.A9cret_de_consent", "Décret de consent", true),
            ("decret-de-consent", "Décret de consent", true),
            ("whats-popular", "What’s popular", true),
            ("h2-popular-votes", "Popular votes", true),
            ("newsletter", "The best of the week in your inbox", false),
            ("related", "Related stories from the Post", false),
            ("sidebar", "", false),
            ("2", "2", true),
        ] {
            assert_eq!(is_slug(id, heading), expected, "{id} {heading}");
        }
    }
}
