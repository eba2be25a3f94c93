//! Documents of word processors: DOCX, as ECMA-376 has it and Word, `LibreOffice`, Google Docs and pandoc write it.
//!
//! What is read is the text as it stands: changes that were tracked are taken as accepted, comments, headers and footers
//! are left out. Footnotes and endnotes stand at the end, in the order in which the text refers to them.

mod blocks;
mod body;
mod field;
mod grids;
mod numbering;
mod paragraph;
mod part;
mod styles;
mod symbol;

use std::collections::HashMap;
use std::rc::Rc;

use super::archive::{Archive, Fault};
use super::writer::Writer;
use super::{Hints, Notice, Refused, decode, xml};
use crate::document::{Document, Meta};

use blocks::Blocks;
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// What every compound file begins with: documents of Word before 2007, and those with a password.
pub(super) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Whom programs name as the author when nobody gave a name.
const NOBODY: [&str; 7] =
    ["user", "windows user", "microsoft office user", "admin", "python-docx", "unknown", "author"];

/// Reads a document. What of it cannot be read is told in `notices`.
pub(super) fn read(bytes: &[u8], hints: &Hints<'_>, notices: &mut Vec<Notice>) -> Result<Document, Refused> {
    if bytes.starts_with(COMPOUND) {
        return Err(if has_password(bytes) { Refused::Locked } else { Refused::Office });
    }
    let mut archive = Archive::open(bytes);
    let main = main_part(&mut archive);
    let text = archive.read(&main).map_err(|fault| refusal(&archive, fault))?;
    let mut whole = text.whole;
    let text =
        decode::decode_markup(text.bytes).map_err(|why| if why == Refused::Empty { why } else { Refused::Damaged })?.0;
    hints.go_on()?;
    let parts = Parts::of(&mut archive, &main);
    let mut writer = Writer::new(Meta::default());
    let styles = Styles::read(&parts.styles);
    let meta = about(&mut archive, hints, &styles);
    let mut body = Body::new(Blocks::new(&mut writer), styles, Numbering::read(&parts.numbering), hints);
    body.links = Rc::new(part::links(&parts.links));
    whole &= body.read(&text, None)?;
    parts.write_notes(&mut body, hints)?;
    if !whole {
        notices.push(Notice("The document is damaged: everything after the damage is missing.".to_owned()));
    }
    Ok(finish(writer, meta, notices))
}

/// The notes and whatever else stands in parts of their own; what is missing is empty.
#[derive(Debug, Default)]
struct Parts {
    links: String,
    styles: String,
    numbering: String,
    /// The parts with the notes of a kind, each with its relationships.
    notes: [(&'static str, String, String); 2],
}

impl Parts {
    fn of(archive: &mut Archive<'_>, main: &str) -> Self {
        let links = archive.text(&relationships(main)).unwrap_or_default();
        let targets = targets(&links, main);
        let mut part = |kind: &str| {
            let path = targets.get(kind).cloned().unwrap_or_default();
            (archive.text(&path).unwrap_or_default(), archive.text(&relationships(&path)).unwrap_or_default())
        };
        let notes = [("footnote", "footnotes"), ("endnote", "endnotes")].map(|(kind, name)| {
            let (text, links) = part(name);
            (kind, text, links)
        });
        Self { styles: part("styles").0, numbering: part("numbering").0, links, notes }
    }

    /// Writes the notes in order; one may refer to others.
    fn write_notes<'x>(&'x self, body: &mut Body<'x, '_>, hints: &Hints<'_>) -> Result<(), Refused> {
        let of_kind = |(kind, text, links): &'x (&'static str, String, String)| {
            (*kind, (part::notes(text, kind), Rc::new(part::links(links))))
        };
        let notes: HashMap<&str, _> = self.notes.iter().map(of_kind).collect();
        let mut written = 0;
        while let Some((kind, id)) = body.notes.get(written).cloned() {
            written += 1;
            let Some((notes, links)) = notes.get(kind) else { continue };
            let Some(text) = notes.get(&id) else { continue };
            hints.go_on()?;
            body.links = Rc::clone(links);
            body.read(text, Some(written))?;
        }
        Ok(())
    }
}

/// The member that says to what a part is related.
fn relationships(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    format!("{folder}/_rels/{name}.rels").trim_start_matches('/').to_owned()
}

/// The parts that a part is related to, by the last word of the relationship's type.
fn targets(relationships: &str, part: &str) -> HashMap<String, String> {
    let tree = xml::data(relationships);
    let target = |element: &scraper::node::Element| {
        let kind = element.attr("Type")?.rsplit('/').next()?.to_owned();
        Some((kind, super::epub::resolve(part, element.attr("Target")?)))
    };
    xml::elements(tree.tree.root()).filter_map(|(_, element)| target(element)).collect()
}

fn main_part(archive: &mut Archive<'_>) -> String {
    let named = archive.text("_rels/.rels").and_then(|text| targets(&text, "").remove("officeDocument"));
    named.filter(|path| archive.has(path)).unwrap_or_else(|| "word/document.xml".to_owned())
}

/// Why there is no text in an archive.
fn refusal(archive: &Archive<'_>, fault: Fault) -> Refused {
    let is_office = ["content.xml", "xl/workbook.xml", "ppt/presentation.xml"].iter().any(|name| archive.has(name));
    match fault {
        Fault::Locked => Refused::Locked,
        Fault::Missing if is_office => Refused::Office,
        Fault::Missing if archive.names().next().is_some() => Refused::Archive,
        Fault::Missing | Fault::Unreadable => Refused::Damaged,
    }
}

/// Whether a compound file is a document that was encrypted: it has a stream of that name.
fn has_password(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// What the properties of the file say.
fn about(archive: &mut Archive<'_>, hints: &Hints<'_>, styles: &Styles) -> Meta {
    let mut meta = Meta { origin: hints.origin.to_owned(), language: styles.language.clone(), ..Meta::default() };
    let tree = xml::data(&archive.text("docProps/core.xml").unwrap_or_default());
    for (node, element) in xml::elements(tree.tree.root()) {
        let text = || Some(xml::line(node)).filter(|text| !text.is_empty());
        match element.name() {
            "title" => meta.title = text(),
            "creator" => meta.byline = text().filter(|name| !NOBODY.contains(&name.to_lowercase().as_str())),
            "created" => meta.date = text().and_then(|date| super::date::readable(&date)),
            "language" => meta.language = text().or(meta.language),
            _ => {}
        }
    }
    meta
}

/// The document. What its text says of itself goes before what the properties say, which are often a template's.
fn finish(mut writer: Writer, about: Meta, notices: &mut Vec<Notice>) -> Document {
    let said = std::mem::take(writer.meta());
    let title = said.title.or(about.title);
    let (byline, date) = (said.byline.or(about.byline), said.date.or(about.date));
    writer.build_with(Meta { title, byline, date, ..about }, notices)
}
