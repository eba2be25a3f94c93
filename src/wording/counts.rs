//! Numbers of things.

/// So many of something: "1 word", "2 words", "2 stretches".
pub fn count(number: usize, what: &str) -> String {
    let ending = match number {
        1 => "",
        _ if what.ends_with("ch") => "es",
        _ => "s",
    };
    format!("{number} {what}{ending}")
}

/// How often something is: "once", "3 times".
pub fn times(number: usize) -> String {
    match number {
        0 => String::from("never"),
        1 => String::from("once"),
        2 => String::from("twice"),
        more => format!("{more} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_what_they_count() {
        for (number, what, expected) in [
            (0, "word", "0 words"),
            (1, "word", "1 word"),
            (2, "source", "2 sources"),
            (1, "stretch", "1 stretch"),
            (3, "stretch", "3 stretches"),
        ] {
            assert_eq!(count(number, what), expected);
        }
    }
}
