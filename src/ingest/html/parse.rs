//! Text → a tree of HTML, in bounded time and memory whatever the text.
//!
//! The HTML standard limits neither how deep elements nest nor how many a page has, and html5ever, which follows it,
//! looks through all open elements at most tags. So every tag passes a guard first: beyond a depth, and beyond a
//! number of nodes, tags are left out and their text flows on in what is open. Browsers do the same.

use std::cell::{Cell, RefCell};

use ego_tree::NodeId;
use html5ever::tendril::{StrTendril, format_tendril};
use html5ever::tokenizer::{BufferQueue, EndTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, LocalName, QualName, TokenizerResult, ns};
use scraper::{Html, HtmlTreeSink};

use super::attributes;
use crate::ingest::{Hints, Refused};

/// The attribute in which the guard notes from which line of the source an element comes.
pub(super) const LINE: &str = "data-line";
/// How many elements may be open at once, those counted whose emphasis goes on in the next paragraph. Chromium
/// has the same limit.
const DEEPEST: usize = 512;
/// How many nodes a tree may have. The largest page in wide use, the HTML standard on one page, has 400 000.
const MOST_NODES: usize = 500_000;
/// How many bytes are read between two looks at whether anybody waits.
const PIECE: usize = 256 * 1024;

/// What is done about the attributes that tell from which line of the source elements come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum LineNotes {
    Add,
    /// They are there already.
    Keep,
}

/// Reads a page or a piece of one. Fails only if nobody waits for it.
pub(in crate::ingest) fn parse(text: &str, hints: &Hints<'_>) -> Result<Html, Refused> {
    read(text, LineNotes::Add, hints)
}

/// Reads what was made of a page that was read before; where its elements came from stays as it was noted then.
pub(super) fn parse_again(text: &str, hints: &Hints<'_>) -> Result<Html, Refused> {
    read(text, LineNotes::Keep, hints)
}

fn read(text: &str, line_notes: LineNotes, hints: &Hints<'_>) -> Result<Html, Refused> {
    let text = attributes::limited(text);
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), options);
    let tokenizer =
        Tokenizer::new(Guard { builder, line_notes, left_out: RefCell::default() }, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut rest = &*text;
    while !rest.is_empty() {
        hints.go_on()?;
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        rest = after;
        input.push_back(StrTendril::from_slice(piece));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    }
    tokenizer.end();
    Ok(tokenizer.sink.builder.sink.finish())
}

/// Lets tags through to the tree as long as it is neither too deep nor too large.
struct Guard {
    builder: TreeBuilder<NodeId, HtmlTreeSink>,
    line_notes: LineNotes,
    /// The tags that were left out and not closed yet.
    left_out: RefCell<Vec<LocalName>>,
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let token = match token {
            // Words that a tag parted stay apart.
            Token::TagToken(tag) => {
                self.admit(tag, line).map_or_else(|| Token::CharacterTokens(" ".into()), Token::TagToken)
            }
            token => token,
        };
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Guard {
    /// The tag, if there is room for it.
    fn admit(&self, mut tag: Tag, line: u64) -> Option<Tag> {
        let mut left_out = self.left_out.borrow_mut();
        if tag.kind == EndTag {
            return left_out.pop_if(|name| *name == tag.name).is_none().then_some(tag);
        }
        let is_full = self.builder.sink.0.borrow().tree.values().len() > MOST_NODES;
        let is_deep = || {
            let count = Count(Cell::new(0));
            self.builder.trace_handles(&count);
            count.0.get() > DEEPEST
        };
        if !is_raw(&tag.name) && (is_full || (!is_void(&tag.name) && is_deep())) {
            if !is_void(&tag.name) {
                left_out.push(tag.name);
            }
            return None;
        }
        if self.line_notes == LineNotes::Add && has_line(&tag.name) {
            let name = QualName::new(None, ns!(), LocalName::from(LINE));
            tag.attrs.retain(|it| it.name != name);
            tag.attrs.push(Attribute { name, value: format_tendril!("{line}") });
        }
        Some(tag)
    }
}

/// Counts what the builder holds: the elements that are open or whose emphasis goes on.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// Whether the text of an element is no markup; if its tag were left out, a script would be read as words.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "textarea" | "iframe" | "noframes" | "noembed" | "xmp" | "plaintext")
}

/// Whether an element has no content, so never stays open.
pub(in crate::ingest) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element's line is noted. Emphasis has none: equal tags must stay equal for html5ever to tell so.
fn has_line(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "li"
            | "dt"
            | "dd"
            | "td"
            | "th"
            | "tr"
            | "pre"
            | "blockquote"
            | "figcaption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
    )
}
