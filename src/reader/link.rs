//! Links: which there are, where their addresses lead, how an address is told in short.
//!
//! An address is the article's own word. Only addresses of pages are followed here; a browser, which knows more, is
//! given what the person hands it.

use url::Url;

use super::article::Article;
use super::cells::{fit, one_line};
use super::index::sentence_at;
use crate::document::{BlockKind, Document, Mark, Span};

/// Columns that an address takes at most where it is told in short.
const LONGEST: usize = 44;
/// Characters of an address that are looked at for that.
const LOOKED_AT: usize = 300;
/// How many blocks below a heading that is a link lead where it leads. Entries of lists are shorter.
const BELOW: usize = 64;

/// A link of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Link<'a> {
    /// Its words.
    pub(super) span: Span,
    /// Where it leads, as the article has it.
    pub(super) address: &'a str,
}

/// Where an address leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Destination {
    /// To a page on the web, and to a part of it if it names one.
    Page {
        /// Its address without the fragment.
        page: String,
        /// The fragment, as it stands in addresses.
        part: Option<String>,
    },
    /// To a part of the article that it stands in.
    Here(String),
    /// To what another program is for: mail.
    Elsewhere,
    /// To a telephone: its number is good for copying.
    Telephone,
    /// To a page, with a name or a password that would be kept and shown.
    Secret,
    /// Nowhere that ascribe goes.
    Nowhere,
}

impl Destination {
    /// Where an address leads.
    pub(super) fn of(address: &str) -> Self {
        if let Some(part) = address.strip_prefix('#') {
            return Self::Here(part.to_owned());
        }
        let Ok(mut url) = Url::parse(address) else { return Self::Nowhere };
        match url.scheme() {
            "http" | "https" if !url.username().is_empty() || url.password().is_some() => Self::Secret,
            "http" | "https" => {
                let part = url.fragment().filter(|part| !part.is_empty()).map(str::to_owned);
                url.set_fragment(None);
                Self::Page { page: url.into(), part }
            }
            "mailto" => Self::Elsewhere,
            "tel" | "sms" => Self::Telephone,
            _ => Self::Nowhere,
        }
    }
}

/// The address of a page without its fragment, if that is what a name is.
pub(super) fn page(name: &str) -> Option<String> {
    match Destination::of(name) {
        Destination::Page { page, .. } => Some(page),
        _ => None,
    }
}

/// The links that share a byte with `span`, in order. What is one link to a person is one here, even where marks in
/// its words, or a paragraph's end, cut it.
pub(super) fn links_in(document: &Document, span: Span) -> Vec<Link<'_>> {
    let mut links: Vec<Link<'_>> = Vec::new();
    for (span, mark) in document.marks_in(span) {
        let Mark::Link(address) = mark else { continue };
        let goes_on = |last: &&mut Link<'_>| {
            let end = last.span.end();
            let is_near = span.start() <= end || document.slice(Span::new(end, span.start())).trim().is_empty();
            last.address == &**address && is_near
        };
        match links.last_mut().filter(goes_on) {
            Some(last) => last.span = last.span.hull(*span),
            None => links.push(Link { span: *span, address }),
        }
    }
    links
}

/// The links of what is in focus: of the words of a statement, and of the sentence at the reading line, in which it
/// may be said by a link where they come from. Where there is none, what stands below a heading that is a link leads
/// where that does: so do the entries of feeds.
pub(super) fn in_focus(article: &Article) -> Vec<Link<'_>> {
    let mut focus = article.focus().spans;
    focus.push(sentence_at(&article.document, &article.analysis, article.at()));
    let Some(hull) = focus.iter().copied().reduce(Span::hull) else { return Vec::new() };
    let mut links = links_in(&article.document, hull);
    links.retain(|link| focus.iter().any(|span| span.overlaps(link.span)));
    if links.is_empty() {
        links.extend(of_heading(&article.document, article.at()));
    }
    links
}

/// The link that the heading above some byte is as a whole, if it leads to another page: headings of web pages are
/// often links to themselves.
fn of_heading(document: &Document, at: usize) -> Option<Link<'_>> {
    let here = document.block_at(at)?.0 as usize;
    let mut above = document.blocks().get(..=here)?.iter().rev().take(BELOW);
    let heading = above.find(|block| matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title))?;
    let links = links_in(document, heading.span);
    let [link] = links.as_slice() else { return None };
    let words = |span| document.slice(span).trim();
    let is_whole = link.span.intersection(heading.span).is_some_and(|span| words(span) == words(heading.span));
    let to = page(link.address)?;
    let is_elsewhere = document.meta().address.as_deref().and_then(page) != Some(to);
    (heading.kind != BlockKind::Title && is_whole && is_elsewhere).then_some(*link)
}

/// The part of a document that a fragment names: the heading with the same letters and digits. What else pages have
/// anchors on is not known.
pub(super) fn part(document: &Document, fragment: &str) -> Option<usize> {
    let wanted = Some(anchor(&unescaped(fragment))).filter(|anchor| !anchor.is_empty())?;
    let is_heading = |kind| matches!(kind, BlockKind::Heading(_) | BlockKind::Title);
    let mut headings = document.blocks().iter().filter(|block| is_heading(block.kind));
    headings.find(|block| anchor(document.slice(block.span)) == wanted).map(|block| block.span.start())
}

/// The letters and digits of a heading or a fragment: pages differ in what they put between them.
fn anchor(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A fragment without the escapes of addresses (`%20`).
fn unescaped(fragment: &str) -> String {
    let mut pieces = fragment.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let escape = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let (byte, rest) = escape.zip(piece.get(2..)).unwrap_or((b'%', piece));
        bytes.push(byte);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// An address in short: without what every address has.
pub(super) fn short(address: &str) -> String {
    let head = head(address);
    let Some((url, host)) = Url::parse(&head).ok().and_then(|url| Some((url.clone(), url.host_str()?.to_owned())))
    else {
        return fit(&head, LONGEST);
    };
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let fragment = url.fragment().map(|part| format!("#{part}")).unwrap_or_default();
    let path = format!("{}{query}{fragment}", url.path());
    fit(&format!("{host}{port}{}", path.strip_suffix('/').unwrap_or(&path)), LONGEST)
}

/// An address in a sentence: as it stands, but on one line and not without end.
pub(super) fn told(address: &str) -> String {
    fit(&one_line(&head(address)), LONGEST)
}

/// What may be shown of an address: the beginning, without a name and a password.
fn head(address: &str) -> String {
    let head: String = address.chars().take(LOOKED_AT).collect();
    let Some((scheme, rest)) = head.split_once(':') else { return head };
    let is_web = ["http", "https"].iter().any(|it| scheme.eq_ignore_ascii_case(it));
    if !is_web && !rest.starts_with("//") {
        return head;
    }
    let rest = rest.trim_start_matches(['/', '\\']);
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
    match authority.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://{host}{path}"),
        None => head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Meta};

    #[test]
    fn where_addresses_lead() {
        let page =
            |page: &str, part: Option<&str>| Destination::Page { page: page.to_owned(), part: part.map(str::to_owned) };
        for (address, expected) in [
            ("https://example.org", page("https://example.org/", None)),
            ("HTTP://Example.org/a b#c", page("http://example.org/a%20b", Some("c"))),
            ("https://ada:secret@example.org/a", Destination::Secret),
            ("https:ada@example.org", Destination::Secret),
            ("https://example.org/a#", page("https://example.org/a", None)),
            ("#notes", Destination::Here("notes".to_owned())),
            ("mailto:desk@example.org", Destination::Elsewhere),
            ("TEL:+44-20", Destination::Telephone),
            ("file:///etc/passwd", Destination::Nowhere),
            ("javascript:alert(1)", Destination::Nowhere),
            ("data:text/html,x", Destination::Nowhere),
            ("other.md", Destination::Nowhere),
            ("https://", Destination::Nowhere),
            ("", Destination::Nowhere),
        ] {
            assert_eq!(Destination::of(address), expected, "{address}");
        }
    }

    #[test]
    fn addresses_in_short() {
        let long = format!("https://example.org/{}", "a".repeat(1_000_000));
        for (address, expected) in [
            ("https://www.example.org/", "example.org"),
            ("http://example.org:8080/cracks/", "example.org:8080/cracks"),
            ("https://example.org/?q=1#two", "example.org/?q=1#two"),
            ("mailto:desk@example.org", "mailto:desk@example.org"),
            ("other\u{202e}\n.md", "other⇄ .md"),
            ("https://ex\u{430}mple.org/", "xn--exmple-4nf.org"),
            (&long, "example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…"),
        ] {
            assert_eq!(short(address), expected);
        }
    }

    #[test]
    fn nothing_secret_is_told() {
        for (address, expected) in [
            ("https://ada:se@cret@example.org/x@y", "https://example.org/x@y"),
            ("HTTPS:\\\\ada@example.org", "HTTPS://example.org"),
            ("ftp://ada:secret@example.org/", "ftp://example.org/"),
            ("https://example.org/@ada", "https://example.org/@ada"),
            ("mailto:ada@example.org", "mailto:ada@example.org"),
        ] {
            assert_eq!(told(address), expected, "{address}");
        }
    }

    #[test]
    fn links_and_parts() {
        let text = "What’s known, so far\n\nOne two three four";
        let mut builder = Builder::new(text.to_owned());
        let words = |words: &str| {
            let at = text.find(words).expect("it is there");
            Span::new(at, at + words.len())
        };
        builder.block(words("What’s known, so far"), BlockKind::Heading(2));
        builder.block(words("One two three four"), BlockKind::Paragraph);
        for (at, address) in [("One", "a"), ("two", "a"), ("three", "b"), ("four", "a")] {
            builder.mark(words(at), Mark::Link(address.into()));
        }
        let document = builder.build(Meta::default());
        let links = links_in(&document, document.whole());
        let told: Vec<String> = links.iter().map(|it| format!("{}={}", document.slice(it.span), it.address)).collect();
        assert_eq!(told, ["One two=a", "three=b", "four=a"]);
        for (fragment, found) in [
            ("whats-known-so-far", Some(0)),
            ("What%E2%80%99s_known,_so_far", Some(0)),
            ("what’s-known", None),
            ("%F", None),
            ("", None),
        ] {
            assert_eq!(part(&document, fragment), found, "{fragment}");
        }
    }
}
