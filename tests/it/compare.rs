//! Two articles beside each other: who is taken for the same, which statements for twins, and how it is printed.

pub(crate) mod articles;
mod schema;

use ascribe::analysis::{Act, Balance, Both, Comparison, Kind, Likeness, SourceId, Whose};
use ascribe::export::ComparisonReport;
use expect_test::expect_file;

use articles::{Made, Said};

/// The pairs that are found, as "name = name", in order.
fn pairs(here: &[(&str, Kind)], there: &[(&str, Kind)]) -> String {
    let [here, there] = [here, there].map(|names| {
        let said: Vec<Said<'_>> = names.iter().map(|(name, kind)| Said::indirect(name, *kind, "it rains")).collect();
        Made::of("a.txt", None, &said)
    });
    let comparison = Comparison::of(here.pair(), there.pair());
    let pair = |it: &Both| format!("{} = {}", here.name(it.here), there.name(it.there));
    comparison.both.iter().map(pair).collect::<Vec<_>>().join("; ")
}

#[test]
fn names_that_are_the_same() {
    use Kind::{Organization, Person, Publication};
    for (here, there) in [
        (("Jane Roe", Person), ("Jane Roe", Person)),
        (("Jane Roe", Person), ("Roe", Person)),
        (("Senator Jane Roe", Person), ("Ms. Roe", Person)),
        (("Dr. Roe", Person), ("Roe", Person)),
        (("Jane Q. Roe", Person), ("Jane Roe", Person)),
        (("J. Roe", Person), ("Jane Roe", Person)),
        (("J. Q. Roe", Person), ("Jane Quill Roe", Person)),
        (("Jane Roe Jr.", Person), ("Jane Roe", Person)),
        (("Pieter van der Meer", Person), ("van der Meer", Person)),
        (("Sean O’Neill", Person), ("O'Neill", Person)),
        (("JANE ROE", Person), ("Jane Roe", Person)),
        (("World Health Organization", Organization), ("WHO", Organization)),
        (("W.H.O.", Organization), ("the World Health Organization", Organization)),
        (("Ministry of Works", Organization), ("MW", Organization)),
        (("The Harbour Gazette", Publication), ("Harbour Gazette", Publication)),
        (("Harbour Gazette", Publication), ("The Gazette", Publication)),
        (("New York Times", Publication), ("NYT", Publication)),
        (("the A.P.", Publication), ("Associated Press", Organization)),
        (("Reuters", Organization), ("Reuters", Publication)),
        (("Republicans", Kind::Group), ("Republicans", Kind::Group)),
        (("Tarn Report", Kind::Document), ("the Tarn Report", Kind::Document)),
    ] {
        let expected = format!("{} = {}", here.0, there.0);
        assert_eq!(pairs(&[here], &[there]), expected);
        let expected = format!("{} = {}", there.0, here.0);
        assert_eq!(pairs(&[there], &[here]), expected, "the other way about");
    }
}

#[test]
fn names_that_are_not() {
    use Kind::{Organization, Person, Publication};
    for (here, there) in [
        (("Jane Roe", Person), ("John Roe", Person)),
        (("Jane Roe", Person), ("Jane Doe", Person)),
        (("Jane Roe", Person), ("Jane", Person)),
        (("Jane Q. Roe", Person), ("Jane R. Roe", Person)),
        (("Mr. Roe", Person), ("Jane Roe", Person)),
        (("Lady Ashby", Person), ("Lord Ashby", Person)),
        (("Tom Roe Jr.", Person), ("Tom Roe Sr.", Person)),
        (("Jane Roe", Person), ("Roe", Organization)),
        (("Jane Roe", Person), ("JR", Organization)),
        (("New York Times", Publication), ("Los Angeles Times", Publication)),
        (("World Health Organization", Organization), ("FAO", Organization)),
        (("Ministry of Works", Organization), ("Works", Organization)),
        (("a senior American official", Kind::Unnamed), ("a senior American official", Kind::Unnamed)),
        (("critics", Kind::Vague), ("critics", Kind::Vague)),
        (("officials", Kind::Group), ("officials", Kind::Group)),
        (("the report", Kind::Document), ("the report", Kind::Document)),
        (("Ines Falk", Kind::Author), ("Ines Falk", Kind::Author)),
        (("", Person), ("", Person)),
        (("...", Person), ("A ...", Person)),
    ] {
        assert_eq!(pairs(&[here], &[there]), "", "{here:?} {there:?}");
        assert_eq!(pairs(&[there], &[here]), "", "{there:?} {here:?}");
    }
}

#[test]
fn nobody_is_guessed() {
    let people = |names: &'static str| names.split(", ").map(|it| (it, Kind::Person)).collect::<Vec<_>>();
    for (here, there, expected) in [
        ("Roe", "Jane Roe, John Roe", ""),
        ("Jane Roe, Roe", "Jane Roe, John Roe", "Jane Roe = Jane Roe"),
        ("Roe", "Jane Roe, Roe", "Roe = Roe"),
        ("J. Roe", "Jane Roe, John Roe", ""),
        ("Jane Roe, John Roe", "John Roe, Jane Roe", "Jane Roe = Jane Roe; John Roe = John Roe"),
        ("Jane Roe, John Roe", "Mr. Roe", "John Roe = Mr. Roe"),
        ("Jane Roe, Tom Ek", "Ek, Roe", "Jane Roe = Roe; Tom Ek = Ek"),
    ] {
        assert_eq!(pairs(&people(here), &people(there)), expected, "{here} and {there}");
    }
}

#[test]
fn twins_among_statements() {
    use Likeness::{Alike, Same};
    let long = "“We have tested every pump twice, and the tunnel is dry,”";
    for (here, there, expected) in [
        ("“We are ready.”", "“We are ready,”", Some(Same)),
        (long, "“The tunnel is dry,”", Some(Alike)),
        (long, "“tested every pump twice”", Some(Alike)),
        (long, "that they had tested every pump twice", Some(Alike)),
        (long, "“The tunnel is long and wet,”", None),
        (long, "“We have time,”", None),
        ("“It is.”", "“It is not.”", None),
        ("“No”", "“No”", Some(Same)),
    ] {
        let made = |words| Made::of("a.txt", None, &[Said::of("Jane Roe", Kind::Person, words)]);
        let (here, there) = (made(here), made(there));
        let comparison = Comparison::of(here.pair(), there.pair());
        let found = comparison.both[0].statements.first().and_then(|it| it.likeness);
        assert_eq!(found, expected, "{} and {}", here.text(), there.text());
    }
}

#[test]
fn quotations_find_each_other_before_paraphrases_do() {
    let said = |words| Said::of("Jane Roe", Kind::Person, words);
    let here = Made::of("a.txt", None, &[said("“Every pump was tested twice,”"), said("that she was tired")]);
    let there = [said("“Ask them,”"), said("that every pump was tested twice"), said("“every pump was tested”")];
    let there = Made::of("b.txt", None, &there);
    let comparison = Comparison::of(here.pair(), there.pair());
    let rows = comparison.both[0].statements.iter().map(|it| {
        let number = |id: Option<ascribe::analysis::AttributionId>| id.map_or(String::from("-"), |it| it.0.to_string());
        format!("{} {} {:?}", number(it.here), number(it.there), it.likeness)
    });
    assert_eq!(rows.collect::<Vec<_>>(), ["0 2 Some(Alike)", "1 - None", "- 0 None", "- 1 None"]);
}

#[test]
fn what_one_denies_is_no_twin() {
    use Likeness::{Alike, Contrary, Same};
    let doubled = "that the costs had doubled in May";
    let cut = "the costs had doubled";
    for (here, there, expected) in [
        (&[(doubled, false)][..], &[(doubled, true)][..], &[Some(Contrary)][..]),
        (&[(doubled, true)], &[(doubled, true)], &[Some(Same)]),
        (&[(doubled, true)], &[(cut, false)], &[Some(Contrary)]),
        (&[(doubled, true)], &[(cut, true)], &[Some(Alike)]),
        // What both say comes before what one denies, however well that fits.
        (&[(doubled, false)], &[(doubled, true), (cut, false)], &[Some(Alike), None]),
        (&[(doubled, false)], &[("that it rained", true)], &[None, None]),
    ] {
        let made = |said: &[(&'static str, bool)]| {
            let said = said.iter();
            let said = said.map(|(words, denied)| Said::of("Jane Roe", Kind::Person, words).denied(*denied));
            Made::of("a.txt", None, &said.collect::<Vec<_>>())
        };
        let (left, right) = (made(here), made(there));
        let comparison = Comparison::of(left.pair(), right.pair());
        let found: Vec<_> = comparison.both[0].statements.iter().map(|it| it.likeness).collect();
        assert_eq!(found, expected, "{here:?} and {there:?}");
    }
}

#[test]
fn equal_statements_are_twins_however_many() {
    let said: Vec<_> = (0..40).map(|_| Said::of("Jane Roe", Kind::Person, "“We have no comment,”")).collect();
    let (here, there) = (Made::of("a.txt", None, &said), Made::of("b.txt", None, &said[1..]));
    let comparison = Comparison::of(here.pair(), there.pair());
    let found = comparison.both[0].statements.iter().filter(|it| it.likeness == Some(Likeness::Same)).count();
    assert_eq!((found, comparison.both[0].statements.len()), (39, 40));
}

#[test]
fn what_is_not_taken_does_not_count() {
    let (here, there) = articles::tunnel();
    let comparison = Comparison::among(here.pair(), there.pair(), |it| it.act == Act::Statement && !it.denied);
    let names = |made: &Made, ids: &[SourceId]| ids.iter().map(|id| made.name(*id).to_owned()).collect::<Vec<_>>();
    let both: Vec<_> = comparison.both.iter().map(|it| here.name(it.here)).collect();
    assert_eq!(both, ["Ida Brandt", "World Health Organization"], "the gazettes only have wishes");
    assert_eq!(names(&here, &comparison.here), ["Tom Ek", "a senior official"]);
    assert_eq!(names(&there, &comparison.there), ["Ruth Sand", "critics"]);
    let denied = |it: &Both| it.statements.iter().filter(|it| it.likeness == Some(Likeness::Contrary)).count();
    assert_eq!(comparison.both.iter().map(denied).sum::<usize>(), 0);
    let sum = comparison.shares.iter().fold((0, 0), |sum, it| (sum.0 + it.here, sum.1 + it.there));
    assert_eq!(sum, (here.words(), there.words()));
}

#[test]
fn the_shares_of_an_article_add_up_to_its_words() {
    for (here, there) in [articles::tunnel(), articles::hostile()] {
        let comparison = Comparison::of(here.pair(), there.pair());
        let sum = comparison.shares.iter().fold((0, 0), |sum, it| (sum.0 + it.here, sum.1 + it.there));
        assert_eq!(sum, (here.words(), there.words()));
        assert_eq!(comparison.shares[0].whose, Whose::Author);
    }
}

#[test]
fn shares_are_those_of_the_balance() {
    let said = [
        ("I", Kind::Author),
        ("Jane Roe", Kind::Person),
        ("an aide", Kind::Unnamed),
        ("critics", Kind::Vague),
        ("nobody", Kind::Group),
    ];
    let said = said.map(|(name, kind)| Said::indirect(name, kind, "it rains"));
    let made = Made::of("a.txt", None, &said).with_nobody_for(4);
    let balance = Balance::of(made.pair().0, made.pair().1);
    let comparison = Comparison::of(made.pair(), made.pair());
    let told: Vec<_> = comparison.shares.iter().map(|it| (it.whose, it.here)).collect();
    let others = [Whose::Both(0), Whose::Others, Whose::Unnamed, Whose::Vague, Whose::Nobody].map(|it| (it, 2));
    assert_eq!(told, [&[(Whose::Author, balance.author.words)], &others[..]].concat());
}

/// A comparison as it is printed: as JSON, as Markdown, or as text of so many columns.
fn printed((here, there): &(Made, Made), form: &str) -> String {
    let comparison = Comparison::of(here.pair(), there.pair());
    let compared = ComparisonReport { articles: [here.article(), there.article()], comparison: &comparison };
    let mut out = Vec::new();
    match form {
        "json" => compared.json(&mut out),
        "md" => compared.markdown(&mut out),
        columns => compared.text(columns.parse().unwrap(), &mut out),
    }
    .unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn what_is_printed() {
    let (tunnel, hostile) = (articles::tunnel(), articles::hostile());
    expect_file!["compare/tunnel.80.txt"].assert_eq(&printed(&tunnel, "80"));
    expect_file!["compare/tunnel.40.txt"].assert_eq(&printed(&tunnel, "40"));
    expect_file!["compare/tunnel.md"].assert_eq(&printed(&tunnel, "md"));
    expect_file!["compare/tunnel.json"].assert_eq(&printed(&tunnel, "json"));
    expect_file!["compare/hostile.80.txt"].assert_eq(&printed(&hostile, "80"));
    expect_file!["compare/hostile.md"].assert_eq(&printed(&hostile, "md"));
    for columns in [0, 1, 40, 57, 80, 200] {
        for articles in [&tunnel, &hostile] {
            for line in printed(articles, &columns.to_string()).lines() {
                assert!(textwrap::core::display_width(line) <= columns.max(40), "{columns}: {line:?}");
            }
        }
    }
    for form in ["80", "md", "json"] {
        let obeyed = |c: char| c != '\n' && ascribe::document::is_command(c);
        assert!(!printed(&hostile, form).contains(obeyed), "{form}");
    }
}
