//! The characters of fonts that do not name them directly.
//!
//! Most fonts map their codes to Unicode, or name their glyphs as the Adobe Glyph List does; `hayro-font` knows those.
//! Of the others, some use a numbered collection of characters (Chinese, Japanese, Korean), some embed a TrueType
//! program whose own tables say which character a glyph is of, and the bitmap fonts of dvips name each glyph by its
//! number in an encoding of TeX. What none of this explains stays unknown: a wrong letter is worse than a missing one.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use encoding_rs::WINDOWS_1252;
use hayro_font::hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_font::{CMapResolverFn, FontGlyph, OutlineGlyph};
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use skrifa::raw::ps::UnicodeCharmap;

use super::tex;
use super::unpack;

/// How many predefined character maps the fonts of one file may ask for together. Each takes up to a megabyte.
const PREDEFINED: usize = 128;
/// How many characters or names are taken from the tables of one font program.
const CHARACTERS: usize = 1 << 17;

/// The predefined character maps, as many of them as one file may use.
pub(super) fn predefined() -> CMapResolverFn {
    let used = AtomicUsize::new(0);
    Arc::new(move |name| {
        let is_allowed = used.fetch_add(1, Ordering::Relaxed) < PREDEFINED;
        hayro_cmap::load_embedded(name).filter(|_| is_allowed)
    })
}

/// The character maps that were read.
#[derive(Default)]
pub(super) struct Maps {
    /// The predefined ones, by their names.
    named: HashMap<Vec<u8>, Option<Rc<CMap>>>,
}

impl Maps {
    fn named(&mut self, name: CMapName<'_>, resolver: &CMapResolverFn) -> Option<Rc<CMap>> {
        let key = name.to_bytes().to_vec();
        if let Some(map) = self.named.get(&key) {
            return map.clone();
        }
        let map = match name {
            CMapName::IdentityH => Some(CMap::identity_h()),
            CMapName::IdentityV => Some(CMap::identity_v()),
            _ => resolver(name).and_then(|data| parse(data, resolver)),
        };
        let map = map.map(Rc::new);
        self.named.insert(key, map.clone());
        map
    }
}

fn parse(data: &[u8], resolver: &CMapResolverFn) -> Option<CMap> {
    let resolver = Arc::clone(resolver);
    CMap::parse(data, move |name| resolver(name))
}

/// What else is known about the codes of a font.
#[derive(Default)]
pub(super) struct Letters {
    collection: Option<Collection>,
    /// Codes that glyphs are named after.
    numbered: HashMap<u32, String>,
    /// Whether the codes are those of Windows, as far as is known.
    is_windows: bool,
    /// The characters of the glyphs of the font program, if there is one in the file.
    program: Option<OnceCell<HashMap<u32, char>>>,
    kind: FontKind,
}

/// The kinds of fonts, as PDF tells them apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum FontKind {
    /// Its codes are bytes.
    #[default]
    Simple,
    /// The same, and its glyphs are drawn by instructions of the file.
    Type3,
    /// Its codes are of any length and stand for numbers in a collection of characters.
    Composite,
}

impl FontKind {
    /// The kind of the font that a dictionary describes.
    fn of(dict: &Dict<'_>) -> Self {
        if dict.contains_key("DescendantFonts") {
            return Self::Composite;
        }
        let is_drawn = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Type3");
        if is_drawn { Self::Type3 } else { Self::Simple }
    }
}

/// A collection of numbered characters.
struct Collection {
    /// From codes to numbers.
    numbers: Rc<CMap>,
    /// From numbers to characters.
    characters: Rc<CMap>,
}

impl Letters {
    /// What the dictionary of a font says. `descendant` and `descriptor` are those it names.
    pub(super) fn of(
        dict: &Dict<'_>,
        descendant: &Dict<'_>,
        descriptor: &Dict<'_>,
        maps: &mut Maps,
        resolver: &CMapResolverFn,
    ) -> Self {
        let kind = FontKind::of(dict);
        let is_composite = kind == FontKind::Composite;
        let is_embedded = descriptor.contains_key("FontFile2") || descriptor.contains_key("FontFile3");
        Self {
            collection: if is_composite { Collection::of(dict, descendant, maps, resolver) } else { None },
            numbered: if is_composite { HashMap::new() } else { numbered(dict, kind) },
            is_windows: false,
            program: is_embedded.then(OnceCell::new),
            kind,
        }
    }

    /// The codes of Windows.
    pub(super) fn windows() -> Self {
        Self { is_windows: true, ..Self::default() }
    }

    /// The characters of a code whose glyph says nothing of them.
    pub(super) fn text(&self, code: u32, glyph: &FontGlyph<'_>) -> Option<String> {
        if let Some(text) = self.numbered.get(&code) {
            return Some(text.clone());
        }
        if let Some(text) = self.collection.as_ref().and_then(|collection| collection.text(code)) {
            return Some(text);
        }
        if self.is_windows {
            return windows(code).map(String::from);
        }
        let FontGlyph::Outline(glyph) = glyph else { return None };
        let characters = self.program.as_ref()?.get_or_init(|| characters(glyph, self.kind));
        characters.get(&glyph.glyph_id().to_u32()).copied().map(String::from)
    }
}

impl Collection {
    fn of(dict: &Dict<'_>, descendant: &Dict<'_>, maps: &mut Maps, resolver: &CMapResolverFn) -> Option<Self> {
        let numbers = match dict.get::<Object<'_>>("Encoding")? {
            Object::Name(name) => maps.named(CMapName::from_bytes(&name), resolver)?,
            Object::Stream(stream) => {
                let data = unpack::data(&stream).ok()?.data;
                Rc::new(parse(&data, resolver)?)
            }
            _ => return None,
        };
        let said = descendant.get::<Dict<'_>>("CIDSystemInfo");
        let said = said.and_then(|info| Some((info.get::<PdfString<'_>>("Registry")?, info.get("Ordering")?)));
        let said = said
            .map(|(registry, ordering): (_, PdfString<'_>)| CidFamily::from_registry_ordering(&registry, &ordering));
        let own = numbers.metadata().character_collection.as_ref().map(|collection| collection.family.clone());
        let name = said.and_then(|family| family.ucs2_cmap()).or_else(|| own.and_then(|family| family.ucs2_cmap()))?;
        Some(Self { characters: maps.named(name, resolver)?, numbers })
    }

    fn text(&self, code: u32) -> Option<String> {
        let number = (1..=4).find_map(|length| self.numbers.lookup_cid_code(code, length))?;
        match self.characters.lookup_bf_string(number)? {
            BfString::Char(c) => Some(c.to_string()),
            BfString::String(text) => Some(text),
        }
    }
}

fn windows(code: u32) -> Option<char> {
    let byte = u8::try_from(code).ok().filter(|byte| *byte >= b' ')?;
    let bytes = [byte];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|c| !c.is_control())
}

/// The characters of the glyphs of a font program, by its table of characters, else by its names of glyphs.
fn characters(glyph: &OutlineGlyph, kind: FontKind) -> HashMap<u32, char> {
    let mut found = HashMap::new();
    let Some(font) = glyph.font_data().and_then(|program| skrifa::Font::new(program.data, 0)) else { return found };
    let charmap = font.charmap();
    // A table for codes of the Macintosh numbers the glyphs of a composite font and says nothing else.
    if !(kind == FontKind::Composite && charmap.unicode_is_mac_roman()) {
        for (code, glyph) in charmap.unicodes().take(CHARACTERS) {
            let code = if charmap.unicode_is_symbol() { code & 0xff } else { code };
            if let Some(c) = char::from_u32(code).filter(|c| !c.is_control()) {
                found.entry(glyph.to_u32()).or_insert(c);
            }
        }
    }
    if found.is_empty() {
        let names: Vec<_> = font.glyph_names().take(CHARACTERS).collect();
        let by_name = UnicodeCharmap::from_glyph_names(names.iter().map(|(glyph, name)| (*glyph, name.as_str())));
        for (code, glyph) in by_name.iter() {
            if let Some(c) = char::from_u32(code).filter(|c| !c.is_control()) {
                found.entry(glyph.to_u32()).or_insert(c);
            }
        }
    }
    found
}

/// The codes of a simple font whose glyphs are named after them ("a65", "c65", "char65"), and what they stand for.
fn numbered(dict: &Dict<'_>, kind: FontKind) -> HashMap<u32, String> {
    let Some(encoding) = dict.get::<Dict<'_>>("Encoding") else { return HashMap::new() };
    let Some(differences) = encoding.get::<Array<'_>>("Differences") else { return HashMap::new() };
    let (mut code, mut codes, mut is_tex) = (0_i64, Vec::new(), kind == FontKind::Type3);
    for item in differences.iter::<Object<'_>>() {
        match item {
            Object::Number(number) => code = number.as_i64(),
            Object::Name(name) => {
                let number = number_in(name.as_str(), kind);
                let named = u8::try_from(code).ok().filter(|code| number == Some(*code));
                is_tex &= named.is_none() || name.as_str().starts_with('a');
                codes.extend(named);
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    let tex = is_tex.then(|| tex::Encoding::of(&codes));
    let text = |code: u8| match tex {
        Some(tex) => tex.text(code),
        None => windows(u32::from(code)).map(String::from),
    };
    codes.into_iter().filter_map(|code| Some((u32::from(code), text(code)?))).collect()
}

/// The number in the name of a glyph that is nothing else. Outside of fonts that draw their glyphs themselves, most
/// such numbers are places in the font program, and only some letters are known to stand before codes.
fn number_in(name: &str, kind: FontKind) -> Option<u8> {
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let (letters, _) = name.split_at(name.len() - digits.len());
    let is_known = matches!(letters, "a" | "c" | "C" | "char" | "chr")
        || (kind == FontKind::Type3 && (1..=4).contains(&letters.len()));
    digits.parse().ok().filter(|_| is_known && digits.len() <= 3)
}
