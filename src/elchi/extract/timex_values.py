"""The value of a time expression: the slots of its pattern, resolved against the page's date into EDTF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from elchi.text import edtf

DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "quarter": 3, "half": 6}
YEARS = {"year": 1, "fiscal_year": 1, "decade": 10, "century": 100}
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


class Context(NamedTuple):
    """What an expression is resolved against: the page's date, the time before it, the fiscal year's first month, and
    the period that the item reports on (its first month, quarter, half or year)."""

    published: date | None
    previous: str | None
    fiscal_start: int
    reference: str | None = None


def resolve(yields: Mapping[str, Any], slots: Mapping[str, Any], context: Context) -> str | None:
    """The EDTF of a match, or None where the page does not give what it needs; '' is a stretch that is no time.

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
    return handler(_Slots(values, context))


class _Slots:
    """Typed access to the slots of one match."""

    def __init__(self, values: Mapping[str, Any], context: Context) -> None:
        self.values = values
        self.published = context.published
        self.previous = context.previous
        self.fiscal_start = context.fiscal_start
        self.reference = context.reference

    def number(self, name: str, default: int | None = None) -> int | None:
        value = self.values.get(name, default)
        try:
            return None if value is None else int(float(value))
        except (TypeError, ValueError):
            return default

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return None if value is None else str(value)

    def year(self, *, default: bool = True, name: str = "y") -> int | None:
        """The year given, absolute or relative; else the page's year."""
        given = self.number(name)
        if given is not None:
            return complete_year(given)
        step = self.number("ys")
        if self.published is None:
            return None
        if step is not None:
            return self.published.year + step
        return self.published.year if default else None

    @property
    def month_number(self) -> int | None:
        return self.number("m")


def complete_year(value: int) -> int:
    """A year of two digits completed to this century.

    >>> complete_year(26), complete_year(1998)
    (2026, 1998)
    """
    return value + 2000 if value < 100 else value


def _has_year(slots: _Slots) -> bool:
    return "y" in slots.values or "ys" in slots.values


def _day(slots: _Slots) -> str | None:
    first = _one_day(slots, "d", "m")
    if first is None or "d2" not in slots.values:
        if first is not None and "m2" in slots.values:
            return None
        return first
    if not _has_year(slots) and slots.published is not None and "m2" in slots.values:
        end = _one_day(slots, "d2", "m2")
        if end is not None and first > end:
            first = f"{int(first[:4]) - 1:04d}{first[4:]}"
        return f"{first}/{end}" if end is not None else None
    last = _one_day(slots, "d2", "m2" if "m2" in slots.values else "m", year="y2" if "y2" in slots.values else "y")
    return f"{first}/{last}" if last is not None else None


def _one_day(slots: _Slots, day_slot: str, month_slot: str, year: str = "y") -> str | None:
    d, m = slots.number(day_slot), slots.number(month_slot)
    if d is None:
        return None
    if m is None:
        step = slots.number("ms")
        if step is None or slots.published is None:
            return None
        y, m = edtf.add_months(slots.published, step)
        found = edtf.valid_day(y, m, d)
        return edtf.day(found) if found else None
    if _has_year(slots):
        y_given = slots.year(name=year)
        found = edtf.valid_day(y_given, m, d) if y_given is not None else None
        return edtf.day(found) if found else None
    if slots.published is None:
        return f"XXXX-{m:02d}-{d:02d}" if edtf.valid_day(2024, m, d) else None
    shift = slots.number("shift")
    if shift:
        around = slots.published + timedelta(days=183 * shift)
        found = edtf.nearest_day(m, d, around)
    else:
        found = edtf.nearest_day(m, d, slots.published)
    return edtf.day(found) if found else None


def _month(slots: _Slots) -> str | None:
    m = slots.number("m")
    if m is None:
        step = slots.number("ms")
        if step is None or slots.published is None:
            return None
        return edtf.month(*edtf.add_months(slots.published, step))
    y = _month_year(slots, m)
    if y is None:
        return f"XXXX-{m:02d}"
    m2 = slots.number("m2")
    if m2 is None:
        return edtf.month(y, m)
    y2 = slots.number("y2")
    last_year = complete_year(y2) if y2 is not None else y
    y, last_year = min(y, last_year), max(y, last_year)
    if y2 is None and m2 < m:
        y = y - 1
    return f"{edtf.month(y, m)}/{edtf.month(last_year, m2)}"


def _month_year(slots: _Slots, m: int) -> int | None:
    if slots.text("u") == "fiscal_year" and _has_year(slots):
        last = slots.year(name="y2" if "y2" in slots.values else "y")
        return None if last is None else last - (m >= slots.fiscal_start)
    if _has_year(slots):
        return slots.year()
    if slots.published is None:
        return None
    shift = slots.number("shift")
    if shift == 0:
        return slots.published.year
    if shift is not None:
        here = slots.published.year * 12 + slots.published.month
        years = range(slots.published.year - 2, slots.published.year + 3)
        side = [y for y in years if (y * 12 + m - here) * shift > 0]
        return max(side) if shift < 0 else min(side)
    return edtf.nearest_month(slots.number("m2") or m, slots.published)


def _indexed(month: int) -> str:
    return edtf.month(month // 12, month % 12 + 1)


def _coded(slot: str, offset: int) -> Callable[[_Slots], str | None]:
    def value(slots: _Slots) -> str | None:
        number, y = slots.number(slot), slots.year()
        if slots.text("u") == "fiscal_year" and number and (last := _fiscal_last(slots)) is not None:
            size = 3 if slot == "q" else 6
            begin = (last - (slots.fiscal_start > 1)) * 12 + slots.fiscal_start - 1 + (number - 1) * size
            return f"{_indexed(begin)}/{_indexed(begin + size - 1)}"
        return edtf.month(y, offset + number) if number and y is not None and 1 <= number <= 4 else None

    return value


def _season(slots: _Slots) -> str | None:
    code = edtf.SEASONS.get(slots.text("s") or "")
    if code is None:
        return None
    y, shift = slots.year(), slots.number("shift")
    if y is None:
        return None
    if shift and not _has_year(slots) and slots.published is not None:
        here, begins = slots.published.month, SEASON_STARTS[code]
        y = slots.published.year
        if shift < 0 and begins > here:
            y -= 1
        elif shift > 0 and begins <= here:
            y += 1
    last = edtf.SEASONS.get(slots.text("s2") or "")
    return f"{edtf.month(y, code)}/{edtf.month(y, last)}" if last is not None else edtf.month(y, code)


def _year(slots: _Slots) -> str | None:
    y, y2 = slots.year(default=False), slots.number("y2")
    if y is None:
        return None
    given = slots.number("y")
    if y2 is not None:
        if given is not None and given < 100 <= y2:
            y = y2 // 100 * 100 + given
        last = complete_year(y2) if y2 >= 100 else y // 100 * 100 + y2
        y, last = min(y, last), max(y, last)
        if last - y > 100:
            return None
        if slots.text("u") == "fiscal_year" and last == y + 1:
            return edtf.fiscal_year(last, slots.fiscal_start)
        return f"{y:04d}/{last:04d}"
    if slots.text("u") == "fiscal_year":
        return edtf.fiscal_year(y, slots.fiscal_start)
    return edtf.year(y)


def _decade(slots: _Slots) -> str | None:
    y = slots.number("y")
    if y is None:
        return None
    return f"{(y if y >= 100 else 1900 + y) // 10:03d}X"


def _fiscal_last(slots: _Slots) -> int | None:
    """The calendar year in which the fiscal year meant ends."""
    if "y" in slots.values:
        return slots.year(name="y2" if "y2" in slots.values else "y")
    if slots.published is None:
        return None
    current = slots.published.year + (slots.fiscal_start > 1 and slots.published.month >= slots.fiscal_start)
    return current + (slots.number("shift") or slots.number("ys") or 0)


def _months(slots: _Slots) -> str | None:
    count = slots.number("n")
    if count is None or not 1 <= count <= 12:
        return None
    if slots.text("u") == "fiscal_year":
        last = _fiscal_last(slots)
        if last is None:
            return None
        begin = (last - (slots.fiscal_start > 1)) * 12 + slots.fiscal_start - 1
        return f"{_indexed(begin)}/{_indexed(begin + count - 1)}"
    y = slots.year()
    if y is None:
        return None
    if not _has_year(slots) and slots.published is not None and count > slots.published.month:
        y -= 1
    return f"{edtf.month(y, 1)}/{edtf.month(y, count)}" if count > 1 else edtf.month(y, 1)


def _shift(slots: _Slots) -> str | None:
    step, unit = slots.number("shift"), slots.text("u") or "year"
    if step is None or slots.published is None:
        return None
    step *= slots.number("n") or 1
    here = slots.published
    if unit == "fiscal_year":
        last = _fiscal_last(slots)
        return None if last is None else edtf.fiscal_year(last, slots.fiscal_start)
    if unit == "year":
        return edtf.year(here.year + step)
    if unit == "month":
        return edtf.month(*edtf.add_months(here, step))
    if unit == "week":
        return edtf.week_of(here + timedelta(weeks=step))
    if unit == "day":
        return edtf.day(here + timedelta(days=step))
    if unit in ("quarter", "half"):
        size = MONTHS[unit]
        y, m = edtf.add_months(here, step * size)
        return edtf.month(y, (33 if unit == "quarter" else 40) + (m - 1) // size)
    if unit == "decade":
        return f"{here.year}/{here.year + 10 * step}" if step > 0 else f"{here.year + 10 * step}/{here.year}"
    return None


def _stretch(sign: int) -> Callable[[_Slots], str | None]:
    def value(slots: _Slots) -> str | None:
        count, unit, here = slots.number("n", 1), slots.text("u") or "year", slots.published
        if here is None or count is None or not 0 < count <= 1000:
            return None
        if unit in YEARS:
            ends = [edtf.year(here.year), edtf.year(here.year + sign * count * YEARS[unit])]
        elif unit in MONTHS:
            ends = [edtf.month(here.year, here.month), edtf.month(*edtf.add_months(here, sign * count * MONTHS[unit]))]
        elif unit in DAYS:
            ends = [edtf.day(here), edtf.day(here + timedelta(days=sign * count * DAYS[unit]))]
        else:
            return None
        return "/".join(sorted(ends))

    return value


def _away(sign: int, *, from_previous: bool) -> Callable[[_Slots], str | None]:
    def value(slots: _Slots) -> str | None:
        count, unit, here = slots.number("n", 1), slots.text("u") or "year", slots.published
        if count is None or not 0 < count <= 1000:
            return None
        if from_previous and slots.previous and (known := edtf.bounds(slots.previous)):
            here = known[1]
            if unit in YEARS and len(slots.previous) != 10:
                return edtf.shift_years(slots.previous, sign * count * YEARS[unit])
        if here is None:
            return None
        if unit in YEARS:
            return edtf.year(here.year + sign * count * YEARS[unit])
        if unit in MONTHS:
            return edtf.month(*edtf.add_months(here, sign * count * MONTHS[unit]))
        if unit in DAYS:
            return edtf.day(here + timedelta(days=sign * count * DAYS[unit]))
        return None

    return value


def _relative_day(slots: _Slots) -> str | None:
    step = slots.number("n", 0)
    if slots.published is None or step is None:
        return None
    return edtf.day(slots.published + timedelta(days=step))


def _part(slots: _Slots) -> str | None:
    part = slots.text("part")
    y = slots.year()
    if "m" in slots.values or "ms" in slots.values:
        return _month(slots)
    if slots.text("u") == "decade" and slots.published is not None:
        begin = (slots.published.year // 10 + (slots.number("shift") or 0)) * 10
        return edtf.month(begin + 9, 12) if part == "end" else edtf.year(begin + (5 if part == "middle" else 0))
    if slots.text("u") == "fiscal_year":
        last = _fiscal_last(slots)
        stretch = None if last is None else edtf.fiscal_year(last, slots.fiscal_start)
    elif "q" in slots.values:
        stretch = _coded("q", 32)(slots)
    elif "h" in slots.values:
        stretch = _coded("h", 39)(slots)
    elif "shift" in slots.values:
        stretch = _shift(slots)
    else:
        stretch = None if y is None else edtf.year(y)
    limits = edtf.bounds(stretch) if stretch else None
    if limits is None:
        return None
    first, last_day = limits
    if part == "start":
        return edtf.month(first.year, first.month)
    if part == "end":
        return edtf.month(last_day.year, last_day.month)
    middle = first + (last_day - first) / 2
    return edtf.month(middle.year, 6 if (first.month, last_day.month) == (1, 12) else middle.month)


def _month_part(slots: _Slots) -> str | None:
    month = _month(slots)
    limits = edtf.bounds(month) if month else None
    if limits is None:
        return None
    first, last = limits
    half, third = slots.number("h"), slots.number("n")
    if half is not None:
        begin, end = (1, 15) if half == 1 else (16, last.day)
    elif third is not None and 1 <= third <= 3:
        begin, end = third * 10 - 9, third * 10 if third < 3 else last.day
    else:
        return None
    return f"{edtf.day(first.replace(day=begin))}/{edtf.day(first.replace(day=end))}"


def _to_date(slots: _Slots) -> str | None:
    if slots.published is None:
        return None
    if "m" in slots.values:
        month = _month(slots)
        return f"{month}-01/{edtf.day(slots.published)}" if month else None
    if slots.text("u") == "month":
        return f"{edtf.day(slots.published.replace(day=1))}/{edtf.day(slots.published)}"
    if slots.text("u") == "fiscal_year":
        last = _fiscal_last(slots)
        begin = None if last is None else edtf.fiscal_year(last, slots.fiscal_start)[:7]
        return f"{begin}-01/{edtf.day(slots.published)}"
    y = slots.year()
    return f"{y}-01-01/{edtf.day(slots.published)}"


def _same_period(slots: _Slots) -> str | None:
    if slots.previous is None:
        y = slots.year(default=False)
        return edtf.year(y) if y is not None else None
    limits = edtf.bounds(slots.previous)
    if limits is None:
        return None
    y = slots.year(default=False)
    shift = slots.number("shift")
    step = y - limits[1].year if y is not None else (-1 if shift is None else shift)
    if slots.text("u") == "year":
        return edtf.year(limits[1].year + step)
    return edtf.shift_years(slots.previous, step)


def _date(slots: _Slots) -> str | None:
    text = slots.text("date")
    if text is None:
        return None
    if len(text) == 10 and text[4] == "-":
        found = edtf.parse_day(text)
        return edtf.day(found) if found else None
    d, m, y = (int(piece) for piece in text.replace("/", ".").replace("-", ".").split("."))
    found = edtf.valid_day(complete_year(y), m, d) or edtf.valid_day(complete_year(y), d, m)
    return edtf.day(found) if found else None


def _this(slots: _Slots) -> str | None:
    return _shift(_Slots({**slots.values, "shift": 0}, Context(slots.published, slots.previous, slots.fiscal_start)))


def _weekday(slots: _Slots) -> str | None:
    number, here = slots.number("w"), slots.published
    if number is None or here is None or not 1 <= number <= 7:
        return None
    shift = slots.number("shift") or 0
    step = (number - 1 - here.weekday()) % 7
    if shift > 0:
        return edtf.day(here + timedelta(days=step or 7))
    return edtf.day(here + timedelta(days=step - 7 if step else (-7 if shift < 0 else 0)))


def _preceding(slots: _Slots) -> str | None:
    """The `n` units right before the time named before, or before the page's date."""
    count, unit = slots.number("n", 1), slots.text("u") or "year"
    known = edtf.bounds(slots.previous) if slots.previous else None
    start = known[0] if known else slots.published
    if start is None or count is None or not 0 < count <= 1000:
        return None
    if unit in MONTHS:
        end = start.year * 12 + start.month - 2
        first = end - count * MONTHS[unit] + 1
        return _indexed(end) if first == end else f"{_indexed(first)}/{_indexed(end)}"
    if unit in YEARS:
        years = count * YEARS[unit]
        return edtf.year(start.year - 1) if years == 1 else f"{start.year - years}/{start.year - 1}"
    if unit in DAYS:
        end_day = start - timedelta(days=1)
        return f"{edtf.day(start - timedelta(days=count * DAYS[unit]))}/{edtf.day(end_day)}"
    return None


def _year_to(slots: _Slots) -> str | None:
    m = slots.number("m")
    if m is None:
        return None
    y = slots.year(default=False)
    if y is None:
        if slots.published is None:
            return None
        y = slots.published.year - (m > slots.published.month)
    end = y * 12 + m - 1
    return f"{_indexed(end - 11)}/{_indexed(end)}"


def _school_year(slots: _Slots) -> str | None:
    y = slots.year(default=False)
    if y is None:
        if slots.published is None:
            return None
        y = slots.published.year - (slots.published.month < 7)
    return f"{y}/{y + 1}"


OPERATIONS: dict[str, Callable[[_Slots], str | None]] = {
    "day": _day,
    "month": _month,
    "quarter": _coded("q", 32),
    "half": _coded("h", 39),
    "season": _season,
    "year": _year,
    "decade": _decade,
    "months": _months,
    "shift": _shift,
    "past": _stretch(-1),
    "next": _stretch(1),
    "ago": _away(-1, from_previous=False),
    "earlier": _away(-1, from_previous=True),
    "later": _away(1, from_previous=True),
    "relative_day": _relative_day,
    "part": _part,
    "month_part": _month_part,
    "to_date": _to_date,
    "same_period": _same_period,
    "date": _date,
    "this": _this,
    "weekday": _weekday,
    "preceding": _preceding,
    "reference": lambda slots: slots.reference,
    "year_to": _year_to,
    "school_year": _school_year,
    "literal": lambda slots: slots.text("edtf"),
}
