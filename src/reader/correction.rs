//! Corrections: an analysis in which what the reader has set replaces what was found.

use crate::analysis::{
    Act, Analysis, Attribution, AttributionId, CueStance, Form, Kind, Source, SourceId, Voice, reassert,
};
use crate::document::{Document, Span};
use crate::store::Correction;

/// `found` with every correction applied whose words still stand in the text. What is corrected to the author
/// is attributed to nobody; what is corrected to somebody is attributed to that source alone. What the author asserts in
/// these sentences is found anew.
pub fn corrected(document: &Document, found: &Analysis, corrections: &[Correction]) -> Analysis {
    let mut analysis = found.clone();
    let mut touched = Vec::new();
    for correction in corrections {
        if let Some(span) = correction.place.find(document.text()) {
            release(&mut analysis, span);
            if let Some(name) = &correction.speaker {
                attribute(document, &mut analysis, span, name);
                analysis.scare_quotes.retain(|it| !it.overlaps(span));
            }
            touched.push(span);
        }
    }
    settle(document, &mut analysis);
    reassert(document, &mut analysis, &touched);
    analysis
}

/// Takes `span` out of every content and gives it to the author.
fn release(analysis: &mut Analysis, span: Span) {
    for attribution in &mut analysis.attributions {
        attribution.content = attribution.content.iter().flat_map(|piece| without(*piece, span)).collect();
    }
    give(analysis, span, Voice::Author);
}

/// Attributes `span` to the source of this name, a new one if there is none.
fn attribute(document: &Document, analysis: &mut Analysis, span: Span, name: &str) {
    let known = analysis.sources.iter().find(|source| source.name == name).map(|source| source.id);
    let source = known.unwrap_or_else(|| {
        let id = SourceId(u32::try_from(analysis.sources.len()).expect("fewer sources than bytes"));
        let (mentions, attributions) = (Vec::new(), Vec::new());
        analysis.sources.push(Source {
            id,
            name: name.to_owned(),
            kind: Kind::Person,
            mentions,
            attributions,
            words: 0,
        });
        id
    });
    let quoted = document.slice(span).starts_with(['"', '“', '«', '„', '‘']);
    let id = AttributionId(u32::try_from(analysis.attributions.len()).expect("fewer attributions than bytes"));
    analysis.attributions.push(Attribution {
        source: None,
        cue: None,
        content: vec![span],
        form: if quoted { Form::Direct } else { Form::Indirect },
        act: Act::Statement,
        denied: false,
        cue_stance: CueStance::Neutral,
        source_id: Some(source),
        within: None,
        confidence: Attribution::CERTAIN,
    });
    give(analysis, span, Voice::Attributed(id));
}

/// Gives the bytes of `span` to a voice.
fn give(analysis: &mut Analysis, span: Span, voice: Voice) {
    let mut voices: Vec<(Span, Voice)> =
        analysis.voices.iter().flat_map(|(run, old)| without(*run, span).map(|rest| (rest, *old))).collect();
    voices.push((span, voice));
    voices.sort_by_key(|(run, _)| run.start());
    analysis.voices = voices;
}

/// What is left of `span` without `hole`.
fn without(span: Span, hole: Span) -> impl Iterator<Item = Span> {
    let Some(cut) = span.intersection(hole) else { return [Some(span), None].into_iter().flatten() };
    let before = (span.start() < cut.start()).then(|| Span::new(span.start(), cut.start()));
    let after = (cut.end() < span.end()).then(|| Span::new(cut.end(), span.end()));
    [before, after].into_iter().flatten()
}

/// Leaves out attributions that lost all their content, numbers the others anew in the order of the text, and
/// counts again what each source says.
fn settle(document: &Document, analysis: &mut Analysis) {
    let mut order: Vec<usize> =
        (0..analysis.attributions.len()).filter(|index| !analysis.attributions[*index].content.is_empty()).collect();
    order.sort_by_key(|index| analysis.attributions[*index].hull().start());
    let mut renamed = vec![None; analysis.attributions.len()];
    for (new, old) in order.iter().enumerate() {
        renamed[*old] = Some(AttributionId(u32::try_from(new).expect("fewer attributions than bytes")));
    }
    let rename = |id: AttributionId| renamed[id.0 as usize];
    analysis.attributions = order.iter().map(|old| analysis.attributions[*old].clone()).collect();
    for attribution in &mut analysis.attributions {
        attribution.within = attribution.within.and_then(rename);
    }
    for (_, voice) in &mut analysis.voices {
        if let Voice::Attributed(id) = *voice {
            *voice = rename(id).map_or(Voice::Author, Voice::Attributed);
        }
    }
    count(document, analysis);
}

/// Counts again which attributions and how many words each source has.
fn count(document: &Document, analysis: &mut Analysis) {
    for source in &mut analysis.sources {
        source.attributions.clear();
        source.words = 0;
    }
    for (index, attribution) in analysis.attributions.iter().enumerate() {
        let id = AttributionId(u32::try_from(index).expect("fewer attributions than bytes"));
        if let Some(source) = attribution.source_id {
            analysis.sources[source.0 as usize].attributions.push(id);
        }
    }
    for (span, voice) in &analysis.voices {
        let Voice::Attributed(id) = *voice else { continue };
        if let Some(source) = analysis.attributions[id.0 as usize].source_id {
            analysis.sources[source.0 as usize].words += document.words_in(*span);
        }
    }
}
