//! What `y` copies: the words in focus, who said them, and where.

use super::cells::one_line;
use super::index::{Focus, attribution};
use crate::analysis::{Analysis, Form};
use crate::document::{Document, Meta};

/// The words in focus and a line that says whose they are and where they stand.
pub(super) fn citation(document: &Document, analysis: &Analysis, focus: &Focus) -> String {
    let pieces: Vec<String> = focus.spans.iter().map(|span| one_line(document.slice(*span))).collect();
    let words = pieces.join(" … ");
    let meta = document.meta();
    let said = focus.attribution.map(|id| attribution(analysis, id));
    let speaker = match said {
        None => meta.byline.as_deref().map_or_else(|| "the author".to_owned(), one_line),
        Some(said) => {
            let name = said.source_id.map(|id| one_line(&analysis.sources[id.0 as usize].name));
            let cue = said.cue.map(|cue| format!(" (“{}”)", one_line(document.slice(cue)))).unwrap_or_default();
            let how = if said.form == Form::Indirect { ", paraphrased" } else { "" };
            format!("{}{how}{cue}", name.unwrap_or_else(|| "a source not named".to_owned()))
        }
    };
    // The author of the article is named once: as the speaker, or as the one who reports.
    let byline = if said.is_some() { meta.byline.as_deref() } else { None };
    format!("{words}\n— {speaker}, in {}", place(meta, byline))
}

/// The article in a citation: title, author, date, origin.
fn place(meta: &Meta, byline: Option<&str>) -> String {
    let title = meta.title.as_deref().map(|title| format!("“{}”", one_line(title)));
    let by = byline.map(|byline| format!("by {}", one_line(byline)));
    let date = meta.date.as_deref().map(one_line);
    let origin = one_line(meta.address.as_deref().unwrap_or(&meta.origin));
    [title, by, date, Some(origin)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
