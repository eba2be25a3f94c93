//! A short fuzzing run with a fixed number of inputs: every seed as it stands, some changed ones for each target, some sessions
//! of random keys. `.ci/run` gives the same checks more time.

use std::fs;
use std::path::Path;

use ascribe::ingest::Format;

#[path = "../../fuzz/checks.rs"]
#[allow(unreachable_pub, reason = "shared with crates of their own")]
mod checks;
#[path = "../../fuzz/keys.rs"]
#[allow(unreachable_pub, reason = "shared with crates of their own")]
mod keys;
#[path = "../../fuzz/mutator.rs"]
#[allow(unreachable_pub, reason = "shared with crates of their own")]
mod mutator;
#[path = "../../fuzz/seeds.rs"]
#[allow(unreachable_pub, reason = "shared with crates of their own")]
mod seeds;

use keys::Articles;
use mutator::{Mutator, Numbers};

/// How many changed inputs each target gets.
const INPUTS: u64 = 100;
/// How many sessions of random keys are played.
const SESSIONS: u64 = 8;

#[test]
fn every_seed_is_read() {
    for (target, _, endings) in seeds::TARGETS {
        let all = seeds::seeds(target);
        for ending in endings {
            let has_ending = |path: &Path| path.extension().is_some_and(|it| it == *ending);
            assert!(all.iter().any(|(path, _)| has_ending(path)), "{target} has a seed that ends in .{ending}");
        }
        for (path, bytes) in all {
            // Some files of the tests are there to be refused, and so is some of what fuzzing found.
            let is_of_corpus =
                path.starts_with("fuzz") && !path.file_name().unwrap().to_str().unwrap().starts_with("found");
            let is_read = checks::check(&bytes, Format::named(target));
            assert!(is_read || !is_of_corpus || target == "any", "{} is read as {target}", path.display());
        }
    }
}

#[test]
fn every_format_is_fuzzed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    for format in Format::names() {
        assert!(seeds::TARGETS.iter().any(|(target, ..)| *target == format), "{format} is no target in fuzz/seeds.rs");
        assert!(root.join(format!("fuzz/fuzz_targets/{format}.rs")).exists(), "{format} is not in fuzz/fuzz_targets");
        assert!(
            text("fuzz/Cargo.toml").contains(&format!("name = \"{format}\"")),
            "{format} is not in fuzz/Cargo.toml"
        );
        for script in [".ci/run", ".ci/release"] {
            let lines = text(script);
            let mut loops = lines.lines().filter(|line| line.starts_with("for ") && line.contains("plain markdown"));
            let is_named = |line: &str| line.split(|c: char| !c.is_alphanumeric()).any(|word| word == format);
            assert!(loops.any(is_named), "{script} does not fuzz {format}");
        }
    }
}

#[test]
fn no_changed_seed_breaks_anything() {
    for (target, ..) in seeds::TARGETS {
        let bytes = seeds::seeds(target).into_iter().map(|(_, bytes)| bytes).collect();
        let mutator = Mutator::new(bytes, &seeds::dictionary(target));
        for number in 0..INPUTS {
            checks::check(&mutator.input(&mut Numbers::new(1, number)), Format::named(target));
        }
    }
}

#[test]
fn no_keys_break_the_reader() {
    let all = ["plain", "markdown"].map(seeds::seeds).into_iter().flatten();
    let ours = all.filter(|(path, _)| path.starts_with("fuzz"));
    let articles = Articles::new(ours.map(|(path, bytes)| (path.display().to_string(), bytes)));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/keys");
    for entry in fs::read_dir(folder).unwrap() {
        keys::check(&fs::read_to_string(entry.unwrap().path()).unwrap(), &articles);
    }
    for number in 0..SESSIONS {
        keys::check(&keys::session(&mut Numbers::new(1, number)), &articles);
    }
}
