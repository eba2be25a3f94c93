//! Pages from the network, and from the cache: for an address that the reader gave or followed, and for no other.
//!
//! [`Web::fetch`] asks the server, even where a page is kept, but then only whether that still is the page. What keeps
//! a load within bounds (time, bytes, redirects) are [`Limits`]; each way to fail is a sentence in `failure.rs`.

mod address;
mod answer;
mod body;
mod border;
mod client;
mod coding;
mod environment;
mod failure;
mod no_proxy;
mod proxy;
mod redirect;
mod way;
mod words;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ureq::http::{HeaderMap, StatusCode, header};

use crate::ingest::Notice;
use crate::store::pages::{self, About, Kept};

pub use address::{is_address, shown};
pub use proxy::Proxies;

pub(super) use address::{check_address, normalised};

use address::Address;
use client::Client;
use failure::Why;
use redirect::{Answer, follow, text};
use words::{moment, now};

/// How pages are fetched.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Web {
    /// What a load must keep within.
    pub limits: Limits,
    /// Whether no server is ever asked.
    pub offline: bool,
    /// The folder where pages are kept, if they are.
    pub cache: Option<PathBuf>,
    /// A file of certificates (PEM) that are believed beside those that everybody believes.
    pub certificates: Option<PathBuf>,
    /// The languages to ask for, as HTTP writes them.
    pub languages: Option<String>,
    /// The proxies to go through.
    pub proxies: Proxies,
    /// Addresses that are taken for those of the public web, though they are not: for tests, whose servers all run on
    /// one machine.
    pub public: Vec<SocketAddr>,
}

/// What a load must keep within.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limits {
    /// How long each server is given to be reached.
    pub connect: Duration,
    /// How long the whole load may take, over all redirects.
    pub whole: Duration,
    /// How many bytes the header of an answer has at most.
    pub header: usize,
    /// How many bytes of a body come at most, as it is packed.
    pub packed: u64,
    /// How many bytes a body has at most, unpacked.
    pub unpacked: u64,
    /// How many redirects are followed.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            whole: Duration::from_mins(1),
            header: 64 << 10,
            packed: 20 << 20,
            unpacked: 20 << 20,
            redirects: 10,
        }
    }
}

/// A page as it came.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FetchedPage {
    /// The body, unpacked.
    pub bytes: Vec<u8>,
    /// The address that it came from, after redirects; none if it came from no network.
    pub address: Option<String>,
    /// Its media type and encoding, as the server gave them.
    pub media_type: Option<String>,
    /// What there is to say about how it came.
    pub notices: Vec<Notice>,
}

impl FetchedPage {
    /// Bytes that came from no network.
    pub fn of(bytes: Vec<u8>) -> Self {
        Self { bytes, ..Self::default() }
    }
}

/// How a page is waited for.
pub struct Waiting<'a> {
    /// Turns true when nobody waits any more.
    pub stop: &'a AtomicBool,
    /// Is told what is being done, as the beginning of a sentence.
    pub tell: &'a dyn Fn(String),
}

impl fmt::Debug for Waiting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiting").field("stop", self.stop).finish_non_exhaustive()
    }
}

/// What a server said.
enum Said {
    /// That the page is still the one that is kept.
    Unchanged,
    /// A page, that its end is missing if it is, and whether it may be kept.
    Page(Kept, Option<Notice>, bool),
}

impl Web {
    /// Fetches a page. Fails with a sentence.
    ///
    /// If the network fails, even half-way, or nobody is to be asked, a page that is kept is given instead, with a
    /// notice that says so.
    pub fn fetch(&self, address: &str, waiting: &Waiting<'_>) -> Result<FetchedPage, String> {
        let asked = Address::parse(address)?;
        let kept = self.cache.as_deref().and_then(|folder| pages::find(folder, asked.as_str()));
        if self.offline {
            let kept = kept.ok_or_else(|| format!("{asked} is not in the cache, and --offline forbids requests"))?;
            return Ok(stale(kept, &asked, "No server was asked (--offline)"));
        }
        let (said, kept) = (self.ask(&asked, kept.as_ref().map(|it| &it.about), waiting), kept);
        match (said, kept) {
            (Ok(Said::Page(_, Some(_cut), true)), Some(kept)) => {
                Ok(stale(kept, &asked, "The connection closed before the page was complete"))
            }
            (Ok(Said::Page(page, cut, may_be_kept)), _) => {
                if !may_be_kept {
                    self.forget(&asked);
                } else if cut.is_none() {
                    self.keep(&page);
                }
                Ok(fresh(page, &asked, cut))
            }
            (Ok(Said::Unchanged), Some(mut kept)) => {
                kept.about.fetched = now();
                self.keep(&kept);
                Ok(fresh(kept, &asked, None))
            }
            (Ok(Said::Unchanged), None) => Err(Why::Status(304, "Not Modified").sentence(&asked)),
            (Err((at, _)), _) if waiting.stop.load(Ordering::Relaxed) => Err(Why::CalledOff.sentence(&at)),
            (Err((_, why)), Some(kept)) if why.is_of_network() => Ok(stale(kept, &asked, &why.absence())),
            (Err((at, why)), _) => Err(why.sentence(&at)),
        }
    }

    fn ask(&self, asked: &Address, kept: Option<&About>, waiting: &Waiting<'_>) -> Result<Said, (Address, Why)> {
        let client = Client::new(self).map_err(|why| (asked.clone(), why))?;
        let Answer { at, response } = follow(&client, asked, kept, waiting, &self.limits)?;
        let (head, body) = response.into_parts();
        if head.status == StatusCode::NOT_MODIFIED && kept.is_some_and(|it| it.address == at.as_str()) {
            return Ok(Said::Unchanged);
        }
        let read = || {
            answer::check(head.status, &head.headers, &at)?;
            let expected = answer::expected(&head.headers, &at)?;
            body::read(body.into_reader(), &expected, &self.limits, waiting)
        };
        let body::Came { bytes, cut } = read().map_err(|why| (at.clone(), why))?;
        let page = Kept { about: about(asked, &at, &head.headers), bytes };
        Ok(Said::Page(page, cut.map(Notice), answer::may_be_kept(&head.headers)))
    }

    fn keep(&self, page: &Kept) {
        if let Some(folder) = &self.cache {
            // Without room on the disk there is no cache; that is no reason not to read.
            let _ = pages::keep(folder, page);
        }
    }

    /// Keeps nothing of an address any more.
    fn forget(&self, asked: &Address) {
        if let Some(folder) = &self.cache {
            pages::forget(folder, asked.as_str());
        }
    }
}

fn about(asked: &Address, at: &Address, headers: &HeaderMap) -> About {
    About {
        asked: asked.as_str().to_owned(),
        address: at.as_str().to_owned(),
        media_type: text(headers, &header::CONTENT_TYPE),
        etag: text(headers, &header::ETAG),
        last_modified: text(headers, &header::LAST_MODIFIED),
        fetched: now(),
    }
}

/// A page that a server just gave, or said to be still the same.
fn fresh(page: Kept, asked: &Address, notice: Option<Notice>) -> FetchedPage {
    let Kept { about, bytes } = page;
    let is_open = asked.is_secure() && !Address::parse(&about.address).is_ok_and(|it| it.is_secure());
    let open = is_open.then(|| {
        Notice("The connection was not secure: the page may have been read or changed on the way.".to_owned())
    });
    let notices = open.into_iter().chain(notice).collect();
    FetchedPage { bytes, address: Some(about.address), media_type: about.media_type, notices }
}

/// A page that was kept, and why no server gave a newer one.
fn stale(kept: Kept, asked: &Address, why: &str) -> FetchedPage {
    let notice = Notice(format!("{why}; this is the page as of {}.", moment(kept.about.fetched)));
    fresh(kept, asked, Some(notice))
}
