//! The way from article to article, by links and from a comparison to what is said there, and back again.
//!
//! Inside an article the way back is its [`super::jumps::Jumps`]; only when they are used up does one leave it.

use super::FileId;

/// Steps remembered at most.
const LONGEST: usize = 100;
/// How many steps are a few.
const NEAR: usize = 8;

/// Where somebody stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stand {
    /// In which article.
    pub(super) file: FileId,
    /// At which byte of it.
    pub(super) at: usize,
    /// How many jumps one can go back there.
    pub(super) depth: usize,
}

/// A step from one article to another.
#[derive(Clone, Copy, Debug)]
struct Step {
    from: Stand,
    to: Stand,
}

impl Step {
    fn led_to(&self, here: Stand) -> bool {
        self.to.file == here.file && here.depth <= self.to.depth
    }

    fn leads_on_from(&self, here: Stand) -> bool {
        self.from.file == here.file && here.depth == self.from.depth
    }
}

/// The steps that lie behind, and those that were taken back and lie ahead.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    behind: Vec<Step>,
    ahead: Vec<Step>,
}

impl Trail {
    /// Remembers a step; what lay ahead is forgotten.
    pub(super) fn step(&mut self, from: Stand, to: Stand) {
        self.ahead.clear();
        self.behind.push(Step { from, to });
        if self.behind.len() > LONGEST {
            self.behind.remove(0);
        }
    }

    /// Where one came from, if one came `here` by a step and has not jumped since.
    pub(super) fn back(&self, here: Stand) -> Option<Stand> {
        self.behind.last().filter(|step| step.led_to(here)).map(|step| step.from)
    }

    /// Where one came back from, if that was to `here` and one has not jumped since.
    pub(super) fn forward(&self, here: Stand) -> Option<Stand> {
        self.ahead.last().filter(|step| step.leads_on_from(here)).map(|step| step.to)
    }

    /// Notes that one has gone there from `here`: only then, as what has to be read again may not come.
    pub(super) fn went(&mut self, here: Stand, forward: bool) {
        if forward && let Some(mut step) = self.ahead.pop_if(|step| step.leads_on_from(here)) {
            step.from.at = here.at;
            self.behind.push(step);
        } else if !forward && let Some(mut step) = self.behind.pop_if(|step| step.led_to(here)) {
            step.to.at = here.at;
            self.ahead.push(step);
        }
    }

    /// Whether a few steps back or forward lead to an article.
    pub(super) fn is_near(&self, file: FileId) -> bool {
        let mut steps = self.behind.iter().rev().take(NEAR).chain(self.ahead.iter().rev().take(NEAR));
        steps.any(|step| step.from.file == file || step.to.file == file)
    }

    /// The places in an article that it leads to, for when its text changes.
    pub(super) fn places_in(&mut self, file: FileId) -> impl Iterator<Item = &mut usize> {
        let stands = self.behind.iter_mut().chain(&mut self.ahead).flat_map(|step| [&mut step.from, &mut step.to]);
        stands.filter(move |stand| stand.file == file).map(|stand| &mut stand.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stand(file: usize, at: usize, depth: usize) -> Stand {
        Stand { file: FileId(file), at, depth }
    }

    #[test]
    fn back_and_forward() {
        let mut trail = Trail::default();
        // From article 0, where one had jumped twice, to 1 and on to 2.
        trail.step(stand(0, 50, 2), stand(1, 0, 0));
        trail.step(stand(1, 70, 1), stand(2, 0, 0));
        for (forward, here, expected) in [
            (false, stand(2, 30, 1), None),
            (false, stand(2, 20, 0), Some(stand(1, 70, 1))),
            // In article 1 the jump that was made there is taken back first.
            (false, stand(1, 70, 1), None),
            (false, stand(1, 5, 0), Some(stand(0, 50, 2))),
            (false, stand(0, 50, 2), None),
            // A jump meanwhile: that way is forgotten.
            (true, stand(0, 60, 3), None),
            (true, stand(0, 55, 2), Some(stand(1, 5, 0))),
            (true, stand(1, 70, 1), Some(stand(2, 20, 0))),
            (true, stand(2, 20, 0), None),
            (false, stand(2, 21, 0), Some(stand(1, 70, 1))),
        ] {
            let walk = |trail: &Trail| if forward { trail.forward(here) } else { trail.back(here) };
            assert_eq!([walk(&trail), walk(&trail)], [expected; 2], "{here:?}: asking is not going");
            trail.went(here, forward);
        }
        trail.step(stand(1, 70, 1), stand(3, 0, 0));
        assert_eq!(trail.forward(stand(3, 0, 0)), None, "a new step forgets what lay ahead");
        for at in trail.places_in(FileId(1)) {
            *at += 100;
        }
        assert_eq!(trail.back(stand(3, 0, 0)), Some(stand(1, 170, 1)));
    }
}
