//! TrueType fonts made for tests: no outlines, and such tables of characters as a test asks for.

/// A font with these glyphs after the first, which is the one for characters that are missing.
#[derive(Clone, Copy)]
pub(super) struct Sfnt<'a> {
    /// The names of the glyphs.
    pub(super) glyphs: &'a [&'a str],
    pub(super) cmap: Cmap<'a>,
    /// Whether the font holds the names.
    pub(super) has_names: bool,
}

/// The table that tells the glyphs of characters.
#[derive(Clone, Copy)]
pub(super) enum Cmap<'a> {
    None,
    /// Of Windows, for characters of Unicode.
    Unicode(&'a [(char, u16)]),
    /// Of Windows, for symbols.
    Symbols(&'a [(u8, u16)]),
    /// Of the Macintosh.
    Macintosh(&'a [(u8, u16)]),
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

impl Sfnt<'_> {
    /// The file of the font.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let count = u16::try_from(self.glyphs.len()).unwrap() + 1;
        let head = [
            words(&[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000]),
            vec![0; 16],
            words(&[0, 0, 1000, 1000, 0, 8, 2, 0, 0]),
        ];
        let hhea = words(&[1, 0, 800, 0, 0, 600, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
        let maxp = [words(&[1, 0, count]), vec![0; 26]].concat();
        let hmtx = [words(&[500, 0]), vec![0; usize::from(count - 1) * 2]].concat();
        let loca = vec![0; usize::from(count + 1) * 2];
        let mut tables = vec![
            (*b"glyf", vec![0; 4]),
            (*b"head", head.concat()),
            (*b"hhea", hhea),
            (*b"hmtx", hmtx),
            (*b"loca", loca),
            (*b"maxp", maxp),
            (*b"post", self.post(count)),
        ];
        if let Some(cmap) = self.cmap.bytes() {
            tables.insert(0, (*b"cmap", cmap));
        }
        file(&tables)
    }

    fn post(&self, count: u16) -> Vec<u8> {
        if !self.has_names {
            return [words(&[3, 0]), vec![0; 28]].concat();
        }
        let numbers: Vec<u16> = (0..count).map(|glyph| if glyph == 0 { 0 } else { 257 + glyph }).collect();
        let names = self.glyphs.iter().flat_map(|name| {
            let length = u8::try_from(name.len()).unwrap();
            [vec![length], name.as_bytes().to_vec()].concat()
        });
        [words(&[2, 0]), vec![0; 28], words(&[count]), words(&numbers), names.collect()].concat()
    }
}

impl Cmap<'_> {
    fn bytes(self) -> Option<Vec<u8>> {
        let (platform, encoding, codes): (u16, u16, Vec<(u16, u16)>) = match self {
            Self::None => return None,
            Self::Unicode(all) => {
                (3, 1, all.iter().map(|(c, glyph)| (u16::try_from(u32::from(*c)).unwrap(), *glyph)).collect())
            }
            Self::Symbols(all) => (3, 0, all.iter().map(|(code, glyph)| (0xf000 + u16::from(*code), *glyph)).collect()),
            Self::Macintosh(all) => (1, 0, all.iter().map(|(code, glyph)| (u16::from(*code), *glyph)).collect()),
        };
        let head = [words(&[0, 1, platform, encoding]), 12_u32.to_be_bytes().to_vec()].concat();
        let table = if platform == 1 { table_of_bytes(&codes) } else { table_of_segments(codes) };
        Some([head, table].concat())
    }
}

/// Format 0.
fn table_of_bytes(codes: &[(u16, u16)]) -> Vec<u8> {
    let mut glyphs = [0_u8; 256];
    for (code, glyph) in codes {
        glyphs[usize::from(*code)] = u8::try_from(*glyph).unwrap();
    }
    [words(&[0, 262, 0]), glyphs.to_vec()].concat()
}

/// Format 4, with a segment for each code.
fn table_of_segments(mut codes: Vec<(u16, u16)>) -> Vec<u8> {
    codes.sort_unstable();
    codes.push((0xffff, 0));
    let count = u16::try_from(codes.len()).unwrap();
    let ends: Vec<u16> = codes.iter().map(|(code, _)| *code).collect();
    let deltas: Vec<u16> = codes.iter().map(|(code, glyph)| glyph.wrapping_sub(*code)).collect();
    let head = words(&[4, 16 + 8 * count, 0, 2 * count, 0, 0, 0]);
    [head, words(&ends), words(&[0]), words(&ends), words(&deltas), words(&vec![0; codes.len()])].concat()
}

fn file(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap();
    let mut file = words(&[1, 0, count, 0, 0, 0]);
    let mut at = u32::from(12 + 16 * count);
    for (tag, data) in tables {
        let length = u32::try_from(data.len()).unwrap();
        file.extend([tag.as_slice(), &[0; 4], &at.to_be_bytes(), &length.to_be_bytes()].concat());
        at += length.next_multiple_of(4);
    }
    for (_, data) in tables {
        file.extend(data);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}
