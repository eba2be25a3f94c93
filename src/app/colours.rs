//! What the terminal can show: how many colours, on which ground.

use std::io::{self, IsTerminal};
use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::view::{Background, Depth};

/// How long the first frame may wait for the terminal to say what its ground is.
const PATIENCE: Duration = Duration::from_millis(80);

/// Terminals that show 24 bits, known by the beginning of `TERM`: over ssh nothing else comes along.
const TRUE_COLOUR: [&str; 6] = ["alacritty", "foot", "wezterm", "xterm-ghostty", "xterm-kitty", "contour"];

/// How many colours to use, from the environment's variables.
///
/// <https://no-color.org> and <https://bixense.com/clicolors> say what `NO_COLOR` and `CLICOLOR` mean.
pub(super) fn depth(variable: impl Fn(&str) -> Option<String>) -> Depth {
    let variable = |name| variable(name).unwrap_or_default();
    let term = variable("TERM");
    if !variable("NO_COLOR").is_empty() || variable("CLICOLOR") == "0" || term == "dumb" || term.starts_with("vt") {
        Depth::None
    } else if term == "linux" {
        Depth::Ansi
    } else if matches!(variable("COLORTERM").as_str(), "truecolor" | "24bit")
        || term.ends_with("-direct")
        || TRUE_COLOUR.iter().any(|it| term.starts_with(it))
    {
        Depth::True
    } else if term.contains("256color") {
        Depth::Indexed
    } else {
        Depth::Ansi
    }
}

/// Whether the terminal is dark or light: asks it, else guesses. Nobody else may
/// read from it yet.
pub(super) fn background(depth: Depth) -> Background {
    if depth > Depth::None
        && io::stdout().is_terminal()
        && let Ok(mode) = theme_mode(options())
    {
        return match mode {
            ThemeMode::Dark => Background::Dark,
            ThemeMode::Light => Background::Light,
        };
    }
    guess(&std::env::var("COLORFGBG").unwrap_or_default())
}

fn options() -> QueryOptions {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    options
}

/// The ground as `COLORFGBG` gives it, such as `15;0` or `0;default;15`: the number of a colour stands last.
/// Dark if it says nothing.
fn guess(colorfgbg: &str) -> Background {
    match colorfgbg.rsplit(';').next().and_then(|it| it.parse().ok()) {
        Some(7 | 9..=15) => Background::Light,
        Some(0..=u8::MAX) | None => Background::Dark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_the_depth() {
        for (variables, expected) in [
            ("", Depth::Ansi),
            ("TERM=xterm", Depth::Ansi),
            ("TERM=xterm-256color", Depth::Indexed),
            ("TERM=tmux-256color", Depth::Indexed),
            ("TERM=xterm-256color COLORTERM=truecolor", Depth::True),
            ("TERM=xterm COLORTERM=24bit", Depth::True),
            ("TERM=xterm COLORTERM=yes", Depth::Ansi),
            ("TERM=xterm-direct", Depth::True),
            ("TERM=xterm-kitty", Depth::True),
            ("TERM=linux COLORTERM=truecolor", Depth::Ansi),
            ("TERM=dumb COLORTERM=truecolor", Depth::None),
            ("TERM=vt220", Depth::None),
            ("TERM=xterm-256color NO_COLOR=1", Depth::None),
            ("TERM=xterm-256color NO_COLOR=0", Depth::None),
            ("TERM=xterm-256color NO_COLOR=", Depth::Indexed),
            ("TERM=xterm-256color CLICOLOR=0", Depth::None),
            ("TERM=xterm-256color CLICOLOR=1", Depth::Indexed),
        ] {
            let variable = |name: &str| {
                let mut pairs = variables.split(' ').filter_map(|pair| pair.split_once('='));
                pairs.find(|(it, _)| *it == name).map(|(_, value)| value.to_owned())
            };
            assert_eq!(depth(variable), expected, "{variables}");
        }
    }

    #[test]
    fn colorfgbg_tells_the_ground() {
        for (value, expected) in [
            ("", Background::Dark),
            ("15;0", Background::Dark),
            ("0;15", Background::Light),
            ("0;default;15", Background::Light),
            ("0;7", Background::Light),
            ("7;8", Background::Dark),
            ("12;default", Background::Dark),
        ] {
            assert_eq!(guess(value), expected, "{value}");
        }
    }
}
