//! Parts of a whole in hundredths, rounded and told the same way everywhere.

/// `part` of `whole` in hundredths, rounded; of nothing it is nothing.
pub fn percent(part: usize, whole: usize) -> usize {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or(0)
}

/// The same as it is told: "28 %", and "<1 %" for what is little but not nothing.
pub fn share(part: usize, whole: usize) -> String {
    match percent(part, whole) {
        0 if part > 0 => "<1 %".to_owned(),
        share => format!("{share} %"),
    }
}

/// What is left when `part` is told: the two make a hundred.
pub fn rest(part: usize, whole: usize) -> String {
    format!("{} %", 100 - percent(part, whole).min(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares() {
        for (part, whole, told, left) in [
            (0, 0, "0 %", "100 %"),
            (0, 9, "0 %", "100 %"),
            (1, 900, "<1 %", "100 %"),
            (1, 200, "1 %", "99 %"),
            (1, 3, "33 %", "67 %"),
            (9, 9, "100 %", "0 %"),
        ] {
            assert_eq!((share(part, whole).as_str(), rest(part, whole).as_str()), (told, left), "{part} of {whole}");
        }
    }
}
