"""Sectors: the fields that an item is about or names as fields of cooperation."""

from __future__ import annotations

from collections import Counter

from elchi.extract.reading import Hit, Reading

LIST_SIZE = 3
LIST_GAP = 3
"""Tokens between two fields of one list at most."""
SHORT_ITEM = 120
"""Tokens of an item so short that one mention of a field says what it is about."""


def find_sectors(reading: Reading) -> tuple[str, ...]:
    """The sectors of an item, in the order of the vocabulary of first mention.

    A sector counts when a term of class `sector.strong` names it, and else when the title does, when two mentions do,
    or when it stands in a list of fields.
    """
    strong = {hit.value for hit in reading.hits("sector.strong")}
    weights: Counter[str] = Counter()
    hits = sorted([*reading.hits("sector"), *reading.hits("sector.strong")])
    for hit in hits:
        weights[hit.value] += 2 if reading.in_title(hit.start) else 1
    listed = _listed(reading, hits)
    short = len(reading.tokens.forms) < SHORT_ITEM
    return tuple(s for s, weight in weights.items() if weight >= 2 or s in listed or s in strong or short)


def _listed(reading: Reading, hits: list[Hit]) -> set[str]:
    """The sectors that stand in a list: fields named close to each other in one sentence."""
    listed: set[str] = set()
    near: set[str] = set()
    end = sentence = -1
    for hit in hits:
        if reading.tokens.sentence_of[hit.start] != sentence or hit.start - end > LIST_GAP:
            near = set()
        near.add(hit.value)
        end, sentence = max(end, hit.end), reading.tokens.sentence_of[hit.start]
        if len(near) >= LIST_SIZE:
            listed |= near
    return listed
