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

const SUPERSCRIPT: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const SUBSCRIPT: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// Where figures stand that are set off from the line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Script {
    Super,
    Sub,
}

/// A number in superscript or subscript characters; None if it is no number.
pub(super) fn scripted(text: &str, script: Script) -> Option<String> {
    let (figures, minus, plus) = match script {
        Script::Super => (&SUPERSCRIPT, '⁻', '⁺'),
        Script::Sub => (&SUBSCRIPT, '₋', '₊'),
    };
    let sign = |c: char| match c {
        '-' | '−' | '\u{2013}' => Some(minus),
        '+' => Some(plus),
        c => c.to_digit(10).and_then(|digit| figures.get(digit as usize)).copied(),
    };
    let signs: Option<String> = text.chars().map(sign).collect();
    signs.filter(|_| text.contains(|c: char| c.is_ascii_digit()))
}
