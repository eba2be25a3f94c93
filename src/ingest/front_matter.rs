//! Titles, bylines and dates as they stand above an article.

use super::date::month;
use crate::document::{BlockKind, Meta};

/// The longest title in characters.
const LONGEST_TITLE: usize = 150;
/// The longest title in characters that ends with a full stop.
const LONGEST_SENTENCE: usize = 115;
/// The longest byline in bytes.
const LONGEST_BYLINE: usize = 160;
/// The longest line in bytes that gives a date and nothing else.
const LONGEST_DATE: usize = 80;

/// Whether a line that stands alone above others is their title and no paragraph of prose.
///
/// A title is short and has letters. One with a full stop might be prose, so its words must be capitalised or
/// it must be a single sentence without the words of narration ("was", "had", "said"), which headlines leave out.
pub(super) fn is_title(line: &str) -> bool {
    let line = line.trim_end_matches([';', ' ']);
    let width = line.chars().count();
    if width > LONGEST_TITLE || !line.contains(char::is_alphabetic) || line.ends_with([':', ',']) {
        return false;
    }
    if !line.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with('.') || is_title_case(line) {
        return true;
    }
    let narrated =
        line.split([' ', '.', ',', '”', '"']).any(|word| matches!(word, "was" | "were" | "had" | "said" | "been"));
    width <= LONGEST_SENTENCE && !narrated && !has_two_sentences(line)
}

/// Whether nearly all words but the little ones begin with a capital.
fn is_title_case(line: &str) -> bool {
    let words = || line.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4);
    let capital = |word: &&str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    words().count() >= 3 && words().filter(capital).count() * 10 >= words().count() * 8
}

/// Whether a full stop stands inside: after a word of four letters or more and before a capital.
fn has_two_sentences(line: &str) -> bool {
    let mut words = line.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let long = word.strip_suffix('.').is_some_and(|it| it.chars().filter(|c| c.is_lowercase()).count() >= 4);
        if long && words.peek().is_some_and(|next| next.starts_with(char::is_uppercase)) {
            return true;
        }
    }
    false
}

/// Notes in `meta` what a line above an article tells, and gives what the line is: a byline, a date, or neither.
/// What is known already stays.
pub(super) fn read(line: &str, meta: &mut Meta) -> Option<BlockKind> {
    if let Some((name, written)) = byline(line) {
        meta.byline.get_or_insert(name);
        meta.date = meta.date.take().or(written);
        return Some(BlockKind::Byline);
    }
    let written = date(line)?;
    meta.date.get_or_insert(written);
    Some(BlockKind::Dateline)
}

/// Who wrote the article and, if the same line gives it, when; None if `line` is no byline.
///
/// A byline begins with "By" or the like and is names after that: "By Jane Roe and John Doe | The Paper".
pub(super) fn byline(line: &str) -> Option<(String, Option<String>)> {
    if line.len() > LONGEST_BYLINE {
        return None;
    }
    let label = ["byline:", "written by ", "author:", "by:", "by "];
    let after_label = label.iter().find_map(|it| strip_prefix_ignoring_case(line, it))?;
    let mut parts = after_label.split(['|', '•', '·']).map(str::trim);
    let names = parts.next().filter(|it| is_names(it))?;
    let names = match names.strip_suffix('.') {
        // "Jane Roe." but "Jane Roe Jr." and "Jane R."
        Some(bare) if bare.rsplit(' ').next().is_some_and(|last| last.chars().count() > 3) => bare,
        _ => names,
    };
    Some((names.to_owned(), parts.find_map(date)))
}

fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let start = text.get(..prefix.len())?;
    if start.eq_ignore_ascii_case(prefix) { text.get(prefix.len()..).map(str::trim_start) } else { None }
}

/// Whether all words are such as names are made of, capitalised or small particles.
fn is_names(text: &str) -> bool {
    let particle = |word: &str| {
        let known = [
            "and", "&", "de", "del", "della", "der", "den", "di", "da", "du", "la", "le", "van", "von", "bin", "al",
            "of", "for", "the", "in", "y", "e", "et", "und", "ten", "ter", "zu", "with",
        ];
        known.contains(&word)
    };
    let capital = |word: &str| word.starts_with(char::is_uppercase) || word.starts_with("al-");
    let words = || text.split_whitespace();
    words().next().is_some_and(capital)
        && words().count() <= 16
        && words().all(|word| capital(word) || particle(word))
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '?' | '!' | ';' | '“' | '"' | ':'))
}

/// Whether `line` is nothing but a name of two to four words, as a byline without "By" is.
pub(super) fn is_bare_name(line: &str) -> bool {
    let words = line.split_whitespace().count();
    (2..=4).contains(&words)
        && line.len() <= 60
        && is_names(line)
        && line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''))
}

/// The date that `line` gives, as it is written there; None if anything else stands in it.
pub(super) fn date(line: &str) -> Option<String> {
    if line.len() > LONGEST_DATE {
        return None;
    }
    let labels = ["first published", "originally published", "published", "last updated", "updated", "posted", "date"];
    let dated = labels.iter().find_map(|it| strip_prefix_ignoring_case(line, it)).unwrap_or(line);
    let dated = dated.trim_start_matches([':', ' ']).trim_end_matches(['.', ' ']);
    let (mut month, mut day, mut year, mut whole) = (false, false, false, false);
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '•' | '·' | '–' | '—');
    for word in dated.split(parts) {
        match part_of_date(word)? {
            DatePart::Month => month = true,
            DatePart::Day => day = true,
            DatePart::Year => year = true,
            DatePart::Whole => whole = true,
            DatePart::Beside => {}
        }
    }
    (whole || (month && (day || year))).then(|| dated.to_owned())
}

enum DatePart {
    Month,
    Day,
    Year,
    /// A date in figures: "2024-03-01".
    Whole,
    /// A weekday, a time of day, a zone, a word between.
    Beside,
}

fn part_of_date(word: &str) -> Option<DatePart> {
    let lower = word.to_lowercase();
    let bare = lower.trim_end_matches('.');
    let beside = [
        "",
        "at",
        "on",
        "the",
        "of",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "a.m",
        "p.m",
        "am",
        "pm",
        "et",
        "est",
        "edt",
        "ct",
        "cst",
        "cdt",
        "mt",
        "mst",
        "mdt",
        "pt",
        "pst",
        "pdt",
        "gmt",
        "utc",
        "bst",
        "cet",
        "cest",
        "ist",
        "noon",
        "midnight",
        "updated",
        "published",
    ];
    if bare == "sept" || month(bare).is_some() {
        return Some(DatePart::Month);
    }
    if beside.contains(&bare) {
        return Some(DatePart::Beside);
    }
    let figures = bare.trim_end_matches(char::is_alphabetic);
    let suffix = bare.get(figures.len()..)?;
    let number: Option<u32> = figures.parse().ok();
    match (number, suffix) {
        (Some(1..=31), "" | "st" | "nd" | "rd" | "th") => Some(DatePart::Day),
        (Some(1000..=2999), "") => Some(DatePart::Year),
        (Some(1..=12), "am" | "pm") => Some(DatePart::Beside),
        (None, _) => date_in_figures(bare),
        _ => None,
    }
}

/// "2024-03-01", "1/3/2024", "2024-03-01T10:14:00Z", "10:14", "10:14pm", "10:14:02".
fn date_in_figures(word: &str) -> Option<DatePart> {
    let (before, time) = word.split_once('t').unwrap_or((word, ""));
    let only = |allowed: &[char], text: &str| text.chars().all(|c| c.is_ascii_digit() || allowed.contains(&c));
    let parts = before.split(['-', '/', '.']).count();
    let years = before.split(['-', '/', '.']).filter(|it| it.len() == 4).count();
    if only(&['-', '/', '.'], before) && parts == 3 && years == 1 && only(&[':', '.', '+', '-', 'z'], time) {
        return Some(DatePart::Whole);
    }
    let clock = word.trim_end_matches(['a', 'p', 'm', 'z', 'h', '.']);
    (clock.contains(':') && only(&[':'], clock)).then_some(DatePart::Beside)
}
