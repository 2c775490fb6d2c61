"""Stretches of the calendar that a pattern names by year, month, day, quarter or part, as EDTF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from elchi.extract.timex_slots import Slots, complete_year
from elchi.text import edtf

DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "quarter": 3, "half": 6}
YEARS = {"year": 1, "fiscal_year": 1, "decade": 10, "century": 100}
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


def has_year(slots: Slots) -> bool:
    """Whether a year is given, absolute or relative."""
    return "y" in slots.values or "ys" in slots.values


def day(slots: Slots) -> str | None:
    """A day, or the range of days from `d` to `d2`."""
    first = one_day(slots, "d", "m")
    if first is None or "d2" not in slots.values:
        if first is not None and "m2" in slots.values:
            return None
        return first
    if not has_year(slots) and slots.published is not None and "m2" in slots.values:
        end = one_day(slots, "d2", "m2")
        if end is not None and first > end:
            first = f"{int(first[:4]) - 1:04d}{first[4:]}"
        return f"{first}/{end}" if end is not None else None
    last = one_day(slots, "d2", "m2" if "m2" in slots.values else "m", year="y2" if "y2" in slots.values else "y")
    return f"{first}/{last}" if last is not None else None


def one_day(slots: Slots, day_slot: str, month_slot: str, year: str = "y") -> str | None:
    """The day in the slots named; without a year the one nearest to the page's date."""
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
    if has_year(slots):
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


def month(slots: Slots) -> str | None:
    """A month, or the range of months from `m` to `m2`."""
    m = slots.number("m")
    if m is None:
        step = slots.number("ms")
        if step is None or slots.published is None:
            return None
        return edtf.month(*edtf.add_months(slots.published, step))
    y = month_year(slots, m)
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


def month_year(slots: Slots, m: int) -> int | None:
    """The year of month `m`: given, of the fiscal year, or nearest to the page's date."""
    if slots.text("u") == "fiscal_year" and has_year(slots):
        last = slots.year(name="y2" if "y2" in slots.values else "y")
        return None if last is None else last - (m >= slots.fiscal_start)
    if has_year(slots):
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


def indexed(month: int) -> str:
    """EDTF of a month counted from the year 0."""
    return edtf.month(month // 12, month % 12 + 1)


def coded(slot: str, offset: int) -> Callable[[Slots], str | None]:
    """A quarter or half of a calendar or fiscal year."""

    def value(slots: Slots) -> str | None:
        number, y = slots.number(slot), slots.year()
        if slots.text("u") == "fiscal_year" and number and (last := fiscal_last(slots)) is not None:
            size = 3 if slot == "q" else 6
            begin = (last - (slots.fiscal_start > 1)) * 12 + slots.fiscal_start - 1 + (number - 1) * size
            return f"{indexed(begin)}/{indexed(begin + size - 1)}"
        return edtf.month(y, offset + number) if number and y is not None and 1 <= number <= 4 else None

    return value


def season(slots: Slots) -> str | None:
    """A season, or a range of two."""
    code = edtf.SEASONS.get(slots.text("s") or "")
    if code is None:
        return None
    y, shift = slots.year(), slots.number("shift")
    if y is None:
        return None
    if shift and not has_year(slots) and slots.published is not None:
        here, begins = slots.published.month, SEASON_STARTS[code]
        y = slots.published.year
        if shift < 0 and begins >= here:
            y -= 1
        elif shift > 0 and begins <= here:
            y += 1
    last = edtf.SEASONS.get(slots.text("s2") or "")
    return f"{edtf.month(y, code)}/{edtf.month(y, last)}" if last is not None else edtf.month(y, code)


def year(slots: Slots) -> str | None:
    """A year, a span of years, or a fiscal year."""
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


def decade(slots: Slots) -> str | None:
    """A decade, as EDTF writes it: 197X."""
    y = slots.number("y")
    if y is None:
        return None
    return f"{(y if y >= 100 else 1900 + y) // 10:03d}X"


def fiscal_last(slots: Slots) -> int | None:
    """The calendar year in which the fiscal year meant ends."""
    if "y" in slots.values:
        return slots.year(name="y2" if "y2" in slots.values else "y")
    if slots.published is None:
        return None
    current = slots.published.year + (slots.fiscal_start > 1 and slots.published.month >= slots.fiscal_start)
    return current + (slots.number("shift") or slots.number("ys") or 0)


def months(slots: Slots) -> str | None:
    """The first `n` months of a year."""
    count = slots.number("n")
    if count is None or not 1 <= count <= 12:
        return None
    if slots.text("u") == "fiscal_year":
        last = fiscal_last(slots)
        if last is None:
            return None
        begin = (last - (slots.fiscal_start > 1)) * 12 + slots.fiscal_start - 1
        return f"{indexed(begin)}/{indexed(begin + count - 1)}"
    y = slots.year()
    if y is None:
        return None
    if not has_year(slots) and slots.published is not None and count > slots.published.month:
        y -= 1
    return f"{edtf.month(y, 1)}/{edtf.month(y, count)}" if count > 1 else edtf.month(y, 1)


def month_part(slots: Slots) -> str | None:
    """A half or a ten-day stretch of a month."""
    whole = month(slots)
    limits = edtf.bounds(whole) if whole else None
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


def date(slots: Slots) -> str | None:
    """A date in digits."""
    text = slots.text("date")
    if text is None:
        return None
    if len(text) == 10 and text[4] == "-":
        found = edtf.parse_day(text)
        return edtf.day(found) if found else None
    d, m, y = (int(piece) for piece in text.replace("/", ".").replace("-", ".").split("."))
    found = edtf.valid_day(complete_year(y), m, d) or edtf.valid_day(complete_year(y), d, m)
    return edtf.day(found) if found else None


def year_to(slots: Slots) -> str | None:
    """The twelve months that end in month `m`."""
    m = slots.number("m")
    if m is None:
        return None
    y = slots.year(default=False)
    if y is None:
        if slots.published is None:
            return None
        y = slots.published.year - (m > slots.published.month)
    end = y * 12 + m - 1
    return f"{indexed(end - 11)}/{indexed(end)}"


def school_year(slots: Slots) -> str | None:
    """The school year around the page's date, or from year `y`."""
    y = slots.year(default=False)
    if y is None:
        if slots.published is None:
            return None
        y = slots.published.year - (slots.published.month < 7)
    return f"{y}/{y + 1}"
