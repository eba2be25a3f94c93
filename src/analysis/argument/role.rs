//! Roles: where a sentence is cut because a connective says that the argument turns there, and what it says.
//!
//! One walk from left to right. At the begin of every clause its first words are read: "So until" holds two connectives,
//! of which the first belongs to the main clause. Then marks and words that may begin another clause are looked at.

mod mark;

use std::ops::Range;

use super::connective::{Connective, ConnectiveKind, Connectives, Test};
use super::sense;
use super::syntax::Syntax;
use crate::analysis::result::Role;
use crate::analysis::text::{Class, Shape, Tag};

/// A role, and the tokens that say so.
type RoleSign = (Role, Range<usize>);

/// Where a clause begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ClauseCut {
    /// Its first token.
    pub(super) at: usize,
    pub(super) told: Option<RoleSign>,
    /// Whether the connective makes it subordinate.
    pub(super) subordinate: bool,
    pub(super) joint: Joint,
}

/// What stands between a clause and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Joint {
    /// The end of a sentence.
    Sentence,
    /// A turn of the argument.
    Turn,
    /// A mark or "and": the two are one if they are put in the same way.
    Same,
    /// A dash before what is no clause: the two are one unless it is put in a way of its own.
    Tail,
}

/// Where the clauses of a sentence begin; the first is the sentence’s.
pub(super) fn cuts(syntax: &Syntax<'_>, connectives: &Connectives) -> Vec<ClauseCut> {
    let first = ClauseCut { at: syntax.range.start, told: None, subordinate: false, joint: Joint::Sentence };
    let mut walk = ClauseWalk {
        syntax,
        connectives,
        cuts: vec![first],
        granted: None,
        body: syntax.range.start,
        subordinate: false,
        closes: None,
    };
    walk.all();
    walk.cuts
}

struct ClauseWalk<'a> {
    syntax: &'a Syntax<'a>,
    connectives: &'a Connectives,
    /// Never empty.
    cuts: Vec<ClauseCut>,
    /// What the last clause grants if "but" follows.
    granted: Option<RoleSign>,
    /// Where the words of the last clause begin that come after its connective.
    body: usize,
    /// Whether the last clause is subordinate, so that what follows with "and" does not share its role.
    subordinate: bool,
    /// The comma that closes it, if it is a condition between two.
    closes: Option<usize>,
}

impl ClauseWalk<'_> {
    fn all(&mut self) {
        let Range { start, end } = self.syntax.range.clone();
        let first = (start..end).find(|&it| !self.syntax.is_mark(it)).unwrap_or(end);
        let mut at = if self.syntax.is_open(first) { self.open(first, None) } else { first };
        while at < end {
            at = if self.syntax.is_open(at) { self.step(at) } else { at + 1 };
        }
    }

    /// Looks at a token inside a clause; gives the token to look at next.
    fn step(&mut self, at: usize) -> usize {
        if self.closes == Some(at) {
            return self.resume(at);
        }
        if self.syntax.is_comma(at) {
            return self.comma(at);
        }
        if self.syntax.parts(at) {
            return self.mark(at);
        }
        match self.connective(at) {
            Some((Some(Connective { role, kind: ConnectiveKind::Subordinator(test) }), end)) => {
                self.trailing(at, end, role, test).unwrap_or(end)
            }
            Some((Some(Connective { role, kind: ConnectiveKind::BesideVerb }), end)) => {
                let beside = self.syntax.is_finite(end) || at > 0 && self.syntax.is_finite(at - 1);
                if beside {
                    self.tell((role, at..end));
                }
                end
            }
            Some((_, end)) => end,
            None => at + 1,
        }
    }

    /// Reads the first words of the clause that begins at `at`, where it has just been cut. `lead` is what was said of it
    /// before. Gives the token after them.
    fn open(&mut self, at: usize, lead: Option<RoleSign>) -> usize {
        let (mut at, mut lead) = (at, lead);
        self.granted = None;
        self.subordinate = false;
        loop {
            let found = self.connective(at).filter(|_| self.syntax.is_open(at));
            match found {
                Some((Some(it), end)) => match it.kind {
                    ConnectiveKind::Subordinator(test) => {
                        let main = self.fronted(at, end, it.role, test);
                        at = main.unwrap_or(end);
                        if main.is_none() {
                            break;
                        }
                    }
                    ConnectiveKind::Opener => match self.noun_phrase(end) {
                        Some(main) => {
                            lead = lead.or(Some((it.role, at..end)));
                            at = main;
                        }
                        None => break,
                    },
                    ConnectiveKind::Granted => {
                        self.granted = Some((it.role, at..end));
                        at = self.after_comma(end);
                    }
                    _ if self.leads(at, end, it.kind) => {
                        lead = lead.or(Some((it.role, at..end)));
                        at = self.after_comma(end);
                    }
                    _ => break,
                },
                None if self.syntax.tag(at) == Some(Tag::And) => at += 1,
                None if self.syntax.tag(at) == Some(Tag::Adverb) => at = self.after_comma(at + 1),
                Some((None, _)) | None => break,
            }
        }
        if let Some(told) = lead {
            self.tell(told);
        }
        self.body = at;
        at
    }

    /// Whether a connective of `kind` at `at` tells something of the clause that it opens.
    fn leads(&self, at: usize, end: usize, kind: ConnectiveKind) -> bool {
        let opens = self.syntax.paragraph.sentence_opens(at);
        match kind {
            ConnectiveKind::Coordinator | ConnectiveKind::Adverb | ConnectiveKind::BesideVerb => true,
            ConnectiveKind::So => {
                sense::is_so(self.syntax, &self.connectives.senses, end)
                    && !(opens && sense::narrates(self.syntax, &self.connectives.senses, end))
            }
            ConnectiveKind::Parted => self.syntax.is_comma(end),
            // "Which means are left" asks.
            ConnectiveKind::Predicate => !(opens && self.syntax.paragraph.reads(at, "which")),
            ConnectiveKind::Example => opens && sense::is_thing(self.syntax, end),
            ConnectiveKind::Instance => sense::is_instance(self.syntax, end),
            ConnectiveKind::Subordinator(_) | ConnectiveKind::Opener | ConnectiveKind::Granted => false,
        }
    }

    /// A subordinate clause that opens with the connective at `at..end`: cuts it off, and gives where its main clause
    /// begins.
    fn fronted(&mut self, at: usize, end: usize, role: Role, test: Test) -> Option<usize> {
        let verb = self.subordinate_verb(end)?;
        let main = self.main_after(verb);
        let Some(main) = main else {
            // "Because it is cheap." is all there is; with more verbs it is not clear where the clause ends.
            let alone = self.syntax.main_verb(verb + 1..self.syntax.range.end).is_none();
            if alone && test == Test::Clear && at <= self.syntax.range.start + 1 {
                self.tell((role, at..end));
            }
            return None;
        };
        if !sense::fronted(self.syntax, &self.connectives.senses, test, end..verb, main) {
            return None;
        }
        self.front((role, at..end), main);
        Some(main)
    }

    /// Gives what has been read of the last clause a role of its own, and begins the main clause.
    fn front(&mut self, told: RoleSign, main: usize) {
        self.tell(told);
        if let Some(cut) = self.cuts.last_mut() {
            cut.subordinate = true;
        }
        self.cuts.push(ClauseCut { at: main, told: None, subordinate: false, joint: Joint::Turn });
    }

    /// Where the main clause begins after a subordinate one whose verb stands at `verb`: after a comma, and it is neither
    /// a member of a list nor an aside.
    fn main_after(&self, verb: usize) -> Option<usize> {
        let end = self.syntax.range.end;
        let commas = || (verb..end).filter(|&it| self.syntax.is_comma(it) && self.syntax.is_open(it)).map(|it| it + 1);
        let stop = (verb..end).find(|&it| self.syntax.shape(it) == Some(Shape::Semicolon)).unwrap_or(end);
        commas().take_while(|it| *it < stop).find(|&it| self.is_main(it))
    }

    fn is_main(&self, at: usize) -> bool {
        let next = (at..self.syntax.range.end).find(|&it| self.syntax.is_comma(it)).unwrap_or(self.syntax.range.end);
        let tag = self.syntax.tag(at);
        let aside = matches!(tag, Some(Tag::Relative | Tag::And | Tag::But)) || self.is_subordinator(at);
        let list = (at..next).any(|it| self.syntax.tag(it) == Some(Tag::And));
        let imperative = tag == Some(Tag::Verb) && self.syntax.is_finite(at) && !self.syntax.is_past(at);
        let within = self.syntax.likely_clause(at, next).is_some();
        !aside && (within || imperative || !list && self.syntax.clause(at, self.syntax.range.end).is_some())
    }

    /// The verb of the subordinate clause whose connective ends at `from`. It stands before the first comma, unless an
    /// aside follows that: "Though small, the ferry is fast" holds none, "Although the ferry, which leaks, is late" does.
    fn subordinate_verb(&self, from: usize) -> Option<usize> {
        let end = self.syntax.range.end;
        let first = self.syntax.tag(from);
        let participle = first == Some(Tag::Verb) && self.syntax.is_past(from);
        if participle || first == Some(Tag::Auxiliary) || self.syntax.is(from, Class::NEGATION) {
            return None;
        }
        let comma = (from..end).find(|&it| self.syntax.is_comma(it)).unwrap_or(end);
        let aside =
            matches!(self.syntax.tag(comma + 1), Some(Tag::Relative | Tag::Preposition | Tag::Subordinator | Tag::Wh))
                || self.syntax.is(comma + 1, Class::ACCORDING);
        let near = self.syntax.likely_clause(from, comma);
        near.or_else(|| self.syntax.clause(from, end).filter(|_| aside && comma > from))
    }

    fn is_subordinator(&self, at: usize) -> bool {
        let found = self.connective(at).and_then(|it| it.0);
        found.is_some_and(|it| matches!(it.kind, ConnectiveKind::Subordinator(_)))
    }

    /// Where the main clause begins after a noun phrase that opens a sentence: "Despite the rain, …".
    fn noun_phrase(&self, from: usize) -> Option<usize> {
        let commas = (from..self.syntax.range.end).filter(|&it| self.syntax.is_comma(it) && self.syntax.is_open(it));
        commas.map(|it| it + 1).find(|&it| self.is_main(it))
    }

    /// A subordinate clause after its main clause.
    fn trailing(&mut self, at: usize, end: usize, role: Role, test: Test) -> Option<usize> {
        let clause = self.body;
        let main = self.syntax.main_verb(clause..at).or_else(|| self.syntax.has_verb(clause..at).then_some(clause));
        let verb = self.subordinate_verb(end)?;
        let set_off = at > clause && self.syntax.is_comma(at - 1);
        let Some(main) = main else {
            // "The mayor, although she knew, signed": an aside inside the clause.
            let closing = (verb..self.syntax.range.end).find(|&it| self.syntax.is_comma(it));
            return closing.filter(|_| set_off);
        };
        let place = sense::SubordinateClause { clause: end..verb, main, set_off };
        if !sense::trailing(self.syntax, self.connectives, test, at, &place) {
            return None;
        }
        if self.syntax.is(at - 1, Class::BE) && role == Role::Reason {
            // "That is because …": the sentence is the reason.
            self.tell((role, at..end));
            return Some(end);
        }
        let from = if sense::is_focus(self.syntax, &self.connectives.senses, at - 1) { at - 1 } else { at };
        self.cuts.push(ClauseCut { at: from, told: Some((role, at..end)), subordinate: true, joint: Joint::Turn });
        self.granted = None;
        self.subordinate = true;
        self.closes = if set_off && role == Role::Condition { self.closing(verb) } else { None };
        self.body = end;
        Some(end)
    }

    /// The connective, or what only looks like one, that begins with the token at `at`, and where it ends.
    fn connective(&self, at: usize) -> Option<(Option<Connective>, usize)> {
        self.connectives.at(self.syntax.paragraph, at).filter(|it| it.1 <= self.syntax.range.end)
    }

    /// Gives the last clause a role, if it has none.
    fn tell(&mut self, told: RoleSign) {
        if let Some(cut) = self.cuts.last_mut() {
            cut.told = cut.told.take().or(Some(told));
        }
    }

    /// Where the last clause begins.
    fn last(&self) -> usize {
        self.cuts.last().map_or(self.syntax.range.start, |it| it.at)
    }

    fn after_comma(&self, at: usize) -> usize {
        at + usize::from(self.syntax.is_comma(at))
    }
}
