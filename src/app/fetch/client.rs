//! One request: what is sent, how long an answer may take, whom a certificate is believed from.

use std::time::{Duration, Instant};

use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};

use super::Web;
use super::address::Address;
use super::environment::certificates;
use super::failure::{Certificate, Why};
use crate::store::pages::About;

/// What a server is told of the program, and nothing of the person.
const USER_AGENT: &str = concat!("ascribe/", env!("CARGO_PKG_VERSION"), " (reader for a terminal)");
const ACCEPT: &str = "text/html, application/xhtml+xml, application/epub+zip, application/pdf, application/rss+xml, \
                      application/atom+xml, application/feed+json, text/markdown, text/plain;q=0.9, */*;q=0.5";
/// What `coding.rs` unpacks, but for the deflate that servers send in two ways.
const CODINGS: &str = "gzip, br, zstd";

/// What asks for one page, over all redirects: cookies are kept as long as it lives.
#[derive(Debug)]
pub(super) struct Client<'a> {
    web: &'a Web,
    agent: Agent,
    /// Believes those whom the person trusts beside those whom everybody does.
    trusting: Option<TlsConfig>,
    /// When the page must be there.
    end: Instant,
}

impl<'a> Client<'a> {
    /// Fails if the certificates that the person trusts cannot be read.
    pub(super) fn new(web: &'a Web) -> Result<Self, Why> {
        let trusted = web.certificates.as_deref().map(certificates).transpose().map_err(Why::Trusted)?;
        let trusting = trusted.map(|it| TlsConfig::builder().root_certs(RootCerts::new_with_certs(&it)).build());
        let config = Agent::config_builder()
            .timeout_connect(Some(web.limits.connect))
            .timeout_resolve(Some(web.limits.connect))
            .max_response_header_size(web.limits.header)
            // Redirects are followed by `redirect.rs`, which looks at each; a status is told by its own sentence.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .accept_encoding(CODINGS);
        let config = if web.proxy { config } else { config.proxy(None) };
        Ok(Self { web, agent: config.build().into(), trusting, end: Instant::now() + web.limits.whole })
    }

    /// Asks once. If `kept` came from there, it asks whether it still is the page: then the answer may be 304.
    pub(super) fn ask(&self, at: &Address, kept: Option<&About>) -> Result<Response<Body>, Why> {
        match (self.call(at, kept, None), &self.trusting) {
            // ureq believes either one list of issuers or another, so the second has a connection of its own.
            (Err(Why::Certificate(Certificate::Issuer)), Some(_)) => self.call(at, kept, self.trusting.as_ref()),
            (answer, _) => answer,
        }
    }

    fn call(&self, at: &Address, kept: Option<&About>, tls: Option<&TlsConfig>) -> Result<Response<Body>, Why> {
        let left = self.left()?;
        let mut request = self.agent.get(at.as_str());
        let mut headers = vec![("accept-language", self.web.languages.as_ref())];
        if let Some(about) = kept.filter(|about| about.address == at.as_str()) {
            headers
                .extend([("if-none-match", about.etag.as_ref()), ("if-modified-since", about.last_modified.as_ref())]);
        }
        for (name, value) in headers {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let config = request.config().timeout_global(Some(left));
        let config = if let Some(tls) = tls { config.tls_config(tls.clone()) } else { config };
        config.build().call().map_err(|error| Why::of(error, &self.web.limits))
    }

    /// How long the page may still take.
    fn left(&self) -> Result<Duration, Why> {
        let left = self.end.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(Why::Slow(self.web.limits.whole.as_secs())) } else { Ok(left) }
    }
}
