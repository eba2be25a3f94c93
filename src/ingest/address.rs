//! Where links lead: addresses made whole, each kept once, and not without end.
//!
//! What stands in front of all relative addresses of a text is said once, so a few bytes of it can stand for an address of
//! any length. That is why an address is measured when it is whole, why a very long base is not used, and why all
//! addresses of a document share one budget. Every format makes its links here, by way of [`super::writer::Writer`].

use std::collections::HashSet;
use std::sync::Arc;

use url::{ParseError, Url};

use super::Notice;

/// The longest address in bytes; what is longer holds a page itself.
pub(super) const LONGEST: usize = 8 * 1024;
/// The longest base in bytes, without what no relative address takes from it: its query and its fragment.
const LONGEST_BASE: usize = 2 * 1024;
/// All addresses of a document together in bytes, equal ones counted once.
const ALL: usize = 16 << 20;

/// What the relative addresses of a text are relative to.
#[derive(Clone, Debug, Default)]
pub(super) enum Base {
    /// Nobody knows.
    #[default]
    Unknown,
    /// This address, which has neither query nor fragment.
    Known(Url),
    /// An address that is too long to be put in front of others.
    TooLong,
}

/// What comes of an address and its base.
#[derive(Debug)]
pub(super) enum Resolved {
    Whole(Url),
    /// It is relative, and its base is not known.
    Relative,
    /// It is longer than any address, or its base is.
    TooLong,
    /// It is none.
    Malformed,
}

impl Base {
    /// The address that a text came from as its base.
    pub(super) fn of(address: Option<&str>) -> Self {
        address.map_or(Self::Unknown, |address| Self::Unknown.inner(address))
    }

    /// The base that a text with this one names for itself or for a part of it. What is not a web address changes
    /// nothing.
    pub(super) fn inner(&self, address: &str) -> Self {
        match self.resolve(address) {
            Resolved::Whole(url) if matches!(url.scheme(), "http" | "https") => Self::from(url),
            Resolved::TooLong => Self::TooLong,
            Resolved::Whole(_) | Resolved::Relative | Resolved::Malformed => self.clone(),
        }
    }

    /// The address that `address` stands for.
    pub(super) fn resolve(&self, address: &str) -> Resolved {
        let address = address.trim_matches(|c: char| c <= ' ');
        if address.len() > LONGEST {
            return Resolved::TooLong;
        }
        let joined = match self {
            Self::Known(base) => base.join(address),
            Self::Unknown | Self::TooLong => Url::parse(address),
        };
        match joined {
            Ok(url) if url.as_str().len() > LONGEST => Resolved::TooLong,
            Ok(url) => Resolved::Whole(url),
            Err(ParseError::RelativeUrlWithoutBase) if matches!(self, Self::TooLong) => Resolved::TooLong,
            Err(ParseError::RelativeUrlWithoutBase) => Resolved::Relative,
            Err(_) => Resolved::Malformed,
        }
    }

    /// The address itself.
    pub(super) fn url(&self) -> Option<&Url> {
        match self {
            Self::Known(url) => Some(url),
            Self::Unknown | Self::TooLong => None,
        }
    }
}

impl From<Url> for Base {
    fn from(mut url: Url) -> Self {
        url.set_query(None);
        url.set_fragment(None);
        if url.as_str().len() > LONGEST_BASE { Self::TooLong } else { Self::Known(url) }
    }
}

/// The addresses of a document's links, each of which is kept once.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    kept: HashSet<Arc<str>>,
    bytes: usize,
    lost: usize,
}

impl Addresses {
    /// The address for a link. None, which is counted, if it is too long, or if the others leave no room for it.
    pub(super) fn keep(&mut self, address: &str) -> Option<Arc<str>> {
        if address.len() > LONGEST {
            self.lose(1);
            return None;
        }
        if let Some(kept) = self.kept.get(address) {
            return Some(Arc::clone(kept));
        }
        if self.bytes + address.len() > ALL {
            self.lose(1);
            return None;
        }
        self.bytes += address.len();
        let kept: Arc<str> = address.into();
        self.kept.insert(Arc::clone(&kept));
        Some(kept)
    }

    /// Counts links that have no address here, because it would be too long.
    pub(super) fn lose(&mut self, links: usize) {
        self.lost += links;
    }

    /// What to tell of links without their addresses, if there are any.
    pub(super) fn notice(&self) -> Option<Notice> {
        let why = "because an address, or all of them together, are too long";
        match self.lost {
            0 => None,
            1 => Some(Notice(format!("1 link does not work here, {why}."))),
            lost => Some(Notice(format!("{lost} links do not work here, {why}."))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The address that comes of a base and an address, or why there is none.
    fn resolved(base: &Base, address: &str) -> String {
        match base.resolve(address) {
            Resolved::Whole(url) => url.into(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn an_address_is_measured_when_it_is_whole() {
        let long = |length: usize| format!("http://e.example/{}/", "b".repeat(length));
        let path = "x".repeat(LONGEST - 17);
        let longest = format!("http://e.example/{path}");
        for (base, address, expected) in [
            ("http://e.example/a/b?c#d", "x", "http://e.example/a/x"),
            ("http://e.example/a/b?c#d", "?x", "http://e.example/a/b?x"),
            ("http://e.example/a/b", " //f.example/x\n", "http://f.example/x"),
            ("http://e.example/", &longest, &longest),
            ("http://e.example/", &format!("{longest}x"), "TooLong"),
            ("http://e.example/", &path, &longest),
            ("http://e.example/a/", &path, "TooLong"),
            // Letters that an address writes with percent signs take three times their bytes.
            ("http://e.example/", &"é".repeat(LONGEST / 3), "TooLong"),
            (&long(2000), "x", &format!("{}x", long(2000))),
            (&format!("http://e.example/a/b?{}", "c".repeat(7000)), "x", "http://e.example/a/x"),
            (&long(2100), "x", "TooLong"),
            (&long(1_000_000), "x", "TooLong"),
            (&long(1_000_000), "http://f.example/x", "http://f.example/x"),
            ("", "x", "Relative"),
            ("", "http://f.example/x", "http://f.example/x"),
            ("mailto:ada@e.example", "x", "Relative"),
            ("http://e.example/", "http://[", "Malformed"),
        ] {
            let shown = |text: &str| text.chars().take(60).collect::<String>();
            assert_eq!(resolved(&Base::of(Some(base)), address), expected, "{} + {}", shown(base), shown(address));
        }
    }

    #[test]
    fn a_base_inside_another_is_relative_to_it() {
        let own = Base::of(Some("http://e.example/a/b"));
        for (inner, expected) in [
            ("c/", "http://e.example/a/c/x"),
            ("http://f.example/", "http://f.example/x"),
            ("data:text/html,x", "http://e.example/a/x"),
            ("http://[", "http://e.example/a/x"),
            (&"c".repeat(3000), "TooLong"),
            (&format!("{}/", "c".repeat(3000)), "TooLong"),
            (&format!("{}/", "c".repeat(10_000)), "TooLong"),
        ] {
            assert_eq!(resolved(&own.inner(inner), "x"), expected, "{inner:.40}");
        }
        assert_eq!(resolved(&Base::TooLong.inner("x"), "y"), "TooLong");
        assert_eq!(resolved(&Base::TooLong.inner("http://f.example/"), "y"), "http://f.example/y");
    }

    #[test]
    fn equal_addresses_are_one_and_all_together_have_a_limit() {
        let mut addresses = Addresses::default();
        let [one, again] = [(); 2].map(|()| addresses.keep("http://e.example/").expect("it is short"));
        assert!(Arc::ptr_eq(&one, &again));
        assert_eq!(addresses.notice(), None);
        let of = |nth: usize| format!("{nth:08}{}", "x".repeat(8000));
        let kept = (0..4000).filter(|nth| addresses.keep(&of(*nth)).is_some()).count();
        assert!(kept * 8008 + one.len() <= ALL && (kept + 1) * 8008 + one.len() > ALL, "{kept}");
        // What is known already takes no room.
        assert!(addresses.keep("http://e.example/").is_some() && addresses.keep(&of(0)).is_some());
        assert_eq!(addresses.keep(&"x".repeat(LONGEST + 1)), None);
        assert_eq!(addresses.lost, 4000 - kept + 1);
    }
}
