//! Highlighting: nested ranges of tags, and the runs to which they are flattened.
//!
//! A tag is a dotted name, not a colour; themes say what it looks like. A run carries all tags that cover it,
//! outermost first, so that what lies inside wins.

use super::index::{AttributionPart, Hue, Index, attribution, is_quotation, voices_in};
use super::marks::Marks;
use super::shown::Shown;
use crate::analysis::{Act, Analysis, Attribution, AttributionId, Form, SourceId, Voice};
use crate::document::{BlockKind, Document, Mark, Span, flatten};

/// What some words are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the names are told by `Tag::name`")]
pub enum Tag {
    Author,
    Direct,
    Mixed,
    Indirect,
    Attitude,
    Unsure,
    SourceName,
    Cue,
    Hedged,
    Boosted,
    Directive,
    Question,
    Connective,
    Scare,
    Title,
    Heading,
    FrontMatter,
    Code,
    Litter,
    Emphasis,
    Strong,
    Strikethrough,
    Link,
    Dim,
    Note,
    Match,
    CurrentMatch,
    Focus,
}

impl Tag {
    /// Every tag.
    pub const ALL: [Self; 28] = [
        Self::Author,
        Self::Direct,
        Self::Mixed,
        Self::Indirect,
        Self::Attitude,
        Self::Unsure,
        Self::SourceName,
        Self::Cue,
        Self::Hedged,
        Self::Boosted,
        Self::Directive,
        Self::Question,
        Self::Connective,
        Self::Scare,
        Self::Title,
        Self::Heading,
        Self::FrontMatter,
        Self::Code,
        Self::Litter,
        Self::Emphasis,
        Self::Strong,
        Self::Strikethrough,
        Self::Link,
        Self::Dim,
        Self::Note,
        Self::Match,
        Self::CurrentMatch,
        Self::Focus,
    ];

    /// The dotted name by which themes know it; a theme that lacks it uses what stands before the last dot.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Author => "voice.author",
            Self::Direct => "voice.quote.direct",
            Self::Mixed => "voice.quote.mixed",
            Self::Indirect => "voice.quote.indirect",
            Self::Attitude => "voice.attitude",
            Self::Unsure => "voice.unsure",
            Self::SourceName => "source.name",
            Self::Cue => "cue",
            Self::Hedged => "stance.hedged",
            Self::Boosted => "stance.boosted",
            Self::Directive => "stance.directive",
            Self::Question => "stance.question",
            Self::Connective => "role.connective",
            Self::Scare => "scare",
            Self::Title => "heading.title",
            Self::Heading => "heading",
            Self::FrontMatter => "front-matter",
            Self::Code => "code",
            Self::Litter => "litter",
            Self::Emphasis => "markup.emphasis",
            Self::Strong => "markup.strong",
            Self::Strikethrough => "markup.strikethrough",
            Self::Link => "markup.link",
            Self::Dim => "dim",
            Self::Note => "note",
            Self::Match => "search.match",
            Self::CurrentMatch => "search.current",
            Self::Focus => "focus",
        }
    }
}

/// Which voices are told apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// None: plain text.
    Off,
    /// Only what stands in quotation marks.
    Quotations,
    /// The author against everybody who is quoted or paraphrased.
    #[default]
    Voices,
    /// One source; all else is dimmed.
    Source(SourceId),
    /// The author; all else is dimmed.
    Author,
}

/// What decides how an article is highlighted, beside the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Highlight {
    /// Which voices are told apart.
    pub mode: Mode,
    /// Which attributions are shown at all.
    pub shown: Shown,
    /// Which marks of what the author does are shown.
    pub marks: Marks,
}

/// A stretch of text with everything that it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// The text.
    pub span: Span,
    /// Outermost first.
    pub tags: Vec<Tag>,
    /// The hue of the innermost source, if its voice, name or cue is shown.
    pub hue: Option<Hue>,
}

/// A range of a tag, before flattening.
pub(super) type Range = (Span, Tag, Option<Hue>);

impl Highlight {
    /// Whether an attribution is told apart.
    pub fn shows(self, attribution: &Attribution) -> bool {
        let told_apart = match self.mode {
            Mode::Off => false,
            Mode::Quotations => is_quotation(attribution),
            Mode::Voices | Mode::Author => true,
            Mode::Source(id) => attribution.source_id == Some(id),
        };
        told_apart && self.shown.takes(attribution)
    }

    /// The attribution whose voice the reader is shown for a run of voices: the innermost one that is told
    /// apart, looking outwards.
    pub fn voice(self, analysis: &Analysis, voice: Voice) -> Option<AttributionId> {
        let Voice::Attributed(innermost) = voice else { return None };
        let outwards = std::iter::successors(Some(innermost), |id| attribution(analysis, *id).within);
        // A source may not stand within itself, but a ring of references must not hang the reader.
        outwards.take(analysis.attributions.len()).find(|id| self.shows(attribution(analysis, *id)))
    }

    /// The ranges of voices, names, cues, blocks and marks that share a byte with `span`, outermost first.
    pub fn ranges(self, document: &Document, analysis: &Analysis, index: &Index, span: Span) -> Vec<Range> {
        let mut ranges = blocks(document, span);
        for (run, voice) in voices_in(analysis, span) {
            let shown = self.voice(analysis, *voice);
            let hue = shown.map(|id| index.hue(attribution(analysis, id).source_id));
            ranges.push((*run, shown.map_or(Tag::Author, |id| voice_tag(attribution(analysis, id))), hue));
            if shown.is_some_and(|id| self.shown.is_unsure(attribution(analysis, id))) {
                ranges.push((*run, Tag::Unsure, hue));
            }
            if self.dims(shown.is_some()) {
                ranges.push((*run, Tag::Dim, None));
            }
        }
        if self.mode == Mode::Quotations {
            let quoted = index.unnamed_in(span);
            ranges.extend(quoted.iter().map(|quoted| (*quoted, Tag::Direct, Some(Hue::Grey))));
        }
        for (role_span, role, id) in index.roles_in(span) {
            let attribution = attribution(analysis, id);
            if self.shows(attribution) && self.mode != Mode::Author {
                let tag = if role == AttributionPart::Source { Tag::SourceName } else { Tag::Cue };
                ranges.push((role_span, tag, Some(index.hue(attribution.source_id))));
            }
        }
        ranges.extend(document.marks_in(span).map(|(span, mark)| (*span, mark_tag(mark), None)));
        ranges
    }

    /// Whether words are dimmed in this mode that are, or are not, in a voice that is told apart.
    fn dims(self, told_apart: bool) -> bool {
        match self.mode {
            Mode::Source(_) => !told_apart,
            Mode::Author => told_apart,
            Mode::Off | Mode::Quotations | Mode::Voices => false,
        }
    }
}

/// The tag of an attribution's content.
pub(super) fn voice_tag(attribution: &Attribution) -> Tag {
    match (attribution.act, attribution.form) {
        (Act::Attitude, _) => Tag::Attitude,
        (Act::Statement, Form::Direct) => Tag::Direct,
        (Act::Statement, Form::Mixed) => Tag::Mixed,
        (Act::Statement, Form::Indirect) => Tag::Indirect,
    }
}

fn mark_tag(mark: &Mark) -> Tag {
    match mark {
        Mark::Emphasis => Tag::Emphasis,
        Mark::Strong => Tag::Strong,
        Mark::Strikethrough => Tag::Strikethrough,
        Mark::Code => Tag::Code,
        Mark::Link(_) => Tag::Link,
    }
}

/// The ranges of blocks that are no running text.
fn blocks(document: &Document, span: Span) -> Vec<Range> {
    let blocks = document.blocks();
    let from = blocks.partition_point(|block| block.span.end() <= span.start());
    let here = blocks[from..].iter().take_while(|block| block.span.start() < span.end());
    let tag = |kind| match kind {
        BlockKind::Title => Some(Tag::Title),
        BlockKind::Heading(_) => Some(Tag::Heading),
        BlockKind::Byline | BlockKind::Dateline => Some(Tag::FrontMatter),
        BlockKind::Code | BlockKind::Table => Some(Tag::Code),
        BlockKind::Litter | BlockKind::Rule => Some(Tag::Litter),
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Verse => None,
    };
    here.filter_map(|block| Some((block.span, tag(block.kind)?, None))).collect()
}

/// The runs that tile `span`. Ranges that come later lie further inside.
pub(super) fn runs(ranges: &[Range], span: Span) -> Vec<Run> {
    let mut runs = Vec::new();
    for piece in flatten(ranges, |(range, ..)| *range, span) {
        let tags = piece.ranges.iter().map(|(_, tag, _)| *tag).collect();
        let hue = piece.ranges.iter().rev().find_map(|(.., hue)| *hue);
        runs.push(Run { span: piece.span, tags, hue });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_wins() {
        let ranges = [
            (Span::new(0, 10), Tag::Author, None),
            (Span::new(2, 8), Tag::Direct, Some(Hue::Nth(1))),
            (Span::new(4, 6), Tag::Indirect, Some(Hue::Nth(2))),
        ];
        let runs = runs(&ranges, Span::new(1, 7));
        let told: Vec<String> =
            runs.iter().map(|run| format!("{:?} {:?} {:?}", run.span, run.tags.last(), run.hue)).collect();
        assert_eq!(
            told,
            [
                "1..2 Some(Author) None",
                "2..4 Some(Direct) Some(Nth(1))",
                "4..6 Some(Indirect) Some(Nth(2))",
                "6..7 Some(Direct) Some(Nth(1))"
            ]
        );
    }

    #[test]
    fn tags_are_told_apart_by_name() {
        let mut names: Vec<&str> = Tag::ALL.iter().map(|tag| tag.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Tag::ALL.len());
    }
}
