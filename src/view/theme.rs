//! Themes: what the highlighting's tags look like. The only place with colours; the themes themselves are data
//! in `assets/themes`.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use super::colour::{Colour, Depth, mixed, shown};
use crate::reader::Hue;

/// Whether the terminal's ground is dark or light.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Background {
    Dark,
    Light,
}

/// The themes by name.
const THEMES: [(&str, &str); 3] = [
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("plain", include_str!("../../assets/themes/plain.toml")),
];

/// What each tag looks like in a terminal with so many colours.
#[derive(Clone, Debug)]
pub struct Theme {
    name: &'static str,
    depth: Depth,
    text: Option<Colour>,
    hues: Vec<Option<Colour>>,
    grey: Option<Colour>,
    tags: BTreeMap<String, TagStyle>,
}

/// A theme as it stands in its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    text: String,
    hues: Vec<String>,
    grey: String,
    tags: BTreeMap<String, TagStyle>,
}

/// What one tag looks like.
#[derive(Clone, Default, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "these are the attributes that a terminal has")]
struct TagStyle {
    fg: Option<ThemeColour>,
    bg: Option<ThemeColour>,
    bold: bool,
    dim: bool,
    italic: bool,
    underline: bool,
    strike: bool,
    reverse: bool,
    /// Whether attributes of tags further out are taken off.
    plain: bool,
}

/// A colour of a look.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
enum ThemeColour {
    /// The hue of whoever speaks.
    Source,
    /// The same, nearer to the text.
    SourceSoft,
    /// The same, nearer to grey; dim where there are too few colours.
    SourceFaint,
    /// A colour of its own.
    Own(Colour),
}

impl TryFrom<String> for ThemeColour {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        match name.as_str() {
            "source" => Ok(Self::Source),
            "source-soft" => Ok(Self::SourceSoft),
            "source-faint" => Ok(Self::SourceFaint),
            name => Colour::parse(name).map(Self::Own).ok_or_else(|| format!("no such colour: {name}")),
        }
    }
}

impl Theme {
    /// The theme for a terminal.
    pub fn pick(background: Background, depth: Depth) -> Self {
        let name = match background {
            Background::Dark => "dark",
            Background::Light => "light",
        };
        Self::named(name, depth).expect("the themes that are picked are there")
    }

    /// The theme of this name, in as many colours as there are; without colours every theme is the plain one.
    /// None if there is none of this name.
    pub fn named(name: &str, depth: Depth) -> Option<Self> {
        let (name, _) = *THEMES.iter().find(|(it, _)| *it == name)?;
        let name = if depth == Depth::None { "plain" } else { name };
        let (_, text) = THEMES.iter().find(|(it, _)| *it == name)?;
        let file: File = toml::from_str(text).expect("the themes in assets are valid");
        Some(Self {
            name,
            depth,
            text: Colour::parse(&file.text),
            hues: file.hues.iter().map(|hue| Colour::parse(hue)).collect(),
            grey: Colour::parse(&file.grey),
            tags: file.tags,
        })
    }

    /// The names that [`Theme::named`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        THEMES.iter().map(|(name, _)| *name)
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether hues can be told apart; if not, patterns have to do.
    pub fn has_colours(&self) -> bool {
        self.depth != Depth::None && self.hues.iter().any(Option::is_some)
    }

    /// What a tag looks like, as a change to what lies under it. `hue` is whose words they are.
    pub fn style(&self, tag: &str, hue: Option<Hue>) -> Style {
        let Some(look) = self.look(tag) else { return Style::new() };
        let mut style = Style::new();
        if look.plain {
            style = style.remove_modifier(Modifier::all());
        }
        style.fg = look.fg.and_then(|ink| self.colour(ink, hue));
        style.bg = look.bg.and_then(|ink| self.colour(ink, hue));
        let attributes = [
            (look.bold, Modifier::BOLD),
            (look.dim || look.fg.is_some_and(|ink| self.dims(ink)), Modifier::DIM),
            (look.italic, Modifier::ITALIC),
            (look.underline, Modifier::UNDERLINED),
            (look.strike, Modifier::CROSSED_OUT),
            (look.reverse, Modifier::REVERSED),
        ];
        attributes.into_iter().filter(|(is_on, _)| *is_on).fold(style, |style, (_, it)| style.add_modifier(it))
    }

    /// Whether a tag or one that it falls back on stands in the theme.
    pub fn knows(&self, tag: &str) -> bool {
        self.look(tag).is_some()
    }

    /// The look of a tag, or of the nearest one of which its name is a continuation.
    fn look(&self, tag: &str) -> Option<&TagStyle> {
        fn shorter<'a>(tag: &&'a str) -> Option<&'a str> {
            tag.rsplit_once('.').map(|(front, _)| front)
        }
        std::iter::successors(Some(tag), shorter).find_map(|tag| self.tags.get(tag))
    }

    fn colour(&self, ink: ThemeColour, hue: Option<Hue>) -> Option<Color> {
        let colour = match ink {
            ThemeColour::Source => self.hue(hue)?,
            ThemeColour::SourceSoft => mixed(self.hue(hue)?, self.text?),
            ThemeColour::SourceFaint if self.dims(ink) => self.hue(hue)?,
            ThemeColour::SourceFaint => mixed(self.hue(hue)?, self.grey?),
            ThemeColour::Own(colour) => colour,
        };
        shown(colour, self.depth)
    }

    /// Whether an ink that is to be fainter than another can only be so by being dim: there are too few colours
    /// for one between.
    fn dims(&self, ink: ThemeColour) -> bool {
        matches!(ink, ThemeColour::SourceFaint) && self.depth < Depth::True
    }

    fn hue(&self, hue: Option<Hue>) -> Option<Colour> {
        match hue {
            Some(Hue::Nth(nth)) => self.hues[nth % self.hues.len()],
            Some(Hue::Grey) | None => self.grey,
        }
    }
}
