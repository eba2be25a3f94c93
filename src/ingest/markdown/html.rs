//! HTML inside Markdown, down to its text.

/// A piece of HTML that matters to a reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum HtmlToken {
    /// Text, character references decoded.
    Text(String),
    /// The end of a line.
    Break,
    /// The end of a paragraph, or the beginning of one.
    Paragraph,
    /// An image with the text that stands for it.
    Image(String),
    /// The beginning (true) or the end of what is not to be shown, such as a script.
    Hidden(bool),
}

/// Reads `html` and gives its pieces in order. Tags and comments are dropped.
pub(super) fn tokens(html: &str) -> Vec<HtmlToken> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text(before, &mut tokens);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        if !after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            text("<", &mut tokens);
            rest = after;
            continue;
        }
        let end = end_of_tag(after);
        let (tag, after) = after.split_at(end);
        rest = after.strip_prefix('>').unwrap_or(after);
        element(tag, &mut tokens);
        if tokens.last() == Some(&HtmlToken::Hidden(true)) {
            let (_, shown) = split_before_closing(rest, name(tag));
            rest = shown;
        }
    }
    text(rest, &mut tokens);
    tokens
}

/// The byte offset of the ">" that ends a tag, or of the end if none does. One inside an attribute's
/// quotation marks ends nothing.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return at,
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches('/');
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// Splits `html` before the tag that closes `name`, or at the end.
fn split_before_closing<'t>(html: &'t str, name: &str) -> (&'t str, &'t str) {
    let closes = |rest: &str| rest.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
    let at = html.match_indices("</").find(|(at, _)| html.get(at + 2..).is_some_and(closes));
    html.split_at(at.map_or(html.len(), |(at, _)| at))
}

fn element(tag: &str, tokens: &mut Vec<HtmlToken>) {
    let name = name(tag).to_ascii_lowercase();
    let token = match name.as_str() {
        "br" => HtmlToken::Break,
        "img" => HtmlToken::Image(decode(attribute(tag, "alt").unwrap_or_default())),
        "script" | "style" | "template" | "head" => HtmlToken::Hidden(!tag.starts_with('/')),
        "p" | "div" | "section" | "article" | "header" | "footer" | "aside" | "nav" | "main" | "blockquote" | "h1"
        | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "table" | "tr" | "hr"
        | "pre" | "figure" | "figcaption" | "details" | "summary" | "center" | "iframe" | "form" | "address" => {
            HtmlToken::Paragraph
        }
        "td" | "th" => HtmlToken::Text(" ".to_owned()),
        _ => return,
    };
    tokens.push(token);
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    match mark {
        Some(mark) => value.trim_start_matches(mark).split(mark).next(),
        None => value.split_whitespace().next(),
    }
}

fn text(text: &str, tokens: &mut Vec<HtmlToken>) {
    if !text.is_empty() {
        tokens.push(HtmlToken::Text(decode(text)));
    }
}

/// `text` with the usual character references decoded and its white space folded to single spaces.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut parts = text.split('&');
    decoded.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let known = part.split_once(';').and_then(|(name, rest)| Some((reference(name)?, rest)));
        if let Some((c, rest)) = known {
            decoded.push(c);
            decoded.push_str(rest);
        } else {
            decoded.push('&');
            decoded.push_str(part);
        }
    }
    let mut folded = String::with_capacity(decoded.len());
    for c in decoded.chars() {
        let space = c.is_ascii_whitespace();
        if !(space && folded.ends_with(' ')) {
            folded.push(if space { ' ' } else { c });
        }
    }
    folded
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|it| u32::from_str_radix(it, 16));
        let code = hex.unwrap_or_else(|| number.parse()).ok()?;
        return char::from_u32(code).filter(|&c| c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "sect" => '§',
        "deg" => '°',
        "pound" => '£',
        "euro" => '€',
        "times" => '×',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "ntilde" => 'ñ',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "szlig" => 'ß',
        _ => return None,
    })
}
