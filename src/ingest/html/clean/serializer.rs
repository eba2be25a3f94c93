//! HTML as it is written.

use scraper::node::Element;

use crate::ingest::html::boilerplate;
use crate::ingest::html::elements::{PLACE, is_block};
use crate::ingest::html::parse::{LINE, is_void};

/// The attributes that anything after this looks at.
const ATTRIBUTES: &str = "id name href role rel itemprop lang start value reversed colspan rowspan alttext class \
                          epub:type summary type datetime hidden";
/// An address or a name is never longer than this, in bytes; a picture in an attribute is.
const LONGEST: usize = 8 * 1024;

/// The attribute that numbers the elements in the order in which they are written.
pub(in crate::ingest::html) const NUMBER: &str = "data-number";

/// Which of its classes and roles an element is written with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Names {
    All,
    /// Those that Readability takes for no bad sign; its id is written so that only [`PLACE`] knows it.
    Harmless,
    None,
}

/// HTML that is being written.
#[derive(Debug, Default)]
pub(super) struct HtmlSerializer {
    pub(super) html: String,
    /// The names of the elements that are open, empty for those of which only the content is written.
    open: Vec<String>,
    /// How many of them have a name.
    pub(super) depth: usize,
    /// How many elements were written.
    count: usize,
}

impl HtmlSerializer {
    /// Writes the tag of an element under a name, with some of its classes and its role.
    pub(super) fn open(&mut self, name: &str, element: &Element, names: Names, more: &str) {
        self.html.extend(["<", name]);
        for (attribute, value) in element.attrs() {
            let is_wanted = attribute == LINE || ATTRIBUTES.split(' ').any(|it| it == attribute);
            if !is_wanted || value.len() > LONGEST {
                continue;
            }
            match (attribute, names) {
                ("class" | "role", Names::None) | ("role", Names::Harmless) => {}
                ("class", Names::Harmless) => self.attribute(attribute, &boilerplate::harmless(value)),
                ("id", Names::Harmless) if boilerplate::harmless(value) != *value => self.attribute(PLACE, value),
                _ => self.attribute(attribute, value),
            }
        }
        self.count += 1;
        if is_block(name) {
            let number = self.count.to_string();
            self.attribute(NUMBER, &number);
        }
        if let Some(side) = alignment(element) {
            self.attribute("data-align", side);
        }
        if !more.is_empty() {
            self.attribute(more, "");
        }
        self.html.push('>');
        self.open.push(name.to_owned());
        self.depth += 1;
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.html.extend([" ", name, "=\""]);
        self.text(value);
        self.html.push('"');
    }

    /// Opens an element of which only the content is written.
    pub(super) fn pass(&mut self) {
        self.open.push(String::new());
    }

    /// Closes the innermost element.
    pub(super) fn close(&mut self) {
        let Some(name) = self.open.pop().filter(|name| !name.is_empty()) else { return };
        self.depth -= 1;
        if !is_void(&name) {
            self.html.extend(["</", &name, ">"]);
        }
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"']) {
            let (before, from) = rest.split_at(at);
            let (sign, after) = from.split_at(1);
            let reference = match sign {
                "&" => "&amp;",
                "<" => "&lt;",
                ">" => "&gt;",
                _ => "&quot;",
            };
            self.html.extend([before, reference]);
            rest = after;
        }
        self.html.push_str(rest);
    }
}

/// On which side the text of a cell stands, where the page says so.
fn alignment(element: &Element) -> Option<&'static str> {
    if !matches!(element.name(), "td" | "th") {
        return None;
    }
    let style = element.attr("style").and_then(|it| it.split_once("text-align"));
    let style = style.map(|(_, value)| value.trim_start_matches([':', ' ']));
    let said = style.or_else(|| element.attr("align"))?.trim_start();
    ["right", "center"].into_iter().find(|side| said.get(..side.len()).is_some_and(|it| it.eq_ignore_ascii_case(side)))
}
