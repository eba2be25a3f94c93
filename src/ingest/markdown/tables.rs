//! Tables that only seem to be large.
//!
//! A row that is shorter than the first is filled with empty cells, each of which takes the parser fifty bytes. After a
//! quarter of a million of them in one table it gives up, but forgets to leave the table: all that follows is read as a part
//! of it, at places that do not fit. So the cells that would be made up are counted before, and never too few of them.

/// How many cells the parser makes up in one table before it gives up.
const MOST_IN_TABLE: usize = 1 << 18;
/// How many it may make up in all tables together.
const MOST: usize = 1 << 20;

/// Whether a text has tables of which a parser would have to make up very many cells.
pub(super) fn are_mostly_empty(text: &str) -> bool {
    let mut all = 0_usize;
    // The most columns of a table to which a line may belong, and the cells that are missing in it so far. Only a blank
    // line ends a table for certain.
    let (mut columns, mut missing) = (0_usize, 0_usize);
    let lines = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    for line in lines {
        let line = line.trim_matches([' ', '\t', '>']);
        if line.is_empty() {
            (columns, missing) = (0, 0);
            continue;
        }
        if is_delimiter(line) {
            columns = columns.max(cells(line));
        }
        let here = columns.saturating_sub(cells(line));
        (all, missing) = (all + here, missing + here);
        if missing >= MOST_IN_TABLE || all >= MOST {
            return true;
        }
    }
    false
}

/// Whether a line may be the second of a table, which says how many columns there are.
fn is_delimiter(line: &str) -> bool {
    line.contains('|') && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// How many cells a line has at least; the strokes at its ends part none.
fn cells(line: &str) -> usize {
    let inside = line.strip_prefix('|').unwrap_or(line);
    let inside = inside.strip_suffix('|').unwrap_or(inside).as_bytes();
    let escaped = inside.windows(2).filter(|two| **two == *b"\\|").count();
    1 + inside.split(|byte| *byte == b'|').skip(1).count() - escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_parted_by_strokes() {
        for (line, expected) in
            [("a", 1), ("|a", 1), ("|a|", 1), ("a|b", 2), ("|a|b|", 2), ("||", 1), ("|||", 2), (r"a\|b|c", 2), ("|", 1)]
        {
            assert_eq!(cells(line), expected, "{line}");
        }
    }

    #[test]
    fn only_what_is_mostly_empty_is_no_table() {
        let table = |columns: usize, row: &str, rows: usize| {
            format!("{}|\n{}|\n{}\n", "|a".repeat(columns), "|-".repeat(columns), row.repeat(rows))
        };
        let full = |columns: usize| "|b".repeat(columns) + "|\n";
        for (text, expected) in [
            ("Some words.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".to_owned(), false),
            (table(256, "|b\n", 1024), false),
            (table(270, "|b\n", 1000), true),
            (table(500, "|b\n", 1000).replace('\n', "\r\n"), true),
            (table(500, "|b\n", 1000).replace('\n', "\r"), true),
            (format!("> - {}", table(500, "|b\n", 1000).replace('\n', "\n>   ")), true),
            // Neither a row of strokes nor strokes that part nothing make a table smaller.
            (table(500, &("|b\n".repeat(300) + "|-|-\n"), 3), true),
            (table(500, &(r"b\|".repeat(500) + "\n"), 1000), true),
            (table(500, "|b\n", 500).repeat(4), false),
            (table(500, "|b\n", 500).repeat(5), true),
            (table(500, &full(500), 500).repeat(20), false),
            (table(3, &full(3), 400_000), false),
            (table(20, "|b\n", 500).repeat(50), false),
        ] {
            assert_eq!(are_mostly_empty(&text), expected, "{text:.40}");
        }
    }
}
