//! The articles: those there are to choose from, the one that is open, those that were, and the one on its way.

use super::Article;
use super::article_list::ArticleList;
use super::history::History;
use super::opening::PendingArticle;
use super::recently_closed::RecentlyClosed;
use crate::load::Input;

/// All articles that the reader knows of.
#[derive(Debug)]
pub(super) struct Articles {
    pub(super) list: ArticleList,
    /// The one on the page.
    pub(super) open: Option<Article>,
    /// Those that were open before, with the places that were reached in them.
    pub(super) recently_closed: RecentlyClosed,
    /// Where the reader was, in this article and in others.
    pub(super) history: History,
    /// The one that is wanted next and has not come yet.
    pub(super) pending: Option<PendingArticle>,
}

impl Articles {
    /// Those that were named, none of them open yet.
    pub(super) fn named(inputs: Vec<Input>) -> Self {
        Self {
            list: ArticleList::new(inputs),
            open: None,
            recently_closed: RecentlyClosed::default(),
            history: History::default(),
            pending: None,
        }
    }
}
