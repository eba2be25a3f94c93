//! What the package document of an EPUB says: what the book is called, which files are in it, in what order.

use std::collections::{BTreeMap, HashSet};

use scraper::Html;
use scraper::node::Element;

use crate::document::Meta;
use crate::ingest::archive::Archive;
use crate::ingest::xml;

/// What an e-book consists of. All paths are names of members of the archive.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) meta: Meta,
    /// The chapters in reading order, what stands outside of it last.
    pub(super) chapters: Vec<String>,
    /// The contents of EPUB 3, and those of EPUB 2.
    pub(super) nav: Option<String>,
    pub(super) ncx: Option<String>,
    /// Chapters that are a cover, a title page or contents.
    pub(super) left_out: HashSet<String>,
}

/// A file of the book.
#[derive(Debug)]
struct ManifestItem {
    path: String,
    media_type: String,
    properties: String,
}

/// What the archive says of its book. Where it says nothing, every page in it is a chapter, by its name.
pub(super) fn read(archive: &mut Archive<'_>) -> Package {
    let named = archive.text("META-INF/container.xml").and_then(|text| {
        let tree = xml::data(&text);
        let paths = xml::elements(tree.tree.root()).filter(|(_, it)| it.name() == "rootfile");
        paths.filter_map(|(_, it)| Some(resolve("", it.attr("full-path")?).0)).find(|path| archive.has(path))
    });
    let any = || archive.names().find(|name| has_ending(name, "opf")).map(str::to_owned);
    let package = named.or_else(any).and_then(|path| Some(of(&archive.text(&path)?, &path)));
    package.filter(|package| !package.chapters.is_empty()).unwrap_or_else(|| {
        let pages = archive.names().filter(|name| ["xhtml", "html", "htm"].iter().any(|it| has_ending(name, it)));
        let mut chapters: Vec<String> = pages.map(str::to_owned).collect();
        chapters.sort();
        let ncx = archive.names().find(|name| has_ending(name, "ncx")).map(str::to_owned);
        Package { chapters, ncx, ..Package::default() }
    })
}

/// Whether a member's name ends so behind its last dot.
pub(super) fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, it)| it.eq_ignore_ascii_case(ending))
}

/// What a package document says that is the member `path`.
fn of(text: &str, path: &str) -> Package {
    let tree = xml::data(text);
    let mut package = Package { meta: about(&tree), ..Package::default() };
    let items = items(&tree, path);
    let mut aside = Vec::new();
    let mut seen = HashSet::new();
    for (_, element) in xml::elements(tree.tree.root()) {
        match element.name() {
            "spine" => package.ncx = element.attr("toc").and_then(|id| Some(items.get(id)?.path.clone())),
            "itemref" => {
                let Some(item) = element.attr("idref").and_then(|id| items.get(id)) else { continue };
                // What is named twice is read once, and pictures are none of ours, but for those that may hold text.
                let is_picture = item.media_type.starts_with("image/") && item.media_type != "image/svg+xml";
                if !is_picture && seen.insert(&item.path) {
                    let is_linear = element.attr("linear") != Some("no");
                    if is_linear { &mut package.chapters } else { &mut aside }.push(item.path.clone());
                }
            }
            "reference" if matches!(element.attr("type"), Some("cover" | "title-page" | "toc")) => {
                package.left_out.extend(element.attr("href").map(|href| resolve(path, href).0));
            }
            _ => {}
        }
    }
    package.chapters.append(&mut aside);
    let with = |is: &dyn Fn(&ManifestItem) -> bool| items.values().find(|item| is(item)).map(|item| item.path.clone());
    package.nav = with(&|item| item.properties.split_whitespace().any(|it| it == "nav"));
    package.ncx = package.ncx.or_else(|| with(&|item| item.media_type == "application/x-dtbncx+xml"));
    package
}

/// The files that the manifest lists, by their ids; in an order, so that of two contents the same one is always taken.
fn items(tree: &Html, path: &str) -> BTreeMap<String, ManifestItem> {
    let items = xml::elements(tree.tree.root()).filter(|(_, element)| element.name() == "item");
    let item = |element: &Element| {
        let text = |name| element.attr(name).unwrap_or_default().to_owned();
        let (path, _) = resolve(path, element.attr("href")?);
        Some((text("id"), ManifestItem { path, media_type: text("media-type"), properties: text("properties") }))
    };
    items.filter_map(|(_, element)| item(element)).collect()
}

/// What the metadata say, names on one line.
fn about(tree: &Html) -> Meta {
    let mut titles: Vec<(Option<String>, String)> = Vec::new();
    let mut authors: Vec<(Option<String>, String)> = Vec::new();
    // What EPUB 3 says of another element: (its id, what is said, the value).
    let mut refined = Vec::new();
    let mut dates = Vec::new();
    let mut meta = Meta::default();
    for (node, element) in xml::elements(tree.tree.root()) {
        let text = || Some(xml::line(node)).filter(|text| !text.is_empty());
        let id = || element.attr("id").map(str::to_owned);
        match element.name() {
            "title" => titles.extend(text().map(|text| (id(), text))),
            "creator" if element.attr("opf:role").is_none_or(|role| role == "aut") => {
                authors.extend(text().map(|text| (id(), text)));
            }
            "language" => meta.language = meta.language.take().or_else(text),
            "publisher" => meta.site = meta.site.take().or_else(text),
            "date" => dates.extend(text().map(|text| (element.attr("opf:event") != Some("publication"), text))),
            "meta" => {
                let property = element.attr("refines").zip(element.attr("property"));
                refined
                    .extend(property.zip(text()).map(|((id, what), value)| (id.trim_start_matches('#'), what, value)));
            }
            "manifest" => break,
            _ => {}
        }
    }
    let said = |id: &Option<String>, what| {
        let of_it = |it: &&(&str, &str, String)| id.as_deref() == Some(it.0) && it.1 == what;
        refined.iter().find(of_it).map(|(_, _, value)| value.as_str())
    };
    let main = titles.iter().position(|(id, _)| said(id, "title-type") == Some("main")).unwrap_or(0);
    let authors = authors.iter().filter(|(id, _)| said(id, "role").is_none_or(|role| role == "aut"));
    let authors: Vec<&str> = authors.map(|(_, name)| name.as_str()).take(20).collect();
    meta.byline = Some(authors.join(", ")).filter(|names| !names.is_empty());
    meta.title = titles.into_iter().nth(main).map(|(_, title)| title);
    // The publication's date before that of a later conversion; hours are of no interest.
    dates.sort_by_key(|(is_other, _)| *is_other);
    meta.date = dates.iter().find_map(|(_, date)| crate::ingest::date::readable(date));
    meta
}

/// The member to which `href` leads from the member `base`, and the place in it.
pub(super) fn resolve(base: &str, href: &str) -> (String, Option<String>) {
    let (path, fragment) = href.split_once('#').map_or((href, None), |(path, fragment)| (path, Some(fragment)));
    let fragment = fragment.map(unescape).filter(|it| !it.is_empty());
    if path.is_empty() {
        return (base.to_owned(), fragment);
    }
    let folder = if path.starts_with('/') { "" } else { base.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let path = unescape(path.split('?').next().unwrap_or_default());
    let mut steps = Vec::new();
    for step in folder.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    (steps.join("/"), fragment)
}

/// An address without its percent signs.
fn unescape(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = behind.first_chunk::<2>().filter(|_| *first == b'%').and_then(|two| str::from_utf8(two).ok());
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            bytes.push(byte);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn addresses_lead_to_members() {
        for (base, href, path, fragment) in [
            ("OEBPS/a.xhtml", "b.xhtml", "OEBPS/b.xhtml", None),
            ("OEBPS/a.xhtml", "#n1", "OEBPS/a.xhtml", Some("n1")),
            ("OEBPS/text/a.xhtml", "../notes/b%20c.xhtml#n%2d1", "OEBPS/notes/b c.xhtml", Some("n-1")),
            ("OEBPS/a.xhtml", "/b.xhtml", "b.xhtml", None),
            ("a.opf", "../../../etc/passwd", "etc/passwd", None),
            ("a.opf", "./x/./y%zz%", "x/y%zz%", None),
            ("a.opf", "b.xhtml?x#", "b.xhtml", None),
        ] {
            assert_eq!(resolve(base, href), (path.to_owned(), fragment.map(str::to_owned)), "{href}");
        }
    }
}
