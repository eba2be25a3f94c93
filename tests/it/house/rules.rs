//! The rules: each looks at a tree and returns a sentence for every breach.

use std::collections::{BTreeMap, BTreeSet};

use super::circles::circles;
use super::paths::Path;
use super::tree::{Target, Tree, last_part};
use super::{ALLOWED, Exception, FORBIDDEN, LARGEST_CIRCLE, LAYERS, LONGEST_FILE, ROOMED, ROOMS};

/// A layer names only layers below it, in its tests too.
pub(super) fn layers(tree: &Tree) -> Vec<String> {
    let mut found = Breaches::default();
    for (key, file) in &tree.files {
        let Some(own) = layer_of(key) else { continue };
        for path in file.all_paths().chain(&file.test_paths) {
            let Target::Inside(path) = tree.target(key, path) else { continue };
            for named in [path.first().map(String::as_str), tree.declaring_file(&path)].into_iter().flatten() {
                if let Some(named) = layer_of(named)
                    && LAYERS.iter().position(|it| *it == named) > LAYERS.iter().position(|it| *it == own)
                {
                    found.add(format!("{key}: {own} names {named}, which stands above it"));
                }
            }
        }
    }
    found.sentences()
}

/// Every file is in a layer, and those of the layer with rooms are in a room.
pub(super) fn places(tree: &Tree) -> Vec<String> {
    let mut found = Breaches::default();
    for key in tree.files.keys() {
        if !["lib", "main"].contains(&key.as_str()) && layer_of(key).is_none() {
            found.add(format!("{key} is in no layer"));
        }
        if key.strip_prefix(ROOMED).is_some_and(|rest| rest.starts_with('/')) && room_of(key).is_none() {
            found.add(format!("{key} is in no room"));
        }
    }
    found.sentences()
}

/// A room of `analysis` names only rooms below it. `analysis` itself, the way in, stands above all of them.
pub(super) fn rooms(tree: &Tree) -> Vec<String> {
    let mut found = Breaches::default();
    for (key, file) in &tree.files {
        let Some(own) = room_of(key) else { continue };
        for path in file.all_paths() {
            let Target::Inside(path) = tree.target(key, path) else { continue };
            let declaring = tree.declaring_file(&path);
            for named in [tree.file_named(&path), declaring].into_iter().flatten() {
                let is_above = rank_of_room(named) > rank_of_room(key);
                if is_above && (named != ROOMED || declaring == Some(ROOMED)) {
                    found.add(format!("{key}: {own} names {named}, which stands above it"));
                }
            }
        }
    }
    found.sentences()
}

/// A layer does not name what the table forbids it, but in the files that the table allows it to.
pub(super) fn forbidden(tree: &Tree) -> Vec<String> {
    let mut found = Breaches::default();
    for (key, file) in &tree.files {
        for path in file.all_paths() {
            for word in forbidden_words(tree, key, path) {
                if !ALLOWED.iter().any(|row| row.file == key && row.word == word) {
                    found.add(format!("{key} names {word}"));
                }
            }
        }
    }
    found.sentences()
}

/// An exception that nobody needs any more is taken out of the table.
pub(super) fn needless_exceptions(tree: &Tree) -> Vec<String> {
    let mut found = Breaches::default();
    for Exception { file, word, .. } in ALLOWED {
        let needs = |path: &Path| forbidden_words(tree, file, path).contains(word);
        if !tree.files.get(*file).is_some_and(|it| it.all_paths().any(needs)) {
            found.add(format!("{file} may name {word}, but does not: take it out of the table"));
        }
    }
    found.sentences()
}

/// No more files than [`LARGEST_CIRCLE`] import each other in a circle.
pub(super) fn file_circles(tree: &Tree) -> Vec<String> {
    let mut found = Breaches::default();
    for layer in LAYERS {
        for circle in circles(tree, layer) {
            if circle.len() > LARGEST_CIRCLE {
                found.add(format!("{} files import each other in a circle: {}", circle.len(), circle.join(", ")));
            }
        }
    }
    found.sentences()
}

/// Methods are put on a type where it is declared: in its layer, and in its room.
pub(super) fn inherent_impls(tree: &Tree) -> Vec<String> {
    let mut found = Breaches::default();
    for (key, file) in &tree.files {
        for path in &file.items.inherent {
            let Target::Inside(target) = tree.target(key, path) else { continue };
            let Some(declaring) = tree.declaring_file(&target) else { continue };
            if layer_of(declaring) != layer_of(key) || room_of(declaring) != room_of(key) {
                found.add(format!("{key} puts methods on {}, which {declaring} declares", path.join("::")));
            }
        }
    }
    found.sentences()
}

/// Files are short, say what they are, and are not called `mod.rs`; paths do not climb twice.
pub(super) fn files(tree: &Tree) -> Vec<String> {
    let mut found = Breaches::default();
    for (key, file) in &tree.files {
        let lines = file.text.lines().count();
        if lines > LONGEST_FILE {
            found.add(format!("{key} has {lines} lines: split it along a seam"));
        }
        if !file.text.starts_with("//! ") {
            found.add(format!("{key} does not begin by saying what it is"));
        }
        if last_part(key) == "mod" {
            found.add(format!("{key}: a module is a file of its own name"));
        }
        if ends_a_comment_empty(&file.text) {
            found.add(format!("{key} has a comment that ends with an empty line"));
        }
        if file.climbs > 0 {
            found.add(format!("{key} says super::super: begin with crate"));
        }
    }
    found.sentences()
}

/// How many of a hundred declarations of types share their name with one in another file, rounded up.
pub(super) fn shared_type_names(tree: &Tree) -> usize {
    let mut files_by_name: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (key, file) in &tree.files {
        for name in &file.items.types {
            files_by_name.entry(name).or_default().insert(key);
        }
    }
    let all: usize = files_by_name.values().map(BTreeSet::len).sum();
    let shared: usize = files_by_name.values().map(BTreeSet::len).filter(|files| *files > 1).sum();
    (100 * shared).div_ceil(all.max(1))
}

/// The functions with a parameter of type `bool`: `file: function`.
pub(super) fn functions_with_bool(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (key, file) in &tree.files {
        found.extend(file.items.with_bool.iter().map(|name| format!("{key}: {name}")));
    }
    found
}

/// The sentences of a rule, each once.
#[derive(Default)]
struct Breaches(BTreeSet<String>);

impl Breaches {
    fn add(&mut self, sentence: String) {
        self.0.insert(sentence);
    }

    fn sentences(self) -> Vec<String> {
        self.0.into_iter().collect()
    }
}

/// The layer of a file; `lib` and `main` are in none.
fn layer_of(key: &str) -> Option<&str> {
    let first = key.split('/').next()?;
    LAYERS.contains(&first).then_some(first)
}

/// The room of a file, if it is in one.
fn room_of(key: &str) -> Option<&str> {
    let room = key.strip_prefix(ROOMED)?.strip_prefix('/')?.split('/').next()?;
    ROOMS.contains(&room).then_some(room)
}

/// Where the room of a file stands; the way in stands above all rooms. None for files of other layers.
fn rank_of_room(key: &str) -> Option<usize> {
    if key == ROOMED {
        return Some(ROOMS.len());
    }
    let room = room_of(key)?;
    ROOMS.iter().position(|it| *it == room)
}

/// What the table forbids the layer of this file, of what a path in it leads to. A `*` may bring in anything.
fn forbidden_words(tree: &Tree, key: &str, path: &Path) -> Vec<&'static str> {
    let Target::Outside(path) = tree.target(key, path) else { return Vec::new() };
    let named = path.join("::");
    let mut words = Vec::new();
    for (layer, groups) in FORBIDDEN {
        if layer_of(key) != Some(layer) {
            continue;
        }
        for word in groups.iter().copied().flatten() {
            let is_within = named.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
            let brings_it_in = named.strip_suffix('*').is_some_and(|all| word.starts_with(all));
            if is_within || brings_it_in {
                words.push(*word);
            }
        }
    }
    words
}

/// Whether the last line of a comment says nothing.
fn ends_a_comment_empty(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some_and(|next| next.starts_with("//"));
        if ["///", "//!"].contains(&line) && !goes_on {
            return true;
        }
    }
    false
}
