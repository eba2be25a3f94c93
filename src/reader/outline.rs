//! The argument outline: what the author asserts, one thing a row, with what others say between folded to a row.

mod attachment;
mod author_words;
mod filter;
mod row_text;

use attachment::{RowAttachment, attachments};
use filter::Filter;

use super::article::Article;
use super::index::{attribution, attributions};
use super::marks::{Family, Marks};
use super::mode::Highlight;
use super::overlay::{Choice, OverlayRow};
use crate::analysis::{Act, Assertion, AttributionId, Role, Stance};
use crate::document::{BlockKind, Span};

/// What stands before a row of what others say.
const OTHERS: &str = "“";

/// Everything that may be listed, and what of it is.
#[derive(Clone, Default, Debug)]
pub(super) struct Outline {
    entries: Vec<OutlineEntry>,
    /// What the author asserts, in order.
    assertions: Vec<Assertion>,
    /// What others say, in order; entries are stretches of it.
    statements: Vec<AttributionId>,
    /// The entries that are listed, one a row.
    listed: Vec<usize>,
    filter: Filter,
    /// Which stances and roles are told at all.
    marks: Marks,
    /// The byte of the text that the chosen row is to stand for, as near as may be.
    here: usize,
    /// Whether the reader chose that row; until then it is the one of the reading line.
    is_chosen: bool,
    /// Whether all of the text is known.
    is_complete: bool,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug)]
struct OutlineEntry {
    start: usize,
    kind: EntryKind,
    attachment: RowAttachment,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum EntryKind {
    Heading(Span),
    /// The nth assertion.
    Assertion(usize, Stance, Option<Role>),
    /// So many statements from the nth on.
    Statements(usize, usize),
    /// That the author asserts nothing, or nothing as far as is known.
    Nothing,
}

/// How a row looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowLook {
    /// A heading of the list.
    Heading,
    /// Something to choose, with its keys before it.
    Plain,
    /// An assertion, with its signs before it.
    Assertion,
    /// What others say.
    Others,
}

impl Outline {
    /// Looks through an article anew. Linear but for sorting; nothing is put in words.
    pub(super) fn arrange(&mut self, article: &Article, highlight: Highlight) {
        let analysis = &article.analysis;
        self.is_complete = article.complete;
        let is_statement = |id| {
            let said = attribution(analysis, id);
            said.act == Act::Statement && highlight.shown.shows(said)
        };
        self.statements = attributions(analysis).map(|(id, _)| id).filter(|id| is_statement(*id)).collect();
        self.marks = highlight.marks;
        let own = |it: &&Assertion| author_words::has_author_words(article, it, is_statement);
        self.assertions = analysis.assertions.iter().filter(own).copied().collect();
        self.entries = entries(article, &self.assertions, &self.statements, highlight.marks);
        if !self.is_chosen {
            let spoken = article.focus().attribution.filter(|id| is_statement(*id));
            self.here = spoken.map_or(article.at(), |id| attribution(analysis, id).hull().start());
        }
        self.keep_filter_filled();
        self.list();
    }

    /// Goes on to the next stance that some of the assertions listed have, or back to all; what to tell if none has one.
    pub(super) fn next_stance(&mut self) -> Option<&'static str> {
        let found: Vec<Stance> =
            self.asserted().filter(|(_, role)| self.filter.takes_role(*role)).map(|it| it.0).collect();
        self.filter.next_stance(|stance| found.contains(&stance));
        self.list();
        found.iter().all(|it| *it == Stance::Plain).then_some("no stance to filter by: every assertion is plain")
    }

    /// Goes on to the next role that some of the assertions listed have, or back to all; what to tell if none has one.
    pub(super) fn next_role(&mut self) -> Option<&'static str> {
        let found: Vec<Role> =
            self.asserted().filter(|(stance, _)| self.filter.takes_stance(*stance)).filter_map(|it| it.1).collect();
        self.filter.next_role(|role| found.contains(&role));
        self.list();
        found.is_empty().then_some("no role to filter by: no connective was found")
    }

    /// The rows, not in words yet.
    pub(super) fn rows(&self) -> Vec<OverlayRow> {
        (0..self.listed.len()).filter_map(|row| Some(self.row(row, self.entry(row)?))).collect()
    }

    fn row(&self, row: usize, entry: OutlineEntry) -> OverlayRow {
        let (lead, choice) = match entry.kind {
            EntryKind::Heading(_) => (String::new(), None),
            EntryKind::Assertion(_, stance, role) => (lead(stance, role), Some(Choice::Go(entry.start))),
            EntryKind::Statements(..) => (OTHERS.to_owned(), Some(Choice::Go(entry.start))),
            EntryKind::Nothing => (String::new(), Some(Choice::Nothing)),
        };
        OverlayRow { text: String::new(), lead, indent: u8::from(!self.branch(row).is_empty()), choice }
    }

    /// How many rows there are while everything is listed.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// What the rows are: how many, and which of how many.
    pub(super) fn title(&self) -> String {
        let so_far = if self.is_complete { "" } else { " so far" };
        let all = self.assertions.len();
        match self.filter.name() {
            _ if all == 0 => "ARGUMENT".to_owned(),
            None => format!("ARGUMENT · {all} assertion{}{so_far}", if all == 1 { "" } else { "s" }),
            Some(name) => {
                let listed = self.asserted().filter(|it| self.filter.takes(*it)).count();
                format!("ARGUMENT · {name} {listed} of {all}{so_far}")
            }
        }
    }

    /// The row that stands for the place that is wanted: it holds it or begins last before it. While only some are
    /// listed, the nearest.
    pub(super) fn row_here(&self) -> usize {
        let is_place = |it: &OutlineEntry| !matches!(it.kind, EntryKind::Heading(_) | EntryKind::Nothing);
        let start = |row: usize| self.entry(row).filter(is_place).map(|it| it.start);
        let starts = (0..self.listed.len()).filter_map(|row| Some((row, start(row)?)));
        let nearest = |(_, start): &(usize, usize)| {
            let distance = start.abs_diff(self.here);
            // What begins before a place is nearer than anything that begins after it, unless rows are missing.
            if *start > self.here && self.filter.is_off() { usize::MAX } else { distance }
        };
        starts.min_by_key(nearest).map_or(0, |(row, _)| row)
    }

    /// Notes that the reader chose a row.
    pub(super) fn choose(&mut self, row: usize) {
        if let Some(entry) = self.entry(row) {
            self.here = entry.start;
            self.is_chosen = true;
        }
    }

    /// How a row looks.
    pub(super) fn look(&self, row: usize) -> RowLook {
        match self.entry(row).map(|it| it.kind) {
            None | Some(EntryKind::Nothing) => RowLook::Plain,
            Some(EntryKind::Heading(_)) => RowLook::Heading,
            Some(EntryKind::Assertion(..)) => RowLook::Assertion,
            Some(EntryKind::Statements(..)) => RowLook::Others,
        }
    }

    /// What leads from a row to what it belongs to, two cells wide; nothing if it is on the line.
    pub(super) fn branch(&self, row: usize) -> &'static str {
        let attachment = |row: Option<usize>| match row.and_then(|row| self.entry(row)) {
            Some(entry) if self.filter.is_off() => entry.attachment,
            _ => RowAttachment::None,
        };
        let is_said = self.look(row) == RowLook::Others;
        match attachment(Some(row)) {
            // What others say on the way does not cut the branch.
            RowAttachment::None if is_said && attachment(row.checked_sub(1)) == RowAttachment::Next => "│ ",
            RowAttachment::None => "",
            RowAttachment::Next if attachment(row.checked_sub(1)) == RowAttachment::Next => "├ ",
            RowAttachment::Next | RowAttachment::NextOthers => "╭ ",
            RowAttachment::Previous if attachment(Some(row + 1)) == RowAttachment::Previous => "├ ",
            RowAttachment::Previous => "╰ ",
        }
    }

    /// The entry of a row.
    fn entry(&self, row: usize) -> Option<OutlineEntry> {
        self.entries.get(*self.listed.get(row)?).copied()
    }

    /// Stance and role of every assertion.
    fn asserted(&self) -> impl Iterator<Item = (Stance, Option<Role>)> {
        self.entries.iter().filter_map(|entry| match entry.kind {
            EntryKind::Assertion(_, stance, role) => Some((stance, role)),
            _ => None,
        })
    }

    /// A new analysis may have nothing any more of what was wanted; then everything is.
    fn keep_filter_filled(&mut self) {
        if !self.asserted().any(|it| self.filter.takes(it)) {
            self.filter = Filter::default();
        }
    }

    /// Finds out what is listed: everything, or the assertions that are wanted under the headings that they stand
    /// under.
    fn list(&mut self) {
        self.listed.clear();
        if self.filter.is_off() {
            return self.listed.extend(0..self.entries.len());
        }
        let mut heading = None;
        for (index, entry) in self.entries.iter().enumerate() {
            match entry.kind {
                EntryKind::Heading(_) => heading = Some(index),
                EntryKind::Assertion(_, stance, role) if self.filter.takes((stance, role)) => {
                    self.listed.extend(heading.take());
                    self.listed.push(index);
                }
                _ => {}
            }
        }
    }
}

/// The signs of role and stance, each in a column of its own.
fn lead(stance: Stance, role: Option<Role>) -> String {
    let glyph = |family: Option<Family>| family.map_or(" ", Family::glyph);
    format!("{} {}", glyph(Family::of_role(role)), glyph(Family::of_stance(stance)))
}

/// Headings, assertions and statements in the order of the text, statements side by side in one entry;
/// first of all, if it is so, that nothing is asserted.
fn entries(article: &Article, asserted: &[Assertion], statements: &[AttributionId], marks: Marks) -> Vec<OutlineEntry> {
    let analysis = &article.analysis;
    let entry = |start, kind, attachment| OutlineEntry { start, kind, attachment };
    let headings = article.document.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let headings = headings.map(|block| entry(block.span.start(), EntryKind::Heading(block.span), RowAttachment::None));
    let assertions: Vec<Assertion> = asserted.iter().map(|it| as_told(it, marks)).collect();
    let asserted = assertions.iter().zip(attachments(&assertions, &analysis.sentences)).enumerate();
    let asserted = asserted.map(|(nth, (it, attachment))| {
        entry(it.span.start(), EntryKind::Assertion(nth, it.stance, it.role), attachment)
    });
    let said = statements.iter().enumerate().map(|(nth, id)| {
        entry(attribution(analysis, *id).hull().start(), EntryKind::Statements(nth, 1), RowAttachment::None)
    });
    let mut all: Vec<OutlineEntry> = headings.chain(asserted).chain(said).collect();
    all.sort_by_key(|entry| entry.start);
    let mut entries: Vec<OutlineEntry> = Vec::with_capacity(all.len() + 1);
    entries.extend(assertions.is_empty().then(|| entry(0, EntryKind::Nothing, RowAttachment::None)));
    for entry in all {
        match (entries.last_mut().map(|last| &mut last.kind), entry.kind) {
            (Some(EntryKind::Statements(_, count)), EntryKind::Statements(..)) => *count += 1,
            _ => entries.push(entry),
        }
    }
    cut_at_headings(&mut entries);
    entries
}

/// An assertion without what is not told of it.
fn as_told(assertion: &Assertion, marks: Marks) -> Assertion {
    let is_told = |family: Option<Family>| family.is_some_and(|family| marks.tells(family));
    let role = assertion.role.filter(|role| is_told(Family::of_role(Some(*role))));
    let stance = if is_told(Family::of_stance(assertion.stance)) { assertion.stance } else { Stance::Plain };
    Assertion { stance, role, ..*assertion }
}

/// Detaches what belongs to something beyond a heading, or beyond the ends.
fn cut_at_headings(entries: &mut [OutlineEntry]) {
    let is_heading: Vec<bool> = entries.iter().map(|entry| matches!(entry.kind, EntryKind::Heading(_))).collect();
    let is_border = |index: Option<usize>| index.and_then(|index| is_heading.get(index)).is_none_or(|it| *it);
    for (index, entry) in entries.iter_mut().enumerate() {
        let beyond = match entry.attachment {
            RowAttachment::None => continue,
            RowAttachment::Next | RowAttachment::NextOthers => Some(index + 1),
            RowAttachment::Previous => index.checked_sub(1),
        };
        if is_border(beyond) {
            entry.attachment = RowAttachment::None;
        }
    }
}
