//! Tags with far too many attributes, closed early.
//!
//! html5ever compares every attribute of a tag with all before it, so a megabyte of attributes in one tag would take
//! it minutes. Where a tag begins is known only to html5ever (a script or a comment may hold what looks like one), so
//! every `<a` is taken for one here, and all states that the tokenizer could be in are followed at once, each with the
//! most attributes that it could have read.

use std::borrow::Cow;

/// How many attributes a tag may have.
const MOST: u32 = 1000;

/// A state of a tokenizer inside a tag, as the HTML standard names them.
#[derive(Clone, Copy)]
enum TagState {
    /// Behind `<`.
    Open,
    Name,
    BeforeName,
    Attribute,
    AfterName,
    BeforeValue,
    Double,
    Single,
    Bare,
}

const STATES: [TagState; 9] = [
    TagState::Open,
    TagState::Name,
    TagState::BeforeName,
    TagState::Attribute,
    TagState::AfterName,
    TagState::BeforeValue,
    TagState::Double,
    TagState::Single,
    TagState::Bare,
];

/// For every state the most attributes read if it can be reached, plus one; 0 if it cannot.
type ReachableStates = [u32; STATES.len()];

/// The text with a `>` before the attributes that are too many; as it stands if there are none.
pub(super) fn limited(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let (mut cut, mut copied) = (String::new(), 0);
    let (mut at, mut reached) = (0, ReachableStates::default());
    while at < bytes.len() {
        if reached == ReachableStates::default() {
            let Some(next) = text.get(at..).and_then(|rest| rest.find('<')) else { break };
            at += next;
        }
        reached = step(&reached, bytes[at]);
        let attribute = &mut reached[TagState::Attribute as usize];
        // An attribute begins with a byte that may be the first of a longer character, so this is a boundary.
        if *attribute > MOST + 1 && text.is_char_boundary(at) {
            cut.push_str(text.get(copied..at).unwrap_or_default());
            cut.push('>');
            copied = at;
            *attribute = 0;
        }
        at += 1;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    cut.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(cut)
}

fn step(reached: &ReachableStates, byte: u8) -> ReachableStates {
    let mut next = ReachableStates::default();
    for (state, &count) in STATES.into_iter().zip(reached).filter(|(_, count)| **count > 0) {
        if let Some((after, more)) = follow(state, byte) {
            let slot = &mut next[after as usize];
            *slot = (count + u32::from(more)).max(*slot);
        }
    }
    if byte == b'<' {
        let slot = &mut next[TagState::Open as usize];
        *slot = 1.max(*slot);
    }
    next
}

/// The state behind a byte, and whether an attribute begins with it; None where the tag ends.
fn follow(state: TagState, byte: u8) -> Option<(TagState, bool)> {
    let space = byte.is_ascii_whitespace();
    let after = match (state, byte) {
        (TagState::Double, b'"') | (TagState::Single, b'\'') => TagState::BeforeName,
        (TagState::Double | TagState::Single, _) => state,
        (_, b'>') => return None,
        (TagState::Open, b'/') => TagState::Open,
        (TagState::Open, _) if !byte.is_ascii_alphabetic() => return None,
        (TagState::Open, _) => TagState::Name,
        (TagState::Bare, _) => {
            if space {
                TagState::BeforeName
            } else {
                TagState::Bare
            }
        }
        (TagState::BeforeValue, b'"') => TagState::Double,
        (TagState::BeforeValue, b'\'') => TagState::Single,
        (TagState::BeforeValue, _) if space => TagState::BeforeValue,
        (TagState::BeforeValue, _) => TagState::Bare,
        (_, b'/') => TagState::BeforeName,
        (TagState::Name | TagState::BeforeName, _) if space => TagState::BeforeName,
        (TagState::Name, _) => TagState::Name,
        (TagState::Attribute | TagState::AfterName, _) if space => TagState::AfterName,
        (TagState::Attribute | TagState::AfterName, b'=') => TagState::BeforeValue,
        (TagState::Attribute, _) => TagState::Attribute,
        (TagState::BeforeName | TagState::AfterName, _) => return Some((TagState::Attribute, true)),
    };
    Some((after, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_far_too_much_is_cut() {
        let many = |how: &str| how.repeat(3 * MOST as usize);
        for (text, cuts) in [
            ("<p class='x' id=y>Text with <b>marks</b>, 1 < 2 and a<b.".to_owned(), 0),
            (format!("<p title=\"{}\">Text.", many("a ")), 0),
            (many("<a b c d>"), 0),
            (many("word "), 0),
            (format!("<a {}>", many("x=1 ")), 1),
            (format!("<a {}>", many("x=\">\"/")), 1),
            (format!("<!-- <a title=' --><b {}>", many("é ")), 1),
            (format!("<a {}", many("<a ")), 2),
        ] {
            let limited = limited(&text);
            assert_eq!(limited.len() - text.len(), cuts, "{}", text.get(..40).unwrap_or(&text));
            assert_eq!(limited.replace('>', ""), text.replace('>', ""));
        }
    }
}
