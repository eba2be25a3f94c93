//! Why there is no page, and what to do about it: a sentence each.

use std::error::Error as _;
use std::io;

use ureq::{Error, Timeout};

use super::Limits;
use super::address::Address;
use super::border::Crossing;
use super::proxy::{ProxyName, Way};
use super::way::OfProxy;
use super::words::limit;
use crate::document::quoted;

/// Why there is no page at an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Why {
    /// No name server knows the host, or none can be asked.
    NoHost,
    /// The network has no way there; what the system says about it.
    NoRoute(String),
    /// The host is there, and nobody listens.
    Refused,
    /// The connection ended before anything came.
    Ended,
    /// It took longer than this many seconds to reach the host.
    SlowHost(u64),
    /// It took longer than this many seconds in all.
    Slow(u64),
    /// What goes wrong at a proxy, or between it and the server.
    Proxy(Box<(ProxyName, Self)>),
    /// A proxy answers with this status where it should lead to a server.
    Barred(u16),
    /// The proxy that is set cannot be used; the whole sentence.
    Unusable(String),
    /// A redirect to this place, which is on this machine or in a private network.
    Inward(String),
    /// What is wrong with the certificate.
    Certificate(Certificate),
    /// No secure connection could be agreed on.
    Insecure(String),
    /// The certificates that the person trusts cannot be read; the whole sentence.
    Trusted(String),
    /// What the server sends is no HTTP.
    NotHttp(String),
    /// The answer begins with a header that is too long.
    Header,
    /// The server answers with this status and its usual name.
    Status(u16, &'static str),
    /// More redirects than are followed.
    Redirects(usize),
    /// A redirect that leads back to where it came from.
    Loop,
    /// A redirect to something that is no page.
    Elsewhere(String),
    /// It is something else than an article ("a picture").
    Other(&'static str),
    /// It is packed in a way that was not asked for.
    Packed(String),
    /// It cannot be unpacked.
    Damaged,
    /// It is larger than this many bytes.
    Large(u64),
    /// Nobody waits for it any more.
    CalledOff,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Certificate {
    Expired,
    NotYet,
    Revoked,
    OtherHost,
    Issuer,
    Invalid,
}

impl Why {
    /// What ureq says of a request that went this way.
    pub(super) fn of_call(error: Error, at: &Address, way: Option<&Way>, limits: &Limits) -> Self {
        match (error, way) {
            (Error::Other(other), Some(way)) if other.is::<OfProxy>() => match other.downcast::<OfProxy>() {
                Ok(error) => Self::of_proxy(&way.name, Self::of(error.0, limits)),
                Err(other) => Self::of(Error::Other(other), limits),
            },
            (Error::Other(other), _) if other.is::<Crossing>() => Self::Inward(at.to_string()),
            (error, _) => Self::of(error, limits),
        }
    }

    /// What goes wrong at a proxy, or between it and the server.
    pub(super) fn of_proxy(proxy: &ProxyName, why: Self) -> Self {
        Self::Proxy(Box::new((proxy.clone(), why)))
    }

    /// What ureq says.
    pub(super) fn of(error: Error, limits: &Limits) -> Self {
        match error {
            Error::Io(error) => Self::of_io(&error),
            Error::HostNotFound => Self::NoHost,
            Error::Timeout(Timeout::Resolve | Timeout::Connect) => Self::SlowHost(limits.connect.as_secs()),
            Error::Timeout(_) => Self::Slow(limits.whole.as_secs()),
            Error::LargeResponseHeader(..) => Self::Header,
            // The type of this error cannot be named from here.
            Error::Protocol(error) if error.to_string().contains("too many headers") => Self::Header,
            Error::ConnectProxyFailed(said) => Self::of_tunnel(&said),
            Error::Rustls(error) => Self::of_rustls(&error),
            Error::Tls(said) => Self::Insecure(said.to_owned()),
            other => Self::NotHttp(quoted(&other.to_string())),
        }
    }

    fn of_io(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        if let Some(error) = error.get_ref().and_then(|it| it.downcast_ref::<rustls::Error>()) {
            return Self::of_rustls(error);
        }
        match error.kind() {
            Kind::ConnectionRefused => Self::Refused,
            Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe | Kind::UnexpectedEof => Self::Ended,
            // The system has no kind for it; std begins the sentence itself.
            _ if error.to_string().starts_with("failed to lookup address") => Self::NoHost,
            _ => Self::NoRoute(quoted(&error.source().map_or_else(|| error.to_string(), ToString::to_string))),
        }
    }

    fn of_rustls(error: &rustls::Error) -> Self {
        use rustls::CertificateError as It;
        let rustls::Error::InvalidCertificate(error) = error else {
            return Self::Insecure(quoted(&error.to_string()));
        };
        Self::Certificate(match error {
            It::Expired | It::ExpiredContext { .. } => Certificate::Expired,
            It::NotValidYet | It::NotValidYetContext { .. } => Certificate::NotYet,
            It::Revoked => Certificate::Revoked,
            It::NotValidForName | It::NotValidForNameContext { .. } => Certificate::OtherHost,
            It::UnknownIssuer => Certificate::Issuer,
            _ => Certificate::Invalid,
        })
    }

    /// What ureq says of a proxy that opened no tunnel: "proxy server responded 403/403".
    fn of_tunnel(said: &str) -> Self {
        let status = said.rsplit([' ', '/']).next().and_then(|status| status.parse().ok());
        status.map_or_else(|| Self::NoRoute(quoted(said)), Self::Barred)
    }

    /// Whether it is a certificate from somebody who is not known.
    pub(super) fn is_unknown_issuer(&self) -> bool {
        match self {
            Self::Certificate(what) => *what == Certificate::Issuer,
            Self::Proxy(it) => it.1.is_unknown_issuer(),
            _ => false,
        }
    }

    /// Whether the network is to blame, so that a page that was kept may stand in.
    pub(super) fn is_of_network(&self) -> bool {
        matches!(
            self,
            Self::NoHost
                | Self::NoRoute(_)
                | Self::Refused
                | Self::Ended
                | Self::SlowHost(_)
                | Self::Slow(_)
                | Self::Proxy(_)
        )
    }

    /// What to say of a page that was kept and stands in for want of a network.
    pub(super) fn absence(&self) -> String {
        match self {
            Self::Proxy(it) => format!("The proxy {} could not be used; check {}", it.0.host, it.0.variable),
            _ => "The network could not be reached".to_owned(),
        }
    }

    /// The sentence, for the address where it happened.
    pub(super) fn sentence(&self, at: &Address) -> String {
        let host = at.host();
        match self {
            Self::NoHost => format!("{host} was not found, or there is no network; check the address"),
            Self::NoRoute(said) => format!("{host} cannot be reached ({said}); check the network"),
            Self::Refused => format!("{host} refuses connections; check the address, or try again later"),
            Self::Ended => format!("{host} closed the connection before sending a page; try again later"),
            Self::SlowHost(seconds) => format!("{host} could not be reached within {seconds} s; try again later"),
            Self::Slow(seconds) => format!("{at} did not arrive within {seconds} s; try again later"),
            Self::Proxy(it) => of_proxy(&it.0, &it.1, &host),
            Self::Barred(status) => format!("{host} cannot be reached ({status}); try again later"),
            Self::Inward(place) => format!(
                "{at} redirects to {place}, which is on this machine or in a private network; redirects from the \
                 public web \
                 to private addresses are not followed: open the address yourself if you trust it"
            ),
            Self::Certificate(what) => certificate(*what, &host),
            Self::Insecure(said) => format!(
                "{host} failed to establish a secure connection ({said}); open it in a \
                 browser"
            ),
            Self::Trusted(sentence) | Self::Unusable(sentence) => sentence.clone(),
            Self::NotHttp(said) => format!("{host} did not send a web page ({said}); check the address"),
            Self::Header => format!("{host} sent a response header that is too long; open it in a browser"),
            Self::Status(code, name) => status(*code, name, at),
            Self::Redirects(most) => {
                format!("{at} redirects too many times (more than {most}); open it in a browser")
            }
            Self::Loop => format!("{at} redirects in a loop; open it in a browser"),
            Self::Elsewhere(place) => format!(
                "{at} redirects to {place}, which is not a web page; the redirect \
                 was not followed"
            ),
            Self::Other(what) => format!("{at} is {what}, not an article; open it in a browser"),
            Self::Packed(coding) => {
                format!("{at} is compressed with {coding}, which ascribe cannot decompress; open it in a browser")
            }
            Self::Damaged => format!("{at} arrived damaged and cannot be decompressed; try again"),
            Self::Large(most) => {
                format!("{at} is larger than {}, too large for an article; open it in a browser", limit(*most))
            }
            Self::CalledOff => format!("{at} was cancelled"),
        }
    }
}

/// The sentence about a certificate.
fn certificate(what: Certificate, host: &str) -> String {
    match what {
        Certificate::Expired => {
            format!("the certificate of {host} has expired, so you may be talking to an impostor; try again later")
        }
        Certificate::NotYet => format!("the certificate of {host} is not valid yet; check this machine's clock"),
        Certificate::Revoked => format!("the certificate of {host} was revoked, so you may be talking to an impostor"),
        Certificate::OtherHost => {
            format!("the certificate is not for {host}, so you may be talking to an impostor; check the address")
        }
        Certificate::Issuer => format!(
            "the certificate of {host} was issued by an unknown authority; if you trust it, set SSL_CERT_FILE to a \
             file \
             with the issuer's certificate"
        ),
        Certificate::Invalid => format!("the certificate of {host} is not valid, so you may be talking to an impostor"),
    }
}

/// The sentence about a proxy through which `host` was to be asked. What is told of SOCKS proxies is what ureq calls it.
fn of_proxy(ProxyName { host: proxy, variable, has_login }: &ProxyName, why: &Why, host: &str) -> String {
    match why {
        Why::NoHost => format!(
            "the proxy {proxy} ({variable}) was not found, or there is no network; check \
             {variable}"
        ),
        Why::Refused => format!("the proxy {proxy} refuses connections; start it, or check {variable}"),
        Why::Ended => format!("the proxy {proxy} closed the connection; check {variable}, or try again later"),
        Why::SlowHost(seconds) | Why::Slow(seconds) => {
            format!(
                "the proxy {proxy} did not connect to {host} within {seconds} s; check {variable}, or try \
                 again later"
            )
        }
        Why::Barred(407) if *has_login => {
            format!("the proxy {proxy} rejects the user name and password in {variable} (407); check them")
        }
        Why::Barred(407) => format!(
            "the proxy {proxy} requires a user name and password (407); put them in {variable}, as in \
             http://name:password@host:port"
        ),
        Why::Barred(status @ 500..) => {
            format!("the proxy {proxy} cannot reach {host} ({status}); check the address, or try again later")
        }
        Why::Barred(status) => format!("the proxy {proxy} refuses to connect to {host} ({status}); check {variable}"),
        Why::Certificate(what) => certificate(*what, &format!("the proxy {proxy}")),
        Why::Insecure(said) => {
            format!("the proxy {proxy} failed to establish a secure connection ({said}); check {variable}")
        }
        Why::NoRoute(said) => match said.as_str() {
            "no acceptable auth methods"
            | "unknown auth method"
            | "invalid username"
            | "invalid password"
            | "password authentication failed"
                if *has_login =>
            {
                format!("the proxy {proxy} rejects the user name and password in {variable}; check them")
            }
            "no acceptable auth methods" | "unknown auth method" => format!(
                "the proxy {proxy} requires a user name and password; put them in {variable}, as in \
                 socks5h://name:password@host:port"
            ),
            "connection not allowed by ruleset" => {
                format!("the proxy {proxy} refuses to connect to {host}; check {variable}")
            }
            "invalid response version" | "invalid reserved byte" => {
                format!("{proxy} does not answer like a SOCKS5 proxy; check {variable}")
            }
            said => format!("the proxy {proxy} cannot reach {host} ({said}); check the address, or try again later"),
        },
        _ => format!("{proxy} does not answer like a proxy; check {variable}"),
    }
}

/// The sentence about a status that brings no page.
fn status(code: u16, name: &str, at: &Address) -> String {
    let host = at.host();
    match code {
        401 => format!("{host} requires a login (401); open it in a browser"),
        402 => format!("{host} requires payment (402); open it in a browser"),
        403 | 406 | 451 => format!("{host} refused the request ({code}); open it in a browser"),
        404 => format!("{host} has no such page (404); check the address"),
        410 => format!("the page has been removed from {host} (410)"),
        429 => format!("{host} received too many requests (429); try again later"),
        500.. => format!("{host} reported a server error ({code} {name}); try again later"),
        _ => format!("{host} answered with {code} {name} instead of a page; open it in a browser"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_is_told_with_a_way_out() {
        let at = Address::parse("https://a.example/b\u{1b}?c").expect("it is one");
        let certificate = |what| Why::Certificate(what);
        for (why, sentence) in [
            (Why::NoHost, "a.example was not found, or there is no network; check the address"),
            (Why::NoRoute("no way".to_owned()), "a.example cannot be reached (no way); check the network"),
            (Why::Refused, "a.example refuses connections; check the address, or try again later"),
            (Why::Ended, "a.example closed the connection before sending a page; try again later"),
            (Why::SlowHost(10), "a.example could not be reached within 10 s; try again later"),
            (Why::Slow(60), "https://a.example/b%1B?c did not arrive within 60 s; try again later"),
            (
                certificate(Certificate::Expired),
                "the certificate of a.example has expired, so you may be talking to an impostor; try again later",
            ),
            (
                certificate(Certificate::OtherHost),
                "the certificate is not for a.example, so you may be talking to an impostor; check the address",
            ),
            (
                certificate(Certificate::Issuer),
                "the certificate of a.example was issued by an unknown authority; if you trust it, set SSL_CERT_FILE \
                 to a file with the issuer's certificate",
            ),
            (Why::Status(401, "x"), "a.example requires a login (401); open it in a browser"),
            (Why::Status(402, "x"), "a.example requires payment (402); open it in a browser"),
            (Why::Status(403, "x"), "a.example refused the request (403); open it in a browser"),
            (Why::Status(404, "x"), "a.example has no such page (404); check the address"),
            (Why::Status(410, "x"), "the page has been removed from a.example (410)"),
            (Why::Status(429, "x"), "a.example received too many requests (429); try again later"),
            (Why::Status(503, "Busy"), "a.example reported a server error (503 Busy); try again later"),
            (Why::Status(300, "Many"), "a.example answered with 300 Many instead of a page; open it in a browser"),
            (
                Why::Redirects(10),
                "https://a.example/b%1B?c redirects too many times (more than 10); open it in a browser",
            ),
            (Why::Loop, "https://a.example/b%1B?c redirects in a loop; open it in a browser"),
            (
                Why::Elsewhere("file:///etc".to_owned()),
                "https://a.example/b%1B?c redirects to file:///etc, which is not a web page; the redirect was not \
                 followed",
            ),
            (Why::Other("a picture"), "https://a.example/b%1B?c is a picture, not an article; open it in a browser"),
            (
                Why::Large(20 << 20),
                "https://a.example/b%1B?c is larger than 20 MiB, too large for an article; open it in a browser",
            ),
            (Why::CalledOff, "https://a.example/b%1B?c was cancelled"),
        ] {
            assert_eq!(why.sentence(&at), sentence);
        }
    }

    #[test]
    fn what_a_proxy_does_is_told_as_that() {
        let at = Address::parse("https://a.example/b").expect("it is one");
        let no_route = |said: &str| Why::NoRoute(said.to_owned());
        let p = "the proxy p:80";
        for (has_login, why, expected) in [
            (
                false,
                Why::NoHost,
                "the proxy p:80 (ALL_PROXY) was not found, or there is no network; check ALL_PROXY".to_owned(),
            ),
            (false, Why::Refused, format!("{p} refuses connections; start it, or check ALL_PROXY")),
            (false, Why::Ended, format!("{p} closed the connection; check ALL_PROXY, or try again later")),
            (
                false,
                Why::SlowHost(10),
                format!("{p} did not connect to a.example within 10 s; check ALL_PROXY, or try again later"),
            ),
            (
                false,
                Why::Barred(407),
                format!(
                    "{p} requires a user name and password (407); put them in ALL_PROXY, as in \
                     http://name:password@host:port"
                ),
            ),
            (true, Why::Barred(407), format!("{p} rejects the user name and password in ALL_PROXY (407); check them")),
            (false, Why::Barred(403), format!("{p} refuses to connect to a.example (403); check ALL_PROXY")),
            (
                false,
                Why::Barred(502),
                format!("{p} cannot reach a.example (502); check the address, or try again later"),
            ),
            (
                false,
                Why::Certificate(Certificate::NotYet),
                format!("the certificate of {p} is not valid yet; check this machine's clock"),
            ),
            (
                false,
                Why::Insecure("no".to_owned()),
                format!("{p} failed to establish a secure connection (no); check ALL_PROXY"),
            ),
            (
                false,
                no_route("no acceptable auth methods"),
                format!(
                    "{p} requires a user name and password; put them in ALL_PROXY, as in \
                     socks5h://name:password@host:port"
                ),
            ),
            (
                true,
                no_route("password authentication failed"),
                format!("{p} rejects the user name and password in ALL_PROXY; check them"),
            ),
            (
                false,
                no_route("connection not allowed by ruleset"),
                format!("{p} refuses to connect to a.example; check ALL_PROXY"),
            ),
            (
                false,
                no_route("host unreachable"),
                format!("{p} cannot reach a.example (host unreachable); check the address, or try again later"),
            ),
            (
                false,
                no_route("invalid response version"),
                "p:80 does not answer like a SOCKS5 proxy; check ALL_PROXY".to_owned(),
            ),
            (false, Why::NotHttp("x".to_owned()), "p:80 does not answer like a proxy; check ALL_PROXY".to_owned()),
        ] {
            let name = ProxyName { host: "p:80".to_owned(), variable: "ALL_PROXY", has_login };
            assert_eq!(Why::of_proxy(&name, why).sentence(&at), expected);
        }
    }

    #[test]
    fn what_the_system_says_is_understood() {
        let limits = Limits::default();
        let io = |kind: io::ErrorKind| Error::Io(kind.into());
        let tls = |what| Error::Io(io::Error::new(io::ErrorKind::InvalidData, rustls::Error::InvalidCertificate(what)));
        for (error, why) in [
            (io(io::ErrorKind::ConnectionRefused), Why::Refused),
            (io(io::ErrorKind::ConnectionReset), Why::Ended),
            (io(io::ErrorKind::HostUnreachable), Why::NoRoute("host unreachable".to_owned())),
            (Error::Io(io::Error::other("failed to lookup address information: x")), Why::NoHost),
            (Error::Timeout(Timeout::Connect), Why::SlowHost(10)),
            (Error::Timeout(Timeout::Global), Why::Slow(60)),
            (Error::LargeResponseHeader(9, 1), Why::Header),
            (Error::ConnectProxyFailed("proxy server responded 403/403".to_owned()), Why::Barred(403)),
            (
                Error::ConnectProxyFailed("proxy server did not respond".to_owned()),
                Why::NoRoute("proxy server did not respond".to_owned()),
            ),
            (tls(rustls::CertificateError::UnknownIssuer), Why::Certificate(Certificate::Issuer)),
            (tls(rustls::CertificateError::Expired), Why::Certificate(Certificate::Expired)),
            (tls(rustls::CertificateError::NotValidForName), Why::Certificate(Certificate::OtherHost)),
        ] {
            assert_eq!(Why::of(error, &limits), why);
        }
    }
}
