//! All thresholds of confidence in one table, each with what it was chosen by.
//!
//! A confidence runs from 0 to 1. That of the network was fitted on dev (`assets/model/confidence.txt`), so that of the
//! attributions to which it gives 0.7 seven in ten are right. Those of rules are round figures, set by hand: no rule
//! alone finds enough on dev to be counted.

/// The network's attribution with a cue is dropped below this: on dev one in ten of those is right. What has no cue must
/// reach it, too, and must not lie in what somebody else was given.
pub(crate) const DROPPED_BELOW: f32 = 0.1;

/// The same for cues whose words are not known to be any, outside quotation marks: below it three of ten are right.
pub(crate) const UNKNOWN_CUE_DROPPED_BELOW: f32 = 0.5;

/// The same for what the network finds when it reads a content as a text of its own: it was not trained on such.
pub(crate) const NESTED_DROPPED_BELOW: f32 = 0.5;

/// A cue's stance is left open below this: what may be no attribution has none. Even odds; no count was made.
pub(crate) const CUE_STANCE_OPEN_BELOW: f32 = 0.5;

/// What the rule for attitudes would find is not added where the network is at least this sure of the same words: the
/// rule's own confidence.
pub(crate) const ATTITUDE: f32 = 0.6;

/// What the rules for asides find: "(source: …)", "per the report".
pub(crate) const ASIDE: f32 = 0.7;

/// What the rule finds for those who are quoted as saying something.
pub(crate) const QUOTING: f32 = 0.7;

/// The label of a speaker in a transcript or an interview whose words stand in quotation marks.
pub(crate) const LABEL_OF_QUOTATION: f32 = 0.8;

/// The label of a speaker before words without quotation marks, and that of a headline.
pub(crate) const LABEL: f32 = 0.7;

/// The name that signs a quotation.
pub(crate) const SIGNATURE: f32 = 0.8;

/// A quotation of more words than a scare quote has, for which nobody was found: somebody says it who is not named. On
/// train 97 to 98 of 100 such quotations are in some content, but mostly in that of somebody who is named.
pub(crate) const NOBODY_NAMED: f32 = 0.3;
