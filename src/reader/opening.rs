//! Opening articles: asking for one, waiting for it, showing it on the page, from outside or from memory.
//!
//! A page that was read is shown again as it was, without a request; `r` asks for it anew. So is any article on the way
//! back along links. A file that is chosen from the list, or by `J` and `K`, is read again: it may have changed. So is
//! whatever there was no room to keep ([`super::recently_closed`]).

use std::sync::Arc;

use super::direction::Direction;
use super::event::Opened;
use super::history::Location;
use super::status::Activity;
use super::{Article, Effect, FileId, Reader, link, one_line};
use crate::document::{Document, Span};

/// An article that was asked for and has not come yet.
#[derive(Debug)]
pub(super) struct PendingArticle {
    pub(super) file: FileId,
    /// What is being done to get it, once that is told.
    progress: Option<String>,
    goal: Goal,
}

/// How much of a web page is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PageExtent {
    /// Its article alone.
    Article,
    /// All of it.
    WholePage,
}

/// What an article is opened for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Goal {
    /// To read it, where it was left.
    Read,
    /// To see what has changed in it; it is open.
    Reread,
    /// To see more or less of a web page; it is open.
    Extent(PageExtent),
    /// A link led to it, perhaps to a part of it.
    Linked(Option<String>),
    /// Something is said there that was compared: at which byte.
    Said(usize),
    /// One goes back, or forward again, to a place in it.
    Revisit { location: Location, direction: Direction },
}

impl Goal {
    /// Whether there is a way back from it to the article that was open.
    fn is_step(&self) -> bool {
        matches!(self, Self::Linked(_) | Self::Said(_))
    }
}

impl Reader {
    /// Goes to an article, where it was left.
    pub(super) fn open(&mut self, file: FileId) {
        self.go_to(file, Goal::Read);
    }

    /// Waits for an article that is being read already.
    pub(super) fn await_first(&mut self, file: FileId) {
        self.articles.pending = Some(PendingArticle { file, progress: None, goal: Goal::Read });
    }

    /// Goes to an article of the list.
    pub(super) fn go_to(&mut self, file: FileId, goal: Goal) {
        if self.articles.list.page(file).is_none() || !self.show_again(file, &goal) {
            self.wait_for(file, goal, Effect::Open(file));
        }
    }

    /// Asks for an article, and for no other any more.
    pub(super) fn wait_for(&mut self, file: FileId, goal: Goal, asks: Effect) {
        self.wait_no_longer(file);
        self.articles.pending = Some(PendingArticle { file, progress: None, goal });
        self.effects.push(asks);
    }

    /// Shows an article that is in memory, with what was searched, marked and known in it; whether it is.
    pub(super) fn show_again(&mut self, file: FileId, goal: &Goal) -> bool {
        let is_open = self.articles.open.as_ref().is_some_and(|article| article.file == file);
        let before = if is_open { self.articles.open.take() } else { self.articles.recently_closed.take(file) };
        let Some(article) = before else { return false };
        self.wait_no_longer(file);
        self.articles.pending = None;
        self.show(article, goal);
        true
    }

    /// Calls off what is waited for, if it is not this.
    fn wait_no_longer(&mut self, file: FileId) {
        if let Some(before) = self.articles.pending.take().filter(|before| before.file != file) {
            self.effects.push(Effect::CallOff(before.file));
        }
    }

    /// Notes how far an article has come that is waited for.
    pub(super) fn arriving(&mut self, file: FileId, progress: String) {
        if let Some(opening) = self.articles.pending.as_mut().filter(|opening| opening.file == file) {
            opening.progress = Some(progress);
        }
    }

    /// What is told while an article is waited for.
    pub(super) fn awaited(&self) -> Option<Activity> {
        let opening = self.articles.pending.as_ref()?;
        let opens = || format!("opening {}", self.articles.list.title(opening.file));
        let what = opening.progress.as_deref().map_or_else(opens, one_line);
        // Where there is nothing else to show, calling it off would leave an empty screen.
        Some(Activity { what, keys: if self.articles.open.is_some() { "Esc cancels it" } else { "q quits" } })
    }

    pub(super) fn opened(&mut self, opened: Opened) {
        let Opened { file, document, notices, record } = opened;
        let goal = self.articles.pending.take().filter(|opening| opening.file == file).map(|opening| opening.goal);
        let is_open = self.articles.open.as_ref().is_some_and(|article| article.file == file);
        let before = if is_open { self.articles.open.take() } else { self.articles.recently_closed.take(file) };
        let columns = usize::from(self.areas().text.width);
        let mut article = Article::new(file, document, record, columns);
        if let Some(before) = before {
            article.come_back(&before, self.articles.history.places_in(file));
        } else if let Some(saved) = self.articles.recently_closed.take_saved_position(file) {
            article.come_back_to(saved);
        }
        article.is_whole = goal == Some(Goal::Extent(PageExtent::WholePage));
        let whole = article.is_whole.then(|| "All of the page is shown; :whole goes back to the article.".to_owned());
        let meta = article.document.meta();
        self.articles.list.came(file, meta.title.as_deref(), meta.address.as_deref());
        if is_open && self.message.is_none() && goal.as_ref().is_none_or(|goal| *goal == Goal::Reread) {
            self.tell("reloaded");
        }
        self.show(article, &goal.unwrap_or(Goal::Read));
        let notices = whole.into_iter().chain(notices.into_iter().map(|notice| notice.0));
        let told: Vec<String> = notices.chain(self.settings.hint.take()).collect();
        if !told.is_empty() {
            self.tell(told.join(" "));
        }
    }

    pub(super) fn open_failed(&mut self, file: FileId, message: String) {
        self.articles.pending.take_if(|opening| opening.file == file);
        if self.articles.open.is_none() {
            self.effects.push(Effect::GiveUp(message));
        } else {
            self.fail(message);
        }
    }

    /// Puts an article on the page, and away what was there.
    fn show(&mut self, article: Article, goal: &Goal) {
        // What is typed or chosen belongs to the text as it was.
        self.layers.close();
        self.reset_balance();
        // The worker gives a comparison up once another text is to be analysed.
        self.comparing.asked = None;
        self.awaited_step = None;
        if let Some(mut before) = self.articles.open.replace(article) {
            if goal.is_step() {
                before.jumps.forget_ahead();
            }
            let from = before.location();
            if let Goal::Revisit { direction, .. } = goal {
                self.articles.history.went(from, *direction);
            }
            self.articles.recently_closed.put(before, &self.articles.history);
            self.arrive(goal, Some(from));
        } else {
            self.arrive(goal, None);
        }
        self.panel.reset();
        self.appearance.leave_source();
        self.drawn.outdate();
        self.refresh();
        self.ask_about_article();
    }

    /// Goes where an article was opened for, and remembers where one came from.
    fn arrive(&mut self, goal: &Goal, from: Option<Location>) {
        let compared = self.comparing.last.as_ref();
        let Some(article) = &mut self.articles.open else { return };
        match goal {
            Goal::Read | Goal::Reread | Goal::Extent(_) | Goal::Linked(None) => {}
            Goal::Linked(Some(fragment)) => {
                if let Some(offset) = link::part(&article.document, fragment) {
                    article.jump(offset);
                }
            }
            Goal::Said(offset) => {
                // Only if the text is still the one that was compared.
                let is_same = |it: &super::ArticleComparison| {
                    it.file == article.file && it.there.0.text() == article.document.text()
                };
                if compared.is_some_and(is_same) {
                    article.jump(*offset);
                }
            }
            Goal::Revisit { location, .. } => article.go(location.at),
        }
        if let Some(from) = from.filter(|_| goal.is_step()) {
            self.articles.history.record(from, article.location());
            self.tell(format!("^O goes back to {}", self.articles.list.title(from.file)));
        }
    }

    /// Asks who says what in the article on the page, what is on the screen first, unless that is known.
    fn ask_about_article(&mut self) {
        let Some(article) = &self.articles.open else { return };
        self.drawn.asked = blocks_of(&article.document, self.drawn.page.span);
        if !article.complete {
            let (document, first) = (Arc::clone(&article.document), self.drawn.asked);
            self.effects.push(Effect::Analyse { document, first });
        }
    }
}

/// The blocks that share a byte with a stretch of a document.
pub(super) fn blocks_of(document: &Document, span: Span) -> Span {
    let block_of = |offset| document.block_at(offset).map(|id| document.block(id).span).unwrap_or_default();
    block_of(span.start()).hull(block_of(span.end().saturating_sub(1))).hull(span)
}
