//! Sizes and moments in words.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;

/// So many bytes, to about two digits: "120 kB".
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} bytes"),
        1000..1_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// A limit of so many bytes, exactly: "20 MiB".
pub(super) fn limit(bytes: u64) -> String {
    if bytes > 0 && bytes.is_multiple_of(1 << 20) { format!("{} MiB", bytes >> 20) } else { size(bytes) }
}

/// Now, in seconds since 1970 in UTC; 0 if the clock stands before that.
pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// A moment, given in seconds since 1970 in UTC: "4 March 2026, 14:05 UTC". In UTC, since what the local time was
/// at a moment is known only to a database of time zones.
pub(super) fn moment(seconds: u64) -> String {
    let moment = i64::try_from(seconds).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.unwrap_or(Timestamp::MAX).strftime("%-d %B %Y, %H:%M UTC").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        // As GNU date tells them.
        for (seconds, expected) in [
            (0, "1 January 1970, 00:00 UTC"),
            (951_782_399, "28 February 2000, 23:59 UTC"),
            (951_782_400, "29 February 2000, 00:00 UTC"),
            (951_868_800, "1 March 2000, 00:00 UTC"),
            (1_772_633_100, "4 March 2026, 14:05 UTC"),
            (1_798_761_599, "31 December 2026, 23:59 UTC"),
            (1_798_761_600, "1 January 2027, 00:00 UTC"),
            (4_107_542_400, "1 March 2100, 00:00 UTC"),
        ] {
            assert_eq!(moment(seconds), expected);
        }
    }

    #[test]
    fn sizes() {
        for (bytes, expected) in [
            (0, "0 bytes"),
            (999, "999 bytes"),
            (1000, "1 kB"),
            (120_999, "120 kB"),
            (1_249_999, "1.2 MB"),
            (20 << 20, "20.9 MB"),
        ] {
            assert_eq!(size(bytes), expected);
        }
        assert_eq!((limit(20 << 20), limit(5)), ("20 MiB".to_owned(), "5 bytes".to_owned()));
    }
}
