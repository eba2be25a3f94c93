//! Quotation marks that attribute nothing, and "so-called", which says the same in a word.

use crate::analysis::result::Attribution;
use crate::analysis::text::{Lexicon, Paragraph, Quotation, Shape, Tag, VerbForm, lists, word_list};
use crate::document::Span;

const QUOTED: &str = include_str!("../../../assets/lexicon/quoted.txt");

/// How many words a quoted word may have.
const LONGEST: usize = 4;
/// How many words a scare quote may have.
pub(crate) const LONGEST_SCARE: usize = 6;
/// How many words before a quotation a verb is looked for that may give it to somebody.
const FARTHEST_CUE: usize = 20;

lists! {
    /// What stands before quotation marks that attribute nothing, or that do.
    ScareWords {
        /// How verbs begin by which somebody gives a thing a name: "called it", "blasted her as".
        calls "calls"
        /// What stands before a word that is named as a word, or before the title of a work.
        named "named"
    }
}

impl ScareWords {
    /// The words that ship with the program.
    pub(crate) fn embedded() -> Self {
        let mut words = Self::default();
        for (section, line) in word_list::sections(QUOTED) {
            words.take(section, line);
        }
        words
    }
}

/// Whether a quotation is a quoted word rather than speech: a few words that describe the noun after them,
/// as in: his “naming and shaming” approach.
pub(crate) fn is_aside(paragraph: &Paragraph<'_>, quotation: &Quotation) -> bool {
    let words = quotation.inner().filter(|&it| paragraph.tokens[it].is_word()).count();
    let inner_end = quotation.inner().end;
    let punctuated = inner_end > 0
        && matches!(
            paragraph.shape(inner_end - 1),
            Some(Shape::Comma | Shape::Stop | Shape::Exclamation | Shape::Ellipsis | Shape::Dash)
        );
    let led = quotation.open > 0
        && matches!(
            paragraph.tags[quotation.open - 1],
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Noun | Tag::Name
        );
    let noun_follows = matches!(paragraph.tag(quotation.end), Some(Tag::Noun | Tag::Name));
    quotation.closed && words <= LONGEST && !punctuated && led && noun_follows
}

/// Whether a quotation may be a scare quote at all: a few words, no title of a work, nothing that somebody speaks, no
/// word that is named as a word.
pub(crate) fn may_scare(
    paragraph: &Paragraph<'_>,
    quotation: &Quotation,
    known: &ScareWords,
    lexicon: &Lexicon,
) -> bool {
    let words: Vec<usize> = quotation.inner().filter(|&it| paragraph.tokens[it].is_word()).collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let stopped = match quotation.inner().end.checked_sub(1).and_then(|it| paragraph.shape(it)) {
        Some(Shape::Exclamation | Shape::Ellipsis | Shape::Dash) => true,
        Some(Shape::Comma | Shape::Stop) => words.len() > 2,
        _ => false,
    };
    let opens = paragraph.sentence_opens(quotation.open);
    let title = is_title(paragraph, quotation) && (first != last || !opens);
    let before = quotation.open.checked_sub(1);
    let named = before.is_some_and(|it| known.named.iter().any(|word| paragraph.reads(it, word)));
    let free = !is_told(paragraph, quotation, known, lexicon);
    quotation.closed && words.len() <= LONGEST_SCARE && !stopped && !title && !named && free
}

/// Whether a quotation reads like the title of a work: "The Long Way Home", large but for its little words.
pub(crate) fn is_title(paragraph: &Paragraph<'_>, quotation: &Quotation) -> bool {
    let mut words = quotation.inner().filter(|&it| paragraph.tokens[it].is_word());
    let large = |at: usize| paragraph.is_capital(at) || paragraph.tokens[at].span.len() < 4;
    words.next().is_some_and(|first| paragraph.is_capital(first)) && words.all(large)
}

/// Whether a verb beside which quotations stand comes before a quotation, with no mark between: the quoted words may be
/// somebody's then, even if nobody was found who says them.
fn is_told(paragraph: &Paragraph<'_>, quotation: &Quotation, known: &ScareWords, lexicon: &Lexicon) -> bool {
    let before = (0..quotation.open).rev().take_while(|&at| !ends_clause(paragraph, at));
    let tells = |at: usize| {
        let verb = matches!(paragraph.tags[at], Tag::Verb | Tag::Ing);
        let names = || known.calls.iter().any(|it| paragraph.lower(at).is_some_and(|word| word.starts_with(it)));
        let puts = |it: VerbForm| lexicon.verb(it.id).quote || names();
        verb && paragraph.tokens[at].verb.is_some_and(puts)
    };
    before.take(FARTHEST_CUE).any(tells)
}

/// Where the author keeps away from a name by "so-called", outside quotation marks.
pub(crate) fn so_called<'a>(paragraph: &'a Paragraph<'_>) -> impl Iterator<Item = Span> + use<'a> {
    let tokens = (0..paragraph.tokens.len()).filter(|&at| paragraph.reads(at, "so-called") && !paragraph.is_quoted(at));
    tokens.filter_map(|at| paragraph.span(at..at + 1))
}

fn ends_clause(paragraph: &Paragraph<'_>, at: usize) -> bool {
    !matches!(
        paragraph.shape(at),
        Some(Shape::Lower | Shape::Capital | Shape::Number | Shape::Clitic | Shape::Quote(_))
    )
}

/// Of what may be scare quotes, which stands in no content and no source, or is a quoted word inside a content that does
/// not open it.
/// All are sorted.
pub(crate) fn quotes(quotations: &[Span], asides: &[Span], attributions: &[Attribution]) -> Vec<Span> {
    let mut held: Vec<Span> = Vec::new();
    for attribution in attributions {
        held.extend(&attribution.content);
        held.extend(attribution.source.iter().flat_map(|it| &it.spans));
    }
    held.sort_unstable();
    let mut free = Vec::new();
    let mut asides = asides.iter().peekable();
    let mut until = 0;
    let mut held = held.into_iter().peekable();
    for &span in quotations {
        while let Some(content) = held.next_if(|it| it.start() < span.end()) {
            until = until.max(content.end());
        }
        while asides.next_if(|it| it.start() < span.start()).is_some() {}
        if until <= span.start() || asides.peek() == Some(&&span) {
            free.push(span);
        }
    }
    free
}
