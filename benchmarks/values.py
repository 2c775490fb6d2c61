"""Values made comparable: figures as (amount, unit), dates as first and last day."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from elchi.text import edtf

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
MONEY = {
    "dollar": "USD", "united states dollar": "USD", "us dollar": "USD", "euro": "EUR", "pound": "GBP",
    "british pound": "GBP", "pound sterling": "GBP", "russian ruble": "RUB", "ruble": "RUB", "yen": "JPY",
    "japanese yen": "JPY", "chinese yuan": "CNY", "yuan": "CNY", "indian rupee": "INR", "cent": "USD",
}  # fmt: skip
MEASURES: Mapping[str, tuple[str, float]] = {
    "meter": ("m", 1), "metre": ("m", 1), "yard": ("m", 0.9144), "foot": ("m", 0.3048), "inch": ("m", 0.0254),
    "centimetre": ("m", 0.01), "millimetre": ("m", 0.001), "kilometer": ("km", 1), "kilometre": ("km", 1),
    "mile": ("km", 1.609344), "kilogram": ("kg", 1), "gram": ("kg", 0.001), "pound-mass": ("kg", 0.45359237),
    "litre": ("l", 1), "liter": ("l", 1), "hectolitre": ("l", 100), "year": ("year", 1), "month": ("month", 1),
    "week": ("day", 7), "day": ("day", 1), "hour": ("hour", 1), "minute": ("minute", 1),
    "decade": ("year", 10), "percentage": ("percent", 1), "square kilometer": ("km2", 1),
    "square kilometre": ("km2", 1), "hectare": ("ha", 1), "tonne": ("t", 1), "ton": ("t", 1),
    "cubic metre": ("m3", 1), "cubic meter": ("m3", 1), "square metre": ("m2", 1), "acre": ("acre", 1),
    "barrel": ("bbl", 1), "kilowatt": ("W", 1e3), "megawatt": ("W", 1e6), "gigawatt": ("W", 1e9),
    "kilowatt-hour": ("Wh", 1e3), "megawatt-hour": ("Wh", 1e6), "gigawatt-hour": ("Wh", 1e9),
    "c": ("degC", 1), "celsius": ("degC", 1), "degree celsius": ("degC", 1),
}  # fmt: skip
"""Units by the names that others give them: Elchi's unit, and how many of it one is."""


class Figure(NamedTuple):
    """An amount and its unit; a unit of None stands for any."""

    amount: float
    unit: str | None = None


class Days(NamedTuple):
    """A stretch of days; a `point` is an answer given as a moment, right wherever it falls inside the stretch."""

    first: date
    last: date
    point: bool = False


def measured(amount: float, name: str) -> Figure | None:
    """An amount of a unit named in English, in Elchi's unit; None where the name is not known.

    >>> measured(10, "Foot"), measured(1, "furlong")
    (Figure(amount=3.048, unit='m'), None)
    """
    unit, factor = MEASURES.get(name.lower(), (None, 1))
    return Figure(amount * factor, unit) if unit else None


def same(gold: Any, found: Any) -> bool:
    """Whether a found value is the annotated one.

    >>> same(Figure(4e9, "USD"), Figure(4000000000.0, "USD")), same(Figure(4, "USD"), Figure(4, "EUR"))
    (True, False)
    >>> same(days("2025-11"), Days(date(2025, 11, 3), date(2025, 11, 3), True)), same(days("2025"), days("2025-11"))
    (True, False)
    """
    if isinstance(gold, Figure) and isinstance(found, Figure):
        if gold.unit != found.unit and gold.unit is not None and found.unit is not None:
            return False
        return math.isclose(gold.amount, found.amount, rel_tol=1e-4, abs_tol=1e-9)
    if isinstance(gold, Days) and isinstance(found, Days):
        if found.point:
            return gold.first <= found.first <= gold.last
        return gold[:2] == found[:2]
    return False


def days(value: str) -> Days | None:
    """The days of an EDTF or TIMEX3 date, or None where it names none.

    >>> days("2008-10"), days("P3M"), days("XXXX-11-15")
    (Days(first=datetime.date(2008, 10, 1), last=datetime.date(2008, 10, 31), point=False), None, None)
    """
    value = re.sub(r"-Q([1-4])$", lambda found: f"-{32 + int(found[1])}", value)
    value = re.sub(r"-(SP|SU|FA|WI)$", lambda found: f"-{SEASONS[found[1]]}", value)
    if re.fullmatch(r"\d{3}", value):
        value += "X"
    if not re.fullmatch(r"\d{3}[\dX](-\d\d){0,2}(/\d{3}[\dX](-\d\d){0,2})?", value):
        return None
    try:
        found = edtf.bounds(value)
    except ValueError:
        return None
    return Days(*found) if found else None


def days_from(first: date, grain: str) -> Days | None:
    """The stretch of one `grain` (day, week, month, quarter, year) that begins on `first`."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain)
    if grain == "day":
        return Days(first, first)
    if grain == "week":
        return Days(first, first + timedelta(days=6))
    if months is None:
        return None
    year, month = edtf.add_months(first, months)
    return Days(first, date(year, month, 1) - timedelta(days=1)) if first.day == 1 else None


def resolved(label: str, resolution: Mapping[str, Any]) -> Figure | Days | None:
    """The value that Recognizers-Text states for one of its labels.

    >>> resolved("currency", {"value": "80", "isoCurrency": "USD"}), resolved("percentage", {"value": "100%"})
    (Figure(amount=80.0, unit='USD'), Figure(amount=100.0, unit='percent'))
    """
    value, unit = resolution.get("value"), str(resolution.get("unit") or "").lower()
    if label.startswith("datetime"):
        stated = resolution.get("values") or []
        return days(str(stated[0].get("timex", ""))) if len(stated) == 1 else None
    try:
        amount = float(str(value).rstrip("%"))
    except ValueError:
        return None
    if label == "number":
        return Figure(amount)
    if label == "percentage":
        return Figure(amount, "percent")
    if label == "currency":
        code = resolution.get("isoCurrency") or MONEY.get(unit)
        return Figure(amount, code) if code else None
    return measured(amount, unit)


def ducked(value: str) -> Figure | Days | None:
    """The value that duckling states.

    >>> ducked("(simple RUB 10)"), ducked("(NumeralValue 3.5)"), ducked("(DurationData 8 Hour)")
    (Figure(amount=10.0, unit='RUB'), Figure(amount=3.5, unit=None), Figure(amount=8.0, unit='hour'))
    >>> ducked("(datetime (2013, 2, 18, 0, 0, 0) Week)").last
    datetime.date(2013, 2, 24)
    """
    if found := re.fullmatch(r"\(NumeralValue ([\d.]+)\)", value):
        return Figure(float(found[1]))
    if found := re.fullmatch(r"\(DurationData (\d+) (\w+)\)", value):
        return measured(float(found[1]), found[2])
    if found := re.fullmatch(r"\(simple (\w+) ([\d.]+)(?: Nothing)?\)", value):
        unit, amount = found[1], float(found[2])
        code = unit if re.fullmatch("[A-Z]{3}", unit) else MONEY.get(unit.lower())
        return Figure(amount, code) if code else measured(amount, unit)
    if found := re.fullmatch(r"\(datetime \((\d+), (\d+), (\d+), 0, 0, 0\) (\w+)\)", value):
        first = edtf.valid_day(*(int(part) for part in found.group(1, 2, 3)))
        return days_from(first, found[4].lower()) if first else None
    return None
