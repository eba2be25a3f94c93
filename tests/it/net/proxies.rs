//! Proxies: what reaches which socket, and what is said of it.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use ascribe::load::{Proxies, Web};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::secure::Authority;
use super::server::{Server, answer, page};
use super::{load, told};
use crate::cli::runs::{Folder, Run};

/// "ada:secret", as a header has it.
const LOGIN: &str = "Basic YWRhOnNlY3JldA==";

/// What reached the sockets, in order.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn note(&self, what: String) {
        self.0.lock().unwrap().push(what);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// Serves connections with a function, for as long as the tests run.
fn listen(serve: impl Fn(TcpStream) -> io::Result<()> + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let serve = Arc::new(serve);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let serve = Arc::clone(&serve);
            // A client that has heard enough goes.
            thread::spawn(move || serve(stream));
        }
    });
    at
}

/// Passes on what either side sends.
fn join(client: TcpStream, server: TcpStream) -> io::Result<()> {
    let (mut from_client, mut to_server) = (client.try_clone()?, server.try_clone()?);
    thread::spawn(move || {
        let _ = io::copy(&mut from_client, &mut to_server);
        let _ = to_server.shutdown(Shutdown::Write);
    });
    let (mut from_server, mut to_client) = (server, client);
    let _ = io::copy(&mut from_server, &mut to_client);
    to_client.shutdown(Shutdown::Write)
}

fn head(client: &mut impl Read) -> io::Result<String> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        client.read_exact(&mut byte)?;
        head.extend(byte);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// What stands in a header under a name.
fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let fields = head.lines().filter_map(|line| line.split_once(": "));
    fields.into_iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// The server that stands for all hosts: those of port 443 have TLS.
#[derive(Clone, Copy)]
struct Upstream {
    web: SocketAddr,
    secure: SocketAddr,
}

impl Upstream {
    fn open(self, port: &str) -> io::Result<TcpStream> {
        TcpStream::connect(if port == "443" { self.secure } else { self.web })
    }
}

/// An HTTP proxy. It refuses `refused.example`, does not reach `gone.example`, and leads to `login.example` only those
/// whom it knows.
fn http_proxy(log: Log, upstream: Upstream) -> SocketAddr {
    listen(move |mut client| {
        let mut first = [0];
        client.peek(&mut first)?;
        // TLS, or SOCKS.
        if first[0] < b' ' {
            client.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")?;
            client.shutdown(Shutdown::Write)?;
            return io::copy(&mut client, &mut io::sink()).map(|_| ());
        }
        let head = head(&mut client)?;
        let login = field(&head, "proxy-authorization");
        let line = head.lines().next().unwrap_or_default();
        log.note(format!("http: {line}{}", login.map_or_else(String::new, |login| format!(", {login}"))));
        let words: Vec<&str> = line.split(' ').collect();
        let (method, target) = (words[0], words[1]);
        let status = match target {
            _ if target.contains("refused.example") => "403 Forbidden",
            _ if target.contains("gone.example") => "502 Bad Gateway",
            _ if target.contains("login.example") && login != Some(LOGIN) => "407 Proxy Authentication Required",
            _ if method == "CONNECT" => "200 Connection established",
            _ => "200 OK",
        };
        if !status.starts_with("200") {
            return client.write_all(&answer(status, &[], b""));
        }
        if method == "CONNECT" {
            let port = target.rsplit(':').next().unwrap_or_default();
            client.write_all(format!("HTTP/1.1 {status}\r\n\r\n").as_bytes())?;
            return join(client, upstream.open(port)?);
        }
        let mut server = upstream.open("80")?;
        let path = target.split('/').skip(3).collect::<Vec<_>>().join("/");
        let rest = head.split_once("\r\n").map_or("", |(_, rest)| rest);
        server.write_all(format!("GET /{path} HTTP/1.1\r\n{rest}").as_bytes())?;
        join(client, server)
    })
}

/// A SOCKS5 proxy (RFC 1928, RFC 1929) that treats the same hosts alike.
fn socks_proxy(log: Log, upstream: Upstream) -> SocketAddr {
    fn string(client: &mut impl Read) -> io::Result<String> {
        let mut length = [0];
        client.read_exact(&mut length)?;
        let mut bytes = vec![0; length[0].into()];
        client.read_exact(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
    listen(move |mut client| {
        let mut greeting = [0; 2];
        client.read_exact(&mut greeting)?;
        let mut methods = vec![0; greeting[1].into()];
        client.read_exact(&mut methods)?;
        let mut login = String::new();
        if methods.contains(&2) {
            client.write_all(&[5, 2])?;
            client.read_exact(&mut [0])?;
            login = format!(", {}:{}", string(&mut client)?, string(&mut client)?);
            client.write_all(&[1, u8::from(login != ", ada:secret")])?;
        } else {
            client.write_all(&[5, 0])?;
        }
        let mut request = [0; 4];
        client.read_exact(&mut request)?;
        let host = match request[3] {
            1 => {
                let mut number = [0; 4];
                client.read_exact(&mut number)?;
                number.map(|it| it.to_string()).join(".")
            }
            _ => format!("name {}", string(&mut client)?),
        };
        let mut port = [0; 2];
        client.read_exact(&mut port)?;
        let port = u16::from_be_bytes(port).to_string();
        log.note(format!("socks: {host} {port}{login}"));
        let reply = match host.as_str() {
            "name refused.example" => 2,
            "name gone.example" => 4,
            _ => 0,
        };
        client.write_all(&[5, reply, 0, 1, 0, 0, 0, 0, 0, 0])?;
        if reply == 0 { join(client, upstream.open(&port)?) } else { Ok(()) }
    })
}

/// An HTTP proxy that is asked over TLS, and answers itself for the servers.
fn secure_proxy(log: Log, config: ServerConfig, behind: ServerConfig) -> Server {
    let behind = Arc::new(behind);
    Server::secure(config, move |asked, client| {
        log.note(format!("https: {}", asked.path));
        if asked.path.contains("://") {
            return client.write_all(&page("Words of the web."));
        }
        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
        let mut inner = StreamOwned::new(ServerConnection::new(Arc::clone(&behind)).unwrap(), client);
        head(&mut inner)?;
        inner.write_all(&page("Words in secret."))?;
        inner.conn.send_close_notify();
        inner.flush()
    })
}

/// All that listens, and what reached it.
struct Place {
    log: Log,
    names: Vec<(&'static str, String)>,
    web: Web,
    /// Holds the certificate.
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let log = Log::default();
        let folder = tempfile::tempdir().unwrap();
        let authority = Authority::new("The authority of the tests");
        let certificates = Some(authority.write(folder.path()));
        let notes = log.clone();
        let web = Server::start(move |asked, client| {
            notes.note(format!("web: {} of {}", asked.path, asked.header("host").unwrap_or_default()));
            client.write_all(&page("Words of the web."))
        });
        let notes = log.clone();
        let config = || authority.serves("a.example", |_| ());
        let secure = Server::secure(config(), move |asked, client| {
            notes.note(format!("secure: {} of {}", asked.path, asked.header("host").unwrap_or_default()));
            assert_eq!(asked.header("proxy-authorization"), None, "a login at a proxy is not for servers");
            client.write_all(&page("Words in secret."))
        });
        let upstream = Upstream { web: web.host().parse().unwrap(), secure: secure.host().parse().unwrap() };
        let tls = secure_proxy(log.clone(), authority.serves("127.0.0.1", |_| ()), config());
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let names = vec![
            ("HTTP", http_proxy(log.clone(), upstream).to_string()),
            ("SOCKS", socks_proxy(log.clone(), upstream).to_string()),
            ("TLS", tls.host()),
            ("CLOSED", closed.to_string()),
            ("WEB", web.host()),
        ];
        Self { log, names, web: Web { certificates, ..Web::default() }, folder }
    }

    /// Puts the addresses of the sockets where a text has their names in braces.
    fn named(&self, text: &str) -> String {
        self.names.iter().fold(text.to_owned(), |text, (name, at)| text.replace(&format!("{{{name}}}"), at))
    }

    /// Loads a page with some variables (`NAME=value`, between spaces) set.
    fn load(&self, variables: &str, address: &str) -> (Vec<String>, String) {
        let variables = self.named(variables);
        let proxies = Proxies::of(|name| {
            let mut set = variables.split(' ').filter_map(|it| it.split_once('='));
            set.find(|(it, _)| *it == name).map(|(_, value)| value.to_owned())
        });
        let said = told(load(&Web { proxies, ..self.web.clone() }, &self.named(address)));
        // A connection to a server whose issuer only the tests know is opened twice.
        let mut log = self.log.take();
        log.dedup();
        (log, said)
    }
}

const WORDS: &str = "Words of the web.";
const SECRET: &str = "Words in secret.";

/// The variables, the address, what reaches the sockets, what is said. Hosts that end in `example` are known to nobody
/// but the proxies.
const TABLE: [(&str, &str, &[&str], &str); 41] = [
    // No proxy, or one for others.
    ("", "http://{WEB}/x", &["web: /x of {WEB}"], WORDS),
    ("HTTPS_PROXY=http://{HTTP}", "http://{WEB}/x", &["web: /x of {WEB}"], WORDS),
    ("HTTP_PROXY=", "http://{WEB}/x", &["web: /x of {WEB}"], WORDS),
    // HTTP proxies: GET for open pages, CONNECT for secure ones.
    (
        "HTTP_PROXY=http://{HTTP}",
        "http://a.example/x?y#z",
        &["http: GET http://a.example/x?y HTTP/1.1", "web: /x?y of a.example"],
        WORDS,
    ),
    (
        "http_proxy={HTTP}",
        "http://a.example:8080",
        &["http: GET http://a.example:8080/ HTTP/1.1", "web: / of a.example:8080"],
        WORDS,
    ),
    (
        "HTTPS_PROXY=http://{HTTP}/",
        "https://a.example/x",
        &["http: CONNECT a.example:443 HTTP/1.1", "secure: /x of a.example"],
        SECRET,
    ),
    (
        "ALL_PROXY=http://{HTTP}",
        "http://a.example/x",
        &["http: GET http://a.example/x HTTP/1.1", "web: /x of a.example"],
        WORDS,
    ),
    (
        "ALL_PROXY=http://{CLOSED} all_proxy=http://{HTTP}",
        "https://a.example/x",
        &["http: CONNECT a.example:443 HTTP/1.1", "secure: /x of a.example"],
        SECRET,
    ),
    // With a name and a password.
    (
        "HTTP_PROXY=http://ada:secret@{HTTP}",
        "http://login.example/x",
        &["http: GET http://login.example/x HTTP/1.1, Basic YWRhOnNlY3JldA==", "web: /x of login.example"],
        WORDS,
    ),
    (
        "HTTPS_PROXY=http://ada:s%65cret@{HTTP}",
        "https://a.example/x",
        &["http: CONNECT a.example:443 HTTP/1.1, Basic YWRhOnNlY3JldA==", "secure: /x of a.example"],
        SECRET,
    ),
    (
        "HTTP_PROXY=http://{HTTP}",
        "http://login.example/x",
        &["http: GET http://login.example/x HTTP/1.1"],
        "the proxy {HTTP} requires a user name and password (407); put them in HTTP_PROXY, as in \
         http://name:password@host:port",
    ),
    (
        "https_proxy=http://ada:wrong@{HTTP}",
        "https://login.example/x",
        &["http: CONNECT login.example:443 HTTP/1.1, Basic YWRhOndyb25n"],
        "the proxy {HTTP} rejects the user name and password in https_proxy (407); check them",
    ),
    // Proxies that refuse.
    (
        "HTTPS_PROXY=http://{HTTP}",
        "https://refused.example/",
        &["http: CONNECT refused.example:443 HTTP/1.1"],
        "the proxy {HTTP} refuses to connect to refused.example (403); check HTTPS_PROXY",
    ),
    (
        "HTTPS_PROXY=http://{HTTP}",
        "https://gone.example/",
        &["http: CONNECT gone.example:443 HTTP/1.1"],
        "the proxy {HTTP} cannot reach gone.example (502); check the address, or try again later",
    ),
    (
        "HTTP_PROXY=http://{HTTP}",
        "http://refused.example/",
        &["http: GET http://refused.example/ HTTP/1.1"],
        "refused.example refused the request (403); open it in a browser",
    ),
    // Proxies that are asked over TLS.
    ("HTTP_PROXY=https://{TLS}", "http://a.example/x", &["https: http://a.example/x"], WORDS),
    ("HTTPS_PROXY=https://{TLS}", "https://a.example/x", &["https: a.example:443"], SECRET),
    (
        "HTTPS_PROXY=https://{HTTP}",
        "https://a.example/x",
        &[],
        "the proxy {HTTP} failed to establish a secure connection (received corrupt message of type \
         InvalidContentType); check \
         HTTPS_PROXY",
    ),
    // SOCKS5: names are looked up by the proxy, with either scheme.
    ("ALL_PROXY=socks5h://{SOCKS}", "http://a.example/x", &["socks: name a.example 80", "web: /x of a.example"], WORDS),
    ("ALL_PROXY=socks5://{SOCKS}", "http://a.example/x", &["socks: name a.example 80", "web: /x of a.example"], WORDS),
    (
        "all_proxy=SOCKS5H://{SOCKS}",
        "https://a.example/x",
        &["socks: name a.example 443", "secure: /x of a.example"],
        SECRET,
    ),
    (
        "HTTP_PROXY=socks5h://{SOCKS}",
        "http://93.184.216.34:8080/x",
        &["socks: 93.184.216.34 8080", "web: /x of 93.184.216.34:8080"],
        WORDS,
    ),
    (
        "ALL_PROXY=socks5h://ada:secret@{SOCKS}",
        "http://a.example/x",
        &["socks: name a.example 80, ada:secret", "web: /x of a.example"],
        WORDS,
    ),
    (
        "ALL_PROXY=socks5h://ada:wrong@{SOCKS}",
        "http://a.example/x",
        &[],
        "the proxy {SOCKS} rejects the user name and password in ALL_PROXY; check them",
    ),
    (
        "ALL_PROXY=socks5h://{SOCKS}",
        "http://refused.example/",
        &["socks: name refused.example 80"],
        "the proxy {SOCKS} refuses to connect to refused.example; check ALL_PROXY",
    ),
    (
        "ALL_PROXY=socks5h://{SOCKS}",
        "https://gone.example/",
        &["socks: name gone.example 443"],
        "the proxy {SOCKS} cannot reach gone.example (host unreachable); check the address, or try again later",
    ),
    // One kind of proxy where the other is.
    (
        "ALL_PROXY=socks5h://{HTTP}",
        "http://{WEB}/x",
        &[],
        "{HTTP} does not answer like a SOCKS5 proxy; check ALL_PROXY",
    ),
    // Proxies that cannot be used are not gone round.
    (
        "ALL_PROXY=socks5h://{CLOSED}",
        "http://{WEB}/x",
        &[],
        "the proxy {CLOSED} refuses connections; start it, or check ALL_PROXY",
    ),
    (
        "HTTP_PROXY=http://{CLOSED}",
        "http://{WEB}/x",
        &[],
        "the proxy {CLOSED} refuses connections; start it, or check HTTP_PROXY",
    ),
    (
        "https_proxy=http://{CLOSED}",
        "https://a.example/x",
        &[],
        "the proxy {CLOSED} refuses connections; start it, or check https_proxy",
    ),
    (
        "HTTP_PROXY=http://proxy.invalid",
        "http://{WEB}/x",
        &[],
        "the proxy proxy.invalid:80 (HTTP_PROXY) was not found, or there is no network; check HTTP_PROXY",
    ),
    (
        "ALL_PROXY=socks5h://proxy.invalid",
        "http://{WEB}/x",
        &[],
        "the proxy proxy.invalid:1080 (ALL_PROXY) was not found, or there is no network; check ALL_PROXY",
    ),
    (
        "ALL_PROXY=socks4://{SOCKS}",
        "http://{WEB}/x",
        &[],
        "ALL_PROXY names a socks4 proxy, which ascribe does not support, so nothing was sent; use \
         http, https or socks5h, or unset ALL_PROXY",
    ),
    (
        "all_proxy=ftp://{HTTP}",
        "http://{WEB}/x",
        &[],
        "all_proxy names a ftp proxy, which ascribe does not support, so nothing was sent; use http, \
         https or socks5h, or unset all_proxy",
    ),
    (
        "HTTP_PROXY=::::",
        "http://{WEB}/x",
        &[],
        "HTTP_PROXY is not a proxy address (empty host), so nothing was sent; set it to an address such as \
         http://127.0.0.1:8080 or socks5h://127.0.0.1:9050, or unset it",
    ),
    // The first variable that is set counts, usable or not.
    (
        "http_proxy=socks4://{SOCKS} HTTP_PROXY=http://{HTTP}",
        "http://{WEB}/x",
        &[],
        "http_proxy names a socks4 proxy, which ascribe does not support, so nothing was sent; use \
         http, https or socks5h, or unset http_proxy",
    ),
    // Hosts that are asked directly.
    ("ALL_PROXY=socks5h://{SOCKS} NO_PROXY=127.0.0.1", "http://{WEB}/x", &["web: /x of {WEB}"], WORDS),
    ("ALL_PROXY=socks4://{SOCKS} NO_PROXY=127.0.0.0/8", "http://{WEB}/x", &["web: /x of {WEB}"], WORDS),
    ("ALL_PROXY=socks5h://{SOCKS} NO_PROXY=*", "http://{WEB}/x", &["web: /x of {WEB}"], WORDS),
    (
        "ALL_PROXY=socks5h://{SOCKS} no_proxy=.example NO_PROXY=*",
        "http://{WEB}/x",
        &["socks: 127.0.0.1 {PORT}", "web: /x of {WEB}"],
        WORDS,
    ),
    (
        "ALL_PROXY=socks5h://{SOCKS} NO_PROXY=other,example.org",
        "http://a.example/x",
        &["socks: name a.example 80", "web: /x of a.example"],
        WORDS,
    ),
];

#[test]
fn what_reaches_which_socket() {
    let place = Place::new();
    let port = place.named("{WEB}").rsplit(':').next().unwrap().to_owned();
    for (variables, address, reached, said) in TABLE {
        let (log, told) = place.load(variables, address);
        let reached: Vec<String> = reached.iter().map(|it| place.named(it).replace("{PORT}", &port)).collect();
        assert_eq!((log, told), (reached, place.named(said)), "{variables} {address}");
    }
}

#[test]
fn a_connection_to_a_proxy_serves_one_request_after_another() {
    // Redirects and cookies, over one connection that is kept open.
    let log = Log::default();
    let notes = log.clone();
    let at = listen(move |mut client| {
        notes.note("a connection".to_owned());
        loop {
            let head = head(&mut client)?;
            let line = head.lines().next().unwrap_or_default();
            notes.note(format!("{line}, {}", field(&head, "cookie").unwrap_or("no cookie")));
            let next = match line {
                _ if line.contains("http://a.example/1 ") => "location: /2\r\nset-cookie: a=b",
                _ if line.contains("http://a.example/2 ") => "location: http://b.example/3",
                _ => {
                    client.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nWords.")?;
                    continue;
                }
            };
            client.write_all(format!("HTTP/1.1 302 Found\r\n{next}\r\ncontent-length: 0\r\n\r\n").as_bytes())?;
        }
    });
    let proxies = Proxies::of(|name| (name == "HTTP_PROXY").then(|| at.to_string()));
    assert_eq!(told(load(&Web { proxies, ..Web::default() }, "http://a.example/1")), "Words.");
    assert_eq!(
        log.take(),
        [
            "a connection",
            "GET http://a.example/1 HTTP/1.1, no cookie",
            "GET http://a.example/2 HTTP/1.1, a=b",
            "a connection",
            "GET http://b.example/3 HTTP/1.1, no cookie",
        ]
    );
}

#[test]
fn a_long_request_reaches_a_proxy_whole() {
    let place = Place::new();
    let path = "x".repeat(60_000);
    let (log, told) = place.load("HTTP_PROXY={HTTP}", &format!("http://a.example/{path}"));
    let reached = [format!("http: GET http://a.example/{path} HTTP/1.1"), format!("web: /{path} of a.example")];
    assert!(log == reached, "{} lines, of {:?} bytes", log.len(), log.iter().map(String::len).collect::<Vec<_>>());
    assert_eq!(told, WORDS);
}

#[test]
fn a_page_that_is_kept_stands_in_for_a_proxy_that_fails_and_for_none_that_is_refused() {
    let mut place = Place::new();
    place.web.cache = Some(place.folder.path().join("cache"));
    assert_eq!(place.load("", "http://{WEB}/x").1, WORDS);
    place.log.take();
    for (variables, beginning) in [
        (
            "HTTP_PROXY={CLOSED}",
            "Words of the web. [The proxy {CLOSED} could not be used; check HTTP_PROXY; this is the page as of ",
        ),
        ("HTTP_PROXY=::::", "HTTP_PROXY is not a proxy address (empty host), so nothing was sent;"),
    ] {
        let (log, told) = place.load(variables, "http://{WEB}/x");
        assert_eq!(log, [""; 0]);
        assert!(told.starts_with(&place.named(beginning)), "{told}");
    }
}

#[test]
fn the_program_takes_its_proxies_from_the_environment() {
    let place = Place::new();
    for (name, value, code, reached) in [
        ("HTTP_PROXY", "http://{HTTP}", 0, "http: GET http://a.example/x HTTP/1.1"),
        ("http_proxy", "{HTTP}", 0, "http: GET http://a.example/x HTTP/1.1"),
        ("ALL_PROXY", "socks5://{SOCKS}", 0, "socks: name a.example 80"),
        ("all_proxy", "socks4://{SOCKS}", 1, ""),
        ("ALL_PROXY", "socks5h://{CLOSED}", 1, ""),
        ("HTTP_PROXY", "::::", 1, ""),
        ("HTTP_PROXY", "\u{1b}[2J", 1, ""),
    ] {
        // Each without a page that was kept.
        let folder = Folder::new();
        let mut command = folder.command(["analyze", "--text", "http://a.example/x"]);
        let run = Run::of(command.env(name, place.named(value)).output().unwrap()).told_anything(code);
        let log = place.log.take();
        assert_eq!(log.first().map_or("", String::as_str), reached, "{name}={value}");
        assert_eq!(log.len(), if reached.is_empty() { 0 } else { 2 }, "{name}={value}");
        assert_eq!(run.err.lines().count(), usize::from(code == 1), "{}", run.err);
        assert!(code == 0 || run.err.contains(name), "{}", run.err);
    }
}
