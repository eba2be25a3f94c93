//! The history of visited articles: which led to which, by links and from a comparison, for going back and forward.
//!
//! Inside an article the way back is its [`super::jump_list::JumpList`]; only when they are used up does one leave it.

use super::FileId;
use super::direction::Direction;

/// Steps remembered at most.
const LONGEST: usize = 100;
/// How many steps are a few.
const NEAR: usize = 8;

/// A place in one of the articles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Location {
    /// In which article.
    pub(super) file: FileId,
    /// At which byte of it.
    pub(super) at: usize,
    /// How many jumps one can go back there.
    pub(super) depth: usize,
}

/// A step from one article to another.
#[derive(Clone, Copy, Debug)]
struct Transition {
    from: Location,
    to: Location,
}

impl Transition {
    fn led_to(&self, here: Location) -> bool {
        self.to.file == here.file && here.depth <= self.to.depth
    }

    fn leads_on_from(&self, here: Location) -> bool {
        self.from.file == here.file && here.depth == self.from.depth
    }
}

/// The steps that lie behind, and those that were taken back and lie ahead.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    behind: Vec<Transition>,
    ahead: Vec<Transition>,
}

impl History {
    /// Remembers a step; what lay ahead is forgotten.
    pub(super) fn record(&mut self, from: Location, to: Location) {
        self.ahead.clear();
        self.behind.push(Transition { from, to });
        if self.behind.len() > LONGEST {
            self.behind.remove(0);
        }
    }

    /// Where one came from, if one came `here` by a step and has not jumped since.
    pub(super) fn back(&self, here: Location) -> Option<Location> {
        self.behind.last().filter(|step| step.led_to(here)).map(|step| step.from)
    }

    /// Where one came back from, if that was to `here` and one has not jumped since.
    pub(super) fn forward(&self, here: Location) -> Option<Location> {
        self.ahead.last().filter(|step| step.leads_on_from(here)).map(|step| step.to)
    }

    /// Notes that one has gone there from `here`: only then, as what has to be read again may not come.
    pub(super) fn went(&mut self, here: Location, direction: Direction) {
        match direction {
            Direction::Forward => {
                if let Some(mut step) = self.ahead.pop_if(|step| step.leads_on_from(here)) {
                    step.from.at = here.at;
                    self.behind.push(step);
                }
            }
            Direction::Backward => {
                if let Some(mut step) = self.behind.pop_if(|step| step.led_to(here)) {
                    step.to.at = here.at;
                    self.ahead.push(step);
                }
            }
        }
    }

    /// Whether a few steps back or forward lead to an article.
    pub(super) fn is_near(&self, file: FileId) -> bool {
        let mut steps = self.behind.iter().rev().take(NEAR).chain(self.ahead.iter().rev().take(NEAR));
        steps.any(|step| step.from.file == file || step.to.file == file)
    }

    /// The places in an article that it leads to, for when its text changes.
    pub(super) fn places_in(&mut self, file: FileId) -> impl Iterator<Item = &mut usize> {
        let locations = self.behind.iter_mut().chain(&mut self.ahead).flat_map(|step| [&mut step.from, &mut step.to]);
        locations.filter(move |location| location.file == file).map(|location| &mut location.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn location(file: usize, at: usize, depth: usize) -> Location {
        Location { file: FileId(file), at, depth }
    }

    #[test]
    fn back_and_forward() {
        let mut history = History::default();
        // From article 0, where one had jumped twice, to 1 and on to 2.
        history.record(location(0, 50, 2), location(1, 0, 0));
        history.record(location(1, 70, 1), location(2, 0, 0));
        for (direction, here, expected) in [
            (Direction::Backward, location(2, 30, 1), None),
            (Direction::Backward, location(2, 20, 0), Some(location(1, 70, 1))),
            // In article 1 the jump that was made there is taken back first.
            (Direction::Backward, location(1, 70, 1), None),
            (Direction::Backward, location(1, 5, 0), Some(location(0, 50, 2))),
            (Direction::Backward, location(0, 50, 2), None),
            // A jump meanwhile: that way is forgotten.
            (Direction::Forward, location(0, 60, 3), None),
            (Direction::Forward, location(0, 55, 2), Some(location(1, 5, 0))),
            (Direction::Forward, location(1, 70, 1), Some(location(2, 20, 0))),
            (Direction::Forward, location(2, 20, 0), None),
            (Direction::Backward, location(2, 21, 0), Some(location(1, 70, 1))),
        ] {
            let walk = |history: &History| match direction {
                Direction::Forward => history.forward(here),
                Direction::Backward => history.back(here),
            };
            assert_eq!([walk(&history), walk(&history)], [expected; 2], "{here:?}: asking is not going");
            history.went(here, direction);
        }
        history.record(location(1, 70, 1), location(3, 0, 0));
        assert_eq!(history.forward(location(3, 0, 0)), None, "a new step forgets what lay ahead");
        for at in history.places_in(FileId(1)) {
            *at += 100;
        }
        assert_eq!(history.back(location(3, 0, 0)), Some(location(1, 170, 1)));
    }
}
