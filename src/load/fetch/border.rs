//! The border between the public web and what lies behind it: this machine and private networks.
//!
//! No redirect of the public web may lead across it, since servers behind it (a router, a printer, a program on this
//! machine) trust whoever reaches them. Whoever types a private address is past it and may be led on to others.
//!
//! What counts is the IP address that is connected to: names are looked up here and judged by what comes of it, for every
//! request anew, so that a name whose address changes between two requests does not get across. What is asked for
//! through a proxy is looked up there; then only addresses that say by themselves that they are private are known.

use std::error::Error as StdError;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::Host;

/// Where one load stands to the border.
#[derive(Debug)]
pub(super) struct Border {
    /// What is taken for public, though it is not.
    public: Vec<SocketAddr>,
    /// Whether private addresses may be asked: so until a public one has answered.
    is_open: AtomicBool,
    /// Whether the address that is being asked is private.
    is_private: AtomicBool,
}

/// Why a request was not made: it would have crossed the border.
#[derive(Debug)]
pub(super) struct Crossing;

impl fmt::Display for Crossing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page of the public web leads to a private address")
    }
}

impl StdError for Crossing {}

impl Border {
    /// The border at the beginning of a load, where everything may be asked.
    pub(super) fn new(public: &[SocketAddr]) -> Self {
        Self { public: public.to_vec(), is_open: AtomicBool::new(true), is_private: AtomicBool::new(false) }
    }

    /// Whether a server may be asked whose name a proxy looks up.
    pub(super) fn admits_unresolved(&self, host: &Host<&str>, port: u16) -> bool {
        let is_private = match host {
            Host::Domain(name) => is_local(name),
            Host::Ipv4(address) => self.is_private(SocketAddr::new(IpAddr::V4(*address), port)),
            Host::Ipv6(address) => self.is_private(SocketAddr::new(IpAddr::V6(*address), port)),
        };
        self.is_private.store(is_private, Ordering::Relaxed);
        !is_private || self.is_open.load(Ordering::Relaxed)
    }

    /// Notes that what was asked has answered. After a public address nothing private may be asked any more.
    pub(super) fn answered(&self) {
        if !self.is_private.load(Ordering::Relaxed) {
            self.is_open.store(false, Ordering::Relaxed);
        }
    }

    /// Those of a host's addresses that may be asked. A host is private if all of its addresses are.
    fn admitted(&self, all: &[SocketAddr]) -> Vec<SocketAddr> {
        let public: Vec<SocketAddr> = all.iter().copied().filter(|it| !self.is_private(*it)).collect();
        self.is_private.store(public.is_empty(), Ordering::Relaxed);
        if public.is_empty() && self.is_open.load(Ordering::Relaxed) { all.to_vec() } else { public }
    }

    fn is_private(&self, address: SocketAddr) -> bool {
        is_private(address.ip()) && !self.public.contains(&address)
    }
}

/// Looks names up, and gives only those addresses that the border admits.
#[derive(Debug)]
pub(super) struct Guarded<R> {
    pub(super) resolver: R,
    pub(super) border: Arc<Border>,
}

impl<R: Resolver> Resolver for Guarded<R> {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        if let Some(proxy) = config.proxy() {
            // The person named the proxy, which may be anywhere. Nothing else is looked up where there is one.
            return if proxy.uri() == uri {
                self.resolver.resolve(uri, config, timeout)
            } else {
                Err(Error::ConnectionFailed)
            };
        }
        let all = self.resolver.resolve(uri, config, timeout)?;
        let mut admitted = self.empty();
        for address in self.border.admitted(&all) {
            admitted.push(address);
        }
        if admitted.is_empty() { Err(Error::Other(Box::new(Crossing))) } else { Ok(admitted) }
    }
}

/// Whether a name means this machine wherever it is looked up (RFC 6761).
fn is_local(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name == "localhost" || name.ends_with(".localhost")
}

/// Whether an IP address is none of the public internet.
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address) || embedded(address).is_some_and(is_private_v4),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    // "This network", with the unspecified address; RFC 1122.
    first == 0
        // What protocols between networks use; RFC 6890.
        || (first, second, third) == (192, 0, 0)
        // What providers share among their customers; RFC 6598.
        || (first == 100 && second & 0b1100_0000 == 64)
        // Reserved, with the broadcast address.
        || first >= 240
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let [first, second, third, ..] = address.segments();
    address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || address.is_multicast()
        // What was unique local once (RFC 3879), and translation within a network (RFC 8215).
        || first & 0xffc0 == 0xfec0
        || (first, second, third) == (0x64, 0xff9b, 1)
}

/// The IPv4 address that an IPv6 address leads to: mapped or compatible ones, translated ones (RFC 2765), NAT64
/// (RFC 6052), ISATAP (RFC 5214), 6to4 (RFC 3056).
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let octets = address.octets();
    let at = match address.segments() {
        [0, 0, 0, 0, 0, 0 | 0xffff, _, _]
        | [0, 0, 0, 0, 0xffff, 0, _, _]
        | [0x64, 0xff9b, 0, 0, 0, 0, _, _]
        | [_, _, _, _, 0 | 0x200, 0x5efe, _, _] => 12,
        [0x2002, ..] => 2,
        _ => return None,
    };
    octets.get(at..)?.first_chunk::<4>().map(|it| Ipv4Addr::from(*it))
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use ureq::Agent;

    use super::*;

    #[test]
    fn addresses_are_private_or_public() {
        for (address, expected) in [
            ("93.184.216.34", false),
            ("0.0.0.0", true),
            ("0.1.2.3", true),
            ("1.0.0.0", false),
            ("9.255.255.255", false),
            ("10.0.0.0", true),
            ("11.0.0.0", false),
            ("100.63.255.255", false),
            ("100.64.0.0", true),
            ("100.127.255.255", true),
            ("100.128.0.0", false),
            ("127.0.0.1", true),
            ("127.255.255.255", true),
            ("169.254.169.254", true),
            ("172.15.255.255", false),
            ("172.16.0.0", true),
            ("172.31.255.255", true),
            ("172.32.0.0", false),
            ("192.0.0.8", true),
            ("192.0.1.1", false),
            ("192.168.0.1", true),
            ("192.169.0.1", false),
            ("224.0.0.1", true),
            ("255.255.255.255", true),
            ("2606:2800:220:1::1", false),
            ("::", true),
            ("::1", true),
            ("::2", true),
            ("fbff::1", false),
            ("fc00::1", true),
            ("fdff::1", true),
            ("fe80::1", true),
            ("febf::1", true),
            ("fec0::1", true),
            ("ff02::1", true),
            ("::ffff:127.0.0.1", true),
            ("::ffff:10.0.0.1", true),
            ("::ffff:93.184.216.34", false),
            ("::169.254.169.254", true),
            ("64:ff9b::192.168.0.1", true),
            ("64:ff9b::93.184.216.34", false),
            ("64:ff9b:1::1", true),
            ("::ffff:0:127.0.0.1", true),
            ("2001:db8::5efe:10.0.0.1", true),
            ("2001:db8::200:5efe:10.0.0.1", true),
            ("2002:7f00:1::", true),
            ("2002:5db8:d822::", false),
        ] {
            assert_eq!(is_private(address.parse().expect("it is one")), expected, "{address}");
        }
    }

    /// Gives the addresses of the next answer each time that it is asked.
    #[derive(Debug)]
    struct Changing(Mutex<Vec<&'static str>>);

    impl Resolver for Changing {
        fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
            let mut found = self.empty();
            for address in self.0.lock().expect("nobody panics").remove(0).split(' ') {
                found.push(SocketAddr::new(address.parse().expect("it is one"), 80));
            }
            Ok(found)
        }
    }

    #[test]
    fn a_name_does_not_get_across_by_changing_its_addresses() {
        for (answers, admitted) in [
            // Whoever typed it may mean a private address, and be led on to others.
            (&["10.0.0.1"][..], &["10.0.0.1"][..]),
            (&["10.0.0.1", "127.0.0.1"], &["10.0.0.1", "127.0.0.1"]),
            (&["10.0.0.1", "93.184.216.34"], &["10.0.0.1", "93.184.216.34"]),
            // Nobody comes back.
            (&["10.0.0.1", "93.184.216.34", "10.0.0.1"], &["10.0.0.1", "93.184.216.34", "refused"]),
            (&["93.184.216.34", "127.0.0.1"], &["93.184.216.34", "refused"]),
            (&["93.184.216.34", "::ffff:127.0.0.1 ::1"], &["93.184.216.34", "refused"]),
            // Of several addresses the public ones are asked.
            (&["93.184.216.34", "127.0.0.1 93.184.216.34"], &["93.184.216.34", "93.184.216.34"]),
            // One public address makes a host public, and its others are not asked in its place.
            (&["127.0.0.1 93.184.216.34", "127.0.0.1"], &["93.184.216.34", "refused"]),
        ] {
            let guarded =
                Guarded { resolver: Changing(Mutex::new(answers.to_vec())), border: Arc::new(Border::new(&[])) };
            let config = Agent::config_builder().proxy(None).build();
            for expected in admitted {
                let uri = Uri::from_static("http://a.example/");
                let found = guarded.resolve(&uri, &config, NextTimeout::default());
                let told = found.map_or_else(
                    |_| "refused".to_owned(),
                    |found| found.iter().map(|it| it.ip().to_string()).collect::<Vec<_>>().join(" "),
                );
                assert_eq!(told, *expected, "{answers:?}");
                guarded.border.answered();
            }
        }
    }

    #[test]
    fn names_are_never_looked_up_where_there_is_a_proxy() {
        let guarded = Guarded { resolver: Changing(Mutex::new(vec!["127.0.0.1"])), border: Arc::new(Border::new(&[])) };
        let proxy = ureq::Proxy::new("socks5h://proxy.example:1080").expect("it is one");
        let config = Agent::config_builder().proxy(Some(proxy)).build();
        for (uri, expected) in [("http://a.example/", false), ("socks5h://proxy.example:1080", true)] {
            let found = guarded.resolve(&Uri::from_static(uri), &config, NextTimeout::default());
            assert_eq!(found.is_ok(), expected, "{uri}");
        }
    }

    #[test]
    fn what_a_proxy_looks_up_is_known_by_its_name() {
        for (address, expected) in [
            ("http://a.example/", true),
            ("http://localhost.example/", true),
            ("http://localhost/", false),
            ("http://LOCALHOST./", false),
            ("http://a.localhost:8080/", false),
            ("http://127.1/", false),
            ("http://0x7f000001/", false),
            ("http://[::1]/", false),
            ("http://93.184.216.34/", true),
            // Taken for public.
            ("http://127.0.0.1:4000/", true),
            ("http://127.0.0.1:4001/", false),
        ] {
            let border = Border::new(&["127.0.0.1:4000".parse().expect("it is one")]);
            let admits = |address: &str| {
                let url = url::Url::parse(address).expect("it is one");
                let port = url.port_or_known_default().expect("it has a port");
                border.admits_unresolved(&url.host().expect("it has a host"), port)
            };
            assert!(admits(address), "{address} is typed");
            assert!(admits("http://a.example/"), "{address}");
            border.answered();
            assert_eq!(admits(address), expected, "{address}");
        }
    }
}
