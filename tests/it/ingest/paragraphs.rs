//! Which lines of plain text make a paragraph, and which are kept.

use ascribe::ingest::Format;
use expect_test::{Expect, expect};

fn check(text: &str, expected: &Expect) {
    super::check(text, Format::Plain, expected);
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
        &expect![[r"
            p The ferry to the outer islands leaves th … ornings it leaves without/anyone aboard.
            p The company says that this is about to change./It has said so since the spring.
        "]],
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
        &expect![[r"
            p The ferry to the outer islands leaves th … ornings it leaves without/anyone aboard.
            p Second paragraph.
        "]],
    );
}

#[test]
fn old_mac_lines_are_lines() {
    check(
        "The title\r\rFirst paragraph.\r\rSecond paragraph.",
        &expect![[r"
        title: The title
        title The title
        p First paragraph.
        p Second paragraph.
    "]],
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
        &expect![[r"
            p The ferry to the outer islands leaves th … ornings it leaves without/anyone aboard.
            p The company says that this is about to c … say that they have heard it said/before.
        "]],
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
        &expect![[r"
            p The ferry to the outer islands leaves th … board it at all, crew and cook excepted.
            p “Change is coming,” the company announced, and/the crews say that they have heard that before.
            p Nobody waved.
        "]],
    );
}

#[test]
fn long_lines_are_paragraphs_each() {
    let long = |opening: &str| format!("{opening} is a line{}.", " that goes on".repeat(12));
    let text = ["Title here\n", &long("First"), &long("Second"), "“No,” she said.", "He left.", "", &long("Third")];
    check(
        &text.join("\n"),
        &expect![[r"
        title: Title here
        title Title here
        p First is a line that goes on that goes o …  that goes on that goes on that goes on.
        p Second is a line that goes on that goes  …  that goes on that goes on that goes on.
        p “No,” she said.
        p He left.
        p Third is a line that goes on that goes o …  that goes on that goes on that goes on.
    "]],
    );
}

#[test]
fn a_line_broken_at_a_link_is_mended() {
    let long = format!("This is a line{}.", " that goes on".repeat(12));
    check(
        &format!("{long}\nEditor’s note: the ferry regularly\nleaves\nwithout passengers and is late.\n"),
        &expect![[r"
            p This is a line that goes on that goes on …  that goes on that goes on that goes on.
            p Editor’s note: the ferry regularly/leaves/without passengers and is late.
        "]],
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
        &expect![[r"
            p The ferry to the outer islands leaves th … thout/anyone aboard. The timetable says:
            p> passengers are asked to be on the quay a/    quarter of an hour before the ferry goes/    out.
            p Nobody has seen the timetable for a long while.
        "]],
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
        &expect![[r"
            title: On the Quay
            title On the Quay
            verse The ferry leaves at six,⏎The rope is cas … and then no more,⏎The harbour is so full
            verse   of mornings,⏎  of rope,
        "]],
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
        &expect![[r"
            p The ferry to the outer islands leaves th …  old song has it that the/children sing:
            verse Oh, six it is,⏎And off it goes,⏎And who was on it⏎Nobody knows
        "]],
    );
}

#[test]
fn a_dash_in_a_paragraph_is_no_item() {
    check(
        concat!(
            "The ferry to the outer islands leaves the quay\n",
            "- if it leaves at all on such a morning as it\n",
            "is today - at six, and nobody is aboard.\n",
            "\n",
            "It was built, as far as anybody knows, in year\n",
            "12. Nobody believes that any more.\n",
            "\n",
            "- Jane Roe\n",
        ),
        &expect![[r"
            p The ferry to the outer islands leaves th … is today - at six, and nobody is aboard.
            p It was built, as far as anybody knows, in year/12. Nobody believes that any more.
            p - Jane Roe
        "]],
    );
}

#[test]
fn a_byte_order_mark_is_in_no_block() {
    check(
        "\u{feff}The title\n\n\u{feff}Body text.\n",
        &expect![[r"
        title: The title
        title The title
        p Body text.
    "]],
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
