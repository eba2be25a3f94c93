//! Who says what: tables of marked text.
//!
//! A case is a text with marks in it. `<s1>`, `<q1>` and `<c1>` hold the source, the cue and the content of
//! the first attribution, `<s2>` and so on those of the second, in the order in which contents begin. The
//! marks are taken out, the rest is analysed, and the marks that the result calls for must be the same.

mod form;
mod hard;
mod property;
mod quotation;
mod relation;
mod resolution;
mod sentence;
mod voice;

use ascribe::analysis::{Analysis, Cancel, Model, analyse};
use ascribe::document::{BlockKind, Builder, Document, Meta, Span};

/// A document with a paragraph for every stretch of text between blank lines.
fn document(text: &str) -> Document {
    let mut builder = Builder::new(text.to_owned());
    let mut start = 0;
    for piece in text.split_inclusive("\n\n") {
        builder.block(Span::new(start, start + piece.len()), BlockKind::Paragraph);
        start += piece.len();
    }
    builder.build(Meta::default())
}

/// The one place that calls the analysis.
fn read(document: &Document) -> Analysis {
    analyse(document, &Model::embedded(), &Cancel::default())
}

/// The text of `marked` without its marks.
fn unmarked(marked: &str) -> String {
    let mut plain = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        rest = after.split_once('>').expect("a mark ends with >").1;
    }
    plain + rest
}

/// `document`'s text with the marks of `analysis`.
fn marked(document: &Document, analysis: &Analysis) -> String {
    let mut marks: Vec<(Span, String)> = Vec::new();
    for (nth, attribution) in analysis.attributions.iter().enumerate() {
        let spans =
            |mention: &Option<ascribe::analysis::Mention>| mention.iter().flat_map(|it| it.spans.clone()).collect();
        let roles: [(&str, Vec<Span>); 3] = [
            ("s", spans(&attribution.source)),
            ("q", attribution.cue.into_iter().collect()),
            ("c", attribution.content.clone()),
        ];
        for (role, spans) in roles {
            marks.extend(spans.into_iter().map(|span| (span, format!("{role}{}", nth + 1))));
        }
    }
    marks.sort_by_key(|(span, name)| (span.start(), std::cmp::Reverse(span.end()), name.clone()));
    let mut out = String::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut upcoming = marks.into_iter().peekable();
    for (at, c) in document.text().char_indices().chain([(document.text().len(), '\0')]) {
        while let Some((_, name)) = open.pop_if(|(end, _)| *end <= at) {
            out.extend(["</", &name, ">"]);
        }
        while let Some((span, name)) = upcoming.next_if(|(span, _)| span.start() == at) {
            out.extend(["<", &name, ">"]);
            open.push((span.end(), name));
        }
        if at < document.text().len() {
            out.push(c);
        }
    }
    out
}

/// Fails with all cases whose marks come out otherwise.
fn check(cases: &[&str]) {
    let mut failures = Vec::new();
    for case in cases {
        let document = document(&unmarked(case));
        let found = marked(&document, &read(&document));
        if found != *case {
            failures.push(format!("expected  {case}\n   found  {found}"));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}
