//! Jumps from statement to statement: where they stop, what is told there, and that what they lead to is seen whole.

use std::fmt::Write as _;
use std::sync::Arc;

use ascribe::analysis::{Analysis, Kind};
use ascribe::document::Span;
use ascribe::ingest::Format;
use ascribe::reader::{HighlightTag, Hue};

use crate::marked::{Marked, marked};
use crate::session::Session;

/// Quoted words that nobody is named for, in the author's words and in what others say.
const WEIR: &str = "\
# The Weir

The council’s “open door” policy has failed. ‹s1:The engineer Ola Rank› ‹c1:said› ‹q1:the weir would not hold›. \
Still, the “greatest gift” is praised.

‹s2:The Courier› ‹c2:wrote› ‹q2:that the mayor’s “wait and see” letter came too late›. ‹q3:“Nobody asked us,”› \
‹c3:said› ‹s3:Ines Falk›. It is the so-called safe side.
";

const SPEAKERS: &[(&str, Kind, &[usize])] =
    &[("Ola Rank", Kind::Person, &[1]), ("The Courier", Kind::Publication, &[2]), ("Ines Falk", Kind::Person, &[3])];

fn weir() -> Marked {
    let Marked { document, analysis } = marked(WEIR, Format::Markdown, SPEAKERS, &[]);
    let mut analysis = Analysis::clone(&analysis);
    for quoted in ["“open door”", "“greatest gift”", "“wait and see”", "so-called"] {
        let start = document.text().find(quoted).unwrap();
        analysis.scare_quotes.push(Span::new(start, start + quoted.len()));
    }
    Marked { document, analysis: Arc::new(analysis) }
}

/// Every stop from the top down, as it is told, then back up again.
#[test]
fn every_statement_is_a_stop_and_so_are_words_quoted_without_a_name() {
    for (key, back, stops) in [
        (
            ")",
            "(",
            vec![
                ("“open door” policy has", "quoted, speaker not named · the author", "said 0/3 · quote 0/2"),
                ("the weir would not", "Ola Rank · indirect · “said” · sure", "said 1/3 · quote 0/2"),
                ("“greatest gift” is praised.", "quoted, speaker not named · the author", "said 1/3 · quote 0/2"),
                ("that the mayor’s “wait", "The Courier · mixed · “wrote” · sure", "said 2/3 · quote 1/2"),
                (
                    "“wait and see” letter",
                    "quoted, speaker not named · The Courier · mixed · “wrote” · sure",
                    "said 2/3 · quote 1/2",
                ),
                ("“Nobody asked us,” said", "Ines Falk · direct · “said” · sure", "said 3/3 · quote 2/2"),
            ],
        ),
        (
            "] q",
            "[ q",
            vec![
                ("“open door” policy has", "quoted, speaker not named · the author", "said 0/3 · quote 0/2"),
                ("“greatest gift” is praised.", "quoted, speaker not named · the author", "said 1/3 · quote 0/2"),
                ("that the mayor’s “wait", "The Courier · mixed · “wrote” · sure", "said 2/3 · quote 1/2"),
                (
                    "“wait and see” letter",
                    "quoted, speaker not named · The Courier · mixed · “wrote” · sure",
                    "said 2/3 · quote 1/2",
                ),
                ("“Nobody asked us,” said", "Ines Falk · direct · “said” · sure", "said 3/3 · quote 2/2"),
            ],
        ),
    ] {
        let mut session = Session::new(weir(), 100, 24);
        let mut told = Vec::new();
        for _ in &stops {
            session.press(key);
            let status = session.reader.status();
            let place = status.position.to_string().rsplit_once(" · ").unwrap().0.to_owned();
            told.push((session.words_at(), status.speaker_in_full(), place));
        }
        let told: Vec<(&str, &str, &str)> =
            told.iter().map(|(words, speaker, place)| (words.as_str(), speaker.as_str(), place.as_str())).collect();
        assert_eq!(told, stops, "{key}");
        for (words, ..) in stops.iter().rev().skip(1) {
            session.press(back);
            assert_eq!(session.words_at(), *words, "{back}");
        }
    }
}

/// In the mode for quotations what nobody is named for is lit in grey; nothing else of the author's is.
#[test]
fn words_quoted_without_a_name_are_lit_as_quotations() {
    let mut session = Session::new(weir(), 100, 24);
    session.press("V");
    let article = session.reader.article().unwrap();
    let runs = session.reader.page().rows.iter().flat_map(|row| &row.runs);
    let lit = runs.filter(|run| run.tags.contains(&HighlightTag::Direct) && run.hue == Some(Hue::Grey));
    let lit: Vec<&str> = lit.map(|run| article.document.slice(run.span)).collect();
    assert_eq!(lit, ["“open door”", "“greatest gift”", "“wait and see”"]);
    let bars = session.reader.page().rows.iter().filter_map(|row| row.bar.map(|bar| (bar.glyph(), bar.hue)));
    assert_eq!(bars.filter(|bar| *bar == ("┃", Hue::Grey)).count(), 2);
}

#[test]
fn a_copy_says_that_nobody_is_named() {
    for (keys, cited) in [
        (")", "“open door”\n— an unnamed source, quoted by the author, in “The Weir”, harbour.txt"),
        ("5 )", "“wait and see”\n— an unnamed source, quoted by The Courier, in “The Weir”, harbour.txt"),
    ] {
        let mut session = Session::new(weir(), 100, 24);
        session.press(keys);
        session.press("y");
        let copied = session.effects.iter().find_map(|effect| match effect {
            ascribe::reader::Effect::Copy(text) => Some(text.as_str()),
            _ => None,
        });
        assert_eq!(copied, Some(cited), "{keys}");
    }
}

/// A text of long statements, and one that is longer than any screen.
fn long_statements() -> Marked {
    const NUMBERS: [usize; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    let sentence =
        "the harbour needs another crane, another quay, another road and another decade to pay for all of it";
    let mut text = "# Long Statements\n\n".to_owned();
    let mut speakers: Vec<(&str, Kind, &[usize])> = Vec::new();
    for (nth, number) in NUMBERS.iter().enumerate() {
        let said = vec![sentence; 1 + number % 4].join(", and ");
        let _ = write!(
            text,
            "A sentence of the author’s about nothing much. ‹s{number}:Speaker {number}› ‹c{number}:said› ‹q{number}:{said}›.\n\n"
        );
        speakers.push(("A speaker", Kind::Person, &NUMBERS[nth..=nth]));
    }
    let endless = vec![sentence; 40].join(", and ");
    let _ = writeln!(text, "‹s13:The last one› ‹c13:said› ‹q13:{endless}›.");
    speakers.push(("The last one", Kind::Person, &[13]));
    marked(&text, Format::Markdown, &speakers, &[])
}

/// What a jump leads to stands on the screen from its first word to its last, at every size, with the panel and without;
/// of what is longer than the screen the first row is the first of the screen.
#[test]
fn what_a_jump_leads_to_is_seen_whole() {
    for (columns, rows) in [(120, 36), (80, 24), (80, 16), (60, 20)] {
        for panel in ["", "S"] {
            for way in [(")", ""), ("(", "G")] {
                let mut session = Session::new(long_statements(), columns, rows);
                session.press(panel);
                session.press(way.1);
                for _ in 0..13 {
                    session.press(way.0);
                    let article = session.reader.article().unwrap();
                    let id = article.focus().attribution.unwrap();
                    let said = article.analysis.attributions[id.0 as usize].hull();
                    let page = session.reader.page();
                    let lines = page.rows.iter().filter(|row| !row.runs.is_empty()).count();
                    let case = format!("{columns}x{rows} {panel}{} {said:?} on {:?}", way.0, page.span);
                    if page.span.covers(said) {
                        continue;
                    }
                    // Only where it fills the screen from the top down.
                    assert_eq!((page.rows.len(), lines), (page.rows.len(), page.rows.len()), "{case}");
                    assert!(page.rows[0].runs[0].span.start() <= said.start(), "{case}");
                }
            }
        }
    }
}

/// Reading on by lines after a jump moves the text up by a line at most.
#[test]
fn reading_on_after_a_jump_does_not_leap() {
    let mut session = Session::new(long_statements(), 80, 16);
    for keys in ["2 )", ")", ")", "8 )"] {
        session.press(keys);
        let mut tops = Vec::new();
        for _ in 0..20 {
            tops.push(session.reader.page().span.start());
            session.press("j");
        }
        let lines = |from: usize, to: usize| {
            let text = &session.reader.article().unwrap().document.text()[from..to];
            text.len() / 60
        };
        assert!(tops.windows(2).all(|pair| pair[0] <= pair[1] && lines(pair[0], pair[1]) <= 2), "{keys}: {tops:?}");
    }
}
