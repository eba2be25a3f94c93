//! How the author stands to what a source says: by the words of the cue, as `assets/argument/cues.txt` sorts them.

use std::ops::Range;

use crate::analysis::candidate::Candidate;
use crate::analysis::confidence;
use crate::analysis::result::{Act, Attribution, CueStance, Kind, Source};
use crate::analysis::text::{Class, CueWords, Lexicon, Paragraph, Shape, word_list};
use crate::analysis::who::{Named, Pronoun};
use crate::document::Span;

const CUES: &str = include_str!("../../../assets/argument/cues.txt");

/// What a word of a cue tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum CueSign {
    /// Stands for the content by itself, or keeps away from it.
    Verb(CueStance),
    /// "Show", which endorses what a thing shows, not a person.
    Showing,
    /// "Find", which endorses only what it is followed by as a result.
    Finding,
    /// Tells nothing, as a turn of phrase whose words would tell something.
    Nothing,
    /// Stands beside a verb of saying and outweighs it: "falsely said".
    Beside(CueStance),
}

/// What tells how the author stands to what a source says.
#[derive(Debug, Default)]
pub(crate) struct CueStanceWords {
    words: CueWords<CueSign>,
    /// What cues begin with that name a source in passing, word by word.
    passing: Vec<Vec<&'static str>>,
    /// What a result begins with that somebody finds: "found no link".
    results: Vec<&'static str>,
}

impl CueStanceWords {
    /// The words that ship with the program; `lexicon` knows the verbs.
    pub(crate) fn embedded(lexicon: &Lexicon) -> Self {
        let mut stances = Self::default();
        for (section, line) in word_list::sections(CUES) {
            if section == "passing" {
                let entries = line.split(',').map(|it| it.split_whitespace().collect::<Vec<_>>());
                stances.passing.extend(entries.filter(|it| !it.is_empty()));
                continue;
            }
            if section == "results" {
                stances.results.extend(word_list::entries(line));
                continue;
            }
            let word = match section {
                "endorsed" => CueSign::Verb(CueStance::Endorsed),
                "showing" => CueSign::Showing,
                "finding" => CueSign::Finding,
                "neutral" => CueSign::Nothing,
                "rightly" => CueSign::Beside(CueStance::Endorsed),
                "wrongly" => CueSign::Beside(CueStance::Distanced),
                _ => CueSign::Verb(CueStance::Distanced),
            };
            stances.words.add(line, word, lexicon);
        }
        stances
    }

    /// Whether a cue names its source in passing: "according to".
    pub(super) fn is_passing(&self, paragraph: &Paragraph<'_>, cue: Span) -> bool {
        let cue = paragraph.tokens_in(cue);
        let begins = |entry: &Vec<&str>| {
            entry.len() <= cue.len() && entry.iter().zip(cue.clone()).all(|(word, at)| paragraph.reads(at, word))
        };
        self.passing.iter().any(begins)
    }
}

/// The stance of the cue of `candidate` to what `named` says; `denied` says whether the source is said not to say the content.
/// Neutral without a cue.
pub(crate) fn stance(
    paragraph: &Paragraph<'_>,
    candidate: &Candidate,
    named: Option<Named>,
    denied: bool,
    known: &CueStanceWords,
) -> CueStance {
    let Some(cue) = candidate.cue else { return CueStance::Neutral };
    if denied {
        return CueStance::Denied;
    }
    if [&candidate.source, &candidate.content]
        .into_iter()
        .filter_map(|it| it.first())
        .any(|it| is_so_called(paragraph, *it))
    {
        return CueStance::Distanced;
    }
    let cue = paragraph.tokens_in(cue);
    let words = words(paragraph, cue.clone(), &known.words);
    let beside = words.iter().find_map(|(_, word)| match word {
        CueSign::Beside(stance) if says(paragraph, cue.clone()) => Some(*stance),
        _ => None,
    });
    // The first verb is the author's: in "claims to know" the knowing is part of the claim.
    let verb = words.first().map(|&(end, word)| match word {
        CueSign::Verb(stance) => stance,
        CueSign::Showing if named.is_some_and(is_person) => CueStance::Neutral,
        CueSign::Showing => CueStance::Endorsed,
        CueSign::Finding if is_result(paragraph, end, &known.results) => CueStance::Endorsed,
        CueSign::Finding | CueSign::Beside(_) | CueSign::Nothing => CueStance::Neutral,
    });
    let stance = beside.or(verb).unwrap_or_default();
    if stance == CueStance::Endorsed && is_open(paragraph, cue) { CueStance::Neutral } else { stance }
}

/// Whether a source or a content begins with "so-called" outside quotation marks: "the so-called experts".
fn is_so_called(paragraph: &Paragraph<'_>, span: Span) -> bool {
    let opens = Class::DETERMINER | Class::POSSESSIVE | Class::THAT;
    let first = paragraph.tokens_in(span).find(|at| !paragraph.tokens[*at].is(opens));
    first.is_some_and(|at| paragraph.reads(at, "so-called") && !paragraph.is_quoted(at))
}

/// Leaves open what the author's cues do not tell: what a source quotes is put in that source's words, what the author
/// says in person is told by its own words, who does not think a thing denies nothing, and what may be no attribution at
/// all has no stance.
pub(crate) fn settle(attributions: &mut [Attribution], sources: &[Source]) {
    for attribution in attributions {
        let source = attribution.source_id.and_then(|id| sources.get(id.0 as usize));
        let own = source.is_some_and(|it| it.kind == Kind::Author);
        let unheld = attribution.denied && attribution.act == Act::Attitude;
        let doubtful = attribution.confidence < confidence::CUE_STANCE_OPEN_BELOW;
        if own || unheld || doubtful || attribution.within.is_some() {
            attribution.cue_stance = CueStance::Neutral;
        }
    }
}

/// The words and turns of phrase of a cue that tell something, each with where it ends.
fn words(paragraph: &Paragraph<'_>, cue: Range<usize>, known: &CueWords<CueSign>) -> Vec<(usize, CueSign)> {
    let mut words = Vec::new();
    let mut at = cue.start;
    while at < cue.end {
        let (word, end) = match known.phrase(paragraph, at..cue.end) {
            Some((word, end)) => (Some(word), end),
            None => (known.form(paragraph, at).or_else(|| known.verb(paragraph, at)), at + 1),
        };
        words.extend(word.map(|word| (end, word)));
        at = end;
    }
    words
}

/// Whether a verb in a cue attributes: "allegedly said", but not "allegedly waved a knife".
fn says(paragraph: &Paragraph<'_>, mut cue: Range<usize>) -> bool {
    cue.any(|at| paragraph.tokens[at].verb.is_some_and(|it| it.cue))
}

/// Whether a source is somebody who acts, and is not a report or a study that shows what stands in it.
fn is_person(named: Named) -> bool {
    match named {
        Named::Name(name) => name.kind == Some(Kind::Person),
        Named::Noun(noun) => matches!(noun.kind, Kind::Person | Kind::Unnamed),
        Named::Pronoun(pronoun, _) => pronoun != Pronoun::It,
        Named::Paper(_) => false,
    }
}

/// Whether what follows "find" at `at` is a result: "that", "no", a quotation.
fn is_result(paragraph: &Paragraph<'_>, at: usize, results: &[&str]) -> bool {
    let opens = results.iter().any(|it| paragraph.reads(at, it));
    opens || matches!(paragraph.shape(at), Some(Shape::Quote(_) | Shape::Comma | Shape::Stop))
}

/// Whether the cue leaves open that anybody ever says it: "could show", "has yet to reveal", "did not deny".
fn is_open(paragraph: &Paragraph<'_>, cue: Range<usize>) -> bool {
    let next = cue.end;
    let asks = ["whether", "if"].iter().any(|it| paragraph.reads(next, it));
    let negated = |at: usize| {
        let contracted = paragraph.lower(at).is_some_and(|it| it.ends_with("n't") || it == "cannot");
        paragraph.tokens[at].is(Class::NEGATION) || contracted
    };
    let held_back = |at: usize| paragraph.reads(at, "yet") && paragraph.reads(at + 1, "to");
    asks || cue.into_iter().any(|at| paragraph.tokens[at].is(Class::MODAL) || negated(at) || held_back(at))
}

#[cfg(test)]
mod tests {
    use super::{CueStanceWords, stance};
    use crate::analysis::candidate::Candidate;
    use crate::analysis::result::CueStance;
    use crate::analysis::said::act::tests::Row;
    use crate::analysis::text::{Lexicon, word_list};
    use crate::analysis::who::mention;

    /// Rows as in the table of acts; a row begins with the stance.
    const TABLE: &str = include_str!("../../../tests/it/argument/cues.txt");

    #[test]
    fn the_table_of_cue_stances_is_read_right() {
        let lexicon = Lexicon::embedded();
        let words = CueStanceWords::embedded(&lexicon);
        let mut wrong = Vec::new();
        for line in word_list::lines(TABLE) {
            let (gold, marked) = line.split_once(' ').expect("a stance and a sentence");
            let row = Row::parse(marked);
            let denied = gold == "denied";
            let paragraph = row.paragraph(&lexicon);
            let named = row.source.first().and_then(|it| mention::describe(&paragraph, paragraph.tokens_in(*it)));
            let candidate = Candidate {
                source: row.source.clone(),
                cue: Some(row.cue),
                content: row.content.clone(),
                confidence: 1.0,
            };
            let found = match stance(&paragraph, &candidate, named, denied, &words) {
                CueStance::Neutral => "neutral",
                CueStance::Endorsed => "endorsed",
                CueStance::Distanced => "distanced",
                CueStance::Denied => "denied",
            };
            if found != gold {
                wrong.push(format!("{line}\n   found {found}"));
            }
        }
        assert!(wrong.is_empty(), "wrong:\n{}", wrong.join("\n"));
    }
}
