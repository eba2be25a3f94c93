//! Direction: towards the end of an article, a list or an order, or towards its beginning.

/// Which way something goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Direction {
    /// Towards the last word, the last row, the next one.
    Forward,
    /// Towards the first word, the first row, the one before.
    Backward,
}

impl Direction {
    /// So many steps this way, as a number: backward is negative.
    pub(super) fn signed(self, count: usize) -> isize {
        let count = isize::try_from(count).unwrap_or(isize::MAX);
        match self {
            Self::Forward => count,
            Self::Backward => -count,
        }
    }

    /// Where one comes from `index` by `count` steps among `length` things in a row; at most to the first or the last.
    pub(super) fn stepped(self, index: usize, count: usize, length: usize) -> usize {
        match self {
            Self::Forward => index.saturating_add(count).min(length.saturating_sub(1)),
            Self::Backward => index.saturating_sub(count),
        }
    }
}
