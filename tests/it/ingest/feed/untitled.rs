//! Feeds that say little, or say it in words of their own: titles that are missing or stand elsewhere, contents that are
//! packed, vocabularies with prefixes.

use ascribe::ingest::Refused;
use expect_test::expect;

use super::{check, read};

#[test]
fn an_entry_without_a_title_is_shown_by_what_it_has() {
    check(
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Log</title>
<entry><id>urn:1</id><updated>2026-03-06T10:00:00Z</updated><content>The quay is shut.</content></entry>
<entry><id>urn:2</id><updated>2026-03-05T10:00:00Z</updated><link href="https://a.example/2"/></entry>
<entry><id>urn:3</id><updated>2026-03-04T10:00:00Z</updated><title type="html"></title><author><name>Ida Marsh</name></author></entry>
<entry><id>urn:4</id><link href="https://a.example/4"/></entry>
<entry><id>urn:5</id></entry>
<entry><author><name>Tom Vane</name></author></entry>
<entry><link rel="enclosure" type="audio/mpeg" href="https://a.example/7.mp3"/></entry>
<entry/><entry></entry>
</feed>"#,
        None,
        &expect![[r"
            title: Log
            title Log
            h2 The quay is shut.
            date+ 6 March 2026
            h2 5 March 2026
            date+ a.example
            h2 4 March 2026
            date+ Ida Marsh
            h2 https://a.example/4
            date+ a.example
            h2 urn:5
            h2 Untitled
            date+ Tom Vane
            h2 Untitled
            date+ audio
            link(https://a.example/2) [5 March 2026]
            link(https://a.example/4) [https://a.example/4]
            link(https://a.example/7.mp3) [audio]
        "]],
    );
    check(
        r#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "8", "date_published": "2026-03-04"}, {"id": "9"}, {}]}"#,
        Some("https://marsh.example/feed.json"),
        &expect![[r"
            title: marsh.example
            address: https://marsh.example/feed.json
            title marsh.example
            h2 4 March 2026
            h2 9
        "]],
    );
}

#[test]
fn an_empty_feed_says_that_it_is_empty() {
    for (feed, told) in [
        ("<rss/>", "It has no entries."),
        ("<rss version='2.0'><channel></channel></rss>", "It has no entries."),
        ("<rss><channel><title/><item/></channel></rss>", "It has no entries."),
        ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "It has no entries."),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", "It has no entries."),
        (r#"{"version": "https://jsonfeed.org/version/1"}"#, "It has no entries."),
        (r#"{"version": "https://jsonfeed.org/version/1", "items": []}"#, "It has no entries."),
        ("<opml/>", "It lists no feeds."),
    ] {
        let (document, notices) = read(feed, None).unwrap_or_else(|refused| panic!("{feed}: {refused}"));
        let notices: Vec<&str> = notices.iter().map(|notice| notice.0.as_str()).collect();
        assert_eq!((document.blocks().len(), notices), (1, vec![told]), "{feed}");
    }
    // What is cut off before anything was said, or is no feed at all, is not empty.
    for feed in ["<rss><channel>", "<opml>", r#"{"version": "https://jsonfeed.org/version/1", "#] {
        assert_eq!(read(feed, None).err(), Some(Refused::Damaged), "{feed}");
    }
}

#[test]
fn titles_of_other_vocabularies_stand_in() {
    check(
        r#"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><dc:title>Quay news</dc:title>
<item><dc:title>Of Dublin Core</dc:title><link>https://a.example/1</link></item>
<item><media:content url="https://a.example/2.mp4" type="video/mp4"><media:title>Of media</media:title></media:content></item>
<item><dc:title>Not this</dc:title><title>Its own</title></item>
<item><title>Its own, first</title><dc:title>Not this</dc:title></item>
<item><dc:title>Of Dublin Core again</dc:title><title></title></item>
</channel></rss>"#,
        None,
        &expect![[r"
            title: Quay news
            title Quay news
            h2 Of Dublin Core
            date+ a.example
            h2 Of media
            date+ video
            h2 Its own
            h2 Its own, first
            h2 Of Dublin Core again
            link(https://a.example/1) [Of Dublin Core]
            link(https://a.example/2.mp4) [video]
        "]],
    );
}

#[test]
fn rss_2_in_a_vocabulary_of_its_own_is_read() {
    for (open, prefix) in [
        (r#"<rss version="2.0" xmlns="http://backend.userland.com/rss2">"#, ""),
        (r#"<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2">"#, "r:"),
        (r#"<r:rss version="2.0" xmlns:r="http://blogs.law.harvard.edu/tech/rss">"#, "r:"),
        (r#"<r:rss version="2.0" xmlns:r="https://unknown.example/rss">"#, "r:"),
        (r#"<rss version="2.0" xmlns:r="http://backend.userland.com/rss2">"#, "r:"),
    ] {
        let inside = "<X:channel><X:title>Quay news</X:title><X:item><X:title>One</X:title><X:description>Words.</X:description>\
                      <X:pubDate>Wed, 04 Mar 2026 10:00:00 GMT</X:pubDate></X:item></X:channel>";
        let close = if open.starts_with("<rss") { "</rss>" } else { "</r:rss>" };
        let feed = format!("{open}{}{close}", inside.replace("X:", prefix));
        let (document, notices) = read(&feed, None).unwrap_or_else(|refused| panic!("{feed}: {refused}"));
        assert_eq!((document.text(), notices.len()), ("Quay news\n\nOne\n4 March 2026\nWords.", 0), "{feed}");
    }
    // A module of the same house is none.
    let feed = r#"<rss xmlns:m="http://backend.userland.com/blogChannelModule"><channel><title>T</title><m:title>Not this</m:title></channel></rss>"#;
    assert_eq!(read(feed, None).expect("it is a feed").0.text(), "T");
}

#[test]
fn packed_contents_are_unpacked() {
    check(
        r#"<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="base64" type="text/html">VGhlIDxiPnF1YXk8L2I+</title>
<entry><title mode="base64">T25l</title><content type="text/html" mode="base64">
  PHA+VGhlIGZpcnN0IDxlbT5iYXJnZTwvZW0+
  IGxlZnQu PC9wPg==</content></entry>
<entry><title>Two</title><summary type="application/octet-stream" mode="escaped">Plain &lt;i&gt;words&lt;/i&gt;.</summary></entry>
</feed>"#,
        None,
        &expect![[r"
            title: The quay
            title The quay
            h2 One
            p The first barge left.
            h2 Two
            p Plain words.
            em [barge]
        "]],
    );
    check(
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Pictures</title>
<entry><title>A picture</title><content type="image/png">iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAAAAAQAAAAE=</content></entry>
<entry><title>Text all the same</title><content type="application/x-note">VGhlIHF1YXkgaXMgc2h1dC4=</content></entry>
<entry><title>Not packed</title><content type="application/x-note">The quay is shut.</content></entry>
</feed>"#,
        None,
        &expect![[r"
            title: Pictures
            title Pictures
            h2 A picture
            h2 Text all the same
            p The quay is shut.
            h2 Not packed
            p The quay is shut.
        "]],
    );
}

#[test]
fn full_items_are_contents() {
    check(
        "<rss><channel><title>T</title><item><title>One</title><fullitem>&lt;p&gt;The whole &lt;b&gt;article&lt;/b&gt;.&lt;/p&gt;</fullitem></item></channel></rss>",
        None,
        &expect![[r"
            title: T
            title T
            h2 One
            p The whole article.
            strong [article]
        "]],
    );
}
