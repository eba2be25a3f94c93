//! The table of commands: the name of each, what it does, its keys. The keymap, the help, the command line, the hints
//! and the key table of the README are made from it.

use super::Command::{self, Argument as Arguing, Find, Keep, Links, List, Move, Panel, Panes, Program, Voices};
use super::{
    Argument, ArgumentCommand as A, AuthorStop, CommandRow, ComparisonSide, FindCommand as F, KeepCommand as K,
    KeyContext, LinksCommand as L, ListCommand, ListMotion, MoveCommand as M, PanelCommand, PanesCommand as P,
    ProgramCommand as G, VoicesCommand as V,
};
use crate::reader::direction::Direction::{Backward, Forward};
use crate::reader::marks::MARKS;
use Argument::{Number, OneOf, Text};
use AuthorStop::{Directive, Fact, Hedge, Question};

/// The highlight modes by name.
pub const MODES: &[&str] = &["off", "quotations", "voices", "source", "author"];
/// The themes by name.
pub const THEMES: &[&str] = &["dark", "light", "plain"];

const fn row(command: Command, name: &'static str, keys: &'static str, help: &'static str) -> CommandRow {
    let context = KeyContext::Page;
    CommandRow { command, name, short: &[], help, keys, context, argument: Argument::None }
}

/// Every command, in the order of the help.
#[rustfmt::skip]
pub const COMMANDS: &[CommandRow] = &[
    row(Voices(V::Statement(Forward)), "statement-next", ")", "next statement, quoted or paraphrased"),
    row(Voices(V::Statement(Backward)), "statement-previous", "(", "previous statement, quoted or paraphrased"),
    row(Voices(V::Quotation(Forward)), "quotation-next", "] q  \"", "next quotation in quotation marks"),
    row(Voices(V::Quotation(Backward)), "quotation-previous", "[ q  ;", "previous quotation in quotation marks"),
    row(Voices(V::Assertion(Forward)), "assertion-next", "] a  .", "next assertion by the author"),
    row(Voices(V::Assertion(Backward)), "assertion-previous", "[ a  ,", "previous assertion by the author"),
    row(Voices(V::SameSource(Forward)), "same-source-next", "] s  >", "next statement by the same source"),
    row(Voices(V::SameSource(Backward)), "same-source-previous", "[ s  <", "previous statement by the same source"),
    row(Voices(V::Speaker), "speaker", "g s", "go to the speaker in the panel"),
    row(Voices(V::OpenStatement), "open-statement", "", "open the statement in focus in the panel"),
    row(Voices(V::NextMode(Forward)), "highlight-next", "v", "next highlight mode"),
    row(Voices(V::NextMode(Backward)), "highlight-previous", "V", "previous highlight mode"),
    row(Voices(V::PickMode), "highlight", "", "choose a highlight mode").short(&["hi"]).takes(OneOf(MODES)),
    row(Voices(V::OnlySource), "only-source", "&", "show only this source, or all of them again"),
    row(Voices(V::Attitudes), "attitudes", "A", "show or hide beliefs and wishes"),
    row(Voices(V::Unsure), "unsure", "U", "show or hide low confidence; :unsure 65 sets 65 %").takes(Number),
    row(Arguing(A::Jump(Question, Forward)), "question-next", "] ?  i", "next question by the author"),
    row(Arguing(A::Jump(Question, Backward)), "question-previous", "[ ?  I", "previous question"),
    row(Arguing(A::Jump(Directive, Forward)), "directive-next", "] !  x", "next directive: “must”, “should”"),
    row(Arguing(A::Jump(Directive, Backward)), "directive-previous", "[ !  X", "previous directive"),
    row(Arguing(A::Jump(Hedge, Forward)), "hedge-next", "] ~  ~", "next hedge: “reportedly”, “may”"),
    row(Arguing(A::Jump(Hedge, Backward)), "hedge-previous", "[ ~  `", "previous hedge"),
    row(Arguing(A::Jump(Fact, Forward)), "fact-next", "] #  w", "next unsourced figure or fact worth checking"),
    row(Arguing(A::Jump(Fact, Backward)), "fact-previous", "[ #  W", "previous unsourced figure or fact worth \
         checking"),
    row(Arguing(A::StanceMarks), "stance", "E", "show or hide marks of tone and scare quotes"),
    row(Arguing(A::RoleMarks), "roles", "C", "show or hide reasons, conclusions, concessions"),
    row(Arguing(A::PickMarks), "marks", "", "choose the marks: stance, role, all, none").takes(OneOf(MARKS)),
    row(Move(M::Line(Forward)), "line-down", "j  Down  ^E  ^N", "line down"),
    row(Move(M::Line(Backward)), "line-up", "k  Up  ^Y  ^P", "line up"),
    row(Move(M::HalfPage(Forward)), "half-page-down", "d  ^D", "half a page down"),
    row(Move(M::HalfPage(Backward)), "half-page-up", "u  ^U", "half a page up"),
    row(Move(M::Page(Forward)), "page-down", "Space  ^F  PgDn  f", "page down"),
    row(Move(M::Page(Backward)), "page-up", "b  ^B  PgUp", "page up"),
    row(Move(M::Top), "top", "g g  Home", "top of the article; with a count, that paragraph"),
    row(Move(M::Bottom), "bottom", "G  End", "bottom of the article; with a count, that paragraph"),
    row(Move(M::Percent), "percent", "%", "go to a percentage of the article: 50%").takes(Number),
    row(Move(M::Paragraph(Forward)), "paragraph-next", "}  p", "next paragraph"),
    row(Move(M::Paragraph(Backward)), "paragraph-previous", "{  P", "previous paragraph"),
    row(Move(M::Heading(Forward)), "heading-next", "] ]  h", "next heading"),
    row(Move(M::Heading(Backward)), "heading-previous", "[ [  H", "previous heading"),
    row(Find(F::Search), "search", "/", "search").takes(Text),
    row(Find(F::Match(Forward)), "search-next", "n", "next match"),
    row(Find(F::Match(Backward)), "search-previous", "N", "previous match"),
    row(Find(F::SearchSpeaker), "search-speaker", "*", "search for the name of the speaker"),
    row(Find(F::SetBookmark), "mark", "m", "set a bookmark: m and a letter"),
    row(Find(F::GoToBookmark), "go-to-mark", "'", "go to a bookmark: ' and its letter; '' goes back"),
    row(Find(F::Visited(Backward)), "back", "^O  A-Left  Backspace", "back to where you jumped from"),
    row(Find(F::Visited(Forward)), "forward", "A-Right", "forward again"),
    row(Find(F::Balance), "balance", "B", "balance: whose words, and the author's tone"),
    row(Find(F::Outline), "outline", "t", "outline: headings or paragraphs; t again: the argument"),
    row(Find(F::ArgumentOutline), "argument", "", "outline of the argument; s filters by stance, r by role"),
    row(Links(L::Hints), "link-hints", "F", "label the links; type a label to follow one"),
    row(Links(L::Follow), "follow", "Enter", "follow the link here, or open the statement in the panel"),
    row(Links(L::Browse), "browse", "o", "open the link here, or the article's page, in a browser"),
    row(Links(L::Open), "open", "", "open an address or a file: :open example.org").short(&["o"]).takes(Text),
    row(Panes(P::Panel), "panel", "S", "show or hide the source panel"),
    row(Panes(P::FocusPane), "focus-pane", "Tab  S-Tab", "go to the other pane"),
    row(Panes(P::PanelOrder), "panel-order", "s", "sort the sources: by order, by share, by name"),
    row(Panes(P::Wider), "wider", "+", "wider text"),
    row(Panes(P::Narrower), "narrower", "-", "narrower text"),
    row(Panes(P::ResetWidth), "width", "=", "reset the text width, or :width COLUMNS").takes(Number),
    row(Panes(P::Files), "files", "L", "list the articles").short(&["ls"]),
    row(Panes(P::File(Forward)), "next", "J", "next article").short(&["n"]),
    row(Panes(P::File(Backward)), "previous", "K", "previous article").short(&["p", "prev"]),
    row(Panes(P::Compare), "compare", "", "compare with the next article, or :compare NAME").takes(Text),
    row(Panel(PanelCommand::Move(ListMotion::Line(Forward))), "line-down", "j  Down  ^E  ^N", "next row")
        .within(KeyContext::Panel),
    row(Panel(PanelCommand::Move(ListMotion::Line(Backward))), "line-up", "k  Up  ^Y  ^P", "previous row")
        .within(KeyContext::Panel),
    row(Panel(PanelCommand::Move(ListMotion::Page(Forward))), "page-down", "d  ^D  Space  ^F  PgDn  f", "ten rows down")
        .short(&["half-page-down"]).within(KeyContext::Panel),
    row(Panel(PanelCommand::Move(ListMotion::Page(Backward))), "page-up", "u  ^U  b  ^B  PgUp", "ten rows up")
        .short(&["half-page-up"]).within(KeyContext::Panel),
    row(Panel(PanelCommand::Move(ListMotion::First)), "top", "g g  Home", "first row").within(KeyContext::Panel),
    row(Panel(PanelCommand::Move(ListMotion::Last)), "bottom", "G  End", "last row").within(KeyContext::Panel),
    row(Panel(PanelCommand::Choose), "follow", "Enter", "open or close the source, or go to the statement")
        .short(&["open-statement"]).within(KeyContext::Panel),
    row(Panel(PanelCommand::Leave), "close", "Esc  q", "back to the article").short(&["quit"]).within(KeyContext::Panel),
    row(List(ListCommand::Move(ListMotion::Line(Forward))), "", "j  n  e  Down  ^J  ^N  ^E", "next row")
        .within(KeyContext::Lists),
    row(List(ListCommand::Move(ListMotion::Line(Backward))), "", "k  p  y  Up  ^K  ^P  ^Y", "previous row")
        .within(KeyContext::Lists),
    row(List(ListCommand::Move(ListMotion::Page(Forward))), "", "d  f  Space  PgDn  ^D  ^F", "page down")
        .within(KeyContext::Lists),
    row(List(ListCommand::Move(ListMotion::Page(Backward))), "", "u  b  PgUp  ^U  ^B", "page up").within(KeyContext::Lists),
    row(List(ListCommand::Move(ListMotion::First)), "", "g  Home", "first row").within(KeyContext::Lists),
    row(List(ListCommand::Move(ListMotion::Last)), "", "G  End", "last row").within(KeyContext::Lists),
    row(List(ListCommand::Choose), "", "Enter", "choose the row").within(KeyContext::Lists),
    row(List(ListCommand::Close), "", "Esc  q  Q  ^C", "close the list").within(KeyContext::Lists),
    row(List(ListCommand::Close), "", "?  t  L", "close the list with a key that opens one").within(KeyContext::List),
    row(Find(F::ArgumentOutline), "", "t", "in the outline: the argument instead").within(KeyContext::Headings),
    row(List(ListCommand::NextStance), "", "s", "in the argument: filter by stance").within(KeyContext::Argument),
    row(List(ListCommand::NextRole), "", "r", "in the argument: filter by role").within(KeyContext::Argument),
    row(List(ListCommand::Side(ComparisonSide::Here)), "", "h  Left", "in a comparison: the statement on the left")
        .within(KeyContext::Comparison),
    row(List(ListCommand::Side(ComparisonSide::There)), "", "l  Right", "in a comparison: the statement on the right")
        .within(KeyContext::Comparison),
    row(List(ListCommand::OtherColumn), "", "h  l  Left  Right  Tab  S-Tab", "in the balance: the other column")
        .within(KeyContext::Balance),
    row(List(ListCommand::Close), "", "B", "close the balance").within(KeyContext::Balance),
    row(Program(G::Help), "", "?", "in the balance: help").within(KeyContext::Balance),
    row(Keep(K::Copy), "copy", "y", "copy the sentence or quotation with its citation"),
    row(Keep(K::Note), "note", "a", "write a note on the sentence in focus").takes(Text),
    row(Keep(K::Notes), "notes", "g n", "list your notes"),
    row(Keep(K::Correct), "correct", "c", "correct who is speaking"),
    row(Keep(K::Editor), "edit", "e", "open the file in your editor at this line").short(&["e"]),
    row(Program(G::Help), "help", "?  F1", "help").short(&["h"]),
    row(Program(G::CommandLine), "command-line", ":", "command line"),
    row(Program(G::Reload), "reload", "r", "reload the article"),
    row(Program(G::Whole), "whole", "", "show the whole web page, or only its article again"),
    row(Program(G::Theme), "theme", "T", "next theme, or :theme NAME").takes(OneOf(THEMES)),
    row(Program(G::Mouse), "mouse", "M", "leave the mouse to the terminal, or take it back"),
    row(Program(G::Redraw), "redraw", "^L  R", "redraw the screen"),
    row(Program(G::Suspend), "suspend", "^Z", "suspend; fg brings it back"),
    row(Program(G::Close), "close", "Esc", "close or clear whatever is open; never quits"),
    row(Program(G::Quit), "quit", "q", "close what is open, or quit").short(&["q"]),
    row(Program(G::QuitNow), "quit-now", "Q  ^C  Z Z", "quit").short(&["qa", "quit!", "q!"]),
];
