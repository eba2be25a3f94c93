//! What stands above an article in plain text: title, byline, date.

use super::line::{TextLine, TextLines};
use super::line_role::{self, LineRole};
use crate::document::{BlockKind, Meta, Span};
use crate::ingest::front_matter::{self, byline, date, is_bare_name, is_title};

/// How many lines are looked at.
const LINES: usize = 8;
/// A line of at least so many bytes may be the first of an article, below a title that ends with a full stop.
const BODY: usize = 60;

/// A line at the top.
struct TopLine<'t> {
    line: TextLine<'t>,
    /// Whether a blank line, or none at all, stands before it.
    opens: bool,
    /// Where to read on after it.
    after: TextLines<'t>,
}

/// Takes title, byline and date off the top of `lines`, into `meta`, and gives them as blocks. Reading stops
/// before the first line that is none of them.
pub(super) fn read(lines: &mut TextLines<'_>, meta: &mut Meta) -> Vec<(Span, BlockKind)> {
    let top = candidates(lines.clone());
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(candidate) = top.get(at) {
        let text = candidate.line.text;
        let rest = top.get(at + 1..).unwrap_or_default();
        let before_date = rest.first().is_some_and(|it| date(it.line.text).is_some());
        let after_date = matches!(blocks.last(), Some((_, BlockKind::Dateline)));
        let kind = if let Some(kind) = front_matter::read(text, meta) {
            kind
        } else if meta.title.is_some() && meta.byline.is_none() && (before_date || after_date) && is_bare_name(text) {
            meta.byline = Some(text.to_owned());
            BlockKind::Byline
        } else if meta.title.is_none() && stands_as_title(candidate, rest) {
            meta.title = Some(text.trim_end_matches([';', ' ']).split_whitespace().collect::<Vec<_>>().join(" "));
            BlockKind::Title
        } else {
            break;
        };
        blocks.push((candidate.line.span(), kind));
        *lines = candidate.after.clone();
        at += 1;
        if kind == BlockKind::Title
            && let Some(stroke) = rest.first().filter(|it| is_stroke(it))
        {
            *lines = stroke.after.clone();
            at += 1;
        }
    }
    blocks
}

fn candidates(mut lines: TextLines<'_>) -> Vec<TopLine<'_>> {
    let mut top = Vec::with_capacity(LINES);
    let mut opens = true;
    while top.len() < LINES
        && let Some(line) = lines.next()
    {
        if let Some(line) = line {
            top.push(TopLine { line, opens, after: lines.clone() });
        }
        opens = line.is_none();
    }
    top
}

/// Whether the line is a stroke under the one before.
fn is_stroke(candidate: &TopLine<'_>) -> bool {
    !candidate.opens && matches!(line_role::role(&candidate.line), LineRole::Rule(Some(_)))
}

/// Whether a line stands above `rest` as their title: by itself or right above a byline, a date, a stroke, a
/// line too long to be part of the same paragraph, or (after a semicolon) a single line that goes on.
fn stands_as_title(candidate: &TopLine<'_>, rest: &[TopLine<'_>]) -> bool {
    let line = &candidate.line;
    let Some(next) = rest.first() else { return false };
    let is_about = |it: &TopLine<'_>| byline(it.line.text).is_some() || date(it.line.text).is_some();
    let continued = line.text.ends_with(';') && rest.get(1).is_none_or(|it| it.opens);
    let alone = next.opens || is_about(next) || is_stroke(next) || next.line.text.len() > 2 * line.text.len().max(BODY);
    let above_prose = || rest.iter().take(3).any(|it| it.line.text.len() >= BODY);
    matches!(line_role::role(line), LineRole::Text)
        && is_title(line.text)
        && (alone || continued)
        && (!line.text.ends_with('.') || above_prose())
}
