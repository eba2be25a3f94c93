//! The metadata that blogs put on top of Markdown: YAML between `---` lines or TOML between `+++` lines.

use crate::document::Meta;

/// The longest such part that is looked for, in bytes.
const LONGEST: usize = 64 * 1024;

/// Takes the metadata off the top of `text` into `meta`, and gives what follows. Without any, that is `text`.
///
/// Only title, author, date and address are read, and only when they stand on one line, or, for authors, as a
/// list below; the rest of YAML and TOML is passed over.
pub(super) fn take<'t>(text: &'t str, meta: &mut Meta) -> &'t str {
    let (fence, sign) = match text.lines().next().map(str::trim_end) {
        Some("---") => ("---", ':'),
        Some("+++") => ("+++", '='),
        _ => return text,
    };
    let mut lines: Vec<&str> = Vec::new();
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        length += line.len();
        let bare = line.trim_end();
        if length > LONGEST {
            return text;
        }
        if length > line.len() && (bare == fence || (bare == "..." && fence == "---")) {
            // Two rules with prose between them are no metadata.
            if !lines.iter().all(|it| is_entry(it, sign)) {
                return text;
            }
            read(&lines, sign, meta);
            return text.get(length..).unwrap_or_default();
        }
        if length > line.len() {
            lines.push(bare);
        }
    }
    text
}

/// Whether a line is an entry, part of one, a comment, or blank.
fn is_entry(line: &str, sign: char) -> bool {
    let key = line.split_once(sign).map_or("", |(key, _)| key.trim_matches(['"', ' ']));
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '));
    line.is_empty() || is_key || line.starts_with([' ', '\t', '#', '-', '[', ']', '}'])
}

fn read(lines: &[&str], sign: char, meta: &mut Meta) {
    for (at, line) in lines.iter().enumerate() {
        let Some((key, value)) = line.split_once(sign) else { continue };
        let key = key.trim_matches(['"', ' ']).to_ascii_lowercase();
        let values = || {
            let below = lines.iter().skip(at + 1).take_while(|it| it.starts_with([' ', '\t', '-']));
            list(value, below.copied(), sign)
        };
        match key.as_str() {
            "title" => meta.title = meta.title.take().or_else(|| plain(value)),
            "author" | "authors" | "byline" | "by" => meta.byline = meta.byline.take().or_else(values),
            "date" | "published" | "pubdate" => meta.date = meta.date.take().or_else(|| plain(value)),
            "url" | "link" | "canonical" | "canonical_url" | "source" => {
                let address = plain(value).filter(|it| it.starts_with("http"));
                meta.address = meta.address.take().or(address);
            }
            _ => {}
        }
    }
}

/// A value without quotation marks and the comment after it; None if nothing is left.
fn plain(value: &str) -> Option<String> {
    let value = value.trim();
    let quoted = |mark: char| value.strip_prefix(mark).and_then(|it| it.split_once(mark)).map(|(inside, _)| inside);
    let bare = || value.split(" #").next().unwrap_or_default().trim();
    let text = quoted('"').or_else(|| quoted('\'')).unwrap_or_else(bare);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && !matches!(text.as_str(), "|" | ">" | ">-" | "|-")).then_some(text)
}

/// The values of "[a, b]", of a list of lines below ("- a", "- name: a"), or the single value.
fn list<'t>(value: &str, below: impl Iterator<Item = &'t str>, sign: char) -> Option<String> {
    let value = value.trim();
    let names: Vec<String> = if let Some(inside) = value.strip_prefix('[') {
        inside.trim_end_matches(']').split(',').filter_map(plain).collect()
    } else if value.is_empty() {
        let name = |line: &str| {
            let entry = line.trim_start_matches(['-', ' ', '\t']);
            match entry.split_once(sign) {
                Some((key, name)) => (key.trim() == "name").then(|| plain(name)).flatten(),
                None => plain(entry),
            }
        };
        below.filter_map(name).collect()
    } else {
        plain(value).into_iter().collect()
    };
    (!names.is_empty()).then(|| names.join(", "))
}
