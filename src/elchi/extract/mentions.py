"""What the steps hand on: mentions over the tokens of one item, each with the rule that made it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from elchi.record.model import Change


class TimexMention(NamedTuple):
    """A time expression on tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    edtf: str
    rule: str
    reach: tuple[int, int]


class QuantityMention(NamedTuple):
    """A quantity on tokens `start` to `end` (exclusive): the hedge or number first, the unit or noun's head last.

    `number` is where the numeral begins, `unit_end` where numeral and unit end (the counted noun not included).
    `noun` is the counted noun's tokens; `pair` says that it is one end of a change or part of a whole.
    """

    start: int
    end: int
    number: int
    unit_end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    of: str | None
    per: str | None
    approx: str
    kind: str
    noun: tuple[int, int] | None
    rule: str
    pair: str | None = None


class CountryMention(NamedTuple):
    """A country named on tokens `start` to `end`: by its name (`country`), adjective, a place in it, or as a body."""

    start: int
    end: int
    code: str
    kind: str


class PersonMention(NamedTuple):
    """A person named on tokens `start` to `end`, with identity, office and country."""

    start: int
    end: int
    name: str
    office: str | None
    country: str | None
    rule: str


class EventMention(NamedTuple):
    """A happening on tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    type: str
    date: str | None
    place: str | None
    countries: tuple[str, ...]
    participants: tuple[str, ...]
    context: str | None
    rule: str


class CommitmentMention(NamedTuple):
    """An undertaking on tokens `start` to `end` (exclusive); `figures` are the quantities that it holds."""

    start: int
    end: int
    force: str
    countries: tuple[str, ...]
    indicator: str | None
    value: Decimal | None
    unit: str | None
    due: str | None
    place: str | None
    rule: str
    figures: tuple[int, ...]


class ObservationMention(NamedTuple):
    """A figure, or a change, of an indicator on tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    indicator: str
    label: str
    value: Decimal | None
    unit: str | None
    approx: str
    countries: tuple[str, ...]
    period: str | None
    change: Change | None
    rule: str
