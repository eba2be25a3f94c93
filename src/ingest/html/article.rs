//! Finding the article of a page.

use legible::Options;

/// Elements that a page has at most; of more, Readability would take minutes.
const MOST_ELEMENTS: usize = 100_000;

/// The article of a page, as HTML, and what the page says about it.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) content: String,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) date: Option<String>,
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
}

/// The article of a page, if there is one.
pub(super) fn find(page: &str, address: Option<&str>) -> Option<Found> {
    let options = Options { max_elems_to_parse: MOST_ELEMENTS, ..Options::default() };
    let found = legible::parse(page, address, Some(options)).ok()?;
    Some(Found {
        content: found.content,
        title: Some(found.title).filter(|title| !title.is_empty()),
        byline: found.byline,
        date: found.published_time,
        site: found.site_name,
        language: found.lang,
    })
}
