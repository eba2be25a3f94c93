//! Merges the analyses of parts of a text into one, until the whole is analysed.

use std::collections::HashMap;
use std::sync::Arc;

use crate::analysis::{Analysis, Attribution, AttributionId, Kind, Source, SourceId, Voice};
use crate::document::{Document, Span};

/// Merges what is known of a document of which these parts were analysed; they stand in order, none overlaps another.
/// All other words are left to the author.
///
/// Who is who was found out within each part alone. Across parts a name means the same somebody if it is written
/// the same; pronouns and such as "an official" do not. Linear in what was found.
pub fn merge_parts(document: &Document, parts: &[(Span, Arc<Analysis>)]) -> Analysis {
    let mut whole = Analysis::default();
    let mut known: HashMap<(String, Kind), SourceId> = HashMap::new();
    let mut reached = 0;
    for (part, found) in parts {
        let first = whole.attributions.len();
        let sources: Vec<SourceId> = found.sources.iter().map(|it| add(&mut whole, &mut known, it, first)).collect();
        whole.sentences.extend(&found.sentences);
        whole.assertions.extend(&found.assertions);
        whole.scare_quotes.extend(&found.scare_quotes);
        whole.attributions.extend(found.attributions.iter().map(|it| Attribution {
            source_id: it.source_id.and_then(|id| sources.get(id.0 as usize).copied()),
            within: it.within.map(|id| later(id, first)),
            ..it.clone()
        }));
        give_to_author(&mut whole, reached, part.start());
        whole.voices.extend(found.voices.iter().filter_map(|(run, voice)| {
            let voice = match *voice {
                Voice::Attributed(id) => Voice::Attributed(later(id, first)),
                Voice::Author => Voice::Author,
            };
            Some((run.intersection(*part)?, voice))
        }));
        reached = part.end();
    }
    give_to_author(&mut whole, reached, document.text().len());
    whole
}

/// The id of an attribution once `first` others stand before those of its part.
fn later(id: AttributionId, first: usize) -> AttributionId {
    AttributionId(id.0 + u32::try_from(first).expect("fewer attributions than bytes"))
}

/// Adds a source of a part, or what it says to the one that it is.
fn add(whole: &mut Analysis, known: &mut HashMap<(String, Kind), SourceId>, part: &Source, first: usize) -> SourceId {
    let said = part.attributions.iter().map(|id| later(*id, first));
    let is_name = part.name.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
    let key = (part.name.clone(), part.kind);
    if let Some(same) = known.get(&key).and_then(|id| whole.sources.get_mut(id.0 as usize)) {
        same.mentions.extend(&part.mentions);
        same.attributions.extend(said);
        same.words += part.words;
        return same.id;
    }
    let id = SourceId(u32::try_from(whole.sources.len()).expect("fewer sources than bytes"));
    if is_name {
        known.insert(key, id);
    }
    let attributions = said.collect();
    whole.sources.push(Source { id, attributions, ..part.clone() });
    id
}

/// Gives the bytes from `start` to `end` to the author.
fn give_to_author(whole: &mut Analysis, start: usize, end: usize) {
    if start < end {
        whole.voices.push((Span::new(start, end), Voice::Author));
    }
}
