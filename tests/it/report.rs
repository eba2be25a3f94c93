//! The balance of articles for people: text, Markdown, and a page of HTML that a browser can be given.

mod articles;
mod page;

use std::io;

use ascribe::analysis::Analysis;
use ascribe::document::{Block, BlockKind, is_command};
use ascribe::export::{AnalysedArticle, report_html, report_markdown, report_text};
use ascribe::ingest::{Format, Hints, Notice, ingest};
use ascribe::reader::{Family, Marks};
use expect_test::expect_file;

use crate::compare::articles::{Made, hostile, tunnel};

fn written(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn html(articles: &[AnalysedArticle<'_>]) -> String {
    written(|out| report_html(articles, out))
}

/// The page without the style, which is the same in all.
fn body(html: &str) -> String {
    let (head, rest) = html.split_once("<style>\n").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    format!("{head}<style></style>{rest}")
}

#[test]
fn what_is_printed() {
    let lock = articles::lock();
    let article = lock.article();
    expect_file!["report/lock.80.txt"].assert_eq(&written(|out| report_text(&article, 80, out)));
    expect_file!["report/lock.40.txt"].assert_eq(&written(|out| report_text(&article, 40, out)));
    expect_file!["report/lock.md"].assert_eq(&written(|out| report_markdown(&article, out)));
    expect_file!["report/lock.html"].assert_eq(&body(&html(&[article])));
}

#[test]
fn hostile_articles_are_shown_and_not_obeyed() {
    let (here, there) = hostile();
    let several = [here.article(), there.article()];
    let page = html(&several);
    expect_file!["report/hostile.html"].assert_eq(&body(&page));
    let all = [0, 1].map(|nth: usize| {
        [written(|out| report_text(&several[nth], 60, out)), written(|out| report_markdown(&several[nth], out))]
    });
    for text in all.as_flattened().iter().chain([&page]) {
        assert!(!text.contains(|c: char| c != '\n' && is_command(c)), "{text}");
    }
    for columns in [0, 40, 57, 80, 200] {
        for article in several {
            for line in written(|out| report_text(&article, columns, out)).lines() {
                assert!(textwrap::core::display_width(line) <= columns.max(40), "{columns}: {line:?}");
            }
        }
    }
}

#[test]
fn an_article_in_which_nobody_speaks_has_a_page_too() {
    let made = Made::of("rain.txt", None, &[]);
    let page = html(&[made.article()]);
    page::check(&page);
    assert!(page.contains("<h1>rain.txt</h1>") && page.contains("<p>Rain again.</p>"), "{page}");
    assert!(written(|out| report_text(&made.article(), 80, out)).contains("author      100 %      2 ███"));
}

#[test]
fn pages_are_in_order_and_need_nothing_else() {
    let (lock, (here, there), (one, other)) = (articles::lock(), hostile(), tunnel());
    for articles in [
        vec![lock.article()],
        vec![here.article()],
        vec![there.article(), one.article()],
        vec![other.article(), lock.article(), here.article(), lock.article()],
    ] {
        page::check(&html(&articles));
    }
}

#[test]
fn the_words_of_the_article_are_all_there() {
    let lock = articles::lock();
    let page = html(&[lock.article()]);
    let (_, text) = page.split_once("<section class=\"text\">").unwrap();
    let (text, _) = text.split_once("</section>").unwrap();
    let found = page::words(text);
    let shown = |it: &&Block| !it.kind.is_front_matter() && it.kind != BlockKind::Rule;
    for block in lock.document().blocks().iter().filter(shown) {
        let words = lock.document().slice(block.span).split_whitespace().collect::<String>();
        assert!(found.contains(&words), "{words} is in {found}");
    }
}

#[test]
fn pieces_of_a_paragraph_are_joined_by_what_stands_between_them() {
    let word = "x".repeat(40_000);
    for (text, format) in [
        (format!("Rain. {word} again.\n"), Format::Plain),
        (format!("Rain.\n\n{word} again.\n"), Format::Markdown),
        (format!("Rain.\n\n```\nlet {word} = 1;\n```\n"), Format::Markdown),
    ] {
        let (document, notices) = ingest(text.into_bytes(), &Hints::named("long.txt", Some(format))).unwrap();
        assert!(document.blocks().iter().any(|it| it.continues), "it is cut into blocks");
        let analysis = Analysis::default();
        let page =
            html(&[AnalysedArticle { path: "long.txt", document: &document, analysis: &analysis, notices: &notices }]);
        assert!(page.contains(&word), "{format:?}");
    }
    let mail = "Ada wrote:\n\n> the gate is shut\n> and so it stays\n\nI see.\n";
    let (document, notices) = ingest(mail.as_bytes().to_vec(), &Hints::named("mail.txt", Some(Format::Plain))).unwrap();
    let page =
        html(&[AnalysedArticle { path: "", document: &document, analysis: &Analysis::default(), notices: &notices }]);
    assert!(page.contains("<p>the gate is shut and so it stays</p>"), "{page}");
}

#[test]
fn how_an_article_was_read_is_told_under_its_head() {
    let lock = articles::lock();
    let notices = [Notice("It is not UTF-8; <read> as Windows-1252.".to_owned())];
    let article = AnalysedArticle { notices: &notices, ..lock.article() };
    for (written, told) in [
        (written(|out| report_text(&article, 80, out)), "\nIt is not UTF-8; <read> as Windows-1252.\n\nWORDS BY"),
        (written(|out| report_markdown(&article, out)), "\n\nIt is not UTF-8; \\<read\\> as Windows-1252.\n\n## "),
        (html(&[article]), "</p>\n<p class=\"notice\">It is not UTF-8; &lt;read&gt; as Windows-1252.</p>\n<svg"),
    ] {
        assert!(written.contains(told), "{told} is in {written}");
    }
}

#[test]
fn what_is_off_at_first_in_the_reader_is_not_marked() {
    let lock = articles::lock();
    let page = body(&html(&[lock.article()]));
    for (class, family) in [("scare", Family::Scare), ("fact", Family::Checkable), ("mark", Family::Reason)] {
        let is_shown = Marks::default().shows(family);
        assert_eq!(page.contains(&format!("class=\"{class}\"")), is_shown, "{class}");
    }
    for family in Family::ALL.into_iter().filter(|it| !it.glyph().is_empty()) {
        assert!(page.contains(&format!("\">{}</abbr>", family.glyph())), "the sign of the reader: {family:?}");
    }
}

#[test]
fn the_hues_are_those_of_the_themes() {
    let style = include_str!("../../assets/report.css");
    let (light, dark) = style.split_once("prefers-color-scheme: dark").unwrap();
    for (theme, part) in
        [(include_str!("../../assets/themes/light.toml"), light), (include_str!("../../assets/themes/dark.toml"), dark)]
    {
        let (_, hues) = theme.split_once("hues = [").unwrap();
        let hues = hues.lines().map(str::trim).filter_map(|line| line.strip_prefix('"')?.split_once('/'));
        for (nth, (hue, _)) in hues.take_while(|(hue, _)| hue.starts_with('#')).take(8).enumerate() {
            assert!(part.contains(&format!("--h{nth}: {hue};")), "{hue} is hue {nth}");
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever runs the test is to know what it did not do")]
fn a_browser_shows_the_page() {
    let (lock, (here, _)) = (articles::lock(), hostile());
    let page = html(&[lock.article(), here.article()]);
    let Some((dom, complaints)) = page::in_chromium(&page) else {
        println!("there is no Chromium here that would start: the page was not shown to one");
        return;
    };
    for needed in ["<h1>Who is speaking in 2 articles</h1>", "</article>", "class=\"direct h0\"", "&lt;script&gt;"] {
        assert!(dom.contains(needed), "{needed} is in {dom}");
    }
    for element in ["<script", "<img", "<link", "<iframe"] {
        assert!(!dom.contains(element), "{element} is in {dom}");
    }
    assert!(!complaints.contains("Refused to"), "its own policy forbids what it does: {complaints}");
}
