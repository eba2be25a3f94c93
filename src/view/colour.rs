//! Colours, in as many as a terminal shows.

use ratatui::style::Color;

/// How many colours the terminal shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Depth {
    /// None at all, or the person wants none.
    None,
    /// The sixteen that the person chose for the terminal.
    Ansi,
    /// The 256 of xterm.
    Indexed,
    /// 24 bits.
    True,
}

/// A colour of a theme: red, green and blue, and which of the sixteen stands for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Colour {
    rgb: [u8; 3],
    ansi: Option<Color>,
}

/// The names of the sixteen.
const ANSI: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

impl Colour {
    /// Reads `#rrggbb` or `#rrggbb/name`. None for anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (rgb, name) = text.split_once('/').unwrap_or((text, ""));
        let number = u32::from_str_radix(rgb.strip_prefix('#').filter(|digits| digits.len() == 6)?, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        let ansi = ANSI.iter().find(|(it, _)| *it == name).map(|(_, colour)| *colour);
        Some(Self { rgb: [red, green, blue], ansi })
    }
}

/// The colour half way between two; its place among the sixteen is the first one's.
pub(super) fn mixed(one: Colour, other: Colour) -> Colour {
    let middle = |index: usize| u8::midpoint(one.rgb[index], other.rgb[index]);
    Colour { rgb: [middle(0), middle(1), middle(2)], ansi: one.ansi }
}

/// A colour as a terminal with so many colours is told it; none leaves the terminal's own.
pub(super) fn shown(colour: Colour, depth: Depth) -> Option<Color> {
    let [red, green, blue] = colour.rgb;
    match depth {
        Depth::None => None,
        Depth::Ansi => colour.ansi,
        Depth::Indexed => Some(Color::Indexed(nearest(colour.rgb))),
        Depth::True => Some(Color::Rgb(red, green, blue)),
    }
}

/// The nearest of xterm's 256 colours: of its 6×6×6 cube or of its 24 greys.
fn nearest(rgb: [u8; 3]) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |value: u8| (0u8..6).min_by_key(|index| STEPS[usize::from(*index)].abs_diff(value)).unwrap_or(0);
    let cube = rgb.map(step);
    let cube_rgb = cube.map(|index| STEPS[usize::from(index)]);
    let mean = rgb.iter().map(|it| u16::from(*it)).sum::<u16>() / 3;
    let grey = u8::try_from(mean.saturating_sub(3) / 10).unwrap_or(u8::MAX).min(23);
    let grey_rgb = [8 + 10 * grey; 3];
    let distance = |other: [u8; 3]| -> u32 { (0..3).map(|i| u32::from(rgb[i].abs_diff(other[i])).pow(2)).sum() };
    if distance(grey_rgb) < distance(cube_rgb) { 232 + grey } else { 16 + 36 * cube[0] + 6 * cube[1] + cube[2] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_for_every_terminal() {
        let orange = Colour::parse("#e5a05a/yellow").expect("a colour");
        let ground = Colour::parse("#262b33/none").expect("a colour");
        let table = [
            (orange, Depth::True, Some(Color::Rgb(0xe5, 0xa0, 0x5a))),
            (orange, Depth::Indexed, Some(Color::Indexed(179))),
            (orange, Depth::Ansi, Some(Color::Yellow)),
            (orange, Depth::None, None),
            (ground, Depth::Indexed, Some(Color::Indexed(236))),
            (ground, Depth::Ansi, None),
        ];
        for (colour, depth, expected) in table {
            assert_eq!(shown(colour, depth), expected, "{colour:?} at {depth:?}");
        }
        assert_eq!(Colour::parse("none"), None);
        assert_eq!(Colour::parse("#12345"), None);
    }
}
