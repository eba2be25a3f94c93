//! Articles with their attributions written into the text, so that tests of the reader and of the drawing do
//! not depend on what the engine finds.
//!
//! `‹s1:Jane Roe› ‹c1:said› ‹q1:the deal was dead›`: source, cue and content of attribution 1. The numbers are
//! those of the table of sources that comes with the text.

use std::sync::Arc;

use ascribe::analysis::{
    Act, Analysis, Assertion, Attribution, AttributionId, CueStance, Form, Kind, Mention, Role, Sentence, Source,
    SourceId, Stance, Voice,
};
use ascribe::document::{Document, Span};
use ascribe::ingest::{Format, Hints, ingest};

/// An assertion: its words, stance, sign, role, connective, what could be looked up.
pub(crate) type Asserted = (&'static str, Stance, &'static str, Option<Role>, &'static str, &'static str);

/// A source: its name, its kind, the numbers of its attributions.
pub(crate) type Speaker = (&'static str, Kind, &'static [usize]);

/// An article and who says what in it.
pub(crate) struct Marked {
    pub(crate) document: Arc<Document>,
    pub(crate) analysis: Arc<Analysis>,
}

/// Reads a marked article; attributions whose number is in `attitudes` are attitudes.
pub(crate) fn marked(text: &str, format: Format, speakers: &[Speaker], attitudes: &[usize]) -> Marked {
    let plain: String = strip(text).0;
    let (document, _) = ingest(plain.into_bytes(), &Hints::named("harbour.txt", Some(format))).unwrap();
    // Markdown becomes another text; the marks are found again in it by their words, one after the other.
    let mut from = 0;
    let mut marks = Vec::new();
    for (role, number, words) in strip(text).1 {
        let at = from + document.text()[from..].find(&words).unwrap_or_else(|| panic!("{words} is in the text"));
        marks.push((role, number, Span::new(at, at + words.len())));
        from = at;
    }
    let analysis = analysis(&document, &marks, speakers, attitudes);
    Marked { document: Arc::new(document), analysis: Arc::new(analysis) }
}

type Piece = (char, usize, String);

/// The text without its marks, and the marks: role, number, words.
fn strip(text: &str) -> (String, Vec<Piece>) {
    let mut plain = String::new();
    let mut marks = Vec::new();
    for (index, part) in text.split(['‹', '›']).enumerate() {
        if index % 2 == 0 {
            plain.push_str(part);
            continue;
        }
        let (head, words) = part.split_once(':').unwrap();
        let role = head.chars().next().unwrap();
        marks.push((role, head[1..].parse().unwrap(), words.to_owned()));
        plain.push_str(words);
    }
    (plain, marks)
}

fn analysis(document: &Document, marks: &[(char, usize, Span)], speakers: &[Speaker], attitudes: &[usize]) -> Analysis {
    let pieces =
        |role, number| marks.iter().filter(move |(it, of, _)| (*it, *of) == (role, number)).map(|(.., span)| *span);
    let mut numbers: Vec<usize> =
        marks.iter().filter(|(role, ..)| *role == 'q').map(|(_, number, _)| *number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let id = |index: usize| AttributionId(u32::try_from(index).unwrap());
    let id_of = |number: &usize| id(numbers.iter().position(|it| it == number).unwrap());
    let speaker_of = |number: usize| speakers.iter().position(|(.., said)| said.contains(&number));
    let attributions: Vec<Attribution> = numbers
        .iter()
        .map(|number| {
            let content: Vec<Span> = pieces('q', *number).collect();
            let spans: Vec<Span> = pieces('s', *number).collect();
            Attribution {
                form: form(document, &content),
                content,
                source: (!spans.is_empty()).then_some(Mention { spans }),
                cue: pieces('c', *number).next(),
                act: if attitudes.contains(number) { Act::Attitude } else { Act::Statement },
                denied: false,
                cue_stance: CueStance::Neutral,
                source_id: speaker_of(*number).map(|index| SourceId(u32::try_from(index).unwrap())),
                within: None,
                confidence: 0.9,
            }
        })
        .collect();
    let voices = voices(document, &attributions);
    let words = |said: &[usize]| {
        let spans = said.iter().flat_map(|number| pieces('q', *number));
        spans.map(|span| document.slice(span).split_whitespace().count()).sum()
    };
    let sources = speakers.iter().enumerate().map(|(index, (name, kind, said))| Source {
        id: SourceId(u32::try_from(index).unwrap()),
        name: (*name).to_owned(),
        kind: *kind,
        mentions: said.iter().flat_map(|number| pieces('s', *number)).collect(),
        attributions: said.iter().map(id_of).collect(),
        words: words(said),
    });
    let sources = sources.collect();
    Analysis {
        sentences: sentences(document),
        attributions,
        sources,
        voices,
        assertions: assertions(document, ASSERTIONS),
        scare_quotes: Vec::new(),
        broke_off: None,
    }
}

/// The assertions of a table that stand in the document.
pub(crate) fn assertions(document: &Document, table: &[Asserted]) -> Vec<Assertion> {
    let text = document.text();
    let find = |words: &str, from: usize| {
        let at = from + text.get(from..)?.find(words)?;
        (!words.is_empty()).then(|| Span::new(at, at + words.len()))
    };
    let rows = table.iter().filter_map(|&(words, stance, sign, role, connective, checkable)| {
        let span = find(words, 0)?;
        let inside = |words| find(words, span.start()).filter(|it| span.covers(*it));
        let (sign, connective, checkable) = (inside(sign), inside(connective), inside(checkable));
        Some(Assertion { span, stance, sign, role, connective, checkable })
    });
    rows.collect()
}

fn form(document: &Document, content: &[Span]) -> Form {
    let quoted = content.iter().filter(|span| document.slice(**span).starts_with('“')).count();
    let marks = content.iter().any(|span| document.slice(*span).contains('“'));
    match (quoted == content.len(), marks) {
        (true, _) => Form::Direct,
        (false, true) => Form::Mixed,
        (false, false) => Form::Indirect,
    }
}

fn voices(document: &Document, attributions: &[Attribution]) -> Vec<(Span, Voice)> {
    let mut contents: Vec<(Span, Voice)> = Vec::new();
    for (index, attribution) in attributions.iter().enumerate() {
        let voice = Voice::Attributed(AttributionId(u32::try_from(index).unwrap()));
        contents.extend(attribution.content.iter().map(|span| (*span, voice)));
    }
    contents.sort_by_key(|(span, _)| span.start());
    let mut runs = Vec::new();
    let mut end = 0;
    for (span, voice) in contents {
        if end < span.start() {
            runs.push((Span::new(end, span.start()), Voice::Author));
        }
        end = span.end();
        runs.push((span, voice));
    }
    runs.push((Span::new(end, document.text().len()), Voice::Author));
    runs
}

/// Sentences end at a full stop, a question mark or a closing quotation mark after one, before a space.
fn sentences(document: &Document) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for block in document.blocks() {
        let text = document.slice(block.span);
        let mut start = 0;
        for (index, _) in text.match_indices([' ', '\n']) {
            if text[..index].ends_with(['.', '?']) || text[..index].ends_with(".”") {
                sentences.push(Sentence { span: Span::new(block.span.start() + start, block.span.start() + index) });
                start = index + 1;
            }
        }
        sentences.push(Sentence { span: Span::new(block.span.start() + start, block.span.end()) });
    }
    sentences
}

/// What the people of the harbour article say.
pub(crate) const SPEAKERS: &[Speaker] = &[
    ("The Harbor Post", Kind::Publication, &[1, 7]),
    ("Mara Lindqvist", Kind::Person, &[2, 5]),
    ("a port official", Kind::Unnamed, &[3]),
    ("many", Kind::Vague, &[4]),
    ("the audit", Kind::Document, &[6]),
];

/// The attribution that is an attitude.
pub(crate) const ATTITUDES: &[usize] = &[4];

/// An opinion piece about a harbour, in Markdown.
pub(crate) const HARBOUR: &str = "\
# The Harbour Nobody Wanted to Dredge

By Ines Falk

The city has argued about its harbour for a decade, and the harbour has gone on filling with mud. Last week \
‹s1:the Harbor Post› ‹c1:reported› ‹q1:that the council will vote in May on a new channel›. I doubt that a vote will \
move a single bucket.

## What is said

‹q2:“We have run out of excuses,”› ‹s2:Mara Lindqvist›, who runs the pilots’ guild, ‹c2:told› the paper. \
‹q2:“The ships have run out of water.”› She is right about the ships. ‹s3:A port official› ‹c3:said› ‹q3:the guild was \
“crying wolf” again›, as it does before every budget.

And ‹s4:many› ‹c4:suspect› ‹q4:that the channel is a gift to one company›. Suspicion is not a survey, but it is not \
nothing either: [the permits](https://example.org/permits) name the same firm four times.

## What is known

Is the mud really that deep? ‹q5:“Four metres at low tide, and falling,”› ‹s5:she› ‹c5:wrote› in March. ‹c6:According \
to› ‹s6:the audit›, ‹q6:the last dredging cost twice its estimate and lasted half as long›. The numbers are not in \
dispute. Only the conclusion is.

- A deeper channel needs a deeper purse.
- A shallow one needs smaller ships.

So the council should publish the soundings before it votes, and the voters should read them. ‹s7:The Post› \
‹c7:has promised› ‹q7:to print every page›. That would be a start.
";

/// What the author of the harbour article asserts: the words, how they are put and by which sign, what they do and by
/// which connective, and what could be looked up.
const ASSERTIONS: &[Asserted] = &[
    (
        "The city has argued about its harbour for a decade, and the harbour has gone on filling with mud.",
        Stance::Plain,
        "",
        None,
        "",
        "",
    ),
    ("I doubt that a vote will move a single bucket.", Stance::Hedged, "I doubt", None, "", ""),
    ("She is right about the ships.", Stance::Plain, "", None, "", ""),
    ("And many suspect that the channel is a gift to one company.", Stance::Plain, "", None, "", ""),
    ("Suspicion is not a survey,", Stance::Plain, "", None, "", ""),
    (
        "but it is not nothing either: the permits name the same firm four times.",
        Stance::Plain,
        "",
        Some(Role::Contrast),
        "but",
        "four times",
    ),
    ("Is the mud really that deep?", Stance::Question, "?", None, "", ""),
    ("The numbers are not in dispute.", Stance::Plain, "", None, "", ""),
    ("Only the conclusion is.", Stance::Plain, "", None, "", ""),
    ("A deeper channel needs a deeper purse.", Stance::Plain, "", None, "", ""),
    ("A shallow one needs smaller ships.", Stance::Plain, "", None, "", ""),
    (
        "So the council should publish the soundings before it votes,",
        Stance::Directive,
        "should",
        Some(Role::Conclusion),
        "So",
        "",
    ),
    ("and the voters should read them.", Stance::Directive, "should", None, "", ""),
    ("That would be a start.", Stance::Plain, "", None, "", ""),
];

/// The harbour article with an engine that is unsure of some of it, and with words that are denied.
pub(crate) fn doubtful() -> Marked {
    let Marked { document, analysis } = harbour();
    let mut analysis = Analysis::clone(&analysis);
    // The port official; the many, who only suspect; the audit; the Post.
    for (index, confidence, denied) in [(2, 0.42, false), (3, 0.3, false), (5, 0.9, true), (6, 0.2, true)] {
        let said = &mut analysis.attributions[index];
        (said.confidence, said.denied) = (confidence, denied);
    }
    Marked { document, analysis: Arc::new(analysis) }
}

/// The harbour article with who says what.
pub(crate) fn harbour() -> Marked {
    marked(HARBOUR, Format::Markdown, SPEAKERS, ATTITUDES)
}
