"""Gold pages: annotated truth that points to the page by quotes, read into the same record that the engine gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from elchi.errors import InputError
from elchi.record.model import (
    Commitment,
    Entry,
    Event,
    Item,
    Observation,
    Person,
    Quantity,
    Record,
    Timex,
    Title,
)

ENTRY_TYPES: Mapping[str, type[Entry]] = {
    "quantities": Quantity,
    "times": Timex,
    "persons": Person,
    "events": Event,
    "observations": Observation,
    "commitments": Commitment,
}


@dataclass(frozen=True, slots=True)
class GoldPage:
    """An annotated page: its text, its language, and the record that a perfect engine would give."""

    id: str
    language: str
    text: str
    published: str | None
    record: Record


def load_gold(folder: Path) -> dict[str, GoldPage]:
    """The gold pages of a folder by id, in the order of their file names."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise InputError(f"{folder}: holds no gold pages; give a folder of *.json files")
    pages = (load_page(path) for path in paths)
    return {page.id: page for page in pages}


def load_page(path: Path) -> GoldPage:
    """One gold page from its file."""
    try:
        return to_gold(msgspec.json.decode(path.read_bytes()))
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: no gold page ({type(error).__name__}: {error})") from None


def to_gold(page: Mapping[str, Any]) -> GoldPage:
    """A gold page whose quotes are turned into spans.

    >>> page = to_gold({"id": "a", "language": "ru", "published": None, "text": "В мае и в мае 2025 года.", "items": [
    ...     {"role": "main", "language": "ru", "title": None, "first": "В мае", "last": "года.", "sectors": [],
    ...      "quantities": [], "times": [{"q": "мае", "n": 2, "edtf": "2025-05"}], "persons": [], "events": [],
    ...      "observations": [], "commitments": []}]})
    >>> page.record.items[0].times[0].start
    10
    """
    text, items = page["text"], []
    after = 0
    for item in page["items"]:
        start = _occurrence(text, item["first"], after=after)
        after = _occurrence(text, item["last"], after=start) + len(item["last"])
        items.append(_item(text, item, start, after))
    record = Record(id=page["id"], published=page.get("published"), items=tuple(items))
    return GoldPage(page["id"], page["language"], text, page.get("published"), record)


def _item(text: str, item: Mapping[str, Any], start: int, end: int) -> Item:
    entries: dict[str, Any] = {
        kind: tuple(_entry(text, entry, entry_type) for entry in item[kind]) for kind, entry_type in ENTRY_TYPES.items()
    }
    return Item(
        role=item["role"],
        language=item["language"],
        start=start,
        end=end,
        title=_title(text, item.get("title"), start),
        sectors=tuple(item["sectors"]),
        **entries,
    )


def _title(text: str, words: str | None, after: int) -> Title | None:
    if not words:
        return None
    start = _occurrence(text, words, after=after)
    return Title(text=words, start=start, end=start + len(words))


def _entry(text: str, entry: Mapping[str, Any], entry_type: type[Entry]) -> Entry:
    quote = entry["q"]
    start = _occurrence(text, quote, entry.get("n", 1))
    slots = {slot: value for slot, value in entry.items() if slot not in ("q", "n") and value is not None}
    if not any(value is not None for value in (slots.get("change") or {}).values()):
        slots.pop("change", None)
    return msgspec.convert({**slots, "text": quote, "start": start, "end": start + len(quote)}, entry_type)


def _occurrence(text: str, quote: str, nth: int = 1, *, after: int = 0) -> int:
    at = after - 1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            raise ValueError(f"not on the page: {quote[:60]!r} ({nth})")
    return at


