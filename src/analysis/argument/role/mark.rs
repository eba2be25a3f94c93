//! Clauses after commas, semicolons, colons and dashes.

use super::{ClauseCut, ClauseWalk, Joint, Role, sense};
use crate::analysis::argument::connective::ConnectiveKind;
use crate::analysis::text::{Shape, Tag};

impl ClauseWalk<'_> {
    /// What stands after a comma. The clause before it is read anew at each comma: quadratic in a sentence, which is at
    /// most 600 tokens long.
    pub(super) fn comma(&mut self, comma: usize) -> usize {
        let at = comma + 1;
        let main = self.syntax.has_verb(self.body..comma);
        // "As a share of all that is little, but …": some verb is enough before a word that clearly joins.
        let some = main || (self.body..comma).any(|it| self.syntax.is_finite(it));
        if !self.syntax.is_open(at) || !some {
            return self.between_commas(at);
        }
        let all = self.syntax.range.end;
        let and = self.syntax.tag(at) == Some(Tag::And) && !self.syntax.paragraph.reads(at, "or");
        let found = self.connective(at).or_else(|| self.connective(at + 1).filter(|_| and));
        match found {
            Some((Some(it), end)) => match it.kind {
                ConnectiveKind::Coordinator | ConnectiveKind::So if self.coordinates(at, end, it.kind) => self.turn(at),
                ConnectiveKind::Predicate if self.leads(at, end, it.kind) => self.turn(at),
                ConnectiveKind::Instance if self.syntax.paragraph.reads(end, "when") => self.turn(at),
                ConnectiveKind::Subordinator(_)
                    if and && main && self.subordinate_verb(end).is_some_and(|it| self.main_after(it).is_some()) =>
                {
                    self.same(at)
                }
                ConnectiveKind::Subordinator(_) => at,
                ConnectiveKind::Adverb | ConnectiveKind::BesideVerb
                    if and && self.syntax.likely_clause(end, all).is_some() =>
                {
                    self.turn(at)
                }
                _ => self.between_commas(at),
            },
            _ if and && main && self.syntax.clause(at + 1, all).is_some_and(|it| self.near(at + 1, it)) => {
                self.same(at)
            }
            _ => at,
        }
    }

    /// Whether "but" or the like at `at..end` opens a clause that stands against the one before it.
    fn coordinates(&self, at: usize, end: usize, kind: ConnectiveKind) -> bool {
        let added = ["only", "just", "merely"].iter().any(|it| {
            (self.last()..at)
                .any(|at| self.syntax.paragraph.reads(at, "not") && self.syntax.paragraph.reads(at + 1, it))
        });
        let clause = self.syntax.likely_clause(end, self.syntax.range.end);
        !added
            && clause.is_some()
            && (kind != ConnectiveKind::So || sense::is_so(self.syntax, &self.connectives.senses, end))
    }

    /// Whether nothing but a subject stands between the begin of a clause and its verb.
    fn near(&self, at: usize, verb: usize) -> bool {
        !(at..verb).any(|it| self.syntax.is_comma(it))
    }

    /// A connective that stands between two commas, or between a comma and the end, belongs to the clause around it.
    fn between_commas(&mut self, at: usize) -> usize {
        if let Some((Some(it), end)) = self.connective(at)
            && matches!(it.kind, ConnectiveKind::Adverb | ConnectiveKind::BesideVerb | ConnectiveKind::Parted)
            && self.syntax.is_open(at)
            && self.syntax.is_mark(end)
            && (it.role != Role::Example || !(self.last()..at).any(|it| self.syntax.tag(it) == Some(Tag::Ing)))
        {
            self.tell((it.role, at..end));
            return end;
        }
        at
    }

    /// A semicolon, a colon or a dash.
    pub(super) fn mark(&mut self, mark: usize) -> usize {
        let at = mark + 1;
        let before = self.syntax.has_verb(self.body..mark);
        let from = self.connective(at).map_or(at, |it| it.1);
        let instance = matches!(self.connective(at), Some((Some(it), end)) if it.kind == ConnectiveKind::Instance && self.leads(at, end, it.kind));
        if before && instance && self.syntax.is_open(at) && self.syntax.shape(mark) != Some(Shape::Colon) {
            return self.turn(at);
        }
        let clause = match self.syntax.shape(mark) {
            Some(Shape::Semicolon) => self.syntax.likely_clause(from, self.syntax.range.end),
            _ => self.syntax.clause(from, self.syntax.range.end),
        };
        if !before || !self.syntax.is_open(at) {
            return at;
        }
        if clause.is_none() {
            return if self.is_only_dash(mark) { self.tail(at) } else { at };
        }
        let trails = self.is_subordinator(at)
            && self.syntax.shape(mark) == Some(Shape::Dash)
            && self.subordinate_verb(from).and_then(|it| self.main_after(it)).is_none();
        if trails || self.syntax.tag(at) == Some(Tag::Relative) {
            return at;
        }
        self.same(at)
    }

    /// Whether a mark is the one dash of its sentence, so that it parts off what follows.
    fn is_only_dash(&self, mark: usize) -> bool {
        let is_dash = |at: &usize| self.syntax.shape(*at) == Some(Shape::Dash) && self.syntax.is_open(*at);
        is_dash(&mark) && self.syntax.range.clone().filter(is_dash).count() == 1
    }

    /// What a dash parts off that is no clause: it goes with the one before unless it is put in a way of its own.
    fn tail(&mut self, at: usize) -> usize {
        self.cuts.push(ClauseCut { at, told: None, subordinate: false, joint: Joint::Tail });
        at
    }

    /// Where the comma stands that closes a condition which is set off after its main clause, and whose verb stands at
    /// `verb`: what follows cannot be part of it.
    pub(super) fn closing(&self, verb: usize) -> Option<usize> {
        let comma = (verb..self.syntax.range.end).find(|&it| self.syntax.is_comma(it) && self.syntax.is_open(it))?;
        let tag = self.syntax.tag(comma + 1);
        let goes_on = matches!(tag, Some(Tag::Preposition | Tag::To | Tag::Auxiliary));
        let known = self.connective(comma + 1).is_some();
        (!known && (goes_on || self.is_main(comma + 1))).then_some(comma)
    }

    /// Begins what goes on after the comma that closes a condition.
    pub(super) fn resume(&mut self, comma: usize) -> usize {
        self.cuts.push(ClauseCut { at: comma + 1, told: None, subordinate: false, joint: Joint::Turn });
        self.closes = None;
        self.subordinate = false;
        self.body = comma + 1;
        comma + 1
    }

    /// Begins a clause at `at` that the argument turns at.
    fn turn(&mut self, at: usize) -> usize {
        let granted = self.granted.take();
        let last = self.cuts.len() - 1;
        self.cuts.push(ClauseCut { at, told: None, subordinate: false, joint: Joint::Turn });
        let next = self.open(at, None);
        let against = self.cuts.last().is_some_and(|it| it.told.as_ref().is_some_and(|it| it.0 == Role::Contrast));
        if let (Some(cut), true) = (self.cuts.get_mut(last), against) {
            cut.told = cut.told.take().or(granted);
        }
        next
    }

    /// Begins a clause at `at` that may go on in the way of the one before it.
    fn same(&mut self, at: usize) -> usize {
        let goes_on = !self.subordinate && self.syntax.tag(at) == Some(Tag::And);
        let plain = self.cuts.last().is_some_and(|it| it.told.is_none());
        let index = self.cuts.len();
        self.cuts.push(ClauseCut { at, told: None, subordinate: false, joint: Joint::Turn });
        let next = self.open(at, None);
        if let Some(cut) = self.cuts.get_mut(index)
            && cut.told.is_none()
            && (plain || goes_on)
        {
            cut.joint = Joint::Same;
        }
        next
    }
}
