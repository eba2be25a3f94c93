//! The encoding that a server or a page says it is in, as the HTML and Encoding standards read it.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How many bytes of a page may hold its encoding.
const PRESCAN: usize = 1024;

/// The encoding that a media type names ("text/html; charset=koi8-r").
pub(in crate::ingest) fn by_media_type(media_type: &str) -> Option<&'static Encoding> {
    media_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        if name.trim().eq_ignore_ascii_case("charset") { named(value) } else { None }
    })
}

/// The encoding that the beginning of a page names: its XML declaration or a `<meta>`.
pub(in crate::ingest) fn by_markup(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(PRESCAN).map(|&byte| char::from(byte)).collect();
    let encoding = xml(&head).or_else(|| meta(&head))?;
    // What can be read byte by byte is no UTF-16, and nobody means a user's own encoding.
    Some(match encoding {
        it if it == UTF_16LE || it == UTF_16BE => UTF_8,
        it if it == X_USER_DEFINED => WINDOWS_1252,
        it => it,
    })
}

fn named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes()).filter(|it| *it != REPLACEMENT)
}

fn xml(head: &str) -> Option<&'static Encoding> {
    let (declaration, _) = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    named(value.trim_start_matches(['"', '\'']).split(['"', '\'']).next()?)
}

/// The prescan of the HTML standard.
fn meta(head: &str) -> Option<&'static Encoding> {
    let mut rest = head;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            let (name, attributes) = after.split_at(after.find([' ', '\t', '\n', '\r', '\x0c', '/', '>'])?);
            let (attributes, after) = read(attributes)?;
            rest = after;
            if name.eq_ignore_ascii_case("meta")
                && let Some(encoding) = of_meta(&attributes)
            {
                return Some(encoding);
            }
        } else if after.starts_with(['!', '?']) {
            rest = after.split_once('>')?.1;
        }
    }
    None
}

type Attributes<'t> = Vec<(String, &'t str)>;

/// The encoding that a `<meta>` names. One by `content` counts only where `http-equiv` says what the content is.
fn of_meta(attributes: &Attributes<'_>) -> Option<&'static Encoding> {
    let value = |name: &str| attributes.iter().find(|(it, _)| it == name).map(|(_, value)| *value);
    if let Some(label) = value("charset") {
        return named(label);
    }
    let is_type = value("http-equiv").is_some_and(|it| it.eq_ignore_ascii_case("content-type"));
    value("content").filter(|_| is_type).and_then(of_content)
}

/// The encoding in "text/html; charset=koi8-r", by the standard's own, more lenient rule.
fn of_content(content: &str) -> Option<&'static Encoding> {
    let lower = content.to_ascii_lowercase();
    let value = lower.split("charset").skip(1).find_map(|after| after.trim_start().strip_prefix('='))?.trim_start();
    let end: &[char] = match value.chars().next()? {
        '"' => &['"'],
        '\'' => &['\''],
        _ => &[';', ' ', '\t', '\n', '\r', '\x0c'],
    };
    named(value.trim_start_matches(['"', '\'']).split(end).next()?)
}

/// The attributes of a tag from behind its name, and what follows the tag; None if it does not end.
fn read(text: &str) -> Option<(Attributes<'_>, &str)> {
    let mut attributes = Attributes::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((attributes, after));
        }
        let first = rest.chars().next()?.len_utf8();
        let stops = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
        let (name, after) = rest.split_at(first + rest.get(first..)?.find(stops)?);
        rest = after.trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = value_of(after.trim_start())?;
        }
        attributes.push((name.to_ascii_lowercase(), value));
    }
}

/// A value and what follows it.
fn value_of(text: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote);
        }
    }
    Some(text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_encoding_in_many_ways() {
        for (head, name) in [
            ("<meta charset=koi8-r>", "KOI8-R"),
            ("<META CharSet = 'Latin1' >", "windows-1252"),
            ("<html><meta name=a content='charset=gbk'><meta charset=\"shift_jis\"/>", "Shift_JIS"),
            ("<meta content='text/html; charset=windows-1251' http-equiv='Content-Type'>", "windows-1251"),
            ("<meta http-equiv=content-type content='charset charset = \"big5\" x'>", "Big5"),
            ("<meta charset=utf-16>", "UTF-8"),
            ("<meta charset=x-user-defined>", "windows-1252"),
            ("<?xml version='1.0' encoding='iso-8859-2'?><html>", "ISO-8859-2"),
            ("<!-- <meta charset=gbk> --><p title='<meta charset=gbk>'><meta charset=big5>", "Big5"),
            ("<!doctype html><meta charset=nonsense><meta charset=euc-kr>", "EUC-KR"),
            ("<meta content='text/html; charset=gbk'>", "none"),
            ("<meta charset=hz-gb-2312>", "none"),
            ("<meta charset=", "none"),
            ("<meta charset='gbk", "none"),
        ] {
            assert_eq!(by_markup(head.as_bytes()).map_or("none", Encoding::name), name, "{head}");
        }
        let late = format!("{}<meta charset=gbk>", " ".repeat(PRESCAN));
        assert_eq!(by_markup(late.as_bytes()), None);
    }

    #[test]
    fn a_media_type_names_an_encoding() {
        for (media_type, name) in [
            ("text/html; charset=\"GB2312\"", "GBK"),
            ("text/plain;format=flowed;Charset=iso-8859-1", "windows-1252"),
            ("text/html; charset=unknown", "none"),
            ("text/html", "none"),
        ] {
            assert_eq!(by_media_type(media_type).map_or("none", Encoding::name), name, "{media_type}");
        }
    }
}
