//! The argument outline: what hangs on what, and what a long article costs before it is put in words.

use std::fmt::Write as _;
use std::sync::Arc;

use ascribe::analysis::{Analysis, Assertion, Kind, Role, Stance};
use ascribe::document::Span;
use ascribe::ingest::Format;
use expect_test::expect;

use crate::marked::{Marked, marked};
use crate::session::Session;

/// Clauses with what they do.
type Clause = (&'static str, Option<Role>);

/// Something of everything that may hang on something.
const FERRY: &str = "\
# The Ferry

While fares rose in March, and although the boats are old, the council has not moved. It waits because it can, unless \
somebody asks. For example, nobody asked in April.

## The money

As the ledger shows, the money is gone. To be sure, the boats must be paid. ‹s1:Ida Brandt› ‹c1:said› ‹q1:that they \
were›. But the bill grew. After all, ‹s2:the town› ‹c2:admitted› ‹q2:that it grew›. Despite the bill, they sail.

Granted, this is guessing, ‹s3:Brandt› ‹c3:said›, ‹q3:and guesses are cheap›. If the boats stop, then the town stops.
";

const CLAUSES: &[Clause] = &[
    ("While fares rose in March,", Some(Role::Concession)),
    ("and although the boats are old,", Some(Role::Concession)),
    ("the council has not moved.", None),
    ("It waits", None),
    ("because it can,", Some(Role::Reason)),
    ("unless somebody asks.", Some(Role::Condition)),
    ("For example, nobody asked in April.", Some(Role::Example)),
    ("As the ledger shows, the money is gone.", Some(Role::Reason)),
    ("To be sure, the boats must be paid.", Some(Role::Concession)),
    ("But the bill grew.", Some(Role::Contrast)),
    ("After all,", Some(Role::Reason)),
    ("Despite the bill, they sail.", Some(Role::Concession)),
    ("Granted, this is guessing,", Some(Role::Concession)),
    ("If the boats stop,", Some(Role::Condition)),
    ("then the town stops.", Some(Role::Conclusion)),
];

/// The article about a ferry, with its clauses.
fn ferry() -> Marked {
    let speakers = [("Ida Brandt", Kind::Person, &[1, 3][..]), ("the town", Kind::Organization, &[2])];
    let Marked { document, analysis } = marked(FERRY, Format::Markdown, &speakers, &[]);
    let assertion = |(words, role): &Clause| {
        let start = document.text().find(words).unwrap();
        let span = Span::new(start, start + words.len());
        Assertion { span, stance: Stance::Plain, sign: None, role: *role, connective: None, checkable: None }
    };
    let assertions = CLAUSES.iter().map(assertion).collect();
    let analysis = Arc::new(Analysis { assertions, ..Analysis::clone(&analysis) });
    Marked { document, analysis }
}

/// The rows of the list over the page, with what stands before them.
fn rows(session: &Session) -> String {
    let overlay = session.reader.overlay().unwrap();
    let mut told = String::new();
    for (index, row) in overlay.rows.iter().enumerate() {
        let _ = writeln!(told, "{:<3} {}{}", row.lead.trim_end(), overlay.branch(index), row.text);
    }
    told
}

#[test]
fn what_hangs_on_what() {
    let mut session = Session::new(ferry(), 100, 30);
    session.press("t t");
    expect![[r"
        −   ╭ While fares rose in March,
        −   ├ and although the boats are old,
            the council has not moved.
            It waits
        +   ├ because it can,
        ◊   ├ unless somebody asks.
        :   ╰ For example, nobody asked in April.
            The money
        +   As the ledger shows, the money is gone.
        −   ╭ To be sure, the boats must be paid.
        “   │ Brandt: 1 statement
        ¬   But the bill grew.
        +   ╭ After all,
        “   the town: 1 statement
        −   Despite the bill, they sail.
        −   ╭ Granted, this is guessing,
        “   Brandt: 1 statement
        ◊   ╭ If the boats stop,
        =   then the town stops.
    "]]
    .assert_eq(&rows(&session));
    // Concessions alone: nothing they belong to is there.
    session.press("r r r");
    expect![[r"
        −   While fares rose in March,
        −   and although the boats are old,
            The money
        −   To be sure, the boats must be paid.
        −   Despite the bill, they sail.
        −   Granted, this is guessing,
    "]]
    .assert_eq(&rows(&session));
}

#[test]
fn only_what_is_shown_is_in_words() {
    let text = "The boats are late.\n\n".repeat(4000);
    let Marked { document, analysis } = marked(&text, Format::Plain, &[], &[]);
    let assertion = |sentence: &ascribe::analysis::Sentence| Assertion {
        span: sentence.span,
        stance: Stance::Plain,
        sign: None,
        role: None,
        connective: None,
        checkable: None,
    };
    let assertions = analysis.sentences.iter().map(assertion).collect();
    let analysis = Arc::new(Analysis { assertions, ..Analysis::clone(&analysis) });
    let mut session = Session::new(Marked { document, analysis }, 100, 30);
    session.press("5 0 % t t");
    let overlay = session.reader.overlay().unwrap();
    assert_eq!(overlay.rows.len(), 4000);
    let in_words = overlay.rows.iter().filter(|row| !row.text.is_empty()).count();
    assert!(in_words < 30, "{in_words} rows");
}
