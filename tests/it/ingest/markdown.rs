//! Markdown in, an outline out.

use ascribe::ingest::Format;
use expect_test::{Expect, expect};

fn check(text: &str, expected: &Expect) {
    super::check(text, Format::Markdown, expected);
}

#[test]
fn yaml_metadata_is_known_and_not_shown() {
    check(
        concat!(
            "---\n",
            "title: \"A title\"\n",
            "author:\n",
            "  - Jane Roe\n",
            "  - name: John Doe\n",
            "    url: x\n",
            "date: 2024-03-01 # draft\n",
            "url: https://example.org/a\n",
            "tags: [a, b]\n",
            "---\n",
            "\n",
            "Text.\n",
        ),
        &expect![[r"
            title: A title
            byline: Jane Roe, John Doe
            date: 2024-03-01
            address: https://example.org/a
            p Text.
        "]],
    );
}

#[test]
fn toml_metadata_is_known_and_not_shown() {
    check(
        "+++\ntitle = 'A title'\nauthors = [\"Jane Roe\", \"John Doe\"]\n+++\n\nText.\n",
        &expect![[r"
        title: A title
        byline: Jane Roe, John Doe
        p Text.
    "]],
    );
}

#[test]
fn rules_around_prose_are_no_metadata() {
    check(
        "---\nNo metadata here\n---\n\nText.\n",
        &expect![[r"
        rule * * *
        h2 No metadata here
        p Text.
    "]],
    );
}

#[test]
fn the_first_top_heading_is_the_title() {
    check(
        concat!(
            "![badge](b.png)\n",
            "\n",
            "# A *fine* title\n",
            "\n",
            "By Jane Roe | March 3, 2024\n",
            "\n",
            "Text.\n",
            "\n",
            "# Another\n",
            "\n",
            "By John Doe\n",
            "\n",
            "## Second\n",
            "\n",
            "Third\n",
            "---\n",
        ),
        &expect![[r"
            title: A fine title
            byline: Jane Roe
            date: March 3, 2024
            p [image: badge]
            title A fine title
            byline By Jane Roe | March 3, 2024
            p Text.
            h1 Another
            p By John Doe
            h2 Second
            h2 Third
            em [fine]
        "]],
    );
}

#[test]
fn a_late_top_heading_is_no_title() {
    check(
        &format!("{}\n\n# Heading\n", "This paragraph is long. ".repeat(15)),
        &expect![[r"
            p This paragraph is long. This paragraph i … ragraph is long. This paragraph is long.
            h1 Heading
        "]],
    );
}

#[test]
fn inline_marks() {
    check(
        concat!(concat!(
            "Some **strong *both*** and _em_, `a  b`, ~~gone~~, [a `link`](http://example.org \"t\"), ",
            "<https://example.org>, <a@example.org>.\n",
        ),),
        &expect![[r"
            p Some strong both and em, a  b, gone, a link, https://example.org, a@example.org.
            strong [strong both]
            em [both]
            em [em]
            code [a  b]
            struck [gone]
            link(http://example.org) [a link]
            code [link]
            link(https://example.org) [https://example.org]
            link(mailto:a@example.org) [a@example.org]
        "]],
    );
}

#[test]
fn text_is_what_a_reader_sees() {
    check(
        concat!(
            "It's \"straight\" -- &amp; &eacute;\\* soft\n",
            "wrapped, a<br>break, <b>bold</b><!-- comment -->, <span\n",
            "title=\"x>y\">span</span>.\n",
        ),
        &expect![[r#"
            verse It's "straight" -- & é* soft wrapped, a⏎break, bold, span.
        "#]],
    );
}

#[test]
fn block_quotes_nest() {
    check(
        "> one\n> > two\nlazy\n\n> - item\n>\n> > # h\n",
        &expect![[r"
        p> one
        p>> two lazy
        li0> item
        h1>> h
    "]],
    );
}

#[test]
fn lists_nest() {
    check(
        concat!(
            "1. one\n",
            "2. two\n",
            "\n",
            "   two again\n",
            "\n",
            "   - nested\n",
            "     more\n",
            "     - deeper\n",
            "3. three\n",
            "\n",
            "- tight\n",
            "- items\n",
            "  go on\n",
            "\n",
            "0. zero\n",
            "\n",
            "- > quoted\n",
            "- ```\n",
            "  code\n",
            "  ```\n",
            "- \n",
        ),
        &expect![[r"
            li0 1. one
            li0 2. two
            li0 2.+ two again
            li1 nested more
            li2 deeper
            li0 3. three
            li0 tight
            li0 items go on
            li0 0. zero
            li0> quoted
            code code
        "]],
    );
}

#[test]
fn code_keeps_its_lines() {
    check(
        "```rust\nfn main() {\r\n    x();\n\n}\n```\n\n    indented\n      more\n",
        &expect![[r"
        code fn main() {⏎    x();⏎⏎}
        code indented⏎  more
    "]],
    );
}

#[test]
fn verse_by_hard_breaks() {
    check(
        concat!(
            "The ferry leaves at six,\\\n",
            "the rope is cast  \n",
            "and gone.\n",
            "\n",
            "A long line of prose with a hard break that somebody left at the end of it by accident.  \n",
            "Goes on.\n",
        ),
        &expect![[r"
            verse The ferry leaves at six,⏎the rope is cast⏎and gone.
            p A long line of prose with a hard break that somebody left at the end of it by accident./Goes on.
        "]],
    );
}

#[test]
fn tables_are_laid_out() {
    check(
        concat!(
            "| Port | Leaves | Fare |\n",
            "|---|:-:|--:|\n",
            "| Harrow | **6:00** | 5 |\n",
            "| [日本](u) | | 12 |\n",
            "| a \\| b | x<br>y | `c` |\n",
        ),
        &expect![[r"
            table Port   │ Leaves │ Fare⏎───────┼────────┼ …   │        │   12⏎a | b  │  x y   │    c
            strong [6:00]
            link(u) [日本]
            code [c]
        "]],
    );
}

#[test]
fn images_are_told() {
    check(
        "![a *map*](m.png) ![](n.png) ![out ![in](i)](o)\n",
        &expect![[r"
        p [image: a map] [image] [image: out [image: in]]
        em [map]
    "]],
    );
}

#[test]
fn footnotes_stand_at_the_end() {
    check(
        concat!(
            "Text[^b] and[^a] and[^b].\n",
            "\n",
            "[^a]: First *def*.\n",
            "\n",
            "    Second paragraph.\n",
            "\n",
            "[^b]: The b[^c].\n",
            "\n",
            "[^c]: Inner.\n",
            "\n",
            "More text.\n",
        ),
        &expect![[r"
            p Text[1] and[2] and[1].
            p More text.
            p [1] The b[3].
            p [2] First def.
            p Second paragraph.
            p [3] Inner.
            em [def]
        "]],
    );
}

#[test]
fn html_blocks_are_their_text() {
    check(
        concat!(
            "<div class=\"x>y\">One &mdash; block<p>two\n",
            "lines</p><script>if (a<b) {}</script><img alt=\"pic\" src=x><br>after</div>\n",
            "\n",
            "<!-- nothing\n",
            "\n",
            "at all -->\n",
            "\n",
            "<table><tr><td>a</td><td>b &#8364; &#x41; &nope;</td></tr></table>\n",
        ),
        &expect![[r"
            p One — block
            p two lines
            verse [image: pic]⏎after
            p a  b € A &nope;
        "]],
    );
}

#[test]
fn scripts_in_a_line_are_not_shown() {
    check(
        "Text <script>alert(1)</script> and <style>p {}</style>more.\n",
        &expect![[r"
        p Text  and more.
    "]],
    );
}

#[test]
fn rules() {
    check(
        "One.\n\n***\n\nTwo.\n",
        &expect![[r"
        p One.
        rule * * *
        p Two.
    "]],
    );
}
