//! Title, byline and date of plain text.

use ascribe::document::BlockKind;
use ascribe::ingest::Format;
use expect_test::{Expect, expect};

use super::document;

fn check(text: &str, expected: &Expect) {
    super::check(text, Format::Plain, expected);
}

#[test]
fn a_title_byline_and_date_stand_on_top() {
    check(
        concat!(
            "A quiet title\n",
            "\n",
            "By Jane Roe\n",
            "March 3, 2024\n",
            "\n",
            "The first paragraph is long enough to be one, and it ends as they do.\n",
            "\n",
            "The second.\n",
        ),
        &expect![[r"
            title: A quiet title
            byline: Jane Roe
            date: March 3, 2024
            title A quiet title
            byline By Jane Roe
            date March 3, 2024
            p The first paragraph is long enough to be one, and it ends as they do.
            p The second.
        "]],
    );
}

#[test]
fn a_byline_may_hold_the_paper_and_the_date() {
    check(
        "Title above\nby GORDON LANE | The Mirror | Sept. 4, 2016 10:14 a.m. EST\n\nBody text.\n",
        &expect![[r"
        title: Title above
        byline: GORDON LANE
        date: Sept. 4, 2016 10:14 a.m. EST
        title Title above
        byline by GORDON LANE | The Mirror | Sept. 4, 2016 10:14 a.m. EST
        p Body text.
    "]],
    );
}

#[test]
fn a_name_above_a_date_is_a_byline() {
    check(
        "Title above\n\nJane Roe\n3 March 2024\n\nBody text.\n",
        &expect![[r"
        title: Title above
        byline: Jane Roe
        date: 3 March 2024
        title Title above
        byline Jane Roe
        date 3 March 2024
        p Body text.
    "]],
    );
}

#[test]
fn a_date_may_have_labels_and_times() {
    check(
        concat!(
            "Title above\n",
            "\n",
            "Published: Monday, 2024-03-01 at 10:14 GMT\n",
            "\n",
            "Updated May 5, 2024\n",
            "\n",
            "Body text.\n",
        ),
        &expect![[r"
            title: Title above
            date: Monday, 2024-03-01 at 10:14 GMT
            title Title above
            date Published: Monday, 2024-03-01 at 10:14 GMT
            date Updated May 5, 2024
            p Body text.
        "]],
    );
}

#[test]
fn an_underlined_title_is_one() {
    check(
        "The title\n=========\n\nBody text.\n",
        &expect![[r"
        title: The title
        title The title
        p Body text.
    "]],
    );
}

#[test]
fn a_title_may_go_on_after_a_semicolon() {
    check(
        concat!(
            "Ferries stop for the winter; \n",
            "Islanders say nobody asked them.\n",
            "\n",
            "The first paragraph is long enough to be one, and it ends as they do.\n",
        ),
        &expect![[r"
            title: Ferries stop for the winter
            title Ferries stop for the winter;
            p Islanders say nobody asked them.
            p The first paragraph is long enough to be one, and it ends as they do.
        "]],
    );
}

#[test]
fn a_title_may_end_with_a_full_stop() {
    check(
        concat!(
            "Ferry crews vote to strike over winter rota.\n",
            "\n",
            "The first paragraph is long enough to be one, and it ends as they do.\n",
        ),
        &expect![[r"
            title: Ferry crews vote to strike over winter rota.
            title Ferry crews vote to strike over winter rota.
            p The first paragraph is long enough to be one, and it ends as they do.
        "]],
    );
}

#[test]
fn prose_on_top_is_no_title() {
    check(
        concat!(
            "It was raining when the ferry left.\n",
            "\n",
            "The first paragraph is long enough to be one, and it ends as they do.\n",
        ),
        &expect![[r"
            p It was raining when the ferry left.
            p The first paragraph is long enough to be one, and it ends as they do.
        "]],
    );
}

#[test]
fn two_sentences_on_top_are_no_title() {
    check(
        concat!(
            "The ferry left early. Nobody minded.\n",
            "\n",
            "The first paragraph is long enough to be one, and it ends as they do.\n",
        ),
        &expect![[r"
            p The ferry left early. Nobody minded.
            p The first paragraph is long enough to be one, and it ends as they do.
        "]],
    );
}

#[test]
fn a_quotation_on_top_is_no_title() {
    check(
        concat!(
            "“We left early,” she said.\n",
            "\n",
            "The first paragraph is long enough to be one, and it ends as they do.\n",
        ),
        &expect![[r"
            p “We left early,” she said.
            p The first paragraph is long enough to be one, and it ends as they do.
        "]],
    );
}

#[test]
fn a_wrapped_paragraph_on_top_is_no_title() {
    check(
        concat!(
            "The ferry to the outer islands leaves the quay\n",
            "at six, and on most mornings it leaves without\n",
            "anyone aboard.\n",
            "\n",
            "Second.\n",
        ),
        &expect![[r"
            p The ferry to the outer islands leaves th … ornings it leaves without/anyone aboard.
            p Second.
        "]],
    );
}

#[test]
fn by_the_time_is_no_byline() {
    check(
        "A title\n\nBy the time the ferry left nobody was aboard.\n\nBy\n",
        &expect![[r"
        title: A title
        title A title
        p By the time the ferry left nobody was aboard.
        p By
    "]],
    );
}

#[test]
fn one_line_is_a_paragraph() {
    check(
        "Hello\n",
        &expect![[r"
        p Hello
    "]],
    );
}

#[test]
fn the_article_that_ships_shows_its_title_byline_and_date() {
    let article = document(include_str!("../../../assets/article.txt"), Format::Plain);
    let kinds: Vec<BlockKind> = article.blocks().iter().map(|block| block.kind).collect();
    let (top, body) = kinds.split_at(3);
    assert_eq!(top, [BlockKind::Title, BlockKind::Byline, BlockKind::Dateline]);
    assert!(body.iter().all(|&kind| kind == BlockKind::Paragraph));
    assert!((700..=1000).contains(&article.words()), "{} words", article.words());
}
