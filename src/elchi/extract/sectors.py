"""Sectors: the fields that an item is about or names as fields of cooperation."""

from __future__ import annotations

from collections import Counter

from elchi.extract.reading import Reading

LIST_SIZE = 3
SHORT_ITEM = 120
"""Tokens of an item so short that one mention of a field says what it is about."""


def find_sectors(reading: Reading) -> tuple[str, ...]:
    """The sectors of an item, in the order of the vocabulary of first mention.

    A sector counts when a term of class `sector.strong` names it, and else when the title does, when two mentions do,
    or when it stands in a list of fields.
    """
    strong = {hit.value for hit in reading.hits("sector.strong")}
    weights: Counter[str] = Counter()
    order: dict[str, int] = {}
    by_sentence: dict[int, set[str]] = {}
    for hit in sorted([*reading.hits("sector"), *reading.hits("sector.strong")]):
        order.setdefault(hit.value, hit.start)
        weights[hit.value] += 2 if reading.in_title(hit.start) else 1
        by_sentence.setdefault(reading.tokens.sentence_of[hit.start], set()).add(hit.value)
    listed = {sector for sectors in by_sentence.values() if len(sectors) >= LIST_SIZE for sector in sectors}
    short = len(reading.tokens.forms) < SHORT_ITEM
    chosen = [s for s, weight in weights.items() if weight >= 2 or s in listed or s in strong or short]
    return tuple(sorted(chosen, key=order.__getitem__))
