"""When two entries are the same: a span that overlaps, and the slots of the kind; each is paired once at most.

`loose` drops all but the span and the first slot named (quantities: the value; persons: nothing but the span; items:
role and span).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from elchi.record.model import Change, Commitment, Event, Item, Observation, Person, Quantity, Timex


class Spanned(Protocol):
    """Anything with a span: an entry or an item."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def near(first: Decimal | None, second: Decimal | None) -> bool:
    """Whether two figures are equal but for rounding; an absent one equals an absent one only.

    >>> near(Decimal("33.3333"), Decimal(100) / 3), near(None, Decimal(0))
    (True, False)
    """
    if first is None or second is None:
        return first is None and second is None
    return math.isclose(float(first), float(second), rel_tol=1e-4, abs_tol=1e-12)


def shared(first: Spanned, second: Spanned) -> int:
    """How many characters two spans have in common; negative is how far they lie apart."""
    return min(first.end, second.end) - max(first.start, second.start)


def overlap(first: Spanned, second: Spanned) -> bool:
    """Whether two spans share at least half of the shorter one."""
    common = shared(first, second)
    return common > 0 and 2 * common >= min(first.end - first.start, second.end - second.start)


def same_item(gold: Item, found: Item, loose: bool) -> bool:
    common = shared(gold, found)
    union = max(gold.end, found.end) - min(gold.start, found.start)
    if common <= 0 or common < (0.5 if loose else 0.9) * union or gold.role != found.role:
        return False
    titles = [item.title.start if item.title else None for item in (gold, found)]
    return loose or (gold.language == found.language and titles[0] == titles[1])


def same_quantity(gold: Quantity, found: Quantity, loose: bool) -> bool:
    return near(gold.value, found.value) and (loose or (near(gold.upper, found.upper) and gold.unit == found.unit))


def same_time(gold: Timex, found: Timex, loose: bool) -> bool:
    return loose or gold.edtf == found.edtf


def same_person(gold: Person, found: Person, loose: bool) -> bool:
    return loose or (gold.office, gold.country) == (found.office, found.country)


def same_event(gold: Event, found: Event, loose: bool) -> bool:
    return gold.type == found.type and (loose or gold.date == found.date)


def same_observation(gold: Observation, found: Observation, loose: bool) -> bool:
    if gold.indicator != found.indicator:
        return False
    level = gold.value is not None and near(gold.value, found.value) and gold.unit == found.unit
    return loose or level or same_change(gold.change, found.change)


def same_change(gold: Change | None, found: Change | None) -> bool:
    if gold is None or found is None:
        return False
    ends = near(gold.from_, found.from_) and near(gold.to, found.to)
    return ends and near(gold.by, found.by) and gold.by_unit == found.by_unit


def same_commitment(gold: Commitment, found: Commitment, loose: bool) -> bool:
    if gold.force != found.force:
        return False
    return loose or (near(gold.value, found.value) and gold.unit == found.unit and gold.due == found.due)


SAME: Mapping[str, Callable[[Any, Any, bool], bool]] = {
    "quantities": same_quantity,
    "times": same_time,
    "persons": same_person,
    "events": same_event,
    "observations": same_observation,
    "commitments": same_commitment,
}


def pair(
    gold: Sequence[Spanned], found: Sequence[Spanned], same: Callable[[Any, Any], bool]
) -> list[tuple[int, int]]:
    """One-to-one pairs of positions, closest starts first.

    >>> from elchi.record.model import Timex
    >>> may, june = (Timex(text="x", start=start, end=start + 4, edtf="2025") for start in (0, 10))
    >>> pair([may, june], [june], overlap)
    [(1, 0)]
    """
    candidates = sorted(
        (abs(expected.start - entry.start), i, j)
        for i, expected in enumerate(gold)
        for j, entry in enumerate(found)
        if same(expected, entry)
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def pair_entries(kind: str, gold: Sequence[Spanned], found: Sequence[Spanned], *, loose: bool) -> list[tuple[int, int]]:
    """The pairs of entries of one kind that count as the same."""
    same = SAME[kind]
    return pair(gold, found, lambda expected, entry: overlap(expected, entry) and same(expected, entry, loose))


def pair_items(gold: Sequence[Item], found: Sequence[Item], *, loose: bool) -> list[tuple[int, int]]:
    """The pairs of items that count as the same."""
    return pair(gold, found, lambda expected, item: same_item(expected, item, loose))
