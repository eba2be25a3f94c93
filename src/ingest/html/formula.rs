//! Formulas in `MathML` as text in a line: `x = (−b ± √(b^2 − 4ac))/2a`.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::elements::one_line;

/// How deep elements are told apart; what nests deeper is read as it stands.
const DEEPEST: usize = 40;
/// How many bytes a formula has at most.
const LONGEST: usize = 4 * 1024;
/// Signs with a space before and behind them.
const SPACED: &str = "=<>≤≥≠≈≡≅∼∝±∓+−×÷∈∉⊂⊆∪∩∧∨→←↔⇒⇔↦≪≫";

/// A formula as text: in the words that its author gave for it, unless these are in TeX and it can be read itself.
pub(super) fn linear(node: NodeRef<'_, Node>, element: &Element) -> String {
    let given = element.attr("alttext").map(one_line).filter(|it| !it.is_empty());
    if let Some(given) = given.as_ref().filter(|it| !it.contains(['\\', '{'])) {
        return given.clone();
    }
    let read = one_line(&inside(node, 0));
    let said = || given.or_else(|| annotation(node)).unwrap_or_default();
    if read.is_empty() { said() } else { read }
}

/// What a formula is in TeX, if that is written beside it.
fn annotation(node: NodeRef<'_, Node>) -> Option<String> {
    let mut inner = node.descendants().take(LONGEST);
    let found = inner.find(|it| {
        let element = it.value().as_element();
        element.is_some_and(|it| it.name() == "annotation" && it.attr("encoding").is_some_and(|it| it.contains("tex")))
    })?;
    let text: String = found.children().filter_map(|it| it.value().as_text()).map(|it| &**it).collect();
    Some(one_line(&text)).filter(|it| it.len() <= LONGEST)
}

/// The text of the children of an element.
fn inside(node: NodeRef<'_, Node>, depth: usize) -> String {
    let mut line = FormulaText::default();
    for child in node.children() {
        line.push(child, depth);
    }
    line.text
}

/// The children that are elements.
fn parts(node: NodeRef<'_, Node>) -> Vec<NodeRef<'_, Node>> {
    node.children().filter(|it| it.value().is_element()).collect()
}

fn part(parts: &[NodeRef<'_, Node>], nth: usize, depth: usize) -> String {
    let mut line = FormulaText::default();
    if let Some(node) = parts.get(nth) {
        line.push(*node, depth);
    }
    line.text.trim().to_owned()
}

/// A part in brackets, unless it is one word or has some.
fn bracketed(text: String) -> String {
    let is_word = text.chars().all(char::is_alphanumeric);
    let is_one = text.chars().count() == 1 || is_word || is_enclosed(&text);
    if is_one { text } else { format!("({text})") }
}

/// Whether one pair of brackets holds all of a text.
fn is_enclosed(text: &str) -> bool {
    let mut open = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at > 0 && at + 1 == text.len();
        }
    }
    false
}

/// A formula that is being written.
#[derive(Debug, Default)]
struct FormulaText {
    text: String,
    /// Whether a word of several letters was written last: what follows it is parted from it.
    after_name: bool,
}

impl FormulaText {
    fn push(&mut self, node: NodeRef<'_, Node>, depth: usize) {
        if self.text.len() > LONGEST {
            return;
        }
        let Some(element) = node.value().as_element() else {
            if let Node::Text(text) = node.value() {
                self.text.push_str(text.trim());
            }
            return;
        };
        if depth > DEEPEST {
            let texts = node.descendants().take(LONGEST).filter_map(|it| it.value().as_text());
            let text: String = texts.map(|it| &**it).collect();
            return self.atom(&one_line(&text));
        }
        let deeper = depth + 1;
        let inner = parts(node);
        let of = |nth| part(&inner, nth, deeper);
        match element.name() {
            "mi" | "mn" | "ms" => self.name(&one_line(&inside(node, deeper))),
            "mtext" => self.words(&one_line(&inside(node, deeper))),
            "mo" => self.sign(&one_line(&inside(node, deeper))),
            "mspace" => self.text.push(' '),
            "mphantom" | "annotation" | "annotation-xml" | "none" | "mprescripts" => {}
            "semantics" => self.atom(&of(0)),
            "mfrac" => self.atom(&format!("{}/{}", bracketed(of(0)), bracketed(of(1)))),
            "msqrt" => {
                let under = inside(node, deeper).trim().to_owned();
                self.atom(&format!("√{}", bracketed(under)));
            }
            "mroot" => {
                let (under, degree) = (bracketed(of(0)), of(1));
                self.atom(&match degree.as_str() {
                    "3" => format!("∛{under}"),
                    "4" => format!("∜{under}"),
                    _ => format!("{}-√{under}", bracketed(degree)),
                });
            }
            "msub" | "munder" => self.scripted(of(0), &of(1), ""),
            "msup" => self.scripted(of(0), "", &of(1)),
            "mover" => {
                let over = of(1);
                if over.chars().all(|c| !c.is_alphanumeric()) {
                    self.atom(&(of(0) + &over));
                } else {
                    self.scripted(of(0), "", &over);
                }
            }
            "msubsup" | "munderover" => self.scripted(of(0), &of(1), &of(2)),
            "mtable" => {
                let rows: Vec<String> = inner.iter().map(|row| row_of(*row, deeper)).collect();
                self.atom(&format!("[{}]", rows.join("; ")));
            }
            "mfenced" => {
                let said = |name, otherwise| element.attr(name).unwrap_or(otherwise).to_owned();
                let parts: Vec<String> = (0..inner.len()).map(of).collect();
                self.atom(&format!("{}{}{}", said("open", "("), parts.join(", "), said("close", ")")));
            }
            _ => {
                for child in node.children() {
                    self.push(child, deeper);
                }
            }
        }
    }

    fn scripted(&mut self, base: String, below: &str, above: &str) {
        let base = if base.chars().any(char::is_whitespace) { bracketed(base) } else { base };
        let script = |sign: &str, text: &str| {
            if text.is_empty() { String::new() } else { format!("{sign}{}", bracketed(text.to_owned())) }
        };
        let is_large = base.chars().all(|c| matches!(c, '∑' | '∏' | '∫' | '∮' | '⋃' | '⋂')) || base.chars().count() > 2;
        self.atom(&format!("{base}{}{}", script("_", below), script("^", above)));
        self.after_name = is_large;
    }

    /// An identifier or a number. Names of several letters are parted from what they stand beside.
    fn name(&mut self, text: &str) {
        let is_long = text.chars().count() > 1 && text.chars().all(char::is_alphabetic);
        let is_beside = self.text.ends_with(char::is_alphanumeric);
        if (self.after_name || (is_long && is_beside)) && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.after_name = is_long;
    }

    fn words(&mut self, text: &str) {
        self.text.extend([" ", text, " "]);
        self.after_name = false;
    }

    fn atom(&mut self, text: &str) {
        if self.after_name && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.after_name = false;
    }

    fn sign(&mut self, text: &str) {
        let text = if text == "-" { "−" } else { text };
        // Signs that are not seen: application, multiplication, a comma, addition.
        if text.chars().all(|c| matches!(c, '\u{2061}'..='\u{2064}')) {
            return;
        }
        self.after_name = false;
        let before = self.text.trim_end();
        let is_first = before.is_empty() || before.ends_with(|c| c == '(' || c == ',' || SPACED.contains(c));
        if matches!(text, "," | ";") {
            self.text.extend([text, " "]);
        } else if !is_first && text.chars().count() <= 2 && text.chars().all(|c| SPACED.contains(c)) {
            self.text.extend([" ", text, " "]);
        } else {
            self.text.push_str(text);
        }
    }
}

fn row_of(row: NodeRef<'_, Node>, depth: usize) -> String {
    let cells: Vec<String> = parts(row).into_iter().map(|cell| inside(cell, depth).trim().to_owned()).collect();
    cells.join(", ")
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn formulas_are_read_in_a_line() {
        for (formula, expected) in [
            ("<mi>a</mi><mo>≠</mo><mn>0</mn>", "a ≠ 0"),
            (
                "<mi>a</mi><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mi>c</mi><mo>=</mo><mo>-</mo><mn>1</mn>",
                "ax^2 + c = −1",
            ),
            (
                "<mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><msup><mi>b</mi><mn>2</mn></msup>\
                 <mo>−</mo><mn>4</mn><mi>a</mi><mi>c</mi></msqrt></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>",
                "x = (−b ± √(b^2 − 4ac))/2a",
            ),
            ("<msub><mi>x</mi><mrow><mi>i</mi><mo>+</mo><mn>1</mn></mrow></msub>", "x_(i + 1)"),
            (
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>",
                "∑_(i = 1)^n i",
            ),
            ("<mroot><mi>x</mi><mn>3</mn></mroot><mo>,</mo><mroot><mi>y</mi><mi>n</mi></mroot>", "∛x, n-√y"),
            ("<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi>", "sin x"),
            ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"),
            (
                "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>",
                "[1, 0; 0, 1]",
            ),
            (
                "<semantics><mrow><mi>E</mi></mrow><annotation encoding='application/x-tex'>E</annotation></semantics>",
                "E",
            ),
            ("<semantics><annotation encoding='application/x-tex'>\\frac12</annotation></semantics>", "\\frac12"),
            ("<mover><mi>x</mi><mo>¯</mo></mover>", "x¯"),
        ] {
            let tree = Html::parse_fragment(&format!("<math>{formula}</math>"));
            let math =
                tree.tree.root().descendants().find(|it| it.value().as_element().is_some_and(|it| it.name() == "math"));
            let math = math.expect("there is one");
            assert_eq!(linear(math, math.value().as_element().expect("it is one")), expected, "{formula}");
        }
        let deep = format!("<math>{}<mi>x</mi>", "<mrow>".repeat(400));
        let tree = Html::parse_fragment(&deep);
        let math =
            tree.tree.root().descendants().find(|it| it.value().as_element().is_some_and(|it| it.name() == "math"));
        let math = math.expect("there is one");
        assert_eq!(linear(math, math.value().as_element().expect("it is one")), "x");
    }
}
