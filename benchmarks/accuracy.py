"""How many of the gold figures and times Elchi and its peers get right: an overlapping span and the same value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from benchmarks.readers import DURATIONS, Reader, kind_of
from benchmarks.spans import Span, Tally, compare
from benchmarks.values import Figure, days, same
from elchi.evaluate.gold import GoldPage
from elchi.extract.pipeline import read_text
from elchi.record.model import Item

KINDS = ("money", "percent", "measure", "number", "date")
Find = Callable[[GoldPage], list[Span]]


def spans_of(item: Item) -> list[Span]:
    """The figures and times of an item as spans; durations are measures."""
    spans = []
    for quantity in item.quantities:
        kind = "measure" if quantity.unit in DURATIONS else kind_of(quantity.unit)
        spans.append(Span(quantity.start, quantity.end, kind, Figure(float(quantity.value), quantity.unit)))
    return spans + [Span(time.start, time.end, "date", days(time.edtf)) for time in item.times]


def elchi_finds(page: GoldPage) -> list[Span]:
    """What Elchi finds on a page."""
    record = read_text(page.text, id=page.id, published=page.published)
    return [span for item in record.items for span in spans_of(item)]


def peer_finds(reader: Reader) -> Find:
    """What a peer finds on a page, read as one text in the language of the page."""

    def find(page: GoldPage) -> list[Span]:
        published = date.fromisoformat(page.published) if page.published else None
        found = reader.read(page.text, page.language, published)
        return [span._replace(kind="measure") if span.kind == "duration" else span for span in found]

    return find


def tally(pages: Iterable[GoldPage], find: Find, kinds: Sequence[str]) -> dict[str, Tally]:
    """The tallies by kind over the items in the pages' own languages; what lies elsewhere counts for nobody.

    Gold values that a plain pair of days cannot hold (no year, open ends) are met or not, but not compared.
    """
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for page in pages:
        items = [item for item in page.record.items if item.language == page.language]
        gold = [span for item in items for span in spans_of(item)]
        found = [span for span in find(page) if any(item.start <= span.start < item.end for item in items)]
        for kind in kinds:
            mine = [span for span in gold if span.kind == kind]
            own = [span for span in found if span.kind == kind]
            one, _, _ = compare(mine, own, same_value=same)
            tallies[kind].add(one)
    return dict(tallies)


def right(tally: Tally) -> tuple[float, float]:
    """Value precision and recall: right values among what was found, and among what the gold has.

    >>> right(Tally(gold=4, found=5, met=4, compared=2, right=2))
    (0.6666666666666666, 1.0)
    """
    plain = tally.met - tally.compared
    found, gold = tally.found - plain, tally.gold - plain
    return tally.right / found if found else 0.0, tally.right / gold if gold else 0.0
