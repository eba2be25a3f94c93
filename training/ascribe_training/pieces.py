"""Cuts a paragraph into word pieces: the same pieces as `src/analysis/network/encoder/pieces.rs`, character for character.

The vocabulary is BERT's (Devlin et al., NAACL 2019), pruned; the cutting is WordPiece's greedy longest match.
Unlike BERT's own tokenizer, quotation marks and apostrophes lose their shape, so that typewriter quotes and
typographers' quotes read alike; which of them open and close is told by a feature instead.
"""

import unicodedata

UNKNOWN, CLASSIFY, SEPARATE = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 64
"""Longer words, in normalised characters, are unknown: they are addresses or noise."""

INVISIBLE = frozenset(
    [0x00AD, 0xFEFF] + [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)]
)
SAME = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′`", "'"),
    "―": "—",
}


def normalise(char):
    """What the vocabulary knows a character as: lower case, without accents; empty for what is not seen."""
    if ord(char) in INVISIBLE:
        return ""
    lower = "".join(SAME.get(it, it) for it in char.lower())
    return "".join(it for it in unicodedata.normalize("NFD", lower) if unicodedata.category(it) != "Mn")


def words(text):
    """Runs of letters and digits, and every other visible character by itself: (start, end) in characters."""
    start = None
    for at, char in enumerate(text):
        if char.isalnum() or (start is not None and unicodedata.category(char) == "Mn"):
            start = at if start is None else start
            continue
        if start is not None and ord(char) in INVISIBLE:
            continue
        if start is not None:
            yield start, at
            start = None
        if not char.isspace() and ord(char) not in INVISIBLE and ord(char) >= 32:
            yield at, at + 1
    if start is not None:
        yield start, len(text)


class Vocabulary:
    """The pieces by number: one a line, the line's number is the piece's."""

    def __init__(self, pieces):
        self.pieces = list(pieces)
        self.number = {piece: number for number, piece in enumerate(self.pieces)}
        self.unknown = self.number[UNKNOWN]

    def cut(self, text):
        """The pieces of a paragraph: (number, start, end), offsets in characters of `text`."""
        found = []
        for start, end in words(text):
            found.extend(self._cut_word(text, start, end))
        return found

    def _cut_word(self, text, start, end):
        shown, origin = [], []
        for at in range(start, end):
            for char in normalise(text[at]):
                shown.append(char)
                origin.append(at)
        if not shown:
            return []
        if len(shown) > LONGEST_WORD:
            return [(self.unknown, start, end)]
        word, pieces, at = "".join(shown), [], 0
        while at < len(word):
            prefix = "##" if at else ""
            fit = next((to for to in range(len(word), at, -1) if prefix + word[at:to] in self.number), None)
            if fit is None:
                return [(self.unknown, start, end)]
            # Several pieces may come of one character, as of a Korean syllable: each stands for all of it.
            last = max(origin[fit], origin[at] + 1) if fit < len(word) else end
            pieces.append((self.number[prefix + word[at:fit]], origin[at], last))
            at = fit
        return pieces


def prune(full, texts, size):
    """`size` pieces of the vocabulary `full` (piece to number): what spells any word, what `texts` use, what is common.

    The numbers of BERT's vocabulary fall with frequency, so the lowest fill up what is left.
    """
    counts = dict.fromkeys(full, 0)
    whole = Vocabulary(sorted(full, key=full.get))
    for text in texts:
        for number, _, _ in whole.cut(text):
            counts[whole.pieces[number]] += 1
    special = [UNKNOWN, CLASSIFY, SEPARATE]
    spelling = [it for it in full if len(it.removeprefix("##")) == 1 and it.removeprefix("##").isascii()]
    marks = [it for it in "—–…•£€©®°½" if it in full]
    used = sorted((it for it in full if counts[it] >= 3), key=lambda it: (-counts[it], full[it]))
    common = sorted((it for it in full if not it.startswith("[")), key=full.get)
    chosen = list(dict.fromkeys(special + spelling + marks + used + common))[:size]
    return sorted(chosen, key=lambda it: full[it])
