//! JSON, one object an article.

use std::io::{self, Write};

use serde::Serialize;

use super::escaped::Compact;
use super::offsets::Offsets;
use super::pretty::Pretty;
use super::{Article, schema};
use crate::analysis::{self, Act, Assertion, CueStance, Form, Kind, Role, Stance, Voice};
use crate::document::{Document, Span};

/// See [`super::json()`].
pub(super) fn write_pretty(article: &Article<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Pretty::default());
    form(article).serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// See [`super::jsonl`].
pub(super) fn write_line(article: &Article<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Compact);
    form(article).serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// The article in the form of the schema.
fn form<'a>(article: &Article<'a>) -> schema::Article<'a> {
    let Article { path, document, analysis, notices } = *article;
    let offsets = Offsets::new(document.text());
    let attributions = (0..).zip(&analysis.attributions);
    schema::Article {
        schema: schema::VERSION,
        path,
        title: document.meta().title.as_deref(),
        words: document.words(),
        partial: analysis.broke_off.is_some(),
        read_to: offsets.scalars_before(analysis.broke_off.unwrap_or(document.text().len())),
        sources: analysis.sources.iter().map(|it| source(it, document.words(), &offsets)).collect(),
        attributions: attributions.map(|(id, it)| attribution(id, it, &offsets)).collect(),
        voices: voices(document, analysis, &offsets),
        scare_quotes: ranges(&analysis.scare_quotes, &offsets),
        notices: notices.iter().map(|notice| notice.0.as_str()).collect(),
    }
}

fn source<'a>(source: &'a analysis::Source, words: usize, offsets: &Offsets<'_>) -> schema::Source<'a> {
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^53 words")]
    let share = if words == 0 { 0.0 } else { source.words as f64 / words as f64 };
    schema::Source {
        id: source.id.0,
        name: &source.name,
        kind: kind(source.kind),
        mentions: ranges(&source.mentions, offsets),
        attributions: source.attributions.iter().map(|id| id.0).collect(),
        share: proportion(share),
    }
}

fn attribution(id: u32, it: &analysis::Attribution, offsets: &Offsets<'_>) -> schema::Attribution {
    schema::Attribution {
        id,
        form: match it.form {
            Form::Direct => schema::Form::Direct,
            Form::Indirect => schema::Form::Indirect,
            Form::Mixed => schema::Form::Mixed,
        },
        act: match it.act {
            Act::Statement => schema::Act::Statement,
            Act::Attitude => schema::Act::Attitude,
        },
        denied: it.denied,
        cue_stance: match it.cue_stance {
            CueStance::Neutral => schema::CueStance::Neutral,
            CueStance::Endorsed => schema::CueStance::Endorsed,
            CueStance::Distanced => schema::CueStance::Distanced,
            CueStance::Denied => schema::CueStance::Denied,
        },
        source: it.source.as_ref().map(|mention| ranges(&mention.spans, offsets)),
        cue: it.cue.map(|cue| vec![range(cue, offsets)]),
        content: ranges(&it.content, offsets),
        source_id: it.source_id.map(|id| id.0),
        within: it.within.map(|id| id.0),
        confidence: proportion(f64::from(it.confidence)),
    }
}

/// Who answers for which stretch. The author's are cut where one assertion ends and another begins.
fn voices(document: &Document, analysis: &analysis::Analysis, offsets: &Offsets<'_>) -> Vec<schema::Run> {
    let mut runs = Vec::with_capacity(analysis.voices.len());
    let mut assertions = analysis.assertions.iter().peekable();
    for (span, voice) in &analysis.voices {
        if let Voice::Attributed(id) = voice {
            let voice = schema::Voice::Attributed { attribution: id.0 };
            runs.extend(run(document, *span, voice, offsets));
            continue;
        }
        let mut at = span.start();
        while at < span.end() {
            while assertions.next_if(|it| it.span.end() <= at).is_some() {}
            let next = assertions.peek().filter(|it| it.span.start() < span.end());
            let (asserted, end) = match next {
                Some(it) if it.span.start() <= at => (Some(**it), it.span.end()),
                Some(it) => (None, it.span.start()),
                None => (None, span.end()),
            };
            let end = end.min(span.end());
            runs.extend(run(document, Span::new(at, end), author(asserted), offsets));
            at = end;
        }
    }
    runs
}

/// The author's voice, in an assertion or beside them.
fn author(assertion: Option<Assertion>) -> schema::Voice {
    schema::Voice::Author {
        stance: match assertion.map_or(Stance::Plain, |it| it.stance) {
            Stance::Plain => schema::Stance::Plain,
            Stance::Hedged => schema::Stance::Hedged,
            Stance::Boosted => schema::Stance::Boosted,
            Stance::Question => schema::Stance::Question,
            Stance::Directive => schema::Stance::Directive,
        },
        role: assertion.and_then(|it| it.role).map(|role| match role {
            Role::Reason => schema::Role::Reason,
            Role::Conclusion => schema::Role::Conclusion,
            Role::Concession => schema::Role::Concession,
            Role::Contrast => schema::Role::Contrast,
            Role::Condition => schema::Role::Condition,
            Role::Example => schema::Role::Example,
        }),
        checkable: assertion.is_some_and(|it| it.checkable.is_some()),
    }
}

/// A run of one voice without the white space around it; none if there is nothing else.
fn run(document: &Document, span: Span, voice: schema::Voice, offsets: &Offsets<'_>) -> Option<schema::Run> {
    let text = document.slice(span);
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let body = text.trim_start_matches(blank);
    let start = span.end() - body.len();
    let body = body.trim_end_matches(blank);
    (!body.is_empty()).then(|| schema::Run { range: range(Span::new(start, start + body.len()), offsets), voice })
}

fn kind(kind: Kind) -> schema::Kind {
    match kind {
        Kind::Person => schema::Kind::Person,
        Kind::Unnamed => schema::Kind::Unnamed,
        Kind::Group => schema::Kind::Group,
        Kind::Organization => schema::Kind::Organization,
        Kind::Publication => schema::Kind::Publication,
        Kind::Document => schema::Kind::Document,
        Kind::Vague => schema::Kind::Vague,
        Kind::Author => schema::Kind::Author,
    }
}

fn ranges(spans: &[Span], offsets: &Offsets<'_>) -> Vec<schema::Range> {
    spans.iter().map(|span| range(*span, offsets)).collect()
}

fn range(span: Span, offsets: &Offsets<'_>) -> schema::Range {
    let (start, end) = offsets.range(span);
    schema::Range { start, end }
}

/// A number from 0 to 1 with four digits: the same on every machine, and no more than anybody knows.
fn proportion(number: f64) -> f64 {
    if number.is_nan() { 0.0 } else { (number.clamp(0.0, 1.0) * 10_000.0).round() / 10_000.0 }
}
