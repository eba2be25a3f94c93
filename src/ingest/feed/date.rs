//! Dates as feeds write them, and as people read them.

use crate::ingest::date::MONTHS;

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

/// A date longer than this many bytes is none.
const LONGEST: usize = 64;
/// A date that cannot be understood is shown as it is written, up to this many bytes.
const LONGEST_SHOWN: usize = 40;

/// When an entry was published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Date {
    /// The day as people read it, in the time zone that the feed gives: "4 March 2026".
    pub(super) said: String,
    /// Seconds since the beginning of 1970, UTC; None if the date could not be understood.
    pub(super) at: Option<i64>,
}

/// The date that `text` gives: as RFC 3339 or RFC 822 define it, or near to that. What cannot be understood is kept
/// as it stands if it is short and has a figure.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let understood = by_figures(text).or_else(|| by_name(text)).and_then(Moment::date);
    let shown = || text.len() <= LONGEST_SHOWN && text.contains(|c: char| c.is_ascii_digit());
    understood
        .or_else(|| shown().then(|| Date { said: text.split_whitespace().collect::<Vec<_>>().join(" "), at: None }))
}

/// A day and a time in some time zone.
#[derive(Debug)]
struct Moment {
    year: i64,
    month: usize,
    day: i64,
    /// Seconds since midnight.
    time: i64,
    /// Seconds by which the time zone is ahead of UTC.
    zone: i64,
}

impl Moment {
    fn date(self) -> Option<Date> {
        let month = MONTHS.get(self.month.checked_sub(1)?)?;
        let is_leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        let days = match self.month {
            2 => 28 + i64::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if !(1..=days).contains(&self.day) {
            return None;
        }
        let at = self.days() * 86_400 + self.time - self.zone;
        Some(Date { said: format!("{} {month} {}", self.day, self.year), at: Some(at) })
    }

    /// Days since the beginning of 1970 in the Gregorian calendar; Howard Hinnant, "chrono-compatible low-level date
    /// algorithms" (2013), `days_from_civil`.
    fn days(&self) -> i64 {
        let month = i64::try_from(self.month).unwrap_or(1);
        let year = self.year - i64::from(month <= 2);
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + self.day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }
}

/// "2026-03-04T10:15:00+01:00", with or without its time and zone.
fn by_figures(text: &str) -> Option<Moment> {
    let (date, rest) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let mut parts = date.split(['-', '/']);
    let year = parts.next().filter(|it| it.len() == 4).and_then(number)?;
    let month = parts.next().and_then(number).and_then(|it| usize::try_from(it).ok())?;
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
                month = month_of(part);
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

/// Feeds write at least the first three letters.
fn month_of(word: &str) -> Option<usize> {
    let start = word.get(..3)?;
    let is = |month: &&str| month.get(..3).is_some_and(|it| it.eq_ignore_ascii_case(start));
    MONTHS.iter().position(is).map(|at| at + 1)
}

/// "10:15" and "10:15:30.5" in seconds.
fn time_of(text: &str) -> Option<i64> {
    let mut parts = text.split([':', '.']).map(number);
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next().flatten().unwrap_or(0));
    (hours <= 24 && minutes < 60 && seconds <= 60).then_some((hours * 60 + minutes) * 60 + seconds)
}

/// "Z", "GMT", "+0100" and "-05:30" in seconds ahead of UTC.
fn zone_of(text: &str) -> Option<i64> {
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        return Some(hours * 3600);
    }
    let (sign, figures) = text.strip_prefix('+').map(|it| (1, it)).or_else(|| Some((-1, text.strip_prefix('-')?)))?;
    let figures: String = figures.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = (number(figures.get(..2)?)?, number(figures.get(2..4).unwrap_or("0"))?);
    Some(sign * (hours * 60 + minutes) * 60)
}

/// A number of at most four figures.
fn number(text: &str) -> Option<i64> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn dates_are_understood_as_feeds_write_them() {
        for (text, said, at) in [
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
            assert_eq!((date.said.as_str(), date.at), (said, at), "{text}");
        }
        for text in ["", "soon", &"1".repeat(80)] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
