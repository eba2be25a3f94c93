//! Changes inputs at random, and the same way for the same seed: what drives the checks where libFuzzer is not to be had.

use std::ops::Range;

/// The longest input that changes make, in bytes. The checks take milliseconds for it.
const LONGEST: usize = 256 << 10;

/// Bytes at which the parts of most formats begin or end. Half of all changes are made next to one of them.
const EDGES: &[u8] = b"\n<>|()[]{}\"'/ ";

/// Numbers that parsers get wrong.
const NUMBERS: [&str; 12] = [
    "0",
    "-1",
    "1",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "4294967295",
    "9223372036854775808",
    "99999999999999999999",
    "1e309",
];

/// Random numbers, the same in every run with the same seed: `xorshift64`, by Marsaglia (2003).
#[derive(Clone, Debug)]
pub struct Numbers(u64);

impl Numbers {
    /// The numbers of a seed. `stream` tells apart sequences of the same seed that have nothing to do with each other.
    pub fn new(seed: u64, stream: u64) -> Self {
        // Seeds that differ in one bit begin far from each other: the finaliser of splitmix64.
        let mut mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ stream.wrapping_mul(0xd1b5_4a32_d192_ed03);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self((mixed ^ (mixed >> 31)) | 1)
    }

    /// A number below `end`; 0 if that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).expect("it is below `end`")
    }

    /// A number from 1 to 2^`bits`; small ones are as likely as large ones.
    pub fn magnitude(&mut self, bits: usize) -> usize {
        let bits = self.below(bits + 1);
        1 + self.below(1 << bits)
    }

    /// One of `choices`, which are not empty.
    pub fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// What inputs of a format are made of.
#[derive(Clone, Debug)]
pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    /// Words that the format gives a meaning to.
    words: Vec<Vec<u8>>,
}

impl Mutator {
    /// Changes `seeds`, of which there is at least one. `dictionary` is in the form that libFuzzer reads.
    pub fn new(seeds: Vec<Vec<u8>>, dictionary: &str) -> Self {
        assert!(!seeds.is_empty(), "there is nothing to change");
        let words: Vec<Vec<u8>> = dictionary.lines().filter_map(word).collect();
        assert!(!words.is_empty(), "the dictionary has no words");
        Self { seeds, words }
    }

    /// One of the seeds with some changes. The same numbers make the same input.
    pub fn input(&self, numbers: &mut Numbers) -> Vec<u8> {
        let mut bytes = numbers.of(&self.seeds).clone();
        for _ in 0..numbers.magnitude(4) {
            self.change(&mut bytes, numbers);
            bytes.truncate(LONGEST);
        }
        bytes
    }

    fn change(&self, bytes: &mut Vec<u8>, numbers: &mut Numbers) {
        let part = stretch(bytes, numbers);
        let at = part.start;
        match numbers.below(13) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
            1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = *numbers.of(&[0, 9, 10, 13, 27, 32, 127, 128, 255]);
                }
            }
            2 => drop(bytes.drain(part)),
            3 => insert(bytes, at, repeated(&bytes[part], numbers)),
            4 => {
                let copied = bytes[part].to_vec();
                insert(bytes, place(bytes, numbers), copied);
            }
            5 => {
                let moved: Vec<u8> = bytes.drain(part).collect();
                insert(bytes, place(bytes, numbers), moved);
            }
            6 => {
                // The beginning of this and the end of another.
                let other = numbers.of(&self.seeds);
                bytes.truncate(at);
                bytes.extend_from_slice(&other[place(other, numbers)..]);
            }
            7 => {
                let other = numbers.of(&self.seeds);
                let from = place(other, numbers);
                let until = (from + numbers.magnitude(10)).min(other.len());
                insert(bytes, at, other[from..until].to_vec());
            }
            8 | 9 => insert(bytes, at, numbers.of(&self.words).clone()),
            10 => {
                let word = numbers.of(&self.words).clone();
                insert(bytes, at, repeated(&word, numbers));
            }
            11 => {
                let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit) else { return };
                let start = at + digit;
                let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                bytes.splice(start..start + digits, numbers.of(&NUMBERS).bytes());
            }
            _ => bytes.truncate(at),
        }
    }
}

/// Some bytes many times over, now and then as often as there is room for half of an input.
fn repeated(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let fills = numbers.below(4) == 0;
    bytes.repeat(if fills { LONGEST / 2 / bytes.len().max(1) } else { numbers.magnitude(12) })
}

/// A stretch of `bytes`: some of them, or a line with its end.
fn stretch(bytes: &[u8], numbers: &mut Numbers) -> Range<usize> {
    let at = place(bytes, numbers);
    if numbers.below(3) > 0 {
        return at..(at + numbers.magnitude(10)).min(bytes.len());
    }
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end + 1);
    start..end
}

/// Puts `more` into `bytes`, as far as there is room.
fn insert(bytes: &mut Vec<u8>, at: usize, mut more: Vec<u8>) {
    more.truncate(LONGEST.saturating_sub(bytes.len()));
    bytes.splice(at..at, more);
}

/// A place in `bytes`, from 0 to their number.
fn place(bytes: &[u8], numbers: &mut Numbers) -> usize {
    let at = numbers.below(bytes.len() + 1);
    if numbers.below(2) == 0 {
        return at;
    }
    let edge = bytes[at..].iter().position(|byte| EDGES.contains(byte));
    at + edge.unwrap_or(0)
}

/// The word that a line of a dictionary gives, if it gives one: `name="word"`, in which `\\`, `\"` and `\xAB` stand for a byte.
fn word(line: &str) -> Option<Vec<u8>> {
    let line = line.trim();
    if line.starts_with('#') {
        return None;
    }
    let quoted = line.split_once('"')?.1.strip_suffix('"')?.as_bytes();
    let mut word = Vec::new();
    let mut rest = quoted.iter().copied();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            word.push(byte);
            continue;
        }
        match rest.next()? {
            b'x' => {
                let hexadecimal = [rest.next()?, rest.next()?];
                word.push(u8::from_str_radix(std::str::from_utf8(&hexadecimal).ok()?, 16).ok()?);
            }
            other => word.push(other),
        }
    }
    Some(word)
}
