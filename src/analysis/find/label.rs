//! Speakers before a colon: transcripts, interviews, headlines, "Jane Roe: “…”".

use std::ops::Range;

use crate::document::Span;

use super::FindWords;
use crate::analysis::candidate::Candidate;
use crate::analysis::confidence;
use crate::analysis::text::{Class, Paragraph, Quotation, Shape, Tag};

/// How many words the name before a colon may have.
const LONGEST_NAME: usize = 5;

/// How many words a headline's speaker may have.
const LONGEST_SPEAKER: usize = 3;

/// How many words a headline has its speaker say at least.
const SHORTEST_HEADLINE: usize = 3;

/// "ROE: I never said so.", "Q: Did you say so?" and "Jane Roe: “I never said so.”" at the begin of a paragraph, which
/// may be one of a quoted transcript and open with a mark, and headlines like "Mayor: I never said so". Adds the
/// attribution unless `found` has one with these words; in a transcript one that has them is given all that is said.
/// Gives what the label says to be said.
pub(super) fn label(paragraph: &Paragraph<'_>, found: &mut Vec<Candidate>, words: &FindWords) -> Option<Span> {
    let label = Label::of(paragraph, words)?;
    let colon = label.name.end;
    let (source, cue) = (paragraph.span(label.name.clone())?, paragraph.span(colon..colon + 1)?);
    let content = paragraph.span(label.content(paragraph)?)?;
    let said = |it: &&mut Candidate| it.source.iter().chain(&it.cue).any(|span| span.overlaps(source.hull(cue)));
    match found.iter_mut().find(said) {
        // Somebody whom the label names may go on to quote somebody else: that stays what it is.
        Some(said) if label.says == Says::Turn && said.cue.is_none_or(|it| it.overlaps(cue)) => {
            said.content = vec![content];
        }
        Some(_) => return None,
        None => found.push(Candidate {
            source: vec![source],
            cue: Some(cue),
            content: vec![content],
            confidence: if label.says == Says::Quotation { confidence::LABEL_OF_QUOTATION } else { confidence::LABEL },
        }),
    }
    Some(content)
}

/// The name of a speaker before a colon.
struct Label {
    name: Range<usize>,
    says: Says,
}

/// What stands behind the name of a speaker.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// A turn in a transcript: all that follows.
    Turn,
    /// The rest of a headline.
    Headline,
    Quotation,
}

impl Label {
    /// The label that a paragraph begins with.
    fn of(paragraph: &Paragraph<'_>, words: &FindWords) -> Option<Self> {
        let whole = |it: &Quotation| it.open == 0 && !it.single && (!it.closed || it.end == paragraph.tokens.len());
        let first = match paragraph.quotation_at(0) {
            Some(quotation) => whole(&quotation).then_some(1)?,
            None => 0,
        };
        let high = paragraph.tokens.len().min(first + LONGEST_NAME + 1);
        let colon = (first + 1..high).find(|&it| paragraph.shape(it) == Some(Shape::Colon))?;
        let name = first..colon;
        let letter = name.len() == 1
            && (paragraph.reads(first, "q") || paragraph.reads(first, "a"))
            && paragraph.is_capital(first);
        let named = letter || name.clone().all(|it| paragraph.tags[it] == Tag::Name);
        let capitals = letter || name.clone().all(|it| paragraph.is_upper(it));
        let quotes = first == 0 && paragraph.quotation_at(colon + 1).is_some_and(|it| it.open == colon + 1);
        let says = match (named, paragraph.is_headline && first == 0) {
            (true, _) if quotes => Says::Quotation,
            (true, _) if capitals => Says::Turn,
            (_, true) if heads(paragraph, &name, words) => Says::Headline,
            _ => return None,
        };
        (colon + 2 < paragraph.tokens.len()).then_some(Self { name, says })
    }

    /// What is said.
    fn content(&self, paragraph: &Paragraph<'_>) -> Option<Range<usize>> {
        let said = self.name.end + 1;
        if self.says == Says::Quotation {
            return paragraph.quotation_at(said).map(|it| it.open..it.end);
        }
        let end = paragraph.quotation_at(0).map_or(paragraph.tokens.len(), |it| it.inner().end.max(said));
        Some(paragraph.trimmed(said..end))
    }
}

/// Whether the words before a headline's colon name somebody who speaks, or a report: "Mayor", "Police", "Mayor Roe",
/// "New study", but not "Video" and not "Three lessons".
fn heads(paragraph: &Paragraph<'_>, name: &Range<usize>, words: &FindWords) -> bool {
    let (first, last) = (name.start, name.end - 1);
    let is = |at: usize, class: Class| paragraph.tokens[at].is(class);
    let nominal = |at: usize| matches!(paragraph.tags[at], Tag::Name | Tag::Noun) && !acts(paragraph, at);
    let short = name.len() <= LONGEST_SPEAKER && name.clone().all(nominal);
    let given = is(first, Class::FEMALE_NAME | Class::MALE_NAME | Class::TITLE);
    let person = given && first < last && (first + 1..name.end).all(|it| paragraph.tags[it] == Tag::Name);
    let report = words.reports.iter().any(|it| paragraph.reads(last, it));
    short && (person || report || is(last, Class::ROLE | Class::GROUP)) && states(paragraph, name.end + 1)
}

/// Whether the rest of a headline is something to say, as "Bridge is safe" and "Rents to fall", and not what the article
/// is about, as "A life in letters" and "What you need to know".
fn states(paragraph: &Paragraph<'_>, from: usize) -> bool {
    let acts = |tag: &Tag| matches!(tag, Tag::Verb | Tag::Auxiliary | Tag::To);
    let words = paragraph.tokens[from..].iter().filter(|it| it.is_word()).count();
    let asks = matches!(paragraph.tag(from), Some(Tag::Wh | Tag::Relative));
    words >= SHORTEST_HEADLINE && !asks && paragraph.tags[from..].iter().any(acts)
}

/// Whether a word is a verb and nothing else: "Police Sue Mayor: …" names nobody who speaks.
fn acts(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let token = &paragraph.tokens[at];
    token.verb.is_some() && !token.is(Class::ALSO_NOUN | Class::ROLE)
}
