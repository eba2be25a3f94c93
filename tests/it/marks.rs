//! The marks of what the author does: in the margin, on the words, in the status line; what a correction takes away.

use std::sync::Arc;

use ascribe::analysis::{Analysis, CueStance, Kind, Role, Stance};
use ascribe::document::Span;
use ascribe::ingest::Format;
use ascribe::reader::{Family, GUTTER, HighlightTag};
use ascribe::view::{Depth, Theme};
use expect_test::expect_file;
use ratatui::style::Modifier;

use crate::marked::{Asserted, Marked, assertions, marked};
use crate::session::{Session, styled};

/// An opinion piece with every mark there is.
const DYKES: &str = "\
# Higher Than in 2011

By Ines Falk

While the ministry has reportedly ordered twelve more pumps, the dykes are no higher than in 2011. ‹s1:The engineer \
Tove Brandt› ‹c1:claimed› ‹q1:that the dykes must hold, however high the water›. Clearly they will not, because water \
does not read reports.

The “model” dyke at Nordby may be an exception. But nobody lives there. A survey that ‹s2:the county› paid for \
‹c2:revealed› ‹q2:that nine houses in ten stand behind the old one›.

So what is the second dyke for? If the first one breaks, the village is gone; therefore the council must move the \
school first. For example, it could use the old mill. ‹s3:Critics› ‹c3:say› ‹q3:the mill is damp›.
";

const DYKE_SPEAKERS: &[(&str, Kind, &[usize])] =
    &[("Tove Brandt", Kind::Person, &[1]), ("the county", Kind::Organization, &[2]), ("Critics", Kind::Vague, &[3])];

#[rustfmt::skip]
const ASSERTED: &[Asserted] = &[
    ("While the ministry has reportedly ordered twelve more pumps,", Stance::Hedged, "reportedly", Some(Role::Concession), "While", "twelve more pumps"),
    ("the dykes are no higher than in 2011.", Stance::Plain, "", None, "", "in 2011"),
    ("Clearly they will not,", Stance::Boosted, "Clearly", None, "", ""),
    ("because water does not read reports.", Stance::Plain, "", Some(Role::Reason), "because", ""),
    ("The “model” dyke at Nordby may be an exception.", Stance::Hedged, "may", None, "", ""),
    ("But nobody lives there.", Stance::Plain, "", Some(Role::Contrast), "But", ""),
    ("So what is the second dyke for?", Stance::Question, "?", None, "", ""),
    ("If the first one breaks,", Stance::Plain, "", Some(Role::Condition), "If", ""),
    ("the village is gone;", Stance::Plain, "", None, "", ""),
    ("therefore the council must move the school first.", Stance::Directive, "must", Some(Role::Conclusion), "therefore", ""),
    ("For example, it could use the old mill.", Stance::Hedged, "could", Some(Role::Example), "For example", ""),
];

fn dykes() -> Marked {
    let Marked { document, analysis } = marked(DYKES, Format::Markdown, DYKE_SPEAKERS, &[]);
    let mut analysis = Analysis::clone(&analysis);
    analysis.assertions = assertions(&document, ASSERTED);
    assert_eq!(analysis.assertions.len(), ASSERTED.len());
    let quoted = document.text().find("“model”").unwrap();
    analysis.scare_quotes.push(Span::new(quoted, quoted + "“model”".len()));
    for (nth, stance) in [(0, CueStance::Distanced), (1, CueStance::Endorsed)] {
        analysis.attributions[nth].cue_stance = stance;
    }
    Marked { document, analysis: Arc::new(analysis) }
}

/// What is pressed, and a name for what comes of it.
const STATES: [(&str, &str); 4] =
    [("marks", "}"), ("marks-no-stance", "E Esc"), ("marks-no-role", "C Esc"), ("marks-none", "} E C Esc")];

#[test]
fn marks_shown_and_hidden() {
    for (columns, rows, name, depth) in [
        (100, 22, "dark", Depth::True),
        (100, 22, "light", Depth::True),
        (100, 22, "dark", Depth::Ansi),
        (100, 22, "plain", Depth::None),
        (40, 12, "plain", Depth::None),
    ] {
        let theme = Theme::named(name, depth).unwrap();
        let mut session = Session::new(dykes(), columns, rows);
        session.press("} }");
        let few = if depth == Depth::Ansi { "-16" } else { "" };
        expect_file![format!("screens/marks-{columns}x{rows}-{name}{few}.txt")]
            .assert_eq(&styled(&session.screen(&theme)));
    }
    let theme = Theme::named("dark", Depth::True).unwrap();
    for (name, keys) in STATES {
        let mut session = Session::new(dykes(), 100, 22);
        session.press(keys);
        expect_file![format!("screens/state-{name}.txt")].assert_eq(&styled(&session.screen(&theme)));
    }
}

/// What the status line says of a place that is searched for.
#[test]
fn the_status_line_says_what_it_is() {
    let table = [
        ("While", "the author · concession · hedged (“reportedly”)"),
        ("the dykes are", "the author · concession · hedged (“reportedly”)"),
        ("the dykes must", "Tove Brandt · indirect · “claimed” · distanced · sure"),
        ("Clearly", "the author · boosted (“Clearly”) → reason"),
        ("because", "the author · boosted (“Clearly”) → reason"),
        ("nine houses", "the county · indirect · “revealed” · endorsed · sure"),
        ("So what", "the author · question"),
        ("village", "the author · condition → conclusion · directive (“must”)"),
        ("therefore", "the author · condition → conclusion · directive (“must”)"),
        ("nobody lives", "the author · contrast"),
        ("Critics", "Critics · nobody in particular · indirect · “say” · sure"),
    ];
    for (words, expected) in table {
        let mut session = Session::new(dykes(), 100, 22);
        // What is told is what it is, whether marks are shown or not.
        for keys in ["", "E C Esc"] {
            session.press(keys);
            session.press("g g /");
            session.send(ascribe::reader::Event::Paste(words.to_owned()));
            session.press("Enter Esc");
            assert_eq!(session.reader.status().speaker_in_full(), expected, "{words}");
        }
    }
}

/// Where there is no room for all clauses of a sentence, those that are told are told whole.
#[test]
fn as_many_clauses_as_fit() {
    let mut session = Session::new(dykes(), 100, 22);
    session.press("/ v i l l a g e Enter Esc");
    let table = [
        (60, "the author · condition → conclusion · directive (“must”)"),
        (56, "the author · condition → conclusion · directive (“must”)"),
        (55, "the author · condition → …"),
        (26, "the author · condition → …"),
        (25, "the author · condition →…"),
        (10, "the autho…"),
    ];
    for (columns, expected) in table {
        assert_eq!(session.reader.status().speaker_in(columns), expected, "{columns} columns");
    }
}

/// What could be looked up is told once somebody asks for every mark: too much of it is wrong.
#[test]
fn what_could_be_looked_up_is_told_on_demand() {
    let mut session = Session::new(dykes(), 100, 22);
    session.press(": m a r k s Space a l l Enter / d y k e s Space a r e Enter Esc");
    assert_eq!(
        session.reader.status().speaker_in_full(),
        "the author · concession · hedged (“reportedly”) · checkable → checkable"
    );
}

/// What could be looked up is not marked at first, so a jump to it says which words are meant.
#[test]
fn a_jump_to_a_fact_says_which() {
    let table = [
        ("w", Some("worth checking: “twelve more pumps”")),
        ("w w", Some("worth checking: “in 2011”")),
        ("w w W", Some("worth checking: “twelve more pumps”")),
        ("9 w", Some("worth checking: “in 2011”")),
        ("w w w", Some("no more unsourced facts worth checking in that direction")),
        ("i", None),
    ];
    for (keys, expected) in table {
        let mut session = Session::new(dykes(), 100, 22);
        session.press(keys);
        assert_eq!(session.reader.message().map(|it| it.text.as_str()), expected, "{keys}");
    }
}

/// Of several marks that begin in a line the strongest stands in the margin.
#[test]
fn the_strongest_mark_of_a_line() {
    let mut order = Family::ALL;
    order.sort_unstable();
    let glyphs: String = order.iter().map(|family| family.glyph()).collect();
    assert_eq!(glyphs, "!?=−~^+¬◊:");
    // As wide as can be, so that several begin in one line.
    let mut session = Session::new(dykes(), 400, 22);
    session.press("9 9 9 +");
    let marks: Vec<&str> = session.reader.page().rows.iter().filter_map(|row| Some(row.mark?.glyph())).collect();
    assert_eq!(marks, ["−", "^", "~", "!"], "boosted before a reason, hedged before a contrast, directive before all");
    session.press("E");
    let marks: Vec<&str> = session.reader.page().rows.iter().filter_map(|row| Some(row.mark?.glyph())).collect();
    assert_eq!(marks, ["−", "+", "¬", "="]);
}

/// Marked words are the author's, and are drawn otherwise than the words around them in every theme.
#[test]
fn words_of_others_are_not_marked() {
    let marked = [
        HighlightTag::Hedged,
        HighlightTag::Boosted,
        HighlightTag::Directive,
        HighlightTag::Question,
        HighlightTag::Connective,
        HighlightTag::Scare,
    ];
    let session = Session::new(dykes(), 100, 40);
    let mut seen = 0;
    for run in session.reader.page().rows.iter().flat_map(|row| &row.runs) {
        if run.tags.iter().any(|tag| marked.contains(tag)) {
            assert!(run.tags.contains(&HighlightTag::Author) && run.hue.is_none(), "{run:?}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen} runs");
    for (name, depth) in
        [("dark", Depth::True), ("dark", Depth::Ansi), ("light", Depth::Indexed), ("plain", Depth::None)]
    {
        let theme = Theme::named(name, depth).unwrap();
        let author = theme.style(HighlightTag::Author.name(), None);
        for tag in marked {
            let marked = theme.style(tag.name(), None);
            assert_ne!(marked, author, "{} in {name}", tag.name());
            // Without colours dim is the look of a voice that is unsure, underlined that of one that is sure.
            let of_others = marked.add_modifier.intersects(Modifier::DIM | Modifier::UNDERLINED);
            assert!(!of_others, "{} in {name}", tag.name());
        }
    }
}

/// Nothing in the margin where nothing of the author's is told apart; the text stays where it is.
#[test]
fn modes_without_marks() {
    for (keys, has_marks) in
        [("", true), ("v v", true), ("V", true), ("V V", false), ("] q & Esc", true), ("/ N o r d b y Enter Esc", true)]
    {
        let mut session = Session::new(dykes(), 100, 22);
        let text = session.reader.areas().text;
        session.press(keys);
        assert_eq!(session.reader.page().rows.iter().any(|row| row.mark.is_some()), has_marks, "{keys}");
        assert_eq!((session.reader.areas().text, text.x - session.reader.areas().page.x), (text, GUTTER));
    }
}

/// Nobody is told that marks are shown where none are; a key that would change nothing in sight changes nothing.
#[test]
fn marks_are_claimed_only_where_they_are_shown() {
    let (all, role) = ("Space a l l Enter", "Space r o l e Enter");
    let here = "marks are not shown in this mode; v changes it";
    let roles = "= conclusion, + reason, − concession, ¬ contrast, ◊ condition, : example";
    let stances = "! directive, ? question, ~ hedged, ^ boosted";
    let table = [
        (String::from("V V E"), here.to_owned()),
        ("V V C".to_owned(), here.to_owned()),
        ("v E".to_owned(), here.to_owned()),
        (format!("V V : m a r k s {all}"), here.to_owned()),
        ("V V : m a r k s Space n o n e Enter".to_owned(), "no marks".to_owned()),
        ("E".to_owned(), "hiding marks of tone".to_owned()),
        ("E E".to_owned(), format!("showing marks of tone: {stances}")),
        ("V E E".to_owned(), format!("showing marks of tone: {stances}")),
        (format!(": m a r k s {role}"), format!("marks: {roles}")),
        ("V V E C v v E".to_owned(), "hiding marks of tone".to_owned()),
    ];
    for (keys, expected) in table {
        let mut session = Session::new(dykes(), 100, 22);
        session.press(&keys);
        assert_eq!(session.reader.message().unwrap().text, expected, "{keys}");
    }
}

/// What is given to a source is no assertion of the author's any more; what goes on beyond it loses what told of it.
#[test]
fn corrections_take_assertions_away() {
    let mut session = Session::new(dykes(), 100, 22);
    let left = |session: &Session| session.reader.article().unwrap().analysis.assertions.len();
    let before = left(&session);
    session.press("/ C l e a r l y Enter Esc c G Enter B o Enter");
    assert_eq!(left(&session), before - 2);
    session.press("/ C l e a r l y Enter Esc c g Enter");
    assert_eq!(left(&session), before, "the reader's last word counts");
}

/// What is given back to the author is read as the author's: how it is put, and what it does.
#[test]
fn corrections_give_assertions_back() {
    let text =
        "The dykes\n\n‹s1:Ida Brandt› ‹c1:said›: ‹q1:But the dykes may break. So the village must move›. Rain fell.\n";
    let article = marked(text, Format::Plain, &[("Ida Brandt", Kind::Person, &[1])], &[]);
    let mut session = Session::new(article, 100, 22);
    let told = |session: &Session| {
        let article = session.reader.article().unwrap();
        let told = article.analysis.assertions.iter();
        told.map(|it| format!("{:?} {:?} {}", it.stance, it.role, article.document.slice(it.span))).collect::<Vec<_>>()
    };
    assert_eq!(told(&session), Vec::<String>::new(), "the table of assertions knows none of them");
    session.press("/ b r e a k Enter Esc c g Enter");
    assert_eq!(
        told(&session),
        [
            "Plain None Ida Brandt said:",
            "Hedged Some(Contrast) But the dykes may break.",
            "Directive Some(Conclusion) So the village must move.",
        ]
    );
}
