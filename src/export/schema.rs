//! The JSON form, version 4, as types; `assets/analysis.schema.json` says the same for other programs.

use serde::Serialize;

use crate::analysis::Kind;

/// The version of the form. Adding a field leaves it; anything that could mislead a program raises it.
pub(super) const VERSION: u32 = 4;

#[derive(Serialize)]
pub(super) struct ArticleRecord<'a> {
    pub(super) schema: u32,
    pub(super) path: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) words: usize,
    pub(super) partial: bool,
    pub(super) read_to: usize,
    pub(super) sources: Vec<SourceRecord<'a>>,
    pub(super) attributions: Vec<AttributionRecord>,
    pub(super) voices: Vec<VoiceRunRecord>,
    pub(super) scare_quotes: Vec<RangeRecord>,
    pub(super) notices: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct SourceRecord<'a> {
    pub(super) id: u32,
    pub(super) name: &'a str,
    pub(super) kind: KindRecord,
    pub(super) mentions: Vec<RangeRecord>,
    pub(super) attributions: Vec<u32>,
    pub(super) share: f64,
}

#[derive(Serialize)]
pub(super) struct AttributionRecord {
    pub(super) id: u32,
    pub(super) form: FormRecord,
    pub(super) act: ActRecord,
    pub(super) denied: bool,
    pub(super) cue_stance: CueStanceRecord,
    pub(super) source: Option<Vec<RangeRecord>>,
    pub(super) cue: Option<Vec<RangeRecord>>,
    pub(super) content: Vec<RangeRecord>,
    pub(super) source_id: Option<u32>,
    pub(super) within: Option<u32>,
    pub(super) confidence: f64,
}

#[derive(Serialize)]
pub(super) struct VoiceRunRecord {
    #[serde(flatten)]
    pub(super) range: RangeRecord,
    #[serde(flatten)]
    pub(super) voice: VoiceRecord,
}

#[derive(Serialize)]
#[serde(tag = "voice", rename_all = "lowercase")]
pub(super) enum VoiceRecord {
    Author { stance: StanceRecord, role: Option<RoleRecord>, checkable: bool },
    Attributed { attribution: u32 },
}

/// Scalar values of the text, half open.
#[derive(Serialize)]
pub(super) struct RangeRecord {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum FormRecord {
    Direct,
    Indirect,
    Mixed,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ActRecord {
    Statement,
    Attitude,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum CueStanceRecord {
    Neutral,
    Endorsed,
    Distanced,
    Denied,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum StanceRecord {
    Plain,
    Hedged,
    Boosted,
    Question,
    Directive,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RoleRecord {
    Reason,
    Conclusion,
    Concession,
    Contrast,
    Condition,
    Example,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum KindRecord {
    Person,
    Unnamed,
    Group,
    Organization,
    Publication,
    Document,
    Vague,
    Author,
}

impl From<Kind> for KindRecord {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Person => Self::Person,
            Kind::Unnamed => Self::Unnamed,
            Kind::Group => Self::Group,
            Kind::Organization => Self::Organization,
            Kind::Publication => Self::Publication,
            Kind::Document => Self::Document,
            Kind::Vague => Self::Vague,
            Kind::Author => Self::Author,
        }
    }
}
