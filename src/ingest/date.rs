//! Dates as machines write them → as people read them.

use std::ops::Range;

use jiff::civil::Date;
use jiff::fmt::strtime::{self, BrokenDownTime};

/// The longest date that is shown as it stands, in bytes.
const LONGEST: usize = 80;
/// The years of dates that are believed.
const YEARS: Range<i16> = 1000..3000;

/// A date for people: "4 March 2026" of `2026-03-04T06:00:00+01:00` and of `Wed, 04 Mar 2026 05:00:00 GMT`. The day is
/// that of the place where it was written. What is neither stays as it is; None if it is no date at all.
pub(super) fn readable(written: &str) -> Option<String> {
    let written = super::html::elements::one_line(written);
    let read = iso(&written).or_else(|| mail(&written));
    let is_date = written.len() <= LONGEST && written.contains(|c: char| c.is_ascii_digit());
    read.or(is_date.then_some(written))
}

/// A day as people read it: "4 March 2026".
pub(super) fn in_words(day: Date) -> String {
    day.strftime("%-d %B %-Y").to_string()
}

/// The month, 1 to 12, that an English name stands for, or the first three letters of one, in any case.
pub(super) fn month(name: &str) -> Option<i8> {
    let read = strtime::parse("%B", name).or_else(|_| strtime::parse("%b", name));
    read.ok()?.month()
}

/// ISO 8601, of which the day and the month may be missing; slashes and single figures are understood, too.
fn iso(text: &str) -> Option<String> {
    let date = text.split(['T', 't', ' ']).next()?.replace('/', "-");
    let (date, shown) = match date.matches('-').count() {
        0 if text.len() == 4 => (date + "-1-1", "%Y"),
        1 => (date + "-1", "%B %Y"),
        _ => (date, "%-d %B %Y"),
    };
    let day: Date = date.parse().or_else(|_| Date::strptime("%Y-%m-%d", &date)).ok()?;
    YEARS.contains(&day.year()).then(|| day.strftime(shown).to_string())
}

/// Dates as mail has them, RFC 5322; of the time behind the day nothing is asked.
fn mail(text: &str) -> Option<String> {
    let (_, date) = text.split_once(", ")?;
    let (read, _) = BrokenDownTime::parse_prefix("%d %b %Y", date).ok()?;
    read.to_date().ok().filter(|day| YEARS.contains(&day.year())).map(in_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_as_people_read_them() {
        for (written, read) in [
            ("2026-03-04T06:00:00+01:00", Some("4 March 2026")),
            ("2026-03-04", Some("4 March 2026")),
            (" 2026-12-31 23:59:59Z ", Some("31 December 2026")),
            ("2026/1/2", Some("2 January 2026")),
            ("20260304T0600", Some("4 March 2026")),
            ("2026-03", Some("March 2026")),
            ("2026", Some("2026")),
            ("2026-02-30", Some("2026-02-30")),
            ("26-03-04", Some("26-03-04")),
            ("2026111", Some("2026111")),
            ("2026-03-04Z", Some("2026-03-04Z")),
            ("0099-03-04", Some("0099-03-04")),
            ("Wed, 04 Mar 2026 05:00:00 GMT", Some("4 March 2026")),
            ("Wed, 4 Mar 2026", Some("4 March 2026")),
            ("Wed, 04 March 2026", Some("Wed, 04 March 2026")),
            ("4\n March 2026", Some("4 March 2026")),
            ("Updated 6:02 a.m. on March 4, 2026", Some("Updated 6:02 a.m. on March 4, 2026")),
            ("2026-13-04", Some("2026-13-04")),
            ("2026-03-é4", Some("2026-03-é4")),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(readable(written).as_deref(), read, "{written}");
        }
    }
}
