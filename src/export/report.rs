//! The balance of an article for people: what it is made of, in figures and bars. Text, Markdown and HTML print one and
//! the same [`Sheet`].

mod markdown;
mod text;

use std::io::{self, Write};

use super::Article;

use super::words::shown;
use crate::analysis::{Balance, CueStance, Figure, Form, Kind, Role, SourceBalance, SourceId, Stance};
use crate::wording::{Named, count, plural, rest, share, times};

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
    /// What there is to say about how it was read, a sentence each.
    pub(super) notices: Vec<String>,
    pub(super) charts: Vec<Chart>,
    /// What is told in a sentence rather than in a bar: what it is about, and the sentence.
    pub(super) facts: Vec<(&'static str, String)>,
}

/// Bars that belong together.
pub(super) struct Chart {
    pub(super) title: &'static str,
    /// Of what its shares are parts: "of 20 assertions".
    pub(super) base: String,
    /// What it counts: words, assertions.
    pub(super) counts: &'static str,
    pub(super) rows: Vec<Row>,
}

/// One bar: so much of so much. Bars of all charts have one scale; a whole one is a hundred per cent.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) part: usize,
    pub(super) of: usize,
    /// The share as it is told.
    pub(super) share: String,
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
        let Article { path, document, analysis, notices } = article;
        let balance = Balance::of(document, analysis);
        let meta = document.meta();
        let title = meta.title.as_deref().map(shown).filter(|it| !it.is_empty());
        let about = [meta.byline.as_deref(), meta.date.as_deref()].into_iter().flatten().map(shown);
        let about = about.filter(|it| !it.is_empty()).chain([count(balance.words, "word")]);
        let sheet = Sheets { article, balance: &balance };
        Self {
            title: title.unwrap_or_else(|| shown(path)),
            about: about.collect(),
            notices: notices.iter().map(|it| shown(&it.0)).collect(),
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
        let Balance { words, attributed, assertions, thirds, .. } = self.balance;
        let said = format!("of {}", count(*words, "word"));
        let asserted = format!("of {}", count(assertions.count(), "assertion"));
        let of_each = String::from("of the words of each third");
        let attributions = format!("of {}", count(attributed.count(), "attribution"));
        let thirds = thirds.iter().zip(["beginning", "middle", "end"]).filter(|(it, _)| it.words > 0);
        let thirds = thirds.map(|(it, name)| of_words(&it.attributed, it.words, name));
        let chart = |title, base: &String, counts, rows| Chart { title, base: base.clone(), counts, rows };
        vec![
            chart("Words by voice", &said, "words", self.voices()),
            chart("By source", &said, "words", self.balance.sources.iter().map(|it| self.source(it)).collect()),
            chart("How firmly the author asserts", &asserted, "assertions", self.stances()),
            chart("What assertions do in the argument", &asserted, "assertions", self.roles()),
            chart("Word for word or not", &said, "words", self.forms()),
            chart("Words of sources in each third", &of_each, "words", thirds.collect()),
            chart("By kind of source", &said, "words", self.kinds()),
            chart("How the author stands to what sources say", &attributions, "attributions", self.cues()),
        ]
    }

    fn voices(&self) -> Vec<Row> {
        let Balance { words, author, attributed, .. } = self.balance;
        let silent = |row| Row { note: String::new(), ..row };
        let share = rest(attributed.words, *words);
        let author = Row { share, whose: Whose::Author, ..of_words(author, *words, "author") };
        vec![silent(author), silent(of_words(attributed, *words, "attributed"))]
    }

    fn source(&self, it: &SourceBalance) -> Row {
        let source = &self.article.analysis.sources[it.id.0 as usize];
        let note = format!("{}, {}", source.kind.name(), times(it.said.count()));
        Row { note, whose: Whose::Source(it.id), ..of_words(&it.said, self.balance.words, &shown(&source.name)) }
    }

    fn stances(&self) -> Vec<Row> {
        let stances = &self.balance.stances;
        Stance::ALL.iter().filter_map(|it| Some(self.asserted(stances.get(it)?, it.name()))).collect()
    }

    fn roles(&self) -> Vec<Row> {
        let roles = &self.balance.roles;
        Role::ALL.iter().filter_map(|it| Some(self.asserted(roles.get(&Some(*it))?, it.name()))).collect()
    }

    fn forms(&self) -> Vec<Row> {
        let Balance { forms, words, .. } = self.balance;
        Form::ALL.iter().filter_map(|it| Some(of_words(forms.get(it)?, *words, it.name()))).collect()
    }

    fn kinds(&self) -> Vec<Row> {
        let Balance { kinds, words, .. } = self.balance;
        let all = Kind::ALL.map(Some).into_iter().chain([None]);
        all.filter_map(|kind| Some(of_words(kinds.get(&kind)?, *words, plural(kind)))).collect()
    }

    fn cues(&self) -> Vec<Row> {
        let (cues, all) = (&self.balance.cues, self.balance.attributed.count());
        CueStance::ALL.iter().filter_map(|it| Some(of_count(cues.get(it)?, all, it.name()))).collect()
    }

    /// A part of what the author asserts.
    fn asserted(&self, figure: &Figure, name: &str) -> Row {
        Row { whose: Whose::Author, ..of_count(figure, self.balance.assertions.count(), name) }
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
            let assertions = count(self.balance.assertions.count(), "assertion");
            let told = format!("{checkable} of {assertions}, {numbers} of them with a number");
            facts.push(("May be facts to look up", told));
        }
        facts
    }
}

/// How many words are told of where a stretch begins.
const OPENING: usize = 8;

/// The words of a figure as a part of so many; how often in a note.
fn of_words(figure: &Figure, of: usize, name: &str) -> Row {
    let (part, note) = (figure.words, times(figure.count()));
    Row { name: name.to_owned(), part, of, share: share(part, of), note, whose: Whose::Others }
}

/// How many places a figure has, as a part of so many; the words in a note.
fn of_count(figure: &Figure, of: usize, name: &str) -> Row {
    let (part, note) = (figure.count(), count(figure.words, "word"));
    Row { name: name.to_owned(), part, of, share: share(part, of), note, whose: Whose::Others }
}
