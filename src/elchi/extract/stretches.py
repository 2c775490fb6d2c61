"""Over-long items, read stretch by stretch: time grows with length and memory does not, however much a page holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from elchi.record.model import KINDS, Item

LONGEST = 20_000
"""Characters that are read at once. No news is that long, and nothing refers back so far."""
_BREAKS = (re.compile(r"\n(?=[^\n]*\Z)"), re.compile(r"[.!?۔؟](?=\s[^.!?۔؟]*\Z)"), re.compile(r"\s(?=\S*\Z)"))


def stretches(start: int, end: int, text: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Half-open ranges that make up `start` to `end` of `text`, cut behind a line, else a sentence, else a word.

    >>> list(stretches(0, 26, "Раз. Два три.\\nЧетыре пять.", longest=16))
    [(0, 14), (14, 26)]
    """
    while end - start > longest:
        half = start + longest // 2
        piece = text[half : start + longest]
        cut = next((half + found.end() for rule in _BREAKS if (found := rule.search(piece))), start + longest)
        yield start, cut
        start = cut
    yield start, end


def joined(item: Item, parts: Sequence[Item]) -> Item:
    """`item` with the entries of all its parts, in order."""
    entries = {kind: tuple(entry for part in parts for entry in getattr(part, kind)) for kind in KINDS}
    sectors = tuple(dict.fromkeys(sector for part in parts for sector in part.sectors))
    return msgspec.structs.replace(item, sectors=sectors, **entries)
