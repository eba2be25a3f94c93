//! Places to come back to: the jump list and the bookmarks. All of them are byte offsets.

use std::collections::BTreeMap;

/// Jumps remembered at most.
const LONGEST: usize = 100;

/// Where one was before each jump, and the bookmarks.
#[derive(Clone, Debug, Default)]
pub struct JumpList {
    places: Vec<usize>,
    /// How many of `places` lie behind; the others lie ahead.
    behind: usize,
    bookmarks: BTreeMap<char, usize>,
}

impl JumpList {
    /// Remembers `from` as left behind by a jump; what lay ahead is forgotten.
    pub fn leave(&mut self, from: usize) {
        self.places.truncate(self.behind);
        if self.places.last() != Some(&from) {
            self.places.push(from);
        }
        if self.places.len() > LONGEST {
            self.places.remove(0);
        }
        self.behind = self.places.len();
    }

    /// The place before the last jump; `here` is where to come forward to again.
    pub fn back(&mut self, here: usize) -> Option<usize> {
        let target = self.behind.checked_sub(1)?;
        if self.behind == self.places.len() {
            self.places.push(here);
        } else {
            self.places[self.behind] = here;
        }
        self.behind = target;
        Some(self.places[target])
    }

    /// The place from which one went back last.
    pub fn forward(&mut self) -> Option<usize> {
        let target = *self.places.get(self.behind + 1)?;
        self.behind += 1;
        if self.behind + 1 == self.places.len() {
            self.places.pop();
        }
        Some(target)
    }

    /// Forgets what lies ahead: one goes another way.
    pub fn forget_ahead(&mut self) {
        self.places.truncate(self.behind);
    }

    /// How many jumps one can go back.
    pub fn depth(&self) -> usize {
        self.behind
    }

    /// Where one was before the last jump, for `''`.
    pub fn last(&self) -> Option<usize> {
        self.behind.checked_sub(1).map(|index| self.places[index])
    }

    /// Puts every place where `to` says that it is now.
    pub fn shift(&mut self, mut to: impl FnMut(usize) -> usize) {
        for place in self.places.iter_mut().chain(self.bookmarks.values_mut()) {
            *place = to(*place);
        }
    }

    /// Sets a bookmark.
    pub fn set_bookmark(&mut self, letter: char, offset: usize) {
        self.bookmarks.insert(letter, offset);
    }

    /// Where a bookmark is.
    pub fn bookmark(&self, letter: char) -> Option<usize> {
        self.bookmarks.get(&letter).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward() {
        let mut jumps = JumpList::default();
        jumps.leave(10);
        jumps.leave(20);
        // Now at 30.
        let walked =
            [jumps.back(30), jumps.back(20), jumps.back(10), jumps.forward(), jumps.forward(), jumps.forward()];
        assert_eq!(walked, [Some(20), Some(10), None, Some(20), Some(30), None]);
        assert_eq!(jumps.back(30), Some(20), "going forward loses nothing");
        jumps.leave(21);
        assert_eq!(jumps.forward(), None, "a new jump forgets what lay ahead");
    }
}
