//! brat standoff.

use ascribe::export::Brat;
use expect_test::expect;

use super::articles::{self, written};

#[test]
fn attributions_are_events_on_their_cues() {
    expect![[r"
        T1	Attribution 25 29	said
        T2	Source 30 52	Zoë Ålund, an engineer
        T3	Cue 25 29	said
        T4	Content 11 23;54 86	“The levee,” “was, officials believe,  safe.”
        E1	Attribution:T1 Source:T2 Cue:T3 Content:T4
        T5	Attribution 70 77	believe
        T6	Source 60 69	officials
        T7	Cue 70 77	believe
        T8	Content 80 84	safe
        E2	Attribution:T5 Source:T6 Cue:T7 Content:T8
    "]]
    .assert_eq(&articles::split().brat());
}

#[test]
fn an_event_without_a_cue_stands_on_what_there_is() {
    expect![[r"
        T1	Attribution 0 9	The paper
        T2	Source 0 9	The paper
        T3	Content 11 21	rents fell
        E1	Attribution:T1 Source:T2 Content:T3
        T4	Attribution-no-source 26 33	is held
        T5	Cue 26 33	is held
        T6	Content 34 48	that they rise
        E2	Attribution-no-source:T4 Cue:T5 Content:T6
        T7	Attribution-no-source 50 63	“They stand.”
        T8	Content 50 63	“They stand.”
        E3	Attribution-no-source:T7 Content:T8
    "]]
    .assert_eq(&articles::bare().brat());
}

#[test]
fn several_articles_are_named_and_share_no_number() {
    let (one, other) = (articles::bare(), articles::split());
    let all = written(|out| {
        let mut brat = Brat::with_paths();
        brat.write(&one.article(), out)?;
        brat.write(&other.article(), out)
    });
    let ids: Vec<&str> = all.lines().filter_map(|line| line.split_once('\t')).map(|(id, _)| id).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "{all}");
    let names: Vec<&str> = all.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(names, ["# -", "# folder/split.txt"]);
}

#[test]
fn an_article_that_was_analysed_in_part_says_so() {
    let made = articles::partial();
    assert_eq!(made.brat(), "#partial: the first 25 of 88 characters were analysed\n");
    let named = written(|out| Brat::with_paths().write(&made.article(), out));
    assert_eq!(named, format!("# folder/split.txt\n{}", made.brat()));
}
