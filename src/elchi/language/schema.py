"""What a language folder may and must hold: the settings, and how a file splits into lexicon, macros and patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from elchi.errors import DataError

FILES = "numerals units hedges calendar countries places offices names events commitments indicators sectors".split()
YIELDS = ("time", "quantity", "event", "commitment", "person", "observation")


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of `language.toml`, as languages/README.md describes them."""

    name: str
    code: str
    direction: str = "ltr"
    cased: bool = True
    decimal: tuple[str, ...] = (",",)
    group: tuple[str, ...] = (" ",)
    indian: bool = False
    sentence_end: list[str] = []
    abbreviations: list[str] = []
    end_abbreviations: list[str] = []
    morphology: str = "listed"
    morphology_rules: dict[str, Any] = {}
    number_position: str = "before"
    fiscal_year_start: int = 1
    final_apostrophe: str = ""
    capital_adjectives: bool = False
    head_final: bool = False
    home: str | None = None
    span_endings: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    coordinators: list[str] = []
    office_links: list[str] = []
    host_links: list[str] = []
    agent_marks: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    converb_endings: tuple[str, ...] = ()
    surname_endings: tuple[str, ...] = ()
    surname_marks: tuple[str, ...] = ()
    fold: dict[str, str] = {}
    function_words: list[str] = []
    adjective_endings: list[str] = []
    plural_endings: list[str] = []
    clause_starts: list[str] = []
    related_headings: list[str] = []


def read_settings(data: Mapping[str, Any], *, file: str) -> Settings:
    """The settings in `data`, or DataError that names the file, the key and what is expected."""
    try:
        return msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        raise DataError(f"{file}: {error}; see languages/README.md") from error


def classes_in(data: Mapping[str, Any], *, file: str, prefix: str = "") -> Iterator[tuple[str, str, list[str]]]:
    """Class, value and terms of every lexicon table in `data`; `pattern` and `macro` are no lexicons.

    >>> list(classes_in({"hedge": {"before": {"over": ["более"]}}}, file="hedges.toml"))
    [('hedge.before', 'over', ['более'])]
    """
    for key, value in data.items():
        if not prefix and key in ("pattern", "macro"):
            continue
        if isinstance(value, dict):
            yield from classes_in(value, file=file, prefix=f"{prefix}.{key}" if prefix else key)
        elif isinstance(value, list) and prefix and all(isinstance(term, str) for term in value):
            yield prefix, key, value
        else:
            where = f"[{prefix}] {key}" if prefix else key
            raise DataError(f"{file}: {where} is neither a table nor a list of terms; see languages/README.md")
