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

use std::cmp::Reverse;

use ascribe::analysis::{Analysis, Attribution, Cancel, Model, analyse};
use ascribe::document::{BlockKind, Builder, Document, Meta, Span};

/// A document with a paragraph for every stretch of text between blank lines; one that begins with "# " is a heading.
fn document(text: &str) -> Document {
    let (mut plain, mut blocks) = (String::new(), Vec::new());
    for piece in text.split_inclusive("\n\n") {
        let (words, kind) = match piece.strip_prefix("# ") {
            Some(heading) => (heading, BlockKind::Heading(1)),
            None => (piece, BlockKind::Paragraph),
        };
        blocks.push((Span::new(plain.len(), plain.len() + words.len()), kind));
        plain.push_str(words);
    }
    let mut builder = Builder::new(plain);
    for (span, kind) in blocks {
        builder.block(span, kind);
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

/// The spans of the source, the cue and the content of an attribution, and what stands for each in a mark.
fn roles(attribution: &Attribution) -> [(&'static str, Vec<Span>); 3] {
    let source = attribution.source.as_ref().map(|it| it.spans.clone()).unwrap_or_default();
    [("s", source), ("q", attribution.cue.into_iter().collect()), ("c", attribution.content.clone())]
}

/// `document`'s text with the marks of `analysis`; `deed` gives what the mark of a cue tells beside its number.
fn marked(document: &Document, analysis: &Analysis, deed: impl Fn(&Attribution) -> String) -> String {
    let mut marks: Vec<(Span, String, String)> = Vec::new();
    for (nth, attribution) in analysis.attributions.iter().enumerate() {
        for (role, spans) in roles(attribution) {
            let deed = if role == "q" { deed(attribution) } else { String::new() };
            marks.extend(spans.into_iter().map(|span| (span, format!("{role}{}", nth + 1), deed.clone())));
        }
    }
    let headings = || document.blocks().iter().filter(|it| it.kind == BlockKind::Heading(1)).map(|it| it.span.start());
    let mut places: Vec<usize> = marks.iter().flat_map(|(span, ..)| [span.start(), span.end()]).collect();
    places.extend(headings().chain([0, document.text().len()]));
    places.sort_unstable();
    places.dedup();
    let mut out = String::new();
    for (nth, &place) in places.iter().enumerate() {
        let mut closing: Vec<_> = marks.iter().filter(|(span, ..)| span.end() == place).collect();
        closing.sort_by_key(|(span, name, _)| Reverse((span.start(), name.clone())));
        out.extend(closing.into_iter().map(|(_, name, _)| format!("</{name}>")));
        out.extend(headings().filter(|it| *it == place).map(|_| "# "));
        let mut opening: Vec<_> = marks.iter().filter(|(span, ..)| span.start() == place).collect();
        opening.sort_by_key(|(span, name, _)| (Reverse(span.end()), name.clone()));
        out.extend(opening.into_iter().map(|(_, name, deed)| format!("<{name}{deed}>")));
        if let Some(&next) = places.get(nth + 1) {
            out.push_str(document.slice(Span::new(place, next)));
        }
    }
    out
}

/// [`marked`] with nothing but numbers in its marks.
fn numbered(document: &Document, analysis: &Analysis) -> String {
    marked(document, analysis, |_| String::new())
}

/// Fails with all cases whose marks come out otherwise.
fn check(cases: &[&str]) {
    let mut failures = Vec::new();
    for case in cases {
        let document = document(&unmarked(case));
        let found = numbered(&document, &read(&document));
        if found != *case {
            failures.push(format!("expected  {case}\n   found  {found}"));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}
