//! Articles to export, with analyses that no engine made.

use ascribe::analysis::{
    Act, Analysis, Attribution, AttributionId, CueStance, Form, Kind, Mention, Source, SourceId, Voice,
};
use ascribe::document::{BlockKind, Builder, Document, Meta, Span};
use ascribe::export::{self, AnalysedArticle, Brat};
use ascribe::ingest::Notice;

/// An article, owned.
pub(super) struct Made {
    path: &'static str,
    document: Document,
    analysis: Analysis,
    notices: Vec<Notice>,
}

impl Made {
    pub(super) fn article(&self) -> AnalysedArticle<'_> {
        let Self { path, document, analysis, notices } = self;
        AnalysedArticle { path, document, analysis, notices }
    }

    pub(super) fn text(&self) -> &str {
        self.document.text()
    }

    pub(super) fn json(&self) -> String {
        written(|out| export::json(&self.article(), out))
    }

    pub(super) fn jsonl(&self) -> String {
        written(|out| export::jsonl(&self.article(), out))
    }

    pub(super) fn brat(&self) -> String {
        written(|out| Brat::new().write(&self.article(), out))
    }
}

pub(super) fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Where the words stand for the first time.
fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} does not occur"));
    Span::new(start, start + words.len())
}

fn document(text: &str, title: Option<&str>) -> Document {
    let mut builder = Builder::new(text.to_owned());
    builder.block(Span::new(0, text.len()), BlockKind::Paragraph);
    builder.build(Meta { title: title.map(str::to_owned), ..Meta::default() })
}

fn attribution(source: Option<Vec<Span>>, cue: Option<Span>, content: Vec<Span>) -> Attribution {
    Attribution {
        source: source.map(|spans| Mention { spans }),
        cue,
        content,
        form: Form::Direct,
        act: Act::Statement,
        denied: false,
        cue_stance: CueStance::Neutral,
        source_id: None,
        within: None,
        confidence: 1.0,
    }
}

fn source(id: u32, name: &str, kind: Kind, mentions: Vec<Span>, attributions: &[u32], words: usize) -> Source {
    let attributions = attributions.iter().map(|id| AttributionId(*id)).collect();
    Source { id: SourceId(id), name: name.to_owned(), kind, mentions, attributions, words }
}

/// A split quotation in which the source quotes somebody, with wide and combining characters before, between
/// and in the spans, over several lines.
pub(super) fn split() -> Made {
    let text =
        "\u{feff}Café 😀\r\n\r\n“The levee,”\r\nsaid Zoë Ålund, an engineer, “was, officials believe,\r\nsafe.”\r\n";
    let at = |words| span(text, words);
    let voices = [
        ("\u{feff}Café 😀\r\n\r\n", Voice::Author),
        ("“The levee,”", Voice::Attributed(AttributionId(0))),
        ("\r\nsaid Zoë Ålund, an engineer, ", Voice::Author),
        ("“was, officials believe,", Voice::Attributed(AttributionId(0))),
        ("\r\n", Voice::Author),
        ("safe.”", Voice::Attributed(AttributionId(1))),
    ];
    let mut voices: Vec<_> = voices.into_iter().map(|(words, voice)| (at(words), voice)).collect();
    voices[4].0 = Span::new(voices[3].0.end(), voices[5].0.start());
    voices.push((Span::new(text.len() - 2, text.len()), Voice::Author));
    let analysis = Analysis {
        attributions: vec![
            Attribution {
                source_id: Some(SourceId(0)),
                confidence: 0.97,
                ..attribution(
                    Some(vec![at("Zoë Ålund, an engineer")]),
                    Some(at("said")),
                    vec![at("“The levee,”"), at("“was, officials believe,\r\nsafe.”")],
                )
            },
            Attribution {
                form: Form::Indirect,
                act: Act::Attitude,
                source_id: Some(SourceId(1)),
                within: Some(AttributionId(0)),
                confidence: 0.5,
                ..attribution(Some(vec![at("officials")]), Some(at("believe")), vec![at("safe")])
            },
        ],
        sources: vec![
            source(0, "Zoë Ålund", Kind::Person, vec![at("Zoë Ålund")], &[0], 5),
            source(1, "officials", Kind::Group, vec![at("officials")], &[1], 1),
        ],
        voices,
        ..Analysis::default()
    };
    let notices = vec![Notice(String::from("A \"quoted\" notice.\n"))];
    Made { path: "folder/split.txt", document: document(text, Some("Café 😀")), analysis, notices }
}

/// Attributions without a cue, without a source and without both.
pub(super) fn bare() -> Made {
    let text = "The paper: rents fell. It is held that they rise. “They stand.”";
    let at = |words| span(text, words);
    let attributions = vec![
        attribution(Some(vec![at("The paper")]), None, vec![at("rents fell")]),
        Attribution { form: Form::Mixed, ..attribution(None, Some(at("is held")), vec![at("that they rise")]) },
        Attribution { confidence: f32::NAN, ..attribution(None, None, vec![at("“They stand.”")]) },
    ];
    let voices = vec![(Span::new(0, text.len()), Voice::Author)];
    let analysis = Analysis { attributions, voices, ..Analysis::default() };
    Made { path: "-", document: document(text, None), analysis, notices: Vec::new() }
}

/// A source of every kind, and shares that do not come out even.
pub(super) fn kinds() -> Made {
    let kinds = [
        Kind::Person,
        Kind::Unnamed,
        Kind::Group,
        Kind::Organization,
        Kind::Publication,
        Kind::Document,
        Kind::Vague,
        Kind::Author,
    ];
    let text = "one two three four five six seven";
    let sources = (0..).zip(kinds).map(|(id, kind)| source(id, "one", kind, vec![], &[], id as usize));
    let voices = vec![(Span::new(0, text.len()), Voice::Author)];
    let analysis = Analysis { sources: sources.collect(), voices, ..Analysis::default() };
    Made { path: "kinds.txt", document: document(text, None), analysis, notices: Vec::new() }
}

/// A text of white space alone, which has no words.
pub(super) fn blank() -> Made {
    let voices = vec![(Span::new(0, 2), Voice::Author)];
    let sources = vec![source(0, "", Kind::Vague, vec![], &[], 0)];
    let analysis = Analysis { sources, voices, ..Analysis::default() };
    Made { path: "blank.txt", document: document(" \n", None), analysis, notices: Vec::new() }
}

/// An article of which nothing matters but its title.
pub(super) fn titled(title: &str) -> Made {
    Made { document: document("Words.", Some(title)), ..blank() }
}

/// An article whose analysis broke off before the line in which somebody speaks.
pub(super) fn partial() -> Made {
    let Made { path, document, notices, .. } = split();
    let text = document.text();
    let broke_off = text.find("said");
    let voices = vec![(Span::new(0, text.len()), Voice::Author)];
    Made { path, analysis: Analysis { voices, broke_off, ..Analysis::default() }, document, notices }
}

pub(super) fn all() -> Vec<Made> {
    vec![split(), bare(), kinds(), blank(), partial()]
}
