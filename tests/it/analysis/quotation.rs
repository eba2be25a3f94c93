//! Quotation marks and apostrophes, seen through what they hold.

use super::{check, document, read};

#[test]
fn marks_of_all_kinds_pair() {
    check(&[
        "<c1>«The deal is dead»</c1>, <q1>said</q1> <s1>Jane Roe</s1>.",
        "<c1>„The deal is dead,“</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
        "<c1>``The deal is dead,''</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
        "<c1>“The deal is dead,\"</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
    ]);
}

#[test]
fn apostrophes_are_no_marks() {
    check(&[
        "<c1>“The workers’ rights of the ’90s don’t count at five o’clock,”</c1> <s1>she</s1> <q1>said</q1>.",
        "The workers' vote was in the '90s. <s1>Finch</s1> <q1>said</q1> <c1>it wasn't close</c1>.",
        "<c1>’Tis the neighbors’ season</c1>, <s1>Finch</s1> <q1>said</q1>.",
    ]);
}

#[test]
fn a_quotation_may_be_signed() {
    check(&[
        "<c1>“A house is a promise.”</c1> <q1>—</q1> <s1>Tove Lind</s1>",
        "<c1>“A house is a promise.”</c1>\n<q1>―</q1> <s1>Tove Lind, mayor of Oster Bay</s1>",
        "<c1>“A house is a promise.”</c1>\n\n<q1>—</q1> <s1>Tove Lind</s1>",
        "<c1>“A house is a promise.”</c1>\n\n<q1>—</q1> <s1>Tove Lind</s1>\n\n<c2>“It leaks.”</c2>\n\n<q2>—</q2> <s2>Ada Roe</s2>",
        "<c1>“A house is a promise.”</c1>\n\n— The town hall stands on it.",
    ]);
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    check(&["<c1>“The deal is dead,”</c1> <s1>she</s1> <q1>said</q1>. <c1>“It was never alive.</c1>\n\n\
         <c1>“We all knew it.”</c1>\n\nThe town was silent."]);
}

#[test]
fn a_mark_that_is_never_closed_stays_in_its_paragraph() {
    let document = document("“The deal is dead, he thought. The town was silent.\n\nNobody cheered.");
    let analysis = read(&document);
    let next = document.blocks()[1].span;
    assert!(analysis.attributions.iter().all(|it| it.content.iter().all(|span| !span.overlaps(next))));
    assert!(analysis.scare_quotes.iter().all(|span| !span.overlaps(next)));
}

#[test]
fn quotation_marks_that_attribute_nothing_are_scare_quotes() {
    for (text, expected) in [
        ("Such are the “last- ditch” proposals of the board.", &["“last- ditch”"][..]),
        ("The “greatest gift in history” still helps them.", &["“greatest gift in history”"]),
        ("As the Gazette reported, the mayor’s “name and shame” approach failed.", &["“name and shame”"]),
        (
            "As the Gazette reported last month, the rise showed that the mayor’s “name and shame” approach failed.",
            &["“name and shame”"],
        ),
        ("She blasted the mayor as a “disgrace” on Monday.", &[]),
        ("“The deal is dead,” said Jane Roe.", &[]),
        ("A “senior aide” said the deal was dead.", &[]),
        ("Jane Roe called it “a corpse.”", &[]),
        ("The so-called reform cost 40 jobs, and a so-called “expert” left.", &["so-called", "so-called", "“expert”"]),
        ("The so-called experts said the deal was dead.", &[]),
    ] {
        let document = document(text);
        let analysis = read(&document);
        let found: Vec<&str> = analysis.scare_quotes.iter().map(|it| document.slice(*it)).collect();
        assert_eq!(found, expected, "{text}");
    }
}
