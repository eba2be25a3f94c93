//! Redirects from the public web to this machine and private networks, which are not followed.

use ascribe::load::{Proxies, Web};

use super::server::{Server, page, redirect};
use super::{load, told};

/// A server that leads to what stands behind the path `/to/`, and has a page everywhere else.
fn server() -> Server {
    Server::start(|asked, client| {
        let answer = asked.path.strip_prefix("/to/").map_or_else(|| page(&asked.path), redirect);
        client.write_all(&answer)
    })
}

#[test]
fn public_pages_lead_to_public_pages_only() {
    let (public, other, private) = (server(), server(), server());
    let web = Web { public: [&public, &other].map(|it| it.host().parse().unwrap()).to_vec(), ..Web::default() };
    let port = private.host().rsplit(':').next().unwrap().to_owned();
    let named = |text: &str| {
        let text = text.replace("{PUBLIC}", &public.host()).replace("{OTHER}", &other.host());
        text.replace("{PRIVATE}", &private.host()).replace("{PORT}", &port)
    };
    // The address that is typed, and the place that is not gone to.
    for (typed, refused) in [
        ("http://{PUBLIC}/to/http://{PRIVATE}/x", "http://{PRIVATE}/x"),
        ("http://{PUBLIC}/to/http://localhost:{PORT}/", "http://localhost:{PORT}/"),
        ("http://{PUBLIC}/to/http://127.1:{PORT}/", "http://127.0.0.1:{PORT}/"),
        ("http://{PUBLIC}/to/http://0x7f000001:{PORT}/", "http://127.0.0.1:{PORT}/"),
        ("http://{PUBLIC}/to/http://0.0.0.0:{PORT}/", "http://0.0.0.0:{PORT}/"),
        ("http://{PUBLIC}/to/http://[::1]:{PORT}/", "http://[::1]:{PORT}/"),
        ("http://{PUBLIC}/to/http://[::ffff:127.0.0.1]:{PORT}/", "http://[::ffff:7f00:1]:{PORT}/"),
        ("http://{PUBLIC}/to/http://10.0.0.1/", "http://10.0.0.1/"),
        ("http://{PUBLIC}/to/http://169.254.169.254/latest/", "http://169.254.169.254/latest/"),
        ("http://{PUBLIC}/to/http://100.64.0.1/", "http://100.64.0.1/"),
        ("http://{PUBLIC}/to/https://[fd00::1]/", "https://[fd00::1]/"),
        ("http://{PUBLIC}/to/https://[fe80::1]/", "https://[fe80::1]/"),
        // From the second public server on.
        ("http://{PUBLIC}/to/http://{OTHER}/to/http://{PRIVATE}/", "http://{PRIVATE}/"),
        // Also if it began in private.
        ("http://{PRIVATE}/to/http://{PUBLIC}/to/http://{PRIVATE}/x", "http://{PRIVATE}/x"),
    ] {
        let said = told(load(&web, &named(typed)));
        let expected = format!(
            " redirects to {}, which is on this machine or in a private network; redirects from the public web to \
             private \
             addresses are not followed: open the address yourself if you trust it",
            named(refused)
        );
        assert!(said.ends_with(&expected), "{typed}: {said}");
        let asked = private.paths();
        assert_eq!(asked.len(), usize::from(typed.starts_with("http://{PRIVATE}")), "{typed}: {asked:?}");
    }
    for (typed, expected) in [
        ("http://{PUBLIC}/to/http://{OTHER}/x", "/x"),
        ("http://{PRIVATE}/x", "/x"),
        ("http://localhost:{PORT}/x", "/x"),
        ("http://{PRIVATE}/to/http://localhost:{PORT}/x", "/x"),
        ("http://{PRIVATE}/to/http://{PUBLIC}/to/http://{OTHER}/x", "/x"),
    ] {
        assert_eq!(told(load(&web, &named(typed))), expected, "{typed}");
    }
}

#[test]
fn through_a_proxy_addresses_count_that_say_themselves_that_they_are_private() {
    // Its paths are whole addresses: it answers as whatever server is asked for.
    let proxy = Server::start(|asked, client| {
        let answer = asked.path.split_once("/to/").map_or_else(|| page(&asked.path), |(_, to)| redirect(to));
        client.write_all(&answer)
    });
    let proxies = Proxies::of(|name| (name == "HTTP_PROXY").then(|| proxy.host()));
    let web = Web { proxies, ..Web::default() };
    for place in
        ["http://localhost/", "http://a.localhost/", "http://127.0.0.1:8080/", "http://[::1]/", "http://10.0.0.1/"]
    {
        let said = told(load(&web, &format!("http://a.example/to/{place}")));
        let expected =
            format!("http://a.example/to/{place} redirects to {place}, which is on this machine or in a private");
        assert!(said.starts_with(&expected), "{said}");
        assert_eq!(proxy.paths().len(), 1, "{place}");
        assert_eq!(told(load(&web, place)), place, "whoever types it may mean it");
        assert_eq!(told(load(&web, &format!("http://192.168.0.1/to/{place}"))), place);
        proxy.paths();
    }
    assert_eq!(told(load(&web, "http://a.example/to/http://b.example/")), "http://b.example/");
}
