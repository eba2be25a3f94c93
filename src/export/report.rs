//! The balance of an article for people: what it is made of, in figures and bars. Text, Markdown and HTML print one and
//! the same [`Sheet`].

mod markdown;
mod text;

use std::io::{self, Write};

use super::Article;
use super::words::{self, count, kind, shown};
use crate::analysis::{Balance, CueStance, Figure, Form, Kind, Role, SourceBalance, SourceId, Stance};

/// Writes the balance of an article for people, in lines of so many columns (forty at least).
pub fn report_text(article: &Article<'_>, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    text::write(&Sheet::of(article), columns.max(40), out)
}

/// Writes the balance of an article as Markdown, the figures in tables.
pub fn report_markdown(article: &Article<'_>, out: &mut dyn Write) -> io::Result<()> {
    markdown::write(&Sheet::of(article), out)
}

/// What there is to say about an article, before it takes a form. Its words are the article's own and unescaped.
pub(super) struct Sheet {
    pub(super) title: String,
    /// Who wrote it, when, how long it is.
    pub(super) about: Vec<String>,
    pub(super) charts: Vec<Chart>,
    /// What is told in a sentence rather than in a bar: what it is about, and the sentence.
    pub(super) facts: Vec<(&'static str, String)>,
}

/// Bars that belong together.
pub(super) struct Chart {
    pub(super) title: &'static str,
    pub(super) rows: Vec<Row>,
}

/// One bar: so many words of so many.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) words: usize,
    pub(super) of: usize,
    /// How many words a whole bar stands for: fewer than all, where small parts are to be compared with each other.
    pub(super) scale: usize,
    /// What else is to be known: how often, what it is.
    pub(super) note: String,
    /// Whose it is.
    pub(super) whose: Whose,
}

/// Whose a bar is: what decides its hue.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The author's words.
    Author,
    /// Those of a source.
    Source(SourceId),
    /// Those of several.
    Others,
}

impl Sheet {
    pub(super) fn of(article: &Article<'_>) -> Self {
        let Article { path, document, analysis, .. } = article;
        let balance = Balance::of(document, analysis);
        let meta = document.meta();
        let title = meta.title.as_deref().map(shown).filter(|it| !it.is_empty());
        let about = [meta.byline.as_deref(), meta.date.as_deref()].into_iter().flatten().map(shown);
        let about = about.filter(|it| !it.is_empty()).chain([count(balance.words, "word")]);
        let sheet = Sheets { article, balance: &balance };
        Self {
            title: title.unwrap_or_else(|| shown(path)),
            about: about.collect(),
            charts: sheet.charts().into_iter().filter(|it| !it.rows.is_empty()).collect(),
            facts: sheet.facts(),
        }
    }
}

/// What a sheet is made of.
struct Sheets<'a> {
    article: &'a Article<'a>,
    balance: &'a Balance,
}

impl Sheets<'_> {
    fn charts(&self) -> Vec<Chart> {
        let balance = self.balance;
        let stances = balance.stances.iter().map(|(it, figure)| self.author(figure, stance_name(*it)));
        let roles = balance.roles.iter().filter_map(|(role, it)| Some(self.author(it, role_name((*role)?))));
        let forms = balance.forms.iter().map(|(form, it)| self.part(it, form_name(*form)));
        let kinds = balance.kinds.iter().map(|(kind, it)| self.part(it, kind.map_or("nobody named", plural)));
        let cues = balance.cues.iter().map(|(cue, it)| self.part(it, cue_name(*cue)));
        let thirds = balance.thirds.iter().zip(["beginning", "middle", "end"]);
        let thirds = thirds.filter(|(it, _)| it.words > 0).map(|(it, name)| row(&it.attributed, it.words, name));
        let chart = |title, rows| Chart { title, rows };
        vec![
            chart("Words by voice", self.voices()),
            chart("By source", balance.sources.iter().map(|it| self.source(it)).collect()),
            chart("How firmly the author asserts", stances.collect()),
            chart("What assertions do in the argument", roles.collect()),
            chart("Word for word or not", forms.collect()),
            chart("Words of sources in each third", thirds.collect()),
            chart("By kind of source", kinds.collect()),
            chart("How the author stands to what sources say", cues.collect()),
        ]
    }

    fn voices(&self) -> Vec<Row> {
        let Balance { words, author, attributed, .. } = self.balance;
        let silent = |row| Row { note: String::new(), ..row };
        let author = Row { whose: Whose::Author, ..row(author, *words, "author") };
        vec![silent(author), silent(row(attributed, *words, "sources"))]
    }

    fn source(&self, it: &SourceBalance) -> Row {
        let source = &self.article.analysis.sources[it.id.0 as usize];
        let note = format!("{}, {}", kind(source.kind), times(it.said.count()));
        Row { note, whose: Whose::Source(it.id), ..self.part(&it.said, &shown(&source.name)) }
    }

    /// A part of what sources say, as a part of the article.
    fn part(&self, figure: &Figure, name: &str) -> Row {
        Row { scale: self.balance.attributed.words, ..row(figure, self.balance.words, name) }
    }

    /// A part of what the author asserts.
    fn author(&self, figure: &Figure, name: &str) -> Row {
        let note = count(figure.count(), "assertion");
        Row { note, whose: Whose::Author, ..row(figure, self.balance.assertions.words, name) }
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let Article { document, analysis, .. } = self.article;
        let mut facts = Vec::new();
        if let Some(longest) = self.balance.longest {
            let text = shown(document.slice(longest.span));
            let opening: Vec<&str> = text.split(' ').take(OPENING).collect();
            let more = if opening.len() < longest.words { " …" } else { "" };
            let words = count(longest.words, "word");
            facts.push(("Longest stretch without a source", format!("{words}: {}{more}", opening.join(" "))));
        }
        let once = self.balance.once().map(|it| shown(&analysis.sources[it.id.0 as usize].name));
        let once: Vec<String> = once.collect();
        if !once.is_empty() {
            facts.push(("Heard only once", once.join(", ")));
        }
        let (checkable, numbers) = (self.balance.checkable.count(), self.balance.numbers.count());
        if checkable > 0 {
            let assertions = count(checkable, "assertion");
            facts.push(("Could be looked up", format!("{assertions} of the author’s, {numbers} of them for a number")));
        }
        facts
    }
}

/// How many words are told of where a stretch begins.
const OPENING: usize = 8;

fn row(figure: &Figure, of: usize, name: &str) -> Row {
    let (words, note) = (figure.words, times(figure.count()));
    Row { name: name.to_owned(), words, of, scale: of, note, whose: Whose::Others }
}

impl Row {
    pub(super) fn percent(&self) -> usize {
        words::percent(self.words, self.of)
    }
}

fn times(number: usize) -> String {
    match number {
        0 => String::from("never"),
        1 => String::from("once"),
        2 => String::from("twice"),
        more => format!("{more} times"),
    }
}

/// Sources of a kind, all together.
fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "people",
        Kind::Unnamed => "unnamed people",
        Kind::Group => "groups",
        Kind::Organization => "organizations",
        Kind::Publication => "publications",
        Kind::Document => "documents",
        Kind::Vague => "vague",
        Kind::Author => "the author, quoted",
    }
}

pub(super) fn form_name(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Indirect => "indirect",
        Form::Mixed => "mixed",
    }
}

fn cue_name(stance: CueStance) -> &'static str {
    match stance {
        CueStance::Neutral => "neutral",
        CueStance::Endorsed => "taken over",
        CueStance::Distanced => "kept at a distance",
        CueStance::Denied => "denied",
    }
}

pub(super) fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Plain => "plain",
        Stance::Hedged => "hedged",
        Stance::Boosted => "boosted",
        Stance::Question => "question",
        Stance::Directive => "directive",
    }
}

pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Reason => "reason",
        Role::Conclusion => "conclusion",
        Role::Concession => "concession",
        Role::Contrast => "contrast",
        Role::Condition => "condition",
        Role::Example => "example",
    }
}
