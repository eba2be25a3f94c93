//! The drawing of a page, followed as far as text goes: where each glyph stands.

use std::borrow::Cow;
use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::canvas::{Glyph, GlyphStyle, LinkArea, PageCanvas};
use super::font::{Face, Fonts};
use super::unpack::{self, TooLarge, Unpacked};
use crate::ingest::{Hints, Refused};

/// How deep forms may stand in forms.
const DEEPEST: usize = 16;
/// How many graphics states may be kept at once.
const STATES: usize = 256;
/// Bytes that are gone through for the drawing of one page, packed and unpacked, those of forms counted each time.
const PAGE: usize = 64 << 20;
/// The same for all pages together.
const ALL_PAGES: usize = 1 << 30;
/// Glyphs that a page may hold; the fullest page of a newspaper has thirty thousand.
const GLYPHS: usize = 1 << 20;
/// Streams that a page may be drawn by.
const STREAMS: usize = 1024;
/// Links that a page may have.
const LINKS: usize = 200;
/// The longest address in bytes.
const ADDRESS: usize = 8192;
/// How many instructions are followed before somebody asks whether to go on.
const BREATH: usize = 4096;

/// Why a page was not followed to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Interrupted {
    /// Nobody waits for it.
    Stopped(Refused),
    /// It asks for more than a page may.
    TooMuch,
}

impl From<TooLarge> for Interrupted {
    fn from(_: TooLarge) -> Self {
        Self::TooMuch
    }
}

/// Follows the drawing of pages.
pub(super) struct ContentInterpreter<'a, 'h> {
    fonts: Fonts<'a>,
    hints: &'h Hints<'h>,
    /// Bytes that may still be gone through.
    allowance: usize,
    page_allowance: usize,
    instructions: usize,
}

#[derive(Clone)]
struct GraphicsState<'a> {
    at: Affine,
    font: Option<Rc<Face<'a>>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

/// What a stream of drawing works on.
struct StreamState<'a> {
    state: GraphicsState<'a>,
    kept: Vec<GraphicsState<'a>>,
    matrix: Affine,
    line: Affine,
    /// For all marked content that is open: whether it is no part of the article.
    marked: Vec<bool>,
}

impl<'a, 'h> ContentInterpreter<'a, 'h> {
    pub(super) fn new(hints: &'h Hints<'h>) -> Self {
        Self { fonts: Fonts::new(), hints, allowance: ALL_PAGES, page_allowance: 0, instructions: 0 }
    }

    /// What stands on a page, and why that is not all of it, if so.
    pub(super) fn page(&mut self, page: &Page<'a>) -> (PageCanvas, Option<Interrupted>) {
        let (width, height) = page.render_dimensions();
        let start = Affine::new(page.initial_transform(false).as_coeffs());
        let areas = areas(page, start);
        let mut canvas = PageCanvas::new(f64::from(width), f64::from(height), areas);
        self.page_allowance = PAGE.min(self.allowance);
        if self.allowance == 0 {
            return (canvas, Some(Interrupted::TooMuch));
        }
        let drawn = self.drawing(page).and_then(|data| self.follow(&data, page.resources(), start, &mut canvas, 0));
        let drawn = drawn.and_then(|()| self.annotations(page, start, &mut canvas));
        if drawn == Err(Interrupted::TooMuch) {
            // Finding that out cost time, whatever was followed.
            self.allowance = self.allowance.saturating_sub(PAGE);
        }
        (canvas, drawn.err())
    }

    /// The drawing of a page, unpacked.
    fn drawing(&mut self, page: &Page<'a>) -> Result<Vec<u8>, Interrupted> {
        let mut drawing = Vec::new();
        let contents = page.raw().get::<Array<'_>>("Contents");
        let many = contents.iter().flat_map(Array::iter::<Stream<'_>>);
        for stream in page.raw().get::<Stream<'_>>("Contents").into_iter().chain(many).take(STREAMS) {
            drawing.extend_from_slice(&self.unpack(&stream)?);
            drawing.push(b'\n');
        }
        Ok(drawing)
    }

    /// A stream unpacked, if there is time for it: one that makes nothing at all takes as long as it is.
    pub(super) fn unpack(&mut self, stream: &Stream<'a>) -> Result<Cow<'a, [u8]>, Interrupted> {
        self.hints.go_on().map_err(Interrupted::Stopped)?;
        let Unpacked { data, work } = unpack::data(stream)?;
        self.spend(work + 64)?;
        Ok(data)
    }

    /// Takes so many bytes from what may be gone through for this page.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Interrupted> {
        self.page_allowance = self.page_allowance.checked_sub(bytes).ok_or(Interrupted::TooMuch)?;
        self.allowance = self.allowance.saturating_sub(bytes);
        Ok(())
    }

    /// Follows some drawing, whose text goes to the sheet.
    pub(super) fn follow(
        &mut self,
        data: &[u8],
        resources: &Resources<'a>,
        at: Affine,
        canvas: &mut PageCanvas,
        depth: usize,
    ) -> Result<(), Interrupted> {
        let mut text = StreamState::new(at);
        let mut instructions = TypedIter::new(data);
        while let Some(op) = instructions.next() {
            self.instructions += 1;
            if self.instructions.is_multiple_of(BREATH) {
                self.hints.go_on().map_err(Interrupted::Stopped)?;
            }
            match op {
                Op::TextFont(font) => {
                    text.state.font = self.fonts.named(&resources.fonts, font.0);
                    text.state.size = font.1.as_f64();
                }
                Op::XObject(form) => {
                    let form = resources.get_x_object(form.0).filter(|_| depth < DEEPEST && !text.is_hidden());
                    if let Some(form) = form {
                        self.form(&form, resources, text.state.at, canvas, depth)?;
                    }
                }
                Op::InlineImage(_) => canvas.pictures += 1,
                op => text.follow(&op, resources, canvas),
            }
            if canvas.glyphs > GLYPHS {
                return Err(Interrupted::TooMuch);
            }
        }
        Ok(())
    }

    fn form(
        &mut self,
        form: &Stream<'a>,
        resources: &Resources<'a>,
        at: Affine,
        canvas: &mut PageCanvas,
        depth: usize,
    ) -> Result<(), Interrupted> {
        let kind = form.dict().get::<Name<'_>>("Subtype");
        if kind.is_none_or(|kind| kind.as_ref() != b"Form") {
            canvas.pictures += 1;
            return Ok(());
        }
        let data = self.unpack(form)?;
        let own = form.dict().get::<Dict<'_>>("Resources").map(Resources::new);
        self.follow(&data, own.as_ref().unwrap_or(resources), at * matrix(form), canvas, depth + 1)
    }
}

impl StreamState<'_> {
    fn new(at: Affine) -> Self {
        let state = GraphicsState {
            at,
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Self { state, kept: Vec::new(), matrix: Affine::IDENTITY, line: Affine::IDENTITY, marked: Vec::new() }
    }

    fn is_hidden(&self) -> bool {
        self.marked.contains(&true)
    }

    fn follow(&mut self, op: &Op<'_, '_>, resources: &Resources<'_>, canvas: &mut PageCanvas) {
        match op {
            Op::SaveState(_) if self.kept.len() < STATES => self.kept.push(self.state.clone()),
            Op::RestoreState(_) => {
                if let Some(state) = self.kept.pop() {
                    self.state = state;
                }
            }
            Op::Transform(m) => self.state.at *= affine([m.0, m.1, m.2, m.3, m.4, m.5]),
            Op::BeginText(_) => self.set_matrix(Affine::IDENTITY),
            Op::SetTextMatrix(m) => self.set_matrix(affine([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::CharacterSpacing(value) => self.state.char_space = value.0.as_f64(),
            Op::WordSpacing(value) => self.state.word_space = value.0.as_f64(),
            Op::HorizontalScaling(value) => self.state.scale = value.0.as_f64() / 100.0,
            Op::TextLeading(value) => self.state.leading = value.0.as_f64(),
            Op::TextRise(value) => self.state.rise = value.0.as_f64(),
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::ShowText(text) => self.show(text.0, canvas),
            Op::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0, canvas);
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_space = text.0.as_f64();
                self.state.char_space = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2, canvas);
            }
            Op::ShowTexts(texts) => {
                for item in texts.0.iter::<Object<'_>>() {
                    match item {
                        Object::Number(by) => self.move_on(-by.as_f64() / 1000.0 * self.state.size * self.state.scale),
                        Object::String(text) => self.show(&text, canvas),
                        _ => {}
                    }
                }
            }
            Op::BeginMarkedContent(_) => self.marked.push(false),
            Op::BeginMarkedContentWithProperties(marked) => {
                let properties = match marked.1 {
                    Object::Dict(dict) => Some(dict.clone()),
                    Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
                    _ => None,
                };
                self.marked.push(marked.0.as_ref() == b"Artifact" && properties.is_some_and(|it| is_furniture(&it)));
            }
            Op::EndMarkedContent(_) => drop(self.marked.pop()),
            _ => {}
        }
    }

    fn set_matrix(&mut self, matrix: Affine) {
        (self.matrix, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_matrix(self.line * Affine::translate((x, y)));
    }

    /// Moves the pen along its line; that runs downwards in some fonts of Chinese and Japanese.
    fn move_on(&mut self, by: f64) {
        let is_downwards = self.state.font.as_ref().is_some_and(|face| !face.is_horizontal());
        self.matrix *= Affine::translate(if is_downwards { (0.0, -by) } else { (by, 0.0) });
    }

    fn show(&mut self, string: &[u8], canvas: &mut PageCanvas) {
        let is_hidden = self.is_hidden();
        let Some(face) = self.state.font.clone() else {
            if !is_hidden {
                canvas.put_unknown(string.len());
            }
            return;
        };
        let is_downwards = !face.is_horizontal();
        let mut at = 0;
        while at < string.len() && canvas.glyphs <= GLYPHS {
            let (code, number, length) = face.code(string, at);
            at += length;
            let before = self.state.at * self.matrix;
            let state = &self.state;
            let space = if number == 32 && length == 1 { state.word_space } else { 0.0 };
            let scale = if is_downwards { 1.0 } else { state.scale };
            let width = code.advance / 1000.0 * state.size * scale;
            let advance = width + (state.char_space + space) * scale;
            let place = |along: f64| {
                let point = if is_downwards { Point::new(0.0, -along) } else { Point::new(along, state.rise) };
                let point = before * point;
                (point.x, point.y)
            };
            let [a, b, c, d, ..] = before.as_coeffs();
            let flip = if state.size < 0.0 { -1.0 } else { 1.0 };
            let glyph = Glyph {
                text: code.text.as_deref(),
                from: place(0.0),
                to: place(width),
                size: (c * c + d * d).sqrt() * state.size.abs(),
                along: if is_downwards { (-c * flip, -d * flip) } else { (a * flip, b * flip) },
                style: GlyphStyle { link: None, ..face.style },
            };
            if !is_hidden {
                canvas.put(&glyph);
            }
            self.move_on(advance);
        }
    }
}

/// Whether what is marked so stands around the text of every page: heads, feet, page numbers.
fn is_furniture(properties: &Dict<'_>) -> bool {
    properties.get::<Name<'_>>("Type").is_some_and(|kind| kind.as_ref() == b"Pagination")
}

/// The links of a page that lead to addresses.
fn areas(page: &Page<'_>, at: Affine) -> Vec<LinkArea> {
    let Some(all) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let area = |link: Dict<'_>| {
        link.get::<Name<'_>>("Subtype").filter(|kind| kind.as_ref() == b"Link")?;
        let address = link.get::<Dict<'_>>("A")?.get::<hayro_syntax::object::String<'_>>("URI")?;
        let address = str::from_utf8(&address).ok().filter(|address| address.len() <= ADDRESS)?.into();
        let rect = link.get::<hayro_syntax::object::Rect>("Rect")?;
        let (from, to) = (at * Point::new(rect.x0, rect.y0), at * Point::new(rect.x1, rect.y1));
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let (bottom, top) = (from.y.min(to.y), from.y.max(to.y));
        Some(LinkArea { left, bottom, right, top, address })
    };
    all.iter::<Dict<'_>>().take(LINKS).filter_map(area).collect()
}

fn affine(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

/// What a form does to where it is drawn.
pub(super) fn matrix(form: &Stream<'_>) -> Affine {
    form.dict().get::<Array<'_>>("Matrix").and_then(|matrix| six(&matrix)).unwrap_or_default()
}

fn six(array: &Array<'_>) -> Option<Affine> {
    let numbers: Vec<Number> = array.iter::<Number>().take(6).collect();
    numbers.try_into().ok().map(affine)
}
