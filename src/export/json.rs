//! JSON, one object an article.

use std::io::{self, Write};

use serde::Serialize;

use super::escaped::Compact;
use super::offsets::Offsets;
use super::pretty::Pretty;
use super::{AnalysedArticle, schema};
use crate::analysis::{self, Act, Assertion, CueStance, Form, Role, Stance, Voice};
use crate::document::{Document, Span};

/// See [`super::json()`].
pub(super) fn write_pretty(article: &AnalysedArticle<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Pretty::default());
    form(article).serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// See [`super::jsonl`].
pub(super) fn write_line(article: &AnalysedArticle<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Compact);
    form(article).serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// The article in the form of the schema.
fn form<'a>(article: &AnalysedArticle<'a>) -> schema::ArticleRecord<'a> {
    let AnalysedArticle { path, document, analysis, notices } = *article;
    let offsets = Offsets::new(document.text());
    let attributions = (0..).zip(&analysis.attributions);
    schema::ArticleRecord {
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

fn source<'a>(source: &'a analysis::Source, words: usize, offsets: &Offsets<'_>) -> schema::SourceRecord<'a> {
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^53 words")]
    let share = if words == 0 { 0.0 } else { source.words as f64 / words as f64 };
    schema::SourceRecord {
        id: source.id.0,
        name: &source.name,
        kind: source.kind.into(),
        mentions: ranges(&source.mentions, offsets),
        attributions: source.attributions.iter().map(|id| id.0).collect(),
        share: proportion(share),
    }
}

fn attribution(id: u32, it: &analysis::Attribution, offsets: &Offsets<'_>) -> schema::AttributionRecord {
    schema::AttributionRecord {
        id,
        form: match it.form {
            Form::Direct => schema::FormRecord::Direct,
            Form::Indirect => schema::FormRecord::Indirect,
            Form::Mixed => schema::FormRecord::Mixed,
        },
        act: match it.act {
            Act::Statement => schema::ActRecord::Statement,
            Act::Attitude => schema::ActRecord::Attitude,
        },
        denied: it.denied,
        cue_stance: match it.cue_stance {
            CueStance::Neutral => schema::CueStanceRecord::Neutral,
            CueStance::Endorsed => schema::CueStanceRecord::Endorsed,
            CueStance::Distanced => schema::CueStanceRecord::Distanced,
            CueStance::Denied => schema::CueStanceRecord::Denied,
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
fn voices(document: &Document, analysis: &analysis::Analysis, offsets: &Offsets<'_>) -> Vec<schema::VoiceRunRecord> {
    let mut runs = Vec::with_capacity(analysis.voices.len());
    let mut assertions = analysis.assertions.iter().peekable();
    for (span, voice) in &analysis.voices {
        if let Voice::Attributed(id) = voice {
            let voice = schema::VoiceRecord::Attributed { attribution: id.0 };
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
fn author(assertion: Option<Assertion>) -> schema::VoiceRecord {
    schema::VoiceRecord::Author {
        stance: match assertion.map_or(Stance::Plain, |it| it.stance) {
            Stance::Plain => schema::StanceRecord::Plain,
            Stance::Hedged => schema::StanceRecord::Hedged,
            Stance::Boosted => schema::StanceRecord::Boosted,
            Stance::Question => schema::StanceRecord::Question,
            Stance::Directive => schema::StanceRecord::Directive,
        },
        role: assertion.and_then(|it| it.role).map(|role| match role {
            Role::Reason => schema::RoleRecord::Reason,
            Role::Conclusion => schema::RoleRecord::Conclusion,
            Role::Concession => schema::RoleRecord::Concession,
            Role::Contrast => schema::RoleRecord::Contrast,
            Role::Condition => schema::RoleRecord::Condition,
            Role::Example => schema::RoleRecord::Example,
        }),
        checkable: assertion.is_some_and(|it| it.checkable.is_some()),
    }
}

/// A run of one voice without the white space around it; none if there is nothing else.
fn run(
    document: &Document,
    span: Span,
    voice: schema::VoiceRecord,
    offsets: &Offsets<'_>,
) -> Option<schema::VoiceRunRecord> {
    let text = document.slice(span);
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let body = text.trim_start_matches(blank);
    let start = span.end() - body.len();
    let body = body.trim_end_matches(blank);
    (!body.is_empty())
        .then(|| schema::VoiceRunRecord { range: range(Span::new(start, start + body.len()), offsets), voice })
}

fn ranges(spans: &[Span], offsets: &Offsets<'_>) -> Vec<schema::RangeRecord> {
    spans.iter().map(|span| range(*span, offsets)).collect()
}

fn range(span: Span, offsets: &Offsets<'_>) -> schema::RangeRecord {
    let (start, end) = offsets.range(span);
    schema::RangeRecord { start, end }
}

/// A number from 0 to 1 with four digits: the same on every machine, and no more than anybody knows.
fn proportion(number: f64) -> f64 {
    if number.is_nan() { 0.0 } else { (number.clamp(0.0, 1.0) * 10_000.0).round() / 10_000.0 }
}
