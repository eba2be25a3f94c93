//! The table of cues in sentences, `tests/it/analysis/acts.txt`.

use super::{ActWords, Context, act};
use crate::analysis::result::Act;
use crate::analysis::text::{Lexicon, NextParagraph, Paragraph, word_list};
use crate::document::Span;

const TABLE: &str = include_str!("../../../../tests/it/analysis/acts.txt");

/// A row of a table of marked sentences: `{source} [cue] <content>`.
pub(crate) struct Row {
    pub(crate) text: String,
    pub(crate) source: Vec<Span>,
    pub(crate) cue: Span,
    pub(crate) content: Vec<Span>,
}

impl Row {
    pub(crate) fn parse(marked: &str) -> Self {
        let mut row = Self { text: String::new(), source: Vec::new(), cue: Span::default(), content: Vec::new() };
        let mut start = 0;
        for c in marked.chars() {
            let span = Span::new(start, row.text.len());
            match c {
                '{' | '[' | '<' => start = row.text.len(),
                '}' => row.source.push(span),
                ']' => row.cue = span,
                '>' => row.content.push(span),
                _ => row.text.push(c),
            }
        }
        assert!(!row.cue.is_empty(), "{marked} has a cue");
        row
    }

    pub(crate) fn paragraph<'a>(&'a self, lexicon: &Lexicon) -> Paragraph<'a> {
        Paragraph::read(&self.text, &[(&self.text, 0)], NextParagraph::Other, lexicon)
    }
}

#[test]
fn the_table_of_cues_is_read_right() {
    let lexicon = Lexicon::embedded();
    let words = ActWords::embedded(&lexicon);
    let (mut right, mut all) = (0, 0);
    let mut surprises = Vec::new();
    for line in word_list::lines(TABLE) {
        let (gold, marked) = line.split_once(' ').expect("an act and a sentence");
        let row = Row::parse(marked);
        let context = Context { source: &row.source, content: &row.content };
        let found = match act(&row.paragraph(&lexicon), row.cue, context, &words, &lexicon) {
            Act::Statement => "S",
            Act::Attitude => "A",
        };
        let is_right = gold.trim_end_matches('!') == found;
        (right, all) = (right + usize::from(is_right), all + 1);
        if is_right == gold.ends_with('!') {
            surprises.push(format!("{line}\n   found {found}"));
        }
    }
    assert!(surprises.is_empty(), "{right} of {all} right; not as the table says:\n{}", surprises.join("\n"));
    assert!(all >= 200, "{all} rows");
    assert!(right * 100 >= all * 95, "{right} of {all} right");
}
