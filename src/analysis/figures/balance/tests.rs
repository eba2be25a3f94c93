//! The figures of a small article, counted by hand.

use super::*;
use crate::analysis::result::{Act, Mention, Source};
use crate::document::{BlockKind, Builder, Meta};

const TEXT: &str = "\
Ferry Fares

Fares rose by 4 percent. The operator, Ida Brandt said, “had no choice.” Critics say it had.

“We paid,” said Tom Ek. Yet perhaps they fall. It is said that she thinks they never do.";

/// An attribution of [`TEXT`]: source, cue, contents, its form, how the author stands to it, the id of the source.
type Row = (&'static str, &'static str, &'static [&'static str], Form, CueStance, Option<u32>);

const ROWS: [Row; 5] = [
    ("Ida Brandt", "said,", &["The operator,", "“had no choice.”"], Form::Mixed, CueStance::Neutral, Some(0)),
    ("Critics", "say", &["it had."], Form::Indirect, CueStance::Neutral, Some(1)),
    ("Tom Ek", "said Tom", &["“We paid,”"], Form::Direct, CueStance::Endorsed, Some(2)),
    ("", "It is said", &["that she thinks they never do."], Form::Indirect, CueStance::Neutral, None),
    ("she", "thinks", &["they never do."], Form::Indirect, CueStance::Neutral, Some(0)),
];

fn find(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("{words} is in the text"));
    Span::new(start, start + words.len())
}

fn article() -> (Document, Analysis) {
    let mut builder = Builder::new(TEXT.to_owned());
    for (paragraph, kind) in TEXT.split("\n\n").zip([BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]) {
        builder.block(find(paragraph), kind);
    }
    let attributions: Vec<Attribution> = ROWS.iter().map(attribution).collect();
    let source = |id, kind| Source {
        id: SourceId(id),
        name: String::new(),
        kind,
        mentions: Vec::new(),
        attributions: Vec::new(),
        words: 0,
    };
    let assertion = |words, stance, role, fact: Option<&str>| Assertion {
        span: find(words),
        stance,
        sign: fact.filter(|_| stance == Stance::Hedged).map(find),
        role,
        connective: None,
        checkable: fact.map(find),
    };
    let analysis = Analysis {
        voices: crate::analysis::said::voice::voices(TEXT.len(), &attributions),
        attributions,
        sources: vec![source(0, Kind::Person), source(1, Kind::Vague), source(2, Kind::Person)],
        assertions: vec![
            assertion("Fares rose by 4 percent.", Stance::Plain, None, Some("by 4 percent")),
            assertion("Yet perhaps they fall.", Stance::Hedged, Some(Role::Contrast), Some("perhaps")),
        ],
        ..Analysis::default()
    };
    (builder.build(Meta::default()), analysis)
}

fn attribution((source, cue, content, form, cue_stance, id): &Row) -> Attribution {
    Attribution {
        source: id.map(|_| Mention { spans: vec![find(source)] }),
        cue: Some(find(cue)),
        content: content.iter().map(|words| find(words)).collect(),
        form: *form,
        act: if *cue == "thinks" { Act::Attitude } else { Act::Statement },
        denied: false,
        cue_stance: *cue_stance,
        source_id: id.map(SourceId),
        within: (*cue == "thinks").then_some(AttributionId(3)),
        confidence: 1.0,
    }
}

/// The words of a figure and the first word of each of its places.
fn told(figure: &Figure) -> String {
    let first = |place: &Span| TEXT.get(place.start()..).and_then(|rest| rest.split_whitespace().next());
    let places: Vec<&str> = figure.places.iter().filter_map(first).collect();
    format!("{}: {}", figure.words, places.join(" "))
}

/// A table as its keys and the words of its figures.
fn table<K: std::fmt::Debug>(figures: &BTreeMap<K, Figure>) -> String {
    figures.iter().map(|(key, figure)| format!("{key:?} {}", told(figure))).collect::<Vec<_>>().join(" | ")
}

#[test]
fn figures() {
    let (document, analysis) = article();
    let balance = Balance::of(&document, &analysis);
    let words = |it: Option<Stretch>| it.map(|it| (document.slice(it.span), it.words));
    assert_eq!(balance.words, document.words());
    assert_eq!(words(balance.longest), Some(("Fares rose by 4 percent.", 5)), "the headline is no part of it");
    let thirds = balance.thirds.iter().map(|it| format!("{}/{}", told(&it.attributed), it.words));
    let sources = balance.sources.iter().map(|it| format!("{} {} ({})", it.id.0, told(&it.said), table(&it.forms)));
    for (name, found, expected) in [
        ("author", told(&balance.author), "22: Fares Yet"),
        ("attributed", told(&balance.attributed), "15: The it “We that they"),
        (
            "sources",
            sources.collect::<Vec<_>>().join(" | "),
            "0 8: The they (Indirect 3: they | Mixed 5: The) | 1 2: it (Indirect 2: it) | 2 2: “We (Direct 2: “We)",
        ),
        ("kinds", table(&balance.kinds), "None 3: that | Some(Person) 10: The “We they | Some(Vague) 2: it"),
        ("forms", table(&balance.forms), "Direct 2: “We | Indirect 8: it that they | Mixed 5: The"),
        ("cues", table(&balance.cues), "Neutral 13: The it that they | Endorsed 2: “We"),
        ("thirds", thirds.collect::<Vec<_>>().join(" | "), "2: The/12 | 7: “had it “We/12 | 6: that they/13"),
        ("assertions", told(&balance.assertions), "9: Fares Yet"),
        ("stances", table(&balance.stances), "Plain 5: Fares | Hedged 4: perhaps"),
        ("roles", table(&balance.roles), "None 5: Fares | Some(Contrast) 4: Yet"),
        ("checkable", told(&balance.checkable), "9: by perhaps"),
        ("numbers", told(&balance.numbers), "5: by"),
    ] {
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(balance.once().map(|it| it.id.0).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn what_is_left_out_counts_as_said_by_whoever_speaks_around_it() {
    type Takes = fn(&Attribution) -> bool;
    let (document, analysis) = article();
    let cases: [(&str, Takes, usize, &str); 4] = [
        ("all", |_| true, 22, "None 3: that | Some(Person) 10: The “We they | Some(Vague) 2: it"),
        (
            "no attitudes",
            |it| it.act == Act::Statement,
            22,
            "None 6: that | Some(Person) 7: The “We | Some(Vague) 2: it",
        ),
        ("not the outer", |it| it.source_id.is_some(), 25, "Some(Person) 10: The “We they | Some(Vague) 2: it"),
        ("none", |_| false, 37, ""),
    ];
    for (name, takes, author, kinds) in cases {
        let balance = Balance::among(&document, &analysis, takes);
        assert_eq!((balance.author.words, balance.words), (author, 37), "{name}");
        assert_eq!(table(&balance.kinds), kinds, "{name}");
    }
}
