"""Why the figures of two parallel sentences differ: what is left over on each side, sorted into causes by its looks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

Value = tuple[float, float | None, str]
"""Amount, upper end of a range, unit."""
TIME_UNITS = frozenset({"minute", "hour", "day", "month", "year"})
FRACTIONS = (50.0, 25.0, 75.0, 20.0, 33.3333, 66.6667)
CONVERTED = 0.12
"""Translators round when they convert units."""


def causes(only_english: Iterable[Value], only_other: Iterable[Value]) -> Counter[str]:
    """The causes of one pair of sentences.

    >>> causes([(37.0, None, "count")], [(37.0, None, "year")])
    Counter({'age or duration on one side, count on the other': 1})
    >>> causes([(1870.0, None, "count"), (30.0, None, "m")], [(28.0, None, "m")])
    Counter({'unit converted by the translator': 1, 'year read as a figure': 1})
    """
    left, right = list(only_english), list(only_other)
    found: Counter[str] = Counter()
    for first in list(left):
        for second in right:
            if cause := _paired(first, second):
                found[cause] += 1
                left.remove(first)
                right.remove(second)
                break
    for side, values in (("English", left), ("translation", right)):
        for value in values:
            found[_alone(value, side)] += 1
    return found


def _paired(first: Value, second: Value) -> str | None:
    amounts = (first[0], second[0])
    if first[1] != second[1] and first[2] == second[2] and set(first[:2]) & set(second[:2]) - {None}:
        return "range on one side, its ends on the other"
    if amounts[0] == amounts[1]:
        if {first[2], second[2]} & TIME_UNITS and "count" in (first[2], second[2]):
            return "age or duration on one side, count on the other"
        return "other unit"
    if first[2] == second[2] and math.isclose(*amounts, rel_tol=CONVERTED) and first[2] not in ("count", "percent"):
        return "unit converted by the translator"
    if all(amounts) and round(abs(math.log10(amounts[0] / amounts[1])), 6) in (3.0, 6.0, 9.0, 12.0):
        return "magnitude lost"
    return None


def _alone(value: Value, side: str) -> str:
    amount, _, unit = value
    if unit in ("count", "year") and 1000 <= amount <= 2100 and amount == int(amount):
        return "year read as a figure"
    if unit == "percent" and any(math.isclose(amount, fraction, rel_tol=1e-3) for fraction in FRACTIONS):
        return "half, third or quarter"
    if amount == 1 and unit != "count":
        return "one with a unit of time or measure"
    if unit == "times" or (unit == "count" and amount <= 10):
        return f"small number, only in the {side}"
    return f"other figure, only in the {side}"
