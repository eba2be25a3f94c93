//! Themes: what the highlighting's tags look like.

/// Whether the terminal's ground is dark or light.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Background {
    Dark,
    Light,
}

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

/// What each tag looks like.
#[derive(Debug)]
pub struct Theme {}

impl Theme {
    /// The theme for a terminal.
    pub fn pick(background: Background, depth: Depth) -> Self {
        let _ = (background, depth);
        Self {}
    }

    /// The theme of this name, in as many colours as there are. None if there is none of this name.
    pub fn named(name: &str, depth: Depth) -> Option<Self> {
        let _ = (name, depth);
        None
    }

    /// The names that [`Theme::named`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ["dark", "light", "plain"].into_iter()
    }
}
