//! Attributions that are known beforehand: no finder is asked, all that comes after it is.

use crate::document::Document;

use super::{DescribedCandidate, Reading};
use crate::analysis::Model;
use crate::analysis::argument::Manner;
use crate::analysis::candidate::Candidate;
use crate::analysis::result::{Act, CueStance, Given};
use crate::analysis::text::{NextParagraph, Paragraph};
use crate::analysis::who::mention;

impl Reading {
    /// Reads the blocks of `document`, in which `given` are the attributions.
    pub(crate) fn given(document: &Document, given: &[Given], model: &Model) -> Self {
        let mut reading = Self::default();
        let mut given: Vec<&Given> = given.iter().collect();
        given.sort_by_key(|it| it.source.start());
        let blocks = document.blocks().iter().filter(|it| it.kind.speaks());
        for (nth, block) in blocks.enumerate() {
            let pieces = [(document.slice(block.span), block.span.start())];
            let paragraph = Paragraph::read(document.text(), &pieces, NextParagraph::Other, model.lexicon);
            let first = reading.sentences.len();
            reading.take_text(&paragraph, block, nth, model);
            let rest = given.get(given.partition_point(|it| it.source.start() < block.span.start())..);
            let here = rest.into_iter().flatten().take_while(|it| it.source.start() < block.span.end());
            reading.found.extend(here.map(|it| {
                let named = mention::describe(&paragraph, paragraph.tokens_in(it.source));
                DescribedCandidate {
                    candidate: Candidate {
                        source: vec![it.source],
                        cue: None,
                        content: it.content.clone(),
                        confidence: 1.0,
                    },
                    named,
                    act: Act::Statement,
                    denied: false,
                    cue_stance: CueStance::Neutral,
                    manner: Manner::default(),
                    general: None,
                    place: named.map(|it| mention::place(&paragraph, it.span(), nth, first)),
                }
            }));
        }
        reading
    }
}
