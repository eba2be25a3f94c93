//! The balance of an article in rows: what each is called, how much it is, and of what. The screen and reports arrange
//! the same rows.

use super::names::{HasName, plural};
use super::{count, rest, share};
use crate::analysis::{Analysis, Balance, CueStance, Figure, Form, Kind, Role, SourceBalance, SourceId, Stance, every};

/// Rows that belong together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BalanceSection {
    /// The author's words against those of all others.
    Voices,
    /// By source.
    Sources,
    /// By what the sources are.
    Kinds,
    /// By how much stands in quotation marks.
    Forms,
    /// What is attributed in the beginning, the middle and the end.
    Thirds,
    /// Tone of the author's assertions.
    Stances,
    /// Roles of assertions in the argument.
    Roles,
    /// How the author treats what sources say.
    CueStances,
}

every! {
    /// Every section, in the order of the screen.
    BalanceSection { Voices, Sources, Kinds, Forms, Thirds, Stances, Roles, CueStances }
}

/// What a row is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The author's words.
    Author,
    /// The words of all others.
    Attributed,
    /// Those of a source.
    Source(SourceId),
    /// Those of sources of a kind; none where nobody is named.
    Kind(Option<Kind>),
    /// Those of a form.
    Form(Form),
    /// What is attributed in a third, counted from 0.
    Third(usize),
    /// Assertions that are put so.
    Stance(Stance),
    /// Assertions that do this.
    Role(Role),
    /// Attributions to which the author stands so.
    CueStance(CueStance),
}

/// A row: a part of a whole.
#[derive(Clone, Debug)]
pub struct Portion<'a> {
    /// What it is about.
    pub subject: Subject,
    /// What that is called. The name of a source is the article's own and unescaped.
    pub label: &'a str,
    /// All that is known of it.
    pub figure: &'a Figure,
    /// How much it is, in words or, of assertions and attitudes to sources, in places.
    pub part: usize,
    /// Of how much, in the same unit.
    pub whole: usize,
    /// The same as it is told: "28 %".
    pub share: String,
}

impl BalanceSection {
    /// What it is called in a report.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Voices => "Words by voice",
            Self::Sources => "By source",
            Self::Kinds => "By kind of source",
            Self::Forms => "Quoted or paraphrased",
            Self::Thirds => "Words of sources in each third",
            Self::Stances => "Tone of the author's assertions",
            Self::Roles => "Roles of assertions in the argument",
            Self::CueStances => "How the author treats what sources say",
        }
    }

    /// What it is called where there is little room.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Voices => "WHOSE WORDS",
            Self::Sources => "SOURCES",
            Self::Kinds => "KINDS OF SOURCE",
            Self::Forms => "HOW IT IS QUOTED",
            Self::Thirds => "IN EACH THIRD",
            Self::Stances => "TONE",
            Self::Roles => "ROLE",
            Self::CueStances => "TREATED AS",
        }
    }

    /// What its rows count.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Voices | Self::Sources | Self::Kinds | Self::Forms | Self::Thirds => "words",
            Self::Stances | Self::Roles => "assertions",
            Self::CueStances => "attributions",
        }
    }

    /// Of what its rows are parts: "20 assertions".
    pub fn whole(self, balance: &Balance) -> String {
        match self {
            Self::Voices | Self::Sources | Self::Kinds | Self::Forms => count(balance.words, "word"),
            Self::Thirds => String::from("the words of each third"),
            Self::Stances | Self::Roles => count(balance.assertions.count(), "assertion"),
            Self::CueStances => count(balance.attributed.count(), "attribution"),
        }
    }

    /// Its rows, those that there are; `balance` is one of `analysis`.
    pub fn portions<'a>(self, balance: &'a Balance, analysis: &'a Analysis) -> Vec<Portion<'a>> {
        match self {
            Self::Voices => voices(balance),
            Self::Sources => balance.sources.iter().map(|it| source(it, balance, analysis)).collect(),
            Self::Kinds => kinds(balance),
            Self::Forms => forms(balance),
            Self::Thirds => thirds(balance),
            Self::Stances => stances(balance),
            Self::Roles => roles(balance),
            Self::CueStances => cue_stances(balance),
        }
    }
}

/// The words of a figure as a part of so many.
fn of_words<'a>(subject: Subject, label: &'a str, figure: &'a Figure, whole: usize) -> Portion<'a> {
    let part = figure.words;
    Portion { subject, label, figure, part, whole, share: share(part, whole) }
}

/// How many places a figure has, as a part of so many.
fn of_places<'a>(subject: Subject, label: &'a str, figure: &'a Figure, whole: usize) -> Portion<'a> {
    let part = figure.count();
    Portion { subject, label, figure, part, whole, share: share(part, whole) }
}

fn voices(balance: &Balance) -> Vec<Portion<'_>> {
    let mut author = of_words(Subject::Author, "author", &balance.author, balance.words);
    // The two make a hundred.
    author.share = rest(balance.attributed.words, balance.words);
    vec![author, of_words(Subject::Attributed, "attributed", &balance.attributed, balance.words)]
}

fn source<'a>(source: &'a SourceBalance, balance: &Balance, analysis: &'a Analysis) -> Portion<'a> {
    let name = analysis.sources.get(source.id.0 as usize).map_or("", |it| it.name.as_str());
    of_words(Subject::Source(source.id), name, &source.said, balance.words)
}

fn kinds(balance: &Balance) -> Vec<Portion<'_>> {
    let mut portions = Vec::new();
    for kind in Kind::ALL.map(Some).into_iter().chain([None]) {
        if let Some(figure) = balance.kinds.get(&kind) {
            portions.push(of_words(Subject::Kind(kind), plural(kind), figure, balance.words));
        }
    }
    portions
}

fn forms(balance: &Balance) -> Vec<Portion<'_>> {
    let mut portions = Vec::new();
    for form in Form::ALL {
        if let Some(figure) = balance.forms.get(&form) {
            portions.push(of_words(Subject::Form(form), form.name(), figure, balance.words));
        }
    }
    portions
}

fn thirds(balance: &Balance) -> Vec<Portion<'_>> {
    let mut portions = Vec::new();
    for (nth, (third, name)) in balance.thirds.iter().zip(["beginning", "middle", "end"]).enumerate() {
        if third.words > 0 {
            portions.push(of_words(Subject::Third(nth), name, &third.attributed, third.words));
        }
    }
    portions
}

fn stances(balance: &Balance) -> Vec<Portion<'_>> {
    let mut portions = Vec::new();
    for stance in Stance::ALL {
        if let Some(figure) = balance.stances.get(&stance) {
            portions.push(of_places(Subject::Stance(stance), stance.name(), figure, balance.assertions.count()));
        }
    }
    portions
}

fn roles(balance: &Balance) -> Vec<Portion<'_>> {
    let mut portions = Vec::new();
    for role in Role::ALL {
        if let Some(figure) = balance.roles.get(&Some(role)) {
            portions.push(of_places(Subject::Role(role), role.name(), figure, balance.assertions.count()));
        }
    }
    portions
}

fn cue_stances(balance: &Balance) -> Vec<Portion<'_>> {
    let mut portions = Vec::new();
    for stance in CueStance::ALL {
        if let Some(figure) = balance.cues.get(&stance) {
            portions.push(of_places(Subject::CueStance(stance), stance.name(), figure, balance.attributed.count()));
        }
    }
    portions
}
