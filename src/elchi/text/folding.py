"""Folded copies of a text, with a map back to its offsets.

Matching works on a folded copy (lower case, one form of quotes, apostrophes, dashes, spaces, digits and Arabic
letters; zero-width and combining marks gone), entries point into the text as it came. Folding is what the Unicode
normal forms are not: letter for letter, so that every folded character knows the source characters it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SPACES = (
    "\t\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
APOSTROPHES = "\u02bb\u02bc\u02b9\u2018\u2019\u201b\u0060\u00b4\u2032\u055a\uff07"
QUOTES = "«»„“”‟″〝〞＂"
HYPHENS = "\u2010\u2011\ufe63\uff0d"
DASHES = "\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b"
DROPPED = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u061c\ufeff\u0640"
)
ARABIC_MARKS = "\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
COMBINING = "\u0300-\u036f\u0653-\u0655\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"

_MARK = re.compile(f"[{ARABIC_MARKS}{COMBINING}]")

SHARED: dict[str, str] = {
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys(QUOTES, '"'),
    **dict.fromkeys(HYPHENS, "-"),
    **dict.fromkeys(DASHES, "–"),
    **dict.fromkeys(DROPPED, ""),
    "\u2028": "\n",
    "\u2029": "\n",
    "ё": "е",
    "Ё": "е",
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ہ": "ہ",
    "ة": "ہ",
    "ه": "ہ",
    "ۀ": "ہ",
    "ۂ": "ہ",
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
    "٫": ".",
    "٬": ",",
    "،": ",",
    "؛": ";",
    "٪": "%",
    "％": "%",
    "İ": "i",
    **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0xFF10) for digit in range(10)},
}


@dataclass(frozen=True)
class Folding:
    """How one language folds letters: the shared table and the language's own on top of it.

    >>> fold("Oʻzbekiston — 1 000 сўм", Folding.of({"ў": "o'"})).text
    "o'zbekiston – 1 000 сo'м"
    """

    letters: Mapping[str, str]
    kept_length: frozenset[str]
    resized: re.Pattern[str]

    @staticmethod
    def of(own: Mapping[str, str]) -> Folding:
        """The folding with `own` letters (one character to any number); capitals follow their small letters."""
        mapping = dict(SHARED)
        for letter, folded in own.items():
            mapping[letter] = folded
            if letter.upper() != letter and len(letter.upper()) == 1:
                mapping[letter.upper()] = folded
        resizing = "".join(re.escape(char) for char, folded in mapping.items() if len(folded) != 1)
        return Folding(
            mapping,
            frozenset(char for char, folded in mapping.items() if len(folded) == 1),
            re.compile(f"[^\n][{ARABIC_MARKS}{COMBINING}]+|[{resizing}{ARABIC_MARKS}{COMBINING}]"),
        )

    def letter(self, piece: str) -> str:
        """The folded form of a piece that changes length: a mapped letter, a mark, or a letter with its marks.

        >>> Folding.of({}).letter("и\u0306"), Folding.of({}).letter("а\u0301"), Folding.of({}).letter("\u0651")
        ('й', 'а', '')
        """
        if len(piece) > 1:
            piece = unicodedata.normalize("NFC", piece)[0]
        if piece not in self.letters:
            return "" if _MARK.match(piece) else _lower(piece)
        return self.letters[piece]

    def same_length(self, text: str) -> str:
        """`text` in lower case with every letter folded that keeps its length; the rest as it stands."""
        folded = _lower(text)
        present = self.kept_length & set(folded)
        if present:
            letters = self.letters
            if len(present) > 12:
                return folded.translate({ord(char): letters[char] for char in present})
            for char in sorted(present):
                folded = folded.replace(char, letters[char])
        return folded


def _lower(text: str) -> str:
    """Lower case, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `offsets[i]` is the source offset of its character `i` (None: the same offset)."""

    text: str
    source: str
    offsets: Sequence[int] | None = field(default=None)

    def at(self, index: int) -> int:
        """The source offset of the folded offset `index` (0 to the length, both included)."""
        return index if self.offsets is None else self.offsets[index]


def fold(text: str, folding: Folding) -> Folded:
    """A folded copy of `text`, with the map back to its offsets.

    >>> folded = fold("Ақ\\u00adтау", Folding.of({}))
    >>> folded.text, folded.at(2), folded.at(5)
    ('ақтау', 3, 6)
    """
    folded = folding.same_length(text)
    match = folding.resized.search(text)
    if match is None:
        return Folded(folded, text)
    pieces: list[str] = []
    offsets: list[int] = []
    last = 0
    for match in folding.resized.finditer(text):
        start, end = match.span()
        if start > last:
            pieces.append(folded[last:start])
            offsets.extend(range(last, start))
        piece = folding.letter(match.group())
        pieces.append(piece)
        offsets.extend([start] * len(piece))
        last = end
    pieces.append(folded[last:])
    offsets.extend(range(last, len(text) + 1))
    return Folded("".join(pieces), text, offsets)
