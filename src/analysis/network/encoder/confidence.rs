//! Calibration: from the confidence of the encoder to how often it is right.

use crate::analysis::text::word_list;

/// A line through points: how often attributions of a raw score were right on the articles it was fitted on.
#[derive(Debug)]
pub(super) struct Confidence {
    /// Raw score and probability, both 0 to 1, by raw score.
    points: Vec<(f32, f32)>,
}

impl Confidence {
    /// Reads a table: a raw score and a probability a line, sorted; lines that begin with `#` are comments. None if
    /// it holds anything else, or nothing.
    pub(super) fn read(table: &str) -> Option<Self> {
        let lines = word_list::lines(table);
        let point = |line: &str| {
            let (raw, probability) = line.split_once(char::is_whitespace)?;
            Some((raw.parse().ok()?, probability.trim().parse().ok()?))
        };
        let points: Vec<(f32, f32)> = lines.map(point).collect::<Option<_>>()?;
        let valid = |it: &(f32, f32)| (0.0..=1.0).contains(&it.0) && (0.0..=1.0).contains(&it.1);
        let sorted = points.windows(2).all(|it| it[0].0 < it[1].0);
        (sorted && !points.is_empty() && points.iter().all(valid)).then_some(Self { points })
    }

    /// The probability that an attribution of this raw score is right, 0 to 1.
    pub(super) fn of(&self, raw: f32) -> f32 {
        let after = self.points.partition_point(|it| it.0 <= raw);
        match (after.checked_sub(1).and_then(|it| self.points.get(it)), self.points.get(after)) {
            (Some(one), Some(two)) => one.1 + (two.1 - one.1) * (raw - one.0) / (two.0 - one.0),
            (Some(only), None) | (None, Some(only)) => only.1,
            (None, None) => raw,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Confidence;

    #[test]
    fn a_score_is_read_off_the_line() {
        let table = Confidence::read("# raw, right\n0.2 0.4\n\n0.6 0.8\n").expect("a table");
        for (raw, expected) in [(0.0, 0.4), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (1.0, 0.8), (f32::NAN, 0.4)] {
            assert!((table.of(raw) - expected).abs() < 1e-6, "{raw}: {}", table.of(raw));
        }
    }

    #[test]
    fn what_is_no_table_is_none() {
        for table in ["", "# nothing", "0.1", "0.1 x", "0.2 0.3\n0.1 0.4", "0.1 1.5"] {
            assert!(Confidence::read(table).is_none(), "{table:?}");
        }
    }
}
