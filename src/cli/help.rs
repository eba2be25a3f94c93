//! The texts of `--help`.

use crate::reader::{
    COMMANDS, Command, Direction, FindCommand, KeepCommand, MoveCommand, PanesCommand, ProgramCommand, VoicesCommand,
};

/// In one line, for `-h`.
pub(super) const ABOUT: &str = "A reader for articles that argue and quote: see who is speaking while you read";

/// The forms of the command line.
pub(super) const USAGE: &str = "ascribe [OPTIONS] [FILE]...\n       ascribe analyze|compare|report [OPTIONS] [FILE]...";

/// In a paragraph, for `--help`.
pub(super) const LONG_ABOUT: &str = "\
ascribe is a reader for articles in which somebody argues and quotes. While you read, it shows who is \
speaking: the author asserting, or a source being quoted or paraphrased. A panel beside the article lists the \
sources, and one key jumps from statement to statement.

It reads plain text, Markdown, web pages, e-books (EPUB), PDF, DOCX and feeds, from files, standard input or web \
addresses. \
Nothing leaves your machine except requests for addresses that you gave or followed.";

const EXAMPLES: &str = r#"Examples:
  ascribe                        read the article that ships with ascribe
  ascribe opinion.txt notes.md   read two articles; :n goes to the next
  ascribe https://example.org/   fetch a page and read it
  zcat notes.md.gz | ascribe --input-format markdown
                                 read standard input; keys still come from
                                 the terminal
  ascribe opinion.txt | fmt      print the article as plain text
  ascribe analyze opinion.txt    print who says what as JSON
  ascribe analyze --format jsonl DIR > said.jsonl
                                 the same for every article in a directory,
                                 one object a line
  ascribe compare a.txt b.txt    what two articles on one event have in common
  ascribe report --format html a.txt > a.html
                                 its balance and its coloured text as a page
  ascribe ./analyze              read a file that is called "analyze""#;

/// The commands that one needs to begin with.
const FIRST: [Command; 10] = [
    Command::Move(MoveCommand::Line(Direction::Forward)),
    Command::Move(MoveCommand::Page(Direction::Forward)),
    Command::Voices(VoicesCommand::Quotation(Direction::Forward)),
    Command::Voices(VoicesCommand::Assertion(Direction::Forward)),
    Command::Voices(VoicesCommand::NextMode(Direction::Forward)),
    Command::Panes(PanesCommand::FocusPane),
    Command::Find(FindCommand::Search),
    Command::Keep(KeepCommand::Copy),
    Command::Program(ProgramCommand::Help),
    Command::Program(ProgramCommand::Quit),
];

/// Their keys, from the reader's table of commands.
fn keys() -> String {
    let row = |command: &Command| {
        let row = COMMANDS.iter().find(|row| row.command == *command).expect("every command has a row");
        let keys: Vec<String> = row.sequences().map(|keys| keys.replace(' ', "")).collect();
        format!("  {:<30} {}", keys.join(" "), row.help)
    };
    let rows: Vec<String> = FIRST.iter().map(row).collect();
    format!("Keys:\n{}", rows.join("\n"))
}

const REST: &str = "\
Files:
  ~/.local/share/ascribe         notes and corrections, one JSON file an
                                 article; see XDG_DATA_HOME
  ~/.cache/ascribe/pages         fetched pages, at most 200 MiB; see
                                 XDG_CACHE_HOME. Safe to delete

Environment:
  NO_COLOR                       if set and not empty, no colours are used
  COLORFGBG                      tells whether the terminal is dark or light if
                                 it does not answer
  VISUAL, EDITOR                 the editor that e opens
  BROWSER                        the browser that o opens
  XDG_DATA_HOME                  notes are stored in its directory ascribe
  XDG_CACHE_HOME                 pages are stored in its directory ascribe/pages
  HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY
                                 the proxy to fetch pages through
  SSL_CERT_FILE                  certificates (PEM) to trust in addition to
                                 those that ascribe ships with
  LC_ALL, LC_MESSAGES, LANG      the language in which to request pages

Exit codes:
  0  success, or the reader of the output closed it
  1  an input or the terminal failed, or an article was analysed only in part:
     standard error has the details; everything else was printed
  2  usage error

The reader starts only if every file on the command line exists and can be
opened. Only the first must be an article; the others are checked when you
choose them.";

/// Below the options of `analyze`.
pub(super) const AFTER_ANALYZE: &str = r##"Offsets count Unicode scalar values from 0. For plain text they count in the
file as it stands on disk, with a byte order mark and carriage returns; for
other formats, in the text that --text prints.

In brat, several articles follow each other, each after a line with "# " and
its path, and numbering continues across them. Inputs that fail are reported on
standard error; the others are still printed, and the exit code is 1.

With --time-limit an article may be analysed only in part. JSON then has
"partial": true, and "read_to" is the offset up to which it was analysed; brat
has a line that begins with "#partial:". All text after it counts as the
author's. Standard error says so too, and the exit code is 1.

Examples:
  ascribe analyze opinion.txt
  ascribe analyze --format jsonl articles > said.jsonl
  ascribe analyze --format brat opinion.txt > opinion.ann
  ascribe analyze --time-limit 10 --format jsonl articles > said.jsonl
  ascribe analyze --text notes.md > notes.txt"##;

/// Below the options of `compare`.
pub(super) const AFTER_COMPARE: &str = "\
Sources are matched by name: \"Senator Roe\" is \"Jane Roe\", \"WHO\" is the \"World
Health Organization\". Where a name fits two sources, or there is no name (\"a
senior official\"), nothing is matched.

Between two statements, = means that the words are the same, ≈ that one is an
excerpt of the other or shares most of its words, and ≠ that the words are the
same or similar, and one of the two denies them.

Examples:
  ascribe compare herald.txt ledger.txt
  ascribe compare --format markdown herald.txt ledger.txt > both.md";

/// Below the options of `report`.
pub(super) const AFTER_REPORT: &str = "\
Words are counted as in \"ascribe analyze\", each for whoever speaks it. The HTML
page contains no script and loads nothing; several articles follow each other
under a table of contents. Inputs that fail are reported on standard error; the
others are still printed, and the exit code is 1.

Examples:
  ascribe report opinion.txt
  ascribe report --format html opinion.txt > opinion.html";

/// Below the options of the program.
pub(super) fn after() -> String {
    [EXAMPLES, &keys(), REST].join("\n\n")
}
