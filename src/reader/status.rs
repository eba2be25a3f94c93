//! The line at the foot of the screen: who speaks, in which form, by which words; how far one has come.

use super::argument;
use super::article::Article;
use super::cells::{fit, one_line, width};
use super::highlight::{Highlight, Mode};
use super::index::{Focus, attribution, is_quotation};
use super::link;
use super::marks::Family;
use super::shown::Shown;
use crate::analysis::{Act, Attribution, Form, Kind};
use crate::document::BlockKind;

/// Columns that the name of a list of places takes at most.
const LONGEST_NAME: usize = 20;
/// What goes on is cut to so many columns before its keys are.
const LEAST_DOING: usize = 16;
/// What stands between the clauses of a sentence.
const NEXT_CLAUSE: &str = " → ";

/// What the line says while nothing else has to be said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Status {
    /// The highlight mode, in capitals.
    pub mode: &'static str,
    /// Who speaks, in which form, by which cue, how sure that is.
    pub speaker: String,
    /// Where one is.
    pub place: String,
    /// Where the links of the sentence in focus lead, if it has any; told where there is room.
    pub link: Option<String>,
    /// What is going on meanwhile, told instead of who speaks.
    pub doing: Option<Doing>,
}

/// Something that goes on for a while: an article is on its way, a link is to be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doing {
    /// What.
    pub what: String,
    /// The keys that it takes.
    pub keys: &'static str,
}

impl Doing {
    /// What is going on and, if it has to be cut for it, still its keys, in so many columns.
    pub fn fit(&self, columns: usize) -> String {
        let room = columns.saturating_sub(width(self.keys) + 3).max(LEAST_DOING);
        fit(&format!("{} · {}", fit(&self.what, room), self.keys), columns)
    }
}

/// Something to tell, until the next key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// One sentence.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
    /// Whether it asks if the person wants to quit all the same.
    pub asks_to_quit: bool,
}

impl Status {
    /// Who speaks, in so many columns: of the clauses of a sentence as many as fit whole.
    pub fn speaker_in(&self, columns: usize) -> String {
        let clauses: Vec<&str> = self.speaker.split(NEXT_CLAUSE).collect();
        let fewer = (1..clauses.len()).rev().map(|shown| {
            let whole = clauses.get(..shown).unwrap_or_default().join(NEXT_CLAUSE);
            format!("{whole}{NEXT_CLAUSE}…")
        });
        let mut forms = std::iter::once(self.speaker.clone()).chain(fewer);
        forms.find(|form| width(form) <= columns).unwrap_or_else(|| fit(&self.speaker, columns))
    }

    /// What there is to say of an open article.
    pub fn new(article: &Article, highlight: Highlight) -> Self {
        let shown = highlight.shown;
        let focus = article.focus();
        let speaker = if article.is_known_here() || focus.attribution.is_some() {
            speaker(article, &focus, highlight)
        } else {
            "finding out who speaks …".to_owned()
        };
        let note = article.note_on(&focus.spans).map(|nth| one_line(&article.record.notes[nth].text));
        let speaker = [Some(speaker), note.map(|note| format!("note: {note}"))];
        let speaker = speaker.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        let mode_name = match highlight.mode {
            Mode::Off => "OFF",
            Mode::Quotations => "QUOTATIONS",
            Mode::Voices => "VOICES",
            Mode::Source(_) => "SOURCE",
            Mode::Author => "AUTHOR",
        };
        Self { mode: mode_name, speaker, place: place(article, shown), link: link(article), doing: None }
    }
}

/// Where the links in focus lead.
fn link(article: &Article) -> Option<String> {
    match link::in_focus(article).as_slice() {
        [] => None,
        [link] => Some(format!("→ {}", link::short(link.address))),
        links => Some(format!("→ {} links", links.len())),
    }
}

fn speaker(article: &Article, focus: &Focus, highlight: Highlight) -> String {
    if focus.is_unnamed {
        let quoting = Focus { is_unnamed: false, ..focus.clone() };
        return format!("quoted, nobody named · {}", speaker(article, &quoting, highlight));
    }
    let Some(id) = focus.attribution else { return author(article, focus, highlight) };
    let shown = highlight.shown;
    let said = attribution(&article.analysis, id);
    let source = said.source_id.map(|id| &article.analysis.sources[id.0 as usize]);
    let is_vague = source.is_some_and(|source| source.kind == Kind::Vague);
    let source = source.map(|source| one_line(&source.name));
    let cue = said.cue.map(|cue| format!("“{}”", one_line(article.document.slice(cue))));
    let outer = said.within.and_then(|outer| attribution(&article.analysis, outer).source_id);
    let outer = outer.filter(|outer| Some(*outer) != said.source_id);
    let via = outer.map(|id| format!("via {}", one_line(&article.analysis.sources[id.0 as usize].name)));
    let is_unsure = shown.is_unsure(said);
    let stands = Family::of_cue(said.cue_stance).filter(|it| highlight.marks.tells(*it));
    let parts = [
        Some(source.unwrap_or_else(|| "source not named".to_owned())),
        is_vague.then(|| "nobody in particular".to_owned()),
        via,
        Some(form(said).to_owned()),
        said.denied.then(|| "denied".to_owned()),
        // What is to be doubted is told before what a narrow screen cuts.
        is_unsure.then(|| format!("unsure ({:.0} %)", said.confidence * 100.0)),
        cue,
        stands.map(|it| it.name().to_owned()),
        (!is_unsure).then(|| sureness(said).to_owned()),
        (!shown.takes(said)).then(|| "hidden".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// That the author speaks, if it is the author, and what the author does in the sentence in focus: clause by clause, as
/// far as there is something to tell of them.
fn author(article: &Article, focus: &Focus, highlight: Highlight) -> String {
    let clauses = argument::asserted(&article.analysis, focus).iter();
    let told = clauses.map(|it| argument::told(article, it, highlight.marks).join(" · ")).filter(|it| !it.is_empty());
    let does = told.collect::<Vec<_>>().join(NEXT_CLAUSE);
    let parts = [unattributed(article).to_owned(), does];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Who answers for words that nobody is credited with.
fn unattributed(article: &Article) -> &'static str {
    match article.document.block(article.block()).kind {
        BlockKind::Title => "headline",
        BlockKind::Heading(_) => "heading",
        BlockKind::Byline | BlockKind::Dateline => "byline",
        BlockKind::Litter => "left over from the page, not part of the article",
        BlockKind::Code => "code",
        BlockKind::Table => "table",
        BlockKind::Rule => "",
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Verse => "the author",
    }
}

fn form(said: &Attribution) -> &'static str {
    match (said.act, said.form) {
        (Act::Attitude, Form::Direct) => "attitude, direct",
        (Act::Attitude, Form::Mixed) => "attitude, mixed",
        (Act::Attitude, Form::Indirect) => "attitude, indirect",
        (Act::Statement, Form::Direct) => "direct",
        (Act::Statement, Form::Mixed) => "mixed",
        (Act::Statement, Form::Indirect) => "indirect",
    }
}

/// How sure it is that they say it, of what is not unsure.
fn sureness(said: &Attribution) -> &'static str {
    match said.confidence {
        // What a reader corrected is beyond doubt.
        it if it >= 1.0 => "corrected by you",
        it if it >= 0.8 => "sure",
        _ => "likely",
    }
}

/// Which of the statements that begin at `starts`, of those that are `counted`, is the one that the line speaks of, or
/// else the last one before, and how many there are.
fn reached(article: &Article, label: &str, starts: &[usize], counted: fn(&Attribution) -> bool) -> Option<String> {
    if starts.is_empty() {
        return None;
    }
    let said = article.focus().attribution.map(|id| attribution(&article.analysis, id));
    let here = match said {
        Some(said) if counted(said) => said.hull().start(),
        _ => article.at(),
    };
    let nth = starts.partition_point(|start| *start <= here);
    Some(format!("{label} {nth}/{}", starts.len()))
}

/// What is hidden, what is not known yet, which match, statement and quotation one is at, and how far into the article.
fn place(article: &Article, shown: Shown) -> String {
    let stops = &article.stops;
    let statement = reached(article, "said", &stops.statements, |_| true);
    let quotation = reached(article, "quote", &stops.quotations, is_quotation);
    let found = article.search.matches.len();
    let matched = article.search.from(article.at()).map(|(index, _)| {
        let more = if article.search.is_cut { "+" } else { "" };
        let what = if article.search.is_list { fit(&article.search.query, LONGEST_NAME) } else { "match".to_owned() };
        format!("{what} {}/{found}{more}", index + 1)
    });
    let percent = Some(format!("{} %", article.percent()));
    // Once every part is done, the whole is gone through once more to tell who is who in all of it.
    let analysing = article.analysed_percent().map(|done| match done {
        100.. => "matching names".to_owned(),
        done => format!("analysing {done} %"),
    });
    let hidden = shown.hidden().map(str::to_owned);
    [hidden, analysing, matched, statement, quotation, percent].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
