//! Headings, lists, code and the like in plain text.

use ascribe::ingest::Format;
use expect_test::{Expect, expect};

fn check(text: &str, expected: &Expect) {
    super::check(text, Format::Plain, expected);
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
        &expect![[r"
            title: Title here
            title Title here
            p Run this:
            code     fn main() {⏎        let x = 1;⏎    }
            code 	make install && ./run --all
            code body {⏎  width: 100%;⏎}
        "]],
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
        &expect![[r"
            title: Title here
            title Title here
            table Port       Leaves   Arrives⏎Harrow     6:00     7:10⏎Stannow    8:00     9:25
        "]],
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
        &expect![[r"
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
        "]],
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
        &expect![[r"
            title: The title of it
            title The title of it
            p The first paragraph is long enough to be one, and it ends as they do.
            p “NO!”
            p STOP!
            p She said:
            p “Really”
            p The third paragraph is long enough to be one, and it ends as they do.
        "]],
    );
}

#[test]
fn rules_are_found() {
    check(
        "Title here\n\nOne.\n\n* * *\n\nTwo.\n\n---\n\nThree.\n\n___.\n\nFour.\n⁂\nFive.\n",
        &expect![[r"
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
    "]],
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
        &expect![[r"
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
        "]],
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
        &expect![[r"
            p You wrote:
            p> The ferry is late.
            p>+ It is always late.
            p>> Is it?
            p> Yes.
            p I disagree.
            p >$5 is too much.
        "]],
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
        &expect![[r"
            title: A title
            title A title
            p The first paragraph.
            litter ADVERTISEMENT
            litter Read more: Ferries of the north
            p The second paragraph, related: to the first.
            litter Tags: ferries, rope
            litter OG Image:
        "]],
    );
}
