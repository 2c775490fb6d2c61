"""What must hold of every record: slices, order, vocabulary, dates. A breach is a bug and raises `ContractError`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NoReturn

from elchi.errors import ContractError
from elchi.record.model import KINDS, Change, Commitment, Event, Item, Observation, Person, Quantity, Record
from elchi.record.vocabulary import CONTEXTS, DIRECTIONS, ROLES, vocabulary

_PARTS_OF_YEAR = {"21", "22", "23", "24", "33", "34", "35", "36", "40", "41"}
_COUNTRY_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+")
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(record: Record, text: str) -> None:
    """Nothing, if the record keeps the contract on this text; else the breach, with entry and span.

    >>> from elchi.record.model import Timex
    >>> item = Item(role="main", language="ru", start=0, end=11, times=(
    ...     Timex(text="15 ноября", start=2, end=11, edtf="2025-11-15"),))
    >>> check(Record(id="a", items=(item,)), "С 15 ноября")
    >>> check(Record(id="a", items=(item,)), "До 15 июня.")
    Traceback (most recent call last):
        ...
    elchi.errors.ContractError: a: times 2-11: text is '15 ноября', the page has ' 15 июня.'
    """
    try:
        if record.published is not None:
            _day(record.published)
        end = 0
        for item in record.items:
            if not end <= item.start < item.end <= len(text):
                raise ContractError(f"item {item.start}-{item.end}: overlaps the item before it or leaves the page")
            end = item.end
            _check_item(item, text)
    except ContractError as error:
        raise ContractError(f"{record.id or 'page'}: {error}") from None


def _check_item(item: Item, text: str) -> None:
    words = vocabulary()
    if item.role not in ROLES or not item.language:
        raise ContractError(f"item {item.start}-{item.end}: role {item.role!r}, language {item.language!r}")
    first, last = item.start, item.end
    if (title := item.title) is not None and not (
        first <= title.start < title.end <= last and text[title.start : title.end] == title.text
    ):
        _fail("title", title, f"is not the slice {title.text!r} of its item")
    for kind in KINDS:
        for entry in getattr(item, kind):
            start, end = entry.start, entry.end
            if not first <= start < end <= last:
                _fail(kind, entry, f"lies outside its item {first}-{last}")
            if text[start:end] != entry.text:
                _fail(kind, entry, f"text is {entry.text!r}, the page has {text[start:end]!r}")
    for quantity in item.quantities:
        _check_quantity(quantity)
    for time in item.times:
        if not is_edtf(time.edtf):
            _fail("times", time, f"edtf {time.edtf!r}")
    for person in item.persons:
        _check_person(person)
    for event in item.events:
        _check_event(event)
    for observation in item.observations:
        _check_observation(observation)
    for commitment in item.commitments:
        _check_commitment(commitment)
    if not all(sector in words.sector for sector in item.sectors) or len(set(item.sectors)) < len(item.sectors):
        raise ContractError(f"item {first}-{last}: sectors {item.sectors}")


def _check_quantity(entry: Quantity) -> None:
    if not (entry.value.is_finite() and (entry.upper is None or entry.upper.is_finite())):
        _fail("quantities", entry, f"value {entry.value}, upper {entry.upper}")
    if not _is_unit(entry.unit) or entry.approx not in vocabulary().approx:
        _fail("quantities", entry, f"unit {entry.unit!r}, approx {entry.approx!r}")


def _check_person(entry: Person) -> None:
    if not entry.name:
        _fail("persons", entry, "has no name")
    if entry.office is not None and entry.office not in vocabulary().office:
        _fail("persons", entry, f"office {entry.office!r}")
    if entry.country is not None and not is_country(entry.country):
        _fail("persons", entry, f"country {entry.country!r}")


def _check_event(entry: Event) -> None:
    if entry.type not in vocabulary().event:
        _fail("events", entry, f"type {entry.type!r}")
    if entry.date is not None and not is_edtf(entry.date):
        _fail("events", entry, f"date {entry.date!r}")
    if entry.context is not None and entry.context not in CONTEXTS:
        _fail("events", entry, f"context {entry.context!r}")
    _check_countries("events", entry, entry.countries)


def _check_observation(entry: Observation) -> None:
    words = vocabulary()
    if entry.indicator not in words.indicator or entry.approx not in words.approx:
        _fail("observations", entry, f"indicator {entry.indicator!r}, approx {entry.approx!r}")
    if entry.period is not None and not is_edtf(entry.period):
        _fail("observations", entry, f"period {entry.period!r}")
    _check_figure("observations", entry, entry.value, entry.unit)
    if (change := entry.change) is not None:
        _check_change(entry, change)
    elif entry.value is None:
        _fail("observations", entry, "has neither a value nor a change")
    _check_countries("observations", entry, entry.countries)


def _check_change(entry: Observation, change: Change) -> None:
    if change.direction not in DIRECTIONS:
        _fail("observations", entry, f"direction {change.direction!r}")
    if (change.by is None) is not (change.by_unit is None):
        _fail("observations", entry, f"change by {change.by} {change.by_unit}")
    for figure in (change.from_, change.to, change.by):
        if figure is not None and not figure.is_finite():
            _fail("observations", entry, f"change holds {figure}")
    if change.by_unit is not None and not _is_unit(change.by_unit):
        _fail("observations", entry, f"by_unit {change.by_unit!r}")


def _check_commitment(entry: Commitment) -> None:
    words = vocabulary()
    if entry.force not in words.force:
        _fail("commitments", entry, f"force {entry.force!r}")
    if entry.indicator is not None and entry.indicator not in words.indicator:
        _fail("commitments", entry, f"indicator {entry.indicator!r}")
    if entry.due is not None and not is_edtf(entry.due):
        _fail("commitments", entry, f"due {entry.due!r}")
    _check_figure("commitments", entry, entry.value, entry.unit)
    _check_countries("commitments", entry, entry.countries)


def _check_figure(kind: str, entry: Any, value: Decimal | None, unit: str | None) -> None:
    if value is not None and (not value.is_finite() or unit is None):
        _fail(kind, entry, f"value {value}, unit {unit!r}")
    if unit is not None and not _is_unit(unit):
        _fail(kind, entry, f"unit {unit!r}")


def _check_countries(kind: str, entry: Any, countries: tuple[str, ...]) -> None:
    if countries and not _are_countries(countries):
        _fail(kind, entry, f"countries {countries} are not codes in alphabetical order")


def _fail(kind: str, entry: Any, reason: str) -> NoReturn:
    raise ContractError(f"{kind} {entry.start}-{entry.end}: {reason}")


@cache
def _is_unit(unit: str) -> bool:
    return vocabulary().is_unit(unit)


@lru_cache(maxsize=4096)
def _are_countries(countries: tuple[str, ...]) -> bool:
    return all(map(is_country, countries)) and all(a < b for a, b in pairwise(countries))


def is_country(code: str) -> bool:
    """Whether this is the shape of an ISO 3166-1 alpha-2 code or of the short name of a body of states.

    >>> [is_country(code) for code in ("UZ", "EAEU", "C5+1", "Uzbekistan", "")]
    [True, True, True, False, False]
    """
    return 2 <= len(code) <= 6 and "A" <= code[0] <= "Z" and not set(code) - _COUNTRY_SIGNS


def _day(published: str) -> None:
    if not (is_edtf(published) and len(published) == 10 and published.replace("-", "").isdigit()):
        raise ContractError(f"published {published!r} is no day")


@lru_cache(maxsize=8192)
def is_edtf(value: str) -> bool:
    """Whether the value is one of the forms of EDTF (ISO 8601-2) that the record uses.

    A year, month, season (21-24), quarter (33-36), half (40, 41), day, decade or century, a month or day of no known
    year, or an interval of two of them in order, open at one end at most.

    >>> all(map(is_edtf, ("2026", "2025-33", "2025-11-15", "XXXX-11-15", "197X", "2025/2027", "../2027-12-31")))
    True
    >>> any(map(is_edtf, ("2025-13", "2025-02-30", "2025-37", "2027/2025", "../..", "25-11-15", "2025-1X", "")))
    False
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _is_date(first)
    if first == ".." or last == "..":
        return _is_date(last if first == ".." else first)
    return _is_date(first) and _is_date(last) and _in_order(first, last)


def _is_date(value: str) -> bool:
    if not value.isascii() or len(value) not in (4, 7, 10):
        return False
    year, month, day = value[:4], value[5:7], value[8:]
    known = year.isdigit()
    if len(value) == 4:
        return known or (year[2:] == "XX" and year[:2].isdigit()) or (year[3] == "X" and year[:3].isdigit())
    if value[4] != "-" or not month.isdigit() or not (known or year == "XXXX"):
        return False
    if len(value) == 7:
        return "01" <= month <= "12" or month in _PARTS_OF_YEAR
    if value[7] != "-" or not day.isdigit() or not "01" <= month <= "12":
        return False
    longest = _MONTH_DAYS[int(month) - 1]
    if known and month == "02" and not _is_leap(int(year)):
        longest = 28
    return 1 <= int(day) <= longest


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _in_order(first: str, last: str) -> bool:
    years: Iterable[str] = (first[:4], last[:4])
    if not all(year.isdigit() for year in years):
        return True
    if first[:4] != last[:4]:
        return first < last
    if first[5:7] in _PARTS_OF_YEAR or last[5:7] in _PARTS_OF_YEAR:
        return True
    shared = min(len(first), len(last))
    return first[:shared] <= last[:shared]
