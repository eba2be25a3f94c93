//! What the encoder sees at once: whole paragraphs as long as they fit.
//!
//! Windows break between paragraphs, and a paragraph that is too long for one is cut into overlapping parts, as in
//! `training/ascribe_training/windows.py`. Windows that share a paragraph make a unit, which can be read by itself.

use std::ops::Range;

/// Pieces in one window, the opening and the closing mark not counted.
pub(super) const ROOM: usize = 190;
/// Pieces that two parts of a long paragraph share; the first half of them counts for the earlier part.
pub(super) const OVERLAP: usize = 64;

/// Paragraphs that can be read without any other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Unit {
    /// Which of the paragraphs that were given.
    pub(crate) paragraphs: Range<usize>,
    /// The windows over them, in pieces counted from the first paragraph that was given.
    pub(super) windows: Vec<Range<usize>>,
}

impl Unit {
    /// Those of the paragraphs that were given, or of what stands for them, that are in this unit.
    pub(crate) fn of<'a, T>(&self, paragraphs: &'a [T]) -> &'a [T] {
        paragraphs.get(self.paragraphs.clone()).unwrap_or_default()
    }
}

/// The units over paragraphs of so many pieces each, in order: windows are filled greedily.
pub(crate) fn units(sizes: impl IntoIterator<Item = usize>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut first = 0;
    for (paragraph, size) in sizes.into_iter().enumerate() {
        let last = first + size;
        let open = units.last_mut();
        match open.and_then(|unit| Some((unit.windows.last_mut()?, &mut unit.paragraphs))) {
            Some((window, paragraphs)) if last - window.start <= ROOM => {
                window.end = last;
                paragraphs.end = paragraph + 1;
            }
            _ => units.push(Unit { paragraphs: paragraph..paragraph + 1, windows: parts(first..last).collect() }),
        }
        first = last;
    }
    units
}

/// The parts of one paragraph: itself if it fits.
fn parts(paragraph: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(paragraph.start);
    std::iter::from_fn(move || {
        let first = next.take()?;
        if paragraph.end - first <= ROOM {
            return Some(first..paragraph.end);
        }
        next = Some(first + ROOM - OVERLAP);
        Some(first..first + ROOM)
    })
}

#[cfg(test)]
mod tests {
    use super::{Unit, units};

    #[test]
    fn windows_are_filled_with_whole_paragraphs() {
        let unit = |paragraphs, windows: &[(usize, usize)]| Unit {
            paragraphs,
            windows: windows.iter().map(|&(first, last)| first..last).collect(),
        };
        let table: [(&[usize], Vec<Unit>); 6] = [
            (&[], vec![]),
            (&[0, 7], vec![unit(0..2, &[(0, 7)])]),
            (&[150, 40, 1], vec![unit(0..2, &[(0, 190)]), unit(2..3, &[(190, 191)])]),
            (&[10, 191], vec![unit(0..1, &[(0, 10)]), unit(1..2, &[(10, 200), (136, 201)])]),
            // The last part of a long paragraph takes the next paragraph in.
            (&[400, 30, 8, 150], vec![unit(0..3, &[(0, 190), (126, 316), (252, 438)]), unit(3..4, &[(438, 588)])]),
            (&[190, 190], vec![unit(0..1, &[(0, 190)]), unit(1..2, &[(190, 380)])]),
        ];
        for (sizes, expected) in table {
            assert_eq!(units(sizes.iter().copied()), expected, "{sizes:?}");
        }
    }
}
