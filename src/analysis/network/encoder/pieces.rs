//! Cuts a text into word pieces: the same pieces as `training/ascribe_training/pieces.py`, character for character.
//!
//! The vocabulary is BERT's (Devlin et al., NAACL 2019), pruned; the cutting is `WordPiece`'s greedy longest match.
//! Unlike BERT's own tokenizer, quotation marks and apostrophes lose their shape, so that typewriter quotes and
//! typographers' quotes read alike; which of them open and close is told by a feature instead.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::letters::{is_accent, is_invisible, is_letter_or_number};

/// Longer words, in normalised characters, are unknown: they are addresses or noise.
const LONGEST_WORD: usize = 64;

/// A piece and where it stands, in bytes of the text that was cut. No piece is empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct WordPiece {
    pub(super) number: i32,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The pieces by number: one a line, the line's number is the piece's.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Pieces that begin a word.
    begins: HashMap<&'static str, i32>,
    /// Pieces that go on with a word, without the `##` before them.
    goes_on: HashMap<&'static str, i32>,
    unknown: i32,
    /// The mark that opens what the encoder sees at once.
    pub(super) classify: i32,
    /// The mark that closes it.
    pub(super) separate: i32,
}

impl Vocabulary {
    /// Reads a list of pieces; none if one of the three marks is missing.
    pub(super) fn read(list: &'static str) -> Option<Self> {
        let (mut begins, mut goes_on) = (HashMap::new(), HashMap::new());
        for (piece, number) in list.lines().zip(0..) {
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => goes_on.insert(rest, number),
                _ => begins.insert(piece, number),
            };
        }
        let mark = |name| begins.get(name).copied();
        let (unknown, classify, separate) = (mark("[UNK]")?, mark("[CLS]")?, mark("[SEP]")?);
        Some(Self { begins, goes_on, unknown, classify, separate })
    }

    /// The pieces of a text, in order.
    pub(super) fn cut(&self, text: &str) -> Vec<WordPiece> {
        let mut cutter =
            Cutter { vocabulary: self, text, pieces: Vec::new(), word: String::new(), origins: Vec::new() };
        let mut word = None;
        for (at, c) in text.char_indices() {
            if is_letter_or_number(c) || word.is_some() && is_accent(c) {
                word.get_or_insert(at);
                continue;
            }
            if word.is_some() && is_invisible(c) {
                continue;
            }
            if let Some(start) = word.take() {
                cutter.word(start, at);
            }
            if !c.is_whitespace() && !is_invisible(c) && c >= ' ' {
                cutter.word(at, at + c.len_utf8());
            }
        }
        if let Some(start) = word {
            cutter.word(start, text.len());
        }
        cutter.pieces
    }
}

/// What a text is cut with: room for one word at a time.
struct Cutter<'a> {
    vocabulary: &'a Vocabulary,
    text: &'a str,
    pieces: Vec<WordPiece>,
    /// The word as the vocabulary knows it.
    word: String,
    /// For each of its characters where it stands in `word`, and where in the text what it was made of begins and ends.
    origins: Vec<(usize, usize, usize)>,
}

impl Cutter<'_> {
    /// Cuts the word from `start` to `end`.
    fn word(&mut self, start: usize, end: usize) {
        self.normalise(start, end);
        let count = self.origins.len();
        if count == 0 {
            return;
        }
        let before = self.pieces.len();
        if count > LONGEST_WORD || !self.pieces_of_word(end) {
            self.pieces.truncate(before);
            self.pieces.push(WordPiece { number: self.vocabulary.unknown, start, end });
        }
    }

    /// Adds the pieces of the word that ends at `end`, each the longest that fits; false if none fits.
    fn pieces_of_word(&mut self, end: usize) -> bool {
        let mut at = 0;
        while let Some(&(from, start, first_end)) = self.origins.get(at) {
            let known = if at == 0 { &self.vocabulary.begins } else { &self.vocabulary.goes_on };
            let fit = (at + 1..=self.origins.len()).rev().find_map(|to| {
                let until = self.origins.get(to).map_or(self.word.len(), |it| it.0);
                Some((to, *known.get(self.word.get(from..until)?)?))
            });
            let Some((to, number)) = fit else { return false };
            // Where several pieces come of one character, as of a Korean syllable, each stands for all of it.
            let end = self.origins.get(to).map_or(end, |it| it.1.max(first_end));
            self.pieces.push(WordPiece { number, start, end });
            at = to;
        }
        true
    }

    /// Takes the characters from `start` to `end` as the vocabulary knows them: in lower case, without accents.
    fn normalise(&mut self, start: usize, end: usize) {
        self.word.clear();
        self.origins.clear();
        for (at, c) in self.text.get(start..end).unwrap_or_default().char_indices() {
            if is_invisible(c) {
                continue;
            }
            let (from, until) = (start + at, start + at + c.len_utf8());
            for c in c.to_lowercase().map(plain).nfd().filter(|&it| !is_accent(it)) {
                self.origins.push((self.word.len(), from, until));
                self.word.push(c);
            }
        }
    }
}

/// Quotation marks and apostrophes without their shape, long dashes of one kind; any other character as it is.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | '`' => '\'',
        '―' => '—',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    const LIST: &str =
        "[UNK]\n[CLS]\n[SEP]\n\"\n'\n,\n.\ns\ncafe\nsaid\nro\n##e\n##es\nstrasse\n7\n##th\nno\n##w\nᄒ\n##ᅡ\n##ᆫ\n#\n—";

    #[test]
    fn words_are_cut_by_the_longest_match() {
        let vocabulary = Vocabulary::read(LIST).expect("the marks are there");
        let table: [(&str, &[(&str, &str)]); 12] = [
            ("Café said.", &[("cafe", "Café"), ("said", "said"), (".", ".")]),
            ("cafe\u{301}, said", &[("cafe", "cafe\u{301}"), (",", ","), ("said", "said")]),
            ("ROES roe", &[("ro", "RO"), ("##es", "ES"), ("ro", "ro"), ("##e", "e")]),
            ("Roe’s", &[("ro", "Ro"), ("##e", "e"), ("'", "’"), ("s", "s")]),
            ("“said”", &[("\"", "“"), ("said", "said"), ("\"", "”")]),
            ("sa\u{ad}id\u{200b} x", &[("said", "sa\u{ad}id\u{200b}"), ("[UNK]", "x")]),
            ("no―no", &[("no", "no"), ("—", "―"), ("no", "no")]),
            ("7th", &[("7", "7"), ("##th", "th")]),
            ("now nowx", &[("no", "no"), ("##w", "w"), ("[UNK]", "nowx")]),
            ("\u{feff}\u{1} \u{301} \n", &[]),
            ("##e", &[("#", "#"), ("#", "#"), ("[UNK]", "e")]),
            ("한", &[("ᄒ", "한"), ("##ᅡ", "한"), ("##ᆫ", "한")]),
        ];
        for (text, expected) in table {
            let name = |number: i32| LIST.lines().nth(usize::try_from(number).expect("no number is negative"));
            let found: Vec<(&str, &str)> = vocabulary
                .cut(text)
                .iter()
                .map(|it| (name(it.number).expect("a piece"), text.get(it.start..it.end).expect("a stretch")))
                .collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn a_long_word_is_unknown() {
        let vocabulary = Vocabulary::read(LIST).expect("the marks are there");
        let spelt = format!("no{}", "w".repeat(62));
        assert_eq!(vocabulary.cut(&spelt).len(), 63);
        assert_eq!(vocabulary.cut(&(spelt + "w")).len(), 1);
    }

    #[test]
    fn a_list_without_the_marks_is_none() {
        assert!(Vocabulary::read("[UNK]\n[CLS]\nsaid").is_none());
    }
}
