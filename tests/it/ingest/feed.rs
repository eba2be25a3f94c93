//! Feeds in, lists of entries out.

mod damage;
mod hostile;
mod opml;
mod untitled;

use ascribe::document::Document;
use ascribe::ingest::{Hints, Notice, Refused, ingest};
use expect_test::{Expect, expect};

use super::outline;

/// What a feed from some address makes.
fn read(feed: &str, address: Option<&str>) -> Result<(Document, Vec<Notice>), Refused> {
    ingest(feed.as_bytes().to_vec(), &Hints { origin: "test", address, ..Hints::default() })
}

/// Checks the list that a feed makes, with a line for each notice.
fn check(feed: &str, address: Option<&str>, expected: &Expect) {
    let (document, notices) = read(feed, address).expect("the feed of a test can be read");
    let notices: Vec<String> = notices.iter().map(|notice| format!("! {}\n", notice.0)).collect();
    expected.assert_eq(&(outline(&document) + &notices.concat()));
}

/// `count` words.
fn words(count: usize) -> String {
    (1..=count).map(|nth| format!("word{nth}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn rss_is_a_list_of_entries_newest_first() {
    check(
        r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>The Quay Mercury</title>
  <link>https://mercury.example/</link>
  <atom:link rel="self" href="https://mercury.example/feed.xml"/>
  <description>Harbour news &amp; views</description>
  <language>en-GB</language>
  <image><title>A logo</title><url>logo.png</url><link>https://elsewhere.example/</link></image>
  <item>
    <title>Dredging begins</title>
    <link>https://mercury.example/dredging</link>
    <guid>tag:1</guid>
    <pubDate>Mon, 02 Mar 2026 08:00:00 +0000</pubDate>
    <author>ida@mercury.example (Ida Marsh)</author>
    <description>The first &lt;b&gt;barge&lt;/b&gt; left at dawn.</description>
  </item>
  <item>
    <title>The council &amp; the quay: &lt;em&gt;who&lt;/em&gt; pays?</title>
    <link>/council</link>
    <pubDate>Wed, 4 Mar 2026 23:30:00 -0500</pubDate>
    <dc:creator>Tom Vane</dc:creator>
    <dc:creator>Ada Lund</dc:creator>
    <description><![CDATA[<p>Nobody knows.</p><p>“We wait,” said Vane.</p>]]></description>
  </item>
  <item><title>Undated</title><link>https://other.example/undated</link></item>
</channel>
</rss>"#,
        Some("https://mercury.example/feed.xml"),
        &expect![[r"
            title: The Quay Mercury
            address: https://mercury.example/feed.xml
            title The Quay Mercury
            p Harbour news & views
            h2 The council & the quay: who pays?
            date+ Tom Vane, Ada Lund · 4 March 2026
            p+ Nobody knows. “We wait,” said Vane.
            h2 Dredging begins
            date+ Ida Marsh · 2 March 2026
            p+ The first barge left at dawn.
            h2 Undated
            date+ other.example
            link(https://mercury.example/council) [The council & the quay: who pays?]
            link(https://mercury.example/dredging) [Dredging begins]
            link(https://other.example/undated) [Undated]
        "]],
    );
}

#[test]
fn atom_says_what_is_html_and_what_is_text() {
    check(
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://lund.example/blog/">
  <title type="html">Lund&amp;#8217;s log</title>
  <subtitle>Notes</subtitle>
  <link rel="self" href="atom.xml"/>
  <link href="https://lund.example/"/>
  <author><name>Ada Lund</name></author>
  <entry xml:base="2026/">
    <id>urn:1</id>
    <title>Tags like &lt;em&gt; &amp; others</title>
    <link rel="replies" href="replies"/>
    <link rel="alternate" type="text/html" href="tags"/>
    <published>2026-03-04T10:00:00Z</published>
    <updated>2026-03-05T10:00:00Z</updated>
    <author><name>Ida Marsh</name><email>ida@lund.example</email></author>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &#8220;two&#8221;</p><p>three</p></div></summary>
    <source><title>Another log</title><link href="https://another.example/"/></source>
  </entry>
  <entry>
    <id>urn:2</id>
    <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>marked</em> title</div></title>
    <link href="marked"/>
    <updated>2026-03-03T10:00:00Z</updated>
    <source><title>Another log</title></source>
    <content type="text">Plain &lt;b&gt; text.</content>
  </entry>
</feed>"#,
        None,
        &expect![[r"
            title: Lund’s log
            title Lund’s log
            p Notes
            h2 Tags like <em> & others
            date+ Ida Marsh · 4 March 2026
            p+ One “two” three
            h2 A marked title
            date+ Another log · 3 March 2026
            p+ Plain <b> text.
            link(https://lund.example/blog/2026/tags) [Tags like <em> & others]
            link(https://lund.example/blog/marked) [A marked title]
        "]],
    );
}

#[test]
fn a_json_feed_may_have_other_types_than_it_should() {
    check(
        r#"{"items": [
  {"id": 7, "url": "/seven", "title": "Seven", "date_published": "2026-03-04T10:00:00+01:00",
   "authors": [{"name": "Ida Marsh"}, "nobody", {"name": 5}], "summary": "First.", "tags": {"a": [1, [2]]}},
  null, 3, "x", [],
  {"id": "https://marsh.example/eight", "content_text": "No title here, but\n\nwords.", "authors": {"name": "x"}},
  {"id": "9", "external_url": "https://far.example/nine", "title": "Nine", "author": {"name": "Tom Vane"}, "summary": false,
   "attachments": [{"url": "cover.png", "mime_type": "image/png"},
                   {"url": "nine.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 2050.5}]}
], "version": "https://jsonfeed.org/version/1.1", "title": "Marsh & sons", "home_page_url": "https://marsh.example/", "expired": null}"#,
        None,
        &expect![[r"
            title: Marsh & sons
            title Marsh & sons
            h2 Seven
            date+ Ida Marsh, 5 · 4 March 2026
            p+ First.
            h2 No title here, but words.
            h2 Nine
            date+ Tom Vane · audio, 34 min
            link(https://marsh.example/seven) [Seven]
            link(https://marsh.example/eight) [No title here, but words.]
            link(https://far.example/nine) [Nine]
            link(https://marsh.example/nine.mp3) [audio, 34 min]
        "]],
    );
}

#[test]
fn rss_1_and_a_prefix_for_everything_are_read() {
    check(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://a.example/"><title>Old news</title><link>https://a.example/</link>
<items><rdf:Seq><rdf:li rdf:resource="https://a.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><d:date>2026-03-04</d:date><d:creator>Ida Marsh</d:creator></item>
</rdf:RDF>"#,
        None,
        &expect![[r"
            title: Old news
            title Old news
            h2 One
            date+ Ida Marsh · 4 March 2026
            link(https://a.example/1) [One]
        "]],
    );
    check(
        r#"<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Prefixed</a:title>
<a:entry><a:title>One</a:title><a:link href="https://a.example/1"/></a:entry></a:feed>"#,
        None,
        &expect![[r"
            title: Prefixed
            title Prefixed
            h2 One
            date+ a.example
            link(https://a.example/1) [One]
        "]],
    );
}

#[test]
fn podcasts_say_how_long_they_last() {
    check(
        r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Quay talk</title><link>https://talk.example/</link>
<item><title>One</title><itunes:title>Not this</itunes:title><link>https://talk.example/</link><guid isPermaLink="false">1</guid>
  <enclosure url="https://talk.example/1.mp3" length="1" type="audio/mpeg"/><itunes:duration>34:10</itunes:duration>
  <itunes:author>Ida Marsh</itunes:author><itunes:summary>Barges.</itunes:summary></item>
<item><title>Two</title><link>https://talk.example/</link><guid isPermaLink="false">2</guid>
  <media:group><media:title>Not this</media:title><media:content url="/2.mp4" medium="video" duration="3723"/>
  <media:description>Bridges.</media:description></media:group></item>
<item><title>Three</title><guid>https://talk.example/3</guid>
  <enclosure url="https://talk.example/3.jpg" type="image/jpeg"/><itunes:duration>60</itunes:duration></item>
</channel></rss>"#,
        None,
        &expect![[r"
            title: Quay talk
            title Quay talk
            h2 One
            date+ Ida Marsh · audio, 34 min
            p+ Barges.
            h2 Two
            date+ video, 1 h 2 min
            p+ Bridges.
            h2 Three
            link(https://talk.example/) [One]
            link(https://talk.example/1.mp3) [audio, 34 min]
            link(https://talk.example/) [Two]
            link(https://talk.example/2.mp4) [video, 1 h 2 min]
            link(https://talk.example/3) [Three]
        "]],
    );
}

#[test]
fn the_length_of_a_whole_article_is_told_and_its_first_words_are_shown() {
    let content = format!("&lt;p&gt;{}&lt;/p&gt;", words(1240));
    let item = |inside: &str| format!("<item><title>T</title>{inside}</item>");
    let link = "<link>https://a.example/1</link>";
    let feed = |inside: &str| format!("<rss><channel><title>F</title>{}</channel></rss>", item(inside));
    check(
        &feed(&format!("{link}<content:encoded>{content}</content:encoded>")),
        None,
        &expect![[r"
            title: F
            title F
            h2 T
            date+ a.example · 1 240 words
            p+ word1 word2 word3 word4 word5 word6 word … rd55 word56 word57 word58 word59 word60…
            link(https://a.example/1) [T]
        "]],
    );
    check(
        &feed(&format!("{link}<description>Short.</description><content:encoded>{content}</content:encoded>")),
        None,
        &expect![[r"
            title: F
            title F
            h2 T
            date+ a.example · 1 240 words
            p+ Short.
            link(https://a.example/1) [T]
        "]],
    );
    // What cannot be opened is there as a whole.
    check(
        &feed(&format!("<content:encoded>{content}&lt;h3&gt;More&lt;/h3&gt;&lt;p&gt;Last.</content:encoded>")),
        None,
        &expect![[r"
            title: F
            title F
            h2 T
            p word1 word2 word3 word4 word5 word6 word … 1236 word1237 word1238 word1239 word1240
            h3 More
            p Last.
        "]],
    );
}

#[test]
fn what_is_missing_is_left_out() {
    check(
        "<rss><channel><title>Empty</title></channel></rss>",
        None,
        &expect![[r"
        title: Empty
        title Empty
        ! It has no entries.
    "]],
    );
    check(
        "<rss><channel><item><description>Only a summary, of which the title is made, as far as it goes.</description></item>\
         <item><link>https://a.example/only-a-link</link></item><item/></channel></rss>",
        Some("https://www.a.example/feed"),
        &expect![[r"
            title: a.example
            address: https://www.a.example/feed
            title a.example
            h2 Only a summary, of which the title is made, as…
            p Only a summary, of which the title is made, as far as it goes.
            h2 https://a.example/only-a-link
            link(https://a.example/only-a-link) [https://a.example/only-a-link]
        "]],
    );
    check(
        "<rss><channel><title>Unsafe</title><item><title>A</title><link>javascript:alert(1)</link></item>\
         <item><title>B</title><link>file:///etc/passwd</link></item>\
         <item><title>C</title><link>relative</link></item></channel></rss>",
        None,
        &expect![[r"
            title: Unsafe
            title Unsafe
            h2 A
            h2 B
            h2 C
        "]],
    );
}

#[test]
fn the_declaration_names_the_encoding() {
    let feed = "<?xml version='1.0' encoding='windows-1251'?><rss><channel><title>Порт</title></channel></rss>";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(feed);
    let (document, notices) = ingest(bytes.into_owned(), &Hints::default()).expect("it is a feed");
    assert_eq!((document.text(), notices.len()), ("Порт", 1));
    let wide: Vec<u8> = format!("\u{feff}{feed}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(ingest(wide, &Hints::default()).expect("it is a feed").0.text(), "Порт");
    let (document, _) = ingest(feed.as_bytes().to_vec(), &Hints::default()).expect("UTF-8 is UTF-8 whatever it says");
    assert_eq!(document.text(), "Порт");
}
