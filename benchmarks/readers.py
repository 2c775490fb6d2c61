"""Elchi and its peers behind one face: a text, its language and its date in, spans out.

A peer that cannot be imported is named and left out. `dateparser` gives no offsets: its strings are looked for in
order. `quantulum3` runs without its classifier, which needs a model trained elsewhere.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from benchmarks.spans import Span
from benchmarks.values import MONEY, Days, Figure, days, measured
from elchi.text import edtf

Read = Callable[[str, str, date | None], list[Span]]
NOMINAL_DAY = date(2020, 1, 15)
"""The day that dateparser is told for a text without one (else it takes today), and Elchi in a reading of its own."""
FIGURES = frozenset({"money", "percent", "measure", "number", "duration"})
DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


@dataclass(frozen=True)
class Reader:
    """Something that finds spans: in which languages, and of which kinds."""

    name: str
    languages: frozenset[str]
    kinds: frozenset[str]
    read: Read


def kind_of(unit: str) -> str:
    """The kind of a figure by its unit.

    >>> [kind_of(unit) for unit in ("USD", "pp", "year", "km", "count", "times")]
    ['money', 'percent', 'duration', 'measure', 'number', 'number']
    """
    if len(unit) == 3 and unit.isupper() and unit.isalpha():
        return "money"
    if unit in ("percent", "pp"):
        return "percent"
    if unit in DURATIONS:
        return "duration"
    return "number" if unit in ("count", "times") else "measure"


def read_elchi(text: str, code: str, published: date | None) -> list[Span]:
    """The quantities, times, persons and words of office that Elchi finds in a text of known language."""
    from elchi.extract.pipeline import read_item
    from elchi.extract.reading import open_reading
    from elchi.language.loader import load_language
    from elchi.record.model import Item
    from elchi.record.vocabulary import vocabulary

    language = load_language(code)
    item = Item(role="main", language=code, start=0, end=len(text))
    found = read_item(text, item, language, published=published)
    spans = [Span(q.start, q.end, kind_of(q.unit), Figure(float(q.value), q.unit)) for q in found.quantities]
    spans += [Span(t.start, t.end, "date", days(t.edtf)) for t in found.times]
    spans += [Span(p.start, p.end, "person", p.name) for p in found.persons]
    reading = open_reading(text, language, base=0, published=published)
    offices = vocabulary().office
    for hit in reading.hits("office"):
        if hit.value in offices:
            spans.append(Span(*reading.span(hit.start, hit.end), "office", hit.value))
    return spans


def elchi() -> Reader:
    """Elchi itself."""
    kinds = FIGURES | {"date", "person", "office"}
    return Reader("elchi", frozenset({"ru", "ur", "en", "kk", "uz"}), kinds, read_elchi)


def elchi_told_a_day() -> Reader:
    """Elchi told a nominal day for a text without one: without a day it leaves «today» and «this year» out."""
    return Reader(
        "elchi+day",
        frozenset({"ru", "ur", "en", "kk", "uz"}),
        frozenset({"date", "duration"}),
        lambda text, code, published: read_elchi(text, code, published or NOMINAL_DAY),
    )


@cache
def natasha_tools() -> Mapping[str, Any]:
    """The parts of natasha, loaded once."""
    import natasha

    vocabulary = natasha.MorphVocab()
    embedding = natasha.NewsEmbedding()
    return {
        "doc": natasha.Doc,
        "segmenter": natasha.Segmenter(),
        "morph_vocabulary": vocabulary,
        "morph": natasha.NewsMorphTagger(embedding),
        "syntax": natasha.NewsSyntaxParser(embedding),
        "ner": natasha.NewsNERTagger(embedding),
        "dates": natasha.DatesExtractor(vocabulary),
        "money": natasha.MoneyExtractor(vocabulary),
    }


def read_natasha(text: str, code: str, published: date | None) -> list[Span]:
    """Persons, dates and sums of money after natasha."""
    tools = natasha_tools()
    doc = tools["doc"](text)
    doc.segment(tools["segmenter"])
    doc.tag_ner(tools["ner"])
    spans = [Span(span.start, span.stop, "person") for span in doc.spans if span.type == "PER"]
    return spans + natasha_facts(text, published)


def natasha_facts(text: str, published: date | None = None) -> list[Span]:
    """Dates and sums of money after natasha; a day or month without a year gets the nearest one, as ours do."""
    tools = natasha_tools()
    spans = [
        Span(match.start, match.stop, "date", _natasha_days(match.fact, published)) for match in tools["dates"](text)
    ]
    for match in tools["money"](text):
        spans.append(Span(match.start, match.stop, "money", Figure(float(match.fact.amount), match.fact.currency)))
    return spans


def natasha_full(text: str) -> None:
    """Natasha's whole pipeline, as its documentation shows it."""
    tools = natasha_tools()
    doc = tools["doc"](text)
    doc.segment(tools["segmenter"])
    doc.tag_morph(tools["morph"])
    doc.parse_syntax(tools["syntax"])
    doc.tag_ner(tools["ner"])
    for span in doc.spans:
        span.normalize(tools["morph_vocabulary"])
    natasha_facts(text)


def _natasha_days(fact: Any, published: date | None) -> Days | None:
    year = fact.year
    if year is None and fact.month and published:
        day = edtf.nearest_day(fact.month, fact.day, published) if fact.day else None
        year = day.year if day else edtf.nearest_month(fact.month, published)
    if year is None:
        return None
    parts = [f"{year:04d}"]
    if fact.month:
        parts.append(f"{fact.month:02d}")
        if fact.day:
            parts.append(f"{fact.day:02d}")
    return days("-".join(parts))


def read_dateparser(text: str, code: str, published: date | None) -> list[Span]:
    """Dates after dateparser's search, told the language and the day of the text."""
    from dateparser.search import search_dates

    day = published or NOMINAL_DAY
    settings = {"RETURN_AS_TIMEZONE_AWARE": False, "RELATIVE_BASE": datetime(day.year, day.month, day.day, 12)}
    spans, at = [], 0
    for words, moment in search_dates(text, languages=[code], settings=settings) or []:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        spans.append(Span(start, at, "date", Days(moment.date(), moment.date(), True)))
    return spans


def read_quantulum(text: str, code: str, published: date | None) -> list[Span]:
    """Figures after quantulum3."""
    from quantulum3 import parser

    spans = []
    for found in parser.parse(text):
        name, entity, amount = found.unit.name, found.unit.entity.name, float(found.value)
        start, end = found.span
        if entity == "currency":
            figure: Figure | None = Figure(amount, found.unit.currency_code or MONEY.get(name))
            kind = "money"
        elif entity == "dimensionless":
            kind = "percent" if name == "percentage" else "number"
            figure = Figure(amount, "percent" if kind == "percent" else "count")
        else:
            kind = "duration" if entity == "time" else "measure"
            figure = measured(amount, name)
        spans.append(Span(start, end, kind, figure))
    return spans


PEERS = (
    Reader("natasha", frozenset({"ru"}), frozenset({"person", "date", "money"}), read_natasha),
    Reader("dateparser", frozenset({"ru", "ur", "en", "kk", "uz"}), frozenset({"date"}), read_dateparser),
    Reader("quantulum3", frozenset({"en"}), FIGURES, read_quantulum),
)


def peers() -> tuple[list[Reader], list[str]]:
    """The peers that run here, and a line for each that does not."""
    ready, absent = [], []
    for reader in PEERS:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                reader.read("7 km, 2025.", sorted(reader.languages)[0], None)
        except Exception as error:
            absent.append(f"{reader.name} left out: {type(error).__name__}: {error}")
        else:
            ready.append(reader)
    return ready, absent
