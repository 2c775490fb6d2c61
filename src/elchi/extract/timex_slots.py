"""The slots of a matched time pattern, with what they are resolved against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple


class Context(NamedTuple):
    """What an expression is resolved against: the page's date, the time before it, the fiscal year's first month, and
    the period that the item reports on (its first month, quarter, half or year)."""

    published: date | None
    previous: str | None
    fiscal_start: int
    reference: str | None = None
    near: bool = True
    """Whether the time before stands in the same sentence."""


class Slots:
    """Typed access to the slots of one match."""

    def __init__(self, values: Mapping[str, Any], context: Context) -> None:
        self.values = values
        self.published = context.published
        self.previous = context.previous
        self.fiscal_start = context.fiscal_start
        self.reference = context.reference
        self.near = context.near

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
