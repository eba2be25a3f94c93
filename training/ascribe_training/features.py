"""What an uncased vocabulary loses, per word piece: the same numbers as `src/analysis/network/encoder/features.rs`.

case   0 no letter, 1 lower case, 2 capitalised, 3 capitals, 4 the lower-case rest of a word
quote  0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing mark
place  0 first of the paragraph, 1 in its first forty characters, 2 further on, 3 anywhere in a headline
"""

OUTSIDE, INSIDE, OPENING_MARK, CLOSING_MARK = range(4)
"""What `quote` may be."""
BEGINNING = 40
"""Characters that are near the beginning of a paragraph."""
KINDS = {"case": 5, "quote": 4, "place": 4}
HEADLINE = 200
"""A paragraph of fewer characters that does not end like a sentence reads like a headline."""
SENTENCE_ENDS = frozenset('.?!:;,"”’)]»…')
OPENING, CLOSING, EITHER = frozenset("“„«"), frozenset("”»"), frozenset('"')
TWO = ("''", "``")
"""Double marks of typewriters, as news agencies still send them."""


def quotes(text):
    """Per character its `quote`. A mark of either shape opens if none is open; two single ones are a double mark."""
    found, inside, second = [], False, False
    for at, char in enumerate(text):
        if second:
            found.append(found[-1])
            second = False
            continue
        second = text[at : at + 2] in TWO
        if char in OPENING or ((char in EITHER or second) and not inside):
            inside = True
            found.append(2)
        elif char in CLOSING or char in EITHER or second:
            inside = False
            found.append(3)
        elif char == "‘":
            found.append(2)
        else:
            found.append(1 if inside else 0)
    return found


def features(text, pieces):
    """(case, quote, place) of every piece of a paragraph."""
    stripped = text.rstrip()
    headline = len(stripped) < HEADLINE and stripped[-1:] not in SENTENCE_ENDS
    quote = quotes(text)
    found = []
    for index, (_, start, end) in enumerate(pieces):
        place = 3 if headline else 0 if index == 0 else 1 if start < BEGINNING else 2
        found.append((case(text, start, end), quote[start], place))
    return found


def case(text, start, end):
    piece = text[start:end]
    if not piece[0].isalpha():
        return 0
    if not piece[0].isupper():
        return 4 if start and text[start - 1].isalnum() else 1
    capitals = len(piece) > 1 and not any(it.islower() for it in piece)
    return 3 if capitals else 2
