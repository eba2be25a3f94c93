//! Feeds that are cut off or not well formed: what can be read of them is shown.

use expect_test::expect;

use super::check;

#[test]
fn a_feed_that_is_cut_off_shows_what_there_is() {
    for (end, entries) in [
        ("", "OneTwo"),
        ("<item><title>Thr", "OneTwoThr"),
        ("<item><title>Three</title><description><![CDATA[cut", "OneTwoThree"),
        ("<!-- cut", "OneTwo"),
        ("<item ", "OneTwo"),
        ("</channel>", "OneTwo"),
    ] {
        let feed = format!(
            "<rss><channel><title>F</title><item><title>One</title></item><item><title>Two</title></item>{end}"
        );
        let (document, notices) = super::read(&feed, None).expect("it has entries");
        let heads = document.blocks().iter().skip(1).map(|block| document.slice(block.span));
        assert_eq!(heads.collect::<String>(), entries, "{end}");
        assert!(notices.iter().any(|notice| notice.0.contains("cut off")), "{end}");
    }
}

#[test]
fn json_that_is_cut_off_shows_what_there_is() {
    check(
        r#"{"version": "https://jsonfeed.org/version/1", "title": "F", "items": [{"title": "One"}, {"title": "Two"}, {"title": "Th"#,
        None,
        &expect![[r"
            title: F
            title F
            h2 One
            h2 Two
            ! It is damaged or cut off; only what could be read is shown.
        "]],
    );
}

#[test]
fn stray_signs_and_tags_harm_nothing_but_their_place() {
    check(
        "<rss><channel><title>Fish & chips</title>
<item><title>Tea & cake &nbsp;&rsquo;s &undefined;</title><link>https://a.example/?a=1&b=2</link></item>
<item><title>Not closed<link>https://a.example/2</link><description>Lost</description></item>
<item><title>Before</title><description><p>Open <br> tags<p>here</description><link>https://a.example/3</link>
<item><title>After</title></b></item></item></channel></rss>",
        None,
        &expect![[r"
            title: Fish & chips
            title Fish & chips
            h2 Tea & cake ’s &undefined;
            date+ a.example
            h2 Not closedhttps://a.example/2Lost
            h2 Before
            date+ a.example
            p+ Open tags here
            h2 After
            link(https://a.example/?a=1&b=2) [Tea & cake ’s &undefined;]
            link(https://a.example/3) [Before]
            ! It is damaged or cut off; only what could be read is shown.
        "]],
    );
}

#[test]
fn entities_are_not_expanded() {
    check(
        r#"<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss><channel><title>&b;</title><item><title>&f;&b;&#65;&#x42;&amp;amp;</title></item></channel></rss>"#,
        None,
        &expect![[r"
            title: &b;
            title &b;
            h2 &f;&b;AB&
        "]],
    );
}
