"""The record of a page as frozen structs; key order here is the key order of the JSON.

Offsets count Unicode code points of the page's text and are end-exclusive. Figures are `Decimal`, whole ones without
an exponent, so that JSON prints plain numbers. Every entry carries the id of the rule that made it in `rule`, which
is printed only when a trace is asked for.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """The title of an item, as a span of the page's text."""

    text: str
    start: int
    end: int


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A cardinal that measures or counts something: `value` (to `upper`) of `unit`, per `per`, hedged by `approx`.

    >>> Quantity(text="25 %", start=0, end=4, value=Decimal(25), unit="percent").approx
    'exact'
    """

    text: str
    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    unit: str
    of: str | None = None
    per: str | None = None
    approx: str = "exact"
    rule: str | None = None


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """An expression that names a stretch of the calendar, with its value in EDTF."""

    text: str
    start: int
    end: int
    edtf: str
    rule: str | None = None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of a person by name, with the usual Latin spelling and the office and country known from the page."""

    text: str
    start: int
    end: int
    name: str
    office: str | None = None
    country: str | None = None
    rule: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something dated or datable that took place, is under way or is to come (`context`)."""

    type: str
    text: str
    start: int
    end: int
    date: str | None = None
    place: str | None = None
    countries: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    context: str | None = None
    rule: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A change of an indicator: both ends where given, by how much (in `by_unit`), and its direction."""

    from_: Decimal | None = None
    to: Decimal | None = None
    by: Decimal | None = None
    by_unit: str | None = None
    direction: str


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """A figure for the state of affairs: what it measures, whose it is, and for which period."""

    indicator: str
    label: str
    text: str
    start: int
    end: int
    value: Decimal | None = None
    unit: str | None = None
    approx: str = "exact"
    countries: tuple[str, ...] = ()
    period: str | None = None
    change: Change | None = None
    rule: str | None = None


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is to be, with the force its words give it, and its value and due date where stated."""

    force: str
    text: str
    start: int
    end: int
    countries: tuple[str, ...] = ()
    indicator: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    due: str | None = None
    place: str | None = None
    rule: str | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One news item of a page, in one language, with everything found in it."""

    role: str
    language: str
    start: int
    end: int
    title: Title | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Timex, ...] = ()
    persons: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    sectors: tuple[str, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found on one page; `notes` say what a reader should know (an item in a language not read, …)."""

    id: str
    published: str | None = None
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()


Entry = Quantity | Timex | Person | Event | Observation | Commitment
KINDS = ("quantities", "times", "persons", "events", "observations", "commitments")
