"""Sectors: the fields that an item is about or names as fields of cooperation."""

from __future__ import annotations

from collections import Counter

from elchi.extract.reading import Reading

LIST_SIZE = 3


def find_sectors(reading: Reading) -> tuple[str, ...]:
    """The sectors of an item, in the order of the vocabulary of first mention.

    A sector counts when the title names it, when two mentions do, or when it stands in a list of fields.
    """
    weights: Counter[str] = Counter()
    order: dict[str, int] = {}
    by_sentence: dict[int, set[str]] = {}
    for hit in reading.hits("sector"):
        order.setdefault(hit.value, hit.start)
        weights[hit.value] += 2 if reading.in_title(hit.start) else 1
        by_sentence.setdefault(reading.tokens.sentence_of[hit.start], set()).add(hit.value)
    listed = {sector for sectors in by_sentence.values() if len(sectors) >= LIST_SIZE for sector in sectors}
    short = len(reading.tokens.forms) < 120
    chosen = [sector for sector, weight in weights.items() if weight >= 2 or sector in listed or short]
    return tuple(sorted(chosen, key=order.__getitem__))
