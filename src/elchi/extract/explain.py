"""Says why the entries at a place of a page are there: the terms found, the rules, and what was dropped."""

from __future__ import annotations

from collections.abc import Iterator

from elchi.errors import InputError
from elchi.extract.entries import entries_of
from elchi.extract.pipeline import Findings, date_of, find, items_of
from elchi.extract.reading import Reading, open_reading
from elchi.language.loader import available_languages, load_language
from elchi.record.model import KINDS, Item
from elchi.text import edtf


def explain_text(text: str, at: int, *, published: str | None = None) -> Iterator[str]:
    """Lines that tell, for the offset `at` of a page, the item, the terms there, its entries and what was dropped.

    >>> lines = list(explain_text("Товарооборот составил 4 миллиарда долларов.", 23, published="2025-11-15"))
    >>> any("4000000000 USD" in line for line in lines)
    True
    """
    if not 0 <= at < len(text):
        raise InputError(
            f"--at {at}: the page's text has {len(text)} characters; give a place from 0 to {len(text) - 1}"
        )
    items, _ = items_of(text)
    item = next((item for item in items if item.start <= at < item.end), None)
    if item is None:
        yield f"{at}: outside every item (menu, buttons, counters and copyright lines are no part of the news)"
        return
    yield f"{at}: in the {item.role} item {item.start}–{item.end}, language {item.language}"
    if item.language not in available_languages():
        yield "  this language is not read: items in it are kept without entries"
        return
    language = load_language(item.language)
    day = edtf.parse_day(published) if published else date_of(text, items)
    reading = open_reading(
        text[item.start : item.end],
        language,
        base=item.start,
        published=day,
        title_end=item.title.end - item.start if item.title else 0,
    )
    yield f"  language data {language.version}; page dated {day or 'by nothing: relative times stay out'}"
    findings = find(reading)
    yield from _terms(reading, at)
    yield from _entries(findings, item, at)
    yield from _dropped(reading, at)


def _terms(reading: Reading, at: int) -> Iterator[str]:
    tokens = reading.tokens
    for index, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        if start + reading.base <= at < end + reading.base:
            yield f"  token {tokens.text(index, index + 1)!r}, folded {tokens.forms[index]!r}"
    for first, edges in enumerate(reading.lattice):
        for name, value, stop in edges:
            low, high = reading.span(first, stop)
            if low <= at < high:
                shown = "" if value is None else f" = {value}"
                yield f"  term {reading.text(first, stop)!r}: {name.replace(chr(34), 'word ')}{shown}"


def _entries(findings: Findings, item: Item, at: int) -> Iterator[str]:
    full = entries_of(findings, item, trace=True)
    found = False
    for kind in KINDS:
        for entry in getattr(full, kind):
            if entry.start <= at < entry.end:
                found = True
                yield f"  {kind}: {_value(entry)} – {entry.text!r} [{entry.start}, {entry.end}) by rule {entry.rule}"
    if not found:
        yield "  no entry at this place"


def _value(entry: object) -> str:
    """What an entry says, without its span and text."""
    skipped = ("text", "start", "end", "rule")
    shown = [
        f"{name}={value}" if name not in ("value", "unit") else f"{value}"
        for name in getattr(entry, "__struct_fields__", ())
        if name not in skipped and (value := getattr(entry, name)) not in (None, (), "exact")
    ]
    return " ".join(shown)


def _dropped(reading: Reading, at: int) -> Iterator[str]:
    for first, stop, why in reading.dropped:
        low, high = reading.span(first, stop)
        if low <= at < high:
            yield f"  considered and dropped: {reading.text(first, stop)!r} – {why}"
