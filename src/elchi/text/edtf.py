"""Arithmetic of calendar stretches and their EDTF form (ISO 8601-2), without a clock.

A stretch is a year, month, day, season, quarter or half; the result is always the EDTF string that the record holds.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


def parse_day(text: str) -> date | None:
    """The day written as YYYY-MM-DD, or None where the text is no day.

    >>> parse_day("2025-11-15"), parse_day("2025-13-01")
    (datetime.date(2025, 11, 15), None)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def year(y: int) -> str:
    """EDTF of a year.

    >>> year(2026)
    '2026'
    """
    return f"{y:04d}"


def month(y: int, m: int) -> str:
    """EDTF of a month, season (21–24), quarter (33–36) or half (40–41) of a year.

    >>> month(2025, 11), month(2025, 33)
    ('2025-11', '2025-33')
    """
    return f"{y:04d}-{m:02d}"


def day(value: date) -> str:
    """EDTF of a day.

    >>> day(date(2025, 11, 15))
    '2025-11-15'
    """
    return value.isoformat()


def valid_day(y: int, m: int, d: int) -> date | None:
    """The day, or None where the calendar has none such.

    >>> valid_day(2025, 2, 30) is None
    True
    """
    if not (1 <= m <= 12 and 1 <= d <= 31 and 1 <= y <= 9999):
        return None
    return date(y, m, d) if d <= calendar.monthrange(y, m)[1] else None


def nearest_day(m: int, d: int, to: date) -> date | None:
    """The day and month in the year that brings it nearest to `to`.

    >>> nearest_day(2, 24, date(2025, 11, 15))
    datetime.date(2026, 2, 24)
    """
    candidates = [found for y in (to.year - 1, to.year, to.year + 1) if (found := valid_day(y, m, d))]
    return min(candidates, key=lambda found: abs((found - to).days), default=None)


def nearest_month(m: int, to: date) -> int:
    """The year that brings month `m` nearest to `to`; a tie goes to the earlier one.

    >>> nearest_month(9, date(2024, 5, 7)), nearest_month(12, date(2025, 1, 20))
    (2024, 2024)
    """
    here = to.year * 12 + to.month
    return min((to.year - 1, to.year, to.year + 1), key=lambda y: abs(y * 12 + m - here))


def add_months(value: date, months: int) -> tuple[int, int]:
    """Year and month `months` away from that of `value`.

    >>> add_months(date(2025, 11, 15), 3)
    (2026, 2)
    """
    total = value.year * 12 + value.month - 1 + months
    return total // 12, total % 12 + 1


def week_of(value: date) -> str:
    """The Monday-to-Sunday week that holds `value`, as an interval.

    >>> week_of(date(2025, 10, 23))
    '2025-10-20/2025-10-26'
    """
    monday = value - timedelta(days=value.weekday())
    return f"{day(monday)}/{day(monday + timedelta(days=6))}"


def fiscal_year(last: int, start_month: int) -> str:
    """The fiscal year that ends in year `last`, as an interval of months.

    >>> fiscal_year(2025, 7), fiscal_year(2025, 1)
    ('2024-07/2025-06', '2025-01/2025-12')
    """
    if start_month == 1:
        return f"{last:04d}-01/{last:04d}-12"
    return f"{last - 1:04d}-{start_month:02d}/{last:04d}-{start_month - 1:02d}"


@lru_cache(4096)
def bounds(edtf: str) -> tuple[date, date] | None:
    """First and last day of an EDTF stretch; None where its year is not known.

    >>> bounds("2025-33"), bounds("2024/2025")[1], bounds("XXXX-11-15")
    ((datetime.date(2025, 1, 1), datetime.date(2025, 3, 31)), datetime.date(2025, 12, 31), None)
    """
    first, _, last = edtf.partition("/")
    begin, end = _part_bounds(first), _part_bounds(last or first)
    return (begin[0], end[1]) if begin and end else None


def _part_bounds(part: str) -> tuple[date, date] | None:
    pieces = part.split("-")
    if part == ".." or not pieces[0][:3].isdigit() or len(pieces[0]) != 4:
        return None
    if pieces[0].endswith("X"):
        start = int(pieces[0][:3]) * 10
        return date(start, 1, 1), date(start + 9, 12, 31)
    y = int(pieces[0])
    if len(pieces) == 1:
        return date(y, 1, 1), date(y, 12, 31)
    m = int(pieces[1])
    if len(pieces) == 3:
        found = valid_day(y, m, int(pieces[2]))
        return (found, found) if found else None
    first, months = {
        **{21 + i: (3 + 3 * i, 3) for i in range(4)},
        **{33 + i: (1 + 3 * i, 3) for i in range(4)},
        40: (1, 6),
        41: (7, 6),
    }.get(m, (m, 1))
    last_year, last_month = (y, first + months - 1) if first + months - 1 <= 12 else (y + 1, first + months - 13)
    return date(y, first, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])


def shift_years(edtf: str, step: int) -> str:
    """The same stretch `step` years later.

    >>> shift_years("2025-01/2025-09", -1), shift_years("2024-40", 1)
    ('2024-01/2024-09', '2025-40')
    """
    return "/".join(f"{int(part[:4]) + step:04d}{part[4:]}" if part[:4].isdigit() else part for part in edtf.split("/"))
