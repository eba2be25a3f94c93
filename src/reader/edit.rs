//! Where the positions of a text are after it was edited.

/// What changed between two texts, as one stretch from the first difference to the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Edit {
    /// Bytes before the first difference.
    same_before: usize,
    /// Where the stretch ends in the old text, and where in the new one.
    end_before: usize,
    end_after: usize,
}

impl Edit {
    /// What leads from `before` to `after`. Linear in the texts.
    pub(super) fn between(before: &str, after: &str) -> Self {
        let (old, new) = (before.as_bytes(), after.as_bytes());
        let head = old.iter().zip(new).take_while(|(one, other)| one == other).count();
        let (old_rest, new_rest) = (old.split_at(head).1, new.split_at(head).1);
        let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(one, other)| one == other).count();
        Self { same_before: head, end_before: old.len() - tail, end_after: new.len() - tail }
    }

    /// Where the byte at `offset` of the old text stands in the new one; if it lies in what was changed, an error
    /// with a byte near it.
    pub(super) fn moved(self, offset: usize) -> Result<usize, usize> {
        if offset < self.same_before {
            Ok(offset)
        } else if offset >= self.end_before {
            Ok(offset - self.end_before + self.end_after)
        } else {
            Err(offset.min(self.end_after))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_move_with_what_stands_there() {
        for (before, after, offset, expected) in [
            ("one two", "one two", 4, Ok(4)),
            ("one two", "new one two", 4, Ok(8)),
            ("one two", "one two three", 4, Ok(4)),
            ("one two three", "two three", 0, Err(0)),
            ("one two three", "two three", 8, Ok(4)),
            ("one two three", "one three", 4, Ok(4)),
            ("one two three", "four five six", 8, Err(8)),
            ("one two three", "four", 8, Err(4)),
            ("é two", "è two", 3, Ok(3)),
            ("aaa", "aaaa", 2, Ok(2)),
            ("aaaa", "aaa", 3, Err(3)),
        ] {
            assert_eq!(Edit::between(before, after).moved(offset), expected, "{before} → {after}");
        }
    }
}
