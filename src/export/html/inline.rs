//! Running text with everything that its words are: flat stretches, each in one element with classes.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::super::Article;
use super::escape::{escaped, escaped_lines};
use super::signs;
use crate::analysis::{Act, Attribution, Balance, Form, SourceId, Voice};
use crate::document::{Mark, Span};
use crate::wording::{CHECKABLE_IS_SHOWN_AT_FIRST, Marked, SCARE_QUOTES_ARE_SHOWN_AT_FIRST};

/// How many hues the style has.
const HUES: usize = 8;
/// Below this confidence a statement is more often wrong than right, and shown so.
const SURE_FROM: f32 = 0.5;

/// What is marked in an article, sorted, and what stands between its words.
pub(super) struct Inline<'a> {
    article: &'a Article<'a>,
    /// The nth article of the page.
    number: usize,
    turns: Vec<Option<usize>>,
    /// Sources have the numbers of their rows in the chart.
    numbers: HashMap<SourceId, usize>,
    /// Stretches that may overlap, with their classes and hues; sorted.
    ranges: Vec<(Span, &'static str, Option<String>)>,
    longest: usize,
    /// The signs of assertions, before the byte at which these begin.
    signs: Vec<(usize, String)>,
    /// The numbers of sources, behind the last byte of what they say.
    notes: Vec<(usize, String)>,
}

impl<'a> Inline<'a> {
    pub(super) fn new(article: &'a Article<'a>, number: usize) -> Self {
        let balance = Balance::of(article.document, article.analysis);
        let numbers = balance.sources.iter().map(|it| it.id).zip(1..).collect();
        let turns = article.analysis.turns();
        let (ranges, signs, notes) = (Vec::new(), Vec::new(), Vec::new());
        let mut inline = Self { article, number, turns, numbers, ranges, longest: 0, signs, notes };
        inline.arrange();
        inline
    }

    fn arrange(&mut self) {
        let analysis = self.article.analysis;
        for said in &analysis.attributions {
            let hue = self.hue(said.source_id);
            let names = said.source.iter().flat_map(|it| &it.spans).map(|span| (*span, "name", Some(hue.clone())));
            self.ranges.extend(names.chain(said.cue.map(|span| (span, "cue", Some(hue.clone())))));
            let note = said.source_id.and_then(|id| self.note(id));
            self.notes.extend(note.map(|note| (said.hull().end(), note)));
        }
        for assertion in &analysis.assertions {
            let stance = assertion.sign.filter(|_| assertion.stance.is_shown_at_first());
            let role = assertion.connective.filter(|_| assertion.role.is_some_and(Marked::is_shown_at_first));
            let fact = assertion.checkable.filter(|_| CHECKABLE_IS_SHOWN_AT_FIRST);
            let words = [(stance, "sign"), (role, "sign"), (fact, "fact")];
            self.ranges.extend(words.into_iter().filter_map(|(span, class)| Some((span?, class, None))));
            for sign in signs::of(assertion) {
                let html = format!("<abbr class=\"mark\" title=\"{}\">{}</abbr>", sign.name, sign.glyph);
                self.signs.push((assertion.span.start(), html));
            }
        }
        let scare_quotes = analysis.scare_quotes.iter().filter(|_| SCARE_QUOTES_ARE_SHOWN_AT_FIRST);
        self.ranges.extend(scare_quotes.map(|span| (*span, "scare", None)));
        self.ranges.sort_by_key(|it| it.0);
        self.longest = self.ranges.iter().map(|it| it.0.len()).max().unwrap_or(0);
        self.notes.sort_by_key(|it| it.0);
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
    pub(super) fn html(&self, span: Span, keeps_lines: bool) -> String {
        let between = |all: &[(usize, String)], from: usize, until: usize| {
            let from = all.partition_point(|it| it.0 < from);
            from..all.partition_point(|it| it.0 < until).max(from)
        };
        let signs = self.signs.get(between(&self.signs, span.start(), span.end())).unwrap_or_default();
        let notes = self.notes.get(between(&self.notes, span.start() + 1, span.end() + 1)).unwrap_or_default();
        let voices = self.voices(span);
        let from = self.ranges.partition_point(|it| it.0.start() + self.longest <= span.start());
        let ranges: Vec<_> = self.ranges.iter().skip(from).take_while(|it| it.0.start() < span.end()).collect();
        let marks: Vec<_> = self.article.document.marks_in(span).collect();

        let mut borders = vec![span.start(), span.end()];
        let ends = |it: Span| [it.start(), it.end()];
        borders.extend(voices.iter().flat_map(|it| ends(it.0)));
        borders.extend(ranges.iter().flat_map(|it| ends(it.0)));
        borders.extend(marks.iter().flat_map(|it| ends(it.0)));
        borders.extend(signs.iter().chain(notes).map(|it| it.0));
        borders.retain(|it| span.start() <= *it && *it <= span.end());
        borders.sort_unstable();
        borders.dedup();

        let mut html = String::new();
        let mut voices = voices.iter().peekable();
        for ends in borders.windows(2) {
            let here = Span::new(ends[0], ends[1]);
            html.extend(signs.iter().filter(|it| it.0 == here.start()).map(|it| it.1.as_str()));
            while voices.next_if(|it| it.0.end() <= here.start()).is_some() {}
            let mut classes: Vec<&str> = Vec::new();
            let mut hue = None;
            if let Some((_, class, own)) = voices.peek().filter(|it| it.0.overlaps(here)) {
                classes.push(class);
                hue = Some(own);
            }
            for (_, class, own) in ranges.iter().filter(|it| it.0.overlaps(here)) {
                classes.push(class);
                hue = own.as_ref().or(hue);
            }
            classes.extend(hue.map(String::as_str));
            let tags = marks.iter().filter(|it| it.0.overlaps(here)).filter_map(|it| tag(&it.1));
            self.push(&mut html, here, &classes, &tags.collect::<Vec<_>>(), keeps_lines);
            html.extend(notes.iter().filter(|it| it.0 == here.end()).map(|it| it.1.as_str()));
        }
        html
    }

    fn push(&self, html: &mut String, span: Span, classes: &[&str], tags: &[&str], keeps_lines: bool) {
        let text = self.article.document.slice(span);
        let text = if keeps_lines { escaped_lines(text) } else { escaped(text) };
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

    /// The voices of others in a span, with their classes and hues.
    fn voices(&self, span: Span) -> Vec<(Span, &'static str, String)> {
        let voices = &self.article.analysis.voices;
        let from = voices.partition_point(|it| it.0.end() <= span.start());
        let here = voices.iter().skip(from).take_while(|it| it.0.start() < span.end());
        let attributed = here.filter_map(|(run, voice)| Some((*run, self.attribution(*voice)?)));
        attributed.map(|(run, said)| (run, class(said), self.hue(said.source_id))).collect()
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
    let is_sure = said.confidence >= SURE_FROM;
    match (said.act, said.form) {
        (Act::Attitude, _) if is_sure => "attitude",
        (Act::Attitude, _) => "attitude unsure",
        (Act::Statement, Form::Direct) if is_sure => "direct",
        (Act::Statement, Form::Direct) => "direct unsure",
        (Act::Statement, Form::Mixed) if is_sure => "mixed",
        (Act::Statement, Form::Mixed) => "mixed unsure",
        (Act::Statement, Form::Indirect) if is_sure => "indirect",
        (Act::Statement, Form::Indirect) => "indirect unsure",
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
