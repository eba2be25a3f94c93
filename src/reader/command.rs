//! Commands: what the reader can be told to do, sorted by what they are about, and what is said of each in the table.

mod table;

pub use table::{COMMANDS, MODES, THEMES};

use super::argument::AuthorStop;
use super::direction::Direction;

/// Something the reader can be told to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Command {
    /// Ask who is speaking.
    Voices(VoicesCommand),
    /// Ask what the author does.
    Argument(ArgumentCommand),
    /// Move through the text.
    Move(MoveCommand),
    /// Find a place.
    Find(FindCommand),
    /// Go where links lead.
    Links(LinksCommand),
    /// Arrange panes, change articles.
    Panes(PanesCommand),
    /// Take something along.
    Keep(KeepCommand),
    /// Tell the program itself something.
    Program(ProgramCommand),
    /// Choose in the panel.
    Panel(PanelCommand),
    /// Choose in the list that lies over the page, or in the balance.
    List(ListCommand),
}

/// A command on who is speaking.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum VoicesCommand {
    Statement(Direction),
    Quotation(Direction),
    Assertion(Direction),
    SameSource(Direction),
    Speaker,
    OpenStatement,
    NextMode(Direction),
    PickMode,
    OnlySource,
    Attitudes,
    Unsure,
}

/// A command on what the author does in the argument.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum ArgumentCommand {
    Jump(AuthorStop, Direction),
    StanceMarks,
    RoleMarks,
    PickMarks,
}

/// A command that moves by lines, pages, paragraphs or headings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum MoveCommand {
    Line(Direction),
    HalfPage(Direction),
    Page(Direction),
    Top,
    Bottom,
    Percent,
    Paragraph(Direction),
    Heading(Direction),
}

/// A command that finds a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum FindCommand {
    Search,
    Match(Direction),
    SearchSpeaker,
    SetBookmark,
    GoToBookmark,
    Visited(Direction),
    Balance,
    Outline,
    ArgumentOutline,
}

/// A command on links.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum LinksCommand {
    Hints,
    Follow,
    Browse,
    Open,
}

/// A command on panes, the width of the text and the list of articles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum PanesCommand {
    Panel,
    FocusPane,
    PanelOrder,
    Wider,
    Narrower,
    ResetWidth,
    Files,
    File(Direction),
    Compare,
}

/// A command that takes something along.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum KeepCommand {
    Copy,
    Note,
    Notes,
    Correct,
    Editor,
}

/// A command on the program itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum ProgramCommand {
    Help,
    CommandLine,
    Reload,
    Whole,
    Theme,
    Mouse,
    Redraw,
    Suspend,
    Close,
    Quit,
    QuitNow,
}

/// A command to the panel while it has the keys.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum PanelCommand {
    Move(ListMotion),
    Choose,
    Leave,
}

/// A command to what lists something over the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the table says what each does")]
pub enum ListCommand {
    Move(ListMotion),
    Choose,
    Close,
    /// Of a comparison.
    Side(ComparisonSide),
    /// Of the argument.
    NextStance,
    /// Of the argument.
    NextRole,
    /// Of the balance.
    OtherColumn,
}

/// How the choice moves in a list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ListMotion {
    Line(Direction),
    Page(Direction),
    First,
    Last,
}

/// Which of two articles that are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum ComparisonSide {
    /// The one that is open.
    #[default]
    Here,
    /// The other one.
    There,
}

/// Where keys are pressed: which rows of the table apply.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum KeyContext {
    /// The article.
    Page,
    /// The panel, while it has the keys.
    Panel,
    /// Whatever lists something over the page.
    Lists,
    /// A list; the balance is none.
    List,
    /// The list of an article's headings.
    Headings,
    /// The list of what its author asserts.
    Argument,
    /// The list of what two articles have in common.
    Comparison,
    /// The balance.
    Balance,
}

impl KeyContext {
    /// The context whose keys apply, too, where this one has no use for them.
    pub const fn enclosing(self) -> Option<Self> {
        match self {
            Self::Page | Self::Lists => None,
            Self::Panel => Some(Self::Page),
            Self::List | Self::Balance => Some(Self::Lists),
            Self::Headings | Self::Argument | Self::Comparison => Some(Self::List),
        }
    }

    /// Whether counts and sequences of several keys are typed there.
    pub(super) const fn takes_sequences(self) -> bool {
        matches!(self, Self::Page | Self::Panel)
    }
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
    Panel,
    Lists,
    Keep,
    Program,
}

impl Group {
    /// All groups in order.
    pub const ALL: [Self; 10] = [
        Self::Voices,
        Self::Argument,
        Self::Move,
        Self::Find,
        Self::Links,
        Self::Panes,
        Self::Panel,
        Self::Lists,
        Self::Keep,
        Self::Program,
    ];

    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Voices => "Who is speaking",
            Self::Argument => "What the author does",
            Self::Find => "Search and bookmarks",
            Self::Links => "Links",
            Self::Panes => "Panes",
            Self::Panel => "In the panel",
            Self::Lists => "In lists",
            Self::Keep => "Copy, notes, corrections",
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
    /// Its name on the command line; empty for what can be done by keys alone. What has it in the panel is done instead
    /// while that has the keys.
    pub name: &'static str,
    /// Shorter names for it there.
    pub short: &'static [&'static str],
    /// What it does, in a few words.
    pub help: &'static str,
    /// Its keys as [`super::Key::sequence`] reads them; alternatives are separated by two spaces.
    pub keys: &'static str,
    /// Where these keys are pressed.
    pub context: KeyContext,
    /// What it takes on the command line.
    pub argument: Argument,
}

impl CommandRow {
    const fn short(self, short: &'static [&'static str]) -> Self {
        Self { short, ..self }
    }

    const fn within(self, context: KeyContext) -> Self {
        Self { context, ..self }
    }

    const fn takes(self, argument: Argument) -> Self {
        Self { argument, ..self }
    }

    /// Its keys, one sequence each.
    pub fn sequences(&self) -> impl Iterator<Item = &'static str> {
        self.keys.split("  ").filter(|keys| !keys.is_empty())
    }

    /// Where it stands in help and README.
    pub const fn group(&self) -> Group {
        match self.command {
            _ if !self.context.takes_sequences() => Group::Lists,
            Command::Panel(_) => Group::Panel,
            Command::List(_) => Group::Lists,
            Command::Voices(_) => Group::Voices,
            Command::Argument(_) => Group::Argument,
            Command::Move(_) => Group::Move,
            Command::Find(_) => Group::Find,
            Command::Links(_) => Group::Links,
            Command::Panes(_) => Group::Panes,
            Command::Keep(_) => Group::Keep,
            Command::Program(_) => Group::Program,
        }
    }

    /// Whether the command is of no use without words after its name.
    pub(super) const fn needs_words(&self) -> bool {
        matches!(
            self.command,
            Command::Voices(VoicesCommand::PickMode)
                | Command::Argument(ArgumentCommand::PickMarks)
                | Command::Links(LinksCommand::Open)
                | Command::Move(MoveCommand::Percent)
                | Command::Find(FindCommand::SetBookmark | FindCommand::GoToBookmark)
        )
    }
}

/// The row of a command.
pub(super) fn row_of(command: Command) -> &'static CommandRow {
    COMMANDS.iter().find(|row| row.command == command).expect("every command has a row")
}

/// What is done instead of a command while the panel has the keys: what has its name there.
pub(super) fn in_panel(command: Command) -> Command {
    let name = row_of(command).name;
    let has_name = |row: &&CommandRow| row.name == name || row.short.contains(&name);
    let instead = COMMANDS.iter().filter(|row| row.context == KeyContext::Panel).find(has_name);
    instead.map_or(command, |row| row.command)
}
