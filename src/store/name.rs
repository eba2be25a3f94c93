//! Which file belongs to which article.

use std::path::{Path, PathBuf};

/// How much of a text tells it from others, in bytes; enough of it, and quick for the longest.
const TELLING: usize = 64 * 1024;
/// The longest slug, in characters.
const SLUG: usize = 40;

/// The file under `folder` that holds the record of the article `name` (an absolute path, an address) with
/// this text.
///
/// Its name is a readable piece of the article's and a hash that is the same on every machine and in every
/// version. The text plays a part only if the name says nothing about which article it is ("standard input").
pub fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let mut hash = Fnv::default();
    hash.add(name.as_bytes());
    if !is_telling(name) {
        let telling = text.as_bytes().get(..TELLING).unwrap_or(text.as_bytes());
        hash.add(&[0]);
        hash.add(text.len().to_string().as_bytes());
        hash.add(&[0]);
        hash.add(telling);
    }
    folder.join(format!("{}-{:016x}.json", slug(name), hash.0))
}

/// Whether a name always means the same article.
fn is_telling(name: &str) -> bool {
    Path::new(name).is_absolute() || name.contains("://")
}

/// The last part of a name as letters, digits and hyphens, for people who look into the folder.
fn slug(name: &str) -> String {
    let last = name.trim_end_matches('/').rsplit('/').next().unwrap_or(name);
    let words = last.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug: String = words.collect::<Vec<_>>().join("-").to_lowercase().chars().take(SLUG).collect();
    if slug.is_empty() { String::from("article") } else { slug }
}

/// The hash of some bytes, the same on every machine and in every version.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = Fnv::default();
    hash.add(bytes);
    hash.0
}

/// The 64-bit FNV-1a hash. Written out because std's hasher may change with the compiler, and file names
/// must not.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        // The test vectors of the hash's authors.
        for (bytes, hash) in
            [("", 0xcbf2_9ce4_8422_2325_u64), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(super::hash(bytes.as_bytes()), hash, "{bytes:?}");
        }
    }

    #[test]
    fn slugs() {
        for (name, expected) in [
            ("/home/ada/Cyber Détente.txt", "cyber-détente-txt"),
            ("https://example.org/2024/talks/", "talks"),
            ("standard input", "standard-input"),
            ("/tmp/../\u{1b}[31m", "31m"),
            ("", "article"),
            ("/…", "article"),
        ] {
            assert_eq!(slug(name), expected, "{name:?}");
        }
        assert_eq!(slug(&"long ".repeat(90)).chars().count(), SLUG);
    }
}
