"""The values of a record as people write them, in English: «4 billion USD», «over 40 flights a week», «May 2026»."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from elchi.record.model import Change, Commitment, Entry, Event, Observation, Person, Quantity, Timex

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS_OF_YEAR = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "first quarter of",
    "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
    "40": "first half of", "41": "second half of",
}  # fmt: skip
_MAGNITUDES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_HEDGES = {"about": "about ", "over": "over ", "under": "under ", "up_to": "up to "}
_UNITS = {
    "percent": "%", "pp": "percentage points", "t": "tonnes", "m2": "m²", "km2": "km²", "m3": "m³", "ha": "hectares",
    "acre": "acres", "l": "litres", "bbl": "barrels", "m3_per_s": "m³/s", "degC": "°C", "year": "years",
    "month": "months", "day": "days", "hour": "hours", "minute": "minutes",
}  # fmt: skip
_SCALED = ("W", "Wh")
_PREFIXES = ((Decimal(10**12), "T"), (Decimal(10**9), "G"), (Decimal(10**6), "M"), (Decimal(1000), "k"))
_ONE = {"tonnes": "tonne", "percentage points": "percentage point"}


class Fact(NamedTuple):
    """A piece of what an entry says; `quoted` marks words of the page, in the page's own language."""

    text: str
    quoted: bool = False


def figure(value: Decimal) -> str:
    """A number in digits, its millions, billions and trillions in words.

    >>> [figure(Decimal(text)) for text in ("4E+9", "6500", "2.5", "1844036360.12", "-1200000", "33.3333")]
    ['4 billion', '6,500', '2.5', '1,844,036,360.12', '-1.2 million', '33.3333']
    """
    for size, word in _MAGNITUDES:
        if abs(value) >= size:
            short = _digits(value / size)
            if len(short.lstrip("-").replace(",", "").replace(".", "")) <= 5:
                return f"{short} {word}"
            break
    return _digits(value)


def _digits(value: Decimal) -> str:
    digits = f"{value:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def amount(
    value: Decimal, unit: str | None, *, upper: Decimal | None = None, approx: str = "exact", of: str | None = None,
    per: str | None = None,
) -> str:
    """A figure with hedge, range and unit.

    >>> amount(Decimal(40), "count", approx="over", of="flights", per="week")
    'over 40 flights a week'
    >>> amount(Decimal("3E+9"), "USD", upper=Decimal("5E+9")), amount(Decimal("3E+8"), "W"), amount(Decimal(25), "percent")
    ('3 billion – 5 billion USD', '300 MW', '25 %')
    """  # noqa: E501
    name = (of or "") if unit == "count" else _UNITS.get(unit or "", unit or "")
    if unit in _SCALED:
        for size, prefix in _PREFIXES:
            if abs(value) >= size:
                value, upper, name = value / size, upper / size if upper else None, prefix + (unit or "")
                break
    if value == 1 and unit != "count":
        name = _ONE.get(name, name.removesuffix("s") if unit in ("year", "month", "day", "hour", "minute") else name)
    digits = figure(value) if upper is None else f"{figure(value)} – {figure(upper)}"
    span = f" per {per}" if per in ("person", "ha", "l") else f" an {per}" if per == "hour" else f" a {per}"
    return f"{_HEDGES.get(approx, '')}{digits} {name}".rstrip() + (span if per else "")


def when(edtf: str) -> str:
    """A date or stretch of the calendar in words.

    >>> [when(value) for value in ("2025-11-15", "2026-12", "2025-33", "2025-40", "197X", "XXXX-11-15", "../2027-12-31")]
    ['15 November 2025', 'December 2026', 'first quarter of 2025', 'first half of 2025', '1970s', '15 November', 'until 31 December 2027']
    >>> when("2025-01-01/2025-11-15"), when("2025/2027"), when("2025-11-14/2025-11-15")
    ('1 January – 15 November 2025', '2025–2027', '14–15 November 2025')
    """  # noqa: E501
    first, slash, last = edtf.partition("/")
    if not slash:
        return _date(edtf)
    if first == "..":
        return f"until {_date(last)}"
    if last == "..":
        return f"since {_date(first)}"
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}–{_date(last)}"
    if len(first) == len(last) == 4:
        return f"{first}–{last}"
    start = _date(first)
    return f"{start.removesuffix(first[:4]).rstrip() if first[:4] == last[:4] else start} – {_date(last)}"


def _date(value: str) -> str:
    year, month, day = value[:4], value[5:7], value[8:10]
    if not month:
        return {1: f"{year[:3]}0s", 2: f"{year[:2]}00s"}.get(year.count("X"), year)
    year = "" if year == "XXXX" else f" {year}"
    if month in _PARTS_OF_YEAR:
        return f"{_PARTS_OF_YEAR[month]}{year}"
    return f"{int(day)} {MONTHS[int(month) - 1]}{year}" if day else f"{MONTHS[int(month) - 1]}{year}"


def change_words(change: Change, unit: str | None, *, level: Decimal | None = None) -> str:
    """A change in words; the level reached is left out where it is said beside.

    >>> change_words(Change(by=Decimal(25), by_unit="percent", direction="up"), "USD")
    'up 25 %'
    >>> change_words(Change(from_=Decimal(4000), to=Decimal(6000), direction="up"), "count")
    'up from 4,000 to 6,000'
    """
    words = change.direction
    if change.by is not None:
        words += f" {amount(change.by, change.by_unit)}"
    if change.from_ is not None:
        words += f" from {amount(change.from_, unit)}"
    if change.to is not None and change.to != level:
        words += f" to {amount(change.to, unit)}"
    return words


def headword(entry: Entry) -> str:
    """The first thing to say of an entry: its value, or its type.

    >>> headword(Timex(text="2026 году", start=0, end=9, edtf="2026"))
    '2026'
    """
    match entry:
        case Quantity():
            return amount(
                entry.value, entry.unit, upper=entry.upper, approx=entry.approx, of=entry.of, per=entry.per
            )
        case Timex():
            return when(entry.edtf)
        case Person():
            return entry.name
        case Event():
            return _id(entry.type)
        case Observation():
            return _id(entry.indicator)
        case Commitment():
            return _id(entry.force)


def facts(entry: Entry) -> list[Fact]:
    """What else an entry says, piece by piece."""
    match entry:
        case Person():
            return [Fact(_id(slot) if slot == entry.office else slot) for slot in (entry.office, entry.country) if slot]
        case Event():
            said = [Fact(when(entry.date))] if entry.date else []
            said += [Fact(entry.place, quoted=True)] if entry.place else []
            said += [Fact(_id(entry.context))] if entry.context else []
            return said + _countries(entry.countries) + [Fact(name) for name in entry.participants]
        case Observation():
            said = [Fact(amount(entry.value, entry.unit, approx=entry.approx))] if entry.value is not None else []
            said += [Fact(change_words(entry.change, entry.unit, level=entry.value))] if entry.change else []
            said += [Fact(entry.label, quoted=True)] if entry.label else []
            said += [Fact(when(entry.period))] if entry.period else []
            return said + _countries(entry.countries)
        case Commitment():
            said = [Fact(_id(entry.indicator))] if entry.indicator else []
            said += [Fact(amount(entry.value, entry.unit))] if entry.value is not None else []
            said += [Fact(f"due {when(entry.due)}")] if entry.due else []
            said += [_place(entry.place)] if entry.place else []
            return said + _countries(entry.countries)
        case _:
            return []


def _place(place: str) -> Fact:
    return Fact(f"in {place}") if len(place) == 2 and place.isupper() else Fact(place, quoted=True)


def _countries(codes: tuple[str, ...]) -> list[Fact]:
    return [Fact(" ".join(codes))] if codes else []


def _id(word: str | None) -> str:
    return (word or "").replace("_", " ")


LANGUAGES: Mapping[str, str] = {
    "ru": "Russian", "ur": "Urdu", "en": "English", "kk": "Kazakh", "uz": "Uzbek", "ky": "Kyrgyz", "tg": "Tajik",
    "tk": "Turkmen", "az": "Azerbaijani", "tr": "Turkish", "fa": "Persian", "ar": "Arabic", "ps": "Pashto",
    "zh": "Chinese", "de": "German", "fr": "French", "es": "Spanish", "uk": "Ukrainian", "be": "Belarusian",
    "mn": "Mongolian", "hi": "Hindi", "pa": "Punjabi", "sd": "Sindhi", "kaa": "Karakalpak", "tt": "Tatar",
    "ug": "Uyghur", "ja": "Japanese", "ko": "Korean", "it": "Italian", "und": "an unknown language",
}  # fmt: skip


def language_name(code: str) -> str:
    """The English name of a language, or its code where none is known here.

    >>> language_name("ur"), language_name("xx")
    ('Urdu', 'xx')
    """
    return LANGUAGES.get(code, code)
