//! Documents of word processors in, an outline out.

use expect_test::{Expect, expect};

use super::archives::{archive_of, outline};

/// A document with this body, and these files beside it.
fn document(body: &str, files: &str) -> Vec<u8> {
    archive_of(&format!(
        "=== word/document.xml\n<?xml version='1.0'?><w:document><w:body>{body}</w:body></w:document>\n{files}"
    ))
}

fn check(body: &str, files: &str, expected: &Expect) {
    expected.assert_eq(&outline(document(body, files)));
}

/// A paragraph in a style.
fn p(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

const STYLES: &str = r#"=== word/_rels/document.xml.rels
<Relationships>
  <Relationship Id="r1" Type="http://x/styles" Target="styles.xml"/> <Relationship Id="r2" Type="http://x/numbering" Target="numbering.xml"/>
  <Relationship Id="r3" Type="http://x/footnotes" Target="footnotes.xml"/> <Relationship Id="r4" Type="http://x/endnotes" Target="/word/endnotes.xml"/>
  <Relationship Id="r5" Type="http://x/hyperlink" Target="https://quay.example/" TargetMode="External"/>
  <Relationship Id="r6" Type="http://x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>
</Relationships>
=== word/styles.xml
<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style> <w:style w:styleId="a1"><w:name w:val="Author"/></w:style>
  <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style> <w:style w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
  <w:style w:styleId="Eigen"><w:name w:val="Eigen"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
  <w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style> <w:style w:styleId="Code"><w:name w:val="Source Code"/></w:style>
  <w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style> <w:style w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:styleId="Liste"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/></w:style> <w:style w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="x"/></w:style>
</w:styles>
=== word/numbering.xml
<w:numbering>
  <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
  <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num> <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>
"#;

#[test]
fn paragraphs_are_what_their_styles_say() {
    let body = [
        p("Titel", "A Walk"),
        p("a1", "Ada Holt"),
        p("Verzeichnis1", "A Walk 1"),
        p("Kapitel", "Begin"),
        p("", "First."),
        p("Eigen", "Deeper"),
        p("x", "Second."),
        p("Zitat", "Words of hers,"),
        p("Zitat", "and more."),
        p("Code", "let x;"),
        p("Code", "  x = 1;"),
        p("nothing", ""),
        p("", "Third."),
    ];
    let core = "=== docProps/core.xml\n<cp:coreProperties><dc:title>Template</dc:title><dc:creator>Ada Holt</dc:creator><dcterms:created>2024-02-03T10:00:00Z</dcterms:created></cp:coreProperties>";
    check(
        &body.concat(),
        &format!("{STYLES}{core}"),
        &expect![[r"
            language: de-DE
            title: A Walk
            byline: Ada Holt
            date: 3 February 2024
            title A Walk
            byline Ada Holt
            h1 Begin
            p First.
            h2 Deeper
            p Second.
            p> Words of hers,
            p> and more.
            code let x;⏎  x = 1;
            p Third.
        "]],
    );
}

#[test]
fn lists_are_counted() {
    let item = |list: u8, depth: u8, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = [
        p("", "Before."),
        item(1, 0, "three"),
        item(1, 1, "a"),
        item(1, 1, "b"),
        item(1, 0, "four"),
        p("", "Between."),
        item(1, 0, "five"),
        item(3, 0, "one"),
        item(2, 0, "bullet"),
        p("Liste", "by style"),
        item(0, 0, "none"),
        item(9, 0, "unknown"),
        item(2, 8, "deep"),
        item(2, 200, "too deep"),
    ];
    check(
        &body.concat(),
        STYLES,
        &expect![[r"
            language: de-DE
            p Before.
            li0 3. three
            li1 1. a
            li1 2. b
            li0 4. four
            p Between.
            li0 5. five
            li0 1. one
            li0 bullet
            li0 by style
            p none
            p unknown
            li8 deep
            li8 too deep
        "]],
    );
}

#[test]
fn words_keep_their_looks_links_and_breaks() {
    let body = r#"<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Plain, </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bo</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Fett"/></w:rPr><w:t>ld</w:t></w:r><w:r><w:t xml:space="preserve">, </w:t></w:r>
<w:r><w:rPr><w:i/><w:strike/><w:b w:val="0"/></w:rPr><w:t>both</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:br/><w:t>new</w:t><w:tab/><w:t>line&#8217;s &amp; end</w:t><w:noBreakHyphen/><w:br w:type="page"/></w:r></w:p>
<w:p><w:hyperlink r:id="r5"><w:r><w:t>the quay</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> or </w:t></w:r><w:hyperlink r:id="r6"><w:r><w:t>a script</w:t></w:r></w:hyperlink>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://ship.example/a?b=c&amp;d" \o "tip" </w:instrText></w:r><w:r><w:t>not shown</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>the ship</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:fldSimple w:instr="HYPERLINK \l &quot;place&quot;"><w:r><w:t>inside</w:t></w:r></w:fldSimple></w:p>
<w:p><w:r><w:drawing><wp:docPr descr="A ship at&#10;anchor"/></w:drawing></w:r></w:p>"#;
    check(
        body,
        STYLES,
        &expect![[r"
            language: de-DE
            verse Plain, bold, both⏎new	line’s & end‑
            p the quay or a scriptthe shipinside
            p [image: A ship at anchor]
            strong [bold]
            struck [both]
            em [both]
            link(https://quay.example/) [the quay]
            link(http://ship.example/a?b=c&d) [the ship]
        "]],
    );
}

#[test]
fn changes_are_accepted_and_text_boxes_read_once() {
    let body = r#"<w:p><w:pPr><w:pStyle w:val="Eigen"/><w:pPrChange><w:pPr><w:pStyle w:val="Titel"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>Changed</w:t></w:r></w:p>
<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:ins><w:r><w:t>New</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>
<w:p><w:r><w:t xml:space="preserve"> and joined</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:p><w:r><w:t>Around</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Boxed</w:t><w:txbxContent><w:p><w:r><w:t>twice</w:t></w:r></w:p></w:txbxContent></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t xml:space="preserve"> the box.</w:t></w:r></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p></w:sdtContent></w:sdt>"#;
    check(
        body,
        STYLES,
        &expect![[r"
            language: de-DE
            h2 Changed
            p New and joined
            p Around the box.
            p Boxed
            p twice
            p Controlled.
        "]],
    );
}

#[test]
fn notes_stand_at_the_end_and_tables_are_laid_out() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", text));
    let table = format!(
        r#"<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{}{}</w:tr><w:tr>{}<w:tc>{}{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc></w:tr></w:tbl>"#,
        cell("Port"),
        cell("Ships"),
        cell("Holt"),
        p("", "three"),
        p("", "or four"),
        p("", "five"),
        p("", "All of them"),
    );
    let frame =
        format!("<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("", "In a frame."));
    let empty = "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let text = r#"<w:p><w:r><w:t>Prices fell</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> and rose.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    let notes = format!(
        "=== word/footnotes.xml\n<w:footnotes><w:footnote w:id='0'><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id='2'>{}{}</w:footnote></w:footnotes>\n=== word/endnotes.xml\n<w:endnotes><w:endnote w:id='2'>{}</w:endnote></w:endnotes>\n",
        p("", "A foot."),
        p("", "Its other."),
        p("", "An end."),
    );
    check(
        &[text, &table, &frame, empty].concat(),
        &format!("{STYLES}{notes}"),
        &expect![[r"
            language: de-DE
            p Prices fell[1] and rose.[2]
            table Port        │ Ships⏎────────────┼───────────────────⏎Holt        │ three or four five⏎All of them │
            p In a frame.
            p [1] An end.
            p [2] A foot.
            p Its other.
        "]],
    );
}

#[test]
fn tables_of_prose_are_read_cell_by_cell() {
    let long = "Nobody on the quay could say how long the silence would last, and few of them cared to guess.";
    let cells = |columns: usize, cells: &[&str]| {
        let cells = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect::<Vec<_>>().concat();
        format!("<w:tbl><w:tblGrid>{}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>", "<w:gridCol/>".repeat(columns))
    };
    let inner = cells(2, &[&p("", "1"), &p("", "2")]);
    let body = [
        cells(2, &[&p("", "Why is it quiet?"), &p("", &long.repeat(2))]),
        cells(
            2,
            &[
                &p("", "The day"),
                &["It began", "and went on for a while, as days do", "until it ended with rain."]
                    .map(|it| p("", it))
                    .concat(),
            ],
        ),
        cells(2, &[&inner, &p("", &long.repeat(2))]),
        cells(2, &[&p("", "Nine"), &[p("", "or"), p("", "ten")].concat()]),
    ];
    let twice = format!("p {}", long.repeat(2));
    let twice: String = twice.chars().take(42).collect();
    let outline = outline(document(&body.concat(), ""));
    let read: Vec<String> = outline.lines().map(|line| line.chars().take(42).collect()).collect();
    let expected = [
        "p Why is it quiet?",
        &twice,
        "p The day",
        "p It began",
        "p and went on for a while, as days do",
        "p until it ended with rain.",
        "table 1 │ 2",
        &twice,
        "table Nine │ or ten",
    ];
    assert_eq!(read, expected);
}

#[test]
fn symbols_and_hyphens_are_characters() {
    let body = r#"<w:p><w:r><w:t>12</w:t><w:sym w:font="Symbol" w:char="F0B0"/><w:t xml:space="preserve"> at the pi</w:t><w:softHyphen/><w:t xml:space="preserve">er </w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t xml:space="preserve"> north</w:t><w:noBreakHyphen/><w:t>west</w:t><w:sym w:char="F001"/></w:r></w:p>"#;
    check(
        body,
        "",
        &expect![[r"
            p 12° at the pier → north‑west�
        "]],
    );
}

#[test]
fn what_is_no_document_is_refused_in_a_sentence() {
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [compound.clone(), name].concat();
    for (bytes, sentence) in [
        (compound, "it is in an old or different office format; save it as DOCX or plain text first"),
        (locked, "it is password-protected; save it without a password first"),
        (
            archive_of("=== content.xml\n<x/>\n"),
            "it is in an old or different office format; save it as DOCX or plain text first",
        ),
        (archive_of("=== a.txt\nWords.\n"), "it is an archive that contains no book or document; unpack it first"),
        (archive_of(""), "it is too damaged to read, or not in the format it claims to be"),
        (document("", ""), "there is no text in it"),
        (b"PK\x03\x04 and no more of it".to_vec(), "it is too damaged to read, or not in the format it claims to be"),
    ] {
        assert_eq!(outline(bytes), format!("refused: {sentence}\n"));
    }
}

#[test]
fn of_a_damaged_document_is_read_what_stands_before_the_damage() {
    check(
        &format!("{}<w:p><w:r><w:t>Then <!-- nothing", p("", "Whole.")),
        "",
        &expect![[r"
            notice: The document is damaged: everything after the damage is missing.
            p Whole.
            p Then
        "]],
    );
}

#[test]
fn a_document_has_one_title() {
    check(
        &[p("Titel", "A Walk"), p("Titel", "And Back"), p("", "First.")].concat(),
        STYLES,
        &expect![[r"
            language: de-DE
            title: A Walk
            title A Walk
            h1 And Back
            p First.
        "]],
    );
}
