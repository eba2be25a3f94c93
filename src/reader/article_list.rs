//! The articles to choose from: those that were named at the start, then those that one came to since, in that order.
//!
//! What was followed is on the list only once it has come: a page that there is not, or that nobody waited for, is
//! nothing to choose. Its place is kept, and a link to it tries it again.

use std::sync::Arc;

use super::FileId;
use super::cells::one_line;
use super::direction::Direction;
use super::link;
use crate::load::Input;

/// The articles; a [`FileId`] is an index into them.
#[derive(Debug, Default)]
pub(super) struct ArticleList {
    articles: Vec<KnownArticle>,
}

/// An article.
#[derive(Debug)]
struct KnownArticle {
    /// What is loaded for it; none until it is known what the person meant by the name.
    input: Option<Arc<Input>>,
    /// As a person would name it: a path, an address.
    name: String,
    /// Its address without a fragment, if it is a page.
    page: Option<String>,
    /// Its title, once it is known.
    title: Option<String>,
    is_followed: bool,
    is_listed: bool,
}

impl KnownArticle {
    /// One that was named when the reader began; it is listed at once.
    fn named(input: Input) -> Self {
        let name = input.name();
        let page = link::page(&name);
        Self { page, input: Some(Arc::new(input)), name, title: None, is_followed: false, is_listed: true }
    }

    /// One that the person came to later; it is listed once it has come.
    fn followed(name: String, input: Option<Input>) -> Self {
        let page = link::page(&name);
        Self { page, input: input.map(Arc::new), name, title: None, is_followed: true, is_listed: false }
    }

    /// Its title, if it is a page and that is known, or else its name. Files are known by their names.
    fn title(&self) -> String {
        let title = self.title.as_deref().filter(|_| self.page.is_some());
        one_line(title.unwrap_or(&self.name))
    }
}

/// An article as it stands in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ArticleChoice {
    pub(super) file: FileId,
    pub(super) title: String,
    /// Whether a link led to it.
    pub(super) is_followed: bool,
}

impl ArticleList {
    /// A list with the articles that were named.
    pub(super) fn new(inputs: Vec<Input>) -> Self {
        Self { articles: inputs.into_iter().map(KnownArticle::named).collect() }
    }

    /// Adds an article under the next free id; it is listed once it has come.
    pub(super) fn add(&mut self, name: String, input: Option<Input>) -> FileId {
        self.articles.push(KnownArticle::followed(name, input));
        FileId(self.articles.len() - 1)
    }

    /// What is loaded for an article, once that is known.
    pub(super) fn input(&self, file: FileId) -> Option<&Arc<Input>> {
        self.articles.get(file.0)?.input.as_ref()
    }

    /// Notes what is loaded for an article.
    pub(super) fn resolve(&mut self, file: FileId, input: Input) {
        if let Some(article) = self.articles.get_mut(file.0) {
            article.input = Some(Arc::new(input));
        }
    }

    /// Notes that an article has come, and from which address, if it has one.
    pub(super) fn came(&mut self, file: FileId, title: Option<&str>, address: Option<&str>) {
        if let Some(article) = self.articles.get_mut(file.0) {
            article.is_listed = true;
            article.title = title.map(str::to_owned);
            // What was typed without what addresses begin with may be a file; once it has come that is known.
            let typed = link::page(&format!("https://{}", article.name));
            if article.page.is_none() && typed.is_some() && typed == address.and_then(link::page) {
                article.page = typed;
            }
        }
    }

    /// What to call an article in a sentence.
    pub(super) fn title(&self, file: FileId) -> String {
        self.articles.get(file.0).map(KnownArticle::title).unwrap_or_default()
    }

    /// As a person named it.
    pub(super) fn name(&self, file: FileId) -> &str {
        self.articles.get(file.0).map_or("", |article| &article.name)
    }

    /// The address of an article without a fragment, if it is a page.
    pub(super) fn page(&self, file: FileId) -> Option<&str> {
        self.articles.get(file.0)?.page.as_deref()
    }

    /// The article that lies at this address, which has no fragment.
    pub(super) fn page_at(&self, page: &str) -> Option<FileId> {
        self.articles.iter().position(|article| article.page.as_deref() == Some(page)).map(FileId)
    }

    /// The article of this name.
    pub(super) fn named(&self, name: &str) -> Option<FileId> {
        self.articles.iter().position(|article| article.name == name).map(FileId)
    }

    /// The articles to choose from, in order.
    pub(super) fn listed(&self) -> Vec<ArticleChoice> {
        let row = |(index, article): (usize, &KnownArticle)| {
            let (title, is_followed) = (article.title(), article.is_followed);
            article.is_listed.then_some(ArticleChoice { file: FileId(index), title, is_followed })
        };
        self.articles.iter().enumerate().filter_map(row).collect()
    }

    /// How many there are to choose from.
    pub(super) fn len(&self) -> usize {
        self.articles.iter().filter(|article| article.is_listed).count()
    }

    /// The article that is listed `count` places from another one in a direction.
    pub(super) fn beside(&self, file: FileId, direction: Direction, count: usize) -> Option<FileId> {
        let listed = self.listed();
        // What is not listed stands where it would if it were.
        let here = listed.partition_point(|it| it.file < file);
        let is_gap = listed.get(here).is_none_or(|it| it.file != file);
        let target = match direction {
            Direction::Forward => here.checked_add(count)?.checked_sub(usize::from(is_gap))?,
            Direction::Backward => here.checked_sub(count)?,
        };
        listed.get(target).map(|it| it.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_not_come_is_passed_over() {
        let mut list =
            ArticleList::new(vec![Input::File("a.txt".into()), Input::Address("https://example.org/#top".to_owned())]);
        let (missing, there) = (list.add("https://example.org/x".to_owned(), None), list.add("b.txt".to_owned(), None));
        list.came(there, Some("A title"), None);
        list.came(FileId(1), Some("The\nexample"), None);
        let titles: Vec<String> = list.listed().into_iter().map(|it| it.title).collect();
        assert_eq!((list.len(), titles.join("|").as_str()), (3, "a.txt|The example|b.txt"));
        for (from, direction, count, expected) in [
            (0, Direction::Forward, 1, Some(1)),
            (1, Direction::Forward, 1, Some(3)),
            (3, Direction::Backward, 1, Some(1)),
            (missing.0, Direction::Forward, 1, Some(3)),
            (missing.0, Direction::Backward, 1, Some(1)),
            (0, Direction::Backward, 1, None),
            (3, Direction::Forward, 1, None),
            (0, Direction::Forward, 2, Some(3)),
        ] {
            let beside = list.beside(FileId(from), direction, count);
            assert_eq!(beside, expected.map(FileId), "{direction:?} {count} from {from}");
        }
        for (page, expected) in [("https://example.org/", Some(1)), ("https://example.org/x", Some(2)), ("a.txt", None)]
        {
            assert_eq!(list.page_at(page), expected.map(FileId), "{page}");
        }
        for (name, address, page) in [
            ("example.org/a", Some("https://example.org/a#b"), Some("https://example.org/a")),
            ("example.org/a", Some("https://example.org/c"), None),
            ("example.org/a", None, None),
            ("a b", Some("https://example.org/a"), None),
        ] {
            let file = list.add(name.to_owned(), None);
            list.came(file, None, address);
            assert_eq!(list.page(file), page, "{name}");
        }
    }
}
