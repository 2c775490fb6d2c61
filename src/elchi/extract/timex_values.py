"""The value of a time expression: the slots of its pattern, resolved against the page's date into EDTF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from elchi.extract import timex_relative as relative
from elchi.extract import timex_stretches as stretches
from elchi.extract.timex_slots import Context, Slots


def resolve(yields: Mapping[str, Any], slots: Mapping[str, Any], context: Context) -> str | None:
    """The EDTF of a match, or None where the page does not give what it needs; '' is a stretch that is no time.

    >>> from datetime import date
    >>> resolve({"time": "day"}, {"d": 15, "m": "11"}, Context(date(2025, 11, 15), None, 1))
    '2025-11-15'
    >>> resolve({"time": "part", "set": {"part": "end"}}, {"y": 2026}, Context(None, None, 1))
    '2026-12'
    """
    operation = str(yields["time"])
    if operation == "none":
        return ""
    values: dict[str, Any] = {**yields.get("set", {}), **slots}
    if yields.get("fiscal"):
        values.setdefault("u", "fiscal_year")
    handler = OPERATIONS.get(operation)
    if handler is None:
        return None
    return handler(Slots(values, context))


OPERATIONS: dict[str, Callable[[Slots], str | None]] = {
    "day": stretches.day,
    "month": stretches.month,
    "quarter": stretches.coded("q", 32),
    "half": stretches.coded("h", 39),
    "season": stretches.season,
    "year": stretches.year,
    "decade": stretches.decade,
    "months": stretches.months,
    "shift": relative.shift,
    "past": relative.stretch(-1),
    "next": relative.stretch(1),
    "ago": relative.away(-1, from_previous=False),
    "earlier": relative.away(-1, from_previous=True),
    "later": relative.away(1, from_previous=True),
    "relative_day": relative.relative_day,
    "part": relative.part,
    "month_part": stretches.month_part,
    "to_date": relative.to_date,
    "same_period": relative.same_period,
    "date": stretches.date,
    "this": relative.this,
    "weekday": relative.weekday,
    "preceding": relative.preceding,
    "reference": lambda slots: slots.reference,
    "year_to": stretches.year_to,
    "school_year": stretches.school_year,
    "literal": lambda slots: slots.text("edtf"),
}
