//! Web pages in, an outline out.

mod charset;
mod dropped;
mod hostile;
mod metadata;
mod pages;

use ascribe::document::Document;
use ascribe::ingest::{Format, Hints, ingest};
use expect_test::{Expect, expect};

/// The document that a page makes which was got from an address.
fn document(html: &str, address: Option<&str>) -> Document {
    let hints = Hints { origin: "test", address, format: Some(Format::Html), ..Hints::default() };
    ingest(html.as_bytes().to_vec(), &hints).expect("the page of a test has text").0
}

fn check(html: &str, expected: &Expect) {
    expected.assert_eq(&super::outline(&document(html, None)));
}

#[test]
fn headings_keep_their_levels_and_lines_their_ends() {
    check(
        "<h1>The <em>river</em><br>rises</h1><h2><div>Below</div> <p>the lock</p></h2><p>One<br>two<br><br>three<hr>four",
        &expect![[r"
            title: The river rises
            title The river rises
            h2 Below the lock
            verse One⏎two
            p three
            rule * * *
            p four
        "]],
    );
}

#[test]
fn white_space_is_what_a_browser_shows() {
    check(
        concat!(
            "<p>  One <b> two </b> , <i>three</i>\n<b>four</b><i> five</i><span> </span>six<!-- x --> seven</p>",
            "<p>a<span>b</span>c d\u{a0}e f\u{ad}g h<wbr>i &shy;j&nbsp;&amp;&lt;</p>\n\n <div> x </div> y <div>z</div>",
            "<p> </p><p><b> </b></p><ul> <li> one <li>two </ul>",
        ),
        &expect![[r"
            p One two , three four five six seven
            p abc d e fg hi j &<
            p x
            p y
            p z
            li0 one
            li0 two
            strong [two]
            em [three]
            strong [four]
            em [five]
        "]],
    );
}

#[test]
fn lists_are_numbered_as_they_say() {
    check(
        concat!(
            "<ol start=3><li>three<li value=7>seven<li>eight<ul><li>inner<ol reversed><li>b<li>a</ol></ul></ol>",
            "<ol reversed><li>three</li><li>two</li><li><p>one</p><p>more</p></li></ol>",
            "<ol start=-5><li>low</ol><ul><li></li><li><h3>head</h3>text</li></ul>",
            "<dl><dt>Lock<dd>A gate in water.<dt>Weir<dd>A wall in water.</dl>",
        ),
        &expect![[r"
            li0 3. three
            li0 7. seven
            li0 8. eight
            li1 inner
            li2 2. b
            li2 1. a
            li0 3. three
            li0 2. two
            li0 1. one
            li0 1.+ more
            li0 0. low
            h3 head
            li0+ text
            p Lock
            p A gate in water.
            p Weir
            p A wall in water.
            strong [Lock]
            strong [Weir]
        "]],
    );
}

#[test]
fn quotations_nest_and_have_their_signs() {
    check(
        concat!(
            "<blockquote><p>We waited.</p><footer>— <cite>Ada Quill</cite></footer></blockquote>",
            "<p>She said: <q>He said <q>no</q> </q>.</p><p lang=de>Sie sagte <q>nein</q>.</p>",
            "<p lang=fr-CA><q>Non</q></p><blockquote><blockquote>deep</blockquote>less</blockquote>",
        ),
        &expect![[r"
            p> We waited.
            p> — Ada Quill
            p She said: “He said ‘no’”.
            p Sie sagte „nein“.
            p « Non »
            p>> deep
            p> less
            em [Ada Quill]
        "]],
    );
}

#[test]
fn marks_hold_their_words_alone() {
    check(
        concat!(
            "<p>a<b> bold </b>b <i>it<b>both</b></i> <b><strong>once</strong></b> <del>gone</del> <code>x  y</code></p>",
            "<a href=https://a.example/><h3>Block</h3><p>in a link</p></a><p>after <b></b> it",
            "<p><b>un<p>closed</b> end",
        ),
        &expect![[r"
            p a bold b itboth once gone x y
            h3 Block
            p in a link
            p after it
            p un
            p closed end
            strong [bold]
            em [itboth]
            strong [both]
            strong [once]
            struck [gone]
            code [x y]
            link(https://a.example/) [Block]
            link(https://a.example/) [in a link]
            strong [un]
            strong [closed]
        "]],
    );
}

#[test]
fn links_lead_to_addresses_alone() {
    let html = concat!(
        "<head><base href='/news/'></head><p><a href='a?b=1&amp;c#d'>one</a> <a href=//b.example/x>two</a> ",
        "<a href='javascript:alert(1)'>three</a> <a href=' java\nscript:x'>four</a> <a href='data:text/html,x'>five</a> ",
        "<a href=file:///etc/passwd>six</a> <a href=#below>seven</a> <a href=mailto:a@b.example>eight</a> ",
        "<a href>nine</a> <a name=x>ten</a> <a href='https://b.example:99999/'>eleven</a>",
    );
    expect![[r"
        address: https://post.example/a/b.html
        p one two three four five six seven eight nine ten eleven
        link(https://post.example/news/a?b=1&c#d) [one]
        link(https://b.example/x) [two]
        link(mailto:a@b.example) [eight]
    "]]
    .assert_eq(&super::outline(&document(html, Some("https://post.example/a/b.html"))));
    check(
        "<p><a href=../b.html>one</a> <a href=javascript:x>two</a> <a href=https://c.example>three</a>",
        &expect![[r"
            p one two three
            link(../b.html) [one]
            link(https://c.example/) [three]
        "]],
    );
}

#[test]
fn code_keeps_its_lines() {
    check(
        "<pre>\nfn main() {\n\n    <b>x</b>()  &lt; 1;\n}\n</pre><p>Run <kbd>a</kbd>.<table><tr><td><pre>a\nb</pre></table>",
        &expect![[r"
            code fn main() {⏎⏎    x()  < 1;⏎}
            p Run a.
            code a⏎b
            code [a]
        "]],
    );
}

#[test]
fn tables_of_data_are_laid_out_and_others_read() {
    check(
        concat!(
            "<table><caption>Tolls</caption><thead><tr><th>Port<th>Leaves<th>Fare</thead>",
            "<tr><td>Harrow<td><b>6:00</b> <p>daily</p><td align=right>5",
            "<tr><td rowspan=2>Ness<td style='text-align: center'>7:15<td>12<tr><td colspan=2>none</table>",
            "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
            "<table><tr><td><p>A page of old.</p><td><table><tr><th>x<td>y</table></table>",
            "<table role=presentation><tr><td>one<td>two<tr><td>three<td>four</table>",
        ),
        &expect![[r"
            p Tolls
            table Port   │   Leaves   │ Fare⏎───────┼───── …     7:15    │   12⏎       │    none    │
            table a │ b⏎──┼──⏎c │ d
            p A page of old.
            table x │ y
            p one
            p two
            p three
            p four
            strong [6:00]
        "]],
    );
}

#[test]
fn what_is_no_text_has_words() {
    check(
        concat!(
            "<figure><img src=a alt=' The  lock '><figcaption>The lock at dusk. <small>Ada Quill</small></figcaption></figure>",
            "<p><img alt=''><img src=b>H<sub>2</sub>O, 10<sup>-6</sup>, the 1<sup>st</sup> of <time>May</time>, ",
            "<abbr title=x>BBC</abbr>, <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>.</p>",
            "<iframe title='How a lock works'></iframe><video></video><audio title=Water></audio>",
            "<p>So <math alttext='a+b'><mi>a</mi></math> is <math><mi>c</mi></math>.</p>",
            "<details><summary>More</summary>Inside.</details><noscript>no</noscript><svg><text>no</text></svg>",
            "<p hidden>no</p><p aria-hidden=true>no</p><p style='color: red; DISPLAY : none !important'>no</p>",
            "<template><p>no</template><button>no</button><select><option>no</select>",
        ),
        &expect![[r"
            p [image: The lock]
            p The lock at dusk. Ada Quill
            p H₂O, 10⁻⁶, the 1st of May, BBC, 漢(かん).
            p [video: How a lock works] [audio: Water]
            p So a+b is c.
            p More
            p Inside.
        "]],
    );
}

#[test]
fn formulas_and_drawn_text_are_read() {
    check(
        concat!(
            "<p>When <math><mi>a</mi><mo>≠</mo><mn>0</mn></math>, there are two solutions, ",
            "<math alttext='{\\displaystyle x_1}'><msub><mi>x</mi><mn>1</mn></msub></math> and another:</p>",
            "<math display=block><mi>x</mi><mo>=</mo><mfrac><mi>b</mi><mn>2</mn></mfrac></math>",
            "<p>So <script type='math/tex'>\\frac a b</script> is ",
            "<script type='math/mml'><math><msup><mi>c</mi><mn>2</mn></msup></math></script>.</p><math hidden><mi>no</mi></math>",
            "<svg><title>no</title><path d=M0/></svg><a href=/><svg><text>No sign is read</text></svg></a>",
            "<svg><text x=1 y=1>You say that <tspan x=1 dy=9>it is free?</tspan></text><text>Yes!</text></svg>",
            "<svg role=img><title>Tolls by year</title><text>2021</text><text>2022</text></svg>",
            "<svg aria-hidden=true><text>This is hidden from all</text></svg>",
        ),
        &expect![[r"
            p When a ≠ 0, there are two solutions, x_1 and another:
            p x = b/2
            p So \frac a b is c^2.
            p You say that it is free?
            p Yes!
            p [image: Tolls by year · 2021 · 2022]
        "]],
    );
}

#[test]
fn footnotes_have_their_labels() {
    check(
        concat!(
            "<p>First<sup><a href=#fn1 id=r1>1</a></sup> and second <a href=#fn2 class=footnote-ref><sup>2</sup></a>, ",
            "third.<sup id=cite_ref><a href=#c3>[3]</a></sup> See <a href=#fn1>below</a>.<a role=doc-noteref href=#s>*</a></p>",
            "<ol><li id=fn1>The first. <a href=#r1>↩</a><li id=fn2><p>The second. <a href=#r2>back to text</a></p>",
            "<p>Goes on.</p></ol><p><a name=c3 href=#cite_ref>[3]</a> The third; see <a href=#fn1>1</a>.</p>",
            "<aside id=s><p>The star.</p></aside>",
        ),
        &expect![[r"
            p First[1] and second [2], third.[3] See below.[*]
            p [1] The first.
            p [2] The second.
            p Goes on.
            p [3] The third; see .
            p [*] The star.
        "]],
    );
}
