//! Tables that only seem to be large.
//!
//! A row that is shorter than the first is filled with empty cells, up to a quarter of a million in a table, and each takes
//! the parser fifty bytes. A hundred tables of that kind fit in a few hundred kilobytes.

/// How many cells the parser makes up in one table.
const MOST_IN_TABLE: usize = 1 << 18;
/// How many it may make up in all tables together.
const MOST: usize = 1 << 20;

/// Whether a text has tables of which a parser would have to make up very many cells.
pub(super) fn are_mostly_empty(text: &str) -> bool {
    let mut all = 0_usize;
    // The columns of the table that a line may belong to, and the cells that are missing in it so far.
    let (mut columns, mut missing) = (0_usize, 0_usize);
    for line in text.lines() {
        let line = line.trim_start_matches([' ', '\t', '>']);
        let strokes = line.bytes().filter(|byte| *byte == b'|').count();
        if line.is_empty() || is_delimiter(line) {
            all += missing.min(MOST_IN_TABLE);
            missing = 0;
            columns = if line.is_empty() { 0 } else { strokes + 1 };
        } else {
            missing += columns.saturating_sub(strokes + 1);
        }
    }
    all + missing.min(MOST_IN_TABLE) > MOST
}

/// Whether a line may be the second of a table, which says how many columns there are.
fn is_delimiter(line: &str) -> bool {
    line.contains('|') && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_mostly_empty_is_no_table() {
        let table = |columns: usize, row: &str, rows: usize| {
            format!("{}|\n{}|\n{}\n", "|a".repeat(columns), "|-".repeat(columns), row.repeat(rows))
        };
        for (text, expected) in [
            ("Some words.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".to_owned(), false),
            (table(500, "|b\n", 1000), false),
            (table(500, "|b\n", 500).repeat(4), false),
            (table(500, "|b\n", 500).repeat(5), true),
            (table(500, "> |b\n", 500).repeat(5), true),
            (table(500, &("|b".repeat(500) + "\n"), 500).repeat(50), false),
            (table(20, "|b\n", 500).repeat(50), false),
        ] {
            assert_eq!(are_mostly_empty(&text), expected, "{:.40}", text);
        }
    }
}
