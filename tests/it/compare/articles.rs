//! Small articles to compare, with analyses that no engine made: a line for each statement.

use ascribe::analysis::{
    Act, Analysis, Attribution, AttributionId, CueStance, Form, Kind, Mention, Source, SourceId, Voice,
};
use ascribe::document::{BlockKind, Builder, Document, Meta, Span};
use ascribe::export::AnalysedArticle;
use ascribe::ingest::Notice;

/// One thing that somebody says.
pub(crate) struct Said<'a> {
    name: &'a str,
    kind: Kind,
    words: &'a str,
    form: Form,
    act: Act,
    denied: bool,
}

impl<'a> Said<'a> {
    /// In quotation marks or not, as the words are.
    pub(crate) fn of(name: &'a str, kind: Kind, words: &'a str) -> Self {
        let form = if words.starts_with('“') { Form::Direct } else { Form::Indirect };
        Self { name, kind, words, form, act: Act::Statement, denied: false }
    }

    pub(crate) fn indirect(name: &'a str, kind: Kind, words: &'a str) -> Self {
        Self::of(name, kind, words)
    }

    /// The same, denied or not.
    pub(crate) fn denied(self, denied: bool) -> Self {
        Self { denied, ..self }
    }
}

/// An article, owned.
pub(crate) struct Made {
    path: &'static str,
    document: Document,
    analysis: Analysis,
    notices: Vec<Notice>,
}

impl Made {
    /// A line of text for each statement, the words first, then who says them.
    pub(crate) fn of(path: &'static str, title: Option<&str>, said: &[Said<'_>]) -> Self {
        let mut text = String::from("Rain again.\n");
        let mut analysis = Analysis::default();
        for (nth, said) in (0..).zip(said) {
            let content = Span::new(text.len(), text.len() + said.words.len());
            analysis.voices.push((Span::new(last(&analysis), content.start()), Voice::Author));
            analysis.voices.push((content, Voice::Attributed(AttributionId(nth))));
            text.push_str(said.words);
            text.push_str(" said ");
            let mention = Span::new(text.len(), text.len() + said.name.len());
            text.push_str(said.name);
            text.push_str(".\n");
            let id = source(&mut analysis, said, mention);
            analysis.sources[id.0 as usize].attributions.push(AttributionId(nth));
            analysis.attributions.push(attribution(said, content, mention, id));
        }
        analysis.voices.push((Span::new(last(&analysis), text.len()), Voice::Author));
        let mut builder = Builder::new(text.clone());
        builder.block(Span::new(0, text.len()), BlockKind::Paragraph);
        let document = builder.build(Meta { title: title.map(str::to_owned), ..Meta::default() });
        Self { path, document, analysis, notices: Vec::new() }
    }

    /// The same, with something to say about how it was read.
    fn with_notice(mut self, notice: &str) -> Self {
        self.notices.push(Notice(notice.to_owned()));
        self
    }

    /// The same, but that nobody is named for the nth statement.
    pub(crate) fn with_nobody_for(mut self, nth: u32) -> Self {
        let said = &mut self.analysis.attributions[nth as usize];
        (said.source, said.source_id) = (None, None);
        for source in &mut self.analysis.sources {
            source.attributions.retain(|id| id.0 != nth);
        }
        self
    }

    pub(crate) fn pair(&self) -> (&Document, &Analysis) {
        (&self.document, &self.analysis)
    }

    pub(crate) fn article(&self) -> AnalysedArticle<'_> {
        AnalysedArticle { path: self.path, document: &self.document, analysis: &self.analysis, notices: &self.notices }
    }

    pub(crate) fn name(&self, id: SourceId) -> &str {
        &self.analysis.sources[id.0 as usize].name
    }

    pub(crate) fn text(&self) -> &str {
        self.document.text()
    }

    pub(crate) fn words(&self) -> usize {
        self.document.words()
    }
}

fn last(analysis: &Analysis) -> usize {
    analysis.voices.last().map_or(0, |(span, _)| span.end())
}

/// The source of a statement, made if nobody is called so yet.
fn source(analysis: &mut Analysis, said: &Said<'_>, mention: Span) -> SourceId {
    if let Some(known) = analysis.sources.iter_mut().find(|it| it.name == said.name) {
        known.mentions.push(mention);
        return known.id;
    }
    let id = SourceId(u32::try_from(analysis.sources.len()).unwrap());
    let name = said.name.to_owned();
    analysis.sources.push(Source {
        id,
        name,
        kind: said.kind,
        mentions: vec![mention],
        attributions: Vec::new(),
        words: said.words.split_whitespace().count(),
    });
    id
}

fn attribution(said: &Said<'_>, content: Span, mention: Span, id: SourceId) -> Attribution {
    Attribution {
        source: Some(Mention { spans: vec![mention] }),
        cue: None,
        content: vec![content],
        form: said.form,
        act: said.act,
        denied: said.denied,
        cue_stance: CueStance::Neutral,
        source_id: Some(id),
        within: None,
        confidence: 1.0,
    }
}

/// Two articles on the opening of a tunnel.
pub(crate) fn tunnel() -> (Made, Made) {
    use Kind::{Organization, Person, Publication, Unnamed, Vague};
    let here = [
        Said::of("Ida Brandt", Person, "“We have tested every pump twice, and the tunnel is dry,”"),
        Said::of("Ida Brandt", Person, "that the cost would stay below 40 million euros"),
        Said::of("World Health Organization", Organization, "that the air was clean"),
        Said::of("World Health Organization", Organization, "that costs had doubled"),
        Said::of("Tom Ek", Person, "“I would not drive through it in a storm,”"),
        Said::of("a senior official", Unnamed, "that the opening might slip"),
        Said { act: Act::Attitude, ..Said::of("Harbour Gazette", Publication, "a tunnel for everybody") },
    ];
    let there = [
        Said { denied: true, ..Said::of("Brandt", Person, "who pays") },
        Said::of("Brandt", Person, "“The tunnel is dry,”"),
        Said::of("Brandt", Person, "“Ask the ministry,”"),
        Said::of("WHO", Organization, "that the air in it was clean enough to breathe"),
        Said { denied: true, ..Said::of("WHO", Organization, "that costs had doubled") },
        Said::of("Ruth Sand", Person, "that her cellar had flooded"),
        Said::of("critics", Vague, "that the council hides the bill"),
        Said { act: Act::Attitude, ..Said::of("The Gazette", Publication, "more light") },
    ];
    (
        Made::of("news/falk.txt", Some("Harbour tunnel to open in May"), &here),
        Made::of("news/oder.txt", Some("The tunnel nobody trusts"), &there)
            .with_notice("It is not UTF-8; it was read as Windows-1252."),
    )
}

/// Articles that would command a terminal, break a table, open a tag, pile up what is wide.
pub(crate) fn hostile() -> (Made, Made) {
    use Kind::{Organization, Person};
    let long = "Verylongnamewithoutanybreak".repeat(9);
    let here = [
        Said::of("Ada \u{1b}[31mBell\u{7}", Person, "“<script>alert(1)</script>\u{202e} | *bold* \u{9b}2J”"),
        Said::of(&long, Organization, "中文字符测试中文字符测试中文字符测试中文字符测试中文字符测试中文字符测试"),
    ];
    let there = [
        Said::of("Ada \u{1b}[31mBell\u{7}", Person, "“<script>alert(1)</script> `code` 👩\u{200d}👧”"),
        Said::of(&long, Organization, "# 1. “e\u{301}te\u{301}”\u{7f}"),
    ];
    let here = Made::of("a\u{1b}]0;x\u{7}.txt", None, &here).with_notice("\u{1b}[2J\u{202e}*a*\r\nb");
    (here, Made::of("b.txt", Some("<h1>\u{202e}Title</h1>\r\n# two"), &there))
}
