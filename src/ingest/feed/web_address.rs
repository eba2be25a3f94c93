//! Addresses in feeds: which lead to the web, and what they are relative to.

use url::Url;

use crate::ingest::address::{Base, Resolved};

/// Whether an address is one of the web, and absolute.
pub(super) fn is_web(address: &str) -> bool {
    Url::parse(address.trim()).is_ok_and(|url| is_of_web(&url))
}

fn is_of_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// The address of the web that some address means.
pub(super) fn resolve(base: &Base, address: &str) -> Option<Url> {
    match base.resolve(address) {
        Resolved::Whole(url) if !address.trim().is_empty() => Some(url).filter(is_of_web),
        _ => None,
    }
}

/// The host of an address, as people say it.
pub(super) fn site(url: &Url) -> Option<&str> {
    url.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host))
}

/// The address that `address` stands for, absolute if it can be; None if it is too long.
pub(super) fn whole(base: &Base, address: &str) -> Option<String> {
    match base.resolve(address) {
        _ if address.trim().is_empty() => Some(String::new()),
        Resolved::Whole(url) => Some(url.into()),
        Resolved::Relative | Resolved::Malformed => Some(address.trim().to_owned()),
        Resolved::TooLong => None,
    }
}
