"""The annotated corpora in one form: documents with gold spans in Elchi's kinds, after the table of their README.

What a corpus marks and Elchi leaves out by its contract (clock times, ordinals, repetitions, pronouns as persons) is
`optional`: found or not, it counts as neither.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.spans import Span
from benchmarks.values import days, ducked, resolved

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpora"
FIGURES = ("money", "percent", "measure", "number")
PRONOUNS = frozenset("i he she they we you him her them us me his their who".split())
URDU_ONE = "ایک"
Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Document:
    """A text with the spans that others marked, and the kinds they were asked to mark in it."""

    id: str
    language: str
    text: str
    published: date | None
    gold: list[Span]
    optional: list[Span]
    kinds: frozenset[str]


@dataclass(frozen=True)
class Corpus:
    """A corpus: where it lies, what its labels mean here, and as what Elchi's durations count in it.

    `dated` says that its texts have a day of their own.
    `kinds_by` names the kinds asked for in one text by a key of its own (`model`). `skip` makes a gold span optional.
    `as_kind` changes the kind of findings: durations, and all figures to `figure` where the corpus has one label.
    """

    name: str
    file: str
    labels: Mapping[str, str]
    optional: frozenset[str] = frozenset()
    as_kind: Mapping[str, str] = field(default_factory=dict)
    kinds_by: Mapping[str, str] | None = None
    skip: Callable[[str, Raw], bool] = lambda text, span: False
    value: Callable[[Raw], Any] = lambda span: None
    extra: str | None = None
    dated: bool = False

    def kinds(self) -> frozenset[str]:
        """The kinds that the labels give."""
        return frozenset(self.labels.values())

    def documents(self, folder: Path = FOLDER, limit: int | None = None) -> Iterator[Document]:
        """The documents of the corpus; with `limit`, that many, spread evenly."""
        lines = (folder / self.file).read_text("utf-8").strip().split("\n")
        step = max(1, len(lines) // limit) if limit else 1
        for line in lines[::step]:
            yield self.document(json.loads(line))

    def document(self, raw: Raw) -> Document:
        """One document from its line."""
        text, gold, optional = raw["text"], [], []
        spans = list(raw["spans"]) + (list(raw.get(self.extra, ())) if self.extra else [])
        for span in spans:
            start, end, label = span["start"], span["end"], span["label"]
            kind = self.labels.get(label)
            if kind and not self.skip(text[start:end], span):
                gold.append(Span(start, end, kind, self.value(span)))
            elif kind or label in self.optional:
                optional.append(Span(start, end, "optional"))
        optional += [Span(span["start"], span["end"], "optional") for span in raw.get("unsure", ())]
        kinds = self.kinds()
        if self.kinds_by:
            model = raw.get("model") or raw["spans"][0]["label"]
            kinds = frozenset({self.kinds_by[model]} if model in self.kinds_by else ())
        stated = raw.get("dct") or raw.get("created")
        published = date.fromisoformat(stated[:10]) if stated and re.match(r"\d{4}-\d\d-\d\d", stated) else None
        return Document(raw["id"], raw["lang"], text, published, gold, optional, kinds)


def _one(text: str, span: Raw) -> bool:
    return text == URDU_ONE


def _pronoun(text: str, span: Raw) -> bool:
    lower = text.lower()
    if span["label"] == "Quantity":
        return lower in ("a", "an", "one")
    return span["label"] == "Person" and (lower in PRONOUNS or not re.search(r"[A-Z]\S* .*[A-Z]|^[A-Z]\S*$", text))


def _vague(text: str, span: Raw) -> bool:
    value = str(span.get("value", ""))
    return value.endswith("_REF") or value == "null" or bool(re.search(r"T\d|TNI|TMO|TEV|TAF", value))


def _clock(text: str, span: Raw) -> bool:
    if span["label"] != "Time":
        return False
    return ducked(str(span["value"])) is None


def _unsaid(text: str, span: Raw) -> bool:
    return span["label"] in ("numberrange", "temperature") and not re.search(r"\d|[a-z]{3}", text)


ONE_FIGURE = {**dict.fromkeys(FIGURES, "figure"), "duration": "figure"}
RECOGNIZERS = {
    "number": "number",
    "numberrange": "number",
    "currency": "money",
    "percentage": "percent",
    "dimension": "measure",
    "temperature": "measure",
    "age": "measure",
    "datetimeV2.date": "date",
    "datetimeV2.daterange": "date",
    "datetimeV2.duration": "date",
}
CORPORA = (
    Corpus(
        "kaznerd",
        "kk-kaznerd.valid.jsonl",
        {
            "MONEY": "money",
            "PERCENTAGE": "percent",
            "QUANTITY": "measure",
            "CARDINAL": "number",
            "DATE": "date",
            "PERSON": "person",
            "POSITION": "office",
        },
        optional=frozenset({"TIME", "ORDINAL"}),
        as_kind={"duration": "date"},
    ),
    Corpus(
        "factrueval",
        "ru-factrueval.devset.jsonl",
        {"Person": "person", "job": "office"},
        extra="fine",
    ),
    Corpus(
        "duckling",
        "ru-duckling.dev-half.jsonl",
        {
            "Numeral": "number",
            "AmountOfMoney": "money",
            "Distance": "measure",
            "Volume": "measure",
            "Quantity": "measure",
            "Duration": "measure",
            "Time": "date",
        },
        as_kind={"duration": "measure"},
        kinds_by={
            "Numeral": "number",
            "AmountOfMoney": "money",
            "Distance": "measure",
            "Volume": "measure",
            "Quantity": "measure",
            "Duration": "measure",
            "Time": "date",
        },
        skip=_clock,
        dated=True,
        value=lambda span: ducked(str(span["value"])),
    ),
    Corpus(
        "il-ner train",
        "ur-ilner.train.jsonl",
        {"NEN": "figure", "NETI": "date", "NEP": "person"},
        as_kind=ONE_FIGURE,
        skip=_one,
    ),
    Corpus(
        "il-ner dev",
        "ur-ilner.dev.jsonl",
        {"NEN": "figure", "NETI": "date", "NEP": "person"},
        as_kind=ONE_FIGURE,
        skip=_one,
    ),
    Corpus("ut", "uz-ut-news.first-half.jsonl", {"NUM": "figure"}, as_kind={**ONE_FIGURE, "date": "figure"}),
    Corpus(
        "re3d",
        "en-re3d.even-docs.jsonl",
        {"Quantity": "figure", "Money": "figure", "Temporal": "date", "Person": "person"},
        as_kind={**ONE_FIGURE, "duration": "date"},
        skip=_pronoun,
    ),
    Corpus(
        "gum",
        "en-gum.train-half.jsonl",
        {"date": "date"},
        dated=True,
        value=lambda span: days(str(span.get("when", ""))),
    ),
    Corpus(
        "wikiwars",
        "en-wikiwars.training.jsonl",
        {"DATE": "date"},
        as_kind={"duration": "date"},
        skip=_vague,
        dated=True,
        value=lambda span: days(str(span.get("value", ""))),
    ),
    Corpus(
        "recognizers",
        "en-recognizers.dev-half.jsonl",
        RECOGNIZERS,
        optional=frozenset(
            {
                "ordinal",
                "ordinal.relative",
                *(f"datetimeV2.{kind}" for kind in ("time", "timerange", "datetime", "datetimerange", "set")),
            }
        ),
        as_kind={"duration": "date"},
        kinds_by={
            "NumberModel": "number",
            "NumberRangeModel": "number",
            "CurrencyModel": "money",
            "PercentModel": "percent",
            "DimensionModel": "measure",
            "TemperatureModel": "measure",
            "DateTimeModel": "date",
        },
        skip=_unsaid,
        dated=True,
        value=lambda span: resolved(span["label"], span.get("resolution") or {}),
    ),
    Corpus("uner", "en-uner-ewt.dev.jsonl", {"PER": "person"}),
)
