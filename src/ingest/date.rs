//! Dates as machines write them → as people read them.

/// The longest date that is shown as it stands, in bytes.
const LONGEST: usize = 80;
/// The months in English, as people read them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date for people: "4 March 2026" of `2026-03-04T06:00:00+01:00` and of `Wed, 04 Mar 2026 05:00:00 GMT`. The day is
/// that of the place where it was written. What is neither stays as it is; None if it is no date at all.
pub(super) fn readable(written: &str) -> Option<String> {
    let written = super::html::names::one_line(written);
    let read = iso(&written).or_else(|| mail(&written));
    let is_date = written.len() <= LONGEST && written.contains(|c: char| c.is_ascii_digit());
    read.or(is_date.then_some(written))
}

/// ISO 8601, of which the day and the month may be missing.
fn iso(text: &str) -> Option<String> {
    let date = text.split(['T', 't', ' ']).next()?;
    let mut parts = date.split(['-', '/']);
    let (year, month, day) = match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        (whole, None, None, None) if whole.len() == 8 => (whole.get(..4)?, whole.get(4..6), whole.get(6..)),
        (year, month, day, None) => (year, month, day),
        _ => return None,
    };
    let number = |text: &str, length: usize| {
        (text.len() <= length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<usize>().ok())?
    };
    let year = number(year, 4).filter(|year| (1000..3000).contains(year))?;
    let Some(month) = month else { return (text.len() == 4).then(|| year.to_string()) };
    let name = MONTHS.get(number(month, 2)?.checked_sub(1)?)?;
    let Some(day) = day else { return Some(format!("{name} {year}")) };
    let day = number(day, 2).filter(|day| (1..=31).contains(day))?;
    Some(format!("{day} {name} {year}"))
}

/// Dates as mail has them, RFC 5322.
fn mail(text: &str) -> Option<String> {
    let (_, date) = text.split_once(", ")?;
    let mut words = date.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let name = MONTHS.iter().find(|name| name.get(..3) == Some(month))?;
    let day: u8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let year: u16 = year.parse().ok().filter(|year| (1000..3000).contains(year))?;
    Some(format!("{day} {name} {year}"))
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
            ("Wed, 04 Mar 2026 05:00:00 GMT", Some("4 March 2026")),
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
