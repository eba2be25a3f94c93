//! Signs that a browser makes of elements: quotation marks by language, raised and lowered figures.

use ego_tree::NodeRef;
use scraper::Node;

/// The marks of a quotation and of one inside it: opening, closing.
type QuotePairs = [[&'static str; 2]; 2];

const ENGLISH: QuotePairs = [["“", "”"], ["‘", "’"]];

/// The quotation marks of a language, by the first part of its tag.
fn signs(language: &str) -> QuotePairs {
    match language.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "de" | "cs" | "sk" | "bg" | "is" | "lt" | "sl" | "et" => [["„", "“"], ["‚", "‘"]],
        "pl" | "ro" | "hu" | "hr" => [["„", "”"], ["«", "»"]],
        "fr" => [["«\u{a0}", "\u{a0}»"], ["“", "”"]],
        "es" | "it" | "pt" | "ca" | "el" | "no" | "nb" | "nn" => [["«", "»"], ["“", "”"]],
        "ru" | "uk" | "be" => [["«", "»"], ["„", "“"]],
        "sv" | "fi" => [["”", "”"], ["’", "’"]],
        "da" => [["»", "«"], ["›", "‹"]],
        "ja" | "zh" => [["「", "」"], ["『", "』"]],
        _ => ENGLISH,
    }
}

/// The quotations that are open.
#[derive(Debug)]
pub(super) struct Quotes {
    language: Option<String>,
    closing: Vec<&'static str>,
}

impl Quotes {
    pub(super) fn new(language: Option<&str>) -> Self {
        Self { language: language.map(str::to_owned), closing: Vec::new() }
    }

    /// The sign that opens a quotation.
    pub(super) fn open(&mut self, node: NodeRef<'_, Node>) -> &'static str {
        let named =
            std::iter::once(node).chain(node.ancestors()).filter_map(|it| it.value().as_element()?.attr("lang"));
        let signs = signs(named.into_iter().next().or(self.language.as_deref()).unwrap_or_default());
        let [opening, closing] = if self.closing.len().is_multiple_of(2) { signs[0] } else { signs[1] };
        self.closing.push(closing);
        opening
    }

    /// The sign that closes the innermost one.
    pub(super) fn close(&mut self) -> &'static str {
        self.closing.pop().unwrap_or_default()
    }
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// A number that stands above the line, or below it, in the signs that do; None if it is no number.
pub(super) fn raised(text: &str, above: bool) -> Option<String> {
    let sign = |c: char| {
        let figures = if above { &RAISED } else { &LOWERED };
        match c {
            '-' | '−' | '\u{2013}' => Some(if above { '⁻' } else { '₋' }),
            '+' => Some(if above { '⁺' } else { '₊' }),
            c => c.to_digit(10).and_then(|digit| figures.get(digit as usize)).copied(),
        }
    };
    let signs: Option<String> = text.chars().map(sign).collect();
    signs.filter(|_| text.contains(|c: char| c.is_ascii_digit()))
}
