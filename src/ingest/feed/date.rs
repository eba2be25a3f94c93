//! Dates as feeds write them, and as people read them.

use jiff::civil::{self, Date};

use crate::ingest::date;

/// The names of time zones that RFC 822 and its readers know, with their distance from UTC in hours.
const ZONES: [(&str, i64); 15] = [
    ("Z", 0),
    ("UT", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("BST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// The day that seconds are counted from.
const EPOCH: Date = civil::date(1970, 1, 1);
/// A date longer than this many bytes is none.
const LONGEST: usize = 64;
/// A date that cannot be understood is shown as it is written, up to this many bytes.
const LONGEST_SHOWN: usize = 40;

/// When an entry was published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct EntryDate {
    /// The day as people read it, in the time zone that the feed gives: "4 March 2026".
    pub(super) in_words: String,
    /// Seconds since the beginning of 1970, UTC; None if the date could not be understood.
    pub(super) seconds: Option<i64>,
}

/// The date that `text` gives: as RFC 3339 or RFC 822 define it, or near to that. What cannot be understood is kept
/// as it stands if it is short and has a figure.
pub(super) fn read(text: &str) -> Option<EntryDate> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Some(date) = by_figures(text).or_else(|| by_name(text)).and_then(Moment::date) {
        return Some(date);
    }
    let is_shown = text.len() <= LONGEST_SHOWN && text.contains(|c: char| c.is_ascii_digit());
    is_shown.then(|| EntryDate { in_words: text.split_whitespace().collect::<Vec<_>>().join(" "), seconds: None })
}

/// A day and a time in some time zone, as they are written: there may be no such day.
#[derive(Debug)]
struct Moment {
    year: i16,
    month: i8,
    day: i16,
    /// Seconds since midnight.
    time: i64,
    /// Seconds by which the time zone is ahead of UTC.
    zone: i64,
}

impl Moment {
    /// The date, if there is such a day.
    fn date(self) -> Option<EntryDate> {
        let day = Date::new(self.year, self.month, i8::try_from(self.day).ok()?).ok()?;
        let seconds = day.duration_since(EPOCH).as_secs() + self.time - self.zone;
        Some(EntryDate { in_words: date::in_words(day), seconds: Some(seconds) })
    }
}

/// "2026-03-04T10:15:00+01:00", with or without its time and zone.
fn by_figures(text: &str) -> Option<Moment> {
    let (date, rest) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let mut parts = date.split(['-', '/']);
    let year = parts.next().filter(|it| it.len() == 4).and_then(number)?;
    let month = parts.next().and_then(number).and_then(|it| i8::try_from(it).ok())?;
    let day = parts.next().and_then(number)?;
    let begins_zone = |c: char| matches!(c, '+' | '-' | 'Z' | 'z' | ' ');
    let (time, zone) = rest.split_at(rest.find(begins_zone).unwrap_or(rest.len()));
    let zone = zone_of(zone.trim()).unwrap_or(0);
    Some(Moment { year, month, day, time: time_of(time).unwrap_or(0), zone })
}

/// "Wed, 4 Mar 2026 10:15:00 GMT", "March 4, 2026", "04-Mar-26".
fn by_name(text: &str) -> Option<Moment> {
    let (mut month, mut figures) = (None, Vec::new());
    let (mut time, mut zone) = (0, 0);
    for word in text.split([' ', ',', '\t', '\n']).filter(|it| !it.is_empty()) {
        if word.contains(':') {
            time = time_of(word)?;
            continue;
        }
        if let Some(known) = zone_of(word).filter(|_| !figures.is_empty()) {
            zone = known;
            continue;
        }
        for part in word.split('-') {
            if let Some(figure) = number(part.trim_end_matches(['.', 's', 't', 'n', 'd', 'r', 'h'])) {
                figures.push(figure);
            } else if month.is_none() {
                // Feeds write at least the first three letters.
                month = part.get(..3).and_then(date::month);
            }
        }
    }
    let [day, year] = *figures.first_chunk()?;
    // RFC 822 gave two figures to a year, and RFC 2822 says which century they mean.
    let year = if year < 50 {
        year + 2000
    } else if year < 100 {
        year + 1900
    } else {
        year
    };
    Some(Moment { year, month: month?, day, time, zone })
}

/// "10:15" and "10:15:30.5" in seconds.
fn time_of(text: &str) -> Option<i64> {
    let mut parts = text.split([':', '.']).map(number);
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next().flatten().unwrap_or(0));
    let is_time = hours <= 24 && minutes < 60 && seconds <= 60;
    is_time.then_some((i64::from(hours) * 60 + i64::from(minutes)) * 60 + i64::from(seconds))
}

/// "Z", "GMT", "+0100" and "-05:30" in seconds ahead of UTC.
fn zone_of(text: &str) -> Option<i64> {
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        return Some(hours * 3600);
    }
    let (sign, figures) = text.strip_prefix('+').map(|it| (1, it)).or_else(|| Some((-1, text.strip_prefix('-')?)))?;
    let figures: String = figures.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = (number(figures.get(..2)?)?, number(figures.get(2..4).unwrap_or("0"))?);
    Some(sign * (i64::from(hours) * 60 + i64::from(minutes)) * 60)
}

/// A number of at most four figures.
fn number(text: &str) -> Option<i16> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn dates_are_understood_as_feeds_write_them() {
        for (text, in_words, seconds) in [
            ("Wed, 04 Mar 2026 10:15:00 GMT", "4 March 2026", Some(1_772_619_300)),
            ("Wed, 04 Mar 2026 10:15:00 +0100", "4 March 2026", Some(1_772_615_700)),
            ("4 Mar 26 10:15 EST", "4 March 2026", Some(1_772_637_300)),
            ("2026-03-04T10:15:00Z", "4 March 2026", Some(1_772_619_300)),
            ("2026-03-04T10:15:00.5-05:30", "4 March 2026", Some(1_772_639_100)),
            ("2026-03-04 10:15:00 +0100", "4 March 2026", Some(1_772_615_700)),
            ("2026-03-04", "4 March 2026", Some(1_772_582_400)),
            ("March 4th, 2026", "4 March 2026", Some(1_772_582_400)),
            ("04-Mar-2026", "4 March 2026", Some(1_772_582_400)),
            ("29 Feb 2024", "29 February 2024", Some(1_709_164_800)),
            ("Thu, 01 Jan 1970 00:00:00 +0000", "1 January 1970", Some(0)),
            ("31 Dec 99", "31 December 1999", Some(946_598_400)),
            // What is no date, or one that this does not know, stands as it is.
            ("29 Feb 2023", "29 Feb 2023", None),
            ("2026-13-04", "2026-13-04", None),
            ("4.  März 2026", "4. März 2026", None),
        ] {
            let date = read(text).unwrap_or_else(|| panic!("{text} is a date"));
            assert_eq!((date.in_words.as_str(), date.seconds), (in_words, seconds), "{text}");
        }
        for text in ["", "soon", &"1".repeat(80)] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
