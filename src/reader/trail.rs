//! The way from article to article, by links and from a comparison to what is said there, and back again.
//!
//! Inside an article the way back is its [`super::jumps::Jumps`]; only when they are used up does one leave it.

use super::FileId;

/// Steps remembered at most.
const LONGEST: usize = 100;

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
    pub(super) fn back(&mut self, here: Stand) -> Option<Stand> {
        let leads_here = |step: &mut Step| step.to.file == here.file && here.depth <= step.to.depth;
        let mut step = self.behind.pop_if(leads_here)?;
        step.to.at = here.at;
        self.ahead.push(step);
        Some(step.from)
    }

    /// Where one came back from, if that was to `here` and one has not jumped since.
    pub(super) fn forward(&mut self, here: Stand) -> Option<Stand> {
        let leads_on = |step: &mut Step| step.from.file == here.file && here.depth == step.from.depth;
        let mut step = self.ahead.pop_if(leads_on)?;
        step.from.at = here.at;
        self.behind.push(step);
        Some(step.to)
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
        let walked = [
            trail.back(stand(2, 30, 1)),
            trail.back(stand(2, 20, 0)),
            // In article 1 the jump that was made there is taken back first.
            trail.back(stand(1, 70, 1)),
            trail.back(stand(1, 5, 0)),
            trail.back(stand(0, 50, 2)),
            // A jump meanwhile: that way is forgotten.
            trail.forward(stand(0, 60, 3)),
            trail.forward(stand(0, 55, 2)),
            trail.forward(stand(1, 70, 1)),
            trail.forward(stand(2, 20, 0)),
            trail.back(stand(2, 21, 0)),
        ];
        let expected = [
            None,
            Some(stand(1, 70, 1)),
            None,
            Some(stand(0, 50, 2)),
            None,
            None,
            Some(stand(1, 5, 0)),
            Some(stand(2, 20, 0)),
            None,
            Some(stand(1, 70, 1)),
        ];
        assert_eq!(walked, expected);
        trail.step(stand(1, 70, 1), stand(3, 0, 0));
        assert_eq!(trail.forward(stand(3, 0, 0)), None, "a new step forgets what lay ahead");
        for at in trail.places_in(FileId(1)) {
            *at += 100;
        }
        assert_eq!(trail.back(stand(3, 0, 0)), Some(stand(1, 170, 1)));
    }
}
