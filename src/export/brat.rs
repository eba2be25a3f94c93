//! brat standoff as the `PolNeAR` corpus uses it.
//!
//! An attribution is an event. Its trigger stands on the cue, as in the corpus; without a cue brat still
//! needs one, so it stands on the source, or else on the content.

use std::borrow::Cow;
use std::io::{self, Write};

use super::AnalysedArticle;
use super::offsets::Offsets;
use crate::analysis::Attribution;
use crate::document::{Document, Span};

/// Writes the line that tells which article follows. Programs that read brat pass over lines that begin so.
pub(super) fn write_name(article: &AnalysedArticle<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", on_one_line(article.path))
}

/// Writes the line that tells that an article was analysed only in part, if it was, and how far, in scalar values.
fn write_partial(article: &AnalysedArticle<'_>, offsets: &Offsets<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(at) = article.analysis.broke_off else { return Ok(()) };
    let (read, all) = (offsets.scalars_before(at), offsets.scalars_before(article.document.text().len()));
    writeln!(out, "#partial: the first {read} of {all} characters were analysed")
}

/// Writes one article; `texts` and `events` count what was written so far.
pub(super) fn write(
    article: &AnalysedArticle<'_>,
    texts: &mut usize,
    events: &mut usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let offsets = Offsets::new(article.document.text());
    write_partial(article, &offsets, out)?;
    let mut writer = BratWriter { document: article.document, offsets, texts, out };
    for attribution in &article.analysis.attributions {
        let event = writer.event(attribution)?;
        *events += 1;
        writeln!(writer.out, "E{events}\t{event}")?;
    }
    Ok(())
}

struct BratWriter<'a> {
    document: &'a Document,
    offsets: Offsets<'a>,
    texts: &'a mut usize,
    out: &'a mut dyn Write,
}

impl BratWriter<'_> {
    /// Writes the text-bound lines of an attribution and gives back its event without the number.
    fn event(&mut self, attribution: &Attribution) -> io::Result<String> {
        let Attribution { source, cue, content, .. } = attribution;
        let source = source.as_ref().map(|mention| mention.spans.as_slice());
        let cue = cue.as_ref().map(std::slice::from_ref);
        let trigger = cue.or(source).unwrap_or(content);

        let label = if source.is_some() { "Attribution" } else { "Attribution-no-source" };
        let mut event = vec![format!("{label}:T{}", self.text(label, trigger)?)];
        for (role, spans) in [("Source", source), ("Cue", cue), ("Content", Some(content.as_slice()))] {
            if let Some(spans) = spans {
                event.push(format!("{role}:T{}", self.text(role, spans)?));
            }
        }
        Ok(event.join(" "))
    }

    /// Writes a text-bound line and gives back its number.
    fn text(&mut self, label: &str, spans: &[Span]) -> io::Result<usize> {
        *self.texts += 1;
        let ranges = spans.iter().map(|span| self.offsets.range(*span));
        let ranges: Vec<String> = ranges.map(|(start, end)| format!("{start} {end}")).collect();
        let words: Vec<_> = spans.iter().map(|span| on_one_line(self.document.slice(*span))).collect();
        writeln!(self.out, "T{}\t{label} {}\t{}", self.texts, ranges.join(";"), words.join(" "))?;
        Ok(*self.texts)
    }
}

/// A text with a space for each character that would end the line or the field, so that its length stays.
fn on_one_line(text: &str) -> Cow<'_, str> {
    let breaks = ['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    if text.contains(breaks) { Cow::Owned(text.replace(breaks, " ")) } else { Cow::Borrowed(text) }
}
