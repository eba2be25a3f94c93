//! Which line breaks end a paragraph, and which only end a line.
//!
//! The rule. A program that breaks lines at a width W never breaks where the next word would still have
//! fitted. So in a wrapped text nearly every line that another one follows is *filled* (its length, a space
//! and the next line's first word come to more than W), and most lines begin with a lower-case letter,
//! because most words do. Where every line is a paragraph, lines are long and of any length and begin in
//! upper case; verse is short and begins in upper case or has *early* ends, where the next word would have
//! fitted. [`Wrap::of`] decides this for a whole text, [`Wrap::parts`] for the lines between two blank ones.

use super::line::{InitialCase, TextLine, TextLines};

/// No text is wrapped at a greater width, in characters.
const WIDEST: usize = 110;
/// Nor at a smaller one.
const NARROWEST: usize = 25;
/// Lines of verse are no longer, in characters.
const VERSE: usize = 60;
/// How many bytes of a text are looked at.
const SAMPLE: usize = 256 * 1024;

/// How the lines of a text are broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Wrap {
    /// The width in characters that lines were broken at; None if every line is a paragraph.
    width: Option<usize>,
    /// Whether there are lines longer than any wrapped one.
    long: bool,
    /// Whether most lines are not indented.
    flush: bool,
}

/// What some lines without a blank one between are together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum GroupKind {
    /// A paragraph of one or more lines.
    Paragraph,
    /// The same, set in from the text around it.
    Inset,
    /// Lines that are to be kept.
    Verse,
}

/// Two lines that follow each other.
#[derive(Clone, Copy, Debug)]
struct Break {
    /// Characters in the line before, a space, and the first word of the line after.
    filled: usize,
    /// Whether the line before ends a sentence and the line after does not begin in lower case.
    clean: bool,
    /// How the line after begins.
    opening: InitialCase,
}

impl Break {
    fn between(line: &TextLine<'_>, next: &TextLine<'_>) -> Self {
        let opening = next.opening();
        Self {
            filled: line.width() + 1 + next.first_word(),
            clean: line.ends_sentence() && opening != InitialCase::Lower,
            opening,
        }
    }

    /// Whether the next word would have fitted into `width` with room to spare.
    fn is_early(self, width: usize) -> bool {
        self.filled * 20 <= width * 17
    }
}

/// Whether at least `part` of `whole` begin in lower case, as far as the script has one.
fn mostly_lower(breaks: &[Break], percent: usize) -> bool {
    let count = |opening| breaks.iter().filter(|it| it.opening == opening).count();
    let (lower, upper) = (count(InitialCase::Lower), count(InitialCase::Upper));
    lower * 100 >= (lower + upper) * percent
}

impl Wrap {
    /// How the lines of `text` are broken, judged by its first 256 KiB.
    pub(super) fn of(text: &str) -> Self {
        let mut lines = TextLines::new(text);
        let (mut group, mut breaks, mut widths) = (Vec::new(), Vec::new(), Vec::new());
        let (mut long, mut count, mut flush) = (0, 0, 0);
        while lines.offset() < SAMPLE {
            lines.group(&mut group);
            if group.is_empty() {
                break;
            }
            count += group.len();
            long += group.iter().filter(|line| line.is_longer_than(WIDEST)).count();
            flush += group.iter().filter(|line| line.indent == 0).count();
            for pair in group.windows(2) {
                if let [line, next] = pair
                    && !line.is_longer_than(WIDEST)
                    && breaks.len() < SAMPLE
                {
                    widths.push(line.width());
                    breaks.push(Break::between(line, next));
                }
            }
        }
        widths.sort_unstable();
        // Not the widest: a long address or a table stands out in many a wrapped text.
        let width = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
        let filled = breaks.iter().filter(|it| it.filled * 10 > width * 9).count();
        let wrapped =
            width >= NARROWEST && filled * 10 >= breaks.len() * 6 && mostly_lower(&breaks, 35) && long < breaks.len();
        Self { width: wrapped.then_some(width), long: long > 0, flush: flush * 2 >= count }
    }

    /// Whether paragraphs go over several lines.
    pub(super) fn is_wrapped(self) -> bool {
        self.width.is_some()
    }

    /// Parts `lines`, which no blank line parts, into paragraphs and verse. `each` gets every part in turn.
    pub(super) fn parts<'l, 't>(self, lines: &'l [TextLine<'t>], mut each: impl FnMut(GroupKind, &'l [TextLine<'t>])) {
        for stretch in lines.chunk_by(|a, b| !a.is_longer_than(WIDEST) && !b.is_longer_than(WIDEST)) {
            let breaks: Vec<Break> = stretch
                .windows(2)
                .filter_map(|pair| if let [line, next] = pair { Some(Break::between(line, next)) } else { None })
                .collect();
            match self.width {
                _ if breaks.is_empty() => each(GroupKind::Paragraph, stretch),
                Some(width) => self.wrapped(stretch, &breaks, width, &mut each),
                None => self.loose(stretch, &breaks, &mut each),
            }
        }
    }

    /// Parts short lines of a text that was wrapped at `width`.
    fn wrapped<'l, 't>(
        self,
        lines: &'l [TextLine<'t>],
        breaks: &[Break],
        width: usize,
        each: &mut impl FnMut(GroupKind, &'l [TextLine<'t>]),
    ) {
        let inset = self.flush && lines.iter().all(|line| line.indent >= 2);
        // What is set in may be narrower on both sides.
        let width = if inset { lines.iter().map(TextLine::width).max().unwrap_or(width) } else { width };
        let early = breaks.iter().filter(|it| it.is_early(width)).count();
        let clean = breaks.iter().filter(|it| it.clean).count();
        let verse = if inset {
            early * 4 > breaks.len() || (width < 50 && !mostly_lower(breaks, 35))
        } else {
            early * 2 > breaks.len()
        };
        let apart: &dyn Fn(usize) -> bool = if verse && clean * 2 > breaks.len() {
            &|_| true
        } else if verse {
            return each(GroupKind::Verse, lines);
        } else {
            // A short last line ends a paragraph, and so does the indent of the next one.
            &|at: usize| {
                let is = |it: &Break| it.clean && it.is_early(width);
                let indented = |a: &TextLine<'_>, b: &TextLine<'_>| b.indent > a.indent && a.ends_sentence();
                breaks.get(at).is_some_and(is)
                    || lines.get(at).zip(lines.get(at + 1)).is_some_and(|(a, b)| indented(a, b))
            }
        };
        let part = if inset { GroupKind::Inset } else { GroupKind::Paragraph };
        split(lines, apart, |lines| each(part, lines));
    }

    /// Parts short lines of a text in which a line is a paragraph.
    fn loose<'l, 't>(
        self,
        lines: &'l [TextLine<'t>],
        breaks: &[Break],
        each: &mut impl FnMut(GroupKind, &'l [TextLine<'t>]),
    ) {
        let width = lines.iter().map(TextLine::width).max().unwrap_or(0);
        let early = breaks.iter().filter(|it| it.is_early(width)).count();
        let clean = breaks.iter().filter(|it| it.clean).count();
        let comma = lines.iter().any(|line| line.text.ends_with([',', ';', '—', '–']));
        let indented = lines.iter().all(|line| line.indent >= 2);
        let prose = width >= 40 && mostly_lower(breaks, 50) && early * 4 <= breaks.len();
        let verse = (lines.len() >= 3 || indented)
            && width <= VERSE
            && clean * 2 <= breaks.len()
            && (!self.long || comma || (indented && self.flush));
        if verse && !prose {
            return each(GroupKind::Verse, lines);
        }
        // A paragraph that goes on in lower case was broken by accident, usually at a link.
        let apart = |at: usize| {
            let broken = |it: &Break| it.opening == InitialCase::Lower && (prose || self.long);
            !breaks.get(at).is_some_and(broken)
        };
        let joined = prose && clean == 0;
        split(lines, &|at| !joined && apart(at), |lines| each(GroupKind::Paragraph, lines));
    }
}

/// Cuts `lines` after each index that `apart` holds for.
fn split<'l, 't>(lines: &'l [TextLine<'t>], apart: &dyn Fn(usize) -> bool, mut each: impl FnMut(&'l [TextLine<'t>])) {
    let mut from = 0;
    for at in 0..lines.len() {
        if at + 1 == lines.len() || apart(at) {
            each(lines.get(from..=at).unwrap_or_default());
            from = at + 1;
        }
    }
}
