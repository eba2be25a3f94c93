//! What stands on one page: pieces of words, each in one style, where they stand and in the order they were drawn.

use std::sync::Arc;

/// How a piece looks, and which link of the page it is part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct GlyphStyle {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) link: Option<u32>,
}

/// A piece of a word. Lengths are in points, `y` grows upwards.
#[derive(Clone, Debug)]
pub(super) struct TextFragment {
    pub(super) text: String,
    /// Where it begins and ends, on its line.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The height of the line it stands on.
    pub(super) y: f64,
    /// The size of its font.
    pub(super) size: f64,
    pub(super) style: GlyphStyle,
    /// Whether white space was drawn right before it.
    pub(super) spaced: bool,
}

/// A link of a page.
#[derive(Clone, Debug)]
pub(super) struct LinkArea {
    pub(super) left: f64,
    pub(super) bottom: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) address: Arc<str>,
}

/// A page that is being filled.
#[derive(Debug, Default)]
pub(super) struct PageCanvas {
    /// Its pieces by the direction in which they run: rightwards, upwards, leftwards, downwards.
    fragments: [Vec<TextFragment>; 4],
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) areas: Vec<LinkArea>,
    /// The direction and number of the piece that the next glyph may go on.
    last: Option<usize>,
    spaced: bool,
    pub(super) glyphs: usize,
    /// Glyphs of which nobody knows what character they are.
    pub(super) unknown: usize,
    pub(super) spaces: usize,
    /// Pictures that were drawn.
    pub(super) pictures: usize,
    /// Comments that are pinned to the page and not shown.
    pub(super) comments: usize,
}

/// A glyph on its way to a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph<'t> {
    pub(super) text: Option<&'t str>,
    /// Where it begins and where the pen goes on.
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    pub(super) size: f64,
    /// The direction it runs in.
    pub(super) along: (f64, f64),
    pub(super) style: GlyphStyle,
}

/// A gap of so much of the font's size ends a piece.
const GAP: f64 = 0.12;
/// How far a glyph may stand beyond the edge of the page.
const BEYOND: f64 = 4.0;
/// How far from a right angle a direction may be, as a share of its length; what is askew is no text of the article.
const ASKEW: f64 = 0.12;

impl PageCanvas {
    pub(super) fn new(width: f64, height: f64, areas: Vec<LinkArea>) -> Self {
        Self { width, height, areas, ..Self::default() }
    }

    /// Puts a glyph on the page.
    pub(super) fn put(&mut self, glyph: &Glyph<'_>) {
        let ((x, y), (a, b)) = (glyph.from, glyph.along);
        let inside = |at: f64, end: f64| at >= -BEYOND && at <= end + BEYOND;
        if !inside(x, self.width) || !inside(y, self.height) || !glyph.size.is_finite() || glyph.size < 1.0 {
            return;
        }
        self.glyphs += 1;
        let Some(text) = glyph.text.filter(|text| !is_unknown(text)) else {
            self.unknown += 1;
            self.last = None;
            return;
        };
        if text.chars().all(char::is_whitespace) {
            self.spaces += 1;
            self.spaced = true;
            self.last = None;
            return;
        }
        let (turned, askew) =
            if a.abs() >= b.abs() { (usize::from(a < 0.0) * 2, b / a) } else { (if b > 0.0 { 1 } else { 3 }, a / b) };
        if askew.is_finite() && askew.abs() <= ASKEW {
            self.add(text, turned, glyph);
        }
    }

    /// How many characters were put on the page so that they can be read.
    pub(super) fn known(&self) -> usize {
        self.glyphs - self.unknown - self.spaces
    }

    /// Notes that glyphs were drawn that nobody can tell apart.
    pub(super) fn put_unknown(&mut self, glyphs: usize) {
        self.glyphs += glyphs;
        self.unknown += glyphs;
        self.last = None;
    }

    /// Ends the piece that the next glyph might go on.
    pub(super) fn end_word(&mut self) {
        self.last = None;
    }

    fn add(&mut self, text: &str, turned: usize, glyph: &Glyph<'_>) {
        let turn = |(x, y): (f64, f64)| match turned {
            0 => (x, y),
            1 => (y, -x),
            2 => (-x, -y),
            _ => (-y, x),
        };
        let ((left, y), (right, _)) = (turn(glyph.from), turn(glyph.to));
        let style = GlyphStyle { link: self.link(glyph.from), ..glyph.style };
        let Some(fragments) = self.fragments.get_mut(turned) else { return };
        let spaced = std::mem::take(&mut self.spaced);
        let last = if self.last == Some(turned) { fragments.last_mut() } else { None };
        self.last = Some(turned);
        let right = right.max(left);
        if let Some(last) = last {
            let (gap, room) = (left - last.right, GAP * glyph.size);
            let level = (y - last.y).abs() < 0.02 * glyph.size && (last.size - glyph.size).abs() < 0.02 * glyph.size;
            if !spaced && level && last.style == style && gap.abs() < room {
                push(&mut last.text, text);
                last.right = right;
                return;
            }
        }
        let mut kept = String::new();
        push(&mut kept, text);
        fragments.push(TextFragment { text: kept, left, right, y, size: glyph.size, style, spaced });
    }

    fn link(&self, (x, y): (f64, f64)) -> Option<u32> {
        let holds = |area: &LinkArea| x >= area.left - 1.0 && x < area.right && y >= area.bottom - 1.0 && y < area.top;
        self.areas.iter().position(holds).and_then(|at| u32::try_from(at).ok())
    }

    /// The pieces of the direction that most of the page runs in.
    pub(super) fn into_fragments(self) -> Vec<TextFragment> {
        let all = self.fragments.into_iter();
        all.max_by_key(|fragments| fragments.iter().map(|fragment| fragment.text.len()).sum::<usize>())
            .unwrap_or_default()
    }
}

/// Whether a text stands for one that is not known: of private use, replacing, or none.
pub(super) fn is_unknown(text: &str) -> bool {
    text.contains(|c: char| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\0' | '\u{f0000}'..))
}

/// Adds text with its ligatures taken apart.
fn push(kept: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            'ﬀ' => kept.push_str("ff"),
            'ﬁ' => kept.push_str("fi"),
            'ﬂ' => kept.push_str("fl"),
            'ﬃ' => kept.push_str("ffi"),
            'ﬄ' => kept.push_str("ffl"),
            'ﬅ' | 'ﬆ' => kept.push_str("st"),
            // A soft hyphen that is drawn is there to be seen.
            '\u{ad}' => kept.push('-'),
            c if c.is_whitespace() => kept.push(' '),
            c if c.is_control() => {}
            c => kept.push(c),
        }
    }
}
