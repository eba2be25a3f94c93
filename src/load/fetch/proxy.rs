//! Which proxy a page is asked for through: what the environment says, read as curl reads it.
//!
//! A proxy that is set and cannot be used is a failure. It is never gone round: whoever set it may have done so in order
//! not to be seen by the server.

use std::fmt;

use ureq::{Proxy, ProxyProtocol};
use url::Url;

use super::address::Address;
use super::failure::Why;
use super::no_proxy;
use crate::document::quoted;

/// The variables that name the proxy for `http:` addresses; the first that is set counts. curl does not read
/// `HTTP_PROXY`, which a client could set for a program that runs behind a web server; ascribe is none.
const HTTP: [&str; 4] = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];
/// The same for `https:` addresses.
const HTTPS: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
/// The variables that list the hosts to ask directly.
const NO_PROXY: [&str; 2] = ["no_proxy", "NO_PROXY"];

/// The port of a SOCKS proxy that is given without one.
const SOCKS_PORT: u16 = 1080;

/// The proxies that are set, and the hosts that are asked without one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Proxies {
    http: Option<Setting>,
    https: Option<Setting>,
    /// The value of `NO_PROXY`.
    direct: String,
}

/// A variable that names a proxy. Its value may hold a password.
#[derive(Clone, PartialEq, Eq)]
struct Setting {
    variable: &'static str,
    value: String,
}

impl fmt::Debug for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setting").field("variable", &self.variable).finish_non_exhaustive()
    }
}

/// What a sentence says of a proxy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ProxyName {
    /// Its host and port, as they may be shown.
    pub(super) host: String,
    /// The variable that names it.
    pub(super) variable: &'static str,
    /// Whether the variable holds a name or a password for it.
    pub(super) has_login: bool,
}

/// A proxy to ask through.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) name: ProxyName,
    pub(super) proxy: Proxy,
}

impl Way {
    /// Whether it opens connections to whatever server, rather than to ask for pages itself.
    pub(super) fn is_socks(&self) -> bool {
        self.proxy.protocol() == ProxyProtocol::Socks5h
    }
}

impl Proxies {
    /// What the environment says, in which `variable` looks up names. A variable that is empty is not set.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let first = |names: &[&'static str]| {
            for name in names {
                if let Some(value) = variable(name).filter(|it| !it.is_empty()) {
                    return Some(Setting { variable: name, value });
                }
            }
            None
        };
        Self {
            http: first(&HTTP),
            https: first(&HTTPS),
            direct: first(&NO_PROXY).map_or_else(String::new, |it| it.value),
        }
    }

    /// The proxy to ask for a page through; none if it is asked for directly. Fails if there is one to ask through that
    /// cannot be used.
    pub(super) fn way_to(&self, page: &Address) -> Result<Option<Way>, Why> {
        let setting = if page.is_secure() { &self.https } else { &self.http };
        let Some(setting) = setting else { return Ok(None) };
        if page.server().is_some_and(|host| no_proxy::lists(&self.direct, &host)) {
            return Ok(None);
        }
        setting.way().map(Some)
    }
}

impl Setting {
    /// The proxy that is set. A word without a scheme is the host of an HTTP proxy.
    ///
    /// The names of servers are looked up by the proxy, with `socks5` as with `socks5h`: a name server that is asked from
    /// here would learn what is read.
    fn way(&self) -> Result<Way, Why> {
        let text = if self.value.contains("://") { self.value.clone() } else { format!("http://{}", self.value) };
        let url = Url::parse(text.trim()).map_err(|error| self.malformed(&error.to_string()))?;
        let scheme = match url.scheme() {
            "socks5" | "socks5h" => "socks5h",
            scheme @ ("http" | "https") => scheme,
            other => return Err(self.unknown(other)),
        };
        let Some(host) = url.host_str().filter(|host| !host.is_empty()) else {
            return Err(self.malformed("empty host"));
        };
        let host = format!("{host}:{}", url.port_or_known_default().unwrap_or(SOCKS_PORT));
        let has_login = !url.username().is_empty() || url.password().is_some();
        let login = match url.password() {
            Some(password) => format!("{}:{password}@", url.username()),
            None if has_login => format!("{}@", url.username()),
            None => String::new(),
        };
        let proxy =
            Proxy::new(&format!("{scheme}://{login}{host}")).map_err(|error| self.malformed(&error.to_string()))?;
        Ok(Way { name: ProxyName { host: quoted(&host), variable: self.variable, has_login }, proxy })
    }

    /// The value is not quoted, as it may hold a password.
    fn malformed(&self, why: &str) -> Why {
        Why::Unusable(format!(
            "{} is not a proxy address ({}), so nothing was sent; set it to an address such as \
             http://127.0.0.1:8080 or socks5h://127.0.0.1:9050, or unset it",
            self.variable,
            quoted(why)
        ))
    }

    fn unknown(&self, scheme: &str) -> Why {
        Why::Unusable(format!(
            "{0} names a {1} proxy, which ascribe does not support, so nothing was sent; use \
             http, https or socks5h, or unset {0}",
            self.variable,
            quoted(scheme)
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks up names in lines of `NAME=value`.
    fn proxies(variables: &str) -> Proxies {
        Proxies::of(|name| {
            let mut set = variables.split(' ').filter_map(|it| it.split_once('='));
            set.find(|(it, _)| *it == name).map(|(_, value)| value.to_owned())
        })
    }

    #[test]
    fn the_variables_are_read_in_order() {
        for (variables, http, https) in [
            ("", "direct", "direct"),
            ("http_proxy=a", "http://a:80 by http_proxy", "direct"),
            ("HTTP_PROXY=a", "http://a:80 by HTTP_PROXY", "direct"),
            ("HTTPS_PROXY=a", "direct", "http://a:80 by HTTPS_PROXY"),
            ("HTTPS_PROXY=a https_proxy=b", "direct", "http://b:80 by https_proxy"),
            ("http_proxy=a HTTP_PROXY=b", "http://a:80 by http_proxy", "direct"),
            ("http_proxy= HTTP_PROXY=b", "http://b:80 by HTTP_PROXY", "direct"),
            ("ALL_PROXY=a", "http://a:80 by ALL_PROXY", "http://a:80 by ALL_PROXY"),
            ("ALL_PROXY=a all_proxy=b", "http://b:80 by all_proxy", "http://b:80 by all_proxy"),
            ("ALL_PROXY=a HTTPS_PROXY=b", "http://a:80 by ALL_PROXY", "http://b:80 by HTTPS_PROXY"),
            ("ALL_PROXY=a NO_PROXY=example", "direct", "direct"),
            ("ALL_PROXY=a NO_PROXY=example no_proxy=other", "http://a:80 by ALL_PROXY", "http://a:80 by ALL_PROXY"),
            ("ALL_PROXY=a NO_PROXY=other", "http://a:80 by ALL_PROXY", "http://a:80 by ALL_PROXY"),
        ] {
            for (address, expected) in [("http://page.example/", http), ("https://page.example/", https)] {
                let page = Address::parse(address).expect("it is one");
                let way = proxies(variables).way_to(&page).expect("it can be used");
                let told = way.map_or_else(
                    || "direct".to_owned(),
                    |way| {
                        format!(
                            "{}://{} by {}",
                            way.proxy.uri().scheme_str().unwrap_or(""),
                            way.name.host,
                            way.name.variable
                        )
                    },
                );
                assert_eq!(told, expected, "{variables} {address}");
            }
        }
    }

    #[test]
    fn what_names_no_proxy_is_refused_and_shows_no_password() {
        let malformed = |why: &str| {
            format!(
                "ALL_PROXY is not a proxy address ({why}), so nothing was sent; set it to an address such as \
                 http://127.0.0.1:8080 or socks5h://127.0.0.1:9050, or unset it"
            )
        };
        let unknown = |kind: &str| {
            format!(
                "ALL_PROXY names a {kind} proxy, which ascribe does not support, so nothing was \
                 sent; use http, https or socks5h, or unset ALL_PROXY"
            )
        };
        for (value, expected) in [
            ("::::", malformed("empty host")),
            ("http://", malformed("empty host")),
            ("http://ada:secret@", malformed("empty host")),
            ("socks5h://", malformed("empty host")),
            ("socks5h://ada:secret@:9050", malformed("empty host")),
            ("ada:secret@proxy:port", malformed("invalid port number")),
            ("http://proxy:99999", malformed("invalid port number")),
            ("http://ada:%ff@proxy", malformed("invalid proxy url")),
            ("\u{fffd}", malformed("invalid international domain name")),
            ("/", malformed("empty host")),
            ("socks4://127.0.0.1:9050", unknown("socks4")),
            ("socks4a://127.0.0.1:9050", unknown("socks4a")),
            ("socks://127.0.0.1:9050", unknown("socks")),
            ("ftp://ada:secret@proxy", unknown("ftp")),
            ("file:///etc", unknown("file")),
        ] {
            let page = Address::parse("https://a.example/").expect("it is one");
            let why = proxies(&format!("ALL_PROXY={value}")).way_to(&page).map(|way| way.map(|it| it.name));
            assert_eq!(why, Err(Why::Unusable(expected)), "{value}");
        }
    }

    #[test]
    fn proxies_are_written_in_several_ways() {
        for (value, host, login) in [
            ("proxy", "proxy:80", None),
            ("proxy:8080", "proxy:8080", None),
            ("HTTP://Proxy:8080/", "proxy:8080", None),
            ("https://proxy", "proxy:443", None),
            ("socks5://127.0.0.1", "127.0.0.1:1080", None),
            ("socks5h://[::1]:9050", "[::1]:9050", None),
            ("ada:secret@proxy:8080", "proxy:8080", Some(("ada", Some("secret")))),
            ("http://ada:a%3Ab%40c@proxy", "proxy:80", Some(("ada", Some("a:b@c")))),
            ("socks5h://ada@proxy", "proxy:1080", Some(("ada", None))),
            ("http://:secret@proxy", "proxy:80", Some(("", Some("secret")))),
        ] {
            let page = Address::parse("https://a.example/").expect("it is one");
            let way = proxies(&format!("ALL_PROXY={value}")).way_to(&page);
            let way = way.expect("it can be used").expect("there is one");
            assert_eq!(way.name.host, host, "{value}");
            assert_eq!(way.name.has_login, login.is_some(), "{value}");
            assert_eq!(way.proxy.username().map(|name| (name, way.proxy.password())), login, "{value}");
            assert!(!way.proxy.resolve_target(), "{value}: the proxy looks names up");
        }
    }
}
