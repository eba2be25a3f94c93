//! Every command: its name, what it does, its keys. The keymap, the help, the command line, the hints and the
//! key table of the README are made from this one table.

/// Something the reader can be told to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum Command {
    LineDown,
    LineUp,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    Top,
    Bottom,
    Percent,
    ParagraphNext,
    ParagraphPrevious,
    HeadingNext,
    HeadingPrevious,
    StatementNext,
    StatementPrevious,
    QuotationNext,
    QuotationPrevious,
    AssertionNext,
    AssertionPrevious,
    SameSourceNext,
    SameSourcePrevious,
    Speaker,
    OpenStatement,
    LinkHints,
    Follow,
    Open,
    HighlightNext,
    HighlightPrevious,
    Highlight,
    OnlySource,
    Attitudes,
    Unsure,
    QuestionNext,
    QuestionPrevious,
    DirectiveNext,
    DirectivePrevious,
    HedgeNext,
    HedgePrevious,
    FactNext,
    FactPrevious,
    StanceMarks,
    RoleMarks,
    Marks,
    Search,
    SearchNext,
    SearchPrevious,
    SearchSpeaker,
    SetBookmark,
    GoToBookmark,
    Back,
    Forward,
    Panel,
    FocusPane,
    PanelOrder,
    Outline,
    Balance,
    ArgumentOutline,
    Files,
    FileNext,
    FilePrevious,
    Compare,
    Wider,
    Narrower,
    ResetWidth,
    Copy,
    Note,
    Notes,
    Correct,
    Browser,
    Editor,
    Reload,
    Whole,
    Help,
    CommandLine,
    Theme,
    Mouse,
    Redraw,
    Suspend,
    Close,
    Quit,
    QuitNow,
}

/// What the commands are sorted by in help and README.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Group {
    Move,
    Voices,
    Argument,
    Find,
    Links,
    Panes,
    Keep,
    Program,
}

impl Group {
    /// All groups in order.
    pub const ALL: [Self; 8] =
        [Self::Voices, Self::Argument, Self::Move, Self::Find, Self::Links, Self::Panes, Self::Keep, Self::Program];

    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Voices => "Who is speaking",
            Self::Argument => "What the author does",
            Self::Find => "Finding the place",
            Self::Links => "Links",
            Self::Panes => "Panes",
            Self::Keep => "Taking along",
            Self::Program => "The program",
        }
    }
}

/// What a command takes after its name on the command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Argument {
    /// Nothing.
    None,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A number.
    Number,
    /// Any text.
    Text,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// Its name on the command line.
    pub name: &'static str,
    /// Shorter names for it there.
    pub short: &'static [&'static str],
    /// What it does, in a few words.
    pub help: &'static str,
    /// Its keys as [`super::Key::sequence`] reads them; alternatives are separated by two spaces.
    pub keys: &'static str,
    /// Where it stands in the help.
    pub group: Group,
    /// What it takes on the command line.
    pub argument: Argument,
}

/// The highlight modes by name.
pub const MODES: &[&str] = &["off", "quotations", "voices", "source", "author"];
/// The themes by name.
pub const THEMES: &[&str] = &["dark", "light", "plain"];

const fn row(command: Command, name: &'static str, keys: &'static str, group: Group, help: &'static str) -> CommandRow {
    CommandRow { command, name, short: &[], help, keys, group, argument: Argument::None }
}

impl CommandRow {
    const fn short(self, short: &'static [&'static str]) -> Self {
        Self { short, ..self }
    }

    const fn takes(self, argument: Argument) -> Self {
        Self { argument, ..self }
    }

    /// Its keys, one sequence each.
    pub fn sequences(&self) -> impl Iterator<Item = &'static str> {
        self.keys.split("  ").filter(|keys| !keys.is_empty())
    }
}

/// The row of a command.
pub(super) fn row_of(command: Command) -> &'static CommandRow {
    COMMANDS.iter().find(|row| row.command == command).expect("every command has a row")
}

/// Whether a command is of no use without words after its name.
pub(super) fn takes_words(command: Command) -> bool {
    matches!(
        command,
        Command::Highlight
            | Command::Marks
            | Command::Open
            | Command::Percent
            | Command::SetBookmark
            | Command::GoToBookmark
    )
}

use super::marks::MARKS;
use Argument::{Number, OneOf, Text};
use Command as C;
use Group::Argument as Arguing;
use Group::{Find, Keep, Links, Move, Panes, Program, Voices};

/// Every command, in the order of the help.
#[rustfmt::skip]
pub const COMMANDS: &[CommandRow] = &[
    row(C::StatementNext, "statement-next", ")", Voices, "next statement, quoted or paraphrased"),
    row(C::StatementPrevious, "statement-previous", "(", Voices, "previous statement, quoted or paraphrased"),
    row(C::QuotationNext, "quotation-next", "] q  \"", Voices, "next quotation, in quotation marks"),
    row(C::QuotationPrevious, "quotation-previous", "[ q  ;", Voices, "previous quotation, in quotation marks"),
    row(C::AssertionNext, "assertion-next", "] a  .", Voices, "next assertion of the author"),
    row(C::AssertionPrevious, "assertion-previous", "[ a  ,", Voices, "previous assertion of the author"),
    row(C::SameSourceNext, "same-source-next", "] s  >", Voices, "next statement by the same source"),
    row(C::SameSourcePrevious, "same-source-previous", "[ s  <", Voices, "previous statement by the same source"),
    row(C::Speaker, "speaker", "g s", Voices, "go to who is speaking, in the panel"),
    row(C::OpenStatement, "open-statement", "", Voices, "open the statement in focus, in the panel"),
    row(C::HighlightNext, "highlight-next", "v", Voices, "next highlight mode"),
    row(C::HighlightPrevious, "highlight-previous", "V", Voices, "previous highlight mode"),
    row(C::Highlight, "highlight", "", Voices, "pick a highlight mode").short(&["hi"]).takes(OneOf(MODES)),
    row(C::OnlySource, "only-source", "&", Voices, "show only this source, or all again"),
    row(C::Attitudes, "attitudes", "A", Voices, "show or hide beliefs and wishes"),
    row(C::Unsure, "unsure", "U", Voices, "show or hide what is unsure; :unsure 65 is below 65 %").takes(Number),
    row(C::QuestionNext, "question-next", "] ?  i", Arguing, "next question of the author"),
    row(C::QuestionPrevious, "question-previous", "[ ?  I", Arguing, "previous question"),
    row(C::DirectiveNext, "directive-next", "] !  x", Arguing, "next directive: “must”, “should”"),
    row(C::DirectivePrevious, "directive-previous", "[ !  X", Arguing, "previous directive"),
    row(C::HedgeNext, "hedge-next", "] ~  ~", Arguing, "next hedge: “reportedly”, “may”"),
    row(C::HedgePrevious, "hedge-previous", "[ ~  `", Arguing, "previous hedge"),
    row(C::FactNext, "fact-next", "] #  w", Arguing, "next figure or fact worth looking up, without a source"),
    row(C::FactPrevious, "fact-previous", "[ #  W", Arguing, "previous figure or fact worth looking up"),
    row(C::StanceMarks, "stance", "E", Arguing, "show or hide how firmly it is put, and scare quotes"),
    row(C::RoleMarks, "roles", "C", Arguing, "show or hide reasons, conclusions, concessions"),
    row(C::Marks, "marks", "", Arguing, "pick the marks: stance, role, all, none").takes(OneOf(MARKS)),
    row(C::LineDown, "line-down", "j  Down  ^E  ^N", Move, "line down"),
    row(C::LineUp, "line-up", "k  Up  ^Y  ^P", Move, "line up"),
    row(C::HalfPageDown, "half-page-down", "d  ^D", Move, "half a page down"),
    row(C::HalfPageUp, "half-page-up", "u  ^U", Move, "half a page up"),
    row(C::PageDown, "page-down", "Space  ^F  PgDn  f", Move, "page down"),
    row(C::PageUp, "page-up", "b  ^B  PgUp", Move, "page up"),
    row(C::Top, "top", "g g  Home", Move, "top of the article; with a count, that paragraph"),
    row(C::Bottom, "bottom", "G  End", Move, "bottom of the article; with a count, that paragraph"),
    row(C::Percent, "percent", "%", Move, "that far into the article: 50%").takes(Number),
    row(C::ParagraphNext, "paragraph-next", "}  p", Move, "next paragraph"),
    row(C::ParagraphPrevious, "paragraph-previous", "{  P", Move, "previous paragraph"),
    row(C::HeadingNext, "heading-next", "] ]  h", Move, "next heading"),
    row(C::HeadingPrevious, "heading-previous", "[ [  H", Move, "previous heading"),
    row(C::Search, "search", "/", Find, "search").takes(Text),
    row(C::SearchNext, "search-next", "n", Find, "next match"),
    row(C::SearchPrevious, "search-previous", "N", Find, "previous match"),
    row(C::SearchSpeaker, "search-speaker", "*", Find, "search the name of who is speaking"),
    row(C::SetBookmark, "mark", "m", Find, "set a mark: m and a letter"),
    row(C::GoToBookmark, "go-to-mark", "'", Find, "go to a mark: ' and its letter; '' goes back"),
    row(C::Back, "back", "^O  A-Left  Backspace", Find, "back to where you jumped from"),
    row(C::Forward, "forward", "A-Right", Find, "forward again"),
    row(C::Balance, "balance", "B", Find, "balance: who has how many words, how firmly it is put"),
    row(C::Outline, "outline", "t", Find, "outline: headings or paragraphs; t again: the argument"),
    row(C::ArgumentOutline, "argument", "", Find, "outline of the argument; in it s picks a stance, r a role"),
    row(C::LinkHints, "link-hints", "F", Links, "letters on the links: type them to follow one"),
    row(C::Follow, "follow", "Enter", Links, "follow the link here; without one open the statement, in the panel"),
    row(C::Browser, "browse", "o", Links, "open the link here, or the article's page, in a browser"),
    row(C::Open, "open", "", Links, "open an address or a file: :open example.org").short(&["o"]).takes(Text),
    row(C::Panel, "panel", "S", Panes, "show or hide the sources"),
    row(C::FocusPane, "focus-pane", "Tab  S-Tab", Panes, "go to the other pane"),
    row(C::PanelOrder, "panel-order", "s", Panes, "order the sources: by order, by share, by name"),
    row(C::Wider, "wider", "+", Panes, "wider text"),
    row(C::Narrower, "narrower", "-", Panes, "narrower text"),
    row(C::ResetWidth, "width", "=", Panes, "text as wide as at first, or :width COLUMNS").takes(Number),
    row(C::Files, "files", "L", Panes, "list of the articles to choose from").short(&["ls"]),
    row(C::FileNext, "next", "J", Panes, "next article").short(&["n"]),
    row(C::FilePrevious, "previous", "K", Panes, "previous article").short(&["p", "prev"]),
    row(C::Compare, "compare", "", Panes, "compare with the next article, or :compare NAME").takes(Text),
    row(C::Copy, "copy", "y", Keep, "copy the sentence or quotation with its citation"),
    row(C::Note, "note", "a", Keep, "write a note on it").takes(Text),
    row(C::Notes, "notes", "g n", Keep, "list of your notes"),
    row(C::Correct, "correct", "c", Keep, "correct who is speaking"),
    row(C::Editor, "edit", "e", Keep, "open the file in your editor here").short(&["e"]),
    row(C::Help, "help", "?  F1", Program, "help").short(&["h"]),
    row(C::CommandLine, "command-line", ":", Program, "command line"),
    row(C::Reload, "reload", "r", Program, "read the file again"),
    row(C::Whole, "whole", "", Program, "show all of a web page, or its article alone again"),
    row(C::Theme, "theme", "T", Program, "next theme, or :theme NAME").takes(OneOf(THEMES)),
    row(C::Mouse, "mouse", "M", Program, "leave the mouse to the terminal, or take it again"),
    row(C::Redraw, "redraw", "^L  R", Program, "draw the screen anew"),
    row(C::Suspend, "suspend", "^Z", Program, "stop for now; fg brings it back"),
    row(C::Close, "close", "Esc", Program, "close or clear whatever is open; never quits"),
    row(C::Quit, "quit", "q", Program, "close what is open, or quit").short(&["q"]),
    row(C::QuitNow, "quit-now", "Q  ^C  Z Z", Program, "quit").short(&["qa", "quit!", "q!"]),
];
