//! Who says what: from a [`Document`] to its attributions, sources and voices.
//!
//! [`analyse`] is the one way in. It is a function of its arguments alone: no clock, no IO, no state; the
//! same text gives the same [`Analysis`]. The result is plain values with public fields.
//!
//! The rooms, each of which knows only those before it: `result` is what everybody else sees; `text` is what is there
//! whoever speaks; `network` finds candidates; `said` tells what a candidate amounts to; `who` tells who is meant;
//! `argument` reads what the author asserts; `find` holds the network to rules and adds what it cannot see;
//! `figures` counts. Above them stand `rules`, the words of all rules; `model`, all that is known beforehand;
//! `reading`, which goes through a document; and `reassert`, which does so again after a correction.

mod argument;
mod cancel;
mod candidate;
mod confidence;
mod figures;
mod find;
mod model;
mod network;
mod reading;
mod reassert;
mod result;
mod rules;
mod said;
mod text;
mod who;

pub use cancel::Cancel;
pub use figures::balance::{Balance, Figure, SourceBalance, Stretch, Third};
pub use figures::compare::{Both, Comparison, Likeness, Share, StatementPair, Whose};
pub use figures::hue_order::hue_order;
pub use model::{BadModel, Model};
pub use network::memory::Memory;
pub use reassert::reassert;
pub(crate) use result::every;
pub use result::{
    Act, Analysis, Assertion, Attribution, AttributionId, CueStance, Form, Given, Kind, Mention, Role, Sentence,
    SentenceId, Source, SourceId, Stance, Voice,
};

use crate::document::{Document, Span};

use reading::Reading;

/// Finds who says what in `document`. Linear in the text.
///
/// Once `cancel` is set it returns soon, with what was found up to [`Analysis::broke_off`]: [`Analysis::voices`] still
/// covers the text.
pub fn analyse(document: &Document, model: &Model, cancel: &Cancel) -> Analysis {
    analyse_part(document, document.whole(), model, &mut Memory::default(), cancel)
}

/// As [`analyse`], for the blocks that overlap `part` alone; all other words are left to the author. `memory` holds
/// what was found in this document, by this model, when other parts of it were asked for.
pub fn analyse_part(document: &Document, part: Span, model: &Model, memory: &mut Memory, cancel: &Cancel) -> Analysis {
    Reading::of(document, part, model, memory, cancel).analysis(document, model.lexicon)
}

/// As [`analyse`], with attributions that are given instead of found: says who their sources are.
pub fn analyse_given(document: &Document, given: &[Given], model: &Model) -> Analysis {
    Reading::given(document, given, model).analysis(document, model.lexicon)
}
