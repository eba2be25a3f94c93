//! Plain text in, an outline out.

use ascribe::ingest::Format;
use expect_test::{Expect, expect};

use super::{document, outline};

fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&outline(&document(text, Format::Plain)));
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
        &expect![[r#"
            title: A quiet title
            byline: Jane Roe
            date: March 3, 2024
            title A quiet title
            byline By Jane Roe
            date March 3, 2024
            p The first paragraph is long enough to be one, and it ends as they do.
            p The second.
        "#]],
    );
}

#[test]
fn a_byline_may_hold_the_paper_and_the_date() {
    check(
        "Title above\nby GORDON LANE | The Mirror | Sept. 4, 2016 10:14 a.m. EST\n\nBody text.\n",
        &expect![[r#"
        title: Title above
        byline: GORDON LANE
        date: Sept. 4, 2016 10:14 a.m. EST
        title Title above
        byline by GORDON LANE | The Mirror | Sept. 4, 2016 10:14 a.m. EST
        p Body text.
    "#]],
    );
}

#[test]
fn a_name_above_a_date_is_a_byline() {
    check(
        "Title above\n\nJane Roe\n3 March 2024\n\nBody text.\n",
        &expect![[r#"
        title: Title above
        byline: Jane Roe
        date: 3 March 2024
        title Title above
        byline Jane Roe
        date 3 March 2024
        p Body text.
    "#]],
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
        &expect![[r#"
            title: Title above
            date: Monday, 2024-03-01 at 10:14 GMT
            title Title above
            date Published: Monday, 2024-03-01 at 10:14 GMT
            date Updated May 5, 2024
            p Body text.
        "#]],
    );
}

#[test]
fn an_underlined_title_is_one() {
    check(
        "The title\n=========\n\nBody text.\n",
        &expect![[r#"
        title: The title
        title The title
        p Body text.
    "#]],
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
        &expect![[r#"
            title: Ferries stop for the winter
            title Ferries stop for the winter;
            p Islanders say nobody asked them.
            p The first paragraph is long enough to be one, and it ends as they do.
        "#]],
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
        &expect![[r#"
            title: Ferry crews vote to strike over winter rota.
            title Ferry crews vote to strike over winter rota.
            p The first paragraph is long enough to be one, and it ends as they do.
        "#]],
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
        &expect![[r#"
            p It was raining when the ferry left.
            p The first paragraph is long enough to be one, and it ends as they do.
        "#]],
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
        &expect![[r#"
            p The ferry left early. Nobody minded.
            p The first paragraph is long enough to be one, and it ends as they do.
        "#]],
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
        &expect![[r#"
            title: “We left early,” she said.
            title “We left early,” she said.
            p The first paragraph is long enough to be one, and it ends as they do.
        "#]],
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
        &expect![[r#"
            p The ferry to the outer islands leaves the quay/at six, and on most mornings it leaves without/anyone aboard.
            p Second.
        "#]],
    );
}

#[test]
fn by_the_time_is_no_byline() {
    check(
        "A title\n\nBy the time the ferry left nobody was aboard.\n\nBy\n",
        &expect![[r#"
        title: A title
        title A title
        p By the time the ferry left nobody was aboard.
        p By
    "#]],
    );
}

#[test]
fn one_line_is_a_paragraph() {
    check(
        "Hello\n",
        &expect![[r#"
        p Hello
    "#]],
    );
}

#[test]
fn hard_wrapped_paragraphs_are_joined() {
    check(
        concat!(
            "The ferry to the outer islands leaves the quay\n",
            "at six, and on most mornings it leaves without\n",
            "anyone aboard.\n",
            "\n",
            "The company says that this is about to change.\n",
            "It has said so since the spring.\n",
        ),
        &expect![[r#"
            p The ferry to the outer islands leaves the quay/at six, and on most mornings it leaves without/anyone aboard.
            p The company says that this is about to change./It has said so since the spring.
        "#]],
    );
}

#[test]
fn crlf_lines_are_lines() {
    check(
        concat!(
            "The ferry to the outer islands leaves the quay\r\n",
            "at six, and on most mornings it leaves without\r\n",
            "anyone aboard.\r\n",
            "\r\n",
            "Second paragraph.\r\n",
        ),
        &expect![[r#"
            p The ferry to the outer islands leaves the quay/at six, and on most mornings it leaves without/anyone aboard.
            p Second paragraph.
        "#]],
    );
}

#[test]
fn old_mac_lines_are_lines() {
    check(
        "The title\r\rFirst paragraph.\r\rSecond paragraph.",
        &expect![[r#"
        title: The title
        title The title
        p First paragraph.
        p Second paragraph.
    "#]],
    );
}

#[test]
fn a_short_last_line_ends_a_paragraph() {
    check(
        concat!(
            "The ferry to the outer islands leaves the quay\n",
            "at six, and on most mornings it leaves without\n",
            "anyone aboard.\n",
            "The company says that this is about to change,\n",
            "and the crews say that they have heard it said\n",
            "before.\n",
        ),
        &expect![[r#"
            p The ferry to the outer islands leaves the quay/at six, and on most mornings it leaves without/anyone aboard.
            p The company says that this is about to change,/and the crews say that they have heard it said/before.
        "#]],
    );
}

#[test]
fn an_indent_begins_a_paragraph() {
    check(
        concat!(
            "  The ferry to the outer islands leaves the quay\n",
            "at six, and on most mornings it leaves without\n",
            "anyone aboard it at all, crew and cook excepted.\n",
            "  “Change is coming,” the company announced, and\n",
            "the crews say that they have heard that before.\n",
            "  Nobody waved.\n",
        ),
        &expect![[r#"
            p The ferry to the outer islands leaves the quay/at six, and on most mornings it leaves without/anyone aboard it at all, crew and cook excepted.
            p “Change is coming,” the company announced, and/the crews say that they have heard that before.
            p Nobody waved.
        "#]],
    );
}

#[test]
fn long_lines_are_paragraphs_each() {
    check(
        concat!(
            "Title here\n",
            "\n",
            "Paragraph 1 is a long line, as scraped news has them, with no blank line before the next one, and it runs well past any width that a person would wrap text at.\n",
            "Paragraph 2 is a long line, as scraped news has them, with no blank line before the next one, and it runs well past any width that a person would wrap text at.\n",
            "Paragraph 3 is a long line, as scraped news has them, with no blank line before the next one, and it runs well past any width that a person would wrap text at.\n",
            "“No,” she said.\n",
            "He left.\n",
            "\n",
            "After a blank line comes another long one, because such files mix both ways, and nobody who scraped them minded very much about it.\n",
        ),
        &expect![[r#"
            title: Title here
            title Title here
            p Paragraph 1 is a long line, as scraped news has them, with no blank line before the next one, and it runs well past any width that a person would wrap text at.
            p Paragraph 2 is a long line, as scraped news has them, with no blank line before the next one, and it runs well past any width that a person would wrap text at.
            p Paragraph 3 is a long line, as scraped news has them, with no blank line before the next one, and it runs well past any width that a person would wrap text at.
            p “No,” she said.
            p He left.
            p After a blank line comes another long one, because such files mix both ways, and nobody who scraped them minded very much about it.
        "#]],
    );
}

#[test]
fn a_line_broken_at_a_link_is_mended() {
    check(
        concat!(
            "This paragraph is a long line, as scraped news has them, with no blank line before the next one, and it runs well past any width.\n",
            "Editor’s note: the ferry regularly\n",
            "leaves\n",
            "without passengers and is late.\n",
        ),
        &expect![[r#"
            p This paragraph is a long line, as scraped news has them, with no blank line before the next one, and it runs well past any width.
            p Editor’s note: the ferry regularly/leaves/without passengers and is late.
        "#]],
    );
}

#[test]
fn what_is_set_in_from_wrapped_text_is_quoted() {
    check(
        concat!(
            "The ferry to the outer islands leaves the quay\n",
            "at six, and on most mornings it leaves without\n",
            "anyone aboard. The timetable says:\n",
            "\n",
            "    passengers are asked to be on the quay a\n",
            "    quarter of an hour before the ferry goes\n",
            "    out.\n",
            "\n",
            "Nobody has seen the timetable for a long while.\n",
        ),
        &expect![[r#"
            p The ferry to the outer islands leaves the quay/at six, and on most mornings it leaves without/anyone aboard. The timetable says:
            p> passengers are asked to be on the quay a/    quarter of an hour before the ferry goes/    out.
            p Nobody has seen the timetable for a long while.
        "#]],
    );
}

#[test]
fn verse_keeps_its_lines() {
    check(
        concat!(
            "On the Quay\n",
            "\n",
            "The ferry leaves at six,\n",
            "The rope is cast, the gull\n",
            "Cries twice and then no more,\n",
            "The harbour is so full\n",
            "\n",
            "  of mornings,\n",
            "  of rope,\n",
        ),
        &expect![[r#"
            title: On the Quay
            title On the Quay
            verse The ferry leaves at six,⏎The rope is cast, the gull⏎Cries twice and then no more,⏎The harbour is so full
            p of mornings,
            p of rope,
        "#]],
    );
}

#[test]
fn verse_in_wrapped_text_keeps_its_lines() {
    check(
        concat!(
            "The ferry to the outer islands leaves the quay\n",
            "at six, and on most mornings it leaves without\n",
            "anyone aboard, as the old song has it that the\n",
            "children sing:\n",
            "\n",
            "Oh, six it is,\n",
            "And off it goes,\n",
            "And who was on it\n",
            "Nobody knows\n",
        ),
        &expect![[r#"
            p The ferry to the outer islands leaves the quay/at six, and on most mornings it leaves without/anyone aboard, as the old song has it that the/children sing:
            verse Oh, six it is,⏎And off it goes,⏎And who was on it⏎Nobody knows
        "#]],
    );
}

#[test]
fn code_keeps_its_lines() {
    check(
        concat!(
            "Title here\n",
            "\n",
            "Run this:\n",
            "\n",
            "    fn main() {\n",
            "        let x = 1;\n",
            "    }\n",
            "\n",
            "\tmake install && ./run --all\n",
            "\n",
            "body {\n",
            "  width: 100%;\n",
            "}\n",
        ),
        &expect![[r#"
            title: Title here
            title Title here
            p Run this:
            code     fn main() {⏎        let x = 1;⏎    }
            code 	make install && ./run --all
            code body {⏎  width: 100%;⏎}
        "#]],
    );
}

#[test]
fn a_table_keeps_its_lines() {
    check(
        concat!(
            "Title here\n",
            "\n",
            "Port       Leaves   Arrives\n",
            "Harrow     6:00     7:10\n",
            "Stannow    8:00     9:25\n",
        ),
        &expect![[r#"
            title: Title here
            title Title here
            table Port       Leaves   Arrives⏎Harrow     6:00     7:10⏎Stannow    8:00     9:25
        "#]],
    );
}

#[test]
fn headings_are_found() {
    check(
        concat!(
            "The title of it\n",
            "\n",
            "The first paragraph is long enough to be one, and it ends as they do.\n",
            "\n",
            "WHAT COMES NEXT\n",
            "\n",
            "The next paragraph is long enough to be one, and it ends as they do.\n",
            "\n",
            "A question of rope\n",
            "\n",
            "The third paragraph is long enough to be one, and it ends as they do.\n",
            "\n",
            "Underlined too\n",
            "--------------\n",
            "\n",
            "II.\n",
            "\n",
            "The last paragraph is long enough to be one, and it ends as they do.\n",
            "\n",
            "Jane Roe\n",
        ),
        &expect![[r#"
            title: The title of it
            title The title of it
            p The first paragraph is long enough to be one, and it ends as they do.
            h2 WHAT COMES NEXT
            p The next paragraph is long enough to be one, and it ends as they do.
            h3 A question of rope
            p The third paragraph is long enough to be one, and it ends as they do.
            h2 Underlined too
            h2 II.
            p The last paragraph is long enough to be one, and it ends as they do.
            p Jane Roe
        "#]],
    );
}

#[test]
fn short_lines_that_are_no_headings() {
    check(
        concat!(
            "The title of it\n",
            "\n",
            "The first paragraph is long enough to be one, and it ends as they do.\n",
            "\n",
            "“NO!”\n",
            "\n",
            "STOP!\n",
            "\n",
            "She said:\n",
            "\n",
            "“Really”\n",
            "\n",
            "The third paragraph is long enough to be one, and it ends as they do.\n",
        ),
        &expect![[r#"
            title: The title of it
            title The title of it
            p The first paragraph is long enough to be one, and it ends as they do.
            p “NO!”
            p STOP!
            p She said:
            p “Really”
            p The third paragraph is long enough to be one, and it ends as they do.
        "#]],
    );
}

#[test]
fn rules_are_found() {
    check(
        "Title here\n\nOne.\n\n* * *\n\nTwo.\n\n---\n\nThree.\n\n___.\n\nFour.\n⁂\nFive.\n",
        &expect![[r#"
        title: Title here
        title Title here
        p One.
        rule * * *
        p Two.
        rule ---
        p Three.
        rule ___.
        p Four.
        rule ⁂
        p Five.
    "#]],
    );
}

#[test]
fn items_lose_their_markers() {
    check(
        concat!(
            "What to bring:\n",
            "- rope\n",
            "- a coat, since the wind\n",
            "  is cold\n",
            "  * wool\n",
            "  * oilskin\n",
            "- bread\n",
            "\n",
            "1. Come early.\n",
            "2) Wait.\n",
            "\n",
            "   It may be long.\n",
            "\n",
            "• Wave.\n",
            "\n",
            "That is all.\n",
        ),
        &expect![[r#"
            p What to bring:
            li0 rope
            li0 a coat, since the wind/  is cold
            li1 wool
            li1 oilskin
            li0 bread
            li0 1. Come early.
            li0 2. Wait.
            li0 2.+ It may be long.
            li0 Wave.
            p That is all.
        "#]],
    );
}

#[test]
fn a_dash_in_a_paragraph_is_no_item() {
    check(
        concat!(
            "The ferry to the outer islands leaves the quay\n",
            "- if it leaves at all on such a morning as this\n",
            "- at six, and nobody is aboard.\n",
            "\n",
            "It was built in the year\n",
            "12. Nobody believes that any more.\n",
            "\n",
            "- Jane Roe\n",
        ),
        &expect![[r#"
            p The ferry to the outer islands leaves the quay
            li0 if it leaves at all on such a morning as this
            li0 at six, and nobody is aboard.
            verse It was built in the year⏎12. Nobody believes that any more.
            p - Jane Roe
        "#]],
    );
}

#[test]
fn quoted_mail_is_a_line_a_block() {
    check(
        concat!(
            "You wrote:\n",
            "> The ferry is late.\n",
            "> It is always late.\n",
            ">\n",
            "> > Is it?\n",
            "> Yes.\n",
            "I disagree.\n",
            "\n",
            ">$5 is too much.\n",
        ),
        &expect![[r#"
            p You wrote:
            p> The ferry is late.
            p>+ It is always late.
            p>> Is it?
            p> Yes.
            p I disagree.
            p >$5 is too much.
        "#]],
    );
}

#[test]
fn litter_is_told_apart() {
    check(
        concat!(
            "A title\n",
            "\n",
            "The first paragraph.\n",
            "\n",
            "ADVERTISEMENT\n",
            "\n",
            "Read more: Ferries of the north\n",
            "\n",
            "The second paragraph, related: to the first.\n",
            "\n",
            "Tags: ferries, rope\n",
            "\n",
            "OG Image:",
        ),
        &expect![[r#"
            title: A title
            title A title
            p The first paragraph.
            litter ADVERTISEMENT
            litter Read more: Ferries of the north
            p The second paragraph, related: to the first.
            litter Tags: ferries, rope
            litter OG Image:
        "#]],
    );
}

#[test]
fn a_byte_order_mark_is_in_no_block() {
    check(
        "\u{feff}The title\n\n\u{feff}Body text.\n",
        &expect![[r#"
        title: The title
        title The title
        p Body text.
    "#]],
    );
}

#[test]
fn spaces_quotes_and_dashes_stay() {
    check(
        "A title\n\nTwo  spaces, \"straight\" and “curly” -- dashes — and non\u{a0}breaking.\n",
        &expect![[r#"
        title: A title
        title A title
        p Two  spaces, "straight" and “curly” -- dashes — and non breaking.
    "#]],
    );
}
