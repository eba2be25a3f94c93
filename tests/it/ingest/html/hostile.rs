//! Pages that are made to hurt: each is read, or refused in a sentence.

use ascribe::ingest::{Format, Hints, Refused, ingest};
use proptest::prelude::*;
use std::sync::atomic::AtomicBool;

/// How much of what hurts; a release build reads a hundred times as much in a second or two.
const MUCH: usize = 20_000;

fn words(html: String) -> usize {
    let hints = Hints { origin: "test", format: Some(Format::Html), ..Hints::default() };
    ingest(html.into_bytes(), &hints).map_or(0, |(document, _)| document.words())
}

#[test]
fn depth_and_number_take_neither_stack_nor_time() {
    let prose = "<p>The gates of the lower lock stayed shut for a third night, and nobody could say why.</p>".repeat(6);
    let many = |what: &str| what.repeat(MUCH);
    let attributes = (0..MUCH).map(|nth| format!(" a{nth}=1")).collect::<Vec<_>>().concat();
    let leads =
        format!("{}{}", "<table><tr><td><a href=x>word</a>".repeat(70), "</table>".repeat(70)).repeat(MUCH / 400);
    let emphasis = (0..MUCH).map(|nth| format!("<p><b id={nth}>word")).collect::<Vec<_>>().concat();
    for html in [
        format!("{}{prose}", many("<div>")),
        format!("{}{prose}{}", many("<div>"), many("</div>")),
        format!("{}{prose}", many("<b>")),
        format!("{}{prose}", many("<blockquote><ul><li>")),
        format!("{}{prose}", many("<table><tr><td>")),
        format!("{prose}{}", many("<svg><g>")),
        format!("{}{prose}", many("<a href=x>")),
        format!("{prose}{}", many("<p>word</p>")),
        format!("{prose}{}", many("word<br>")),
        format!("{prose}{}", many("<a><p>")),
        format!("{prose}{}", many("<h1>word")),
        format!("{prose}{}", many("<div class=pullquote>word</div>")),
        format!("{prose}{}", many("<table><td>word")),
        format!("{prose}{}", many("</p></b></a>")),
        format!("{prose}{}", many("<ruby><rt>")),
        format!("{prose}{}", many("<q>")),
        format!("{prose}{}", many("<sup><a href=#a>1</a></sup>")),
        format!("{prose}{leads}"),
        format!("<title>{}</title><h1>{0}</h1>{prose}{}", many("word - "), many("<h1>word</h1>")),
        format!("<meta property=og:title content='{}'>{prose}{}", many("word: "), many("<h1>word</h1>")),
        format!("{prose}<a{attributes}>word</a>"),
        format!("{prose}<p title=\"{}\">word", many("x y ")),
        format!("{prose}<a href=\"https://a.example/{}\">word</a>", many("xyz")),
        format!("{prose}<table><tr><td colspan=4000000000 rowspan=4000000000>word<td>word<tr><td>word</table>"),
        format!("{prose}<ol start=99999999999999999999><li value=9223372036854775807>word<li>word</ol>"),
        format!("{prose}{}", many("word ")),
        format!("{prose}{}", many("&")),
        format!("{prose}{}", many("<!--")),
        emphasis + &prose,
    ] {
        let shown = html.get(..40).unwrap_or(&html).to_owned();
        assert!(words(html) >= 50, "{shown}");
    }
}

#[test]
fn what_is_no_article_by_its_size_is_refused_with_the_limit() {
    let page = "<p>Words and words.</p>\n".repeat(3 << 20);
    let refused = ingest(page.into_bytes(), &Hints::named("test", Some(Format::Html))).map(|_| ());
    assert!(refused.is_err_and(|it| it.to_string().contains("64 MiB")));
}

#[test]
fn nobody_waits_for_what_was_called_off() {
    let stop = AtomicBool::new(true);
    let hints = Hints { origin: "test", format: Some(Format::Html), stop: Some(&stop), ..Hints::default() };
    assert_eq!(ingest(b"<p>Words.".to_vec(), &hints).map(|_| ()), Err(Refused::Stopped));
}

/// Pages made of the pieces that parsers give a meaning to.
fn marked_up() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class=related>",
        "</div>",
        "<article>",
        "<h1>",
        "<h2>",
        "<b>",
        "</b>",
        "<i>",
        "<a href=x>",
        "<a href=#n id=r>",
        "</a>",
        "<sup>",
        "</sup>",
        "<li id=n>",
        "<ol start=2>",
        "<ul>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "<th rowspan=3>",
        "</table>",
        "<caption>",
        "<blockquote>",
        "</blockquote>",
        "<pre>",
        "</pre>",
        "<br>",
        "<hr>",
        "<img alt=x>",
        "<q>",
        "</q>",
        "<rt>",
        "<dl><dt>",
        "<dd>",
        "<script>",
        "</script>",
        "<style>",
        "<title>",
        "</title>",
        "<svg>",
        "<math>",
        "</svg>",
        "<template>",
        "<select>",
        "<option>",
        "<form>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<meta charset=gbk>",
        "<base href=//b>",
        "<frameset>",
        "<plaintext>",
        "<noscript>",
        "&amp;",
        "&#x0;",
        "\u{ad}",
        "\u{a0}",
        " ",
        "\n",
        "\0",
        "word",
        "日本",
        "“quoted”",
        "x<",
        "\"",
        "<p class='",
        "The gates of the lower lock stayed shut for a third night, and nobody in the town could say why that was. ",
    ]);
    prop::collection::vec(pieces, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_page_is_read_twice_alike(html in prop_oneof![any::<String>(), marked_up()]) {
        let hints = Hints { origin: "test", format: Some(Format::Html), ..Hints::default() };
        let read = || ingest(html.clone().into_bytes(), &hints).map(|(document, notices)| {
            (document.text().to_owned(), document.blocks().to_vec(), document.marks().to_vec(), notices)
        });
        let first = read();
        prop_assert_eq!(&first, &read());
        if let Ok((_, blocks, _, _)) = first {
            prop_assert!(!blocks.is_empty());
        }
    }

    #[test]
    fn any_bytes_are_a_page_or_none(bytes in any::<Vec<u8>>()) {
        let _ = ingest(bytes, &Hints { origin: "test", format: Some(Format::Html), ..Hints::default() });
    }
}
