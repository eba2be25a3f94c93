//! Pages over the network, from servers of our own on this machine.

mod follow;
mod hostile;
mod inward;
mod kept;
mod lengths;
mod loads;
mod program;
mod proxies;
mod secure;
mod server;
mod terminal;

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use ascribe::load::{FetchedPage, Waiting, Web};

/// An article as a server sends it.
const ARTICLE: &str = "The Bridge\n\n“The bridge will open in spring,” said Ada Bell. The town has waited for years.\n";

/// Loads a page that nobody calls off.
fn load(web: &Web, address: &str) -> Result<FetchedPage, String> {
    load_told(web, address).0
}

/// Loads a page; what was told meanwhile, too.
fn load_told(web: &Web, address: &str) -> (Result<FetchedPage, String>, Vec<String>) {
    let told = Mutex::new(Vec::new());
    let tell = |progress| told.lock().unwrap().push(progress);
    let page = web.fetch(address, &Waiting { stop: &AtomicBool::new(false), tell: &tell });
    (page, told.into_inner().unwrap())
}

/// The text of a page, with its notices; or else the sentence that tells why there is none.
fn told(page: Result<FetchedPage, String>) -> String {
    page.map_or_else(
        |sentence| sentence,
        |page| {
            let text = String::from_utf8(page.bytes).unwrap();
            page.notices.iter().fold(text, |text, notice| format!("{text} [{}]", notice.0))
        },
    )
}
