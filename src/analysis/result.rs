//! What the analysis of a document comes to: plain values with public fields, which everybody else reads.

mod every;

use crate::document::Span;

pub(crate) use every::every;

/// Index into [`Analysis::sentences`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SentenceId(pub u32);

/// Index into [`Analysis::attributions`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AttributionId(pub u32);

/// Index into [`Analysis::sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceId(pub u32);

/// All that is known of a document, or of a part of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Analysis {
    /// The sentences in order; each lies in one block, and they do not overlap.
    pub sentences: Vec<Sentence>,
    /// The attributions, in the order in which their contents begin.
    pub attributions: Vec<Attribution>,
    /// The sources, in the order in which they are first mentioned.
    pub sources: Vec<Source>,
    /// Who answers for which words: sorted runs that cover every byte of the text once, innermost voice.
    pub voices: Vec<(Span, Voice)>,
    /// What the author asserts, in order; the spans do not overlap.
    pub assertions: Vec<Assertion>,
    /// Quotation marks that attribute nothing, marks included, and "so-called" in the author's words, in order.
    pub scare_quotes: Vec<Span>,
    /// Where in the text, in bytes, reading stopped because it was cancelled: from there on everything is left to the
    /// author, unread. None if all that was asked for was read.
    pub broke_off: Option<usize>,
}

/// A sentence, or what stands for one: a headline, an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its text, quotation marks around it included, without the white space around it.
    pub span: Span,
}

/// One relation: somebody (source) says (cue) something (content).
#[derive(Clone, PartialEq, Debug)]
pub struct Attribution {
    /// Who, as the text puts it here; none in "it was announced that", nor where people in general hold something
    /// ("it is widely believed that"), who are a source all the same.
    pub source: Option<Mention>,
    /// The words that attribute: "said", "according to".
    pub cue: Option<Span>,
    /// What is attributed, in order; never empty.
    pub content: Vec<Span>,
    /// How much of the content stands in quotation marks.
    pub form: Form,
    /// Whether it is said or only held.
    pub act: Act,
    /// Whether the source is said not to say or hold it, or rejects it: "did not say", "denied that", "never
    /// claimed", "rejected the idea that", "refused to say".
    pub denied: bool,
    /// How the author stands to it.
    pub cue_stance: CueStance,
    /// Who the source is.
    pub source_id: Option<SourceId>,
    /// The attribution in whose content this one stands.
    pub within: Option<AttributionId>,
    /// How sure the engine is, 0 to 1.
    pub confidence: f32,
}

impl Attribution {
    /// The confidence of what was given instead of found.
    pub const CERTAIN: f32 = 1.0;

    /// Whether a person gave it, an annotator or a reader who corrected the engine: it is beyond doubt.
    pub fn is_given(&self) -> bool {
        self.confidence >= Self::CERTAIN
    }

    /// From the first byte of the content to the last; other words may stand between its pieces.
    pub fn hull(&self) -> Span {
        self.content.iter().copied().reduce(Span::hull).unwrap_or_default()
    }
}

/// The words that name a source in one place; more than one span when other words stand between them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// In order, never empty.
    pub spans: Vec<Span>,
}

/// How much of an attribution's content stands in quotation marks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Form {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

/// What a source does with a content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Puts it forth: said, wrote, denied, according to, the poll shows.
    Statement,
    /// Holds it: believes, wants, supports, fears.
    Attitude,
}

/// The somebody behind mentions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Itself.
    pub id: SourceId,
    /// What to call it: the fullest name the text gives, or a mention as it stands; what people in general do who have
    /// none ("it is widely believed").
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Where it is named, in order; nowhere if no words name it.
    pub mentions: Vec<Span>,
    /// What it says, in order.
    pub attributions: Vec<AttributionId>,
    /// How many words of the text are in its voice.
    pub words: usize,
}

/// What a source is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Somebody with a name, or a pronoun that stands for one person.
    Person,
    /// Somebody without a name: "a senior official".
    Unnamed,
    /// Several people: "Administration officials".
    Group,
    /// A body: a ministry, a company, a country.
    Organization,
    /// A newspaper, an agency, a broadcaster.
    Publication,
    /// A report, a poll, a law, a study.
    Document,
    /// Nobody in particular: "many", "critics", those by whom something "is widely believed".
    Vague,
    /// The author: "I argued last year".
    Author,
}

/// An attribution that is known before anything is found: an annotator's, or a reader's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// The words that name the source.
    pub source: Span,
    /// What is attributed, in order; without any, the attribution is left out.
    pub content: Vec<Span>,
}

/// Who answers for some words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voice {
    /// The author of the article.
    Author,
    /// The source of an attribution.
    Attributed(AttributionId),
}

/// A sentence, or a clause of one, in which the author asserts something. Words of others may stand inside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Assertion {
    /// From its first word to its last mark, inside one sentence.
    pub span: Span,
    /// How it is put.
    pub stance: Stance,
    /// The words that tell the stance ("reportedly"); none if it is plain.
    pub sign: Option<Span>,
    /// What it does in the argument, if a connective says so.
    pub role: Option<Role>,
    /// That connective ("therefore"); it may stand in the clause before.
    pub connective: Option<Span>,
    /// The words that could be looked up ("by 4 percent in March"); none in a judgement.
    pub checkable: Option<Span>,
}

/// How an assertion is put.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Stance {
    /// As it is.
    #[default]
    Plain,
    /// Held back: "reportedly", "may", "appears to".
    Hedged,
    /// Pressed: "clearly", "the fact is".
    Boosted,
    /// Asked, if only for effect.
    Question,
    /// Told somebody to do: "must", "we need to", an imperative.
    Directive,
}

/// What an assertion does in the argument.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// It supports what stands beside it: "because", "after all".
    Reason,
    /// It follows from what stands before it: "therefore".
    Conclusion,
    /// It grants something, and stands back behind what is asserted against it: "although", "to be sure".
    Concession,
    /// It goes against what stands before it: "but", "however".
    Contrast,
    /// It says under which circumstances another holds: "if", "unless".
    Condition,
    /// It is an instance: "for example".
    Example,
}

/// How the author stands to what a source says, by the cue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum CueStance {
    /// Leaves open whether it is so: "said", "according to".
    #[default]
    Neutral,
    /// Takes it for true: "revealed", "pointed out".
    Endorsed,
    /// Keeps away from it: "claimed", "insisted".
    Distanced,
    /// Says that the source does not say it, or rejects it.
    Denied,
}
