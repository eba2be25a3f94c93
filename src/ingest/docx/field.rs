//! Fields: instructions to the word processor, with what came of them when the document was saved.

/// A field that is being read.
#[derive(Debug, Default)]
pub(super) struct ComplexField {
    pub(super) instruction: String,
    /// Whether what is read now is what came of it.
    pub(super) is_result: bool,
}

impl ComplexField {
    /// Where a link leads that the field makes.
    pub(super) fn link(&self) -> Option<String> {
        let address = self.instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
        let address = match address.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            // What begins with a stroke is a place in the document.
            None => address.split_whitespace().next().filter(|it| !it.starts_with('\\')),
        };
        outward(address?)
    }
}

/// An address, if it leads to where a browser goes.
pub(super) fn outward(address: &str) -> Option<String> {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.trim().to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto")).then(|| address.trim().to_owned())
}
