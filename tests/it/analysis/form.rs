//! Form, act and nesting.

use ascribe::analysis::{Act, AttributionId, Form};

use super::{document, read};

#[test]
fn the_form_follows_the_quotation_marks() {
    for (text, form) in [
        ("“The deal is dead,” said Jane Roe.", Form::Direct),
        ("“The deal,” Jane Roe said, “is dead.”", Form::Direct),
        ("Jane Roe said the deal was dead.", Form::Indirect),
        ("Jane Roe said the deal was “dead and buried.”", Form::Mixed),
        ("Jane Roe said the mayor’s “get tough” approach had failed.", Form::Indirect),
    ] {
        let analysis = read(&document(text));
        assert_eq!(analysis.attributions.iter().map(|it| it.form).collect::<Vec<_>>(), [form], "{text}");
    }
}

#[test]
fn statements_are_told_from_attitudes() {
    for (text, act) in [
        ("Jane Roe said the deal was dead.", Act::Statement),
        ("Jane Roe denied the charges.", Act::Statement),
        ("The poll shows that rents fell.", Act::Statement),
        ("According to the police, the road is open.", Act::Statement),
        ("Jane Roe believes that the deal is dead.", Act::Attitude),
        ("Jane Roe wants to close the port.", Act::Attitude),
        ("Many suspect the deal is dead.", Act::Attitude),
    ] {
        let analysis = read(&document(text));
        assert_eq!(analysis.attributions.iter().map(|it| it.act).collect::<Vec<_>>(), [act], "{text}");
    }
}

#[test]
fn the_inner_of_two_attributions_knows_the_outer() {
    let analysis = read(&document("Town officials, according to the Gazette, say they do not expect a flood."));
    let within: Vec<_> = analysis.attributions.iter().map(|it| it.within).collect();
    assert_eq!(within, [None, Some(AttributionId(0))]);
}
