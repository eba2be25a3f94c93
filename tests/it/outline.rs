//! The argument outline: what hangs on what, and what a long article costs before it is put in words.

use std::fmt::Write as _;
use std::sync::Arc;

use ascribe::analysis::{Analysis, Assertion, Kind, Role, Stance};
use ascribe::document::{Document, Span};
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

/// The clauses where they stand.
fn asserted(document: &Document, clauses: &[Clause]) -> Vec<Assertion> {
    let assertion = |(words, role): &Clause| {
        let start = document.text().find(words).unwrap();
        let span = Span::new(start, start + words.len());
        Assertion { span, stance: Stance::Plain, sign: None, role: *role, connective: None, checkable: None }
    };
    clauses.iter().map(assertion).collect()
}

/// The article about a ferry, with its clauses.
fn ferry() -> Marked {
    let speakers = [("Ida Brandt", Kind::Person, &[1, 3][..]), ("the town", Kind::Organization, &[2])];
    let Marked { document, analysis } = marked(FERRY, Format::Markdown, &speakers, &[]);
    let assertions = asserted(&document, CLAUSES);
    let analysis = Arc::new(Analysis { assertions, ..Analysis::clone(&analysis) });
    Marked { document, analysis }
}

/// The rows of the list over the page, with what stands before them.
fn rows(session: &Session) -> String {
    let overlay = session.reader.overlay().unwrap();
    let mut told = String::new();
    for (index, row) in overlay.list.rows.iter().enumerate() {
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

/// An article in which others have the word, and the author only says so.
fn reports(text: &str, clauses: &[Clause]) -> Session {
    let speakers = [("the author", Kind::Author, &[1][..]), ("Jan Okoro", Kind::Person, &[2])];
    let Marked { document, analysis } = marked(text, Format::Plain, &speakers, &[]);
    let assertions = asserted(&document, clauses);
    let analysis = Arc::new(Analysis { assertions, ..Analysis::clone(&analysis) });
    let mut session = Session::new(Marked { document, analysis }, 100, 30);
    session.press("t t");
    session
}

const OTHERS: &str = "\
‹s1:I› ‹c1:argued› last year ‹q1:that this would end badly›, and it did. But ‹s2:Jan Okoro› ‹c2:insists› in his letters \
‹q2:that it ended well›.
";

#[test]
fn what_others_say_is_not_listed_twice() {
    let clauses = [
        ("I argued last year that this would end badly,", None),
        ("and it did.", None),
        ("But Jan Okoro insists in his letters that it ended well.", Some(Role::Contrast)),
    ];
    let session = reports(OTHERS, &clauses);
    expect![[r"
        “   the author: 1 statement
            and it did.
        ¬   But Jan Okoro insists in his letters that it ended well.
        “   Okoro: 1 statement
    "]]
    .assert_eq(&rows(&session));
    assert_eq!(session.reader.overlay().unwrap().title, "ARGUMENT · 2 assertions");
}

#[test]
fn a_text_in_which_only_others_speak() {
    let mut session = reports(OTHERS, &[("I argued last year that this would end badly,", None)]);
    expect![[r"
            The author makes no assertions in this article.
        “   the author, Okoro: 2 statements
    "]]
    .assert_eq(&rows(&session));
    let about = |session: &Session| session.reader.overlay().unwrap().about.clone();
    assert_eq!(about(&session), "the author, Jan Okoro");
    session.press("k");
    assert_eq!(about(&session), "");
    session.press("j Enter");
    assert_eq!(session.words_at(), "that this would end");
}

/// A key that finds nothing to list says so.
#[test]
fn nothing_to_pick() {
    let table = [
        ("s", Some("no stance to filter by: every assertion is plain")),
        ("r", None),
        ("r s", Some("no stance to filter by: every assertion is plain")),
    ];
    for (keys, expected) in table {
        let mut session = Session::new(ferry(), 100, 30);
        session.press("t t");
        session.press(keys);
        assert_eq!(session.reader.message().map(|it| it.text.as_str()), expected, "{keys}");
    }
    let mut session = reports(OTHERS, &[("and it did.", None)]);
    session.press("r");
    let told = session.reader.message().map(|it| it.text.as_str());
    assert_eq!(told, Some("no role to filter by: no connective was found"));
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
    assert_eq!(overlay.list.rows.len(), 4000);
    let in_words = overlay.list.rows.iter().filter(|row| !row.text.is_empty()).count();
    assert!(in_words < 30, "{in_words} rows");
}
