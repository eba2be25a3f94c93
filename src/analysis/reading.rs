//! From the blocks of a document to its attributions: reads one paragraph after another, then puts
//! together what was found.

mod given;

use std::ops::Range;

use crate::analysis::argument::{self, Clause, Manner};
use crate::analysis::cancel::Cancel;
use crate::analysis::candidate::Candidate;
use crate::analysis::find::{self, Finder, Knowledge};
use crate::analysis::model::Model;
use crate::analysis::network::Memory;
use crate::analysis::network::encoder;
use crate::analysis::network::{Passage, Unit};
use crate::analysis::result::{Act, Analysis, Attribution, AttributionId, CueStance, Kind, Mention, Sentence};
use crate::analysis::said::{act, denial, form, general, nesting, scare, voice};
use crate::analysis::text::{Lexicon, Paragraph, chain, paragraph};
use crate::analysis::who::mention::{self, NameSetting};
use crate::analysis::who::resolve::{self, Naming};
use crate::analysis::who::{Named, Place, Pronoun};
use crate::document::{Block, BlockKind, Document, Span};

/// A candidate attribution and what was read off its words where it stands.
#[derive(Debug)]
struct DescribedCandidate {
    candidate: Candidate,
    named: Option<Named>,
    act: Act,
    denied: bool,
    cue_stance: CueStance,
    manner: Manner,
    /// What the people in general are called who hold it, if nobody else does.
    general: Option<String>,
    place: Option<Place>,
}

/// What reading the paragraphs gives.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    sentences: Vec<Sentence>,
    /// Outermost quotations, marks included.
    quotations: Vec<Span>,
    /// What may be a scare quote: some of them, and "so-called".
    scary: Vec<Span>,
    /// Those of them that read like a quoted word rather than like speech.
    asides: Vec<Span>,
    /// Of all sentences, whoever says them.
    clauses: Vec<Clause>,
    found: Vec<DescribedCandidate>,
    /// Names and descriptions, with where they stand.
    names: Vec<(Named, Place)>,
    /// See [`Analysis::broke_off`].
    broke_off: Option<usize>,
}

impl Reading {
    /// Reads the blocks that overlap `part`, and those that are read together with them, until `cancel` is set.
    pub(crate) fn of(document: &Document, part: Span, model: &Model, memory: &mut Memory, cancel: &Cancel) -> Self {
        let blocks = document.blocks();
        let wanted = overlapping(blocks, part);
        let mut reading = Self::default();
        let knowledge = Knowledge {
            lexicon: model.lexicon,
            acts: &model.rules.acts,
            words: &model.rules.find,
            encoder: &model.encoder,
        };
        let mut reader = UnitReader { document, model, cancel, finder: Finder::new(knowledge), paragraphs: 0 };
        let mut at = chain::anchor(blocks, wanted.start);
        // The first block that was not read, with all before it.
        let mut unread = wanted.start;
        'reading: while at < wanted.end && !cancel.is_set() {
            let group = chain::group(blocks, at);
            let silent = chain::paragraph(blocks, at);
            at = group.last().map_or(silent.end, |it| it.end);
            if at <= wanted.start {
                continue;
            }
            if group.is_empty() {
                let silent = blocks.get(silent).unwrap_or_default();
                reading.sentences.extend(silent.iter().map(|it| Sentence { span: it.span }));
                unread = at;
            }
            let passages: Vec<Passage> =
                group.iter().map(|it| model.encoder.passage(&paragraph::pieces(document, it.clone()))).collect();
            let chains = |unit: &Unit| unit.of(&group);
            let near = |it: &Range<usize>| it.start < wanted.end && wanted.start < it.end;
            let blocks = |unit: &Unit| Some(chains(unit).first()?.start..chains(unit).last()?.end);
            let units: Vec<(Range<usize>, Unit)> = encoder::units(passages.iter().map(Passage::len))
                .into_iter()
                .filter_map(|unit| Some((blocks(&unit).filter(near)?, unit)))
                .collect();
            for units in units.chunks(model.threads.get()).take_while(|_| !cancel.is_set()) {
                for ((place, unit), candidates) in
                    units.iter().zip(memory.read(&model.encoder, model.threads, &passages, units, cancel))
                {
                    reader.unit(chains(unit), unit.of(&passages), candidates, memory, &mut reading);
                    if cancel.is_set() {
                        break 'reading;
                    }
                    unread = place.end;
                }
            }
        }
        for (read, candidate) in reading.found.iter_mut().zip(reader.finder.finish()) {
            read.candidate = candidate;
        }
        let edge = |at: usize| blocks.get(at).map_or(document.text().len(), |it| it.span.start());
        if unread < wanted.end {
            reading.break_off(edge(unread));
        }
        reading.keep(Span::new(edge(wanted.start), edge(unread.min(wanted.end))));
        reading
    }

    /// Notes that nothing from byte `at` on was read to the end, and cuts off there what goes on beyond it.
    fn break_off(&mut self, at: usize) {
        self.broke_off = Some(at);
        for read in &mut self.found {
            read.candidate.content.retain(|it| it.end() <= at);
        }
    }

    /// Leaves off what was read beside `part` only because it is read together with it.
    fn keep(&mut self, part: Span) {
        let inside = |at: Span| part.contains(at.start());
        self.sentences.retain(|it| inside(it.span));
        self.quotations.retain(|it| inside(*it));
        self.scary.retain(|it| inside(*it));
        self.asides.retain(|it| inside(*it));
        self.clauses.retain(|it| inside(it.span()));
        self.names.retain(|it| inside(it.0.span()));
        self.found.retain(|it| it.candidate.place().is_some_and(inside));
    }

    /// Takes what is there whoever says what: sentences, quotations, names.
    fn take_text(&mut self, paragraph: &Paragraph<'_>, block: &Block, nth: usize, model: &Model) {
        let first = self.sentences.len();
        let sentences = paragraph.sentences.iter().filter_map(|it| paragraph.span(it.clone()));
        self.sentences.extend(sentences.map(|span| Sentence { span }));
        let outermost = || paragraph.quotations.iter().filter(|it| !it.nested);
        self.quotations.extend(outermost().filter_map(|it| paragraph.span(it.open..it.end)));
        let scary = outermost().filter(|it| scare::may_scare(paragraph, it, &model.rules.scare, model.lexicon));
        let scary = scary.filter_map(|it| paragraph.span(it.open..it.end)).chain(scare::so_called(paragraph));
        let before = self.scary.len();
        self.scary.extend(scary);
        self.scary.get_mut(before..).unwrap_or_default().sort_unstable();
        let aside = outermost().filter(|it| scare::is_aside(paragraph, it));
        self.asides.extend(aside.filter_map(|it| paragraph.span(it.open..it.end)));
        self.clauses.extend(argument::clauses(paragraph, block, &model.rules.argument));
        let is_headline = block.kind.is_front_matter() || matches!(block.kind, BlockKind::Heading(_));
        let setting = if is_headline { NameSetting::Headline } else { NameSetting::Prose };
        let placed = |it: Named| (it, mention::place(paragraph, it.span(), nth, first));
        self.names.extend(mention::names(paragraph, setting).into_iter().map(placed));
    }

    /// The analysis of `document` that this reading amounts to.
    pub(crate) fn analysis(mut self, document: &Document, lexicon: &Lexicon) -> Analysis {
        self.found.retain(|it| !it.candidate.content.is_empty());
        self.found.sort_by_key(|it| it.candidate.content.first().map(|span| (span.start(), span.end())));
        let within = nesting::within(self.found.iter().map(|it| &it.candidate));
        let kept = self.without_noise(&within);
        let within = nesting::within(kept.iter().map(|it| &it.candidate));
        let spoken: Vec<Span> = without(&self.quotations, &self.asides);
        let mut namings: Vec<Naming> =
            self.names.iter().map(|&(named, place)| Naming { named, place, speaks: None }).collect();
        let manners: Vec<Manner> = kept.iter().map(|it| it.manner).collect();
        let mut attributions: Vec<Attribution> = Vec::with_capacity(kept.len());
        let mut general: Vec<Option<String>> = Vec::with_capacity(kept.len());
        for (nth, (mut read, within)) in kept.into_iter().zip(within).enumerate() {
            general.push(read.general.take());
            let id = AttributionId(u32::try_from(nth).expect("fewer attributions than bytes"));
            let naming = read.named.zip(read.place);
            namings.extend(naming.map(|(named, place)| Naming { named, place, speaks: Some(id) }));
            attributions.push(attribution(document, read, within, &spoken));
        }
        namings.sort_by_key(|it| (it.named.span().start(), it.named.span().end(), it.speaks));
        let mut sources = resolve::resolve(document, lexicon, &namings, &mut attributions);
        general::seat(&general, &mut attributions, &mut sources);
        argument::cue::settle(&mut attributions, &sources);
        let voices = voice::voices(document.text().len(), &attributions);
        resolve::count_words(document, &voices, &attributions, &mut sources);
        let scare_quotes = scare::quotes(&self.scary, &self.asides, &attributions);
        let assertions = argument::assertions(document, &self.clauses, &attributions, &manners);
        let (sentences, broke_off) = (self.sentences, self.broke_off);
        Analysis { sentences, attributions, sources, voices, assertions, scare_quotes, broke_off }
    }

    /// Leaves off what stands inside another's content and adds nothing for a reader: what a thing shows,
    /// and what a pronoun merely holds ("officials say they expect").
    fn without_noise(&mut self, within: &[Option<AttributionId>]) -> Vec<DescribedCandidate> {
        let found = std::mem::take(&mut self.found);
        let noise = |read: &DescribedCandidate| match read.named {
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

/// What reads one unit of paragraphs after another.
struct UnitReader<'a> {
    document: &'a Document,
    model: &'a Model,
    cancel: &'a Cancel,
    finder: Finder<'a>,
    /// How many paragraphs were read.
    paragraphs: usize,
}

impl<'a> UnitReader<'a> {
    /// Reads the paragraphs of a unit, whose blocks are `chains`, into `reading`; `candidates` are what the network finds in
    /// them.
    fn unit(
        &mut self,
        chains: &[Range<usize>],
        passages: &[Passage],
        candidates: Vec<Candidate>,
        memory: &mut Memory,
        reading: &mut Reading,
    ) {
        let unit = self.text(chains, reading);
        let found = self.finder.read(&unit.paragraphs, passages, candidates, memory, self.cancel);
        reading.found.extend(found.iter().map(|candidate| unit.describe(candidate, self.model)));
    }

    /// The paragraphs of a unit; what is there whoever says what goes into `reading`.
    fn text(&mut self, chains: &[Range<usize>], reading: &mut Reading) -> Paragraphs<'a> {
        let mut unit =
            Paragraphs { paragraphs: Vec::with_capacity(chains.len()), numbers: Vec::with_capacity(chains.len()) };
        for chain in chains {
            let Some(block) = self.document.blocks().get(chain.start) else { continue };
            let paragraph = Paragraph::of(self.document, chain.clone(), self.model.lexicon);
            unit.numbers.push((self.paragraphs, reading.sentences.len()));
            reading.take_text(&paragraph, block, self.paragraphs, self.model);
            self.paragraphs += 1;
            unit.paragraphs.push(paragraph);
        }
        unit
    }
}

/// The paragraphs of a unit.
struct Paragraphs<'a> {
    paragraphs: Vec<Paragraph<'a>>,
    /// For each paragraph its number in the document and that of its first sentence.
    numbers: Vec<(usize, usize)>,
}

impl Paragraphs<'_> {
    /// Which paragraph holds a span.
    fn holder(&self, span: Span) -> Option<(usize, &Paragraph<'_>)> {
        find::holder(&self.paragraphs, span).and_then(|nth| Some((nth, self.paragraphs.get(nth)?)))
    }

    /// Whom the source of an attribution names, and where.
    fn naming(&self, candidate: &Candidate) -> Option<(Named, Place)> {
        let source = candidate.source.iter().copied().reduce(Span::hull)?;
        let (nth, paragraph) = self.holder(source)?;
        let named = mention::describe(paragraph, paragraph.tokens_in(source))?;
        let (nth, sentence) = *self.numbers.get(nth)?;
        Some((named, mention::place(paragraph, named.span(), nth, sentence)))
    }

    /// What an attribution amounts to.
    fn describe(&self, candidate: &Candidate, model: &Model) -> DescribedCandidate {
        let rules = model.rules;
        let naming = self.naming(candidate);
        let cue = candidate.cue.and_then(|it| Some((it, self.holder(it)?.1)));
        let context = act::Context { source: &candidate.source, content: &candidate.content };
        let act = cue.map_or(Act::Statement, |(cue, at)| act::act(at, cue, context, &rules.acts, model.lexicon));
        let denied =
            cue.is_some_and(|(cue, at)| denial::denied(at, cue, &candidate.source, &candidate.content, &rules.denials));
        let cue_stance = cue.map_or(CueStance::Neutral, |(_, at)| {
            argument::cue::stance(at, candidate, naming.map(|it| it.0), denied, &rules.argument.cue_stances)
        });
        let manner = cue.map_or(Manner::default(), |(cue, at)| {
            Manner::of(at, cue, !candidate.source.is_empty(), &candidate.content, &rules.argument.cue_stances)
        });
        let general = cue.and_then(|(_, at)| general::name(at, candidate, &rules.general));
        let (named, place) = naming.unzip();
        DescribedCandidate { candidate: candidate.clone(), named, act, denied, cue_stance, manner, general, place }
    }
}

/// The blocks that share a byte with `part`.
fn overlapping(blocks: &[Block], part: Span) -> Range<usize> {
    let first = blocks.partition_point(|it| it.span.end() <= part.start());
    let last = blocks.partition_point(|it| it.span.start() < part.end());
    first..last.max(first)
}

fn attribution(
    document: &Document,
    read: DescribedCandidate,
    within: Option<AttributionId>,
    spoken: &[Span],
) -> Attribution {
    let candidate = read.candidate;
    Attribution {
        form: form::form(document.text(), &candidate.content, spoken),
        source: (!candidate.source.is_empty()).then_some(Mention { spans: candidate.source }),
        cue: candidate.cue,
        content: candidate.content,
        act: read.act,
        denied: read.denied,
        cue_stance: read.cue_stance,
        source_id: None,
        within,
        confidence: candidate.confidence,
    }
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

#[cfg(test)]
mod tests;
