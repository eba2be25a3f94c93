//! Which hosts are asked directly although there is a proxy: `NO_PROXY`, read as curl reads it.

use std::net::IpAddr;

use url::Host;

/// Whether a host is on `list`, the value of `NO_PROXY`.
///
/// The list is a single asterisk, which means every host, or entries separated by commas or white space. `example.org`
/// and `.example.org` mean the same: that host and every host below it. IP addresses are given as such, without
/// brackets, or as a range such as `10.0.0.0/8`. An entry with a port matches nothing, nor does one with an asterisk
/// in it.
pub(super) fn lists(list: &str, host: &Host<&str>) -> bool {
    if list.trim() == "*" {
        return true;
    }
    for entry in list.split([',', ' ', '\t', '\r', '\n']) {
        let is_listed = match host {
            Host::Domain(name) => covers(entry, name),
            Host::Ipv4(address) => contains(entry, IpAddr::V4(*address)),
            Host::Ipv6(address) => contains(entry, IpAddr::V6(*address)),
        };
        if is_listed {
            return true;
        }
    }
    false
}

/// Whether a name is that of the entry, or ends in it after a dot.
fn covers(entry: &str, name: &str) -> bool {
    let domain = entry.strip_suffix('.').unwrap_or(entry);
    let domain = domain.strip_prefix('.').unwrap_or(domain).to_ascii_lowercase();
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    if domain.is_empty() {
        return false;
    }
    name.strip_suffix(domain.as_str()).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Whether an IP address is that of the entry, or in its range. A range of no bits is its one address, as in curl.
fn contains(entry: &str, address: IpAddr) -> bool {
    let (first, bits) = match entry.split_once('/') {
        Some((first, bits)) => (first, bits.parse().unwrap_or(u32::MAX)),
        None => (entry, 0),
    };
    let Ok(first) = first.parse::<IpAddr>() else { return false };
    match (first, address) {
        _ if bits == 0 => first == address,
        (IpAddr::V4(first), IpAddr::V4(address)) if bits <= 32 => {
            (u32::from(first) ^ u32::from(address)) >> (32 - bits) == 0
        }
        (IpAddr::V6(first), IpAddr::V6(address)) if bits <= 128 => {
            (u128::from(first) ^ u128::from(address)) >> (128 - bits) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_listed_as_curl_reads_the_list() {
        for (list, listed, not_listed) in [
            ("", &[][..], &["a.example", "127.0.0.1", "localhost"][..]),
            ("*", &["a.example", "127.0.0.1", "[::1]"], &[]),
            (" * ", &["a.example"], &[]),
            // An asterisk is one on its own only.
            ("*, b.example", &["b.example"], &["a.example"]),
            ("*.a.example", &[], &["b.a.example", "a.example"]),
            ("a.example", &["a.example", "A.Example", "a.example.", "b.a.example", "c.b.a.example"], &["ba.example"]),
            ("A.EXAMPLE", &["a.example", "b.a.example"], &["a.example.org", "example"]),
            (".a.example", &["a.example", "b.a.example"], &["ba.example"]),
            ("..a.example", &[], &["a.example", "b.a.example"]),
            ("a.example.", &["a.example", "b.a.example"], &[]),
            (".", &[], &["a.example"]),
            (" a.example , b.example,,c.example", &["a.example", "b.example", "c.example"], &["d.example"]),
            ("a.example b.example\tc.example", &["a.example", "b.example", "c.example"], &["d.example"]),
            ("a.example:80", &[], &["a.example", "a.example:80"]),
            ("a.example", &["a.example:8080"], &[]),
            ("localhost", &["localhost", "a.localhost"], &["127.0.0.1", "[::1]"]),
            ("127.0.0.1", &["127.0.0.1", "127.0.0.1:8080", "127.1"], &["127.0.0.2", "a.127.0.0.1.example"]),
            ("192.168.0.0/16", &["192.168.0.1", "192.168.255.255"], &["192.169.0.1", "192.167.255.255"]),
            ("192.168.7.9/16", &["192.168.0.1"], &["192.169.0.1"]),
            ("10.0.0.0/9", &["10.127.0.1"], &["10.128.0.1"]),
            ("10.0.0.1/32", &["10.0.0.1"], &["10.0.0.2"]),
            ("10.0.0.1/0", &["10.0.0.1"], &["10.0.0.2"]),
            ("10.0.0.1/33, 10.0.0.1/x, 10.0.0.1/-1, 10.0.0/8", &[], &["10.0.0.1"]),
            ("0.1", &[], &["10.0.0.1"]),
            ("::1", &["[::1]", "[::1]:8080"], &["[::2]", "127.0.0.1"]),
            ("[::1]", &[], &["[::1]"]),
            ("fd00::/8", &["[fd12::1]"], &["[fc00::1]", "[::1]"]),
            ("fd00::1/129", &[], &["[fd00::1]"]),
        ] {
            for (hosts, expected) in [(listed, true), (not_listed, false)] {
                for host in hosts {
                    let url = url::Url::parse(&format!("http://{host}/")).expect("it is an address");
                    assert_eq!(lists(list, &url.host().expect("it has a host")), expected, "{list:?} {host}");
                }
            }
        }
    }
}
