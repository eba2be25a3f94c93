//! What a page says about its article.

use ascribe::ingest::{Format, Hints, ingest};

/// Title, byline, date, site, language, address of a page that came from nowhere.
fn about(html: &str) -> String {
    let hints = Hints { origin: "test", format: Some(Format::Html), ..Hints::default() };
    let (document, _) = ingest(html.as_bytes().to_vec(), &hints).expect("the page of a test has text");
    let meta = document.meta().clone();
    let told = [meta.title, meta.byline, meta.date, meta.site, meta.language, meta.address];
    told.map(|it| it.unwrap_or_else(|| "–".to_owned())).join(" / ")
}

#[test]
fn what_is_known_comes_from_many_places() {
    for (head, told) in [
        ("<title>The river rises | The Harbour Post</title>", "The river rises / – / – / The Harbour Post / – / –"),
        (
            "<title>x</title><meta property=og:title content='Rivers &amp;amp; locks - Post'><meta property=og:site_name \
             content=Post><meta name=author content='By Ada Quill'><meta property=article:published_time \
             content=2026-03-04T06:00:00+01:00><meta property=og:locale content=en_GB><meta property=og:url \
             content=https://post.example/a>",
            "Rivers & locks / Ada Quill / 4 March 2026 / Post / en-GB / https://post.example/a",
        ),
        (
            r#"<html lang=de><script type=application/ld+json>{"@context": "https://schema.org", "@type": ["NewsArticle"],
             "headline": "Der Fluss", "author": [{"name": "Ada Quill"}, {"name": "https://x.example"}, {"name": "Bo Fen"}],
             "datePublished": "2026-03-04", "publisher": {"name": "Die Post"}}</script>"#,
            "Der Fluss / Ada Quill, Bo Fen / 4 March 2026 / Die Post / de / –",
        ),
        (
            "<meta name=DC.title content=T><meta name=dc.creator content='Ada Quill'><meta name=dcterms.created \
             content=2026-03><link rel=canonical href=/x>",
            "T / Ada Quill / March 2026 / – / – / –",
        ),
        (
            "<meta property=article:author content=https://post.example/ada><time itemprop=datePublished \
             datetime=2026-01-02>today</time><html lang='not a tag'><link rel=canonical href='javascript:x'>",
            "– / – / 2 January 2026 / – / – / –",
        ),
    ] {
        assert_eq!(about(&format!("{head}<p>Words.")), told, "{head}");
    }
}

#[test]
fn the_head_of_an_article_is_told_once() {
    let prose = "<p>The gates of the lower lock stayed shut for a third night, and nobody in the town could say why, \
                 least of all the two men who are paid to open them.</p>";
    let html = format!(
        "<html lang=en><head><title>The lock is shut - The Harbour Post</title><meta name=author content='Ada Quill'>\
         <meta property=og:site_name content='The Harbour Post'><meta name=date content=2026-03-04></head><body>\
         <header><h1>The lock is shut</h1><p class=standfirst>Nobody knows who has the key, or says so.</p></header>\
         <article><p class=meta>By <a rel=author href=/ada>Ada Quill</a> | 4 March 2026 | 5 min read</p><p>Updated 09:12</p>\
         {}</article></body></html>",
        prose.repeat(5)
    );
    let document = super::document(&html, Some("https://post.example/lock"));
    let lines: Vec<&str> = document.blocks().iter().take(5).map(|it| document.slice(it.span)).collect();
    assert_eq!(
        lines.get(..4),
        Some(
            &[
                "The lock is shut",
                "Ada Quill",
                "4 March 2026 · The Harbour Post",
                "Nobody knows who has the key, or says so."
            ][..]
        )
    );
    assert!(lines.get(4).is_some_and(|it| it.starts_with("The gates")), "{lines:?}");
    assert_eq!(document.source_line(document.text().len() - 5), 1);
}
