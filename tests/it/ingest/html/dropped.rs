//! What is dropped from a page, and what is not: pages in the shapes that programs give them.
//!
//! A page is a row: its name, what stands in its head, its body. `[[…]]` in a body is wanted, all else is not; `+3` in
//! braces is the third paragraph of invented prose, wanted, and `-3` the same where nobody wants it. How many words of
//! those wanted are kept, how many others are let in, and what is told, stands in `dropped.txt`.

use std::fmt::Write as _;

use ascribe::ingest::{Format, Hints, ingest};
use expect_test::expect_file;

use super::pages::{Count, compare, words};

/// At least this much is to be kept, and at most this much let in, in parts of a hundred, over all pages.
const KEPT: usize = 99;
const LET_IN: usize = 2;

/// Headings of an essay, and nothing else: the words of boxes stand in them by chance.
const HEADINGS: [&str; 8] = [
    "Social policy",
    "Consent of the governed",
    "Related work",
    "Sharing the burden",
    "Comments by the minister",
    "Popular opinion, and what it is worth",
    "The banner years",
    "Subscription for all",
];

/// A page with this head and body.
fn page(head: &str, body: &str) -> String {
    let body = body.replace("[[", "").replace("]]", "");
    let head = format!("<title>The tolls of Harrow</title>{head}");
    format!("<!DOCTYPE html><html lang=en><head>{head}</head><body>{}</body></html>", filled(&body))
}

/// A body with its paragraphs.
fn filled(body: &str) -> String {
    let mut html = String::new();
    for (nth, piece) in body.split('{').enumerate() {
        let Some((number, rest)) = piece.split_once('}').filter(|_| nth > 0) else {
            html.push_str(piece);
            continue;
        };
        html.push_str(&paragraph(number[1..].parse().expect("a number stands in braces")));
        html.push_str(rest);
    }
    html
}

/// What is wanted of a body, in order: the title, then all in double brackets and every paragraph with a plus.
fn wanted(body: &str) -> String {
    let mut wanted = String::from("The tolls of Harrow ");
    let marked = body.replace("{+", "[[{+").replace('}', "}]]");
    for piece in marked.split("[[").skip(1) {
        let (inside, _) = piece.split_once("]]").expect("every bracket is closed");
        wanted += &(filled(inside) + " ");
    }
    wanted
}

/// Prose that nobody wrote: every number has its own.
fn paragraph(number: usize) -> String {
    const WHO: [&str; 7] =
        ["The warden", "A clerk", "The ferryman", "Her deputy", "The auditor", "A widow", "The miller"];
    const DID: [&str; 5] = ["counted", "measured", "mistrusted", "wrote down", "remembered"];
    const WHAT: [&str; 11] = [
        "the barges",
        "the copper coins",
        "every lantern",
        "the spring floods",
        "both ledgers",
        "the broken lock",
        "the salt",
        "the miles of towpath",
        "the letters",
        "the winter tolls",
        "the old scales",
    ];
    const WHEN: [&str; 6] =
        ["before the frost", "after the fair", "all that summer", "on Thursdays", "at dawn", "in the end"];
    let mut text = String::new();
    for nth in 0..3 {
        let at = number * 3 + nth;
        let (who, did, what) = (WHO[at % 7], DID[(at / 7) % 5], WHAT[(at * 4) % 11]);
        let _ = write!(text, "{who} {did} {what} {}, and number {at} in the book says why. ", WHEN[at % 6]);
    }
    text.trim_end().to_owned()
}

/// Sections with the ids that `id` makes of their headings, and two paragraphs each.
fn sections(open: &str, close: &str, id: impl Fn(usize, &str) -> String) -> String {
    let mut html = String::from("<article><h1>[[]]The tolls of Harrow</h1><p>{+1}</p>");
    for (nth, heading) in HEADINGS.iter().enumerate() {
        let open = open.replace("ID", &id(nth, heading)).replace("HEADING", heading);
        let _ = write!(html, "{open}<p>{{+{}}}</p><p>{{+{}}}</p>{close}", 10 + 2 * nth, 11 + 2 * nth);
    }
    html + "</article>"
}

/// An id as most programs make it: small, the words joined by a sign.
fn slug(heading: &str, sign: &str) -> String {
    let words = heading.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(sign)
}

fn rows() -> Vec<(&'static str, &'static str, String)> {
    let body = "<h1>The tolls of Harrow</h1><p>{+1}</p><p>{+2}</p><p>{+3}</p><p>{+4}</p><p>{+5}</p><p>{+6}</p>";
    let article = format!("<article>{body}</article>");
    let around = |inside: &str| {
        let (before, after) = body.split_at(body.find("<p>{+4}").expect("it is there"));
        format!("<article>{before}{inside}{after}</article>")
    };
    let below = |after: &str| format!("{article}{after}");
    let said = |n: usize, who: &str| {
        format!(
            "<li class=comment id=comment-{n}><b>{who}</b> <time>2 May</time><p>{{-{n}}}</p><a href=#>Reply</a></li>"
        )
    };
    vec![
        ("ids-sphinx", "", sections("<section id=\"ID\"><h2>[[HEADING]]<a class=headerlink href=\"#ID\"></a></h2>", "</section>", |_, it| slug(it, "-"))),
        ("ids-pandoc", "", sections("<div id=\"ID\" class=\"section level2\"><h2>[[HEADING]]</h2>", "</div>", |_, it| slug(it, "-"))),
        ("ids-docutils", "", sections("<div class=section id=\"ID\"><h2>[[HEADING]]</h2>", "</div>", |nth, it| format!("id{nth}-{}", slug(it, "-")))),
        ("ids-github", "", sections("<h2 id=\"user-content-ID\">[[HEADING]]</h2><div>", "</div>", |_, it| slug(it, "-"))),
        ("ids-gitbook", "", sections("<div id=\"ID\"><h2 class=text-3xl>[[HEADING]]</h2>", "</div>", |nth, it| format!("{}-{nth}", slug(it, "-")))),
        ("ids-mediawiki", "", sections("<h2><span id=\"ID\">[[HEADING]]</span></h2><section id=\"ID\">", "</section>", |_, it| it.replace(' ', "_"))),
        ("ids-numbered", "", sections("<section id=\"ID\"><h2>[[HEADING]]</h2>", "</section>", |nth, it| format!("section-{nth}-{}", slug(it, "-")))),
        ("classes-of-headings", "", sections("<section class=\"chapter ID\"><h2>[[HEADING]]</h2>", "</section>", |_, it| slug(it, "-"))),
        ("paywall-half", "", "<article><h1>The tolls of Harrow</h1><p>{+1}</p><p>{+2}</p><section class=paywall><h2>[[At the gate]]</h2><p>{+3}</p><p>{+4}</p><p>{+5}</p></section></article>".to_string()),
        ("paywall-plea", "", around("<div class=paywall-box><h3>You have read your last free article</h3><p>Subscribe today and read on for the price of two rolls, which you can cancel whenever you like.</p><button>Subscribe</button></div>")),
        ("comments-list", "", below(&format!("<section id=comments><h2>Comments</h2><ol class=comment-list>{}{}{}</ol></section>", said(50, "Ada"), said(51, "Ben"), said(52, "Cy")))),
        ("comments-articles", "", below("<div class=comments-area id=comments><h2>3 responses</h2><article class=comment><footer>Ada, <time>2 May</time></footer><p>{-50}</p></article><article class=comment><footer>Ben, <time>3 May</time></footer><p>{-51}</p></article><form><textarea></textarea><button>Send</button></form></div>")),
        ("comments-of-somebody", "", around("<div class=comments><h2>[[What the minister said]]</h2><p>{+20}</p><p>{+21}</p></div>")),
        ("newsletter-form", "", around("<div class=newsletter><h3>Harrow in your inbox</h3><p>Every Friday we send you the best that we have written about the river and its tolls.</p><form><input type=email><button>Go</button></form></div>")),
        ("newsletter-plea", "", around("<div class=newsletter><p>Sign up for our letter and get the best of the week on every Friday, free of charge.</p></div>")),
        ("cookie-banner", "", format!("<div class=cookies><p>We value your privacy and would like to set some cookies on your machine, which you may refuse.</p><button>Refuse</button></div>{article}")),
        ("cookies-as-subject", "", around("<section id=cookies><h2>[[Cookies]]</h2><p>{+20}</p><p>{+21}</p></section>")),
        ("related-links", "", around("<div class=related><h3>Related</h3><ul><li><a href=/1>Why the ferry came late again on the ninth of May</a></li><li><a href=/2>The lock that never closed, and who paid for it</a></li></ul></div>")),
        ("teasers-inside", "", around("<div class=\"teaser promo\"><h3><a href=/1>The lock that never closed</a></h3><p>Nobody knows who paid for it, and the town does not ask.</p></div>")),
        ("print-footer", "", format!("<article><div class=\"row site_header\"><div class=main_content><div itemprop=articleBody>{}</div></div></div></article><footer><div id=print_message><p>This page was printed from a machine in Harrow, and it may not be copied, sold or changed by anybody.</p><p>Visit us for news and headlines posted throughout the day, every day, for all who read them, wherever they are.</p></div></footer>", &body[body.find("<p>").unwrap_or(0)..])),
        ("share-bars", "", around("<div class=\"share social\"><a href=/s>Share</a> <a href=/t>Post</a></div><ul class=tags><li><a href=/t/1>Tolls</a></li><li><a href=/t/2>Rivers</a></li></ul>")),
        ("page-builder", "", format!("<div class=\"elementor-section\"><h1>The tolls of Harrow</h1>{}</div>", numbered(1..7, "<div class=\"elementor-widget elementor-widget-text-editor\"><div class=elementor-widget-container><p>{+#}</p></div></div>"))),
        ("overlay-sections", "", format!("<main><h1>The tolls of Harrow</h1>{}</main>", numbered(1..7, "<section class=\"banner-body overlay\"><p>{+#}</p></section>"))),
        ("author-bio", "", around("<aside class=author-bio><p>Ada Holt is a reporter in Harrow. She has written about the river for eleven years.</p></aside>")),
        ("sidebar-outside", "", format!("<main>{article}</main><div class=sidebar><h3>About us</h3><p>{{-50}}</p><p>{{-51}}</p></div>")),
        ("uneven-sections", "", format!("<div class=text><h1>The tolls of Harrow</h1><div><p>{{+1}}</p></div><div>{}</div><div><h2>[[Afterwards]]</h2><p>{{+30}}</p></div></div>", numbered(2..20, "<p>{+#}</p>"))),
        ("social-article", "", format!("<div class=\"post social-post\"><h1>The tolls of Harrow</h1><div class=social-text>{}</div></div>", numbered(1..7, "<p>{+#}</p>"))),
        ("drupal", "", format!("<div class=\"layout-container\"><main><div class=\"region region-content\"><h1>The tolls of Harrow</h1><div class=\"node__content sponsor-none\"><div class=\"field field--name-body\">{}</div></div></div></main><aside class=\"region-sidebar\"><div class=block><p>{{-50}}</p></div></aside></div>", numbered(1..7, "<p>{+#}</p>"))),
        ("endless", "<meta property=og:title content='The tolls of Harrow'>", format!("{article}<article><h1>Another day at the lock</h1><p>{{-50}}</p><p>{{-51}}</p><p>{{-52}}</p></article>")),
    ]
}

/// A piece of a page for each number, which stands where the piece has `#`.
fn numbered(numbers: std::ops::Range<usize>, piece: &str) -> String {
    let mut page = String::new();
    for number in numbers {
        page += &piece.replace('#', &number.to_string());
    }
    page
}

#[test]
fn what_is_dropped_is_no_part_of_the_article() {
    let rows = rows();
    assert!(rows.len() >= 25, "{} pages", rows.len());
    let (mut table, mut all, mut differ) = (String::new(), Count::default(), String::new());
    for (name, head, body) in &rows {
        let hints = Hints { origin: name, format: Some(Format::Html), ..Hints::default() };
        let (document, notices) = ingest(page(head, body).into_bytes(), &hints).expect("it has text");
        let shown: String = document.blocks().iter().map(|it| document.slice(it.span).to_owned() + "\n").collect();
        let wanted = wanted(body);
        let (wanted, shown) = (words(&wanted), words(&shown));
        let (both, lost, added) = compare(&wanted, &shown);
        let count = Count { wanted: wanted.len(), shown: shown.len(), both };
        table += &count.line(name);
        for notice in &notices {
            let _ = writeln!(table, "{:<22} told: {}", "", notice.0);
        }
        all.wanted += count.wanted;
        all.shown += count.shown;
        all.both += count.both;
        if !lost.is_empty() || !added.is_empty() {
            let _ = writeln!(differ, "{name}\n  lost: {}\n  let in: {}", lost.join(" "), added.join(" "));
        }
    }
    table += &all.line("all");
    expect_file!["dropped.txt"].assert_eq(&format!("{table}\nThe words that differ:\n{differ}"));
    assert!(all.both * 100 >= all.wanted * KEPT && (all.shown - all.both) * 100 <= all.shown * LET_IN, "{table}");
}

#[test]
fn all_of_a_page_can_be_had() {
    for (name, head, body) in rows() {
        let hints = Hints { origin: name, format: Some(Format::Html), whole: true, ..Hints::default() };
        let (document, notices) = ingest(page(head, &body).into_bytes(), &hints).expect("it has text");
        assert_eq!(notices, [], "{name}");
        for number in 1..60 {
            let is_there = body.contains(&format!("+{number}}}")) || body.contains(&format!("-{number}}}"));
            let is_shown = document.text().contains(&paragraph(number));
            assert_eq!(is_there, is_shown, "{name}, paragraph {number}");
        }
    }
}
