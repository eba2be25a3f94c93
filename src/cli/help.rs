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
sources, and one key jumps from quotation to quotation.

It reads plain text, Markdown, web pages, e-books (EPUB), PDF, DOCX and feeds, from files, standard input or web \
addresses. \
Nothing leaves your machine but the requests for addresses that you gave or followed.";

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
  ~/.cache/ascribe/pages         pages that were fetched, at most 200 MiB; see
                                 XDG_CACHE_HOME. They may be deleted

Environment:
  NO_COLOR                       if set and not empty, no colours are used
  COLORFGBG                      says whether the terminal is dark or light if
                                 it does not answer
  VISUAL, EDITOR                 the editor that the key e opens
  BROWSER                        the browser that the key o opens
  XDG_DATA_HOME                  notes are kept in ascribe under it
  XDG_CACHE_HOME                 pages are kept in ascribe/pages under it
  HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY
                                 the proxy to fetch pages through
  SSL_CERT_FILE                  certificates (PEM) that are believed beside
                                 those that everybody believes
  LC_ALL, LC_MESSAGES, LANG      the language that pages are asked for in

Exit codes:
  0  all went well, or whoever read the output wanted no more of it
  1  an input or the terminal failed, or an article was analysed only in part:
     standard error says how; whatever else was to be printed was printed
  2  the command line makes no sense

To be read on a terminal, every file that is named must be there and must
open, or none is shown. Of several, only the first must be an article; the
others say so when they are chosen.";

/// Below the options of `analyze`.
pub(super) const AFTER_ANALYZE: &str = r##"Offsets count Unicode scalar values from 0. For plain text they count in the
file as it stands on disk, with a byte order mark and carriage returns; for
other formats, in the text that --text prints.

In brat, several articles follow each other, each under a line of "# " and its
path, and the numbers run on. An input that fails is told on standard error;
the others are still printed, and the exit code is 1.

With --time-limit an article may be analysed only in part. JSON then has
"partial": true, and "read_to" is the offset up to which it was analysed; brat
has a line that begins with "#partial:". All text behind counts as the author's.
Standard error tells it, too, and the exit code is 1.

Examples:
  ascribe analyze opinion.txt
  ascribe analyze --format jsonl articles > said.jsonl
  ascribe analyze --format brat opinion.txt > opinion.ann
  ascribe analyze --time-limit 10 --format jsonl articles > said.jsonl
  ascribe analyze --text notes.md > notes.txt"##;

/// Below the options of `compare`.
pub(super) const AFTER_COMPARE: &str = "\
Names decide who is the same: \"Senator Roe\" is \"Jane Roe\", \"WHO\" is the \"World
Health Organization\". Where a name fits two, and where there is no name (\"a
senior official\"), nobody is taken for anybody else.

Between two statements, = says that their words are the same, and ≈ that one is
cut from the other, or has most of its words. With ≠ the words are the same or
alike, and one of the two denies them.

Examples:
  ascribe compare herald.txt ledger.txt
  ascribe compare --format markdown herald.txt ledger.txt > both.md";

/// Below the options of `report`.
pub(super) const AFTER_REPORT: &str = "\
Words are counted as \"ascribe analyze\" counts them, each for whoever speaks it.
The HTML page holds no script and asks for nothing from anywhere; several
articles follow each other under a table of contents. An input that fails is
told on standard error; the others are still printed, and the exit code is 1.

Examples:
  ascribe report opinion.txt
  ascribe report --format html opinion.txt > opinion.html";

/// Below the options of the program.
pub(super) fn after() -> String {
    [EXAMPLES, &keys(), REST].join("\n\n")
}
