"""The order of the steps that read a page: items, then for each item every kind of entry, then the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from elchi.extract.commitments import find_commitments
from elchi.extract.entries import entries_of
from elchi.extract.events import find_events
from elchi.extract.geography import find_countries, find_parties
from elchi.extract.identities import People
from elchi.extract.mentions import CommitmentMention, EventMention, ObservationMention
from elchi.extract.observations import find_observations
from elchi.extract.persons import find_persons
from elchi.extract.quantities import find_quantities, trim_hedges
from elchi.extract.reading import Reading, open_reading
from elchi.extract.sectors import find_sectors
from elchi.extract.stretches import joined, stretches
from elchi.extract.timexes import find_timexes
from elchi.language.loader import Language, available_languages, load_language, load_settings
from elchi.page.items import cut_items
from elchi.record.invariants import check
from elchi.record.model import Item, Record, Title
from elchi.text import edtf

DATE_LINE_REACH = 160
DATE_LINE_INDENT = 40


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one item, as mentions over its tokens."""

    reading: Reading
    events: Sequence[EventMention]
    observations: Sequence[ObservationMention]
    commitments: Sequence[CommitmentMention]
    sectors: tuple[str, ...]


def find(reading: Reading, people: People | None = None) -> Findings:
    """All mentions of an item, step by step; each step sees what the ones before it found.

    `people` are the persons of the page's items read before, and the state that its main item speaks from.
    """
    people = People() if people is None else people
    reading.times = find_timexes(reading)
    for time in reading.times:
        reading.add(time.start, ("time", None, time.end))
    reading.quantities = trim_hedges(reading, find_quantities(reading))
    countries = find_countries(reading)
    parties = find_parties(reading, countries, people.home)
    reading.persons = find_persons(reading, countries, parties, people)
    if people.home is None and parties:
        people.home = parties[0]
    _add_mentions(reading)
    events = find_events(reading, countries, reading.persons, parties)
    commitments = find_commitments(reading, countries, parties)
    taken = {figure for commitment in commitments for figure in commitment.figures}
    observations = find_observations(reading, taken, countries, parties)
    return Findings(reading, events, observations, commitments, find_sectors(reading))


def _add_mentions(reading: Reading) -> None:
    """Makes what was found matchable: the classes `quantity` and `person` of patterns, beside `time`."""
    for figure in reading.quantities:
        reading.add(figure.start, ("quantity", figure.unit, figure.end))
    for person in reading.persons:
        reading.add(person.start, ("person", person.office, person.end))


def read_item(
    text: str,
    item: Item,
    language: Language,
    *,
    published: date | None,
    trace: bool = False,
    people: People | None = None,
) -> Item:
    """`item` with all its entries; `text` is the page's, `people` those of its items read before.

    An item that is longer than any news is read in stretches.
    """
    people = People() if people is None else people
    title_end = item.title.end if item.title else 0
    parts = [
        entries_of(find(_opened(text, low, high, language, published, title_end), people), item, trace=trace)
        for low, high in stretches(item.start, item.end, text)
    ]
    return parts[0] if len(parts) == 1 else joined(item, parts)


def _opened(text: str, low: int, high: int, language: Language, published: date | None, title_end: int) -> Reading:
    return open_reading(
        text[low:high], language, base=low, published=published, title_end=min(max(title_end - low, 0), high - low)
    )


def read_text(text: str, *, id: str = "", published: str | None = None, trace: bool = False) -> Record:
    """The record of a page's text; entries name their rule where `trace` is set.

    Where no `published` is given, a full date that stands at the head of the main item dates the page.

    >>> record = read_text("Товарооборот составил 4 миллиарда долларов.", published="2025-11-15")
    >>> [(q.value, q.unit) for q in record.items[0].quantities]
    [(Decimal('4000000000'), 'USD')]
    """
    items, notes = items_of(text)
    day = edtf.parse_day(published) if published else date_of(text, items)
    if published is None and day is not None:
        published = edtf.day(day)
        notes.append(f"dated {published} by its own text")
    known = available_languages()
    people = People()
    read = [
        read_item(text, item, load_language(item.language), published=day, trace=trace, people=people)
        if item.language in known
        else item
        for item in items
    ]
    record = Record(id=id, published=published, items=tuple(read), notes=tuple(notes))
    check(record, text)
    return record


def items_of(text: str) -> tuple[list[Item], list[str]]:
    """The items of a page without entries, and notes on those in languages that are not read."""
    known = available_languages()
    items: list[Item] = []
    notes: list[str] = []
    for span in cut_items(text, related_headings()):
        title = None
        if span.title_start is not None and span.title_end is not None:
            title = Title(text=text[span.title_start : span.title_end], start=span.title_start, end=span.title_end)
        items.append(Item(role=span.role, language=span.language, start=span.start, end=span.end, title=title))
        if span.language not in known:
            notes.append(f"the item at {span.start} is in a language that is not read ({span.language}): no entries")
    return items, notes


def date_of(text: str, items: Sequence[Item]) -> date | None:
    """The day that the head of the main item states in full: a date line or the place and date before the news."""
    main = next((item for item in items if item.role == "main" and item.language in available_languages()), None)
    if main is None:
        return None
    head = text[main.start : min(main.end, (main.title.end if main.title else main.start) + DATE_LINE_REACH)]
    reading = open_reading(head, load_language(main.language), base=main.start)
    for time in find_timexes(reading):
        day = edtf.parse_day(time.edtf)
        line = head.rfind("\n", 0, reading.tokens.starts[time.start]) + 1
        if day is not None and reading.tokens.starts[time.start] - line <= DATE_LINE_INDENT:
            return day
    return None


@cache
def related_headings() -> frozenset[str]:
    """The lines that head related items in any of the languages, folded."""
    return frozenset(heading for code in available_languages() for heading in load_settings(code).related_headings)
