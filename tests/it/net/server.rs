//! A server on this machine that does what a test says, also what no server should do.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What a client asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// With the query.
    pub(super) path: String,
    /// The lines of the header.
    lines: Vec<String>,
}

impl Asked {
    /// What stands in the header under a name in small letters.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let fields = self.lines.iter().filter_map(|line| line.split_once(": "));
        fields.into_iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// A connection to a client.
pub(super) trait Client: Read + Write {
    /// Sends something over and over until the client has gone.
    fn send_for_ever(&mut self, part: &[u8]) -> io::Result<()> {
        loop {
            self.write_all(part)?;
            self.flush()?;
        }
    }

    /// Sends nothing more and waits until the client has gone.
    fn wait(&mut self) -> io::Result<()> {
        self.flush()?;
        io::copy(self, &mut io::sink()).map(|_| ())
    }
}

impl<T: Read + Write> Client for T {}

/// A running server. Its threads end with the tests.
pub(super) struct Server {
    at: SocketAddr,
    scheme: &'static str,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// A server that answers each request by itself, on a connection of its own.
    pub(super) fn start(answer: impl Fn(&Asked, &mut dyn Client) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self::listen("http", move |mut stream, serve| serve.serve(&mut stream, &answer))
    }

    /// The same with TLS.
    pub(super) fn secure(
        config: ServerConfig,
        answer: impl Fn(&Asked, &mut dyn Client) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let config = Arc::new(config);
        Self::listen("https", move |stream, serve| {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(connection, stream);
            serve.serve(&mut stream, &answer);
            stream.conn.send_close_notify();
            let _ = stream.flush();
        })
    }

    fn listen(scheme: &'static str, talk: impl Fn(TcpStream, &Serve) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let asked = Arc::<Mutex<Vec<Asked>>>::default();
        let server = Self { at: listener.local_addr().unwrap(), scheme, asked: Arc::clone(&asked) };
        let talk = Arc::new(talk);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (talk, asked) = (Arc::clone(&talk), Arc::clone(&asked));
                thread::spawn(move || talk(stream, &Serve(asked)));
            }
        });
        server
    }

    /// The address of a page there.
    pub(super) fn at(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.at)
    }

    pub(super) fn host(&self) -> String {
        self.at.to_string()
    }

    /// What was asked for since this was looked at last.
    pub(super) fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }

    /// The paths of it.
    pub(super) fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|it| it.path).collect()
    }
}

/// Reads a request, notes it, and has it answered.
struct Serve(Arc<Mutex<Vec<Asked>>>);

impl Serve {
    fn serve(&self, client: &mut dyn Client, answer: &dyn Fn(&Asked, &mut dyn Client) -> io::Result<()>) {
        let Some(asked) = read(client) else { return };
        self.0.lock().unwrap().push(asked.clone());
        // A client that has heard enough goes.
        let _ = answer(&asked, client).and_then(|()| client.flush());
    }
}

/// A request up to the end of its header; none if the client goes before.
fn read(client: &mut dyn Client) -> Option<Asked> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        client.read_exact(&mut byte).ok()?;
        head.extend(byte);
        // As servers do that are greeted in TLS on the wrong port.
        if !byte[0].is_ascii() || head[0] < b' ' {
            let _ = client.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
            return None;
        }
    }
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.lines().map(str::to_owned);
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    Some(Asked { path, lines: lines.collect() })
}

/// An answer with a length and a body.
pub(super) fn answer(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let length = format!("content-length: {}", body.len());
    let mut answer = head(status, &[headers, &[&length]].concat());
    answer.extend_from_slice(body);
    answer
}

/// The beginning of an answer.
pub(super) fn head(status: &str, headers: &[&str]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nconnection: close\r\n");
    for line in headers {
        let _ = write!(head, "{line}\r\n");
    }
    head.push_str("\r\n");
    head.into_bytes()
}

/// A plain page.
pub(super) fn page(body: &str) -> Vec<u8> {
    answer("200 OK", &["content-type: text/plain; charset=utf-8"], body.as_bytes())
}

/// An answer that leads elsewhere.
pub(super) fn redirect(location: &str) -> Vec<u8> {
    answer("302 Found", &[&format!("location: {location}")], b"")
}
