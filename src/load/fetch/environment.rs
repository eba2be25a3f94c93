//! What the person's environment says about asking for pages.

use std::env;
use std::fs;
use std::path::Path;

use ureq::tls::{Certificate, PemItem, parse_pem};

use super::{Proxies, Web};
use crate::document::printable;
use crate::store::pages;

impl Web {
    /// As the environment says, online: the proxies, the certificates of `SSL_CERT_FILE`, the language, the cache under XDG.
    pub fn of_environment() -> Self {
        let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        Self {
            cache: pages::folder(),
            certificates: variable("SSL_CERT_FILE").map(Into::into),
            languages: languages(|name| env::var(name).ok()),
            // What is no UTF-8 names no proxy, and is not passed over for that.
            proxies: Proxies::of(|name| env::var_os(name).map(|value| value.to_string_lossy().into_owned())),
            ..Self::default()
        }
    }
}

/// The languages to ask for, as HTTP writes them, by the locale that `variable` looks up; English as well, as that is
/// what ascribe reads. None if the locale names no language.
fn languages(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set)?;
    let tag = locale.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let mut parts = tag.split('-');
    let language = parts.next().filter(|it| matches!(it.len(), 2 | 3))?;
    let is_plain = tag.len() <= 35 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if !is_plain || !language.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    let mut wanted = vec![tag.clone()];
    wanted.extend((tag != language).then(|| format!("{language};q=0.9")));
    wanted.extend((language != "en").then(|| "en;q=0.8".to_owned()));
    Some(wanted.join(", "))
}

/// The certificates in a file (PEM), at least one. Fails with a sentence.
pub(super) fn certificates(path: &Path) -> Result<Vec<Certificate<'static>>, String> {
    let failed = |why: &str| {
        let path = printable(&path.to_string_lossy());
        format!("the certificates in {path} cannot be read ({why}); set SSL_CERT_FILE to another file, or unset it")
    };
    let pem = fs::read(path).map_err(|error| failed(&error.to_string()))?;
    let mut found = Vec::new();
    for item in parse_pem(&pem) {
        if let PemItem::Certificate(certificate) = item.map_err(|_damaged| failed("it is not PEM"))? {
            found.push(certificate);
        }
    }
    if found.is_empty() { Err(failed("it contains none")) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_those_of_the_locale() {
        for (all, messages, lang, expected) in [
            ("", "", "de_AT.UTF-8", Some("de-AT, de;q=0.9, en;q=0.8")),
            ("", "fr", "de_AT.UTF-8", Some("fr, en;q=0.8")),
            ("en_GB.UTF-8", "fr", "de", Some("en-GB, en;q=0.9")),
            ("", "", "en", Some("en")),
            ("", "", "ca_ES@valencia", Some("ca-ES, ca;q=0.9, en;q=0.8")),
            ("C", "fr", "de", None),
            ("", "", "C.UTF-8", None),
            ("", "", "POSIX", None),
            ("", "", "", None),
            ("", "", "de\r\nx: y", None),
        ] {
            let variable = |name: &str| {
                let value = match name {
                    "LC_ALL" => all,
                    "LC_MESSAGES" => messages,
                    _ => lang,
                };
                Some(value.to_owned())
            };
            assert_eq!(languages(variable).as_deref(), expected, "{all} {messages} {lang}");
        }
    }

    #[test]
    fn certificates_that_cannot_be_read_are_told() {
        for (path, why) in [
            ("no/such\u{1b}", "the certificates in no/such␛ cannot be read (No such file or directory (os error 2));"),
            ("Cargo.toml", "the certificates in Cargo.toml cannot be read (it contains none);"),
        ] {
            let sentence = certificates(Path::new(path)).map(|it| it.len()).expect_err("there are none");
            assert_eq!(sentence, format!("{why} set SSL_CERT_FILE to another file, or unset it"));
        }
    }
}
