//! A tree of source files, and what the paths in it lead to.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::{fs, path};

use super::items::Items;
use super::paths::{Import, Path, imports_and_paths};
use super::tokens::{tokens, without_tests};

/// Imports that lead to other imports are followed so far.
const LONGEST_CHAIN: usize = 8;

/// A tree of files. The key of each is its path below `src` without `.rs`: `analysis/text`.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) files: BTreeMap<String, File>,
}

/// One file. The rules hold for the code that ships; of its tests only the paths are kept.
#[derive(Debug)]
pub(super) struct File {
    pub(super) text: String,
    pub(super) imports: Vec<Import>,
    pub(super) paths: Vec<Path>,
    pub(super) items: Items,
    pub(super) test_paths: Vec<Path>,
    /// How often `super::super` stands in it.
    pub(super) climbs: usize,
}

/// Where a path leads, from the root of a crate.
#[derive(Debug, PartialEq)]
pub(super) enum Target {
    /// In this crate; the parts behind `crate`.
    Inside(Path),
    /// In another crate; or to something that the compiler knows and this reading does not, such as a parameter.
    Outside(Path),
}

impl File {
    fn of(key: &str, text: &str) -> Self {
        let all = tokens(text);
        let (shipped, tests) = if last_part(key) == "tests" { (Vec::new(), all) } else { without_tests(&all) };
        let (imports, paths) = imports_and_paths(&shipped);
        let (test_imports, mut test_paths) = imports_and_paths(&tests);
        test_paths.extend(test_imports.into_iter().map(|import| import.path));
        let climbs = shipped.windows(3).filter(|window| **window == ["super", "::", "super"]).count();
        let items = Items::of(&shipped);
        Self { text: text.to_owned(), imports, paths, items, test_paths, climbs }
    }

    /// The paths that it imports, and those that stand in its code.
    pub(super) fn all_paths(&self) -> impl Iterator<Item = &Path> {
        self.imports.iter().map(|import| &import.path).chain(&self.paths)
    }

    fn import(&self, name: &str) -> Option<&Import> {
        self.imports.iter().find(|import| import.name == name)
    }

    fn declares(&self, name: &str) -> bool {
        self.items.types.iter().chain(&self.items.others).any(|item| item == name)
    }
}

impl Tree {
    /// The tree under `src`, read once.
    pub(super) fn of_this_crate() -> &'static Self {
        static TREE: LazyLock<Tree> = LazyLock::new(|| {
            let root = path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
            let mut tree = Tree { files: BTreeMap::new() };
            tree.walk(&root, "");
            tree
        });
        &TREE
    }

    /// A tree of these files: keys and what they hold.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let file = |(key, text): &(&str, &str)| ((*key).to_owned(), File::of(key, text));
        Self { files: files.iter().map(file).collect() }
    }

    fn walk(&mut self, folder: &path::Path, prefix: &str) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                self.walk(&path, &format!("{prefix}{name}/"));
            } else if let Some(stem) = name.strip_suffix(".rs") {
                let key = format!("{prefix}{stem}");
                let file = File::of(&key, &fs::read_to_string(&path).unwrap());
                self.files.insert(key, file);
            }
        }
    }

    /// Where `path`, as it stands in the file `here`, leads.
    pub(super) fn target(&self, here: &str, path: &[String]) -> Target {
        self.target_within(here, path, LONGEST_CHAIN)
    }

    fn target_within(&self, here: &str, path: &[String], steps: usize) -> Target {
        let mut base: Path = here.split('/').map(str::to_owned).collect();
        let mut rest = path;
        match path[0].as_str() {
            "crate" => {
                base.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            first if self.files.contains_key(&format!("{here}/{first}")) => {}
            first => {
                let Some(file) = self.files.get(here) else { return Target::Outside(path.to_vec()) };
                if let Some(import) = file.import(first).filter(|import| steps > 0 && import.path != path) {
                    let longer = [&import.path, &path[1..]].concat();
                    return self.target_within(here, &longer, steps - 1);
                }
                if !file.declares(first) {
                    return Target::Outside(path.to_vec());
                }
            }
        }
        base.extend(rest.iter().cloned());
        Target::Inside(base)
    }

    /// The file that a path from the root of the crate names: the longest part of it that is one.
    pub(super) fn file_named<'a>(&'a self, path: &[String]) -> Option<&'a str> {
        let mut longest = None;
        for length in 1..=path.len() {
            if let Some((key, _)) = self.files.get_key_value(&path[..length].join("/")) {
                longest = Some(key.as_str());
            }
        }
        longest
    }

    /// The file that declares what a path from the root of the crate names, found through the imports of those that
    /// only pass it on.
    pub(super) fn declaring_file<'a>(&'a self, path: &[String]) -> Option<&'a str> {
        let mut path = path.to_vec();
        for _ in 0..LONGEST_CHAIN {
            let key = self.file_named(&path)?;
            let item = &path[key.split('/').count()..];
            let Some(import) = item.first().and_then(|name| self.files[key].import(name)) else { return Some(key) };
            let Target::Inside(import_path) = self.target(key, &import.path) else { return Some(key) };
            path = [&import_path, &item[1..]].concat();
        }
        self.file_named(&path)
    }
}

/// The last part of a key.
pub(super) fn last_part(key: &str) -> &str {
    key.rsplit('/').next().unwrap()
}

#[test]
fn paths_lead_somewhere() {
    let tree = Tree::of(&[
        ("a", "mod b; mod c; pub use b::Thing; use std::fs as files;"),
        ("a/b", "use std::{fmt, thread::{self, scope as run}}; pub struct Thing; pub enum Side { Left }"),
        ("a/c", "use super::Thing; use crate::a::b::Side; use Side::Left as Port;"),
    ]);
    let table = [
        ("a", "b::Thing", "inside a/b/Thing, in a/b"),
        ("a", "files::read", "outside std/fs/read"),
        ("a/b", "self::Thing", "inside a/b/Thing, in a/b"),
        ("a/b", "super::c::x", "inside a/c/x, in a/c"),
        ("a/b", "super::super::a::x", "inside a/x, in a"),
        ("a/b", "thread::spawn", "outside std/thread/spawn"),
        ("a/b", "run", "outside std/thread/scope"),
        ("a/b", "Thing::new", "inside a/b/Thing/new, in a/b"),
        ("a/c", "Thing::new", "inside a/Thing/new, in a/b"),
        ("a/c", "Port", "inside a/b/Side/Left, in a/b"),
        ("a/c", "Vec::new", "outside Vec/new"),
        ("a/c", "crate::a::Thing", "inside a/Thing, in a/b"),
    ];
    for (here, path, expected) in table {
        let path: Path = path.split("::").map(str::to_owned).collect();
        let found = match tree.target(here, &path) {
            Target::Inside(path) => format!("inside {}, in {}", path.join("/"), tree.declaring_file(&path).unwrap()),
            Target::Outside(path) => format!("outside {}", path.join("/")),
        };
        assert_eq!(found, expected, "{here}: {path:?}");
    }
}
