//! Pages from the network: one request for an address that the reader gave, and the sentences that tell why there is
//! no page.

use std::fmt;
use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ureq::Agent;

use crate::reader::printable;

/// A page has at most this many bytes, decoded.
const LARGEST: u64 = 20 << 20;
/// How long a server is given to be reached, and to send the whole page.
const CONNECT: Duration = Duration::from_secs(10);
const WHOLE: Duration = Duration::from_mins(1);
/// As in browsers.
const REDIRECTS: u32 = 10;
/// Bytes read between two looks at whether somebody still waits.
const PART: usize = 64 << 10;

/// A page as it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// The body, decoded from gzip and the like.
    pub bytes: Vec<u8>,
    /// The address that it came from, after redirects; none if it came from no network.
    pub address: Option<String>,
    /// Its media type and encoding, as the server gave them.
    pub media_type: Option<String>,
}

/// How a page is waited for.
pub struct Waiting<'a> {
    /// Turns true when nobody waits any more.
    pub stop: &'a AtomicBool,
    /// Is told what is being done, as the beginning of a sentence.
    pub tell: &'a dyn Fn(String),
    /// Whether the server is to be asked even where the page is known.
    pub again: bool,
}

impl fmt::Debug for Waiting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiting").field("stop", self.stop).field("again", &self.again).finish_non_exhaustive()
    }
}

/// Whether a word that a person typed is a web address.
pub fn is_address(word: &str) -> bool {
    let scheme = word.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// Fetches a page. Fails with a sentence.
pub fn fetch(address: &str, waiting: &Waiting<'_>) -> Result<Page, String> {
    let shown = printable(address);
    (waiting.tell)(format!("asking for {shown}"));
    let agent: Agent = Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(WHOLE))
        .max_redirects(REDIRECTS)
        .user_agent(concat!("ascribe/", env!("CARGO_PKG_VERSION"), " (terminal reader)"))
        .build()
        .into();
    let failed = |error: ureq::Error| format!("{shown} cannot be read: {error}");
    let mut response = agent.get(address).call().map_err(failed)?;
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let media_type = header("content-type");
    let mut body = response.body_mut().with_config().limit(LARGEST).reader();
    let (mut bytes, mut part) = (Vec::new(), vec![0; PART]);
    loop {
        let length = body.read(&mut part).map_err(|error| format!("{shown} cannot be read: {error}"))?;
        if waiting.stop.load(Ordering::Relaxed) {
            return Err(format!("{shown} was called off"));
        }
        if length == 0 {
            return Ok(Page { bytes, address: Some(address.to_owned()), media_type });
        }
        bytes.extend_from_slice(part.get(..length).unwrap_or_default());
        (waiting.tell)(format!("{} kB of {shown}", bytes.len() / 1000));
    }
}
