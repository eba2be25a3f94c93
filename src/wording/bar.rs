//! Bars in eighths of a cell.

/// What is drawn for a part of a cell, from none to seven eighths.
const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// How a length between two eighths is rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    /// Down: where parts stand side by side each begins inside the cell that it shares with the one before.
    Down,
    /// To the nearest.
    Nearest,
}

/// How many eighths of a cell a part of a whole takes in a bar that would take `columns` cells if it were full.
pub fn eighths(part: usize, whole: usize, columns: usize, rounding: Rounding) -> usize {
    let more = match rounding {
        Rounding::Down => 0,
        Rounding::Nearest => whole / 2,
    };
    (part.min(whole) * columns * 8 + more).checked_div(whole).unwrap_or(0)
}

/// What is drawn in the last cell of a bar of so many eighths; nothing if the cells before it are enough.
pub const fn last_cell(eighths: usize) -> &'static str {
    PARTS[eighths % 8]
}

/// A bar for a part of a whole, with spaces up to `columns`.
pub fn bar(part: usize, whole: usize, columns: usize) -> String {
    let eighths = eighths(part, whole, columns, Rounding::Nearest);
    let mut bar = "█".repeat(eighths / 8) + last_cell(eighths);
    bar.push_str(&" ".repeat(columns - eighths.div_ceil(8)));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars() {
        for (part, whole, drawn) in
            [(0, 0, "    "), (0, 9, "    "), (1, 3, "█▍  "), (1, 2, "██  "), (2, 3, "██▋ "), (9, 9, "████")]
        {
            assert_eq!(bar(part, whole, 4), drawn, "{part} of {whole}");
        }
    }
}
