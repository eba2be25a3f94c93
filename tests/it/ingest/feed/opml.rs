//! Lists of feeds in, lists of links out.

use expect_test::expect;

use super::check;

#[test]
fn folders_are_headings_and_feeds_are_links() {
    check(
        r#"<?xml version="1.0"?><opml version="2.0"><head><title>What I read</title></head><body>
<outline text="Harbours">
  <outline text="Inland">
    <outline type="rss" text="Lock notes" xmlUrl="https://lock.example/rss"/>
  </outline>
  <outline type="rss" text="x" title="The Quay Mercury" xmlUrl="https://mercury.example/feed.xml" htmlUrl="https://www.mercury.example/"/>
  <outline text="Empty"><outline text="Emptier"/></outline>
</outline>
<outline type="rss" text="Loose &amp; alone" xmlUrl="https://loose.example/rss"/>
<outline type="rss" text="Again" xmlUrl="https://lock.example/rss"/>
<outline type="rss" xmlUrl="https://unnamed.example/rss"/>
<outline type="link" text="A page" url="https://page.example/"/>
<outline text="Not of the web" xmlUrl="file:///etc/passwd"/>
</body></opml>"#,
        None,
        &expect![[r"
            title: What I read
            title What I read
            li0 Loose & alone · loose.example
            li0 unnamed.example
            li0 A page · page.example
            h2 Harbours
            li0 The Quay Mercury · mercury.example
            h3 Inland
            li0 Lock notes · lock.example
            link(https://loose.example/rss) [Loose & alone]
            link(https://unnamed.example/rss) [unnamed.example]
            link(https://page.example/) [A page]
            link(https://mercury.example/feed.xml) [The Quay Mercury]
            link(https://lock.example/rss) [Lock notes]
        "]],
    );
    check(
        r#"<opml><body><outline text="A" xmlUrl="a.xml"/>"#,
        Some("https://a.example/b/list.opml"),
        &expect![[r"
        title: Feeds
        address: https://a.example/b/list.opml
        title Feeds
        li0 A · a.example
        link(https://a.example/b/a.xml) [A]
        ! It is damaged or cut off; only what could be read is shown.
    "]],
    );
}

#[test]
fn nesting_is_bounded() {
    let list = format!(
        r#"<opml><body>{}<outline text="Deep" xmlUrl="https://a.example/"/>{}<outline text="Next" xmlUrl="https://b.example/"/>"#,
        r#"<outline text="f">"#.repeat(10_000),
        "</outline>".repeat(10_000)
    );
    let (document, _) = super::read(&list, None).expect("it is a list");
    assert_eq!(document.text().matches('f').count(), 16);
    assert!(document.text().starts_with("Feeds\n\nNext"), "{}", document.text());
}
