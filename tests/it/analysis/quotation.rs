//! Quotation marks and apostrophes, seen through what they hold.

use super::{check, document, numbered, read};

#[test]
fn marks_of_all_kinds_pair() {
    check(&[
        "<c1>«The deal is dead»</c1>, <q1>said</q1> <s1>Jane Roe</s1>.",
        "<c1>„The deal is dead,“</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
        "<c1>``The deal is dead,''</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
        "<c1>“The deal is dead,\"</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
        "<c1>”The deal is dead,”</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
        "<c1>“The deal is dead,“</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
    ]);
}

/// Here marks are not all that is in < >, so that texts and what is to be found stand side by side.
#[test]
fn markup_that_was_left_in_a_text_is_nobodys() {
    let rows = [
        (
            "The door opened.\n\n<post title=\"Nobody ever asked us what we wanted from this river\" id='7'>So.<post/>",
            "The door opened.\n\n<post title=\"Nobody ever asked us what we wanted from this river\" id='7'>So.<post/>",
        ),
        (
            "“See <a href=\"x\">this note</a> now,” Jane Roe said.",
            "<c1>“See <a href=\"x\">this note</a> now,”</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
        ),
        ("“Press <Enter> to go,” Jane Roe said.", "<c1>“Press <Enter> to go,”</c1> <s1>Jane Roe</s1> <q1>said</q1>."),
        (
            "“If a < b, the deal is dead,” said Jane Roe.",
            "<c1>“If a < b, the deal is dead,”</c1> <q1>said</q1> <s1>Jane Roe</s1>.",
        ),
    ];
    for (text, wanted) in rows {
        let document = document(text);
        assert_eq!(numbered(&document, &read(&document)), wanted);
    }
}

#[test]
fn a_quotation_is_said_as_a_whole() {
    check(&[
        "<s1>Jane Roe</s1> <q1>said</q1>, <c1>“The deal is dead. Ask the town. Two men tore it up in May, and the third one watched.”</c1>",
        "<c1>“Read the “Harbor Herald” and you know the deal is dead,”</c1> <s1>Jane Roe</s1> <q1>said</q1>.",
        "The door opened.\n\n<c1>“Nobody ever asked us what we wanted from this river.”</c1>\n\nThe door closed.",
        "<s1>Somebody</s1> <q1>had written in chalk:</q1>\n\n<c1>“Nobody wants to hear of this river.”</c1>\n\nAda Roe came by.",
        "They sang “The Long Road Home to Oster Bay” on the quay.",
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
        "<c1>”A house is a promise. It leaks.”</c1> <q1>―</q1> <s1>Tove Lind</s1>",
    ]);
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    check(&["<c1>“The deal is dead,”</c1> <s1>she</s1> <q1>said</q1>. <c1>“It was never alive.</c1>\n\n\
         <c1>“We all knew it.”</c1>\n\nThe town was silent."]);
    check(&[
        "<c1>''The deal is dead,''</c1> <s1>she</s1> <q1>said</q1>. <c1>''It was never alive. It was a rumour.</c1>\n\n\
         <c1>''We all knew it.''</c1>\n\nThe town was silent.",
    ]);
}

#[test]
fn what_is_announced_may_stand_without_marks() {
    check(&[
        "<s1>Finch</s1> <q1>added</q1>:\n\n<c1>The town has no money, and it has no friends. Ask around.</c1>\n\nThe town was silent.",
    ]);
}

#[test]
fn a_transcript_may_be_quoted_line_by_line() {
    check(&["The talk went as follows:\n\n\
         \"<s1>HOLT</s1><q1>:</q1> <c1>Did you close the “Old Ferry” bar, or was it the mayor who did so?</c1>\n\n\
         \"<s2>FINCH</s2><q2>:</q2> <c2>I closed it. The mayor watched.</c2>\n\n\
         <c2>\"And the bar was empty anyway.</c2>\n\n\
         \"(LAUGHTER.)\n\n\
         \"<s3>HOLT</s3><q3>:</q3> <c3>Thank you.</c3>\""]);
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
