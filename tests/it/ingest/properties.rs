//! What holds for every input.

use ascribe::document::{BlockKind, Document};
use ascribe::ingest::{Format, Hints, ingest};
use proptest::prelude::*;

/// The longest block in bytes.
const LONGEST: usize = 16 * 1024;

/// Text made of the pieces that formats give a meaning to.
fn marked_up() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "- ",
        "* ",
        "1. ",
        "> ",
        ">",
        "#",
        "# ",
        "---",
        "===",
        "***",
        "```",
        "|",
        "|-|-|\n",
        "|a|b|\n",
        "*",
        "**",
        "~~",
        "`",
        "[",
        "](x)",
        "![",
        "[^1]",
        "[^1]: ",
        "<br>",
        "<p>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&amp;",
        "&#0;",
        "\\",
        "+++",
        "title: ",
        "By Jane Roe",
        "May 1, 2024",
        "Tags:",
        "a",
        "word",
        "A sentence here. ",
        "“quoted”",
        "日本",
        "\u{301}",
        "\u{feff}",
        "\u{a0}",
        "\0",
        "\u{2028}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

pub(super) fn check(document: &Document) -> Result<(), TestCaseError> {
    let mut last = 0;
    for block in document.blocks() {
        prop_assert!(block.span.start() >= last && !block.span.is_empty());
        prop_assert!(block.span.len() <= LONGEST);
        last = block.span.end();
        let text = document.slice(block.span);
        prop_assert!(!text.trim().is_empty());
        prop_assert_eq!(text.trim_end(), text);
        prop_assert!(block.kind.keeps_lines() || text.trim_start() == text);
    }
    for (span, _) in document.marks() {
        prop_assert!(!document.slice(*span).is_empty());
    }
    let words: usize = document.blocks().iter().map(|it| document.slice(it.span).split_whitespace().count()).sum();
    prop_assert_eq!(document.words(), words);
    Ok(())
}

/// Whatever stands between blocks is white space, a marker of an item or of quoted mail, or a stroke.
fn check_covered(document: &Document) -> Result<(), TestCaseError> {
    let mut end = 0;
    let gaps = document.blocks().iter().map(|block| {
        let gap = (end, block.span.start(), Some(block.kind));
        end = block.span.end();
        gap
    });
    let gaps: Vec<_> = gaps.collect();
    for (from, to, kind) in gaps.into_iter().chain([(end, document.text().len(), None)]) {
        let gap = document.text().get(from..to).unwrap_or_default();
        for left_out in gap.split_whitespace() {
            let stroke = left_out.chars().all(|c| matches!(c, '-' | '=' | '>' | '\u{feff}' | '.'));
            let marker = matches!(kind, Some(BlockKind::ListItem { .. }));
            prop_assert!(stroke || marker, "{left_out:?} in {:?} is in no block", document.text());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read_as_plain_text_byte_for_byte(text in prop_oneof![any::<String>(), marked_up()]) {
        if let Ok((document, notices)) = ingest(text.clone().into_bytes(), &Hints::named("test", Some(Format::Plain))) {
            if notices.is_empty() {
                prop_assert_eq!(document.text(), text);
            }
            check(&document)?;
            check_covered(&document)?;
        }
    }

    #[test]
    fn any_text_is_read_as_markdown(text in prop_oneof![any::<String>(), marked_up()]) {
        if let Ok((document, _)) = ingest(text.into_bytes(), &Hints::named("test", Some(Format::Markdown))) {
            check(&document)?;
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in any::<Vec<u8>>(),
        format in prop::sample::select(vec![Format::Plain, Format::Markdown]),
    ) {
        if let Ok((document, _)) = ingest(bytes, &Hints::named("test", Some(format))) {
            check(&document)?;
        }
    }

    #[test]
    fn what_is_encoded_otherwise_is_the_same_text(text in "[ -~\u{a0}-\u{ff}“”‘’—€\n]{40,80}") {
        let wide = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        if let Ok((document, _)) = ingest(wide, &Hints::named("test", Some(Format::Plain))) {
            prop_assert_eq!(document.text().trim_start_matches('\u{feff}'), text);
        }
    }

    #[test]
    fn long_paragraphs_are_cut_and_nothing_is_lost(
        word in "[a-zé日]{1,12}[.,]?",
        count in 2000_usize..6000,
        gap in prop::sample::select(vec![" ", "  ", "\u{a0}", "", "\u{3000}"]),
        format in prop::sample::select(vec![Format::Plain, Format::Markdown]),
    ) {
        let text = vec![word; count].join(gap);
        let (document, _) = ingest(text.clone().into_bytes(), &Hints::named("test", Some(format))).expect("it is text");
        check(&document)?;
        let pieces: String = document.blocks().iter().map(|it| document.slice(it.span)).collect();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(bare(&pieces), bare(&text));
        let continues: Vec<bool> = document.blocks().iter().map(|it| it.continues).collect();
        prop_assert!(continues.iter().skip(1).all(|&it| it) && continues.first() == Some(&false));
        prop_assert!(document.blocks().len() <= 2 * text.len() / LONGEST + 1);
    }
}

#[test]
fn deep_nesting_takes_neither_stack_nor_time() {
    let deep = 10_000;
    let texts = [
        format!("{} text", ">".repeat(deep)),
        format!("{}text", "- ".repeat(deep)),
        format!("{}text{}", "*a ".repeat(deep), "b* ".repeat(deep)),
        format!("{}text{}", "![".repeat(deep), "](x)".repeat(deep)),
        format!("text {}", "<b ".repeat(deep)),
        format!("text {}", "[".repeat(deep)),
        format!("{}\n{}\n{}", "|a".repeat(100), "|-".repeat(100), "|x\n".repeat(deep)),
        (0..deep).map(|n| format!("text[^{n}]\n\n[^{n}]: note\n\n")).collect::<Vec<_>>().concat(),
    ];
    for text in texts {
        let (document, _) =
            ingest(text.into_bytes(), &Hints::named("test", Some(Format::Markdown))).expect("it is text");
        assert!(document.words() > 0);
    }
}
