//! Finding candidate attributions: who, by which words, what.
//!
//! This is the seam behind which the engine stands: [`Finder`] takes the paragraphs of a document and gives [`Candidate`]
//! attributions; whatever is made of them (form, act, sources, nesting, voices) is made after. The trained network
//! has the first word. It is held to the shape of its sentences ([`sense`]), and what it cannot see is added by rule:
//! whole words and quotation marks ([`snap`]), quotations as a whole ([`whole`]) and those that go on in the next
//! sentence or paragraph ([`quoted`]), asides ([`aside`]), attitudes ([`attitude`]), those who are quoted as saying
//! something ([`quoting`]), the labels of interviews and headlines ([`label`]), the names under quotations ([`signature`]), and, by asking the network once more, what is attributed
//! inside a content ([`inside`]).

mod aside;
mod attitude;
mod inside;
mod label;
mod quoted;
mod quoting;
mod sense;
mod signature;
mod snap;
mod whole;
mod words;

use std::ops::Range;

use crate::analysis::cancel::Cancel;
use crate::analysis::candidate::Candidate;
use crate::analysis::confidence;
use crate::analysis::network::{Encoder, Memory, Passage};
use crate::analysis::said::act::{self, ActWords};
use crate::analysis::text::{Class, Lexicon, Paragraph, Shape};
use crate::document::Span;
pub(crate) use words::FindWords;

/// How many bytes of contents the network reads once more at most, for each byte of their paragraph. Contents hardly
/// overlap in an article; in a line of nothing but "according to" each runs to the end, and all of them together grow
/// with the square of its length.
const MOST_INSIDE: usize = 4;

/// What the rules know beforehand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Knowledge<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) acts: &'a ActWords,
    pub(crate) words: &'a FindWords,
    pub(crate) encoder: &'a Encoder,
}

/// The candidate attributions of one paragraph after another.
#[derive(Debug)]
pub(crate) struct Finder<'a> {
    knowledge: Knowledge<'a>,
    candidates: Vec<Candidate>,
    /// The attribution whose quotation the next paragraph may go on with.
    open: Option<usize>,
    /// The attribution that ended the paragraph before with a colon; its content is yet to come.
    announced: Option<usize>,
    /// The quotation that was all of the paragraph before and is nobody's, and the first attribution of that paragraph.
    unsigned: Option<(usize, Span)>,
}

impl<'a> Finder<'a> {
    /// Nothing found yet.
    pub(crate) fn new(knowledge: Knowledge<'a>) -> Self {
        Self { knowledge, candidates: Vec::new(), open: None, announced: None, unsigned: None }
    }

    /// Takes what the network found in the paragraphs that follow those read before, and gives what it makes of it;
    /// the contents may yet grow. `passages` are the paragraphs as the network read them. Once `cancel` is set, it lacks
    /// what is attributed inside contents.
    pub(crate) fn read(
        &mut self,
        paragraphs: &[Paragraph<'_>],
        passages: &[Passage],
        candidates: Vec<Candidate>,
        memory: &mut Memory,
        cancel: &Cancel,
    ) -> &[Candidate] {
        let Knowledge { encoder, words, .. } = self.knowledge;
        let base = self.candidates.len();
        let mut found: Vec<Vec<Candidate>> = paragraphs.iter().map(|_| Vec::new()).collect();
        for mut candidate in candidates {
            if candidate.cue.is_some() && candidate.confidence < confidence::DROPPED_BELOW {
                continue;
            }
            if !is_spoken(&mut candidate, paragraphs) {
                continue;
            }
            snap::snap(&mut candidate, paragraphs);
            let Some(nth) = candidate.place().and_then(|it| holder(paragraphs, it)) else { continue };
            // Of 18 000 sources in the training part ten stand in another paragraph than their cue.
            candidate.source.retain(|it| holder(paragraphs, *it) == Some(nth));
            let paragraph = &paragraphs[nth];
            if sense::mend(&mut candidate, paragraph, words)
                && (candidate.confidence >= confidence::UNKNOWN_CUE_DROPPED_BELOW || self.tells(paragraph, &candidate))
            {
                found[nth].push(candidate);
            }
        }
        let held: Vec<Span> =
            found.iter().flatten().filter(|it| it.cue.is_some()).flat_map(|it| it.content.clone()).collect();
        for ((paragraph, passage), found) in paragraphs.iter().zip(passages).zip(found) {
            self.paragraph(paragraph, found, &held, |it| memory.read_inside(encoder, passage, it, cancel));
        }
        &self.candidates[base..]
    }

    /// Whether an attribution has a cue that is known to be one, or none, or quotes.
    fn tells(&self, paragraph: &Paragraph<'_>, candidate: &Candidate) -> bool {
        let known = |cue: Span| {
            paragraph
                .tokens_in(cue)
                .any(|it| paragraph.tokens[it].is(Class::ACCORDING) || !paragraph.tokens[it].is_word())
                || act::is_known(paragraph, cue, self.knowledge.acts, self.knowledge.lexicon)
        };
        let quotes =
            || candidate.content.iter().flat_map(|it| paragraph.tokens_in(*it)).any(|it| paragraph.is_quoted(it));
        candidate.cue.is_none_or(known) || quotes()
    }

    /// Takes what the network found in a paragraph. `held` are the contents that have a cue in it or near it; `read`
    /// asks the network what it finds inside a content.
    fn paragraph(
        &mut self,
        paragraph: &Paragraph<'_>,
        mut found: Vec<Candidate>,
        held: &[Span],
        mut read: impl FnMut(&[Span]) -> Vec<Candidate>,
    ) {
        let words = self.knowledge.words;
        let base = self.candidates.len();
        whole::extend(paragraph, &mut found);
        let (mut found, loose): (Vec<Candidate>, Vec<Candidate>) = found.into_iter().partition(|it| it.cue.is_some());
        found.retain(|it| !it.content.is_empty() || announces(paragraph, it));
        sense::join_subjects(&mut found, paragraph);
        let labelled = label::label(paragraph, &mut found, words);
        found.extend(aside::asides(paragraph, &found, words));
        attitude::add(paragraph, &mut found, words);
        quoting::quoting(paragraph, &mut found, words);
        let signed = self.signed(paragraph, &mut found);
        found.sort_by_key(|it| it.place().map(|span| (span.start(), span.end())));
        let mut given = quoted::join(paragraph, &mut found, held);
        let opening = quoted::opening(paragraph, &found, held).filter(|_| labelled.is_none());
        let grown = self.go_on(paragraph, opening, labelled);
        given.extend(signed.into_iter().chain(labelled).chain(grown.map(|it| it.1)));
        // What is signed is done with.
        let last = quoted::closing(paragraph, &found).filter(|_| signed.is_none());
        self.candidates.append(&mut found);
        self.leave_open(paragraph, base, opening, grown.map(|it| it.0), last);
        let own = self.candidates.iter().skip(base).map(|it| it.content.clone());
        let contents: Vec<Vec<Span>> = own.chain(grown.map(|it| vec![it.1])).collect();
        let mut left = MOST_INSIDE * paragraph.span(0..paragraph.tokens.len()).map_or(0, Span::len);
        for content in contents {
            left -= self.inside(paragraph, &content, base, left, &mut read);
        }
        let taken = |it: &Candidate| it.content.iter().any(|span| given.iter().any(|other| other.overlaps(*span)));
        self.candidates.extend(loose.into_iter().filter(|it| it.confidence >= confidence::DROPPED_BELOW && !taken(it)));
        let own = self.candidates.iter().skip(base).flat_map(|it| it.content.iter().chain(&it.source).chain(&it.cue));
        let unattributed = whole::unattributed(paragraph, own.chain(&given).chain(held).copied());
        self.candidates.extend(unattributed);
    }

    /// Gives an attribution of a paragraph before what goes on with it here: what was announced or the quotation
    /// `opening`, which begins the paragraph, or all of it. `labelled` is what the label of a speaker says to be said in
    /// it. Gives the attribution and what it was given.
    fn go_on(
        &mut self,
        paragraph: &Paragraph<'_>,
        opening: Option<Span>,
        labelled: Option<Span>,
    ) -> Option<(usize, Span)> {
        let waiting = self.announced.take();
        let (nth, span) = if let Some(opening) = opening {
            (waiting.or(self.open)?, opening)
        } else {
            let is_plain = paragraph.is_block_quote || labelled.is_none() && !paragraph.is_quoted(0);
            let waiting = waiting.filter(|_| is_plain)?;
            self.announced = paragraph.is_block_quote.then_some(waiting);
            (waiting, paragraph.span(0..paragraph.tokens.len())?)
        };
        self.candidates[nth].content.push(span);
        Some((nth, span))
    }

    /// Remembers what the next paragraph may go on with. The attributions of this one begin with `base`, `last` is the one
    /// among them that ends it with a quotation; `speaker` is whose quotation `opening` is, if it goes on.
    fn leave_open(
        &mut self,
        paragraph: &Paragraph<'_>,
        base: usize,
        opening: Option<Span>,
        speaker: Option<usize>,
        last: Option<usize>,
    ) {
        if self.candidates.len() > base && self.candidates.last().is_some_and(|it| it.content.is_empty()) {
            self.announced = Some(self.candidates.len() - 1);
        }
        let all = quoted::is_all(paragraph, opening);
        self.unsigned = opening.filter(|_| all && speaker.is_none()).map(|it| (base, it));
        self.open = last.map(|it| base + it).or(speaker.filter(|_| all));
    }

    /// Adds the attribution of a quotation that is signed, in place of all that was found to say something else of it, and
    /// gives the quotation.
    fn signed(&mut self, paragraph: &Paragraph<'_>, found: &mut Vec<Candidate>) -> Option<Span> {
        let (before, unsigned) = self.unsigned.take().unzip();
        let signed = signature::signed(paragraph, quoted::opening(paragraph, &[], &[]), unsigned)?;
        let quotation = *signed.content.first()?;
        let loose = |it: &&mut Candidate| it.cue.is_none() && it.content == signed.content;
        self.candidates.iter_mut().skip(before.unwrap_or(usize::MAX)).filter(loose).for_each(|it| it.content.clear());
        let inside = |it: &Candidate| it.cue.is_some_and(|cue| quotation.covers(cue)) && !it.holds(quotation.start());
        found.retain(inside);
        found.push(signed);
        Some(quotation)
    }

    /// What was found, in the order of the paragraphs; what was announced and never came has no content.
    pub(crate) fn finish(self) -> Vec<Candidate> {
        self.candidates
    }
}

/// An attribution made of tokens; none if its source or its content is empty.
fn candidate(
    paragraph: &Paragraph<'_>,
    source: Range<usize>,
    cue: Range<usize>,
    content: impl IntoIterator<Item = Range<usize>>,
    confidence: f32,
) -> Option<Candidate> {
    let content: Vec<Span> = content.into_iter().filter_map(|it| paragraph.span(it)).collect();
    let source = vec![paragraph.span(source)?];
    (!content.is_empty()).then(|| Candidate { source, cue: paragraph.span(cue), content, confidence })
}

/// Which of the paragraphs holds a span.
pub(crate) fn holder(paragraphs: &[Paragraph<'_>], span: Span) -> Option<usize> {
    let begin = |it: &Paragraph<'_>| it.tokens.first().map_or(0, |it| it.span.start());
    paragraphs.partition_point(|it| begin(it) <= span.start()).checked_sub(1)
}

/// Takes from an attribution what lies in markup. Gives whether a cue or a content is left, and a cue that it had.
fn is_spoken(candidate: &mut Candidate, paragraphs: &[Paragraph<'_>]) -> bool {
    let spoken = |it: &Span| !holder(paragraphs, *it).is_some_and(|nth| paragraphs[nth].is_markup(*it));
    candidate.source.retain(spoken);
    candidate.content.retain(spoken);
    candidate.cue.as_ref().map_or(!candidate.content.is_empty(), spoken)
}

/// Whether an attribution without a content ends its paragraph with a colon: "He continued:".
fn announces(paragraph: &Paragraph<'_>, candidate: &Candidate) -> bool {
    let colon = paragraph.tokens.last().is_some_and(|it| it.shape == Shape::Colon);
    let last = paragraph.sentences.last().and_then(|it| paragraph.span(it.clone()));
    colon && last.is_some_and(|sentence| candidate.cue.is_some_and(|cue| sentence.overlaps(cue)))
}
