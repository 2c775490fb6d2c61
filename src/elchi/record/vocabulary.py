"""The closed vocabularies of the record, as typed tables with English labels; `vocabulary.toml` holds the words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

PATH = Path(__file__).with_name("vocabulary.toml")

ROLES = ("main", "related")
CONTEXTS = ("held", "under_way", "to_come")
DIRECTIONS = ("up", "down")
BODIES = ("EAEU", "EU", "SCO", "CIS", "OTS", "UN", "OIC", "ECO")
"""Bodies of states that stand among the countries under their short English names (others may, in capitals)."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Each vocabulary maps an id to its English label; membership is `id in vocabulary.event`."""

    approx: Mapping[str, str]
    force: Mapping[str, str]
    event: Mapping[str, str]
    office: Mapping[str, str]
    indicator: Mapping[str, str]
    sector: Mapping[str, str]
    unit: Mapping[str, str]
    usual_unit: Mapping[str, str]
    """Indicator → its usual unit: a unit id, `money` or `any`."""

    def is_unit(self, unit: str) -> bool:
        """Whether the id is a unit of the vocabulary or has the shape of an ISO 4217 code.

        >>> [vocabulary().is_unit(unit) for unit in ("percent", "KZT", "dollar")]
        [True, True, False]
        """
        return unit in self.unit or is_money(unit)


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency, which the record writes as its ISO 4217 code.

    >>> is_money("USD"), is_money("km"), is_money(None)
    (True, False, False)
    """
    return unit is not None and len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


@cache
def vocabulary() -> Vocabulary:
    """The vocabularies, read once.

    >>> vocabulary().force["proposed"]
    'one side proposed or initiated it (предложено)'
    """
    with PATH.open("rb") as file:
        tables = tomllib.load(file)
    units = {indicator: str(value["unit"]) for indicator, value in tables["indicator"].items()}
    labels = {name: MappingProxyType(_labels(table)) for name, table in tables.items()}
    return Vocabulary(**labels, usual_unit=MappingProxyType(units))


def _labels(table: Mapping[str, Any]) -> dict[str, str]:
    return {word: value["label"] if isinstance(value, dict) else value for word, value in table.items()}
