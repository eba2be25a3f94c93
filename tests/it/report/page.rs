//! Reading a page of HTML by hand, and in Chromium where it is installed.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};

/// Elements that have no end.
const VOID: [&str; 2] = ["meta", "hr"];
/// All that the page is made of.
const ELEMENTS: &str = "html head title style body main header nav article section div details summary h1 h2 h3 h4 h5 h6 p \
    ol ul li a small table caption tr th td b dl dt dd blockquote pre hr span sup abbr em strong s code svg rect meta";
const ATTRIBUTES: &str = "lang charset http-equiv content name id class href title value scope open aria-label \
    aria-hidden role viewBox width height preserveAspectRatio x y fill";

/// Asserts that the page is in order: elements close as they opened, headings leave out no level, links lead to what is
/// there, and nothing else is asked for.
#[track_caller]
pub(super) fn check(page: &str) {
    assert!(
        page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=")
    );
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    for foreign in ["http:", "https:", "url(", "@import", "javascript:", "src=", " on", "style=\""] {
        let tags = page.split('<').filter_map(|it| it.split('>').next());
        assert!(tags.into_iter().all(|tag| !tag.contains(foreign)), "{foreign} in a tag");
    }
    let (mut open, mut ids, mut links, mut levels) = (Vec::new(), BTreeSet::new(), Vec::new(), Vec::new());
    for tag in page.split('<').skip(2).filter_map(|it| it.split('>').next()) {
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "what was opened last is closed first");
            continue;
        }
        let whole = tag.strip_suffix('/');
        let (name, attributes) = whole.unwrap_or(tag).split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.split_whitespace().any(|it| it == name), "{tag}");
        if whole.is_none() && !VOID.contains(&name) {
            open.push(name);
        }
        for (attribute, value) in pairs(attributes) {
            assert!(ATTRIBUTES.split_whitespace().any(|it| it == attribute), "{attribute} in {tag}");
            match attribute {
                "id" => assert!(ids.insert(value.to_owned()), "{value} twice"),
                "href" => links.push(value.strip_prefix('#').expect("a link inside the page").to_owned()),
                _ => {}
            }
        }
        levels.extend(name.strip_prefix('h').and_then(|it| it.parse::<usize>().ok()));
    }
    assert!(open.is_empty(), "{open:?}");
    assert!(links.iter().all(|it| ids.contains(it)), "{links:?} {ids:?}");
    assert_eq!(levels.iter().filter(|it| **it == 1).count(), 1);
    let mut above = 0;
    for level in levels {
        assert!(level <= above + 1, "no level of headings is left out: {level} after {above}");
        above = level;
    }
}

/// The attributes of a tag with their values.
fn pairs(attributes: &str) -> Vec<(&str, &str)> {
    let mut pairs = Vec::new();
    let mut rest = attributes.trim();
    while !rest.is_empty() {
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("values end"),
            None => ("", after),
        };
        pairs.push((name, value));
        rest = after.trim_start();
    }
    pairs
}

/// The words of some HTML without tags, signs and numbers, and without spaces.
pub(super) fn words(html: &str) -> String {
    let mut text = String::new();
    let mut hidden = false;
    for part in html.split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap();
        hidden = match tag.split(' ').next().unwrap() {
            "sup" | "abbr" => true,
            "/sup" | "/abbr" => false,
            _ => hidden,
        };
        text.extend(words.split_whitespace().filter(|_| !hidden));
    }
    for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        text = text.replace(entity, c);
    }
    text
}

/// What Chromium makes of the page, and what it says about it; none where there is no Chromium that starts.
pub(super) fn in_chromium(page: &str) -> Option<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    fs::write(&file, page).unwrap();
    let run = |program: &str| {
        let mut command = Command::new(program);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]);
        command.args(["--disable-background-networking", "--enable-logging=stderr", "--dump-dom"]);
        command.arg(format!("--user-data-dir={}", folder.path().join("profile").display()));
        command.arg(format!("file://{}", file.display()));
        command.stdin(Stdio::null()).output().ok().filter(|it| it.status.success() && !it.stdout.is_empty())
    };
    let output = ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(run)?;
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Some((text(output.stdout), text(output.stderr)))
}
