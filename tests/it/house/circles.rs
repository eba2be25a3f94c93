//! Files that import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Target, Tree};

/// Which file imports which others.
type Imports<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The groups of files of one layer in which each file reaches each other by imports; files in no circle are left out.
/// A file and one below it (`a` and `a/b`) may name each other: such imports are not counted.
pub(super) fn circles<'a>(tree: &'a Tree, layer: &str) -> Vec<Vec<&'a str>> {
    let imports = imports_within(tree, layer);
    let reached: Imports<'_> = imports.keys().map(|file| (*file, reached_from(&imports, file))).collect();
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (file, others) in &reached {
        if seen.contains(file) || !others.contains(file) {
            continue;
        }
        let mut circle = Vec::new();
        for other in others {
            if reached[other].contains(file) {
                circle.push(*other);
            }
        }
        seen.extend(circle.clone());
        found.push(circle);
    }
    found
}

fn imports_within<'a>(tree: &'a Tree, layer: &str) -> Imports<'a> {
    let mut imports = Imports::new();
    for (key, file) in &tree.files {
        if key.split('/').next() != Some(layer) {
            continue;
        }
        let mut named = BTreeSet::new();
        for path in file.all_paths() {
            if let Target::Inside(path) = tree.target(key, path)
                && let Some(other) = tree.file_named(&path)
                && other.split('/').next() == Some(layer)
                && !lies_within(key, other)
                && !lies_within(other, key)
            {
                named.insert(other);
            }
        }
        imports.insert(key.as_str(), named);
    }
    imports
}

/// Whether the first file is the second, or lies below it.
fn lies_within(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// All files to which imports lead from this one, over any number of steps.
fn reached_from<'a>(imports: &Imports<'a>, file: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&str> = imports[file].iter().copied().collect();
    while let Some(next) = waiting.pop() {
        if reached.insert(next) {
            waiting.extend(&imports[next]);
        }
    }
    reached
}
