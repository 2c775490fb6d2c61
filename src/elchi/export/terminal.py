"""The record of a page for a terminal: item by item, what was said first, each with its words."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from elchi.export.bidi import isolate, languages_read, one_line
from elchi.export.words import facts, headword, language_name, when
from elchi.record.model import Entry, Item, Record

ORDER = ("events", "observations", "commitments", "quantities", "times", "persons")
_COLOURS = {
    "events": "35", "observations": "36", "commitments": "31", "quantities": "33", "times": "34", "persons": "32",
    "title": "1", "dim": "2",
}  # fmt: skip
_COLUMN = 26


def show(
    record: Record, text: str, *, colour: bool = False, width: int = 100, languages: Collection[str] | None = None
) -> str:
    """The view as text that ends with an empty line; `languages` are those that Elchi reads."""
    lines = list(_Painter(colour, max(width, 40), languages or languages_read()).page(record, text))
    return "\n".join(lines) + "\n\n"


class _Painter:
    def __init__(self, colour: bool, width: int, languages: Collection[str]) -> None:
        self.colour, self.width, self.languages = colour, width, languages

    def page(self, record: Record, text: str) -> Iterator[str]:
        published = f"published {when(record.published)}" if record.published else "day of publication not known"
        yield self.paint("dim", " · ".join(part for part in (one_line(record.id), published) if part))
        for item in record.items:
            yield ""
            yield from self.item(item, text)
        if not record.items:
            yield "No news item was found on this page."
        for note in record.notes:
            yield from self.wrap(f"Note: {one_line(note)}", 0)

    def item(self, item: Item, text: str) -> Iterator[str]:
        title = item.title.text if item.title else text[item.start : item.end].strip().partition("\n")[0]
        yield from (self.paint("title", line) for line in self.wrap(one_line(title), 0))
        where = f"{item.role} item, {language_name(item.language)}, characters {item.start}–{item.end}"
        yield self.paint("dim", where)
        found = {kind: entries for kind in ORDER if (entries := getattr(item, kind))}
        if not found and item.language not in self.languages:
            name = language_name(item.language)
            yield f"  {name[0].upper()}{name[1:]} is not read: the item is kept, without entries."
            return
        for kind, entries in found.items():
            yield self.paint(kind, f"  {kind.upper()} {len(entries)}")
            for entry in entries:
                yield from self.entry(entry, kind)
        if item.sectors:
            yield self.paint("dim", "  SECTORS")
            yield from self.wrap(", ".join(item.sectors), 4)
        if not (item.sectors or found):
            yield "  Nothing of the record's kinds was found in it."

    def entry(self, entry: Entry, kind: str) -> Iterator[str]:
        head, said = headword(entry), ", ".join(isolate(one_line(fact.text)) for fact in facts(entry))
        words = one_line(entry.text)
        if kind in ("quantities", "times", "persons"):
            label = one_line(head) + (f", {said}" if said else "")
            room = self.width - 4 - _COLUMN
            if columns(label) < _COLUMN and columns(words) <= room:
                yield f"    {label}{' ' * (_COLUMN - columns(label))}{isolate(words)}"
                return
            yield from self.wrap(label, 4)
        else:
            yield from self.wrap(f"{head}: {said}" if said else head, 4)
        yield from (self.paint("dim", line) for line in self.wrap(words, 6))

    def wrap(self, text: str, indent: int) -> Iterator[str]:
        """Lines of the text no wider than the screen, each safe in direction by itself."""
        line = ""
        for word in text.split():
            if line and columns(line) + 1 + columns(word) > self.width - indent:
                yield " " * indent + isolate(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        if line:
            yield " " * indent + isolate(line)

    def paint(self, kind: str, text: str) -> str:
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour else text


def columns(text: str) -> int:
    """How many columns of a terminal the text takes.

    >>> columns("کوکسرائے"), columns("й"), columns("北京")
    (8, 1, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
