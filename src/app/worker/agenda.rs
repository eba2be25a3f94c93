//! What of a text is analysed next: what is on the screen first, then outwards from there, at last the whole.

use crate::analysis::Cancel;
use crate::document::{Document, Span};

/// Bytes that are analysed in one go: some 700 words, a tenth of a second's work.
const PART: usize = 4 << 10;

/// Once the page is done, a text of at most so many bytes is analysed as a whole at once: in less than a second.
const SHORT: usize = 24 << 10;

/// Something to analyse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Next {
    /// Some blocks.
    Part(Span),
    /// All of the text, and with that whoever is named in one place and meant in another.
    Whole,
}

/// What is done of a text, what is wanted of it, and what is being done.
#[derive(Debug)]
pub(super) struct Agenda {
    blocks: Vec<Span>,
    done: Vec<bool>,
    /// What is on the screen.
    page: Span,
    /// What is being analysed, and how to call it off.
    now: Option<(Next, Cancel)>,
    given_up: bool,
}

impl Agenda {
    /// Nothing is done yet, and `page` is on the screen.
    pub(super) fn new(document: &Document, page: Span) -> Self {
        Self::of(document.blocks().iter().map(|block| block.span).collect(), page)
    }

    fn of(blocks: Vec<Span>, page: Span) -> Self {
        let done = vec![false; blocks.len()];
        Self { blocks, done, page, now: None, given_up: false }
    }

    /// What to do now, and what is set once that is wanted no more. None if nothing is wanted any more.
    pub(super) fn next(&mut self) -> Option<(Next, Cancel)> {
        if self.given_up {
            return None;
        }
        let now = (self.wanted(), Cancel::default());
        self.now = Some(now.clone());
        Some(now)
    }

    /// Another page is on the screen. What is being done is called off if the page must wait for it.
    pub(super) fn look(&mut self, page: Span) {
        self.page = page;
        let Some((now, cancel)) = &self.now else { return };
        let is_of_use = match (*now, self.wanted()) {
            (_, Next::Whole) => true,
            (Next::Whole, Next::Part(_)) => false,
            // Once the page is done, any part is as good as another.
            (Next::Part(now), Next::Part(wanted)) => now.overlaps(page) || !wanted.overlaps(page),
        };
        if !is_of_use {
            cancel.set();
        }
    }

    /// Nobody wants anything of this text any more.
    pub(super) fn give_up(&mut self) {
        self.given_up = true;
        if let Some((_, cancel)) = &self.now {
            cancel.set();
        }
    }

    /// A part is done; whether some of it is on the screen.
    pub(super) fn finish(&mut self, part: Span) -> bool {
        for (block, done) in self.blocks.iter().zip(&mut self.done) {
            *done |= part.covers(*block);
        }
        part.overlaps(self.page)
    }

    /// Whether every part is done.
    pub(super) fn is_done(&self) -> bool {
        self.done.iter().all(|done| *done)
    }

    /// What is done, in order: blocks that follow each other are one span.
    pub(super) fn known(&self) -> Vec<Span> {
        let done = || self.blocks.iter().zip(&self.done);
        let mut known: Vec<Span> = Vec::new();
        let mut goes_on = false;
        for (block, is_done) in done() {
            match known.last_mut().filter(|_| goes_on && *is_done) {
                Some(last) => *last = last.hull(*block),
                None if *is_done => known.push(*block),
                None => {}
            }
            goes_on = *is_done;
        }
        known
    }

    fn wanted(&self) -> Next {
        let length = match (self.blocks.first(), self.blocks.last()) {
            (Some(first), Some(last)) => first.hull(*last).len(),
            _ => 0,
        };
        if length <= PART {
            return Next::Whole;
        }
        let on_page = self.undone(|block| block.overlaps(self.page)).next().map(|first| self.part_after(first));
        let outwards = || self.outwards().filter(|_| length > SHORT);
        on_page.or_else(outwards).map_or(Next::Whole, Next::Part)
    }

    /// The part that comes next before or after the page. People read on rather than back: what comes after is
    /// done first until it is twice as far.
    fn outwards(&self) -> Option<Span> {
        let before = self.undone(|block| block.end() <= self.page.start()).next_back();
        let after = self.undone(|block| block.start() >= self.page.end()).next();
        let near = |index: usize| self.blocks.get(index).copied().unwrap_or_default();
        match (before, after) {
            (Some(before), Some(after)) => {
                let back = self.page.start().saturating_sub(near(before).end());
                let on = near(after).start().saturating_sub(self.page.end());
                Some(if on / 2 <= back { self.part_after(after) } else { self.part_before(before) })
            }
            (before, after) => after.map(|it| self.part_after(it)).or(before.map(|it| self.part_before(it))),
        }
    }

    /// Blocks that follow each other and are not done: the nth and more after it, as many as make a part.
    fn part_after(&self, nth: usize) -> Span {
        let blocks = self.blocks.get(nth..).unwrap_or_default();
        let done = self.done.get(nth..).unwrap_or_default();
        part_of(blocks.iter().zip(done))
    }

    /// Blocks that follow each other and are not done: the nth and more before it, as many as make a part.
    fn part_before(&self, nth: usize) -> Span {
        part_of(self.blocks.iter().zip(&self.done).take(nth + 1).rev())
    }

    /// The blocks that are not done and that `wanted` likes.
    fn undone(&self, wanted: impl Fn(&Span) -> bool) -> impl DoubleEndedIterator<Item = usize> {
        let blocks = self.blocks.iter().zip(&self.done).enumerate();
        blocks.filter(move |(_, (block, done))| !**done && wanted(block)).map(|(index, _)| index)
    }
}

/// The first of some blocks and as many of the next as make a part; one that is done or does not fit ends it.
fn part_of<'a>(blocks: impl Iterator<Item = (&'a Span, &'a bool)>) -> Span {
    let mut part: Option<Span> = None;
    for (block, done) in blocks {
        let Some(begun) = part else {
            part = Some(*block);
            continue;
        };
        let grown = begun.hull(*block);
        if *done || grown.len() > PART {
            break;
        }
        part = Some(grown);
    }
    part.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of paragraphs of 1 000 bytes, with the nth on the screen.
    fn agenda(paragraphs: usize, page: usize) -> Agenda {
        Agenda::of((0..paragraphs).map(block).collect(), block(page))
    }

    fn block(nth: usize) -> Span {
        Span::new(nth * 1000, nth * 1000 + 998)
    }

    /// Which paragraphs are to be done.
    fn told(next: Next) -> String {
        match next {
            Next::Part(span) => format!("{}-{}", span.start() / 1000, span.end() / 1000),
            Next::Whole => "all".to_owned(),
        }
    }

    /// Does what is wanted until the whole is.
    fn order(agenda: &mut Agenda) -> String {
        let mut order = Vec::new();
        while let Some((next, _)) = agenda.next() {
            order.push(told(next));
            let Next::Part(part) = next else { break };
            agenda.finish(part);
        }
        order.join(" ")
    }

    #[test]
    fn the_page_comes_first_and_then_what_is_near() {
        for (paragraphs, page, expected) in [
            (0, 0, "all"),
            // Not longer than a page.
            (4, 1, "all"),
            // Short: the page, then all at once.
            (5, 0, "0-3 all"),
            (20, 9, "9-12 all"),
            (20, 19, "19-19 all"),
            // Long: on from the page, and back where that is nearer.
            (30, 0, "0-3 4-7 8-11 12-15 16-19 20-23 24-27 28-29 all"),
            (30, 12, "12-15 8-11 16-19 20-23 4-7 24-27 28-29 0-3 all"),
            (30, 29, "29-29 25-28 21-24 17-20 13-16 9-12 5-8 1-4 0-0 all"),
        ] {
            assert_eq!(order(&mut agenda(paragraphs, page)), expected, "{paragraphs} paragraphs, at {page}");
        }
    }

    #[test]
    fn a_paragraph_longer_than_a_part_is_one() {
        let blocks = vec![Span::new(0, 100), Span::new(102, 40_000), Span::new(40_002, 40_100)];
        let mut agenda = Agenda::of(blocks, Span::new(102, 3000));
        assert_eq!(agenda.next().map(|(next, _)| next), Some(Next::Part(Span::new(102, 40_000))));
    }

    #[test]
    fn what_makes_the_page_wait_is_called_off() {
        // Paragraphs, the page at first, parts that are finished then, the page that is looked at; whether what is
        // being done goes on; what is done after it.
        for (paragraphs, page, finished, look, goes_on, then) in [
            (40, 0, 1, 5, true, "5-8"),
            (40, 0, 1, 30, false, "30-33"),
            (40, 0, 1, 2, true, "4-7"),
            (20, 0, 1, 10, false, "10-13"),
            (20, 0, 1, 3, true, "all"),
            (3, 0, 0, 2, true, "all"),
        ] {
            let mut agenda = agenda(paragraphs, page);
            for _ in 0..finished {
                let Some((Next::Part(part), _)) = agenda.next() else { panic!("there is another part") };
                agenda.finish(part);
            }
            let (_, cancel) = agenda.next().expect("there is more");
            agenda.look(block(look));
            assert_eq!(!cancel.is_set(), goes_on, "{paragraphs} paragraphs, from {page} to {look}");
            let next = agenda.next().map(|(next, _)| told(next));
            assert_eq!(next.as_deref(), Some(then), "{paragraphs} paragraphs, from {page} to {look}");
        }
    }

    #[test]
    fn what_is_given_up_is_called_off_and_begun_no_more() {
        let mut agenda = agenda(40, 0);
        let (_, cancel) = agenda.next().expect("there is work");
        agenda.give_up();
        assert!(cancel.is_set());
        assert!(agenda.next().is_none());
    }

    #[test]
    fn what_is_known_is_told_in_few_spans() {
        let mut agenda = agenda(40, 0);
        assert_eq!(agenda.known(), []);
        for part in [2..4, 4..6, 9..10] {
            agenda.finish(block(part.start).hull(block(part.end - 1)));
        }
        assert_eq!(agenda.known(), [block(2).hull(block(5)), block(9)]);
        assert!(!agenda.is_done());
        agenda.finish(Span::new(0, 40_000));
        assert_eq!(agenda.known(), [Span::new(0, 39_998)]);
        assert!(agenda.is_done());
    }
}
