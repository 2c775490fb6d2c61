"""Elchi reads official news and keeps a checked record of what was said.

>>> import elchi
>>> elchi.from_json(b'{"id": "a", "items": []}').id
'a'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elchi.errors import ContractError, DataError, ElchiError, InputError

if TYPE_CHECKING:
    from elchi.record.model import Record

__all__ = ["ContractError", "DataError", "ElchiError", "InputError", "from_json", "read", "to_json"]


def read(text: str, *, published: str | None = None, id: str = "", trace: bool = False) -> Record:
    """The record of a page's text: its items, and in each what was said.

    `published` is the page's day (`YYYY-MM-DD`), against which «15 ноября» and «в этом году» are resolved; without it
    they stay open. `trace` keeps the rule behind each entry.
    """
    from elchi.extract.pipeline import read_text

    return read_text(text, id=id, published=published, trace=trace)


def to_json(record: Record, trace: bool = False) -> bytes:
    """The record as one line of JSON, the same bytes in every run."""
    from elchi.record.serialise import to_json

    return to_json(record, trace)


def from_json(data: bytes | str) -> Record:
    """The record that a line of JSON holds."""
    from elchi.record.serialise import from_json

    return from_json(data)
