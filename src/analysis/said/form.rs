//! Whether a content is quoted directly, in part, or paraphrased.

use crate::analysis::result::Form;
use crate::document::Span;

/// The form of a content, given the quotations (sorted, disjoint, marks included) of the document.
pub(crate) fn form(text: &str, content: &[Span], quotations: &[Span]) -> Form {
    let (mut quoted, mut plain) = (false, false);
    for &span in content {
        let mut at = span.start();
        let first = quotations.partition_point(|it| it.end() <= span.start());
        for &quotation in quotations.get(first..).unwrap_or_default().iter().take_while(|it| it.start() < span.end()) {
            quoted = true;
            plain |= has_words(text, at, quotation.start());
            at = at.max(quotation.end());
        }
        plain |= has_words(text, at, span.end());
    }
    match (quoted, plain) {
        (true, false) => Form::Direct,
        (true, true) => Form::Mixed,
        (false, _) => Form::Indirect,
    }
}

fn has_words(text: &str, start: usize, end: usize) -> bool {
    start < end && text.get(start..end).is_some_and(|it| it.contains(char::is_alphanumeric))
}
