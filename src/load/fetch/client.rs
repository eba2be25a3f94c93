//! One request: what is sent, how long an answer may take, whom a certificate is believed from.

use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use ureq::http::{Response, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::{Agent, Body};

use super::Web;
use super::address::Address;
use super::border::{Border, Guarded};
use super::environment::certificates;
use super::failure::Why;
use super::proxy::Way;
use super::way::connector;
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
    border: Arc<Border>,
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
            .accept_encoding(CODINGS)
            // Each request names its own; ureq would pass over those of the environment that it cannot use.
            .proxy(None)
            .build();
        let border = Arc::new(Border::new(&web.public));
        let resolver = Guarded { resolver: DefaultResolver::default(), border: Arc::clone(&border) };
        let agent = Agent::with_parts(config, connector(), resolver);
        Ok(Self { web, agent, border, trusting, end: Instant::now() + web.limits.whole })
    }

    /// Asks once. If `kept` came from there, it asks whether it still is the page: then the answer may be 304.
    pub(super) fn ask(&self, at: &Address, kept: Option<&About>) -> Result<Response<Body>, Why> {
        let way = self.web.proxies.way_to(at)?;
        let way = way.as_ref();
        if way.is_some() && !at.server().is_some_and(|host| self.border.admits_unresolved(&host, at.port())) {
            return Err(Why::Inward(at.to_string()));
        }
        let mut answer = self.call(at, kept, way, None);
        // ureq believes either one list of issuers or another, so the second has a connection of its own.
        if self.trusting.is_some() && answer.as_ref().is_err_and(Why::is_unknown_issuer) {
            answer = self.call(at, kept, way, self.trusting.as_ref());
        }
        let response = answer?;
        self.border.answered();
        // Through a tunnel the answer is the server's.
        if let Some(way) = way
            && !at.is_secure()
            && !way.is_socks()
            && response.status() == StatusCode::PROXY_AUTHENTICATION_REQUIRED
        {
            return Err(Why::of_proxy(&way.name, Why::Barred(response.status().as_u16())));
        }
        Ok(response)
    }

    fn call(
        &self,
        at: &Address,
        kept: Option<&About>,
        way: Option<&Way>,
        tls: Option<&TlsConfig>,
    ) -> Result<Response<Body>, Why> {
        let left = self.left()?;
        let mut request = self.agent.get(at.as_str());
        let login = way.and_then(|way| login(way, at));
        let mut headers =
            vec![("accept-language", self.web.languages.as_ref()), ("proxy-authorization", login.as_ref())];
        if let Some(about) = kept.filter(|about| about.address == at.as_str()) {
            headers
                .extend([("if-none-match", about.etag.as_ref()), ("if-modified-since", about.last_modified.as_ref())]);
        }
        for (name, value) in headers {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let config = request.config().timeout_global(Some(left)).proxy(way.map(|way| way.proxy.clone()));
        let config = if let Some(tls) = tls { config.tls_config(tls.clone()) } else { config };
        config.build().call().map_err(|error| Why::of_call(error, at, way, &self.web.limits))
    }

    /// How long the page may still take.
    fn left(&self) -> Result<Duration, Why> {
        let left = self.end.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(Why::Slow(self.web.limits.whole.as_secs())) } else { Ok(left) }
    }
}

/// The header with which a proxy is told who asks, if the page is asked for at the proxy itself: so pages of HTTP through
/// HTTP proxies are. All others come through a tunnel, which ureq asks for; their servers are not told.
fn login(way: &Way, at: &Address) -> Option<String> {
    if at.is_secure() || !way.name.has_login || way.is_socks() {
        return None;
    }
    let (name, password) = (way.proxy.username().unwrap_or_default(), way.proxy.password().unwrap_or_default());
    Some(format!("Basic {}", BASE64_STANDARD.encode(format!("{name}:{password}"))))
}
