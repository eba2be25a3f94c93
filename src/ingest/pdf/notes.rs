//! Notes at the foot of a page.

use std::collections::HashSet;

use super::line::{PdfLine, RAISED};
use super::paragraph::{Compounds, JoinedParagraph};
use super::typography::Typography;

/// Takes the notes off a page's lines: small type at the end of a column, from a line on that begins with the sign of
/// a note. A page that is small from its first line on has no notes.
pub(super) fn take(lines: &mut Vec<PdfLine>, typography: &Typography, compounds: &Compounds) -> Vec<JoinedParagraph> {
    let Some(body) = lines.iter().position(|line| !typography.is_small(line.size)) else { return Vec::new() };
    let signs: HashSet<u32> = lines.iter().flat_map(|line| raised_numbers(&line.text)).collect();
    let begins = |line: &PdfLine| begins_note(line, &signs);
    let mut notes: Vec<JoinedParagraph> = Vec::new();
    let mut kept: Vec<PdfLine> = Vec::new();
    let mut rest = std::mem::take(lines);
    let mut before = 0;
    while let Some(column) = rest.first().map(|line| line.column) {
        let end = rest.iter().position(|line| line.column != column).unwrap_or(rest.len());
        let after = rest.split_off(end);
        let small = rest.iter().rev().take_while(|line| typography.is_small(line.size)).count();
        let from = rest.len() - small;
        let foot = rest.iter().skip(from).position(begins).map_or(rest.len(), |at| from + at);
        let foot = if before + foot > body { foot } else { rest.len() };
        for line in rest.split_off(foot) {
            if let Some(note) = notes.last_mut().filter(|_| !begins(&line)) {
                note.add(&line, compounds);
            } else {
                let mut note = JoinedParagraph::default();
                note.add(&parted(line), compounds);
                notes.push(note);
            }
        }
        before += end;
        kept.append(&mut rest);
        rest = after;
    }
    *lines = kept;
    notes
}

/// Whether a line begins with the sign of a note: raised, a star or a dagger, or a number that stands raised above.
fn begins_note(line: &PdfLine, signs: &HashSet<u32>) -> bool {
    let number = line.text.split(['.', ')', ' ']).next().and_then(|number| number.parse().ok());
    line.raised
        || line.text.starts_with(['*', '†', '‡', '§'])
        || line.text.starts_with(RAISED)
        || number.is_some_and(|number| signs.contains(&number))
}

/// The numbers that stand raised in a line.
fn raised_numbers(text: &str) -> impl Iterator<Item = u32> {
    let runs = text.split(|c| !RAISED.contains(&c)).filter(|run| !run.is_empty() && run.chars().count() < 4);
    let value = |c: char| RAISED.iter().position(|&raised| raised == c).and_then(|at| u32::try_from(at).ok());
    runs.filter_map(move |run| run.chars().try_fold(0, |number, c| Some(number * 10 + value(c)?)))
}

/// A note's first line, with a space between its raised number and its text.
fn parted(mut line: PdfLine) -> PdfLine {
    let text = line.text.trim_start_matches(RAISED);
    let at = line.text.len() - text.len();
    if at > 0 && !text.starts_with(' ') {
        line.text.insert(at, ' ');
        for (run, _) in &mut line.runs {
            (run.start, run.end) = (run.start + usize::from(run.start >= at), run.end + usize::from(run.end > at));
        }
    }
    line
}
