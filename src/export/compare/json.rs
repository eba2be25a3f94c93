//! A comparison as one JSON object.
//!
//! Sources and attributions are told by the numbers that `analyze` gives them, with their names and words beside them.

use std::io::{self, Write};

use serde::Serialize;

use super::ComparisonReport;
use crate::analysis::{self, AttributionId, Likeness, SourceId, Whose};
use crate::export::AnalysedArticle;
use crate::export::escaped::Compact;
use crate::export::schema::KindRecord;

/// The version of the form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct ComparisonRecord<'a> {
    schema: u32,
    articles: Vec<ArticleHeadRecord<'a>>,
    shares: Vec<ShareRecord>,
    both: Vec<SharedSourceRecord<'a>>,
    only_a: Vec<ComparedSourceRecord<'a>>,
    only_b: Vec<ComparedSourceRecord<'a>>,
}

#[derive(Serialize)]
struct ArticleHeadRecord<'a> {
    path: &'a str,
    title: Option<&'a str>,
    words: usize,
    notices: Vec<&'a str>,
}

/// In words, not in parts of the whole: so nothing is rounded.
#[derive(Serialize)]
struct ShareRecord {
    voice: &'static str,
    /// Where the source stands in `both`.
    both: Option<usize>,
    a: usize,
    b: usize,
}

#[derive(Serialize)]
struct SharedSourceRecord<'a> {
    a: ComparedSourceRecord<'a>,
    b: ComparedSourceRecord<'a>,
    statements: Vec<StatementPairRecord<'a>>,
}

#[derive(Serialize)]
struct ComparedSourceRecord<'a> {
    id: u32,
    name: &'a str,
    kind: KindRecord,
}

#[derive(Serialize)]
struct StatementPairRecord<'a> {
    a: Option<StatementRecord<'a>>,
    b: Option<StatementRecord<'a>>,
    /// "same", "alike", "contrary" or null.
    likeness: Option<&'static str>,
}

#[derive(Serialize)]
struct StatementRecord<'a> {
    attribution: u32,
    pieces: Vec<&'a str>,
    denied: bool,
}

pub(super) fn write(compared: &ComparisonReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let comparison = compared.comparison;
    let alone = |side| compared.alone(side).iter().map(|id| source(compared, side, *id)).collect();
    let form = ComparisonRecord {
        schema: VERSION,
        articles: compared.articles.iter().map(head).collect(),
        shares: comparison.shares.iter().map(share).collect(),
        both: comparison.both.iter().map(|it| both(compared, it)).collect(),
        only_a: alone(0),
        only_b: alone(1),
    };
    form.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Compact))?;
    out.write_all(b"\n")
}

fn head<'a>(article: &AnalysedArticle<'a>) -> ArticleHeadRecord<'a> {
    let AnalysedArticle { path, document, notices, .. } = *article;
    let notices = notices.iter().map(|notice| notice.0.as_str()).collect();
    ArticleHeadRecord { path, title: document.meta().title.as_deref(), words: document.words(), notices }
}

fn share(share: &analysis::Share) -> ShareRecord {
    let (voice, both) = match share.whose {
        Whose::Author => ("author", None),
        Whose::Both(nth) => ("both", Some(nth)),
        Whose::Others => ("others", None),
        Whose::Unnamed => ("unnamed", None),
        Whose::Vague => ("vague", None),
        Whose::Nobody => ("nobody", None),
    };
    ShareRecord { voice, both, a: share.here, b: share.there }
}

fn both<'a>(compared: &'a ComparisonReport<'_>, both: &analysis::Both) -> SharedSourceRecord<'a> {
    let beside = |it: &analysis::StatementPair| StatementPairRecord {
        a: it.here.map(|id| said(compared, 0, id)),
        b: it.there.map(|id| said(compared, 1, id)),
        likeness: it.likeness.map(|it| match it {
            Likeness::Same => "same",
            Likeness::Alike => "alike",
            Likeness::Contrary => "contrary",
        }),
    };
    SharedSourceRecord {
        a: source(compared, 0, both.here),
        b: source(compared, 1, both.there),
        statements: both.statements.iter().map(beside).collect(),
    }
}

fn source<'a>(compared: &'a ComparisonReport<'_>, side: usize, id: SourceId) -> ComparedSourceRecord<'a> {
    let source = compared.source(side, id);
    ComparedSourceRecord { id: id.0, name: &source.name, kind: source.kind.into() }
}

fn said<'a>(compared: &'a ComparisonReport<'_>, side: usize, id: AttributionId) -> StatementRecord<'a> {
    let article = &compared.articles[side];
    let it = &article.analysis.attributions[id.0 as usize];
    let pieces = it.content.iter().map(|span| article.document.slice(*span)).collect();
    StatementRecord { attribution: id.0, pieces, denied: it.denied }
}
