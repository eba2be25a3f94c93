//! Somebody who is quoted: "The Gazette quoted a guard as saying that the gate stood open", "A guard was quoted as saying
//! that …".

use super::{FindWords, candidate};
use crate::analysis::candidate::Candidate;
use crate::analysis::confidence;
use crate::analysis::text::Paragraph;

/// How many words the name of whom somebody quotes has at most.
const LONGEST_NAME: usize = 32;

/// Makes "was quoted as saying" one cue, whose source is who was quoted, and adds what those say whom somebody else
/// quotes.
pub(super) fn quoting(paragraph: &Paragraph<'_>, found: &mut Vec<Candidate>, words: &FindWords) {
    for candidate in found.iter_mut() {
        join_saying(paragraph, candidate, words);
    }
    let mut told: Vec<Candidate> = found.iter().filter_map(|it| inner(paragraph, it, words)).collect();
    told.retain(|it| !found.iter().any(|other| other.cue == it.cue));
    found.append(&mut told);
}

/// "A guard was quoted as saying that …": not the guard is quoted, but what the guard says.
fn join_saying(paragraph: &Paragraph<'_>, candidate: &mut Candidate, words: &FindWords) {
    let Some(cue) = candidate.cue.map(|it| paragraph.tokens_in(it)) else { return };
    let saying = cue.end;
    let passive =
        cue.clone().any(|it| quotes(paragraph, it, words)) && cue.len() > 1 && paragraph.reads(saying - 1, "as");
    if !passive || !paragraph.reads(saying, "saying") {
        return;
    }
    candidate.cue = paragraph.span(cue.start..saying + 1);
    let (before, after): (Vec<_>, Vec<_>) =
        candidate.content.iter().map(|it| paragraph.tokens_in(*it)).partition(|it| it.end <= cue.start);
    if candidate.source.is_empty() {
        candidate.source = before.into_iter().filter_map(|it| paragraph.span(it)).collect();
    }
    candidate.content = after.into_iter().filter_map(|it| paragraph.span(it.start.max(saying + 1)..it.end)).collect();
}

/// What the one whom somebody quotes says.
fn inner(paragraph: &Paragraph<'_>, outer: &Candidate, words: &FindWords) -> Option<Candidate> {
    let cue = paragraph.tokens_in(outer.cue?).last().filter(|&it| quotes(paragraph, it, words))?;
    let content = paragraph.tokens_in(*outer.content.first()?);
    let told = |&at: &usize| at > cue && paragraph.reads(at, "as") && paragraph.reads(at + 1, "saying");
    let at = content.clone().take(LONGEST_NAME).find(told)?;
    candidate(
        paragraph,
        paragraph.trimmed(content.start..at),
        at + 1..at + 2,
        Some(at + 2..content.end),
        confidence::QUOTING,
    )
}

/// Whether a word is a form of "quote" or "cite".
fn quotes(paragraph: &Paragraph<'_>, at: usize, words: &FindWords) -> bool {
    words.quoting.iter().any(|it| paragraph.reads(at, it))
}
