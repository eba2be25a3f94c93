//! The articles that were closed recently: whole while there is room for them, and of the others the place reached.
//!
//! Going back to one that is still whole shows it at once, as it was; any other is read again.

use std::collections::BTreeMap;

use super::history::History;
use super::jump_list::JumpList;
use super::{Article, FileId};
use crate::store::Anchor;

/// How many articles are kept whole.
const ARTICLES: usize = 32;
/// How many bytes of text these have together. The one that was left last is kept, whatever it has.
const BYTES: usize = 32 << 20;

/// What is kept of an article that is not kept whole.
#[derive(Debug)]
pub(super) struct SavedPosition {
    /// The place that was reached.
    pub(super) place: Anchor,
    /// The jumps and bookmarks in it.
    pub(super) jumps: JumpList,
}

/// The articles that were closed recently, and the positions in others.
#[derive(Debug, Default)]
pub(super) struct RecentlyClosed {
    /// Those that are whole, in the order in which they were closed.
    whole: Vec<Article>,
    saved: BTreeMap<FileId, SavedPosition>,
}

impl RecentlyClosed {
    /// Keeps an article, and as many of the others as there is room for.
    pub(super) fn put(&mut self, article: Article, history: &History) {
        self.whole.push(article);
        let sizes: Vec<(usize, bool)> =
            self.whole.iter().map(|it| (it.document.text().len(), history.is_near(it.file))).collect();
        for index in too_many(&sizes) {
            let article = self.whole.remove(index);
            self.saved.insert(article.file, article.saved_position());
        }
    }

    /// An article, if it is still whole.
    pub(super) fn take(&mut self, file: FileId) -> Option<Article> {
        let index = self.whole.iter().position(|article| article.file == file)?;
        Some(self.whole.remove(index))
    }

    /// What was kept of an article that is not whole; it is kept no longer.
    pub(super) fn take_saved_position(&mut self, file: FileId) -> Option<SavedPosition> {
        self.saved.remove(&file)
    }

    /// The articles that are whole.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Article> {
        self.whole.iter_mut()
    }
}

/// Which articles there is no room for, the last first, of some with their sizes in bytes, in the order in which they
/// were left: the first of them, but those that a few steps back or forward lead to after all others.
fn too_many(articles: &[(usize, bool)]) -> Vec<usize> {
    let mut bytes: usize = articles.iter().map(|(size, _)| size).sum();
    let mut count = articles.len();
    let before_last = articles.iter().enumerate().take(count.saturating_sub(1));
    let mut order: Vec<(bool, usize, usize)> = before_last.map(|(index, (size, near))| (*near, index, *size)).collect();
    order.sort_unstable();
    let mut gone = Vec::new();
    for (_, index, size) in order {
        if count <= ARTICLES && bytes <= BYTES {
            break;
        }
        count -= 1;
        bytes -= size;
        gone.push(index);
    }
    gone.sort_unstable_by(|a, b| b.cmp(a));
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_go_and_those_that_are_near_last() {
        let half = BYTES / 2;
        let many = |count| vec![(1, false); count];
        for (articles, expected) in [
            (vec![], vec![]),
            (vec![(3 * BYTES, false)], vec![]),
            (vec![(1, true), (3 * BYTES, false)], vec![0]),
            (vec![(half, false), (half, false)], vec![]),
            (vec![(half, false), (half, false), (1, false)], vec![0]),
            (vec![(half, true), (1, false), (half, false), (half, false)], vec![2, 1]),
            (vec![(half, true), (half, true), (half, false)], vec![0]),
            (many(ARTICLES), vec![]),
            (many(ARTICLES + 2), vec![1, 0]),
            ([vec![(1, true)], many(ARTICLES)].concat(), vec![1]),
        ] {
            assert_eq!(too_many(&articles), expected, "{articles:?}");
        }
    }
}
