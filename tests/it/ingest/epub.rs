//! E-books in, an outline out.

use expect_test::{Expect, expect};

use super::archives::{archive_of, outline};

const CONTAINER: &str = r#"=== mimetype
application/epub+zip
=== META-INF/container.xml
<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>
"#;

/// A book of these files, the chapters `a.xhtml`, `b.xhtml` and `c.xhtml`, of which not all need be there.
fn book(files: &str) -> String {
    let package = r##"=== OEBPS/book.opf
<package xmlns:dc="x" xmlns:opf="y"><metadata>
  <dc:title id="t2">And what came of it</dc:title> <dc:title id="t1">The
    Harbour &amp; the Town</dc:title>
  <meta refines="#t1" property="title-type">main</meta> <meta refines="#t2" property="title-type">subtitle</meta>
  <dc:creator id="c1">Ada Holt</dc:creator> <dc:creator opf:role="ill">Tom Draw</dc:creator> <dc:creator>Ben Moss</dc:creator>
  <dc:language>en-GB</dc:language> <dc:publisher>Quay Books</dc:publisher>
  <dc:date opf:event="modification">2021-01-01</dc:date> <dc:date opf:event="publication">2019-05-02T00:00:00Z</dc:date>
</metadata><manifest>
  <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/> <item id="nav" href="nav.xhtml" properties="nav"/>
  <item id="a" href="a.xhtml"/> <item id="b" href="text/b.xhtml"/> <item id="c" href="c%20d.xhtml"/> <item id="ncx" href="toc.ncx"/>
</manifest><spine toc="ncx">
  <itemref idref="cover"/> <itemref idref="nav" linear="no"/> <itemref idref="c" linear="no"/> <itemref idref="a"/> <itemref idref="b"/> <itemref idref="a"/>
</spine></package>
"##;
    format!("{CONTAINER}{package}{files}")
}

fn check(files: &str, expected: &Expect) {
    expected.assert_eq(&outline(archive_of(files)));
}

#[test]
fn chapters_follow_the_spine_and_their_headings_the_contents() {
    let files = r#"=== OEBPS/cover.xhtml
<html><body><section epub:type="cover"><img src="c.png" alt="The cover"/></section></body></html>
=== OEBPS/nav.xhtml
<html><body><nav epub:type="toc"><h1>Contents</h1><ol>
  <li><a href="a.xhtml">Part One</a><ol>
    <li><a href="text/b.xhtml">1. The Quay</a></li> <li><a href="text/b.xhtml#two">2. The <i>Ship</i></a></li>
  </ol></li>
  <li><a href="c%20d.xhtml">Thanks</a></li>
</ol></nav></body></html>
=== OEBPS/a.xhtml
<html><head><title>Part</title></head><body><h1>Part One</h1><p>It begins&nbsp;here, “he said” &mdash; &unknown; &#233;.</p></body></html>
=== OEBPS/text/b.xhtml
<html><body><h1>1. The Quay</h1><span epub:type="pagebreak" title="7">7</span><p>See <a href="../a.xhtml">the part</a> or
<a href="https://quay.example/">the site</a>.</p><h2>At night</h2><p>Dark.</p><p id="two">2. The Ship</p><p>It sailed.</p></body></html>
=== OEBPS/c d.xhtml
<html><body><p>To all of them.</p></body></html>
"#;
    check(
        &book(files),
        &expect![[r"
            site: Quay Books
            language: en-GB
            title: The Harbour & the Town
            byline: Ada Holt, Ben Moss
            date: 2 May 2019
            title The Harbour & the Town
            byline Ada Holt, Ben Moss
            h1 Part One
            p It begins here, “he said” — &unknown; é.
            h2 1. The Quay
            p See the part or the site.
            h3 At night
            p Dark.
            h2 2. The Ship
            p It sailed.
            h1 Thanks
            p To all of them.
            link(https://quay.example/) [the site]
        "]],
    );
}

#[test]
fn the_contents_of_epub_2_name_chapters_that_have_no_heading() {
    let files = r#"=== OEBPS/toc.ncx
<ncx><navMap>
  <navPoint><navLabel><text>One</text></navLabel><content src="a.xhtml"/>
    <navPoint><navLabel><text>Inside</text></navLabel><content src="a.xhtml#in"/></navPoint></navPoint>
  <navPoint><navLabel><text>Two</text></navLabel><content src="text/b.xhtml"/></navPoint>
</navMap></ncx>
=== OEBPS/cover.xhtml
<html><body><p>The Harbour &amp; the Town</p><p>by Ada Holt, Ben Moss</p></body></html>
=== OEBPS/a.xhtml
<html><body><p>The first words.</p><div id="in"><p>The next words.</p></div></body></html>
=== OEBPS/text/b.xhtml
<html><body><p class="title">TWO</p><p>The last words.</p></body></html>
=== OEBPS/c d.xhtml
"#;
    check(
        &book(files),
        &expect![[r"
            site: Quay Books
            language: en-GB
            title: The Harbour & the Town
            byline: Ada Holt, Ben Moss
            date: 2 May 2019
            title The Harbour & the Town
            byline Ada Holt, Ben Moss
            h1 One
            p The first words.
            h2 Inside
            p The next words.
            h1 TWO
            p The last words.
        "]],
    );
}

#[test]
fn notes_have_their_numbers_and_stand_at_the_end() {
    let files = r##"=== OEBPS/a.xhtml
<html><body><h1>A</h1>
<p>Prices fell.<a epub:type="noteref" href="#fn">*</a> Then rose.<sup><a href="c%20d.xhtml#n7" id="r7">7</a></sup> In <a href="text/b.xhtml#x">1999</a>.</p>
<aside epub:type="footnote" id="fn" hidden="hidden"><p>* As <em>some</em> say.</p><p>Others do not.</p></aside>
<p>More.<sup>2</sup></p></body></html>
=== OEBPS/text/b.xhtml
<html><body><h1>B</h1><p id="x">Rents fell.<a href="#b1"><sup>[1]</sup></a></p>
<ol><li id="b1"><p>Not all of them. <a href="#x" role="doc-backlink">↩︎</a></p></li></ol></body></html>
=== OEBPS/c d.xhtml
<html><body><h1>Notes</h1><p><a id="n7" href="a.xhtml#r7">7</a>. <em>Ledger</em>, page 3.</p><p><a href="a.xhtml">8</a>. Nobody refers to it.</p></body></html>
=== OEBPS/cover.xhtml
<html><body/></html>
"##;
    check(
        &book(files),
        &expect![[r"
            site: Quay Books
            language: en-GB
            title: The Harbour & the Town
            byline: Ada Holt, Ben Moss
            date: 2 May 2019
            title The Harbour & the Town
            byline Ada Holt, Ben Moss
            h1 A
            p Prices fell.[1] Then rose.[7] In 1999.
            p More.²
            p [1] As some say.
            p Others do not.
            h1 B
            p Rents fell.[1]
            p [1] Not all of them.
            h1 Notes
            p [7] Ledger, page 3.
            p 8. Nobody refers to it.
            em [some]
            em [Ledger]
        "]],
    );
}

#[test]
fn chapters_that_are_not_well_formed_are_read_all_the_same() {
    let files = r#"=== OEBPS/cover.xhtml
<html><head><title/></head><body><h1>A <b>bold</h1> & brash <br>start<p>one<p>two <i>three</b> four</i></div> five < six <a name=x>seven
=== OEBPS/a.xhtml
<!DOCTYPE html [<!ENTITY big "&x;&x;"> <!ENTITY x "words">]><html><body><p>Entities: &big; &amp;amp; &lt;p&gt; &#x110000;.</p>
<p><![CDATA[<b>data</b>]]></p><ul><li>one<li>two</ul><script>if (a < b) c();</script><p>After.</p></body></html>
=== OEBPS/text/b.xhtml
<html><body><p>It ends in the <b
=== OEBPS/c d.xhtml
<html><body><p>Last.</p></body></html>
"#;
    check(
        &book(files),
        &expect![[r"
            site: Quay Books
            language: en-GB
            title: The Harbour & the Town
            byline: Ada Holt, Ben Moss
            date: 2 May 2019
            title The Harbour & the Town
            byline Ada Holt, Ben Moss
            h1 A bold
            verse & brash⏎start
            p one
            p two three four five < six <a name=x>seven
            p Entities: &big; &amp; <p> &#x110000;.
            p <b>data</b>
            li0 one
            li0 two
            p After.
            p It ends in the <b
            p Last.
            strong [bold]
            em [three four]
        "]],
    );
}

#[test]
fn of_a_damaged_book_is_read_what_can_be() {
    check(
        &book("=== OEBPS/a.xhtml\n<html><body><p>The one that is left.</p></body></html>\n"),
        &expect![[r"
            notice: The book is damaged: 3 of its 5 chapters could not be read in full.
            site: Quay Books
            language: en-GB
            title: The Harbour & the Town
            byline: Ada Holt, Ben Moss
            date: 2 May 2019
            title The Harbour & the Town
            byline Ada Holt, Ben Moss
            p The one that is left.
        "]],
    );
    check(
        &format!("{CONTAINER}=== b.xhtml\n<p>Second.</p>\n=== a.html\n<p>First.</p>\n=== x.css\np\n"),
        &expect![[r"
            p First.
            p Second.
        "]],
    );
    check(
        &format!("{CONTAINER}=== OEBPS/book.opf\n<package"),
        &expect![[r"
            refused: it is too damaged to read, or not in the format it claims to be
        "]],
    );
    check(
        &book(""),
        &expect![[r"
            refused: it is too damaged to read, or not in the format it claims to be
        "]],
    );
    check(
        &book(
            "=== OEBPS/a.xhtml\n<html><body><img src='a.png'/></body></html>\n=== OEBPS/text/b.xhtml\n\n=== OEBPS/c d.xhtml\n\n=== OEBPS/cover.xhtml\n\n",
        ),
        &expect![[r"
            site: Quay Books
            language: en-GB
            title: The Harbour & the Town
            byline: Ada Holt, Ben Moss
            date: 2 May 2019
            title The Harbour & the Town
            byline Ada Holt, Ben Moss
        "]],
    );
}

#[test]
fn a_book_that_is_protected_is_refused() {
    let chapter = "=== OEBPS/a.xhtml\n<p>Words.</p>\n";
    let fonts = r#"=== META-INF/encryption.xml
<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></enc:EncryptedData></encryption>
"#;
    let text = fonts.replace("http://www.idpf.org/2008/embedding", "http://www.w3.org/2001/04/xmlenc#aes128-cbc");
    let refused = "refused: it is protected (DRM)";
    for (files, is_refused) in [
        (String::new(), false),
        (fonts.to_owned(), false),
        (text, true),
        ("=== META-INF/encryption.xml\n<encryption><EncryptedData/></encryption>\n".to_owned(), true),
        ("=== META-INF/rights.xml\n<rights/>\n".to_owned(), true),
        ("=== META-INF/sinf.xml\n<sinf/>\n".to_owned(), true),
    ] {
        let outline = outline(archive_of(&book(&format!("{chapter}{files}"))));
        assert_eq!(outline.starts_with(refused), is_refused, "{files}{outline}");
    }
}

#[test]
fn formulas_and_drawn_text_are_read() {
    let files = r#"=== OEBPS/a.xhtml
<html><body><h1>Part One</h1><p>Let <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>a</mi><mo>=</mo><mn>1</mn></math>.</p>
<div><svg xmlns="http://www.w3.org/2000/svg"><text x="1">Who goes there at night?</text><text>I do.</text></svg></div></body></html>
=== OEBPS/text/b.xhtml
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Page two</title><text>And who are you, then?</text><text>Nobody.</text></svg>
"#;
    check(
        &book(files).replace("href=\"text/b.xhtml\"", "href=\"text/b.xhtml\" media-type=\"image/svg+xml\""),
        &expect![[r"
            notice: The book is damaged: 2 of its 5 chapters could not be read in full.
            site: Quay Books
            language: en-GB
            title: The Harbour & the Town
            byline: Ada Holt, Ben Moss
            date: 2 May 2019
            title The Harbour & the Town
            byline Ada Holt, Ben Moss
            h1 Part One
            p Let a = 1.
            p Who goes there at night?
            p I do.
            p And who are you, then?
            p Nobody.
        "]],
    );
}
