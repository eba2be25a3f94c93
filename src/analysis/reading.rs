//! From the blocks of a document to its attributions: reads one paragraph after another, then puts
//! together what was found.

use crate::document::{Block, Document, Span};

use super::find::{Finder, Raw};
use super::lexicon::Lexicon;
use super::mention::{self, Named, Pronoun};
use super::paragraph::Paragraph;
use super::resolve::{self, Naming};
use super::{
    Act, Analysis, Attribution, AttributionId, Cancel, Kind, Mention, Model, Sentence, denial, form, nesting, scare, voice,
};

/// How many blocks that go on one in the other are read as one paragraph.
const LONGEST_CHAIN: usize = 16;

/// A raw attribution and what was read off its words where it stands.
#[derive(Debug)]
struct Read {
    raw: Raw,
    named: Option<Named>,
    act: Act,
    denied: bool,
    paragraph: usize,
}

/// What reading the paragraphs gives.
#[derive(Debug, Default)]
pub(super) struct Reading {
    sentences: Vec<Sentence>,
    /// Outermost quotations, marks included.
    quotations: Vec<Span>,
    /// Those of them that read like a quoted word rather than like speech.
    asides: Vec<Span>,
    found: Vec<Read>,
    /// Names, with the paragraph they stand in.
    names: Vec<(Named, usize)>,
}

impl Reading {
    /// Reads the blocks that overlap `part`, until `cancel` is set.
    pub(super) fn of(document: &Document, part: Span, model: &Model, cancel: &Cancel) -> Self {
        let mut reading = Self::default();
        let mut finder = Finder::new(&model.lexicon);
        let blocks = overlapping(document.blocks(), part);
        let mut rest = blocks;
        let mut nth = 0;
        while let Some(first) = rest.first().filter(|_| !cancel.is_set()) {
            let more = rest.iter().skip(1).take(LONGEST_CHAIN).take_while(|it| it.continues).count();
            let (chain, after) = rest.split_at(1 + more);
            if !first.kind.speaks() {
                reading.sentences.extend(chain.iter().map(|it| Sentence { span: it.span }));
                rest = after;
                continue;
            }
            let pieces: Vec<(&str, usize)> =
                chain.iter().map(|it| (document.slice(it.span), it.span.start())).collect();
            let reopened = after.first().is_some_and(|it| document.slice(it.span).starts_with(['"', '“', '«', '„']));
            let mut paragraph = Paragraph::read(document.text(), &pieces, reopened, &model.lexicon);
            paragraph.is_block_quote = first.quoted > 0;
            reading.take(&paragraph, first, &mut finder, &model.lexicon, nth);
            rest = after;
            nth += 1;
        }
        for (read, raw) in reading.found.iter_mut().zip(finder.finish()) {
            read.raw = raw;
        }
        reading
    }

    fn take(
        &mut self,
        paragraph: &Paragraph<'_>,
        block: &Block,
        finder: &mut Finder<'_>,
        lexicon: &Lexicon,
        nth: usize,
    ) {
        let sentences = paragraph.sentences.iter().filter_map(|it| paragraph.span(it.clone()));
        self.sentences.extend(sentences.map(|span| Sentence { span }));
        let outermost = || paragraph.quotations.iter().filter(|it| !it.nested);
        self.quotations.extend(outermost().filter_map(|it| paragraph.span(it.open..it.end)));
        let aside = outermost().filter(|it| scare::is_aside(paragraph, it));
        self.asides.extend(aside.filter_map(|it| paragraph.span(it.open..it.end)));
        let headline = block.kind.is_front_matter() || matches!(block.kind, crate::document::BlockKind::Heading(_));
        self.names.extend(mention::names(paragraph, headline).into_iter().map(|it| (it, nth)));
        for raw in finder.read(paragraph) {
            let hull = raw.source.iter().copied().reduce(Span::hull);
            let named = hull.and_then(|it| mention::describe(paragraph, paragraph.tokens_in(it)));
            let act = raw.cue.map_or(Act::Statement, |it| act(paragraph, it, lexicon));
            let denied = raw.cue.is_some_and(|it| denial::denied(paragraph, it, &raw.source));
            self.found.push(Read { raw: raw.clone(), named, act, denied, paragraph: nth });
        }
    }

    /// The analysis of `document` that this reading amounts to.
    pub(super) fn analysis(mut self, document: &Document, lexicon: &Lexicon) -> Analysis {
        self.found.retain(|it| !it.raw.content.is_empty());
        self.found.sort_by_key(|it| it.raw.content.first().map(|span| (span.start(), span.end())));
        let within = nesting::within(self.found.iter().map(|it| &it.raw));
        let kept = self.without_noise(&within);
        let within = nesting::within(kept.iter().map(|it| &it.raw));
        let spoken: Vec<Span> = without(&self.quotations, &self.asides);
        let mut namings: Vec<Naming> =
            self.names.iter().map(|&(named, paragraph)| Naming { named, paragraph, speaks: None }).collect();
        let mut attributions: Vec<Attribution> = Vec::with_capacity(kept.len());
        for (nth, (read, within)) in kept.into_iter().zip(within).enumerate() {
            let id = AttributionId(u32::try_from(nth).expect("fewer attributions than bytes"));
            let paragraph = read.paragraph;
            namings.extend(read.named.map(|named| Naming { named, paragraph, speaks: Some(id) }));
            attributions.push(attribution(document, read, within, &spoken));
        }
        namings.sort_by_key(|it| (it.named.span().start(), it.named.span().end(), it.speaks));
        let mut sources = resolve::resolve(document, lexicon, &namings, &mut attributions);
        let voices = voice::voices(document.text().len(), &attributions);
        resolve::count_words(document, &voices, &attributions, &mut sources);
        let scare_quotes = scare::quotes(&self.quotations, &self.asides, &attributions);
        Analysis { sentences: self.sentences, attributions, sources, voices, scare_quotes }
    }

    /// Leaves off what stands inside another's content and adds nothing for a reader: what a thing shows,
    /// and what a pronoun merely holds ("officials say they expect").
    fn without_noise(&mut self, within: &[Option<AttributionId>]) -> Vec<Read> {
        let found = std::mem::take(&mut self.found);
        let noise = |read: &Read| match read.named {
            None | Some(Named::Pronoun(Pronoun::It | Pronoun::Other, _)) => true,
            Some(Named::Pronoun(..)) => read.act == Act::Attitude,
            Some(Named::Noun(noun)) => noun.kind == Kind::Document,
            _ => false,
        };
        found
            .into_iter()
            .zip(within)
            .filter(|(read, outer)| outer.is_none() || !noise(read))
            .map(|(it, _)| it)
            .collect()
    }
}

/// The blocks that share a byte with `part`.
fn overlapping(blocks: &[Block], part: Span) -> &[Block] {
    let first = blocks.partition_point(|it| it.span.end() <= part.start());
    let last = blocks.partition_point(|it| it.span.start() < part.end());
    blocks.get(first..last).unwrap_or_default()
}

fn attribution(document: &Document, read: Read, within: Option<AttributionId>, spoken: &[Span]) -> Attribution {
    let raw = read.raw;
    Attribution {
        form: form::form(document.text(), &raw.content, spoken),
        source: (!raw.source.is_empty()).then_some(Mention { spans: raw.source }),
        cue: raw.cue,
        content: raw.content,
        act: read.act,
        denied: read.denied,
        source_id: None,
        within,
        confidence: raw.confidence,
    }
}

/// What a cue says its source does: the last of its verbs decides.
fn act(paragraph: &Paragraph<'_>, cue: Span, lexicon: &Lexicon) -> Act {
    let verbs = paragraph.tokens_in(cue).rev().filter_map(|at| paragraph.tokens[at].verb);
    let mut acts = verbs.filter_map(|it| lexicon.verb(it.id).act);
    acts.next().unwrap_or(Act::Statement)
}

/// The spans of `all` that are not among `some`; both are sorted.
fn without(all: &[Span], some: &[Span]) -> Vec<Span> {
    let mut some = some.iter().peekable();
    let mut rest = Vec::with_capacity(all.len());
    for &span in all {
        while some.next_if(|it| it.start() < span.start()).is_some() {}
        if some.peek() != Some(&&span) {
            rest.push(span);
        }
    }
    rest
}
