//! Web addresses: which words are some, one form for each, and what of them may be shown.

use std::fmt;

use url::{Host, Url};

use crate::document::{printable, quoted};

/// The schemes that are asked for pages. Nothing else is ever opened by an address, least of all files.
const SCHEMES: [&str; 2] = ["http", "https"];

/// The address of a page, normalised: a host in another script is in Punycode, and there is no fragment, since no
/// server is sent one. It holds no name and no password.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Address(Url);

impl Address {
    /// The address that somebody typed or that a link holds. Fails with a sentence.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let shown = quoted(&shown(text));
        let url = Url::parse(text).map_err(|error| format!("{shown} is not a web address ({error}); check it"))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(format!(
                "{shown} contains a user name or password, which would be stored and shown; leave \
                 out the part before the @"
            ));
        }
        Self::of(url).ok_or_else(|| format!("{shown} is not a web address; check it"))
    }

    /// Where a redirect from here leads. Fails with that place as it may be shown.
    pub(super) fn join(&self, location: &str) -> Result<Self, String> {
        let mut url = self.0.join(location).map_err(|_malformed| shown(location))?;
        // A server that hands out passwords does not get them back.
        let _ = url.set_username("").and_then(|()| url.set_password(None));
        let place = shown(url.as_str());
        Self::of(url).ok_or(place)
    }

    fn of(mut url: Url) -> Option<Self> {
        url.set_fragment(None);
        (SCHEMES.contains(&url.scheme()) && url.host_str().is_some_and(|host| !host.is_empty())).then_some(Self(url))
    }

    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The server, with its port if that is not the usual one, for a sentence.
    pub(super) fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        quoted(&self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
    }

    /// The server, as it is looked up.
    pub(super) fn server(&self) -> Option<Host<&str>> {
        self.0.host()
    }

    /// The port of the server.
    pub(super) fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or_default()
    }

    /// Whether what comes from there can be read and changed by nobody on the way.
    pub(super) fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The ending of the file's name in the path, in small letters.
    pub(super) fn ending(&self) -> String {
        let name = self.0.path().rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
    }
}

/// As much of it as a sentence can hold.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&quoted(self.as_str()))
    }
}

/// Whether a word that a person typed is a web address.
pub fn is_address(word: &str) -> bool {
    word.split_once("://").is_some_and(|(scheme, _)| SCHEMES.iter().any(|it| scheme.eq_ignore_ascii_case(it)))
}

/// Makes sure that an address can be asked for, without asking. Fails with a sentence.
pub(in crate::load) fn check_address(address: &str) -> Result<(), String> {
    Address::parse(address).map(|_| ())
}

/// An address as it may be shown: without a name and a password, and without a character that commands.
pub fn shown(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return printable(address) };
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit('@').next().unwrap_or_default();
    printable(&format!("{scheme}://{host}{path}"))
}

/// One form for all ways to write an address; what is none stays as it is.
pub(in crate::load) fn normalised(address: &str) -> String {
    Address::parse(address).map_or_else(|_| address.to_owned(), |it| it.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_one_form() {
        for (text, expected) in [
            ("https://Example.ORG", "https://example.org/"),
            ("HTTPS://example.org:443/a/../b?c#d", "https://example.org/b?c"),
            ("http://example.org:8080/a b", "http://example.org:8080/a%20b"),
            ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
            ("https://example.org/\u{1b}[2J", "https://example.org/%1B[2J"),
            ("https://[::1]:8/", "https://[::1]:8/"),
        ] {
            assert_eq!(normalised(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_address_is_told() {
        for (text, sentence) in [
            ("https://", "https:// is not a web address (empty host); check it"),
            ("https://a b/", "https://a b/ is not a web address (invalid international domain name); check it"),
            ("http://a:99999/", "http://a:99999/ is not a web address (invalid port number); check it"),
            ("https://a:x\u{1b}y@/", "https:/// is not a web address (empty host); check it"),
            (
                "https://ada:secret@example.org/x@y",
                "https://example.org/x@y contains a user name or password, which would be stored and \
                 shown; leave out the part before the @",
            ),
            ("file:///etc/passwd", "file:///etc/passwd is not a web address; check it"),
            ("ftp://example.org/", "ftp://example.org/ is not a web address; check it"),
            ("example.org", "example.org is not a web address (relative URL without a base); check it"),
        ] {
            assert_eq!(check_address(text), Err(sentence.to_owned()), "{text}");
        }
        for (word, expected) in
            [("https://x", true), ("HTTP://x", true), ("file:///x", false), ("a.txt", false), ("http:/x", false)]
        {
            assert_eq!(is_address(word), expected, "{word}");
        }
    }

    #[test]
    fn redirects_lead_to_pages_only() {
        let here = Address::parse("https://example.org/a/b?c").expect("it is one");
        for (location, expected) in [
            ("/d", Ok("https://example.org/d")),
            ("d#e", Ok("https://example.org/a/d")),
            ("?d", Ok("https://example.org/a/b?d")),
            ("//other.example", Ok("https://other.example/")),
            ("http://example.org/", Ok("http://example.org/")),
            ("https://ada:secret@example.org/", Ok("https://example.org/")),
            ("", Ok("https://example.org/a/b?c")),
            ("file:///etc/passwd", Err("file:///etc/passwd")),
            ("javascript:alert(1)", Err("javascript:alert(1)")),
            ("data:text/html,words", Err("data:text/html,words")),
            ("https://", Err("https://")),
            ("ftp://ada:secret@example.org/", Err("ftp://example.org/")),
        ] {
            let joined = here.join(location);
            let joined = joined.as_ref().map(Address::as_str).map_err(String::as_str);
            assert_eq!(joined, expected, "{location}");
        }
    }
}
