//! Finding places: search, bookmarks, the way back, outline.

use crate::reader::command::FindCommand;
use crate::reader::direction::Direction;
use crate::reader::layers::Layer;
use crate::reader::opening::Goal;
use crate::reader::prompt::{Asks, Prompt, SearchOrigin};
use crate::reader::search::Search;
use crate::reader::{Article, Effect, Reader, overlay};

impl Reader {
    /// Does a command that finds a place.
    pub(super) fn find_command(&mut self, command: FindCommand, count: Option<usize>, letter: Option<char>) {
        match command {
            FindCommand::Search => self.begin_search(),
            FindCommand::Match(direction) => self.step_search(direction, count.unwrap_or(1)),
            FindCommand::SearchSpeaker => self.search_speaker(),
            FindCommand::SetBookmark => self.set_bookmark(letter),
            FindCommand::GoToBookmark => self.go_to_bookmark(letter),
            FindCommand::Visited(direction) => self.go_to_visited(direction),
            FindCommand::Outline => self.outline(),
            FindCommand::Balance => self.open_balance(),
            FindCommand::ArgumentOutline => self.argument_outline(),
        }
    }

    fn outline(&mut self) {
        let outline = self.articles.open.as_ref().map(|it| overlay::outline(&it.document, it.at()));
        match outline.filter(|it| !it.list.rows.is_empty()) {
            Some(outline) => self.layers.show(Layer::List(outline)),
            None => self.tell("there are no headings or paragraphs to list"),
        }
    }

    pub(super) fn argument_outline(&mut self) {
        let (highlight, size) = (self.appearance.highlight, self.settings.size);
        if let Some(article) = &self.articles.open {
            self.layers.show(Layer::List(overlay::argument(article, highlight, size)));
        }
    }

    fn begin_search(&mut self) {
        self.layers.show(Layer::Prompt(Prompt::search(self.search_origin())));
    }

    /// Searches while the query is typed: shows the first match from where the search began. In a huge text only
    /// the nearest are looked for, so that the next key is not kept waiting.
    pub(in crate::reader) fn search_as_typed(&mut self, query: &str, from: usize) {
        self.with_article(|article| {
            article.search = Search::ahead(&article.document, query, from);
            article.go(article.search.from(from).map_or(from, |(_, found)| found.start()));
        });
    }

    /// Ends a search: finds all matches, goes to the first from where it began, remembers where that was.
    pub(in crate::reader) fn search_entered(&mut self, query: &str, from: usize) {
        self.with_article(|article| {
            article.search = Search::new(&article.document, query);
            article.go(from);
            if let Some((_, found)) = article.search.from(from) {
                article.jump(found.start());
            }
        });
        let found = self.articles.open.as_ref().is_some_and(|article| !article.search.matches.is_empty());
        if !found && !query.trim().is_empty() {
            self.tell(format!("“{query}” is not in this article"));
        }
    }

    /// Gives a search up: back to where it began, and to what was searched for before.
    pub(in crate::reader) fn give_search_up(&mut self, origin: SearchOrigin) {
        self.with_article(|article| {
            article.search = origin.search;
            article.go(origin.at);
        });
    }

    /// Where a search begins now, and what was searched for before.
    fn search_origin(&self) -> SearchOrigin {
        let origin = |article: &Article| SearchOrigin { at: article.at(), search: article.search.clone() };
        self.articles.open.as_ref().map(origin).unwrap_or_default()
    }

    /// Searches for `query` from here on.
    pub(in crate::reader) fn search_for(&mut self, query: &str) {
        let from = self.search_origin().at;
        self.search_as_typed(query, from);
        self.search_entered(query, from);
    }

    fn step_search(&mut self, direction: Direction, count: usize) {
        let last = self.typing.lines(Asks::Search).last();
        let Some(article) = &mut self.articles.open else { return };
        // As in vim and less, what was cleared from the screen is not forgotten.
        if let Some(last) = last.filter(|_| article.search.query.is_empty()) {
            article.search = Search::new(&article.document, last);
        }
        if let Some((_, found)) = article.search.step(article.at(), direction, count) {
            return article.jump(found.start());
        }
        let told = if article.search.query.is_empty() {
            "nothing to search for yet; / starts a search".to_owned()
        } else {
            format!("“{}” is not in this article", article.search.query)
        };
        self.tell(told);
    }

    /// Searches the last word of the name of who is speaking: people return by their surname.
    fn search_speaker(&mut self) {
        let Some(source) = self.source_in_focus() else {
            return self.tell("nobody is quoted here; go to a quotation first");
        };
        let name = self.source_name(source);
        let word = name.split_whitespace().last().unwrap_or_default().to_owned();
        self.typing.remember(Asks::Search, &word);
        let from = self.search_origin().at;
        self.with_article(|article| {
            article.search = Search::new(&article.document, &word);
            if let Some((_, found)) = article.search.step(from, Direction::Forward, 1) {
                article.jump(found.start());
            }
        });
    }

    fn set_bookmark(&mut self, letter: Option<char>) {
        let Some(letter) = letter.filter(|letter| *letter != '\'') else { return };
        self.with_article(|article| {
            let at = article.at();
            article.jumps.set_bookmark(letter, at);
        });
        self.tell(format!("bookmark {letter} set"));
    }

    fn go_to_bookmark(&mut self, letter: Option<char>) {
        let (Some(letter), Some(article)) = (letter, &mut self.articles.open) else { return };
        let place = if letter == '\'' { article.jumps.last() } else { article.jumps.bookmark(letter) };
        match place {
            Some(offset) => article.jump(offset),
            None if letter == '\'' => self.tell("you have not jumped yet"),
            None => self.tell(format!("bookmark {letter} is not set; m{letter} sets it")),
        }
    }

    /// Goes back or forward among the jumps in the article and, where these end, to the article that one came from, or
    /// came back from. That is the one that was read: it is read again only where there was no room to keep it.
    fn go_to_visited(&mut self, direction: Direction) {
        let Some(article) = &mut self.articles.open else { return };
        let here = article.location();
        let location = match direction {
            Direction::Backward => {
                // Whoever came here from another article and has not jumped since goes back there.
                let came_from = self.articles.history.back(here);
                if came_from.is_none()
                    && let Some(offset) = article.jumps.back(here.at)
                {
                    return article.go(offset);
                }
                came_from
            }
            Direction::Forward => {
                if let Some(offset) = article.jumps.forward() {
                    return article.go(offset);
                }
                self.articles.history.forward(here)
            }
        };
        let Some(location) = location else {
            return self.tell(match direction {
                Direction::Forward => "nothing to go forward to",
                Direction::Backward => "nothing to go back to",
            });
        };
        let goal = Goal::Revisit { location, direction };
        if !self.show_again(location.file, &goal) {
            self.wait_for(location.file, goal, Effect::Open(location.file));
        }
    }
}
