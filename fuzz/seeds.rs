//! Where the inputs that are changed come from: `fuzz/corpus`, and what the tests of each format read.

use std::fs;
use std::path::{Path, PathBuf};

/// What is fuzzed: the name, the folder of the tests with more inputs, and how those end.
pub const TARGETS: [(&str, &str, &[&str]); 8] = [
    ("plain", "tests/it/people", &["txt"]),
    ("markdown", "tests/it/ingest/files", &["md"]),
    ("html", "tests/it/ingest/pages", &["html"]),
    ("feed", "tests/it/ingest/feeds", &["xml", "json", "opml"]),
    ("epub", "tests/it/ingest/files", &["epub"]),
    ("docx", "tests/it/ingest/files", &["docx"]),
    ("pdf", "tests/it/ingest/files", &["pdf"]),
    ("any", "tests/it/ingest/files", &["txt", "md", "html", "epub", "docx", "pdf"]),
];

/// The inputs of a target: their paths in the project and their bytes, in the order of the names. `any` has those of all.
pub fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let (_, folder, endings) = TARGETS.iter().find(|(name, ..)| *name == target).expect("it is one of the targets");
    let mut paths = Vec::new();
    for format in formats(target) {
        paths.extend(files(&Path::new("fuzz/corpus").join(format)));
    }
    let others = files(Path::new(folder));
    for ending in *endings {
        let with_ending = others.iter().filter(|path| path.extension().is_some_and(|it| it == *ending));
        paths.extend(with_ending.cloned());
    }
    let read = |path: PathBuf| {
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).expect("the seed can be read");
        (path, bytes)
    };
    paths.into_iter().map(read).collect()
}

/// The words of a target, in the form of libFuzzer's dictionaries.
pub fn dictionary(target: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/dictionaries");
    let read =
        |format| fs::read_to_string(folder.join(format).with_extension("dict")).expect("each format has a dictionary");
    formats(target).map(read).collect::<Vec<_>>().join("\n")
}

fn formats(target: &str) -> impl Iterator<Item = &'static str> {
    let all = TARGETS.iter().map(|(name, ..)| *name).filter(|name| *name != "any");
    all.filter(move |name| *name == target || target == "any")
}

/// The files right in a folder of the project.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the folder is there");
    let names = entries.map(|entry| entry.expect("the folder can be read").file_name());
    let mut paths: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
    paths.sort();
    paths
}
