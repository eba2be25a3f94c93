//! Denial: whether a source is said *not* to say or hold something, or to reject it.
//!
//! What counts is how many times the cue turns its content away: a negation does ("did not say", "never
//! claimed", "nobody believes"), a verb of rejecting does ("denied", "ruled out"), refusing to say does ("declined
//! to comment", "refrained from saying"). Two take each other back: "did not deny", "has no doubt".

use crate::analysis::text::{Class, CueWords, Lexicon, Paragraph, word_list};
use crate::document::Span;

const DENIALS: &str = include_str!("../../../assets/lexicon/denials.txt");

/// What a word or a turn of phrase of `assets/lexicon/denials.txt` does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Turn {
    /// Turns the content away by itself.
    Reject,
    /// Does so where "to" and a verb of saying follow.
    Refuse,
    /// Does so where a verb of saying follows.
    Avoid,
    /// Is a verb of saying.
    Say,
    /// Is a negation beside "not" and "never".
    Negate,
    /// Is a negation that takes nothing away.
    NotOnly,
}

/// What tells denials.
#[derive(Debug, Default)]
pub(crate) struct DenialWords(CueWords<Turn>);

impl DenialWords {
    /// The words that ship with the program; `lexicon` knows the verbs.
    pub(crate) fn embedded(lexicon: &Lexicon) -> Self {
        let mut words = CueWords::default();
        for (section, line) in word_list::sections(DENIALS) {
            let turn = match section {
                "rejecting" => Turn::Reject,
                "refusing" => Turn::Refuse,
                "avoiding" => Turn::Avoid,
                "negation" => Turn::Negate,
                "not-only" => Turn::NotOnly,
                _ => Turn::Say,
            };
            words.add(line, turn, lexicon);
        }
        Self(words)
    }
}

/// Whether the source in `source` is said not to say or hold what the cue in `cue` attributes to it. `content` is
/// looked at for what is refused: "declined" and "to comment" may stand apart.
pub(crate) fn denied(
    paragraph: &Paragraph<'_>,
    cue: Span,
    source: &[Span],
    content: &[Span],
    words: &DenialWords,
) -> bool {
    let words = &words.0;
    let told = |at: usize| words.form(paragraph, at).or_else(|| words.verb(paragraph, at));
    let cue = paragraph.tokens_in(cue);
    // What was refused is the first words of the content where the cue ends before it.
    let refused = content.iter().flat_map(|it| paragraph.tokens_in(*it)).find(|it| *it >= cue.end);
    let refused = refused.map_or(0..0, |first| first..paragraph.tokens.len().min(first + 2));
    let opens_with_saying = refused.clone().any(|at| told(at) == Some(Turn::Say));
    let opens_with_to = refused.clone().any(|at| paragraph.tokens[at].is(Class::TO));

    let mut away = usize::from(is_nobody(paragraph, source, told));
    let mut refusing = None;
    let mut at = cue.start;
    while at < cue.end {
        let (turn, end) = match words.phrase(paragraph, at..cue.end) {
            Some((turn, end)) => (Some(turn), end),
            None => (told(at), at + 1),
        };
        match turn {
            // Who refuses to deny denies nothing.
            Some(Turn::Reject) if refusing.take().is_some() => {}
            Some(Turn::Reject | Turn::Negate) => away += 1,
            Some(Turn::Refuse | Turn::Avoid) => refusing = turn,
            Some(Turn::Say) if refusing.take().is_some() => away += 1,
            Some(Turn::Say | Turn::NotOnly) => {}
            None => away += usize::from(negates(paragraph, at)),
        }
        at = end;
    }
    let ends_with_to = cue.end > cue.start && paragraph.tokens[cue.end - 1].is(Class::TO);
    away += match refusing {
        Some(Turn::Refuse) => usize::from(opens_with_saying && (opens_with_to || ends_with_to)),
        Some(_) => usize::from(opens_with_saying),
        None => 0,
    };
    away % 2 == 1
}

/// Whether the word at `at` is "not", "never", or a verb with "not" in it: "didn’t", "cannot".
fn negates(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let helper = Class::BE | Class::HAVE | Class::DO | Class::MODAL;
    let contracted = paragraph.lower(at).is_some_and(|it| it.ends_with("n't") || it == "cannot");
    paragraph.tokens[at].is(Class::NEGATION) || contracted && paragraph.tokens[at].is(helper)
}

/// Whether the source is nobody: "no official", "neither brother", "none of them".
fn is_nobody(paragraph: &Paragraph<'_>, source: &[Span], told: impl Fn(usize) -> Option<Turn>) -> bool {
    let first = source.first().map(|it| paragraph.tokens_in(*it).start);
    first.is_some_and(|it| told(it) == Some(Turn::Negate) && !paragraph.reads(it, "little"))
}

#[cfg(test)]
mod tests {
    use super::{DenialWords, denied};
    use crate::analysis::said::act::tests::Row;
    use crate::analysis::text::{Lexicon, word_list};

    /// Rows as in the table of cues; those that begin with "no" are denied.
    const TABLE: &str = include_str!("../../../tests/it/analysis/denials.txt");

    #[test]
    fn the_table_of_denials_is_read_right() {
        let lexicon = Lexicon::embedded();
        let words = DenialWords::embedded(&lexicon);
        let mut wrong = Vec::new();
        for line in word_list::lines(TABLE) {
            let (gold, marked) = line.split_once(' ').expect("a verdict and a sentence");
            let row = Row::parse(marked);
            let found = denied(&row.paragraph(&lexicon), row.cue, &row.source, &row.content, &words);
            if found != (gold == "no") {
                wrong.push(line);
            }
        }
        assert!(wrong.is_empty(), "wrong:\n{}", wrong.join("\n"));
    }
}
