//! How well the article of a page is found.
//!
//! Every `tests/it/ingest/pages/NAME.html` is a page in the shape of some real kind, of invented words; `NAME.txt` is
//! what a careful person would want of it: title, author, date and site, then the article. Both texts are compared word
//! by word, in order (a longest common subsequence). "Kept" is how many of the wanted words the reader shows, "let in"
//! how many of the words it shows nobody wanted.

use std::fmt::Write as _;
use std::path::Path;

use ascribe::ingest::{Format, Hints, ingest};
use expect_test::expect_file;

/// At least this much is to be kept, and at most this much let in, in parts of a hundred, over all pages.
const KEPT: usize = 97;
const LET_IN: usize = 3;

/// Words of one page: wanted, shown, and both.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) wanted: usize,
    pub(super) shown: usize,
    pub(super) both: usize,
}

impl Count {
    pub(super) fn line(self, name: &str) -> String {
        let Self { wanted, shown, both } = self;
        let percent = |part: usize, whole: usize| {
            let tenths = (part * 2000 + whole) / (whole * 2).max(1);
            format!("{}.{}", tenths / 10, tenths % 10)
        };
        let (kept, let_in) = (percent(both, wanted), percent(shown - both, shown));
        format!("{name:<22} kept {kept:>5} % of {wanted:>5}   let in {let_in:>5} % of {shown:>5}\n")
    }
}

/// Words without the signs around them.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).collect()
}

/// How many words two texts have in common, in order, and which of each they have not.
pub(super) fn compare<'t>(wanted: &[&'t str], shown: &[&'t str]) -> (usize, Vec<&'t str>, Vec<&'t str>) {
    let mut common = vec![vec![0_u16; shown.len() + 1]; wanted.len() + 1];
    for (i, a) in wanted.iter().enumerate().rev() {
        for (j, b) in shown.iter().enumerate().rev() {
            common[i][j] = if a == b { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut lost, mut added) = (0, 0, Vec::new(), Vec::new());
    while i < wanted.len() || j < shown.len() {
        if i < wanted.len() && j < shown.len() && wanted[i] == shown[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == shown.len() || (i < wanted.len() && common[i + 1][j] >= common[i][j + 1]) {
            lost.push(wanted[i]);
            i += 1;
        } else {
            added.push(shown[j]);
            j += 1;
        }
    }
    (usize::from(common[0][0]), lost, added)
}

#[test]
fn articles_are_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/ingest/pages");
    let mut pages: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|it| it.expect("it can be read").path())
        .filter(|it| it.extension().is_some_and(|it| it == "html"))
        .collect();
    pages.sort();
    assert!(pages.len() >= 25, "{} pages", pages.len());
    let (mut table, mut all, mut told) = (String::new(), Count::default(), String::new());
    for page in pages {
        let name = page.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let address = format!("https://www.{name}.example/2026/03/{name}.html");
        let hints = Hints { origin: &name, address: Some(&address), format: Some(Format::Html), ..Hints::default() };
        let bytes = std::fs::read(&page).expect("it can be read");
        let (document, _) = ingest(bytes, &hints).expect("it has text");
        let wanted = std::fs::read_to_string(page.with_extension("txt")).expect("every page has its text");
        let shown: String = document.blocks().iter().map(|it| document.slice(it.span).to_owned() + "\n").collect();
        let (wanted, shown) = (words(&wanted), words(&shown));
        let (both, lost, added) = compare(&wanted, &shown);
        let count = Count { wanted: wanted.len(), shown: shown.len(), both };
        table += &count.line(&name);
        all.wanted += count.wanted;
        all.shown += count.shown;
        all.both += count.both;
        if !lost.is_empty() || !added.is_empty() {
            writeln!(told, "{name}\n  lost: {}\n  let in: {}", lost.join(" "), added.join(" "))
                .expect("a string takes it");
        }
    }
    table += &all.line("all");
    expect_file![folder.join("score.txt")].assert_eq(&format!("{table}\nThe words that differ:\n{told}"));
    assert!(all.both * 100 >= all.wanted * KEPT && (all.shown - all.both) * 100 <= all.shown * LET_IN, "{table}");
}
