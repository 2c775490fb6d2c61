"""What figures measure: indicator terms near a figure, the fit of units, and the roles of the ends of a change."""

from __future__ import annotations

from typing import NamedTuple

from elchi.extract.mentions import QuantityMention
from elchi.extract.reading import Hit, Reading
from elchi.record.vocabulary import is_money, vocabulary

USUAL_UNIT = vocabulary().usual_unit
BREAKS = frozenset(",;:()–")
UNIT_DEFAULTS = {
    "W": "capacity", "Wh": "energy_generated", "km": "length", "m": "length", "ha": "area", "m2": "area", "km2": "area",
    "acre": "area", "m3": "capacity", "m3_per_s": "capacity", "t": "production", "kg": "production", "bbl": "production",
    "l": "production", "percent": "share",
}  # fmt: skip
MEASURES = {
    "energy_generated": {"Wh"}, "gas_volume": {"m3"}, "area": {"ha", "m2", "km2", "acre"}, "length": {"km", "m"},
    "freight": {"t", "kg", "count"},
}  # fmt: skip


class Binding(NamedTuple):
    """An indicator for a figure, with the tokens of its label and how far the binding was fetched."""

    indicator: str
    label: tuple[int, int] | None
    rule: str


def fits(indicator: str, unit: str, change: bool) -> bool:
    """Whether a figure of this unit can be a level of the indicator, or (`change`) a change of it.

    >>> fits("trade_turnover", "USD", False), fits("trade_turnover", "count", False), fits("exports", "percent", True)
    (True, False, True)
    """
    if unit in ("percent", "pp", "times") and change:
        return True
    if indicator in MEASURES:
        return unit in MEASURES[indicator]
    usual = USUAL_UNIT[indicator]
    if usual == "money":
        return is_money(unit) or (indicator in ("exports", "imports") and unit in ("t", "m3", "kg", "Wh", "count"))
    if usual == "any":
        return True
    return unit == usual


def bind(reading: Reading, figure: QuantityMention, *, change: bool, hits: list[Hit]) -> Binding | None:
    """The indicator whose term stands nearest to a figure and fits its unit, or None."""
    first, stop = reading.sentence(figure.number)
    best: tuple[float, Hit] | None = None
    for hit in hits:
        if not first <= hit.start < stop or not fits(hit.value, figure.unit, change):
            continue
        if figure.unit == "count" and not change and not _inside(hit, figure) and figure.of is not None and figure.noun:
            if USUAL_UNIT[hit.value] != "any" or hit.start >= figure.end:
                continue
        cost = _cost(reading, hit, figure)
        if best is None or cost < best[0]:
            best = (cost, hit)
    if best is None:
        return None
    hit = best[1]
    return Binding(hit.value, (hit.start, hit.end), "nearest-term")


def _inside(hit: Hit, figure: QuantityMention) -> bool:
    return figure.start <= hit.start and hit.end <= figure.end + 1


def _cost(reading: Reading, hit: Hit, figure: QuantityMention) -> float:
    """How far a term is from a figure: words between, with marks, clauses and other figures counted as more."""
    if _inside(hit, figure):
        return 0.0
    before = hit.end <= figure.start
    low, high = (hit.end, figure.start) if before else (figure.end, hit.start)
    cost = float(max(0, high - low)) * (1.0 if before else 1.4)
    forms = reading.tokens.forms
    cost += sum(4.0 for at in range(low, high) if forms[at] in BREAKS)
    cost += sum(3.0 for other in reading.quantities if low <= other.number < high)
    clause = reading.clause(figure.number)
    if not clause[0] <= hit.start < clause[1]:
        cost += 8.0
    return cost


def default_indicator(figure: QuantityMention) -> str:
    """The indicator of a figure whose measure no term names: by its unit, else `other`."""
    return UNIT_DEFAULTS.get(figure.unit, "other")


def role(reading: Reading, figure: QuantityMention) -> str | None:
    """`from`, `to` or `by`: the part that a figure plays in a change, by the words or endings beside it."""
    before = reading.ending("role.before")
    hit = before.get(figure.start) or before.get(figure.number)
    if hit is not None:
        return str(hit.value)
    edge = reading.edge(figure.end, "role.after") or reading.edge(figure.unit_end, "role.after")
    if edge is not None:
        return str(edge[1])
    case = reading.cases[figure.unit_end - 1]
    edge = reading.edge(figure.unit_end - 1, "number.suffix") or reading.edge(figure.unit_end, "number.suffix")
    if case is None and edge is not None:
        case = str(edge[1])
    if case == "abl":
        return "from"
    if case == "term":
        return "to"
    if case == "dat":
        return "by" if figure.unit in ("percent", "pp", "times") else "to"
    return None


def direction(reading: Reading, first: int, end: int, at: int) -> str | None:
    """`up` or `down`: what the change verb nearest to token `at` between `first` and `end` says."""
    best: tuple[int, str] | None = None
    for name in ("change.up", "change.down", "multiple.up", "multiple.down"):
        for hit in reading.hits(name):
            if first <= hit.start < end:
                distance = hit.start - at if hit.start >= at else (at - hit.end) + 1
                if best is None or distance < best[0]:
                    best = (distance, name.rpartition(".")[2])
    return best[1] if best else None
