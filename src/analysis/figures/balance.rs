//! The balance of an article: how much of it is the author's, on whose word the rest stands, and how firmly what the
//! author says is put.
//!
//! Words are counted as [`Document::words`] counts them: every run of anything but white space in a block, headlines,
//! captions and leftovers included, once, by the voice of its first byte. So the author's words and those of all
//! attributions are together the words of the article.

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::result::{
    Analysis, Assertion, Attribution, AttributionId, CueStance, Form, Kind, Role, SourceId, Stance, Voice,
};
use crate::analysis::text::words;
use crate::document::{Document, Span};

/// So many words, and the places that they come from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figure {
    /// Words.
    pub words: usize,
    /// Attributions, assertions or stretches, whichever the figure is about, in order.
    pub places: Vec<Span>,
}

/// An article in figures. Tables hold only what there is in it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Balance {
    /// The words of the article.
    pub words: usize,
    /// What nobody else is credited with. Its places are the stretches without a source: they are interrupted by what
    /// somebody says and by the words that say who does, so they hold fewer words.
    pub author: Figure,
    /// What somebody is credited with; a place for each attribution.
    pub attributed: Figure,
    /// By source, those with most words first, then as they are first mentioned.
    pub sources: Vec<SourceBalance>,
    /// By what the sources are; none where nobody is named.
    pub kinds: BTreeMap<Option<Kind>, Figure>,
    /// By how much of an attribution stands in quotation marks.
    pub forms: BTreeMap<Form, Figure>,
    /// By how the author stands to what is attributed.
    pub cues: BTreeMap<CueStance, Figure>,
    /// The beginning, the middle and the end of the article, cut between words.
    pub thirds: [Third; 3],
    /// The longest stretch without a source, the first of them.
    pub longest: Option<Stretch>,
    /// What the author asserts. Words are the author's own: those of others inside an assertion do not count.
    pub assertions: Figure,
    /// By how it is put; the places are the words that tell, else the assertions.
    pub stances: BTreeMap<Stance, Figure>,
    /// By what it does in the argument, none where no connective says so; the places are these, else the assertions.
    pub roles: BTreeMap<Option<Role>, Figure>,
    /// What could be looked up: the words of these assertions; the places are what could be.
    pub checkable: Figure,
    /// The same, those of them in which it is a number.
    pub numbers: Figure,
}

/// What a source says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceBalance {
    /// Who.
    pub id: SourceId,
    /// All of it.
    pub said: Figure,
    /// By how much of an attribution stands in quotation marks.
    pub forms: BTreeMap<Form, Figure>,
}

/// A third of an article.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Third {
    /// From its first word to its last.
    pub span: Span,
    /// Its words.
    pub words: usize,
    /// Those of them that somebody is credited with; a place for each attribution that has a word in it, from the first
    /// of these to the last.
    pub attributed: Figure,
}

/// Words of the author with no source between them, nor a word that names one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// From its first word to its last.
    pub span: Span,
    /// Its words; headlines, bylines and what is no prose do not count and do not interrupt it.
    pub words: usize,
}

impl Figure {
    /// How many places there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    fn add(&mut self, words: usize, place: Span) {
        self.words += words;
        self.places.push(place);
    }
}

impl Balance {
    /// Counts everything that was found. Linear in the text but for sorting.
    pub fn of(document: &Document, analysis: &Analysis) -> Self {
        Self::among(document, analysis, |_| true)
    }

    /// Counts those attributions alone that `takes` takes. The words of all others are those of whoever speaks around
    /// them; assertions stay what they are.
    pub fn among(document: &Document, analysis: &Analysis, takes: impl Fn(&Attribution) -> bool) -> Self {
        let voice = |voice| spoken(analysis, voice, &takes);
        let words: Vec<Word> = words(document, &analysis.voices).map(|(span, by)| (span, voice(by))).collect();
        let mut balance = Self { words: words.len(), ..Self::default() };
        balance.count_attributions(analysis, &words, &takes);
        balance.count_stretches(document, analysis, &words, &takes);
        balance.count_assertions(document, analysis, &words);
        balance
    }

    /// The sources that say but one thing.
    pub fn once(&self) -> impl Iterator<Item = &SourceBalance> {
        self.sources.iter().filter(|source| source.said.count() == 1)
    }

    fn count_attributions(&mut self, analysis: &Analysis, words: &[Word], takes: &impl Fn(&Attribution) -> bool) {
        let mut by_attribution = vec![0; analysis.attributions.len()];
        for id in words.iter().filter_map(|(_, id)| *id) {
            by_attribution[id.0 as usize] += 1;
        }
        let mut sources: BTreeMap<SourceId, SourceBalance> = BTreeMap::new();
        let counted = analysis.attributions.iter().zip(by_attribution).filter(|(it, _)| takes(it));
        for (said, words) in counted {
            let place = said.hull();
            let source = said.source_id.and_then(|id| analysis.sources.get(id.0 as usize));
            self.attributed.add(words, place);
            self.kinds.entry(source.map(|it| it.kind)).or_default().add(words, place);
            self.forms.entry(said.form).or_default().add(words, place);
            self.cues.entry(said.cue_stance).or_default().add(words, place);
            if let Some(id) = source.map(|it| it.id) {
                let source = sources.entry(id).or_insert_with(|| SourceBalance::new(id));
                source.said.add(words, place);
                source.forms.entry(said.form).or_default().add(words, place);
            }
        }
        self.author.words = self.words - self.attributed.words;
        self.sources = sources.into_values().collect();
        self.sources.sort_by_key(|source| Reverse(source.said.words));
        self.thirds = thirds(words);
    }

    fn count_stretches(
        &mut self,
        document: &Document,
        analysis: &Analysis,
        words: &[Word],
        takes: &impl Fn(&Attribution) -> bool,
    ) {
        let stretches = stretches(document, words, &naming(analysis, takes));
        // Of those that are as long as each other `max_by_key` takes the last.
        self.longest = stretches.iter().rev().max_by_key(|it| it.words).copied();
        self.author.places = stretches.into_iter().map(|it| it.span).collect();
    }

    fn count_assertions(&mut self, document: &Document, analysis: &Analysis, words: &[Word]) {
        let own: Vec<usize> = words.iter().filter(|(_, id)| id.is_none()).map(|(span, _)| span.start()).collect();
        let before = |offset| own.partition_point(|start| *start < offset);
        for &Assertion { span, stance, sign, role, connective, checkable } in &analysis.assertions {
            let words = before(span.end()) - before(span.start());
            // What tells a question stands at its end, and nobody looks for it there.
            let sign = sign.filter(|_| stance != Stance::Question).unwrap_or(span);
            self.assertions.add(words, span);
            self.stances.entry(stance).or_default().add(words, sign);
            self.roles.entry(role).or_default().add(words, connective.unwrap_or(span));
            if let Some(fact) = checkable {
                self.checkable.add(words, fact);
                if document.slice(fact).contains(char::is_numeric) {
                    self.numbers.add(words, fact);
                }
            }
        }
    }
}

impl SourceBalance {
    fn new(id: SourceId) -> Self {
        Self { id, said: Figure::default(), forms: BTreeMap::new() }
    }
}

/// A word and the attribution in whose voice it is; none in the author's.
type Word = (Span, Option<AttributionId>);

/// The attribution that answers for a voice: the innermost one that is taken, looking outwards.
fn spoken(analysis: &Analysis, voice: Voice, takes: impl Fn(&Attribution) -> bool) -> Option<AttributionId> {
    let Voice::Attributed(innermost) = voice else { return None };
    let get = |id: &AttributionId| analysis.attributions.get(id.0 as usize);
    let outwards = std::iter::successors(Some(innermost), |id| get(id)?.within);
    // A source may not stand within itself, but a ring of references must not hang anybody.
    outwards.take(analysis.attributions.len()).find(|id| get(id).is_some_and(&takes))
}

/// The words in three parts as equal as can be.
fn thirds(words: &[Word]) -> [Third; 3] {
    [0, 1, 2].map(|nth| {
        let part = words.get(words.len() * nth / 3..words.len() * (nth + 1) / 3).unwrap_or_default();
        let span = part.first().zip(part.last()).map(|(first, last)| first.0.hull(last.0)).unwrap_or_default();
        let mut said: BTreeMap<AttributionId, Span> = BTreeMap::new();
        for (word, id) in part.iter().filter_map(|(word, id)| Some((*word, (*id)?))) {
            said.entry(id).and_modify(|place| *place = place.hull(word)).or_insert(word);
        }
        let mut attributed =
            Figure { words: part.iter().filter(|(_, id)| id.is_some()).count(), places: said.into_values().collect() };
        attributed.places.sort_unstable();
        Third { span, words: part.len(), attributed }
    })
}

/// The words that say who speaks, in order.
fn naming(analysis: &Analysis, takes: impl Fn(&Attribution) -> bool) -> Vec<Span> {
    let counted = analysis.attributions.iter().filter(|it| takes(it));
    let named = |it: &Attribution| it.source.iter().flat_map(|it| it.spans.clone()).chain(it.cue).collect::<Vec<_>>();
    let mut naming: Vec<Span> = counted.flat_map(named).collect();
    naming.sort_unstable();
    naming
}

/// The stretches without a source. `naming` is sorted.
fn stretches(document: &Document, words: &[Word], naming: &[Span]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut is_open = false;
    // The farthest that a word reaches which says who speaks, of those that begin no later than the word.
    let (mut named, mut named_until) = (naming.iter().peekable(), 0);
    let mut blocks = document.blocks().iter().peekable();
    for &(span, id) in words {
        while let Some(it) = named.next_if(|it| it.start() < span.end()) {
            named_until = named_until.max(it.end());
        }
        while blocks.next_if(|block| block.span.end() <= span.start()).is_some() {}
        if id.is_some() || named_until > span.start() {
            is_open = false;
        } else if blocks.peek().is_some_and(|block| block.kind.speaks() && !block.kind.is_front_matter()) {
            match stretches.last_mut().filter(|_| is_open) {
                Some(open) => *open = Stretch { span: open.span.hull(span), words: open.words + 1 },
                None => stretches.push(Stretch { span, words: 1 }),
            }
            is_open = true;
        }
    }
    stretches
}
