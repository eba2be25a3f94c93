//! For tests: a network that cancels the analysis after so many windows.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::Encoder;
use super::features::Features;
use super::runtime::{Failed, Runtime, Scores};
use crate::analysis::cancel::Cancel;

#[derive(Debug)]
struct Cancelling {
    runtime: Box<dyn Runtime>,
    cancel: Cancel,
    left: AtomicUsize,
}

impl Runtime for Cancelling {
    fn run(&self, numbers: &[i32], features: &[Features]) -> Result<Scores, Failed> {
        let scores = self.runtime.run(numbers, features);
        if self.left.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.cancel.set();
        }
        scores
    }
}

impl Encoder {
    /// The network that ships with the program; when it has read so many windows, one at least, `cancel` is set.
    pub(crate) fn cancelling(cancel: Cancel, windows: usize) -> Self {
        let mut encoder = Self::embedded();
        encoder.runtime = Box::new(Cancelling { runtime: encoder.runtime, cancel, left: windows.into() });
        encoder
    }
}
