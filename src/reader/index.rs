//! An index of an analysis for reading: what is at an offset, what comes next, who is in focus.

use std::sync::Arc;

use super::marks::Marks;
use super::mode::{Highlight, Mode};
use super::visibility::Visibility;
use crate::analysis::{Analysis, Attribution, AttributionId, Form, SourceId, Voice, hue_order};
use crate::document::{BlockKind, Document, Span};

/// Which of a theme's hues a source has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Hue {
    /// The nth source; themes begin again when they run out.
    Nth(usize),
    /// Nobody in particular, or nobody named.
    Grey,
}

/// What some words do in an attribution.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AttributionPart {
    /// They name who speaks.
    Source,
    /// They attribute.
    Cue,
}

/// What the reading line is on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Focus {
    /// The statement in focus; none if the author speaks.
    pub attribution: Option<AttributionId>,
    /// The words in focus, in order: the quoted words that nobody is named for, the content of the statement, or the
    /// sentence.
    pub spans: Vec<Span>,
    /// Whether those are quoted words that nobody is named for; `attribution` is then the statement around them.
    pub is_unnamed: bool,
}

/// Where the keys stop that go from statement to statement and from assertion to assertion.
#[derive(Debug, Default)]
pub struct Stops {
    /// Where the attributions of any form begin that are shown, in order, each byte offset once.
    pub statements: Vec<usize>,
    /// The same of those with words in quotation marks.
    pub quotations: Vec<usize>,
    /// The sentences in which the author speaks for more than half of the words.
    pub assertions: Vec<Span>,
}

/// An analysis with what reading asks of it looked up beforehand. Building it is linear but for sorting.
#[derive(Debug, Default)]
pub struct Index {
    /// Source and cue spans by where they begin.
    roles: Vec<(Span, AttributionPart, AttributionId)>,
    /// The longest span in `roles`, in bytes.
    longest_role: usize,
    /// From an attribution's first word, source and cue included, to its last, by where it begins.
    hulls: Vec<(Span, AttributionId)>,
    /// Attributions by where their content begins.
    contents: Vec<(usize, AttributionId)>,
    /// Words in quotation marks that nobody is named for, in order; they do not overlap.
    unnamed: Vec<Span>,
    /// The stops while everything is shown.
    stops: Arc<Stops>,
    /// By source id; none for who is vague.
    turns: Vec<Option<usize>>,
}

impl Index {
    /// Arranges `analysis`, which belongs to `document`.
    pub fn new(document: &Document, analysis: &Analysis) -> Self {
        let mut index = Self { turns: hue_order(analysis), ..Self::default() };
        for (id, attribution) in attributions(analysis) {
            let sources = attribution.source.iter().flat_map(|mention| &mention.spans);
            index.roles.extend(sources.map(|span| (*span, AttributionPart::Source, id)));
            index.roles.extend(attribution.cue.map(|span| (span, AttributionPart::Cue, id)));
            index.hulls.push((whole(attribution), id));
            index.contents.push((attribution.hull().start(), id));
        }
        index.roles.sort_unstable();
        index.longest_role = index.roles.iter().map(|(span, ..)| span.len()).max().unwrap_or(0);
        index.hulls.sort_unstable();
        index.contents.sort_unstable();
        for quoted in &analysis.scare_quotes {
            // "So-called" is among them, too, which no marks stand around.
            if document.slice(*quoted).starts_with(is_quotation_mark) {
                index.unnamed.push(*quoted);
            }
        }
        index.stops = Arc::new(index.stops_among(document, analysis, Visibility::default()));
        index
    }

    /// The hue of a source.
    pub fn hue(&self, source: Option<SourceId>) -> Hue {
        source.and_then(|id| *self.turns.get(id.0 as usize)?).map_or(Hue::Grey, Hue::Nth)
    }

    /// The source and cue spans that share a byte with `span`, by where they begin.
    pub fn roles_in(&self, span: Span) -> impl Iterator<Item = (Span, AttributionPart, AttributionId)> {
        let from = self.roles.partition_point(|(it, ..)| it.start() + self.longest_role <= span.start());
        let until = self.roles.partition_point(|(it, ..)| it.start() < span.end());
        self.roles.get(from..until).unwrap_or_default().iter().copied().filter(move |(it, ..)| it.overlaps(span))
    }

    /// Where reading stops first inside `line`: at a statement if one begins there, or else at a sentence, or
    /// else at its start.
    pub fn stop_in(&self, analysis: &Analysis, line: Span) -> usize {
        let hull = self.hulls.partition_point(|(span, _)| span.start() < line.start());
        let sentence = analysis.sentences.partition_point(|sentence| sentence.span.start() < line.start());
        let stops = [
            self.hulls.get(hull).map(|(span, _)| span.start()),
            analysis.sentences.get(sentence).map(|sentence| sentence.span.start()),
        ];
        stops.into_iter().flatten().find(|start| *start < line.end()).unwrap_or(line.start())
    }

    /// What is in focus when reading has come to the byte at `offset`.
    pub fn focus(&self, document: &Document, analysis: &Analysis, offset: usize) -> Focus {
        let here = Span::new(offset, offset + 1);
        let named = self.roles_in(here).map(|(.., id)| id).last();
        let spoken = || match voice_at(analysis, offset) {
            Some(Voice::Attributed(id)) => Some(id),
            _ => None,
        };
        let attribution = named.or_else(spoken);
        if let Some(quoted) = self.unnamed_in(here).first() {
            return Focus { attribution, spans: vec![*quoted], is_unnamed: true };
        }
        let spans = match attribution {
            Some(id) => analysis.attributions[id.0 as usize].content.clone(),
            None => vec![sentence_at(document, analysis, offset)],
        };
        Focus { attribution, spans, is_unnamed: false }
    }

    /// The quoted words that nobody is named for and that share a byte with `span`, in order.
    pub fn unnamed_in(&self, span: Span) -> &[Span] {
        let from = self.unnamed.partition_point(|it| it.end() <= span.start());
        let until = self.unnamed.partition_point(|it| it.start() < span.end());
        self.unnamed.get(from..until).unwrap_or_default()
    }

    /// From the first word of what begins at `offset`, source and cue included, to its last: of the longest statement,
    /// or of quoted words that nobody is named for.
    pub(super) fn passage_at(&self, analysis: &Analysis, offset: usize) -> Option<Span> {
        let from = self.contents.partition_point(|(start, _)| *start < offset);
        let here = self.contents.get(from..).unwrap_or_default().iter().take_while(|(start, _)| *start == offset);
        let statements = here.map(|(_, id)| whole(attribution(analysis, *id)));
        let unnamed = self.unnamed_in(Span::new(offset, offset + 1)).iter().copied();
        statements.chain(unnamed).reduce(Span::hull)
    }

    /// All quoted words that nobody is named for, in order.
    pub(super) fn unnamed(&self) -> &[Span] {
        &self.unnamed
    }

    /// Where keys stop while this much is shown. Looked up if that is everything, else linear.
    pub fn stops(&self, document: &Document, analysis: &Analysis, shown: Visibility) -> Arc<Stops> {
        if shown.is_all() { Arc::clone(&self.stops) } else { Arc::new(self.stops_among(document, analysis, shown)) }
    }

    fn stops_among(&self, document: &Document, analysis: &Analysis, shown: Visibility) -> Stops {
        let (mut statements, mut quotations) = (Vec::new(), Vec::new());
        for (start, id) in &self.contents {
            let said = attribution(analysis, *id);
            if !shown.shows(said) {
                continue;
            }
            statements.push(*start);
            if is_quotation(said) {
                quotations.push(*start);
            }
        }
        statements.dedup();
        quotations.dedup();
        let roles = self.roles.iter().filter(|(.., id)| shown.shows(attribution(analysis, *id)));
        let others = roles.map(|(span, ..)| *span).collect();
        Stops { statements, quotations, assertions: assertions(document, analysis, others, shown) }
    }
}

/// The attributions with their ids.
pub(super) fn attributions(analysis: &Analysis) -> impl Iterator<Item = (AttributionId, &Attribution)> {
    let id = |index: usize| AttributionId(u32::try_from(index).expect("fewer attributions than bytes"));
    analysis.attributions.iter().enumerate().map(move |(index, attribution)| (id(index), attribution))
}

/// The attribution with this id.
pub(super) fn attribution(analysis: &Analysis, id: AttributionId) -> &Attribution {
    &analysis.attributions[id.0 as usize]
}

/// The source in `after` that has the name of one in `before`: two analyses number them differently.
pub(super) fn same_source(before: &Analysis, id: SourceId, after: &Analysis) -> Option<SourceId> {
    let name = &before.sources.get(id.0 as usize)?.name;
    after.sources.iter().find(|source| source.name == *name).map(|source| source.id)
}

/// Whether a character opens words that are quoted.
pub(super) const fn is_quotation_mark(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‹' | '\'' | '`')
}

/// Whether an attribution counts as a quotation for jumping: something of it is in quotation marks.
pub(super) fn is_quotation(attribution: &Attribution) -> bool {
    attribution.form != Form::Indirect
}

/// The runs of voices that share a byte with `span`.
pub(super) fn voices_in(analysis: &Analysis, span: Span) -> &[(Span, Voice)] {
    let from = analysis.voices.partition_point(|(run, _)| run.end() <= span.start());
    let until = analysis.voices.partition_point(|(run, _)| run.start() < span.end());
    analysis.voices.get(from..until).unwrap_or_default()
}

/// Who answers for the byte at `offset`.
pub(super) fn voice_at(analysis: &Analysis, offset: usize) -> Option<Voice> {
    voices_in(analysis, Span::new(offset, offset + 1)).first().map(|(_, voice)| *voice)
}

/// The sentence that holds `offset` or begins last before it in the same block; the block without one.
pub(super) fn sentence_at(document: &Document, analysis: &Analysis, offset: usize) -> Span {
    let block = document.block_at(offset).map_or(Span::default(), |id| document.block(id).span);
    let after = analysis.sentences.partition_point(|sentence| sentence.span.start() <= offset);
    let sentence = after.checked_sub(1).map(|index| analysis.sentences[index].span);
    sentence.filter(|span| block.covers(*span)).unwrap_or(block)
}

/// From the first word of an attribution to its last, source and cue included.
fn whole(attribution: &Attribution) -> Span {
    let sources = attribution.source.iter().flat_map(|mention| mention.spans.iter().copied());
    sources.chain(attribution.cue).fold(attribution.hull(), Span::hull)
}

/// The sentences that are mostly the author's: less than half of their bytes belong to anybody else's voice
/// or to saying who speaks, which is in `others`.
fn assertions(document: &Document, analysis: &Analysis, mut others: Vec<Span>, shown: Visibility) -> Vec<Span> {
    let voices = Highlight { mode: Mode::Voices, shown, marks: Marks::NONE };
    let attributed = analysis.voices.iter().filter(|(_, voice)| voices.voice(analysis, *voice).is_some());
    others.extend(attributed.map(|(span, _)| *span));
    others.sort_unstable();
    let mut next = 0;
    let is_assertion = |span: &Span| {
        while others.get(next).is_some_and(|other| other.end() <= span.start()) {
            next += 1;
        }
        let here = others[next..].iter().take_while(|other| other.start() < span.end());
        let foreign: usize = here.filter_map(|other| other.intersection(*span)).map(Span::len).sum();
        foreign * 2 < span.len()
    };
    let spoken = |span: &Span| {
        let block = document.block_at(span.start()).map(|id| document.block(id).kind);
        block.is_some_and(|kind| kind.speaks() && !kind.is_front_matter() && !matches!(kind, BlockKind::Heading(_)))
    };
    analysis.sentences.iter().map(|sentence| sentence.span).filter(spoken).filter(is_assertion).collect()
}
