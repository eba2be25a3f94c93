//! Redirects, followed one by one, so that each is looked at.

use std::sync::atomic::Ordering;

use ureq::Body;
use ureq::http::{HeaderMap, Response, header};

use super::address::Address;
use super::client::Client;
use super::failure::Why;
use super::{Limits, Waiting};
use crate::document::quoted;
use crate::store::pages::About;

/// The answer of the last server, and the address that it is from.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) at: Address,
    pub(super) response: Response<Body>,
}

/// Asks for a page and goes where the answers lead, as far as that is a page. Fails with the address where it failed.
///
/// An address that leads back to one that was asked already is a circle, unless a cookie was set since: then the server
/// may answer otherwise.
pub(super) fn follow(
    client: &Client<'_>,
    asked: &Address,
    kept: Option<&About>,
    waiting: &Waiting<'_>,
    limits: &Limits,
) -> Result<Answer, (Address, Why)> {
    let mut at = asked.clone();
    // Where the last answer came from that led on.
    let mut from = asked.clone();
    let mut asked_already = Vec::new();
    for _ in 0..=limits.redirects {
        (waiting.tell)(format!("contacting {}", at.host()));
        let response = match client.ask(&at, kept) {
            Ok(response) => response,
            Err(Why::Inward(place)) => return Err((from, Why::Inward(place))),
            Err(why) => return Err((at, why)),
        };
        if waiting.stop.load(Ordering::Relaxed) {
            return Err((at, Why::CalledOff));
        }
        let Some(place) = leads_to(&response) else { return Ok(Answer { at, response }) };
        let next = at.join(&place).map_err(|place| (at.clone(), Why::Elsewhere(quoted(&place))))?;
        from = at;
        if response.headers().contains_key(header::SET_COOKIE) {
            asked_already.clear();
        } else {
            asked_already.push(from.clone());
        }
        if asked_already.contains(&next) {
            return Err((next, Why::Loop));
        }
        at = next;
    }
    Err((asked.clone(), Why::Redirects(limits.redirects)))
}

/// Where an answer leads, if it is a redirect.
fn leads_to(response: &Response<Body>) -> Option<String> {
    let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    is_redirect.then(|| text(response.headers(), &header::LOCATION)).flatten()
}

/// The text of a header, if there is such a one. Bytes that are no UTF-8 are replaced.
pub(super) fn text(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}
