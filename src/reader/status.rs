//! The line at the foot of the screen: who speaks, in which form, by which words; how far one has come.

use std::fmt;

use super::argument;
use super::article::Article;
use super::cells::{fit, one_line, width};
use super::index::{Focus, attribution, is_quotation};
use super::link;
use super::marks::Family;
use super::mode::{Highlight, Mode};
use super::visibility::Visibility;
use crate::analysis::{Act, Attribution, Form, Kind};
use crate::document::BlockKind;
use crate::wording::Certainty;

/// Columns that the name of a list of places takes at most.
const LONGEST_NAME: usize = 20;
/// What goes on is cut to so many columns before its keys are.
const LEAST_DOING: usize = 16;
/// What stands between things that are told.
const SEPARATOR: &str = " · ";
/// What stands between the clauses of a sentence.
const NEXT_CLAUSE: &str = " → ";

/// What the line says while nothing else has to be said.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Status {
    /// The highlight mode; none without an article.
    pub mode: Option<Mode>,
    /// Whether the words in focus are quoted and nobody is named for them.
    pub is_unnamed: bool,
    /// Who speaks.
    pub speaker: SpeakerInFocus,
    /// The person's note on the words in focus, on one line.
    pub note: Option<String>,
    /// Where one is.
    pub position: Position,
    /// Where the links of the sentence in focus lead, if it has any; told where there is room.
    pub link: Option<LinkTarget>,
    /// What is going on meanwhile, told instead of who speaks.
    pub doing: Option<Activity>,
}

/// Who answers for the words in focus.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum SpeakerInFocus {
    /// There are no words.
    #[default]
    Nobody,
    /// That is still being found out.
    Unknown,
    /// No source.
    Author {
        /// Whether it is the author, or the headline, a table.
        text: &'static str,
        /// What the author does in the clauses of the sentence in focus of which there is something to tell.
        clauses: Vec<Vec<String>>,
    },
    /// A source.
    Source(Box<SourceSpeaking>),
}

/// A source to which the words in focus are attributed.
#[derive(Clone, PartialEq, Debug)]
pub struct SourceSpeaking {
    /// Its name on one line, if the article gives one.
    pub name: Option<String>,
    /// Whether that is nobody in particular.
    pub is_vague: bool,
    /// The source in whose words this one is cited.
    pub via: Option<String>,
    /// Whether they say it or hold it, and how much is in their own words.
    pub form: &'static str,
    /// Whether they are said not to say it.
    pub is_denied: bool,
    /// How sure that is.
    pub certainty: Certainty,
    /// The words that attribute, on one line.
    pub cue: Option<String>,
    /// How the author stands to it, if that is told.
    pub cue_stance: Option<&'static str>,
    /// Whether it is not told apart from the author's words at present.
    pub is_hidden: bool,
}

/// How far one has come.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Position {
    /// Whether a comparison is being worked out.
    pub is_comparing: bool,
    /// What is hidden.
    pub hidden: Option<&'static str>,
    /// How far the analysis is, until it is complete.
    pub analysing: Option<Analysing>,
    /// The match of the search, or the place of a list.
    pub found: Option<Ordinal>,
    /// The statement.
    pub statement: Option<Ordinal>,
    /// The quotation.
    pub quotation: Option<Ordinal>,
    /// How far into the article, in hundredths.
    pub percent: Option<usize>,
}

/// How far an analysis is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Analysing {
    /// So many hundredths of the text are done.
    Percent(usize),
    /// Every part is done; the whole is gone through once more to tell who is who in all of it.
    MatchingNames,
}

/// Which of several one is at, counted from one; 0 is before the first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ordinal {
    /// What they are.
    pub what: String,
    /// Which.
    pub nth: usize,
    /// How many there are.
    pub of: usize,
    /// Whether there are more than were counted.
    pub is_cut: bool,
}

/// Where links lead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkTarget {
    /// To this address, shortened.
    One(String),
    /// There are so many.
    Several(usize),
}

/// Something that goes on for a while: an article is on its way, a link is to be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Activity {
    /// What.
    pub what: String,
    /// The keys that it takes.
    pub keys: &'static str,
}

impl Activity {
    /// What is going on and, if it has to be cut for it, still its keys, in so many columns.
    pub fn fit(&self, columns: usize) -> String {
        let room = columns.saturating_sub(width(self.keys) + 3).max(LEAST_DOING);
        fit(&format!("{}{SEPARATOR}{}", fit(&self.what, room), self.keys), columns)
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
    /// What there is to say of an open article.
    pub fn new(article: &Article, highlight: Highlight) -> Self {
        let focus = article.focus();
        let speaker = if article.is_known_here() || focus.attribution.is_some() {
            speaker(article, &focus, highlight)
        } else {
            SpeakerInFocus::Unknown
        };
        let note = article.note_on(&focus.spans).map(|nth| one_line(&article.record.notes[nth].text));
        Self {
            mode: Some(highlight.mode),
            is_unnamed: focus.is_unnamed && speaker != SpeakerInFocus::Unknown,
            speaker,
            note,
            position: position(article, highlight.shown),
            link: link(article),
            doing: None,
        }
    }

    /// The highlight mode, in capitals.
    pub const fn mode_name(&self) -> &'static str {
        match self.mode {
            None => "",
            Some(Mode::Off) => "OFF",
            Some(Mode::Quotations) => "QUOTATIONS",
            Some(Mode::Voices) => "VOICES",
            Some(Mode::Source(_)) => "SOURCE",
            Some(Mode::Author) => "AUTHOR",
        }
    }

    /// Who speaks, in which form, by which cue, how sure that is; the note on it.
    pub fn speaker_in_full(&self) -> String {
        self.clauses().join(NEXT_CLAUSE)
    }

    /// The same in so many columns: of the clauses of a sentence as many as fit whole.
    pub fn speaker_in(&self, columns: usize) -> String {
        let clauses = self.clauses();
        let whole = clauses.join(NEXT_CLAUSE);
        if width(&whole) <= columns {
            return whole;
        }
        for shown in (1..clauses.len()).rev() {
            let fewer = format!("{}{NEXT_CLAUSE}…", clauses[..shown].join(NEXT_CLAUSE));
            if width(&fewer) <= columns {
                return fewer;
            }
        }
        fit(&whole, columns)
    }

    /// Who speaks, clause by clause; only of the author is more than one told.
    fn clauses(&self) -> Vec<String> {
        let mut clauses: Vec<Vec<String>> = vec![Vec::new()];
        if self.is_unnamed {
            clauses[0].push("quoted, speaker not named".to_owned());
        }
        match &self.speaker {
            SpeakerInFocus::Nobody => {}
            SpeakerInFocus::Unknown => clauses[0].push("finding out who is speaking …".to_owned()),
            SpeakerInFocus::Source(source) => clauses[0].extend(source.parts()),
            SpeakerInFocus::Author { text, clauses: told } => {
                if !text.is_empty() {
                    clauses[0].push((*text).to_owned());
                }
                let mut told = told.iter().cloned();
                clauses[0].extend(told.next().unwrap_or_default());
                clauses.extend(told);
            }
        }
        if let (Some(note), Some(last)) = (&self.note, clauses.last_mut()) {
            last.push(format!("note: {note}"));
        }
        clauses.into_iter().map(|parts| parts.join(SEPARATOR)).collect()
    }
}

impl SourceSpeaking {
    fn parts(&self) -> Vec<String> {
        let is_unsure = self.certainty.is_unsure();
        let parts = [
            Some(self.name.clone().unwrap_or_else(|| "source not named".to_owned())),
            self.is_vague.then(|| "nobody in particular".to_owned()),
            self.via.as_ref().map(|via| format!("via {via}")),
            Some(self.form.to_owned()),
            self.is_denied.then(|| "denied".to_owned()),
            // What is to be doubted is told before what a narrow screen cuts.
            is_unsure.then(|| self.certainty.to_string()),
            self.cue.as_ref().map(|cue| format!("“{cue}”")),
            self.cue_stance.map(str::to_owned),
            (!is_unsure).then(|| self.certainty.to_string()),
            self.is_hidden.then(|| "hidden".to_owned()),
        ];
        parts.into_iter().flatten().collect()
    }
}

impl Position {
    /// What there is to tell, the most dispensable first.
    pub fn parts(&self) -> Vec<String> {
        let ordinal = |it: &Option<Ordinal>| it.as_ref().map(Ordinal::to_string);
        let analysing = self.analysing.map(|it| match it {
            Analysing::Percent(done) => format!("analysing {done} %"),
            Analysing::MatchingNames => "matching names".to_owned(),
        });
        let parts = [
            self.is_comparing.then(|| "comparing".to_owned()),
            self.hidden.map(str::to_owned),
            analysing,
            ordinal(&self.found),
            ordinal(&self.statement),
            ordinal(&self.quotation),
            self.percent.map(|percent| format!("{percent} %")),
        ];
        parts.into_iter().flatten().collect()
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.parts().join(SEPARATOR))
    }
}

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}/{}{}", self.what, self.nth, self.of, if self.is_cut { "+" } else { "" })
    }
}

impl fmt::Display for LinkTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(address) => write!(f, "→ {address}"),
            Self::Several(count) => write!(f, "→ {count} links"),
        }
    }
}

/// Where the links in focus lead.
fn link(article: &Article) -> Option<LinkTarget> {
    match link::in_focus(article).as_slice() {
        [] => None,
        [link] => Some(LinkTarget::One(link::short(link.address))),
        links => Some(LinkTarget::Several(links.len())),
    }
}

fn speaker(article: &Article, focus: &Focus, highlight: Highlight) -> SpeakerInFocus {
    let Some(id) = focus.attribution else {
        return SpeakerInFocus::Author { text: unattributed(article), clauses: clauses(article, focus, highlight) };
    };
    let said = attribution(&article.analysis, id);
    let source = said.source_id.map(|id| &article.analysis.sources[id.0 as usize]);
    let outer = said.within.and_then(|outer| attribution(&article.analysis, outer).source_id);
    let outer = outer.filter(|outer| Some(*outer) != said.source_id);
    let cue_stance = Family::of_cue(said.cue_stance).filter(|it| highlight.marks.tells(*it));
    SpeakerInFocus::Source(Box::new(SourceSpeaking {
        name: source.map(|source| one_line(&source.name)),
        is_vague: source.is_some_and(|source| source.kind == Kind::Vague),
        via: outer.map(|id| one_line(&article.analysis.sources[id.0 as usize].name)),
        form: form(said),
        is_denied: said.denied,
        certainty: Certainty::of(said, highlight.shown.sure_from),
        cue: said.cue.map(|cue| one_line(article.document.slice(cue))),
        cue_stance: cue_stance.map(Family::name),
        is_hidden: !highlight.shown.shows(said),
    }))
}

/// What the author does in the sentence in focus: clause by clause, as far as there is something to tell of them.
fn clauses(article: &Article, focus: &Focus, highlight: Highlight) -> Vec<Vec<String>> {
    // In quoted words that nobody is named for the author is shown as in any others.
    let focus = Focus { is_unnamed: false, ..focus.clone() };
    let mut clauses = Vec::new();
    for assertion in argument::asserted(&article.analysis, &focus) {
        let parts = argument::told(article, assertion, highlight.marks);
        if !parts.is_empty() {
            clauses.push(parts);
        }
    }
    clauses
}

/// Who answers for words that nobody is credited with.
fn unattributed(article: &Article) -> &'static str {
    match article.document.block(article.block()).kind {
        BlockKind::Title => "headline",
        BlockKind::Heading(_) => "heading",
        BlockKind::Byline | BlockKind::Dateline => "byline",
        BlockKind::Litter => "boilerplate of the page, not part of the article",
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

/// Which of the statements that begin at `starts`, of those that are `counted`, is the one that the line speaks of, or
/// else the last one before, and how many there are.
fn reached(article: &Article, what: &str, starts: &[usize], counted: fn(&Attribution) -> bool) -> Option<Ordinal> {
    if starts.is_empty() {
        return None;
    }
    let said = article.focus().attribution.map(|id| attribution(&article.analysis, id));
    let here = match said {
        Some(said) if counted(said) => said.hull().start(),
        _ => article.at(),
    };
    let nth = starts.partition_point(|start| *start <= here);
    Some(Ordinal { what: what.to_owned(), nth, of: starts.len(), is_cut: false })
}

/// What is hidden, what is not known yet, which match, statement and quotation one is at, and how far into the article.
fn position(article: &Article, shown: Visibility) -> Position {
    let (stops, search) = (&article.stops, &article.search);
    let found = search.from(article.at()).map(|(index, _)| Ordinal {
        what: if search.is_list { fit(&search.query, LONGEST_NAME) } else { "match".to_owned() },
        nth: index + 1,
        of: search.matches.len(),
        is_cut: search.is_cut,
    });
    let analysing = article.analysed_percent().map(|done| match done {
        100.. => Analysing::MatchingNames,
        done => Analysing::Percent(done),
    });
    Position {
        is_comparing: false,
        hidden: shown.hidden(),
        analysing,
        found,
        statement: reached(article, "said", &stops.statements, |_| true),
        quotation: reached(article, "quote", &stops.quotations, is_quotation),
        percent: Some(article.percent()),
    }
}
