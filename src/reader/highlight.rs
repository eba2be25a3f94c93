//! Highlighting: nested ranges of tags, and the runs to which they are flattened.
//!
//! A tag is a dotted name, not a colour; themes say what it looks like. A run carries all tags that cover it,
//! outermost first, so that what lies inside wins.

use super::highlight_tag::HighlightTag;
use super::index::{AttributionPart, Hue, Index, attribution, voices_in};
use super::mode::{Highlight, Mode};
use crate::analysis::{Act, Analysis, Attribution, Form};
use crate::document::{BlockKind, Document, Mark, Span, flatten};

/// A stretch of text with everything that it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// The text.
    pub span: Span,
    /// Outermost first.
    pub tags: Vec<HighlightTag>,
    /// The hue of the innermost source, if its voice, name or cue is shown.
    pub hue: Option<Hue>,
}

/// A range of a tag, before flattening.
pub(super) type TagRange = (Span, HighlightTag, Option<Hue>);

impl Highlight {
    /// The ranges of voices, names, cues, blocks and marks that share a byte with `span`, outermost first.
    pub fn ranges(self, document: &Document, analysis: &Analysis, index: &Index, span: Span) -> Vec<TagRange> {
        let mut ranges = blocks(document, span);
        for (run, voice) in voices_in(analysis, span) {
            let shown = self.voice(analysis, *voice);
            let hue = shown.map(|id| index.hue(attribution(analysis, id).source_id));
            ranges.push((*run, shown.map_or(HighlightTag::Author, |id| voice_tag(attribution(analysis, id))), hue));
            if shown.is_some_and(|id| self.shown.is_unsure(attribution(analysis, id))) {
                ranges.push((*run, HighlightTag::Unsure, hue));
            }
            if self.dims(shown.is_some()) {
                ranges.push((*run, HighlightTag::Dim, None));
            }
        }
        if self.mode == Mode::Quotations {
            let quoted = index.unnamed_in(span);
            ranges.extend(quoted.iter().map(|quoted| (*quoted, HighlightTag::Direct, Some(Hue::Grey))));
        }
        for (role_span, role, id) in index.roles_in(span) {
            let attribution = attribution(analysis, id);
            if self.shows(attribution) && self.mode != Mode::Author {
                let tag = if role == AttributionPart::Source { HighlightTag::SourceName } else { HighlightTag::Cue };
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
pub(super) fn voice_tag(attribution: &Attribution) -> HighlightTag {
    match (attribution.act, attribution.form) {
        (Act::Attitude, _) => HighlightTag::Attitude,
        (Act::Statement, Form::Direct) => HighlightTag::Direct,
        (Act::Statement, Form::Mixed) => HighlightTag::Mixed,
        (Act::Statement, Form::Indirect) => HighlightTag::Indirect,
    }
}

fn mark_tag(mark: &Mark) -> HighlightTag {
    match mark {
        Mark::Emphasis => HighlightTag::Emphasis,
        Mark::Strong => HighlightTag::Strong,
        Mark::Strikethrough => HighlightTag::Strikethrough,
        Mark::Code => HighlightTag::Code,
        Mark::Link(_) => HighlightTag::Link,
    }
}

/// The ranges of blocks that are no running text.
fn blocks(document: &Document, span: Span) -> Vec<TagRange> {
    let blocks = document.blocks();
    let from = blocks.partition_point(|block| block.span.end() <= span.start());
    let here = blocks[from..].iter().take_while(|block| block.span.start() < span.end());
    let tag = |kind| match kind {
        BlockKind::Title => Some(HighlightTag::Title),
        BlockKind::Heading(_) => Some(HighlightTag::Heading),
        BlockKind::Byline | BlockKind::Dateline => Some(HighlightTag::FrontMatter),
        BlockKind::Code | BlockKind::Table => Some(HighlightTag::Code),
        BlockKind::Litter | BlockKind::Rule => Some(HighlightTag::Litter),
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Verse => None,
    };
    here.filter_map(|block| Some((block.span, tag(block.kind)?, None))).collect()
}

/// The runs that tile `span`. Ranges that come later lie further inside.
pub(super) fn runs(ranges: &[TagRange], span: Span) -> Vec<Run> {
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
            (Span::new(0, 10), HighlightTag::Author, None),
            (Span::new(2, 8), HighlightTag::Direct, Some(Hue::Nth(1))),
            (Span::new(4, 6), HighlightTag::Indirect, Some(Hue::Nth(2))),
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
        let mut names: Vec<&str> = HighlightTag::ALL.iter().map(|tag| tag.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), HighlightTag::ALL.len());
    }
}
