"""The order of the steps that read a page: items, then for each item every kind of entry, then the record."""

from __future__ import annotations

from datetime import date

from elchi.extract.quantities import find_quantities
from elchi.extract.reading import Reading, open_reading
from elchi.extract.timexes import find_timexes
from elchi.language.loader import Language, available_languages, load_language
from elchi.record.model import Item, Quantity, Record, Timex, Title
from elchi.text import edtf


def read_text(
    text: str,
    *,
    id: str = "",
    published: str | None = None,
    trace: bool = False,
) -> Record:
    """The record of a page's text; entries name their rule where `trace` is set.

    >>> record = read_text("Товарооборот составил 4 миллиарда долларов.", published="2025-11-15")
    >>> [(q.value, q.unit) for q in record.items[0].quantities]
    [(Decimal('4000000000'), 'USD')]
    """
    from elchi.page.items import cut_items

    known = available_languages()
    notes: list[str] = []
    items: list[Item] = []
    for span in cut_items(text, ()):
        title = None
        if span.title_start is not None and span.title_end is not None:
            title = Title(text=text[span.title_start : span.title_end], start=span.title_start, end=span.title_end)
        item = Item(role=span.role, language=span.language, start=span.start, end=span.end, title=title)
        if span.language in known:
            language = load_language(span.language)
            item = read_item(text, item, language, published=edtf.parse_day(published) if published else None, trace=trace)
        else:
            notes.append(f"item at {span.start}: language {span.language!r} is not read")
        items.append(item)
    return Record(id=id, published=published, items=tuple(items), notes=tuple(notes))


def open_item(text: str, item: Item, language: Language, *, published: date | None) -> Reading:
    """The reading of one item, with everything found in it."""
    title_end = item.title.end - item.start if item.title else 0
    reading = open_reading(
        text[item.start : item.end], language, base=item.start, published=published, title_end=title_end
    )
    reading.times = find_timexes(reading)
    reading.quantities = find_quantities(reading)
    return reading


def read_item(text: str, item: Item, language: Language, *, published: date | None, trace: bool) -> Item:
    """`item` with all its entries."""
    reading = open_item(text, item, language, published=published)
    return Item(
        role=item.role,
        language=item.language,
        start=item.start,
        end=item.end,
        title=item.title,
        quantities=tuple(_quantity(reading, mention, trace) for mention in reading.quantities),
        times=tuple(
            Timex(text=text[start:end], start=start, end=end, edtf=mention.edtf, rule=mention.rule if trace else None)
            for mention in reading.times
            for start, end in (reading.span(mention.start, mention.end),)
        ),
    )


def _quantity(reading: Reading, mention, trace: bool) -> Quantity:  # type: ignore[no-untyped-def]
    start, end = reading.span(mention.start, mention.end)
    return Quantity(
        text=reading.text(mention.start, mention.end), start=start, end=end, value=mention.value, upper=mention.upper,
        unit=mention.unit, of=mention.of, per=mention.per, approx=mention.approx, rule=mention.rule if trace else None,
    )
