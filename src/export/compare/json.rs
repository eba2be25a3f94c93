//! A comparison as one JSON object.
//!
//! Sources and attributions are told by the numbers that `analyze` gives them, with their names and words beside them.

use std::io::{self, Write};

use serde::Serialize;

use super::super::Article;
use super::super::escaped::Compact;
use super::Compared;
use crate::analysis::{self, AttributionId, Likeness, SourceId, Whose};
use crate::wording::Named;

/// The version of the form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Form<'a> {
    schema: u32,
    articles: Vec<Head<'a>>,
    shares: Vec<Share>,
    both: Vec<Both<'a>>,
    only_a: Vec<Source<'a>>,
    only_b: Vec<Source<'a>>,
}

#[derive(Serialize)]
struct Head<'a> {
    path: &'a str,
    title: Option<&'a str>,
    words: usize,
    notices: Vec<&'a str>,
}

/// In words, not in parts of the whole: so nothing is rounded.
#[derive(Serialize)]
struct Share {
    voice: &'static str,
    /// Where the source stands in `both`.
    both: Option<usize>,
    a: usize,
    b: usize,
}

#[derive(Serialize)]
struct Both<'a> {
    a: Source<'a>,
    b: Source<'a>,
    statements: Vec<Beside<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    id: u32,
    name: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct Beside<'a> {
    a: Option<Said<'a>>,
    b: Option<Said<'a>>,
    /// "same", "alike", "contrary" or null.
    likeness: Option<&'static str>,
}

#[derive(Serialize)]
struct Said<'a> {
    attribution: u32,
    pieces: Vec<&'a str>,
    denied: bool,
}

pub(super) fn write(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let comparison = compared.comparison;
    let alone = |side| compared.alone(side).iter().map(|id| source(compared, side, *id)).collect();
    let form = Form {
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

fn head<'a>(article: &Article<'a>) -> Head<'a> {
    let Article { path, document, notices, .. } = *article;
    let notices = notices.iter().map(|notice| notice.0.as_str()).collect();
    Head { path, title: document.meta().title.as_deref(), words: document.words(), notices }
}

fn share(share: &analysis::Share) -> Share {
    let (voice, both) = match share.whose {
        Whose::Author => ("author", None),
        Whose::Both(nth) => ("both", Some(nth)),
        Whose::Others => ("others", None),
        Whose::Unnamed => ("unnamed", None),
        Whose::Vague => ("vague", None),
        Whose::Nobody => ("nobody", None),
    };
    Share { voice, both, a: share.here, b: share.there }
}

fn both<'a>(compared: &'a Compared<'_>, both: &analysis::Both) -> Both<'a> {
    let beside = |it: &analysis::StatementPair| Beside {
        a: it.here.map(|id| said(compared, 0, id)),
        b: it.there.map(|id| said(compared, 1, id)),
        likeness: it.likeness.map(|it| match it {
            Likeness::Same => "same",
            Likeness::Alike => "alike",
            Likeness::Contrary => "contrary",
        }),
    };
    Both {
        a: source(compared, 0, both.here),
        b: source(compared, 1, both.there),
        statements: both.statements.iter().map(beside).collect(),
    }
}

fn source<'a>(compared: &'a Compared<'_>, side: usize, id: SourceId) -> Source<'a> {
    let source = compared.source(side, id);
    Source { id: id.0, name: &source.name, kind: source.kind.name() }
}

fn said<'a>(compared: &'a Compared<'_>, side: usize, id: AttributionId) -> Said<'a> {
    let article = &compared.articles[side];
    let it = &article.analysis.attributions[id.0 as usize];
    let pieces = it.content.iter().map(|span| article.document.slice(*span)).collect();
    Said { attribution: id.0, pieces, denied: it.denied }
}
