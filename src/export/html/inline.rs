//! Running text with everything that its words are: flat stretches, each in one element with classes.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::escape::{escaped, escaped_lines};
use super::signs;
use crate::analysis::{Act, Attribution, Balance, Form, SourceId, Voice, hue_order};
use crate::document::{Mark, Span, flatten};
use crate::export::AnalysedArticle;
use crate::wording::{CHECKABLE_IS_SHOWN_AT_FIRST, Certainty, Marked, SCARE_QUOTES_ARE_SHOWN_AT_FIRST, SURE_FROM};

/// How many hues the style has.
const HUES: usize = 8;

/// What becomes of line breaks and spaces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WhiteSpace {
    /// They stand as they are, as in code and verse.
    Kept,
    /// A run of them is one space.
    Collapsed,
}

/// What is marked in an article, sorted, and what stands between its words.
pub(super) struct Inline<'a> {
    article: &'a AnalysedArticle<'a>,
    /// The nth article of the page.
    number: usize,
    turns: Vec<Option<usize>>,
    /// Sources have the numbers of their rows in the chart.
    numbers: HashMap<SourceId, usize>,
    /// Stretches that may overlap, sorted.
    ranges: Vec<Styled>,
    longest: usize,
    /// The signs of assertions, before the byte at which these begin.
    signs: Vec<(usize, String)>,
    /// The numbers of sources, behind the last byte of what they say.
    notes: Vec<(usize, String)>,
}

/// A stretch of text with what it adds to the element of its words. An empty one only divides them.
#[derive(Clone, Default)]
struct Styled {
    span: Span,
    class: Option<&'static str>,
    hue: Option<String>,
    /// The element of a mark.
    tag: Option<&'static str>,
}

impl<'a> Inline<'a> {
    pub(super) fn new(article: &'a AnalysedArticle<'a>, number: usize) -> Self {
        let balance = Balance::of(article.document, article.analysis);
        let numbers = balance.sources.iter().map(|it| it.id).zip(1..).collect();
        let turns = hue_order(article.analysis);
        let (ranges, signs, notes) = (Vec::new(), Vec::new(), Vec::new());
        let mut inline = Self { article, number, turns, numbers, ranges, longest: 0, signs, notes };
        inline.arrange();
        inline
    }

    fn arrange(&mut self) {
        let analysis = self.article.analysis;
        for said in &analysis.attributions {
            let hue = self.hue(said.source_id);
            for span in said.source.iter().flat_map(|it| &it.spans) {
                self.style(*span, "name", Some(hue.clone()));
            }
            if let Some(span) = said.cue {
                self.style(span, "cue", Some(hue));
            }
            let note = said.source_id.and_then(|id| self.note(id));
            self.notes.extend(note.map(|note| (said.hull().end(), note)));
        }
        for assertion in &analysis.assertions {
            let stance = assertion.sign.filter(|_| assertion.stance.shown_at_first());
            let role = assertion.connective.filter(|_| assertion.role.is_some_and(Marked::shown_at_first));
            let fact = assertion.checkable.filter(|_| CHECKABLE_IS_SHOWN_AT_FIRST);
            for (span, class) in [(stance, "sign"), (role, "sign"), (fact, "fact")] {
                if let Some(span) = span {
                    self.style(span, class, None);
                }
            }
            for sign in signs::of(assertion) {
                let html = format!("<abbr class=\"mark\" title=\"{}\">{}</abbr>", sign.name, sign.glyph);
                self.signs.push((assertion.span.start(), html));
            }
        }
        if SCARE_QUOTES_ARE_SHOWN_AT_FIRST {
            for span in &analysis.scare_quotes {
                self.style(*span, "scare", None);
            }
        }
        self.ranges.sort_by_key(|it| it.span);
        self.longest = self.ranges.iter().map(|it| it.span.len()).max().unwrap_or(0);
        self.notes.sort_by_key(|it| it.0);
    }

    fn style(&mut self, span: Span, class: &'static str, hue: Option<String>) {
        self.ranges.push(Styled { span, class: Some(class), hue, tag: None });
    }

    /// The class of somebody's hue.
    pub(super) fn hue(&self, source: Option<SourceId>) -> String {
        let turn = source.and_then(|id| *self.turns.get(id.0 as usize)?);
        turn.map_or(String::from("grey"), |turn| format!("h{}", turn % HUES))
    }

    /// The number of a source and the name of its row.
    pub(super) fn row(&self, source: SourceId) -> Option<(usize, String)> {
        self.numbers.get(&source).map(|nth| (*nth, format!("a{}s{nth}", self.number)))
    }

    fn note(&self, source: SourceId) -> Option<String> {
        let (nth, row) = self.row(source)?;
        let hue = self.hue(Some(source));
        Some(format!("<sup><a class=\"{hue}\" href=\"#{row}\">{nth}</a></sup>"))
    }

    /// The words of a span with all that they are.
    pub(super) fn html(&self, span: Span, white_space: WhiteSpace) -> String {
        let between = |all: &[(usize, String)], from: usize, until: usize| {
            let from = all.partition_point(|it| it.0 < from);
            from..all.partition_point(|it| it.0 < until).max(from)
        };
        let signs = self.signs.get(between(&self.signs, span.start(), span.end())).unwrap_or_default();
        let notes = self.notes.get(between(&self.notes, span.start() + 1, span.end() + 1)).unwrap_or_default();
        let mut ranges = self.voices(span);
        let from = self.ranges.partition_point(|it| it.span.start() + self.longest <= span.start());
        ranges.extend(self.ranges.iter().skip(from).take_while(|it| it.span.start() < span.end()).cloned());
        for (span, mark) in self.article.document.marks_in(span) {
            ranges.push(Styled { span: *span, tag: tag(mark), ..Styled::default() });
        }
        for (offset, _) in signs.iter().chain(notes) {
            ranges.push(Styled { span: Span::new(*offset, *offset), ..Styled::default() });
        }

        let mut html = String::new();
        for piece in flatten(&ranges, |it| it.span, span) {
            let here = piece.span;
            html.extend(signs.iter().filter(|it| it.0 == here.start()).map(|it| it.1.as_str()));
            let mut classes: Vec<&str> = piece.ranges.iter().filter_map(|it| it.class).collect();
            classes.extend(piece.ranges.iter().rev().find_map(|it| it.hue.as_deref()));
            let tags: Vec<&str> = piece.ranges.iter().filter_map(|it| it.tag).collect();
            self.push(&mut html, here, &classes, &tags, white_space);
            html.extend(notes.iter().filter(|it| it.0 == here.end()).map(|it| it.1.as_str()));
        }
        html
    }

    fn push(&self, html: &mut String, span: Span, classes: &[&str], tags: &[&str], white_space: WhiteSpace) {
        let text = self.article.document.slice(span);
        let text = match white_space {
            WhiteSpace::Kept => escaped_lines(text),
            WhiteSpace::Collapsed => escaped(text),
        };
        if !classes.is_empty() {
            let _ = write!(html, "<span class=\"{}\">", classes.join(" "));
        }
        for tag in tags {
            let _ = write!(html, "<{tag}>");
        }
        html.push_str(&text);
        for tag in tags.iter().rev() {
            let _ = write!(html, "</{tag}>");
        }
        if !classes.is_empty() {
            html.push_str("</span>");
        }
    }

    /// The voices of others in a span.
    fn voices(&self, span: Span) -> Vec<Styled> {
        let voices = &self.article.analysis.voices;
        let from = voices.partition_point(|it| it.0.end() <= span.start());
        let mut styled = Vec::new();
        for (run, voice) in voices.iter().skip(from).take_while(|it| it.0.start() < span.end()) {
            if let Some(said) = self.attribution(*voice) {
                let hue = Some(self.hue(said.source_id));
                styled.push(Styled { span: *run, class: Some(class(said)), hue, tag: None });
            }
        }
        styled
    }

    fn attribution(&self, voice: Voice) -> Option<&Attribution> {
        let Voice::Attributed(id) = voice else { return None };
        self.article.analysis.attributions.get(id.0 as usize)
    }

    /// The pieces of the strip: whose words stand where, the higher the nearer to what was said.
    pub(super) fn strip(&self) -> Vec<(usize, String, usize)> {
        let piece = |(span, voice): &(Span, Voice)| match self.attribution(*voice) {
            None => (span.end(), String::from("author"), 2),
            Some(said) => (span.end(), self.hue(said.source_id), height(said)),
        };
        self.article.analysis.voices.iter().map(piece).collect()
    }
}

/// The classes of what somebody says.
fn class(said: &Attribution) -> &'static str {
    let is_unsure = Certainty::of(said, SURE_FROM).is_unsure();
    match (said.act, said.form) {
        (Act::Attitude, _) if is_unsure => "attitude unsure",
        (Act::Attitude, _) => "attitude",
        (Act::Statement, Form::Direct) if is_unsure => "direct unsure",
        (Act::Statement, Form::Direct) => "direct",
        (Act::Statement, Form::Mixed) if is_unsure => "mixed unsure",
        (Act::Statement, Form::Mixed) => "mixed",
        (Act::Statement, Form::Indirect) if is_unsure => "indirect unsure",
        (Act::Statement, Form::Indirect) => "indirect",
    }
}

fn height(said: &Attribution) -> usize {
    match (said.act, said.form) {
        (Act::Attitude, _) => 4,
        (Act::Statement, Form::Indirect) => 6,
        (Act::Statement, Form::Mixed) => 8,
        (Act::Statement, Form::Direct) => 10,
    }
}

/// The element of a mark. Where a link leads is the article's own and left out: the page leads nowhere.
fn tag(mark: &Mark) -> Option<&'static str> {
    match mark {
        Mark::Emphasis => Some("em"),
        Mark::Strong => Some("strong"),
        Mark::Strikethrough => Some("s"),
        Mark::Code => Some("code"),
        Mark::Link(_) => None,
    }
}
