//! Cues by which something is put into the mouths of people in general: "it is widely believed that". No words name
//! them, and yet they are a source, as vague as "many" and "critics".
//!
//! "It was announced that" is none: somebody did announce it, who is not named.

use std::collections::HashMap;

use crate::analysis::candidate::Candidate;
use crate::analysis::result::{Attribution, AttributionId, Kind, Source, SourceId};
use crate::analysis::text::{Class, CueWords, Forms, Lexicon, Paragraph, word_list};
use crate::document::Span;

const GENERAL: &str = include_str!("../../../assets/lexicon/general.txt");

/// What a word of `assets/lexicon/general.txt` tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum GeneralWord {
    /// Is done by people in general where nobody is named for it.
    Held,
    /// Is so where a clause with "that" follows.
    HeldThat,
    /// Makes that so of any verb.
    Widely,
}

/// What tells that people in general hold something.
#[derive(Debug, Default)]
pub(crate) struct GeneralWords(CueWords<GeneralWord>);

impl GeneralWords {
    /// The words that ship with the program; `lexicon` knows the verbs.
    pub(crate) fn embedded(lexicon: &Lexicon) -> Self {
        let mut words = CueWords::default();
        for (section, line) in word_list::sections(GENERAL) {
            let word = match section {
                "widely" => GeneralWord::Widely,
                "held-that" => GeneralWord::HeldThat,
                _ => GeneralWord::Held,
            };
            words.add(line, word, lexicon);
        }
        Self(words)
    }
}

/// What to call the people in general who are behind the cue of `candidate`, if they are: "it is widely believed". The name is
/// the same whenever it was believed.
pub(crate) fn name(paragraph: &Paragraph<'_>, candidate: &Candidate, words: &GeneralWords) -> Option<String> {
    let known = &words.0;
    let cue = paragraph.tokens_in(candidate.cue.filter(|_| candidate.source.is_empty())?);
    let bars = |at: usize| {
        let contracted = paragraph.lower(at).is_some_and(|it| it.ends_with("n't"));
        contracted || paragraph.tokens[at].is(Class::NEGATION | Class::MODAL)
    };
    if cue.clone().any(bars) || paragraph.reads(cue.end, "by") {
        return None;
    }
    let is_be = |at: &usize| paragraph.tokens[*at].is(Class::BE);
    let be = cue.clone().find(is_be)?;
    let is_participle = |at: &usize| paragraph.tokens[*at].verb.is_some_and(|it| it.forms.any(Forms::PARTICIPLE));
    let told = |at: usize| known.form(paragraph, at).or_else(|| known.verb(paragraph, at));
    // "Rumoured" is none of the verbs that are known.
    let verb =
        (be + 1..cue.end).find(|at| !is_be(at) && (is_participle(at) || told(*at) == Some(GeneralWord::Held)))?;
    let words: Vec<usize> = (be + 1..=verb).filter(|at| !is_be(at)).collect();
    let first = candidate.content.first().map_or(cue.end, |it| paragraph.tokens_in(*it).start);
    let that = [first, cue.end - 1].into_iter().any(|at| paragraph.reads(at, "that"));
    let is_general = words.iter().filter_map(|at| told(*at)).any(|it| it != GeneralWord::HeldThat || that);
    let words: Vec<String> = words.into_iter().filter_map(|at| paragraph.lower(at)).collect();
    is_general.then(|| format!("it is {}", words.join(" ")))
}

/// Gives attributions without a source the one of this name, one for each of `names`, which go with `attributions`; the
/// sources stay in the order in which the text comes to them.
pub(crate) fn seat(names: &[Option<String>], attributions: &mut [Attribution], sources: &mut Vec<Source>) {
    let mut made: HashMap<&str, SourceId> = HashMap::new();
    for (nth, (name, attribution)) in names.iter().zip(attributions.iter_mut()).enumerate() {
        let Some(name) = name.as_deref().filter(|_| attribution.source_id.is_none()) else { continue };
        let id = *made.entry(name).or_insert_with(|| {
            let id = SourceId(u32::try_from(sources.len()).expect("fewer sources than bytes"));
            sources.push(Source {
                id,
                name: name.to_owned(),
                kind: Kind::Vague,
                mentions: Vec::new(),
                attributions: Vec::new(),
                words: 0,
            });
            id
        });
        attribution.source_id = Some(id);
        let said = AttributionId(u32::try_from(nth).expect("fewer attributions than bytes"));
        sources[id.0 as usize].attributions.push(said);
    }
    if !made.is_empty() {
        order(attributions, sources);
    }
}

/// Puts the sources in the order in which the text comes to them, by a mention or, without any, by a cue.
fn order(attributions: &mut [Attribution], sources: &mut [Source]) {
    let cue = |it: &Source| attributions.get(it.attributions.first()?.0 as usize)?.cue;
    let first: Vec<Option<usize>> =
        sources.iter().map(|it| it.mentions.first().copied().or_else(|| cue(it)).map(Span::start)).collect();
    sources.sort_by_key(|it| first.get(it.id.0 as usize).copied().flatten());
    let mut ids = vec![SourceId(0); sources.len()];
    for (nth, source) in sources.iter_mut().enumerate() {
        let id = SourceId(u32::try_from(nth).expect("fewer sources than bytes"));
        ids[source.id.0 as usize] = id;
        source.id = id;
    }
    for attribution in attributions {
        attribution.source_id = attribution.source_id.and_then(|id| ids.get(id.0 as usize)).copied();
    }
}

#[cfg(test)]
mod tests {
    use super::{GeneralWords, name};
    use crate::analysis::candidate::Candidate;
    use crate::analysis::said::act::tests::Row;
    use crate::analysis::text::{Lexicon, word_list};

    /// Rows as in the table of acts; a row begins with the name, or "-".
    const TABLE: &str = include_str!("../../../tests/it/analysis/general.txt");

    #[test]
    fn the_table_of_general_cues_is_read_right() {
        let lexicon = Lexicon::shared();
        let words = GeneralWords::embedded(lexicon);
        let mut wrong = Vec::new();
        for line in word_list::lines(TABLE) {
            let (expected, marked) = line.split_once(": ").expect("a name and a sentence");
            let row = Row::parse(marked);
            let candidate = Candidate {
                source: row.source.clone(),
                cue: Some(row.cue),
                content: row.content.clone(),
                confidence: 1.0,
            };
            let found = name(&row.paragraph(lexicon), &candidate, &words);
            if found.as_deref().unwrap_or("-") != expected {
                wrong.push(format!("{line}\n   found {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "wrong:\n{}", wrong.join("\n"));
    }
}
