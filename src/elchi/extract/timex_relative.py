"""Stretches of the calendar told from the page's date or from the time named before, as EDTF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from elchi.extract.timex_slots import Context, Slots
from elchi.extract.timex_stretches import DAYS, MONTHS, YEARS, coded, fiscal_last, indexed, month
from elchi.text import edtf


def shift(slots: Slots) -> str | None:
    """`shift` steps of the unit from the page's date: last month, next year."""
    step, unit = slots.number("shift"), slots.text("u") or "year"
    if step is None or slots.published is None:
        return None
    step *= slots.number("n") or 1
    here = slots.published
    if unit == "fiscal_year":
        last = fiscal_last(slots)
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


def stretch(sign: int) -> Callable[[Slots], str | None]:
    """The last (−1) or next (1) `n` units, up to or from the page's date."""

    def value(slots: Slots) -> str | None:
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


def away(sign: int, *, from_previous: bool) -> Callable[[Slots], str | None]:
    """`n` units before (−1) or after (1) the page's date, or the time named before (for years: in the sentence)."""

    def value(slots: Slots) -> str | None:
        count, unit, here = slots.number("n", 1), slots.text("u") or "year", slots.published
        if count is None or not 0 < count <= 1000:
            return None
        anchored = from_previous and slots.previous and (slots.near or unit not in YEARS)
        if anchored and slots.previous and (known := edtf.bounds(slots.previous)):
            here = known[1]
            if unit in YEARS:
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


def relative_day(slots: Slots) -> str | None:
    """`n` days from the page's date."""
    step = slots.number("n", 0)
    if slots.published is None or step is None:
        return None
    return edtf.day(slots.published + timedelta(days=step))


def to_date(slots: Slots) -> str | None:
    """From the start of the year, month or fiscal year to the page's date."""
    if slots.published is None:
        return None
    if "m" in slots.values:
        begun = month(slots)
        return f"{begun}-01/{edtf.day(slots.published)}" if begun else None
    if slots.text("u") == "month":
        return f"{edtf.day(slots.published.replace(day=1))}/{edtf.day(slots.published)}"
    if slots.text("u") == "fiscal_year":
        last = fiscal_last(slots)
        begin = None if last is None else edtf.fiscal_year(last, slots.fiscal_start)[:7]
        return f"{begin}-01/{edtf.day(slots.published)}"
    y = slots.year()
    return f"{y}-01-01/{edtf.day(slots.published)}"


def same_period(slots: Slots) -> str | None:
    """The time named before, in another year."""
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


def this(slots: Slots) -> str | None:
    """The unit that contains the page's date."""
    return shift(Slots({**slots.values, "shift": 0}, Context(slots.published, slots.previous, slots.fiscal_start)))


def weekday(slots: Slots) -> str | None:
    """The weekday last before or on the page's date, or the next one."""
    number, here = slots.number("w"), slots.published
    if number is None or here is None or not 1 <= number <= 7:
        return None
    shift = slots.number("shift") or 0
    step = (number - 1 - here.weekday()) % 7
    if shift > 0:
        return edtf.day(here + timedelta(days=step or 7))
    return edtf.day(here + timedelta(days=step - 7 if step else (-7 if shift < 0 else 0)))


def preceding(slots: Slots) -> str | None:
    """The `n` units right before the time named before, or before the page's date."""
    count, unit = slots.number("n", 1), slots.text("u") or "year"
    known = edtf.bounds(slots.previous) if slots.previous else None
    start = known[0] if known else slots.published
    if start is None or count is None or not 0 < count <= 1000:
        return None
    if unit in MONTHS:
        end = start.year * 12 + start.month - 2
        first = end - count * MONTHS[unit] + 1
        return indexed(end) if first == end else f"{indexed(first)}/{indexed(end)}"
    if unit in YEARS:
        years = count * YEARS[unit]
        return edtf.year(start.year - 1) if years == 1 else f"{start.year - years}/{start.year - 1}"
    if unit in DAYS:
        end_day = start - timedelta(days=1)
        return f"{edtf.day(start - timedelta(days=count * DAYS[unit]))}/{edtf.day(end_day)}"
    return None


def part(slots: Slots) -> str | None:
    """The first, middle or last month of a year, half or quarter; a month itself."""
    which = slots.text("part")
    y = slots.year()
    if "m" in slots.values or "ms" in slots.values:
        return month(slots)
    if slots.text("u") == "decade" and slots.published is not None:
        begin = (slots.published.year // 10 + (slots.number("shift") or 0)) * 10
        return edtf.month(begin + 9, 12) if which == "end" else edtf.year(begin + (5 if which == "middle" else 0))
    if slots.text("u") == "fiscal_year":
        last = fiscal_last(slots)
        whole = None if last is None else edtf.fiscal_year(last, slots.fiscal_start)
    elif "q" in slots.values:
        whole = coded("q", 32)(slots)
    elif "h" in slots.values:
        whole = coded("h", 39)(slots)
    elif "shift" in slots.values:
        whole = shift(slots)
    else:
        whole = None if y is None else edtf.year(y)
    limits = edtf.bounds(whole) if whole else None
    if limits is None:
        return None
    first, last_day = limits
    if which == "start":
        return edtf.month(first.year, first.month)
    if which == "end":
        return edtf.month(last_day.year, last_day.month)
    middle = first + (last_day - first) / 2
    return edtf.month(middle.year, 6 if (first.month, last_day.month) == (1, 12) else middle.month)
