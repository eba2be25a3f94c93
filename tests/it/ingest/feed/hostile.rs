//! Feeds that were made to do harm: time and memory stay bounded, and nothing panics.

use ascribe::ingest::{Format, Hints, ingest};
use proptest::prelude::*;

use super::read;

/// A feed that has an entry with `inside`, some `times` over.
fn nested(open: &str, inside: &str, close: &str, times: usize) -> String {
    format!(
        "<rss><channel><title>F</title><item><title>One</title>{}{inside}{}</item></channel></rss>",
        open.repeat(times),
        close.repeat(times)
    )
}

#[test]
fn no_depth_is_too_deep() {
    let deep = 10_000;
    for feed in [
        nested("<a>", "x", "</a>", deep),
        nested("<media:group>", "<media:content type='audio/x' url='x'/>", "</media:group>", deep),
        nested("<description>", "x", "</description>", deep),
        nested("<title>", "x", "", deep),
        nested("<description>&lt;div&gt;", "x", "</description>", 1)
            .replace("&lt;div&gt;", &"&lt;div&gt;".repeat(deep)),
        nested("<content:encoded>DEEP", "x", "</content:encoded>", 1)
            .replace("DEEP", &"&lt;div&gt;&lt;b&gt;".repeat(deep)),
        nested("<content:encoded>DEEP", "x", "</content:encoded>", 1)
            .replace("DEEP", &"&lt;div&gt;&lt;/x&gt;".repeat(deep)),
        nested("<item>", "<title>Two</title>", "", deep),
        nested("", "x", "</item>", deep),
        format!("<rss {}><channel><title>F</title><item><title>One</title></item>", "xmlns:a='b' ".repeat(deep)),
        format!(r#"{{"version": "https://jsonfeed.org/version/1", "title": "F", "x": {}"#, "[".repeat(deep)),
        format!(r#"{{"version": "https://jsonfeed.org/version/1", "title": "F", "items": {}"#, "[".repeat(deep)),
        format!(
            r#"{{"version": "https://jsonfeed.org/version/1", "title": "F", "items": [{}"#,
            r#"{"author":"#.repeat(deep)
        ),
    ] {
        let (document, _) = read(&feed, None).expect("it has a title");
        assert!(document.text().starts_with('F'));
        assert!(document.text().len() < feed.len());
    }
}

#[test]
fn no_more_than_a_thousand_entries_are_shown() {
    let items: Vec<String> = (0..5000).map(|nth| format!("<item><title>Entry {nth}</title></item>")).collect();
    let items = items.concat();
    let (document, notices) =
        read(&format!("<rss><channel><title>F</title>{items}</channel></rss>"), None).expect("it is a feed");
    assert_eq!(document.blocks().len(), 1001);
    assert_eq!(notices.first().map(|notice| notice.0.as_str()), Some("4000 more entries are left out."));
}

#[test]
fn titles_and_names_are_one_line_of_sane_length() {
    let long = "long ".repeat(100_000);
    let feed = format!(
        "<rss><channel><title>{long}</title><item><title>a\n\n\u{1b}[31mb {long}</title><dc:creator>{long}</dc:creator>\
         <pubDate>{long}</pubDate><link>https://a.example/{}</link></item></channel></rss>",
        long.replace(' ', "")
    );
    let (document, _) = read(&feed, None).expect("it is a feed");
    assert!(document.blocks().iter().all(|block| document.slice(block.span).chars().count() <= 1000));
    assert!(document.blocks().iter().all(|block| !document.slice(block.span).contains('\n')));
    assert!(document.text().contains("a \u{1b}[31mb long"));
}

const FEEDS: [&str; 4] = [
    r#"<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>F &amp; G</title>
<link>https://a.example/</link><item><title>One</title><link>/1</link><pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate>
<description><![CDATA[<p>A <b>bold</b> claim.</p>]]></description><media:group><media:content url="x" type="audio/x" duration="12"/>
</media:group><content:encoded>&lt;p&gt;Words&lt;/p&gt;</content:encoded></item><item><title>Two</title></item></channel></rss>"#,
    r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/é/"><title type="html">A &amp;amp; b</title><entry>
<id>1</id><title>One</title><link href="1"/><updated>2026-03-04T10:00:00Z</updated><author><name>Ida</name></author>
<content type="xhtml"><div>One <em>two</em></div></content></entry><entry><title>Two “quoted”</title></entry></feed>"#,
    r#"{"version": "https://jsonfeed.org/version/1.1", "title": "F", "home_page_url": "https://a.example/", "items": [{"id": "1",
"url": "/1", "title": "One", "content_html": "<p>A <b>bold</b> claim.</p>", "date_published": "2026-03-04T10:00:00Z",
"authors": [{"name": "Ida"}], "attachments": [{"url": "x", "mime_type": "audio/x", "duration_in_seconds": 60}]}, {"id": "2"}]}"#,
    r#"<opml><head><title>L</title></head><body><outline text="A"><outline text="F" xmlUrl="https://a.example/f" htmlUrl="https://a.example/"/>
</outline><outline text="G" xmlUrl="https://a.example/g"/></body></opml>"#,
];

/// A feed in which pieces were cut out, doubled, moved or written over.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>(), 0..4_u8);
    (prop::sample::select(FEEDS.to_vec()), prop::collection::vec(change, 0..8)).prop_map(|(feed, changes)| {
        let mut bytes = feed.as_bytes().to_vec();
        for (from, to, byte, what) in changes {
            if bytes.is_empty() {
                break;
            }
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            let (from, to) = (from.min(to), from.max(to));
            match what {
                0 => bytes[from] = byte,
                1 => drop(bytes.drain(from..to.min(from + 40))),
                2 => bytes.splice(to..to, bytes[from..to].to_vec()).for_each(drop),
                _ => bytes.truncate(to.max(bytes.len() / 2)),
            }
        }
        bytes
    })
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop_oneof![any::<Vec<u8>>(), mutated()]) {
        let hints = Hints { address: Some("https://a.example/feed"), ..Hints::named("test", Some(Format::Feed)) };
        let read = ingest(bytes.clone(), &hints);
        if let Ok((document, _)) = &read {
            super::super::properties::check(document)?;
        }
        let again = ingest(bytes, &hints);
        let text = |read: &Result<(ascribe::document::Document, _), _>| read.as_ref().map(|(it, _)| it.text().to_owned()).ok();
        prop_assert_eq!(text(&read), text(&again));
    }

    #[test]
    fn any_markup_is_read_or_refused(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<rss>", "<feed>", "<channel>", "<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<link>",
            "</link>", "<link href='x'/>", "<description>", "</description>", "<content:encoded>", "</content:encoded>",
            "<content type='xhtml'>", "</content>", "<author>", "<name>", "</name>", "</author>", "<source>", "</source>",
            "<![CDATA[", "]]>", "<!--", "-->", "&", "&amp;", "&#0;", "&#x110000;", "<", ">", "</", "/>", "<?", "?>", "x",
            "“é”", "&lt;p&gt;", "&lt;blockquote&gt;", "&lt;ul&gt;&lt;li&gt;", "https://a.example/", "<outline text='x'>", "</outline>",
            "<opml>", "<a xml:base='//'>", "<!DOCTYPE", "\0", "\u{2028}", "<guid>1</guid>", "<pubDate>1 Mar 99999</pubDate>",
        ]), 0..80),
    ) {
        if let Ok((document, _)) = ingest(pieces.concat().into_bytes(), &Hints::named("test", Some(Format::Feed))) {
            super::super::properties::check(&document)?;
        }
    }
}
