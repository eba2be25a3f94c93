//! What stands in the parts beside the text: where links lead, and the notes.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::field::outward;
use crate::ingest::xml;

/// Where the links of a part lead, by their names; of those that lead out of the document.
pub(super) fn links(relationships: &str) -> HashMap<String, String> {
    let tree = xml::data(relationships);
    let links = xml::elements(tree.tree.root()).filter_map(|(_, it)| Some((it.attr("Id")?, it.attr("Target")?)));
    links.filter_map(|(id, target)| Some((id.to_owned(), outward(target)?))).collect()
}

/// The notes of a kind in their part, by their numbers in the file.
pub(super) fn notes<'x>(text: &'x str, kind: &str) -> HashMap<String, &'x str> {
    let mut notes = HashMap::new();
    let mut reader = xml::lenient(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) if xml::local(start.name().into_inner()) == kind => {
                let Ok(inside) = reader.read_to_end(start.name()) else { break };
                let range = usize::try_from(inside.start).ok().zip(usize::try_from(inside.end).ok());
                let inside = range.and_then(|(start, end)| text.get(start..end));
                notes.extend(attribute(&start, "id").zip(inside));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    notes
}

/// The value of the attribute of this name, whatever its prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    attributes.find(|it| xml::local(it.key.into_inner()) == name).map(|it| xml::value(&it.value))
}

/// Elements that are no part of the text as it stands now.
pub(super) fn is_passed_over(name: &str) -> bool {
    // What was deleted, the old place of what was moved, what is for old programs, readings of Chinese characters.
    matches!(name, "del" | "moveFrom" | "Fallback" | "rt" | "tblGridChange") || name.ends_with("PrChange")
}
