//! The JSON form, version 4, as types; `assets/analysis.schema.json` says the same for other programs.

use serde::Serialize;

/// The version of the form. Adding a field leaves it; anything that could mislead a program raises it.
pub(super) const VERSION: u32 = 4;

#[derive(Serialize)]
pub(super) struct Article<'a> {
    pub(super) schema: u32,
    pub(super) path: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) words: usize,
    pub(super) partial: bool,
    pub(super) read_to: usize,
    pub(super) sources: Vec<Source<'a>>,
    pub(super) attributions: Vec<Attribution>,
    pub(super) voices: Vec<Run>,
    pub(super) scare_quotes: Vec<Range>,
    pub(super) notices: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Source<'a> {
    pub(super) id: u32,
    pub(super) name: &'a str,
    pub(super) kind: Kind,
    pub(super) mentions: Vec<Range>,
    pub(super) attributions: Vec<u32>,
    pub(super) share: f64,
}

#[derive(Serialize)]
pub(super) struct Attribution {
    pub(super) id: u32,
    pub(super) form: Form,
    pub(super) act: Act,
    pub(super) denied: bool,
    pub(super) cue_stance: CueStance,
    pub(super) source: Option<Vec<Range>>,
    pub(super) cue: Option<Vec<Range>>,
    pub(super) content: Vec<Range>,
    pub(super) source_id: Option<u32>,
    pub(super) within: Option<u32>,
    pub(super) confidence: f64,
}

#[derive(Serialize)]
pub(super) struct Run {
    #[serde(flatten)]
    pub(super) range: Range,
    #[serde(flatten)]
    pub(super) voice: Voice,
}

#[derive(Serialize)]
#[serde(tag = "voice", rename_all = "lowercase")]
pub(super) enum Voice {
    Author { stance: Stance, role: Option<Role>, checkable: bool },
    Attributed { attribution: u32 },
}

/// Scalar values of the text, half open.
#[derive(Serialize)]
pub(super) struct Range {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Form {
    Direct,
    Indirect,
    Mixed,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Act {
    Statement,
    Attitude,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum CueStance {
    Neutral,
    Endorsed,
    Distanced,
    Denied,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Stance {
    Plain,
    Hedged,
    Boosted,
    Question,
    Directive,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Role {
    Reason,
    Conclusion,
    Concession,
    Contrast,
    Condition,
    Example,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Person,
    Unnamed,
    Group,
    Organization,
    Publication,
    Document,
    Vague,
    Author,
}
