//! An article with all that a report shows: every form, stance and role, headings that leave out a level, lists.

use std::sync::Arc;

use ascribe::analysis::{Analysis, Assertion, CueStance, Form, Kind, Role, Stance};
use ascribe::document::{Document, Span};
use ascribe::export::AnalysedArticle;
use ascribe::ingest::Format;

use crate::marked::{Speaker, marked};

const TEXT: &str = "\
# The lock that nobody opens

Clearly the lock *must* stay. ‹s1:Ida Brandt› ‹c1:said› ‹q1:“we have tested it twice”›. Yet perhaps it leaks.

#### What the papers say

> ‹s2:The Harbour Gazette› ‹c2:revealed› ‹q2:that the gates were “rotten to the core”›.

* ‹s3:Critics› ‹c3:claim› ‹q3:the figures are wrong›.
* ‹s4:The ministry› ‹c4:wants› ‹q4:a new lock›.

1. Therefore 40 boats wait, because the “experts” sleep.
2. If it rains, who pays?

```
open <gate> & close
```

***

‹s5:Brandt› ‹c5:denied› ‹q5:that it leaks›. Although the water is high, boats such as hers float. For example, hers.
";

const SPEAKERS: [Speaker; 4] = [
    ("Ida Brandt", Kind::Person, &[1, 5]),
    ("The Harbour Gazette", Kind::Publication, &[2]),
    ("critics", Kind::Vague, &[3]),
    ("the ministry", Kind::Organization, &[4]),
];

/// Words of [`TEXT`], stance and its sign, role and its connective, what could be looked up.
type Row = (&'static str, Stance, &'static str, Option<Role>, &'static str, &'static str);

const ASSERTIONS: [Row; 9] = [
    ("Clearly the lock must stay.", Stance::Boosted, "Clearly", None, "", ""),
    ("Yet perhaps it leaks.", Stance::Hedged, "perhaps", Some(Role::Contrast), "Yet", ""),
    ("Therefore 40 boats wait,", Stance::Plain, "", Some(Role::Conclusion), "Therefore", "40 boats"),
    ("because the “experts” sleep.", Stance::Plain, "", Some(Role::Reason), "because", ""),
    ("If it rains,", Stance::Plain, "", Some(Role::Condition), "If", ""),
    ("who pays?", Stance::Question, "?", None, "", ""),
    ("Although the water is high,", Stance::Plain, "", Some(Role::Concession), "Although", ""),
    ("boats such as hers float.", Stance::Plain, "", None, "", ""),
    ("For example, hers.", Stance::Directive, "", Some(Role::Example), "For example", ""),
];

/// An article, owned.
pub(super) struct Lock {
    document: Arc<Document>,
    analysis: Analysis,
}

impl Lock {
    pub(super) fn article(&self) -> AnalysedArticle<'_> {
        AnalysedArticle { path: "lock.md", document: &self.document, analysis: &self.analysis, notices: &[] }
    }

    pub(super) fn document(&self) -> &Document {
        &self.document
    }
}

pub(super) fn lock() -> Lock {
    let made = marked(TEXT, Format::Markdown, &SPEAKERS, &[4]);
    let document = made.document;
    let mut analysis = Analysis::clone(&made.analysis);
    let find = |words: &str, from: usize| {
        let start = from + document.text()[from..].find(words).unwrap_or_else(|| panic!("{words} is in the text"));
        Span::new(start, start + words.len())
    };
    analysis.assertions = ASSERTIONS
        .into_iter()
        .map(|(words, stance, sign, role, connective, fact)| {
            let span = find(words, 0);
            let inside = |words: &str| (!words.is_empty()).then(|| find(words, span.start()));
            let (sign, connective, checkable) = (inside(sign), inside(connective), inside(fact));
            Assertion { span, stance, sign, role, connective, checkable }
        })
        .collect();
    analysis.scare_quotes = vec![find("“experts”", 0)];
    analysis.attributions[1].form = Form::Mixed;
    analysis.attributions[1].cue_stance = CueStance::Endorsed;
    analysis.attributions[2].cue_stance = CueStance::Distanced;
    analysis.attributions[2].confidence = 0.3;
    analysis.attributions[4].cue_stance = CueStance::Denied;
    analysis.attributions[4].denied = true;
    Lock { document, analysis }
}
