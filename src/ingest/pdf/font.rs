//! The fonts of a file: which characters and how wide the codes of a string are.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont};
use hayro_syntax::object::{Array, Dict, Name, Number, ObjRef, Object, Stream};

use super::canvas::{GlyphStyle, is_unknown};
use super::letters::{self, Letters, Maps};
use super::unpack;

/// What is gone through to unpack the fonts of a file together, in bytes; what comes of it is held.
const ALL_FONTS: usize = 256 << 20;
/// The highest code that a width is given for. hayro makes an entry for every code of a range that is named.
const HIGHEST_CODE: u32 = 0xffff;
/// Widths that a font gives ranges for, in codes.
const WIDTHS: u32 = 4 * HIGHEST_CODE;

/// A font as it is needed here.
pub(super) struct Face<'a> {
    font: Font<'a>,
    letters: Letters,
    pub(super) style: GlyphStyle,
    codes: RefCell<HashMap<u32, Rc<Code>>>,
}

/// What a code of a string stands for.
pub(super) struct Code {
    /// Its characters, if they are known.
    pub(super) text: Option<String>,
    /// How far it moves the pen along its line, in thousandths of the font's size: rightwards, or downwards if the
    /// font is written so.
    pub(super) advance: f64,
}

impl Face<'_> {
    /// The code that begins at `at` in a string, and its length in bytes.
    pub(super) fn code(&self, string: &[u8], at: usize) -> (Rc<Code>, u32, usize) {
        let (number, length) = self.font.read_code(string, at);
        let mut codes = self.codes.borrow_mut();
        let code = codes.entry(number).or_insert_with(|| {
            let glyph = self.font.glyph(self.font.map_code(number), number);
            let said = match &glyph {
                FontGlyph::Outline(glyph) => glyph.as_unicode(),
                FontGlyph::Type3(glyph) => glyph.as_unicode(),
            };
            let said = said.map(|text| match text {
                BfString::Char(c) => c.to_string(),
                BfString::String(text) => text,
            });
            let text = said.filter(|text| !is_unknown(text)).or_else(|| self.letters.text(number, &glyph));
            let advance = self.font.code_advance(number);
            Rc::new(Code { text, advance: if self.is_horizontal() { advance.x } else { -advance.y } })
        });
        (Rc::clone(code), number, length.max(1))
    }

    pub(super) fn is_horizontal(&self) -> bool {
        self.font.is_horizontal()
    }
}

/// Where a font stands in the file.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum FontKey {
    Object(ObjRef),
    /// Under a name in the dictionary whose text lies there, which all resources read from it share.
    Direct(*const [u8], Vec<u8>),
}

/// The fonts that were met.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    faces: HashMap<FontKey, Option<Rc<Face<'a>>>>,
    /// What stands in for fonts that are not there.
    helvetica: Option<Rc<Face<'a>>>,
    resolver: FontResolverFn,
    cmaps: CMapResolverFn,
    maps: Maps,
    allowance: usize,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            faces: HashMap::new(),
            helvetica: None,
            resolver: Arc::new(|query| {
                let font = match query {
                    FontQuery::Standard(font) => *font,
                    FontQuery::Fallback(query) => query.pick_standard_font(),
                };
                Some(font.get_font_data())
            }),
            cmaps: letters::predefined(),
            maps: Maps::default(),
            allowance: ALL_FONTS,
        }
    }

    /// The font that a page calls `name`: Helvetica if it has no such font, none if it is broken.
    pub(super) fn named(&mut self, fonts: &Dict<'a>, name: &Name<'_>) -> Option<Rc<Face<'a>>> {
        if !fonts.contains_key(name) {
            return self.helvetica();
        }
        let key = match fonts.get_ref(name) {
            Some(reference) => FontKey::Object(reference),
            None => FontKey::Direct(fonts.data(), name.as_ref().to_vec()),
        };
        if let Some(face) = self.faces.get(&key) {
            return face.clone();
        }
        let face = fonts.get::<Dict<'_>>(name).and_then(|dict| self.face(&dict)).map(Rc::new);
        self.faces.insert(key, face.clone());
        face
    }

    fn helvetica(&mut self) -> Option<Rc<Face<'a>>> {
        if self.helvetica.is_none() {
            let font = self.cache.standard_font(StandardFont::Helvetica, &self.resolver)?;
            let style = GlyphStyle::default();
            self.helvetica =
                Some(Rc::new(Face { font, letters: Letters::windows(), style, codes: RefCell::default() }));
        }
        self.helvetica.clone()
    }

    fn face(&mut self, dict: &Dict<'a>) -> Option<Face<'a>> {
        let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|all| all.iter::<Dict<'_>>().next());
        let descendant = descendant.unwrap_or_default();
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor").or_else(|| descendant.get("FontDescriptor"));
        let descriptor = descriptor.unwrap_or_default();
        let streams = [
            (dict, "ToUnicode"),
            (dict, "Encoding"),
            (&descendant, "CIDToGIDMap"),
            (&descriptor, "FontFile"),
            (&descriptor, "FontFile2"),
            (&descriptor, "FontFile3"),
        ];
        for (dict, key) in streams {
            if let Some(stream) = dict.get::<Stream<'_>>(key) {
                self.allowance = self.allowance.checked_sub(unpack::size(&stream).ok()?.work)?;
            }
        }
        if !has_sane_widths(dict, &descendant) {
            return None;
        }
        let style = style(dict, &descriptor);
        let Some(font) = self.cache.font(dict, &self.resolver, &self.cmaps) else {
            // A simple font that is broken still has codes, which are mostly those of Windows.
            let kind = dict.get::<Name<'_>>("Subtype")?;
            let is_simple = matches!(kind.as_ref(), b"Type1" | b"MMType1" | b"TrueType");
            let font = self.helvetica().filter(|_| is_simple)?.font.clone();
            return Some(Face { font, letters: Letters::windows(), style, codes: RefCell::default() });
        };
        let letters = Letters::of(dict, &descendant, &descriptor, &mut self.maps, &self.cmaps);
        Some(Face { font, letters, style, codes: RefCell::default() })
    }
}

/// Whether a font's widths are those of codes that there can be; hayro believes the numbers.
fn has_sane_widths(dict: &Dict<'_>, descendant: &Dict<'_>) -> bool {
    if dict.get::<Number>("FirstChar").is_some_and(|first| !(0..=255).contains(&first.as_i64())) {
        return false;
    }
    let is_sane = |key: &str, values: usize| {
        descendant.get::<Array<'_>>(key).is_none_or(|array| widths(&array, values).is_some_and(|all| all <= WIDTHS))
    };
    is_sane("W", 1) && is_sane("W2", 3)
}

/// How many codes the ranges of an array of widths cover, if they are sane; after a range stand so many `values`.
fn widths(array: &Array<'_>, values: usize) -> Option<u32> {
    let code = |object: &Object<'_>| match object {
        Object::Number(number) => u32::try_from(number.as_i64()).ok().filter(|&code| code <= HIGHEST_CODE),
        _ => None,
    };
    let mut items = array.iter::<Object<'_>>();
    let mut all = 0_u32;
    while let Some(first) = items.next() {
        let first = code(&first)?;
        match items.next()? {
            Object::Array(_) => {}
            last => {
                all = all.checked_add(code(&last)?.saturating_sub(first))?;
                let _ = items.by_ref().take(values).count();
            }
        }
    }
    Some(all)
}

/// How a font looks, by its name and its description.
fn style(dict: &Dict<'_>, descriptor: &Dict<'_>) -> GlyphStyle {
    const ITALIC: u32 = 1 << 6;
    const FORCE_BOLD: u32 = 1 << 18;
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
    let name = name.split_once('+').map_or(name.as_str(), |(_, name)| name);
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let flags = descriptor.get::<u32>("Flags").unwrap_or(0);
    let weight = descriptor.get::<f32>("FontWeight").unwrap_or(0.0);
    // The names of Computer Modern tell it in capitals.
    GlyphStyle {
        bold: has(&["Bold", "bold", "Black", "Heavy", "Semibold", "-Demi", "CMBX", "SFBX", "CMB1"])
            || flags & FORCE_BOLD != 0
            || weight >= 600.0,
        italic: has(&["Italic", "italic", "Oblique", "oblique", "-It", "CMTI", "CMSL", "SFTI", "SFSL"])
            || flags & ITALIC != 0,
        link: None,
    }
}
