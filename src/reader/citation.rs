//! Citations: what `y` copies (the words in focus, who said them, and where).

use super::index::{Focus, attribution};
use crate::analysis::{Analysis, Form};
use crate::document::{Document, Meta};

/// The words in focus and a line that says whose they are and where they stand.
///
/// Only white space is changed, where lines may have been broken: a quotation holds no stand-ins for what a screen
/// cannot show. Characters that command are the app's to leave out when it copies.
pub(super) fn citation(document: &Document, analysis: &Analysis, focus: &Focus) -> String {
    let pieces: Vec<String> = focus.spans.iter().map(|span| in_words(document.slice(*span))).collect();
    let words = pieces.join(" … ");
    let meta = document.meta();
    let said = focus.attribution.map(|id| attribution(analysis, id));
    let speaker = match said {
        Some(said) if focus.is_unnamed => {
            let name = said.source_id.map(|id| in_words(&analysis.sources[id.0 as usize].name));
            format!("an unnamed source, quoted by {}", name.unwrap_or_else(|| "an unnamed source".to_owned()))
        }
        None if focus.is_unnamed => {
            let byline = meta.byline.as_deref().map_or_else(|| "the author".to_owned(), in_words);
            format!("an unnamed source, quoted by {byline}")
        }
        None => meta.byline.as_deref().map_or_else(|| "the author".to_owned(), in_words),
        Some(said) => {
            let name = said.source_id.map(|id| in_words(&analysis.sources[id.0 as usize].name));
            let cue = said.cue.map(|cue| format!(" (“{}”)", in_words(document.slice(cue)))).unwrap_or_default();
            let how = if said.form == Form::Indirect { ", paraphrased" } else { "" };
            format!("{}{how}{cue}", name.unwrap_or_else(|| "an unnamed source".to_owned()))
        }
    };
    // The author of the article is named once: as the speaker, or as the one who reports.
    let byline = if said.is_some() { meta.byline.as_deref() } else { None };
    format!("{words}\n— {speaker}, in {}", place(meta, byline))
}

/// The article in a citation: title, author, date, origin.
fn place(meta: &Meta, byline: Option<&str>) -> String {
    let title = meta.title.as_deref().map(|title| format!("“{}”", in_words(title)));
    let by = byline.map(|byline| format!("by {}", in_words(byline)));
    let date = meta.date.as_deref().map(in_words);
    let origin = in_words(meta.address.as_deref().unwrap_or(&meta.origin));
    [title, by, date, Some(origin)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `text` with one space wherever white space stands, and none around it.
fn in_words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Span};

    #[test]
    fn a_citation_changes_nothing_but_white_space() {
        let pile = format!("a{}", "\u{300}".repeat(40));
        for (text, words) in [
            ("Plain words.", "Plain words."),
            ("over\r\n  two\tlines ", "over two lines"),
            ("\u{1b}[31mred\u{7} and \u{202e}back", "\u{1b}[31mred\u{7} and \u{202e}back"),
            ("می\u{200c}خواهم, soft\u{ad}ly, \u{301}", "می\u{200c}خواهم, soft\u{ad}ly, \u{301}"),
            (&pile, &pile),
        ] {
            let mut builder = Builder::new(text.to_owned());
            let span = Span::new(0, text.len());
            builder.block(span, BlockKind::Paragraph);
            let named = || Some(text.to_owned());
            let meta = Meta { title: named(), byline: named(), origin: text.to_owned(), ..Meta::default() };
            let focus = Focus { attribution: None, spans: vec![span], is_unnamed: false };
            let cited = citation(&builder.build(meta), &Analysis::default(), &focus);
            assert_eq!(cited, format!("{words}\n— {words}, in “{words}”, {words}"), "{text:?}");
        }
    }
}
