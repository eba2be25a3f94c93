//! E-books: EPUB 2 and 3, read chapter by chapter in the order of the spine.
//!
//! Chapters pass through the walk of web pages, without Readability: all of a chapter is the book. Before that their trees
//! are set right: `headings` gives them the levels and the names of the contents, `notes` numbers the notes. Covers,
//! title pages and contents are left out, for title and author stand on top and the outline is the contents.
//!
//! The crate rbook is not used, though it knows all of this: it unpacks the package and the contents, whatever their size,
//! before anybody can ask for a limit (`io::copy` from the member), and an archive that was cut short it cannot open.

mod contents;
mod headings;
mod notes;
mod package;

use std::collections::HashSet;

use ego_tree::NodeId;
use scraper::{Html, Node};

use super::address::Base;
use super::archive::{Archive, Fault};
use super::html::walk;
use super::writer::Writer;
use super::{Hints, Notice, Refused, decode, xml};
use crate::document::{BlockKind, Document, Meta};

use contents::kinds;
use notes::BookNotes;
use package::Package;

/// A page of front matter has at most this many bytes of text; one with more is a chapter, whatever it calls itself.
const LONGEST_FRONT: usize = 600;
/// Pages that only repeat the title are looked for among this many at the beginning.
const FRONT_PAGES: usize = 4;
/// What hides letters of fonts, not the text.
const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Whether an archive holds a book.
pub(super) fn is_book(bytes: &[u8]) -> bool {
    let archive = Archive::open(bytes);
    archive.has("META-INF/container.xml") || archive.names().any(|name| package::has_ending(name, "opf"))
}

/// The member to which `href` leads from the member `base`.
pub(super) fn resolve(base: &str, href: &str) -> String {
    package::resolve(base, href).0
}

/// Reads an e-book. What of it cannot be read is told in `notices`.
pub(super) fn read(bytes: &[u8], hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    let mut archive = Archive::open(bytes);
    if is_protected(&mut archive) {
        return Err(Refused::Protected);
    }
    let mut package = package::read(&mut archive);
    let contents = contents::read(&mut archive, &mut package);
    let mut writer = Writer::new(Meta::default());
    write_top(&package.meta, &mut writer);
    let begins = writer.len();
    let (mut shift, mut lost, mut notes) = (0, 0, BookNotes::default());
    for (nth, path) in package.chapters.iter().enumerate() {
        hints.go_on()?;
        if package.left_out.contains(path) && !is_chapter(&mut archive, path) {
            continue;
        }
        let (page, whole) = match page(&mut archive, path) {
            Ok(page) => page,
            Err(Fault::Locked) => return Err(Refused::Protected),
            Err(_) => {
                lost += 1;
                continue;
            }
        };
        lost += usize::from(!whole);
        let Some(mut page) = page else { continue };
        if nth < FRONT_PAGES && is_front(&page, &package.meta) {
            continue;
        }
        drop_machinery(&mut page);
        let entries = contents.get(path).map_or(&[][..], Vec::as_slice);
        shift = headings::align(&mut page, entries, shift);
        notes.renumber(&mut page, path, &archive);
        walk::write(&page, &Base::Unknown, package.meta.language.as_deref(), &mut writer);
        writer.end();
    }
    if writer.len() == begins && (lost > 0 || package.chapters.is_empty()) {
        return Err(Refused::Damaged);
    }
    if lost > 0 {
        notices.push(damage_notice(lost, &package));
    }
    Ok(writer.build_with(Meta { origin: hints.origin.to_owned(), ..package.meta }, notices))
}

fn damage_notice(lost: usize, package: &Package) -> Notice {
    let of = package.chapters.len();
    Notice(format!("The book is damaged: {lost} of its {of} chapters could not be read in full."))
}

/// Whether the text is encrypted, or the rights to read it are.
fn is_protected(archive: &mut Archive<'_>) -> bool {
    if archive.has("META-INF/rights.xml") || archive.has("META-INF/sinf.xml") {
        return true;
    }
    let Some(text) = archive.text("META-INF/encryption.xml") else {
        return archive.read("META-INF/container.xml") == Err(Fault::Locked);
    };
    let tree = xml::data(&text);
    let mut data = xml::elements(tree.tree.root()).filter(|(_, it)| it.name() == "EncryptedData");
    data.any(|(node, _)| {
        let methods = || xml::elements(node).take(FRONT_PAGES).filter(|(_, it)| it.name() == "EncryptionMethod");
        !methods().any(|(_, it)| it.attr("Algorithm").is_some_and(|algorithm| FONTS.contains(&algorithm)))
    })
}

/// What stands above the first chapter.
fn write_top(meta: &Meta, writer: &mut Writer) {
    for (kind, text) in [(BlockKind::Title, &meta.title), (BlockKind::Byline, &meta.byline)] {
        if let Some(text) = text {
            writer.begin(kind);
            writer.text(text);
            writer.end();
        }
    }
}

/// The tree of a chapter, if there is text in it, and whether it is all of the chapter.
fn page(archive: &mut Archive<'_>, path: &str) -> Result<(Option<Html>, bool), Fault> {
    let member = archive.read(path)?;
    match decode::decode_markup(member.bytes) {
        Ok((text, _)) => {
            let parsed = xml::page(&text);
            Ok((Some(parsed.tree), member.whole && parsed.whole))
        }
        Err(Refused::Empty) => Ok((None, member.whole)),
        Err(_) => Err(Fault::Unreadable),
    }
}

/// Whether a page that the book calls its cover or the like holds more than that. None that is missing does.
fn is_chapter(archive: &mut Archive<'_>, path: &str) -> bool {
    let Ok((Some(page), _)) = page(archive, path) else { return false };
    let links = xml::elements(page.tree.root()).filter(|(_, element)| element.name() == "a");
    text_length(&page) > LONGEST_FRONT + 2 * links.map(|(node, _)| xml::line(node).len()).sum::<usize>()
}

fn text_length(page: &Html) -> usize {
    body_texts(page).map(|text| text.trim().len()).sum()
}

fn body_texts(page: &Html) -> impl Iterator<Item = &str> {
    let body = xml::elements(page.tree.root()).find(|(_, element)| element.name() == "body").map(|(node, _)| node);
    body.unwrap_or(page.tree.root()).descendants().filter_map(|node| Some(&**node.value().as_text()?))
}

/// Whether a page is the cover or a title page: it says so, or says no more than what stands on top already.
fn is_front(page: &Html, meta: &Meta) -> bool {
    if text_length(page) > LONGEST_FRONT {
        return false;
    }
    let mut kinds = xml::elements(page.tree.root()).take(LONGEST_FRONT).flat_map(|(_, element)| kinds(element));
    if kinds.any(|kind| matches!(kind, "cover" | "titlepage" | "halftitlepage")) {
        return true;
    }
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|it| it.contains(char::is_alphabetic));
        words.map(str::to_lowercase).collect()
    };
    let about = [&meta.title, &meta.byline, &meta.site].into_iter().flatten();
    let known = about.fold("by".to_owned(), |known, it| known + " " + it);
    let (known, said): (_, HashSet<String>) = (words(&known), body_texts(page).flat_map(words).collect());
    // A number alone may be that of the first chapter.
    let is_blank = body_texts(page).all(|text| text.trim().is_empty());
    meta.title.is_some() && said.is_subset(&known) && (is_blank || !said.is_empty())
}

/// Takes out what belongs to the printed page or to programs: numbers of pages, lists of contents.
fn drop_machinery(page: &mut Html) {
    let machinery = xml::elements(page.tree.root()).filter(|(_, element)| {
        let mut kinds = kinds(element);
        let is_list = element.name() == "nav";
        kinds.any(|kind| kind == "pagebreak" || (is_list && matches!(kind, "toc" | "landmarks" | "page-list")))
    });
    let machinery: Vec<NodeId> = machinery.map(|(node, _)| node.id()).collect();
    for id in machinery {
        let Some(mut node) = page.tree.get_mut(id) else { continue };
        // Links may lead there.
        let mark = xml::element("span");
        if let Node::Element(element) = std::mem::replace(node.value(), mark)
            && let Node::Element(mark) = node.value()
        {
            mark.attrs.extend(element.attrs.into_iter().filter(|(name, _)| &*name.local == "id"));
        }
        while let Some(mut child) = node.first_child() {
            child.detach();
        }
    }
}
