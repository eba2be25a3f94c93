//! Articles with the marks of a reader in them.
//!
//! `⟦labels¦words⟧` is an assertion of the author's, `⟨label¦words⟩` the cue of an attribution, `⦃words⦄` a scare quote;
//! the last two may stand inside the first. Labels are a stance, a role and `c` for checkable; none are plain.

use std::fs;
use std::path::Path;

use ascribe::analysis::{Analysis, CueStance, Role, Stance};
use ascribe::document::{Document, Span};

/// An assertion as it is marked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asserted {
    pub(super) span: Span,
    pub(super) stance: Stance,
    pub(super) role: Option<Role>,
    pub(super) checkable: bool,
}

/// What is marked in one article, by a reader or by the program.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub(super) assertions: Vec<Asserted>,
    pub(super) cues: Vec<(Span, CueStance)>,
    pub(super) scare_quotes: Vec<Span>,
}

impl Reading {
    /// The marks of the program.
    ///
    /// Readers take "so-called" for a cue that keeps its distance, wherever it stands.
    pub(super) fn of(document: &Document, analysis: &Analysis) -> Self {
        let is_word = |it: &Span| document.slice(*it).chars().all(|c| c.is_alphabetic() || c == '-');
        let (words, quoted): (Vec<Span>, Vec<Span>) = analysis.scare_quotes.iter().partition(|it| is_word(it));
        let cues = analysis.attributions.iter().filter_map(|it| Some((it.cue?, it.cue_stance)));
        let asserted = analysis.assertions.iter().map(|it| Asserted {
            span: it.span,
            stance: it.stance,
            role: it.role,
            checkable: it.checkable.is_some(),
        });
        Self {
            assertions: asserted.collect(),
            cues: cues.chain(words.into_iter().map(|it| (it, CueStance::Distanced))).collect(),
            scare_quotes: quoted,
        }
    }
}

/// An article and what is marked in it.
pub(super) struct Article {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) reading: Reading,
}

/// The articles in a folder of `argument`, by name.
pub(super) fn articles(folder: &str) -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/argument").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|it| article(&it.file_stem().unwrap().to_string_lossy(), &fs::read_to_string(it).unwrap()))
        .collect()
}

fn article(name: &str, marked: &str) -> Article {
    let mut text = String::new();
    let mut reading = Reading::default();
    // What is open: the mark, its labels, where it began.
    let mut open: Vec<(char, &str, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '⟦' | '⟨' => {
                let (labels, words) = rest.split_once('¦').expect("labels end with ¦");
                open.push((c, labels, text.len()));
                rest = words;
            }
            '⦃' => open.push((c, "", text.len())),
            '⟧' | '⟩' | '⦄' => {
                let (mark, labels, start) = open.pop().unwrap_or_else(|| panic!("{name}: {c} closes nothing"));
                let span = Span::new(start, text.len());
                match (mark, c) {
                    ('⟦', '⟧') => reading.assertions.push(asserted(span, labels)),
                    ('⟨', '⟩') => reading.cues.push((span, cue_stance(labels))),
                    ('⦃', '⦄') => reading.scare_quotes.push(span),
                    _ => panic!("{name}: {mark} and {c} cross near {}", &text[start..]),
                }
            }
            c => text.push(c),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} is not closed");
    Article { name: name.to_owned(), text, reading }
}

fn asserted(span: Span, labels: &str) -> Asserted {
    let mut asserted = Asserted { span, stance: Stance::Plain, role: None, checkable: false };
    for label in labels.split_whitespace() {
        match label {
            "plain" => {}
            "hedged" => asserted.stance = Stance::Hedged,
            "boosted" => asserted.stance = Stance::Boosted,
            "question" => asserted.stance = Stance::Question,
            "directive" => asserted.stance = Stance::Directive,
            "reason" => asserted.role = Some(Role::Reason),
            "conclusion" => asserted.role = Some(Role::Conclusion),
            "concession" => asserted.role = Some(Role::Concession),
            "contrast" => asserted.role = Some(Role::Contrast),
            "condition" => asserted.role = Some(Role::Condition),
            "example" => asserted.role = Some(Role::Example),
            "c" => asserted.checkable = true,
            _ => panic!("{label} is no label"),
        }
    }
    asserted
}

fn cue_stance(label: &str) -> CueStance {
    match label {
        "neutral" => CueStance::Neutral,
        "endorsed" => CueStance::Endorsed,
        "distanced" => CueStance::Distanced,
        "denied" => CueStance::Denied,
        _ => panic!("{label} is no label"),
    }
}
