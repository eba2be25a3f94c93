//! What is laid over the drawing of a page: the fields of forms, text typed onto it, stamps, comments.
//!
//! Fields and typed text are part of what the page shows, so they go where they stand. Comments (sticky notes, notes on
//! highlighted words) show only once somebody opens them, and their words are not those of the article: they are
//! counted.

use hayro_font::kurbo::{Affine, Point, Rect};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::{Page, Resources};
use textwrap::{Options, WrapAlgorithm};

use super::canvas::{Glyph, GlyphStyle, PageCanvas};
use super::content::{ContentInterpreter, Interrupted, matrix};
use super::info::decode;

/// How many annotations a page may have.
const MOST: usize = 20_000;
/// Bytes that looking at one annotation counts for, beside those of its dictionary.
const EACH: usize = 256;
/// How far the parents of a field are followed.
const ANCESTORS: usize = 16;
/// How many choices of a field are looked at.
const CHOICES: usize = 10_000;
/// The size of letters where nothing tells it, in points; what it is multiplied by until the text fits, how often at
/// most, and the least.
const SIZE: f64 = 12.0;
const SMALLER: f64 = 0.85;
const TRIES: usize = 20;
const SMALLEST: f64 = 4.0;
/// The leading and the width of a letter, as shares of its size.
const LEADING: f64 = 1.15;
const WIDTH: f64 = 0.5;

/// Flags of an annotation that keep it off the screen: hidden, and not to be viewed.
const UNSEEN: u32 = 1 << 1 | 1 << 5;
/// The flag of a field that holds a password.
const PASSWORD: u32 = 1 << 13;

/// What is known of a field of a form, from its widget and its parents.
#[derive(Default)]
struct FormField<'a> {
    kind: Option<Name<'a>>,
    flags: Option<u32>,
    value: Option<Object<'a>>,
    choices: Option<Array<'a>>,
}

impl<'a> ContentInterpreter<'a, '_> {
    /// Puts what is laid over a page on its sheet.
    pub(super) fn annotations(
        &mut self,
        page: &Page<'a>,
        at: Affine,
        canvas: &mut PageCanvas,
    ) -> Result<(), Interrupted> {
        let Some(all) = page.raw().get::<Array<'_>>("Annots") else { return Ok(()) };
        for (nth, annotation) in all.iter::<Dict<'_>>().enumerate() {
            self.spend(annotation.data().len() + EACH)?;
            if nth == MOST {
                return Err(Interrupted::TooMuch);
            }
            if annotation.get::<u32>("F").unwrap_or(0) & UNSEEN == 0 {
                self.annotation(&annotation, page, at, canvas)?;
            }
        }
        Ok(())
    }

    fn annotation(
        &mut self,
        annotation: &Dict<'a>,
        page: &Page<'a>,
        at: Affine,
        canvas: &mut PageCanvas,
    ) -> Result<(), Interrupted> {
        let Some(kind) = annotation.get::<Name<'_>>("Subtype") else { return Ok(()) };
        let kind = kind.as_ref();
        if matches!(kind, b"Link" | b"Popup" | b"Sound" | b"Movie" | b"Screen" | b"3D" | b"RichMedia") {
            return Ok(());
        }
        let contents = annotation.get::<PdfString<'_>>("Contents").map(|text| decode(&text));
        let contents = contents.filter(|text| !text.trim().is_empty());
        let is_icon = matches!(kind, b"Text" | b"FileAttachment" | b"PrinterMark" | b"TrapNet");
        let is_on_words = matches!(kind, b"Highlight" | b"Underline" | b"Squiggly" | b"StrikeOut" | b"Caret" | b"Ink");
        if !is_icon && !is_on_words && self.appearance(annotation, page, at, canvas)? {
            return Ok(());
        }
        match kind {
            b"Widget" => {
                if let Some(value) = self.value(annotation)? {
                    self.write(&value, annotation, at, canvas)?;
                }
            }
            b"FreeText" => {
                if let Some(text) = contents {
                    self.write(&text, annotation, at, canvas)?;
                }
            }
            _ => canvas.comments += usize::from(contents.is_some()),
        }
        Ok(())
    }

    /// Draws what an annotation looks like. Whether there was anything to read in it.
    fn appearance(
        &mut self,
        annotation: &Dict<'a>,
        page: &Page<'a>,
        at: Affine,
        canvas: &mut PageCanvas,
    ) -> Result<bool, Interrupted> {
        let (Some(form), Some(place)) = (current_look(annotation), place(annotation)) else { return Ok(false) };
        let data = self.unpack(&form)?;
        let own = form.dict().get::<Dict<'_>>("Resources").or_else(|| {
            let catalog = page.xref().get::<Dict<'_>>(page.xref().root_id())?;
            catalog.get::<Dict<'_>>("AcroForm")?.get::<Dict<'_>>("DR")
        });
        let own = own.map(Resources::new);
        let own = own.as_ref().unwrap_or(page.resources());
        let matrix = matrix(&form);
        let bounds = form.dict().get::<hayro_syntax::object::Rect>("BBox").map_or(place, rect);
        let before = canvas.known();
        self.follow(&data, own, at * fitting(matrix.transform_rect_bbox(bounds), place) * matrix, canvas, 1)?;
        Ok(canvas.known() > before)
    }

    /// What is filled in in a field, if that is text.
    fn value(&mut self, widget: &Dict<'a>) -> Result<Option<String>, Interrupted> {
        let field = self.field(widget)?;
        let is_choice = match field.kind.as_ref().map(Name::as_ref) {
            Some(b"Tx") => false,
            Some(b"Ch") => true,
            _ => return Ok(None),
        };
        if field.flags.unwrap_or(0) & PASSWORD != 0 && !is_choice {
            return Ok(None);
        }
        let values = match field.value {
            Some(Object::String(text)) => vec![decode(&text)],
            Some(Object::Stream(stream)) => vec![decode(&self.unpack(&stream)?)],
            Some(Object::Array(all)) => {
                self.spend(all.data().len())?;
                all.iter::<PdfString<'_>>().take(CHOICES).map(|text| decode(&text)).collect()
            }
            _ => return Ok(None),
        };
        let Some(choices) = field.choices.filter(|_| is_choice) else { return Ok(Some(values.join(", "))) };
        self.spend(choices.data().len())?;
        let mut shown = values.clone();
        for choice in choices.iter::<Array<'_>>().take(CHOICES) {
            let names: Vec<String> = choice.iter::<PdfString<'_>>().take(2).map(|text| decode(&text)).collect();
            let [name, text] = names.as_slice() else { continue };
            for (value, shown) in values.iter().zip(&mut shown) {
                if value == name {
                    shown.clone_from(text);
                }
            }
        }
        Ok(Some(shown.join(", ")))
    }

    /// A field, with what it inherits.
    fn field(&mut self, widget: &Dict<'a>) -> Result<FormField<'a>, Interrupted> {
        let mut field = FormField::default();
        let mut next = Some(widget.clone());
        for _ in 0..ANCESTORS {
            let Some(dict) = next else { break };
            self.spend(dict.data().len())?;
            field.kind = field.kind.or_else(|| dict.get("FT"));
            field.flags = field.flags.or_else(|| dict.get("Ff"));
            field.value = field.value.or_else(|| dict.get("V"));
            field.choices = field.choices.or_else(|| dict.get("Opt"));
            next = dict.get("Parent");
        }
        Ok(field)
    }

    /// Writes a text into the rectangle of an annotation, in lines that fit, as a program would that shows it.
    fn write(
        &mut self,
        text: &str,
        annotation: &Dict<'_>,
        at: Affine,
        canvas: &mut PageCanvas,
    ) -> Result<(), Interrupted> {
        let Some(place) = place(annotation) else { return Ok(()) };
        self.spend(text.len() * TRIES)?;
        let mut size = said_size(annotation).unwrap_or(SIZE);
        let mut lines = broken(text, place.width(), size);
        for _ in 0..TRIES {
            if lines.len() < 2 || size < SMALLEST || height(&lines, size) <= place.height() {
                break;
            }
            size *= SMALLER;
            lines = broken(text, place.width(), size);
        }
        let [a, b, ..] = at.as_coeffs();
        // A single line stands in the middle of its field, several begin at the top.
        let space = if lines.len() == 1 { (place.height() - size) / 2.0 } else { 0.0 };
        let mut y = place.y1 - space - 0.8 * size;
        for line in lines {
            let mut x = place.x0;
            for c in line.chars() {
                let (from, to) = (at * Point::new(x, y), at * Point::new(x + WIDTH * size, y));
                canvas.put(&Glyph {
                    text: Some(c.encode_utf8(&mut [0; 4])),
                    from: (from.x, from.y),
                    to: (to.x, to.y),
                    size,
                    along: (a, b),
                    style: GlyphStyle::default(),
                });
                x += WIDTH * size;
            }
            canvas.end_word();
            y -= LEADING * size;
        }
        Ok(())
    }
}

/// The form that shows an annotation in the state it is in.
fn current_look<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    let looks = annotation.get::<Dict<'_>>("AP")?;
    if let Some(form) = looks.get::<Stream<'_>>("N") {
        return Some(form);
    }
    let state = annotation.get::<Name<'_>>("AS")?;
    looks.get::<Dict<'_>>("N")?.get::<Stream<'_>>(&state)
}

fn place(annotation: &Dict<'_>) -> Option<Rect> {
    annotation.get::<hayro_syntax::object::Rect>("Rect").map(rect)
}

fn rect(rect: hayro_syntax::object::Rect) -> Rect {
    Rect::new(rect.x0, rect.y0, rect.x1, rect.y1).abs()
}

/// What brings one rectangle onto another.
fn fitting(from: Rect, to: Rect) -> Affine {
    let share = |to: f64, from: f64| if from > 0.0 && to > 0.0 { to / from } else { 1.0 };
    let (x, y) = (share(to.width(), from.width()), share(to.height(), from.height()));
    Affine::translate((to.x0, to.y0)) * Affine::scale_non_uniform(x, y) * Affine::translate((-from.x0, -from.y0))
}

/// The size that the default look of an annotation names ("/Helv 12 Tf 0 g").
fn said_size(annotation: &Dict<'_>) -> Option<f64> {
    let look = annotation.get::<PdfString<'_>>("DA")?;
    let look = String::from_utf8_lossy(&look).into_owned();
    let (before, _) = look.split_once("Tf")?;
    before.split_ascii_whitespace().next_back()?.parse().ok().filter(|size| (SMALLEST..=100.0).contains(size))
}

/// A text in lines of so many letters as a rectangle of this width takes.
fn broken(text: &str, width: f64, size: f64) -> Vec<String> {
    let options = Options::new(letters(width, size)).wrap_algorithm(WrapAlgorithm::FirstFit);
    let mut lines = Vec::new();
    for paragraph in text.split(['\n', '\r']).filter(|paragraph| !paragraph.trim().is_empty()) {
        for line in textwrap::wrap(paragraph, &options) {
            lines.push(line.into_owned());
        }
    }
    lines
}

/// How many letters of a size go into a width; never so few that words fall apart.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 12 and 4096")]
fn letters(width: f64, size: f64) -> usize {
    (width / (WIDTH * size)).clamp(12.0, 4096.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^53 lines")]
fn height(lines: &[String], size: f64) -> f64 {
    lines.len() as f64 * LEADING * size
}
