//! What a page says about its article: JSON-LD, `OpenGraph`, Dublin Core and other `<meta>`, its `<title>`.

use std::collections::HashMap;

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};
use url::Url;

use super::elements::{one_line, short_text};
use super::json_ld::{self, DescribedArticle};
use super::title;
use crate::ingest::address::Base;
use crate::ingest::date;
use crate::ingest::front_matter;

/// What is known of an article is cut to this many characters.
const LONGEST: usize = 1000;
/// How many headings are compared with the title.
const MOST_HEADINGS: usize = 20;
/// The longest byline, in characters; what is longer is somebody's biography.
const LONGEST_BYLINE: usize = 200;

/// What a page says about its article, for people to read.
#[derive(Clone, Debug, Default)]
pub(super) struct ArticleMetadata {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) date: Option<String>,
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
    /// Its own web address, absolute.
    pub(super) address: Option<String>,
    /// What relative addresses are relative to.
    pub(super) base: Base,
    /// Whether the page calls itself an article.
    pub(super) is_article: bool,
}

/// What elements say, before it is weighed.
#[derive(Debug, Default)]
struct DeclaredMetadata {
    /// The `content` of every `<meta>`, by its name in small letters; the first counts.
    meta: HashMap<String, String>,
    scripts: Vec<String>,
    title: Option<String>,
    headings: Vec<String>,
    /// Dates of `<time>`, and those that are marked as the date of publication.
    times: Vec<String>,
    published: Option<String>,
    language: Option<String>,
    canonical: Option<String>,
    base: Option<String>,
}

/// Reads what a page says; `address` is where it came from.
pub(super) fn read(tree: &Html, address: Option<&str>) -> ArticleMetadata {
    let declared = DeclaredMetadata::of(tree);
    let described = json_ld::read(declared.scripts.iter().map(String::as_str));
    let meta = |names: &[&str]| names.iter().find_map(|name| declared.meta.get(*name)).map(|it| plain(it));
    let web = |text: &str| Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let given = address.and_then(web);
    let own = [declared.canonical.as_ref(), declared.meta.get("og:url")].into_iter().flatten();
    let own = own.into_iter().find_map(|it| given.as_ref().map_or_else(|| web(it), |base| base.join(it).ok()));
    let start = given.or_else(|| own.clone()).map_or(Base::Unknown, Base::from);
    let base = declared.base.as_ref().map_or_else(|| start.clone(), |href| start.inner(href));

    let is_article = described.is_some() || declared.meta.get("og:type").is_some_and(|it| it == "article");
    let DescribedArticle { headline, name, authors, published, publisher, language } = described.unwrap_or_default();
    let site = meta(&["og:site_name"]).or(publisher.map(|it| plain(&it))).or_else(|| meta(&["application-name"]));
    let [headline, name] = [headline, name].map(|it| it.map(|it| cut(plain(&it))).filter(|it| !it.is_empty()));
    let headline = title::chosen(headline, name, declared.title.as_deref(), &declared.headings);
    let full_title = headline.or_else(|| {
        meta(&["og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title"])
    });
    let (title, site) = title::tidy(full_title.map(cut), declared.title.as_deref(), &declared.headings, site.map(cut));
    let byline = || {
        let names = ["author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author", "article:author"];
        names.iter().find_map(|name| declared.meta.get(*name)).and_then(|it| byline(&plain(it)))
    };
    let date = published.or_else(|| {
        let names = [
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "dc.date",
            "parsely-pub-date",
            "publish-date",
            "pubdate",
            "date",
        ];
        meta(&names)
    });
    let date = date.or(declared.published.clone()).or_else(|| declared.times.first().filter(|_| is_article).cloned());
    let locale = || declared.meta.get("og:locale").cloned();
    let language = declared.language.clone().or(language).or_else(|| meta(&["content-language"])).or_else(locale);
    ArticleMetadata {
        title,
        byline: byline_of(&authors).or_else(byline).map(cut),
        date: date.and_then(|it| date::readable(&it)),
        site,
        language: language.and_then(|it| tag(&it)),
        address: own.map(String::from),
        base,
        is_article,
    }
}

impl DeclaredMetadata {
    fn of(tree: &Html) -> Self {
        let mut declared = Self::default();
        for node in tree.tree.root().descendants() {
            let Node::Element(element) = node.value() else { continue };
            let attribute = |name: &str| element.attr(name).map(one_line).filter(|it| !it.is_empty());
            match element.name() {
                "meta" => declared.meta(element),
                "html" => {
                    declared.language =
                        declared.language.take().or_else(|| attribute("lang").or(attribute("xml:lang")));
                }
                "base" => declared.base = declared.base.take().or_else(|| attribute("href")),
                "link" if attribute("rel").is_some_and(|it| it.eq_ignore_ascii_case("canonical")) => {
                    declared.canonical = declared.canonical.take().or_else(|| attribute("href"));
                }
                "script" if attribute("type").is_some_and(|it| it.eq_ignore_ascii_case("application/ld+json")) => {
                    let texts = node.children().filter_map(|it| it.value().as_text());
                    declared.scripts.push(texts.map(|it| &**it).collect());
                }
                "title" if declared.title.is_none() && !is_drawn(node) => declared.title = short_text(node, LONGEST),
                "h1" if declared.headings.len() < MOST_HEADINGS => {
                    declared.headings.extend(short_text(node, LONGEST).filter(|it| !it.is_empty()));
                }
                "time" => {
                    let date = attribute("datetime").or_else(|| short_text(node, 80)).filter(|it| !it.is_empty());
                    let is_published = attribute("itemprop").is_some_and(|it| it.contains("datePublished"))
                        || element.attr("pubdate").is_some();
                    if is_published && declared.published.is_none() {
                        declared.published.clone_from(&date);
                    }
                    declared.times.extend(date.filter(|_| declared.times.is_empty()));
                }
                _ => {}
            }
        }
        declared
    }

    fn meta(&mut self, element: &Element) {
        let names = ["property", "name", "itemprop", "http-equiv"].iter().filter_map(|it| element.attr(it));
        let content = element.attr("content").map(one_line).filter(|it| !it.is_empty());
        for name in names.flat_map(str::split_ascii_whitespace) {
            if let Some(content) = &content {
                self.meta.entry(name.to_ascii_lowercase()).or_insert_with(|| content.clone());
            }
        }
    }
}

/// Whether an element stands in a picture, which may have a title, too.
fn is_drawn(node: NodeRef<'_, Node>) -> bool {
    node.ancestors().take(20).filter_map(|it| it.value().as_element()).any(|it| it.name() == "svg")
}

/// Text on one line, character references decoded: not a few pages encode them twice.
fn plain(text: &str) -> String {
    if !text.contains(['&', '<']) || text.len() > 10 * LONGEST {
        return one_line(text);
    }
    let tree = Html::parse_fragment(text);
    let texts = tree.tree.root().descendants().filter_map(|it| it.value().as_text());
    one_line(&texts.map(|it| &**it).collect::<String>())
}

fn cut(text: String) -> String {
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).collect() }
}

fn byline_of(names: &[String]) -> Option<String> {
    let names: Vec<String> = names.iter().filter_map(|it| byline(&plain(it))).collect();
    (!names.is_empty()).then(|| names.join(", ")).filter(|it| it.chars().count() <= LONGEST_BYLINE)
}

/// The names in a byline, without a leading "By"; None if it holds no name but an address.
pub(super) fn byline(text: &str) -> Option<String> {
    let text = one_line(text);
    let bare = front_matter::byline(&text).map(|(names, _)| names);
    let names = bare.unwrap_or_else(|| text.trim_start_matches("By ").to_owned());
    let is_address = names.contains("://") || names.starts_with('@') || (names.contains('@') && !names.contains(' '));
    (!names.is_empty() && !is_address && names.chars().count() <= LONGEST_BYLINE).then_some(names)
}

/// A language as a tag of BCP 47; None if it cannot be one.
fn tag(text: &str) -> Option<String> {
    let text = text.split([',', ';', '.']).next()?.trim().replace('_', "-");
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let starts = text.split('-').next().is_some_and(|it| (2..=3).contains(&it.len()));
    (starts && text.len() <= 35 && text.split('-').all(is_part)).then_some(text)
}
