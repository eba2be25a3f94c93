//! What a line begins with: the mark of an item, a number; and leaders, the dots of a table of contents.

/// The mark of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ItemMarker {
    pub(super) number: Option<u64>,
    /// Its bytes with the space after it.
    pub(super) length: usize,
}

/// The mark that a line begins with, if it is that of an item: a bullet, or the number `expected`.
pub(super) fn mark(line: &str, expected: u64) -> Option<ItemMarker> {
    let (first, rest) = line.split_once(' ')?;
    let length = line.len() - rest.len();
    if matches!(first, "•" | "‣" | "▪" | "▸" | "●" | "◦" | "○" | "■" | "–" | "∙" | "·" | "") {
        return Some(ItemMarker { number: None, length });
    }
    let digits = first.strip_suffix(['.', ')'])?;
    let number = digits.parse().ok().filter(|number| *number == expected && digits.len() <= 3)?;
    Some(ItemMarker { number: Some(number), length })
}

/// Whether a heading begins with a number ("2.1 The quay").
pub(super) fn is_numbered(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a line has dots that lead to a page's number.
pub(super) fn is_leader(line: &str) -> bool {
    line.contains(".....") || line.contains(". . . .")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_by_their_marks() {
        for (line, expected, number) in [
            ("• The quay", 1, Some(None)),
            ("1. The quay", 1, Some(Some(1))),
            ("2) The quay", 2, Some(Some(2))),
            ("2. The quay", 1, None),
            ("1998. That year", 1, None),
            ("The quay", 1, None),
            ("•", 1, None),
        ] {
            assert_eq!(mark(line, expected).map(|mark| mark.number), number, "{line}");
        }
    }
}
